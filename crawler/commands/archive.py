"""`scrapy archive check` and `scrapy archive pack`: is everything there, and give it away."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timezone
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from sqlalchemy import Connection

from crawler.archive.check import Expected, check_file
from crawler.archive.errors import ArchiveError
from crawler.archive.kept import Reader
from crawler.archive.names import SUFFIX, folder_of
from crawler.archive.writing.pack import pack
from crawler.commands.base import LedgerCommand
from crawler.counted import counted
from crawler.ledger.reading.archived import Pointer, file_places, not_archived, parts_of, pointers, pointers_into
from crawler.ledger.upkeep.held import not_finished
from crawler.original import surt
from crawler.plain import printable


class Command(LedgerCommand, ScrapyCommand):
    """What is wrong goes to standard output, a line for each; the sums to standard error."""

    def syntax(self) -> str:
        """How it is called."""
        return "check [SITE] [--never-archived] | pack SITE [--since DATE] [--output FILE]"

    def short_desc(self) -> str:
        """One line of help."""
        return "Verify the archive of crawled pages, or pack a site's into a WACZ file"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Its options."""
        super().add_options(parser)
        parser.add_argument(
            "--never-archived",
            action="store_true",
            help="check: name the versions that have no record, as those of saved pages",
        )
        parser.add_argument("--since", metavar="DATE", help="pack: answers from then on only (UTC), such as 2024-05-10")
        parser.add_argument("-o", "--output", metavar="FILE", help="pack: the file to write; SITE.wacz if nothing is said")

    def work(self, args: list[str], opts: argparse.Namespace) -> None:
        """Check or pack."""
        what, *sites = args or [""]
        if what == "check" and len(sites) <= 1 and not (opts.since or opts.output):
            site = sites[0] if sites else None
        elif what == "pack" and len(sites) == 1 and not opts.never_archived:
            site = sites[0]
        else:
            raise UsageError(f"expected: {self.syntax()}")
        assert self.settings is not None
        folder = Path(self.settings["ARCHIVE_DIR"])
        database = self.open_ledger()
        try:
            with database.reading() as connection:
                if what == "check":
                    self.exitcode = int(_check(connection, folder, site, named=opts.never_archived))
                else:
                    assert site is not None
                    _pack(
                        connection,
                        folder,
                        site,
                        _utc(opts.since),
                        Path(opts.output or f"{folder_of(site)}.wacz"),
                        self.settings,
                    )
        except ArchiveError as error:
            print(f"scrapy: {error}", file=sys.stderr)
            self.exitcode = 1
        finally:
            database.close()


def _check(connection: Connection, folder: Path, site: str | None, *, named: bool) -> bool:
    """Print what is wrong; True if anything is. named: name the versions that were never archived, too, which is nothing wrong."""
    reader = Reader(folder)
    left = dict.fromkeys(_files(folder, site))
    records = held = problems = 0
    found = list(left)

    def pointed_into() -> Iterator[tuple[str, Iterable[Pointer]]]:
        for file, said in pointers(connection, site):
            left.pop(file, None)
            yield file, said
        yield from ((file, ()) for file in list(left))

    for file, said in pointed_into():
        expected = _expected(connection, said)
        held += sum(map(len, expected.values()))
        for finding in check_file(reader, file, expected):
            records += finding.is_there
            for problem in finding.problems:
                problems += 1
                print(f"{printable(file)} at {finding.offset}: {printable(problem)}")
    for name in not_finished(connection):
        problems += 1
        print(f"{printable(name)} was forgotten, but not to the end: run `scrapy forget {printable(name)}` again")
    unkept = _unkept(connection, site, named=named)
    if site is not None and not (found or held or unkept):
        raise ArchiveError(f"nothing is archived of {printable(site)}")
    sums = f"{counted(len(found), 'file')}, {counted(records, 'record')}, {counted(held, 'place')} that the ledger points at"
    text = f"{sums}: {counted(problems, 'problem') if problems else 'no problems'}"
    print(f"{text}; never archived: {counted(unkept, 'version')} of pages" if unkept else text, file=sys.stderr)
    return problems > 0


def _unkept(connection: Connection, site: str | None, *, named: bool) -> int:
    """How many versions were never archived."""
    number = 0
    for version in not_archived(connection, site):
        number += 1
        if named:
            fetched = f", fetched {version.fetched_at}" if version.fetched_at else ""
            print(f"never archived: {printable(version.url)}, version {version.number}{fetched}")
    return number


def _pack(connection: Connection, folder: Path, site: str, since: str | None, out: Path, settings: Mapping[str, str]) -> None:
    """Write the pack and say what is in it: the site's files, and its pages' records in those of others, such as `sources`."""
    if out.is_dir() or not out.parent.is_dir():
        raise ArchiveError(f"--output {printable(str(out))}: expected a file in a folder that exists")
    files = _files(folder, site)
    single: dict[str, set[int]] = {}
    for file, said in pointers(connection, site):
        if file not in files:
            single[file] = {one.offset for one in said}
    attached = file_places(connection, site)
    if not files and not single:
        raise ArchiveError(f"nothing is archived of {printable(site)}")
    done = pack(
        folder,
        files,
        out,
        title=printable(site),
        software=str(settings["USER_AGENT"]),
        pages_of=lambda file: _expected(connection, pointers_into(connection, file)),
        key_of=surt,
        since=since,
        single=single,
        attached=(*attached, *((file, offset) for file, offsets in single.items() for offset in offsets)),
    )
    print(
        f"{out}: {counted(done.files, 'file')}, {counted(done.answers, 'answer')}, {counted(done.pages, 'page')} in its list",
        file=sys.stderr,
    )


def _expected(connection: Connection, said: Iterable[Pointer]) -> dict[int, list[Expected]]:
    """What the ledger says of a file's records, by offset."""
    pointers = list(said)
    parts = parts_of(connection, {one.version for one in pointers if one.version is not None})
    found: dict[int, list[Expected]] = {}
    for one in pointers:
        of_it = tuple(parts.get(one.version, ())) if one.version is not None else ()
        expected = Expected(one.url, one.title, one.digest, one.version is not None, of_it)
        found.setdefault(one.offset, []).append(expected)
    return found


def _files(folder: Path, site: str | None) -> list[str]:
    """The WARC files of a site or of all, named as in the ledger, in the order of time for each site."""
    folders = [folder / folder_of(site)] if site is not None else sorted(path for path in folder.glob("*") if path.is_dir())
    return [f"{here.name}/{path.name}" for here in folders for path in sorted(here.glob(f"*{SUFFIX}"))]


def _utc(text: str | None) -> str | None:
    """A date in UTC as records have it. Raises UsageError for what is none."""
    if text is None:
        return None
    try:
        date = datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        raise UsageError(f"--since {text}: expected a date such as 2024-05-10, or 2024-05-10T08:00+08:00") from None
    date = date.replace(tzinfo=timezone.utc) if date.tzinfo is None else date.astimezone(timezone.utc)
    return date.strftime("%Y-%m-%dT%H:%M:%S.%f")
