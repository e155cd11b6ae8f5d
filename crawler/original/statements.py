"""Lines that state an original: which words in them are labels, and what each label states."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice

from crawler.original.characters import JOINER, plain_text
from crawler.original.documents import is_of_another
from crawler.original.exclusions import (
    DEMAND,
    FORM,
    OTHER_BEFORE,
    OTHER_BEFORE_ENGLISH,
    OTHER_LINE,
    READER,
    REFERENCE_BEFORE,
    RUMOUR_BEFORE,
    WORD_BEFORE,
)
from crawler.original.labelled import Labelled
from crawler.original.labels import LABEL, Strength, hints, speaks_of_page, strength_of
from crawler.original.targets import OwnAddress, Target, targets_of
from crawler.original.values import values_of
from crawler.original.zones import Zones
from crawler.page import Document, Line

MOST_LABELS = 40
# How far around a hint its label may reach.
BEFORE_HINT, AFTER_HINT = 40, 60

# Characters of an entry before its label.
_LONGEST_ENTRY = 400
# Elements of a line that are looked at.
_MOST_ELEMENTS = 60

_COLON = re.compile(" ?[:：]")
_BRACKET = re.compile("[（(]")
# `原文.pdf` is the name of what an anchor leads to.
_FILE_NAME = re.compile(r"\.[A-Za-z]{2,4}\b")
_GAP = re.compile(rf"[ {JOINER}]+")
# `新华网原稿：http://…`: whose original it is; 新区政务网原网址 is an address that it had.
_OUTLET_BEFORE = re.compile(r"(?:^|[^\u4e00-\u9fff])[\u4e00-\u9fff]{1,8}[网社报台]原[文稿帖贴报新]$")
# A person's name, glued to the label.
_NAMED_BEFORE = re.compile(r"(?:作者|责任编辑|责编|编辑|记者)[:：] ?[\u4e00-\u9fff·]{2,4}(?:[ 、][\u4e00-\u9fff·]{2,4}){0,2}$")
# Lines on both sides that are looked at for whether more text follows than stood before.
_MOST_AROUND = 100
_ATTACHMENT = re.compile(r"附件\s?\d{0,2}\s?[:：.．、]")
_SIGNER = re.compile(r"[\u4e00-\u9fff、 ]{4,40}")
_DAY = re.compile(r"(?:19|20)\d\d ?年 ?\d{1,2} ?月 ?\d{1,2} ?日")
# What may stand right before a label: nothing, no letter, a day or an hour (2023年9月8日来源：…).
_LEFT = re.compile(r"(?:^|[^\u3400-\u9fffA-Za-z_@]|\d[日时時分秒])$")


@dataclass(frozen=True, slots=True)
class Statement:
    """One address that the page states as its original, not yet judged. position: in the page's text."""

    url: str
    label: str
    evidence: str
    strength: Strength
    position: int


def statements(document: Document, index: int, is_own: OwnAddress, zones: Zones) -> Iterator[Statement]:
    """The statements that begin in one line."""
    line = document.lines[index]
    text = plain_text(line.text)
    if line.hidden or OTHER_LINE.match(text) or (index and READER.match(document.lines[index - 1].text)):
        return
    targets = targets_of(document, line, text)
    parted = partial(_parts_elements, document, line)
    following = document.lines[index + 1].text if index + 1 < len(document.lines) else ""
    found = (_standing(text, match, targets, parted, following) for match in islice(_labels(text), MOST_LABELS))
    labels = [
        match
        for match in found
        if match is not None and not is_of_another(text, match.start(), document) and _is_of_whole(document, index, match)
    ]
    if labels and _is_of_attachment(document, index):
        labels = [match for match in labels if strength_of(match) is Strength.ORIGINAL]
    for number, match in enumerate(labels):
        stop = labels[number + 1].start() if number + 1 < len(labels) else len(text)
        label = Labelled(document, line, text, targets, match, stop, is_own, zones)
        for url, evidence in values_of(label):
            yield Statement(url, label.words, evidence, label.strength, line.start + match.start())


def _labels(text: str) -> Iterator[re.Match[str]]:
    """The labels of a line; only the neighbourhood of hints is looked at."""
    done = 0
    for hint in hints(text):
        if hint >= done:
            for match in LABEL.finditer(text, max(done, hint - BEFORE_HINT), hint + AFTER_HINT):
                if match.start() <= hint + 1:
                    done = match.end()
                    yield match
        done = max(done, hint + 1)


