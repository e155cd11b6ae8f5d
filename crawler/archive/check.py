"""Is a file of the archive what it says, and does it hold what the ledger points at?"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from w3lib.url import safe_url_string

from crawler.archive.errors import ArchiveError
from crawler.archive.kept import Kept, Reader, read_kept, unpacked
from crawler.archive.marks import is_being_written
from crawler.archive.members import Member, members

# The header by which a web archive's copy says what it is (RFC 7089).
_COPY = "memento-datetime"
# Records that hold an answer.
ANSWERS = frozenset(("response", "revisit"))


@dataclass(frozen=True, slots=True)
class Expected:
    """What somebody says of a record. url: of the page or file. title: of its article. digest: SHA-256 of its bytes.

    title and digest are None where nothing is said of them. is_article: it is an article's page; the digest is of its further
    parts too, which lie at `parts`.
    """

    url: str
    title: str | None = None
    digest: str | None = None
    is_article: bool = False
    parts: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One record of a file, and what is wrong with it; nothing as a rule. offset: in the file. is_there: False where there is no
    record, though one is expected.
    """

    offset: int
    problems: tuple[str, ...]
    is_there: bool = True


def whole_members(path: Path) -> Iterator[Member]:
    """The members of a file; the end that its living writer has not finished is none of them."""
    live = is_being_written(path)
    with path.open("rb") as file:
        for member in members(file):
            if live and member.cut:
                return
            yield member


def check_file(reader: Reader, file: str, expected: Mapping[int, Sequence[Expected]]) -> Iterator[Finding]:
    """Each record of a file (named as in the ledger) with its problems; last those expected where no record begins."""
    left = dict(expected)
    try:
        for member in whole_members(reader.folder / file):
            said = left.pop(member.offset, ())
            try:
                kept = read_kept(member)
            except ArchiveError as error:
                lost = tuple(f"the ledger points here for {one.url}" for one in said)
                yield Finding(member.offset, (str(error), *lost))
                continue
            problems = [*kept.problems, *_of_place(kept, member.offset), *_of_answer(reader, kept, said)]
            yield Finding(member.offset, tuple(problems))
        reason = "no record begins here"
    except OSError as error:
        reason = f"the file cannot be read: {error.strerror}"
    for offset, said in sorted(left.items()):
        lost = tuple(f"{reason}, but the ledger points here for {one.url}" for one in said)
        yield Finding(offset, lost, is_there=False)


def _of_place(kept: Kept, offset: int) -> Iterator[str]:
    """What is wrong with the order of records."""
    if (kept.kind == "warcinfo") != (offset == 0):
        yield "a file begins with its warcinfo record, and has no other"


def _of_answer(reader: Reader, kept: Kept, said: Sequence[Expected]) -> Iterator[str]:
    """What is wrong with an answer, and with what is expected of it."""
    if kept.kind not in ANSWERS:
        yield from (f"a {kept.kind} record, but the ledger points here for the answer of {one.url}" for one in said)
        return
    if kept.digest is None:
        yield "no payload digest"
    for one in said:
        if one.digest is None and not _is_of(kept, one.url):
            yield f"the answer of {kept.hops[0] if kept.hops else kept.url}, but the ledger points here for {one.url}"
    try:
        payload = reader.payload(kept) if kept.kind == "revisit" or any(one.digest for one in said) else b""
        for one in said:
            if one.digest is not None and _digest(reader, kept, payload, one) != one.digest:
                yield f"not the bytes that the ledger has for {one.url}"
    except ArchiveError as error:
        yield str(error)


def _is_of(kept: Kept, url: str) -> bool:
    """True for what came when an address was asked for, and for a web archive's copy, whose address is that archive's."""
    asked = kept.hops[0] if kept.hops else kept.url
    try:
        return asked in {url, safe_url_string(url).partition("#")[0]} or _COPY in kept.headers
    except ValueError:
        return False


def _digest(reader: Reader, kept: Kept, payload: bytes, one: Expected) -> str:
    """The digest of the record's bytes and of those of its further parts. Raises ArchiveError where one of these is lost."""
    digest = hashlib.sha256(unpacked(payload, kept.headers.get("content-encoding")))
    for place in one.parts:
        part = reader.record(*place)
        digest.update(unpacked(reader.payload(part), part.headers.get("content-encoding")))
    return digest.hexdigest()
