"""Files that are written, left unfinished and repaired."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import datetime, timezone
from pathlib import Path

import pytest

from crawler.archive.errors import ArchiveError
from crawler.archive.kept import Reader
from crawler.archive.members import members
from crawler.archive.names import file_name, folder_of
from crawler.archive.writing.exchange import Exchange
from crawler.archive.writing.records import NOT_MODIFIED, SAME_PAYLOAD
from crawler.archive.writing.repair import repair
from crawler.archive.writing.writer import ArchiveWriter
from tests.archive.places import assert_files_are_whole, records
from tests.conftest import ROOT


def exchange(body: bytes = b"<p>ok</p>", status: int = 200, url: str = "http://a.cn/") -> Exchange:
    head = f"HTTP/1.1 {status} X\r\nContent-Type: text/html\r\n\r\n".encode()
    return Exchange(
        url, status, b"GET / HTTP/1.1\r\nHost: a.cn\r\n\r\n", b"", head, body, datetime.now(timezone.utc), "192.0.2.1"
    )


def writer(folder: Path, *, file_bytes: int = 1_000_000) -> ArchiveWriter:
    return ArchiveWriter(folder, "a.cn", {"software": "test"}, level=6, file_bytes=file_bytes)


def written(folder: Path, number: int = 5) -> Path:
    """A file of a few answers, ended."""
    made = writer(folder)
    for n in range(number):
        made.write(exchange(os.urandom(300) + str(n).encode(), url=f"http://a.cn/{n}"))
    made.close()
    (path,) = folder.rglob("*.warc.gz")
    return path


def left_open(path: Path) -> Path:
    """The mark of a writer that is gone."""
    mark = path.with_name(f"{path.name}.open")
    mark.touch()
    return mark


@pytest.mark.parametrize(
    ("status", "body", "profile"),
    [
        pytest.param(200, b"<p>ok</p>", SAME_PAYLOAD, id="the same bytes"),
        pytest.param(304, b"", NOT_MODIFIED, id="the server says so"),
        pytest.param(200, b"<p>new</p>", None, id="other bytes"),
        pytest.param(200, b"", None, id="no bytes prove nothing"),
    ],
)
def test_what_refers_to_an_older_record(tmp_path: Path, status: int, body: bytes, profile: str | None) -> None:
    made = writer(tmp_path)
    first = made.write(exchange())
    again = made.write(exchange(body, status), first.original)
    made.close()
    record = [r for r in records(tmp_path) if r.rec_type in {"response", "revisit"}][1]
    assert record.rec_headers["WARC-Profile"] == profile
    assert record.rec_type == ("revisit" if profile else "response")
    reader = Reader(tmp_path)
    kept = reader.record(again.file, again.offset)
    assert reader.payload(kept) == (b"<p>ok</p>" if profile else body)
    assert (again.original == first.original) == bool(profile)
    assert_files_are_whole(tmp_path)


def test_another_address_is_never_referred_to(tmp_path: Path) -> None:
    """What is taken out of the archive for one address must not take another one's evidence."""
    made = writer(tmp_path)
    first = made.write(exchange())
    made.write(exchange(url="http://a.cn/other"), first.original)
    made.close()
    assert [r.rec_type for r in records(tmp_path)].count("revisit") == 0


@pytest.mark.parametrize("bytes_left", [1, 17, 40, 200])
def test_an_unfinished_record_is_put_aside(tmp_path: Path, bytes_left: int) -> None:
    path = written(tmp_path)
    whole = path.read_bytes()
    with path.open("rb") as file:
        last = list(members(file))[-1]
    path.write_bytes(whole[: last.offset + min(bytes_left, last.length - 1)])
    left_open(path)
    (found,) = repair(path.parent)
    assert (found.file, found.kept, found.cut) == (path, last.offset, min(bytes_left, last.length - 1))
    assert path.read_bytes() == whole[: last.offset]
    assert path.with_name(f"{path.name}.cut").read_bytes() == whole[last.offset : last.offset + found.cut]
    assert_files_are_whole(tmp_path)


