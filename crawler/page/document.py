"""One parsed page as flat lists: elements in document order, and the lines of text that a reader sees.

Every stage reads this and nobody parses again. A line is the text between two block boundaries or `<br>`, with runs of
white space made one space; positions count the characters of all lines, so that an element and its text find each other.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin

from crawler.page.written import Written

# An address up to its parameters.
_PATH = re.compile(r"[^?#]*")
_DISPLAY_NONE = re.compile(r"[dD][iI][sS][pP][lL][aA][yY]\s*:\s*[nN][oO][nN][eE]")


def says_hidden(attributes: Mapping[str, str | None]) -> bool:
    """True for the attributes of an element that says that it is not shown."""
    return "hidden" in attributes or _DISPLAY_NONE.search(attributes.get("style") or "") is not None


class Element:
    """One element. `start` and `end` are positions in the page's text; `last` is the index after its last descendant."""

    __slots__ = ("_attributes", "_node", "end", "hidden", "index", "last", "parent", "start", "tag")

    def __init__(self, index: int, tag: str, node: Any, parent: Element | None, start: int, hidden: bool) -> None:
        """node: lexbor's, of which the attributes are read when somebody asks."""
        self.index = index
        self.tag = tag
        self._node = node
        self._attributes: dict[str, str | None] | None = None
        self.parent = parent
        self.start = start
        self.end = start
        self.last = index + 1
        self.hidden = hidden

    @property
    def attributes(self) -> dict[str, str | None]:
        """Its attributes as the page has them; None for one without a value."""
        found = self._attributes
        if found is None:
            found = self._attributes = {} if self._node is None else self._node.attributes
        return found

    def get(self, name: str) -> str:
        """The attribute's value, stripped; "" where it has none."""
        return (self.attributes.get(name) or "").strip()

    def ancestors(self) -> Iterator[Element]:
        """The elements around this one, the nearest first."""
        element = self.parent
        while element is not None:
            yield element
            element = element.parent

    def holds(self, other: Element) -> bool:
        """True if `other` is this element or lies in it."""
        return self.index <= other.index < self.last

    def __repr__(self) -> str:
        return f"<{self.tag} {self.index}>"


class Line:
    """One line of text.

    element: the innermost block around it. links: the `<a>` elements in it. linked: how many of its characters they
    hold. hidden: a block around it is not shown (`display:none`). after_break: a `<br>` and no block begins it.
    """

    __slots__ = ("after_break", "element", "hidden", "index", "linked", "links", "start", "text")

    def __init__(
        self, index: int, text: str, start: int, element: Element, links: list[Element], linked: int, after_break: bool
    ) -> None:
        self.index = index
        self.text = text
        self.start = start
        self.element = element
        self.links = links
        self.linked = linked
        self.hidden = element.hidden
        self.after_break = after_break

    @property
    def end(self) -> int:
        """The position after its last character."""
        return self.start + len(self.text)

    def __repr__(self) -> str:
        return f"<Line {self.index} {self.text[:40]!r}>"


@dataclass(slots=True)
class Document:
    """A parsed page.

    html: its decoded source. encoding: how it was decoded. title: the text of `<title>`, None if there is none.
    metas: the content of each meta by its name, property or itemprop in lower case, the first that is not empty.
    by_tag: elements by tag name. scripts: the text of inline scripts. fields: markup in textareas, and
    the text of hidden ones. base: what relative addresses start from. written: set for a page in traditional characters, whose lines,
    title and metas are in simplified ones; see page/characters.py. unfolded: the elements that a button of the page shows.
    """

    url: str
    html: str
    encoding: str
    elements: list[Element] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    by_tag: dict[str, list[Element]] = field(default_factory=dict)
    metas: dict[str, str] = field(default_factory=dict)
    scripts: list[str] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)
    title: str | None = None
    base: str = ""
    written: Written | None = None
    unfolded: list[Element] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)
    _text: str | None = None

    @property
    def text(self) -> str:
        """The text of all lines, one after the other: what positions count."""
        if self._text is None:
            self._text = "".join([line.text for line in self.lines])
        return self._text

    def as_written(self, text: str, line: int = 0) -> str:
        """A short text that was taken from the page, in the characters in which the page writes it from this line on."""
        return text if self.written is None else self.written.of(text, line)

    @contextmanager
    def in_its_characters(self) -> Iterator[None]:
        """Within it the lines are in the characters in which the page writes them."""
        read = [line.text for line in self.lines]
        if self.written is not None:
            self.put(self.written.lines)
        try:
            yield
        finally:
            self.put(read)

    def put(self, texts: Sequence[str]) -> None:
        """Give the lines these texts, each as long as the one before, so that positions stay."""
        for line, text in zip(self.lines, texts, strict=True):
            line.text = text
        self._text = None

    def find(self, tag: str) -> list[Element]:
        """All elements of this tag, in document order."""
        return self.by_tag.get(tag, [])

    def select(self, selector: str) -> list[Element]:
        """The elements that a CSS selector matches, in document order.

        lexbor looks through the tree: for rare marks that is several times cheaper than reading the attributes of each element.
        """
        nodes = self.elements[0]._node.css(selector) if self.elements else []
        if not nodes:
            return []
        places = {node.mem_id for node in nodes}
        return [element for element in self.elements if element._node.mem_id in places]

    def absolute(self, address: str) -> str | None:
        """The address as an absolute URL, None where it cannot be read as one."""
        address = address.strip()
        if "\\" in address:
            # Before the parameters a slash leans either way, as the WHATWG rules read it.
            path = _PATH.match(address)
            address = address[: path.end()].replace("\\", "/") + address[path.end() :] if path else address
        try:
            return urljoin(self.base, address)
        except ValueError:
            return None

    def line_at(self, position: int) -> int:
        """The index of the line that holds this position, or of the last one before it; 0 at the least."""
        if not self._starts and self.lines:
            self._starts = [line.start for line in self.lines]
        return max(0, bisect_right(self._starts, position) - 1)

    def lines_of(self, element: Element) -> list[Line]:
        """The lines that share at least one character with the element."""
        if element.end <= element.start:
            return []
        return self.lines[self.line_at(element.start) : self.line_at(element.end - 1) + 1]

    def text_of(self, element: Element) -> str:
        """The element's own text, its lines joined by a newline."""
        return "\n".join(
            line.text[max(0, element.start - line.start) : element.end - line.start].strip() for line in self.lines_of(element)
        )
