"""A ledger from before there was matching: it is matched when it is opened to be written, even if that is cut short."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, select, text

from crawler.ledger import Database, database, open_database
from crawler.ledger.stories import rematch
from crawler.ledger.tables import pages
from tests.ledger.made import LONG_TEXT, article, contents, put

A, B, C, D = (f"http://{name}.cn/1.html" for name in "abcd")
PAGES = [article(A, text=LONG_TEXT), article(B, A, text=LONG_TEXT), article(C, text=LONG_TEXT), article(D, text="别的正文。")]


def downgraded(ledger: Database) -> None:
    """Take away what matching has put down, as an older program would have left it."""
    with ledger.writing() as connection:
        connection.execute(pages.update().values(open=None, text=None, stated_key=None))
        for table in ("same_texts", "fingerprints"):
            connection.execute(text(f"DELETE FROM {table}"))


def test_pages_that_were_never_matched_are_when_the_ledger_is_opened(ledger: Database, ledger_url: str) -> None:
    put(ledger, *PAGES)
    before = contents(ledger)
    downgraded(ledger)
    open_database(ledger_url).close()
    assert contents(ledger) == before


def test_cut_short_it_goes_on(ledger: Database, ledger_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    put(ledger, *PAGES)
    before = contents(ledger)
    downgraded(ledger)
    monkeypatch.setattr(rematch, "AT_ONCE", 1)
    with ledger.writing() as connection:
        assert rematch.match_unmatched(connection) == 1
    open_database(ledger_url).close()
    assert contents(ledger) == before
    with ledger.reading() as connection:
        assert connection.execute(select(pages.c.id).where(pages.c.open.is_(None))).all() == []


def test_a_ledger_of_the_first_schema(tmp_path: Path) -> None:
    """Tables as the first migration makes them, with a repost and its source in two stories."""
    path = tmp_path / "old.db"
    engine = create_engine(f"sqlite:///{path}")
    config = Config()
    config.set_main_option("script_location", str(Path(database.__file__).parent / "migrations"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        for number, (url, key) in enumerate(((A, A), (B, A), (C, C)), 1):
            story = {A: "a" * 16, C: "c" * 16}[key]
            values = {"n": number, "url": url, "key": key, "story": story, "body": LONG_TEXT}
            if url == key:
                connection.execute(
                    text("INSERT INTO stories VALUES (:story, :key, '2023-04-24T08:00:00.000000+00:00', NULL)"), values
                )
            connection.execute(
                text(
                    "INSERT INTO pages (id, url, site, state, found_at, attempts, version_id, own_key, story_id, match_method)"
                    " VALUES (:n, :url, 'test', 'fetched', '2023-04-24T08:00:00.000000+00:00', 0, :n, :url, :story, 'none')"
                ),
                values,
            )
            connection.execute(
                text(
                    "INSERT INTO versions (id, page_id, number, digest, stored_at, body, story_key, attachments, images)"
                    " VALUES (:n, :n, 1, 'x', '2023-04-24T08:00:00.000000+00:00', :body, :key, '[]', '[]')"
                ),
                values,
            )
    engine.dispose()
    ledger = open_database(f"sqlite:///{path}")
    with ledger.reading() as connection:
        rows = {row.url: (row.story_id, row.match_method) for row in connection.execute(select(pages))}
    ledger.close()
    assert {story for story, _ in rows.values()} == {rows[A][0]}
    assert {url: method for url, (_, method) in rows.items()} == {A: "none", B: "stated", C: "text"}
