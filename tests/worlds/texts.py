"""Articles as lists of numbered sentences, and the edits that reposts make to them.

A sentence keeps its number when it is copied, so that the relation of two texts follows from the numbers.
"""

from __future__ import annotations

import difflib
import random
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace

from tests.prose import grammar, stocks

FOLDED_AWAY = re.compile(r"[\s“”‘’\"'「」『』]+")
# Sentences that stand in many stories: they prove nothing.
BOILERPLATE = (
    "下一步，各级各部门将提高站位、压实责任，以钉钉子精神抓好各项任务落实，奋力谱写高质量发展新篇章。",
    "会议强调，要坚持以人民为中心的发展思想，用心用情用力解决好群众急难愁盼问题，不断增强群众获得感。",
    "相关负责人表示，将进一步加强组织领导，强化协同配合，确保各项工作落地见效、取得实实在在的成果。",
    "据悉，今后还将常态化开展此类活动，持续扩大社会影响力，为经济社会发展营造良好的环境和氛围。",
)


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence; `number` stays when it is copied or changed. Negative numbers are boilerplate."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Text:
    """An article: title and paragraphs of sentences. original_title: a stated 原标题, None where there is none."""

    title: str
    blocks: tuple[tuple[Line, ...], ...]
    original_title: str | None = None

    def lines(self) -> list[Line]:
        return [line for block in self.blocks for line in block]

    def paragraphs(self) -> list[str]:
        return ["".join(line.text for line in block) for block in self.blocks]

    def length(self) -> int:
        return sum(len(line.text) for line in self.lines())


def fold(text: str) -> str:
    """The text as the verdict compares it: NFKC, without white space and quotation marks."""
    return FOLDED_AWAY.sub("", unicodedata.normalize("NFKC", text))


