"""The fields of an article beside its title and body: date, source, author, original title, files, language."""

from __future__ import annotations

from crawler.extract.fields.author import author
from crawler.extract.fields.dated import published
from crawler.extract.fields.other import attachments, images, language, original_title
from crawler.extract.fields.parts import labelled
from crawler.extract.fields.source import source

__all__ = ["attachments", "author", "images", "labelled", "language", "original_title", "published", "source"]
