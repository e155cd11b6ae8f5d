"""What stands on many stories is told by all texts that have it, however many of them are one story's, and in whatever order they come."""

from __future__ import annotations

import hashlib
import random
from dataclasses import replace

import pytest
from sqlalchemy import func, select

from crawler.items import Article
from crawler.ledger import Database, Result
from crawler.ledger.stories.decide import split
from crawler.ledger.tables import common_fingerprints, crowds, pages
from crawler.ledger.upkeep.forget import forget_page
from crawler.match import Reading, Text
from tests.ledger.made import new_ledger
from tests.ledger.stories.test_matching import fill

CHARACTERS = [chr(0x4E00 + number) for number in range(2000)]


def sentence(chosen: random.Random) -> str:
    return "".join(chosen.choices(CHARACTERS, k=40)) + "。"


def page(url: str, title: str, lines: list[str]) -> Result:
    body = "\n".join(lines)
    article = Article(url, "test", title, body=body, story_key=url)
    return Result(url, "test", "fetched", article=article, digest=hashlib.sha256(body.encode()).hexdigest(), own_key=url)


def near_and_quoting(near: int, quoting: int, seed: int = 1) -> tuple[list[Result], list[Result], list[str]]:
    """Reposts of one article with a sentence changed; other articles that each quote four of its sentences; its sentences."""
    chosen = random.Random(seed)
    source = [sentence(chosen) for _ in range(12)]
    reposts = [page(f"http://a{n}.cn/1.html", "防汛会议", [*source[:-1], sentence(chosen)]) for n in range(near)]
    others = [
        page(
            f"http://b{n}.cn/1.html",
            f"别的会议{sentence(chosen)}",
            [*chosen.sample(source, 4), *(sentence(chosen) for _ in range(9))],
        )
        for n in range(quoting)
    ]
    return reposts, others, source


def count(ledger: Database, table: object) -> int:
    with ledger.reading() as connection:
        return int(connection.execute(select(func.count()).select_from(table)).scalar_one())  # type: ignore[arg-type]


def stories_of(found: dict[str, dict[str, list[object]]]) -> int:
    return len({row[0] for row in found["pages"].values()})


@pytest.mark.parametrize(
    ("near", "quoting", "size"),
    [
        pytest.param(30, 60, 50, id="all texts of a sentence are few"),
        pytest.param(80, 50, 50, id="one story has more texts of a sentence than are looked at"),
        pytest.param(80, 50, 7, id="and comes in small batches"),
        pytest.param(150, 50, 400, id="and comes at once"),
        pytest.param(150, 20, 50, id="a sentence that is on few stories, however many texts one of them has"),
    ],
)
def test_either_order_makes_the_same_stories(
    ledger: Database, tmp_path_factory: pytest.TempPathFactory, near: int, quoting: int, size: int
) -> None:
    reposts, others, _ = near_and_quoting(near, quoting)
    other = new_ledger(tmp_path_factory.mktemp("ledger") / "l.db")
    expected = fill(other, [*others, *reposts], size)
    other.close()
    found = fill(ledger, [*reposts, *others], size)
    assert stories_of(found) == stories_of(expected)
    assert found == expected
    assert count(ledger, common_fingerprints) or quoting == 20


def rows_of(ledger: Database) -> dict[int, int]:
    """Fingerprint → how many texts stand for all of it."""
    with ledger.reading() as connection:
        query = select(crowds.c.fingerprint, func.count()).group_by(crowds.c.fingerprint)
        return dict(connection.execute(query).tuples().all())


def test_few_texts_stand_for_all(ledger: Database) -> None:
    """A story that grows keeps no more of them of a sentence: one for itself, one for each other story."""
    reposts, others, _ = near_and_quoting(200, 20)
    fill(ledger, [*reposts[:100], *others])
    before = rows_of(ledger)
    fill(ledger, reposts[100:])
    assert before
    # More sentences have come to stand on many texts.
    assert rows_of(ledger).keys() >= before.keys()
    assert all(1 <= rows <= 15 for rows in rows_of(ledger).values())


