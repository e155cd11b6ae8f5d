"""Writes exchanges to WARC files, one gzip member for each record, in files of a bounded size."""

from __future__ import annotations

import os
import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path

from crawler.archive.errors import ArchiveError, unusable
from crawler.archive.kept import PART_OF, REDIRECTED_FROM, REFERS_TO_FILE, REFERS_TO_OFFSET, Original
from crawler.archive.marks import Mark, sync_folder
from crawler.archive.names import file_name, folder_of
from crawler.archive.writing.exchange import Exchange
from crawler.archive.writing.records import (
    NOT_MODIFIED,
    SAME_PAYLOAD,
    RecordMaker,
    digest_of,
    gzip_member,
    new_id,
    warc_date,
)

# A name is taken only by a process that has drawn the same one in the same microsecond, or repairs what we have just begun.
_TRIES = 5


@dataclass(frozen=True, slots=True)
class Written:
    """Where an answer lies. original: the record with its payload, itself if it is no revisit. size: bytes in the file."""

    file: str
    offset: int
    original: Original
    size: int


class ArchiveWriter:
    """Writes the answers of one site. `write` may run in several threads at once, and while another one calls `sync`.

    folder: ARCHIVE_DIR. info: the fields of each file's warcinfo record. level: of compression, 0 to 9. file_bytes: a
    file that has so many is ended, so it may be larger by one exchange. Files are made when there is something to write.
    Raises ArchiveError for a level or a size that is none.
    """

    def __init__(self, folder: Path, site: str, info: Mapping[str, str], *, level: int, file_bytes: int) -> None:
        if not 0 <= level <= 9:
            raise ArchiveError(f"ARCHIVE_COMPRESSION_LEVEL is {level}; expected 0 to 9")
        if file_bytes < 1:
            raise ArchiveError(f"ARCHIVE_FILE_BYTES is {file_bytes}; expected a number of bytes from 1 on")
        self.folder = folder / folder_of(site)
        self.info = dict(info)
        self.level = level
        self.file_bytes = file_bytes
        self.maker = RecordMaker()
        self.serial = 0
        self._lock = threading.Lock()
        self._path: Path | None = None
        self._mark: Mark | None = None
        self._file = -1
        self._end = 0
        self._unsynced = False
        self._error: ArchiveError | None = None

    def write(self, exchange: Exchange, known: Original | None = None, *, shared: bool = False) -> Written:
        """Write an answer and its request. known: an older record of the URL; an unchanged payload only refers to it.
        shared: of an attachment or image, of any URL.

        Raises ArchiveError where it cannot be written; then the file is as it was before.
        """
        record_id, date, digest = new_id(), warc_date(exchange.date), digest_of(exchange.body)
        about = {"WARC-Record-ID": record_id, "WARC-Date": date, "WARC-IP-Address": exchange.ip or ""}
        about |= {REDIRECTED_FROM: " ".join(exchange.hops), PART_OF: exchange.part_of or ""}
        unchanged = _profile(exchange, known, digest, shared)
        if unchanged is None or known is None:
            about |= {"WARC-Payload-Digest": digest, "WARC-Truncated": "disconnect" if exchange.cut else ""}
            answer = self.maker.http("response", exchange.url, exchange.response, exchange.body, about)
        else:
            about |= _refers_to(unchanged, known)
            answer = self.maker.http("revisit", exchange.url, exchange.response, b"", about)
        asked = {"WARC-Date": date, "WARC-Concurrent-To": record_id}
        request = self.maker.http("request", exchange.url, exchange.request, exchange.request_body, asked)
        data = gzip_member(answer, self.level) + gzip_member(request, self.level)
        with self._lock:
            file, offset = self._append(data)
        if unchanged is None or known is None:
            known = Original(exchange.url, date, digest, record_id, file, offset)
        return Written(file, offset, known, len(data))

    def sync(self) -> None:
        """Have everything written so far on disk. Raises ArchiveError, also where an earlier write has failed."""
        with self._lock:
            if self._error is not None:
                raise self._error
            self._sync()

    def close(self) -> None:
        """End the file, if there is one. Raises ArchiveError."""
        with self._lock:
            self._end_file()

    def _append(self, data: bytes) -> tuple[str, int]:
        """Put data at the end of the file; the file's name under ARCHIVE_DIR and the offset."""
        if self._error is not None:
            raise self._error
        if self._path is not None and self._end >= self.file_bytes:
            self._end_file()
        if self._path is None:
            self._begin_file()
        assert self._path is not None
        offset = self._end
        self._put(data)
        return f"{self.folder.name}/{self._path.name}", offset

    def _put(self, data: bytes) -> None:
        """Write all of it or nothing."""
        self._unsynced = True
        view = memoryview(data)
        try:
            while view:
                view = view[os.write(self._file, view) :]
        except OSError as error:
            self._error = unusable(self._path, error)
            # If not even that works, the next run's repair does it.
            with suppress(OSError):
                os.ftruncate(self._file, self._end)
            raise self._error from error
        self._end += len(data)

    def _begin_file(self) -> None:
        """A new file with its warcinfo record. Its mark is on disk before it."""
        for last in range(_TRIES - 1, -1, -1):
            self.serial += 1
            path = self.folder / file_name(datetime.now(timezone.utc), self.serial)
            mark = Mark(path)
            try:
                self.folder.mkdir(parents=True, exist_ok=True)
                mark.make()
                self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND | os.O_CLOEXEC, 0o644)
                sync_folder(self.folder)
            except (FileExistsError, BlockingIOError) as error:
                mark.let_go()
                if not last:
                    raise unusable(path, error) from error
            except OSError as error:
                mark.let_go()
                self._error = unusable(path, error)
                raise self._error from error
            else:
                break
        self._path, self._mark, self._end = path, mark, 0
        self._put(gzip_member(self.maker.info(path.name, self.info), self.level))

    def _sync(self) -> None:
        """Have the file on disk."""
        if not self._unsynced:
            return
        try:
            os.fsync(self._file)
        except OSError as error:
            # What the system could not write it may have forgotten: a second try would wrongly succeed.
            self._error = unusable(self._path, error)
            raise self._error from error
        self._unsynced = False

    def _end_file(self) -> None:
        """Have the file on disk and take its mark away. After an error the mark stays, and the next run looks at the file."""
        if self._path is None or self._mark is None:
            return
        try:
            if self._error is None:
                self._sync()
                self._mark.remove()
        finally:
            self._mark.let_go()
            os.close(self._file)
            self._path, self._mark, self._file = None, None, -1


def _profile(exchange: Exchange, known: Original | None, digest: str, shared: bool) -> str | None:
    """The profile of the revisit record that this answer is; None if it is a response of its own."""
    if known is None or not (shared or known.url == exchange.url):
        return None
    if exchange.status == 304:
        return NOT_MODIFIED if known.url == exchange.url else None
    return SAME_PAYLOAD if exchange.body and known.digest == digest else None


def _refers_to(profile: str, known: Original) -> dict[str, str]:
    """The headers of a revisit record."""
    return {
        "WARC-Profile": profile,
        "WARC-Payload-Digest": known.digest,
        "WARC-Refers-To": known.record_id,
        "WARC-Refers-To-Target-URI": known.url,
        "WARC-Refers-To-Date": known.date,
        REFERS_TO_FILE: known.file,
        REFERS_TO_OFFSET: str(known.offset),
    }
