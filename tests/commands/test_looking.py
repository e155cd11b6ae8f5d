"""`scrapy fetch`, `view`, `shell` and `runspider`: they say who asks, and what they fetch is put down nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from scrapy import Request

from crawler.spiders.archive import ArchiveSpider
from tests.commands.test_saved import said
from tests.conftest import LOCAL, Scrapy
from tests.network.support import Listener

OTHER = """
import scrapy

class Other(scrapy.Spider):
    name = "other"

    def __init__(self, url):
        self.start_urls = [url]

    def parse(self, response):
        print(response.text)
"""
# `{url}` and `{folder}` stand in them.
COMMANDS = [
    pytest.param(["fetch", "{url}"], "ok\n", id="fetch"),
    pytest.param(["view", "{url}"], "", id="view"),
    pytest.param(["shell", "-c", "response.text", "{url}"], "ok\n", id="shell"),
    pytest.param(["runspider", "{folder}/other.py", "-a", "url={url}"], "ok\n", id="a spider of somebody else's"),
]
NO_CONTACT = [*LOCAL, "-s", "CONTACT="]


def filled(command: list[str], site: Listener, folder: Path) -> list[str]:
    (folder / "other.py").write_text(OTHER, "utf-8")
    return [word.format(url=f"http://127.0.0.1:{site.port}/", folder=folder) for word in command]


@pytest.fixture
def site() -> Listener:
    return Listener("127.0.0.1")


@pytest.fixture(autouse=True)
def _no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER", "true")


@pytest.mark.parametrize(("command", "printed"), COMMANDS)
def test_nothing_is_put_down(scrapy: Scrapy, site: Listener, tmp_path: Path, command: list[str], printed: str) -> None:
    with site:
        done = scrapy(*filled(command, site, tmp_path), *LOCAL, "-s", "ARCHIVE_ENABLED=1")
    assert (done.returncode, done.stdout) == (0, printed), done.stderr
    assert "Traceback" not in done.stderr
    assert len(site.heads) == 2  # the first for robots.txt
    assert all(b"(+tests@example.org)" in head for head in site.heads)
    assert {path.name for path in tmp_path.iterdir()} <= {"other.py", "__pycache__", "ledger.db.locks"}


@pytest.mark.parametrize("command", [pytest.param(row.values[0], id=row.id) for row in COMMANDS])
def test_nobody_is_asked_without_a_contact(scrapy: Scrapy, site: Listener, tmp_path: Path, command: list[str]) -> None:
    with site:
        done = scrapy(*filled(command, site, tmp_path), *NO_CONTACT)
    assert site.heads == []
    assert "set CONTACT to an e-mail address or URL of yours" in done.stderr
    if command[0] != "runspider":
        assert done.returncode == 2
        assert len(said(done.stderr)) == 1


@pytest.mark.parametrize(
    ("contact", "words"),
    [
        pytest.param("", "set CONTACT to", id="none"),
        pytest.param("somebody", "CONTACT is 'somebody'; expected an e-mail address or URL", id="nothing to write to"),
    ],
)
def test_a_request_of_the_shell(scrapy: Scrapy, site: Listener, contact: str, words: str) -> None:
    """What is fetched by hand there passes no command's check."""
    with site:
        done = scrapy("shell", "-c", f"fetch('http://127.0.0.1:{site.port}/')", *LOCAL, "-s", f"CONTACT={contact}")
    assert site.heads == []
    assert words in done.stderr


@pytest.mark.parametrize(
    ("command", "spider"),
    [
        pytest.param(command, spider, id=f"{command}, {reason}")
        for command in ("fetch", "view", "shell", "parse")
        for spider, reason in (("lzfz", "one of ours"), ("lzf", "none"))
    ],
)
def test_no_spider_of_ours_runs_without_a_crawl(
    scrapy: Scrapy, site: Listener, tmp_path: Path, command: str, spider: str
) -> None:
    with site:
        done = scrapy(command, "--spider", spider, f"http://127.0.0.1:{site.port}/", *LOCAL)
    assert (done.returncode, done.stdout, site.heads) == (2, "", [])
    told = {
        "lzfz": "spider 'lzfz' asks the ledger what to do, so it needs a crawl: scrapy crawl lzfz",
        "lzf": "no spider is called 'lzf'; there are: lzfz, ",
    }
    assert [told[spider] in line for line in said(done.stderr)] == [True]
    assert list(tmp_path.iterdir()) == []


def test_no_spider_of_ours_is_borrowed_for_its_site() -> None:
    """Scrapy takes one whose `allowed_domains` has the address."""

    class Ours(ArchiveSpider):
        name = "a.cn"

    assert not Ours.handles_request(Request("http://a.cn/"))
