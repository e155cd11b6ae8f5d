"""story_key, surt and the hosts, row by row, and what must hold for every URL."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.original import host_of, hosts, key, noise, registered_domain, sites, story_key, surt
from crawler.original.noise import SESSIONS, TRACKING, TRACKING_PREFIXES
from crawler.original.remembered import forget_answers
from tests.original.tables.apart import APART, NOT_URLS
from tests.original.tables.keys import KEYS
from tests.original.tables.more_apart import MORE_APART
from tests.original.tables.noise_keys import NOISE_KEYS
from tests.original.tables.site_keys import SITE_KEYS

ALL_KEYS = (*KEYS, *NOISE_KEYS, *SITE_KEYS)


def named(rows: tuple[tuple[str, ...], ...]) -> list[object]:
    """Rows as parameters; the reason is the row's id."""
    return [pytest.param(*row[1:], id=f"{number}-{row[0]}") for number, row in enumerate(rows)]


@pytest.mark.parametrize(("url", "key"), named(ALL_KEYS))
def test_a_spelling_has_its_key(url: str, key: str) -> None:
    assert story_key(url) == key
    assert story_key(key) == key


ENTRIES = [
    *[(key, "TRACKING", entry) for entry in sorted(noise.TRACKING)],
    *[(key, "TRACKING_PREFIXES", entry) for entry in noise.TRACKING_PREFIXES],
    *[(key, "CACHE_BREAKERS", entry) for entry in sorted(noise.CACHE_BREAKERS)],
    *[(key, "TIMESTAMPS", entry) for entry in sorted(noise.TIMESTAMPS)],
    *[(key, "SESSIONS", entry) for entry in sorted(noise.SESSIONS)],
    *[(key, "SESSION_PREFIXES", entry) for entry in noise.SESSION_PREFIXES],
    *[(key, "DEFAULT_DOCUMENTS", entry) for entry in sorted(noise.DEFAULT_DOCUMENTS)],
    *[(key, "WECHAT_LONG_PATHS", entry) for entry in sorted(sites.WECHAT_LONG_PATHS)],
    *[(key, "WECHAT_DECIDES", entry) for entry in sites.WECHAT_DECIDES],
    *[(key, "WECHAT_OLD_NAMES", entry) for entry in sites.WECHAT_OLD_NAMES],
    *[(key, "TRACKING_AT", (host, name)) for host, names in sites.TRACKING_AT.items() for name in sorted(names)],
    *[(key, "ECHOES_AT", (host, name)) for host, names in sites.ECHOES_AT.items() for name in sorted(names)],
    *[(hosts, "MOBILE_LABELS", entry) for entry in sorted(sites.MOBILE_LABELS)],
    *[(hosts, "NOT_TWINS", entry) for entry in sorted(sites.NOT_TWINS)],
    *[(hosts, "SAME_HOSTS", entry) for entry in sites.SAME_HOSTS],
    *[(hosts, "GATEWAYS", entry) for entry in sites.GATEWAYS],
]


def without(table: Any, entry: Any) -> Any:
    """The table less one entry; a pair names one of the names that a host has."""
    if isinstance(entry, tuple):
        return {**table, entry[0]: table[entry[0]] - {entry[1]}}
    if isinstance(table, dict):
        return {name: value for name, value in table.items() if name != entry}
    return type(table)(item for item in table if item != entry)


@pytest.mark.parametrize(("module", "table", "entry"), [pytest.param(*row, id=f"{row[1]}-{row[2]}") for row in ENTRIES])
def test_every_entry_has_a_row_that_needs_it(monkeypatch: pytest.MonkeyPatch, module: Any, table: str, entry: Any) -> None:
    monkeypatch.setattr(module, table, without(getattr(module, table), entry))
    forget_answers()
    try:
        assert any(story_key(url) != expected for _, url, expected in ALL_KEYS)
    finally:
        forget_answers()


