"""Which texts are tied, and which of these ties count for nothing as the texts are letters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Set

from sqlalchemy import Connection, select, union

from crawler.ledger.dialect import among, insert_new
from crawler.ledger.tables import pages, same_texts, signed_texts
from crawler.match import Reading, Signature, Tie, nobodys


def ties_of(connection: Connection, texts: Collection[int]) -> list[Tie]:
    """All ties of these texts."""
    if not texts:
        return []
    columns = select(same_texts.c.a, same_texts.c.b, same_texts.c.share, same_texts.c.longer)
    query = union(
        columns.where(among(connection, same_texts.c.a, texts)),
        columns.where(among(connection, same_texts.c.b, texts)),
    )
    return [Tie(*row) for row in connection.execute(query).tuples()]


def stories_with(connection: Connection, texts: Collection[int]) -> set[str]:
    """The stories of the pages that have one of these texts."""
    if not texts:
        return set()
    query = select(pages.c.story_id).where(among(connection, pages.c.text, texts), pages.c.story_id.is_not(None))
    return set(connection.execute(query.distinct()).scalars())


def put_signatures(connection: Connection, readings: Iterable[Reading]) -> None:
    """Put down who signed texts."""
    found = {(one.number, signature) for one in readings if one.number is not None for signature in one.signatures}
    rows = [
        {"text": number, "office": signature.office, **dict(zip(("year", "month", "day"), signature.day, strict=True))}
        for number, signature in sorted(found)
    ]
    insert_new(connection, signed_texts, rows)


def unsure(connection: Connection, ties: Collection[Tie]) -> set[tuple[int, int]]:
    """Those of the ties that count for nothing, by their two texts. ties: all that the texts in question have."""
    return nobodys(ties, _signatures(connection, {text for tie in ties for text in (tie.a, tie.b)}))


def are_letters_between(connection: Connection, texts: Set[int]) -> bool:
    """True if one of these texts is a letter because of which a tie of its own counts for nothing."""
    mine = _signatures(connection, texts).keys()
    copies = {text for tie in ties_of(connection, mine) for text in (tie.a, tie.b)}
    return any(not mine.isdisjoint(pair) for pair in unsure(connection, ties_of(connection, copies)))


def _signatures(connection: Connection, texts: Collection[int]) -> dict[int, list[Signature]]:
    """The signatures of those of the texts that open pages have."""
    found: dict[int, list[Signature]] = defaultdict(list)
    if texts:
        is_held = select(pages.c.id).where(pages.c.text == signed_texts.c.text, pages.c.open).exists()
        for row in connection.execute(select(signed_texts).where(among(connection, signed_texts.c.text, texts), is_held)):
            found[row.text].append(Signature(row.office, (row.year, row.month, row.day)))
    return found
