"""The first stage's work: the article of a page and its further parts, or why it is none."""

from __future__ import annotations

import hashlib
import traceback

from crawler.extract import barrier, extract_article, why_not_article
from crawler.extract.barriers import Barrier
from crawler.items import Article, Made, Page

# A page that is one of these is no page that was kept from us.
_TOLD = frozenset(("list", "search", "about", "photos", "form"))


def made_of(page: Page, known_lines: frozenset[str]) -> Made:
    """What extraction makes of a page; never raises. known_lines: those that the page's site repeats."""
    try:
        article = article_of(page, known_lines)
        if article is None:
            reason = why_not_article(page.response) or "unknown"
            return Made(None, reason, barrier=_barrier_of(page, reason))
    except Exception as error:
        return Made(None, f"extraction: {type(error).__name__}", traceback.format_exc())
    article.url, article.site, article.digest = page.url, page.site, digest_of(page)
    return Made(article)


def _barrier_of(page: Page, reason: str) -> Barrier | None:
    """What kept the article from us. A copy that somebody saved is what it is; what a crawl has fetched may be had another day."""
    found = barrier(page.response) if page.was_fetched and reason not in _TOLD else None
    return found if reason != "error_page" or found == "unavailable" else None


def article_of(page: Page, known_lines: frozenset[str]) -> Article | None:
    """The article of the page and its further parts, in one; None if the page is none."""
    article = extract_article(page.response, fetched_at=page.fetched_at, known_lines=known_lines)
    for response in page.parts if article is not None else ():
        part = extract_article(response, fetched_at=page.fetched_at, known_lines=known_lines)
        if article is not None and part is not None:
            article.body = "\n".join(body for body in (article.body, part.body) if body) or None
            article.attachments += [file for file in part.attachments if file not in article.attachments]
            article.images += [image for image in part.images if image not in article.images]
            article.editor = article.editor or part.editor
    return article


def digest_of(page: Page) -> str:
    """SHA-256 of the bytes of the page and of its further parts, hexadecimal."""
    digest = hashlib.sha256(page.response.body)
    for part in page.parts:
        digest.update(part.body)
    return digest.hexdigest()