@pytest.mark.parametrize(("one", "other"), named((*APART, *MORE_APART)))
def test_different_pages_stay_apart(one: str, other: str) -> None:
    assert story_key(one) != story_key(other)


@pytest.mark.parametrize("text", named(NOT_URLS))
def test_what_is_no_url_is_a_value_error(text: str) -> None:
    with pytest.raises(ValueError, match="expected an http"):
        story_key(text)
    with pytest.raises(ValueError, match="expected an http"):
        surt(text)
    assert host_of(text) is None


LETTERS = "abcXYZ019"
WORDS = st.text(LETTERS + "-_~", min_size=1, max_size=8)
HOSTS = st.sampled_from(("www.xinqu.gov.cn", "news.xinqu.com.cn", "xinqu.cn", "192.168.1.9", "新区.中国"))
SEGMENTS = st.lists(st.one_of(WORDS, st.sampled_from(("新闻", "a b", "%E6%96", "%7e", "1%2F2"))), max_size=4)
PARAMETERS = st.lists(st.tuples(st.sampled_from(("id", "nid", "cid", "Page", "标题")), WORDS), max_size=4)
NOISE = st.lists(
    st.tuples(
        st.one_of(
            st.sampled_from(sorted(TRACKING | SESSIONS)), st.sampled_from([prefix + "x" for prefix in TRACKING_PREFIXES])
        ),
        WORDS,
    ),
    min_size=1,
    max_size=3,
)


def written(host: str, segments: list[str], parameters: list[tuple[str, str]]) -> str:
    query = "&".join(f"{name}={value}" for name, value in parameters)
    return f"http://{host}/{'/'.join(segments)}{'?' if query else ''}{query}"


@given(HOSTS, SEGMENTS, PARAMETERS)
def test_a_key_of_a_key_is_the_key(host: str, segments: list[str], parameters: list[tuple[str, str]]) -> None:
    key = story_key(written(host, segments, parameters))
    assert story_key(key) == key


@given(HOSTS, SEGMENTS, PARAMETERS, NOISE, st.integers(0, 4), st.booleans())
def test_tracking_never_changes_a_key(
    host: str, segments: list[str], parameters: list[tuple[str, str]], noise: list[tuple[str, str]], at: int, upper: bool
) -> None:
    noise = [(name.upper() if upper else name, value) for name, value in noise]
    mixed = [*parameters[:at], *noise, *parameters[at:]]
    assert story_key(written(host, segments, mixed) + "#rd") == story_key(written(host, segments, parameters))


@given(HOSTS, st.lists(WORDS, min_size=1, max_size=4), PARAMETERS, st.data())
def test_changing_a_deciding_part_changes_the_key(
    host: str, segments: list[str], parameters: list[tuple[str, str]], data: st.DataObject
) -> None:
    key = story_key(written(host, segments, parameters))
    place = data.draw(st.integers(0, len(segments) - 1))
    other = [*segments[:place], segments[place] + "x", *segments[place + 1 :]]
    assert story_key(written(host, other, parameters)) != key
    assert story_key(written(host, segments, [*parameters, ("id", "zz")])) != key
    assert story_key(written("other.cn", segments, parameters)) != key
    if parameters:
        name, value = parameters[-1]
        assert story_key(written(host, segments, [*parameters[:-1], (name, value + "x")])) != key


@given(st.one_of(st.text(), st.text().map("http://".__add__), st.text().map("http://a.cn/".__add__), st.text("%/.;()?&=#a1:")))
def test_no_text_raises_anything_but_value_error(text: str) -> None:
    try:
        key = story_key(text)
    except ValueError:
        return
    assert key.startswith("http://")
    assert story_key(key) == key
    assert ")" in surt(text)


@given(st.text("%/.;()?&=#25aA1+jsessionid", max_size=40).map("http://www.a.cn/".__add__))
def test_odd_paths_have_stable_keys(url: str) -> None:
    key = story_key(url)
    assert story_key(key) == key


