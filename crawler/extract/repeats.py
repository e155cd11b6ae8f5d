"""What stands in a cut body and is no text of its own: a lead that the text repeats, 广告, credits."""

from __future__ import annotations

from crawler.extract.names import is_credits
from crawler.extract.text import fold
from crawler.page import Line

# A lead with fewer letters may be a salutation or a heading.
_SHORTEST_LEAD = 10
_LEAD_LABELS = ("内容摘要", "内容提要", "核心提示", "摘要", "导读", "导语")
_LONGEST_ADVERTISEMENT = 16
_ADVERTISEMENT = frozenset(("广告", "廣告", "advertisement"))


def without_repeats(lines: list[Line]) -> list[Line]:
    """The lines without a lead that begins the next, without lone 广告, and without closing credits."""
    kept = [line for line in lines if len(line.text) > _LONGEST_ADVERTISEMENT or not _is_advertisement(line)]
    if len(kept) > 1 and _is_lead(kept[0], kept[1]):
        kept = kept[1:]
    if len(kept) > 1 and is_credits(kept[-1].text):
        kept = kept[:-1]
    return kept


def _is_lead(line: Line, following: Line) -> bool:
    """True for a lead outside the text's own block, with which the text begins again."""
    if line.element.parent is following.element.parent or len(line.text) > len(following.text) + 8:
        return False
    lead = fold(line.text)
    for label in _LEAD_LABELS:
        lead = lead.removeprefix(label)
    return len(lead) >= _SHORTEST_LEAD and fold(following.text).startswith(lead)


def _is_advertisement(line: Line) -> bool:
    """True for 广告 alone; the cell of a table with more cells is data."""
    if fold(line.text) not in _ADVERTISEMENT:
        return False
    row = next((element for element in line.element.ancestors() if element.tag == "tr"), None)
    return row is None or row.end - row.start <= len(line.text)
