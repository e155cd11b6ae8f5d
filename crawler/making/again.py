"""What today's rules make of a page that lies in the archive, held against what earlier ones made of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from crawler.archive.errors import ArchiveError
from crawler.archive.kept import Reader
from crawler.extract import EXTRACTOR_VERSION
from crawler.items import Article
from crawler.ledger import Result
from crawler.ledger.storing.reprocessing import Pending
from crawler.making.article import made_of
from crawler.making.kept import kept_page
from crawler.making.original import state_original
from crawler.making.result import no_article, result_of

# `same`: nothing to store. `changed`: other fields. `article`: it was none before. `no_article`: it was one. `lost`: the archive does not
# have it as the ledger says. `failed`: today's extractor fails on it.
Outcome = Literal["same", "changed", "article", "no_article", "lost", "failed"]


@dataclass(frozen=True, slots=True)
class Again:
    """What came of one page. fields: the names of those that changed. result: what is to be stored, None for nothing.

    problem: of a page that is lost or failed.
    """

    outcome: Outcome
    fields: tuple[str, ...] = ()
    result: Result | None = None
    problem: str | None = None


def look_again(reader: Reader, pending: Pending, known_lines: frozenset[str], *, longest: int) -> Again:
    """Make the page's article again. known_lines, longest: see `made_of` and `state_original`. Never raises."""
    try:
        page = kept_page(reader, pending)
    except ArchiveError as error:
        return Again("lost", problem=str(error))
    made = made_of(page, known_lines)
    if made.error is not None:
        return Again("failed", problem=made.error.strip().splitlines()[-1])
    if made.article is None:
        if pending.fields is None:
            return Again("same")
        result = no_article(page, "not_article", made.reason)
        result.reprocessed = True
        return Again("no_article", result=result)
    state_original(made.article, page, longest=longest)
    for key in pending.redirects:
        made.article.other_keys.setdefault(key, "redirect")
    result = result_of(made.article, page, (pending.file, pending.offset))
    result.reprocessed, result.extractor = True, EXTRACTOR_VERSION
    if pending.fields is None:
        return Again("article", result=result)
    fields = _changed(pending, made.article, result)
    return Again("changed", fields, result) if fields else Again("same")


def _changed(pending: Pending, article: Article, result: Result) -> tuple[str, ...]:
    """The names of the fields that are not as the version has them."""
    assert pending.fields is not None
    now = {name: getattr(article, name, None) for name in pending.fields} | {"original_kind": result.link_kind}
    return tuple(name for name, before in pending.fields.items() if now[name] != before)
