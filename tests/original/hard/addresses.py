"""Addresses of originals in every shape of the field notes, and the ways in which pages write them.

A way of writing takes a clean address and gives HTML source with the address that a reader would take from it.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from urllib.parse import quote, urlsplit

PINYIN = (
    "lin qing an yong shi long feng jin yu bai nan dong xi bei xin gu da chang ping ning wu wen de feng tai kang he xing fu "
    "tong song liu mei lan zhu jiang xi hu shan ling chuan yang zhou cheng qiao kou pu wan quan yuan tan tang gang"
).split()
GOV_PREFIX = ("www", "www", "www", "fgw", "jyj", "nyncj", "sthjj", "rsj", "mzj", "kjt", "wjw", "zrzy")
MEDIA_HOSTS = (
    "www.gov.cn",
    "www.news.cn",
    "www.xinhuanet.com",
    "www.chinanews.com.cn",
    "paper.people.com.cn",
    "epaper.gmw.cn",
    "news.cctv.com",
    "www.cnr.cn",
    "www.ce.cn",
    "www.legaldaily.com.cn",
    "news.youth.cn",
    "www.jjjcb.cn",
    "www.huanqiu.com",
    "epaper.stdaily.com",
)
ARTICLE_PATHS = (
    "show-{n}.html",
    "content/post_{n}.html",
    "zwgk/gzdt/content/post_{n}.html",
    "{y}{m}/t{y}{m}{d}_{n}.html",
    "xwzx/{y}{m}/t{y}{m}{d}_{n}.shtml",
    "art/{y}/{mm}/{dd}/art_{s}_{n}.html",
    "{y}-{m}/{d}/content_{n}.htm",
    "info/{s}/{n}.htm",
    "c/{y}-{m}-{d}/{n}.shtml",
    "a/{y}{m}{d}/{n}.htm",
    "zcfg/content_{n}.htm",
    "article.aspx?id={n}",
    "news/view.php?cid={s}&id={n}",
    "Article/Show.asp?newsid={n}",
    "xwdt/detail.jsp?nid={n}&type=2",
    "thread-{n}-1-1.html",
    "{y}{m}{d}/{h}/c.html",
)
COLUMN_PATHS = (
    "col/col{s}/index.html",
    "xwzx/gzdt/",
    "zwgk/",
    "list-{s}-1.html",
    "yaowen/index_3.html",
    "n1/node_{s}.htm",
    "ywdt/index.html",
)
HOME_PATHS = ("", "", "index.html", "index.htm")


@dataclass(frozen=True, slots=True)
class Written:
    """One way of writing an address.

    source: HTML source, good for an attribute and for text. url: what it means. also: other spellings of the
    answer that the design leaves open (scheme where none is written, case of scheme and host).
    """

    source: str
    url: str
    why: str
    also: tuple[str, ...] = ()


Way = Callable[[random.Random, str, str], Written]


def word(rng: random.Random) -> str:
    """A pinyin word of two syllables; not beian, whose host is that of the badges."""
    made = rng.choice(PINYIN) + rng.choice(PINYIN)
    return "beihai" if made == "beian" else made


def gov_host(rng: random.Random) -> str:
    """A host of a government site or of a well-known news site."""
    if rng.random() < 0.25:
        return rng.choice(MEDIA_HOSTS)
    return f"{rng.choice(GOV_PREFIX)}.{word(rng)}.gov.cn"


def own_host(rng: random.Random) -> str:
    """A host of a site that reposts."""
    tail = rng.choice(("org.cn", "com", "net.cn", "cn", "com.cn", "net"))
    return f"{rng.choice(('www.', 'www.', ''))}{word(rng)}{rng.choice(('wang', 'news', 'zx', 'ol', ''))}.{tail}"


def path_of(rng: random.Random, shapes: tuple[str, ...]) -> str:
    """A path of one of the shapes, filled with numbers."""
    month, day = rng.randint(1, 12), rng.randint(1, 28)
    return rng.choice(shapes).format(
        n=rng.randint(10_000, 9_999_999),
        s=rng.randint(100, 9999),
        y=rng.randint(2015, 2025),
        m=f"{month:02d}",
        d=f"{day:02d}",
        mm=month,
        dd=day,
        h=f"{rng.getrandbits(128):032x}",
    )


def article(rng: random.Random) -> str:
    """The address of an article."""
    return f"{rng.choice(('http', 'https'))}://{gov_host(rng)}/{path_of(rng, ARTICLE_PATHS)}"


def column(rng: random.Random) -> str:
    """The address of a column or list page."""
    return f"http://{gov_host(rng)}/{path_of(rng, COLUMN_PATHS)}"


def home(rng: random.Random) -> str:
    """The address of a site's home page."""
    return f"{rng.choice(('http', 'https'))}://{gov_host(rng)}/{rng.choice(HOME_PATHS)}"


