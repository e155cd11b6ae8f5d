"""Originals that reposts state and that the ledger does not have."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Iterator, Sequence
from typing import Any, ClassVar

from scrapy import Request
from scrapy.exceptions import DontCloseSpider
from scrapy.http import Response, TextResponse
from twisted.python.failure import Failure

from crawler.extract import barrier, why_not_article
from crawler.items import Page
from crawler.ledger import Result
from crawler.ledger.crawling.sources import Wanted, address_to_ask
from crawler.network.failures import Failed, explain, request_of
from crawler.original import host_of, kind_of, story_key
from crawler.spiders.agenda import Agenda, Source
from crawler.spiders.archive import ArgumentError
from crawler.spiders.articles import fetched_now, site_of_url
from crawler.spiders.links import as_asked
from crawler.spiders.lookup import Lookup, LookupSpider
from crawler.spiders.memento import accept_datetime, question, timegates_of
from crawler.spiders.shards import Shard

# Keys that the ledger is asked for at a time.
_AT_ONCE = 500
# Sources state sources: so often a run looks what its own pages state. A site that goes on for ever is left to later runs.
_MOST_LOOKS = 5


class SourcesSpider(LookupSpider):
    """Fetches the originals that pages of the ledger state and that it lacks, one of each host in turn, the most
    reposted of a host first. What cannot be had is tried again by later runs, on RETRY_HOURS. Safe to kill and to repeat.
    """

    name = "sources"
    site = "sources"
    watched = "sources"
    arguments: ClassVar[dict[str, str]] = {
        "limit": "how many pages this run fetches at most",
        "host": "only originals on this host, with www. or without",
        "shard": "only this part of all registered domains, such as 3/16",
    }

    @classmethod
    def check_arguments(cls, given: dict[str, Any]) -> None:
        """Also raise ArgumentError where limit is no number, host no host or shard no shard."""
        super().check_arguments(given)
        limit = given.get("limit", "1")
        if not (limit.isascii() and limit.isdigit() and int(limit)):
            raise ArgumentError(f"-a limit={limit}: expected a number of pages, such as 1000")
        if "host" in given and _host_of_host(given["host"]) is None:
            raise ArgumentError(f"-a host={given['host']}: expected a host such as www.gdzz.gov.cn")
        if "shard" in given:
            try:
                Shard.read(given["shard"])
            except ValueError as error:
                raise ArgumentError(f"-a shard={given['shard']}: {error}") from None

    @property
    def lock_name(self) -> str:
        """Shards may run side by side."""
        shard = self.given("shard")
        return f"{self.site} {shard}" if shard else self.site

    def given(self, name: str) -> str:
        """What `-a NAME=` gave, "" if nothing."""
        return str(getattr(self, name, ""))

    def set_up(self) -> None:
        """Bounds and archives from the settings."""
        super().set_up()
        settings = self.crawler.settings
        self.left = int(self.given("limit") or sys.maxsize)
        self.only_host = _host_of_host(self.given("host") or "")
        self.only_shard = Shard.read(self.given("shard")) if self.given("shard") else None
        # Each host is busy with one page at a time, so with this many there is always one that may be asked.
        self.most_busy = 2 * settings.getint("CONCURRENT_REQUESTS")
        self.timegates = timegates_of(settings)
        self.agenda = Agenda()
        self.busy: set[str] = set()
        self.left_alone: set[str] = set()
        self.looks = 0
        self.seen_version = 0

    async def start(self) -> AsyncIterator[Request]:
        """Find out what is wanted, then ask for the first source of as many hosts as may be asked at once."""
        self.seen_version = self.ledger.newest_version()
        after: str | None = ""
        while after is not None:
            found = self.ledger.wanted_sources(after=after, limit=_AT_ONCE)
            self._take_in(found)
            after = found[-1].key if len(found) == _AT_ONCE else None
            await asyncio.sleep(0)
        for request in self._next():
            yield request

    def take_up_due(self) -> None:
        """When nothing is left: what the sources that came in state themselves."""
        if self.ledger.error is not None:
            return
        self.busy.clear()
        requests = list(self._next())
        if not requests and self.looks < _MOST_LOOKS:
            self.looks += 1
            newest = self.ledger.newest_version()
            if newest > self.seen_version:
                self._take_in(self.ledger.wanted_sources_since(self.seen_version))
                self.seen_version = newest
                requests = list(self._next())
        if not requests:
            return
        for request in requests:
            self.crawler.engine.crawl(request)
        raise DontCloseSpider

    def parse_source(self, response: Response, source: Source) -> Iterator[Request | Page]:
        """Hand the page to the pipelines, unless its site led elsewhere than to an article."""
        self.busy.discard(source.host)
        if self.is_challenged(response):
            pass
        elif kind_of(response.url) != "article":
            failed = Failed("gone", "home_redirect", "home_redirect", response.status)
            yield from self._vanished(source, failed)
        elif isinstance(response, TextResponse):
            page = Page(response, source.site, source.url, fetched_now())
            if self.timegates and why_not_article(response) == "error_page" and barrier(response) is None:
                yield from self._vanished(source, page)
            elif site_of_url(response.url) != site_of_url(source.url):
                # Its further parts come with the address that it has moved to, which is a source of its own.
                yield page
            else:
                yield self._whole(page, response)
        else:
            self.inc("pages/not_html")
            self.ledger.put_soon(Result(source.url, source.site, "not_article", "not_html", response.status, fetched_now()))
        yield from self._next()

    def source_failed(self, failure: Failure) -> Iterator[Request | Page]:
        """A request brought no page."""
        source: Source = request_of(failure).cb_kwargs["source"]
        if self.is_put_off(failure):
            self._leave_alone(source.host)
        else:
            failed = explain(failure)
            self.busy.discard(source.host)
            if failed.state == "gone" or failed.reason == "host not found":
                yield from self._vanished(source, failed)
            else:
                self.put_failure(source.url, source.site, failed)
        yield from self._next()

    def _vanished(self, source: Source, instead: Failed | Page) -> Iterator[Request | Page]:
        """The page is not where it was: look it up in the archives, if there are any; `instead` is what it is without them."""
        lookup = Lookup(source.url, source.site, instead)
        if self.timegates:
            first = self.ledger.earliest_repost(source.key)
            lookup.ask(question(timegate, source.url) for timegate in self.timegates)
            lookup.accept = accept_datetime(first) if first else None
        yield from self.look_up(lookup)

    def _take_in(self, found: Sequence[Wanted]) -> None:
        """Put what is wanted on the agenda, but for what is not this run's and what is not due yet."""
        mine = {one.key: (host, one.reposts) for one in found if (host := self._host(one.key)) is not None}
        spellings = self.ledger.stated_addresses(mine, as_asked)
        sources = []
        for key, (host, reposts) in mine.items():
            url = address_to_ask(spellings.get(key, ()), before=self.began)
            if url is None:
                self.inc("sources/not_due")
            elif len(url) > self.ledger.longest_url:
                self.inc("sources/too_long")
            else:
                sources.append(Source(host, reposts, key, url))
        self.inc("sources/due", len(sources))
        self.agenda.add(sources)

    def _host(self, key: str) -> str | None:
        """The host of a key if this run is to fetch from it; None otherwise."""
        host = host_of(key)
        if host is None or host in self.left_alone or self.only_host not in {None, host}:
            return None
        return host if self.only_shard is None or self.only_shard.has(host) else None

    def _next(self) -> Iterator[Request]:
        """Requests for as many sources as may be asked for now, each put down as due before."""
        sources: list[Source] = []
        while self.left and len(self.busy) < self.most_busy and (source := self.agenda.take(self.busy)) is not None:
            self.busy.add(source.host)
            self.left -= 1
            sources.append(source)
        if sources:
            self.inc("sources/asked", len(sources))
            self.ledger.put_due([(source.url, source.site) for source in sources])
        for source in sources:
            arguments = {"source": source}
            yield from self.request(
                source.url, self.parse_source, errback=self.source_failed, dont_filter=True, cb_kwargs=arguments
            )

    def _leave_alone(self, host: str) -> None:
        """Leave what is still wanted of a host to the next run."""
        self.busy.discard(host)
        self.left_alone.add(host)
        self.inc("sources/left", self.agenda.drop(host))


def _host_of_host(text: str) -> str | None:
    """The host as story keys have it; None for what is no host."""
    try:
        return host_of(story_key(f"http://{text}/")) if not set(text) & set("/?#@ ") else None
    except ValueError:
        return None
