"""What a page in traditional characters says, in both kinds of them, place by place.

All words that the stages look for (发布时间, 原文链接, 责任编辑) are in simplified characters. Each traditional one has one in its
place, so positions stay what they are.
"""

from __future__ import annotations

from collections.abc import Sequence

from crawler.hanzi import simplified


class Written:
    """lines: as they are written. read: these lines, then the other texts, in simplified characters."""

    def __init__(self, lines: Sequence[str], others: Sequence[str]) -> None:
        """others: what the page says besides its lines; none of the texts has a line feed."""
        self.lines = list(lines)
        self._written = "\n".join((*lines, *others))
        self._read = simplified(self._written)
        self.read = self._read.split("\n")

    def of(self, text: str, line: int = 0) -> str:
        """A short text as the page writes it, from this line on if it stands there; what the page does not show stays as it is."""
        start = sum(len(shown) + 1 for shown in self.lines[: max(0, line)])
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
