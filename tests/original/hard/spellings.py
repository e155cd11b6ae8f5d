"""Noise that a key must not see, and differences that it must: each turns one address into another."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from html import escape
from urllib.parse import urlsplit

from tests.original.hard import addresses as at

Change = Callable[[random.Random, str], str]


def swap_host(url: str, host: str) -> str:
    """The address at another host (with a port, if `host` has one)."""
    scheme, rest = url.split("://", 1)
    _, mark, path = re.match(r"([^/?#]*)([/?#]?)(.*)", rest, re.DOTALL).groups()  # type: ignore[union-attr]
    return f"{scheme}://{host}{mark}{path}"


def _host(url: str) -> str:
    return urlsplit(url).netloc


def scheme(_rng: random.Random, url: str) -> str:
    old, rest = url.split("://", 1)
    return f"{'http' if old == 'https' else 'https'}://{rest}"


def host_case(rng: random.Random, url: str) -> str:
    return swap_host(url, rng.choice((str.upper, str.title))(_host(url)))


def scheme_case(_rng: random.Random, url: str) -> str:
    old, rest = url.split("://", 1)
    return f"{old.upper()}://{rest}"


def no_www(_rng: random.Random, url: str) -> str:
    return swap_host(url, _host(url).removeprefix("www.")) if _plain_www(url) else url


def mobile(rng: random.Random, url: str) -> str:
    return swap_host(url, f"{rng.choice(('m', 'wap', '3g'))}.{_host(url).removeprefix('www.')}") if _plain_www(url) else url


def _plain_www(url: str) -> bool:
    """A `www.` host that is a site of its own without `www.` too (www.gov.cn is not: gov.cn is a suffix)."""
    return _host(url).startswith("www.") and _host(url) != "www.gov.cn"


def default_port(_rng: random.Random, url: str) -> str:
    parts = urlsplit(url)
    return url if ":" in parts.netloc else swap_host(url, f"{parts.netloc}:{443 if parts.scheme.lower() == 'https' else 80}")


def host_dot(_rng: random.Random, url: str) -> str:
    return url if ":" in _host(url) else swap_host(url, _host(url) + ".")


def gateway(rng: random.Random, url: str) -> str:
    host = _host(url)
    if ":" in host or "-" in host:
        return url
    return swap_host(url, f"{host.replace('.', '-')}x{rng.getrandbits(52):013x}xx.ipv6best.cn")


def fragment(rng: random.Random, url: str) -> str:
    return url.split("#", maxsplit=1)[0] + rng.choice(("#", "#top", "#comment", "#p=1", "#reloaded"))


def session(rng: random.Random, url: str) -> str:
    head, mark, query = url.partition("?")
    return f"{head};jsessionid={rng.getrandbits(128):032X}{mark}{query}" if not head.endswith("/") else url


TRACKING = (
    "utm_source={} utm_medium={} utm_campaign=c{} spm=C73544.P{}.0.0 from=singlemessage from=timeline isappinstalled=0 "
    "scene={} share_token={} share_from=app&timestamp={} wxshare_count={} wxshare={} PHPSESSID=ab{}"
).split()


def tracking(rng: random.Random, url: str) -> str:
    """One to three parameters that decide nothing, anywhere in the query."""
    head, hash_mark, tail = url.partition("#")
    path, _, query = head.partition("?")
    params = query.split("&") if query else []
    for noise in rng.sample(TRACKING, rng.randint(1, 3)):
        params.insert(rng.randint(0, len(params)), noise.format(rng.randint(1, 10**6)))
    return f"{path}?{'&'.join(params)}{hash_mark}{tail}"


def order(rng: random.Random, url: str) -> str:
    head, mark, query = url.partition("?")
    if "#" in query or "&" not in query:
        return url
    params = query.split("&")
    rng.shuffle(params)
    return f"{head}{mark}{'&'.join(params)}"


def escapes_case(_rng: random.Random, url: str) -> str:
    return re.sub(r"%[0-9A-Fa-f]{2}", lambda match: match.group().swapcase(), url)


def dot_segments(rng: random.Random, url: str) -> str:
    spot = url.find("/", url.find("://") + 3)
    return url if spot < 0 else url[:spot] + rng.choice(("/.", "/x/..", "/./zt/..")) + url[spot:]


def ampersand(_rng: random.Random, url: str) -> str:
    return escape(url, quote=False)


def zero_width(rng: random.Random, url: str) -> str:
    spot = rng.randint(9, len(url))
    return url[:spot] + rng.choice("\u200b\ufeff\u200c\u2060") + url[spot:]


def full_width(rng: random.Random, url: str) -> str:
    """Full-width marks of the scheme, or full-width figures after it."""
    if rng.random() < 0.5 or "%" in url:
        return url.replace("://", "：／／", 1)
    head, mark, rest = url.partition("://")
    return head + mark + "".join(chr(ord(c) + 0xFEE0) if c.isdigit() else c for c in rest)


def default_document(rng: random.Random, url: str) -> str:
    return url + rng.choice(("index.html", "index.htm", "index.shtml", "index.php")) if url.endswith("/") else url


def wechat_tail(rng: random.Random, url: str) -> str:
    """WeChat's own noise, behind what decides."""
    head = url.split("#", maxsplit=1)[0]
    noise = rng.sample(
        ("chksm=84{:x}", "scene={}", "ascene={}", "mpshare=1", "srcid=0424{:x}", "sharer_shareid={:x}", "sharer_sharetime={}"),
        rng.randint(1, 4),
    )
    mark = "&" if "?" in head else "?"
    tail = "&".join(part.format(rng.randint(1, 10**9)) for part in noise)
    return f"{head}{mark}{tail}{rng.choice(('', '#rd', '#wechat_redirect'))}"


