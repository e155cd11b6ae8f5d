"""What there is on the made-up web: sites, columns, articles, and which original each article states.

Every article is made from the seed and its number alone, so a world of any size costs nothing until it is read.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal, NamedTuple

from tests.prose import grammar

NEWEST_DAY = date(2024, 5, 20)
ROWS_A_PAGE = 10

Relation = Literal["verbatim", "retitled", "abridged", "extended", "edited"]


class Column(NamedTuple):
    """One list of a site. path: its first page. article: what its articles' addresses look like, `{id}` and `{day}` in it."""

    path: str
    name: str
    article: str


class Site(NamedTuple):
    """One site. host: its loopback address. look: the template that renders it. numbers: the id of its first article."""

    name: str
    host: str
    title: str
    look: Literal["network", "table", "trs", "nfcms"]
    encoding: str
    first_id: int
    columns: tuple[Column, ...]


SITES = {
    site.name: site
    for site in (
        # The look of the 政讯通 network. Its list addresses follow no naming that the spider knows; nor do those of
        # the articles in two of its columns.
        Site(
            "repost",
            "127.0.0.2",
            "清风县域网",
            "network",
            "utf-8",
            10001,
            (
                Column("/lanmu/qinlian/", "勤廉", "/show-{id}.html"),
                Column("/lanmu/fazhi/", "法治", "/show-{id}.html"),
                Column("/lanmu/minsheng/", "民生", "/wen/minsheng-a{id}"),
                Column("/lanmu/xiangcun/", "乡村", "/wen/xiangcun-a{id}"),
            ),
        ),
        # A GBK site of tables, as dedecms builds them.
        Site(
            "repost2",
            "127.0.0.4",
            "基层观察",
            "table",
            "gbk",
            501,
            (
                Column("/guancha/list_3_1.html", "观察", "/a/guancha/{day}/{id}.html"),
                Column("/dongtai/list_4_1.html", "动态", "/a/dongtai/{day}/{id}.html"),
            ),
        ),
        Site(
            "source",
            "127.0.0.3",
            "云岭市人民政府",
            "trs",
            "utf-8",
            80001,
            (
                Column("/zwdt/", "政务动态", "/zwdt/{month}/t{day}_{id}.shtml"),
                Column("/tzgg/", "通知公告", "/tzgg/{month}/t{day}_{id}.shtml"),
            ),
        ),
        Site(
            "source2",
            "127.0.0.5",
            "海棠县人民政府",
            "nfcms",
            "utf-8",
            4001,
            (Column("/gzdt/", "工作动态", "/gzdt/content/post_{id}.html"),),
        ),
    )
}
SOURCES = ("source", "source2")
ARTICLES_OF_MORE = 3


@dataclass(frozen=True, slots=True)
class Truth:
    """What is true of one article page.

    original: the address that it states as its original, None if it states none (or only a home page: `hint`).
    relation: how its text stands to the original's; None for a source's own page and for a repost that states none.
    body: the paragraphs joined by a newline, as on the page.
    """

    url: str
    site: str
    title: str
    published: str
    source_name: str
    body: str
    original: str | None = None
    hint: str | None = None
    relation: Relation | None = None


class Place(NamedTuple):
    """What a path leads to. number: the page of a list from 1, or the number of an article from 0."""

    kind: Literal["home", "list", "article", "nothing"]
    column: int = 0
    number: int = 0


