"""Pages in traditional characters: read as if they were written in simplified ones, and quoted as they are written.

All words that the stages look for (发布时间, 原文链接, 责任编辑) are in simplified characters. Each character has one in its
place, so positions stay what they were.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from crawler.hanzi import is_traditional, simplified, telling
from crawler.page.document import Document

# A site may have its labels in one kind of characters and its texts in the other; so few of a kind are no name of somebody.
_ENOUGH_LINES, _FEWEST = 400, 4
# Menus are short; the long lines are the text.
_LONG_LINE, _ENOUGH_TEXT = 20, 60


class Written:
    """What a page says, in both kinds of characters, place by place."""

    def __init__(self, document: Document) -> None:
        """Takes the lines, `<title>` and metas of the document as they are written, and puts simplified ones there."""
        # An address is no text.
        metas = {name: content for name, content in document.metas.items() if "://" not in content}
        self._lines = document.lines
        self._texts = [line.text for line in document.lines]
        self._written = "\n".join((*self._texts, document.title or "", *metas.values()))
        self._read = simplified(self._written)
        read = self._read.split("\n")
        for line, text in zip(document.lines, read, strict=False):
            line.text = text
        title, *contents = read[len(self._texts) :]
        document.title = title or None
        document.metas.update(zip(metas, contents, strict=True))

    @contextmanager
    def shown(self) -> Iterator[None]:
        """Within it the lines are as they are written."""
        read = [line.text for line in self._lines]
        self._put(self._texts)
        try:
            yield
        finally:
            self._put(read)

    def _put(self, texts: list[str]) -> None:
        for line, text in zip(self._lines, texts, strict=True):
            line.text = text

    def of(self, text: str, line: int = 0) -> str:
        """A short text as the page writes it, from this line on if it stands there; what the page does not show stays as it is."""
        start = sum(len(shown) + 1 for shown in self._texts[: max(0, line)])
        # A title may be put together from two lines, a name without the space in it: longest pieces first.
        made, place = [], 0
        while place < len(text):
            size = self._size(text, place)
            if size == 0:
                made.append(text[place])
            else:
                piece = text[place : place + size]
                found = self._read.find(piece, start)
                found = self._read.find(piece) if found < 0 else found
                made.append(self._written[found : found + size])
            place += max(size, 1)
        return "".join(made)

    def _size(self, text: str, place: int) -> int:
        """How many characters from here on stand on the page as they are."""
        size = len(text) - place
        if text[place:] in self._read:
            return size
        least, most = 0, size
        while least + 1 < most:
            size = (least + most) // 2
            least, most = (size, most) if text[place : place + size] in self._read else (least, size)
        return least


def read_simplified(document: Document) -> None:
    """Put simplified characters into a document whose text or whose labels are in traditional ones; any other stays as it is."""
    lines = [line.text for line in document.lines[:_ENOUGH_LINES]]
    text = [line.text for line in document.lines if len(line.text) >= _LONG_LINE][:_ENOUGH_TEXT]
    if telling("".join(lines)) >= _FEWEST or is_traditional("".join(text)):
        document.written = Written(document)
