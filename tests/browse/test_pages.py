"""The pages: what a reader who has never seen the project finds, in whatever language, and what hostile text comes to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from crawler.ledger import Result, open_database
from crawler.ledger.crawling.runs import finish_run, start_run
from tests.browse.conftest import Get, asking
from tests.browse.made import BODY, EDITED, GONE, HOSTILE, NEVER, PAGE, SITES, SOURCE, TITLE, other, result
from tests.ledger.made import put


def text(html: str) -> str:
    """What is to be read of a page."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))


def link(html: str, words: str) -> str:
    """Where the first link with these words leads."""
    found = re.search(rf'<a href="([^"]+)"[^>]*>[^<]*{re.escape(words)}', html)
    assert found, words
    return unescape(found.group(1))


def test_who_reposted_this_story_in_two_clicks(get: Get) -> None:
    story = text(get(link(get("/").text, TITLE)).text)
    assert "5 reposts on 4 sites, 4 of them changed" in story
    for site in SITES:
        assert site in story
    assert "1 day BEFORE the original" in story
    assert "5.2 hours after the original" in story
    assert f"原文链接:{SOURCE} → {SOURCE}" in story


def test_who_changed_it_and_how_in_two_clicks(get: Get) -> None:
    html = get(link(get("/").text, TITLE)).text
    html = get(re.search(rf'href="(/story/[^"]+)">Compare<span class="hidden"> {re.escape(SITES[2])}', html).group(1)).text  # type: ignore[union-attr]
    assert "abridged" in text(html)
    assert "<del>会后，林河清一行前往青石水库" in html


def test_a_change_within_a_sentence_is_marked(get: Get) -> None:
    html = get(link(get("/").text, TITLE) + "?with=3").text
    assert "<del>4</del>26毫米" in html
    assert "<ins>3</ins>26毫米" in html
    assert all(
        part in unescape(html)
        for part in re.findall("[^。，\n]+", EDITED)
        if part not in {"个别小河水位略有上涨"} and "326" not in part
    )


def test_which_site_changes_most_in_one_click(get: Get) -> None:
    html = get("/").text
    section = html.partition("Sites that change most")[2].partition("</section>")[0]
    sites = re.findall(r'name=([\w.-]+)">', section)
    assert sites[0] == SITES[1]
    site = text(get(f"/site?name={sites[0]}").text)
    assert "100 % of its 5 compared reposts are changed" in site
    assert "www.yunpu.gov.cn" in site, "which sources it takes from"


@pytest.mark.parametrize(("reposts", "words"), [(4, "No site has 5 of them yet"), (5, "sites with at least 5 of them")])
def test_the_sites_that_change_most_have_enough_reposts_or_it_says_so(tmp_path: Path, reposts: int, words: str) -> None:
    ledger = open_database(f"sqlite:///{tmp_path}/ledger.db")
    put(ledger, result(SOURCE, TITLE, BODY, "2024-05-09"))
    put(ledger, *(result(f"http://{SITES[0]}/{n}", f"第{n}稿", BODY, "2024-05-10", SOURCE) for n in range(reposts)))
    section = text(asking(ledger, tmp_path)("/").text.partition("Sites that change most")[2].partition("</section>")[0])
    ledger.close()
    assert words in section
    assert SITES[0] in section


@pytest.fixture
def unfetched(tmp_path: Path) -> Iterator[Get]:
    """A ledger that has a page of neither of two hosts whose articles are reposted, and a run of no site."""
    ledger = open_database(f"sqlite:///{tmp_path}/ledger.db")
    put(
        ledger,
        *(result(f"http://{SITES[n]}/1", TITLE, BODY, "2024-05-10", f"{SOURCE}#{n}") for n in range(3)),
        result(f"http://{SITES[0]}/2", "合浦修桥记", other(70), "2024-04-02", NEVER),
        Result(NEVER, "www.hepu.gov.cn", "gone", "http 404", 404),
    )
    with ledger.writing() as connection:
        finish_run(connection, start_run(connection, "sources", "sources", full=False), "closespider_timeout", {})
    get = asking(ledger, tmp_path)
    yield get
    ledger.close()


