"""What a crawl asks its ledger between two batches: what is due, how far lists were walked, which sources are wanted."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractContextManager

from sqlalchemy import Connection

from crawler.ledger.crawling import frontier, lists, sources
from crawler.ledger.crawling.lists import Mark
from crawler.ledger.results import FileResult
from crawler.ledger.storing.files import Links, due_files, links_in_archive, restore_files
from crawler.ledger.upkeep.forget import Barred, barred


class Questions(ABC):
    """The questions, each in a transaction of its own."""

    @abstractmethod
    def _asked(self, *, writes: bool = False, of_results: bool = True) -> AbstractContextManager[Connection]:
        """A transaction that sees all results so far; without of_results those that wait may go on waiting."""

    def due(self, site: str, after: int, limit: int) -> list[tuple[int, str]]:
        """The (id, URL) of pages of a site that were never fetched, behind the id `after`."""
        with self._asked() as connection:
            return frontier.due(connection, site, after=after, limit=limit)

    def due_again(self, site: str, *, known: bool, before: str, after: tuple[str, int], limit: int) -> list[frontier.Due]:
        """Pages of a site whose time has come: see `frontier.due_again`."""
        with self._asked() as connection:
            return frontier.due_again(connection, site, known=known, before=before, after=after, limit=limit)

    def due_files(self, crawl: str, *, before: str, after: int, limit: int) -> list[tuple[int, str]]:
        """See `files.due_files`."""
        with self._asked() as connection:
            return due_files(connection, crawl, before=before, after=after, limit=limit)

    def count_due_again(self, site: str, *, before: str) -> int:
        """How many known articles of a site are to be looked at again."""
        with self._asked() as connection:
            return frontier.count_due_again(connection, site, before=before)

    def no_lists(self, urls: Sequence[str]) -> set[str]:
        """Those of the addresses that were looked at and are no lists."""
        with self._asked() as connection:
            return frontier.no_lists(connection, urls)

    def count_articles(self, urls: Sequence[str]) -> tuple[int, int]:
        """How many of the addresses turned out to be no articles, and how many were looked at at all."""
        with self._asked() as connection:
            return frontier.count_articles(connection, urls)

    def wanted_sources(self, *, after: str, limit: int) -> list[sources.Wanted]:
        """See `sources.wanted`."""
        with self._asked() as connection:
            return sources.wanted(connection, after=after, limit=limit)

    def wanted_sources_since(self, version: int) -> list[sources.Wanted]:
        """See `sources.wanted_since`."""
        with self._asked() as connection:
            return sources.wanted_since(connection, version)

    def newest_version(self) -> int:
        """See `sources.newest_version`."""
        with self._asked() as connection:
            return sources.newest_version(connection)

    def stated_addresses(self, keys: Collection[str], as_asked: Callable[[str], str]) -> dict[str, list[sources.Address]]:
        """See `sources.addresses`."""
        with self._asked() as connection:
            return sources.addresses(connection, keys, as_asked)

    def earliest_repost(self, key: str) -> str | None:
        """See `sources.earliest_repost`."""
        with self._asked() as connection:
            return sources.earliest_repost(connection, key)

    def barred(self) -> Barred:
        """See `forget.barred`."""
        with self._asked(of_results=False) as connection:
            return barred(connection)

    def is_known(self, url: str) -> bool:
        """See `frontier.is_known`."""
        with self._asked() as connection:
            return frontier.is_known(connection, url)

    def last_fetched(self, url: str) -> str | None:
        """See `frontier.last_fetched`."""
        with self._asked() as connection:
            return frontier.last_fetched(connection, url)

    def links_in_archive(self, after: int, limit: int) -> list[Links]:
        """See `files.links_in_archive`."""
        with self._asked() as connection:
            return links_in_archive(connection, after, limit)

    def restore_files(self, found: Sequence[tuple[Links, Sequence[FileResult]]]) -> None:
        """See `files.restore_files`."""
        with self._asked(writes=True) as connection:
            restore_files(connection, found)

    def put_due(self, found: Sequence[tuple[str, str]]) -> None:
        """Put down pages, each as (URL, site), as due before they are fetched."""
        with self._asked(writes=True) as connection:
            sources.put_due(connection, found)

    def mark_of(self, site: str, url: str) -> Mark | None:
        """How far a list was walked before, None for not at all."""
        with self._asked(of_results=False) as connection:
            return lists.mark_of(connection, site, url)

    def keep_mark(self, site: str, url: str, mark: Mark | None) -> None:
        """Put down how far a list has been walked; None: not at all."""
        with self._asked(writes=True, of_results=False) as connection:
            if mark is None:
                lists.drop_mark(connection, site, url)
            else:
                lists.keep_mark(connection, site, url, mark)
