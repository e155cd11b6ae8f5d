"""Puts a page together: scaffold, prose, statements and traps in their slots."""

from __future__ import annotations

import random
from collections.abc import Sequence
from html import escape
from string import Template
from typing import Generic, TypeVar
from urllib.parse import quote, urlsplit

from tests.original.hard import addresses as at
from tests.original.hard import labels
from tests.original.hard.scaffolds import Scaffold
from tests.original.hard.traps import Trap
from tests.prose import grammar

T = TypeVar("T")
SLOTS = ("above", "body", "tail", "after", "side", "comments", "footer", "script")
NAMES = (
    "新华网 人民日报 中国政府网 光明网-《光明日报》 法治日报 中国新闻网 经济日报 央视新闻客户端 农民日报 "
    "中国环境报 人民法院报 中国教育报"
).split()
COLUMNS = "勤廉风采 基层动态 政策解读 工作动态 通知公告 要闻 县区传真 法治建设".split()
Slots = dict[str, list[str]]


class Deck(Generic[T]):
    """Deals every card once before any card comes again, so that no rule of the data is left out by chance."""

    def __init__(self, rng: random.Random, cards: Sequence[T]) -> None:
        self.rng, self.cards = rng, list(cards)
        self.left: list[T] = []

    def deal(self) -> T:
        if not self.left:
            self.left = self.rng.sample(self.cards, len(self.cards))
        return self.left.pop()


def empty_slots() -> Slots:
    return {slot: [] for slot in SLOTS}


def source_name(rng: random.Random) -> str:
    """The name of a medium or office that a repost names as its source."""
    return (
        rng.choice(NAMES)
        if rng.random() < 0.5
        else grammar.place(rng) + rng.choice(("人民政府", "发布", "日报", "融媒体中心", "教育局", "纪委监委网站"))
    )


def page_url(rng: random.Random) -> str:
    """The address of a page of a reposting site."""
    return f"{rng.choice(('http', 'https'))}://{at.own_host(rng)}/{at.path_of(rng, at.ARTICLE_PATHS)}"


def mobile_twin(url: str) -> str:
    """The same page at the site's `m.` host."""
    parts = urlsplit(url)
    return url.replace(parts.netloc, "m." + parts.netloc.removeprefix("www."), 1)


def trap_markup(rng: random.Random, trap: Trap, url: str) -> str:
    """The trap with its holes filled; other articles are fresh ones."""
    parts = urlsplit(url)
    site = f"{parts.scheme}://{parts.netloc}/"
    swapped = {"http": "https", "https": "http"}[parts.scheme]
    label = rng.choice(labels.LINK + labels.SOURCE[:6])
    holes = {
        "own": url,
        "own_http": url.replace(parts.scheme, swapped, 1),
        "own_bare": url.split("://", 1)[1],
        "own_tracked": f"{url}{'&' if '?' in url else '?'}from=timeline&isappinstalled=0",
        "mobile": mobile_twin(url),
        "site": site,
        "other": at.article(rng),
        "other2": at.article(rng),
        "near": f"{site}{at.path_of(rng, at.ARTICLE_PATHS)}",
        "home": at.home(rng),
        "name": source_name(rng),
        "title": grammar.title(rng),
        "place": at.word(rng),
        "share": f"http://service.weibo.com/share/share.php?url={quote(url, safe='')}&title=news",
        "label": f"{label}：",
        "bare": label,
        "num": str(rng.randint(10**4, 10**6)),
    }
    return Template(trap.markup).substitute({key: escape(value) for key, value in holes.items()})


def body_markup(rng: random.Random, scaffold: Scaffold, extra: list[str]) -> str:
    """Paragraphs of made-up prose, 80 to 1,500 characters, with the extra markup between them."""
    length = rng.choice((80, 150, 300, 600, 1000, 1500))
    blocks = [scaffold.paragraph.format("".join(block)) for block in grammar.paragraphs(rng, length)]
    for markup in extra:
        blocks.insert(rng.randint(1, max(1, len(blocks) - 1)), markup)
    return "\n".join(blocks)


def assemble(rng: random.Random, scaffold: Scaffold, slots: Slots) -> tuple[bytes, str | None]:
    """The page's bytes and its Content-Type header, which fits them or says nothing."""
    if not slots["above"]:
        slots["above"].append("<span>发布时间：2023-04-24 08:30</span>")
    holes = {slot: "\n".join(parts) for slot, parts in slots.items()}
    holes["body"] = body_markup(rng, scaffold, slots["body"])
    holes |= {
        "title": grammar.title(rng),
        "column": rng.choice(COLUMNS),
        "site_name": grammar.place(rng) + rng.choice(("法治网", "政务网", "信息网", "热线")),
        "date": f"2023-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d} 09:30",
    }
    return render(rng, scaffold, holes)


def render(rng: random.Random, scaffold: Scaffold, holes: dict[str, str]) -> tuple[bytes, str | None]:
    """Fills the scaffold; slots that `holes` does not name stay empty, WeChat's own numbers are made up."""
    made_up = {
        "charset": scaffold.declared,
        "ct": str(rng.randint(1_600_000_000, 1_700_000_000)),
        "biz": f"MzA{rng.randint(10**8, 10**9)}MA==",
        "mid": str(rng.randint(10**9, 3 * 10**9)),
        "idx": "1",
        "sn": f"{rng.getrandbits(128):032x}",
    }
    filled = Template(scaffold.markup).substitute(dict.fromkeys(SLOTS, "") | made_up | holes)
    header = rng.choice((None, "text/html", f"text/html; charset={scaffold.declared}"))
    return filled.encode(scaffold.charset, "xmlcharrefreplace"), header
