"""When results are stored: nobody waits for the clock while the crawl waits for them."""

from __future__ import annotations

from pathlib import Path

from crawler.ledger import open_database
from tests.conftest import LOCAL, Scrapy
from tests.ledger.made import contents
from tests.site.server import TestSite


def test_a_crawl_that_holds_all_it_may_is_stored_at_once(scrapy: Scrapy, tmp_path: Path) -> None:
    """Scrapy asks for no more while responses of SCRAPER_SLOT_MAX_ACTIVE_SIZE bytes are under way, and these wait until they are stored."""
    with TestSite(articles=12) as site:
        bounds = ("-s", "SCRAPER_SLOT_MAX_ACTIVE_SIZE=1", "-s", "LEDGER_BATCH_SECONDS=3600")
        run = scrapy("crawl", "repost", "-a", f"start={site.url()}", *LOCAL, *bounds, timeout=100)
    assert run.returncode == 0, run.stderr
    ledger = open_database(f"sqlite:///{tmp_path}/ledger.db")
    states = [page["state"] for page in contents(ledger)["pages"].values()]
    ledger.close()
    assert states.count("fetched") == 12
