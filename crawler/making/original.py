"""The second stage's work: the original that a page states, and the key of its story."""

from __future__ import annotations

from crawler.items import Article, OriginalLink, Page
from crawler.original import find_original, host_of, kind_of, page_aliases, registered_domain, story_key, surt


def state_original(article: Article, page: Page, *, longest: int) -> None:
    """Fill original_url, original_label, original_evidence, story_key and surt, and what stands beside the fields.

    longest: characters of an address that a page may state.
    """
    link = article.link = _moved(page) or _stated(page)
    own = article.story_key = own_key_of(page)
    original = article.url
    if link is not None:
        article.original_label, article.original_evidence = link.label, link.evidence
        if link.kind == "article" and len(link.url) <= longest and (key := _key(link.url)) not in {None, own}:
            article.original_url, article.story_key, original = link.url, key, link.url
    article.surt = surt(original)
    article.other_keys = _other_keys(page)


def own_key_of(page: Page) -> str:
    """The key of the page's own address; of one that redirects to an article of its domain, that of the article: it is an alias of it."""
    final = page.response.url
    if page.memento is None and final != page.url and is_within(final, page.url) and kind_of(final) == "article":
        return story_key(final)
    return story_key(page.url)


def is_within(url: str, other: str) -> bool:
    """True for two addresses of one domain, or of one host that has none (an IP address)."""
    domain = registered_domain(other)
    return registered_domain(url) == domain and (domain is not None or host_of(url) == host_of(other))


def _moved(page: Page) -> OriginalLink | None:
    """Where the page's own address redirects to, if that is an article of another domain: an office that moved.

    That is a stated original and no alias, or a hostile address could tie stories together.
    """
    final = page.response.url
    if registered_domain(final) == registered_domain(page.url) or story_key(final) == story_key(page.url):
        return None
    if kind_of(final) != "article":
        return None
    return OriginalLink(final, "redirect", f"{page.url} → {final}", "article")


def _stated(page: Page) -> OriginalLink | None:
    """The original that any part of an article states: an article before a mere column or home page.

    Never one in the web archive that a copy is from: there an archive has rewritten the page's links.
    """
    archive = host_of(page.memento.url) if page.memento else None
    first: OriginalLink | None = None
    for part in (page.response, *page.parts):
        link = find_original(part)
        if link is not None and archive is not None and host_of(link.url) == archive:
            continue
        if link is not None and link.kind == "article":
            return link
        first = first or link
    return first


def _other_keys(page: Page) -> dict[str, str]:
    """The story keys of the page's further addresses: those it tells itself, and where redirects led within its domain."""
    found: dict[str, str] = {}
    request = page.response.request
    hops = [page.response.url, *(request.meta.get("redirect_urls", []) if request is not None else [])]
    for url in hops:
        if url != page.url and is_within(url, page.url) and kind_of(url) == "article":
            found.setdefault(story_key(url), "redirect")
    found.setdefault(story_key(page.url), "redirect")
    if registered_domain(page.response.url) == registered_domain(page.url):
        for url, reason in page_aliases(page.response).items():
            found.setdefault(story_key(url), reason)
    found.pop(own_key_of(page), None)
    return found


def _key(url: str) -> str | None:
    """The story key, None for what only looks like a URL."""
    try:
        return story_key(url)
    except ValueError:
        return None
