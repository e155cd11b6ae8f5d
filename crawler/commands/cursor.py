"""How far a reader of the change feed has come, in a file of his: moved only once he has all that was told."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from sqlalchemy import Connection

from crawler.export import parts
from crawler.ledger import LedgerError
from crawler.ledger.feed.events import newest, time_of
from crawler.plain import printable


@dataclass(frozen=True, slots=True)
class Mark:
    """The last event that was told. ledger: the name of the ledger that told it. at: when the event was put down there."""

    ledger: str
    number: int
    at: str


class Cursor:
    """A cursor file, for us alone."""

    def __init__(self, path: Path, part: Path) -> None:
        self.path = path
        self.part = part

    def read(self) -> Mark | None:
        """What it says; None for one that is not there yet. Raises LedgerError for a file of something else."""
        try:
            told = json.loads(self.path.read_text("utf-8"))
            mark = Mark(**told)
        except FileNotFoundError:
            return None
        except (ValueError, TypeError) as error:
            raise self._wrong("it is no cursor, or damaged") from error
        if type(mark.number) is not int:
            raise self._wrong("it is no cursor, or damaged")
        return mark

    def after(self, connection: Connection) -> int:
        """The number behind which this ledger's events are new to the reader. Raises LedgerError where the ledger never told him
        what he has seen."""
        mark = self.read()
        if mark is None:
            return 0
        ledger, number = newest(connection)
        if mark.ledger != ledger:
            raise self._wrong("it is of another ledger")
        if mark.number > number or time_of(connection, mark.number) != mark.at:
            raise self._wrong(
                f"it has seen event {mark.number} of {printable(str(mark.at))}, which this ledger does not have: "
                "the ledger was restored from an older copy"
            )
        return mark.number

    def move(self, mark: Mark) -> None:
        """Put down how far the reader has come. It is on disk when this returns, and never half of it."""
        self.part.write_text(json.dumps(asdict(mark)) + "\n", "utf-8")
        parts.put_in_place(self.part, self.path)

    def _wrong(self, what: str) -> LedgerError:
        name = printable(str(self.path))
        return LedgerError(f"cursor {name}: {what}; name a new file to begin with everything that is known", unusable=False)


@contextmanager
def held(path: Path) -> Iterator[Cursor]:
    """The cursor at a path. Raises LedgerError while another export uses it: both would tell the same. The lock goes with the
    process, and what a killed one leaves behind is taken over."""
    path = Path(os.path.realpath(path))
    if path.is_dir() or not path.parent.is_dir():
        raise LedgerError(f"cursor {printable(str(path))}: expected a file in a folder that exists", unusable=False)
    if not os.access(path.parent, os.W_OK):
        raise LedgerError(f"cursor {printable(str(path))}: its folder may not be written to", unusable=False)
    part = path.with_name(path.name + ".part")
    try:
        with parts.held(part):
            try:
                yield Cursor(path, part)
            finally:
                part.unlink(missing_ok=True)
    except parts.BusyError:
        raise LedgerError(f"cursor {printable(str(path))}: another export is using it", unusable=False) from None