def test_no_link_is_dead(unfetched: Get) -> None:
    """Also to hosts of originals that nobody has fetched. What a crawl of no site is called is no link."""
    seen: dict[str, str] = {}
    left = ["/"]
    while left:
        path = left.pop()
        answer = unfetched(path)
        assert answer.status_code == 200, path
        seen[path] = answer.text
        found = {unescape(link).partition("#")[0] for link in re.findall(r'href="(/(?:story|site|page)[^"]*)', answer.text)}
        left += found - seen.keys() - set(left)
    assert "/site?name=www.yunpu.gov.cn" in seen
    assert "/site?name=sources" not in seen
    assert "sources · " in text(seen["/"]), "an alarm of it"


@pytest.mark.parametrize(
    ("host", "sites", "title"),
    [
        pytest.param("www.yunpu.gov.cn", SITES[:3], TITLE, id="never asked"),
        pytest.param("www.hepu.gov.cn", SITES[:1], "合浦修桥记", id="asked, and gone"),
    ],
)
def test_the_page_of_a_host_without_an_article(unfetched: Get, host: str, sites: tuple[str, ...], title: str) -> None:
    """Who reposts from it, and what."""
    html = unfetched(f"/site?name={host}").text
    assert "The ledger has no article of this site." in text(html)
    reposted = text(html.partition("Who reposts from it")[2])
    assert all(site in reposted for site in sites)
    assert title in reposted
    assert "How often it changes the text" not in html


def test_the_page_of_a_site_says_who_reposts_from_it(get: Get) -> None:
    html = get("/site?name=www.yunpu.gov.cn").text
    assert "no article of this site" not in html
    assert all(site in html.partition("Who reposts from it")[2] for site in SITES)
    assert "Who reposts from it" not in get(f"/site?name={SITES[1]}").text, "nobody does"


def test_which_originals_are_gone_in_one_click(get: Get) -> None:
    section = get("/").text.partition("Originals that are gone")[2].partition("</section>")[0]
    assert "兰亭县办好十件民生实事" in section, "it was there and has vanished"
    assert "合浦修桥记" in section, "it never was there"
    story = text(get(link(section, "合浦修桥记")).text)
    assert re.search(r"gone http 404 · \d", story), "the status once"
    assert NEVER in story
    assert GONE in text(get(link(section, "兰亭县")).text)


def test_the_start_page_tells_what_is_wrong(get: Get) -> None:
    alarms = text(get("/").text.partition("<h2>Alarms")[2])
    assert "with_date: 8 of 10 with a date; none" in alarms
    assert "closespider_timeout" in alarms
    assert SITES[2] not in alarms, "its last run finished"


LANGUAGES = [
    ("zh-CN,zh;q=0.9,en;q=0.8", "zh-Hans", "Chinese first"),
    ("en-US,en;q=0.9,zh;q=0.8", "en", "English first"),
    ("de,zh-TW;q=0.5,en;q=0.4", "zh-Hans", "another one first, then Chinese"),
    ("de", "en", "neither"),
    ("", "en", "nothing"),
    ("zh;q=x,,;;en;q=0", "en", "no header at all, but something"),
]


@pytest.mark.parametrize(("accepted", "expected"), [row[:2] for row in LANGUAGES], ids=[row[2] for row in LANGUAGES])
def test_the_language_is_the_browser_s(get: Get, accepted: str, expected: str) -> None:
    answer = get("/ledger/pages", accepted)
    assert f'<html lang="{expected}">' in answer.text
    assert ("转载" in answer.text) == (expected == "zh-Hans")
    assert "Accept-Language" in ", ".join(answer.headers.get_list("vary"))


def test_hostile_text_is_text(get: Get) -> None:
    for path in (
        "/",
        "/ledger/pages",
        "/ledger/pages/7",
        "/page/7",
        "/search?q=防汛",
        f"/search?q={HOSTILE}",
        "/site?name=www.lanting.gov.cn",
    ):
        html = get(path).text
        assert "<script" not in html
        assert "\u202e" not in html
        assert "&lt;script&gt;" in html


SEARCHES = [
    ("防汛", 7, "two characters"),
    ("汛", 7, "one character"),
    ("防汛&site=www.zhuanzai.cn", 2, "of one site"),
    ("防汛&since=2024-05-10&until=2024-05-10", 1, "of one day, at whatever hour"),
    ("防汛&relation=abridged", 1, "of a relation"),
    ("&relation=edited", 2, "no words at all"),
    ("实事&state=gone", 1, "of what has vanished"),
    ("编者按 早作准备", 1, "two words"),
    ("六万条", 1, "only in the newest version"),
    ("五月雨", 0, "nowhere"),
]  # fmt: skip


