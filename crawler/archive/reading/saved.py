"""A folder of saved pages and archives, or one such file → the pages in it, one at a time."""

from __future__ import annotations

import json
import os
import re
import stat
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scrapy.http import HtmlResponse

from crawler.archive.reading.captures import read_archives
from crawler.archive.reading.kinds import MHTML, PassedOver, kind_of_file
from crawler.archive.reading.mhtml import read_mhtml
from crawler.archive.reading.page import SavedPage, is_address, is_time
from crawler.archive.reading.sources import archives_in, files_in, is_archive, shown
from crawler.page import document_of

INDEX = "index.jsonl"

# Archives of other kinds, which a folder of WARC files may have as well.
_OTHERS = {
    ".arc": "an ARC file; `warcio recompress` makes a WARC file of it",
    ".arc.gz": "an ARC file; `warcio recompress` makes a WARC file of it",
    ".warc.zst": "a WARC file packed with Zstandard; unpack it first",
}
# Browsers write it when they save a page: `<!-- saved from url=(0044)https://… -->`.
_SAVED_FROM = re.compile(rb"<!--\s*saved from url=\(\d+\)\s*([^\s>]+)", re.I)
_HEAD_BYTES = 4096


def is_readable(path: Path) -> bool:
    """True for a folder, and for a file that holds pages."""
    return path.is_dir() or (path.is_file() and (is_archive(path.name) or kind_of_file(path.parent, path.name) == "page"))


def read_saved(
    path: Path,
    *,
    largest: int,
    left_out: Counter[str],
    archive: Path | None = None,
    passed_over: PassedOver | None = None,
) -> Iterator[SavedPage]:
    """All pages of a folder, its WARC and WACZ files by name last, or of one file.

    largest: bytes of a page; a larger one is reported and not read. left_out: counts the records of archives that are no pages.
    archive: the folder of our own archive, so that pages from there know their place in it. passed_over: takes the files of a folder
    that are not read and may be anything. Raises ValueError for what is neither.
    """
    if path.is_dir():
        yield from read_folder(path, largest=largest, passed_over=passed_over)
        for file in files_in(path, lambda name: name.lower().endswith(tuple(_OTHERS))):
            kind = next(what for suffix, what in _OTHERS.items() if file.lower().endswith(suffix))
            yield SavedPage(shown(file), problem=f"not read: {kind}")
        yield from read_archives(archives_in(path), largest=largest, left_out=left_out, archive=archive)
    elif is_archive(path.name):
        yield from read_archives(archives_in(path), largest=largest, left_out=left_out, archive=archive)
    elif is_readable(path):
        yield _guarded(path.parent, path.name, {}, largest)
    else:
        raise ValueError(f"{path} is no folder, and no file of pages")


def read_folder(folder: Path, *, largest: int, passed_over: PassedOver | None = None) -> Iterator[SavedPage]:
    """All pages of a folder: those that `index.jsonl` lists, in its order, then all other page files by name.

    largest: bytes of a file; a larger one is reported and not read. passed_over: see `read_saved`. Raises ValueError for what is no folder.
    """
    if not folder.is_dir():
        raise ValueError(f"{folder} is no folder")
    listed: set[str] = set()
    for number, row in _index(folder):
        if isinstance(row, str):
            yield SavedPage(f"{INDEX} line {number}", problem=row)
            continue
        listed.add(os.path.normpath(row["file"]))
        yield _guarded(folder, row["file"], row, largest)
    for file in files_in(folder, lambda _: True):
        kind = kind_of_file(folder, file) if file not in listed else "no page"
        if kind == "page":
            yield _guarded(folder, file, {}, largest)
        elif kind == "unknown" and passed_over is not None:
            passed_over.add(shown(file))


def _guarded(folder: Path, file: str, row: dict[str, Any], largest: int) -> SavedPage:
    """As `_read`; whatever a file does to it becomes that file's problem and not the end of the run."""
    try:
        page = _read(folder, file, row, largest)
    except (ValueError, RecursionError, LookupError) as error:
        page = SavedPage(file, problem=f"unreadable: {type(error).__name__}")
    # Names on disk need not be text.
    page.file = shown(page.file)
    return page


