"""Short texts that are the same to the letter under other headlines; and letters whose few figures are all others."""

from __future__ import annotations

import pytest

from crawler.match import Reading, Text, sameness

FLASH = "5月10日，双溪县柳湾镇新建的26座便民驿站全部开放，护林员、快递员和环卫工人都可以进站歇脚、充电、热饭，全天不打烊，还备有雨衣和药箱。"
POWER = (
    "停电时间：5月10日8时至20时。停电线路：10千伏柳湾线12号杆至47号杆。停电范围：石桥村、柳湾东路9号至31号。请提前做好准备。"
)
LINE = "5月10日，双溪县柳湾镇的志愿者上山开展植树活动，栽下树苗804株，来了41人，个个挂汗。"
FORM = "我局受理了下列建设项目的环境影响报告表，现予公示，公示期为2024年5月10日至5月16日，联系电话5126033，地址河滨路8号，欢迎提出意见。"
MARKS = "根据云浦县2024年公开招聘工作人员的安排，现将成绩予以公布，请于5月6日至5月8日拨打咨询电话5126033核对，逾期不再受理。"
DRY = "双溪县柳湾镇新建的便民驿站全部开放，护林员、快递员和环卫工人都可以进站歇脚、充电、热饭，全天不打烊，还备有雨衣和药箱。"


@pytest.mark.parametrize(
    ("body", "title", "other", "expected"),
    [
        pytest.param(FLASH, "双溪县便民驿站全部开放", "累了就进来坐坐", True, id="a headline of its own"),
        pytest.param(FLASH, "双溪县便民驿站全部开放", "临泽县便民驿站全部开放", True, id="a place that the text does not tell stands in one only"),
        pytest.param(FLASH, "青石县便民驿站全部开放", "临泽县便民驿站全部开放", False, id="two places that it does not tell"),
        pytest.param(FLASH, "便民驿站开放 累计38座", "便民驿站开放 累计52座", False, id="two figures that it does not tell"),
        pytest.param(DRY, "双溪县便民驿站全部开放", "累了就进来坐坐", False, id="without a figure anybody may write it"),
        pytest.param(FLASH[:40], "双溪县便民驿站全部开放", "累了就进来坐坐", False, id="a line"),
        pytest.param(LINE, "双溪县开展植树活动", "添一片新绿，双溪在行动", True, id="a line with three figures"),
        pytest.param(LINE, "青石县开展植树活动", "临泽县开展植树活动", False, id="a line under two places that it does not tell"),
        pytest.param(POWER, "关于石桥村、柳湾东路停电的公告", "看看有没有你家", True, id="a form whose title is told by its text"),
        pytest.param(POWER, "停电通知", "刚刚发布｜停电通知", False, id="a title that many have"),
        pytest.param(MARKS, "云浦县公开招聘教师笔试成绩", "云浦县公开招聘教师面试成绩", False, id="what the titles tell alone"),
        pytest.param(MARKS, "云浦县公开招聘教师成绩", "云浦县公开招聘护士成绩", False, id="of whom"),
        pytest.param(MARKS, "王建国同志逝世", "李明华同志逝世", False, id="two persons"),
        pytest.param(MARKS, "云浦县道路工程招标公告", "云浦县道路工程招标公告延期", False, id="a word behind the title"),
        pytest.param(POWER, "关于调整线路检修时间的通告", "权威速递｜关于调整线路检修时间的通告", True, id="a call before the title"),
        pytest.param(POWER, "关于调整线路检修时间的通告", "临泽｜关于调整线路检修时间的通告", True, id="a word before the title that may be a column's"),
        pytest.param(POWER, "关于调整线路检修时间的通告", "临泽县关于调整线路检修时间的通告", False, id="a county before the title"),
        pytest.param(FORM, "关于云浦县石桥食品厂扩建的公示", "关于双溪县柳湾纸业公司技改的公示", False, id="forms of two firms, who stand in the titles only"),
        pytest.param(FORM, "关于云浦县石桥食品厂扩建的公示", "云浦县一项目开始公示", False, id="a form that its text does not tell of"),
    ],
)  # fmt: skip
def test_the_same_under_two_headlines(body: str, title: str, other: str, expected: bool) -> None:
    one, copy = Reading.of(Text(title, None, body)), Reading.of(Text(other, None, body))
    assert (sameness(one, copy) is not None) is expected
    assert (sameness(copy, one) is not None) is expected


