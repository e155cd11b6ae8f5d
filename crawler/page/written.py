"""Pages in traditional characters: read as if they were written in simplified ones, and quoted as they are written.

All words that the stages look for (发布时间, 原文链接, 责任编辑) are in simplified characters. Each character has one in its
place, so positions stay what they were.
"""

from __future__ import annotations

from crawler.hanzi import is_traditional, simplified, telling
from crawler.page.document import Document

# A site may have its labels in one kind of characters and its texts in the other; so few of a kind are no name of somebody.
_ENOUGH_LINES, _FEWEST = 400, 4
# Menus are short; the long lines are the text.
_LONG_LINE, _ENOUGH_TEXT = 20, 60
# A piece of a text that is looked for on the page.
_SHORTEST_PIECE = 2


class Written:
    """What a page says, in both kinds of characters, place by place."""

    def __init__(self, document: Document) -> None:
        """Takes the lines, `<title>` and metas of the document as they are written, and puts simplified ones there."""
        # An address is no text.
        metas = {name: content for name, content in document.metas.items() if "://" not in content}
        texts = [line.text for line in document.lines]
        self._written = "\n".join((*texts, document.title or "", *metas.values()))
        self._read = simplified(self._written)
        read = self._read.split("\n")
        for line, text in zip(document.lines, read, strict=False):
            line.text = text
        title, *contents = read[len(texts) :]
        document.title = title or None
        document.metas.update(zip(metas, contents, strict=True))

    def of(self, text: str) -> str:
        """This text as the page writes it; what the page does not show stays as it is."""
        return "\n".join(map(self._line, text.split("\n")))

    def _line(self, text: str) -> str:
        """Longest pieces first: a title may be put together from two lines."""
        made, start = [], 0
        while start < len(text):
            size = self._shown(text, start)
            place = self._read.find(text[start : start + size])
            made.append(self._written[place : place + size] if size >= _SHORTEST_PIECE else text[start])
            start += max(size, 1)
        return "".join(made)

    def _shown(self, text: str, start: int) -> int:
        """How many characters from here on stand on the page as they are."""
        size = len(text) - start
        if text[start:] in self._read:
            return size
        least, most = 0, size
        while least + 1 < most:
            size = (least + most) // 2
            least, most = (size, most) if text[start : start + size] in self._read else (least, size)
        return least


def read_simplified(document: Document) -> None:
    """Put simplified characters into a document whose text or whose labels are in traditional ones; any other stays as it is."""
    lines = [line.text for line in document.lines[:_ENOUGH_LINES]]
    text = [line.text for line in document.lines if len(line.text) >= _LONG_LINE][:_ENOUGH_TEXT]
    if telling("".join(lines)) >= _FEWEST or is_traditional("".join(text)):
        document.written = Written(document)
