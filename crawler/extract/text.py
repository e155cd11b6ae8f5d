"""Small helpers on strings that every part of the room shares."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

# Marks that differ between a page's own spellings of one title: quotes, full-width and half-width, dashes, dots.
_MARKS = " \t\n\r\u3000\xa0\u200b\u200c\u200d\u2060\ufeff\"'“”‘’「」『』《》〈〉【】[]()（）{}〔〕,，.。、:：;；!！?？·•・…|｜丨_-—－–~～/／\\*#+"
_ANY_MARKS = re.compile(f"[{re.escape(_MARKS)}]+")
_ANY_FULL_WIDTH = re.compile("[\u3000\uff01-\uff5e]")
_ANY_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\xad]")
_INVISIBLE = {ord(mark): None for mark in "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\xad"}
_HALF_WIDTH = {0x3000: 0x20, **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}}

# How a page greets who comes, beside today's date or where a name would stand.
GREETING = re.compile("欢迎(?:您|你|光临|访问|来到|进入|浏览)")
_OPENING, _CLOSING = "（([【［", "）)]】］"


def fold(text: str) -> str:
    """The text without space and punctuation, half-width: equal for two spellings of one title."""
    return half_width(_ANY_MARKS.sub("", text)).lower()


def clean(text: str) -> str:
    """The text without invisible characters, its white space made single spaces."""
    return " ".join((text.translate(_INVISIBLE) if _ANY_INVISIBLE.search(text) else text).split())


def visible(texts: list[str]) -> list[str]:
    """The texts without invisible characters; none that is empty then."""
    if not _ANY_INVISIBLE.search("".join(texts)):
        return texts
    return [kept for text in texts if (kept := text.translate(_INVISIBLE).strip())]


def half_width(text: str) -> str:
    """Full-width letters, digits and marks as ASCII."""
    return text.translate(_HALF_WIDTH) if _ANY_FULL_WIDTH.search(text) else text


def host_of(url: str) -> str:
    """The host of an address, "" where it has none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def without_closing(text: str) -> str:
    """The text without the brackets at its end that nothing in it opens: `致全县村民的一封信（石桥））` → `致全县村民的一封信（石桥）`."""
    closing = sum(map(text.count, _CLOSING)) - sum(map(text.count, _OPENING))
    while text and (text[-1].isspace() or (closing > 0 and text[-1] in _CLOSING)):
        closing -= text[-1] in _CLOSING
        text = text[:-1]
    return text
