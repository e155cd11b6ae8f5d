"""Crawls of the test site, night after night in one process: a quiet week, then from its ledger one night for each thing that breaks.

`python -m tests.monitors.nights FOLDER` prints a JSON object: the name of each night → the alarms that stand after it, as
[monitor, subject, example], and for `… repaired` the same after a night on which all is well again.
"""

from __future__ import annotations

import asyncio
import json
import re
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from unittest.mock import patch

from aiohttp import web
from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.settings import Settings
from scrapy.utils.project import get_project_settings

from crawler.ledger import open_database
from crawler.ledger.crawling.alarms import standing
from tests.conftest import LOCAL
from tests.site import faults, pages
from tests.site.server import TestSite
from tests.site.world import Place, World

ARTICLES = 80
# All is due at once; only some nights look at it.
AT_ONCE = {"REFETCH_PER_RUN": "1000"}
FULL = {"FULL_EVERY": "1"}
Break = Callable[[TestSite], ExitStack]


def article_without(pattern: str, instead: str = "") -> Break:
    """Another template: what the pattern finds is not on articles any more."""
    whole = pages.article

    def changed(world: World, name: str, n: int) -> str:
        text, number = re.subn(pattern, instead, whole(world, name, n), flags=re.S)
        assert number or "原文链接" in pattern, "the template has no such place"
        return text

    return lambda site: _patched(pages, "article", changed)


def lists_without_rows(columns: set[int], *, home: bool = False) -> Break:
    """Lists that show no article any more, and the home page too."""
    whole = pages.page

    def changed(world: World, name: str, place: Place, made: faults.Faults) -> str:
        text = whole(world, name, place, made)
        if (place.kind == "list" and place.column in columns) or (place.kind == "home" and home):
            return re.sub(r'<ul class="newslist">.*?</ul>', "", text, flags=re.S)
        return text

    return lambda site: _patched(pages, "page", changed)


def answers(status: int, text: str, *, only: tuple[str, ...] = ("/",)) -> Break:
    """An answer instead of pages, of all or of those whose path begins so; only the site that reposts is concerned."""

    def broken(site: TestSite) -> ExitStack:
        def answer(name: str, path: str) -> web.Response | None:
            if name == "repost" and path.startswith(only):
                return web.Response(status=status, text=text, content_type="text/html")
            return None

        return _patched(site.faults, "answer_of_its_own", answer)

    return broken


def no_pager(site: TestSite) -> ExitStack:
    """Lists have no further pages that anyone could find."""
    return _patched(pages, "pager", lambda world, name, place: "")


def emptied(site: TestSite) -> ExitStack:
    """Half of the known articles are gone."""
    site.vanish(start=0, count=ARTICLES // 2)
    return ExitStack()


CHECK = faults.CHALLENGES["/show-900200.html"][1]
# What breaks → how, and further settings of that night's run.
BREAKS: dict[str, tuple[Break, dict[str, str]]] = {
    "original": (article_without("<p>原文链接.*?</p>"), {}),
    "date": (article_without(r"发布时间:\S+"), {}),
    "body": (article_without("(?:<p>　　[^<]*</p>\\n)+", '<p><a href="/f/1.pdf">附件：1.pdf</a></p>'), {}),
    "extraction": (article_without("<h1>.*?</div></div>", "<p>加载中</p>"), {}),
    "lists": (lists_without_rows({1}), {}),
    "no_articles": (lists_without_rows({0, 1, 2, 3}, home=True), {}),
    "outage": (answers(521, faults.CHALLENGES["/show-900521.html"][1]), {}),
    "outage: a check with status 200": (answers(200, CHECK), {}),
    "failed_new": (answers(200, CHECK, only=("/show-", "/wen/")), {}),
    "failed": (answers(500, "", only=("/wen/",)), AT_ONCE),
    "gone": (emptied, AT_ONCE),
    "short": (no_pager, FULL),
}
REPAIRED = ("original", "lists", "outage")


class Nights:
    """A ledger, a site, and the crawls of it."""

    def __init__(self, process: AsyncCrawlerProcess, site: TestSite, folder: Path) -> None:
        self.process = process
        self.site = site
        self.folder = folder
        self.ledger = folder / "ledger.db"
        self.found: dict[str, list[list[str | None]]] = {}

    async def crawl(self, name: str, **changed: str) -> None:
        """One night; put down what stands after it."""
        told = {
            "LEDGER_URL": f"sqlite:///{self.ledger}",
            "FEEDS": {},
            "RETRY_TIMES": 0,
            "REFETCH_DAYS": "0.000001",
            "REFETCH_PER_RUN": 0,
            "METRICS_FILE": f"{self.folder}/metrics",
        }
        settings = Settings({**self.process.settings.copy_to_dict(), **told, **changed}, "cmdline")
        await self.process.crawl(Crawler(self.process.spider_loader.load("repost"), settings), start=self.site.url())
        database = open_database(f"sqlite:///{self.ledger}", create=False)
        with database.reading() as connection:
            self.found[name] = [[alarm.monitor, alarm.subject, alarm.example] for alarm in standing(connection)]
        database.close()

    async def quiet_week(self) -> None:
        """New articles and none, edits, refetched pages with 304, two that vanish, a full run."""
        site = self.site
        await self.crawl("night 1, the first")
        site.publish(count=6)
        await self.crawl("night 2, six new ones")
        await self.crawl("night 3, nothing new")
        site.publish(count=3)
        site.edit(count=5)
        await self.crawl("night 4, three new ones, five edited", **AT_ONCE)
        await self.crawl("night 5, nothing but 304", **AT_ONCE)
        site.publish(count=8)
        await self.crawl("night 6, eight new ones")
        site.vanish(start=10, count=2)
        await self.crawl("night 7, a full one, two are gone", **AT_ONCE, **FULL)

    @contextmanager
    def another_end(self, name: str) -> Iterator[None]:
        """From here on a copy of the ledger; afterwards all is as it was."""
        kept, counts, gone = self.ledger, dict(self.site.world.counts), set(self.site.world.gone)
        self.ledger = self.folder / f"{len(self.found)}.db"
        with sqlite3.connect(kept) as connection:
            connection.execute("VACUUM INTO ?", (str(self.ledger),))
        yield
        self.ledger, self.site.world.counts, self.site.world.gone = kept, counts, gone
        self.site.publish(count=0)

    async def all(self) -> None:
        """Everything."""
        await self.quiet_week()
        for name, (broken, changed) in BREAKS.items():
            with self.another_end(name):
                self.site.publish(count=12)
                with broken(self.site):
                    await self.crawl(name, **changed)
                if name in REPAIRED:
                    self.site.publish(count=8)
                    await self.crawl(f"{name} repaired")


def _patched(target: object, name: str, changed: object) -> ExitStack:
    stack = ExitStack()
    stack.enter_context(patch.object(target, name, changed))
    return stack


def main(folder: Path) -> None:
    """Run all nights, print what was found."""
    settings = get_project_settings()
    settings.setdict(dict(one.split("=", 1) for one in LOCAL if "=" in one), "cmdline")
    process = AsyncCrawlerProcess(settings)
    from twisted.internet import reactor

    with TestSite(seed=5, articles=ARTICLES, faults=["304"]) as site:
        nights = Nights(process, site, folder)

        async def work() -> None:
            try:
                await nights.all()
            finally:
                reactor.callLater(0, reactor.stop)  # type: ignore[attr-defined]

        task = asyncio.get_event_loop().create_task(work())
        process.start(stop_after_crawl=False)
        task.result()
    print(json.dumps(nights.found, ensure_ascii=False))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
