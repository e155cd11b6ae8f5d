"""The change feed: whoever does what the events say has what the ledger has, whenever he comes back for them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from sqlalchemy import select

from crawler.ledger import Database, LedgerError, Result, open_database
from crawler.ledger.feed.events import KINDS
from crawler.ledger.reading.schema import row_schema
from crawler.ledger.reading.verdicts import judged_pages
from crawler.ledger.stories.decide import join, split
from crawler.ledger.tables import events
from crawler.ledger.upkeep.forget import allow_again, forget_page
from tests.ledger.made import LONG_TEXT, article, emptied, new_ledger, put, take_back
from tests.ledger.mirror import Mirror, exported, told
from tests.ledger.stories.test_orders import KEYS, LINES, given_page

A, B, C, D = (f"http://{name}.cn/" for name in "abcd")
OTHER_TEXT = LONG_TEXT.replace("云浦县", "临泽区")
CHANGED = "\n".join([*LINES[:4], "此项工作延期至明年办理。", *LINES[5:]])

Step = Callable[[Database], object]


def one(result: Result) -> Step:
    return lambda ledger: put(ledger, result)


def decided(how: Callable[..., object], *keys: str) -> Step:
    def step(ledger: Database) -> None:
        with ledger.writing() as connection:
            how(connection, *keys)

    return step


def forgets(url: str) -> Step:
    return decided(lambda connection: forget_page(connection, url, url, reason=None))


def gone(url: str) -> Step:
    return one(Result(url, "test", "gone", "http 404", 404))


def kinds(rows: list[dict[str, Any]]) -> list[tuple[str, str | None]]:
    return [(row["kind"], row["url"]) for row in rows]


# What there was, what happens then, and the events of that: kind and address, with what else counts.
SOURCE, REPOST = one(article(A, text=LONG_TEXT)), one(article(B, A, text=LONG_TEXT))
HAPPENS = [
    pytest.param([], SOURCE, [("version", A)], id="a lone page"),
    pytest.param([SOURCE], REPOST, [("version", B), ("matched", B), ("verdict", B)], id="a repost of a known source"),
    pytest.param(
        [REPOST], SOURCE, [("version", A), ("verdict", B)], id="a source comes after its repost, which now has a verdict"
    ),
    pytest.param([SOURCE, REPOST], REPOST, [], id="the same bytes again are nothing new"),
    pytest.param(
        [SOURCE, REPOST],
        one(article(A, text=CHANGED)),
        [("version", A), ("verdict", B)],
        id="the source changes: its reposts' verdicts",
    ),
    pytest.param([SOURCE, REPOST], one(article(B, A, text=CHANGED)), [("version", B), ("verdict", B)], id="the repost changes"),
    pytest.param([SOURCE, REPOST], gone(B), [("gone", B)], id="a page vanishes"),
    pytest.param([SOURCE, gone(A)], gone(A), [], id="and is still away"),
    pytest.param(
        [SOURCE, gone(A)], one(Result(A, "test", "failed", "timeout")), [], id="that it cannot be had does not bring it back"
    ),
    pytest.param([SOURCE, gone(A)], SOURCE, [("back", A)], id="it is there again"),
    pytest.param([], gone(A), [], id="what never was an article cannot vanish"),
    pytest.param(
        [one(article(C, text=LONG_TEXT))],
        one(article(D, text=LONG_TEXT)),
        [("version", D), ("matched", D), ("verdict", D)],
        id="a page that came and was matched at once never had a story of its own",
    ),
    pytest.param(
        [one(article(C, B, text=OTHER_TEXT)), one(article(D, A, text=LONG_TEXT))],
        one(article(B, A, text=LONG_TEXT)),
        [("version", B), ("merged", None), ("matched", B), ("matched", C), ("verdict", C), ("verdict", D)],
        id="a chain closes: one repost states a repost now; the other's story became part, which needs no word of its own",
    ),
    pytest.param(
        [SOURCE, REPOST],
        decided(split, B),
        [("split", None), ("matched", B), ("verdict", B)],
        id="a person takes a page out",
    ),
    pytest.param(
        [SOURCE, REPOST, decided(split, B)],
        decided(join, A, B),
        [("merged", None), ("matched", B), ("verdict", B)],
        id="and puts it back",
    ),
    pytest.param(
        [SOURCE, one(article(C, text=OTHER_TEXT)), REPOST],
        one(article(B, C, text=CHANGED)),
        [("version", B), ("matched", B), ("verdict", B)],
        id="a page names another original: no split, the other story was there",
    ),
    pytest.param([SOURCE, REPOST], forgets(A), [("forgotten", A), ("verdict", B)], id="a source is forgotten"),
    pytest.param([], forgets(A), [], id="what nobody was told of needs no forgetting"),
    pytest.param(
        [SOURCE, gone(A)],
        one(Result(A, "test", "not_article", "no_text", reprocessed=True)),
        [("forgotten", A)],
        id="what new rules make no article is in no export any more, and is not back",
    ),
]


@pytest.mark.parametrize(("before", "happens", "expected"), HAPPENS)
def test_what_is_told(fresh: Database, before: list[Step], happens: Step, expected: list[tuple[str, str | None]]) -> None:
    for step in before:
        step(fresh)
    mirror = Mirror()
    mirror.read(fresh)
    seen = mirror.number
    happens(fresh)
    assert sorted(kinds(told(fresh, seen)), key=str) == sorted(expected, key=str)
    mirror.read(fresh)
    assert mirror.pages == exported(fresh)


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Database]:
    """An empty ledger on SQLite."""
    ledger = new_ledger(tmp_path / "ledger.db")
    yield ledger
    ledger.close()


number = st.integers(0, len(KEYS) - 1)
any_step = st.one_of(
    st.lists(given_page, min_size=1, max_size=3, unique_by=lambda page: page.own),
    st.tuples(st.sampled_from(["gone", "failed", "forget", "allow", "split"]), number),
    st.tuples(st.just("join"), number, number),
    st.just("read"),
)


@settings(max_examples=25)
@given(steps=st.lists(any_step, min_size=1, max_size=8), saved=st.booleans())
def test_whoever_does_what_events_say_has_what_the_ledger_has(steps: list[Any], saved: bool) -> None:
    """Two readers: one comes back when told, the other once at the end; both have everything, and every row is as the schema says."""
    validator = Draft202012Validator(row_schema("events"))
    ledger = emptied()
    often, once = Mirror(), Mirror()
    for step in steps:
        _do(ledger, step, often, saved)
    often.read(ledger)
    rows = told(ledger)
    once.take(rows)
    assert often.pages == once.pages == exported(ledger)
    for row in rows:
        validator.validate(row)
    assert told(ledger, often.number) == []


def _do(ledger: Database, step: Any, reader: Mirror, saved: bool) -> None:
    if isinstance(step, list):
        results = [page.result() for page in step]
        for result in results:
            result.saved = saved
        put(ledger, *results)
    elif step == "read":
        reader.read(ledger)
    else:
        what, *numbers = step
        keys = [KEYS[one] for one in numbers]
        if what in {"gone", "failed"}:
            put(ledger, Result(keys[0], "test", what, "http 404"))
            return
        with ledger.writing() as connection:
            if what == "forget":
                forget_page(connection, keys[0], keys[0], reason=None)
            elif what == "allow":
                allow_again(connection, keys[0], keys[0])
            else:
                _decide(connection, what, keys)


def _decide(connection: Any, what: str, keys: list[str]) -> None:
    """One decision; what cannot be decided changes nothing."""
    place = connection.begin_nested()
    try:
        (split if what == "split" else join)(connection, *keys)
        place.commit()
    except LedgerError:
        place.rollback()


def test_an_old_version_that_is_the_newest_again(fresh: Database) -> None:
    """Saved captures of one page: the bytes of the first are seen once more, later than the second's."""
    mirror = Mirror()
    for time, text in (("2024-05-01T00:00:00Z", "甲"), ("2024-05-02T00:00:00Z", "乙"), ("2024-05-03T00:00:00Z", "甲")):
        made = article(A, text=text, saved=True)
        made.fetched_at = time
        put(fresh, made)
        mirror.read(fresh)
    assert mirror.pages[A]["body"] == "甲"
    older = article(A, text="丙", saved=True)
    older.fetched_at = "2024-04-01T00:00:00Z"
    put(fresh, older)
    (row,) = told(fresh, mirror.number)
    assert (row["kind"], row["is_newest"], row["article"]["body"]) == ("version", False, "丙")
    assert row["article"]["digest"] == hashlib.sha256("丙".encode()).hexdigest()


