"""`scrapy export pages|stories|events`: the ledger, or what happened to it, as JSON Lines, CSV, Parquet or SQLite, here or in an S3-compatible store."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Iterator
from dataclasses import asdict

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from sqlalchemy import Connection

from crawler.commands.base import LedgerCommand
from crawler.commands.choice import add_choice, check_choice, is_wanted, is_wanted_story
from crawler.commands.feed import feed
from crawler.commands.keyed import LedgerRows
from crawler.commands.untaken import check_untaken
from crawler.counted import counted
from crawler.export.days import write_days
from crawler.export.destinations import File, Folder, file_at, folder_at, local_path
from crawler.export.errors import ExportError
from crawler.export.parquet import write_parquet
from crawler.export.progress import Watch
from crawler.export.rows import Row, Schema
from crawler.export.sqlite import update
from crawler.export.text import write_csv, write_jsonl
from crawler.ledger import LedgerError
from crawler.ledger.database import postgresql_url, sqlite_path
from crawler.ledger.reading import read
from crawler.ledger.reading.schema import row_schema
from crawler.ledger.reading.verdicts import judged_pages, judged_stories
from crawler.plain import printable

WHAT = ("pages", "stories", "events")
_TEXTS = {"jsonl": write_jsonl, "csv": write_csv}
FORMATS = (*_TEXTS, "parquet", "sqlite")


class Command(LedgerCommand, ScrapyCommand):
    """Rows to standard output, or to a file or folder with `--output`."""

    def syntax(self) -> str:
        """How it is called."""
        return "[options] pages|stories|events"

    def short_desc(self) -> str:
        """One line of help."""
        return "Write all articles or stories of the ledger, or what happened to them, as JSON Lines, CSV, Parquet or SQLite"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Its options."""
        super().add_options(parser)
        told = "write there instead of to standard output: a path, file:///… or s3://bucket/key; FOLDER/ for Parquet by day"
        parser.add_argument("-o", "--output", metavar="FILE", help=told)
        parser.add_argument("--format", choices=FORMATS, default="jsonl", help="jsonl (default), csv, parquet or sqlite")
        parser.add_argument(
            "--by", choices=("published", "fetched"), help="Parquet by day: which day (published if nothing is said)"
        )
        told = "give the events that are new since the last time with this file, then move it; all where it is not there yet"
        parser.add_argument("--cursor", metavar="FILE", help=told)
        add_choice(parser)

    def work(self, args: list[str], opts: argparse.Namespace) -> None:
        """Write the rows."""
        if not args and opts.cursor is not None:
            args = ["events"]
        if len(args) != 1 or args[0] not in WHAT:
            raise UsageError(f"expected one of: {', '.join(WHAT)}")
        what = args[0]
        check_choice(what, opts)
        if opts.format not in _TEXTS and opts.output is None:
            raise UsageError(f"--format {opts.format} needs --output FILE: it is nothing for a terminal")
        _check_events(what, opts)
        try:
            place = None if opts.output is None else self._place(opts)
            if opts.by is not None and not isinstance(place, Folder):
                raise UsageError(f"--by {opts.by} goes with Parquet by day: --format parquet --output FOLDER/")
            opts.by = opts.by or "published"
            database = self.open_ledger()
            watch = Watch(what, bar=place is not None or not sys.stdout.isatty())
            if what == "events":
                assert not isinstance(place, Folder)
                more = ""
                with feed(database, opts.cursor) as news:
                    if place is not None and opts.cursor is not None:
                        check_untaken(place, opts.format, news.after)
                    _write(watch.writing(news.rows), row_schema(what), opts.format, place)
            else:
                with database.reading() as connection:
                    _warn_of(opts.site, connection)
                    more = _export(connection, what, opts, place, watch)
            database.close()
        except ExportError as error:
            raise LedgerError(str(error)) from error
        watch.end(place.name if place is not None else "standard output", more)

    def _place(self, opts: argparse.Namespace) -> File | Folder:
        """Where the rows go. Raises ExportError for what cannot be written, or must not: the ledger itself."""
        assert self.settings is not None
        path, ledger = local_path(opts.output), sqlite_path(postgresql_url(self.settings["LEDGER_URL"]))
        if path is not None and ledger is not None and path.exists() and ledger.exists() and path.samefile(ledger):
            raise ExportError(f"--output {opts.output}: that is the ledger")
        by_day = opts.format == "parquet" and (opts.output.endswith("/") or (path is not None and path.is_dir()))
        if opts.output.endswith("/") and not by_day:
            raise ExportError(
                f"--output {printable(opts.output)}: {opts.format} goes to one file; a folder is for --format parquet"
            )
        place = (folder_at if by_day else file_at)(opts.output, self.settings)
        place.check()
        return place


