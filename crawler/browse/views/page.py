"""One page: what it says, and what changed each time that it did."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from crawler.browse.compare import short, side_by_side
from crawler.browse.reader import Reader
from crawler.browse.views.asking import Asked, NotHereError
from crawler.ledger.tables import pages, versions

# Versions that are listed; of more, the newest.
_MOST = 200


def page(reader: Reader, asked: Asked) -> dict[str, Any]:
    """All that it shows: of the version `version` (else the newest) the text, or what changed since the one before.

    Raises NotHereError where the ledger has no article of it.
    """
    page_id = int(asked.path["id"])
    row = reader.row("SELECT * FROM pages WHERE page_id = ?", page_id)
    if row is None:
        raise NotHereError
    columns = ("id", "number", "fetched_at", "seen_at", "stored_at", "archive_file", "title", "digest")
    query = select(*(versions.c[name] for name in columns)).where(versions.c.page_id == page_id)
    with reader.ledger() as connection:
        listed = list(connection.execute(query.order_by(versions.c.number.desc()).limit(_MOST)))
        number = asked.number("version") or (listed[0].number if listed else 0)
        whole = select(versions).join(pages, pages.c.id == versions.c.page_id).where(versions.c.page_id == page_id)
        shown = connection.execute(whole.where(versions.c.number == number)).first()
        before = connection.execute(whole.where(versions.c.number == number - 1)).first()
    if shown is None:
        raise NotHereError
    changed = None if before is None else side_by_side(before.body, shown.body)
    return {
        "page": row,
        "versions": listed,
        "shown": shown,
        "before": before,
        "title_change": None if before is None else short(before.title, shown.title),
        "stretches": changed,
        "differs": changed is not None and any(one.kind != "equal" for stretch in changed for one in stretch.rows),
    }
