"""Cut a block down to the article: where its head ends and where its trailing lines begin.

What is cut is kept for the fields (source, editor, 原标题).
"""

from __future__ import annotations

from crawler.extract.edges.cut import Cut, cut
from crawler.extract.edges.glued import unglue
from crawler.extract.edges.head import PROMULGATION, is_meta_line
from crawler.extract.edges.inner import bylines_inside
from crawler.extract.edges.last_line import is_pager

__all__ = ["PROMULGATION", "Cut", "bylines_inside", "cut", "is_meta_line", "is_pager", "unglue"]
