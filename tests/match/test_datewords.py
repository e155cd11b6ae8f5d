"""A short copy in which the day alone is told another way."""

from __future__ import annotations

import pytest

from crawler.match import Reading, Text, sameness

TITLE = "一张清单管好石桥镇的粮食烘干"
NEWS = (
    "{}上午，林一舟带队来到石桥镇，实地查看粮食烘干的情况，与村民座谈。清早六点，第一批稻谷已经进了烘干塔，种粮大户心里有了底。"
)


@pytest.mark.parametrize(
    ("title", "one", "other_title", "other", "expected"),
    [
        pytest.param(TITLE, "5月8日", TITLE, "今日", True, id="today"),
        pytest.param(TITLE, "2024年5月8日", TITLE, "昨天", True, id="yesterday"),
        pytest.param(TITLE, "8日", TITLE, "近日", True, id="lately"),
        pytest.param(TITLE, "5月8日", TITLE, "", True, id="left out"),
        pytest.param(TITLE, "近日", TITLE, "日前", True, id="two words for it"),
        pytest.param(TITLE, "5月8日", TITLE, "8日", True, id="without its month"),
        pytest.param(TITLE, "2024年5月8日", TITLE, "5月8日", True, id="without its year"),
        pytest.param(TITLE, "18日", TITLE, "8日", False, id="a day that ends alike"),
        pytest.param(TITLE, "5月8日", TITLE, "5月9日", False, id="two days"),
        pytest.param(TITLE, "5月8日", "石桥镇召开座谈会", "今日", False, id="another title"),
        pytest.param("通知", "5月8日", "通知", "今日", False, id="a title that many have"),
    ],
)
def test_the_day_told_another_way(title: str, one: str, other_title: str, other: str, expected: bool) -> None:
    a, b = Reading.of(Text(title, None, NEWS.format(one))), Reading.of(Text(other_title, None, NEWS.format(other)))
    assert (sameness(a, b) is not None) is expected
    assert (sameness(b, a) is not None) is expected
    assert not expected or set(a.fingerprints) & set(b.fingerprints)


def test_another_figure_besides() -> None:
    copy = NEWS.replace("清早六点", "清早七点")
    assert (
        sameness(Reading.of(Text(TITLE, None, NEWS.format("5月8日"))), Reading.of(Text(TITLE, None, copy.format("今日"))))
        is None
    )
