"""The made-up web is what its truth says, and every fault does what its name says."""

from __future__ import annotations

import asyncio
import http.client
import json
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import aiohttp
import pytest

from crawler.page import decode, parse
from crawler.spiders.listing import read_listing
from crawler.spiders.shapes import site_of
from tests.site import FAULTS, TestSite
from tests.site.world import SITES


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:  # type: ignore[override]
        return None


_OPENER = urllib.request.build_opener(_NoRedirects)


def get(url: str, **headers: str) -> tuple[int, bytes, dict[str, str]]:
    """Status, body and headers, without following redirects."""
    asked = urllib.request.Request(url, headers={name.replace("_", "-"): value for name, value in headers.items()})
    try:
        with _OPENER.open(asked, timeout=10) as answer:
            return answer.status, answer.read(), dict(answer.headers)
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read(), dict(error.headers)


def text_of(url: str) -> str:
    status, body, headers = get(url)
    assert status == 200, url
    return decode(body, headers.get("Content-Type"))[0]


@pytest.fixture(scope="module")
def site() -> Iterator[TestSite]:
    with TestSite(seed=7, articles=24) as made:
        yield made


@pytest.fixture(scope="module")
def faulty() -> Iterator[TestSite]:
    with TestSite(seed=7, articles=60, faults=FAULTS, bomb_bytes=1 << 20, slow_seconds=0.05) as made:
        yield made


def test_each_site_has_an_address_of_its_own(site: TestSite) -> None:
    assert len({site_of(site.host(name)) for name in SITES}) == len(SITES)


def test_every_article_is_as_its_truth_says(site: TestSite) -> None:
    for url, truth in site.truth.items():
        text = text_of(url)
        assert truth.title in text
        assert truth.published in text or truth.published.replace("-", ".") in text
        for stated in (truth.original, truth.hint, truth.source_name):
            assert stated is None or stated in text
        for line in truth.body.split("\n"):
            assert line in text


def test_every_kind_of_statement_occurs() -> None:
    with TestSite(articles=120) as site:
        truths = site.truth
        reposts = [truth for truth in truths.values() if truth.site.startswith("repost")]
        there = [truth for truth in reposts if truth.original in truths]
        assert len(there) > 0.7 * len(reposts)
        assert any(truth.original and truth.original not in truths for truth in reposts)
        assert any(truth.hint for truth in reposts)
        assert any(truth.original is None and truth.hint is None for truth in reposts)
        assert {truth.relation for truth in there} == {"verbatim", "retitled", "abridged", "extended", "edited"}
        for truth in there:
            assert truth.relation != "verbatim" or truth.body == truths[truth.original or ""].body


def test_the_same_seed_gives_the_same_web(site: TestSite) -> None:
    with TestSite(seed=7, articles=24) as again:
        port, other = str(site.world.port), str(again.world.port)
        for name in SITES:
            assert text_of(site.url(name)).replace(port, other) == text_of(again.url(name))
        assert [t.body for t in site.truth.values()] == [t.body for t in again.truth.values()]
    with TestSite(seed=8, articles=24) as another:
        assert text_of(site.url("repost")) != text_of(another.url("repost"))


@pytest.mark.parametrize("name", SITES)
def test_a_walk_from_the_home_page_finds_every_article(site: TestSite, name: str) -> None:
    due, seen, found = [site.url(name)], set(), set()
    while due:
        url = due.pop()
        if url in seen or "/jinzhi/" in url or len(seen) > 100:
            continue
        seen.add(url)
        status, body, headers = get(url)
        if status != 200:
            continue
        listing = read_listing(parse(decode(body, headers["Content-Type"])[0], url))
        found.update(listing.articles)
        due += [*listing.lists, listing.next_page or url]
    assert found == {url for url, truth in site.truth.items() if truth.site == name}
    assert len(seen) < 25


def test_robots_forbid_one_folder(site: TestSite) -> None:
    assert get(site.url("repost", "/robots.txt"))[1] == b"User-agent: *\nDisallow: /jinzhi/\n"
    assert "/jinzhi/" in text_of(site.url("repost"))


