"""Saved pages from disk."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, ClassVar

from scrapy import signals

from crawler.archive.reading.page import SavedPage
from crawler.archive.reading.saved import is_readable, read_saved
from crawler.items import Page
from crawler.original import host_of, story_key
from crawler.spiders.archive import ArchiveSpider, ArgumentError
from crawler.spiders.failures import Failed

# Seconds.
_LOOK_AGAIN = 0.05
# What a file without an address is called in the ledger.
NO_SITE = "(no address)"


class SavedSpider(ArchiveSpider):
    """Reads the pages of a folder or file, WARC and WACZ too: `-a path=PATH`. Each page's site is its host."""

    name = "saved"
    site = "saved"
    live = False
    arguments: ClassVar[dict[str, str]] = {
        "path": "a folder of saved pages and archives, or one WARC, WACZ, MHTML or HTML file"
    }
    required = ("path",)
    looking: asyncio.TimerHandle | None = None

    @classmethod
    def check_arguments(cls, given: dict[str, Any]) -> None:
        """Also raise ArgumentError where there are no pages to read."""
        super().check_arguments(given)
        if not is_readable(Path(given["path"])):
            raise ArgumentError(
                f"-a path={given['path']}: expected a folder of saved pages, or a WARC, WACZ, MHTML or HTML file"
            )

    @property
    def lock_name(self) -> str:
        """The folder: two folders may be read at once."""
        return f"folder {Path(getattr(self, 'path')).resolve()}"  # noqa: B009 (set by Scrapy from -a)

    async def start(self) -> AsyncIterator[Page]:
        """Read the folder; a file is read when the one before it has been extracted."""
        largest = self.crawler.settings.getint("DOWNLOAD_MAXSIZE")
        left_out: Counter[str] = Counter()
        for saved in read_saved(Path(getattr(self, "path")), largest=largest, left_out=left_out):  # noqa: B009 (set by Scrapy from -a)
            if saved.response is None or saved.url is None:
                self._report(saved)
            elif (site := _site(saved.url)) is None:
                saved.problem = f"not an http address: {saved.url}"
                saved.url = None
                self._report(saved)
            else:
                yield Page(saved.response, site, saved.url, saved.fetched_at, saved=True)
        for reason, number in left_out.most_common():
            self.crawler.stats.inc_value(f"saved/left_out/{reason}", number)
        if left_out:
            told = ", ".join(f"{number} × {reason}" for reason, number in left_out.most_common())
            self.logger.info("records of archives that are no pages: %s", told)
        await self._stored()

    def set_up(self) -> None:
        """Let Scrapy notice the end of pages that it began before it was told to stop."""
        for done in (signals.item_scraped, signals.item_dropped, signals.item_error):
            self.crawler.signals.connect(self._let_close, signal=done)

    def _let_close(self) -> None:
        """Scrapy 2.19 waits for all items when it closes, but looks only when a response is done; here there is none."""
        scraper = self.crawler.engine.scraper if self.crawler.engine else None
        slot = scraper.slot if scraper is not None else None
        if slot is None or slot.closing is None or slot.closing.called:
            return
        if slot.is_idle():
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
        """Put down a file that gave no page, under its address or else its name."""
        problem = saved.problem or "no page"
        site = (_site(saved.url) if saved.url else None) or NO_SITE
        failed = Failed("failed", f"{problem} [{saved.file}]" if saved.url else problem, problem.split(":")[0])
        self.put_failure(saved.url or f"file:{saved.file}", site, failed, fetched_at=saved.fetched_at, saved=True)


def _site(url: str) -> str | None:
    """The host of an address; None for what only looks like one."""
    try:
        story_key(url)
    except ValueError:
        return None
    return host_of(url)
