"""`scrapy export pages|stories`: the ledger as JSON Lines, CSV or Parquet."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any, TextIO

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from sqlalchemy import Connection

from crawler.commands.base import LedgerCommand
from crawler.commands.formats import FORMATS, write_csv, write_jsonl, write_parquet
from crawler.commands.verdicts import judge_story, judged_pages
from crawler.items import Record
from crawler.ledger import read

WHAT = ("pages", "stories")


class Command(LedgerCommand, ScrapyCommand):
    """Rows to standard output, or to a file with `--output`."""

    def syntax(self) -> str:
        """How it is called."""
        return "[options] pages|stories"

    def short_desc(self) -> str:
        """One line of help."""
        return "Write all articles or all stories of the ledger as JSON Lines, CSV or Parquet"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Its options."""
        super().add_options(parser)
        parser.add_argument("-o", "--output", metavar="FILE", help="write to this file instead of standard output")
        parser.add_argument("--format", choices=FORMATS, default="jsonl", help="jsonl (default), csv or parquet")
        parser.add_argument("--site", metavar="SITE", help="pages of this site only")
        parser.add_argument(
            "--since", metavar="DAY", type=_day, help="pages published on this day or later, such as 2024-05-10"
        )
        parser.add_argument("--until", metavar="DAY", type=_day, help="pages published on this day or before")
        parser.add_argument("--relation", metavar="WORD", help="pages whose text stands so to their source's: verbatim …")
        parser.add_argument("--state", choices=("live", "gone"), help="pages in this state only")

    def work(self, args: list[str], opts: argparse.Namespace) -> None:
        """Write the rows."""
        if len(args) != 1 or args[0] not in WHAT:
            raise UsageError(f"expected one of: {', '.join(WHAT)}")
        for name in ("site", "since", "until", "relation", "state"):
            if getattr(opts, name) and args[0] != "pages":
                raise UsageError(f"--{name} goes with pages: a story has many of them")
        if opts.format == "parquet" and opts.output is None:
            raise UsageError("--format parquet needs --output FILE: it is nothing for a terminal")
        if opts.output is not None and (
            not opts.output or Path(opts.output).is_dir() or not Path(opts.output).absolute().parent.is_dir()
        ):
            raise UsageError(f"--output {opts.output!r}: expected a file in a folder that exists")
        database = self.open_ledger()
        with database.reading() as connection:
            rows = _rows(connection, args[0], opts)
            if opts.output is None:
                _write_text(rows, args[0], opts.format, sys.stdout)
            else:
                # A reader of the file sees the old one or the whole new one.
                path = Path(opts.output)
                part = path.with_name(path.name + ".part")
                if opts.format == "parquet":
                    with part.open("wb") as binary:
                        write_parquet(rows, args[0], binary)
                else:
                    with part.open("w", encoding="utf-8", newline="") as out:
                        _write_text(rows, args[0], opts.format, out)
                part.replace(path)


def _day(text: str) -> str:
    """A day of `--since` and `--until`."""
    return date.fromisoformat(text).isoformat()


def _write_text(rows: Iterator[dict[str, Any]], what: str, form: str, out: TextIO) -> None:
    if form == "csv":
        write_csv(rows, what, out)
    else:
        write_jsonl(rows, out)


def _is_wanted(record: Record, opts: argparse.Namespace) -> bool:
    """True for a page that the options ask for. One that states no date is in no span of days."""
    day = (record.published or "")[:10]
    return (
        (opts.since is None or day >= opts.since)
        and (opts.until is None or "" < day <= opts.until)
        and (opts.relation is None or record.relation == opts.relation)
        and (opts.state is None or record.state == opts.state)
    )


def _rows(connection: Connection, what: str, opts: argparse.Namespace) -> Iterator[dict[str, Any]]:
    """The rows asked for."""
    if what == "stories":
        for key, members in read.stories_of(connection):
            judge_story(members)
            yield read.story_row(key, members)
    else:
        for record in judged_pages(connection, opts.site):
            if _is_wanted(record, opts):
                yield asdict(record)
