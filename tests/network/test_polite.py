"""One request at a time to each host, as far apart as the settings, robots.txt and the host itself ask."""

from __future__ import annotations

import signal
import subprocess
import time
from collections import Counter
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest
from scrapy.http import Response

from crawler.ledger import open_database
from crawler.network.downloader import MOST_SILENT
from crawler.network.retry_after import seconds_asked
from tests import launch
from tests.conftest import LOCAL, ROOT, scrapy_command
from tests.ledger.made import contents
from tests.network.support import Answer, Server, ask
from tests.site.server import TestSite

ALLOWED = {"ALLOWED_PRIVATE_HOSTS": "127.0.0.0/8"}
NO_ROBOTS = ALLOWED | {"ROBOTSTXT_OBEY": False}
# What Scrapy does by itself.
STOCK = {
    "DOWNLOADER": "scrapy.core.downloader.Downloader",
    "SCHEDULER_PRIORITY_QUEUE": "scrapy.pqueues.DownloaderAwarePriorityQueue",
    "DOWNLOADER_MIDDLEWARES": {},
    "EXTENSIONS": {},
}


def slow(path: str, asked: int) -> Answer:
    return Answer(seconds=0.05)


@pytest.mark.parametrize("delay", [0, 0.01], ids=["no delay", "a delay shorter than an answer"])
def test_one_at_a_time(delay: float) -> None:
    with Server(slow) as server:
        targets = {str(n): f"{server.base}/{n}" for n in range(20)}
        found = ask(targets, NO_ROBOTS | {"DOWNLOAD_DELAY": delay})
        assert found["outcome"] == {name: ["fetched", 200] for name in targets}
        assert server.most_at_once == 1


def test_scrapy_alone_asks_for_many_at_once() -> None:
    """Why there is a downloader of our own; when this fails, it may go."""
    with Server(slow) as server:
        ask({str(n): f"{server.base}/{n}" for n in range(20)}, NO_ROBOTS | STOCK)
        assert server.most_at_once > 1


def away(path: str, asked: int) -> Answer:
    return Answer(302, b"", (("Location", path.replace("/to/", "http://")),)) if path.startswith("/to/") else slow(path, asked)


def test_redirects_wait_for_their_turn_at_the_host_that_they_go_to() -> None:
    with Server(slow, "127.0.0.3") as second, Server(away) as first:
        targets = {f"redirected {n}": f"{first.base}/to/127.0.0.3:{second.port}/{n}" for n in range(10)}
        targets |= {f"straight {n}": f"{second.base}/straight-{n}" for n in range(10)}
        found = ask(targets, NO_ROBOTS)
        assert found["outcome"] == {name: ["fetched", 200] for name in targets}
        assert len(second.came) == 20
        assert second.most_at_once == 1


def test_hosts_do_not_wait_for_each_other() -> None:
    """The pages of a slow host stand first; those of the other are there before they are done."""
    with Server(lambda *_: Answer(seconds=0.3)) as first, Server(slow, "127.0.0.3") as second:
        targets = {f"slow {n}": f"{first.base}/{n}" for n in range(8)} | {f"quick {n}": f"{second.base}/{n}" for n in range(8)}
        ask(targets, NO_ROBOTS | {"CONCURRENT_REQUESTS": 4})
        assert max(second.times()) < max(first.times())


def test_the_delay_varies_and_keeps_to_its_bounds() -> None:
    with Server(lambda *_: Answer()) as server:
        ask({str(n): f"{server.base}/{n}" for n in range(25)}, NO_ROBOTS | {"DOWNLOAD_DELAY": 0.4})
        gaps = server.gaps()
        # Half the delay, less what a request may be late on a busy machine.
        assert min(gaps) >= 0.15
        # Of 24 gaps from 0.2 to 0.6 the mean is 0.4, by chance a tenth more or less once in some ten thousand runs.
        assert 0.3 < sum(gaps) / len(gaps) < 0.54
        assert max(gaps) - min(gaps) > 0.08


def robots(text: str, status: int = 200) -> Any:
    return lambda path, asked: Answer(status, text.encode()) if path == "/robots.txt" else Answer()


def test_crawl_delay() -> None:
    with Server(robots("User-agent: *\nCrawl-delay: 0.5\n")) as server:
        ask({str(n): f"{server.base}/{n}" for n in range(5)}, ALLOWED)
        gaps = server.gaps("/")[1:]
        # A request that a busy machine lets in late makes the next gap shorter.
        assert min(gaps) >= 0.25
        assert sum(gaps) >= 0.45 * len(gaps)
        assert "asks for 0.5 seconds" in ask({"page": f"{server.base}/x"}, ALLOWED)["log"]


