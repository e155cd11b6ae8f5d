"""Which fields of an article the ledger keeps."""

from __future__ import annotations

from dataclasses import fields

from crawler.items import Article

ARTICLE_FIELDS = tuple(field.name for field in fields(Article))
# Of a version; its page has the others.
VERSION_FIELDS = tuple(name for name in ARTICLE_FIELDS if name not in {"url", "site"})
