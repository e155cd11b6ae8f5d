"""Versions of one document are other documents."""

from __future__ import annotations

import pytest

from crawler.match import Reading, Text, sameness
from crawler.match.versions import are_versions

RULES = (
    "{head}为了加强科普场馆的管理，保障公众参加科普活动的权利，根据有关法律法规，结合本市实际，制定本办法。\n"
    "第二条　本市行政区域内科普场馆的规划、建设、开放和监督管理，适用本办法，法律法规另有规定的从其规定。\n"
    "第三条　乡镇人民政府应当明确{people}名专职人员，协助做好科普场馆的开放工作，定期组织志愿者参加培训。\n"
    "第四条　科普场馆应当向公众公布开放的时间和内容，法定节假日和学校寒暑假期间适当延长开放的时间。\n"
    "第五条　{force}"
)
TITLE = "云浦市科普场馆管理办法"


def rules(title: str = TITLE, people: int = 2000, head: str = "", force: str = "本办法自2018年1月1日起施行。") -> Reading:
    return Reading.of(Text(title, None, RULES.format(head=head, people=people, force=force)))


NUMBER, NEXT, LATER = "云浦政办发〔2022〕6号\n", "云浦政办发〔2022〕9号\n", "云浦政办发〔2023〕19号\n"
OTHER_RULE = Reading.of(
    Text(
        TITLE,
        None,
        RULES.format(head=NEXT, people=2000, force="本办法自2018年1月1日起施行。").replace(
            "应当向公众公布开放的时间和内容，法定节假日和学校寒暑假期间适当延长开放的时间",
            "不得向未成年人收费，门票所得应当用于展品的更新，并在入口处张榜公布收支情况",
        ),
    )
)


def reworded(title: str, *changes: tuple[str, str]) -> Reading:
    """The rules in other words."""
    body = RULES.format(head="", people=2000, force="本办法自2018年1月1日起施行。")
    for old, new in changes:
        body = body.replace(old, new)
    return Reading.of(Text(title, None, body))


