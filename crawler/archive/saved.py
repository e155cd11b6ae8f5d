"""A folder of saved pages → the pages in it, one at a time, each with its address or with what is wrong with it."""

from __future__ import annotations

import json
import os
import re
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
        yield _read(folder, row["file"], row, largest)
    for file in _page_files(folder):
        if file not in listed:
            yield _read(folder, file, {}, largest)


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
    except ValueError as error:
        return f"not JSON: {error}"
    if not isinstance(row, dict) or not isinstance(row.get("file"), str) or not row["file"]:
        return 'expected {"file": path, "url": address, …}'
    if os.path.isabs(row["file"]) or ".." in Path(row["file"]).parts:
        return f"file {row['file']!r} lies outside the folder"
    for name in ("url", "content_type", "fetched_at"):
        if not isinstance(row.get(name), str | None):
            return f"{name} is {row[name]!r}, expected text or null"
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
        size = path.stat().st_size
        if size > largest:
            page.problem = f"too large: {size / 1e6:.1f} MB (DOWNLOAD_MAXSIZE is {largest / 1e6:.1f} MB)"
            return page
        body = path.read_bytes()
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
        page.problem = f"not an http address: {url[:200]}"
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
        return parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return False
