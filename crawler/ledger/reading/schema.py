"""The JSON Schema of exported rows. A test holds it against the types and against real rows."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from crawler.items import Article, Record
from crawler.ledger.feed.event_rows import OF_VERSION
from crawler.ledger.feed.events import KINDS
from crawler.ledger.reading.read import BRIEF

# By kind of row; a change to what a row has or means makes a new one.
VERSIONS = {"pages": "2", "stories": "2", "events": "1"}

_TEXT = {"type": "string", "minLength": 1}
_TEXT_OR_NULL = {"type": ["string", "null"], "minLength": 1}
_TIME_OR_NULL = _TEXT_OR_NULL | {
    "pattern": r"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$",
}
# What came of an attachment or image; null for one that was never to be fetched (ATTACHMENTS).
_FILE: dict[str, dict[str, Any]] = {
    "state": {
        "enum": ["due", "fetched", "gone", "failed", "blocked", "needs_browser", "refused", None],
        "description": "fetched: it is in the archive; refused: of a type that is not wanted",
    },
    "type": _TEXT_OR_NULL | {"description": "its media type: what its bytes say, else the server"},
    "size": {"type": ["integer", "null"], "minimum": 0, "description": "in bytes"},
    "digest": _TEXT_OR_NULL | {"pattern": "^[0-9a-f]{64}$", "description": "SHA-256 of the bytes"},
    "archive_file": _TEXT_OR_NULL,
    "archive_offset": {"type": ["integer", "null"], "minimum": 0},
}
_FILES = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {"url": _TEXT, "text": {"type": "string"}} | _FILE,
        "required": ["url", "text"],
        "additionalProperties": False,
    },
}
_MATCH = {"enum": ["stated", "alias", "text", "none"]}
_RELATION = {"enum": ["verbatim", "retitled", "abridged", "extended", "edited", "different", None]}
_SHARE = {"type": ["number", "null"], "minimum": 0, "maximum": 1}

# What is not text-or-null.
_PAGE: dict[str, dict[str, Any]] = {
    "url": _TEXT,
    "site": _TEXT,
    "published": _TIME_OR_NULL,
    "story_key": _TEXT,
    "attachments": _FILES,
    "images": _FILES,
    "state": {"enum": ["live", "gone"]},
    "fetched_at": _TEXT_OR_NULL,
    "story_id": _TEXT,
    "is_source": {"type": "boolean"},
    "match_method": _MATCH,
    "relation": _RELATION,
    "similarity": _SHARE,
    "archive_offset": {"type": ["integer", "null"], "minimum": 0},
}

# What each field says. Null is unknown everywhere.
SAYS = {
    "url": "the page's address exactly as given or fetched",
    "site": "the spider's name of the site, else the host",
    "title": "the article's title",
    "original_title": "the title of the original (原标题), where the page states one",
    "published": "when the page says that it was published, at +08:00, cut to what it states: a day, a minute or a second",
    "source_name": "what 来源 and its kin name; on WeChat the account",
    "author": "the labelled byline (作者, 撰稿, 文 …); 佚名 is null",
    "editor": "责任编辑 and its kin",
    "body": "the paragraphs, a line each, without what is not the article",
    "original_url": "the article that the page states as its original; null where it states none or only a home page or column",
    "original_label": "the words before the stated original: 原文链接, 来源 …",
    "original_evidence": "the line of the page that states the original",
    "story_key": "the story's key: the stated original's address, else the page's own, in one canonical spelling",
    "surt": "the address of story_key in the form that web archives sort by",
    "attachments": "the files that the article links: absolute address and link text; with ATTACHMENTS what came of each",
    "images": "the article's images: absolute address and alternative text; with ATTACHMENTS what came of each",
    "language": "BCP 47, such as zh-Hans",
    "state": "live, or gone where the page has vanished since; its text is kept",
    "fetched_at": "when this version was fetched; null where a saved page does not tell",
    "story_id": "one for all pages of a story, for ever: the ids of merged stories lead to it",
    "is_source": "the page is the story's original",
    "match_method": "how the page came into its story: stated (it names the original), alias (by another key of a page: a chain, "
    "another address, a person's word), text (its text is another page's), none (nothing ties it)",
    "relation": "how its text stands to the source's (to the earliest repost's, where the ledger lacks the source); "
    "null where there is nothing to compare",
    "similarity": "2 × shared characters / characters of both",
    "archive_file": "the WARC file that holds the response; null where it was not archived",
    "archive_offset": "where in that file, in bytes",
}
_SAYS_OF_STORY = {
    "story_key": "the key of the story's original",
    "original_url": "the original's address: of the source, else as the earliest repost states it",
    "title": "of the source, else of the earliest repost",
    "source": "the original, null where the ledger lacks it",
    "reposts": "the other pages, by the date that they state; a page seen at several addresses of its site counts once",
}
_DIGEST = {"type": "string", "pattern": "^[0-9a-f]{64}$", "description": "SHA-256 of the bytes as received"}
_SAYS_OF_EVENT = {
    "number": "its place: whoever has seen a number has seen all smaller ones; some are not used",
    "kind": "version (the page has a version more, or one that it had is the newest again), matched (its place in the stories is "
    "another), merged (a story became part of another), split (it came out of another), verdict (its text stands otherwise to its "
    "source's), gone (it vanished), back (it is there again), forgotten (it was taken out for good, or today's rules make it no article: delete it)",
    "at": "when the ledger put it down, in UTC",
    "url": "the page's address; null of merged and split",
    "site": "the page's site; null of forgotten",
    "story_id": "of a page its story, of merged the story that stays, of split the one that stands by itself now",
    "was_story_id": "of matched the page's story before, null if it is the same or there was none; of merged the story that is "
    "part of story_id now, with all its pages; of split the one that story_id was part of",
    "match_method": "of version and matched: see pages",
    "is_source": "of version and matched: the page is the story's original",
    "is_newest": "of version: false for a capture that is older than one that is known",
    "relation": "of verdict: see pages; null where there is nothing to compare any more",
    "similarity": "of verdict: see pages",
    "compared_with": "of verdict: what the page was compared with; null where that was forgotten",
    "article": "of version: its article",
}
# By kind what it always tells, and what it may tell.
_PLACE = ("story_id", "match_method", "is_source")
_TOLD: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "version": (("url", "site", *_PLACE, "is_newest", "article"), ()),
    "matched": (("url", "site", *_PLACE), ("was_story_id",)),
    "merged": (("story_id", "was_story_id"), ()),
    "split": (("story_id", "was_story_id"), ()),
    "verdict": (("url", "site", "story_id"), ("relation", "similarity", "compared_with")),
    "gone": (("url", "site"), ()),
    "back": (("url", "site"), ()),
    "forgotten": (("url",), ("story_id",)),
}
_ALSO_AT = {"type": "array", "items": _TEXT, "description": "further addresses of the same page: https, www, m. …"}
_AGAINST = {"enum": ["source", "earliest repost", None], "description": "what the text was compared with"}
_COMPARED_WITH = {
    "description": "the version that the text was compared with",
    "anyOf": [
        {
            "type": "object",
            "properties": {"url": _TEXT, "version": {"type": "integer", "minimum": 1}, "fetched_at": _TEXT_OR_NULL},
            "required": ["url", "version", "fetched_at"],
            "additionalProperties": False,
        },
        {"type": "null"},
    ],
}


def row_schema(what: str) -> dict[str, Any]:
    """The schema of one row of `scrapy export pages`, `stories` or `events`."""
    if what == "pages":
        return _object("pages", {field.name: _field(field.name) for field in fields(Record)})
    if what == "events":
        return _events()
    more = {"also_at": _ALSO_AT, "against": _AGAINST, "compared_with": _COMPARED_WITH}
    page = _object(None, {name: _field(name) for name in BRIEF} | more)
    kinds: dict[str, dict[str, Any]] = {
        "story_key": _TEXT,
        "original_url": _TEXT_OR_NULL,
        "title": _TEXT_OR_NULL,
        "source": {"anyOf": [page, {"type": "null"}]},
        "reposts": {"type": "array", "items": page},
    }
    says = {name: kind | {"description": _SAYS_OF_STORY[name]} for name, kind in kinds.items()}
    return _object("stories", {"story_id": _field("story_id")} | says)


def _events() -> dict[str, Any]:
    """The schema of one event: what each kind tells is not null, all else is."""
    article = {field.name: _field(field.name) for field in fields(Article)}
    article |= {name: _DIGEST if name == "digest" else _field(name) for name in OF_VERSION}
    kinds: dict[str, dict[str, Any]] = {
        "number": {"type": "integer", "minimum": 1},
        "kind": {"enum": list(KINDS)},
        "at": _TEXT,
        "url": _TEXT_OR_NULL,
        "site": _TEXT_OR_NULL,
        "story_id": _TEXT_OR_NULL,
        "was_story_id": _TEXT_OR_NULL,
        "match_method": {"enum": [*_MATCH["enum"], None]},
        "is_source": {"type": ["boolean", "null"]},
        "is_newest": {"type": ["boolean", "null"]},
        "relation": _RELATION,
        "similarity": _SHARE,
        "compared_with": _COMPARED_WITH,
        "article": {"anyOf": [_object(None, article), {"type": "null"}]},
    }
    schema = _object("events", {name: kind | {"description": _SAYS_OF_EVENT[name]} for name, kind in kinds.items()})
    rules = []
    for kind, (always, perhaps) in _TOLD.items():
        told = {name: {"not": {"type": "null"}} for name in always}
        untold = {name: {"type": "null"} for name in kinds.keys() - {"number", "kind", "at", *always, *perhaps}}
        rules.append(
            {"if": {"properties": {"kind": {"const": kind}}}, "then": {"properties": told | dict(sorted(untold.items()))}}
        )
    return schema | {"allOf": rules}


def _field(name: str) -> dict[str, Any]:
    """What a page's field holds and says."""
    return _PAGE.get(name, _TEXT_OR_NULL) | {"description": SAYS[name]}


def _object(title: str | None, properties: dict[str, Any]) -> dict[str, Any]:
    """An object that has just these properties."""
    schema = {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}
    if title is None:
        return schema
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, "version": VERSIONS[title]} | schema
