"""What comes from the web reaches logs, terminals and spreadsheets as mere text."""

from __future__ import annotations

import csv
import gzip
import json
import logging
import re
import sqlite3
import sys
from contextlib import closing
from io import BytesIO, StringIO
from pathlib import Path

import pytest

from crawler.extensions.exporters import CsvExporter, JsonExporter, JsonLinesExporter
from crawler.extensions.log import PlainFormatter
from crawler.plain import json_for_terminals, no_formula, printable, printable_lines
from tests import launch
from tests.conftest import LOCAL, Scrapy, scrapy_command
from tests.network.support import Answer, Server

ACTS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("\x1b[31mred\x1b[0m", "\\x1b[31mred\\x1b[0m", id="colour"),
        pytest.param("\x1b]0;own\x07", "\\x1b]0;own\\x07", id="window title"),
        pytest.param("\x9b31m", "\\x9b31m", id="a C1 control"),
        pytest.param("a\r\nb", "a\\r\\nb", id="a line that looks like one of ours"),
        pytest.param("\u2028\u2029", "\\u2028\\u2029", id="separators"),
        pytest.param("\u202etxt.exe", "\\u202etxt.exe", id="bidi override"),
        pytest.param("\u2066\u2069", "\\u2066\\u2069", id="bidi isolates"),
        pytest.param("a\u200bb\ufeff", "a\\u200bb\\ufeff", id="no width"),
        pytest.param("\ud800", "\\ud800", id="half a character"),
        pytest.param("\U000e0041", "\\U000e0041", id="a tag"),
        pytest.param("\x00\x08\x7f", "\\x00\\x08\\x7f", id="zero, backspace, delete"),
        pytest.param("云浦　十二个“站”🎉", "云浦　十二个“站”🎉", id="Chinese stays"),
    ],
)
def test_printable(text: str, expected: str) -> None:
    assert printable(text) == expected
    assert json.loads(json_for_terminals(json.dumps(text, ensure_ascii=False))) == text
    assert not ACTS.search(json_for_terminals(json.dumps(text, ensure_ascii=False)))


def test_lines_are_set_in() -> None:
    assert printable_lines("one\n2026-01-01 [x] FAKE\x1b") == "one\n    | 2026-01-01 [x] FAKE\\x1b"


