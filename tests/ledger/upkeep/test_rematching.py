"""A ledger that other rules have matched, matched again by today's: it is as if they had always been."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text

from crawler.ledger import Database
from crawler.ledger.stories import judgements, rematch, texts
from crawler.ledger.stories.decide import split
from crawler.ledger.stories.judgements import Judgements
from crawler.ledger.stories.readings import Readings
from crawler.ledger.storing import store
from crawler.ledger.tables import fingerprints, pages, versions
from crawler.ledger.upkeep.rematching import rematch_all
from crawler.match import MATCHER_VERSION, Reading, Sameness, Text
from tests.conftest import Scrapy
from tests.ledger.made import LONG_TEXT, article, contents, emptied, put
from tests.ledger.mirror import Mirror, exported
from tests.ledger.stories.test_matching import stories
from tests.ledger.stories.test_orders import Given, unlike_pages


def nothing_is_one(*_: object) -> None:
    """No two texts are one."""


def all_are_one(*_: object) -> Sameness:
    """Whatever shares a sentence is one."""
    return Sameness(0.5, 0)


class OtherReading(Reading):
    """Texts are read with a line that no page has, so that each has another number."""

    @classmethod
    def of(cls, text: Text) -> Reading:
        return Reading.of(
            Text(text.title, text.original_title, (text.body or "") + "\n此文由旧程序读入，另加一句以示区别，供测试之用。")
        )


# What today's rules have in the place of which these are put.
OTHER_RULES = {
    "none tied": (judgements, "sameness", nothing_is_one),
    "all tied": (judgements, "sameness", all_are_one),
    "read otherwise": (store, "Reading", OtherReading),
}


@contextmanager
def other_rules(rule: str) -> Iterator[None]:
    """A program of other rules, which remembers nothing of this one's."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(*OTHER_RULES[rule])
        patch.setattr(texts, "kept", Readings())
        patch.setattr(texts, "judgements", Judgements())
        yield


def by_other_rules(rule: str, ledger: Database, given_pages: list[Given], size: int) -> None:
    """Store pages as a program of other rules would have."""
    with other_rules(rule):
        for start in range(0, len(given_pages), size):
            put(ledger, *(page.result() for page in given_pages[start : start + size]))
    with ledger.writing() as connection:
        connection.execute(pages.update().values(matcher="0"))


def all_of(ledger: Database) -> dict[str, Any]:
    """Stories and the index of texts."""
    with ledger.reading() as connection:
        index = {tuple(row) for row in connection.execute(select(fingerprints))}
    return dict(stories(ledger)) | {"index": index}


def silent(_done: int, _total: int) -> None:
    """Progress that nobody looks at."""


@pytest.mark.parametrize("rule", OTHER_RULES)
@settings(max_examples=15, deadline=None, phases=(Phase.explicit, Phase.generate))
@given(given_pages=unlike_pages, size=st.integers(1, 7), at_once=st.integers(1, 4))
@example(
    given_pages=[
        Given(4, 5, None, 7, None, 1),
        Given(2, None, None, 6, None, 1),
        Given(0, 3, 4, 4, None, 0),
        Given(3, None, None, 0, 2, 0),
        Given(1, 3, 4, 1, None, 1),
    ],
    size=3,
    at_once=4,
)
@example(given_pages=[Given(0, None, None, 0, 1), Given(1, None, None, 0, 2), Given(2, 1, None, 3, 2)], size=3, at_once=1)
@example(given_pages=[Given(0, None, None, 0, 3), Given(1, None, None, 4, 2, 1), Given(2, 0, None, 7, 1)], size=1, at_once=2)
def test_as_if_they_had_always_been(rule: str, given_pages: list[Given], size: int, at_once: int) -> None:
    """And whoever follows the events has what the ledger has."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rematch, "AT_ONCE", at_once)
        fresh, ledger, mirror = emptied("fresh"), emptied(), Mirror()
        put(fresh, *(page.result() for page in given_pages))
        by_other_rules(rule, ledger, given_pages, size)
        mirror.read(ledger)
        number = versions_of(ledger)
        assert rematch_all(ledger, silent).pages == len(given_pages)
        assert all_of(ledger) == all_of(fresh)
        assert versions_of(ledger) == number
        mirror.read(ledger)
        assert mirror.pages == exported(ledger)


def versions_of(ledger: Database) -> int:
    with ledger.reading() as connection:
        return len(connection.execute(select(versions.c.id)).all())


A, B, C, D = (f"http://{name}.cn/1.html" for name in "abcd")


def test_cut_short_it_goes_on_while_crawls_write(ledger: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rematch, "AT_ONCE", 1)
    with other_rules("none tied"):
        put(ledger, *(article(url, text=f"{LONG_TEXT}\n又一句。{url}") for url in (A, B, C)))
    with ledger.writing() as connection:
        connection.execute(pages.update().values(matcher="0"))
        assert rematch.rematch(connection, 0).pages == 1
    put(ledger, article(D, text=LONG_TEXT))
    seen: list[tuple[int, int]] = []
    done = rematch_all(ledger, lambda number, total: seen.append((number, total)))
    assert seen == [(1, 2), (2, 2)]
    assert done.pages == 2
    assert len({row["story"] for row in contents(ledger)["pages"].values()}) == 1
    assert rematch_all(ledger, silent).pages == 0


def test_a_persons_word_holds(ledger: Database) -> None:
    put(ledger, article(A, text=LONG_TEXT), article(B, text=LONG_TEXT))
    with ledger.writing() as connection:
        split(connection, B)
        connection.execute(pages.update().values(matcher="0"))
    before = stories(ledger)
    assert rematch_all(ledger, silent).events.total() == 0
    assert stories(ledger) == before
    assert len({row["story"] for row in contents(ledger)["pages"].values()}) == 2


def test_verdicts_of_other_rules_are_told_anew(ledger: Database) -> None:
    """Only to those who were told something: a ledger that nobody follows has none."""
    put(ledger, article(A, text=LONG_TEXT), article(B, A, text=LONG_TEXT))
    mirror = Mirror()
    mirror.read(ledger)
    with ledger.writing() as connection:
        connection.execute(pages.update().values(matcher="0"))
        connection.execute(text("UPDATE verdicts SET relation = 'edited', similarity = 0.5"))
    mirror.pages[B] |= {"relation": "edited", "similarity": 0.5}
    assert rematch_all(ledger, silent).events == {"verdict": 1}
    mirror.read(ledger)
    assert mirror.pages == exported(ledger)
    assert mirror.pages[B]["relation"] == "verbatim"


def test_the_command(scrapy: Scrapy, ledger: Database, ledger_url: str) -> None:
    with other_rules("none tied"):
        put(ledger, article(A, text=LONG_TEXT), article(B, text=LONG_TEXT + "\n多出来的一句。"))
    with ledger.writing() as connection:
        connection.execute(pages.update().values(matcher="0"))
    told = [scrapy("ledger", "rematch", ledger=ledger_url).stdout for _ in range(2)]
    assert told == [
        f"2 pages matched by matcher {MATCHER_VERSION}: 1 story merged into another, 1 page in another place\n",
        f"nothing to do: the rules of matcher {MATCHER_VERSION} have matched every page\n",
    ]
    missing = scrapy("ledger", "rematch", ledger="sqlite:///none.db")
    assert (missing.returncode, missing.stdout) == (1, "")
    assert "does not exist" in missing.stderr
