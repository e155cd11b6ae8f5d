"""A ledger in another database is the same ledger, however often the copying was broken off."""

from __future__ import annotations

import signal
import subprocess
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import select, text, update

from crawler.ledger import LedgerError, Result, open_database
from crawler.ledger.copying import Copied, copy_ledger
from crawler.ledger.crawling.runs import start_run
from crawler.ledger.tables import fingerprints, metadata, pages, versions
from tests.benchmarks.ledger import Pages
from tests.conftest import ROOT, scrapy_command
from tests.ledger.made import article, contents, put

# More than one batch of each kind of table.
PAGES = 250


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The URL of an SQLite ledger with stories, versions, and texts that match."""
    url = f"sqlite:///{tmp_path_factory.mktemp('original')}/ledger.db"
    ledger = open_database(url)
    put(ledger, *islice(Pages(1), PAGES))
    put(ledger, article("http://www.site1.cn/show-1.html", text="改了。"), article("http://云浦.中国/a?b=“c”"))
    with ledger.writing() as connection:
        start_run(connection, "lzfz", "lzfz.org.cn", full=True)
    ledger.close()
    return url


def copied(source: str, target: str, **told: Any) -> list[Copied]:
    """Copy, and expect that nothing had to be changed."""
    told = {"changed": lambda *what: pytest.fail(str(what)), "progress": lambda *_: None} | told
    return list(copy_ledger(source, target, **told))


def rows(url: str) -> dict[str, list[tuple[Any, ...]]]:
    """Everything in a ledger."""
    ledger = open_database(url, create=False)
    with ledger.reading() as connection:
        found = {
            table.name: sorted((tuple(row) for row in connection.execute(select(table))), key=repr)
            for table in metadata.sorted_tables
        }
    ledger.close()
    return found


def test_the_copy_is_the_same_and_so_is_its_copy(original: str, ledger_url: str, tmp_path: Path) -> None:
    there = copied(original, ledger_url)
    assert rows(ledger_url) == rows(original)
    back = copied(ledger_url, f"sqlite:///{tmp_path}/back.db")
    assert rows(f"sqlite:///{tmp_path}/back.db") == rows(original)
    assert there == back
    ledger = open_database(ledger_url)
    put(ledger, article("http://new.cn/1"))
    with ledger.writing() as connection:
        assert start_run(connection, "lzfz", "lzfz.org.cn", full=False) == 2, "a crawl goes on in it"
    with ledger.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    ledger.close()


class CutError(Exception):
    """Where a copy is broken off."""


@pytest.mark.parametrize("table", ["fingerprints", "versions"])
def test_what_is_there_is_compared_and_not_copied_again(original: str, postgresql_url: str, table: str) -> None:
    def cut(name: str, done: int, total: int) -> None:
        if name == table and done < total:
            raise CutError

    with pytest.raises(CutError):
        copied(original, postgresql_url, progress=cut)
    with pytest.raises(LedgerError, match="a copy that is not finished"):
        open_database(postgresql_url)
    copied(original, postgresql_url)
    assert rows(postgresql_url) == rows(original)


def test_the_original_was_written_to_meanwhile(original: str, ledger_url: str, tmp_path: Path) -> None:
    """What has changed, gone and come since the copy was begun is so in the copy."""
    mine = f"sqlite:///{tmp_path}/mine.db"
    copied(original, mine)

    def cut(name: str, done: int, total: int) -> None:
        if name == "versions":
            raise CutError

    with pytest.raises(CutError):
        copied(mine, ledger_url, progress=cut)
    ledger = open_database(mine)
    put(ledger, article("http://new.cn/1"))
    with ledger.writing() as connection:
        connection.execute(update(pages).where(pages.c.id == 3).values(reason="another"))
        first = connection.execute(select(fingerprints.c.fingerprint).order_by(fingerprints.c.fingerprint)).scalars().first()
        connection.execute(fingerprints.delete().where(fingerprints.c.fingerprint == first))
        connection.execute(text("UPDATE versions SET number = 7 WHERE id = 5"))
    ledger.close()
    copied(mine, ledger_url)
    assert rows(ledger_url) == rows(mine)


def test_killed_and_run_again(original: str, postgresql_url: str) -> None:
    """Real processes, killed when they have told of a table and have begun with the next one."""
    command = scrapy_command("ledger", "copy", original, postgresql_url)
    for table in ("fingerprints", "aliases"):
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            for line in process.stdout:
                if line.startswith(table):
                    process.send_signal(signal.SIGKILL)
        assert process.returncode == -signal.SIGKILL
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=120)
    assert "the copy is whole" in done.stdout
    assert f"versions {PAGES + 2:>24,} rows" in done.stdout
    assert rows(postgresql_url) == rows(original)


REFUSED = [
    pytest.param({"title": "零\x00字"}, ("versions", "title", "零\ufffd字"), id="a NUL, which is U+FFFD then"),
    pytest.param({"language": "x" * 40}, ("versions", "language", "x" * 32), id="longer than the column is"),
    pytest.param({"attachments": [{"n": float("nan")}]}, ("versions", "attachments", [{"n": None}]), id="no JSON number"),
]


@pytest.mark.parametrize(("values", "expected"), REFUSED)
def test_what_postgresql_refuses(
    values: dict[str, Any], expected: tuple[str, str, Any], tmp_path: Path, postgresql_url: str
) -> None:
    mine = f"sqlite:///{tmp_path}/mine.db"
    ledger = open_database(mine)
    put(ledger, article("http://a.cn/1"), article("http://a.cn/2"))
    with ledger.writing() as connection:
        connection.execute(update(versions).where(versions.c.id == 1).values(**values))
    before = contents(ledger)["versions"]
    ledger.close()
    told: list[tuple[Any, ...]] = []
    copied(mine, postgresql_url, changed=lambda *what: told.append(what))
    table, column, value = expected
    assert told == [(table, column, (1,))]
    copy = open_database(postgresql_url)
    after = contents(copy)["versions"]
    copy.close()
    assert after["http://a.cn/1", 1] == before["http://a.cn/1", 1] | {column: value}
    assert after["http://a.cn/2", 1] == before["http://a.cn/2", 1]


def saved(url: str, key: str) -> Result:
    """A saved page, whose address may be anything; its key is short."""
    made = article(url, saved=True)
    assert made.article is not None
    made.own_key = made.article.story_key = key
    return made


def test_an_address_that_no_index_takes(tmp_path: Path, postgresql_url: str) -> None:
    """It keeps its beginning, and two of them stay two."""
    mine = f"sqlite:///{tmp_path}/mine.db"
    noise = "".join(chr(0x4E00 + number * 7919 % 20000) for number in range(3000))
    ledger = open_database(mine)
    put(ledger, saved(f"http://a.cn/{noise}", "http://a.cn/1"), saved(f"http://a.cn/{noise}x", "http://a.cn/2"))
    ledger.close()
    told: list[tuple[Any, ...]] = []
    copied(mine, postgresql_url, changed=lambda *what: told.append(what[:2]))
    assert told == [("pages", "url"), ("pages", "url")]
    copy = open_database(postgresql_url)
    with copy.reading() as connection:
        urls = connection.execute(select(pages.c.url)).scalars().all()
    copy.close()
    assert len(set(urls)) == 2
    assert all(url.startswith(f"http://a.cn/{noise[:500]}") for url in urls)


def test_where_a_copy_may_go(original: str, tmp_path: Path, postgresql_url: str) -> None:
    with pytest.raises(LedgerError, match="is the ledger itself"):
        copied(original, original.replace("ledger.db", "./ledger.db"))
    full = f"sqlite:///{tmp_path}/full.db"
    ledger = open_database(full)
    put(ledger, article("http://a.cn/1"))
    ledger.close()
    with pytest.raises(LedgerError, match=r"full\.db is not empty \(it has event_log\)"):
        copied(original, full)
    for _ in copy_ledger(original, postgresql_url, changed=lambda *_: None, progress=lambda *_: None):
        break
    with pytest.raises(LedgerError, match="begun from another ledger"):
        copied(full, postgresql_url)
    with pytest.raises(LedgerError, match="does not exist"):
        copied(f"sqlite:///{tmp_path}/none.db", postgresql_url)
    with pytest.raises(LedgerError, match="create the database first"):
        copied(original, "postgresql://postgres@127.0.0.1:5432/no_such_database")
