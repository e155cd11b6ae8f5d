"""An archived page as a test page: its bytes, its row of `index.jsonl`, and a golden file of what is made of it today."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from scrapy.http import TextResponse

from crawler.extract import extract_article, next_part, why_not_article
from crawler.original import find_original

# A golden leaves out what its row says, and what only repeats the code's own spelling of a key or line.
_NOT_IN_GOLDENS = frozenset(("url", "site", "original_evidence", "story_key", "surt"))


def row_of(response: TextResponse, url: str, name: str, fetched_at: str | None) -> dict[str, str | None]:
    """The page's row of `index.jsonl`."""
    content_type = response.headers.get("Content-Type")
    told = {"file": f"{name}.html", "url": url, "content_type": content_type.decode("latin-1") if content_type else None}
    return told | ({"fetched_at": fetched_at} if fetched_at else {})


def golden_of(response: TextResponse, fetched_at: str | None, why: str) -> dict[str, Any]:
    """What extraction makes of the page: a draft, which a person is to read. why: what the page is to show."""
    article = extract_article(response, fetched_at=fetched_at)
    if article is None:
        return {"why": why, "article": None, "reason": why_not_article(response)}
    link = find_original(response)
    fields = {name: value for name, value in asdict(article).items() if name not in _NOT_IN_GOLDENS}
    fields["original_url"] = link.url if link and link.kind == "article" else None
    fields["original_label"] = link.label if link else None
    following = next_part(response)
    return {"why": why, "article": fields} | ({"next_part": following} if following else {})


def in_json(value: dict[str, Any]) -> str:
    """As golden files are written."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
