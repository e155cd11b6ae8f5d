"""Text from the web as it may go to a log, a terminal or a spreadsheet: nothing in it acts on them."""

from __future__ import annotations

import re

# C0 and C1 controls (terminal escapes), line and paragraph separators, what turns the direction of writing or has no width
# (bidi overrides, tags), halves of characters.
_ACTS = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]"
)
_IN_JSON = re.compile(
    "[\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]"
)
# What begins a formula in Excel, LibreOffice and Numbers, in their Chinese input too (OWASP, CSV injection).
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠|%]|[\t\r\n]")


def printable(text: str) -> str:
    """The text on one line, with every character that could act written as `\\x1b`, `\\n`, `\\u202e`. Chinese stays as it is."""
    return _ACTS.sub(_escape, text)


def printable_lines(text: str) -> str:
    """The same for text of several lines, which stay lines; each but the first is set in, so that none passes for a new record."""
    return "\n    | ".join(printable(line) for line in text.split("\n"))


def json_for_terminals(text: str) -> str:
    """JSON with what JSON lets pass and a terminal acts on as `\\u…`: for who reads it as JSON, the same."""
    return _IN_JSON.sub(_json_escape, text)


def no_formula(text: str) -> str:
    """The text as a cell of a CSV file: an apostrophe before what a spreadsheet would calculate."""
    return f"'{text}" if _FORMULA.match(text) else text


def _escape(match: re.Match[str]) -> str:
    return match.group().encode("unicode_escape", "backslashreplace").decode()


def _json_escape(match: re.Match[str]) -> str:
    units = match.group().encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[n]:02x}{units[n + 1]:02x}" for n in range(0, len(units), 2))
