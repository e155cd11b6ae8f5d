"""The main job as a user runs it: saved pages in, a ledger, a feed and exports out."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import jsonschema
import pytest

from crawler.ledger import open_database
from crawler.ledger.reading.schema import row_schema
from tests.conftest import ROOT, Scrapy
from tests.ledger.made import contents

PAGES = ROOT / "tests/pages"


def golden(name: str) -> dict:
    return json.loads((PAGES / f"{name}.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def rows() -> list[dict]:
    return [json.loads(line) for line in (PAGES / "index.jsonl").read_text("utf-8").splitlines() if line.strip()]


def lines(text: str) -> list[dict]:
    return [json.loads(line) for line in text.splitlines()]


def said(log: str) -> list[str]:
    """What a command said but for the line that Scrapy begins with."""
    return [line for line in log.strip().splitlines() if "Scrapy 2." not in line]


def test_the_main_job(scrapy: Scrapy, tmp_path: Path, rows: list[dict]) -> None:
    first = scrapy("crawl", "saved", "-a", "path=tests/pages")
    assert first.returncode == 0, first.stderr
    assert "Traceback" not in first.stderr
    assert first.stdout == ""
    for words in ("pages", "articles", "stories", "reposts matched to a source", "no stated original", "failures"):
        assert words in first.stderr
    articles = [row["url"] for row in rows if golden(Path(row["file"]).stem)["article"]]

    exported = lines(scrapy("export", "pages").stdout)
    assert sorted(row["url"] for row in exported) == sorted(articles)
    feed = lines((tmp_path / "feed.jsonl").read_text("utf-8"))
    assert sorted(row["url"] for row in feed) == sorted(articles)
    assert {tuple(row) for row in exported} == {tuple(row) for row in feed}

    before = contents(open_database(f"sqlite:///{tmp_path}/ledger.db"))
    second = scrapy("crawl", "saved", "-a", "path=tests/pages")
    assert second.returncode == 0, second.stderr
    assert contents(open_database(f"sqlite:///{tmp_path}/ledger.db")) == before
    assert lines((tmp_path / "feed.jsonl").read_text("utf-8")) == feed


def test_a_repost_and_its_source_are_one_story(scrapy: Scrapy, rows: list[dict]) -> None:
    scrapy("crawl", "saved", "-a", "path=tests/pages")
    by_url = {row["url"]: row for row in lines(scrapy("export", "pages").stdout)}
    files = {row["file"]: row["url"] for row in rows}
    source, repost, second = (by_url[files[f"{name}.html"]] for name in ("nfcms_post", "lzfz_repost", "dedecms_gbk_table"))
    assert source["is_source"]
    assert not repost["is_source"]
    assert source["story_id"] == repost["story_id"] == second["story_id"]
    assert (source["match_method"], repost["match_method"]) == ("none", "stated")
    (story,) = (s for s in lines(scrapy("export", "stories").stdout) if s["story_id"] == source["story_id"])
    assert story["source"]["url"] == source["url"]
    assert {page["url"] for page in story["reposts"]} == {repost["url"], second["url"]}


RELATIONS = {
    "nfcms_post": None,
    "lzfz_repost": "verbatim",
    "zxt_retitled": "retitled",
    "netease_abridged": "abridged",
    "sohu_edited": "edited",
    "editors_note_extended": "extended",
    "wechat_article": "verbatim",
}


def test_how_reposts_stand_to_their_sources(scrapy: Scrapy, rows: list[dict]) -> None:
    scrapy("crawl", "saved", "-a", "path=tests/pages")
    names = {row["url"]: Path(row["file"]).stem for row in rows}
    found = {names[row["url"]]: row for row in lines(scrapy("export", "pages").stdout)}
    assert {name: found[name]["relation"] for name in RELATIONS} == RELATIONS
    assert all((row["similarity"] is None) == (row["relation"] is None) for row in found.values())
    in_stories = {names[page["url"]]: page for story in lines(scrapy("export", "stories").stdout) for page in story["reposts"]}
    for name, page in in_stories.items():
        assert (page["relation"], page["similarity"]) == (found[name]["relation"], found[name]["similarity"])


@pytest.mark.parametrize("what", ["pages", "stories"])
def test_every_row_is_what_the_schema_says(scrapy: Scrapy, what: str, tmp_path: Path) -> None:
    scrapy("crawl", "saved", "-a", "path=tests/pages")
    schema = json.loads(scrapy("schema", what).stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    assert scrapy("export", what, "-o", str(tmp_path / "out.jsonl")).returncode == 0
    exported = lines((tmp_path / "out.jsonl").read_text("utf-8"))
    assert exported
    for row in exported:
        validator.validate(row)
        assert list(row) == list(schema["properties"])


@pytest.mark.parametrize("what", ["pages", "stories"])
def test_the_schema_says_what_each_field_means(what: str) -> None:
    properties = row_schema(what)["properties"]
    if what == "stories":
        properties = properties | properties["reposts"]["items"]["properties"]
    assert [name for name, field in properties.items() if len(field.get("description", "")) < 10] == []


def test_status_accounts_for_every_page(scrapy: Scrapy, rows: list[dict]) -> None:
    scrapy("crawl", "saved", "-a", "path=tests/pages")
    status = scrapy("status").stdout
    (whole,) = (line for line in status.splitlines() if line.startswith("│ all"))
    assert whole.split("│")[2].strip() == str(len(rows))
    assert "www.lzfz.org.cn" in status


def test_only_the_first_article_of_each_story_where_asked(scrapy: Scrapy, tmp_path: Path) -> None:
    scrapy("crawl", "saved", "-a", "path=tests/pages", "-s", "DEDUP_FEED=stories")
    feed = lines((tmp_path / "feed.jsonl").read_text("utf-8"))
    stories = lines(scrapy("export", "stories").stdout)
    # Merged later: a story may have let the first article of each of its parts through.
    assert {row["story_id"] for row in feed} >= {story["story_id"] for story in stories}
    assert len(feed) < len(lines(scrapy("export", "pages").stdout))


def test_damaged_folders_are_read_as_far_as_they_go(scrapy: Scrapy, tmp_path: Path) -> None:
    """Each bad file gives one line that names it, the rest is stored, and nothing ends the run."""
    folder = tmp_path / "folder"
    folder.mkdir()
    shutil.copy(PAGES / "lzfz_repost.html", folder / "good.html")
    (folder / "empty.html").write_bytes(b"")
    (folder / "no-address.html").write_text("<title>无地址</title><p>一页没有地址的文章。</p>", "utf-8")
    (folder / "large.html").write_bytes(b"<p>" + b"a" * 30_000_000)
    (folder / "broken.html").write_bytes(b"\xff\xfe\x80\x81<title>\xc4\xe3</title>" + bytes(range(256)) * 40)
    (folder / "folder.html").mkdir()
    (folder / "picture.png").write_bytes(b"\x89PNG")
    index = [
        {"file": "good.html", "url": "http://www.lzfz.org.cn/show-1.html"},
        {"file": "empty.html", "url": "http://www.lzfz.org.cn/show-2.html"},
        {"file": "broken.html", "url": "http://www.lzfz.org.cn/show-3.html"},
        {"file": "large.html", "url": "http://www.lzfz.org.cn/show-4.html"},
        {"file": "missing.html", "url": "http://www.lzfz.org.cn/show-5.html"},
        {"file": "folder.html", "url": "http://www.lzfz.org.cn/show-6.html"},
        {"file": "good.html", "url": "ftp://www.lzfz.org.cn/show-7.html"},
        {"file": "../outside.html", "url": "http://www.lzfz.org.cn/show-8.html"},
        {"file": "good.html", "url": "http://[::1/show-9.html"},
        {"file": 5},
    ]
    text = "\n".join(map(json.dumps, index)) + "\nnot json\n"
    (folder / "index.jsonl").write_text(text, "utf-8")
    run = scrapy("crawl", "saved", "-a", f"path={folder}")
    assert run.returncode == 0, run.stderr
    assert "Traceback" not in run.stderr
    for words in (
        "no address: give its url in index.jsonl, or save the page with one): file:no-address.html",
        "too large: 30.0 MB (DOWNLOAD_MAXSIZE is 21.0 MB) [large.html]): http://www.lzfz.org.cn/show-4.html",
        "unreadable: No such file or directory [missing.html]): http://www.lzfz.org.cn/show-5.html",
        "unreadable: Is a directory [folder.html]): http://www.lzfz.org.cn/show-6.html",
        "not an http address: ftp://www.lzfz.org.cn/show-7.html",
        "lies outside the folder",
        "index.jsonl line 11",
    ):
        assert words in run.stderr, words
    exported = {row["url"] for row in lines(scrapy("export", "pages").stdout)}
    assert "http://www.lzfz.org.cn/show-1.html" in exported
    states = contents(open_database(f"sqlite:///{tmp_path}/ledger.db"))["pages"]
    assert states["http://www.lzfz.org.cn/show-2.html"]["state"] == "not_article"
    assert states["http://www.lzfz.org.cn/show-4.html"]["state"] == "failed"
    # Eleven lines of the index, and the page without an address.
    assert len(states) == 12


@pytest.mark.parametrize(
    ("index", "number"),
    [
        pytest.param(
            [("a.html", "ftp://a.cn/1"), ("a.html", "ftp://a.cn/2")], 2, id="a file under two addresses that are none"
        ),
        pytest.param([("a.html", "ftp://a.cn/1"), ("b.html", "ftp://a.cn/1")], 2, id="two files under one"),
        pytest.param([("a.html", "ftp://a.cn/1"), ("a.html", None)], 2, id="one that is none, and no address"),
        pytest.param([("a.html", "http://a.cn:x/1"), ("a.html", "http://1.2.3.999/1")], 2, id="what only looks like addresses"),
        pytest.param([("a.html", "http://a.cn/1"), ("a.html", "ftp://a.cn/1")], 1, id="an address, and one that is none"),
        pytest.param([("a.html", None), ("b.html", None)], 2, id="no address at all"),
    ],
)
def test_each_row_that_gives_no_page_is_put_down(
    scrapy: Scrapy, tmp_path: Path, index: list[tuple[str, str | None]], number: int
) -> None:
    """The summary and the ledger agree, also when it is read again."""
    folder = tmp_path / "folder"
    folder.mkdir()
    for file in {file for file, _ in index}:
        (folder / file).write_text("<title>无地址</title><p>一页没有地址的文章。</p>", "utf-8")
    (folder / "index.jsonl").write_text("\n".join(json.dumps({"file": file, "url": url}) for file, url in index), "utf-8")
    for _ in range(2):
        run = scrapy("crawl", "saved", "-a", f"path={folder}")
        (told,) = (line for line in run.stderr.splitlines() if line.startswith("│ failures "))
        assert re.findall(r"\d+", told) == [str(number)] * 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        pytest.param(["crawl", "saved"], "needs -a path=", id="a missing argument"),
        pytest.param(["crawl", "saved", "-a", "path=nowhere"], "path=nowhere: expected a folder", id="no folder"),
        pytest.param(
            ["crawl", "saved", "-a", "path=tests", "-a", "pth=x"], "no argument 'pth'; it takes: path", id="an unknown argument"
        ),
        pytest.param(["crawl", "lzfz"], "set CONTACT", id="a live crawl without a contact"),
        pytest.param(
            ["crawl", "repost", "-a", "start=lzfz", "-s", "CONTACT=a@b.cn"], "expected an address such as", id="no address"
        ),
        pytest.param(
            ["crawl", "repost", "-a", "start=http://a.cn/", "-a", "sitemap=foo", "-s", "CONTACT=a@b.cn"],
            "-a sitemap=foo: expected an address such as",
            id="no address of a sitemap",
        ),
        pytest.param(
            [
                "crawl",
                "repost",
                "-a",
                "start=http://a.cn/",
                "-s",
                "CONTACT=a@b.cn",
                "-s",
                "ATTACHMENTS=1",
                "-s",
                "ATTACHMENT_TYPES=x",
            ],
            "ATTACHMENT_TYPES has 'x'",
            id="no media type",
        ),
        pytest.param(["crawl", "saved", "-a", "path=tests", "-s", "DEDUP_FEED=x"], "DEDUP_FEED is 'x'", id="a setting's value"),
    ],
)
def test_a_crawl_that_cannot_run_says_why_in_one_line(scrapy: Scrapy, arguments: list[str], words: str, tmp_path: Path) -> None:
    run = scrapy(*arguments)
    assert run.returncode == 2
    assert words in run.stderr
    assert len(said(run.stderr)) == 1
    assert not (tmp_path / "ledger.db").exists()


def test_a_ledger_that_cannot_be_used(scrapy: Scrapy, tmp_path: Path) -> None:
    (tmp_path / "ledger.db").write_bytes(b"no database" * 100)
    for arguments in (["crawl", "saved", "-a", "path=tests/pages"], ["status"], ["export", "pages"]):
        run = scrapy(*arguments)
        assert run.returncode in {1, 2}
        assert "no SQLite file or damaged" in run.stderr
        assert len(said(run.stderr)) == 1


def test_a_read_only_ledger_is_found_before_the_crawl(scrapy: Scrapy, tmp_path: Path) -> None:
    open_database(f"sqlite:///{tmp_path}/ledger.db").close()
    run = scrapy("crawl", "saved", "-a", "path=tests/pages", ledger=f"sqlite:///file:{tmp_path}/ledger.db?mode=ro&uri=true")
    assert run.returncode == 2
    assert "make the file and its folder writable" in run.stderr
    assert len(said(run.stderr)) == 1


def test_export_without_a_ledger_makes_none(scrapy: Scrapy, tmp_path: Path) -> None:
    run = scrapy("export", "pages")
    assert (run.returncode, run.stdout) == (1, "")
    assert "run a crawl first" in run.stderr
    assert list(tmp_path.iterdir()) == []
