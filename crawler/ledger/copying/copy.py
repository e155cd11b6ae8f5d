"""Copy table by table, then read the copy back and compare."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from sqlalchemy import Connection, Table, delete, exists, func, select, tuple_

from crawler.ledger.copying.rows import Changed, Digest, Key, Row, batch_of, fitted, keys_of, one_state, rows_of, write
from crawler.ledger.copying.target import Target
from crawler.ledger.crawling.lock import lock_for
from crawler.ledger.database import open_database, shown
from crawler.ledger.errors import LedgerError
from crawler.ledger.tables import metadata


class Copied(NamedTuple):
    """One table, verified: its rows, and the SHA-256 of all of them, which both ledgers have."""

    table: str
    rows: int
    digest: str


# Called with a table, how many of its rows are done, and how many there are.
Progress = Callable[[str, int, int], None]


def copy_ledger(source_url: str, target_url: str, *, changed: Changed, progress: Progress) -> Iterator[Copied]:
    """Copy the ledger at one URL, as it is at this moment, to another one; each table once it is verified.

    The target must be empty, or a copy that was begun from the same ledger and did not come to its end: what is there already is
    compared and not copied again. changed: told of each value that PostgreSQL cannot keep as it is (`fit.py`).
    Raises LedgerError where either cannot be used, and where the copy is not the same.
    """
    source = open_database(source_url, create=False)
    lock = lock_for(target_url, "ledger copy")
    if not lock.take():
        raise LedgerError(f"{shown(target_url)} is being copied to already, by {lock.holder()}", unusable=False)
    target = None
    try:
        target = Target(target_url, source_url)
        target.begin()
        with one_state(source.engine, source_url) as connection:
            for table in metadata.sorted_tables:
                yield _copy_table(connection, target, table, changed, progress)
        target.end()
    finally:
        if target is not None:
            target.engine.dispose()
        lock.release()
        source.close()


def _copy_table(source: Connection, target: Target, table: Table, changed: Changed, progress: Progress) -> Copied:
    """Make the target's table the same as the source's, and hold the two against each other."""
    total = source.scalar(select(func.count()).select_from(table)) or 0

    def theirs(told: Changed) -> Iterator[Row]:
        rows = rows_of(source, table)
        return fitted(rows, table, told) if target.engine.dialect.name == "postgresql" else rows

    with target.engine.connect() as connection:
        was_begun = connection.scalar(select(exists(select(table))))
    if was_begun:
        _drop_what_differs(theirs(lambda *_: None), target, table)
    wanted = Digest()
    there = _keys_there(target, table) if was_begun else iter(())
    _add_what_is_missing(
        wanted.of(theirs(changed), batch_of(table)), there, target, table, lambda: progress(table.name, wanted.rows, total)
    )
    got = Digest()
    with one_state(target.engine, target.url) as connection:
        for _ in got.of(rows_of(connection, table), batch_of(table)):
            pass
    if wanted.told() != got.told():
        raise LedgerError(
            f"{table.name}: {wanted.rows} rows went and {got.rows} came, or not the same ones; run the copy again"
        )
    return Copied(table.name, *got.told())


def _keys_there(target: Target, table: Table) -> Iterator[Key]:
    """The keys that the target has, in order. Its transaction ends with the last one."""
    key_of = keys_of(table)
    with one_state(target.engine, target.url) as connection:
        yield from map(key_of, rows_of(connection, table))


def _drop_what_differs(theirs: Iterator[Row], target: Target, table: Table) -> None:
    """Delete from the target what the source does not have, or has otherwise: it was written to since the copy was begun."""
    key_of = keys_of(table)
    wrong: list[Key] = []
    with one_state(target.engine, target.url) as connection:
        row = next(theirs, None)
        for mine in rows_of(connection, table):
            while row is not None and key_of(row) < key_of(mine):
                row = next(theirs, None)
            if mine != row:
                wrong.append(key_of(mine))
            if len(wrong) >= batch_of(table):
                _delete(target, table, wrong)
                wrong = []
    _delete(target, table, wrong)


def _delete(target: Target, table: Table, keys: list[Key]) -> None:
    if keys:
        columns = list(table.primary_key.columns)
        with target.writing() as connection:
            for start in range(0, len(keys), 500):
                connection.execute(delete(table).where(tuple_(*columns).in_(keys[start : start + 500])))


def _add_what_is_missing(
    batches: Iterator[list[Row]], there: Iterator[Key], target: Target, table: Table, done: Callable[[], None]
) -> None:
    """Write the rows whose keys the target does not have, a transaction for each batch."""
    key_of = keys_of(table)
    next_there = next(there, None)
    for batch in batches:
        missing = []
        for row in batch:
            if next_there is not None and next_there == key_of(row):
                next_there = next(there, None)
            else:
                missing.append(row)
        if missing:
            with target.writing() as connection:
                write(connection, table, missing)
        done()
