"""A page → the fields of its article. Pure functions of a parsed page; the rules of the field are data in this folder."""

from __future__ import annotations

from crawler.extract.article import barrier, extract_article, next_part, why_not_article

__all__ = ["barrier", "extract_article", "next_part", "why_not_article"]
