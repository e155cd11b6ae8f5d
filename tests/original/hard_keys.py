"""Pairs of addresses for the story key: spellings of one original, and addresses of different pages.

Both sides of a pair carry noise, so that a key that is too strict fails on the same ones and one that is too loose on the
different ones. Written from the field notes, without a look at the key.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import quote

from tests.original.hard import addresses as at
from tests.original.hard import spellings as sp


@dataclass(frozen=True, slots=True)
class KeyPair:
    """same: do both name one original? why: the rule that says so."""

    url_a: str
    url_b: str
    same: bool
    why: str


def _bases(rng: random.Random) -> str:
    """A clean address of an article, mostly with `www.`, sometimes with escapes or a directory's."""
    host = rng.choice(
        (
            f"www.{at.word(rng)}.gov.cn",
            f"www.{at.word(rng)}.gov.cn",
            f"www.{at.word(rng)}{rng.choice(('wang', 'ol'))}.com",
            at.gov_host(rng),
        )
    )
    path = at.path_of(
        rng,
        (
            *at.ARTICLE_PATHS,
            "zwgk/" + quote(rng.choice(("公告", "要闻"))) + "/{n}.html",
            "zt/{y}/{s}/",
            "view.do?id={n}&cid={s}&type=1",
        ),
    )
    return f"{rng.choice(('http', 'https'))}://{host}/{path}"


def noisy(rng: random.Random, url: str, *, wechat: bool = False) -> tuple[str, list[str]]:
    """The address with noise of one to four layers, and the names of what was done."""
    layers: list[tuple[sp.Change, ...]] = (
        [sp.WECHAT_NOISE, (sp.host_case,)] if wechat else [sp.PATH_NOISE, sp.HOST_NOISE, sp.QUERY_NOISE]
    )
    layers = [(sp.scheme,), *layers, sp.LAST_NOISE]
    done = []
    for layer in layers:
        change = rng.choice(layer)
        if rng.random() < 0.5 and (new := change(rng, url)) != url:
            url = new
            done.append(change.__name__)
    return url, done


def same_article(rng: random.Random) -> KeyPair:
    base = _bases(rng)
    a, done_a = noisy(rng, base) if rng.random() < 0.5 else (base, [])
    b, done_b = noisy(rng, base)
    return KeyPair(a, b, True, "noise: " + ", ".join(sorted({*done_a, *done_b})))


def same_wechat(rng: random.Random) -> KeyPair:
    base = rng.choice((at.wechat_long, at.wechat_short))(rng).split("#")[0]
    (a, done_a), (b, done_b) = noisy(rng, base, wechat=True), noisy(rng, base, wechat=True)
    return KeyPair(a, b, True, "WeChat noise: " + ", ".join(sorted({*done_a, *done_b})))


def same_home(rng: random.Random) -> KeyPair:
    host = f"www.{at.word(rng)}.gov.cn"
    a, b = rng.sample(
        (
            f"http://{host}",
            f"http://{host}/",
            f"https://{host}/index.html",
            f"http://{host[4:]}/",
            f"http://{host}/index.shtml",
        ),
        2,
    )
    return KeyPair(a, b, True, "home page, default document")


def same_chinese_host(rng: random.Random) -> KeyPair:
    host = rng.choice(("政务发布.cn", "青溪县.政务.cn", "新闻中心.中国", "龙桥市人民政府.中国"))
    path = at.path_of(rng, at.ARTICLE_PATHS)
    a, b = f"http://{host}/{path}", f"{rng.choice(('http', 'https'))}://{host.encode('idna').decode()}/{path}"
    return KeyPair(a, rng.choice((b, b.replace("xn--", "XN--"))), True, "Chinese host and punycode")


def same_raw_path(rng: random.Random) -> KeyPair:
    word = rng.choice(("要闻", "公告", "通知公告"))
    url = f"http://www.{at.word(rng)}.gov.cn/{{}}/{rng.randint(1, 10**6)}.html"
    return KeyPair(url.format(word), url.format(quote(word)), True, "Chinese path raw and escaped")


def same_ip(rng: random.Random) -> KeyPair:
    """The spellings of an IP address that a browser takes for one."""
    parts = [192, 168, rng.randint(0, 255), rng.randint(1, 255)]
    number = int.from_bytes(bytes(parts), "big")
    path = at.path_of(rng, at.ARTICLE_PATHS)
    plain = ".".join(map(str, parts))
    other = rng.choice((str(number), hex(number), ".".join(map(hex, parts)), "．".join(map(str, parts))))
    return KeyPair(f"http://{plain}/{path}", f"http://{other}/{path}", True, "spellings of an IP address")


def different_article(rng: random.Random) -> KeyPair:
    base = _bases(rng)
    change = rng.choice(sp.DIFFERENCES)
    other = change(rng, base)
    a, _ = noisy(rng, base)
    b, _ = noisy(rng, other)
    return KeyPair(a, b, False, change.__name__)


