"""What holds for any two texts, and that no text, however odd, takes long."""

from __future__ import annotations

import time
from collections.abc import Callable
from unicodedata import normalize

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from crawler.match import Reading, Text, diff, fold, judge, sameness
from tests.match.samples import NOTE, OTHER, OTHER_2, A, B, C, D, E, F

LINES = [A, B, C, D, E, F, NOTE, OTHER, OTHER_2, "好。", "一、总体要求\n", "（记者张三）\n"]
MANY = st.lists(st.sampled_from(LINES), min_size=1, max_size=14)
TITLES = st.none() | st.text()
ANY = st.text() | st.text(alphabet="甲乙。！？\n a1.“”（）…\u0301\u200b", max_size=80) | MANY.map("".join)


def is_same_text(a: Text, b: Text) -> bool:
    return sameness(Reading.of(a), Reading.of(b)) is not None


def same_characters(one: str, other: str) -> bool:
    """A letter and its accent, apart in the body, may meet where the diff leaves out the line feed between them."""
    return normalize("NFKC", fold(one)) == normalize("NFKC", fold(other))


@given(ANY, TITLES)
def test_a_text_is_verbatim_of_itself(body: str, title: str | None) -> None:
    verdict = judge(Text(title, None, body), Text(title, title, body))
    expected = ("verbatim", 1.0, []) if fold(body) else (None, 0.0, [])
    assert (verdict.relation, verdict.similarity, verdict.changes) == expected


@given(MANY, st.data())
def test_removing_sentences_abridges_and_adding_them_extends(lines: list[str], data: st.DataObject) -> None:
    keep = data.draw(st.lists(st.booleans(), min_size=len(lines), max_size=len(lines)))
    long = Text(body="".join(lines))
    verbatim = "verbatim" if lines else None
    short = Text(body="".join(line for line, kept in zip(lines, keep, strict=True) if kept))
    assert judge(long, short).relation in ({verbatim} if all(keep) else {"abridged", "different"})
    assert judge(short, long).relation in ({verbatim} if all(keep) else {"extended", "different"})


@given(st.data())
def test_another_order_is_an_edit_that_loses_nothing(data: st.DataObject) -> None:
    lines = data.draw(st.lists(st.sampled_from([A, B, C, D, E, F, OTHER, OTHER_2]), min_size=1, max_size=14))
    shuffled = data.draw(st.permutations(lines))
    verdict = judge(Text(body="".join(lines)), Text(body="".join(shuffled)))
    assert (verdict.relation, verdict.similarity) == ("verbatim" if shuffled == lines else "edited", 1.0)


@settings(max_examples=300)
@given(ANY, ANY)
def test_any_two_texts(one: str, other: str) -> None:
    a, b = Text(body=one), Text(body=other)
    there, back = judge(a, b), judge(b, a)
    assert there.similarity == back.similarity
    assert 0 <= there.similarity <= 1
    mirrored = {"abridged": "extended", "extended": "abridged"}
    assert back.relation == mirrored.get(there.relation or "", there.relation)
    assert is_same_text(a, b) == is_same_text(b, a)
    for change in there.changes:
        for place, body in ((change.old, one), (change.new, other)):
            assert place is None or 0 <= place.start < place.end <= len(body)
            assert place is None or place.paragraph == body.count("\n", 0, place.start)


@settings(max_examples=300)
@given(ANY, ANY)
@example("A\n\u0300", "")
@example("㐀\n.", "")
def test_a_diff_gives_both_bodies_back(one: str, other: str) -> None:
    operations = diff(one, other)
    # Sentences apart, as they were: a point behind a word would end it.
    assert same_characters("\n".join(o.old for o in operations if o.old), one)
    assert same_characters("\n".join(o.new for o in operations if o.new), other)
    for operation in operations:
        if operation.kind == "changed":
            assert "".join(run.old for run in operation.runs) == operation.old
            assert "".join(run.new for run in operation.runs) == operation.new
        if operation.kind == "equal":
            assert fold(operation.old) == fold(operation.new)


SHAPES: list[tuple[str, Callable[[int], str], Callable[[int], str]]] = [
    ("one character", lambda n: "啊" * n, lambda n: "啊" * (n - 1)),
    ("two characters in turn", lambda n: "ab" * (n // 2), lambda n: "ba" * (n // 2)),
    ("one sentence", lambda n: "会议强调，要坚持。" * (n // 9), lambda n: "会议强调，要坚持。" * (n // 10) + "完。"),
    ("full stops", lambda n: "。" * n, lambda n: "！" * n),
    ("sentences of one character", lambda n: "甲。乙。丙。" * (n // 6), lambda n: "丙。丁。甲。" * (n // 6)),
    ("paragraphs of one character", lambda n: "a\n" * (n // 2), lambda n: "b\n" * (n // 2)),
    ("no punctuation", lambda n: "".join(chr(0x4E00 + k * k % 9973) for k in range(n)), lambda n: "".join(chr(0x4E00 + k * k % 9967) for k in range(n))),
    ("combining marks", lambda n: "e" + "\u0301\u0316" * (n // 2), lambda n: "e" + "\u0316\u0301" * (n // 2)),
    ("one letter that becomes eighteen", lambda n: "\ufdfa" * (n // 4), lambda n: "\ufdfa" * (n // 5)),
    ("exclamations", lambda n: "!?" * (n // 2), lambda n: ("!" * 1000 + "a") * (n // 1001)),
    ("datelines", lambda n: "新华社日电（" * (n // 6), lambda n: ("社" * 30 + "\n") * (n // 31)),
    ("figures changed everywhere", lambda n: "".join(f"全县投入资金{k}万元。" for k in range(n // 14)), lambda n: "".join(f"全县投入资金{k * 7}万元。" for k in range(n // 14))),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), [pytest.param(*shape[1:], id=shape[0]) for shape in SHAPES])
def test_time_grows_with_the_size_only(one: Callable[[int], str], other: Callable[[int], str]) -> None:
    """A quadratic way would take minutes for what takes half a second; the bound leaves room for a slow machine."""
    size = 40_000
    a, b = Text(body=one(size)), Text(body=other(size))
    start = time.process_time()
    judge(a, b)
    is_same_text(a, b)
    assert Reading.of(a).fingerprints == Reading.of(a).fingerprints
    diff(a.body, b.body)
    assert time.process_time() - start < 15
