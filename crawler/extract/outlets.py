"""The outlet that a page names under its title by nothing but a link to its home page."""

from __future__ import annotations

from urllib.parse import urlsplit

from crawler.extract import names
from crawler.extract.dates import DATE
from crawler.page import Document, Line

# The line with the date, or the one beside it.
_NEAR = 1
_MOST_LINES = 12
_LONGEST_LINE = 160
_LONGEST_NAME = 16
# What stands before a country's letters.
_SUFFIXES = frozenset("com net org gov edu ac mil bj sh tj cq gd zj js sd hn hb sc".split())


def linked_outlet(document: Document, first: int, last: int) -> str | None:
    """The name whose link leads to another site's home page, beside the date; None if there is none.

    first, last: the indexes of the lines between the title and the body, `last` not included.
    """
    lines = document.lines[first : min(last, first + _MOST_LINES)]
    own = _owner(document.url)
    for position, line in enumerate(lines):
        if not line.links or line.hidden or len(line.text) > _LONGEST_LINE or not _is_by_date(lines, position):
            continue
        for link in line.links:
            there = _home(document.absolute(link.get("href")))
            if there is not None and there != own:
                name = names.clean_source(names.clean_name(document.text_of(link)) or "")
                if name and 2 <= len(name) <= _LONGEST_NAME and name.endswith(names.OUTLET_ENDS):
                    return name
    return None


def _is_by_date(lines: list[Line], position: int) -> bool:
    near = lines[max(0, position - _NEAR) : position + _NEAR + 1]
    return any(len(line.text) <= _LONGEST_LINE and DATE.search(line.text) for line in near)


def _home(address: str | None) -> str | None:
    """The owner's label of a home page's address; None for other addresses."""
    if not address:
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return _owner(address) if parts.path in ("", "/") and not parts.query else None


def _owner(address: str) -> str | None:
    """The label of a host that someone registered, nearly: `gdzz` of `http://www.gdzz.gov.cn/`."""
    try:
        labels = (urlsplit(address).hostname or "").split(".")[:-1]
    except ValueError:
        return None
    while len(labels) > 1 and labels[-1] in _SUFFIXES:
        labels.pop()
    return labels[-1] if labels else None