def test_what_is_not_there_is_404(site: TestSite) -> None:
    for path in ("/show-1.html", "/show-10001.htm", "/lanmu/qinlian/di99ye", "/lanmu/qinlian/di1ye", "/x"):
        assert get(site.url("repost", path))[0] == 404


def test_the_log_tells_each_request(site: TestSite) -> None:
    site.forget()
    get(site.url("repost", "/show-10001.html?a=1"), User_Agent="me", If_None_Match='"x"')
    (seen,) = site.requests
    assert (seen.host, seen.path, seen.conditional, seen.agent) == ("127.0.0.2", "/show-10001.html?a=1", True, "me")
    assert seen.status == 200


def test_the_log_tells_how_many_at_once() -> None:
    async def ask_together(url: str, times: int) -> None:
        async with aiohttp.ClientSession() as session:
            answers = await asyncio.gather(*(session.get(url) for _ in range(times)))
            await asyncio.gather(*(answer.read() for answer in answers))

    with TestSite(articles=60, faults={"slow"}, slow_seconds=0.1) as site:
        slow = struck(site, "slow")[0]
        host = slow.split("/")[2].partition(":")[0]
        asyncio.run(ask_together(slow, 3))
        assert site.most_at_once == {host: 3}
        site.forget()
        asyncio.run(ask_together(slow, 1))
        asyncio.run(ask_together(slow, 1))
        assert site.most_at_once == {host: 1}


def test_new_articles_stand_on_top_and_change_no_old_one() -> None:
    with TestSite(articles=24) as site:
        before = site.truth
        (first, second) = site.publish("repost", 2)
        assert second in "".join(read_listing(parse(text_of(site.url()), site.url())).articles)
        assert {url: truth for url, truth in site.truth.items() if url in before} == before
        assert site.truth.keys() - before.keys() == {first, second}


def test_edits_change_the_page() -> None:
    with TestSite(articles=24) as site:
        url = site.url("repost", "/show-10001.html")
        before = site.truth[url].body
        assert site.edit("repost") == [url]
        assert site.truth[url].body.startswith(before + "\n")
        assert site.truth[url].body.rpartition("\n")[2] in text_of(url)


def test_vanished_articles_are_404_or_410_and_in_no_list() -> None:
    with TestSite(articles=24) as site:
        urls = site.vanish("repost", 2, start=20)
        assert [get(url)[0] for url in urls] == [404, 410]
        assert not site.truth.keys() & set(urls)
        assert not set(urls) & set(read_listing(parse(text_of(site.url()), site.url())).articles)


def test_it_runs_as_a_process_of_its_own() -> None:
    command = [sys.executable, "-m", "tests.site", "--port", "0", "--articles", "6", "--print-url"]
    root = Path(__file__).parents[2]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=root) as process:
        assert process.stdout is not None
        urls = json.loads(process.stdout.readline())
        assert "清风" in text_of(urls["repost"])
        assert json.loads(get(urls["repost"] + ".log")[1])[0]["path"] == "/"
        process.terminate()
        assert process.wait(10) == 0


def test_an_unknown_fault_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown faults"):
        TestSite(faults={"earthquake"})


# Faults. `struck` are the articles that a fault with a share hits.


def struck(site: TestSite, fault: str) -> list[str]:
    names = {host.host: name for name, host in SITES.items()}
    split = [(url, url.split("/", 3)) for url in site.truth]
    return [url for url, parts in split if _passing(site, fault, names[parts[2].partition(":")[0]], "/" + parts[3])]


def _passing(site: TestSite, fault: str, name: str, path: str) -> bool:
    earlier = [other for other in ("5xx", "429", "reset", "cut", "length") if other != fault]
    return site.faults.hits(fault, name, path) and not any(site.faults.hits(other, name, path) for other in earlier)


def broken(url: str) -> str | None:
    """The name of the error that asking for a URL gives, None if it answers; asked by a client that never asks again."""
    try:
        get(url)
    except (OSError, http.client.HTTPException) as error:
        return type(error).__name__
    return None


