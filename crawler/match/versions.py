"""Versions of one document, which are other documents: a draft and what was decided, a law as it was amended, a notice that was issued anew.

Nearly all of their words are the same, and their titles.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set

from rapidfuzz.fuzz import ratio

from crawler.match.numbered import document_of
from crawler.match.told import Told

# In or behind a title: a draft.
_DRAFT = re.compile(r"\((?:公开)?(征求意见稿|修订草案|草案|送审稿|讨论稿|审议稿)[^()]{0,8}\)")
# In a title, and in a sentence: the public is asked what it thinks of one. A meeting that discusses a draft asks nobody.
_ASKS = re.compile(r"征求意见|意见稿|[(]草案|草案[)]|送审稿|讨论稿|征(?:求|集)[^。]{0,40}意见")
_CALLS = re.compile(r"公开征(?:求|集)[^。]{0,20}意见|(?:面?向社会|向公众)[^。]{0,12}征(?:求|集)|(?:草案|意见稿|送审稿)公布,请")
# … and that one is in force, which no draft says.
_OUTRIGHT = r"现印发|印发给你们|关于印发|现予(?:以)?(?:公布|发布)"
_ISSUED, _ISSUES = re.compile(_OUTRIGHT), re.compile(rf"{_OUTRIGHT}|已经[^。]{{2,30}}(?:同意|审议通过|批准)")
_FIRST = 3
# In or behind a title: a law as it was amended in a year.
_AMENDED = re.compile(r"\(?((?:19|20)\d\d)年?(?:修正|修订|修改|第[一二三四五六七八九十\d]{1,2}次修[正订])(?:文本|版|本)?\)?$")
# Of 100; a sentence with one letter wrong has more.
_NEARLY_SAME = 88
_DIGITS = re.compile(r"\d+")
# 本条例自2018年1月1日起施行。
_IN_FORCE = re.compile(r"自((?:19|20)\d\d)年(\d{1,2})月(\d{1,2})日(?:起|开始)(?:正式)?(?:施行|实施|执行|生效)")
_FEWEST_OTHER = 2

Day = tuple[int, int, int]


def in_force(sentences: Iterable[str]) -> frozenset[Day]:
    """The days, as year, month and day, from which a document is in force, by its folded sentences."""
    told = (match for text in sentences if "自" in text for match in _IN_FORCE.finditer(text))
    return frozenset((int(match[1]), int(match[2]), int(match[3])) for match in told)


def are_versions(one: Told, other: Told) -> bool:
    """True if two texts are versions of one document.

    A copy may have a figure wrong: of a day in force two must be others, or the year; beside the number of a document another figure too.
    """
    return (
        _is_one_a_draft(one.titles, other.titles)
        or _was_one_adopted(one, other)
        or _are_amended_apart(one, other)
        or _are_in_force_apart(one, other)
        or _are_issued_apart(one, other)
    )


def _is_one_a_draft(titles: Set[str], others: Set[str]) -> bool:
    """True if the titles are the same but that those of one say that it is a draft."""
    if not titles.isdisjoint(others):
        return False
    bare, bare_others = ({_DRAFT.sub("", title) for title in found} for found in (titles, others))
    drafts, other_drafts = ({match[1] for title in found for match in _DRAFT.finditer(title)} for found in (titles, others))
    return not bare.isdisjoint(bare_others) and drafts != other_drafts


def _was_one_adopted(one: Told, other: Told) -> bool:
    """True if one text says at its top that it asks what the public thinks of a draft, and the other does not: 关于公开征求《…（草案）》意见的公告 and
    关于印发《…》的通知. Where the one does not say so in its title, or the other not outright that it is issued, some of it is in other words,
    which an abridged copy has not."""
    asks = [told for told in (one, other) if _asks(told) and not _issues(told)]
    if len(asks) != 1 or not one.titles.isdisjoint(other.titles):
        return False
    adopted = other if asks[0] is one else one
    if any(map(_CALLS.search, adopted.sentences)) or any(map(_ASKS.search, adopted.titles)):
        return False
    if any(map(_ASKS.search, asks[0].titles)) and _issues(adopted, _ISSUED):
        return True
    if _issues(adopted) and (_words_anew(one, other, 1) or _words_anew(other, one, 1)):
        return True
    pairs = ((one, other), (other, one))
    return all(_words_anew(*pair) for pair in pairs) or all(_has_other_rules(a.sentences, b.sentences) for a, b in pairs)


def _issues(told: Told, pattern: re.Pattern[str] = _ISSUES) -> bool:
    return any(pattern.search(text) for text in (*told.titles, *told.sentences[:_FIRST]))


def _words_anew(one: Told, other: Told, fewest: int = _FEWEST_OTHER) -> bool:
    """True if so many sentences between two that both have are in other words, or other figures; one may be mistyped."""
    known = set(other.bare)
    shared = [index for index, text in enumerate(one.bare) if text in known]
    within = one.bare[shared[0] : shared[-1]] if shared else ()
    return sum(1 for text in within if text not in known) >= fewest


def _asks(told: Told) -> bool:
    return any(map(_ASKS.search, told.titles)) or any(map(_CALLS.search, told.sentences[:_FIRST]))


def _are_amended_apart(one: Told, other: Told) -> bool:
    """True if the titles are the same but for the year of an amendment, and each text has sentences of its own: a copy may lose the year."""
    if not one.titles.isdisjoint(other.titles):
        return False
    bare, bare_others = ({_AMENDED.sub("", title) for title in told.titles} for told in (one, other))
    years, other_years = ({match[1] for title in told.titles for match in _AMENDED.finditer(title)} for told in (one, other))
    if bare.isdisjoint(bare_others) or years == other_years:
        return False
    return _has_other_rules(one.sentences, other.sentences) and _has_other_rules(other.sentences, one.sentences)


def _has_other_rules(sentences: Sequence[str], others: Sequence[str]) -> bool:
    """True if a sentence between two that both have is another one, or tells other figures. What stands first and last is of the copy, and a
    letter may be mistyped."""
    known = set(others)
    shared = [index for index, text in enumerate(sentences) if text in known]
    if not shared:
        return False
    own = [text for text in sentences[shared[0] : shared[-1]] if text not in known]
    foreign = known - set(sentences)
    return any(
        all(ratio(text, other) < _NEARLY_SAME or _DIGITS.findall(text) != _DIGITS.findall(other) for other in foreign)
        for text in own
    )


def _are_in_force_apart(one: Told, other: Told) -> bool:
    days, others = in_force(one.sentences), in_force(other.sentences)
    return bool(days and others) and all(
        a[0] != b[0] or sum(x != y for x, y in zip(a, b, strict=True)) >= _FEWEST_OTHER for a in days for b in others
    )


def _are_issued_apart(one: Told, other: Told) -> bool:
    """True for an office's documents of another year and number; where the one or the other is the same it may be mistyped, unless
    each tells figures or has a sentence of its own."""
    document, again = (document_of(told.sentences) for told in (one, other))
    if document is None or again is None:
        document, again = (document_of((), told.titles) for told in (one, other))
    if document is None or again is None or document[0] != again[0] or document[1:] == again[1:]:
        return False
    if document[1] != again[1] and document[2] != again[2]:
        return True
    numbers = {*document[1:], *again[1:]}
    own, others = one.figures - other.figures, other.figures - one.figures
    if all(any(figure.rstrip("号") not in numbers for figure in found) for found in (own, others)):
        return True
    return _has_other_rules(one.sentences, other.sentences) and _has_other_rules(other.sentences, one.sentences)