# Noise by layer: at most one of a layer is put on one address, the layers in this order.
HOST_NOISE: tuple[Change, ...] = (no_www, mobile, host_case, host_dot, default_port, gateway)
PATH_NOISE: tuple[Change, ...] = (dot_segments, session, escapes_case, default_document)
QUERY_NOISE: tuple[Change, ...] = (tracking, tracking, order)
LAST_NOISE: tuple[Change, ...] = (fragment, ampersand, zero_width, full_width, scheme_case)
WECHAT_NOISE: tuple[Change, ...] = (wechat_tail, wechat_tail, order)


def change_digit(rng: random.Random, url: str) -> str:
    """One figure of the last number in the path or query is another one."""
    spots = [match.start() for match in re.finditer(r"\d", url) if match.start() > url.index("://") + 3 + len(_host(url))]
    spot = spots[-1 - rng.randint(0, min(2, len(spots) - 1))]
    return url[:spot] + str((int(url[spot]) + rng.randint(1, 9)) % 10) + url[spot + 1 :]


def change_case(rng: random.Random, url: str) -> str:
    """One letter of the path is written large or small."""
    start = url.index("://") + 3 + len(_host(url))
    end = url.find("?") if "?" in url else len(url)
    spots = [i for i in range(start, end) if url[i].isalpha() and url[i].isascii() and url[i - 1] != "%" and url[i - 2] != "%"]
    spot = rng.choice(spots)
    return url[:spot] + url[spot].swapcase() + url[spot + 1 :]


def other_port(rng: random.Random, url: str) -> str:
    return swap_host(url, f"{_host(url)}:{rng.choice((8080, 81, 9000))}")


def other_site(rng: random.Random, url: str) -> str:
    """Another office of the place, or another place."""
    labels = _host(url).split(".")
    return (
        swap_host(url, ".".join([rng.choice(("sw", "zjj", "mzw", "wap1", "mnews")), *labels[1:]]))
        if len(labels) > 2
        else swap_host(url, f"{at.word(rng)}.cn")
    )


def next_part(rng: random.Random, url: str) -> str:
    """Page two of an article, or of a list."""
    stem, dot, end = url.rpartition(".")
    if dot and "/" not in end and "?" not in url:
        return f"{stem}_{rng.randint(1, 9)}{dot}{end}"
    return f"{url}{'&' if '?' in url else '?'}page={rng.randint(2, 9)}"


def more(rng: random.Random, url: str) -> str:
    """A parameter that decides, though its name looks like one that does not."""
    name = rng.choice(("id", "fromid", "sceneid", "nid", "cid", "docid", "newsid"))
    return f"{url}{'&' if '?' in url else '?'}{name}={rng.randint(1, 10**6)}"


DIFFERENCES: tuple[Change, ...] = (change_digit, change_digit, change_case, other_port, other_site, next_part, more)
