"""Letters that one office sends every week or two: told apart by the days that they close with and tell."""

from __future__ import annotations

import pytest

from crawler.match import Reading, Text, sameness, sentences
from crawler.match.days import Days, days_of

LETTER = (
    "为畅通群众反映问题的渠道，根据有关规定，现将县领导近期到信访大厅接待群众的安排公布如下，欢迎监督。\n"
    "接待人：{leader}。时间：{day}上午9时至11时。地点：县信访大厅二楼二号室，有事请先在一楼登记。\n"
    "来访群众请带好本人身份证件，多人反映一个问题的，推选不超过5名代表，请勿携带易燃易爆的物品。\n"
    "能够当场答复的当场答复，不能当场答复的交责任单位限期办理，办理结果由责任单位书面告知来访人。\n"
    "{closing}"
)


def letter(leader: str, day: str, closing: str) -> Reading:
    return Reading.of(Text("县领导接待群众来访安排公示", None, LETTER.format(leader=leader, day=day, closing=closing)))


FIRST = letter("林一舟", "9月30日", "2022年9月30日")
ROWS = [
    pytest.param(letter("周小满", "10月7日", "2022年10月7日"), True, id="a week later another leader"),
    pytest.param(letter("周小满", "10月7日", "县信访局2022年10月7日"), True, id="signed too"),
    pytest.param(letter("林一舟", "9月30日", "2022年10月2日"), False, id="the day of the copy below it"),
    pytest.param(letter("林一舟", "10月30日", "2022年9月30日"), False, id="a day is wrong"),
    pytest.param(letter("林一舟", "本周五", "2022年10月7日"), False, id="it tells no day"),
    pytest.param(letter("周小满", "10月7日", "特此公示。"), False, id="it closes with none: nothing is told apart"),
]


TESTED = (
    "本局对辖区内的超市、农贸市场和餐饮单位的食品进行了监督抽检，共抽检{}批次，检出不合格样品4批次，不合格项目均已依法处理。\n"
    + (
        "对检出的不合格食品，已经责令经营者下架停售，追查进货的来源，并通报产地的监管部门，消费者发现问题可以拨打12315举报。\n"
        "提醒广大消费者，购买食品时要看清标签上的日期和保质期，索取并保留票据，发现问题及时向监管部门反映，维护自身权益。\n"
        "云浦县市场监督管理局\n2022年{}"
    )
)


def test_letters_that_tell_other_figures() -> None:
    """Within weeks of each other: how much was tested tells them apart."""
    first, second = (
        Reading.of(Text("食品抽检信息公告", None, TESTED.format(*told))) for told in (("261", "1月25日"), ("165", "2月8日"))
    )
    copied = Reading.of(Text("食品抽检信息公告", None, TESTED.format("261", "2月8日")))
    assert sameness(first, second) is None
    assert sameness(first, copied) is not None


@pytest.mark.parametrize(("other", "expected"), ROWS)
def test_letters_of_two_days(other: Reading, expected: bool) -> None:
    assert (sameness(FIRST, other) is None) is expected
    assert (sameness(other, FIRST) is None) is expected


TOLD = [
    pytest.param("会议9月3日召开。\n请周知。\n2022年9月1日", Days(frozenset({(9, 1)}), frozenset({(9, 3)})), id="its own and another"),
    pytest.param("抽检261批次，合格率98.5%，共5类。\n2022年9月1日", Days(frozenset({(9, 1)}), frozenset({"261", "98.5"})), id="figures that are no chance"),
    pytest.param("会议九月三日召开。\n县信访局\n二〇二二年九月一日", Days(frozenset({(9, 1)}), frozenset({(9, 3)})), id="in numerals"),
    pytest.param("2022年9月1日\n甲。\n乙。\n丙。", Days(frozenset(), frozenset({(9, 1)})), id="at the top it is the day that is told"),
    pytest.param("会议定于2022年9月3日，请务必参加，不要迟到，也不要早退，并请带上各自单位的材料和名单，截止日期为2022年9月1日", Days(frozenset(), frozenset({(9, 3), (9, 1)})), id="a sentence closes nothing"),
    pytest.param("", Days(frozenset(), frozenset()), id="no text"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), TOLD)
def test_days_of(body: str, expected: Days) -> None:
    assert days_of([sentence.text for sentence in sentences(body)]) == expected