@pytest.mark.parametrize(("query", "number"), [row[:2] for row in SEARCHES], ids=[row[2] for row in SEARCHES])
def test_search(get: Get, query: str, number: int) -> None:
    html = get(f"/search?q={query}").text
    assert html.count("<li><h2>") == number
    word = query.partition("&")[0].partition(" ")[0]
    if number and word:
        assert f"<mark>{word}</mark>" in html


SPELLINGS = [
    (SOURCE, "as it is"),
    (SOURCE.replace("https", "http").replace("www.", ""), "another scheme, no www"),
    (SOURCE.removeprefix("https://"), "no scheme"),
    (SOURCE + "?utm_source=x#top", "with a tracking tail"),
    (f"http://{SITES[3]}/4.html", "a repost"),
]


@pytest.mark.parametrize("address", [row[0] for row in SPELLINGS], ids=[row[1] for row in SPELLINGS])
def test_an_address_in_any_spelling_leads_to_its_story(get: Get, address: str) -> None:
    answer = get("/search", "en")
    assert answer.status_code == 200
    answer = get(f"/search?q={address.replace('#', '%23')}")
    assert answer.status_code == 302
    assert answer.headers["location"] == link(get("/").text, TITLE).partition("?")[0]


def test_an_address_that_has_no_story_says_why(get: Get) -> None:
    assert "failed: timeout" in text(get(f"/search?q=http://{SITES[3]}/broken").text)
    assert "not known" in text(get("/search?q=http://nowhere.example/x").text)


@pytest.mark.parametrize(
    "query", ["q=%00", "q=a&since=yesterday", "q=%E9%98%B2&from=99999999999999999", "q=" + "x" * 5000, "q=%ff%fe"]
)
def test_odd_questions_are_answered(get: Get, query: str) -> None:
    assert get(f"/search?{query}").status_code in {200, 302}


def test_a_page_shows_what_changed_from_version_to_version(get: Get) -> None:
    html = get("/page/2").text
    assert "Version 2" in html
    assert "<del>四</del>" in html
    assert "<ins>六</ins>" in html
    # The version that is looked at: its title, its text, and which of all it is.
    heading = re.search(r"<h1>(.*?)</h1>", html)
    assert heading
    assert heading[1] not in {"", "(no title)"}
    assert re.search(r'<div class="body"><p>[^<]', html)
    assert "<b>Version 2</b>" in html
    assert "<del>" not in get("/page/2?version=1").text


def test_a_record_is_text_or_a_file(get: Get) -> None:
    at = re.search(r'href="(/record/\d+)"', get("/page/1").text)
    assert at
    shown = get(at.group(1))
    assert shown.headers["content-type"] == "text/plain; charset=utf-8"
    assert shown.headers["x-content-type-options"] == "nosniff"
    assert "x-odd: <b>" in shown.text
    assert "<script>alert('是原样')</script>" in shown.text, "gbk, shown as UTF-8"
    kept = get(f"{at.group(1)}/bytes")
    assert kept.content == PAGE
    assert kept.headers["content-type"] == "application/octet-stream"
    assert kept.headers["content-disposition"].startswith("attachment;")


@pytest.mark.parametrize(
    "path", ["/story/aaaaaaaaaaaaaaaa", "/site?name=none", "/page/999", "/record/999", "/record/2", "/ledger/pages/999"]
)
def test_what_is_not_there(get: Get, path: str) -> None:
    assert get(path).status_code == 404


def test_the_tables_say_what_their_columns_mean(get: Get) -> None:
    for table in ("stories", "pages", "versions", "sites", "failures"):
        for language in ("en", "zh"):
            html = get(f"/ledger/{table}", language).text
            columns = re.findall(r'<th scope="col" title="([^"]*)"', html)
            assert columns
            assert all(columns)


def test_charts_say_what_the_tables_beneath_say(get: Get) -> None:
    for figure in get("/").text.split("<figure")[1:]:
        drawn = re.findall(r"<title>(.+?): (\d+)</title>", figure)
        told = re.findall(r'<th scope="row">(.+?)</th><td>(\d+)</td>', figure)
        assert drawn
        assert sorted(drawn) == sorted(told)
