"""Saved pages that come again when the rules are newer ones: what `scrapy reprocess` is for the archive, for pages that are not in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, select

from crawler.ledger.dialect import among
from crawler.ledger.results import Result
from crawler.ledger.storing.fields import VERSION_FIELDS
from crawler.ledger.storing.history import History, Version
from crawler.ledger.tables import versions

# What each page's newest version says, by the page's id.
Said = Mapping[int, Mapping[str, Any]]
_FIELDS = (*VERSION_FIELDS, "original_kind")


def said_by_other_rules(connection: Connection, known: Mapping[str, History], results: Iterable[Result]) -> Said:
    """What the newest versions say of those pages that come again from a file, with the same bytes, and that other rules have read last."""
    ids = {}
    for result in results:
        version = _read_before(known[result.url], result)
        if version is not None and version.id is not None:
            ids[version.id] = known[result.url].id
    if not ids:
        return {}
    query = select(versions.c.id, *(versions.c[name] for name in _FIELDS))
    rows = connection.execute(query.where(among(connection, versions.c.id, ids), versions.c.archive_file.is_(None)))
    return {ids[row.id]: dict(row._mapping) for row in rows}


def made_anew(page: History, result: Result, said: Said) -> Result | None:
    """What is to be stored of the page as of a reprocessed one; None if today's rules say what its version says. See `Result.reprocessed`."""
    version, before = _read_before(page, result), said.get(page.id)
    if version is None or before is None:
        return None
    page.extractor = result.extractor
    if result.article is not None and all(before[name] == now for name, now in _now(result).items()):
        return None
    return replace(result, reprocessed=True, fetched_at=version.fetched_at)


def _read_before(page: History, result: Result) -> Version | None:
    """The version of the bytes that a file brings again, where other rules have read the page last: the newest, or one that was no
    article to them."""
    if not result.saved or result.reprocessed or page.extractor == result.extractor:
        return None
    last = page.versions if page.newest is None else [page.newest]
    return next((version for version in reversed(last) if version.digest == result.digest), None)


def _now(result: Result) -> dict[str, Any]:
    said = {name: getattr(result.article, name) for name in VERSION_FIELDS}
    return said | {"story_key": said["story_key"] or result.own_key, "original_kind": result.link_kind}
