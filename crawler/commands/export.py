"""`scrapy export pages|stories`: the ledger as JSON Lines."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any, TextIO

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from sqlalchemy import Connection

from crawler.commands.base import LedgerCommand
from crawler.commands.verdicts import judge_story, judged_pages
from crawler.ledger import read
from crawler.plain import json_for_terminals

WHAT = ("pages", "stories")


class Command(LedgerCommand, ScrapyCommand):
    """Rows to standard output, or to a file with `--output`."""

    def syntax(self) -> str:
        """How it is called."""
        return "[options] pages|stories"

    def short_desc(self) -> str:
        """One line of help."""
        return "Write all articles or all stories of the ledger as JSON Lines"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Its options."""
        super().add_options(parser)
        parser.add_argument("-o", "--output", metavar="FILE", help="write to this file instead of standard output")
        parser.add_argument("--site", metavar="SITE", help="pages of this site only")

    def work(self, args: list[str], opts: argparse.Namespace) -> None:
        """Write the rows."""
        if len(args) != 1 or args[0] not in WHAT:
            raise UsageError(f"expected one of: {', '.join(WHAT)}")
        if opts.site and args[0] != "pages":
            raise UsageError("--site goes with pages: a story has pages of many sites")
        if opts.output is not None and (
            not opts.output or Path(opts.output).is_dir() or not Path(opts.output).absolute().parent.is_dir()
        ):
            raise UsageError(f"--output {opts.output!r}: expected a file in a folder that exists")
        database = self.open_ledger()
        with database.reading() as connection:
            rows = _rows(connection, args[0], opts.site)
            if opts.output is None:
                _write(rows, sys.stdout)
            else:
                # A reader of the file sees the old one or the whole new one.
                path = Path(opts.output)
                part = path.with_name(path.name + ".part")
                with part.open("w", encoding="utf-8") as out:
                    _write(rows, out)
                part.replace(path)


def _rows(connection: Connection, what: str, site: str | None) -> Iterator[dict[str, Any]]:
    """The rows asked for."""
    if what == "stories":
        for key, members in read.stories_of(connection):
            judge_story(members)
            yield read.story_row(key, members)
    else:
        for record in judged_pages(connection, site):
            yield asdict(record)


def _write(rows: Iterator[dict[str, Any]], out: TextIO) -> None:
    """One JSON object a line; Chinese stays readable."""
    for row in rows:
        out.write(json_for_terminals(json.dumps(row, ensure_ascii=False)) + "\n")
