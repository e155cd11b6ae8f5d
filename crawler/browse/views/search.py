"""The search: words in titles and bodies, narrowed by site, days and relation; or an address, in any spelling."""

from __future__ import annotations

import re
import sqlite3
from datetime import date
from typing import Any

from sqlalchemy import select

from crawler.browse.compare import Piece
from crawler.browse.index.grams import asked as words_asked
from crawler.browse.index.grams import spots
from crawler.browse.reader import Reader
from crawler.browse.views.asking import Asked, ElsewhereError
from crawler.ledger.dialect import among
from crawler.ledger.keys import indexable
from crawler.ledger.reading.find import key_of, page_at, story_of
from crawler.ledger.tables import versions
from crawler.original import story_key

SHOWN = 20
RELATIONS = ("verbatim", "retitled", "abridged", "extended", "edited", "different")
STATES = ("live", "gone")
# Characters around a hit that are shown, and hits of a page.
_AROUND = 40
_SNIPPETS = 3
_ADDRESS = re.compile(r"(?i)\s*(?:https?:|//|www\.)\S+\s*|\s*[\w-]+(?:\.[\w-]+)+(?::\d+)?/\S*\s*")
_STORY = re.compile(r"\s*[a-z2-7]{16}\s*")


def search(reader: Reader, asked: Asked) -> dict[str, Any]:
    """What it shows. Raises ElsewhereError where an address is asked for that a story has."""
    # What cannot be seen is no part of a word, and would act on the page that shows it.
    typed = "".join(one if one.isprintable() else " " if one.isspace() else "" for one in asked.query.get("q", "")[:500])
    told: dict[str, Any] = {"q": typed, "relations": RELATIONS, "states": STATES, "problem": None, "hits": None}
    told |= {name: asked.query.get(name, "")[:200] for name in ("site", "since", "until", "relation", "state")}
    if _ADDRESS.fullmatch(typed) or _STORY.fullmatch(typed):
        told["problem"] = _at_address(reader, typed.strip(), asked)
        if _ADDRESS.fullmatch(typed):
            return told
        told["problem"] = None
    for name in ("since", "until"):
        try:
            told[name] = date.fromisoformat(told[name]).isoformat() if told[name] else ""
        except ValueError:
            return told | {"problem": asked.says("bad_day", day=told[name])}
    if not typed.strip() and not any(told[name] for name in ("site", "since", "until", "relation", "state")):
        return told
    expression = words_asked(typed)
    if typed.strip() and expression is None:
        return told | {"problem": asked.says("no_words")}
    return told | _found(reader, expression, told, asked.number("from"))


def _at_address(reader: Reader, typed: str, asked: Asked) -> str:
    """Go to the story of an address or of a story's id; else say what is known of it."""
    names = [typed]
    for address in (typed, f"http://{typed.lstrip('/')}"):
        try:
            names.append(indexable(story_key(address)))
        except ValueError:
            continue
    with reader.ledger() as connection:
        key = key_of(connection, dict.fromkeys(names))
        story = None if key is None else story_of(connection, key)
        page = page_at(connection, names)
    if story is not None:
        raise ElsewhereError(f"/story/{story}")
    why = asked.says("unknown_address")
    if page is not None:
        why = asked.says.value("state", page.state) + (f": {page.reason}" if page.reason else "")
    return asked.says("no_story_at", why=why)


def _found(reader: Reader, expression: tuple[str, str] | None, told: dict[str, Any], start: int) -> dict[str, Any]:
    """The pages, the newest first, so many from `start` on, and how many there are."""
    wheres, values = [], []
    source = "pages p"
    if expression is not None:
        table, match = expression
        source = f"{table} x CROSS JOIN pages p ON p.version_id = x.rowid"
        wheres.append(f"{table} MATCH ?")
        values.append(match)
    for name in ("site", "relation", "state"):
        if told[name]:
            wheres.append(f"p.{name} = ?")
            values.append(told[name])
    if told["since"]:
        wheres.append("p.published >= ?")
        values.append(told["since"])
    if told["until"]:
        # A day is before its own hours: `2024-05-10` < `2024-05-10T08:00` < `2024-05-10~`.
        wheres.append("p.published < ?")
        values.append(f"{told['until']}~")
    asked = f"FROM {source} WHERE {' AND '.join(wheres) or '1'}"
    number = reader.number(f"SELECT count(*) {asked}", *values)
    # Those without a date last: SQLite takes NULL for the least. It keeps only the rows that are shown while it sorts.
    query = f"SELECT p.page_id {asked} ORDER BY p.published DESC, p.page_id DESC LIMIT {SHOWN} OFFSET ?"
    ids = [row["page_id"] for row in reader.rows(query, *values, start)]
    return {
        "number": number,
        "hits": _shown(reader, ids, told["q"]),
        "start": start,
        "older": start + SHOWN if start + SHOWN < number else None,
        "newer": max(0, start - SHOWN) if start else None,
    }


def _shown(reader: Reader, ids: list[int], typed: str) -> list[dict[str, Any]]:
    """The rows of these pages, with the title and pieces of the body, hits marked."""
    rows: dict[int, sqlite3.Row] = {}
    for page_id in ids:
        row = reader.row("SELECT * FROM pages WHERE page_id = ?", page_id)
        if row is not None:
            rows[page_id] = row
    with reader.ledger() as connection:
        query = select(versions.c.id, versions.c.body).where(
            among(connection, versions.c.id, {row["version_id"] for row in rows.values()})
        )
        bodies: dict[int, str] = {row.id: row.body or "" for row in connection.execute(query)}
    return [
        {
            "page": row,
            "title": marked(row["title"] or "", typed),
            "snippets": snippets(bodies.get(row["version_id"], ""), typed),
        }
        for row in rows.values()
    ]


def marked(text: str, typed: str) -> list[Piece]:
    """The text, what was asked for marked."""
    pieces, at = [], 0
    for start, end in spots(text, typed):
        pieces += [Piece("equal", text[at:start]), Piece("marked", text[start:end])]
        at = end
    return [piece for piece in (*pieces, Piece("equal", text[at:])) if piece.text]


def snippets(body: str, typed: str) -> list[list[Piece]]:
    """The places of a body where what was asked for stands, with what is around; the body's beginning where it stands nowhere."""
    found: list[list[int]] = []
    for start, end in spots(body, typed):
        if found and start - _AROUND <= found[-1][1]:
            found[-1][1] = end + _AROUND
        elif len(found) < _SNIPPETS:
            found.append([max(0, start - _AROUND), end + _AROUND])
        else:
            break
    made = []
    for start, end in found or [[0, 2 * _AROUND]]:
        text = body[start:end]
        edges = ("…" if start else "", "…" if end < len(body) else "")
        made.append([Piece("equal", edges[0]), *marked(text, typed), Piece("equal", edges[1])])
    return [[piece for piece in one if piece.text] for one in made if body]
