"""What became of a page: the one thing that is given to the ledger to store."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from crawler.items import Article, LinkKind
from crawler.match import Reading

# Why a list that was walked before is `not_article` and yet a list.
EMPTIED = "emptied list"
# Characters of a body that counts as one for monitors: less is a caption, or stands for a file (详见附件).
LEAST_BODY = 40
State = Literal["fetched", "not_article", "gone", "failed", "blocked", "needs_browser"]


FileState = Literal["fetched", "gone", "failed", "blocked", "needs_browser", "refused"]


@dataclass(frozen=True, slots=True)
class FileLink:
    """What belongs to an article besides its page: see `files` in `ledger/tables`.

    digest, size, archived: of a `part`, which is there already; None of an attachment or image, which is still to be fetched.
    """

    kind: Literal["part", "attachment", "image"]
    url: str
    digest: str | None = None
    size: int | None = None
    archived: tuple[str, int] | None = None


@dataclass(frozen=True, slots=True)
class FileResult:
    """What became of an attachment or image. type: its media type. size: in bytes. digest: SHA-256 of them, hexadecimal.

    reason: why it is not there, else None. archived: where its answer lies.
    """

    url: str
    state: FileState
    reason: str | None = None
    http_status: int | None = None
    type: str | None = None
    size: int | None = None
    digest: str | None = None
    archived: tuple[str, int] | None = None


@dataclass(slots=True)
class Result:
    """The outcome of one page.

    url, site: of the page. state: see `ledger/tables`. reason: why it is not an article, None for one.
    article, digest (SHA-256 of the bytes, hexadecimal; of a saved page that is none, too) and own_key: of an article only. link_kind: of its stated
    original, None if it states none. other_keys: further keys of the page's own, with how it tells them.
    fetched_at: ISO 8601, None where a saved page does not tell.
    archived: the file under ARCHIVE_DIR and the offset where the answer lies, None where it was not archived.
    saved: the page was read from a file: bytes that any version has are nothing new, in whatever order files come.
    unchanged: the server says so (304): no bytes came. is_list: it was asked for as a list, which every crawl does anew.
    etag, last_modified: what the server gave with the article; None where it runs over several pages, since neither
    speaks for the others. incomplete: a part of the article is missing, and reason says which: it is no new version of
    a page that has one, and is tried again. extractor: the version of the rules that made it, None where none did.
    reprocessed: nothing was fetched, and the bytes are those that the page has: only what is made of them is new.
    files: what belongs to the article besides its page; crawl: the site of the crawl that is to fetch what of it is not there.
    reading: of the article's text, None where the ledger is to read it.
    """

    url: str
    site: str
    state: State
    reason: str | None = None
    http_status: int | None = None
    fetched_at: str | None = None
    article: Article | None = None
    digest: str | None = None
    own_key: str | None = None
    link_kind: LinkKind | None = None
    saved: bool = False
    other_keys: tuple[tuple[str, str], ...] = ()
    unchanged: bool = False
    is_list: bool = False
    etag: str | None = None
    last_modified: str | None = None
    incomplete: bool = False
    archived: tuple[str, int] | None = None
    extractor: str | None = None
    reprocessed: bool = False
    files: tuple[FileLink, ...] = ()
    crawl: str = ""
    reading: Reading | None = None


@dataclass(frozen=True, slots=True)
class Stored:
    """What storing a result did. new_version: False if the ledger knew these bytes. first_of_story: it began its story.
    in_ring: pages of its story name each other in a ring, so that none is the original. before: the page's state before;
    `due` for one that was never fetched, None for one that is not kept.

    story_id and match_method are None but for new versions. files: addresses of attachments and images that are due now.
    """

    new_version: bool
    story_id: str | None = None
    match_method: str | None = None
    is_source: bool = False
    first_of_story: bool = False
    in_ring: bool = False
    before: str | None = None
    files: tuple[str, ...] = ()