def test_exceptions_in_the_log_are_plain() -> None:
    formatter = PlainFormatter(logging.Formatter("%(levelname)s: %(message)s"))
    try:
        raise ValueError("bad\n2026-01-01 [x] ERROR: fake\x1b[2J")
    except ValueError:
        record = logging.LogRecord("x", logging.ERROR, "x.py", 1, "at %s", ("http://a.cn/\x1b\n",), sys.exc_info())
    written = formatter.format(record)
    assert not ACTS.search(written)
    assert [line for line in written.split("\n") if not line.startswith("    | ")] == ["ERROR: at http://a.cn/\\x1b"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("=1+1", "'=1+1", id="equals"),
        pytest.param("+1", "'+1", id="plus"),
        pytest.param("-1", "'-1", id="minus"),
        pytest.param("@SUM(A1)", "'@SUM(A1)", id="at"),
        pytest.param(" =1", "' =1", id="behind a space"),
        pytest.param("\t=1", "'\t=1", id="behind a tab"),
        pytest.param("　=1", "'　=1", id="behind an ideographic space"),
        pytest.param("\n=1", "'\n=1", id="behind a line break"),
        pytest.param("＝1", "'＝1", id="full-width"),
        pytest.param("|cmd", "'|cmd", id="DDE"),
        pytest.param("\r1", "'\r1", id="carriage return"),
        pytest.param("云浦", "云浦", id="a word"),
        pytest.param("2024-05-01", "2024-05-01", id="a day"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_no_formula(text: str, expected: str) -> None:
    assert no_formula(text) == expected


def exported(exporter: type, rows: list[dict]) -> str:
    out = BytesIO()
    made = exporter(out, encoding="utf-8")
    made.start_exporting()
    for row in rows:
        made.export_item(row)
    made.finish_exporting()
    return out.getvalue().decode()


def test_feeds() -> None:
    rows = [{"title": '=HYPERLINK("http://x")', "number": -0.5, "none": None, "text": "\x9b\u202e中"}]
    (_, cells) = csv.reader(exported(CsvExporter, rows).splitlines())
    assert cells == ['\'=HYPERLINK("http://x")', "-0.5", "", "\x9b\u202e中"]
    assert json.loads(exported(JsonExporter, rows)) == rows
    assert [json.loads(exported(JsonLinesExporter, rows))] == rows
    assert not ACTS.search(exported(JsonLinesExporter, rows) + exported(JsonExporter, rows))


TITLE = "=1+1云浦\x1b]0;own\x07人才\x9b31m服务站\u202e站稳脚跟"
ARTICLE = (
    f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><p>发布时间：2024-05-01 来源：\x1b[31m新区</p>"
    "<div id='zoom'><p>　　新区从去年春天起把社区食堂列入民生清单，\x1b[2J先由街道摸底，再按老人的住处定点，避免一处一处地补建。</p>"
    "<p>　　新区民政办的统计说，第一批九处食堂开张三个月，每天平均供餐四千三百份，其中六十岁以上的老人占七成。</p></div></body></html>"
)
PATHS = [f"/art/2024/5/{n}/art_1_{n}.html" for n in range(1, 10)]
LIST = "<html><body><ul>" + "".join(
    f'<li><a href="{path}">新区第{n}批便民服务事项办理情况的通报</a> 2024-05-0{n}</li>' for n, path in enumerate(PATHS, 1)
)
LIST += '<li><a href="/art/2024/5/10/art_1_1&#x1b;[31m&#x202e;.html">新区第十批便民服务事项办理情况的通报</a> 2024-05-10</li>'
ANSWERS = {
    "/": Answer(200, LIST.encode()),
    PATHS[0]: Answer(200, ARTICLE.encode()),
    PATHS[1]: Answer(302, b"", (("Location", "http://127.0.0.2:1/\x1b[31m\u202e".encode().decode("latin-1")),)),
    PATHS[2]: Answer(302, b"", (("Location", "ht\x1btp://\x1b]0;own\x07/"),)),
    PATHS[3]: Answer(200, gzip.compress(b"x"), (("Content-Encoding", "\x1b[31m, gzip"),)),
    PATHS[4]: Answer(200, b"\x1f\x8b broken", (("Content-Encoding", "gzip"),)),
    PATHS[5]: Answer(404, b"", (("X-\x1b[31m", "\x1b[2J"),)),
}


@pytest.mark.parametrize("level", ["INFO", "DEBUG"])
def test_a_hostile_site(tmp_path: Path, scrapy: Scrapy, level: str) -> None:
    """A whole crawl: neither its log nor what the commands print has a character that acts on a terminal."""
    with Server(lambda path, _: ANSWERS.get(path, Answer(404))) as server:
        command = ["crawl", "repost", "-a", f"start={server.base}/", "-a", "site=../../\x1b[31mx\u202e", *LOCAL]
        command += [
            "-s",
            f"LEDGER_URL=sqlite:///{tmp_path}/ledger.db",
            "-s",
            "FEEDS={}",
            "-O",
            f"{tmp_path}/out.csv",
            "-L",
            level,
        ]
        done = launch.run(scrapy_command(*command))
    log = done.stderr
    assert done.returncode == 0, log
    assert not ACTS.search(log), ACTS.findall(log)
    assert not ACTS.search(done.stdout)
    assert "\\x1b[31m" in log, "the reason names the encoding that the site made up"
    with closing(sqlite3.connect(tmp_path / "ledger.db")) as connection:
        assert connection.execute("SELECT count(*) FROM pages WHERE state = 'fetched'").fetchone() == (1,)
    rows = list(csv.DictReader(StringIO((tmp_path / "out.csv").read_text("utf-8"))))
    assert len(rows) == 1
    assert not any(cell.lstrip()[:1] in set("=+-@") for cell in rows[0].values() if cell)
    for arguments in (["status"], ["export", "pages"], ["export", "stories"], ["learn", "--dry-run"]):
        printed = scrapy(*arguments, ledger=f"sqlite:///{tmp_path}/ledger.db")
        assert printed.returncode == 0, printed.stderr
        assert not ACTS.search(printed.stdout + printed.stderr)
    assert sorted(path.name for path in tmp_path.iterdir() if "ledger" not in path.name) == ["out.csv"]
