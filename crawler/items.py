"""Page, Article and OriginalLink: the only types that cross a door between rooms.

Everywhere in the project: an unknown value is None, never an empty string; lists are lists, never None.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from scrapy.http import TextResponse

LinkKind = Literal["article", "column", "home"]


@dataclass(slots=True)
class Page:
    """One fetched URL, on its way from a spider to the pipelines.

    response: the page as received; its body is the raw bytes.
    site: the spider's site name, else the host of the URL.
    url: the page's address exactly as given or fetched, never canonicalised.
    fetched_at: ISO 8601 with an offset; None where a saved page does not tell.
    """

    response: TextResponse
    site: str
    url: str
    fetched_at: str | None = None


@dataclass(frozen=True, slots=True)
class OriginalLink:
    """What a page states as its original.

    url: as stated and only repaired (entities, scheme, full-width and zero-width characters, jumps decoded).
    label: the words that introduced it, without the colon: 原文链接, 来源 …
    evidence: the line of the page that says so.
    kind: `article` for a page of its own, `column` or `home` for a mere hint at the source.
    """

    url: str
    label: str
    evidence: str
    kind: LinkKind


@dataclass(slots=True)
class Article:
    """What the pipelines make of a page. The order of the fields is the order in every export.

    published: ISO 8601 at +08:00, cut to what the page states (`2023-04-24`, `2023-04-24T15:30+08:00`).
    source_name: what 来源 and its kin name. author: the labelled byline only. editor: 责任编辑 and its kin.
    body: the paragraphs joined by a newline, without boilerplate.
    original_url: the stated original, only where it is an article; label and evidence stay for a column or home page.
    surt: the story's URL in the form that web archives sort by.
    attachments, images: `{"url": absolute address, "text": link or alternative text}`.
    language: BCP 47, such as `zh-Hans`.
    """

    url: str
    site: str
    title: str | None = None
    original_title: str | None = None
    published: str | None = None
    source_name: str | None = None
    author: str | None = None
    editor: str | None = None
    body: str | None = None
    original_url: str | None = None
    original_label: str | None = None
    original_evidence: str | None = None
    story_key: str | None = None
    surt: str | None = None
    attachments: list[dict[str, str]] = field(default_factory=list)
    images: list[dict[str, str]] = field(default_factory=list)
    language: str | None = None
