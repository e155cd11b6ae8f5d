"""The article's title and the lines that show it."""

from __future__ import annotations

from crawler.extract.titles.agreement import DAY_BEHIND, FACTS_BEHIND
from crawler.extract.titles.find import title_of
from crawler.extract.titles.title import Title

__all__ = ["DAY_BEHIND", "FACTS_BEHIND", "Title", "title_of"]
