"""Bulletins of other days and hours."""

from __future__ import annotations

import pytest

from crawler.match import Reading, Text, sameness
from crawler.match.moments import Moment, are_of_other_moments, moments_of

TOLD = [
    pytest.param("5月10日8时30分发布", {Moment(5, 10, 8, 30)}, id="to the minute"),
    pytest.param("5月10日上午8时发布", {Moment(5, 10, 8, None)}, id="to the hour"),
    pytest.param("5月10日17:05发布", {Moment(5, 10, 17, 5)}, id="with a colon"),
    pytest.param("5月10日发布,8时生效", set(), id="a day without an hour"),
    pytest.param("5月10日8时至5月11日8时", {Moment(5, 10, 8, None), Moment(5, 11, 8, None)}, id="two"),
]


@pytest.mark.parametrize(("sentence", "expected"), TOLD)
def test_what_is_told(sentence: str, expected: set[Moment]) -> None:
    assert moments_of([sentence]) == expected


FIRST = Moment(5, 10, 8, 30)
ROWS = [
    pytest.param({FIRST}, {Moment(5, 13, 17, 5)}, True, id="another day and time"),
    pytest.param({FIRST}, {Moment(5, 10, 16, 20)}, True, id="later on that day"),
    pytest.param({FIRST}, {Moment(5, 11, 8, 30)}, False, id="a figure is wrong"),
    pytest.param({FIRST}, {Moment(5, 10, 8, None)}, False, id="less exactly"),
    pytest.param({FIRST}, {FIRST, Moment(5, 13, 17, 5)}, False, id="one is the same"),
    pytest.param({FIRST}, set(), False, id="one tells none"),
]


@pytest.mark.parametrize(("one", "other", "expected"), ROWS)
def test_other_moments(one: set[Moment], other: set[Moment], expected: bool) -> None:
    assert are_of_other_moments(one, other) is expected
    assert are_of_other_moments(other, one) is expected


WARNING = (
    "云浦县气象台2024年{}发布暴雨黄色预警信号：预计未来6小时，我县大部分乡镇将出现50毫米以上降雨，局地可达80毫米。\n"
    "请有关单位和人员按照职责做好防御工作，关好门窗，加固围板、棚架等易被风吹动的搭建物，妥善安置室外物品。\n"
    "山区要注意防范强降雨可能引发的山洪、泥石流等灾害，行人和车辆避开低洼路段，户外作业人员及时撤离到安全地带。\n"
    "各乡镇要加强值班值守，及时转移危险区域群众，中小学校和幼儿园提前通知家长，切断低洼地带有危险的室外电源。"
)


def test_a_warning_of_three_days_later_is_another() -> None:
    first, later, wrong = (
        Reading.of(Text("云浦县气象台发布暴雨黄色预警信号", None, WARNING.format(moment)))
        for moment in ("5月10日8时30分", "5月13日17时05分", "5月10日8时35分")
    )
    assert sameness(first, later) is None
    assert sameness(first, wrong) is not None