def test_a_story_of_many_reposts_is_judged_where_something_changed(fresh: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many reposts a story has, another one costs one comparison; a source that changes costs all."""
    put(fresh, article(A, text=LONG_TEXT), *(article(f"http://r.cn/{n}", A, text=CHANGED) for n in range(30)))
    told(fresh)
    from crawler.ledger.feed import judged

    compared: list[object] = []
    compare = judged.compare
    monkeypatch.setattr(judged, "compare", lambda *texts: compared.append(texts) or compare(*texts))
    put(fresh, article("http://r.cn/new", A, text=LONG_TEXT))
    assert kinds(told(fresh))[-1] == ("verdict", "http://r.cn/new")
    assert len(compared) == 1
    put(fresh, article(A, text=CHANGED))
    reposts = sorted([*(f"http://r.cn/{n}" for n in range(30)), "http://r.cn/new"])
    assert kinds(told(fresh))[-31:] == [("verdict", repost) for repost in reposts]
    assert len(compared) == 1 + 31


def test_what_is_compared_does_not_depend_on_the_order(tmp_path: Path) -> None:
    """Of reposts of one day whose source is not there, the same one is what the others are held against."""
    found = []
    pages = [article(B, A, text=LONG_TEXT), article(C, A, text=CHANGED), article(D, A, text=LONG_TEXT)]
    for number, order in enumerate(permutations(pages)):
        ledger = new_ledger(tmp_path / f"{number}.db")
        put(ledger, *order)
        with ledger.reading() as connection:
            found.append({row.url: row.relation for row in judged_pages(connection)})
        ledger.close()
    assert found == [{B: None, C: "edited", D: "verbatim"}] * 6


def test_two_readers_at_once(fresh: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """While the first compares, the source changes and the second one is told: the first has nothing to say any more."""
    from crawler.ledger.feed import judged

    put(fresh, article(A, text=LONG_TEXT), article(B, A, text=CHANGED))
    compare, mirror = judged.compare, Mirror()

    def and_meanwhile(*texts: Any) -> Any:
        monkeypatch.setattr(judged, "compare", compare)
        put(fresh, article(A, text=CHANGED))
        mirror.read(fresh)
        return compare(*texts)

    monkeypatch.setattr(judged, "compare", and_meanwhile)
    assert kinds(told(fresh)).count(("verdict", B)) == 1
    mirror.read(fresh)
    assert mirror.pages == exported(fresh)


def test_what_was_forgotten_leaves_no_trace_in_events(ledger: Database) -> None:
    """Nor does a new page that is given its id become what is told of the old one."""
    put(ledger, article(A, text=LONG_TEXT), article(B, A, text=CHANGED))
    told(ledger)
    forgets(B)(ledger)
    put(ledger, article(C, text="另一则。"))
    assert kinds(told(ledger)) == [("version", A), ("forgotten", B), ("version", C)]
    with ledger.reading() as connection:
        urls = connection.execute(select(events.c.url).where(events.c.url.is_not(None))).scalars().all()
    assert urls == [B]


def test_on_both_databases(ledger: Database) -> None:
    mirror = Mirror()
    steps = [REPOST, SOURCE, one(article(C, text=LONG_TEXT)), one(article(A, text=CHANGED)), gone(B), decided(split, B), REPOST]
    for step in (*steps, decided(join, A, B), forgets(A)):
        step(ledger)
        mirror.read(ledger)
        assert mirror.pages == exported(ledger)
    assert {row["kind"] for row in told(ledger)} >= set(KINDS) - {"split"}


def test_an_old_ledger_begins_with_all_that_is_known(ledger_url: str) -> None:
    """A reader of an upgraded ledger gets what one of a new ledger got: every page, its place, its verdict, what vanished."""
    ledger = open_database(ledger_url)
    put(ledger, article(A, text=CHANGED), article(B, A, text=LONG_TEXT), article(C, text=OTHER_TEXT))
    put(ledger, article(A, text=LONG_TEXT), Result(C, "test", "gone", "http 404", 404), Result(D, "test", "failed", "timeout"))
    before = exported(ledger)
    take_back(ledger, "0009")
    ledger.close()
    ledger = open_database(ledger_url)
    mirror = Mirror()
    mirror.read(ledger)
    assert mirror.pages == exported(ledger) == before
    assert [row["is_newest"] for row in told(ledger) if row["url"] == A] == [False, True]
    put(ledger, article(D))
    assert kinds(told(ledger, mirror.number)) == [("version", D)]
    ledger.close()


def test_an_event_is_rolled_back_with_its_change(ledger: Database) -> None:
    put(ledger, article(A))
    with pytest.raises(LedgerError, match="no page of the ledger"):
        decided(lambda connection: (forget_page(connection, A, A, reason=None), split(connection, B)))(ledger)
    assert kinds(told(ledger)) == [("version", A)]