LONGER, RUN = ("适当延长", "相应延长"), ("建设、开放", "建设、运营")
APART = [
    pytest.param(
        reworded(f"关于公开征求《{TITLE}（征求意见稿）》意见的公告", LONGER, RUN),
        rules(),
        id="two rules of a draft in other words",
    ),
    pytest.param(
        reworded(f"关于公开征求《{TITLE}（草案）》意见的通知", LONGER),
        rules(f"关于印发《{TITLE}》的通知"),
        id="one word anew, and issued",
    ),
    pytest.param(
        reworded(f"{TITLE}（送审稿）公示", LONGER),
        rules(head="本办法已经市政府第3次常务会议同意。\n"),
        id="or its first words say that it is",
    ),
    pytest.param(
        rules(f"关于公开征求《{TITLE}（草案）》意见的通知"), rules(f"关于印发《{TITLE}》的通知"), id="the very words, issued"
    ),
    pytest.param(
        rules(f"《{TITLE}（送审稿）》公开征求意见"), rules(head="现印发给你们，请遵照执行。\n"), id="and its first words say so"
    ),
    pytest.param(rules(f"{TITLE}（征求意见稿）"), rules(), id="a draft, and what was decided"),
    pytest.param(rules(f"{TITLE}（草案）"), rules(f"{TITLE}（修订草案）"), id="two drafts"),
    pytest.param(rules(), rules(people=5000, force="本办法自2024年3月1日起施行。"), id="a law as it was amended"),
    pytest.param(rules(), rules(f"{TITLE}（2024年修正）", people=5000), id="as amended in a year"),
    pytest.param(rules(f"{TITLE}（2018修订）"), rules(f"{TITLE}（2024修订）", people=5000), id="amended twice"),
    pytest.param(rules(head=NUMBER), rules(head=NEXT, people=5000), id="issued anew with another figure"),
    pytest.param(rules(head=NUMBER), rules(head=LATER), id="issued anew in another year, the words the same"),
    pytest.param(
        rules(head=f"文号：{NUMBER}"), rules(head=LATER + "到2023年全部开放。\n"), id="and one says what it is the number of"
    ),
    pytest.param(
        rules(f"{TITLE}（云浦政办发〔2022〕6号）"),
        rules(f"{TITLE}（云浦政办发〔2023〕19号）"),
        id="the number stands in the titles",
    ),
    pytest.param(
        rules(f"关于公开征求《{TITLE}（征求意见稿）》意见的公告", people=5000),
        rules(f"云浦市人民政府关于印发《{TITLE}》的通知"),
        id="the public is asked, and then it is issued",
    ),
    pytest.param(
        rules("关于市民参观的公告", head="现将草案公布，请于6月30日前提出意见。\n", people=5000),
        rules(),
        id="only its first words say so",
    ),
    pytest.param(rules(head=NUMBER), OTHER_RULE, id="a rule became another in a sentence without figures"),
]
ONE = [
    pytest.param(
        rules("青石县召开常委会会议", head="会议审议了条例（草案）。\n会议传达了上级印发的文件。\n"),
        rules(
            "青石县召开常委会会议",
            people=2001,
            head="本报讯（记者 林一舟）\n会议现场。\n会议审议了条例（草案）。\n会议传达了上级印发的文件。\n",
        ),
        id="a meeting on a draft asks nobody",
    ),
    pytest.param(
        reworded(f"关于公开征求《{TITLE}（草案）》意见的公告", LONGER), rules(), id="a letter of one, which may be mistyped"
    ),
    pytest.param(
        rules(f"关于公开征求《{TITLE}（征求意见稿）》意见的公告", head="现公开征求意见。\n"),
        rules(f"《{TITLE}》来了"),
        id="a copy of a draft that leaves its first words out has no rule of its own",
    ),
    pytest.param(
        rules(f"关于公开征求《{TITLE}（草案）》意见的公告", people=5000),
        rules(f"{TITLE}公开征求意见", people=2000),
        id="both ask",
    ),
    pytest.param(rules(f"{TITLE}（2024年修正）"), rules(), id="a copy that leaves the year of the amendment out"),
    pytest.param(
        rules(f"{TITLE}（2024年修正）", head="云浦市人民政府令第8号\n"),
        rules(head="现予公布。\n"),
        id="each has a line before it",
    ),
    pytest.param(
        rules(f"{TITLE}（2024年修正）"),
        Reading.of(
            Text(
                TITLE, None, RULES.format(head="", people=2000, force="本办法自2018年1月1日起施行。").replace("、建设", "建设")
            )
        ),
        id="a letter is missing",
    ),
    pytest.param(rules(f"{TITLE}（2024年修正）"), rules(head="近日，市里公布了这个办法。\n"), id="and has a lead of its own"),
    pytest.param(rules(), rules(force="本办法自2018年7月1日起施行。"), id="a figure of the day is wrong"),
    pytest.param(rules(), rules(force="本办法自印发之日起施行。"), id="one tells no day"),
    pytest.param(rules(head=NUMBER), rules(head=NEXT), id="the number of the document alone is wrong"),
    pytest.param(rules(head=NUMBER), rules(people=5000), id="one has no number"),
    pytest.param(
        rules("市民可以对这个办法提意见", head="现公开征求意见。\n"),
        rules(head="现印发给你们，请遵照执行。\n"),
        id="a report that asks in its words only may tell of either",
    ),
    pytest.param(rules(f"{TITLE}（征求意见稿）"), rules(f"{TITLE}（征求意见稿）", people=5000), id="one draft"),
    pytest.param(rules(f"{TITLE}（试行）"), rules(), id="on trial is no draft"),
]


@pytest.mark.parametrize(("one", "other"), APART)
def test_versions(one: Reading, other: Reading) -> None:
    assert are_versions(one, other)
    assert are_versions(other, one)
    assert sameness(one, other) is None


@pytest.mark.parametrize(("one", "other"), ONE)
def test_one_version(one: Reading, other: Reading) -> None:
    assert not are_versions(one, other)
    assert not are_versions(other, one)
    assert sameness(one, other) is not None
