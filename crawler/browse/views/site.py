"""One site: what it publishes, where it takes it from, how often it changes it, and what could not be had."""

from __future__ import annotations

from typing import Any

from crawler.browse.charts import bars
from crawler.browse.reader import Reader
from crawler.browse.views.asking import Asked, NotHereError

_ROWS = 20
_DAYS = 60


def has_page(reader: Reader, name: str) -> bool:
    """True for a site that the ledger has a page of, or that others repost from."""
    query = (
        "SELECT EXISTS (SELECT 1 FROM sites WHERE site = ?) OR EXISTS (SELECT 1 FROM stories WHERE source_site = ?) "
        "OR EXISTS (SELECT 1 FROM pages WHERE source_site = ?)"
    )
    return reader.number(query, *3 * (name,)) > 0


def site(reader: Reader, asked: Asked) -> dict[str, Any]:
    """All that its page shows; `site` is None where the ledger has no page of it. Raises NotHereError where it has no page here."""
    name = asked.query.get("name", "")
    if not has_page(reader, name):
        raise NotHereError
    days = reader.rows("SELECT day, pages, reposts FROM days WHERE site = ? ORDER BY day DESC LIMIT ?", name, _DAYS)
    flows = reader.rows("SELECT * FROM flows WHERE site = ? ORDER BY reposts DESC, source_site LIMIT ?", name, _ROWS)
    failures = "SELECT state, reason, count(*) AS pages, min(url) AS example FROM failures WHERE site = ? GROUP BY state, reason ORDER BY pages DESC LIMIT ?"
    relations = reader.rows("SELECT relation, pages FROM relations WHERE site = ? ORDER BY pages DESC", name)
    takers = "SELECT site, reposts FROM flows WHERE source_site = ? ORDER BY reposts DESC, site LIMIT ?"
    taken = "SELECT * FROM stories WHERE source_site = ? AND reposts > 0 ORDER BY published DESC LIMIT ?"
    return {
        "name": name,
        "site": reader.row("SELECT * FROM sites WHERE site = ?", name),
        "takers": reader.rows(takers, name, _ROWS),
        "taken": reader.rows(taken, name, _ROWS),
        "days": bars("pages-a-day", [(day["day"], day["pages"]) for day in days[::-1]]),
        "flows": flows,
        "most": max((flow["reposts"] for flow in flows), default=1),
        "relations": relations,
        "most_of_relation": max((relation["pages"] for relation in relations), default=1),
        "failures": reader.rows(failures, name, _ROWS),
        "pages": reader.rows("SELECT * FROM pages WHERE site = ? ORDER BY published DESC, page_id DESC LIMIT ?", name, _ROWS),
        "changed": reader.rows(
            "SELECT * FROM pages WHERE site = ? AND same_as IS NULL AND relation IN ('retitled', 'abridged', 'extended', 'edited') "
            "ORDER BY published DESC LIMIT ?",
            name,
            _ROWS,
        ),
    }
