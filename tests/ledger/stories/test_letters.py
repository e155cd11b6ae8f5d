"""A letter that many offices sent: a copy without a signature is nobody's, and makes no story of them all, whatever came first."""

from __future__ import annotations

import random
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.ledger import Database
from crawler.ledger.tables import signed_texts
from crawler.ledger.upkeep.forget import forget_page
from tests.ledger.made import put
from tests.ledger.stories.test_common import count, page
from tests.ledger.stories.test_matching import stories
from tests.ledger.stories.test_orders import Given, forget, given_letter, no_article, told, unlike_letters

LETTER = [
    "为切实做好森林防灭火工作，保护森林资源和人民群众生命财产安全，根据有关法律法规，现将有关事项通告如下。",
    "一、每年十月至次年四月为禁火期，本行政区域内林地及林地边缘一百米为禁火区。",
    "二、禁火期内，严禁在禁火区内吸烟、烧纸、烧香、点烛、燃放烟花爆竹，严禁烧灰积肥、烧田埂草、焚烧秸秆。",
    "三、违反本通告的，由主管部门和公安机关依法处罚；构成犯罪的，依法追究刑事责任。",
]
TITLE = "关于禁火的通告"
YUNPU = page("http://yunpu.gov.cn/1.html", TITLE, [*LETTER, "云浦县人民政府", "2023年10月8日"])
AGAIN = page("http://news.cn/1.html", TITLE, ["各乡镇：", *LETTER, "云浦县人民政府", "2023年10月8日"])
LINZE = page("http://linze.gov.cn/1.html", TITLE, [*LETTER, "临泽县人民政府", "2023年10月9日"])
UNSIGNED = page("http://copy.cn/1.html", TITLE, LETTER)
SAME = page("http://other.cn/1.html", TITLE, ["通告全文：", *LETTER])


def together(ledger: Database) -> list[list[str]]:
    """The addresses of each story, without what all have."""
    found: dict[object, list[str]] = {}
    for url, row in stories(ledger)["pages"].items():
        if any(row):
            found.setdefault(row[0], []).append(url.removeprefix("http://").removesuffix("/1.html"))
    return sorted(map(sorted, found.values()))


@pytest.mark.parametrize("seed", range(6))
def test_a_copy_of_two_letters_is_neithers(ledger: Database, seed: int) -> None:
    """But of another such copy it is one."""
    came = [YUNPU, AGAIN, LINZE, UNSIGNED, SAME]
    random.Random(seed).shuffle(came)
    for one in came:
        put(ledger, one)
    assert together(ledger) == [["copy.cn", "other.cn"], ["linze.gov.cn"], ["news.cn", "yunpu.gov.cn"]]


@pytest.mark.parametrize("seed", range(3))
def test_letters_of_offices_of_several_kinds_are_not_joined_by_each_other(ledger: Database, seed: int) -> None:
    """A letter to the parents or farmers of a county is sent by its government, its school board or its fire brigade."""
    signed = [
        "云浦县教育和体育局 2023年10月8日",
        "临泽区人民政府 2023年10月15日",
        "青石县教育和体育局 2020年10月1日",
        "南岭区消防救援大队 2023年10月8日",
    ]
    letters = [page(f"http://{number}.gov.cn/1.html", TITLE, [*LETTER, *end.split()]) for number, end in enumerate(signed)]
    came = [*letters, page("http://copy.cn/1.html", TITLE, [*LETTER, *signed[0].split(), "（来源：云浦发布）"])]
    random.Random(seed).shuffle(came)
    for one in came:
        put(ledger, one)
    assert together(ledger) == [["0.gov.cn", "copy.cn"], ["1.gov.cn"], ["2.gov.cn"], ["3.gov.cn"]]


def test_a_copy_of_the_only_letter_is_its(ledger: Database) -> None:
    """Until the other letter comes, and again when it is gone."""
    put(ledger, YUNPU, UNSIGNED)
    assert together(ledger) == [["copy.cn", "yunpu.gov.cn"]]
    put(ledger, LINZE)
    assert together(ledger) == [["copy.cn"], ["linze.gov.cn"], ["yunpu.gov.cn"]]
    with ledger.writing() as connection:
        forget_page(connection, LINZE.url, LINZE.url, reason=None)
    assert together(ledger) == [["copy.cn", "yunpu.gov.cn"]]
    assert count(ledger, signed_texts) == 1


@settings(max_examples=40)
@given(unlike_letters, st.randoms(use_true_random=False), st.integers(1, 3))
def test_any_order(pages: list[Given], chosen: random.Random, size: int) -> None:
    shuffled = list(pages)
    chosen.shuffle(shuffled)
    assert told([shuffled[start : start + size] for start in range(0, len(pages), size)]) == told([pages])


@settings(max_examples=40)
@given(unlike_letters, st.lists(given_letter, min_size=1, max_size=3), st.integers(1, 3))
def test_letters_that_are_forgotten_or_were_others(pages: list[Given], more: list[Given], size: int) -> None:
    """Of what went, or of what a page said before, nothing is left."""
    now = {page.own for page in pages}
    earlier = [[page] for page in more if page.own in now]
    leaving = list({page.own: page for page in more if page.own not in now}.values())
    batches = [pages[start : start + size] for start in range(0, len(pages), size)]
    for gone in (forget, no_article):
        assert told([*earlier, leaving, *batches], *(partial(gone, page=page) for page in leaving)) == told([pages])
