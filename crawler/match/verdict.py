"""The verdict: how a repost's text stands to its source's. The definitions are issue 5's, in its order."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal, NamedTuple

from crawler.match.align import Block, align
from crawler.match.fold import Sentence, fold, sentences
from crawler.match.pointers import without_pointers

Relation = Literal["verbatim", "retitled", "abridged", "extended", "edited", "different"]
# Pieces that a title may have: `水库怎么了？专家这样说！`
_MOST_OF_TITLE = 4
# Characters. A longer body is no list of attachments.
_LONGEST_LIST = 2000
# The ending of a file's name, and what stands about such names.
_ENDING = re.compile(r"\.[A-Za-z0-9]{2,4}$")
_NO_WORDS = re.compile(r"附件|附表|附|下载|点击|查看|详见|请|[\W\d_]")
ChangeKind = Literal["removed", "added", "changed", "moved"]


class File(NamedTuple):
    """An attachment. name: the text of its link."""

    url: str
    name: str


@dataclass(frozen=True, slots=True)
class Text:
    """What is compared. original_title: a stated 原标题. None where the page does not tell. files: its attachments."""

    title: str | None = None
    original_title: str | None = None
    body: str | None = None
    files: tuple[File, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A passage of a body. paragraph: of its beginning, from 0. start, end: offsets in the body as given."""

    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Change:
    """A changed passage. old: its place in the source's body, new: in the repost's; None where it is not there.

    A `removed` passage with a place on both sides is a sentence that the repost breaks off; `added` likewise. A `moved`
    passage is the same on both sides: nothing is missing, but a sentence that stands elsewhere is an edit (`_is_reordered`).
    """

    kind: ChangeKind
    old: Place | None
    new: Place | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """relation: of the repost to the source; None where one has no words to compare. similarity: 2 × shared characters /
    characters of both, folded, 0 to 1; 0 without a relation."""

    relation: Relation | None
    similarity: float
    changes: list[Change] = field(default_factory=list)


def judge(source: Text, repost: Text) -> Verdict:
    """The verdict on a pair of texts. One without a body is different from any that has one.

    Of two without a body nothing can be told, nor where one only names its attachments, unless both do and these are the same: what
    the files say nobody has compared.

    Where sentences only changed places all characters are shared, but the text is edited; its changes say `moved`. What is no sentence (a
    dateline, a heading, the cells of a table) and captions stand where a template puts them.
    A title that a page prints once more above its text is no sentence of it, nor is a line that names the original's (原题为《…》), nor what leads to the
    rest at its end ([详细]): templates add and drop such lines.
    """
    wordless = [text for text in (source, repost) if not _has_words(text)]
    if (len(wordless) == 2 and not _same_files(source, repost)) or (len(wordless) == 1 and wordless[0].body):
        return Verdict(None, 0.0)
    if source.body == repost.body:
        return Verdict(_by_title(source, repost), 1.0)
    titles = {fold(title) for text in (source, repost) for title in (text.title, text.original_title)} - {""}
    old, new = without_pointers(sentences(source.body)), without_pointers(sentences(repost.body))
    old, new = _without_named_title(old, titles), _without_named_title(new, titles)
    below = _below_title(old, titles), _below_title(new, titles)
    if all(below):
        old, new = below
    old_texts, new_texts = [s.text for s in old], [s.text for s in new]
    old_size, new_size = sum(map(len, old_texts)), sum(map(len, new_texts))
    if old_size == new_size and "".join(old_texts) == "".join(new_texts):
        return Verdict(_by_title(source, repost), 1.0)
    blocks = align(old_texts, new_texts)
    shared = sum(block.shared for block in blocks)
    similarity = 2 * shared / (old_size + new_size)
    relation = _relation(source, repost, blocks, shared, min(old_size, new_size))
    if relation not in ("edited", "different") and _is_reordered(blocks, old_texts, new_texts):
        relation = "edited"
    return Verdict(relation, similarity, changes(blocks, old, new))


def _has_words(text: Text) -> bool:
    """True if the body says more than the names of the attachments."""
    if not text.body or len(text.body) > _LONGEST_LIST:
        return bool(text.body)
    left = fold(text.body)
    if text.files:
        names = {fold(file.name) for file in text.files}
        names |= {_ENDING.sub("", name) for name in names}
        for name in sorted(names - {""}, key=lambda name: (-len(name), name)):
            left = left.replace(name, "")
        left = _NO_WORDS.sub("", left)
    return bool(left)


