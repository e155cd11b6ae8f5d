"""The JSON Schema of exported rows. A test holds it against the types and against real rows."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from crawler.items import Record

VERSION = "1"

_TEXT = {"type": "string", "minLength": 1}
_TEXT_OR_NULL = {"type": ["string", "null"], "minLength": 1}
_TIME_OR_NULL = _TEXT_OR_NULL | {
    "pattern": r"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$",
}
_FILES = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {"url": _TEXT, "text": {"type": "string"}},
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


def row_schema(what: str) -> dict[str, Any]:
    """The schema of one row of `scrapy export pages` or `stories`."""
    if what == "pages":
        return _object("pages", {field.name: _PAGE.get(field.name, _TEXT_OR_NULL) for field in fields(Record)})
    names = (
        "url",
        "site",
        "title",
        "published",
        "source_name",
        "state",
        "fetched_at",
        "match_method",
        "relation",
        "similarity",
    )
    page = _object(None, {name: _PAGE.get(name, _TEXT_OR_NULL) for name in names})
    return _object(
        "stories",
        {
            "story_id": _TEXT,
            "story_key": _TEXT,
            "original_url": _TEXT_OR_NULL,
            "title": _TEXT_OR_NULL,
            "source": {"anyOf": [page, {"type": "null"}]},
            "reposts": {"type": "array", "items": page},
        },
    )


def _object(title: str | None, properties: dict[str, Any]) -> dict[str, Any]:
    """An object that has just these properties."""
    schema = {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}
    if title is None:
        return schema
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, "version": VERSION} | schema
