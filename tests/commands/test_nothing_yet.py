"""What commands say where nothing was crawled yet: a slip in LEDGER_URL must not look like a quiet night."""

from __future__ import annotations

from pathlib import Path

import pytest

from crawler.ledger import open_database
from crawler.ledger.crawling.runs import start_run
from tests.commands.test_saved import said
from tests.conftest import Scrapy

LOOKING = [
    pytest.param(("status",), 1, id="status"),
    pytest.param(("status", "--check"), 1, id="a scheduler's question"),
    pytest.param(("export", "pages"), 1, id="rows"),
    pytest.param(("story", "http://a.cn/1"), 1, id="a story"),
    pytest.param(("schedule",), 0, id="the schedule, which is not in the ledger"),
]


@pytest.mark.parametrize(("words", "code"), LOOKING)
def test_looking_makes_no_ledger(scrapy: Scrapy, tmp_path: Path, words: tuple[str, ...], code: int) -> None:
    (tmp_path / "schedule.yaml").write_text("lzfz:\n  cron: 1 1 * * *\n")
    done = scrapy(*words, "-s", f"SCHEDULE_FILE={tmp_path}/schedule.yaml")
    assert done.returncode == code
    assert [path.name for path in tmp_path.iterdir()] == ["schedule.yaml"]
    if code:
        assert said(done.stderr)[-1].endswith("ledger.db does not exist: run a crawl first, or set LEDGER_URL")
    else:
        assert "lzfz" in done.stdout


@pytest.mark.parametrize(
    ("began", "code", "told"),
    [
        pytest.param(False, 1, "nothing was ever crawled into this ledger: is LEDGER_URL right?\n", id="never"),
        pytest.param(True, 0, "", id="once: all is well"),
    ],
)
def test_an_empty_ledger_is_not_well(scrapy: Scrapy, tmp_path: Path, began: bool, code: int, told: str) -> None:
    ledger = open_database(f"sqlite:///{tmp_path}/ledger.db")
    if began:
        with ledger.writing() as connection:
            start_run(connection, "saved", "saved", full=False)
    ledger.close()
    done = scrapy("status", "--check", "-s", f"SCHEDULE_FILE={tmp_path}/none.yaml")
    assert (done.returncode, done.stdout) == (code, told)
