"""The article's title: what the metas, the headings and `<title>` agree on, and the line of the page that shows it."""

from __future__ import annotations

from typing import NamedTuple

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
from crawler.extract.titles.broken import continued, with_about, with_second_half
from crawler.extract.titles.marks import bonus_of
from crawler.extract.titles.rows import bonus_of_row, in_its_row
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
# At the place of a line that agrees less, the title stands as `<title>` or a meta has it.
_LIKELY = 45


def title_of(document: Document, roles: list[str | None]) -> Title:
    """Find the title and its place. Source: on 104 of 109 saved pages `<title>` begins with the true title.

    roles: of each line, see extract/lines.py.
    """
    return with_second_half(document, _found(document, roles))


def _found(document: Document, roles: list[str | None]) -> Title:
    said = _said(document)
    if not said.told and (named := in_its_row(document, roles, unnamed=said.unnamed)) is not None:
        return named
    score, (first, last, text) = _best_line(document, roles, said)
    if score >= _SURE:
        if said.unnamed and not said.told and (shown := shown_title(document, roles, said.sites, unnamed=True)):
            return shown
        whole = Title(_whole(text, said.page_title, said.metas), first, last)
        return with_about(document, continued(document, whole, [said.folded_title, *said.folded_metas], said.titles))
    if tagged := in_its_own_tag(document):
        return tagged
    article_title = clean(document.metas.get("articletitle", ""))
    if not article_title and (shown := shown_title(document, roles, said.sites, unnamed=said.unnamed)) is not None:
        return shown
    for candidate in (article_title, without_site(said.page_title, document), *said.metas):
        if candidate and not PAGE_NAME.match(candidate):
            return Title(candidate, first, last) if score >= _LIKELY else above_date(document, roles, candidate)
    return Title(text or None, first, last)


class _Said(NamedTuple):
    """What `<title>` and the metas say, and how lines are compared with them."""

    page_title: str
    metas: list[str]
    # All of them, a line each.
    titles: str
    # Without the site's name, unless nothing else is named.
    folded_title: str
    folded_metas: list[str]
    folded_name: str
    begun: list[str]
    sites: Sites
    # `<title>` names no headline: all that agrees with it is the site's name too.
    unnamed: bool
    # A meta does.
    told: bool


def _said(document: Document) -> _Said:
    page_title = headline_in(clean((document.title or "")[:_LONGEST_PAGE_TITLE]), document)
    metas = [clean(document.metas[name]) for name in TITLE_METAS if name in document.metas]
    folded_title, folded_metas = fold(page_title), [fold(text) for text in metas]
    pieces = [piece for piece in dict.fromkeys(SEPARATOR.split(page_title)) if piece]
    sites = Sites(pieces, document)
    unnamed = sites.are_all() or is_unshown_column(pieces, document)
    return _Said(
        page_title,
        metas,
        titles="\n".join((page_title, *metas)),
        folded_title=folded_title if unnamed else fold(behind_site(page_title, pieces, sites)),
        folded_metas=folded_metas,
        folded_name=fold(pieces[0]) if pieces else "",
        begun=beginnings([page_title, *metas]),
        sites=sites,
        unnamed=unnamed,
        told=any(meta != folded_title and meta not in sites for meta in folded_metas if meta),
    )


def _best_line(document: Document, roles: list[str | None], said: _Said) -> tuple[float, tuple[int, int, str]]:
    """How well the best of the lines agrees, its first and last line and its text; (-1, -1, "") where none does."""
    best_score, best = 0.0, (-1, -1, "")
    for first, last, shown in candidates(document, said.titles):
        line = document.lines[first]
        bare = without_label(without_badge(without_type(shown, line, said.page_title), said.page_title), said.titles)
        text = without_day(without_facts(bare, said.titles), said.titles)
        folded = fold(text)
        score = agreement(folded, said.folded_title, said.folded_metas, said.folded_name, said.begun)
        if score <= 0 or (is_signature(document, last) if said.unnamed and not said.told else folded in said.sites):
            continue
        if score < _CERTAIN and said.folded_title.startswith(folded) and is_signature(document, last):
            # Who signed the text, whose title begins with the same office.
            continue
        score += bonus_of(line) + bonus_of_row(document, roles, first)
        if score > best_score:
            best_score, best = score, (first, last, text)
    return best_score, best


def _whole(text: str, page_title: str, stated: list[str]) -> str:
    """The line's text, unless it is cut (`…`) and `<title>` or a meta has the rest."""
    text = clean(text)
    if text.endswith(("…", "...")):
        start = text.rstrip(".…")
        for longer in (*stated, page_title):
            if longer.startswith(start) and not longer.endswith(("…", "...")) and len(longer) > len(start):
                return SEPARATOR.split(longer)[0] if longer == page_title else longer
    return text