def different_value(rng: random.Random) -> KeyPair:
    """One value of the query is another one, or two change places."""
    name = rng.choice(("id", "nid", "newsid", "cid"))
    first, second = rng.sample(range(10, 10**6), 2)
    script = rng.choice(("show.php", "news/view.asp", "Detail.aspx", "list.php", "content.jsp"))
    head = f"http://www.{at.word(rng)}.gov.cn/{script}?"
    pairs = (
        (f"{name}={first}", f"{name}={second}", "another value"),
        (f"cid={first}&id=3", f"cid={second}&id=3", "the column's number differs"),
        (f"cid={first}&id={second}", f"cid={second}&id={first}", "values change places"),
        (f"{name}={first}&page=2", f"{name}={first}&page=3", "another part"),
        (f"{name}=aB{first}", f"{name}=ab{first}", "letter case of a value"),
        (f"{name}={first}", f"other{name}={first}", "another name"),
        (f"{name}={first}&type=1", f"{name}={first}", "a deciding parameter is missing"),
    )
    a, b, why = rng.choice(pairs)
    return KeyPair(noisy(rng, head + a)[0], noisy(rng, head + b)[0], False, why)


def different_wechat(rng: random.Random) -> KeyPair:
    """Short links that differ in case; long ones that differ in what decides."""
    if rng.random() < 0.4:
        base = at.wechat_short(rng)
        spots = [i for i in range(base.rindex("/") + 1, len(base)) if base[i].isalpha()]
        spot = rng.choice(spots)
        a, b, why = base, base[:spot] + base[spot].swapcase() + base[spot + 1 :], "WeChat short links differ in letter case"
    else:
        base = at.wechat_long(rng).split("&chksm")[0].split("&scene")[0]
        part = rng.choice(("__biz=Mz", "&mid=", "&idx=", "&sn="))
        spot = base.index(part) + len(part)
        new = rng.choice([c for c in ("12345678" if part != "__biz=Mz" else "ABCDE") if c != base[spot]])
        a, b, why = base, base[:spot] + new + base[spot + 1 :], f"WeChat {part.split('=')[0].strip('&')} differs"
    return KeyPair(noisy(rng, a, wechat=True)[0], noisy(rng, b, wechat=True)[0], False, why)


def different_page(rng: random.Random) -> KeyPair:
    """Pages of one site that are near each other: column and article, list pages, home page and column."""
    site = f"http://www.{at.word(rng)}.gov.cn"
    number = rng.randint(10, 10**6)
    pairs = (
        (f"{site}/zwgk/gzdt/", f"{site}/zwgk/gzdt/t20230424_{number}.html", "column and its first article"),
        (f"{site}/zwgk/", f"{site}/zwgk/index_2.html", "list page one and two"),
        (f"{site}/zwgk/index_2.html", f"{site}/zwgk/index_3.html", "list page two and three"),
        (f"{site}/", f"{site}/zwgk/", "home page and column"),
        (f"{site}/a/{number}.html", f"{site}/b/{number}.html", "another directory"),
        (f"{site}/list-12-1.html", f"{site}/list-12-2.html", "list page one and two"),
        (f"{site}/thread-{number}-1-1.html", f"{site}/thread-{number}-2-1.html", "thread page one and two"),
        (f"{site}:8080/{number}.html", f"{site}/{number}.html", "port"),
        (f"{site}/s/{number}", f"{site}/s?id={number}", "path and query"),
        (f"http://192.168.51.134/{number}.txt", f"http://192.168.51.135/{number}.txt", "another IP address"),
        (f"{site}/?id={number}", f"{site}/", "query of the home page"),
        (f"{site}/zwindex.html", f"{site}/zw", "a file whose name ends like a default document"),
        (f"{site}/a%2Fb/{number}.html", f"{site}/a/b/{number}.html", "an escaped slash"),
        (f"{site}/index.php?id={number}", f"{site}/index.php?id={number + 1}", "query of a default document"),
        (f"{site}/search?q=%E6%B0%B4", f"{site}/search?q=%E7%81%AB", "escaped words"),
        (
            f"http://www-qing-gov-cnx45c8967083868xx.ipv6best.cn/{number}.html",
            f"http://www-bai-gov-cnx45c8967083868xx.ipv6best.cn/{number}.html",
            "gateway hosts",
        ),
        (f"http://{at.word(rng)}m.gov.cn/{number}.html", f"http://gov.cn/{number}.html", "a host that ends like a mobile one"),
    )
    a, b, why = rng.choice(pairs)
    return KeyPair(noisy(rng, a)[0] if re.match(r"http://\w+\.", a) and "192" not in a else a, b, False, why)


MAKERS: tuple[Callable[[random.Random], KeyPair], ...] = (
    *[same_article] * 9, *[same_wechat] * 2, same_home, same_ip, same_chinese_host, same_raw_path,
    *[different_article] * 5, *[different_value] * 3, *[different_wechat] * 3, *[different_page] * 2,
)  # fmt: skip


def hard_keys(seed: int = 1, count: int = 2400) -> Iterator[KeyPair]:
    """Pairs from the seed, the same for every run; about half are the same original. Equal spellings are left out."""
    rng = random.Random(seed)
    made = 0
    while made < count:
        pair = MAKERS[made % len(MAKERS)](rng)
        if pair.url_a != pair.url_b:
            made += 1
            yield pair
