"""What another process has made of a page, its text read as stories are told by it: that is a tenth of what storing an article costs."""

from __future__ import annotations

from dataclasses import dataclass

from crawler.items import Article, Made, Page
from crawler.match import Reading, Text


@dataclass(slots=True)
class Read(Made):
    """An article of which `text` has been read. Its properties have been asked for, so that they go with it."""

    text: Text | None = None
    reading: Reading | None = None


def read_of(article: Article) -> Read:
    """Read an article's text."""
    text = _text_of(article)
    reading = Reading.of(text)
    # Worked out here, not where they are asked for.
    _ = reading.number, reading.fingerprints, reading.length
    return Read(article, text=text, reading=reading)


def reading_of(article: Article, page: Page) -> Reading | None:
    """The reading of an article, if another process has read its text and no stage has changed that since."""
    return page.made.reading if isinstance(page.made, Read) and page.made.text == _text_of(article) else None


def _text_of(article: Article) -> Text:
    return Text(article.title, article.original_title, article.body)
