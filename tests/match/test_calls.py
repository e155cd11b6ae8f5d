"""What sites put before and behind the title of what they copy."""

from __future__ import annotations

import pytest

from crawler.match import folded_titles
from crawler.match.calls import without_call


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        pytest.param("【转载】云浦5月10日天气预报", "云浦5月10日天气预报", id="that it is copied"),
        pytest.param("[转]云浦5月10日天气预报", "云浦5月10日天气预报", id="in other brackets"),
        pytest.param("转载：云浦5月10日天气预报", "云浦5月10日天气预报", id="with a colon"),
        pytest.param("最新！关于东门路实行交通管制的通告", "关于东门路实行交通管制的通告", id="that it is news"),
        pytest.param("扩散｜关于东门路实行交通管制的通告", "关于东门路实行交通管制的通告", id="before a bar"),
        pytest.param("【权威发布】云浦5月10日天气预报", "云浦5月10日天气预报", id="by whom it is"),
        pytest.param("云浦5月10日天气预报（附图）", "云浦5月10日天气预报", id="that it has pictures"),
        pytest.param("【转载】云浦5月10日天气预报[组图]", "云浦5月10日天气预报", id="both"),
        pytest.param("云浦5月10日天气预报（修订）", "云浦5月10日天气预报（修订）", id="a note that tells another text"),
        pytest.param("感谢信（附图）", "感谢信（附图）", id="what is left is the title of many"),
        pytest.param("云浦｜关于东门路实行交通管制的通告", "云浦｜关于东门路实行交通管制的通告", id="a place before a bar"),
        pytest.param("【云浦】5月10日天气预报", "【云浦】5月10日天气预报", id="a place is part of the title"),
        pytest.param("最新一批低保名单公示", "最新一批低保名单公示", id="a word of the title"),
        pytest.param("【转载】", "【转载】", id="nothing else"),
        pytest.param("最新！青石县发布通告", "最新！青石县发布通告", id="what is left is a title of many texts"),
    ],
)
def test_without_it(title: str, expected: str) -> None:
    assert without_call(title) == expected


def test_a_title_is_compared_with_it_and_without() -> None:
    assert folded_titles("【转载】云浦5月10日天气预报", None) & folded_titles("云浦5月10日天气预报", None)
