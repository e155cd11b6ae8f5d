"""A made-up ledger with an archive, and the browser's application on it, asked without a socket."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from datetime import datetime, timezone
from pathlib import Path

import httpx
import pytest

from crawler.archive.writing.exchange import Exchange
from crawler.archive.writing.writer import ArchiveWriter
from crawler.browse.index import ReadingFile, place_of, update
from crawler.browse.server import application
from crawler.ledger import Database, open_database
from tests.browse.made import PAGE, SOURCE, fill

Get = Callable[..., httpx.Response]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `ledger.db`, filled, and `archive`."""
    folder = tmp_path_factory.mktemp("browse")
    writer = ArchiveWriter(folder / "archive", "www.yunpu.gov.cn", {}, level=6, file_bytes=10_000_000)
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=gbk\r\nX-Odd: <b>\r\n\r\n"
    asked = b"GET / HTTP/1.1\r\nHost: www.yunpu.gov.cn\r\n\r\n"
    written = writer.write(Exchange(SOURCE, 200, asked, b"", head, PAGE, datetime.now(timezone.utc), "192.0.2.1"))
    writer.close()
    ledger = open_database(f"sqlite:///{folder}/ledger.db")
    fill(ledger, (written.file, written.offset))
    ledger.close()
    return folder


@pytest.fixture(scope="module")
def ledger_of(folder: Path) -> Iterator[Database]:
    """That ledger, open."""
    database = open_database(f"sqlite:///{folder}/ledger.db", create=False)
    yield database
    database.close()


@pytest.fixture(scope="module")
def get(folder: Path, ledger_of: Database) -> Get:
    """Ask the application for a path; the language is English where none is given."""
    return asking(ledger_of, folder / "archive")


def asking(ledger: Database, archive: Path) -> Get:
    """The application on a ledger as it is now, to be asked for a path."""
    path = place_of(ledger.url, "")
    file = ReadingFile(path, ledger.url).open()
    update(ledger, file)
    file.close()
    app = application(path, ledger, archive)

    def ask(path: str, language: str = "en", method: str = "GET", host: str = "127.0.0.1:8001") -> httpx.Response:
        async def answer() -> httpx.Response:
            transport = httpx.ASGITransport(app=app)  # type: ignore[arg-type]
            async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8001") as client:
                return await client.request(method, path, headers={"Accept-Language": language, "Host": host})

        return asyncio.run(answer())

    return ask
