"""The sites of a world: government sites, sites that repost, WeChat; how each shapes its pages and addresses."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import datetime
from html import escape

from tests.original.hard import addresses as at
from tests.original.hard import build, scaffolds
from tests.original.hard.scaffolds import Scaffold
from tests.prose import grammar
from tests.worlds.texts import Text

GOV_PATHS = (
    "content/post_{n}.html",
    "{y}{m}/t{y}{m}{d}_{n}.html",
    "art/{y}/{mm}/{dd}/art_{s}_{n}.html",
    "info/{s}/{n}.htm",
    "article.aspx?id={n}",
    "zwgk/{y}-{m}/{d}/content_{n}.htm",
)
REPOST_PATHS = (
    "show-{n}.html",
    "c/{y}-{m}-{d}/{n}.shtml",
    "a/{y}{m}{d}/{n}.htm",
    "news/view.php?cid={s}&id={n}",
    "thread-{n}-1-1.html",
)
# Ways in which a repost states its original; `$url` is escaped already.
STATEMENTS = (
    ("tail", "<p>原文链接：{url}</p>"),
    ("tail", "<p>原文链接:{url}</p>"),
    ("tail", '<p>原文链接：<a href="{url}">{url}</a></p>'),
    ("after", '<p>文章来源：<a href="{url}" target="_blank">{name}</a></p>'),
    ("after", '<p><a href="{url}">阅读原文</a></p>'),
    ("above", '<span>来源：<a href="{url}">{name}</a></span>'),
)
DISCLAIMERS = (
    "<p>[免责声明] 本文来源于网络转载,仅供学习交流使用,不构成商业目的。版权归原作者所有,如涉及版权问题,请与本网联系。</p>",
    "<p>免责声明：本网转载稿件不代表本网观点，如有侵权请联系删除。</p>",
    "",
    "",
)


@dataclass(frozen=True, slots=True)
class Site:
    """One site. name: as it writes itself. root: scheme and host. paths: the one shape of its articles' addresses."""

    name: str
    root: str
    scaffold: Scaffold
    paths: tuple[str, ...]
    after: str = ""

    def address(self, rng: random.Random) -> str:
        """A fresh article address of this site."""
        return f"{self.root}/{at.path_of(rng, self.paths)}"


@dataclass(slots=True)
class Draft:
    """What goes on a page besides its text. head: markup for `<head>`. slots: markup by slot. holes: WeChat's numbers."""

    site: Site
    url: str
    text: Text
    published: datetime
    head: str = ""
    slots: dict[str, str] = field(default_factory=dict)
    holes: dict[str, str] = field(default_factory=dict)


def gov_site(rng: random.Random) -> Site:
    """A government site, which publishes sources."""
    host = f"{rng.choice(at.GOV_PREFIX)}.{at.word(rng)}{rng.choice(at.PINYIN)}.gov.cn"
    chosen = rng.choice([s for s in scaffolds.SCAFFOLDS if s.name in ("trs", "jcms", "nfcms", "boda")])
    return Site(grammar.office(rng), f"{rng.choice(('http', 'https'))}://{host}", chosen, (rng.choice(GOV_PATHS),))


def repost_site(rng: random.Random) -> Site:
    """A site that reposts."""
    chosen = rng.choice([s for s in scaffolds.SCAFFOLDS if s.name in ("zxt", "zxt-utf8", "boda", "soup", "newspaper", "dede")])
    host = f"www.{at.word(rng)}{rng.choice(at.PINYIN)}{rng.choice(('wang', 'ol', 'news'))}.{rng.choice(('com', 'net', 'cn', 'org.cn'))}"
    name = grammar.place(rng) + rng.choice(("法治网", "信息网", "热线", "在线"))
    return Site(name, f"{rng.choice(('http', 'https'))}://{host}", chosen, (rng.choice(REPOST_PATHS),), rng.choice(DISCLAIMERS))


def wechat_site(rng: random.Random) -> Site:
    """A WeChat account, under the short form of its addresses."""
    return Site(grammar.place(rng) + "发布", "https://mp.weixin.qq.com", scaffolds.WECHAT_SCAFFOLD, ("s/{h}",))


def statement(rng: random.Random, url: str, name: str) -> dict[str, str]:
    """Slots in which the page states `url` as its original."""
    slot, markup = rng.choice(STATEMENTS)
    return {slot: markup.format(url=escape(url), name=escape(name))}


def source_line(draft: Draft) -> str:
    """The line above the body: date, and a source where the slots name one."""
    stated = draft.slots.get("above", "")
    return f"发布时间：{draft.published:%Y-%m-%d %H:%M} {stated}"


def page_html(rng: random.Random, draft: Draft) -> tuple[bytes, str | None]:
    """The page's bytes and its Content-Type header."""
    scaffold = draft.site.scaffold
    blocks = [scaffold.paragraph.format(escape(block, quote=False)) for block in draft.text.paragraphs()]
    if draft.text.original_title:
        blocks.insert(0, scaffold.paragraph.format(f"（原标题：{escape(draft.text.original_title, quote=False)}）"))
    holes = {
        "title": escape(draft.text.title, quote=False),
        "column": rng.choice(build.COLUMNS),
        "site_name": draft.site.name,
        "date": f"{draft.published:%Y-%m-%d %H:%M}",
        "ct": str(int(draft.published.timestamp())),
        "above": source_line(draft),
        "body": "\n".join(blocks),
        "tail": draft.slots.get("tail", ""),
        "after": draft.slots.get("after", "") + draft.site.after,
    }
    html, header = build.render(rng, scaffold, holes | draft.holes)
    if draft.head:
        mark = b"</TITLE>" if b"</TITLE>" in html else b"</title>"
        html = html.replace(mark, mark + draft.head.encode(scaffold.charset, "xmlcharrefreplace"), 1)
    return html, header
