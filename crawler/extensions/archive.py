"""The crawl's way to the archive: every answer of a live crawl is written there before anybody sees it."""

from __future__ import annotations

import asyncio
import hashlib
import logging
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.http import Response

from crawler.archive.errors import ArchiveError
from crawler.archive.kept import PART_OF_SITE, WRITTEN_BY, Original, Reader
from crawler.archive.names import folder_of
from crawler.archive.writing.begun import first_answers
from crawler.archive.writing.exchange import WHAT_IS_LOST, Exchange, exchange_of
from crawler.archive.writing.repair import repair
from crawler.archive.writing.writer import ArchiveWriter, Written
from crawler.extensions.ending import end_crawl
from crawler.extensions.record import only_on_record
from crawler.ledger import Database, LedgerError, open_database
from crawler.ledger.reading.archived import newest_places
from crawler.ledger.storing.files import place_of_content
from crawler.network.errors import LaterError
from crawler.plain import printable

logger = logging.getLogger(__name__)

Place = tuple[str, int]

# Answers whose results may still be on their way to the ledger. Far fewer are: what is under way is bounded by Scrapy.
_MOST_ON_THE_WAY = 10_000
# Bytes. What is larger is packed by the thread; with less, waiting for it took a page longer than to pack it here (a millisecond).
_LARGE = 200_000
# The key in a request's meta under which its answer's place stands.
_PLACE = "archive_place"
# The key that marks a request for an attachment or image: what lies in the archive under any address is not kept twice.
IS_FILE = "archive_file"


