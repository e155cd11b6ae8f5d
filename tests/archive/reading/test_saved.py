"""Where a saved page's address comes from, in order."""

from __future__ import annotations

import base64
import json
import os
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from crawler.archive.reading.kinds import PassedOver
from crawler.archive.reading.page import SavedPage, is_time
from crawler.archive.reading.saved import read_saved

URL = "http://www.a.gov.cn/art/2024/1/2/art_1_2.html"
OTHER = "http://m.b.cn/x"
SAVED = f"<!-- saved from url=(0045){URL} -->"
CANONICAL = f'<link rel="canonical" href="{URL}">'
META = f'<meta name="Url" content="{URL}">'
OG = f'<meta property="og:url" content="{URL}">'
MHTML = f"""From: <Saved by Blink>
Snapshot-Content-Location: {URL}
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="----x"

------x
Content-Type: text/html; charset=gb2312
Content-Transfer-Encoding: quoted-printable
Content-Location: {OTHER}

<title>=C4=E3=BA=C3</title>
------x--
"""


def read(folder: Path, **files: str) -> list[SavedPage]:
    for name, text in files.items():
        (folder / name.replace("__", ".")).write_bytes(text.replace("\n", "\r\n").encode() if "mht" in name else text.encode())
    return list(read_saved(folder, largest=1000_000, left_out=Counter()))


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param(SAVED, URL, id="what the browser wrote"),
        pytest.param(CANONICAL, URL, id="rel=canonical"),
        pytest.param(CANONICAL.replace('"canonical"', '"nofollow Canonical"'), URL, id="among other words, in any case"),
        pytest.param(META, URL, id="meta Url of government sites"),
        pytest.param(OG, URL, id="og:url"),
        pytest.param(f'{SAVED}<link rel="canonical" href="{OTHER}">', URL, id="the browser before the page"),
        pytest.param(f'<meta property="og:url" content="{OTHER}">{META}', URL, id="meta Url before og:url"),
        pytest.param(f'<meta name="Url" content="{OTHER}">{CANONICAL}', URL, id="rel=canonical before meta Url"),
        pytest.param(f'<meta name="Url" content="./t2024.shtml">{OG}', URL, id="a relative address tells nothing"),
        pytest.param("<!-- saved from url=(0014)about:internet -->" + OG, URL, id="nor does about:internet"),
        pytest.param('<meta property="og:url" content="javascript:1">', None, id="nor a script"),
        pytest.param("<p>nothing</p>", None, id="none"),
    ],
)
def test_address(tmp_path: Path, page: str, expected: str | None) -> None:
    (saved,) = read(tmp_path, page__html=page)
    assert saved.url == expected
    assert (saved.response is None) == (expected is None)
    assert (saved.problem is None) == (expected is not None)


def test_the_index_comes_first(tmp_path: Path) -> None:
    row = {
        "file": "page.html",
        "url": OTHER,
        "content_type": "text/html; charset=gbk",
        "fetched_at": "2024-01-02T03:04:05+08:00",
    }
    (saved,) = read(tmp_path, page__html=SAVED, index__jsonl=json.dumps(row))
    assert (saved.url, saved.fetched_at) == (OTHER, row["fetched_at"])
    assert saved.response is not None
    assert saved.response.headers["Content-Type"] == b"text/html; charset=gbk"


def test_an_index_row_without_an_address_leaves_it_to_the_page(tmp_path: Path) -> None:
    (saved,) = read(tmp_path, page__html=CANONICAL, index__jsonl=json.dumps({"file": "page.html", "url": None}))
    assert (saved.url, saved.fetched_at) == (URL, None)


def test_mhtml(tmp_path: Path) -> None:
    (saved,) = read(tmp_path, page__mhtml=MHTML)
    assert saved.url == URL
    assert saved.response is not None
    assert saved.response.body.strip() == b"<title>\xc4\xe3\xba\xc3</title>"
    assert saved.response.headers["Content-Type"] == b"text/html; charset=gb2312"


def framed(head: str, *parts: tuple[str, str]) -> str:
    """An MHTML file of HTML parts: the headers of each, and what it says."""
    told = "".join(f"------x\nContent-Type: text/html; charset=utf-8\n{headers}\n<p>{text}</p>\n" for headers, text in parts)
    return f'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="----x"{head}\n\n{told}------x--\n'


FRAME = (f"Content-ID: <frame@x>\nContent-Location: {OTHER}\n", "frame")
MAIN = (f"Content-ID: <main@x>\nContent-Location: {URL}\n", "page")
SNAPSHOT = f"\nSnapshot-Content-Location: {URL}"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(framed('; start="<main@x>"', FRAME, MAIN), id="the part that is the start"),
        pytest.param(framed("; start=<main@x>" + SNAPSHOT, FRAME, MAIN), id="the same, and its address is told"),
        pytest.param(framed(SNAPSHOT, FRAME, MAIN), id="the part at the address of the file"),
        pytest.param(framed('; start="<none@x>"' + SNAPSHOT, FRAME, MAIN), id="a start that is not there"),
        pytest.param(framed("", MAIN, FRAME), id="the first, if nothing is told"),
        pytest.param(framed(SNAPSHOT, ("", "page"), FRAME), id="the first, if no part is at the address of the file"),
    ],
)
def test_mhtml_with_frames(tmp_path: Path, text: str) -> None:
    (saved,) = read(tmp_path, page__mhtml=text)
    assert saved.response is not None
    assert (saved.url, saved.response.body.strip()) == (URL, b"<p>page</p>")