@pytest.mark.parametrize(
    ("fault", "statuses"),
    [("5xx", [500, 503, 200, 200]), ("429", [429, 200, 200])],
    ids=["a burst of 5xx, then the page", "429 once, then the page"],
)
def test_refusals_pass(faulty: TestSite, fault: str, statuses: list[int]) -> None:
    faulty.forget()
    url = struck(faulty, fault)[0]
    answers = [get(url) for _ in statuses]
    assert [status for status, _, _ in answers] == statuses
    assert all(headers["Retry-After"] == "1" for status, _, headers in answers if status in {429, 503})


@pytest.mark.parametrize(
    ("fault", "error"),
    [("reset", {"ConnectionResetError", "URLError"}), ("cut", {"IncompleteRead"}), ("length", {"IncompleteRead"})],
    ids=["reset", "a chunked body without end", "less than Content-Length"],
)
def test_broken_connections_pass(faulty: TestSite, fault: str, error: set[str]) -> None:
    faulty.forget()
    url = struck(faulty, fault)[0]
    assert broken(url) in error
    assert faulty.requests[-1].status == (0 if fault == "reset" else 200)
    assert broken(url) is None


def test_304_for_who_has_the_page(faulty: TestSite) -> None:
    url = faulty.url("source")
    _, _, headers = get(url)
    assert get(url, If_None_Match=headers["ETag"])[:2] == (304, b"")
    assert get(url, If_None_Match='"other"')[0] == 200


def test_lying_charsets_still_read(faulty: TestSite) -> None:
    faulty.forget()
    for url in struck(faulty, "charset"):
        assert faulty.truth[url].title in text_of(url)


def test_lists_link_to_old_addresses_that_redirect(faulty: TestSite) -> None:
    listed = [url for page in ("", "di2ye") for url in read_listing(
        parse(text_of(faulty.url("repost", f"/lanmu/qinlian/{page}")), faulty.url())).articles]  # fmt: skip
    old = [url for url in listed if "/old/" in url]
    assert old
    assert get(old[0])[0] == 301
    assert faulty.url() + get(old[0])[2]["Location"][1:] in faulty.truth


def test_endless_lists(faulty: TestSite) -> None:
    for path in ("/lanmu/wujin/", "/lanmu/wujin/di77ye", "/lanmu/quan/", "/lanmu/quan/er"):
        listing = read_listing(parse(text_of(faulty.url("repost", path)), faulty.url("repost", path)))
        assert listing.is_list
        assert listing.next_page
        assert set(listing.articles) <= faulty.truth.keys()


def test_the_calendar_makes_new_pages_for_ever(faulty: TestSite) -> None:
    path, pages = "/rili/2024/5/", set()
    for _ in range(5):
        listing = read_listing(parse(text_of(faulty.url("repost", path)), faulty.url("repost", path)))
        pages.update(listing.articles)
        path = "/" + (listing.next_page or "").split("/", 3)[3]
    assert len(pages) == 40


def test_bombs(faulty: TestSite) -> None:
    assert len(get(faulty.url("repost", "/show-900001.html"))[1]) < (1 << 20) / 500
    assert len(get(faulty.url("repost", "/show-900002.html"))[1]) >= 1 << 20


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/show-900404.html", 404),
        ("/show-900410.html", 410),
        ("/show-900521.html", 521),
        ("/show-900412.html", 412),
        ("/show-900200.html", 200),
        ("/show-900300.html", 200),
        ("/show-900301.html", 302),
        ("/show-900303/7.html", 302),
        ("/show-900310.html", 302),
        ("/show-900312.html", 302),
    ],
    ids=[
        "not found",
        "gone",
        "加速乐",
        "瑞数",
        "verification",
        "script",
        "loop",
        "redirects for ever",
        "inside",
        "file scheme",
    ],
)
def test_pages_that_only_faults_make(faulty: TestSite, site: TestSite, path: str, status: int) -> None:
    assert get(faulty.url("repost", path))[0] == status
    assert get(site.url("repost", path))[0] == 404


def test_faults_change_no_truth(faulty: TestSite) -> None:
    with TestSite(seed=7, articles=60) as calm:
        port, other = str(calm.world.port), str(faulty.world.port)
        assert [t.body for t in calm.truth.values()] == [t.body for t in faulty.truth.values()]
        assert [url.replace(port, other) for url in calm.truth] == list(faulty.truth)
