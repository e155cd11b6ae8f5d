"""Which attachments and images are wanted, by what the server calls them and by their first bytes. Names tell nothing.

Own code, since libraries either need a C library (python-magic), need a newer Python (puremagic) or do not know the kinds of files
that government pages attach. Rules as data: one line to add one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from scrapy.settings import BaseSettings

# First bytes → media type. Office files from 2007 on and OFD are zip, older ones and WPS an OLE container.
_SIGNATURES = (
    (b"%PDF-", "application/pdf"),
    (b"PK\x03\x04", "application/zip"),
    (b"PK\x05\x06", "application/zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"\x1f\x8b", "application/gzip"),
    (b"{\\rtf", "application/rtf"),
    # 方正, before there was OFD.
    (b"Founder CEB", "application/x-ceb"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"BM", "image/bmp"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"MZ", "application/x-msdownload"),
    (b"\x7fELF", "application/x-elf"),
    (b"\xca\xfe\xba\xbe", "application/java-vm"),
    (b"#!", "text/x-script"),
    (b"ID3", "audio/mpeg"),
    (b"FLV\x01", "video/x-flv"),
    (b"\x1aE\xdf\xa3", "video/webm"),
    (b"<?xml", "text/xml"),
)
# Formats that tell themselves a few bytes further on: (where, bytes, media type).
_FURTHER = (
    (8, b"WEBP", "image/webp"),
    (8, b"AVI ", "video/x-msvideo"),
    (8, b"WAVE", "audio/wav"),
    (4, b"ftypavif", "image/avif"),
    (4, b"ftyphei", "image/heic"),
    (4, b"ftyp", "video/mp4"),
)
_HTML = (b"<!doctype html", b"<html", b"<head", b"<script", b"<body", b"<title", b"<meta", b"<iframe", b"<!--")
# So many first bytes tell as much as all.
LOOKED_AT = 512
# What servers say that do not know.
_GENERIC = frozenset(
    (
        "",
        "application/octet-stream",
        "binary/octet-stream",
        "application/x-octet-stream",
        "application/x-download",
        "application/force-download",
        "application/download",
        "application/x-msdownload",
        "multipart/form-data",
    )
)
# What download scripts send anything as (seen: PDF and DOC behind `.jsp?id=`).
_DOUBTFUL = frozenset(("text/html", "text/plain"))


def sniffed(head: bytes) -> str | None:
    """The media type that the first bytes tell; None where they tell nothing."""
    for mark, kind in _SIGNATURES:
        if head.startswith(mark):
            return kind
    for at, mark, kind in _FURTHER:
        if head.startswith(mark, at):
            return kind
    text = head[:LOOKED_AT].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return "text/html" if text.startswith(_HTML) else None


def declared(content_type: bytes | None) -> str:
    """The media type of a Content-Type header, empty where that says nothing."""
    told = (content_type or b"").decode("latin-1").partition(";")[0].strip().lower()
    return "" if told in _GENERIC else told


def is_doubtful(said: str) -> bool:
    """True for what servers call anything that a script sends: only the bytes tell whether it is so."""
    return said in _DOUBTFUL


def believed(said: str, shown: str | None) -> str:
    """What a server says a file is, "" where its first bytes show that it is another kind of file than it says."""
    return "" if said in _DOUBTFUL and shown not in {None, "text/html"} else said


@dataclass(frozen=True, slots=True)
class Wanted:
    """The setting ATTACHMENT_TYPES, read."""

    types: frozenset[str]
    groups: frozenset[str]

    @classmethod
    def read(cls, listed: Iterable[str]) -> Wanted:
        """Media types such as `application/pdf`, or `image/*`. Raises ValueError for anything else."""
        types, groups = set(), set()
        for text in filter(None, map(str.strip, listed)):
            group, slash, name = text.lower().partition("/")
            if not (group and slash and name):
                raise ValueError(f"ATTACHMENT_TYPES has {text!r}: expected media types such as application/pdf or image/*")
            if name == "*":
                groups.add(group)
            else:
                types.add(f"{group}/{name}")
        return cls(frozenset(types), frozenset(groups))

    def has(self, kind: str | None) -> bool:
        """True for a type that is wanted; nothing speaks against one that is not told."""
        return not kind or kind in self.types or kind.partition("/")[0] in self.groups


def wanted_of(settings: BaseSettings) -> Wanted | None:
    """What attachments and images a crawl is to fetch; None for none. Raises ValueError, in words, where the settings are at odds."""
    if not settings.getbool("ATTACHMENTS"):
        return None
    if not settings.getbool("ARCHIVE_ENABLED"):
        raise ValueError("ATTACHMENTS needs the archive: set ARCHIVE_ENABLED, too")
    return Wanted.read(settings.getlist("ATTACHMENT_TYPES"))
