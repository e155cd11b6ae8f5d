"""No connection leads inside: real crawls against real listening sockets, which must stay alone."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from crawler.ledger import open_database
from crawler.network.addresses import Allowed, why_not_public
from tests import launch
from tests.conftest import LOCAL, Scrapy
from tests.ledger.made import contents
from tests.network.support import Listener, ask
from tests.site.server import TestSite

LOOPBACK = ("127.0.0.1", "127.0.0.53", "::1")
TEREDO = "2001:0:4136:e378:8000:63bf:80ff:fffe"  # server 65.54.227.120, client 127.0.0.1 (inverted)

# (host as it stands in an address, what the refusal says, why it is here). The listening sockets could be reached by the
# first group: `test_the_same_spellings_do_reach_it` shows that they are.
REACHABLE = (
    ("127.0.0.1", "loopback", "plain"),
    ("127.0.0.53", "loopback", "another loopback address"),
    ("localhost", "loopback", "the name of it"),
    ("2130706433", "loopback", "one decimal number"),
    ("0x7f000001", "loopback", "one hexadecimal number"),
    ("0X7F000001", "loopback", "in capitals"),
    ("017700000001", "loopback", "one octal number"),
    ("0177.0.0.1", "loopback", "an octal part"),
    ("0x7f.0.0.1", "loopback", "a hexadecimal part"),
    ("0x7f.0.0.0x1", "loopback", "two of them"),
    ("127.1", "loopback", "two parts"),
    ("127.0.1", "loopback", "three parts"),
    ("127.0.0x0.1", "loopback", "mixed parts"),
    ("0", "this host", "Linux takes 0 for itself"),
    ("0.0.0.0", "this host", "unspecified"),
    ("１２７.０.０.１", "loopback", "full-width digits"),
    ("127。0。0。1", "loopback", "Chinese full stops"),
    ("１２７．０．０．１", "loopback", "full-width digits and stops"),
    ("127｡0｡0｡1", "loopback", "half-width Chinese full stops"),
    ("①②⑦.⓪.⓪.①", "loopback", "digits in circles"),
    ("[::1]", "loopback", "IPv6"),
    ("[0:0:0:0:0:0:0:1]", "loopback", "IPv6 in full"),
    ("[0000:0000:0000:0000:0000:0000:0000:0001]", "loopback", "IPv6 with every zero"),
    ("[::ffff:127.0.0.1]", "loopback", "mapped"),
    ("[::ffff:7f00:1]", "loopback", "mapped, in hexadecimal"),
    ("[0:0:0:0:0:ffff:7f00:0001]", "loopback", "mapped, in full"),
    ("[::]", "this host", "IPv6 unspecified"),
)
ELSEWHERE = (
    ("[::127.0.0.1]", "IPv4-compatible", "IPv4-compatible"),
    ("[64:ff9b::7f00:1]", "loopback", "NAT64 of loopback"),
    ("[64:ff9b::10.0.0.1]", "private network", "NAT64 of a private network"),
    ("[64:ff9b::a9fe:a9fe]", "link-local", "NAT64 of cloud metadata"),
    ("[64:ff9b:1::7f00:1]", "local-use NAT64", "local-use NAT64"),
    ("[2002:7f00:1::]", "6to4", "6to4 of loopback"),
    (f"[{TEREDO}]", "Teredo", "Teredo"),
    ("[fe80::1]", "link-local", "IPv6 link-local"),
    ("[fc00::1]", "private network", "unique local"),
    ("[fd00:ec2::254]", "private network", "AWS metadata by IPv6"),
    ("[ff02::1]", "multicast", "IPv6 multicast"),
    ("[2001:db8::1]", "documentation", "IPv6 documentation"),
    ("[5f00::1]", "not given out", "IPv6 that nobody was given"),
    ("[::ffff:10.0.0.1]", "private network", "mapped private network"),
    ("[::ffff:169.254.169.254]", "link-local", "mapped metadata"),
    ("10.0.0.1", "private network", "10/8"),
    ("172.16.0.1", "private network", "172.16/12, its first"),
    ("172.31.255.254", "private network", "172.16/12, its last"),
    ("192.168.1.1", "private network", "192.168/16"),
    ("192.168.51.134", "private network", "stated as an original on a real page (field notes)"),
    ("169.254.169.254", "link-local", "cloud metadata"),
    ("2852039166", "link-local", "cloud metadata as one number"),
    ("0xa9fea9fe", "link-local", "cloud metadata in hexadecimal"),
    ("169.254.43518", "link-local", "cloud metadata in three parts"),
    ("100.100.100.200", "carrier network", "Alibaba Cloud's metadata"),
    ("192.0.0.192", "protocol assignments", "Oracle Cloud's metadata"),
    ("168.63.129.16", "inside Azure", "a public range that only Azure's own machines reach"),
    ("198.18.0.1", "benchmarks", "benchmarks; some proxies' made-up addresses"),
    ("192.0.2.1", "documentation", "documentation"),
    ("203.0.113.9", "documentation", "documentation"),
    ("192.88.99.1", "6to4 relay", "6to4 relays"),
    ("224.0.0.1", "multicast", "multicast"),
    ("240.0.0.1", "reserved", "reserved"),
    ("255.255.255.255", "broadcast", "broadcast"),
)
# Spellings that are no host at all: nothing is asked of anybody.
NO_HOST = (
    ("%31%32%37.0.0.1", "percent-escapes"),
    ("user@127.0.0.1", "a name before the host"),
    ("www.gov.cn:80@127.0.0.1", "a host before the host"),
    ("127.0.0.1.", "a full stop behind a number makes it a name"),
    ("[::1%25lo]", "a zone id"),
    ("[fe80::1%25lo]", "a link-local address with its zone"),
    ("0x7f.1.", "a name that looks like a number"),
    ("[::ffff:127.1]", "no IPv6"),
)
SCHEMES = (
    "file:///etc/passwd",
    "data:text/html,hello",
    "ftp://127.0.0.1:{port}/",
    "s3://bucket/key",
    "gopher://127.0.0.1:{port}/",
)


@pytest.fixture(scope="module")
def refused() -> Any:
    """Every target, asked for in one crawl with nothing allowed; with the number of connections that came."""
    with Listener(*LOOPBACK) as server:
        targets = {
            f"{scheme}://{host}": f"{scheme}://{host}:{server.port}/"
            for host, *_ in (*REACHABLE, *ELSEWHERE, *NO_HOST)
            for scheme in ("http", "https")
        }
        targets |= {scheme: scheme.format(port=server.port) for scheme in SCHEMES}
        return ask(targets), server.connections


def test_the_table_is_long_enough() -> None:
    assert len({host for host, *_ in (*REACHABLE, *ELSEWHERE, *NO_HOST)}) >= 60


def test_no_connection_came(refused: Any) -> None:
    assert refused[1] == []


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize(("host", "what"), [pytest.param(host, what, id=why) for host, what, why in (*REACHABLE, *ELSEWHERE)])
def test_refused_with_its_reason(refused: Any, host: str, what: str, scheme: str) -> None:
    state, reason = refused[0]["outcome"][f"{scheme}://{host}"]
    assert state == "blocked"
    assert reason.startswith("private address: ")
    assert reason.endswith(f"({what})")


@pytest.mark.parametrize("host", [pytest.param(host, id=why) for host, why in NO_HOST])
def test_no_host(refused: Any, host: str) -> None:
    state, reason = refused[0]["outcome"][f"http://{host}"]
    assert (state, reason.partition(":")[0]) in {
        ("failed", "host not found"),
        ("failed", "not an http address"),
        ("failed", "no address"),
    }


@pytest.mark.parametrize("scheme", SCHEMES)
def test_other_schemes_are_off(refused: Any, scheme: str) -> None:
    assert refused[0]["outcome"][scheme] == ["failed", "not an http address"]


def test_a_refusal_is_counted_and_not_tried_again(refused: Any) -> None:
    """Pages of a host whose robots.txt was refused are not asked for, so spellings of one host count once."""
    stats = refused[0]["stats"]
    assert stats["network/refused/private address"] >= len(REACHABLE) + len(ELSEWHERE)
    assert not [name for name in stats if name.startswith("retry/") and "PrivateAddress" in name]


def test_the_same_spellings_do_reach_it() -> None:
    """The table can fail: with the addresses allowed, each of these spellings is a connection."""
    with Listener(*LOOPBACK) as server:
        targets = {host: f"http://{host}:{server.port}/" for host, *_ in REACHABLE}
        allowed = {"ALLOWED_PRIVATE_HOSTS": "127.0.0.0/8,0.0.0.0,::1,::", "ROBOTSTXT_OBEY": False}
        found = ask(targets, allowed)
        assert found["outcome"] == {host: ["fetched", 200] for host in targets}
        assert len(server.connections) == len(targets)


def redirect(to: str) -> bytes:
    return f"HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".encode()


@pytest.mark.parametrize(
    ("to", "reason"),
    [
        pytest.param("http://127.0.0.1:{port}/", "private address: 127.0.0.1 (loopback)", id="another loopback address"),
        pytest.param("//0x7f.1:{port}/", "private address: 127.0.0.1 (loopback)", id="in hexadecimal, without a scheme"),
        pytest.param("https://[::1]:{port}/", "private address: ::1 (loopback)", id="IPv6 and another scheme"),
        pytest.param(
            "http://169.254.169.254/latest/meta-data/", "private address: 169.254.169.254 (link-local)", id="metadata"
        ),
        pytest.param("file:///etc/passwd", "http 302", id="a file"),
        pytest.param("ftp://127.0.0.1:{port}/", "http 302", id="ftp"),
    ],
)
def test_every_hop_of_a_redirect_is_checked(to: str, reason: str) -> None:
    """127.0.0.9 stands for a public host that sends the crawler inside."""
    with Listener("127.0.0.9", answer=redirect(to)) as outside, Listener(*LOOPBACK) as inside:
        outside.answer = redirect(to.replace("{port}", str(inside.port)))
        settings = {"ALLOWED_PRIVATE_HOSTS": "127.0.0.9", "ROBOTSTXT_OBEY": False}
        found = ask({"page": f"http://127.0.0.9:{outside.port}/"}, settings)
        assert found["outcome"]["page"][1] == reason
        assert outside.connections == ["127.0.0.9"]
        assert inside.connections == []


def test_a_refresh_in_a_page_is_checked() -> None:
    with Listener(*LOOPBACK) as inside:
        body = f'<meta http-equiv="refresh" content="0;url=http://127.0.0.1:{inside.port}/">'.encode()
        with Listener("127.0.0.9", answer=page_of(body)) as outside:
            settings = {"ALLOWED_PRIVATE_HOSTS": "127.0.0.9", "ROBOTSTXT_OBEY": False}
            found = ask({"page": f"http://127.0.0.9:{outside.port}/"}, settings)
        assert found["outcome"]["page"] == ["blocked", "private address: 127.0.0.1 (loopback)"]
        assert inside.connections == []


def page_of(body: bytes) -> bytes:
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
    return head.encode() + body


# 127.0.0.9 stands for a public address, the other loopback addresses for what is inside.
NAMES = (
    ("inside", [["127.0.0.1"]], "private address: 127.0.0.1 (loopback)", "a name that leads inside"),
    ("mixed", [["127.0.0.9", "127.0.0.1"]], "private address: 127.0.0.1 (loopback)", "the public answer first"),
    ("mixed-last", [["127.0.0.1", "127.0.0.9"]], "private address: 127.0.0.1 (loopback)", "the public answer last"),
    ("mixed-six", [["127.0.0.9", "::1"]], "private address: ::1 (loopback)", "public by IPv4, inside by IPv6"),
    ("mapped", [["::ffff:127.0.0.1"]], "private address: ::ffff:127.0.0.1 (loopback)", "a mapped answer"),
    ("metadata", [["169.254.169.254"]], "private address: 169.254.169.254 (link-local)", "a name of cloud metadata"),
)


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_names_that_lead_inside(scheme: str) -> None:
    hosts = {f"{name}.example": answers for name, answers, _, _ in NAMES}
    with Listener("127.0.0.9", *LOOPBACK) as server:
        targets = {name: f"{scheme}://{name}.example:{server.port}/" for name, *_ in NAMES}
        found = ask(targets, {"ALLOWED_PRIVATE_HOSTS": "127.0.0.9"}, hosts)
        assert found["outcome"] == {name: ["blocked", reason] for name, _, reason, _ in NAMES}
        assert server.connections == []


def test_a_name_that_changes_its_answer() -> None:
    """DNS rebinding: what is checked is what is connected to, at each connection anew."""
    with Listener("127.0.0.9", *LOOPBACK) as server:
        targets = {str(n): f"http://rebind.example:{server.port}/{n}" for n in range(3)}
        settings = {"ALLOWED_PRIVATE_HOSTS": "127.0.0.9", "ROBOTSTXT_OBEY": False, "CONCURRENT_REQUESTS": 1}
        found = ask(targets, settings, {"rebind.example": [["127.0.0.9"], ["127.0.0.1"], ["127.0.0.9"]]})
        inside = ["blocked", "private address: 127.0.0.1 (loopback)"]
        assert found["outcome"] == {"0": ["fetched", 200], "1": inside, "2": ["fetched", 200]}
        assert server.connections == ["127.0.0.9", "127.0.0.9"]


@pytest.mark.parametrize(
    ("proxy", "url", "allowed", "came", "reason"),
    [
        pytest.param("127.0.0.1", "http://www.gov.cn/", "", 0, "private address: 127.0.0.1 (loopback)", id="a proxy inside"),
        pytest.param("127.0.0.1", "https://www.gov.cn/", "", 0, "private address: 127.0.0.1 (loopback)", id="its tunnel"),
        pytest.param(
            "127.0.0.1", "http://10.0.0.1/", "127.0.0.1", 0, "private address: 10.0.0.1 (private network)", id="number"
        ),
        pytest.param(
            "127.0.0.1", "http://0x0a.1/", "127.0.0.1", 0, "private address: 10.0.0.1 (private network)", id="spelled"
        ),
        pytest.param("127.0.0.1", "https://[::1]/", "127.0.0.1", 0, "private address: ::1 (loopback)", id="IPv6 in a tunnel"),
        pytest.param("127.0.0.1", "http://www.gov.cn/", "127.0.0.1", 1, 200, id="a name is the proxy's to resolve"),
    ],
)
@pytest.mark.parametrize("enabled", [True, False], ids=["proxies on", "proxies off"])
def test_proxies(proxy: str, url: str, allowed: str, came: int, reason: object, enabled: bool) -> None:
    """A proxy that a request brings with it is guarded, whether Scrapy's proxy middleware is on or off."""
    with Listener("127.0.0.1") as server:
        target = {"url": url, "meta": {"proxy": f"http://{proxy}:{server.port}"}}
        settings = {"ALLOWED_PRIVATE_HOSTS": allowed, "ROBOTSTXT_OBEY": False, "HTTPPROXY_ENABLED": enabled}
        found = ask({"page": target}, settings)
        assert found["outcome"]["page"][1] == reason
        assert len(server.connections) == came


