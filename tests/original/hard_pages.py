"""Hard pages for the original-link finder, generated from the field notes by code that never looked at the finder.

`hard_pages(seed, count)` deals out labels, markup shapes, ways of writing an address, traps and page scaffolds so that each
comes up. What a page is expected to give follows from the shape alone: the address as it was written, only repaired.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from string import Template

from tests.original.hard import addresses as at
from tests.original.hard import labels, more, scaffolds, shapes, traps, ways
from tests.original.hard.build import Deck, Slots, assemble, empty_slots, page_url, source_name, trap_markup
from tests.original.hard.combos import COMBOS, HINT_COMBOS, Combo
from tests.prose import grammar

# Of 40 pages: 23 with an article, 3 with a mere hint (home page or column), 14 with nothing.
CASES = (
    ["text"] * 7
    + ["anchor"] * 7
    + ["button"] * 2
    + ["itemprop", "dead"]
    + ["target"] * 2
    + ["wechat"]
    + ["several"] * 3
    + ["hint"] * 3
    + ["none"] * 13
)
CASES += ["wechat_none"]
SHOWN = ("name", "name", "title", "url", "url", "bare url", "cut url", "cut url", "click", "other url", "other home")
SPRINKLED_MORE = tuple(
    trap for trap in more.TRAPS if trap.slot in ("footer", "comments", "side", "body") or "script" in trap.why
)
SAME_SHOWN = ("name", "name", "title", "cut url", "click")


@dataclass(frozen=True, slots=True)
class HardPage:
    """One page and what is right for it.

    html: the raw bytes. content_type: the header, None where there is none. expected: the address as stated and repaired,
    None where the page states none. also: other spellings that the design leaves open. expected_kind: None with no link.
    label: the words before the link, without a colon; None where there are none. why: what is hard about the page.
    """

    name: str
    url: str
    html: bytes
    content_type: str | None
    expected: str | None
    expected_kind: str | None
    label: str | None
    why: str
    also: tuple[str, ...] = ()


@dataclass(slots=True)
class Statement:
    """What the maker of a case says: slots filled, and the expectation."""

    slots: Slots
    written: at.Written | None
    kind: str | None
    label: str | None
    why: str


def stated_label(shape: shapes.Shape, text: str, holes: dict[str, str]) -> str | None:
    """The words before the link: those that were filled in, else those that the shape itself holds; None with neither."""
    if "$link_label" in shape.markup:
        return holes["link_label"].rstrip(":： ").removesuffix("：&nbsp;")
    if any(hole in shape.markup for hole in ("$label", "$colon", "$bare", "$half1", "$button", "$particle")):
        return text
    return next((word for word in ("原文链接", "文章来源", "来源") if word in shape.markup), None)


class Maker:
    """Makes page after page from one seed."""

    def __init__(self, seed: int) -> None:
        self.rng = rng = random.Random(seed)
        self.cases = Deck(rng, CASES)
        self.any_label = Deck(rng, labels.every())
        self.buttons = Deck(rng, labels.BUTTON + labels.BUTTON + labels.OPEN_BUTTON)
        self.particles = Deck(rng, labels.PARTICLE)
        self.shapes = {
            "text": Deck(rng, shapes.TEXT_SHAPES + more.TEXT_SHAPES),
            "anchor": Deck(rng, shapes.ANCHOR_SHAPES + more.ANCHOR_SHAPES),
            "button": Deck(rng, shapes.BUTTON_SHAPES),
            "itemprop": Deck(rng, shapes.ITEMPROP_SHAPES),
            "target": Deck(rng, shapes.TARGET_SHAPES),
            "dead": Deck(rng, shapes.DEAD_HREF_SHAPES),
        }
        self.text_ways, self.href_ways, self.script_ways = (
            Deck(rng, ways.IN_TEXT),
            Deck(rng, ways.IN_HREF),
            Deck(rng, ways.IN_SCRIPT),
        )
        self.combos, self.hint_combos = Deck(rng, COMBOS + more.COMBOS), Deck(rng, HINT_COMBOS)
        self.scaffolds = Deck(rng, scaffolds.SCAFFOLDS)
        self.main_traps, self.sprinkled = Deck(rng, traps.MAIN + more.TRAPS), Deck(rng, traps.SPRINKLED + SPRINKLED_MORE)

    def page(self, number: int) -> HardPage:
        """The next page."""
        case = self.cases.deal()
        wechat = case.startswith("wechat")
        url = at.wechat_short(self.rng) if wechat else page_url(self.rng)
        statement = getattr(self, f"_{case}", self._shaped)(case, url)
        sprinkled = () if wechat else self.sprinkle(statement.slots, url)
        scaffold = scaffolds.WECHAT_SCAFFOLD if wechat else self.scaffolds.deal()
        html, content_type = assemble(self.rng, scaffold, statement.slots)
        why = "; ".join((statement.why, scaffold.name, *(f"with {trap.why}" for trap in sprinkled)))
        if statement.written is None:
            return HardPage(f"{number:04d}-{case}", url, html, content_type, None, None, None, why)
        written = statement.written
        return HardPage(
            f"{number:04d}-{case}", url, html, content_type, written.url, statement.kind, statement.label, why, written.also
        )

    def sprinkle(self, slots: Slots, url: str) -> list[traps.Trap]:
        """Puts none to four traps around what the page states."""
        chosen = [self.sprinkled.deal() for _ in range(self.rng.choice((0, 1, 1, 2, 3, 4)))]
        for trap in chosen:
            slots[trap.slot].insert(self.rng.randint(0, len(slots[trap.slot])), trap_markup(self.rng, trap, url))
        return chosen

    def _write(self, case: str, page: str) -> at.Written:
        """The original's address in a way that the case allows."""
        deck = {"text": self.text_ways, "dead": self.text_ways, "target": self.script_ways}.get(case, self.href_ways)
        return deck.deal()(self.rng, at.article(self.rng), page)

    def _shown(self, written: at.Written, options: tuple[str, ...]) -> str:
        """What an anchor shows; where it disagrees with the href, the href is right."""
        bare = written.url.split("://", 1)[-1].replace("&", "&amp;")
        return {
            "name": source_name(self.rng),
            "title": f"《{grammar.title(self.rng)}》",
            "url": written.url.replace("&", "&amp;"),
            "bare url": bare,
            "cut url": "http://" + bare[: self.rng.randint(12, 24)] + self.rng.choice(("…", "...", "……")),
            "click": self.rng.choice(("点击查看", "点此进入", "查看详情")),
            "other url": at.article(self.rng).replace("&", "&amp;"),
            "other home": at.home(self.rng),
        }[self.rng.choice(options)]

    def _holes(self, text: str, written: at.Written, options: tuple[str, ...]) -> dict[str, str]:
        """Everything a shape may ask for."""
        label, half = labels.write(self.rng, text), max(1, len(text) // 2)
        return {
            "label": label.written,
            "colon": labels.with_colon(self.rng, text).written,
            "bare": text,
            "half1": text[:half],
            "half2": text[half:],
            "url": written.source,
            "href": written.source,
            "shown": self._shown(written, options),
            "name": source_name(self.rng),
            "link_label": labels.with_colon(self.rng, self.rng.choice(labels.LINK)).written,
        }

    def _shaped(self, case: str, page: str) -> Statement:
        """One statement in one markup shape."""
        shape, written, slots = self.shapes[case].deal(), self._write(case, page), empty_slots()
        text = self.any_label.deal()
        agree = written.why.startswith("jump") or written.why in ("relative href", "IPv6 gateway host")
        options = SAME_SHOWN if agree else SHOWN
        if "name as text" in shape.why:  # 点击查看 or another name behind a plain name may lead anywhere
            options = tuple(option for option in options if option not in ("click", "name"))
        holes = self._holes(text, written, options)
        if "half1" in shape.markup and text.isascii():
            text = "Source link"
            holes |= {"half1": "Source ", "half2": "link"}
        for hole, deck in (("button", self.buttons), ("particle", self.particles)):
            if f"${hole}" in shape.markup:
                text = holes[hole] = deck.deal()
        slots[shape.slot].append(Template(shape.markup).substitute(holes))
        said = stated_label(shape, text, holes)
        return Statement(slots, written, "article", said, f"{shape.why}; label {said}; {written.why}")

    def _hint(self, _case: str, page: str) -> Statement:
        """Only a home page or a column is stated."""
        if self.rng.random() < 0.2:
            return self._fill_combo(self.hint_combos.deal(), page, at.plain(self.rng, at.column(self.rng), page), "column")
        kind, slots = self.rng.choice(("home", "home", "column")), empty_slots()
        stated = at.home(self.rng) if kind == "home" else at.column(self.rng)
        if stated.count("/") == 3 and self.rng.random() < 0.4:
            stated = stated.rstrip("/")
        written = at.Written(stated, stated, kind, (stated + "/",) if stated.count("/") == 2 else ())
        shape = self.shapes[self.rng.choice(("text", "anchor", "anchor"))].deal()
        while "then the anchor" in shape.why:  # a home link behind a plain name may be a mere promo
            shape = self.shapes["anchor"].deal()
        text = self.rng.choice(labels.SOURCE + labels.LINK[:4])
        holes = self._holes(text, written, ("name", "name", "title", "url")) | {"particle": self.particles.deal()}
        slots[shape.slot].append(Template(shape.markup).substitute(holes))
        said = stated_label(shape, holes["particle"] if "$particle" in shape.markup else text, holes)
        return Statement(slots, written, kind, said, f"only a {kind} is stated; {shape.why}")

    def _several(self, _case: str, page: str) -> Statement:
        """Two statements, of which one is the original."""
        combo = self.combos.deal()
        in_text = any("$art_text" in markup for _, markup in combo.parts) and all(
            '"$art"' not in markup for _, markup in combo.parts
        )
        way = (
            self.text_ways.deal()
            if in_text
            else self.rng.choice((at.plain, at.twice_escaped, at.port, at.tracking, at.wechat, at.private))
        )
        return self._fill_combo(combo, page, way(self.rng, at.article(self.rng), page), "article")

    def _fill_combo(self, combo: Combo, page: str, written: at.Written, kind: str) -> Statement:
        slots, name = empty_slots(), source_name(self.rng)
        holes = {
            "home": at.home(self.rng),
            "column": written.source if kind == "column" else at.column(self.rng),
            "art": written.source,
            "art_text": written.source,
            "rival": at.article(self.rng).replace("&", "&amp;"),
            "own": page.replace("&", "&amp;"),
            "own_site": "/".join(page.split("/")[:3]) + "/",
            "name": name,
            "title": grammar.title(self.rng),
        }
        for slot, markup in combo.parts:
            slots[slot].append(Template(markup).substitute(holes))
        return Statement(slots, written, kind, combo.label, f"{combo.why}; {written.why}")

    def _none(self, _case: str, page: str) -> Statement:
        """One trap in the place of a statement."""
        trap, slots = self.main_traps.deal(), empty_slots()
        slots[trap.slot].append(trap_markup(self.rng, trap, page))
        return Statement(slots, None, None, None, f"no original: {trap.why}")

    def _wechat(self, _case: str, page: str) -> Statement:
        """A WeChat page whose script holds the 阅读原文 target."""
        written, slots = self._write("target", page), empty_slots()
        mark = self.rng.choice(("'", '"'))
        slots["script"].append(f"var msg_source_url = {mark}{written.source}{mark};")
        return Statement(slots, written, "article", "阅读原文", f"msg_source_url; {written.why}")

    def _wechat_none(self, _case: str, _page: str) -> Statement:
        """A WeChat page whose target is empty."""
        slots = empty_slots()
        slots["script"].append("var msg_source_url = '';")
        if self.rng.random() < 0.5:
            slots["body"].append("<p>点击文末左下角阅读原文，即可报名参加活动，名额有限，先到先得。</p>")
        return Statement(slots, None, None, None, "empty msg_source_url")


def hard_pages(seed: int = 1, count: int = 400) -> Iterator[HardPage]:
    """Pages from the seed, the same for every run. count: how many; 400 and more deal out every rule of the data."""
    maker = Maker(seed)
    for number in range(count):
        yield maker.page(number)
