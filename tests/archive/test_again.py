"""The archive alone is enough: a crawl, its ledger deleted, its own archive read again, and the stories are the same."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from crawler.extract import EXTRACTOR_VERSION
from tests.archive.places import assert_pointers_hold
from tests.conftest import LOCAL, Scrapy
from tests.site.server import TestSite

# When it is read again is not when it was fetched: a record's date is that of the whole answer, to the microsecond.
TIMES = {"fetched_at"}


def exported(scrapy: Scrapy, what: str) -> dict[str, dict[str, Any]]:
    """The rows by address or story, without their times."""
    rows = [json.loads(line) for line in scrapy("export", what).stdout.splitlines()]
    key = "url" if what == "pages" else "story_id"
    return {row[key]: {name: value for name, value in row.items() if name not in TIMES} for row in rows}


def timeless(value: Any) -> Any:
    """The same without times, at any depth.

    Reposts of one day stand as they were found: in a crawl by lists, from an archive as they were fetched. So here, by address.
    """
    if isinstance(value, dict):
        return {name: timeless(one) for name, one in value.items() if name not in TIMES}
    return sorted((timeless(one) for one in value), key=json.dumps) if isinstance(value, list) else value


def test_the_archive_gives_the_same_stories_again(scrapy: Scrapy, tmp_path: Path) -> None:
    """All fields of all pages, the places in the archive too; a story's id is made of its key, so that it is the same."""
    with TestSite(seed=5, articles=40) as site:
        assert scrapy("crawl", "repost", "-a", f"start={site.url('repost')}", *LOCAL).returncode == 0
    pages, stories = exported(scrapy, "pages"), exported(scrapy, "stories")
    assert len(pages) == 40
    for path in tmp_path.glob("ledger.db*"):
        if path.is_file():
            path.unlink()
    again = scrapy("crawl", "saved", "-a", f"path={tmp_path}/archive", "-a", "workers=2")
    assert again.returncode == 0, again.stderr
    assert exported(scrapy, "pages") == pages
    assert timeless(exported(scrapy, "stories")) == timeless(stories)
    assert assert_pointers_hold(f"sqlite:///{tmp_path}/ledger.db", tmp_path / "archive") == 40
    told = scrapy("reprocess")
    assert (told.returncode, told.stdout) == (
        0,
        f"nothing to do: extractor {EXTRACTOR_VERSION} has looked at every page in the archive\n",
    )
