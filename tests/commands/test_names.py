"""Names and words on the command line that mean nothing: each is told, and nothing is done."""

from __future__ import annotations

from pathlib import Path

import pytest

from crawler.ledger import open_database
from crawler.ledger.crawling.runs import start_run
from tests.commands.test_saved import said
from tests.conftest import Scrapy
from tests.ledger.made import article, contents, put

UNKNOWN = "the ledger knows nothing of a site 'nosuch'; its sites are those that 'scrapy status' names"

WRONG = [
    pytest.param(["learn", "nosuch"], 1, UNKNOWN, id="learn of no site"),
    pytest.param(["learn", "a.cn", "nosuch"], 1, UNKNOWN, id="learn of one and of none"),
    pytest.param(["reprocess", "nosuch"], 1, UNKNOWN, id="reprocess no site"),
    pytest.param(["status", "--failures", "--site", "nosuch"], 1, UNKNOWN, id="failures of no site"),
    pytest.param(["status", "nosuch"], 2, "scrapy status takes no words", id="a word behind status"),
    pytest.param(["status", "--site", "a.cn"], 2, "--site goes with --failures", id="a site for what has all sites"),
    pytest.param(["status", "--check", "--failures"], 2, "not allowed with argument --check", id="two questions at once"),
    pytest.param(["status", "--metrics", "--accept", "a.cn"], 2, "not allowed with argument", id="a question and an answer"),
    pytest.param(["reprocess", "--dry-rn"], 2, "no such option: --dry-rn", id="a slip that is no site"),
    pytest.param(["archive", "check", "--nver-archived"], 2, "no such option: --nver-archived", id="nor one of the archive"),
    pytest.param(["forget", "--dry-run"], 2, "no such option: --dry-run", id="nor one to forget"),
    pytest.param(["export", "pages", "--by", "fetched"], 2, "--by fetched goes with Parquet by day", id="a day for no days"),
    pytest.param(["jobs", "put", "forget", "a.cn"], 2, "forget: neither a command (crawl, ", id="a job that none can be"),
]


@pytest.mark.parametrize(("words", "code", "told"), WRONG)
def test_it_is_told(scrapy: Scrapy, tmp_path: Path, words: list[str], code: int, told: str) -> None:
    ledger = open_database(f"sqlite:///{tmp_path}/ledger.db")
    one = article("http://a.cn/1")
    one.site = "a.cn"
    put(ledger, one)
    before = contents(ledger)
    done = scrapy(*words, "-s", f"SCHEDULE_FILE={tmp_path}/schedule.yaml")
    assert (done.returncode, done.stdout) == (code, "")
    assert told in said(done.stderr)[-1]
    assert contents(ledger) == before
    ledger.close()


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["learn", "a.cn"], id="learn"),
        pytest.param(["reprocess", "a.cn"], id="reprocess"),
        pytest.param(["status", "--failures", "--site", "a.cn"], id="failures"),
        pytest.param(["status", "--failures", "--site", "sources"], id="one that has runs and no pages"),
    ],
)
def test_a_site_that_is_known(scrapy: Scrapy, tmp_path: Path, words: list[str]) -> None:
    ledger = open_database(f"sqlite:///{tmp_path}/ledger.db")
    one = article("http://a.cn/1")
    one.site = "a.cn"
    put(ledger, one)
    with ledger.writing() as connection:
        start_run(connection, "sources", "sources", full=False)
    ledger.close()
    assert scrapy(*words).returncode == 0
