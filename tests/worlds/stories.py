"""The kinds of stories in a world. Each function adds the pages of one story, or of a trap that holds several."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from tests.original.hard import addresses as at
from tests.worlds import sites
from tests.worlds.builder import Builder, Entry, Truth, alias_head
from tests.worlds.sites import Draft

STATED_EDITS = (
    "verbatim",
    "verbatim",
    "reflowed",
    "retitled",
    "abridged",
    "abridged",
    "extended",
    "extended",
    "edited",
    "edited",
    "excerpt",
)
# Text alone must carry these: sources are long enough for a third of them to prove something.
TEXT_EDITS = (
    "verbatim",
    "verbatim",
    "reflowed",
    "retitled",
    "abridged",
    "excerpt",
    "excerpt edited",
    "extended",
    "edited",
    "edited",
)


def plain(b: Builder) -> None:
    """A source and reposts that state it, some in another spelling of its address."""
    story = [b.source(b.text(), "plain")]
    for _ in range(b.rng.randint(1, 6)):
        stated = b.spelled(story[0].url) if b.rng.random() < 0.4 else None
        story.append(b.repost(story, "stated", b.rng.choice(STATED_EDITS), stated=stated))


def by_text(b: Builder) -> None:
    """A source, reposts that state nothing or only its home page, and perhaps one that states it."""
    story = [b.source(b.text(900), "text")]
    for _ in range(b.rng.randint(1, 3)):
        story.append(b.repost(story, b.rng.choice(("none", "none", "home")), b.rng.choice(TEXT_EDITS)))
    if b.rng.random() < 0.4:
        story.append(b.repost(story, "stated", b.rng.choice(STATED_EDITS)))


def late(b: Builder) -> None:
    """Copies that state nothing come first, then one that states the source, and the source last of all."""
    story = [b.source(b.text(900), "late source", late=True)]
    for rank, how in enumerate(("none", "home", "stated")):
        story.append(b.repost(story, how, b.rng.choice(TEXT_EDITS), rank=(rank + b.rng.random()) / 3))


def canonical_elsewhere(b: Builder) -> None:
    """A copy that states its source only by a rel=canonical to the other site: stated, not an alias."""
    story = [b.source(b.text(900), "rel=canonical to another site")]
    for _ in range(b.rng.randint(1, 2)):
        page = b.repost(story, "none", b.rng.choice(("verbatim", "retitled", "edited")), match="stated")
        page.draft.head = alias_head("canonical", story[0].url)
        story.append(page)


def absent_but_text(b: Builder) -> None:
    """A source, and reposts that state an address that the world does not hold."""
    story = [b.source(b.text(900), "stated address is not in the world, the text is")]
    stated = b.fresh_url(b.rng.choice(b.gov))
    for _ in range(b.rng.randint(1, 2)):
        story.append(b.repost(story, "stated", b.rng.choice(TEXT_EDITS), stated=stated, match="text"))


def chain(b: Builder) -> None:
    """A repost of a repost, up to four deep."""
    story = [b.source(b.text(600), "chain")]
    last = b.repost(story, "stated", b.rng.choice(STATED_EDITS))
    story.append(last)
    for _ in range(b.rng.randint(1, 3)):
        last = b.repost(
            story, "stated", b.rng.choice(("verbatim", "retitled", "edited", "extended")), copied=last, match="alias"
        )
        story.append(last)


def absent(b: Builder) -> None:
    """Reposts of a source that is not in the world; the first of them is what the others are compared with."""
    site = b.rng.choice(b.gov)
    ghost = Entry(
        Draft(site, b.fresh_url(site), b.text(300), b.moment()),
        Truth("", b.new_story(), False, None, True, "none", None, "source is not in the world"),
        0.0,
    )
    story = [ghost]
    for _ in range(b.rng.randint(1, 5)):
        stated = b.spelled(ghost.url) if b.rng.random() < 0.3 else None
        story.append(b.repost(story, "stated", b.rng.choice(STATED_EDITS), stated=stated))
    if b.rng.random() < 0.3:
        story.append(b.repost(story, "stated", "verbatim", copied=story[1], match="alias"))
    b.settle_without_source(story[1:])


def cycle(b: Builder) -> None:
    """Two or three pages that state one another: one story, no source."""
    first = b.source(b.text(300), "cycle", site=b.rng.choice(b.repost_sites))
    story = [first]
    for _ in range(b.rng.randint(1, 2)):
        story.append(
            b.repost(story, "stated", b.rng.choice(("verbatim", "retitled", "edited")), copied=story[-1], match="alias")
        )
    first.draft.slots = sites.statement(b.rng, story[-1].url, story[-1].draft.site.name)
    b.settle_without_source(story)
    first.truth = replace(first.truth, match="alias")


def alias(b: Builder) -> None:
    """A source that tells another address of itself, and reposts that state the one or the other."""
    source = b.source(b.text(), "alias")
    kind, other = b.rng.choice(("canonical", "canonical", "meta Url", "og:url")), b.fresh_url(source.draft.site)
    source.draft.head = alias_head(kind, other)
    story = [source]
    for _ in range(b.rng.randint(1, 4)):
        both = b.rng.random() < 0.4
        stated, match = (None, "stated") if both else (other, "alias")
        story.append(b.repost(story, "stated", b.rng.choice(STATED_EDITS), stated=stated, match=match, why=f"alias by {kind}"))


def wechat(b: Builder) -> None:
    """A WeChat page under its short address, stated by its short or its long one."""
    site = sites.wechat_site(b.rng)
    source = b.source(b.text(), "WeChat", site=site)
    long = at.wechat_long(b.rng)
    numbers = dict(part.split("=", 1) for part in long.split("?")[1].split("#")[0].split("&"))
    source.draft.holes = {"biz": numbers["__biz"], "mid": numbers["mid"], "idx": numbers["idx"], "sn": numbers["sn"]}
    story = [source]
    for _ in range(b.rng.randint(2, 4)):
        stated, match = (long, "alias") if b.rng.random() < 0.6 else (source.url, "stated")
        story.append(b.repost(story, "stated", b.rng.choice(STATED_EDITS), stated=stated, match=match))


def several_addresses(b: Builder) -> None:
    """One article in two columns of the source's site, and reposts that state either; which is the source stays open."""
    source = b.source(b.text(900), "two addresses of one site")
    twin_draft = replace(source.draft, url=b.fresh_url(source.draft.site))
    source.truth = replace(source.truth, is_source=None, judged=False)
    twin = b.add(twin_draft, replace(source.truth, url=twin_draft.url, match="text", source=source.url))
    story = [source, twin]
    for _ in range(b.rng.randint(1, 3)):
        story.append(b.repost(story, "stated", b.rng.choice(STATED_EDITS), stated=b.rng.choice((source, twin)).url))


