"""The article's title: what the metas, the headings and `<title>` agree on, and the line of the page that shows it."""

from __future__ import annotations

from crawler.extract.sites import PAGE_NAME, Sites
from crawler.extract.text import clean, fold
from crawler.extract.titles.agreement import (
    agreement,
    beginnings,
    candidates,
    without_badge,
    without_day,
    without_facts,
    without_label,
    without_type,
)
from crawler.extract.titles.broken import continued, with_about
from crawler.extract.titles.marks import bonus_of, bonus_of_row
from crawler.extract.titles.shown import above_date, in_its_own_tag, is_signature, shown_title
from crawler.extract.titles.site import SEPARATOR, behind_site, headline_in, without_site
from crawler.extract.titles.title import Title
from crawler.extract.titles.unshown import is_unshown_column
from crawler.page import Document

# Metas that hold the title alone, best first.
TITLE_METAS = (
    "articletitle",  # the national standard for government sites
    "og:title",  # blogs, sohu.com, WeChat
    "twitter:title",
    "article:title",
    "headline",  # schema.org
    "title",
)
_LONGEST_PAGE_TITLE = 400
# A line that agrees this well with `<title>` or a meta is the title.
_SURE = 58.0
# Of a line that is no more than a part of them, less.
_CERTAIN = 80.0


def title_of(document: Document, roles: list[str | None]) -> Title:
    """Find the title and its place. Source: on 104 of 109 saved pages `<title>` begins with the true title.

    roles: of each line, see extract/lines.py.
    """
    page_title = headline_in(clean((document.title or "")[:_LONGEST_PAGE_TITLE]), document)
    stated = [clean(document.metas[name]) for name in TITLE_METAS if name in document.metas]
    folded_title, folded_metas = fold(page_title), [fold(text) for text in stated]
    pieces = [piece for piece in dict.fromkeys(SEPARATOR.split(page_title)) if piece]
    sites = Sites(pieces, document)
    # `<title>` names no headline: all that agrees with it is the site's name too.
    unnamed = sites.are_all() or is_unshown_column(pieces, document)
    # A meta does.
    told = any(meta != folded_title and meta not in sites for meta in folded_metas if meta)
    if not unnamed:
        folded_title = fold(behind_site(page_title, pieces, sites))
    folded_name = fold(pieces[0]) if pieces else ""
    begun = beginnings([page_title, *stated])
    best_score, best = 0.0, (-1, -1, "")
    titles = "\n".join((page_title, *stated))
    for first, last, text in candidates(document, titles):
        bare = without_label(without_badge(without_type(text, document.lines[first], page_title), page_title), titles)
        text = without_day(without_facts(bare), titles)  # noqa: PLW2901
        folded = fold(text)
        score = agreement(folded, folded_title, folded_metas, folded_name, begun)
        if score > 0 and not (is_signature(document, last) if unnamed and not told else folded in sites):
            if score < _CERTAIN and folded_title.startswith(folded) and is_signature(document, last):
                # Who signed the text, whose title begins with the same office.
                continue
            score += bonus_of(document.lines[first]) + bonus_of_row(document, roles, first)
            if score > best_score:
                best_score, best = score, (first, last, text)
    first, last, text = best
    if (
        best_score >= _SURE
        and unnamed
        and all(meta == folded_title or meta in sites for meta in folded_metas)
        and (shown := shown_title(document, roles, sites, unnamed=True))
    ):
        return shown
    if best_score >= _SURE:
        return with_about(
            document,
            continued(
                document,
                Title(_whole(text, page_title, stated), first, last),
                [folded_title, *folded_metas],
                titles,
            ),
        )
    if tagged := in_its_own_tag(document):
        return tagged
    article_title = clean(document.metas.get("articletitle", ""))
    if not article_title and (shown := shown_title(document, roles, sites, unnamed=unnamed)) is not None:
        return shown
    for candidate in (article_title, without_site(page_title, document), *stated):
        if candidate and not PAGE_NAME.match(candidate):
            return Title(candidate, first, last) if best_score >= 45 else above_date(document, roles, candidate)
    return Title(text or None, first, last)


def _whole(text: str, page_title: str, stated: list[str]) -> str:
    """The line's text, unless it is cut (`…`) and `<title>` or a meta has the rest."""
    text = clean(text)
    if text.endswith(("…", "...")):
        start = text.rstrip(".…")
        for longer in (*stated, page_title):
            if longer.startswith(start) and not longer.endswith(("…", "...")) and len(longer) > len(start):
                return SEPARATOR.split(longer)[0] if longer == page_title else longer
    return text
