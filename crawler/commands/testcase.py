"""`scrapy testcase URL NAME`: an archived page becomes a test page."""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from contextlib import ExitStack
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from scrapy.http import HtmlResponse

from crawler.archive.errors import ArchiveError
from crawler.archive.kept import Reader
from crawler.commands.base import LedgerCommand
from crawler.ledger import LedgerError
from crawler.ledger.reading.archived import newest_place
from crawler.making.kept import kept_response
from crawler.making.testcase import golden_of, in_json, row_of
from crawler.original import story_key
from crawler.plain import printable

INDEX = "index.jsonl"
# Nothing in it is ever a path, a hidden file or an option.
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}")


class Command(LedgerCommand, ScrapyCommand):
    """Writes three things into a folder: the page, its golden file, and its row of the index."""

    def syntax(self) -> str:
        """How it is called."""
        return "[--folder DIR] [--why TEXT] URL NAME"

    def short_desc(self) -> str:
        """One line of help."""
        return "Make a test page of an archived one, with its golden file"

    def long_desc(self) -> str:
        """More help."""
        return (
            "The page at URL, in any spelling, is written as it was received to DIR/NAME.html, what extraction makes of it today to "
            "DIR/NAME.json, and a row to DIR/index.jsonl. Read the golden file and correct it: that is the test. Nothing is overwritten."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Its options."""
        super().add_options(parser)
        parser.add_argument(
            "--folder", metavar="DIR", default="tests/pages", help="where it goes; tests/pages if nothing is said"
        )
        parser.add_argument("--why", metavar="TEXT", help="what the page is to show; kept in the golden file")

    def work(self, args: list[str], opts: argparse.Namespace) -> None:
        """Write the test page."""
        if len(args) != 2:
            raise UsageError(f"expected: scrapy testcase {self.syntax()}")
        asked, name = args
        if not _NAME.fullmatch(name):
            raise UsageError(f"NAME is {name!r}: expected letters, digits, - and _, such as trs_split_date")
        assert self.settings is not None
        folder = Path(opts.folder)
        ledger = self.open_ledger()
        try:
            with ledger.reading() as connection:
                place = newest_place(connection, asked, _key(asked))
            if place is None:
                raise LedgerError(f"{printable(asked)} is not in the archive: only pages of live crawls are")
            response = kept_response(Reader(Path(self.settings["ARCHIVE_DIR"])), place.file, place.offset)
            why = opts.why or f"{printable(place.url)} as archived; nobody has read this golden yet"
            row = row_of(response, place.url, name, place.fetched_at)
            page = HtmlResponse(place.url, body=response.body, headers=response.headers)
            _write(folder, name, response.body, in_json(golden_of(page, place.fetched_at, why)), row)
        except FileExistsError as error:
            print(f"scrapy: {error.filename} exists: nothing was written; choose another NAME", file=sys.stderr)
            self.exitcode = 1
        except ArchiveError as error:
            print(f"scrapy: {error}", file=sys.stderr)
            self.exitcode = 1
        else:
            print(f"{folder / name}.html and .json: read the golden file, and correct what is wrong in it")
        finally:
            ledger.close()


def _key(url: str) -> str | None:
    try:
        return story_key(url)
    except ValueError:
        return None


def _write(folder: Path, name: str, body: bytes, golden: str, row: dict[str, str | None]) -> None:
    """All or nothing. Raises FileExistsError where something of that name is there."""
    folder.mkdir(parents=True, exist_ok=True)
    index = folder / INDEX
    lines = index.read_bytes() if index.exists() else b""
    if any(_file_of(line) == row["file"] for line in lines.splitlines()):
        raise FileExistsError(None, None, f"the row of {row['file']} in {index}")
    with ExitStack() as undo:
        for path, data in (
            (folder / f"{name}.html", body),
            (folder / f"{name}.json", golden.encode("utf-8", "backslashreplace")),
        ):
            with path.open("xb") as out:
                undo.callback(path.unlink)
                out.write(data)
        written = json.dumps(row, ensure_ascii=False).encode() + b"\n"
        with index.open("ab") as out:
            out.write(written if not lines or lines.endswith(b"\n") else b"\n" + written)
            out.flush()
            os.fsync(out.fileno())
        undo.pop_all()


def _file_of(line: bytes) -> object:
    """The file that a row of the index is of; None for what is no row."""
    try:
        row = json.loads(line)
    except ValueError:
        return None
    return row.get("file") if isinstance(row, dict) else None
