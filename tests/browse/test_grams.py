"""The search's tokens: any part of a run of letters and digits is found by them, and only that."""

from __future__ import annotations

import sqlite3
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.browse.index.grams import asked, runs, spots
from crawler.browse.index.schema import TABLES
from crawler.browse.index.words import write_words

FOUND = [
    ("防汛备汛工作", "防汛", True, "two characters"),
    ("防汛备汛工作", "汛", True, "one character"),
    ("防汛备汛工作", "汛备汛", True, "across the words"),
    ("防汛备汛工作", "汛工", True, "no word at all"),
    ("防汛备汛工作", "防备", False, "both characters, not beside each other"),
    ("防汛，备汛", "汛备", False, "a comma between them"),
    ("政府，府人", "政府人", False, "the end of a run and the beginning of the next share a character"),
    ("防 汛", "防汛", True, "space between Chinese characters"),
    ("防\u200b汛", "防汛", True, "a character without width"),
    ("ＡＰＰ下载２０２４", "app", True, "full width and capitals"),
    ("ＡＰＰ下载２０２４", "02", True, "part of a number"),
    ("New York", "newyork", False, "a space between Latin words parts them"),
    ("防汛工作与备汛工作", "防汛 备汛", True, "two words, anywhere"),
    ("防汛工作", "防汛 备汛", False, "one of two words"),
    ("𠮷野家", "𠮷", True, "beyond the first plane"),
    ("防汛", '防汛" OR "x', False, "the query language's own marks are no part of it"),
]


def index(*texts: str) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.executescript(TABLES)
    write_words(connection, [(number, None, text) for number, text in enumerate(texts, 1)])
    return connection


def found(connection: sqlite3.Connection, words: str) -> list[int]:
    expression = asked(words)
    assert expression is not None
    table, match = expression
    return [row[0] for row in connection.execute(f"SELECT rowid FROM {table} WHERE {table} MATCH ?", (match,))]


@pytest.mark.parametrize(("text", "words", "there"), [row[:3] for row in FOUND], ids=[row[3] for row in FOUND])
def test_what_is_found(text: str, words: str, there: bool) -> None:
    assert found(index(text), words) == ([1] if there else [])
    if there:
        assert list(spots(text, words)), "what is found is marked"


@pytest.mark.parametrize("words", ["", " ", "，。", "***", "_"])
def test_nothing_is_asked(words: str) -> None:
    assert asked(words) is None
    assert not list(spots("防汛，", words))


_TEXT = st.text(st.sampled_from("防汛备工作甲乙aB3 ，。\n\u3000é𠮷"), min_size=1, max_size=40)


@settings(max_examples=60)
@given(_TEXT, st.data())
def test_any_part_of_a_run_is_found_and_marked(text: str, data: st.DataObject) -> None:
    whole = runs(text)
    if not whole:
        return
    run = data.draw(st.sampled_from(whole))
    start = data.draw(st.integers(0, len(run) - 1))
    part = run[start : data.draw(st.integers(start + 1, len(run)))]
    assert found(index(text), part) == [1]
    places = list(spots(text, part))
    assert places
    assert all("".join(runs(text[a:b])) == part for a, b in places)
    assert all(b <= c for (_, b), (c, _) in pairwise(places))


@settings(max_examples=60)
@given(_TEXT, st.text(st.sampled_from("防汛备工作甲乙aB3"), min_size=1, max_size=4))
def test_what_stands_nowhere_is_not_found(text: str, words: str) -> None:
    (word,) = runs(words)
    assert bool(found(index(text), words)) == any(word in run for run in runs(text))
