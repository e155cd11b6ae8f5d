"""`scrapy export events --cursor FILE`: each change once, to each reader, whatever kills him on the way."""

from __future__ import annotations

import argparse
import csv
import io
import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import duckdb
import pytest
from jsonschema import Draft202012Validator
from scrapy.exceptions import UsageError
from scrapy.settings import Settings

from crawler.commands.cursor import held
from crawler.commands.export import Command
from crawler.ledger import Database, Result, open_database
from crawler.ledger.upkeep.backup import back_up
from crawler.ledger.upkeep.forget import forget_page
from tests.conftest import ROOT, Scrapy, scrapy_command
from tests.ledger.made import LONG_TEXT, article, put
from tests.ledger.mirror import Mirror, exported

A, B, C = "http://a.cn/1", "http://b.cn/2", "http://c.cn/3"


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/ledger.db"


class Export:
    """`scrapy export …` in this process: starting one takes longer than the work."""

    def __init__(self, url: str, capsys: pytest.CaptureFixture[str]) -> None:
        self.url = url
        self.capsys = capsys

    def __call__(self, *arguments: str, ledger: str | None = None) -> subprocess.CompletedProcess[str]:
        command = Command()
        command.settings = Settings({"LEDGER_URL": ledger or self.url})
        parser = argparse.ArgumentParser(conflict_handler="resolve")
        command.add_options(parser)
        options, rest = parser.parse_known_args(arguments)
        command.run(rest, options)
        printed = self.capsys.readouterr()
        return subprocess.CompletedProcess(arguments, command.exitcode, printed.out, printed.err)


@pytest.fixture
def export(url: str, capsys: pytest.CaptureFixture[str]) -> Export:
    return Export(url, capsys)


@pytest.fixture
def crawled(url: str) -> Database:
    ledger = open_database(url)
    put(ledger, article(A, text=LONG_TEXT), article(B, A, text=LONG_TEXT))
    return ledger


def rows(printed: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in printed.splitlines()]


def test_each_reader_gets_each_change_once(scrapy: Scrapy, export: Export, crawled: Database, tmp_path: Path) -> None:
    schema = json.loads(scrapy("schema", "events").stdout)
    assert (schema["title"], schema["version"]) == ("events", "1")
    validator = Draft202012Validator(schema)
    daily, late = Mirror(), Mirror()
    for day in ([], [Result(B, "test", "gone", "http 404", 404), article(C, text="另一则。")]):
        if day:
            put(crawled, *day)
        told = rows(scrapy("export", "events", "--cursor", str(tmp_path / "daily")).stdout)
        for row in told:
            validator.validate(row)
        daily.take(told)
        assert daily.pages == exported(crawled)
    assert json.loads((tmp_path / "daily").read_text())["number"] == daily.number
    # Without a word it is events that a cursor is for.
    assert export("--cursor", str(tmp_path / "daily")).stdout == ""
    late.take(rows(export("events", "--cursor", str(tmp_path / "late")).stdout))
    assert late.pages == daily.pages
    with crawled.writing() as connection:
        forget_page(connection, B, B, reason=None)
    (row,) = rows(export("events", "--cursor", str(tmp_path / "daily")).stdout)
    assert (row["kind"], row["url"], row["article"]) == ("forgotten", B, None)
    crawled.close()
    assert sorted(path.name for path in tmp_path.iterdir() if "ledger" not in path.name) == ["daily", "late"]


# A process that is killed as it gives the file of this name its name.
KILLED = """
import os, signal, sys
from scrapy.cmdline import execute
def hook(event, arguments):
    if event == "os.rename" and str(arguments[1]).endswith(sys.argv[1]):
        os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(hook)
execute(["scrapy", *sys.argv[2:]])
"""


