"""`scrapy testcase`: what it writes is a test page as those of tests/pages; nothing is overwritten and nothing leaves the folder."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from scrapy.exceptions import UsageError
from scrapy.settings import Settings
from scrapy.utils.project import get_project_settings

from crawler.commands import testcase
from crawler.ledger import open_database
from tests.archive.crawled import FETCHED, Crawled
from tests.commands.test_reprocess import NO_ARTICLE
from tests.spiders.test_parts import page as part
from tests.spiders.web import article
from tests.test_pages import ARTICLE_FIELDS

A, LIST, PARTS = "http://www.a.cn/show-1.html", "http://a.cn/list.html", "http://a.cn/tzgg/202405/t20240501_7712.html"


@pytest.fixture
def crawled(tmp_path: Path) -> Iterator[Crawled]:
    ledger = open_database(f"sqlite:///{tmp_path}/ledger.db")
    yield Crawled(tmp_path / "archive", ledger)
    ledger.close()


@pytest.fixture
def run(crawled: Crawled, tmp_path: Path) -> Any:
    def ran(*args: str, why: str | None = None) -> int:
        command = testcase.Command()
        changed = {"LEDGER_URL": crawled.ledger.url, "ARCHIVE_DIR": str(crawled.folder)}
        command.settings = Settings(get_project_settings().copy_to_dict() | changed)
        command.exitcode = 0
        command.run(list(args), Namespace(folder=str(tmp_path / "cases"), why=why))
        return command.exitcode

    return ran


def test_an_archived_page_becomes_a_test_page(crawled: Crawled, run: Any, tmp_path: Path) -> None:
    text = article(1, original="http://www.gov.cn/content/post_1.html")
    for url, html in ((A, text), (LIST, NO_ARTICLE), (PARTS, part(0))):
        crawled.crawl(url, html)
    assert run("https://a.cn/show-1.html", "first", why="A date before the title") == 0
    assert run(LIST, "list-2") == 0
    assert run(PARTS, "parts_3") == 0
    folder = tmp_path / "cases"
    assert sorted(path.name for path in folder.iterdir()) == [
        *("first.html", "first.json", "index.jsonl", "list-2.html", "list-2.json", "parts_3.html", "parts_3.json")
    ]
    assert (folder / "first.html").read_bytes() == text.encode()
    rows = [json.loads(line) for line in (folder / "index.jsonl").read_text().splitlines()]
    assert rows[0] == {"file": "first.html", "url": A, "content_type": "text/html; charset=utf-8", "fetched_at": FETCHED}
    assert [row["file"] for row in rows] == ["first.html", "list-2.html", "parts_3.html"]
    golden, no_article, parts = (json.loads((folder / f"{name}.json").read_text()) for name in ("first", "list-2", "parts_3"))
    assert golden["why"] == "A date before the title"
    assert list(golden["article"]) == [name for name in ARTICLE_FIELDS if name not in {"url", "site"}]
    assert (golden["article"]["original_url"], golden["article"]["original_label"]) == (
        "http://www.gov.cn/content/post_1.html",
        "原文链接",
    )
    assert (no_article["article"], no_article["reason"]) == (None, "no_title")
    assert LIST in no_article["why"]
    assert parts["next_part"] == PARTS.replace(".html", "_1.html")


@pytest.mark.parametrize(
    "name",
    ["../outside", "/tmp/outside", "a/b", ".hidden", "-option", "", "a.b", "名", "x" * 200, "a\n", "..", "a\\b", "a\x00"],
)
def test_a_name_is_no_path(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="NAME is"):
        testcase.Command().work([A, name], Namespace(folder=str(tmp_path / "cases"), why=None))
    assert not (tmp_path / "cases").exists()


def test_nothing_is_overwritten(crawled: Crawled, run: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    crawled.crawl(A, article(1))
    folder = tmp_path / "cases"
    folder.mkdir()
    (folder / "index.jsonl").write_text('{"file": "a-row.html", "url": "http://b.cn/"}')
    (folder / "a-link.html").symlink_to(tmp_path / "outside.html")
    (folder / "a-page.html").write_text("mine")
    (folder / "a-golden.json").write_text("mine")
    before = {path.name: path.read_text() for path in folder.iterdir() if path.exists()}
    for name in ("a-row", "a-link", "a-page", "a-golden"):
        assert run(A, name) == 1
        assert "nothing was written" in capsys.readouterr().err
    assert {path.name: path.read_text() for path in folder.iterdir() if path.exists()} == before
    assert not (tmp_path / "outside.html").exists()
    assert run(A, "another") == 0
    assert len((folder / "index.jsonl").read_text().splitlines()) == 2, "a last line without its end is no trouble"


def test_a_page_that_is_not_archived(crawled: Crawled, run: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(A, "case") == 1
    assert f"{A} is not in the archive" in capsys.readouterr().err
