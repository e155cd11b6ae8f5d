"""A folder of saved pages → the pages in it, one at a time, each with its address or with what is wrong with it."""

from __future__ import annotations

import json
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from scrapy.http import HtmlResponse

from crawler.archive.mhtml import read_mhtml
from crawler.page import document_of

INDEX = "index.jsonl"
PAGES = frozenset((".html", ".htm", ".shtml", ".xhtml", ".php", ".asp", ".aspx", ".jsp", ".mht", ".mhtml"))
MHTML = frozenset((".mht", ".mhtml"))

# Browsers write it when they save a page: `<!-- saved from url=(0044)https://… -->`.
_SAVED_FROM = re.compile(rb"<!--\s*saved from url=\(\d+\)\s*([^\s>]+)", re.I)
_HEAD_BYTES = 4096
_TIME = re.compile(r"^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?$")
# Characters; Scrapy's own limit for links. Databases cannot index much more.
LONGEST_ADDRESS = 2083


@dataclass(slots=True)
class SavedPage:
    """One page of the folder.

    file: its path in the folder. response: None where `problem` says why there is none. fetched_at: as the index tells.
    url: None where the page tells none.
    """

    file: str
    url: str | None = None
    response: HtmlResponse | None = None
    fetched_at: str | None = None
    problem: str | None = None


def read_folder(folder: Path, *, largest: int) -> Iterator[SavedPage]:
    """All pages of a folder: those that `index.jsonl` lists, in its order, then all other page files by name.

    largest: bytes of a file; a larger one is reported and not read. Raises ValueError for what is no folder.
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
    for file in _page_files(folder):
        if file not in listed:
            yield _guarded(folder, file, {}, largest)


def _guarded(folder: Path, file: str, row: dict[str, Any], largest: int) -> SavedPage:
    """As `_read`; whatever a file does to it becomes that file's problem and not the end of the run."""
    try:
        page = _read(folder, file, row, largest)
    except (ValueError, RecursionError, LookupError) as error:
        page = SavedPage(file, problem=f"unreadable: {type(error).__name__}")
    # Names on disk need not be text.
    page.file = page.file.encode("utf-8", "backslashreplace").decode()
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
    if row.get("fetched_at") and not _TIME.match(row["fetched_at"]):
        return f"fetched_at is {row['fetched_at'][:40]!r}, expected ISO 8601 such as 2024-05-10T07:00:00+08:00"
    for name in ("file", "url", "content_type"):
        if row.get(name) and not row[name].isprintable():
            return f"{name} has characters that are no text"
    return row


def _page_files(folder: Path) -> Iterator[str]:
    """Paths in the folder, by name, of files that look like pages. Links to folders are not followed."""
    for path, folders, files in os.walk(folder):
        folders.sort()
        for name in sorted(files):
            if os.path.splitext(name)[1].lower() in PAGES:
                yield os.path.relpath(os.path.join(path, name), folder)


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
        body, content_type, told = part.body, content_type or part.content_type, told or part.url
    headers = {"Content-Type": content_type} if content_type else {}
    url = told or _saved_from(body) or _own_address(body, headers)
    if url is None:
        page.problem = f"no address: give its url in {INDEX}, or save the page with one"
    elif not _is_address(url):
        page.problem, page.url = f"not an http address: {url[:200]}", None
    else:
        page.url = url
        page.response = HtmlResponse(url, body=body, headers=headers)
    return page


def _saved_from(body: bytes) -> str | None:
    """The address that a browser wrote into the page when it saved it."""
    found = _SAVED_FROM.search(body, 0, _HEAD_BYTES)
    url = found.group(1).decode("utf-8", "replace") if found else None
    return url if url and _is_address(url) else None


def _own_address(body: bytes, headers: dict[str, str]) -> str | None:
    """The address that the page gives as its own: rel=canonical, meta Url, og:url, the first that is whole."""
    document = document_of(HtmlResponse("http://unknown.invalid/", body=body, headers=headers))
    canonical = (link.get("href") for link in document.find("link") if "canonical" in link.get("rel").lower().split())
    for url in (*canonical, document.metas.get("url", ""), document.metas.get("og:url", "")):
        if _is_address(url):
            return url
    return None


def _is_address(url: str) -> bool:
    """True for an http(s) address with a host."""
    try:
        parts = urlsplit(url)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and url.isprintable() and len(url) <= LONGEST_ADDRESS
    except ValueError:
        return False