class World:
    """All sites, from a seed. articles: how many the site `repost` begins with; those of the others follow from it.

    port: the port of all sites, which stands in their addresses. more: so many small repost sites besides, `more1`, `more2` …
    """

    def __init__(self, seed: int, articles: int, port: int = 0, more: int = 0) -> None:
        self.seed = seed
        self.sites = SITES | {site.name: site for site in map(_small_site, range(1, more + 1))}
        self.port = port
        self.begun = {
            "repost": articles,
            "repost2": articles // 3,
            "source": max(2, articles * 4 // 10),
            "source2": max(1, articles * 2 // 10),
        } | {name: ARTICLES_OF_MORE for name in self.sites if name not in SITES}
        self.counts = dict(self.begun)
        self.revisions: dict[tuple[str, int], int] = {}
        self.gone: set[tuple[str, int]] = set()

    def base(self, name: str) -> str:
        """The address of a site, without a closing slash."""
        return f"http://{self.sites[name].host}:{self.port}"

    def random(self, *what: object) -> random.Random:
        """A generator that depends only on the seed and on what it is for."""
        return random.Random(":".join(map(str, (self.seed, *what))))

    def url_of(self, name: str, n: int) -> str:
        """The address of a site's n-th article."""
        return self.base(name) + self.path_of(name, n)

    def path_of(self, name: str, n: int) -> str:
        """The path of a site's n-th article."""
        site, day = self.sites[name], self.day_of(name, n)
        pattern = site.columns[n % len(site.columns)].article
        return pattern.format(id=site.first_id + n, day=day.strftime("%Y%m%d"), month=day.strftime("%Y%m"))

    def day_of(self, name: str, n: int) -> date:
        """The day of a site's n-th article: three a day up to NEWEST_DAY; what is published later is of the day after."""
        older = self.begun[name] - 1 - n
        return NEWEST_DAY - timedelta(days=older // 3) if older >= 0 else NEWEST_DAY + timedelta(days=1)

    def in_column(self, name: str, column: int) -> list[int]:
        """The numbers of a column's articles, the newest first; vanished ones are in no list."""
        step = len(self.sites[name].columns)
        return [n for n in range(self.counts[name] - 1, -1, -1) if n % step == column and (name, n) not in self.gone]

    def pages_of(self, name: str, column: int) -> int:
        """How many list pages a column has."""
        return max(1, -(-len(self.in_column(name, column)) // ROWS_A_PAGE))

    def list_path(self, name: str, column: int, page: int) -> str:
        """The path of a column's list page, numbered from 1, in the manner of the site's CMS."""
        first = self.sites[name].columns[column].path
        if page == 1:
            return first
        look = self.sites[name].look
        if look == "table":
            return first.replace("_1.html", f"_{page}.html")
        return first + {"network": f"di{page}ye", "trs": f"index_{page - 1}.shtml", "nfcms": f"index_{page}.html"}[look]

    def place_of(self, name: str, path: str) -> Place:
        """What a path of a site leads to."""
        if path in {"/", "/index.html", ""}:
            return Place("home")
        site = self.sites[name]
        for index, column in enumerate(site.columns):
            if not path.startswith(column.path.rpartition("/")[0]):
                continue
            numbers = re.findall(r"\d+", path.rpartition("/")[2])
            guesses = {1, *(int(number[:6]) + add for number in numbers for add in (0, 1))}
            for page in guesses:
                if 1 <= page <= self.pages_of(name, index) and path == self.list_path(name, index, page):
                    return Place("list", index, page)
        found = re.search(r"(\d+)(?:\.s?html)?$", path)
        n = int(found.group(1)[:9]) - site.first_id if found else -1
        if 0 <= n < self.counts[name] and path == self.path_of(name, n):
            return Place("article", n % len(site.columns), n)
        return Place("nothing")

    def truth_of(self, name: str, n: int) -> Truth:
        """What is true of a site's n-th article as it is now, edits included."""
        truth = self._source(name, n) if name in SOURCES else self._repost(name, n)
        for revision in range(1, self.revisions.get((name, n), 0) + 1):
            extra = _text(self.random("edit", name, n, revision), 60)
            truth = replace(truth, body="\n".join((truth.body, *extra)), relation=truth.relation and "edited")
        return truth

    def truths(self) -> Iterator[Truth]:
        """The truth of every article that is there."""
        for name, count in self.counts.items():
            for n in range(count):
                if (name, n) not in self.gone:
                    yield self.truth_of(name, n)

    def _source(self, name: str, n: int) -> Truth:
        draw = self.random("source", name, n)
        title = grammar.title(draw)
        body = "\n".join(_text(draw, draw.randint(250, 900)))
        day = self.day_of(name, n).isoformat()
        return Truth(self.url_of(name, n), name, title, day, self.sites[name].title, body)

    def _repost(self, name: str, n: int) -> Truth:
        """A repost: 80 of 100 state an original that exists, 5 one that is gone, 5 only a home page, 10 nothing."""
        draw = self.random("repost", name, n)
        source, number = draw.choice([(s, k) for s in SOURCES for k in (draw.randrange(self.begun[s]),)])
        original = self._source(source, number)
        truth = replace(original, url=self.url_of(name, n), site=name, published=self.day_of(name, n).isoformat())
        fate = draw.random()
        if fate < 0.8:
            return _changed(replace(truth, original=original.url), draw)
        own = "\n".join(_text(draw, draw.randint(250, 900)))
        truth = replace(truth, title=grammar.title(draw), body=own)
        if fate < 0.85:
            return replace(truth, original=f"{self.base('source')}/zwdt/202001/t20200105_{60000 + n}.shtml")
        if fate < 0.9:
            return replace(truth, hint=self.base(source) + "/")
        return replace(truth, source_name=self.sites[name].title)


def _small_site(number: int) -> Site:
    """A site of its own in the look of repost2."""
    host, title = f"127.0.1.{number}", f"基层观察{number}号"
    return SITES["repost2"]._replace(name=f"more{number}", host=host, title=title, first_id=1000 * number + 1)


def _text(draw: random.Random, length: int) -> list[str]:
    return ["".join(sentences) for sentences in grammar.paragraphs(draw, length)]


def _changed(truth: Truth, draw: random.Random) -> Truth:
    """What a repost site does to a text: nothing (70 of 100), another title, fewer paragraphs, one more, another word."""
    lines = truth.body.split("\n")
    fate = draw.random()
    if fate < 0.7:
        return replace(truth, relation="verbatim")
    if fate < 0.8:
        return replace(truth, title=grammar.title(draw), relation="retitled")
    if fate < 0.88 and len(lines) > 2:
        return replace(truth, body="\n".join(lines[: len(lines) // 2 + 1]), relation="abridged")
    if fate < 0.94:
        return replace(truth, body="\n".join((*lines, *_text(draw, 80))), relation="extended")
    lines[0] = _text(draw, 30)[0]
    return replace(truth, body="\n".join(lines), relation="edited")