@pytest.mark.parametrize("delay", ["1e9", "999999999999"], ids=["a number", "a long number"])
def test_a_crawl_delay_without_end_is_bounded(delay: str) -> None:
    with Server(robots(f"User-agent: *\nCrawl-delay: {delay}\n")) as server:
        found = ask({str(n): f"{server.base}/{n}" for n in range(3)}, ALLOWED | {"CRAWL_DELAY_MAX": 0.2})
        assert found["outcome"]["2"] == ["fetched", 200]


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        pytest.param(Answer(200, b"User-agent: *\nDisallow: /"), ["blocked", "robots.txt"], id="all is forbidden"),
        pytest.param(Answer(200, b"User-agent: other\nDisallow: /"), ["fetched", 200], id="another robot is meant"),
        pytest.param(Answer(404, b"User-agent: *\nDisallow: /"), ["fetched", 200], id="there is none"),
        pytest.param(Answer(403, b"no"), ["fetched", 200], id="refused: as none (RFC 9309, 2.3.1.3)"),
        pytest.param(
            Answer(500, b"oops"), ["blocked", "robots.txt: http 500"], id="not to be had: nothing is asked for (2.3.1.4)"
        ),
        pytest.param(Answer(302, b"", (("Location", "/robots.txt"),)), ["fetched", 200], id="redirects in circles: as none"),
        pytest.param(Answer(200, b"\xff\xfe\x00<html>" * 1000), ["fetched", 200], id="no robots.txt at all"),
        pytest.param(Answer(200, b"User-agent: *\n" + b"Disallow: /a\n" * 80_000), ["fetched", 200], id="a megabyte of rules"),
    ],
)
def test_robots(answer: Answer, outcome: list[object]) -> None:
    with Server(lambda path, _: answer if path == "/robots.txt" else Answer()) as server:
        found = ask({"page": f"{server.base}/page"}, ALLOWED)
        assert found["outcome"]["page"] == outcome
        assert len(server.times("/page")) == (outcome[0] == "fetched")
        assert "Traceback" not in found["log"]


def test_a_dead_host_is_one_line_in_the_log() -> None:
    found = ask({str(n): f"http://127.0.0.8:9/{n}" for n in range(3)}, ALLOWED)
    assert found["outcome"] == {str(n): ["failed", "connection refused"] for n in range(3)}
    assert len([line for line in found["log"].splitlines() if "robots.txt" in line and "Gave up" not in line]) == 1
    assert "Traceback" not in found["log"]
    assert found["stats"]["downloader/request_count"] == 2, "robots.txt and its second try; no page is asked for"


def busy(retry_after: str | timedelta, status: int = 429) -> Any:
    """Refuses the first request for /busy. retry_after: as the header has it, or a date so much later than the answer."""

    def answer(path: str, asked: int) -> Answer:
        told = retry_after
        if isinstance(told, timedelta):
            told = format_datetime(datetime.now(timezone.utc) + told, usegmt=True)
        headers = (("Retry-After", told),) if told else ()
        return Answer(status, b"", headers) if path == "/busy" and not asked else Answer()

    return answer


@pytest.mark.parametrize(
    ("answer", "settings", "least", "most"),
    [
        pytest.param(busy("1"), {}, 1.0, 2.5, id="seconds"),
        pytest.param(busy("1", 503), {}, 1.0, 2.5, id="503"),
        pytest.param(busy("0"), {}, 0.0, 0.8, id="none"),
        pytest.param(busy("soon"), {"RETRY_AFTER_DEFAULT": 1}, 1.0, 2.5, id="no time at all: the default"),
        pytest.param(busy(""), {"RETRY_AFTER_DEFAULT": 1}, 1.0, 2.5, id="429 without a word: the default"),
        pytest.param(busy("", 503), {"RETRY_AFTER_DEFAULT": 9}, 0.0, 0.8, id="503 without a word"),
    ],
)
def test_retry_after(answer: Any, settings: dict[str, Any], least: float, most: float) -> None:
    """The host pauses, with all that waits for it; the other host goes on."""
    with Server(answer) as server, Server(slow, "127.0.0.3") as other:
        targets = {"busy": f"{server.base}/busy"} | {str(n): f"{server.base}/{n}" for n in range(3)}
        targets |= {f"other {n}": f"{other.base}/{n}" for n in range(8)}
        found = ask(targets, NO_ROBOTS | settings)
        assert found["outcome"] == {name: ["fetched", 200] for name in targets}
        assert least <= server.gap_after("/busy") <= most
        if least:
            assert max(other.times()) < server.times()[-1]
            assert found["stats"]["retry_after/pauses"] == 1


def test_a_date_is_a_pause_too() -> None:
    with Server(busy(timedelta(seconds=3))) as server:
        found = ask({"busy": f"{server.base}/busy"}, NO_ROBOTS)
        assert found["outcome"]["busy"] == ["fetched", 200]
        assert server.gaps()[0] >= 1.9, "dates are whole seconds: one of them may be lost between Date and this one"


