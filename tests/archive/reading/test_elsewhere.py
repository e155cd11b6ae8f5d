"""Which files are our own archive's, wherever they lie, and what that changes."""

from __future__ import annotations

import gzip
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler.archive.errors import ArchiveError
from crawler.archive.kept import Reader
from crawler.archive.reading.elsewhere import Elsewhere
from crawler.archive.reading.page import SavedPage
from crawler.archive.reading.saved import read_saved
from crawler.archive.writing.pack import pack
from crawler.archive.writing.writer import ArchiveWriter
from tests.archive.reading.made import HTML, page, record
from tests.archive.writing.test_takedown import Kept, exchange

SITE = "yunpu.cn"
OLD, NEW, PART = "http://yunpu.cn/1.html", "http://yunpu.cn/new/1.html", "http://yunpu.cn/1_2.html"
INFO = {"software": "repost-archive/0.1 (Scrapy, warcio)", "isPartOf": SITE}
TEXT = page(1)
ANSWERS = (
    Kept(OLD, TEXT),
    Kept(PART, TEXT, part_of=OLD),
    Kept(NEW, TEXT, hops=(OLD,)),
    Kept(NEW, TEXT, hops=(OLD,), refers=2),
    Kept(PART, TEXT, part_of=OLD, refers=1),
    Kept("http://yunpu.cn/2.html", "", status=404),
)


def written(folder: Path, info: dict[str, str]) -> Path:
    """An archive of a few answers, in two files of one site."""
    writer = ArchiveWriter(folder / "archive", SITE, info, level=6, file_bytes=2500)
    done = []
    for one in ANSWERS:
        done.append(writer.write(exchange(one), None if one.refers is None else done[one.refers].original))
    writer.close()
    assert len(list(folder.rglob("*.warc.gz"))) > 1
    return folder / "archive"


def packed(archive: Path, out: Path) -> Path:
    """As `scrapy archive pack` makes it."""
    files = [path.relative_to(archive).as_posix() for path in sorted(archive.rglob("*.warc.gz"))]
    pack(archive, files, out, title=SITE, software="test", pages_of=lambda _: {}, key_of=str)
    return out


def moved(archive: Path) -> Iterator[Path]:
    """The same archive in other places."""
    yield archive.rename(archive.with_name("backup"))
    yield packed(archive.with_name("backup"), archive.with_name("a.wacz"))


def read(path: Path, archive: Path | None = None) -> list[SavedPage]:
    return list(read_saved(path, largest=1_000_000, left_out=Counter(), archive=archive))


def told(pages: list[SavedPage]) -> list[object]:
    """What of pages is the same wherever they lie."""
    return [
        (one.url, one.site, one.fetched_at, one.gone, one.problem, one.response and (one.response.url, one.response.body))
        for one in pages
        if not one.is_file
    ]


def test_pages_of_our_archive_are_the_same_wherever_it_lies(tmp_path: Path) -> None:
    archive = written(tmp_path, INFO)
    there = read(archive, archive)
    assert [(one.url, one.site, one.gone) for one in there if not one.is_file] == [
        (OLD, SITE, None),
        (OLD, SITE, None),
        ("http://yunpu.cn/2.html", SITE, 404),
        (OLD, SITE, None),
    ]
    for path in moved(archive):
        assert told(read(path, archive)) == told(there)
        assert all(one.archived is None and not one.is_file for one in read(path, archive))


def test_records_are_read_from_where_they_lie(tmp_path: Path) -> None:
    """Those behind a page, among them its parts, whose text may be in an older record."""
    archive = written(tmp_path, INFO)
    pages = [one for one in read(archive, archive) if one.response is not None]
    behind = [answers(Reader(archive), one.archived) for one in pages]
    assert PART in {url for url, _ in behind[0]}
    for path in moved(archive):
        again = [one for one in read(path) if one.response is not None]
        assert [answers(Elsewhere(path), one.elsewhere) for one in again] == behind


def answers(reader: Reader, place: tuple[str, int] | None) -> list[tuple[str | None, bytes]]:
    assert place is not None
    return [(kept.url, reader.payload(kept)) for _, kept in reader.answers_behind(*place)]


def test_only_what_is_read_is_opened(tmp_path: Path) -> None:
    (tmp_path / "secret.warc.gz").write_bytes(record(OLD, TEXT.encode(), HTML))
    (tmp_path / "read").mkdir()
    for name in ("../secret.warc.gz", str(tmp_path / "secret.warc.gz"), "secret.warc.gz"):
        with pytest.raises(ArchiveError, match="none of the files that are read"):
            Elsewhere(tmp_path / "read").record(name, 0)


@pytest.mark.parametrize(
    ("info", "site"),
    [
        pytest.param(INFO, SITE, id="ours"),
        pytest.param(INFO | {"software": "another/2.0 (+http://a.cn) (Scrapy, warcio)"}, SITE, id="under another User-Agent"),
        pytest.param(INFO | {"isPartOf": "sources"}, None, id="ours, of many sites"),
        pytest.param(INFO | {"software": "Wget/1.21.3 (linux-gnu)"}, None, id="of another program"),
        pytest.param({"software": INFO["software"]}, None, id="of no site"),
        pytest.param(INFO | {"isPartOf": "a" * 300}, None, id="a site's name that is none"),
        pytest.param(INFO | {"isPartOf": "a\x1b[2J"}, None, id="a name that acts on a terminal"),
    ],
)
def test_what_a_file_says_of_itself(tmp_path: Path, info: dict[str, str], site: str | None) -> None:
    """Where a page goes by the address that was asked for, the file was taken for ours."""
    is_ours = site is not None or info.get("isPartOf") == "sources"
    (found, *_) = [one for one in read(written(tmp_path, info)) if one.response is not None and NEW in one.response.url]
    assert (found.url, found.site) == (OLD if is_ours else NEW, site)


def test_a_foreign_file_that_says_that_it_is_ours_reads_nothing_of_our_archive(tmp_path: Path) -> None:
    archive = written(tmp_path, INFO)
    (name, *_) = (path.relative_to(archive).as_posix() for path in sorted(archive.rglob("*.warc.gz")))
    fields = "".join(f"{name}: {value}\r\n" for name, value in INFO.items()).encode()
    info = record("x.warc.gz", fields, ("Content-Type", "application/warc-fields"), kind="warcinfo")
    first = gzip.decompress((archive / name).read_bytes()).partition(b"WARC-Payload-Digest: ")[2].partition(b"\r\n")[0]
    refers = {"WARC_Refers_To_Filename": name, "WARC_Refers_To_File_Offset": "0", "WARC_Payload_Digest": first.decode()}
    told = record("http://a.cn/1.html", b"", HTML, kind="revisit", **refers)
    (tmp_path / "x.warc.gz").write_bytes(info + told)
    (found,) = read(tmp_path / "x.warc.gz", archive)
    assert (found.response, found.problem) == (None, "revisit of a capture that is not here")


def test_a_wacz_with_files_packed_once_more_is_read_as_any(tmp_path: Path) -> None:
    """To read from the middle of such a file it would have to be unpacked each time."""
    archive = written(tmp_path, INFO)
    with zipfile.ZipFile(tmp_path / "a.wacz", "w", zipfile.ZIP_DEFLATED) as out:
        for path in sorted(archive.rglob("*.warc.gz")):
            out.write(path, f"archive/{path.name}")
    found = [one for one in read(tmp_path / "a.wacz") if one.response is not None]
    assert {(one.site, one.elsewhere) for one in found} == {(None, None)}
