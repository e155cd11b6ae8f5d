"""A person's word on stories: it is applied at once, and nothing that comes later takes it back but another such word."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from crawler.ledger import Database, LedgerError
from crawler.ledger.stories.decide import join, split
from crawler.ledger.stories.settle import regroup
from crawler.ledger.tables import decisions, merges, pages
from tests.ledger.made import article, contents, emptied, put

A, B, C, D, E = (f"http://{name}.cn/" for name in "abcde")
# Long enough to prove something by itself.
LONG = "".join(f"第{n}个乡村人才服务站今年站稳了脚跟，为村里办成了{n * 7}件实事。" for n in range(1, 12))


def stories(ledger: Database) -> list[str]:
    """The stories as the letters of their pages, sorted."""
    found: dict[str, list[str]] = {}
    for url, page in sorted(contents(ledger)["pages"].items()):
        found.setdefault(page["story"], []).append(url[7])
    return sorted("".join(letters) for letters in found.values())


def do(ledger: Database, kind: str, *keys: str) -> None:
    with ledger.writing() as connection:
        (split if kind == "split" else join)(connection, *keys)


def standing(ledger: Database) -> list[tuple[str, str, str]]:
    with ledger.reading() as connection:
        rows = connection.execute(select(decisions).where(decisions.c.undone_at.is_(None))).all()
    return sorted((row.kind, row.a[7], row.b[7]) for row in rows)


SPLITS = [
    pytest.param([(A, None), (B, A), (C, A)], B, ["ac", "b"], [("split", "b", "a")], id="a repost from its source"),
    pytest.param([(A, None), (B, A), (C, B)], B, ["a", "bc"], [("split", "b", "a")], id="with what states it"),
    pytest.param([(B, A), (C, A)], B, ["b", "c"], [("split", "b", "a")], id="from reposts of a source that is not there"),
    pytest.param([(A, None), (B, A), (C, None)], None, ["ab", "c"], [], id="nothing"),
]


@pytest.mark.parametrize(("given", "key", "expected", "put_down"), SPLITS)
def test_split(ledger: Database, given: list, key: str | None, expected: list[str], put_down: list) -> None:
    put(ledger, *(article(url, original) for url, original in given))
    if key is not None:
        do(ledger, "split", key)
    assert stories(ledger) == expected
    assert standing(ledger) == put_down


def test_split_of_copies(ledger: Database) -> None:
    """Of three copies that state nothing, one goes; a fourth that comes later is with the others."""
    put(ledger, *(article(url, text=LONG) for url in (A, B, C)))
    assert stories(ledger) == ["abc"]
    do(ledger, "split", A)
    assert stories(ledger) == ["a", "bc"]
    assert standing(ledger) == [("split", "a", "b"), ("split", "a", "c")]
    put(ledger, article(D, text=LONG))
    assert stories(ledger) == ["a", "bcd"]


def test_split_of_a_source_from_a_copy_takes_its_reposts_along(ledger: Database) -> None:
    put(ledger, article(A, text=LONG), article(B, A, text="另一段。"), article(C, text=LONG))
    assert stories(ledger) == ["abc"]
    do(ledger, "split", A)
    assert stories(ledger) == ["ab", "c"]


@pytest.mark.parametrize(
    ("given", "key"),
    [
        pytest.param([(A, None)], A, id="a lone page"),
        pytest.param([(A, None), (B, A), (C, B)], A, id="a root that all others state"),
        pytest.param([(B, A), (C, A)], A, id="a root that is not there"),
        pytest.param([(A, B), (B, A)], B, id="a page of a ring"),
        pytest.param([(A, None)], E, id="a key that nobody knows"),
    ],
)
def test_nothing_to_split(ledger: Database, given: list, key: str) -> None:
    put(ledger, *(article(url, original) for url, original in given))
    before = contents(ledger)
    with pytest.raises(LedgerError, match=r"nothing to split|no page of the ledger"):
        do(ledger, "split", key)
    assert contents(ledger) == before
    assert standing(ledger) == []


def test_join(ledger: Database) -> None:
    put(ledger, article(A), article(B, A), article(C), article(D, C))
    do(ledger, "join", B, D)
    assert stories(ledger) == ["abcd"]
    with ledger.reading() as connection:
        assert [row.reason for row in connection.execute(select(merges))] == ["person"]
    with pytest.raises(LedgerError, match="no page of the ledger"):
        do(ledger, "join", A, E)
    with pytest.raises(LedgerError, match="both are"):
        do(ledger, "join", A, A)


@pytest.mark.parametrize(
    ("pages_there", "steps"),
    [
        pytest.param([(A, None), (C, None)], [("join", A, C)], id="of strangers"),
        pytest.param([(A, None), (B, A)], [("split", B), ("join", B, A)], id="of a repost and the source that it states"),
        pytest.param([(A, None), (B, None)], [("split", B), ("join", A, B)], id="of two copies"),
    ],
)
def test_a_merge_of_a_person_s_is_put_down_as_one(ledger: Database, pages_there: list, steps: list) -> None:
    """Although, with the earlier split taken back, keys or texts alone would tie them too."""
    put(ledger, *(article(url, original, text="另一段。" if url == C else LONG) for url, original in pages_there))
    for step in steps:
        do(ledger, *step)
    with ledger.reading() as connection:
        rows = connection.execute(select(merges).where(merges.c.undone_at.is_(None))).all()
    assert [row.reason for row in rows] == ["person"]


@pytest.mark.parametrize(
    ("steps", "expected", "stands"),
    [
        pytest.param([("join", A, C), ("split", A)], ["ab", "cd"], [("split", "a", "c")], id="joined, split again by the one"),
        pytest.param([("join", B, D), ("split", A)], ["ab", "cd"], [("split", "a", "c")], id="by what its repost was joined to"),
        pytest.param([("join", A, C), ("split", B)], ["acd", "b"], [("join", "a", "c"), ("split", "b", "c")], id="joined, a repost split off"),
        pytest.param([("split", B), ("join", B, A)], ["ab", "cd"], [("join", "b", "a")], id="split, joined again"),
        pytest.param([("split", B), ("join", D, B)], ["a", "bcd"], [("join", "d", "b"), ("split", "b", "a")], id="split, joined to another story"),
        pytest.param([("split", B), ("join", D, B), ("join", C, A)], ["abcd"], [("join", "c", "a"), ("join", "d", "b")], id="and all joined in the end"),
        pytest.param([("join", A, C), ("split", A), ("join", A, C), ("split", C)], ["ab", "cd"], [("split", "c", "a")], id="to and fro"),
        pytest.param([("join", A, C), ("join", A, C)], ["abcd"], [("join", "a", "c")], id="said twice, put down once"),
    ],
)  # fmt: skip
def test_the_last_word_counts(ledger: Database, steps: list, expected: list[str], stands: list) -> None:
    put(ledger, article(A), article(B, A), article(C), article(D, C))
    for step in steps:
        do(ledger, *step)
    assert stories(ledger) == expected
    assert standing(ledger) == stands
    with ledger.writing() as connection:
        regroup(connection, set(connection.execute(select(pages.c.story_id)).scalars()))
    assert stories(ledger) == expected


def test_a_decision_outlives_what_comes_later(ledger: Database) -> None:
    """New versions of the pages, and new pages that tie them together, change nothing in what was decided."""
    put(ledger, article(A, text=LONG), article(B, A, text=LONG), article(C))
    do(ledger, "split", B)
    do(ledger, "join", C, B)
    put(ledger, article(B, A, text=LONG + "补充一句。"), article(A, text=LONG + "又补一句。"))
    put(ledger, article(D, B, text=LONG))
    put(ledger, article(E, text=LONG))
    assert stories(ledger) == ["ae", "bcd"]


def test_decisions_on_many_keys_are_all_known(ledger: Database) -> None:
    """A page that comes to one story meets all decisions on the stories that decisions lead to."""
    put(ledger, article(A), article(B), article(C, B), article(D))
    do(ledger, "split", C)
    do(ledger, "join", A, C)
    do(ledger, "join", A, D)
    put(ledger, article(E, A))
    assert stories(ledger) == ["acde", "b"]


def test_the_same_on_a_new_ledger() -> None:
    """Decisions made before the pages come, and after: the same stories."""
    given = [article(A, text=LONG), article(B, A, text=LONG), article(C, B), article(D, text=LONG), article(E)]
    found = []
    for late in (True, False):
        ledger = emptied()
        with ledger.writing() as connection:
            if not late:
                rows = [
                    {"kind": "split", "a": B, "b": A, "decided_at": "x"},
                    {"kind": "split", "a": B, "b": D, "decided_at": "x"},
                ]
                connection.execute(decisions.insert(), [*rows, {"kind": "join", "a": E, "b": C, "decided_at": "x"}])
        put(ledger, *given)
        if late:
            do(ledger, "split", B)
            do(ledger, "join", E, C)
        found.append(stories(ledger))
    assert found == [["ad", "bce"]] * 2


TEXTS = [
    LONG,
    LONG.replace("站稳", "扎稳"),
    "".join(f"黄桃第{n}号冷库在{n}月建成，果农不再愁烂在地里的那{n * 3}吨果子。" for n in range(1, 13)),
    "短。",
]
urls = st.sampled_from([A, B, C, D, E])
facts = st.lists(
    st.tuples(urls, st.none() | urls, st.sampled_from(TEXTS)), min_size=2, max_size=5, unique_by=lambda fact: fact[0]
)
words = st.lists(st.tuples(st.sampled_from(["join", "split"]), urls, urls), max_size=3).map(
    lambda found: [(kind, a, b) for kind, a, b in found if a != b]
)


@settings(max_examples=25)
@given(facts, words, st.integers(0, 3), st.randoms(use_true_random=False))
def test_decisions_and_pages_in_any_order(given_pages: list, given_words: list, when: int, shuffled: Random) -> None:
    """Whatever of the two comes first: the stories are those of all pages and all decisions at once."""
    rows = [{"kind": kind, "a": a, "b": b, "decided_at": "x"} for kind, a, b in given_words]
    found = []
    for order, late in ((given_pages, 0), (shuffled.sample(given_pages, len(given_pages)), when)):
        ledger = emptied()
        for number, (url, original, text) in enumerate([*order, (None, None, None)]):
            if number == min(late, len(order)) and rows:
                with ledger.writing() as connection:
                    connection.execute(decisions.insert(), rows)
                    known = select(pages.c.story_id).where(pages.c.story_id.is_not(None))
                    regroup(connection, set(connection.execute(known).scalars()))
            if url is not None:
                put(ledger, article(url, original if original != url else None, text=text))
        found.append(contents(ledger))
    assert found[0] == found[1]