def wechat_long(rng: random.Random) -> str:
    """A WeChat article in the long form, with all its tails."""
    biz = "Mz" + "".join(rng.choices("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", k=12)) + "=="
    tail = rng.choice(
        (
            "",
            f"&chksm={rng.getrandbits(160):040x}&scene=21#wechat_redirect",
            f"&chksm={rng.getrandbits(160):040x}#rd",
            "&scene=0",
        )
    )
    mid, idx, sign = rng.randint(10**9, 3 * 10**9), rng.randint(1, 8), rng.getrandbits(128)
    return f"https://mp.weixin.qq.com/s?__biz={biz}&mid={mid}&idx={idx}&sn={sign:032x}{tail}"


def wechat_short(rng: random.Random) -> str:
    """A WeChat article in the short form."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
    name = "".join(rng.choices(letters + "-_", k=20))
    return f"http{rng.choice(('', 's'))}://mp.weixin.qq.com/s/{rng.choice(letters)}{name}{rng.choice(letters)}"


def without_fragment(url: str) -> tuple[str, ...]:
    """The address without its `#…`, where it has one: the design does not say whether it stays."""
    return (url.split("#", maxsplit=1)[0],) if "#" in url else ()


def plain(_rng: random.Random, url: str, _page: str) -> Written:
    """As it is, `&` escaped once as HTML wants."""
    return Written(escape(url), url, "plain", without_fragment(url))


def _raw(url: str) -> str:
    """`&` not escaped at all; browsers read it the same where no entity name follows."""
    return url.replace('"', "%22")


def raw_ampersand(_rng: random.Random, url: str, _page: str) -> Written:
    return Written(_raw(url), url, "bare &", without_fragment(url))


def twice_escaped(rng: random.Random, url: str, _page: str) -> Written:
    if "&" not in url:
        url += ("&" if "?" in url else "?") + f"type={rng.randint(1, 9)}&page=1"
    return Written(escape(escape(url)), url, "&amp; twice", without_fragment(url))


def no_scheme(_rng: random.Random, url: str, _page: str) -> Written:
    rest = url.split("://", 1)[1]
    host, _, path = rest.partition("/")
    if host.count(".") == 3 and not host.startswith("www."):
        rest = f"www.{host.split('.', 1)[1]}/{path}"
    return Written(escape(rest), "http://" + rest, "no scheme", ("https://" + rest, *without_fragment("http://" + rest)))


def zero_width(rng: random.Random, url: str, _page: str) -> Written:
    marks = ("\u200b", "\ufeff", "\u200c", "\u2060", "\u200d")
    places = sorted(rng.sample(range(9, len(url)), 2), reverse=True)
    text = url
    for spot in places:
        text = text[:spot] + rng.choice(marks) + text[spot:]
    return Written(escape(text + rng.choice(("", rng.choice(marks)))), url, "zero-width characters", without_fragment(url))


def _wide(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


def full_width(rng: random.Random, url: str, _page: str) -> Written:
    """Some or all characters are full-width ones; a `#…` tail is not tried."""
    url = url.split("#", maxsplit=1)[0]
    scheme, rest = url.split("://", 1)
    host, slash, path = rest.partition("/")
    text = rng.choice(
        (
            f"{scheme}：／／{rest}",
            f"{scheme}：//{rest}",
            f"{scheme}://{host.replace('.', '．')}{slash}{path}",
            _wide(url),
            f"{scheme}://{host}{slash}" + "".join(_wide(c) if c.isdigit() else c for c in path),
        )
    )
    return Written(escape(text), url, "full-width characters")


def upper_case(rng: random.Random, url: str, _page: str) -> Written:
    scheme, rest = url.split("://", 1)
    host, slash, path = rest.partition("/")
    new_scheme, new_host = rng.choice(
        ((scheme.upper(), host), (scheme, host.upper()), (scheme.title(), host.title()), (scheme.upper(), host.upper()))
    )
    stated = f"{new_scheme}://{new_host}{slash}{path}"
    also = (url, f"{scheme}://{new_host}{slash}{path}", f"{new_scheme}://{host}{slash}{path}")
    return Written(escape(stated), stated, "upper-case scheme or host", also + without_fragment(stated) + without_fragment(url))


def port(rng: random.Random, url: str, _page: str) -> Written:
    parts = urlsplit(url)
    number = rng.choice((8080, 8081, 9000, 80 if parts.scheme == "http" else 443))
    stated = url.replace(parts.netloc, f"{parts.netloc}:{number}", 1)
    return Written(escape(stated), stated, "port", without_fragment(stated))


def tracking(rng: random.Random, url: str, _page: str) -> Written:
    """Noise that only the key may drop."""
    url = url.split("#", maxsplit=1)[0]
    if "?" not in url and rng.random() < 0.3:
        stated = f"{url};jsessionid={rng.getrandbits(128):032X}"
    else:
        noise = rng.choice(
            (
                "utm_source=wx&utm_medium=app",
                "from=singlemessage&isappinstalled=0",
                f"spm=C{rng.randint(10**4, 10**5)}.P1.0.0",
                "share_token=abc&timestamp=1714377600",
                "div=-1",
            )
        )
        stated = f"{url}{'&' if '?' in url else '?'}{noise}"
    return Written(escape(stated), stated, "tracking parameters stay")


def div_tail(_rng: random.Random, url: str, _page: str) -> Written:
    host = urlsplit(url).netloc
    stated = f"http://{host}/html/2015-07/04/nw.D110000abc_20150704_5-A03.htm?div=-1"
    return Written(stated, stated, "?div=-1")


def percent(rng: random.Random, url: str, _page: str) -> Written:
    stated = (
        url.split("?", maxsplit=1)[0].split("#", maxsplit=1)[0].rsplit("/", 1)[0]
        + "/"
        + quote(rng.choice(("新闻动态", "通知公告", "工作简报")))
        + f"/{rng.randint(10**4, 10**6)}.html"
    )
    if rng.random() < 0.5:
        stated = stated.replace("%E", "%e")
    return Written(escape(stated), stated, "percent-escapes stay as they are")


def private(rng: random.Random, _url: str, _page: str) -> Written:
    host = rng.choice(
        ("192.168.51.{}", "10.12.3.{}", "172.16.8.{}", "192.168.1.{}:8080", "121.8.98.{}", "218.76.40.{}:81")
    ).format(rng.randint(2, 250))
    stated = f"http://{host}/{path_of(rng, (*ARTICLE_PATHS, 'ftp/{y}{m}/{n}.txt'))}"
    return Written(escape(stated), stated, "private address or bare IP")


def chinese_host(rng: random.Random, url: str, _page: str) -> Written:
    host = rng.choice(
        ("www.政务发布.cn", "新闻中心.中国", "www.青溪县.政务.cn", "www.xn--zfro1az7tuph.cn", "xn--fiqq24b8je6u2d.xn--fiqs8s")
    )
    stated = f"http://{host}/{url.split('://', 1)[1].partition('/')[2]}"
    return Written(escape(stated), stated, "Chinese host or punycode", without_fragment(stated))


def wechat(rng: random.Random, _url: str, _page: str) -> Written:
    stated = rng.choice((wechat_long, wechat_long, wechat_short))(rng)
    return Written(escape(stated), stated, "WeChat address", without_fragment(stated))
