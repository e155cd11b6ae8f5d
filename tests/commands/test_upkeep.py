"""`scrapy forget` and `scrapy ledger` as a user runs them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from tests.commands.test_saved import PAGES
from tests.conftest import Scrapy

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
    assert gone.stdout == f"{URL}: forgotten, 1 pages with 1 versions\n"
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