def mirrored(b: Builder) -> None:
    """A repost that is saved at several addresses of one site."""
    story = [b.source(b.text(), "one repost at several hosts of its site")]
    repost = b.repost(story, "stated", b.rng.choice(STATED_EDITS))
    host = repost.url.split("://", 1)[1]
    for other in b.rng.sample(
        (
            f"http://m.{host.removeprefix('www.')}",
            f"https://{host.removeprefix('www.')}",
            f"https://wap.{host.removeprefix('www.')}",
        ),
        2,
    ):
        if other not in b.urls:
            b.add(replace(repost.draft, url=other), replace(repost.truth, url=other))


def wrong_link(b: Builder) -> None:
    """A page that states one article and holds another; half of the time the other is in the world too."""
    story = [b.source(b.text(300), "wrong link")]
    story.append(b.repost(story, "stated", "verbatim"))
    stranger = b.source(b.text(600), "taken by a wrong link") if b.rng.random() < 0.5 else None
    text = stranger.text if stranger else b.text(300)
    site = b.site_for(story)
    published = story[0].draft.published + timedelta(hours=b.rng.randint(1, 90))
    draft = Draft(
        site, b.fresh_url(site), text, published, slots=sites.statement(b.rng, story[0].url, story[0].draft.site.name)
    )
    truth = Truth(
        draft.url, story[0].truth.story, False, "different", True, "stated", story[0].url, "states an article that it is not"
    )
    b.add(draft, truth)
    if stranger:
        b.near(story[0], stranger, "a page with the one's link and the other's text")


def near_addresses(b: Builder) -> None:
    """Two stories whose addresses differ in one deciding part only."""
    site = b.rng.choice(b.gov)
    number = b.rng.randint(10**5, 10**6)
    root = site.root
    pairs = (
        (f"{root}/article.aspx?id={number}", f"{root}/article.aspx?id={number + 1}"),
        (f"{root}/view.jsp?cid=12&id={number}", f"{root}/view.jsp?cid=13&id={number}"),
        (f"{root}/Doc/{number}.html", f"{root}/doc/{number}.html"),
        (f"{root}/zw/{number}.html", f"{root}:8080/zw/{number}.html"),
        (f"{root}/zw/{number}.html", f"{root}/yw/{number}.html"),
    )
    sources = [b.source(b.text(), "near addresses", site=site, url=url) for url in b.rng.choice(pairs)]
    for source in sources:
        b.repost([source], "stated", b.rng.choice(STATED_EDITS))
    b.near(*sources, "addresses differ in one deciding part")


def lone(b: Builder) -> None:
    """A page that nobody reposts; some state a source that the world lacks."""
    page = b.source(b.text(), "lone", site=b.rng.choice(b.gov + b.repost_sites))
    if b.rng.random() < 0.3:
        site = b.rng.choice(b.gov)
        page.draft.slots = sites.statement(b.rng, b.fresh_url(site), site.name)
        page.truth = replace(page.truth, is_source=False, match="none")
    else:
        page.truth = replace(page.truth, is_source=None, match="none")


MAIN: tuple[tuple[Callable[[Builder], None], int], ...] = (
    (plain, 8), (by_text, 6), (late, 1), (canonical_elsewhere, 1), (absent_but_text, 2), (chain, 2), (absent, 3), (cycle, 1), (alias, 2), (wechat, 1), (several_addresses, 1),
    (mirrored, 1), (wrong_link, 2), (near_addresses, 1), (lone, 4),
)  # fmt: skip
