"""Take what is to be forgotten out of the archive, while no crawl works on it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from crawler.archive.errors import ArchiveError
from crawler.archive.kept import Reader
from crawler.archive.names import SUFFIX, folder_of
from crawler.archive.writing.takedown import Found, Sought, find, remove, set_right
from crawler.ledger import Database, LedgerError
from crawler.ledger.crawling.lock import lock_for
from crawler.ledger.upkeep.held import Held, held_by, is_of_another, needed_in, same_bytes
from crawler.original import story_key
from crawler.plain import printable

# `scrapy crawl sources` archives pages of all sites here.
_SOURCES = "sources"


@dataclass(frozen=True, slots=True)
class TakenOut:
    """records: how many were taken out. needed, damaged: places of records that stay: see `Found`."""

    records: int
    needed: list[tuple[str, int]]
    damaged: list[tuple[str, int]]


@contextmanager
def no_crawl_of(ledger_url: str, sites: set[str]) -> Iterator[None]:
    """While this lasts no crawl of these sites runs. Raises LedgerError where one does."""
    with ExitStack() as held:
        for site in sorted(sites):
            lock = lock_for(ledger_url, site)
            held.callback(lock.release)
            if not lock.take():
                raise LedgerError(f"{printable(site)} is being crawled, by {lock.holder()}: run again when that has ended")
        yield


def sites_of(ledger: Database, name: str, key: str | None) -> set[str]:
    """The sites whose crawls may be fetching it."""
    with ledger.reading() as connection:
        return {_SOURCES, *held_by(connection, name, key).sites, *([name] if key is None else ())}


def take_out_of_archive(ledger: Database, archive: Path, name: str, key: str | None) -> TakenOut:
    """Take the records of a page (its address and key) or a site (its name, no key) out of the archive; others keep what they need.

    The ledger still has its rows, so that after a crash it can be done again. Raises ArchiveError, LedgerError.
    """
    with ledger.reading() as connection:
        held = held_by(connection, name, key)
        same = same_bytes(connection, name, key, held)
    folders = _folders(archive, held, name, key)
    referred_to = _referred_to(Reader(archive), same)

    def kept_in(file: str) -> set[int]:
        with ledger.reading() as connection:
            needed = needed_in(connection, name, key, file)
        return needed | {offset for of, offset in referred_to if of == file}

    def is_anothers(url: str) -> bool:
        with ledger.reading() as connection:
            return is_of_another(connection, url, name, key)

    sought = Sought(
        urls=held.urls | {name},
        places=held.places,
        is_its=(lambda _: False) if key is None else (lambda url: _key(url) == key),
        is_anothers=is_anothers,
        folder=folder_of(name) if key is None else None,
    )
    found = _find(archive, folders, sought, kept_in)
    # What its records refer to may be left of another page that was forgotten, or was captured under another address.
    while not found.sources <= (places := {*sought.places, *found.going()}):
        sought = replace(sought, places=places | found.sources)
        folders |= _there(archive) & {file.partition("/")[0] for file, _ in found.sources}
        found = _find(archive, folders, sought, kept_in)
    return TakenOut(remove(archive, found), found.needed, found.damaged)


def _find(archive: Path, folders: Collection[str], sought: Sought, kept_in: Callable[[str], set[int]]) -> Found:
    """What is to go from these folders, which are set right before."""
    set_right(archive, sorted(folders), sought)
    files = [f"{folder}/{path.name}" for folder in sorted(folders) for path in sorted((archive / folder).glob(f"*{SUFFIX}"))]
    return find(archive, files, sought, kept_in)


def _folders(archive: Path, held: Held, name: str, key: str | None) -> set[str]:
    """Where its records may lie: in the folders of its sites and where the ledger points; of a page that it does not know, anywhere."""
    there = _there(archive)
    if key is not None and not held.sites:
        return there
    mine = {folder_of(site) for site in held.sites} | {file.partition("/")[0] for file, _ in held.places}
    return there & {*mine, _SOURCES, *([folder_of(name)] if key is None else ())}


def _there(archive: Path) -> set[str]:
    """The folders of the archive."""
    return {path.name for path in archive.glob("*") if path.is_dir()}


def _referred_to(reader: Reader, places: Iterable[tuple[str, int]]) -> set[tuple[str, int]]:
    """What records refer to, and these themselves. One that cannot be read needs nothing."""
    found = set(places)
    for place in sorted(found):
        try:
            refers_to = reader.record(*place).refers_to
        except ArchiveError:
            continue
        found.update([refers_to] if refers_to is not None else ())
    return found


def _key(url: str) -> str | None:
    try:
        return story_key(url)
    except ValueError:
        return None