class Writer:
    """Makes sentences that stand nowhere else in the world."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.count = 0

    def line(self, text: str | None = None) -> Line:
        """A sentence with a number of its own; fresh prose where no text is given."""
        self.count += 1
        return Line(self.count, text or grammar.sentence(self.rng))

    def article(self, length: int) -> Text:
        """A fresh article of about `length` characters."""
        blocks = tuple(tuple(self.line(text) for text in block) for block in grammar.paragraphs(self.rng, length))
        return Text(grammar.title(self.rng), blocks)

    def with_boilerplate(self, text: Text) -> Text:
        """The article with one or two sentences at its end that many stories share."""
        numbers = self.rng.sample(range(len(BOILERPLATE)), self.rng.choice((1, 1, 2)))
        return replace(text, blocks=(*text.blocks, tuple(Line(-1 - n, BOILERPLATE[n]) for n in numbers)))


def _rebuild(text: Text, keep: Callable[[Line], bool]) -> Text:
    blocks = tuple(tuple(line for line in block if keep(line)) for block in text.blocks)
    return replace(text, blocks=tuple(block for block in blocks if block))


def retitle(writer: Writer, text: Text) -> Text:
    """Another title; in half of the cases the old one is stated as 原标题."""
    return replace(text, title=grammar.title(writer.rng), original_title=text.title if writer.rng.random() < 0.5 else None)


def abridge(writer: Writer, text: Text) -> Text:
    """Sentences or whole paragraphs are missing; two fifths of the text stay at least."""
    rng, lines = writer.rng, text.lines()
    goal = rng.uniform(0.4, 0.9) * text.length()
    gone: set[int] = set()
    left = text.length()
    for line in rng.sample(lines, len(lines)):
        if left - len(line.text) >= goal:
            gone.add(line.number)
            left -= len(line.text)
    gone = gone or {min(lines, key=lambda line: len(line.text)).number}
    return _rebuild(text, lambda line: line.number not in gone)


def excerpt(writer: Writer, text: Text) -> Text:
    """A run of sentences of a good third of the text."""
    lines, total = text.lines(), text.length()
    first = writer.rng.randint(0, len(lines))
    kept: set[int] = set()
    size = 0
    for line in [*lines[first:], *lines[:first][::-1]]:
        if size < 0.36 * total:
            kept.add(line.number)
            size += len(line.text)
    return _rebuild(text, lambda line: line.number in kept)


def extend(writer: Writer, text: Text) -> Text:
    """Sentences are added: an editor's note before, a paragraph after, or single ones between."""
    rng = writer.rng
    fresh = [writer.line() for _ in range(rng.randint(1, max(1, len(text.lines()) // 4)))]
    kind = rng.choice(("note", "after", "between"))
    if kind == "note":
        note = (replace(fresh[0], text="编者按：" + fresh[0].text), *fresh[1:])
        return replace(text, blocks=(note, *text.blocks))
    if kind == "after":
        return replace(text, blocks=(*text.blocks, tuple(fresh)))
    blocks = list(text.blocks)
    for line in fresh:
        spot = rng.randrange(len(blocks))
        blocks[spot] = (*blocks[spot], line)
    return replace(text, blocks=tuple(blocks))


def change_words(rng: random.Random, text: str) -> str:
    """One figure or word of the sentence is another one."""
    figures = list(re.finditer(r"\d+", text))
    if figures and rng.random() < 0.6:
        spot = rng.choice(figures)
        new = str(int(spot.group()) + rng.randint(1, 90))
        return text[: spot.start()] + new + text[spot.end() :]
    for stock in (stocks.THINGS, stocks.FIELDS, stocks.WAYS, stocks.CROPS, stocks.DEPARTMENTS):
        for word in stock:
            if word in text:
                return text.replace(word, rng.choice([other for other in stock if other not in text]), 1)
    return text[:-1] + grammar.fill(rng, "，{人}对此作了记录") + text[-1]


def edit(writer: Writer, text: Text) -> Text:
    """Words change inside up to two fifths of the sentences, or sentences are both missing and added."""
    rng, lines = writer.rng, [line for line in text.lines() if line.number > 0]
    some = rng.sample(lines, max(1, round(len(lines) * rng.choice((0.05, 0.1, 0.2, 0.25, 0.4)))))
    if len(lines) > 4 and rng.random() < 0.4:
        gone = {line.number for line in some}
        shorter = _rebuild(text, lambda line: line.number not in gone)
        return extend(writer, shorter)
    new = {line.number: replace(line, text=change_words(rng, line.text)) for line in some}
    return replace(text, blocks=tuple(tuple(new.get(line.number, line) for line in block) for block in text.blocks))


def excerpt_edited(writer: Writer, text: Text) -> Text:
    """A third of the text with an introduction, or with a word changed."""
    part = excerpt(writer, text)
    if writer.rng.random() < 0.5:
        return extend(writer, part)
    lines = [line for line in part.lines() if line.number > 0]
    new = writer.rng.choice(lines)
    other = replace(new, text=change_words(writer.rng, new.text))
    return replace(part, blocks=tuple(tuple(other if line is new else line for line in block) for block in part.blocks))


def reflow(writer: Writer, text: Text) -> Text:
    """The same words in other clothes: quotation marks, full-width figures, spaces, paragraphs joined."""
    rng = writer.rng
    wide = str.maketrans("0123456789%", "０１２３４５６７８９％")
    changes: tuple[Callable[[str], str], ...] = (
        lambda s: s.replace("“", '"').replace("”", '"'),
        lambda s: s.translate(wide),
        lambda s: re.sub(r"(?<=[^\d.])(\d+)", r" \1 ", s) if not re.search(r"\d\.\d", s) else s,
        lambda s: s,
    )
    change = rng.choice(changes)
    blocks = [tuple(replace(line, text=change(line.text)) for line in block) for block in text.blocks]
    if len(blocks) > 1 and rng.random() < 0.3:
        spot = rng.randrange(len(blocks) - 1)
        blocks[spot : spot + 2] = [blocks[spot] + blocks[spot + 1]]
    return replace(text, blocks=tuple(blocks))


def relation(source: Text, repost: Text) -> str:
    """How the repost stands to the source, from the numbers of the sentences (the rules of the verdict, in their order)."""
    old = {line.number: fold(line.text) for line in source.lines()}
    new = {line.number: fold(line.text) for line in repost.lines()}
    shared = 0.0
    for number in old.keys() & new.keys():
        a, b = old[number], new[number]
        shared += len(a) if a == b else difflib.SequenceMatcher(None, a, b, autojunk=False).ratio() * min(len(a), len(b))
    if shared < min(sum(map(len, old.values())), sum(map(len, new.values()))) / 3:
        return "different"
    changed = any(old[number] != new[number] for number in old.keys() & new.keys())
    missing, added = bool(old.keys() - new.keys()), bool(new.keys() - old.keys())
    if changed or (missing and added):
        return "edited"
    if missing or added:
        return "abridged" if missing else "extended"
    return "verbatim" if fold(source.title) == fold(repost.title) else "retitled"


def verbatim(_writer: Writer, text: Text) -> Text:
    """An exact copy."""
    return text


EDITS: dict[str, Callable[[Writer, Text], Text]] = {
    "verbatim": verbatim,
    "reflowed": reflow,
    "retitled": retitle,
    "abridged": abridge,
    "excerpt": excerpt,
    "excerpt edited": excerpt_edited,
    "extended": extend,
    "edited": edit,
}
