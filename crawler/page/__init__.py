"""A response's bytes → text → one parsed document, kept with the response and shared by all stages."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from scrapy.http import Response

from crawler.page.charset import decode, read
from crawler.page.document import Document, Element, Line
from crawler.page.parse import parse

__all__ = ["Document", "Element", "Line", "decode", "document_of", "let_go", "parse"]

_documents: WeakKeyDictionary[Response, Document] = WeakKeyDictionary()


def document_of(response: Response) -> Document:
    """The parsed page, made at the first call and kept until `let_go`, or as long as the response lives."""
    document = _documents.get(response)
    if document is None:
        header = response.headers.get("Content-Type")
        text, encoding, utf8 = read(response.body, header.decode("latin-1") if header else None)
        document = _documents[response] = parse(text, response.url, encoding, utf8=utf8)
    return document


def let_go(response: Response) -> None:
    """Keep its document no longer."""
    _documents.pop(response, None)
