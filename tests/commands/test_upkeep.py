"""`scrapy forget` and `scrapy ledger` as a user runs them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from crawler.ledger import open_database
from tests.commands.test_saved import PAGES, said
from tests.conftest import Scrapy
from tests.ledger.made import article, put

URL = "http://www.lzfz.org.cn/show-1.html"


def exported(scrapy: Scrapy) -> list[str]:
    return [json.loads(line)["url"] for line in scrapy("export", "pages").stdout.splitlines()]


def test_forget_and_backup(scrapy: Scrapy, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    shutil.copy(PAGES / "lzfz_repost.html", folder / "a.html")
    (folder / "index.jsonl").write_text(json.dumps({"file": "a.html", "url": URL}), "utf-8")
    assert scrapy("crawl", "saved", "-a", f"path={folder}").returncode == 0
    assert scrapy("ledger", "backup", str(tmp_path / "copy.db")).returncode == 0

    gone = scrapy("forget", URL, "--reason", "asked for")
    assert gone.stdout == f"{URL}: forgotten, 1 page with 1 version\n"
    assert "not touched" in gone.stderr
    scrapy("crawl", "saved", "-a", f"path={folder}")
    assert exported(scrapy) == []
    assert scrapy("forget", "--allow-again", URL).returncode == 0
    scrapy("crawl", "saved", "-a", f"path={folder}")
    assert exported(scrapy) == [URL]

    copy = scrapy("export", "pages", ledger=f"sqlite:///{tmp_path}/copy.db")
    assert URL in copy.stdout
    assert scrapy("ledger", "upgrade").returncode == 0
    assert scrapy("ledger", "backup").returncode == 2
    nowhere = scrapy("ledger", "backup", str(tmp_path / "none" / "copy.db"))
    assert nowhere.returncode == 1
    assert said(nowhere.stderr)[-1].endswith("copy.db: expected a new file in a folder that is there and may be written to")


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("http://www.lzfz.org.cn/show-7.html", id="an address that no page has"),
        pytest.param("lzfz.org.cn", id="a site that is called otherwise"),
        pytest.param("www.lzfz.org.cn/show-1.html", id="an address without http://, which passes for a site"),
    ],
)
def test_forgetting_what_nobody_knows(scrapy: Scrapy, tmp_path: Path, name: str) -> None:
    """It says so and is no success, also at the second time; but what is asked for early is kept out."""
    ledger = open_database(f"sqlite:///{tmp_path}/ledger.db")
    put(ledger, article(URL))
    for _ in range(2):
        done = scrapy("forget", name)
        assert (done.returncode, done.stdout) == (1, "")
        assert f"nothing is known of {name}, " in done.stderr
        assert f"'scrapy forget --allow-again {name}' takes that back" in done.stderr
    assert exported(scrapy) == [URL]
    early = article(name if "://" in name else f"http://{name}")
    early.site = name
    assert not put(ledger, early)[0].new_version
    ledger.close()
    assert scrapy("forget", "--allow-again", name).returncode == 0


def test_forgetting_twice(scrapy: Scrapy, tmp_path: Path) -> None:
    """What was taken out is known to have been: to be told again to do so is no failure, in another spelling either."""
    ledger = open_database(f"sqlite:///{tmp_path}/ledger.db")
    put(ledger, article(URL))
    ledger.close()
    assert scrapy("forget", URL).stdout == f"{URL}: forgotten, 1 page with 1 version\n"
    other = f"{URL}?utm_source=x"
    again = scrapy("forget", other)
    assert (again.returncode, again.stdout) == (0, f"{other}: was forgotten before; nothing more is known of it\n")
