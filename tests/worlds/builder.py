"""Collects the pages of a world, and the truth about each, while the story kinds of stories.py make them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, timezone
from html import escape

from tests.original.hard import addresses as at
from tests.original.hard import spellings as sp
from tests.worlds import sites
from tests.worlds.sites import Draft, Site
from tests.worlds.texts import EDITS, Text, Writer, relation

CHINA = timezone(timedelta(hours=8))
FIRST_DAY = datetime(2023, 1, 1, 8, 0, tzinfo=CHINA)
SPELLINGS: tuple[sp.Change, ...] = (sp.scheme, sp.no_www, sp.mobile, sp.host_case, sp.fragment, sp.tracking)


@dataclass(frozen=True, slots=True)
class Truth:
    """What is right for one page.

    story: the same for all pages of a story. is_source: None where the rules leave it open. relation: to the source, or to the
    earliest repost where the world lacks the source; None for a source and where there is nothing to compare with.
    judged: do the rules settle the relation? match: how the page can be known to belong (source, stated, alias, text, none).
    source: the page that it is compared with, None where there is none. why: the kind of story and of page.
    """

    url: str
    story: str
    is_source: bool | None
    relation: str | None
    judged: bool
    match: str
    source: str | None
    why: str


@dataclass(slots=True)
class Entry:
    """A page on its way into the world. rank: its place in the order of arrival. text is the draft's."""

    draft: Draft
    truth: Truth
    rank: float

    @property
    def url(self) -> str:
        return self.draft.url

    @property
    def text(self) -> Text:
        return self.draft.text


@dataclass(slots=True)
class Builder:
    """Pages so far, and pairs of pages that must not end in one story."""

    rng: random.Random
    writer: Writer
    gov: list[Site]
    repost_sites: list[Site]
    entries: list[Entry] = field(default_factory=list)
    apart: list[tuple[str, str, str]] = field(default_factory=list)
    urls: set[str] = field(default_factory=set)
    stories: int = 0

    def new_story(self) -> str:
        self.stories += 1
        return f"s{self.stories:05d}"

    def fresh_url(self, site: Site) -> str:
        """An address of the site that no page has and that nothing states."""
        url = at.wechat_short(self.rng) if site.scaffold.name == "wechat" else site.address(self.rng)
        while url in self.urls:
            url = site.address(self.rng)
        self.urls.add(url)
        return url

    def moment(self) -> datetime:
        """A time in 2023 or early 2024, to the minute."""
        return FIRST_DAY + timedelta(minutes=self.rng.randrange(480 * 24 * 60))

    def text(self, shortest: int = 150, longest: int = 3000) -> Text:
        """A fresh article; three in ten end in boilerplate that many stories share."""
        made = self.writer.article(round(shortest * (longest / shortest) ** self.rng.random()))
        return self.writer.with_boilerplate(made) if self.rng.random() < 0.3 else made

    def add(self, draft: Draft, truth: Truth, rank: float | None = None) -> Entry:
        entry = Entry(draft, truth, self.rng.random() if rank is None else rank)
        self.urls.add(draft.url)
        self.entries.append(entry)
        return entry

    def source(
        self, text: Text, why: str, *, site: Site | None = None, url: str | None = None, late: bool | None = None
    ) -> Entry:
        """A source on a government site, in a story of its own. late: it arrives after all else (None: by chance)."""
        site = site or self.rng.choice(self.gov)
        draft = Draft(site, url or self.fresh_url(site), text, self.moment())
        if self.rng.random() < 0.5:
            draft.slots["above"] = f"来源：{site.name}"
        late = self.rng.random() < 0.2 if late is None else late
        truth = Truth(draft.url, self.new_story(), True, None, True, "source", None, why)
        return self.add(draft, truth, 1 + self.rng.random() if late else None)

    def site_for(self, taken: Sequence[Entry]) -> Site:
        """A site that has no page of the story yet; now and then a government site."""
        roots = {entry.draft.site.root for entry in taken}
        pool = self.gov if self.rng.random() < 0.1 else self.repost_sites
        return self.rng.choice([site for site in pool if site.root not in roots])

    def spelled(self, url: str) -> str:
        """The address in another spelling that has the same key."""
        for change in self.rng.sample(SPELLINGS, self.rng.choice((1, 1, 2))):
            url = change(self.rng, url)
        return url

    def slots(self, how: str, target: Entry, stated: str | None) -> dict[str, str]:
        """What the repost says of its original: `stated` its address, `home` only the site, `none` a name or nothing."""
        name = target.draft.site.name
        if how == "home":
            return {"above": f'来源：<a href="{target.draft.site.root}/">{name}</a>'}
        if how == "none":
            return {"above": f"来源：{name}"} if self.rng.random() < 0.5 else {}
        return sites.statement(self.rng, stated or target.url, name)

    def own_head(self, draft: Draft) -> str:
        """What a page's head says of the page's own address: mostly nothing, else itself, now and then its home page."""
        kind, url = self.rng.choice(
            ((None, ""),) * 7 + (("canonical", draft.url), ("og:url", draft.url), ("og:url", f"{draft.site.root}/"))
        )
        return alias_head(kind, url) if kind else ""

    def repost(
        self, story: Sequence[Entry], how: str, edit: str, *, copied: Entry | None = None, stated: str | None = None, match: str = "",
        why: str = "", rank: float | None = None,
    ) -> Entry:  # fmt: skip
        """A repost in the story whose first entry is its source.

        how: stated, home or none. edit: the name of a change of EDITS. copied: the page whose text it took (the source's).
        stated: the address it states, where that is not `copied`'s own. match: how it can be known (from `how`, if empty).
        """
        base, target = story[0], copied or story[0]
        site = self.site_for(story)
        text = EDITS[edit](self.writer, target.text)
        early = how == "stated" and copied is None and self.rng.random() < 0.04
        hours = -self.rng.randint(1, 20) if early else self.rng.randint(1, 400)
        draft = Draft(
            site,
            self.fresh_url(site),
            text,
            target.draft.published + timedelta(hours=hours),
            slots=self.slots(how, target, stated),
        )
        draft.head = self.own_head(draft)
        truth = Truth(
            draft.url, base.truth.story, False, relation(base.text, text), True, match or ("stated" if how == "stated" else "text"), base.url,
            f"{why or base.truth.why}: {edit}, {how}{', dated before its source' if early else ''}",
        )  # fmt: skip
        return self.add(draft, truth, rank)

    def settle_without_source(self, pages: Sequence[Entry]) -> None:
        """For a story whose source is not in the world: pages arrive by date, each is compared with the earliest."""
        pages = sorted(pages, key=lambda entry: entry.draft.published)
        first, ranks = pages[0], sorted(self.rng.random() for _ in pages)
        for entry, rank in zip(pages, ranks, strict=True):
            lone = entry is first
            relates = None if lone else relation(first.text, entry.text)
            entry.truth = replace(entry.truth, relation=relates, source=None if lone else first.url, is_source=False)
            entry.rank = rank

    def near(self, a: Entry, b: Entry, why: str) -> None:
        self.apart.append((a.url, b.url, why))


def alias_head(kind: str, url: str) -> str:
    """Markup for `<head>` by which a page tells another address of itself."""
    return {
        "canonical": f'<link rel="canonical" href="{escape(url)}">',
        "meta Url": f'<meta name="Url" content="{escape(url)}">',
        "og:url": f'<meta property="og:url" content="{escape(url)}">',
    }[kind]
