"""Objects in an S3-compatible store, a real server on loopback: whole or not there, and errors that say what to do."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from crawler.export.destinations import File, file_at, folder_at
from crawler.export.errors import ExportError
from tests.conftest import ROOT
from tests.export.conftest import KEYS, Store

LONG = b"0123456789abcdef" * (2 * 2**20)


@pytest.mark.parametrize(("name", "content"), [("empty", b""), ("short", b"one line\n"), ("long", LONG)])
def test_an_object_is_what_was_written(store: Store, name: str, content: bytes) -> None:
    with file_at(f"s3://press/a/{name}", store.settings).writing() as out:
        for start in range(0, len(content), 10_000_000):
            out.write(content[start : start + 10_000_000])
        assert not store.files.exists(f"press/a/{name}")
    assert store.files.cat_file(f"press/a/{name}") == content
    assert store.unfinished() == []


def fail(file: File, content: bytes) -> None:
    """Write so much, then meet an error."""
    with file.writing() as out:
        out.write(content)
        raise RuntimeError("no more rows")


def test_an_upload_that_fails_leaves_what_was_there(store: Store) -> None:
    store.files.pipe_file("press/kept", b"old")
    for name, content in (("kept", LONG), ("kept", b"short"), ("new", LONG)):
        with pytest.raises(RuntimeError, match="no more rows"):
            fail(file_at(f"s3://press/{name}", store.settings), content)
    assert store.files.cat_file("press/kept") == b"old"
    assert not store.files.exists("press/new")
    assert store.unfinished() == []


def test_a_killed_upload_leaves_no_object(store: Store) -> None:
    script = (
        "import json, os, sys; from crawler.export.destinations import file_at\n"
        "with file_at('s3://press/killed', json.loads(sys.argv[1])).writing() as out:\n"
        f"    out.write(bytes({len(LONG)})); out.flush(); os.kill(os.getpid(), 9)\n"
    )

    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", script, json.dumps(store.settings)], env=environment, check=False)
    assert done.returncode == -9
    assert not store.files.exists("press/killed")
    assert store.unfinished() == ["killed"]


def test_a_copy_is_changed_and_put_back(store: Store) -> None:
    for expected in (b"", b"x", b"xx"):
        with file_at("s3://press/made", store.settings).making() as path:
            before = path.read_bytes() if path.exists() else b""
            assert before == expected
            path.write_bytes(before + b"x")
    assert store.files.cat_file("press/made") == b"xxx"


def test_a_folder(store: Store) -> None:
    folder = folder_at("s3://press/days/", store.settings)
    folder.check()
    assert (folder.files(), folder.read("a/b")) == (set(), None)
    with folder.file("a/b").writing() as out:
        out.write(b"1")
    assert (folder.files(), folder.read("a/b")) == ({"a/b"}, b"1")
    folder.remove("a/b")
    assert folder.files() == set()


@pytest.mark.parametrize(
    ("output", "words"),
    [
        pytest.param("s3://nowhere/a", "no bucket nowhere", id="no bucket"),
        pytest.param("s3://press", "expected s3://bucket/key", id="no key"),
        pytest.param("s3://desk:hidden@press/a", "credentials belong in", id="credentials in the address"),
        pytest.param("gopher://press/a", "expected a path, file:// or s3://", id="unknown scheme"),
        pytest.param("file://host/a", "three slashes", id="a file on another machine"),
    ],
)
def test_where_nothing_can_be_written(store: Store, output: str, words: str) -> None:
    with pytest.raises(ExportError, match=words) as caught:
        file_at(output, store.settings).check()
    assert "hidden" not in str(caught.value)


def test_no_permission(store: Store) -> None:
    store.files.call_s3("create_bucket", Bucket="closed")
    policy = '{"Statement": [{"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::closed/*"}]}'
    store.files.call_s3("put_bucket_policy", Bucket="closed", Policy=policy)
    file = file_at("s3://closed/a", store.settings)
    with pytest.raises(ExportError, match="no permission to write") as caught, file.writing() as out:
        out.write(b"1")
    assert KEYS["AWS_SECRET_ACCESS_KEY"] not in str(caught.value)


def test_a_store_that_does_not_answer() -> None:
    settings = KEYS | {"AWS_ENDPOINT_URL": "http://me:hidden@127.0.0.1:1"}
    with pytest.raises(ExportError, match="check AWS_ENDPOINT_URL") as caught:
        file_at("s3://press/a", settings).check()
    assert "hidden" not in str(caught.value)


def test_the_package_is_missing(tmp_path: Path) -> None:
    script = (
        "import sys; sys.modules['s3fs'] = None\n"
        "from crawler.export.destinations import file_at\n"
        "try: file_at('s3://press/a', {})\n"
        "except Exception as error: print(error)\n"
    )
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == "s3://… needs the package s3fs: pip install -r requirements.txt\n"
