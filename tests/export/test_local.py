"""Files on this machine: whole or as they were, whatever ends the writing."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from crawler.export.destinations import file_at, folder_at
from crawler.export.errors import ExportError
from crawler.export.local import LocalFile
from tests.conftest import ROOT


def write(file: LocalFile, content: bytes, error: BaseException | None = None) -> None:
    """Write so much, then meet an error."""
    with file.writing() as out:
        out.write(content)
        if error is not None:
            raise error


@pytest.mark.parametrize("error", [RuntimeError(), KeyboardInterrupt(), OSError(28, "No space left on device")])
def test_what_ends_with_an_error_leaves_what_was_there(tmp_path: Path, error: BaseException) -> None:
    path = tmp_path / "rows"
    for before in (set(), {"rows"}):
        expected = ExportError if isinstance(error, OSError) else type(error)
        with pytest.raises(expected):
            write(LocalFile(path), b"half", error)
        assert {one.name for one in tmp_path.iterdir()} == before
        path.write_bytes(b"old")
    assert path.read_bytes() == b"old"


def test_a_reader_sees_the_old_one_or_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "rows"
    path.write_bytes(b"old")
    path.chmod(0o640)
    with LocalFile(path).writing() as out:
        out.write(b"new")
        out.flush()
        assert path.read_bytes() == b"old"
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"new", 0o640)


def test_two_exports_do_not_write_one_file(tmp_path: Path) -> None:
    with LocalFile(tmp_path / "rows").writing() as out:
        out.write(b"first")
        with pytest.raises(ExportError, match="another export is writing it"):
            write(LocalFile(tmp_path / "rows"), b"second")
    assert (tmp_path / "rows").read_bytes() == b"first"


def test_what_a_killed_export_left_is_taken_over(tmp_path: Path) -> None:
    script = (
        "import os, sys; from pathlib import Path; from crawler.export.local import LocalFile\n"
        "with LocalFile(Path(sys.argv[1])).writing() as out:\n"
        "    out.write(b'half of it'); out.flush(); os.kill(os.getpid(), 9)\n"
    )
    path = tmp_path / "rows"
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", script, str(path)], env=environment, check=False)
    assert done.returncode == -9
    assert not path.exists()
    write(LocalFile(path), b"whole")
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == {"rows": b"whole"}


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write(LocalFile(tmp_path / "link"), b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


def test_a_pipe_is_written_to(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    write(LocalFile(pipe), b"rows")
    reader.join()
    assert (read, pipe.is_fifo()) == ([b"rows"], True)


def test_a_full_disk(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="/dev/full cannot be written: No space left on device"):
        write(LocalFile(Path("/dev/full")), b"rows")


@pytest.mark.parametrize(
    ("output", "words"),
    [
        pytest.param("{tmp}", "expected a file in a folder that exists", id="a folder"),
        pytest.param("{tmp}/no/rows", "expected a file in a folder that exists", id="in no folder"),
        pytest.param("file://{tmp}/no/rows", "expected a file in a folder that exists", id="an address in no folder"),
        pytest.param("{tmp}/\x1b[2J/rows", r"\\x1b\[2J", id="what a terminal would act on"),
    ],
)
def test_where_nothing_can_be_written(tmp_path: Path, output: str, words: str) -> None:
    with pytest.raises(ExportError, match=words):
        file_at(output.format(tmp=tmp_path), {}).check()


def test_an_address_of_a_file(tmp_path: Path) -> None:
    with file_at(f"file://{tmp_path}/a%20b", {}).writing() as out:
        out.write(b"1")
    assert (tmp_path / "a b").read_bytes() == b"1"


def test_a_copy_is_changed_and_put_back(tmp_path: Path) -> None:
    for expected in (b"", b"x"):
        with file_at(f"{tmp_path}/made", {}).making() as path:
            assert path.read_bytes() == expected
            path.write_bytes(expected + b"x")
    assert (tmp_path / "made").read_bytes() == b"xx"


def test_a_folder(tmp_path: Path) -> None:
    folder = folder_at(f"{tmp_path}/days/", {})
    folder.check()
    assert (folder.files(), folder.read("a/b")) == (set(), None)
    with folder.file("a/b").writing() as out:
        out.write(b"1")
    assert (folder.files(), folder.read("a/b")) == ({"a/b"}, b"1")
    folder.remove("a/b")
    assert list((tmp_path / "days").iterdir()) == []
