"""Which lines are a site's boilerplate: `scrapy learn`."""

from __future__ import annotations

import pytest

from crawler.ledger import Database
from crawler.ledger.crawling import learnt
from tests.ledger.made import article, contents, put

FOOT = "本网站由某某单位主办，未经许可不得转载"
OWN = "第{}篇文章自己的最后一段，与别的都不一样"


def fill(ledger: Database, bodies: list[str], *, original: str | None = None) -> None:
    results = [article(f"http://test.cn/{n}", original, text=body) for n, body in enumerate(bodies)]
    put(ledger, *results)


def lines(ledger: Database) -> list[tuple[str, int, int]]:
    with ledger.reading() as connection:
        return [(one.line, one.seen, one.looked_at) for one in learnt.repeated_lines(connection, "test")]


@pytest.mark.parametrize(
    ("bodies", "expected"),
    [
        pytest.param([f"{OWN.format(n)}\n{FOOT}" for n in range(6)], [(FOOT, 6, 6)], id="a line under every article"),
        pytest.param([f"{FOOT}\n{OWN.format(n)}" for n in range(6)], [(FOOT, 6, 6)], id="or over it"),
        pytest.param([f"{OWN.format(n)}\n{FOOT}" for n in range(4)], [], id="four pages prove nothing"),
        pytest.param([f"{OWN.format(n)}\n特此公告。" for n in range(9)], [], id="short closing words are the notice's own"),
        pytest.param(
            [f"{OWN.format(n)}\n{FOOT}" for n in range(5)] + [OWN.format(n) for n in range(5, 40)],
            [],
            id="five of forty are too few",
        ),
        pytest.param(
            [
                "\n".join(
                    [f"{n}{m}头一二三四五六七八九十" for m in range(4)]
                    + [FOOT]
                    + [f"{n}{m}尾一二三四五六七八九十" for m in range(6)]
                )
                for n in range(6)
            ],
            [],
            id="a line in the middle of articles is theirs",
        ),
    ],
)
def test_repeated_lines(ledger: Database, bodies: list[str], expected: list[tuple[str, int, int]]) -> None:
    fill(ledger, bodies)
    assert lines(ledger) == expected


def test_one_story_on_many_pages_is_no_boilerplate(ledger: Database) -> None:
    fill(ledger, [f"同一篇报道的第一段，各家一样\n{n}" for n in range(8)], original="http://source.cn/1")
    assert lines(ledger) == []


def test_generations(ledger: Database) -> None:
    """What was learnt stays known when the line no longer shows up, and learning makes no version."""
    fill(ledger, [f"{OWN.format(n)}\n{FOOT}" for n in range(6)])
    before = contents(ledger)
    for found in (learnt.Learnt("以前学到的一行，十二个字以上", 5, 9), learnt.Learnt(FOOT, 6, 6)):
        with ledger.writing() as connection:
            learnt.keep(connection, "test", [found])
    with ledger.reading() as connection:
        assert learnt.learnt_lines(connection, "test") == {"以前学到的一行，十二个字以上", FOOT}
        assert learnt.learnt_lines(connection, "another") == frozenset()
        assert learnt.sites(connection) == ["test"]
    assert contents(ledger) == before
