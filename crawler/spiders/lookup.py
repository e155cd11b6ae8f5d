"""Look up a page that has vanished in web archives, one after the other, until one has a copy that is an article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from scrapy import Request
from scrapy.http import Response, TextResponse
from twisted.python.failure import Failure

from crawler.extensions.archive import place_of
from crawler.extract import why_not_article
from crawler.items import Memento, Page
from crawler.network.failures import Failed, explain, request_of
from crawler.original import story_key
from crawler.plain import printable
from crawler.spiders.articles import ARTICLE_PRIORITY, ArticleSpider
from crawler.spiders.memento import address_of, is_raw, memento_time, named_copies, original_of, raw_form

# Requests that one page may cost in all archives together, redirects apart.
_MOST_ASKED = 12
# Copies looked at of those that one answer names.
_MOST_NAMED = 2


@dataclass(slots=True)
class Lookup:
    """A page that has vanished and the archives that are still to be asked for it.

    instead: what it is where they have none: a failure, or the page that stands in its place. accept: the value of
    Accept-Datetime.
    """

    url: str
    site: str
    instead: Failed | Page
    accept: str | None = None
    to_ask: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def ask(self, addresses: Iterable[str | None]) -> None:
        """Ask these first."""
        self.to_ask[:0] = [address for address in addresses if address is not None]

    @property
    def http_status(self) -> int | None:
        """What the page's own site answered."""
        return self.instead.response.status if isinstance(self.instead, Page) else self.instead.http_status


class LookupSpider(ArticleSpider):
    """Base of spiders that look pages up. Archives are asked as politely as any other host, behind the same guard."""

    def look_up(self, lookup: Lookup) -> Iterator[Request | Page]:
        """The next request; where none is left, the page is what it is without the archives."""
        while lookup.to_ask and len(lookup.asked) < _MOST_ASKED:
            address = lookup.to_ask.pop(0)
            lookup.asked.append(address)
            try:
                yield Request(
                    address,
                    self.parse_copy,
                    errback=self.copy_failed,
                    headers={"Accept-Datetime": lookup.accept} if lookup.accept else None,
                    priority=2 * ARTICLE_PRIORITY,
                    cb_kwargs={"lookup": lookup},
                    dont_filter=True,
                )
            except ValueError:
                continue
            return
        if lookup.asked:
            self.inc("sources/memento_none")
        if isinstance(lookup.instead, Page):
            yield lookup.instead
        else:
            self.put_failure(lookup.url, lookup.site, lookup.instead)

    def parse_copy(self, response: Response, lookup: Lookup) -> Iterator[Request | Page]:
        """An archive's answer: the copy itself, or where it is."""
        time = memento_time(response)
        if time is None:
            for address in reversed(named_copies(response)[:_MOST_NAMED]):
                lookup.ask((raw_form(address), address))
        elif _is_of(response, lookup.url):
            address = address_of(response)
            raw = None if is_raw(address) else raw_form(address)
            if raw is not None and raw not in lookup.asked:
                lookup.ask((raw, address))
            elif (page := _copy(response, lookup, Memento(address, time, lookup.http_status))) is not None:
                self.inc("sources/memento")
                self.logger.info("gone, but in an archive (%s): %s", printable(address), printable(lookup.url))
                yield page
                return
        yield from self.look_up(lookup)

    def copy_failed(self, failure: Failure) -> Iterator[Request | Page]:
        """An archive has none, or cannot be had."""
        request = request_of(failure)
        self.logger.debug("archive: %s: %s", printable(explain(failure).reason), printable(request.url))
        yield from self.look_up(request.cb_kwargs["lookup"])


def _is_of(response: Response, url: str) -> bool:
    """True if a copy says that it is of this address; archives also have what it once redirected to."""
    original = original_of(response)
    try:
        return original is not None and story_key(original) == story_key(url)
    except ValueError:
        return False


def _copy(response: Response, lookup: Lookup, memento: Memento) -> Page | None:
    """The copy as the page that was asked for; None if it is no article."""
    if not isinstance(response, TextResponse):
        return None
    # Made anew: `replace` would pin the encoding.
    page = type(response)(lookup.url, status=response.status, headers=response.headers, body=response.body)
    if why_not_article(page) is not None:
        return None
    return Page(page, lookup.site, lookup.url, memento.time, memento=memento, archived=place_of(response))
