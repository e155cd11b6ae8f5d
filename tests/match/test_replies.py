"""Replies to letters: two that answer two messages are two, whatever they cite."""

from __future__ import annotations

import pytest

from crawler.match import Reading, Text, sameness
from crawler.match.replies import reply_of

LAW = (
    "根据我市廉租房管理的有关规定，申请人应当是本市城镇户籍，家庭人均住房面积不足十五平方米，且在本市没有其他房产，收入也在规定的标准以下。"
    "申请由居委会受理，经街道初审、住房保障中心复核后张榜公布，公布期满没有异议的列入轮候，按照登记的先后依次配租。"
    "已经享受过房改政策的家庭，以及在申请前转让过住房的家庭，在规定的年限里不能再次申请，有特殊困难的可以另行提出。"
)
ASKED = "{}，您{}的留言收悉，现答复如下。\n{}\n您所说的{}不在这次的范围之内，如需办理请带上证件到街道的窗口。"
MAYOR = "{}：\n您好！您提交的编号{}的来信收悉，现就您反映的问题答复如下：\n{}\n经核实，您家现有住房{}平方米，暂不符合条件。感谢您的支持。"
PLAIN = "网友您好！您反映的问题已收悉。\n{}\n经现场查看，{}路口的坑槽已经修补完毕，感谢您的监督。"
TITLE = "关于廉租房申请条件有关问题的答复"


def asked(who: str = "张女士", day: str = "3月13日", place: str = "石桥村") -> str:
    return ASKED.format(who, day, LAW, place)


def mayor(who: str = "李某某", number: str = "20240513", area: str = "64") -> str:
    return MAYOR.format(who, number, LAW, area)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(asked(), asked() + "\n（来源：云浦县信访局）", True, id="a copy with a line behind it"),
        pytest.param(asked(), asked("张某某"), True, id="the asker's name is hidden"),
        pytest.param(asked("张先生"), asked("张晓峰先生"), True, id="the asker's name in full"),
        pytest.param(asked(), asked("网友"), True, id="the asker is not told"),
        pytest.param(asked(), asked().split("\n", 1)[1], True, id="a copy without the greeting"),
        pytest.param(asked(), asked("张先生"), False, id="a woman and a man"),
        pytest.param(asked(), asked("王女士"), False, id="two names"),
        pytest.param(asked(), asked(day="3月18日"), False, id="of two days"),
        pytest.param(asked(), asked(place="柳湾村"), False, id="about two places"),
        pytest.param(mayor(), mayor(), True, id="one number"),
        pytest.param(mayor(), mayor(number="20240719"), False, id="two numbers"),
        pytest.param(asked() + "\n信件编号：4401", asked() + "\n受理编号：7702", True, id="numbers of two kinds"),
        pytest.param(mayor(area="1,200") + "\n电话0594-2266881", mayor(area="1200") + "\n电话05942266881", True, id="figures that are written in other ways"),
        pytest.param(mayor(area="1,200"), mayor(area="1,300"), False, id="and other ones"),
        pytest.param(mayor(), mayor("周某某"), False, id="two names that are hidden"),
        pytest.param(mayor(), mayor(area="32"), False, id="about two flats"),
        pytest.param(PLAIN.format(LAW, "秀谷"), PLAIN.format(LAW, "秀谷") + "\n云浦县信访局", True, id="of nobody, a copy"),
        pytest.param(PLAIN.format(LAW, "秀谷路与凤冈"), PLAIN.format(LAW, "河滨路与南坪"), False, id="of nobody, two places"),
        pytest.param(LAW + "\n石桥村的张女士说，她家已经登记。", LAW + "\n柳湾村的王女士说，她家已经登记。", True, id="no replies: a report in which someone is another"),
    ],
)  # fmt: skip
def test_replies(one: str, other: str, expected: bool) -> None:
    a, b = Reading.of(Text(TITLE, None, one)), Reading.of(Text(TITLE, None, other))
    assert (sameness(a, b) is not None) is expected
    assert (sameness(b, a) is not None) is expected


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        pytest.param(["张女士,您3月13日的留言收悉,现答复如下。"], ({("张", "女士")}, {"3月13日"}, set()), id="a woman"),
        pytest.param(["尊敬的李某某先生:", "您好!", "你反映的问题收悉。"], ({("李某某", "先生")}, set(), set()), id="above a greeting"),
        pytest.param(["何小禾(信件编号204117):", "您好!来信收悉,现将您的问题答复如下。"], ({("何小禾", "")}, set(), {("信件编号", "204117")}), id="a name with the letter's number"),
        pytest.param(["网友:", "您反映的问题已收到。"], (set(), set(), set()), id="nobody"),
        pytest.param(["王建国委员:", "您提出的关于修路的提案收悉。"], ({("王建国", "委员")}, set(), set()), id="to a member of the consultative conference"),
    ],
)  # fmt: skip
def test_reply_of(sentences: list[str], expected: tuple[set[tuple[str, str]], set[str], set[tuple[str, str]]]) -> None:
    assert reply_of(sentences) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("县里召开会议,收到群众来信三十件。", id="a report"),
        pytest.param("您好,请扫码关注。", id="an invitation"),
        pytest.param("欢迎您在线留言。", id="a form to write to an office"),
    ],
)
def test_no_reply(text: str) -> None:
    assert reply_of([text]) is None
