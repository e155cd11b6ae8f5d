"""CDXJ: the lines by which replay tools find a record, sorted, in a memory that does not grow with them."""

from __future__ import annotations

import hashlib
import heapq
import json
import tempfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import IO, BinaryIO

from crawler.archive.kept import Kept
from crawler.archive.members import Member

# Lines in memory while sorting: some 30 MB.
_SORTED_AT_ONCE = 100_000
# Lines in one gzip member of the index, as ArchiveWeb.page has it.
_BLOCK = 1024


def cdxj_line(kept: Kept, member: Member, file: str, key_of: Callable[[str], str]) -> str:
    """The line of a response or revisit record. key_of: an address in the form that indexes sort by (SURT)."""
    assert kept.url is not None
    mime = kept.headers.get("content-type", "").partition(";")[0].strip()
    fields = {
        "url": kept.url,
        "mime": "warc/revisit" if kept.kind == "revisit" else mime,
        "status": str(kept.status),
        "digest": kept.digest,
        "length": str(member.length),
        "offset": str(member.offset),
        "filename": file,
    }
    return f"{key_of(kept.url)} {timestamp(kept.date)} {json.dumps(fields)}\n"


def timestamp(date: str) -> str:
    """A WARC-Date as replay tools write it: 14 digits."""
    return "".join(filter(str.isdigit, date))[:14]


def sorted_lines(lines: Iterable[str]) -> Iterator[str]:
    """The lines in the order of their bytes; beyond a bound they wait on disk."""
    runs: list[IO[bytes]] = []
    waiting: list[bytes] = []
    try:
        for line in lines:
            waiting.append(line.encode())
            if len(waiting) >= _SORTED_AT_ONCE:
                runs.append(_on_disk(sorted(waiting)))
                waiting = []
        for packed in heapq.merge(*runs, sorted(waiting)):
            yield packed.decode()
    finally:
        for run in runs:
            run.close()


def write_blocks(lines: Iterable[str], out: BinaryIO, name: str) -> Iterator[str]:
    """Write sorted lines in gzip members of some lines each; gives the lines of the index of these, which is small.

    name: of the file that `out` is.
    """
    meta = json.dumps({"format": "cdxj-gzip-1.0", "filename": name})
    yield f"!meta 0 {meta}\n"
    block: list[str] = []
    offset = 0
    for line in lines:
        block.append(line)
        if len(block) == _BLOCK:
            entry, offset = _write_block(block, out, offset)
            yield entry
            block = []
    if block:
        yield _write_block(block, out, offset)[0]


def _write_block(block: list[str], out: BinaryIO, offset: int) -> tuple[str, int]:
    """Write one member; its line of the second index, and where the next one begins."""
    packer = zlib.compressobj(wbits=zlib.MAX_WBITS + 16)
    data = packer.compress("".join(block).encode()) + packer.flush()
    out.write(data)
    place = json.dumps({"offset": offset, "length": len(data), "digest": f"sha256:{hashlib.sha256(data).hexdigest()}"})
    return f"{block[0].partition('{')[0].strip()} {place}\n", offset + len(data)


def _on_disk(lines: Iterable[bytes]) -> IO[bytes]:
    """A file without a name, at its beginning again."""
    file = tempfile.TemporaryFile()  # noqa: SIM115 (closed by who asked for it)
    file.writelines(lines)
    file.seek(0)
    return file
