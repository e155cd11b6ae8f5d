"""Parts of a page whose links are not the article's: comments, related items."""

from __future__ import annotations

from crawler.original.exclusions import COMMENTS_HEADING, OTHER_ZONE, RELATED_HEADING
from crawler.page import Document, Element, Line

_LONGEST_HEADING = 24
_WHOLE_PAGE = frozenset(("html", "body"))


class Zones:
    """Tells which lines of one page to leave alone."""

    def __init__(self, document: Document) -> None:
        self._known: dict[int, bool] = {}
        self._after: list[tuple[int, int]] = []
        for line in document.lines:
            if len(line.text) <= _LONGEST_HEADING and COMMENTS_HEADING.match(line.text):
                self._after.append((line.start, _container_end(line, document)))

    def excludes(self, line: Line) -> bool:
        """True for a line among comments or related items."""
        if any(start < line.start < end for start, end in self._after[:50]):
            return True
        return self._in_zone(line.element)

    def _in_zone(self, element: Element | None) -> bool:
        """True if a container around the element is named as such a part; remembers what it has seen."""
        path: list[int] = []
        found = False
        while element is not None and element.index >= 0 and element.tag not in _WHOLE_PAGE:
            if element.index in self._known:
                found = self._known[element.index]
                break
            path.append(element.index)
            names = f"{element.get('class')} {element.get('id')}"
            if len(names) > 1 and OTHER_ZONE.search(names[:300]):
                found = True
                break
            element = element.parent
        for index in path:
            self._known[index] = found
        return found


def _container_end(line: Line, document: Document) -> int:
    """The position where the container of a heading ends; of a heading in a box of its own, the box around."""
    element = line.element
    while element.parent is not None and element.tag not in _WHOLE_PAGE and element.end <= line.end:
        element = element.parent
    return element.end if element.index >= 0 else document.lines[-1].end + 1


__all__ = ["RELATED_HEADING", "Zones"]
