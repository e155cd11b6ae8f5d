"""Pages in traditional characters are read as if they were written in simplified ones."""

from __future__ import annotations

from crawler.hanzi import is_traditional, telling
from crawler.page.document import Document
from crawler.page.written import Written

# A site may have its labels in one kind of characters and its texts in the other; so few of a kind are no name of somebody.
_ENOUGH_LINES, _FEWEST = 400, 4
# Menus are short; the long lines are the text.
_LONG_LINE, _ENOUGH_TEXT = 20, 60


def read_simplified(document: Document) -> None:
    """Put simplified characters into a document whose text or whose labels are in traditional ones; any other stays as it is."""
    lines = [line.text for line in document.lines]
    text = [text for text in lines if len(text) >= _LONG_LINE][:_ENOUGH_TEXT]
    if telling("".join(lines[:_ENOUGH_LINES])) < _FEWEST and not is_traditional("".join(text)):
        return
    # An address is no text.
    metas = {name: content for name, content in document.metas.items() if "://" not in content}
    document.written = Written(lines, (document.title or "", *metas.values()))
    document.put(document.written.read[: len(lines)])
    title, *contents = document.written.read[len(lines) :]
    document.title = title or None
    document.metas.update(zip(metas, contents, strict=True))
