"""The reading file follows the ledger: whatever changes there, an update gives what a new file would have."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from crawler.browse.index import ReadingFile, place_of, update
from crawler.browse.index.grams import asked
from crawler.ledger import Database, LedgerError, open_database
from crawler.ledger.stories.decide import split
from crawler.ledger.upkeep.forget import forget_page
from crawler.original import story_key
from tests.browse.made import BODY, EDITED, GONE, NEVER, SITES, SOURCE, TITLE, fill, other, result
from tests.ledger.made import put

REPOST = f"http://{SITES[0]}/show-1.html"
# What differs between a file that was kept up to date and one that was made at once: which update a row came with.
_LEFT_OUT = {"facts", "indexed", "touched"}


@pytest.fixture
def file(ledger: Database, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """The reading file of the test's ledger."""
    connection = ReadingFile(tmp_path / "reading.db", ledger.url).open()
    yield connection
    connection.close()


def contents(file: sqlite3.Connection) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables, but for the search's index."""
    tables = file.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'").fetchall()
    names = [row[0] for row in tables if not row[0].startswith(("pairs", "characters", "sqlite_")) and row[0] not in _LEFT_OUT]
    return {name: sorted(map(tuple, file.execute(f"SELECT * FROM {name}")), key=repr) for name in names}


def made_anew(ledger: Database, folder: Path) -> dict[str, list[tuple[Any, ...]]]:
    """What a file made at once has."""
    path = folder / "anew.db"
    path.unlink(missing_ok=True)
    connection = ReadingFile(path, ledger.url).open()
    update(ledger, connection)
    found = contents(connection)
    connection.close()
    return found


def found(file: sqlite3.Connection, words: str) -> set[str]:
    """The addresses of the pages that a search finds."""
    table, match = asked(words) or ("", "")
    query = f"SELECT p.url FROM {table} x JOIN pages p ON p.version_id = x.rowid WHERE {table} MATCH ?"
    return {row[0] for row in file.execute(query, (match,))}


def test_it_follows_the_ledger_step_by_step(ledger: Database, file: sqlite3.Connection, tmp_path: Path) -> None:
    """A source that comes late, a page that changes, one that vanishes, an original that is tried, stories that part."""
    put(
        ledger,
        result(REPOST, TITLE, EDITED, "2024-05-10", SOURCE),
        result(f"http://{SITES[1]}/2", TITLE, BODY, "2024-05-11", SOURCE),
    )
    assert update(ledger, file)
    (story,) = file.execute("SELECT * FROM stories").fetchall()
    assert (story["source_state"], story["reposts"], story["changed"], story["source_site"]) == (
        "not_tried",
        2,
        1,
        "www.yunpu.gov.cn",
    )

    put(ledger, result(SOURCE, TITLE, BODY, "2024-05-09"))
    assert update(ledger, file)
    (story,) = file.execute("SELECT * FROM stories").fetchall()
    assert (story["source_state"], story["published"], story["changed"]) == ("live", "2024-05-09", 1)
    relations = dict(file.execute("SELECT url, relation FROM pages").fetchall())
    assert relations == {SOURCE: None, REPOST: "edited", f"http://{SITES[1]}/2": "verbatim"}

    put(ledger, result(REPOST, TITLE, BODY, "2024-05-10", SOURCE, at="2024-06-01T07:00:00+08:00"))
    assert update(ledger, file)
    assert file.execute("SELECT relation, versions FROM pages WHERE url = ?", (REPOST,)).fetchone()[:] == ("verbatim", 2)
    assert "个别小河" in EDITED
    assert found(file, "个别小河") == set(), "the newest version is searched"

    gone = replace(
        result(SOURCE, TITLE, BODY, None), state="gone", article=None, digest=None, reason="http 404", http_status=404
    )
    put(ledger, gone)
    assert update(ledger, file)
    assert file.execute("SELECT source_state FROM stories").fetchone()[0] == "gone"

    put(ledger, result(f"http://{SITES[1]}/9", "合浦修桥记", other(70), "2024-04-02", NEVER))
    update(ledger, file)
    missing = "SELECT source_state FROM stories WHERE original_url = ?"
    assert file.execute(missing, (NEVER,)).fetchone()[0] == "not_tried"
    put(ledger, replace(gone, url=NEVER, site="www.hepu.gov.cn", own_key=None))
    update(ledger, file)
    assert file.execute(missing, (NEVER,)).fetchone()[0] == "gone"

    with ledger.writing() as connection:
        split(connection, story_key(REPOST))
    assert update(ledger, file)
    assert file.execute("SELECT count(*) FROM stories").fetchone()[0] == 3
    assert contents(file) == made_anew(ledger, tmp_path)
    assert not update(ledger, file), "nothing has changed"


