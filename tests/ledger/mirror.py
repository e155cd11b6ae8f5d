"""A downstream archive: nothing but what events say, to be held against what the ledger itself exports."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from crawler.items import Record
from crawler.ledger import Database
from crawler.ledger.feed.event_rows import event_rows
from crawler.ledger.feed.events import newest
from crawler.ledger.feed.judged import judge_touched
from crawler.ledger.reading.verdicts import judged_pages

Row = dict[str, Any]
PLACE = ("story_id", "match_method", "is_source")
# What an event's article and a row of pages both have, but for times and places in an archive.
TEXTS = ("title", "published", "body", "original_url", "story_key", "site")


def told(ledger: Database, after: int = 0) -> list[Row]:
    """The events behind a number, the verdicts of all that is touched among them."""
    judge_touched(ledger)
    with ledger.reading() as connection:
        return list(event_rows(connection, after, newest(connection)[1]))


class Mirror:
    """The pages by address, as the events tell them. It must be given each event once, in their order."""

    def __init__(self) -> None:
        self.pages: dict[str, Row] = {}
        self.number = 0

    def read(self, ledger: Database) -> None:
        """Come back for what is new."""
        self.take(told(ledger, self.number))

    def take(self, rows: Iterable[Row]) -> None:
        """Do what events say."""
        for row in rows:
            assert row["number"] > self.number
            self.number = row["number"]
            getattr(self, f"_{row['kind']}")(row)

    def _version(self, row: Row) -> None:
        page = self.pages.setdefault(row["url"], {"state": "live", "relation": None, "similarity": None})
        page.update({name: row[name] for name in PLACE})
        if row["is_newest"]:
            page.update({name: row["article"][name] for name in TEXTS})

    def _matched(self, row: Row) -> None:
        self.pages[row["url"]].update({name: row[name] for name in PLACE})

    def _merged(self, row: Row) -> None:
        for page in self.pages.values():
            if page["story_id"] == row["was_story_id"]:
                page["story_id"] = row["story_id"]

    def _split(self, row: Row) -> None:
        assert row["story_id"] != row["was_story_id"]

    def _verdict(self, row: Row) -> None:
        page = self.pages[row["url"]]
        assert (page["relation"], page["similarity"]) != (row["relation"], row["similarity"]), row
        page.update({name: row[name] for name in ("relation", "similarity")})

    def _gone(self, row: Row) -> None:
        assert self.pages[row["url"]]["state"] == "live"
        self.pages[row["url"]]["state"] = "gone"

    def _back(self, row: Row) -> None:
        assert self.pages[row["url"]]["state"] == "gone"
        self.pages[row["url"]]["state"] = "live"

    def _forgotten(self, row: Row) -> None:
        self.pages.pop(row["url"], None)


def exported(ledger: Database) -> dict[str, Row]:
    """The same of the ledger itself."""
    with ledger.reading() as connection:
        return {record.url: _of(record) for record in judged_pages(connection, None)}


def _of(record: Record) -> Row:
    return {name: getattr(record, name) for name in (*PLACE, *TEXTS, "state", "relation", "similarity")}