def _same_files(a: Text, b: Text) -> bool:
    """True if both give the same attachments."""
    return bool(a.files) and {file.url for file in a.files} == {file.url for file in b.files}


_NAMED_TITLE = re.compile(r"\(?原(?:标题|题目|题)(?:为|是)?:?《?(.+?)》?\)?。?")
_AT_AN_END = 2


def _without_named_title(found: list[Sentence], titles: Set[str]) -> list[Sentence]:
    """The sentences without those at either end that say what the title was."""
    ends = {*range(_AT_AN_END), *range(len(found) - _AT_AN_END, len(found))}
    return [
        sentence
        for number, sentence in enumerate(found)
        if number not in ends or (named := _NAMED_TITLE.fullmatch(sentence.text)) is None or named[1] not in titles
    ]


def _below_title(found: list[Sentence], titles: Set[str]) -> list[Sentence]:
    """The sentences without those at the beginning that are one of the titles; a flash may be nothing but its title."""
    text, own = "", 0
    for number, sentence in enumerate(found[:_MOST_OF_TITLE], 1):
        text += sentence.text
        own = number if text in titles else own
    return found[own:]


# A sentence, folded, and what stands below a picture.
_SENTENCE = re.compile(r"[。!?][)】]?$")
_CAPTION = re.compile(r"^[(【▲△↑]*[上下左右]?图|摄[)】]*。?$")


def _is_reordered(blocks: Sequence[Block], old: Sequence[str], new: Sequence[str]) -> bool:
    """True if sentences that both texts have stand in another order. old, new: folded sentences."""
    if not any(block.kind == "moved" for block in blocks):
        return False
    pairs = sorted((block.old[0], block.new[0]) for block in blocks if block.old and block.new and _is_told(old[block.old[0]]))
    if all(one[1] < other[1] for one, other in pairwise(pairs)):
        return False
    # Of a sentence that is repeated another one may have been taken for it.
    short, long = sorted(([text for text in texts if _is_told(text)] for texts in (old, new)), key=len)
    rest = iter(long)
    return not all(text in rest for text in short)


def _is_told(text: str) -> bool:
    return bool(_SENTENCE.search(text)) and not _CAPTION.search(text)


def _relation(source: Text, repost: Text, blocks: Sequence[Block], shared: int, shorter: int) -> Relation:
    """The first definition that holds."""
    kinds = {block.kind for block in blocks}
    if not shorter or shared * 3 < shorter:
        return "different"
    if "changed" in kinds or {"removed", "added"} <= kinds:
        return "edited"
    if "removed" in kinds:
        return "abridged"
    if "added" in kinds:
        return "extended"
    return _by_title(source, repost)


def _by_title(source: Text, repost: Text) -> Relation:
    """Verbatim, or retitled where both titles are known and differ; a stated 原标题 does not make the title the same."""
    old, new = fold(source.title), fold(repost.title)
    return "retitled" if old and new and old != new else "verbatim"


def changes(blocks: Sequence[Block], old: Sequence[Sentence], new: Sequence[Sentence]) -> list[Change]:
    """The passages that are not equal, by their place in the source, then the added ones; neighbours of a kind are one passage."""
    made: list[Change] = []
    for first, last in _passages(blocks):
        before = _place(first.old[0], last.old[-1], old) if first.old else None
        after = _place(first.new[0], last.new[-1], new) if first.new else None
        if first.kind != "equal":
            made.append(Change(first.kind, before, after))
    return made


def _passages(blocks: Sequence[Block]) -> list[tuple[Block, Block]]:
    """The first and the last block of each run of blocks of one kind that follow each other on each side that they have."""
    made: list[tuple[Block, Block]] = []
    for block in blocks:
        if made and _follows(made[-1][1], block):
            made[-1] = (made[-1][0], block)
        else:
            made.append((block, block))
    return made


def _follows(last: Block, block: Block) -> bool:
    return last.kind == block.kind != "changed" and all(
        bool(before) == bool(after) and (not before or before[-1] + 1 == after[0])
        for before, after in ((last.old, block.old), (last.new, block.new))
    )


def _place(first: int, last: int, of: Sequence[Sentence]) -> Place:
    return Place(of[first].paragraph, of[first].start, of[last].end)