def test_the_proxy_of_the_environment_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with Listener("127.0.0.1") as server:
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{server.port}")
        ask({"page": "http://name.example/"}, {"ALLOWED_PRIVATE_HOSTS": "127.0.0.1"}, {"name.example": [["127.0.0.7"]]})
        assert server.connections == []


@pytest.mark.parametrize(
    ("text", "public"),
    [
        ("8.8.8.8", True),
        ("223.5.5.5", True),
        ("172.15.255.255", True),
        ("172.32.0.1", True),
        ("100.128.0.1", True),
        ("2400:3200::1", True),
        ("240e::1", True),
        ("::ffff:8.8.8.8", True),
        ("64:ff9b::808:808", True),
        ("64:ff9b::a00:1", False),
        ("fe80::1%1", False),
        ("2001:1ff::1", False),
        ("2001:200::1", True),
    ],
)
def test_public_addresses_pass(text: str, public: bool) -> None:
    assert (why_not_public(text, Allowed()) is None) is public


@pytest.mark.parametrize(
    ("setting", "words"),
    [
        pytest.param("localhost", "ALLOWED_PRIVATE_HOSTS has 'localhost'", id="a name"),
        pytest.param("127.0.0.1/8", "has host bits set", id="a network with a host in it"),
        pytest.param("10.0.0.0/8,300.1.1.1", "ALLOWED_PRIVATE_HOSTS has '300.1.1.1'", id="no number"),
    ],
)
def test_a_bad_setting_ends_the_run_before_it_begins(scrapy: Scrapy, setting: str, words: str) -> None:
    run = scrapy("crawl", "repost", "-a", "start=http://127.0.0.1:9/", *LOCAL, "-s", f"ALLOWED_PRIVATE_HOSTS={setting}")
    assert run.returncode == 2
    assert words in run.stderr
    assert run.stderr.splitlines()[-1].startswith("scrapy crawl: ")
    assert "Traceback" not in run.stderr


