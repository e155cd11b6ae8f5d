"""Changes as lines to read: sentence by sentence, with long unchanged passages cut short.

On a terminal what was removed is red and what was added green; elsewhere they stand in [-…-] and {+…+}. The sign at
the start of a line says what happened to the sentence: `=` nothing, `~` changed, `-` removed, `+` added.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from rich.text import Text

from crawler.match.diff import runs
from crawler.plain import printable

# Of an unchanged passage so many characters at its beginning and its end are shown.
_SHOWN = 24
_REMOVED, _ADDED, _QUIET = "red", "green", "dim"


class Passages:
    """Writes changes. colour: by colour, else by brackets."""

    def __init__(self, *, colour: bool) -> None:
        self.colour = colour

    def of_diff(self, operations: Iterable[dict[str, Any]]) -> Iterator[Text]:
        """The lines of a body's changes."""
        for same, group in groupby(operations, key=lambda operation: operation["kind"] == "equal"):
            if same:
                yield Text("= ", _QUIET).append(_shortened("".join(operation["new"] for operation in group)))
            else:
                yield from map(self._line, group)

    def of_texts(self, old: str | None, new: str | None) -> Text:
        """A short text, such as a title, and what became of it."""
        line = Text()
        for run in runs(old or "", new or ""):
            self._run(line, run.kind, run.old, run.new)
        return line

    def _line(self, operation: dict[str, Any]) -> Text:
        """One sentence that was removed, added or changed."""
        kind = operation["kind"]
        line = Text({"removed": "- ", "added": "+ "}.get(kind, "~ "))
        if operation["runs"]:
            for run in operation["runs"]:
                self._run(line, run["kind"], run["old"], run["new"])
        else:
            self._run(line, kind, operation["old"] or "", operation["new"] or "")
        if operation["moved"]:
            line.append(" (moved from here)" if kind == "removed" else " (moved to here)", _QUIET)
        return line

    def _run(self, line: Text, kind: str, old: str, new: str) -> None:
        if kind == "equal":
            line.append(_shortened(new))
            return
        if old:
            line.append(_visible(old) if self.colour else f"[-{_visible(old)}-]", _REMOVED)
        if new:
            line.append(_visible(new) if self.colour else f"{{+{_visible(new)}+}}", _ADDED)


def _visible(text: str) -> str:
    """On one line; a paragraph's end is ¶."""
    return printable(text.replace("\n", "¶"))


def _shortened(text: str) -> str:
    """The beginning and the end of a long text."""
    if len(text) <= 3 * _SHOWN:
        return _visible(text)
    return f"{_visible(text[:_SHOWN])} …{len(text) - 2 * _SHOWN} more characters… {_visible(text[-_SHOWN:])}"
