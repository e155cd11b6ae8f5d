"""The third stage's work: what the ledger is to store of a page."""

from __future__ import annotations

from typing import Literal

from crawler.extract import EXTRACTOR_VERSION, let_go
from crawler.items import Article, Memento, Page
from crawler.ledger import Result
from crawler.ledger.crawling.sources import MEMENTO
from crawler.making.article import digest_of
from crawler.making.original import own_key_of
from crawler.making.read import reading_of

# Characters.
_LONGEST_VALIDATOR = 500


def result_of(article: Article, page: Page, archived: tuple[str, int] | None) -> Result:
    """The result of an article whose original has been stated. archived: see `Result`."""
    return Result(
        url=article.url,
        site=article.site,
        state="gone" if page.memento else "fetched",
        http_status=page.memento.http_status if page.memento else page.response.status,
        fetched_at=page.fetched_at,
        article=article,
        digest=article.digest,
        own_key=own_key_of(page),
        link_kind=article.link.kind if article.link else None,
        saved=page.saved,
        other_keys=tuple(article.other_keys.items()),
        reason=_of_memento(page.memento) if page.memento else page.lost_part,
        incomplete=page.lost_part is not None,
        etag=_validator(page, "ETag"),
        last_modified=_validator(page, "Last-Modified"),
        archived=archived,
        extractor=EXTRACTOR_VERSION,
        reading=reading_of(article, page),
    )


def no_article(page: Page, state: Literal["failed", "not_article"], reason: str | None) -> Result:
    """The result of a page that is no article."""
    return Result(
        page.url,
        page.site,
        state,
        reason,
        page.response.status,
        page.fetched_at,
        saved=page.saved,
        # Which bytes they were that are no article matters only for saved pages: those may have been one to other rules.
        digest=digest_of(page) if page.saved and state == "not_article" else None,
        archived=page.archived,
        extractor=EXTRACTOR_VERSION,
    )


def let_go_of(page: Page) -> None:
    """Keep nothing of a page but its bytes, when its last stage has read it and it waits to be stored. A hundred wait together, and of
    each there are some ten thousand objects; looking through these for cycles was an eighth of a crawl's time."""
    for response in (page.response, *page.parts):
        let_go(response)


def _of_memento(memento: Memento) -> str:
    """How the ledger marks a page that is gone and whose article is an archive's copy."""
    return f"{MEMENTO}{memento.url} {memento.time}"


def _validator(page: Page, header: str) -> str | None:
    """What the next request may ask with; None where it is missing or nothing to send back.

    Of an article in several parts it is None too: a 304 of one part says nothing of the others.
    """
    if page.saved or page.parts or page.lost_part is not None:
        return None
    text = (page.response.headers.get(header) or b"").decode("latin-1").strip()
    return text if 0 < len(text) <= _LONGEST_VALIDATOR and text.isprintable() else None
