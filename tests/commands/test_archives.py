"""`scrapy crawl saved` over archives: the same ledger as from the same pages in a folder."""

from __future__ import annotations

import json
from pathlib import Path

from crawler.ledger import open_database
from tests.archive.reading.made import html, record
from tests.commands.test_saved import PAGES
from tests.conftest import Scrapy
from tests.ledger.made import contents


def test_a_warc_gives_what_the_folder_gives(scrapy: Scrapy, tmp_path: Path) -> None:
    rows = [json.loads(line) for line in (PAGES / "index.jsonl").read_text("utf-8").splitlines()[:30]]
    folder, archives = tmp_path / "folder", tmp_path / "archives"
    folder.mkdir()
    archives.mkdir()
    # Two files, and the last page first.
    parts: list[list[bytes]] = [[], []]
    for number, row in enumerate(rows):
        body = (PAGES / row["file"]).read_bytes()
        (folder / Path(row["file"]).name).write_bytes(body)
        row |= {"file": Path(row["file"]).name, "fetched_at": f"2024-05-10T07:00:{number:02}Z"}
        headers = [("Content-Type", row["content_type"])] if row["content_type"] else [("Content-Type", "text/html")]
        parts[number % 2].insert(0, record(row["url"], body, *headers, date=row["fetched_at"]))
    (folder / "index.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    (archives / "a.warc.gz").write_bytes(b"".join(parts[0]) + html(1)[:-40])
    (archives / "b.warc.gz").write_bytes(b"".join(parts[1]) + record("http://a.cn/x", b"", status="404 Not Found"))

    ledgers = {}
    for path in (folder, archives):
        url = f"sqlite:///{tmp_path}/{path.name}.db"
        run = scrapy("crawl", "saved", "-a", f"path={path}", ledger=url)
        assert run.returncode == 0, run.stderr
        assert "Traceback" not in run.stderr
        ledgers[path.name] = contents(open_database(url))
    assert "1 × status 404" in run.stderr
    assert "a.warc.gz offset" in run.stderr
    broken = ledgers["archives"]["pages"].pop("http://a.cn/1.html")
    assert (broken["state"], "cut off" in broken["reason"]) == ("failed", True)
    assert ledgers["archives"] == ledgers["folder"]