class Archive:
    """Writes what is fetched. A thread packs and writes what is large, or has to be looked up first; the answer goes on when it is
    written, so little waits in memory.

    What cannot be written ends the crawl: its pages stay due, and nothing in the ledger points at a record that is not there.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        settings = crawler.settings
        self.folder = Path(settings["ARCHIVE_DIR"])
        self.is_enabled = settings.getbool("ARCHIVE_ENABLED")
        self.level, self.file_bytes = settings.getint("ARCHIVE_COMPRESSION_LEVEL"), settings.getint("ARCHIVE_FILE_BYTES")
        self.most_known = settings.getint("ARCHIVE_KNOWN_PAGES")
        self.known: OrderedDict[str, Original | Place] = OrderedDict()
        self.last: OrderedDict[str, Place] = OrderedDict()
        # By SHA-256: attachments and images.
        self.files: OrderedDict[str, Original] = OrderedDict()
        self.database: Database | None = None
        self.writer: ArchiveWriter | None = None
        self.reader = Reader(self.folder)
        self.pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="archive")
        self.error: ArchiveError | None = None
        self.closing: asyncio.Future[None] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Archive:
        """Scrapy makes it so."""
        only_on_record(crawler)
        archive = cls(crawler)
        crawler.signals.connect(archive.engine_started, signal=signals.engine_started)
        crawler.signals.connect(archive.spider_closed, signal=signals.spider_closed)
        return archive

    def engine_started(self) -> None:
        """Repair what a killed crawl left of this site, and be ready to write: the run lock is held."""
        spider = self.crawler.spider
        assert spider is not None
        if not self.is_enabled or not getattr(spider, "live", False):
            return
        site = getattr(spider, "site", None) or spider.name
        try:
            self.writer = ArchiveWriter(self.folder, site, self._info(site), level=self.level, file_bytes=self.file_bytes)
            for found in repair(self.folder / folder_of(site)):
                logger.warning("%s was not ended: %d bytes stay, %d are put aside", found.file, found.kept, found.cut)
                for offset in found.damaged:
                    logger.error("%s at %d is damaged: see `scrapy archive check`", found.file, offset)
        except ArchiveError as error:
            self._fail(error)
        self._remember_places(site)

    def spider_closed(self, spider: Spider) -> None:
        """End the file."""
        self.pool.shutdown()
        if self.database is not None:
            self.database.close()
        if self.writer is not None:
            try:
                self.writer.close()
            except ArchiveError as error:
                self._fail(error)

    async def keep(self, request: Request, response: Response) -> None:
        """Write an answer and its request; then `place_of` tells where. Raises LaterError where that fails."""
        if self.writer is None:
            return
        exchange = exchange_of(request, response)
        # The ledger knows a page by the address that was asked for, and where it was redirected, by the last answer's place.
        known = self.known.get(exchange.url) or (self.known.get(exchange.hops[0]) if exchange.hops else None)
        try:
            if self.error is not None:
                raise self.error
            is_file = bool(request.meta.get(IS_FILE))
            if is_file or isinstance(known, tuple) or len(exchange.body) > _LARGE:
                loop = asyncio.get_running_loop()
                written = await loop.run_in_executor(self.pool, self._write, exchange, known, is_file)
            else:
                written = self.writer.write(exchange, known)
        except ArchiveError as error:
            self._fail(error)
            raise LaterError("the archive cannot be written") from error
        place = request.meta[_PLACE] = (written.file, written.offset)
        self.last[(request.meta.get("redirect_urls") or [request.url])[0]] = place
        while len(self.last) > _MOST_ON_THE_WAY:
            self.last.popitem(last=False)
        self._remember(exchange, written)

    def sync(self) -> None:
        """Have all that was written on disk. Raises ArchiveError, also where an earlier write has failed."""
        if self.error is not None:
            raise self.error
        if self.writer is not None:
            try:
                self.writer.sync()
            except ArchiveError as error:
                self._fail(error)
                raise

    def _write(self, exchange: Exchange, known: Original | Place | None, is_file: bool) -> Written:
        """In the thread: look up the older record where only its place is known, and write."""
        assert self.writer is not None
        if is_file and 200 <= exchange.status < 300:
            return self._write_file(exchange)
        return self.writer.write(exchange, self._original(exchange, known))

    def _write_file(self, exchange: Exchange) -> Written:
        """Write an attachment or image; the older record is the one with the same bytes, wherever it came from."""
        assert self.writer is not None
        digest = hashlib.sha256(exchange.body).hexdigest()
        known = self.files.get(digest) or self._place_of_content(digest)
        written = self.writer.write(exchange, self._original(exchange, known), shared=True)
        self.files[digest] = written.original
        while len(self.files) > self.most_known:
            self.files.popitem(last=False)
        return written

    def _place_of_content(self, digest: str) -> Place | None:
        """Where earlier runs have put these bytes."""
        if self.database is None:
            return None
        try:
            with self.database.reading() as connection:
                return place_of_content(connection, digest)
        except LedgerError as error:
            logger.warning("it is not known what is there already, the file is kept whole: %s", error)
            return None

    def _original(self, exchange: Exchange, known: Original | Place | None) -> Original | None:
        """The older record; None where it cannot be read."""
        if not isinstance(known, tuple):
            return known
        try:
            return self.reader.original(*known)
        except ArchiveError as error:
            logger.warning(
                "the older record of %s cannot be read, the answer is kept whole: %s", printable(exchange.url), error
            )
            return None

    def _remember(self, exchange: Exchange, written: Written) -> None:
        """Keep in mind where the URL's payload lies, and count."""
        stats = self.crawler.stats
        if exchange.status < 300 or exchange.status == 304:
            self.known[exchange.url] = written.original
            self.known.move_to_end(exchange.url)
            while len(self.known) > self.most_known:
                self.known.popitem(last=False)
        if stats is not None:
            stats.inc_value("archive/answers")
            stats.inc_value("archive/bytes", written.size)
            if (written.original.file, written.original.offset) != (written.file, written.offset):
                stats.inc_value("archive/revisits")

    def _remember_places(self, site: str) -> None:
        """What earlier runs have archived of the site, as far as memory is meant to go: what they asked for first, and its pages."""
        self.known.update((url, (file, offset)) for url, file, offset in first_answers(self.folder, site))
        try:
            self.database = open_database(self.crawler.settings["LEDGER_URL"], create=False)
            with self.database.reading() as connection:
                for url, file, offset in newest_places(connection, site, self.most_known):
                    self.known[url] = (file, offset)
        except LedgerError as error:
            # The ledger's own extension finds the same and ends the crawl.
            logger.error("%s", error)

    def _info(self, site: str) -> dict[str, str]:
        """The fields of each file's warcinfo record."""
        settings = self.crawler.settings
        return {
            "software": f"{settings['USER_AGENT'].split(' (+')[0]} {WRITTEN_BY}",
            "format": "WARC File Format 1.1",
            "conformsTo": "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
            "operator": printable(settings["CONTACT"]),
            "http-header-user-agent": printable(settings["USER_AGENT"]),
            "robots": "classic" if settings.getbool("ROBOTSTXT_OBEY") else "ignore",
            PART_OF_SITE: printable(site),
            "description": WHAT_IS_LOST,
        }

    def _fail(self, error: ArchiveError) -> None:
        """End the crawl: without its archive it would only lose evidence."""
        if self.error is None:
            self.error = error
            self.closing = end_crawl(self.crawler, "archive", error)


class ArchiveMiddleware:
    """Next to the downloader, so that it sees each answer as it came: redirects, errors and robots.txt too, nothing unpacked."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> ArchiveMiddleware:
        """Scrapy makes it so."""
        return cls(crawler)

    async def process_response(self, request: Request, response: Response) -> Response:
        """Keep the answer, pass it on."""
        archive = self.crawler.get_extension(Archive)
        if archive is not None:
            await archive.keep(request, response)
        return response


def sync_archive(crawler: Crawler) -> None:
    """Have the crawl's archive on disk. Raises ArchiveError."""
    archive = crawler.get_extension(Archive)
    if archive is not None:
        archive.sync()


def last_place_of(crawler: Crawler, url: str) -> Place | None:
    """Where the run's last answer for an address lies, asked for before redirects; None where there was none lately."""
    archive = crawler.get_extension(Archive)
    return archive.last.get(url) if archive is not None else None


def place_of(response: Response) -> Place | None:
    """The file (relative to ARCHIVE_DIR) and offset of a response's record; None where it was not archived."""
    place: Place | None = response.request.meta.get(_PLACE) if response.request is not None else None
    return place
