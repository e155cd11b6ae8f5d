"""The crawl's way to the ledger: results wait here and are stored together, in one transaction for each batch."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timezone

from scrapy import Spider, signals
from scrapy.core.scraper import Scraper
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider, DropItem
from sqlalchemy import Connection

from crawler.archive.errors import ArchiveError
from crawler.extensions.archive import last_place_of, sync_archive
from crawler.extensions.ending import end_crawl
from crawler.extensions.questions import Questions
from crawler.extensions.record import only_on_record
from crawler.extensions.tally import Tally
from crawler.ledger import Database, LedgerError, Result, Stored, open_database
from crawler.ledger.crawling import frontier
from crawler.ledger.crawling.learnt import learnt_lines
from crawler.ledger.crawling.runs import finish_run, full_is_due, start_run
from crawler.ledger.results import FileResult
from crawler.ledger.storing.files import store_files
from crawler.ledger.storing.schedule import Schedule, intervals
from crawler.ledger.storing.store import store
from crawler.plain import printable

logger = logging.getLogger(__name__)

# Characters of an address in the record of a page that could not be stored.
_LONGEST_URL = 500

# How long results wait at the most while Scrapy asks for no more.
_HELD_SECONDS = 0.2
_Waiting = tuple[Result, "asyncio.Future[Stored] | None"]


class Ledger(Questions):
    """Opens the ledger before the crawl and closes it after.

    Raises LedgerError at the start of a crawl that cannot use its ledger. One that fails during the crawl ends it:
    what was not stored stays due for the next run.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        settings = crawler.settings
        self.batch_pages = settings.getint("LEDGER_BATCH_PAGES")
        self.batch_seconds = settings.getfloat("LEDGER_BATCH_SECONDS")
        self.database: Database = open_database(settings["LEDGER_URL"])
        self.longest_url = settings.getint("URLLENGTH_LIMIT")
        self.most_new = settings.getint("NEW_PAGES_PER_RUN")
        # New pages of each site, found by this run.
        self.new: Counter[str] = Counter()
        self.waiting: list[_Waiting] = []
        self.files: list[FileResult] = []
        self.timer: asyncio.TimerHandle | None = None
        # What holds the responses under way; None until the crawl has begun.
        self.scraper: Scraper | None = None
        self.error: LedgerError | None = None
        self.run: int | None = None
        self.schedule = Schedule(
            intervals("REFETCH_DAYS", settings.get("REFETCH_DAYS")), intervals("RETRY_HOURS", settings.get("RETRY_HOURS"))
        )
        self.full_every = settings.getint("FULL_EVERY")
        # This run walks every list to its end.
        self.full = False
        self.tally = Tally(crawler)
        self.learnt: dict[str, frozenset[str]] = {}
        self.closing: asyncio.Future[None] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Ledger:
        """Scrapy makes it so."""
        only_on_record(crawler)
        ledger = cls(crawler)
        crawler.signals.connect(ledger.engine_started, signal=signals.engine_started)
        crawler.signals.connect(ledger.spider_closed, signal=signals.spider_closed)
        return ledger

    def engine_started(self) -> None:
        """Put down that a crawl has begun: the run lock is held."""
        spider = self.crawler.spider
        self.scraper = self.crawler.engine.scraper
        assert spider is not None
        site = getattr(spider, "site", None) or spider.name
        try:
            with self.database.writing() as connection:
                self.full = getattr(spider, "asked_for_all", False) or full_is_due(connection, site, self.full_every)
                self.run = start_run(connection, spider.name, site, full=self.full)
        except LedgerError as error:
            self._fail(error)

    def spider_closed(self, spider: Spider, reason: str) -> None:
        """Store what waits, put down how the crawl ended, close."""
        self.flush()
        stats = self.crawler.stats.get_stats() if self.crawler.stats else {}
        numbers = {name: value for name, value in stats.items() if isinstance(value, int | float)}
        if self.run is not None and self.error is None:
            try:
                with self.database.writing() as connection:
                    finish_run(connection, self.run, reason, numbers)
            except LedgerError as error:
                self._fail(error)
        self.database.close()

    async def put(self, result: Result) -> Stored:
        """Store a result; returns once it is stored. Raises DropItem where the ledger has failed."""
        future: asyncio.Future[Stored] = asyncio.get_running_loop().create_future()
        self._add(result, future)
        return await future

    def put_soon(self, result: Result) -> None:
        """Store a result with the next batch."""
        self._add(result, None)

    def put_file(self, result: FileResult) -> None:
        """Store what became of an attachment or image, with the next batch."""
        self.files.append(result)
        self._store_later(len(self.files))

    def discover(self, site: str, urls: Sequence[str], *, known_to: int | None = None) -> frontier.Found:
        """Put down links as due before they are fetched, new ones within the bounds: see `frontier.discover`."""
        short = [url for url in urls if len(url) <= self.longest_url]
        self._bounded(
            "url_length", len(urls) - len(short), f"links longer than URLLENGTH_LIMIT ({self.longest_url}) are left out"
        )
        room = max(0, self.most_new - self.new[site])
        # A page that is fetched by now was put down as due before, and nothing is asked for twice in a run.
        with self._asked(writes=True, of_results=False) as connection:
            found = frontier.discover(connection, site, short, revive=self.full, known_to=known_to, most=room)
        self.new[site] += found.added
        words = f"more than NEW_PAGES_PER_RUN ({self.most_new}) new pages of {site}: the others are left to the next run"
        self._bounded("new_pages", found.left_out, printable(words))
        return found

    def _bounded(self, name: str, number: int, words: str) -> None:
        """Count what a bound cut off, and say so once."""
        if number and self.crawler.stats is not None:
            if not self.crawler.stats.get_value(f"bounds/{name}"):
                logger.warning("%s", words)
            self.crawler.stats.inc_value(f"bounds/{name}", number)

    def known_lines(self, site: str) -> frozenset[str]:
        """What `scrapy learn` has learnt of a site's repeated lines: read once, the same for the whole run."""
        if site not in self.learnt:
            try:
                with self.database.reading() as connection:
                    self.learnt[site] = learnt_lines(connection, site)
            except LedgerError as error:
                self._fail(error)
                raise DropItem("not stored", log_level="DEBUG") from error
        return self.learnt[site]

    @contextmanager
    def _asked(self, *, writes: bool = False, of_results: bool = True) -> Iterator[Connection]:
        """A transaction that sees all results so far. Raises CloseSpider where the ledger fails: the crawl must end.

        of_results: without it those that wait may go on waiting, as nothing of theirs is asked for.
        """
        if of_results:
            self.flush()
        try:
            with self.database.writing() if writes else self.database.reading() as connection:
                yield connection
        except LedgerError as error:
            self._fail(error)
            raise CloseSpider("ledger_error") from error

    def _add(self, result: Result, future: asyncio.Future[Stored] | None) -> None:
        """Put a result among those that wait, with the place of its answer."""
        if result.archived is None and not result.saved:
            result.archived = last_place_of(self.crawler, result.url)
        self.waiting.append((result, future))
        self._store_later(len(self.waiting))

    def _store_later(self, waiting: int) -> None:
        """Store when so many wait, or have waited so long, that it is time; or when Scrapy asks for no more until they are stored: as
        many bytes of responses are under way as it holds (SCRAPER_SLOT_MAX_ACTIVE_SIZE).

        Then it is time when most of them wait here. Until then each would be stored alone: just after a batch, Scrapy still counts all
        that was in it. But it may count some for good that come to nothing here, so nobody waits for these long.
        """
        slot = self.scraper.slot if self.scraper is not None else None
        held = slot is not None and slot.needs_backout()
        most = slot is not None and 4 * len(self.waiting) >= 3 * (len(slot.active) + len(slot.queue))
        if waiting >= self.batch_pages or (held and most):
            self.flush()
            return
        loop = asyncio.get_running_loop()
        at = loop.time() + (min(_HELD_SECONDS, self.batch_seconds) if held else self.batch_seconds)
        if self.timer is None or at < self.timer.when():
            if self.timer is not None:
                self.timer.cancel()
            self.timer = loop.call_at(at, self.flush)

    def flush(self) -> None:
        """Store all that waits, now."""
        if self.timer is not None:
            self.timer.cancel()
            self.timer = None
        batch, self.waiting = self.waiting, []
        found, self.files = self.files, []
        if (batch or found) and self.error is None and self._is_archived():
            if batch:
                self._store(batch)
            if found and self.error is None:
                self._store_files(found)
        for _, future in batch:
            if future is not None and not future.done():
                future.set_exception(DropItem("not stored", log_level="DEBUG"))

    def _is_archived(self) -> bool:
        """True when the records that the batch points at are on disk. Where they cannot be, the archive ends the crawl."""
        try:
            sync_archive(self.crawler)
        except ArchiveError:
            return False
        return True

    def _store(self, batch: list[_Waiting]) -> None:
        """Store results in one transaction; where one of them cannot be stored, each in its own."""
        try:
            with self.database.writing() as connection:
                outcome: Sequence[Stored] = store(connection, [result for result, _ in batch], self.schedule)
        except Exception as error:
            if isinstance(error, LedgerError) and error.unusable:
                self._fail(error)
            elif len(batch) == 1:
                self._store_failure(batch[0][0], error)
            else:
                for one in batch:
                    if self.error is None:
                        self._store([one])
        else:
            for (result, future), stored in zip(batch, outcome, strict=True):
                self.tally.take(result, stored)
                if future is not None and not future.done():
                    future.set_result(stored)

    def _store_files(self, found: list[FileResult]) -> None:
        """Store what became of files, in one transaction."""
        try:
            with self.database.writing() as connection:
                store_files(connection, found, self.schedule, datetime.now(timezone.utc))
        except LedgerError as error:
            self._fail(error)

    def _store_failure(self, result: Result, error: Exception) -> None:
        """Put down that a page cannot be stored as it is, so that it neither stays due nor stops the others."""
        url = result.url.encode("ascii", "backslashreplace").decode().replace("\x00", "\\x00")[:_LONGEST_URL]
        reason = f"cannot be stored: {type(error.__cause__ or error).__name__}"
        logger.error("%s: %s: %s", reason, url, error)
        try:
            with self.database.writing() as connection:
                store(
                    connection, [Result(url, result.site[:_LONGEST_URL], "failed", reason, result.http_status)], self.schedule
                )
        except Exception as worse:
            self._fail(worse if isinstance(worse, LedgerError) else LedgerError(f"{type(worse).__name__}: {worse}"))

    def _fail(self, error: LedgerError) -> None:
        """End the crawl: without its ledger it would only lose pages."""
        self.error = error
        self.closing = end_crawl(self.crawler, "ledger", error) or self.closing


def ledger_of(crawler: Crawler) -> Ledger:
    """The crawl's ledger."""
    ledger = crawler.get_extension(Ledger)
    if ledger is None:
        raise LedgerError("the extension crawler.extensions.ledger.Ledger is switched off: nothing could be stored")
    return ledger