def test_a_whole_file_stays_as_it_is(tmp_path: Path) -> None:
    path = written(tmp_path)
    whole = path.read_bytes()
    left_open(path)
    assert list(repair(path.parent)) == []
    assert path.read_bytes() == whole
    assert sorted(file.name for file in path.parent.iterdir()) == [path.name]


def test_damage_in_the_middle_takes_nothing_behind_it(tmp_path: Path) -> None:
    path = written(tmp_path)
    with path.open("rb") as file:
        third = list(members(file))[3]
    data = bytearray(path.read_bytes())
    data[third.offset + 30] ^= 0xFF
    path.write_bytes(data)
    left_open(path)
    (found,) = repair(path.parent)
    assert (found.cut, found.damaged) == (0, (third.offset,))
    assert path.read_bytes() == data


def test_a_file_without_a_record_goes(tmp_path: Path) -> None:
    path = written(tmp_path)
    path.write_bytes(path.read_bytes()[:10])
    left_open(path)
    (found,) = repair(path.parent)
    assert (found.kept, found.cut) == (0, 10)
    assert not path.exists()


def test_the_file_of_a_living_writer_is_left_alone(tmp_path: Path) -> None:
    """Another process writes; as soon as it is killed, its file may be repaired."""
    code = (
        "import sys; from pathlib import Path; from tests.archive.writing.test_writer import exchange, writer; "
        "made = writer(Path(sys.argv[1])); made.write(exchange()); made.sync(); print('written', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]
    process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stdout.readline() == "written\n"
    (path,) = tmp_path.rglob("*.warc.gz")
    with path.open("ab") as file:
        file.write(b"\x1f\x8b half a record")
    before = path.read_bytes()
    assert list(repair(path.parent)) == []
    assert path.read_bytes() == before
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdin.close()
    process.stdout.close()
    (found,) = repair(path.parent)
    assert found.cut == 16
    assert_files_are_whole(tmp_path)


@pytest.mark.parametrize(
    ("site", "folder"),
    [
        pytest.param("www.lzfz.org.cn", "www.lzfz.org.cn", id="a host"),
        pytest.param("..", "_5ec1f7e700f37c3d", id="the folder above"),
        pytest.param(".hidden", "hidden_", id="hidden"),
        pytest.param("-rf", "rf_", id="an option"),
        pytest.param("a/b", "a-b_", id="a path"),
        pytest.param("WWW.LZFZ.ORG.CN", "www.lzfz.org.cn_", id="another letter case is another site"),
        pytest.param("", "_", id="nothing"),
        pytest.param("\ud800", "_", id="half a character"),
    ],
)
def test_folders_of_sites(site: str, folder: str) -> None:
    made = folder_of(site)
    assert made.startswith(folder)
    assert made == Path(made).name != ".."
    assert len({folder_of(one) for one in (site, site.upper(), f"{site} ", "a_b", made)}) >= 4


def test_names_sort_by_time_and_never_meet() -> None:
    times = [datetime(2026, 1, day, tzinfo=timezone.utc) for day in (1, 2, 3)]
    names = [file_name(time, 9 - n) for n, time in enumerate(times)]
    assert names == sorted(names)
    assert len({file_name(times[0], 1) for _ in range(1000)}) == 1000


@pytest.mark.parametrize(
    ("level", "file_bytes", "said"), [(10, 1, "LEVEL is 10"), (-1, 1, "LEVEL is -1"), (6, 0, "FILE_BYTES is 0")]
)
def test_settings_that_are_none(tmp_path: Path, level: int, file_bytes: int, said: str) -> None:
    with pytest.raises(ArchiveError, match=said):
        ArchiveWriter(tmp_path, "a.cn", {}, level=level, file_bytes=file_bytes)
