"""What a JSON Schema says of a value's type."""

from __future__ import annotations

from crawler.export.rows import Schema


def within(told: Schema) -> Schema:
    """Of a choice between something and null, the something; else what is told."""
    for choice in told.get("anyOf", ()):
        if choice.get("type") != "null":
            return dict(choice)
    return told


def kind_of(told: Schema) -> str:
    """`string`, `boolean`, `integer`, `number`, `array` or `object`; a list of words is a string."""
    kinds = within(told).get("type", "string")
    return str(kinds) if isinstance(kinds, str) else next(str(one) for one in kinds if one != "null")


def may_be_null(told: Schema) -> bool:
    """True if null is a value of it.

    >>> [may_be_null(told) for told in ({"type": ["string", "null"]}, {"enum": ["a", None]}, {"type": "string"})]
    [True, True, False]
    """
    if "enum" in told:
        return None in told["enum"]
    choices = told.get("anyOf", [told])
    return any("null" in ([one.get("type")] if isinstance(one.get("type"), str) else one.get("type", ())) for one in choices)
