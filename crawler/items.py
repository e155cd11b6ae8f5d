"""Page, Article and OriginalLink: the only types that cross a door between rooms.

Everywhere in the project: an unknown value is None, never an empty string; lists are lists, never None.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from scrapy.http import TextResponse

LinkKind = Literal["article", "column", "home"]


@dataclass(frozen=True, slots=True)
class Memento:
    """A web archive's copy that stands for a page whose own site does not have it any more.

    url: of the copy, in the archive. time: when it was made, ISO 8601 in UTC. http_status: what the page's own site
    answers now, None for no answer.
    """

    url: str
    time: str
    http_status: int | None = None


@dataclass(frozen=True, slots=True)
class KeptPart:
    """A further part of an article as it lies in our own archive.

    url: that was asked for. digest: SHA-256 of its bytes, hexadecimal. size: of them. place: of its answer: the file under ARCHIVE_DIR
    and the offset.
    """

    url: str
    digest: str
    size: int
    place: tuple[str, int]


@dataclass(slots=True)
class Page:
    """One fetched URL, on its way from a spider to the pipelines.

    response: the page as received; its body is the raw bytes.
    site: the spider's site name, else the host of the URL.
    url: the page's address exactly as given or fetched, never canonicalised.
    fetched_at: ISO 8601 with an offset; None where a saved page does not tell.
    saved: it was read from a file, not fetched now. parts: the article's further parts, where it runs over several pages.
    memento: the copy that the response is, None for one that came from the page's own site.
    lost_part: which part its pager names and the site does not have, and why; None if there is no such part.
    kept_parts: the same parts as they lie in our own archive, of a page that was read from there.
    archived: where its record lies in our own archive, where the response does not tell itself, as one that was read from there:
    the file under ARCHIVE_DIR and the offset. elsewhere: of a page that was read from our own archive in another place, where its record
    lies there. made: what another process has made of it already; the response has no body then.
    """

    response: TextResponse
    site: str
    url: str
    fetched_at: str | None = None
    saved: bool = False
    parts: list[TextResponse] = field(default_factory=list)
    lost_part: str | None = None
    memento: Memento | None = None
    archived: tuple[str, int] | None = None
    elsewhere: tuple[str, int] | None = None
    kept_parts: tuple[KeptPart, ...] = ()
    made: Made | None = None

    @property
    def was_fetched(self) -> bool:
        """True for what a crawl has asked its site for, now or when our own archive was written."""
        return (not self.saved or self.archived is not None or self.elsewhere is not None) and self.memento is None


@dataclass(slots=True)
class Made:
    """What extraction made of a page: its article, or why it is none. error: the traceback where extraction has failed. barrier: what kept
    the article from us (`extract.barrier`), of a page that a crawl has fetched. kept_parts, lost_part: as in `Page`, where another process
    has looked for its parts."""

    article: Article | None
    reason: str | None = None
    error: str | None = None
    barrier: Literal["challenge", "needs_browser", "unavailable"] | None = None
    kept_parts: tuple[KeptPart, ...] = ()
    lost_part: str | None = None


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


@dataclass
class Article:
    """What the pipelines make of a page. The order of the fields is the order in every export.

    `page`, `digest`, `link` and `other_keys` are no fields: between the stages they tell what the article was made of, the SHA-256
    of its bytes, and the story keys of the page's further addresses, with how each is known (`canonical`, `redirect` …).

    published: ISO 8601 at +08:00, cut to what the page states (`2023-04-24`, `2023-04-24T15:30+08:00`).
    source_name: what 来源 and its kin name. author: the labelled byline only. editor: 责任编辑 and its kin.
    body: the paragraphs joined by a newline, without boilerplate.
    original_url: the stated original, only where it is an article; label and evidence stay for a column or home page.
    surt: the story's URL in the form that web archives sort by.
    attachments, images: `{"url": absolute address, "text": link or alternative text}`; with ATTACHMENTS the ledger adds what came
    of each: `state`, `type`, `size` (bytes), `digest` (SHA-256), `archive_file`, `archive_offset`.
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
    attachments: list[dict[str, Any]] = field(default_factory=list)
    images: list[dict[str, Any]] = field(default_factory=list)
    language: str | None = None

    def __post_init__(self) -> None:
        self.page: Page | None = None
        self.digest: str | None = None
        self.link: OriginalLink | None = None
        self.other_keys: dict[str, str] = {}


@dataclass(kw_only=True)
class Record(Article):
    """An article with its place in the ledger: a row of every export and feed.

    state: `live`, or `gone` where the page has vanished since. fetched_at: of this version, ISO 8601 with an offset, None
    where a saved page does not tell. story_id: one for all pages of a story. is_source: the page is the story's
    original. match_method: how it came into its story: `stated`, `alias`, `text` or `none`. relation and similarity: how
    its text stands to the source's; None where there is nothing to compare. archive_file and archive_offset: where the
    response lies in the archive, None where it was not archived.
    """

    state: str
    fetched_at: str | None
    story_id: str
    is_source: bool
    match_method: str
    relation: str | None = None
    similarity: float | None = None
    archive_file: str | None = None
    archive_offset: int | None = None
