"""Fingerprints find what shares text."""

from __future__ import annotations

import pytest

from crawler.match import Reading, Text, sentence_fingerprint
from tests.match.samples import LONG, OTHER, OTHER_2, WORK, B, C, article


def fingerprints(body: str | None) -> list[int]:
    return Reading.of(Text(body=body)).fingerprints


def test_fingerprints_fit_a_database_and_are_few() -> None:
    found = fingerprints("\n".join(article(5, 60_000)))
    assert len(found) == len(set(found)) == 31
    assert all(-(2**63) <= one < 2**63 for one in found)


def test_a_fingerprint_stays_as_it_is() -> None:
    assert sentence_fingerprint("会议召开。") == 8590617191594133178


@pytest.mark.parametrize("length", [900, 3000, 30_000])
def test_an_excerpt_shares_several_with_its_source(length: int) -> None:
    for seed in range(20):
        lines = article(seed, length)
        third = lines[len(lines) // 3 : len(lines) * 2 // 3]
        assert len(set(fingerprints("".join(lines))) & set(fingerprints("".join(third)))) >= 5


def test_a_copy_with_each_sentence_touched_shares_clauses() -> None:
    touched = "".join(line.replace("。", "了。") for line in LONG)
    assert len(set(fingerprints("".join(LONG))) & set(fingerprints(touched))) >= 5


def test_other_clothes_share_all() -> None:
    assert fingerprints(WORK) == fingerprints(WORK.replace("“", '"').replace("，", ", "))


@pytest.mark.parametrize("body", [None, "", " \n\u200b", "“”"])
def test_no_words_no_fingerprints(body: str | None) -> None:
    assert fingerprints(body) == []


def test_a_text_of_short_sentences_has_one() -> None:
    assert len(fingerprints("好。是。对。")) == 1


def test_short_sentences_lead_nowhere() -> None:
    assert not set(fingerprints("特此通知。" + OTHER)) & set(fingerprints("特此通知。" + B + C + OTHER_2))


BODY = "".join(LONG)[:400]


@pytest.mark.parametrize(
    ("title", "other", "one"),
    [
        pytest.param("拟认定示范户名单公示", "示范户名单来了", True, id="whatever its titles"),
        pytest.param("第3批示范户名单公示", "云浦县公示第三批示范户名单", True, id="of one place in a row"),
        pytest.param("第3批示范户名单公示", "第4批示范户名单公示", False, id="of two places: the list is attached"),
        pytest.param("柳湾河治理的三十年（上）", "柳湾河治理的三十年（下）", False, id="of two parts"),
        pytest.param("第3批示范户名单公示", "示范户名单公示", False, id="the place left out: they are compared"),
    ],
)
def test_the_number_of_a_text(title: str, other: str, one: bool) -> None:
    a, b = (Reading.of(Text(name, None, BODY)) for name in (title, other))
    assert (a.number == b.number) is one
    assert set(a.fingerprints) == set(b.fingerprints)
