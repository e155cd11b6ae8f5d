"""The proof keeps apart what only looks alike."""

from __future__ import annotations

import pytest

from crawler.match import Reading, Text, fold, sameness, sentence_fingerprint
from tests.match.samples import LONG, NOTE, OTHER, A, article

STRANGER = article(2, 1500)
# A story, half of it with figures, and what a reader thinks about it.
STORY, THOUGHTS = article(41, 900), article(51, 700)[:8]
HALF = STORY[4 : 3 + len(STORY) // 2]
LEAD = STORY[: 3 + len(STORY) // 2]
COMMON = {sentence_fingerprint(fold(line)) for line in LONG[:12]}
POWER = "因线路检修，{}将停止供电。给您带来的不便，敬请谅解。请有关用户提前做好准备。"
NOTICE = POWER.format("4月23日8时至17时秀谷镇一带")

# A notice of appointments, as every county publishes it with the same words.
FORM = (
    "为提高选人用人的透明度，根据干部任用工作的有关规定，现将拟提拔任用的同志公示如下。"
    "{}，{}出生，{}参加工作，现任{}副主任，拟任{}主任。"
    "公示期间，如对公示对象有反映，可以来信来电来访，请留下真实姓名和联系方式，以便核实并反馈处理结果。"
    "对反映的问题，我们将按规定认真调查，对来信来访人严格保密，并对捏造事实诬告陷害的依法处理。"
    "公示时间为{}至{}，受理电话{}，逾期不再受理。"
)
MAY = ("李某甲", "1975年6月3日", "1997年8月1日", "云浦县发展和改革局", "云浦县信访局", "5月8日", "5月14日", "5126033")
JULY = ("周某乙", "1981年2月27日", "2003年7月15日", "临泽区财政局", "临泽区统计局", "7月20日", "7月26日", "8840217")
CORRECTED = (*MAY[:6], "5月15日", *MAY[7:])


NAMES = (
    "为扩大选人用人工作中的民主，让更多的干部和群众了解情况、参加监督，把干部选好用准，按照干部选拔任用的有关规定，现把拟任职人选的情况公布如下：\n"
    "{}，大学学历，现任乡镇领导职务，拟任县直部门负责人。\n{}，大学学历，现任街道领导职务，拟任县直部门副职。\n"
    "公示时间：{}。公示期间，单位和个人都可以用来信、来电、来访的形式，向县委组织部反映公示对象的情况和问题。"
    "反映情况要实事求是，以单位名义反映的应加盖公章，以个人名义反映的应署真实姓名。\n监督电话：{}，来信请寄县委组织部干部监督科。"
)


def form(*slots: str) -> Text:
    return Text("干部任前公示", None, FORM.format(*slots))


HIRE = (
    "因工作需要，{0}现向社会招聘工作人员{1}名，有关事项公告如下。坚持德才兼备，坚持公开、平等、竞争、择优，按照规定的条件和程序进行。"
    "应聘人员应当拥护宪法，遵守法律，品行端正，身体健康，年龄在三十五周岁以下，能胜任岗位的工作。熟悉{0}业务的，优先聘用。"
    "受过刑事处罚或者被开除过公职的人员，以及法律规定不能聘用的其他人员，不得报名。"
    "报名时间为2023年4月23日9时至4月28日17时。报名地点在{2}便民大厅三号窗口。"
    "考试分笔试和面试，按总成绩从高到低等额确定体检和考察的人选，体检和考察合格的按规定公示。笔试定于2023年5月13日上午举行。咨询电话{3}。"
)


def hire(office: str, posts: str, town: str, telephone: str) -> Text:
    return Text(f"{office}招聘公告", None, HIRE.format(office, posts, town, telephone))


PRAISE = (
    "近年来，全县上下认真落实各项工作部署，涌现出一批事迹突出、群众公认的先进典型。\n"
    "在{}工作中，{}主动作为，带领干部职工克服困难，{}得到群众广泛好评，{}成为全县学习的榜样。\n"
    "{}长期扎根一线，始终把责任扛在肩上，用实际行动赢得了同事的信任，也为同行作出了示范。\n"
    "为表彰先进、弘扬正气，县委、县政府决定对上述单位和个人予以通报表扬，希望受到表扬的单位和个人珍惜荣誉、再接再厉。\n"
    "各乡镇、各部门要以先进为榜样，振奋精神，扎实工作，为建设富裕文明和谐美丽的家乡作出新的更大贡献。"
)
SCHOOLS = (
    "教育教学",
    "云浦县第一中学全体教师和后勤人员",
    "课后服务的内容和质量",
    "青年教师结对帮扶的做法",
    "特殊教育学校教师周某某同志",
)
FARMS = (
    "农业生产",
    "临泽镇蔬菜协会的技术员和种植户",
    "大棚番茄的新品种推广",
    "合作社统一购销的经验",
    "农机推广站退休职工吴某某同志",
)


def praise(*slots: str, title: str = "关于对先进集体和个人予以表扬的通报") -> Text:
    return Text(title, None, PRAISE.format(*slots))


POST = (
    "根据《党政领导干部选拔任用工作条例》规定，经市委研究，现将{0}同志任职前公示如下：\n{0}，男，汉族，{1}生，大学学历，现任云浦市{2}，拟任{3}。\n"
    "公示期间，如对公示对象有异议，可通过来信、来电、来访等形式向市委组织部干部监督科反映。反映情况和问题必须实事求是，电话和信函应告知真实姓名、"
    "家庭住址或工作单位，对线索不清的匿名信和匿名电话，公示期间不予受理。\n"
    "受理电话：0766-8812380。通讯地址：云浦市世纪大道1号市委组织部干部监督科，邮编：527300。"
)
FINE = (
    "当事人：{}\n经查，当事人经营的食品标签不符合《中华人民共和国食品安全法》第六十七条的规定，货值金额不足一万元，违法事实清楚，证据确凿充分。"
    "依据《中华人民共和国食品安全法》第一百二十五条的规定，决定责令当事人改正上述违法行为，并处罚款五千元，没收违法所得。"
    "当事人应当自收到本行政处罚决定书之日起十五日内，到指定银行缴纳罚款。逾期不缴纳的，每日按罚款数额的百分之三加处罚款。"
)


def fine(shop: str) -> Text:
    return Text("行政处罚决定书", None, FINE.format(shop))


# Meetings that pass on what one leader said, and nothing else that is the same.
SPEECH = (
    "习近平总书记强调，要坚持人民至上、生命至上，始终把保障人民群众生命财产安全放在第一位，统筹发展和安全，压实各级责任，强化风险意识和底线思维，"
    "加强监测预警，完善应急预案，全力做好防汛抗洪抢险救灾各项工作，最大限度减少人员伤亡和财产损失。"
    "要加强统筹协调，强化联合会商，突出防御重点，盯紧大江大河、病险水库等重要部位。"
)
COUNTY = "双溪县委召开常委会会议，传达学习习近平总书记重要指示精神，县委书记王强主持会议。"
TOWN = "南岭区委召开理论学习中心组学习会，区委书记赵明主持并讲话。"
GRAIN, SCHOOL = "会议研究了粮食生产和乡村振兴工作。", "会议听取了教育工作情况汇报。"


# Three stories under their headlines, of which the first is the longest; and what the others go on with.
PARTS = [article(31, 500), article(32, 160), article(33, 160)]
SAID = "石店镇党委副书记坦言，推进{}之初阻力不小，不少群众担心{}，镇里先后召开了十七场院坝会才打消了大家的顾虑。"
HEADLINES = ["云浦县至石店镇公路改建完工", "双溪县老街修旧如旧迎客来", "南岭区山村小学来了校长"]


def digest(*parts: list[str], mark: str = "【{}】", title: str = "一周要闻") -> Text:
    return Text(
        title,
        None,
        "\n".join("\n".join([mark.format(headline), "".join(part)]) for headline, part in zip(HEADLINES, parts, strict=False)),
    )


def is_same_text(a: Text, b: Text, common: set[int]) -> bool:
    return sameness(Reading.of(a), Reading.of(b), common) is not None


def text(*lines: str, title: str = "标题", original: str | None = None) -> Text:
    return Text(title, original, "".join(lines))


@pytest.mark.parametrize(
    ("a", "b", "common", "same"),
    [
        pytest.param(text(*LONG), text(*LONG, title="另一标题"), set(), True, id="a copy under another title"),
        pytest.param(text(*LONG), text(*LONG[: len(LONG) * 2 // 5], title="摘要"), set(), True, id="an excerpt"),
        pytest.param(text(*LONG), text(NOTE, *LONG, OTHER, title="转载"), set(), True, id="extended"),
        pytest.param(
            text(*LONG),
            text(*(line.replace("，", "，又") if k % 3 == 0 else line for k, line in enumerate(LONG)), title="乙"),
            set(), True, id="a third of the sentences changed",
        ),
        pytest.param(text(*LONG), text(*LONG[::-1], title="乙"), set(), True, id="sentences in another order"),
        pytest.param(text(*LONG), text(*STRANGER), set(), False, id="another article of the same title"),
        pytest.param(text(*LONG), text(LONG[3], LONG[4], *STRANGER, title="乙"), set(), False, id="a quotation"),
        pytest.param(text(*LONG), text(*(article(n, 300)[0] for n in range(10, 20)), LONG[3], title="一周要闻"), set(), False, id="a digest"),
        pytest.param(text(*LONG[:12], *article(3, 300)), text(*LONG[:12], *article(4, 300), title="乙"), COMMON, False, id="common sentences do not count"),
        pytest.param(text(*LONG[:12]), text(*LONG[:12], title="乙"), COMMON, False, id="nothing but common sentences"),
        pytest.param(text(NOTICE, title="停电通知"), text(NOTICE, title="停电通知"), set(), True, id="short: the title agrees"),
        pytest.param(text(NOTICE, title="停电通知"), text(NOTICE, title="通知公告"), set(), False, id="short: another title"),
        pytest.param(
            text(NOTICE, title="秀谷镇停电通知"), text(NOTICE, title="通知", original="秀谷镇停电通知"), set(), True, id="short: 原标题 agrees"
        ),
        pytest.param(
            text(NOTICE, title="停电通知"), text(POWER.format("5月6日9时起琉璃乡"), title="停电通知"), set(), False, id="form letters"
        ),
        pytest.param(
            text(NOTICE, title="停电通知"), text(NOTICE.replace("23", "24"), title="停电通知"), set(), False, id="form letters, one figure apart"
        ),
        pytest.param(text(NOTICE), text(NOTICE + "（记者张三）"), set(), True, id="short, with a reporter"),
        pytest.param(text(A * 20, title="甲"), text(A * 20, title="乙"), set(), False, id="one sentence repeated proves as little as once"),
        pytest.param(form(*MAY), form(*JULY), set(), False, id="任前公示: a form letter keeps its sentences and changes its figures"),
        pytest.param(
            Text("任前公示", None, NAMES.format("甲某，女，1986年4月生", "乙某，女，1979年8月生", "8月25日至9月14日", "3929223")),
            Text("公示", None, NAMES.format("丙某，男，1976年5月生", "丁某，女，1980年4月生，戊某，男，1985年8月生", "6月26日至7月10日", "5423385")),
            set(), False, id="任前公示: the months of births are the same, the days and the telephone are not",
        ),
        pytest.param(hire("云浦县图书馆", "12", "秀谷镇", "5126033"), hire("临泽区档案馆", "31", "凤冈镇", "8840217"), set(), False, id="two offices hire on the same days by one form: the telephones are two"),
        pytest.param(hire("云浦县图书馆", "12", "秀谷镇", "5126033"), hire("云浦县图书馆", "12", "秀谷镇", "8840217"), set(), True, id="the same notice with the telephone corrected"),
        pytest.param(hire("云浦县图书馆", "12", "秀谷镇", "0790-5126033"), Text("招聘", None, HIRE.format("云浦县图书馆", "12", "秀谷镇", "（0790）5126033")[60:] + "详情致电本报热线0123-88886666。"), set(), True, id="the code of an area in brackets, and the paper's own telephone"),
        pytest.param(form(*MAY), form(*CORRECTED), set(), True, id="the same notice with a figure corrected"),
        pytest.param(praise(*SCHOOLS), praise(*FARMS), set(), False, id="a commendation without figures, filled in twice"),
        pytest.param(praise(*SCHOOLS), praise(*SCHOOLS, title="喜报"), set(), True, id="the same commendation under another title"),
        pytest.param(praise(*SCHOOLS), text(*PRAISE.format(*SCHOOLS).splitlines()[1:], title="乙"), set(), True, id="a part of it"),
        pytest.param(text(COUNTY, SPEECH, GRAIN, title="双溪县委常委会会议召开"), text(TOWN, SPEECH, SCHOOL, title="南岭区委理论学习中心组学习会召开"), set(), False, id="two meetings quote one speech"),
        pytest.param(text(COUNTY, SPEECH, GRAIN, title="双溪县委常委会会议召开"), text(COUNTY.replace("双溪", "南岭"), SPEECH, SCHOOL, title="南岭县传达学习重要指示精神"), set(), False, id="two meetings of one kind quote one speech"),
        pytest.param(text(COUNTY, SPEECH, GRAIN, title="双溪县委常委会会议召开"), text(TOWN, SPEECH, SCHOOL, title="双溪县委常委会会议召开_双溪网"), set(), True, id="a rewritten copy under a form of the same title"),
        pytest.param(text(COUNTY, SPEECH, GRAIN, title="双溪县委常委会会议召开"), text(COUNTY, SPEECH, SCHOOL, title="重要指示精神在双溪"), set(), True, id="under another title it begins with the same sentence"),
        pytest.param(text(COUNTY, SPEECH, GRAIN, title="双溪县委常委会会议召开"), text(SPEECH, title="重要指示精神"), set(), True, id="an excerpt that is nothing but the speech"),
        pytest.param(text(COUNTY, SPEECH + "会议定于5月20日召开。", GRAIN, title="双溪县委常委会会议召开"), text(TOWN, SPEECH + "会议定于5月20日召开。", SCHOOL, title="南岭消息"), set(), True, id="what is quoted tells a day: no general words"),
        pytest.param(text(LONG[0], *LONG[1:-1], LONG[-1], title="甲"), text(STRANGER[0], *LONG[1:-1], STRANGER[1], title="乙"), set(), True, id="a long copy with another beginning and end"),
        pytest.param(Text("干部任前公示", None, POST.format("张建国", "1978年5月", "水利局副局长", "市农业农村局局长")), Text("干部任前公示", None, POST.format("李红梅", "1981年6月", "教育局副局长", "市教育局局长")), set(), False, id="任前公示 of two people"),
        pytest.param(Text("干部任前公示", None, POST.format("张建国", "1978年5月", "水利局副局长", "市农业农村局局长")), Text("市委组织部公示", None, POST.format("李红梅", "1978年5月", "教育局副局长", "市教育局局长")), set(), False, id="who were born in one month"),
        pytest.param(Text("干部任前公示", None, POST.format("张建国", "1978年5月", "水利局副局长", "市农业农村局局长")), Text("公示", None, POST.format("张建国", "1978年5月", "水利局局长", "市农业局局长")), set(), True, id="任前公示 of one person, corrected"),
        pytest.param(Text("干部任前公示", None, POST.format("张建国", "1978年5月", "水利局副局长", "市农业农村局局长")), Text("干部任前公示", None, POST.format("张健国", "1978年5月", "水利局副局长", "市农业农村局局长")), set(), True, id="whose name was mistyped"),
        pytest.param(Text("干部任前公示", None, POST.format("张建国", "1978年5月", "水利局副局长", "市农业农村局局长")), Text("干部任前公示", None, POST.format("张某某", "1978年5月", "水利局副局长", "市农业农村局局长")), set(), True, id="whose name was hidden"),
        pytest.param(fine("云浦市好又多超市"), fine("双溪县福万家便利店"), set(), False, id="行政处罚决定书 on two shops"),
        pytest.param(fine("云浦市好又多超市"), fine("云浦市好又多连锁超市"), set(), True, id="on one shop, its name corrected"),
        pytest.param(fine("云浦市好又多超市"), Text("行政处罚决定书", None, "".join(FINE.format("云浦市好又多超市").splitlines()[1:])), set(), True, id="on one shop, which the copy leaves out"),
        pytest.param(digest(*PARTS), text(*PARTS[0], title=HEADLINES[0]), set(), False, id="a part of a digest with headlines"),
        pytest.param(digest(PARTS[0], [SAID.format("老街修缮", "生意难做"), *PARTS[1]], PARTS[2]), text(*PARTS[0], SAID.format("公路改建", "出行不便"), title=HEADLINES[0]), set(), False, id="and another part says what officials say everywhere"),
        pytest.param(digest(*PARTS), text(*PARTS[0], title="刚刚传来好消息"), set(), False, id="under another title"),
        pytest.param(digest(*PARTS), text(*PARTS[0], *article(34, 400), title=HEADLINES[0]), set(), False, id="of which it is the beginning"),
        pytest.param(digest(PARTS[0] + article(34, 900), *PARTS[1:]), text(*PARTS[0], *article(34, 900), title="甲"), set(), True, id="most of a digest"),
        pytest.param(digest(*PARTS), Text("要闻", None, "\n".join(map("".join, PARTS))), set(), True, id="all of it without its headlines"),
        pytest.param(digest(*PARTS), digest(*PARTS[:2], title="早读"), set(), True, id="a copy of it that breaks off"),
        pytest.param(digest(*PARTS), text(*PARTS[0], title="一周要闻"), set(), True, id="a copy of it that breaks off, with its title"),
        pytest.param(
            Text("云浦县开会", None, "\n".join([*(f"【{headline}】" for headline in HEADLINES), "".join(PARTS[0] + PARTS[1] + article(35, 300))])),
            text(*PARTS[0], *PARTS[1], title="刚刚传来好消息"),
            set(),
            True,
            id="an article below its main points",
        ),
        pytest.param(digest(*PARTS[:2]), text(*PARTS[0], title=HEADLINES[0]), set(), True, id="two headlines may be the halves of one article"),
        pytest.param(digest(*PARTS, mark="【解说】"), text(*PARTS[0], title="甲"), set(), True, id="labels are no headlines"),
        pytest.param(text(*STORY), text(*THOUGHTS[:3], *HALF, *THOUGHTS[3:], title="乙"), set(), False, id="a commentary that quotes half of a story with its figures"),
        pytest.param(text(*STORY), text(f"据青石日报报道，{LEAD[0]}", *LEAD[1:], *THOUGHTS, title="乙"), set(), False, id="a commentary that begins with what a paper reports"),
        pytest.param(text(*STORY), text(f"据青石日报报道，{STORY[0]}", *STORY[1:], THOUGHTS[0], title="乙"), set(), True, id="a copy that says where it is from"),
        pytest.param(text(*STORY), text(*THOUGHTS[:3], *HALF, *THOUGHTS[3:]), set(), True, id="the same half under one title"),
        pytest.param(text(*STORY), text(THOUGHTS[0], *HALF, title="乙"), set(), True, id="an abridged copy behind a sentence of its own"),
        pytest.param(text(*STORY), text(*HALF, title="乙"), set(), True, id="an abridged copy with figures"),
        pytest.param(text(), text(), set(), False, id="no text"),
        pytest.param(Text(), text(*LONG), set(), False, id="one has no text"),
    ],
)  # fmt: skip
def test_is_same_text(a: Text, b: Text, common: set[int], same: bool) -> None:
    assert is_same_text(a, b, common) is same
    assert is_same_text(b, a, common) is same