def test_mhtml_that_is_cut_off(tmp_path: Path) -> None:
    (saved,) = read(tmp_path, page__mhtml=MHTML.removesuffix("------x--\n"))
    assert (saved.url, saved.response, saved.problem) == (URL, None, "cut off: the MHTML file has no end")


@pytest.mark.parametrize(
    ("damage", "problem"),
    [
        pytest.param(lambda text: text, None, id="whole"),
        pytest.param(lambda text: text[:40] + "%%" + text[42:], "no whole base64", id="other characters"),
        pytest.param(lambda text: text[:41] + text[43:], "no whole base64", id="a hole"),
        pytest.param(lambda text: text.rstrip()[:-30] + "\n", "no whole base64", id="its end is missing"),
    ],
)
def test_mhtml_in_base64(tmp_path: Path, damage: Callable[[str], str], problem: str | None) -> None:
    page = base64.encodebytes(f"<title>正文</title>{'正文' * 90}!".encode()).decode()
    packed = MHTML.replace("quoted-printable", "base64").replace("<title>=C4=E3=BA=C3</title>\n", damage(page))
    (saved,) = read(tmp_path, page__mhtml=packed)
    assert (saved.response is None) == (problem is not None)
    assert (problem or "") in (saved.problem or "")


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        pytest.param("2024-05-10", True, id="a day"),
        pytest.param("2024-05-10T07:00:00.123456789Z", True, id="to the nanosecond"),
        pytest.param("2024-05-10 07:00+0800", True, id="a space, and an offset without a colon"),
        pytest.param("2024-02-30", False, id="no day of the calendar"),
        pytest.param("9999-99-99T00:00:00Z", False, id="no month"),
        pytest.param("2024-05-10T25:00:00Z", False, id="no hour"),
        pytest.param("20240510070000", False, id="without marks"),
    ],
)
def test_times(told: str, expected: bool) -> None:
    assert is_time(told) is expected


def test_mhtml_without_html(tmp_path: Path) -> None:
    (saved,) = read(tmp_path, page__mht="Content-Type: text/plain\n\nnothing")
    assert saved.problem == "no HTML in the MHTML file"


def test_order_and_what_is_no_page(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b/3.shtml").write_text(SAVED)
    index = json.dumps({"file": "./z.bin", "url": URL})
    found = read(tmp_path, c__html=SAVED, a__htm=SAVED, z__bin=SAVED, notes__json="{}", x__css="", index__jsonl=index)
    assert [saved.file for saved in found] == ["./z.bin", "a.htm", "c.html", "b/3.shtml"]


PAGE = f"<html><head>{CANONICAL}</head></html>"
# A name, what the file holds, and whether it is read, left out, or named as one that may be anything.
FILES = [
    pytest.param("show.php?id=3", PAGE, "read", id="wget, of an address with a query"),
    pytest.param("show-3.html?x=1", PAGE, "read", id="the same of a page that has an extension"),
    pytest.param("show.html.1", PAGE, "read", id="wget, for the second time"),
    pytest.param("view.do", PAGE, "read", id="an extension that is a program's"),
    pytest.param("3", PAGE, "read", id="no extension"),
    pytest.param("a.txt", f"\n {PAGE}", "read", id="called a text"),
    pytest.param("a.xml", f"<?xml version='1.0'?><!DOCTYPE html>{PAGE}", "read", id="XHTML"),
    pytest.param("saved", f"{SAVED}\n{PAGE}", "read", id="with the browser's comment before it"),
    pytest.param("a.txt", "各县（市、区）人民政府：", "named", id="a text"),
    pytest.param("feed.xml", f"<rss><title>a</title><item><![CDATA[{PAGE}]]></item></rss>"[:40], "named", id="a feed"),
    pytest.param("late.xyz", " " * 2000 + PAGE, "named", id="no more than the first bytes are looked at"),
    pytest.param("empty", "", "named", id="empty"),
    pytest.param("a.css", PAGE, "left out", id="a style sheet, whatever is in it"),
    pytest.param("a.JPG", "x", "left out", id="a picture"),
    pytest.param("a.js.download", "x", "left out", id="a script as Chromium saves it"),
    pytest.param("notes.json", PAGE, "left out", id="by design"),
    pytest.param(".DS_Store", "x", "left out", id="a hidden file"),
]


@pytest.mark.parametrize(("name", "text", "expected"), FILES)
def test_which_files_are_pages(tmp_path: Path, name: str, text: str, expected: str) -> None:
    (tmp_path / name).write_text(text)
    passed_over = PassedOver()
    found = list(read_saved(tmp_path, largest=1000_000, left_out=Counter(), passed_over=passed_over))
    assert [(saved.file, saved.url) for saved in found] == ([(name, URL)] if expected == "read" else [])
    assert (passed_over.number, passed_over.names) == ((1, [name]) if expected == "named" else (0, []))


def test_a_few_of_the_files_that_may_be_anything_are_named(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "out").symlink_to("/etc/hostname")
    for number in range(9):
        (tmp_path / f"x{number}").write_text("x")
    passed_over = PassedOver()
    assert list(read_saved(tmp_path, largest=1000, left_out=Counter(), passed_over=passed_over)) == []
    assert (passed_over.number, passed_over.names) == (11, ["out", "pipe", "x0", "x1", "x2"])


def test_no_folder(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="is no folder"):
        list(read_saved(tmp_path / "nowhere", largest=1, left_out=Counter()))
