"""Rows, files and addresses that mean harm: each is reported, the good page beside it is stored, the run ends."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from crawler.items import Article
from crawler.ledger import Database, Result
from crawler.ledger.reading import read
from tests.conftest import ROOT, Scrapy, scrapy_command
from tests.ledger.made import article, put
from tests.test_stop import wait_until

GOOD = {"file": "good.html", "url": "http://www.lzfz.org.cn/show-1.html"}


@pytest.mark.parametrize(
    ("row", "words"),
    [
        pytest.param(
            {"file": "page.html", "url": "http://a.gov.cn/\ud800x.html"}, "characters that are no text", id="half a character"
        ),
        pytest.param(
            {"file": "p\ud800.html", "url": "http://a.gov.cn/1"}, "characters that are no text", id="in a file's name"
        ),
        pytest.param({"file": "p\x00.html", "url": "http://a.gov.cn/1"}, "characters that are no text", id="a zero in a name"),
        pytest.param(
            {"file": "page.html", "url": "http://a.gov.cn/\x00"}, "characters that are no text", id="a zero in an address"
        ),
        pytest.param(
            {"file": "page.html", "url": "ftp://x/\x1b]0;own\x07\nFAKE"}, "characters that are no text", id="terminal escapes"
        ),
        pytest.param(
            {"file": "page.html", "url": "http://h.gov.cn:99999/1.html"}, "not an http address", id="an impossible port"
        ),
        pytest.param({"file": "page.html", "url": "http://a b.gov.cn/1.html"}, "not an http address", id="a space in a host"),
        pytest.param({"file": "page.html", "url": "http://1.2.3.999/1.html"}, "not an http address", id="no IP address"),
        pytest.param(
            {"file": "page.html", "url": "http://a.gov.cn/" + "x" * 6000}, "not an http address", id="an endless address"
        ),
        pytest.param(
            {"file": "page.html", "url": "http://a.gov.cn/1", "fetched_at": "yesterday"}, "expected ISO 8601", id="no time"
        ),
        pytest.param({"file": "fifo.html", "url": "http://a.gov.cn/1"}, "no regular file", id="a pipe"),
        pytest.param({"file": "zero.html", "url": "http://a.gov.cn/1"}, "a link that leads out", id="a device"),
        pytest.param(
            {"file": "outside.html", "url": "http://a.gov.cn/1"}, "a link that leads out", id="a link out of the folder"
        ),
        pytest.param(
            {"file": "deep.mht", "url": "http://a.gov.cn/1"}, "unreadable|no HTML", id="a mail within a mail within …"
        ),
        pytest.param("[" * 100_000, "not JSON", id="a line that nests for ever"),
    ],
)
def test_saved_folder(scrapy: Scrapy, tmp_path: Path, row: dict | str, words: str) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    for name in ("good.html", "page.html"):
        shutil.copy(ROOT / "tests/pages/lzfz_repost.html", folder / name)
    os.mkfifo(folder / "fifo.html")
    (folder / "zero.html").symlink_to("/dev/zero")
    shutil.copy(ROOT / "tests/pages/lzfz_repost.html", tmp_path / "outside.html")
    (folder / "outside.html").symlink_to(tmp_path / "outside.html")
    nested = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(3000))
    (folder / "deep.mht").write_text(nested)
    text = row if isinstance(row, str) else json.dumps(row)
    (folder / "index.jsonl").write_text(f"{text}\n{json.dumps(GOOD)}\n", "utf-8")
    run = scrapy("crawl", "saved", "-a", f"path={folder}", timeout=60)
    assert run.returncode == 0, run.stderr
    assert "Traceback" not in run.stderr
    assert any(word in run.stderr for word in words.split("|")), run.stderr
    assert "\x1b" not in run.stderr
    assert "FAKE" not in [line[:4] for line in run.stderr.splitlines()]
    assert GOOD["url"] in [json.loads(line)["url"] for line in scrapy("export", "pages").stdout.splitlines()]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_one_signal_ends_a_saved_crawl(tmp_path: Path, number: signal.Signals) -> None:
    """A fresh process: what it does with the signal is its own affair."""
    folder = tmp_path / "folder"
    folder.mkdir()
    page = (ROOT / "tests/pages/lzfz_repost.html").read_bytes()
    index = []
    for n in range(1500):
        (folder / f"{n}.html").write_bytes(page)
        index.append(json.dumps({"file": f"{n}.html", "url": f"http://www.lzfz.org.cn/show-{n}.html"}))
    (folder / "index.jsonl").write_text("\n".join(index), "utf-8")
    arguments = scrapy_command(
        "crawl", "saved", "-a", f"path={folder}", "-s", f"LEDGER_URL=sqlite:///{tmp_path}/l.db", "-s", "FEEDS={}"
    )
    process = subprocess.Popen(arguments, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    wait_until(lambda: process.poll() is not None or stored_pages(tmp_path / "l.db") > 0)
    process.send_signal(number)
    _, log = process.communicate(timeout=30)
    assert process.returncode == 0, log
    assert "stopped before the end" in log
    assert 0 < stored_pages(tmp_path / "l.db") < 1500


def stored_pages(path: Path) -> int:
    """How many pages a ledger has; 0 while it is being made."""
    if not path.exists():
        return 0
    with closing(sqlite3.connect(path, timeout=30)) as connection:
        try:
            return int(connection.execute("SELECT count(*) FROM pages").fetchone()[0])
        except sqlite3.OperationalError:
            return 0


def test_a_key_that_no_database_can_index(ledger: Database) -> None:
    """Two long originals that differ only at their ends stay two stories, on both databases."""
    longs = ["http://a.gov.cn/?q=" + "%E6%B5%8B" * 700 + end for end in "12"]
    put(ledger, *(article(f"http://b.cn/{n}", long, text=f"正文{n}。") for n, long in enumerate(longs)))
    with ledger.reading() as connection:
        rows = list(read.page_rows(connection))
    assert [row.story_key for row in rows] == longs
    assert len({row.story_id for row in rows}) == 2


def test_a_page_that_cannot_be_stored_does_not_take_others_with_it(scrapy: Scrapy, ledger_url: str, tmp_path: Path) -> None:
    """An error in one result, here a digest that is too long, rolls back that result alone."""
    script = tmp_path / "store.py"
    script.write_text(
        "import asyncio, sys\n"
        "from scrapy.utils.reactor import install_reactor\n"
        "install_reactor('twisted.internet.asyncioreactor.AsyncioSelectorReactor')\n"
        "from scrapy.utils.project import get_project_settings\n"
        "from scrapy.utils.test import get_crawler\n"
        "from tests.commands.test_hostile import page\n"
        "from crawler.extensions.ledger import Ledger\n"
        "async def main():\n"
        "    settings = get_project_settings().copy_to_dict() | {'LEDGER_URL': sys.argv[1]}\n"
        "    ledger = Ledger(get_crawler(settings_dict=settings))\n"
        "    good, bad = page('http://a.cn/1', '1'), page('http://a.cn/2', '2')\n"
        "    bad.article.attachments = [{'url': object()}]\n"
        "    ledger.put_soon(good); ledger.put_soon(bad); ledger.flush(); assert ledger.error is None\n"
        "    ledger.database.close()\n"
        "asyncio.run(main())\n"
    )
    from crawler.ledger import open_database
    from tests.ledger.made import contents

    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [*scrapy_command()[:1], str(script), ledger_url], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "cannot be stored" in done.stderr
    database = open_database(ledger_url)
    states = {url: row["state"] for url, row in contents(database)["pages"].items()}
    database.close()
    assert states == {"http://a.cn/1": "fetched", "http://a.cn/2": "failed"}


def page(url: str, text: str) -> Result:
    """A fetched article, as the pipelines make it."""
    return Result(url, "test", "fetched", None, 200, None, Article(url=url, site="test", body=text), text, url, None)