def test_an_update_in_pieces_is_an_update_at_once(
    ledger: Database, file: sqlite3.Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(ledger)
    with monkeypatch.context() as small:
        small.setattr("crawler.browse.index.upkeep._PIECE", 3)
        small.setattr("crawler.browse.index.changes._AT_ONCE", 4)
        update(ledger, file)
        put(ledger, result("http://new.example.cn/1", "新页", other(80), "2024-06-01", GONE))
        assert update(ledger, file)
        assert not update(ledger, file)
    assert contents(file) == made_anew(ledger, tmp_path)


def test_one_that_is_cut_short_goes_on(ledger: Database, file: sqlite3.Connection, tmp_path: Path) -> None:
    fill(ledger)

    def stop(what: str, done: int, of: int) -> None:
        if what == "pages":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        update(ledger, file, stop)
    assert file.execute("SELECT count(*) FROM stories").fetchone()[0] == 0
    assert update(ledger, file)
    assert contents(file) == made_anew(ledger, tmp_path)


def test_what_was_forgotten_leaves_no_word(ledger: Database, file: sqlite3.Connection, tmp_path: Path) -> None:
    fill(ledger)
    update(ledger, file)
    assert len(found(file, "防汛")) == 7
    with ledger.writing() as connection:
        forget_page(connection, SOURCE, story_key(SOURCE), reason="asked")
    assert update(ledger, file)
    assert SOURCE not in found(file, "防汛")
    assert len(found(file, "防汛")) == 6
    assert contents(file) == made_anew(ledger, tmp_path)
    with ledger.writing() as connection:
        for url in found(file, "乌塘"):
            forget_page(connection, url, story_key(url), reason="asked")
    update(ledger, file)
    file.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert "乌塘".encode() not in (tmp_path / "reading.db").read_bytes()


def test_a_file_of_another_ledger_is_made_anew(tmp_path: Path) -> None:
    one, two = (open_database(f"sqlite:///{tmp_path}/{name}.db") for name in ("one", "two"))
    put(one, result(SOURCE, TITLE, BODY, "2024-05-09"))
    for ledger, number in ((one, 1), (two, 0)):
        connection = ReadingFile(tmp_path / "reading.db", ledger.url).open()
        update(ledger, connection)
        assert connection.execute("SELECT count(*) FROM stories").fetchone()[0] == number
        connection.close()
        ledger.close()


def test_a_database_of_something_else_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "mine.db"
    with sqlite3.connect(path) as mine:
        mine.execute("CREATE TABLE diary (day TEXT)")
    mine.close()
    with pytest.raises(LedgerError, match=r"mine\.db is a database of something else: set BROWSE_FILE"):
        ReadingFile(path, "sqlite:///ledger.db").open()


PLACES = [
    ("sqlite:///data/ledger.db", "", "data/ledger-browse.db", "beside the ledger"),
    ("sqlite:////srv/a/my.ledger.db", "", "/srv/a/my.ledger-browse.db", "beside it, wherever it is"),
    ("postgresql+psycopg://me:secret@host/news", "", "data/news-browse.db", "of a server"),
    ("sqlite:///data/ledger.db", "/tmp/x.db", "/tmp/x.db", "as the setting says"),
]


@pytest.mark.parametrize(("url", "setting", "expected"), [row[:3] for row in PLACES], ids=[row[3] for row in PLACES])
def test_where_it_lies(url: str, setting: str, expected: str) -> None:
    assert str(place_of(url, setting)) == expected


def test_the_ledger_refuses_to_be_written(ledger: Database) -> None:
    ledger.never_write()
    with pytest.raises(LedgerError, match=r"read-?only"), ledger.reading() as connection:
        connection.execute(text("DELETE FROM pages"))
    with ledger.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM pages")).scalar() == 0