def _index(folder: Path) -> Iterator[tuple[int, dict[str, Any] | str]]:
    """The rows of the index with their line numbers; a text says what is wrong with a row."""
    path = folder / INDEX
    if not path.exists():
        return
    try:
        with path.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield number, _row(line)
    except OSError as error:
        yield 0, f"unreadable: {error.strerror or error}"


def _row(line: bytes) -> dict[str, Any] | str:
    """One row of the index, or what is wrong with it."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        return f"not JSON: {error}"
    if not isinstance(row, dict) or not isinstance(row.get("file"), str) or not row["file"]:
        return 'expected {"file": path, "url": address, …}'
    if os.path.isabs(row["file"]) or ".." in Path(row["file"]).parts:
        return f"file {row['file']!r} lies outside the folder"
    for name in ("url", "content_type", "fetched_at"):
        if not isinstance(row.get(name), str | None):
            return f"{name} is {row[name]!r}, expected text or null"
    if row.get("fetched_at") and not is_time(row["fetched_at"]):
        return f"fetched_at is {row['fetched_at'][:40]!r}, expected ISO 8601 such as 2024-05-10T07:00:00+08:00"
    for name in ("file", "url", "content_type"):
        if row.get(name) and not row[name].isprintable():
            return f"{name} has characters that are no text"
    return row


def _read(folder: Path, file: str, row: dict[str, Any], largest: int) -> SavedPage:
    """Read one file and find its address."""
    page = SavedPage(file, row.get("url") or None, fetched_at=row.get("fetched_at") or None)
    path = folder / file
    try:
        if not path.resolve().is_relative_to(folder.resolve()):
            page.problem = "a link that leads out of the folder"
            return page
        status = path.stat()
        size = status.st_size
        if not stat.S_ISREG(status.st_mode) and not stat.S_ISDIR(status.st_mode):
            page.problem = "unreadable: no regular file"
            return page
        if size > largest:
            page.problem = f"too large: {size / 1e6:.1f} MB (DOWNLOAD_MAXSIZE is {largest / 1e6:.1f} MB)"
            return page
        with path.open("rb") as opened:
            body = opened.read(largest)
    except OSError as error:
        page.problem = f"unreadable: {error.strerror or error}"
        return page
    content_type = row.get("content_type")
    told = page.url
    if path.suffix.lower() in MHTML:
        part = read_mhtml(body)
        if part is None:
            page.problem = "no HTML in the MHTML file"
            return page
        page.problem = part.problem
        body, content_type, told = part.body, content_type or part.content_type, told or part.url
        page.fetched_at = page.fetched_at or part.date
    headers = {"Content-Type": content_type} if content_type else {}
    url = told or _saved_from(body) or _own_address(body, headers)
    if url is None:
        page.problem = f"no address: give its url in {INDEX}, or save the page with one"
    elif not is_address(url):
        page.refuse(url)
    elif page.problem is not None:
        page.url = url
    else:
        page.url = url
        page.response = HtmlResponse(url, body=body, headers=headers)
    return page


def _saved_from(body: bytes) -> str | None:
    """The address that a browser wrote into the page when it saved it."""
    found = _SAVED_FROM.search(body, 0, _HEAD_BYTES)
    url = found.group(1).decode("utf-8", "replace") if found else None
    return url if url and is_address(url) else None


def _own_address(body: bytes, headers: dict[str, str]) -> str | None:
    """The address that the page gives as its own: rel=canonical, meta Url, og:url, the first that is whole."""
    document = document_of(HtmlResponse("http://unknown.invalid/", body=body, headers=headers))
    canonical = (link.get("href") for link in document.find("link") if "canonical" in link.get("rel").lower().split())
    for url in (*canonical, document.metas.get("url", ""), document.metas.get("og:url", "")):
        if is_address(url):
            return url
    return None