SURTS = (
    ("host turned round", "https://www.gdzz.gov.cn/rcgz/post_18406.html", "cn,gov,gdzz)/rcgz/post_18406.html"),
    ("root", "http://www.gov.cn", "cn,gov)/"),
    ("www2", "http://www2.xinqu.cn/a", "cn,xinqu)/a"),
    ("lower case", "http://Xinqu.cn/A/B.HTML?ID=X", "cn,xinqu)/a/b.html?id=x"),
    ("trailing slash", "http://xinqu.cn/a/", "cn,xinqu)/a"),
    ("doubled slash", "http://xinqu.cn/a//b/", "cn,xinqu)/a/b"),
    ("default document stays", "http://xinqu.cn/index.html", "cn,xinqu)/index.html"),
    ("sorted query", "http://xinqu.cn/a?b=2&a=1", "cn,xinqu)/a?a=1&b=2"),
    ("empty query", "http://xinqu.cn/a?", "cn,xinqu)/a"),
    ("tracking stays", "http://xinqu.cn/a?utm_source=x&id=2", "cn,xinqu)/a?id=2&utm_source=x"),
    ("fragment goes", "http://xinqu.cn/a#b", "cn,xinqu)/a"),
    ("default port goes", "https://xinqu.cn:443/a", "cn,xinqu)/a"),
    ("other port stays", "http://xinqu.cn:8080/a", "cn,xinqu:8080)/a"),
    ("user name goes", "http://u:p@xinqu.cn/a", "cn,xinqu)/a"),
    ("mobile host stays", "http://m.xinqu.cn/a", "cn,xinqu,m)/a"),
    ("Chinese", "http://例子.中国/新闻/", "xn--fiqs8s,xn--fsqu00a)/%e6%96%b0%e9%97%bb"),
    ("needless escapes", "http://xinqu.cn/%7Ea%2Fb", "cn,xinqu)/~a/b"),
    ("escapes of escapes", "http://xinqu.cn/a%2525b", "cn,xinqu)/a%25b"),
    ("PHPSESSID of 32", "http://xinqu.cn/a?PHPSESSID=0123456789abcdefghijklmnopqrstuv&q=1", "cn,xinqu)/a?q=1"),
    ("sid of 32", "http://xinqu.cn/a?sid=9682993c8daa2c5497996114facdc805", "cn,xinqu)/a"),
    ("ASP.NET session", "http://xinqu.cn/(s(4hqa0555fwsecu455xqckv45))/a.aspx", "cn,xinqu)/a.aspx"),
    ("IP address", "http://192.168.51.134/ftp/a.txt", "134,51,168,192)/ftp/a.txt"),
    ("WeChat", "http://mp.weixin.qq.com/s?__biz=MzA==&mid=2", "com,qq,weixin,mp)/s?__biz=mza==&mid=2"),
)


@pytest.mark.parametrize(("url", "expected"), named(SURTS))
def test_a_surt_is_what_web_archives_use(url: str, expected: str) -> None:
    assert surt(url) == expected


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("www.gdzz.gov.cn", "gdzz.gov.cn"),
        ("http://rsj.xinqu.gov.cn/1.html", "xinqu.gov.cn"),
        ("www.gov.cn", "www.gov.cn"),
        ("a.b.xinqu.com.cn", "xinqu.com.cn"),
        ("192.168.51.134", "192.168.51.134"),
        ("com.cn", None),
        ("localhost", None),
    ],
)
def test_the_registered_domain(host: str, domain: str | None) -> None:
    assert registered_domain(host) == domain


def test_the_host_is_read_as_browsers_read_it() -> None:
    assert host_of("HTTP://WWW.Xinqu.CN.:80/") == "www.xinqu.cn"
    assert host_of("http://0xC0A83386/") == "192.168.51.134"
    assert host_of("javascript:;") is None