def quoting_alike(number: int, chosen: random.Random, source: list[str]) -> list[Result]:
    """Two pages of one other article that quotes four sentences; the second has a sentence changed."""
    own = [sentence(chosen) for _ in range(9)]
    title = f"别的会议{sentence(chosen)}"
    return [
        page(f"http://c{number}.cn/1.html", title, [*source[:4], *own]),
        page(f"http://d{number}.cn/1.html", title, [*source[:4], *own[:-1], sentence(chosen)]),
    ]


def number_of(result: Result) -> int:
    assert result.article is not None
    found = Reading.of(Text(result.article.title, None, result.article.body)).number
    assert found is not None
    return found


@pytest.mark.parametrize("gone", [0, 1], ids=["the first page of each is forgotten", "the second page of each is forgotten"])
def test_what_stood_for_a_story_is_forgotten(ledger: Database, tmp_path_factory: pytest.TempPathFactory, gone: int) -> None:
    """Fourteen other stories are told still, so that one more makes the sentences common."""
    chosen = random.Random(2)
    reposts, _, source = near_and_quoting(120, 0)
    pairs = [quoting_alike(number, chosen, source) for number in range(15)]
    other = new_ledger(tmp_path_factory.mktemp("ledger") / "l.db")
    expected = fill(other, [*reposts, *(pair[1 - gone] for pair in pairs)])
    other.close()
    fill(ledger, [*reposts, *(one for pair in pairs[:-1] for one in pair)])
    for pair in pairs[:-1]:
        with ledger.writing() as connection:
            forget_page(connection, pair[gone].url, pair[gone].url, reason=None)
    with ledger.reading() as connection:
        assert not connection.execute(select(crowds.c.text).where(crowds.c.text.not_in(select(pages.c.text)))).all()
    assert fill(ledger, [pairs[-1][1 - gone]]) == expected
    assert count(ledger, common_fingerprints)


@pytest.mark.parametrize("how", ["the page names no original any more", "a person splits them"])
def test_what_stood_for_a_story_comes_apart(ledger: Database, how: str) -> None:
    """Two of fifteen other stories were one by a statement; of their texts the one that stood for both goes."""
    chosen = random.Random(3)
    reposts, _, source = near_and_quoting(160, 0)
    *alone, one, two = (quoting_alike(number, chosen, source)[0] for number in range(15))
    names, named = sorted((one, two), key=number_of)
    assert names.article is not None
    assert named.article is not None
    # One title, as unlike ones would be counted too.
    named = replace(named, article=replace(named.article, title=names.article.title))
    article = replace(names.article, original_url=named.url, story_key=named.url)
    fill(ledger, [*reposts, *alone, named, replace(names, article=article, digest="stating")], 100)
    assert not count(ledger, common_fingerprints)
    if how == "a person splits them":
        with ledger.writing() as connection:
            split(connection, names.url)
        fill(ledger, [near_and_quoting(161, 0)[0][-1]])
    else:
        fill(ledger, [names])
    assert count(ledger, common_fingerprints)


@pytest.mark.parametrize("seed", range(3))
def test_a_letter_that_many_counties_send_and_others_repost(ledger: Database, seed: int) -> None:
    """Each county's letter and its copies are one story, although their words stand on more stories than prove anything."""
    chosen = random.Random(4)
    letter = [sentence(chosen) for _ in range(6)]
    sent = []
    for number in range(30):
        county = f"{CHARACTERS[40 + 2 * number]}{CHARACTERS[41 + 2 * number]}县人民政府"
        signed = [*letter, county, f"2023年10月{number % 25 + 1}日"]
        title = f"{county}关于禁火的通告"
        sent += [
            page(f"http://g{number}.cn/1.html", title, signed),
            page(f"http://r{number}.cn/1.html", title, ["各乡镇人民政府，县直各单位：", *signed]),
            page(f"http://s{number}.cn/1.html", title, [*letter[:2], *letter[3:], *signed[-2:]]),
        ]
    random.Random(seed).shuffle(sent)
    found = fill(ledger, sent, 7)
    places = {url: row[0] for url, row in found["pages"].items()}
    together = {places[f"http://{site}{number}.cn/1.html"] for number in range(30) for site in "grs"}
    assert len(together) == 30
    assert all(len({places[f"http://{site}{number}.cn/1.html"] for site in "grs"}) == 1 for number in range(30))