def _check_events(what: str, opts: argparse.Namespace) -> None:
    """Raise UsageError for what events cannot be asked for, and for a cursor of anything else."""
    if what != "events":
        if opts.cursor is not None:
            raise UsageError("--cursor goes with events: they say what changed, and how a page's article is now")
        return
    path = None if opts.output is None else local_path(opts.output)
    if opts.format == "sqlite" or (opts.output or "").endswith("/") or (path is not None and path.is_dir()):
        raise UsageError("events go to a file as jsonl, csv or parquet: they are told once, and nothing is brought up to date")
    if opts.cursor == "" or (opts.cursor is not None and opts.output == opts.cursor):
        raise UsageError(f"--cursor {opts.cursor!r}: expected a file of its own")


def _warn_of(site: str | None, connection: Connection) -> None:
    """Say where the ledger has nothing of the site that is asked for. It may be misspelt, or so new that nothing was fetched yet, and
    what runs every night must not fail for that."""
    if site is not None and not read.count(connection, "pages", site):
        hint = "its sites are those that 'scrapy status' names"
        print(f"scrapy: the ledger has no article of site {printable(site)}; {hint}", file=sys.stderr)


def _export(connection: Connection, what: str, opts: argparse.Namespace, place: File | Folder | None, watch: Watch) -> str:
    """Write the rows; what is to be said of it besides their number."""
    if isinstance(place, Folder):
        change = write_days(place, LedgerRows(connection, what, opts), opts.by, watch)
        return f" in days that have changed, {change.kept} in days that have not, {counted(change.removed, 'day')} gone"
    if place is not None and opts.format == "sqlite":
        with place.making() as path:
            change = update(path, LedgerRows(connection, what, opts), watch)
        return f" that have changed, {change.kept} that have not, {change.removed} gone"
    _write(watch.writing(_rows(connection, what, opts, watch)), row_schema(what), opts.format, place)
    return ""


def _write(rows: Iterator[Row], schema: Schema, form: str, file: File | None) -> None:
    """Write the rows to the file, or to standard output."""
    if file is None:
        _TEXTS[form](rows, schema, sys.stdout)
        sys.stdout.flush()
        return
    with file.writing() as out:
        if form == "parquet":
            write_parquet(rows, schema, out)
        else:
            text = io.TextIOWrapper(out, encoding="utf-8", newline="")
            _TEXTS[form](rows, schema, text)
            # What it holds back goes out, and the stream stays open for whoever opened it.
            text.detach()


def _rows(connection: Connection, what: str, opts: argparse.Namespace, watch: Watch) -> Iterator[Row]:
    """The rows asked for."""
    total = read.count(connection, what, opts.site if what == "pages" else None)
    if what == "stories":
        yield from (row for row in watch.looking(judged_stories(connection), total) if is_wanted_story(row, opts))
    else:
        for record in watch.looking(judged_pages(connection, opts.site), total):
            if is_wanted(record, opts) and opts.relation in {None, record.relation}:
                yield asdict(record)
