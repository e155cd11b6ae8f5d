"""Saved pages from disk."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any, ClassVar

from scrapy import signals
from scrapy.exceptions import DropItem
from scrapy.http import HtmlResponse

from crawler.archive.kept import Reader
from crawler.archive.reading.elsewhere import Elsewhere
from crawler.archive.reading.kinds import PAGES, PassedOver
from crawler.archive.reading.page import SavedPage
from crawler.archive.reading.saved import is_readable, read_saved
from crawler.extensions.ending import end_crawl
from crawler.extract import why_not_article
from crawler.items import Memento, Page
from crawler.ledger.storing.history import instant
from crawler.making.parts import take_parts
from crawler.making.processes import Processes
from crawler.network.failures import Failed
from crawler.original import host_of, story_key
from crawler.plain import printable
from crawler.spiders.archive import ArchiveSpider, ArgumentError
from crawler.spiders.articles import site_of_url
from crawler.spiders.kept import Kept
from crawler.spiders.memento import address_of, is_raw, memento_time, original_of, raw_form

# Seconds.
_LOOK_AGAIN = 0.05
# What a file without an address is called in the ledger.
NO_SITE = "(no address)"
# Versions whose links are looked up in the archive together.
_LINKS_AT_ONCE = 200
MOST_WORKERS = 256


class SavedSpider(ArchiveSpider):
    """Reads the pages of a folder or file, WARC and WACZ too: `-a path=PATH`. Each page's site is its host."""

    name = "saved"
    site = "saved"
    live = False
    arguments: ClassVar[dict[str, str]] = {
        "path": "a folder of saved pages and archives, or one WARC, WACZ, MHTML or HTML file",
        "workers": "how many processes make articles of the pages, beside the crawl's own; if nothing is said, that one does",
    }
    required = ("path",)
    looking: asyncio.TimerHandle | None = None
    processes: Processes | None = None
    ending: asyncio.Future[None] | None = None
    any_read = False

    @classmethod
    def check_arguments(cls, given: dict[str, Any]) -> None:
        """Also raise ArgumentError where there are no pages to read, or no such number of processes."""
        super().check_arguments(given)
        workers = given.get("workers", "1")
        if not (workers.isascii() and workers.isdecimal() and 0 < int(workers) <= MOST_WORKERS):
            raise ArgumentError(f"-a workers={workers}: expected a number from 1 to {MOST_WORKERS}")
        if not is_readable(Path(given["path"])):
            raise ArgumentError(
                f"-a path={given['path']}: expected a folder of saved pages, or a WARC, WACZ, MHTML or HTML file"
            )

    @property
    def lock_name(self) -> str:
        """The folder: two folders may be read at once."""
        return f"folder {Path(getattr(self, 'path')).resolve()}"  # noqa: B009 (set by Scrapy from -a)

    async def start(self) -> AsyncIterator[Page]:
        """Read the folder; a file is read when the one before it has been extracted, or a few files ahead of the processes."""
        left_out: Counter[str] = Counter()
        passed_over = PassedOver()
        read = self._read(left_out, passed_over)
        try:
            async for one in self.processes.make(read, self.ledger.known_lines) if self.processes else self._each(read):
                if isinstance(one, Page):
                    yield one
                else:
                    self._report(one)
        except BrokenProcessPool as error:
            self.ending = end_crawl(self.crawler, "workers", error)
            return
        except DropItem:
            # The ledger has failed, and ends the crawl.
            return
        self._tell(left_out, passed_over)
        await self._stored()
        self._restore()

    def _tell(self, left_out: Counter[str], passed_over: PassedOver) -> None:
        """Say what was not taken for pages."""
        if passed_over.number:
            self.crawler.stats.inc_value("saved/passed_over", passed_over.number)
            names = ", ".join(passed_over.names) + (" …" if passed_over.number > len(passed_over.names) else "")
            told = "files that are no pages by their names or first bytes, and were not read: %d, %s"
            self.logger.warning(told, passed_over.number, printable(names))
        if not self.any_read and not left_out:
            looked_for = ", ".join(sorted(PAGES))
            self.logger.warning("no pages in %s: looked for %s, .warc, .warc.gz and .wacz", getattr(self, "path"), looked_for)  # noqa: B009 (set by Scrapy from -a)
        for reason, number in left_out.most_common():
            self.crawler.stats.inc_value(f"saved/left_out/{reason}", number)
        if left_out:
            told = ", ".join(f"{number} × {reason}" for reason, number in left_out.most_common())
            self.logger.info("records of archives that are no pages: %s", told)

    def _restore(self) -> None:
        """What our own archive tells besides pages, now that the articles are stored: their files, and which of them are gone."""
        after = 0
        while self.kept.has_files() and (versions := self.ledger.links_in_archive(after, _LINKS_AT_ONCE)):
            after = versions[-1].owner.version
            asked = ((one, (self.kept.file(link.url, one.fetched_at) for link in one.links)) for one in versions)
            found = [(one, [file for file in files if file is not None]) for one, files in asked]
            self.ledger.restore_files([(one, files) for one, files in found if files])
        for gone in self.kept.gone():
            last = self.ledger.last_fetched(gone.url)
            if last is not None and instant(last) <= instant(gone.date):
                failed = Failed("gone", f"http {gone.status}", f"http {gone.status}", gone.status)
                site = gone.site or _site(gone.url) or NO_SITE
                self.put_failure(gone.url, site, failed, fetched_at=gone.date, saved=True)
        self.kept.close()

    def _read(self, left_out: Counter[str], passed_over: PassedOver) -> Iterator[Page | SavedPage]:
        """The pages, and what is wrong with the others."""
        settings = self.crawler.settings
        path, archive = Path(getattr(self, "path")), Path(settings["ARCHIVE_DIR"])  # noqa: B009 (set by Scrapy from -a)
        largest = settings.getint("DOWNLOAD_MAXSIZE")
        for saved in read_saved(path, largest=largest, left_out=left_out, archive=archive, passed_over=passed_over):
            self.any_read = True
            if saved.is_file or saved.gone is not None:
                self.kept.add(saved)
            elif saved.response is None or saved.url is None:
                yield saved
            elif (host := _site(saved.url)) is None:
                saved.refuse(saved.url)
                yield saved
            elif saved.site is not None and site_of_url(saved.url) != site_of_url(saved.response.url):
                # The crawl of a site does not take those of others, wherever its pages lead.
                left_out["redirected to another site"] += 1
            else:
                page = Page(
                    saved.response, saved.site or host, saved.url, saved.fetched_at, saved=True, archived=saved.archived
                )
                page.elsewhere = saved.elsewhere
                copy = _as_copy(page) if memento_time(page.response) is not None else page
                if copy is not None:
                    yield copy
                else:
                    left_out["copy in a web archive that would not do"] += 1

    async def _each(self, read: Iterator[Page | SavedPage]) -> AsyncIterator[Page | SavedPage]:
        """Without further processes: the pages with their parts."""
        readers = (Reader(Path(self.crawler.settings["ARCHIVE_DIR"])), Elsewhere(Path(getattr(self, "path"))))  # noqa: B009 (set by Scrapy from -a)
        for one in read:
            if isinstance(one, Page):
                take_parts(*readers, one, self.ledger.known_lines(one.site))
            yield one

    def set_up(self) -> None:
        """Have room for what is told besides pages, have the processes, and let Scrapy notice the end of pages that it began before it
        was told to stop."""
        settings = self.crawler.settings
        archive = Path(settings["ARCHIVE_DIR"])
        self.kept = Kept(archive)
        if (workers := getattr(self, "workers", None)) is not None:
            longest = settings.getint("URLLENGTH_LIMIT")
            self.processes = Processes(int(workers), longest=longest, archive=archive, path=Path(getattr(self, "path")))  # noqa: B009 (set by Scrapy from -a)
            self.crawler.signals.connect(self.processes.close, signal=signals.spider_closed)
        for done in (signals.item_scraped, signals.item_dropped, signals.item_error):
            self.crawler.signals.connect(self._let_close, signal=done)

    def _let_close(self) -> None:
        """Scrapy 2.19 waits for all items when it closes, but looks only when a response is done; here there is none.

        An item counts as under way a moment longer than its signal, so it is looked at again until there is none.
        """
        scraper = self.crawler.engine.scraper if self.crawler.engine else None
        slot = scraper.slot if scraper is not None else None
        if slot is None:
            return
        if slot.is_idle():
            if slot.closing is not None and not slot.closing.called:
                slot.closing.callback(self)
        elif self.looking is None or self.looking.when() <= asyncio.get_running_loop().time():
            self.looking = asyncio.get_running_loop().call_later(_LOOK_AGAIN, self._let_close)

    async def _stored(self) -> None:
        """Wait until all pages are stored; Scrapy would notice it only at its next heartbeat, five seconds later."""
        scraper = self.crawler.engine.scraper if self.crawler.engine else None
        while scraper is not None and scraper.slot is not None and scraper.slot.itemproc_size:
            self.ledger.flush()
            await asyncio.sleep(0.01)

    def _report(self, saved: SavedPage) -> None:
        """Put down a file that gave no page, under its address, or else its name and what is told instead of one: several rows of an
        index may be of one file."""
        problem = saved.problem or "no page"
        if saved.seen_again and saved.url is not None and self.ledger.is_known(saved.url):
            # That it was there once more is no failure of a page whose text is known.
            self.crawler.stats.inc_value("saved/seen_again")
            return
        site = (saved.site if saved.url else None) or (_site(saved.url) if saved.url else None) or NO_SITE
        failed = Failed("failed", f"{problem} [{saved.file}]" if saved.url else problem, problem.split(":")[0])
        name = saved.url or " ".join(filter(None, (f"file:{saved.file}", saved.no_address)))
        self.put_failure(name, site, failed, fetched_at=saved.fetched_at, saved=True)


def _as_copy(page: Page) -> Page | None:
    """A web archive's copy, as the page that it is of; None for one that `sources` does not take either."""
    time, original, address = memento_time(page.response), original_of(page.response), address_of(page.response)
    if (
        time is None
        or original is None
        or not (is_raw(address) or raw_form(address) is None)
        or (site := _site(original)) is None
    ):
        return None
    response = HtmlResponse(original, headers=page.response.headers, body=page.response.body)
    if why_not_article(response) is not None:
        return None
    memento = Memento(address, time)
    return Page(response, site, original, time, saved=True, memento=memento, archived=page.archived)


def _site(url: str) -> str | None:
    """The host of an address; None for what only looks like one."""
    try:
        story_key(url)
    except ValueError:
        return None
    return host_of(url)
