"""Values that inline scripts assign: `var msg_link = "…"`."""

from __future__ import annotations

import re
from functools import lru_cache

from crawler.page import Document

_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|(.))", re.S)


def script_value(document: Document, name: str) -> str | None:
    """The first string that is not empty and is assigned to `name` in an inline script; None if there is none."""
    pattern = _assignment(name)
    for script in document.scripts:
        if name in script:
            for match in pattern.finditer(script):
                value = unescaped(match.group(1) or match.group(2) or "").strip()
                if value:
                    return value
    return None


@lru_cache(maxsize=32)
def _assignment(name: str) -> re.Pattern[str]:
    """`name = "…"`, `name: '…'`, and WeChat's `name = "" || "…"`."""
    string = r"""(?:"([^"\n]{1,4000})"|'([^'\n]{1,4000})')"""
    empty = r"""(?:(?:""|'')\s{0,9}\|\|\s{0,9}){0,4}"""
    return re.compile(rf"""(?<![\w$]){re.escape(name)}["']?\s{{0,9}}[=:]\s{{0,9}}(?:[\w.]{{1,30}}\()?{empty}{string}""")


def unescaped(text: str) -> str:
    """A JavaScript string's value: `\\x26` is `&`, `\\/` is `/`."""
    if "\\" not in text:
        return text
    return _ESCAPE.sub(
        lambda match: chr(int(match.group(1) or match.group(2), 16)) if not match.group(3) else match.group(3), text
    )
