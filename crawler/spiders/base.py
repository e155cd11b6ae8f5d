"""The spider that walks a repost site: from its home page over lists and their pages to articles.

It knows no address of the site. Lists are told by their shape and by being full of article links. Every article link is
put down in the ledger as due before it is fetched, so a crawl that is killed goes on where it stopped.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from scrapy import Request
from scrapy.http import Response, TextResponse
from twisted.python.failure import Failure

from crawler.extract import barrier, why_not_article
from crawler.items import Page
from crawler.ledger import Result
from crawler.ledger.results import EMPTIED
from crawler.making.barred import BARRED
from crawler.network.failures import Failed, explain, request_of
from crawler.page import document_of
from crawler.plain import printable
from crawler.spiders.articles import ARTICLE_PRIORITY, asked_for, fetched_now, first_url
from crawler.spiders.listing import Listing, read_listing
from crawler.spiders.moved import moved_to
from crawler.spiders.subscribed import SubscribedSpider
from crawler.spiders.walk import WHOLE, Step, Walk

# Numbers of a pager; how far it is followed is the walk's matter.
_MOST_PAGES = 10**6
# Lists that lead to lists show something; so many in a row that show nothing lead no further.
_MOST_FRUITLESS = 3
# So few links say nothing about a page.
_FEWEST_TO_JUDGE = 3


@dataclass(frozen=True, slots=True)
class Trail:
    """How a page was come by. articles: what the page before it showed.

    Calendars go on for ever, and each of their pages looks new. stale: so many pages in a row, down to this one, showed
    nothing that this run had not seen. barren: so many showed only what turned out to be no articles. steps: from list to
    list, from the start to this one.
    """

    articles: Sequence[str] = ()
    stale: int = 0
    barren: int = 0
    steps: int = 0


class RepostSpider(SubscribedSpider):
    """Base of all spiders of repost sites. A site's spider gives `name`, `site` and `home`.

    site: the site's name in the ledger, its main host as a rule. home: the pages that the walk begins with.
    """

    watched = "site"
    home: ClassVar[tuple[str, ...]] = ()
    arguments: ClassVar[dict[str, str]] = {"full": "1: walk every list to its end, whatever is known"}
    switches: ClassVar[tuple[str, ...]] = (*SubscribedSpider.switches, "full")

    def set_up(self) -> None:
        """Bounds from the settings."""
        super().set_up()
        settings = self.crawler.settings
        self.most_list_pages = settings.getint("LIST_PAGES_PER_RUN")
        self.most_pages_of_a_list = settings.getint("LIST_PAGES_PER_LIST")
        self.most_steps = settings.getint("LIST_STEPS")
        self.most_links = settings.getint("LINKS_PER_PAGE")
        self.lists_seen: set[str] = set()
        # Hashes, as only "was it there" is asked.
        self.articles_seen: set[int] = set()

    @property
    def asked_for_all(self) -> bool:
        """True for `-a full=1`."""
        return self.switch("full")

    async def start(self) -> AsyncIterator[Request]:
        """Begin at the home page, each time."""
        for url in self.start_addresses():
            for request in self._list_request(url, self._new_walk(url), Trail(), is_start=True):
                yield request
        for request in self.given_feeds():
            yield request

    def start_addresses(self) -> tuple[str, ...]:
        """The pages that the walk begins with."""
        return self.home

    def parse_list(self, response: Response, walk: Walk, trail: Trail, is_start: bool = False) -> Iterator[Request | Page]:
        """A page that may be a list: follow what it offers, or take it as an article if it is none.

        walk: of the list that it may be a page of. trail: what led here. is_start: the run began with it.
        """
        is_ours = not (self.left_the_site(response, is_list=True) or self.is_challenged(response, is_list=True))
        if is_start and is_ours and (there := self._moved_to(response)):
            yield from self._list_request(there, self._new_walk(there), trail, is_start=True)
            return
        listing = self._listing(response) if is_ours else None
        if listing is None:
            if walk.has_begun:
                self._end(walk, Step(None, "lost"))
            return
        if not walk.has_begun and not listing.is_list:
            is_emptied = self._is_emptied(response, walk)
            if (is_start or is_emptied) and self._is_kept_from_us(response):
                return
            if is_emptied:
                self._put_emptied(response)
            else:
                # A home page need not be a list, and one may begin at an article.
                yield from self.parse_article(response)
            if not is_start:
                return
        else:
            self.inc("lists/pages")
            result = Result(asked_for(response), self.site, "not_article", "list", response.status, fetched_now(), is_list=True)
            self.ledger.put_soon(result)
        is_first = not walk.has_begun
        if is_first and listing.is_list:
            walk.begin(self.ledger.mark_of(self.site, walk.url), full=self.ledger.full)
        assert isinstance(response, TextResponse)
        yield from self.feeds_of(document_of(response))
        found = self.ledger.discover(self.site, listing.articles, known_to=walk.mark.known_to if walk.mark else None)
        for due in found.due:
            yield from self.request(due, self.parse_article, priority=ARTICLE_PRIORITY)
        here = self._trail(trail, listing.articles)
        if listing.is_list or not is_first:
            step = walk.look(listing.articles, found.new, listing.next_page, is_site=bool(listing.lists))
            if here.barren >= _MOST_FRUITLESS and step.next_page is not None:
                step = Step(None, "barren")
            if found.left_out:
                step = Step(None, "over_limit")
            yield from self._go_on(walk, step, here)
        if is_start or max(here.stale, here.barren) < _MOST_FRUITLESS:
            yield from self._further_lists(listing.lists, here)
        else:
            self.inc("lists/not_followed", len(listing.lists))

    def list_failed(self, failure: Failure) -> None:
        """A list page could not be had: the walk is cut short there, and says nothing of what is below."""
        request = request_of(failure)
        walk: Walk = request.cb_kwargs["walk"]
        is_missing = False
        if not self.is_put_off(failure):
            failed = explain(failure)
            is_missing = failed.state == "gone"
            self.inc("lists/failed")
            self.put_failure(first_url(request), self.site, failed, is_list=True)
        if not walk.has_begun:
            return
        step = walk.missing_page() if is_missing else Step(None, "lost")
        self._end(walk, step)
        if is_missing and step.outcome == "lost":
            self.ledger.keep_mark(self.site, walk.url, None)

    def _go_on(self, walk: Walk, step: Step, here: Trail) -> Iterator[Request]:
        """Put down how far the walk has come, now that the page's links are; then the next page, or the end."""
        if step.next_page is not None and len(self.lists_seen) >= self.most_list_pages:
            step = Step(None, "over_limit", step.mark)
        if step.next_page is None:
            self._end(walk, step)
            return
        if step.mark is not None:
            self.ledger.keep_mark(self.site, walk.url, step.mark)
        yield from self._list_request(step.next_page, walk, here)

    def _end(self, walk: Walk, step: Step) -> None:
        """A walk is over."""
        self.inc("lists/whole" if step.outcome in WHOLE else "lists/cut_short")
        self.inc(f"lists/{step.outcome}")
        if step.mark is not None:
            self.ledger.keep_mark(self.site, walk.url, step.mark)
        elif step.outcome == "barren":
            # The next run is not to go on from here, deeper and deeper.
            self.ledger.keep_mark(self.site, walk.url, None)
        if step.outcome == "over_limit":
            self.logger.warning("%s: more pages than one run looks at; the next run goes on", printable(walk.url))

    def _further_lists(self, addresses: Sequence[str], here: Trail) -> Iterator[Request]:
        """Requests for lists that a page leads to, but for what is known to be none; a full run looks at those too."""
        fresh = [url for url in addresses if url not in self.lists_seen]
        if fresh and here.steps >= self.most_steps:
            self._bounded("steps", f"lists more than LIST_STEPS ({self.most_steps}) from the start are left out: {fresh[0]}")
            return
        known = set() if self.ledger.full or not fresh else self.ledger.no_lists(fresh)
        for url in fresh:
            if url in self.lists_seen or url in known:
                continue
            if len(self.lists_seen) >= self.most_list_pages:
                self.inc("lists/left_out")
                self._bounded("lists", f"more than LIST_PAGES_PER_RUN ({self.most_list_pages}) lists: the others are left out")
                continue
            yield from self._list_request(url, self._new_walk(url), replace(here, steps=here.steps + 1))

    def _list_request(self, url: str, walk: Walk, trail: Trail, *, is_start: bool = False) -> list[Request]:
        """A request for a page that may be a list. Each is asked for once in a run; `lists_seen` sees to that."""
        self.lists_seen.add(url)
        arguments = {"walk": walk, "trail": trail, "is_start": is_start}
        return self.request(url, self.parse_list, errback=self.list_failed, dont_filter=is_start, cb_kwargs=arguments)

    def _new_walk(self, url: str) -> Walk:
        """A walk that begins at a list's first page."""
        return Walk(url, most_pages=self.most_pages_of_a_list, elsewhere=self.lists_seen)

    def _trail(self, before: Trail, articles: Sequence[str]) -> Trail:
        """The trail with this page, which shows these articles."""
        fresh = [key for key in map(hash, articles) if key not in self.articles_seen]
        self.articles_seen.update(fresh)
        self.inc("lists/articles", len(fresh))
        none, looked_at = self.ledger.count_articles(before.articles) if before.articles else (0, 0)
        barren = none == looked_at >= _FEWEST_TO_JUDGE
        return Trail(articles, 0 if fresh else before.stale + 1, before.barren + 1 if barren else 0, before.steps)

    def _is_kept_from_us(self, response: Response) -> bool:
        """True, and put down, for a page to begin with that is a check or only a script's frame.

        The pipelines would say no more than that it is a home page.
        """
        kept = barrier(response) if isinstance(response, TextResponse) else None
        if kept is None:
            return False
        state, words = BARRED[kept]
        self.put_failure(asked_for(response), self.site, Failed(state, words, words, response.status), is_list=True)
        return True

    def _moved_to(self, response: Response) -> str | None:
        """Where a start page sends who comes, put down as no article; None for one that stays, or that sends back."""
        there = moved_to(document_of(response)) if isinstance(response, TextResponse) else None
        if there is None or there in self.lists_seen:
            return None
        self.ledger.put_soon(
            Result(asked_for(response), self.site, "not_article", "moved", response.status, fetched_now(), is_list=True)
        )
        return there

    def _is_emptied(self, response: Response, walk: Walk) -> bool:
        """True for a page that was walked as a list before and that is none now, nor an article."""
        mark = self.ledger.mark_of(self.site, walk.url)
        return (
            mark is not None
            and bool(mark.heads)
            and isinstance(response, TextResponse)
            and why_not_article(response) is not None
        )

    def _put_emptied(self, response: Response) -> None:
        """Put down that a list shows no article; it stays a list, so that the next run looks at it again."""
        self.inc("lists/emptied")
        self.logger.warning("a list that shows no article any more: %s", printable(response.url))
        url = asked_for(response)
        self.ledger.put_soon(Result(url, self.site, "not_article", EMPTIED, response.status, fetched_now(), is_list=True))

    def _bounded(self, name: str, words: str) -> None:
        """Count what a bound of the settings cut off, and say so once."""
        if self.crawler.stats is not None and not self.crawler.stats.get_value(f"bounds/{name}"):
            self.logger.warning("%s", printable(words))
        self.inc(f"bounds/{name}")

    def _listing(self, response: Response) -> Listing | None:
        """What the page offers; None for what is no HTML."""
        if isinstance(response, TextResponse):
            document = document_of(response)
            if len(document.find("a")) > self.most_links:
                self._bounded("links", f"of a page only LINKS_PER_PAGE ({self.most_links}) links are looked at: {response.url}")
            return read_listing(document, most_links=self.most_links, most_pages=_MOST_PAGES)
        result = Result(asked_for(response), self.site, "not_article", "not_html", response.status, fetched_now())
        self.ledger.put_soon(result)
        self.inc("pages/not_html")
        return None
