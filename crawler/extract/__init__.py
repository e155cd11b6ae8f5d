"""A page → the fields of its article. Pure functions of a parsed page; the rules of the field are data in this folder."""

from __future__ import annotations

from typing import Final

from crawler.extract.article import barrier, extract_article, let_go, next_part, why_not_article

# Raised by hand with every change of rules, of the original link's too, by which a page may get other fields: `scrapy reprocess` looks
# again at what an older one has made. No two rules of the same number may differ in what a release makes of a page.
EXTRACTOR_VERSION: Final = "21"

__all__ = ["EXTRACTOR_VERSION", "barrier", "extract_article", "let_go", "next_part", "why_not_article"]