SHORT = "走进双溪县柳湾镇石桥村，只见护林员检修木栈道的场面，老邻居白小禾看在眼里，总共花了30天。"
HEAD = "石桥村的木栈道检修之后"


@pytest.mark.parametrize(
    ("title", "other", "body", "expected"),
    [
        pytest.param(HEAD, f"{HEAD}！", SHORT, True, id="a mark"),
        pytest.param(HEAD, f"快讯：{HEAD}", SHORT, True, id="a call"),
        pytest.param(HEAD, f"刚刚，{HEAD}", SHORT, True, id="刚刚"),
        pytest.param(HEAD, f"{HEAD}（附图）", SHORT, True, id="what is added to it"),
        pytest.param(HEAD, f"{HEAD}？答案来了", SHORT, True, id="a question"),
        pytest.param(HEAD, "石桥村的木栈道", SHORT, True, id="cut"),
        pytest.param(HEAD, f"双溪县柳湾镇{HEAD}", SHORT, True, id="a place that the text tells"),
        pytest.param(HEAD, f"临泽县{HEAD}", SHORT, False, id="a place that it does not tell"),
        pytest.param(HEAD, f"{HEAD}的第二天", SHORT, False, id="it goes on"),
        pytest.param(HEAD, f"{HEAD}（二）", SHORT, False, id="the next part"),
        pytest.param(HEAD, "石桥村", SHORT, False, id="a name"),
        pytest.param(HEAD, f"{HEAD}（附图）", SHORT.replace("30天", "41天"), False, id="another figure"),
        pytest.param(HEAD, f"{HEAD}（附图）", SHORT[:38], False, id="a line"),
        pytest.param("双溪县教师笔试成绩", "双溪县教师笔试成绩及面试安排", MARKS, False, id="a letter whose title alone tells what it is about"),
        pytest.param("双溪县停电通知", "快讯：双溪县停电通知", SHORT, False, id="the title of a letter"),
    ],
)  # fmt: skip
def test_a_headline_that_is_added_to_or_cut(title: str, other: str, body: str, expected: bool) -> None:
    one, copy = Reading.of(Text(title, None, SHORT if body != MARKS else MARKS)), Reading.of(Text(other, None, body))
    assert (sameness(one, copy) is not None) is expected
    assert (sameness(copy, one) is not None) is expected


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        pytest.param("石桥村的木栈道检修之后", SHORT.replace("石桥村，", "石桥，"), True, id="a letter of a name is missing"),
        pytest.param("石桥村的木栈道检修之后", SHORT.replace("场面", "面"), True, id="a letter of a word"),
        pytest.param("石桥村的木栈道检修之后", SHORT.replace("石桥村，", "石门村，"), False, id="another letter"),
        pytest.param("石桥村的木栈道检修之后", SHORT.replace("石桥村，", "，"), False, id="a word is missing"),
        pytest.param("石桥村的木栈道检修之后", SHORT.replace("30天", "3天"), False, id="a figure"),
        pytest.param("木栈道检修通知", SHORT.replace("石桥村，", "石桥，"), False, id="a kind of letter"),
        pytest.param("木栈道", SHORT.replace("石桥村，", "石桥，"), False, id="a title that many have"),
    ],
)
def test_a_letter_that_is_missing(title: str, body: str, expected: bool) -> None:
    one, copy = Reading.of(Text(title, None, SHORT)), Reading.of(Text(title, None, body))
    assert (sameness(one, copy) is not None) is expected
    assert (sameness(copy, one) is not None) is expected
    assert not expected or set(one.fingerprints) & set(copy.fingerprints)


