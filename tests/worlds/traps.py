"""Parts of a world that tempt to a false merge: form letters, digests, quotations, hostile and careless addresses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from html import escape
from itertools import pairwise

from tests.prose import grammar
from tests.worlds import sites
from tests.worlds.builder import Builder, Entry, Truth, alias_head
from tests.worlds.sites import Draft, Site
from tests.worlds.texts import Line, Text, retitle

# Short notices: only what stands in braces differs from one to the next.
FORM_LETTERS = (
    ("{地}停电通知", "因线路检修，{日}8时至17时{名}一带将停止供电。给您带来的不便，敬请谅解。", "请有关用户提前做好准备。"),
    ("关于{名}停水的通知", "因管道抢修，{日}9时起{名}停水{数}小时。", "请广大用户提前储水，感谢理解与支持。"),
    (
        "{局}招聘公示",
        "经笔试、面试、体检和考察，拟聘用{人}等为{局}工作人员，现予公示。",
        "公示期为5个工作日，如有异议请书面反映。",
    ),
    ("{地}道路封闭公告", "因施工需要，{日}起对{名}路段实行全封闭管理。", "请过往车辆注意绕行，服从现场人员指挥。"),
    ("停水通知", "因水厂检修，{日}夜间{名}及{名}停水。", "恢复时间如有变化，将另行通知。"),
    ("{局}办公地址变更", "自{日}起，{局}搬迁至{名}{数}号办公。", "联系电话不变，由此带来的不便敬请谅解。"),
)


def _own(b: Builder, text: Text, site: Site, why: str) -> Entry:
    """A page that states nothing and belongs to nobody's story but its own."""
    draft = Draft(site, b.fresh_url(site), text, b.moment())
    return b.add(draft, Truth(draft.url, b.new_story(), None, None, True, "none", None, why))


def form_letters(b: Builder) -> None:
    """Eight or more notices of one form on different sites: each is its own story."""
    title, special, common = b.rng.choice(FORM_LETTERS)
    pool = b.rng.sample(b.gov + b.repost_sites, b.rng.randint(8, 12))
    made = []
    for site in pool:
        first, last = b.writer.line(grammar.fill(b.rng, special)), b.writer.line(common)
        made.append(_own(b, Text(grammar.fill(b.rng, title), ((first, last),)), site, "short form letter"))
    for a, other in pairwise(made):
        b.near(a, other, "form letters")


def short_copy(b: Builder) -> None:
    """A notice of about 100 characters and its copy: the title, or a stated 原标题, agrees, and so they match."""
    site = b.rng.choice(b.gov)
    text = Text(grammar.title(b.rng), ((b.writer.line(), b.writer.line()),))
    source = b.source(text, "short, the title agrees", site=site)
    b.repost([source], "none", "verbatim")
    if b.rng.random() < 0.5:
        other = b.repost([source], "none", "verbatim", why="short, 原标题 agrees")
        other.draft.text = replace(retitle(b.writer, text), original_title=text.title)
        other.truth = replace(other.truth, relation="retitled")


def _long_sources(b: Builder, count: int) -> list[Entry]:
    long = [entry for entry in b.entries if entry.truth.match == "source" and entry.text.length() > 900]
    return b.rng.sample(long, min(count, len(long)))


def digest(b: Builder) -> None:
    """A week's digest with one sentence each of many stories: its own story, and it merges none."""
    used = _long_sources(b, 10)
    if len(used) < 6:
        return
    lines = [b.rng.choice([line for line in entry.text.lines() if line.number > 0]) for entry in used]
    blocks = [(b.writer.line(),), *((line,) for line in lines), (b.writer.line(),)]
    _own(b, Text(grammar.fill(b.rng, "{地}一周要闻回顾（{日}）"), tuple(blocks)), b.rng.choice(b.repost_sites), "digest")
    for a, other in pairwise(used):
        b.near(a, other, "both in a digest")


def quotation(b: Builder) -> None:
    """A fresh article that takes one or two sentences of an older one, under an eighth of itself: its own story."""
    for source in _long_sources(b, 1):
        fresh = b.text(900, 1600)
        taken: list[Line] = []
        for line in b.rng.sample(source.text.lines(), 2):
            if line.number > 0 and sum(len(t.text) for t in taken) + len(line.text) < fresh.length() / 8:
                taken.append(line)
        page = _own(
            b,
            replace(fresh, blocks=(*fresh.blocks[:1], tuple(taken), *fresh.blocks[1:])),
            b.rng.choice(b.gov),
            "quotes another",
        )
        page.draft.published = source.draft.published + timedelta(days=20)
        b.near(page, source, "a quotation")


def hostile_canonical(b: Builder) -> None:
    """A repost of one source whose rel=canonical names another site's article: the two stories stay apart."""
    victim = b.source(b.text(300), "named by a hostile canonical")
    story = [b.source(b.text(300), "reposted by a hostile page")]
    page = b.repost(story, "stated", "verbatim", why="hostile canonical")
    page.draft.head = alias_head("canonical", victim.url)
    b.near(victim, story[0], "a page with the one's link and a canonical to the other")


def home_alias(b: Builder) -> None:
    """Stories of one site whose pages all give the site's home page as og:url or canonical: they stay apart."""
    site = b.rng.choice(b.gov)
    root = b.rng.choice((f"{site.root}/", f"{site.root}/index.html"))
    head = (
        f'<meta property="og:url" content="{escape(root)}">'
        if b.rng.random() < 0.6
        else f'<link rel="canonical" href="{escape(root)}">'
    )
    made = []
    for _ in range(2):
        source = b.source(b.text(), "og:url or canonical is the home page", site=site)
        source.draft.head = head
        b.repost([source], "stated", b.rng.choice(("verbatim", "edited", "abridged")))
        made.append(source)
    b.near(*made, "the home page as og:url or canonical")


def home_statement(b: Builder) -> None:
    """Different articles that state the same home page or column as their source: each its own story."""
    site = b.rng.choice(b.gov)
    stated = b.rng.choice((f"{site.root}/", f"{site.root}/zwgk/gzdt/"))
    made = []
    for other in b.rng.sample(b.repost_sites, 3):
        page = _own(b, b.text(), other, "states only a home page or column")
        page.draft.slots = sites.statement(b.rng, stated, site.name)
        made.append(page)
    for a, other_page in pairwise(made):
        b.near(a, other_page, "the same home page or column stated")


def boilerplate_heavy(b: Builder) -> None:
    """Short articles of which the sentences that many stories share are a third and more: each its own story."""
    made = []
    for site in b.rng.sample(b.gov + b.repost_sites, 3):
        text = b.writer.with_boilerplate(Text(grammar.title(b.rng), ((b.writer.line(), b.writer.line()), (b.writer.line(),))))
        made.append(_own(b, text, site, "a third is boilerplate"))
    for a, other in pairwise(made):
        b.near(a, other, "boilerplate in common")


def same_title(b: Builder) -> None:
    """Different articles under one general title: each its own story."""
    title = b.rng.choice(("工作简报", "要闻速览", "人事任免公告", "今日关注", "通知公告"))
    made = [
        _own(b, replace(b.text(), title=title), site, "a title in common") for site in b.rng.sample(b.gov + b.repost_sites, 3)
    ]
    for a, other in pairwise(made):
        b.near(a, other, "the same title")


TRAPS: tuple[tuple[Callable[[Builder], None], int], ...] = (
    (form_letters, 1), (short_copy, 2), (digest, 1), (quotation, 2), (hostile_canonical, 1), (home_alias, 1), (home_statement, 1), (boilerplate_heavy, 2), (same_title, 1),
)  # fmt: skip