@pytest.mark.parametrize("at", ["output", "cursor"])
def test_killed_before_the_cursor_has_moved(export: Export, crawled: Database, url: str, tmp_path: Path, at: str) -> None:
    """Whether the output was there already or not, the next one has the same under the same numbers, and what came since."""
    export("events", "--cursor", str(tmp_path / "cursor"))
    put(crawled, article(C, text="另一则。"))
    arguments = ["events", "--cursor", str(tmp_path / "cursor"), "--output", str(tmp_path / "output")]
    command = [sys.executable, "-c", KILLED, at, "export", *arguments, "-s", f"LEDGER_URL={url}"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr
    before = rows((tmp_path / "output").read_text()) if (tmp_path / "output").exists() else []
    assert bool(before) == (at == "cursor")
    put(crawled, article(A, text="改了。"))
    crawled.close()
    assert export(*arguments).returncode == 0
    after = rows((tmp_path / "output").read_text())
    assert after[: len(before)] == before
    assert [(row["kind"], row["url"]) for row in after] == [("version", C), ("version", A), ("verdict", B)]


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
def test_what_nobody_has_taken_stays(export: Export, crawled: Database, tmp_path: Path, form: str) -> None:
    """A night that writes where the one before did would take away what the cursor has passed."""
    cursor, output = tmp_path / "cursor", tmp_path / "events"
    arguments = ["events", "--format", form, "--cursor", str(cursor), "--output", str(output)]
    assert export(*arguments).returncode == 0
    was = output.read_bytes(), cursor.read_bytes()
    put(crawled, article(C, text="另一则。"))
    for _ in range(2):
        refused = export(*arguments)
        assert (refused.returncode, refused.stdout) == (1, "")
        assert f"{output} has events from number 1 on, which this cursor has passed" in refused.stderr
        assert (output.read_bytes(), cursor.read_bytes()) == was
    # Everything that is known loses nothing of it.
    assert export(*arguments[:3], "--output", str(output)).returncode == 0
    output.unlink()
    assert export(*arguments).returncode == 0
    output.rename(tmp_path / "second")
    # A night without an event leaves a file that has nothing to lose.
    for _ in range(2):
        assert export(*arguments).returncode == 0
    put(crawled, article(A, text="改了。"))
    crawled.close()
    assert export(*arguments).returncode == 0
    if form == "jsonl":
        assert [row["url"] for row in rows((tmp_path / "second").read_text())] == [C]
        assert next(row["url"] for row in rows(output.read_text())) == A


@pytest.mark.parametrize(
    "content",
    [b"{}\n", b"not a row\n", b"[1]\n", b'{"number": "1"}\n', b"number,at\n1,x\n", b"\xff\n", b"PAR1"],
    ids=["another row", "no row", "a list", "a text for a number", "another format", "no UTF-8", "parquet"],
)
def test_a_file_of_something_else_stays(export: Export, crawled: Database, tmp_path: Path, content: bytes) -> None:
    crawled.close()
    output = tmp_path / "events"
    output.write_bytes(content)
    refused = export("events", "--cursor", str(tmp_path / "cursor"), "--output", str(output))
    assert (refused.returncode, output.read_bytes()) == (1, content)
    assert f"{output} is there and has no events as jsonl" in refused.stderr
    assert not (tmp_path / "cursor").exists()


def test_what_is_no_file_is_written_to(export: Export, crawled: Database, tmp_path: Path) -> None:
    crawled.close()
    for _ in range(2):
        assert export("events", "--cursor", str(tmp_path / "cursor"), "--output", "/dev/null").returncode == 0


def test_a_reader_that_goes_away_has_not_been_told(crawled: Database, url: str, tmp_path: Path) -> None:
    """More than a pipe holds, and the process is killed with the rest; the same where only the reader ends."""
    put(crawled, *(article(f"http://d.cn/{number}", text=f"{number}" + "字" * 2000) for number in range(60)))
    crawled.close()
    arguments = scrapy_command("export", "events", "--cursor", str(tmp_path / "cursor"), "-s", f"LEDGER_URL={url}")
    for kill in (True, False):
        process = subprocess.Popen(arguments, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        assert process.stdout is not None
        assert json.loads(process.stdout.readline())["number"] == 1
        if kill:
            process.kill()
        process.stdout.close()
        assert process.wait() == (-signal.SIGKILL if kill else 0)
        assert not (tmp_path / "cursor").exists()


def test_cursors_that_are_not_this_ledger_s(export: Export, crawled: Database, url: str, tmp_path: Path) -> None:
    """Another ledger's, one of a time that the ledger was restored from before, one of something else."""
    back_up(url, tmp_path / "ledger-copy.db")
    put(crawled, article(C, text="另一则。"))
    crawled.close()
    cursor = tmp_path / "cursor"
    export("events", "--cursor", str(cursor))
    was = cursor.read_text()

    def refused(ledger: str, words: str) -> None:
        run = export("events", "--cursor", str(cursor), ledger=ledger)
        assert (run.returncode, run.stdout) == (1, "")
        assert words in run.stderr
        assert "name a new file" in run.stderr

    restored = open_database(f"sqlite:///{tmp_path}/ledger-copy.db")
    refused(restored.url, "restored from an older copy")
    put(restored, *(article(f"http://d.cn/{number}") for number in range(9)))
    refused(restored.url, "restored from an older copy")
    restored.close()
    other = open_database(f"sqlite:///{tmp_path}/ledger-other.db")
    put(other, article(A))
    other.close()
    refused(other.url, "another ledger")
    assert cursor.read_text() == was
    cursor.write_text("{}")
    refused(url, "no cursor")


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["pages", "--cursor", "{}/c"], id="pages are not told as changes"),
        pytest.param(["events", "--cursor", ""], id="no file"),
        pytest.param(["events", "--cursor", "{}/c", "--output", "{}/c"], id="one file for both"),
        pytest.param(["events", "--site", "a.cn"], id="a filter of pages"),
    ],
)
def test_what_cannot_be_asked_for(export: Export, tmp_path: Path, arguments: list[str]) -> None:
    with pytest.raises(UsageError):
        export(*(argument.format(tmp_path) for argument in arguments))


def test_two_exports_with_one_cursor(export: Export, crawled: Database, tmp_path: Path) -> None:
    crawled.close()
    with held(tmp_path / "cursor"):
        run = export("events", "--cursor", str(tmp_path / "cursor"))
    assert (run.returncode, run.stdout) == (1, "")
    assert "another export is using it" in run.stderr


def test_other_formats(export: Export, crawled: Database, tmp_path: Path) -> None:
    crawled.close()
    told = rows(export("events").stdout)
    printed = csv.DictReader(io.StringIO(export("events", "--format", "csv").stdout))
    assert [(int(row["number"]), row["kind"], row["url"]) for row in printed] == [
        (row["number"], row["kind"], row["url"]) for row in told
    ]
    path = tmp_path / "events.parquet"
    run = export("events", "--format", "parquet", "--output", str(path))
    assert run.returncode == 0, run.stderr
    with duckdb.connect() as database:
        query = f"SELECT number, article.body FROM '{path}' WHERE kind = 'version' ORDER BY number"
        assert database.execute(query).fetchall() == [
            (row["number"], row["article"]["body"]) for row in told if row["kind"] == "version"
        ]