@pytest.mark.parametrize(
    ("retry_after", "date", "seconds"),
    [
        ("120", None, 120.0),
        ("99999999999999999999", None, float("inf")),
        ("Wed, 21 Oct 2026 07:28:30 GMT", "Wed, 21 Oct 2026 07:28:00 GMT", 30.0),
        ("Wed, 21 Oct 2026 07:28:00 GMT", "Wed, 21 Oct 2026 07:28:30 GMT", 0.0),
        ("Wed, 21 Oct 2015 07:28:00 GMT", None, 0.0),
        ("-5", None, None),
        ("1.5", None, None),
        ("", None, None),
        ("Wed, 99 Oct 2026", None, None),
        ("１２", None, None),
    ],
)
def test_what_retry_after_says(retry_after: str, date: str | None, seconds: float | None) -> None:
    headers = {"Retry-After": retry_after.encode()} | ({"Date": date.encode()} if date else {})
    assert seconds_asked(Response("http://a.cn/", headers=headers)) == seconds


def test_who_asks_for_too_long_is_left_alone(tmp_path: Path) -> None:
    """The run ends without it; what was not fetched is due for the next run, and that one fetches it."""
    with TestSite(articles=40, faults={"429"}, retry_after=86_400) as site:
        command = ["crawl", "repost", "-a", f"start={site.url()}", *LOCAL, "-s", f"LEDGER_URL=sqlite:///{tmp_path}/l.db"]
        command += ["-s", "FEEDS={}"]
        done = launch.run(scrapy_command(*command))
        assert done.returncode == 0, done.stderr
        assert "is left alone for the rest of the run" in done.stderr
        assert "Traceback" not in done.stderr
        states = [page["state"] for page in ledger_of(tmp_path)["pages"].values()]
        assert "due" in states
        assert "failed" not in states
        done = launch.run(scrapy_command(*command))
        assert done.returncode == 0
        later = [page["state"] for page in ledger_of(tmp_path)["pages"].values()]
        assert later.count("fetched") > states.count("fetched")


def test_pages_of_a_site_that_is_down_stay_due(tmp_path: Path) -> None:
    """An outage of one night must not use up the attempts of all that waits: the next run finds it as it was."""
    with TestSite(articles=40) as site:
        command = ["crawl", "repost", "-a", f"start={site.url()}", *LOCAL, "-s", f"LEDGER_URL=sqlite:///{tmp_path}/l.db"]
        command = scrapy_command(*command, "-s", "FEEDS={}")
        assert launch.run([*command, "-s", "CLOSESPIDER_PAGECOUNT=3"]).returncode == 0
    before = [url for url, page in ledger_of(tmp_path)["pages"].items() if page["state"] == "due"]
    assert len(before) > 10
    done = launch.run(command)
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("does not answer: it is left alone for the rest of the run") == 1
    pages = ledger_of(tmp_path)["pages"]
    states = Counter(pages[url]["state"] for url in before)
    assert states == {"failed": states["failed"], "due": len(before) - states["failed"]}
    assert states["failed"] <= MOST_SILENT


def ledger_of(folder: Path) -> Any:
    database = open_database(f"sqlite:///{folder}/l.db", create=False)
    found = contents(database)
    database.close()
    return found


def test_a_pause_does_not_hold_up_the_end(tmp_path: Path) -> None:
    """SIGTERM while the host makes us wait for ten minutes."""
    with Server(
        lambda path, _: Answer(503, b"", (("Retry-After", "600"),)) if path != "/robots.txt" else Answer(404)
    ) as server:
        command = ["crawl", "repost", "-a", f"start={server.base}/", *LOCAL, "-s", f"LEDGER_URL=sqlite:///{tmp_path}/l.db"]
        # A fresh process: what it does with the signal is its own affair.
        process = subprocess.Popen(scrapy_command(*command, "-s", "FEEDS={}"), cwd=ROOT, stderr=subprocess.PIPE, text=True)
        assert process.stderr is not None
        for line in process.stderr:
            if "asks for a pause of 600 seconds" in line:
                break
        process.send_signal(signal.SIGTERM)
        begun = time.monotonic()
        log = process.stderr.read()
        assert process.wait(20) == 0
        assert time.monotonic() - begun < 10
        process.stderr.close()
        assert "Traceback" not in log


FAULTS = {"5xx", "429", "reset", "cut", "length", "slow", "redirects", "bomb", "challenge", "gone", "headers"}


def test_one_at_a_time_whatever_goes_wrong(tmp_path: Path) -> None:
    with TestSite(articles=60, faults=FAULTS, bomb_bytes=4 << 20, slow_seconds=0.2, retry_after=1) as site:
        command = ["crawl", "repost", "-a", f"start={site.url()}", *LOCAL, "-s", f"LEDGER_URL=sqlite:///{tmp_path}/l.db"]
        command += ["-s", "FEEDS={}", "-s", "DOWNLOAD_MAXSIZE=1000000"]
        done = launch.run(scrapy_command(*command))
        assert done.returncode == 0, done.stderr
        assert "Traceback" not in done.stderr
        assert site.most_at_once == {site.host("repost"): 1}