def test_a_letter_changed_is_not_the_same() -> None:
    one = Reading.of(Text("双溪县便民驿站全部开放", None, FLASH))
    other = Reading.of(Text("累了就进来坐坐", None, FLASH.replace("26座", "28座")))
    assert sameness(one, other) is None


ORDER = (
    "为有效预防森林火灾，保护森林资源和群众安全，结合我县实际，发布如下命令：\n戒严时间为{}至{}，戒严区域为{}的林区。"
    "戒严期间，区域内严禁一切野外用火，禁止携带火种进入林区，禁止上坟烧纸、燃放鞭炮、点烛焚香、烧田埂和秸秆。"
    "各乡镇和林区单位要设立检查站，对进入林区的车辆和人员进行检查，任何单位和个人不得拒绝、阻碍。"
    "各级指挥机构要坚持值班和领导带班制度，一旦发生火情，迅速组织力量处置，确保打早、打小、打了。"
)
SPRING = ("3月1日", "4月20日", "石桥镇、柳湾镇")


@pytest.mark.parametrize(
    ("slots", "expected"),
    [
        pytest.param(SPRING, True, id="a copy"),
        pytest.param(("3月1日", "4月26日", "石桥镇、柳湾镇"), True, id="a day that was corrected"),
        pytest.param(("9月5日", "10月28日", "秀谷镇、南坪镇"), False, id="the order of the autumn, other places"),
    ],
)
def test_orders_of_one_year_under_one_title(slots: tuple[str, str, str], expected: bool) -> None:
    one, other = (Reading.of(Text("云浦县2024年森林防火戒严令", None, ORDER.format(*days))) for days in (SPRING, slots))
    assert (sameness(one, other) is not None) is expected
    assert (sameness(other, one) is not None) is expected


NOTICE = (
    "{}：经查，你单位在{}经营期间存在{}的行为，涉及{}件，限{}日内改正。\n"
    "附有关规定：新建、改建经营场所的，建设单位应当同步设计、同步施工、同步验收，并预留停车和消防用地。"
    "乡镇人民政府应当建立日常巡查制度，发现违法行为的，应当书面报告主管部门。"
    "从事相关经营活动的，应当依法取得营业执照，并自开业之日起向卫生健康部门备案，接受社会监督。"
    "住房和城乡建设部门应当设立统一的信息平台，定期公布经营场所的检查结果，方便群众查询。"
)
OURS = ("云浦县石桥食品有限公司", "河滨路", "标签不符", "3", "5")


@pytest.mark.parametrize(
    ("slots", "expected"),
    [
        pytest.param(OURS, True, id="a copy"),
        pytest.param(("石桥食品有限公司", *OURS[1:]), True, id="the firm's name in short"),
        pytest.param(("云浦县柳湾纸业有限公司", *OURS[1:]), False, id="a letter to another firm"),
    ],
)
def test_letters_with_the_same_appendix(slots: tuple[str, ...], expected: bool) -> None:
    one, other = (Reading.of(Text("责令改正通知书", None, NOTICE.format(*words))) for words in (OURS, slots))
    assert (sameness(one, other) is not None) is expected
    assert (sameness(other, one) is not None) is expected


def test_days_without_their_months() -> None:
    """As a paper writes them that copies another one."""
    told = (
        "{}上午，云浦县召开春耕工作会议，要求各乡镇在{}前完成补种，并把种子和化肥送到每个村。会议听取了水务局的汇报。\n"
        "会议说，今年雨水来得早，低处的田要先排水，高处的田要趁墒抢种，农机站派人到田头检修农机，随叫随到，不收人工费。\n"
        "会后，与会人员来到石桥镇的田间，看了新修的水渠和排灌站，又同种粮大户算了账，问了种子的价钱和贷款的办法。\n"
        "村民说，去年这个时候水渠还没有修好，要等上游放水才能插秧，今年不用再等了，省下的工夫可以去果园疏花。\n"
    )
    title = "云浦县召开春耕工作会议部署补种"
    one, copy = (Reading.of(Text(title, None, told.format(*days))) for days in (("5月6日", "5月20日"), ("6日", "20日")))
    assert sameness(one, copy) is not None
