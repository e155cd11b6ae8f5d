"""Whether a page tells a day at all."""

from __future__ import annotations

import re

from crawler.extract.dates import DATE, date_of_metas, date_of_url
from crawler.page import Document, Line

# The day on which the page is looked at.
TODAY = re.compile("今[天日]是|现在是")
_SHORTEST_TITLE, _LONGEST_DAY = 4, 12
# When the site was changed, in its foot.
_OF_SITE = re.compile("(?:网站|本站)?最后更新")


def is_undated(document: Document, body: list[Line], title_line: int) -> bool:
    """True if neither meta, address nor the lines around the body tell a day. Rows of links below it tell that of others."""
    if date_of_metas(document.metas) or date_of_url(document.url):
        return False
    near = document.lines[max(0, title_line - 3) : body[-1].index + 4]
    below = body[-1].index + 1
    return not any(
        DATE.search(line.text[:200])
        and not TODAY.search(line.text)
        and not (line.index >= below and (_is_row(line) or _OF_SITE.match(line.text)))
        for line in near
    )


def _is_row(line: Line) -> bool:
    """True for a link, also to a short title with its day before or behind it."""
    return line.linked * 2 > len(line.text) or (line.linked >= _SHORTEST_TITLE and len(line.text) - line.linked <= _LONGEST_DAY)
