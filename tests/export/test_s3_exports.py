"""`scrapy export … --output s3://…`, the whole command: in each format the same rows in a store as in a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from crawler.ledger.reading.schema import row_schema
from tests.commands.exporting import FORMATS, exported
from tests.conftest import Scrapy
from tests.export.conftest import Store
from tests.ledger.made import LONG_TEXT, article, new_ledger, put


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    """The URL of a ledger with a source, its repost and a lone page."""
    database = new_ledger(tmp_path / "ledger.db")
    put(
        database,
        article("http://a.cn/1", text=LONG_TEXT),
        article("http://b.cn/2", "http://a.cn/1", text=LONG_TEXT),
        article("http://c.cn/3"),
    )
    database.close()
    return f"sqlite:///{tmp_path}/ledger.db"


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("what", ["pages", "stories"])
def test_the_same_rows_in_a_store(scrapy: Scrapy, store: Store, ledger: str, tmp_path: Path, what: str, form: str) -> None:
    name, read = FORMATS[form]
    key = f"press/{form.replace(' ', '-')}/{what}-{name}"
    settings = [word for setting, value in store.settings.items() for word in ("-s", f"{setting}={value}")]
    for turn in ("made", "made again"):
        # An SQLite file that is there is brought up to date, all else is made anew: either way the rows are there once.
        run = scrapy("export", what, "--format", form.split(maxsplit=1)[0], "--output", f"s3://{key}", *settings, ledger=ledger)
        assert run.returncode == 0, (turn, run.stderr)
    copy = tmp_path / "copy"
    store.files.get(key, str(copy), recursive=form == "parquet by day")
    first = next(iter(row_schema(what)["properties"]))
    rows = read(copy, what)
    assert {row[first]: row for row in rows} == exported(ledger, tmp_path, what, form)
    assert len(rows) == {"pages": 3, "stories": 2}[what]
    assert store.unfinished() == []


def test_events_in_a_store_and_the_cursor_at_hand(scrapy: Scrapy, store: Store, ledger: str, tmp_path: Path) -> None:
    settings = [word for setting, value in store.settings.items() for word in ("-s", f"{setting}={value}")]
    run = scrapy(
        "export", "events", "--cursor", str(tmp_path / "daily"), "--output", "s3://press/day-1.jsonl", *settings, ledger=ledger
    )
    assert run.returncode == 0, run.stderr
    told = store.files.cat_file("press/day-1.jsonl").decode()
    assert told == scrapy("export", "events", "--cursor", str(tmp_path / "other"), ledger=ledger).stdout
    assert len(told.splitlines()) >= 3
    assert scrapy("export", "events", "--cursor", str(tmp_path / "daily"), ledger=ledger).stdout == ""
    again = scrapy(
        "export", "events", "--cursor", str(tmp_path / "daily"), "--output", "s3://press/day-1.jsonl", *settings, ledger=ledger
    )
    assert again.returncode == 1
    assert "s3://press/day-1.jsonl has events from number 1 on, which this cursor has passed" in again.stderr
    assert store.files.cat_file("press/day-1.jsonl").decode() == told
