"""Which records of a page that is forgotten go: all that was captured of it, under whatever address; what is another page's stays."""

from __future__ import annotations

import gzip
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path
from typing import NamedTuple

import pytest
from scrapy.utils.project import get_project_settings

from crawler.archive.writing.exchange import Exchange
from crawler.archive.writing.writer import ArchiveWriter, Written
from crawler.commands.archive import Command as ArchiveCommand
from crawler.commands.forget import Command as ForgetCommand
from crawler.ledger import Database
from tests.archive.places import assert_files_are_whole
from tests.ledger.made import article, new_ledger, put

SITE = "yunpu.cn"
OLD, NEW, MID, ELSEWHERE, SHARED = (
    f"http://{name}" for name in ("yunpu.cn/1.html", "yunpu.cn/new/1.html", "yunpu.cn/go/1", "qingshi.cn/9.html", "yunpu.cn/a/")
)
TEXT = "云浦县青石镇修通了最后一公里村道。"


class Kept(NamedTuple):
    """An answer of the archive. refers: the number of the answer before it that has its bytes. page: who has it in the ledger."""

    url: str
    body: str = TEXT
    hops: tuple[str, ...] = ()
    refers: int | None = None
    page: str | None = None
    state: str = "fetched"
    part_of: str | None = None
    status: int = 200


def exchange(kept: Kept) -> Exchange:
    location = f"Location: {NEW}\r\n" if kept.status == 301 else ""
    head = f"HTTP/1.1 {kept.status} X\r\nContent-Type: text/html\r\n{location}\r\n".encode()
    asked = b"GET / HTTP/1.1\r\nHost: yunpu.cn\r\n\r\n"
    date = datetime.now(timezone.utc)
    return Exchange(kept.url, kept.status, asked, b"", head, kept.body.encode(), date, None, False, kept.hops, kept.part_of)


def keep(folder: Path, ledger: Database, answers: Sequence[Kept]) -> list[Written]:
    """Write the answers, each to a file of its own, and what the ledger knows of them."""
    writer = ArchiveWriter(folder / "archive", SITE, {"software": "test"}, level=6, file_bytes=1)
    written: list[Written] = []
    for kept in answers:
        known = None if kept.refers is None else written[kept.refers].original
        written.append(writer.write(exchange(kept), known))
        if kept.page is not None:
            result = replace(article(kept.page, text=kept.body), site=SITE, archived=(written[-1].file, written[-1].offset))
            if kept.state != "fetched":
                result = replace(result, state=kept.state, reason="elsewhere", article=None, digest=None, own_key=None)  # type: ignore[arg-type]
            put(ledger, result)
    writer.close()
    return written


def left(folder: Path) -> str:
    return b"".join(gzip.decompress(path.read_bytes()) for path in folder.rglob("*.warc.gz")).decode()


MOVED = (Kept(OLD, page=OLD), Kept(OLD, "", status=301), Kept(NEW, hops=(OLD,)))
GOES = {
    "moved, and the last answer only refers to the one before": (*MOVED, Kept(NEW, hops=(OLD,), refers=2, page=OLD)),
    "moved by way of another address": (Kept(OLD, page=OLD), Kept(MID, "", (OLD,), status=301), Kept(NEW, hops=(OLD, MID))),
    "led to another site, twice": (
        Kept(ELSEWHERE, hops=(OLD,)),
        Kept(ELSEWHERE, hops=(OLD,), refers=0, page=OLD, state="failed"),
    ),
    "a part of it, which failed for another one": (Kept(OLD, "第一页", page=OLD, state="failed"), Kept(MID, part_of=OLD)),
    "what it refers to is of nobody else": (Kept(NEW), Kept(NEW, hops=(OLD,), refers=0, page=OLD)),
    "an address on its way, which nobody has": (Kept(OLD, page=OLD), Kept(NEW, hops=(SHARED, OLD))),
}
STAYS = {
    "the address that it moved to has its own page": (*MOVED, Kept(NEW, refers=2, page=NEW)),
    "it refers to another page's": (Kept(NEW, page=NEW), Kept(NEW, hops=(OLD,), refers=0, page=OLD)),
    "it refers to an older answer of another page": (
        Kept(NEW),
        Kept(NEW, "另一页", page=NEW),
        Kept(NEW, hops=(OLD,), refers=0, page=OLD),
    ),
    "another page was led here by way of its address": (
        Kept(OLD, page=OLD),
        Kept(NEW, hops=(SHARED, OLD)),
        Kept(SHARED, "", page=SHARED, state="failed"),
    ),
}


@pytest.mark.parametrize(
    ("answers", "stays"),
    [
        *(pytest.param(answers, 0, id=f"goes: {name}") for name, answers in GOES.items()),
        *(pytest.param(answers, 1, id=f"stays: {name}") for name, answers in STAYS.items()),
    ],
)
def test_what_of_a_page_goes(tmp_path: Path, answers: Sequence[Kept], stays: int, capsys: pytest.CaptureFixture[str]) -> None:
    ledger = new_ledger(tmp_path / "ledger.db")
    keep(tmp_path, ledger, answers)
    ledger.close()
    assert TEXT in left(tmp_path)
    run(ForgetCommand(), tmp_path, [OLD], reason=None, allow_again=False)
    assert left(tmp_path).count(TEXT) == stays
    assert capsys.readouterr().err.count("stays in the archive, as other pages have it too") == stays
    assert run(ArchiveCommand(), tmp_path, ["check"], since=None, output=None, never_archived=False) == 0
    if list(tmp_path.rglob("*.warc.gz")):
        assert_files_are_whole(tmp_path / "archive")


def run(command: ForgetCommand | ArchiveCommand, folder: Path, arguments: list[str], **options: object) -> int:
    """Do a command's work in this process; its exit code."""
    command.settings = get_project_settings()
    command.settings.update({"LEDGER_URL": f"sqlite:///{folder}/ledger.db", "ARCHIVE_DIR": f"{folder}/archive"})
    command.work(arguments, Namespace(**options))
    return command.exitcode
