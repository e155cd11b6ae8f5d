"""Saved pages from disk."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, ClassVar

from crawler.archive.saved import SavedPage, read_folder
from crawler.items import Page
from crawler.original import host_of
from crawler.spiders.archive import ArchiveSpider, ArgumentError
from crawler.spiders.failures import Failed

# What a file without an address is called in the ledger.
NO_SITE = "(no address)"


class SavedSpider(ArchiveSpider):
    """Reads the pages of a folder: `-a path=FOLDER`. Each page's site is its host."""

    name = "saved"
    site = "saved"
    live = False
    arguments: ClassVar[dict[str, str]] = {"path": "a folder of saved pages"}
    required = ("path",)

    @classmethod
    def check_arguments(cls, given: dict[str, Any]) -> None:
        """Also raise ArgumentError where the path is no folder."""
        super().check_arguments(given)
        if not Path(given["path"]).is_dir():
            raise ArgumentError(f"-a path={given['path']}: expected a folder of saved pages")

    async def start(self) -> AsyncIterator[Page]:
        """Read the folder; a file is read when the one before it has been extracted."""
        largest = self.crawler.settings.getint("DOWNLOAD_MAXSIZE")
        for saved in read_folder(Path(getattr(self, "path")), largest=largest):  # noqa: B009 (set by Scrapy from -a)
            if saved.response is None or saved.url is None:
                self._report(saved)
            else:
                yield Page(saved.response, host_of(saved.url) or NO_SITE, saved.url, saved.fetched_at, saved=True)
        await self._stored()

    async def _stored(self) -> None:
        """Wait until all pages are stored; Scrapy would notice it only at its next heartbeat, five seconds later."""
        scraper = self.crawler.engine.scraper if self.crawler.engine else None
        while scraper is not None and scraper.slot is not None and scraper.slot.itemproc_size:
            self.ledger.flush()
            await asyncio.sleep(0.01)

    def _report(self, saved: SavedPage) -> None:
        """Put down a file that gave no page, under its address or else its name."""
        problem = saved.problem or "no page"
        site = (host_of(saved.url) if saved.url else None) or NO_SITE
        failed = Failed("failed", f"{problem} [{saved.file}]" if saved.url else problem, problem.split(":")[0])
        self.put_failure(saved.url or f"file:{saved.file}", site, failed, fetched_at=saved.fetched_at)