def _is_of_whole(document: Document, index: int, match: re.Match[str]) -> bool:
    """False for words on what follows (以下内容转载自) where less text follows than stood before: that is of a part."""
    if not match.group().startswith("以下"):
        return True
    before = document.lines[max(0, index - _MOST_AROUND) : index]
    behind = document.lines[index : index + _MOST_AROUND]
    return sum(map(_size, before)) < sum(map(_size, behind))


def _size(line: Line) -> int:
    """The characters of a paragraph outside links; other lines are none."""
    return len(line.text) - line.linked if "。" in line.text else 0


def _is_of_attachment(document: Document, index: int) -> bool:
    """True for a line between the name of a letter's attachment and who signs the letter."""
    lines = document.lines
    if index == 0 or index + 2 >= len(lines) or _ATTACHMENT.match(lines[index - 1].text) is None:
        return False
    return _SIGNER.fullmatch(lines[index + 1].text) is not None and _DAY.fullmatch(lines[index + 2].text) is not None


def _standing(
    text: str, match: re.Match[str], targets: list[Target], parted: Callable[[int], bool], following: str
) -> re.Match[str] | None:
    """The match, or its end from a gap or an anchor on, as a label of its own: `新区发布 原文链接`; None if it is none.

    parted: whether an element begins or ends at a position of the text.
    """
    starts = [match.start() + gap.end() for gap in _GAP.finditer(match.group())]
    starts += [target.start for target in targets if match.start() < target.start < match.end()]
    # 通知链接（原文）: the longer label is a part of another word.
    starts += [match.start() + bracket.end() for bracket in _BRACKET.finditer(match.group())]
    # `<span>来源：新区新闻</span><span>消息来源：`: what stands before it in another element is no part of it.
    within = (start for start in range(match.start() + 1, match.end() - 1) if start not in starts and parted(start))
    for start in (match.start(), *sorted(starts)):
        if (label := _label_from(text, match, start, targets, parted, following)) is not None:
            return label
    labels = (_label_from(text, match, start, targets, parted, following) for start in within)
    return next(filter(None, labels), None)


def _label_from(
    text: str, match: re.Match[str], start: int, targets: list[Target], parted: Callable[[int], bool], following: str
) -> re.Match[str] | None:
    """The label from this place of the match on; None if none begins there."""
    label = match if start == match.start() else LABEL.match(text, start, match.end())
    return label if label is not None and _can_be_label(text, label, targets, parted, following) else None


def _can_be_label(
    text: str, match: re.Match[str], targets: list[Target], parted: Callable[[int], bool], following: str
) -> bool:
    """True unless the words before it make it another label or a part of a sentence."""
    before = text[max(0, match.start() - 24) : match.start()]
    if FORM.match(text, match.end()) or _FILE_NAME.match(text, match.end()) or OTHER_BEFORE.search(before):
        return False
    if RUMOUR_BEFORE.search(before) or REFERENCE_BEFORE.match(text[: match.start()][:_LONGEST_ENTRY]):
        return False
    if not speaks_of_page(text, match, following):
        return False
    first = match.group()[0]
    if first.isascii() and (OTHER_BEFORE_ENGLISH.search(before) or (first.islower() and WORD_BEFORE.search(before))):
        return False
    if any(target.start == match.start() or target.end == match.start() for target in targets):
        return True
    if _LEFT.search(before) or DEMAND.search(before):
        return True
    # `<span>青石号</span>来源：…`, `作者：林一舟来源：…`: another name stands before it, not a part of the word.
    return _COLON.match(text, match.end()) is not None and (
        parted(match.start())
        or _NAMED_BEFORE.search(before) is not None
        or _OUTLET_BEFORE.search(before + match.group()[:2]) is not None
    )


def _parts_elements(document: Document, line: Line, position: int) -> bool:
    """True if an element of this line begins or ends at this position of its text."""
    elements = document.elements
    first = bisect_left(elements, line.start, key=lambda element: element.start)
    return any(
        element.start < element.end and line.start + position in (element.start, element.end)
        for element in elements[first : first + _MOST_ELEMENTS]
        if element.start <= line.end
    )