def test_a_crawl_that_is_sent_inside(tmp_path: Path) -> None:
    """The whole spider, on a site whose pages redirect inside: the ledger says of each why it was not fetched."""
    with Listener("127.0.0.1") as inside, TestSite(articles=20, faults={"inside"}) as site:
        ledger = f"sqlite:///{tmp_path}/ledger.db"
        command = ["crawl", "repost", "-a", f"start={site.url('repost')}", *LOCAL, "-s", "ALLOWED_PRIVATE_HOSTS=127.0.0.2"]
        command += ["-s", f"LEDGER_URL={ledger}", "-s", "FEEDS={}"]
        done = launch.run([sys.executable, "-m", "tests.network.stay", *command])
        assert done.returncode == 0, done.stderr
        assert inside.connections == []
        database = open_database(ledger, create=False)
        pages = contents(database)["pages"]
        database.close()
        told = {number: pages[site.url("repost", f"/show-{number}.html")] for number in (900310, 900311, 900312)}
        assert {number: (page["state"], page["reason"]) for number, page in told.items()} == {
            900310: ("blocked", "private address: 127.0.0.1 (loopback)"),
            900311: ("blocked", "private address: 169.254.169.254 (link-local)"),
            900312: ("failed", "http 302"),
        }
        assert "private address" in done.stderr
