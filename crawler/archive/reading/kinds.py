"""Which files of a folder are pages: by their names, and where these tell nothing by their first bytes."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal, TypeAlias

from crawler.archive.reading.records import begins_like_html
from crawler.archive.reading.sources import is_archive

PAGES: Final = frozenset((".html", ".htm", ".shtml", ".xhtml", ".php", ".asp", ".aspx", ".jsp", ".mht", ".mhtml"))
MHTML: Final = frozenset((".mht", ".mhtml"))
# What is no page and need not be named: nobody would take it for one.
NO_PAGES: Final = frozenset(
    f".{name}"
    for name in (
        # By design: an index, and what is told of pages beside them.
        *("json", "jsonl"),
        # What browsers and wget save with a page; Chromium calls a script `x.js.download`.
        *("css", "js", "mjs", "map", "download", "woff", "woff2", "ttf", "otf", "eot", "swf"),
        *("jpg", "jpeg", "png", "gif", "bmp", "webp", "svg", "ico", "avif", "tif", "tiff"),
        *("mp3", "mp4", "m4a", "m4v", "flv", "avi", "wav", "webm", "m3u8", "ts"),
        # Attachments of government pages.
        *("pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "wps", "et", "ofd", "rtf", "csv"),
        *("zip", "rar", "7z", "gz", "tar"),
        # Beside archives: indexes of other crawlers, what our own leaves when it is killed, archives that are named elsewhere.
        *("cdx", "cdxj", "idx", "open", "cut", "part", "arc", "zst"),
    )
)
# Bytes of a file that are looked at.
_LOOKED_AT: Final = 1024
# What says further on that a file is HTML, where it begins with a comment or as XML does.
_WITHIN: Final = (b"<!doctype html", b"<html")
_FEW: Final = 5

Kind: TypeAlias = Literal["page", "no page", "unknown"]


@dataclass(slots=True)
class PassedOver:
    """Files that are not read, and nobody knows what they are. names: of the first few."""

    number: int = 0
    names: list[str] = field(default_factory=list)

    def add(self, name: str) -> None:
        """One more."""
        self.number += 1
        if len(self.names) < _FEW:
            self.names.append(name)


def kind_of_file(folder: Path, file: str) -> Kind:
    """What a file in a folder is. wget names pages `show.php?id=3`, `show.html.1`, and other crawlers as they like."""
    name = os.path.basename(file)
    suffix = os.path.splitext(name)[1].lower()
    if suffix in PAGES:
        return "page"
    if suffix in NO_PAGES or is_archive(name) or name.startswith("."):
        return "no page"
    return "page" if _looks_like_html(folder, file) else "unknown"


def _looks_like_html(folder: Path, file: str) -> bool:
    """True for a regular file in the folder, wherever links lead, that begins as HTML does."""
    path = folder / file
    try:
        # To open a pipe may take for ever.
        if not path.resolve().is_relative_to(folder.resolve()) or not stat.S_ISREG(path.stat().st_mode):
            return False
        with path.open("rb") as opened:
            head = opened.read(_LOOKED_AT)
    except (OSError, ValueError, RuntimeError):
        return False
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return begins_like_html(head) or (text.startswith(b"<") and any(mark in text for mark in _WITHIN))
