"""Rows of links: where a list of other articles begins.

A list needs no heading: three links to titles in a row, with dates or short words between them, are one.
"""

from __future__ import annotations

import re

from crawler.extract.dates import DATE
from crawler.page import Line

# A link shorter than this is a button or a tag.
_SHORTEST_ROW = 8
_ROWS = 3
_LINKS = 5
_SHORTEST_SUMMARY = 20
_WINDOW = 7
_LONGEST_BETWEEN = 24
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|zip|rar|7z|ofd|wps|et|ceb|gd)(?=$|[?#\s）)\]】])", re.I)
_ATTACHMENT = re.compile(r"\s*附件")


def is_file_line(line: Line) -> bool:
    """True for a line that links to a file."""
    return bool(line.links) and (_names_file(line.text) or any(_names_file(link.get("href")) for link in line.links))


def _names_file(text: str) -> bool:
    """True for a text or address that has a file's ending, or begins with 附件."""
    return _FILE.search(text) is not None or _ATTACHMENT.match(text) is not None


def is_row(line: Line) -> bool:
    """True for a line that is a link to something by its title, a file excepted."""
    return line.linked >= _SHORTEST_ROW and line.linked * 2 > len(line.text) and not is_file_line(line)


def is_headed(line: Line) -> bool:
    """True for a line that begins with a link to something by its title, a summary behind it."""
    first = line.links[0] if line.links else None
    return first is not None and first.start <= line.start and first.end - first.start >= _SHORTEST_ROW


def begins_excerpts(lines: list[Line], position: int) -> bool:
    """True if linked titles and summaries alternate from this line on: three of each."""
    pairs = lines[position : position + 2 * _ROWS]
    return len(pairs) == 2 * _ROWS and all(
        is_row(title) and not summary.links and len(summary.text) >= _SHORTEST_SUMMARY
        for title, summary in zip(pairs[::2], pairs[1::2], strict=True)
    )


def begins_list(lines: list[Line], position: int) -> bool:
    """True if a list of links begins with the line at `position`: three titles, or five links of any length."""
    first = lines[position]
    if first.linked * 2 <= len(first.text) or is_file_line(first):
        return False
    rows = links = 0
    for line in lines[position : position + _WINDOW]:
        if line.linked * 2 > len(line.text) and not is_file_line(line):
            links += 1
            rows += line.linked >= _SHORTEST_ROW
            if rows >= _ROWS or links >= _LINKS:
                return True
        elif (len(line.text) > _LONGEST_BETWEEN or line.text[-1] in "。！？") and not (
            DATE.search(line.text) and len(line.text) <= 60
        ):
            return False
    return False
