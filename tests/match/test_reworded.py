"""Copies with a word or a letter changed in most sentences, and what only looks so: forms filled in twice."""

from __future__ import annotations

import pytest

from crawler.match import Reading, Text, sameness

STORY = (
    "4月23日，云浦县石塘镇的{berries}合作社里一片忙碌，三十多名村民把刚采下来的果子分拣装箱，准备发往省城。\n"
    "合作社负责人林一舟{says}，今年{planted}蓝莓460亩，亩产预计达到1200斤，价格比去年每斤高出2.5元。\n"
    "为了让村民{learn}，镇里请来农技人员，先后办了14期培训班，参加的有860多人次，一人一份作业本。\n"
    "村民何田说，以前果子烂在地里没人要，如今在家门口就能挣钱，他家种了12.5亩，去年卖了86000元，今年还想多租几亩地。\n"
    "石塘镇党委书记周小满介绍，下一步要{build}冷库和分拣线各2座，把产业链拉长，带动{villages}一起增收。"
)
WORDS = {"berries": "蓝莓", "says": "介绍说", "planted": "种植", "learn": "学到技术", "build": "建设", "villages": "周边村子"}
OTHERS = {
    "berries": "浆果",
    "says": "告诉记者",
    "planted": "栽种",
    "learn": "掌握技术",
    "build": "新建",
    "villages": "附近村庄",
}
TITLE = "石塘镇蓝莓熟了，村民忙采收"


def text(title: str, body: str) -> Reading:
    return Reading.of(Text(title, None, body))


EDITED = STORY.format(**OTHERS)
OTHER_FIGURES = EDITED.replace("4月23日", "5月11日").replace("460", "390").replace("1200", "1500").replace("860", "710")
WITHOUT_FIGURES = (
    "各村干部都来参加了这次会议，会上大家{a}，一致认为要把这项工作{b}，不能走过场，也不能{c}，更不能半途而废，会后各自回村传达，{d}到人。"
    * 2
)
ROWS = [
    pytest.param(TITLE, EDITED, True, id="a word in each sentence, under its title"),
    pytest.param("石塘镇：小果子成了大产业", EDITED, True, id="under another title, all figures the same"),
    pytest.param("蓝莓熟了", EDITED, True, id="under another title still"),
    pytest.param(TITLE, OTHER_FIGURES, False, id="of its figures hardly one is the same: written anew"),
    pytest.param("石塘镇：小果子成了大产业", EDITED.replace("村庄", "村子").replace("掌握", "学到").replace("460", "四百六十"), True, id="a figure in words"),
    pytest.param("石塘镇：小果子成了大产业", EDITED.replace("460", "461").replace("1200", "1210"), False, id="under another title, figures changed"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "body", "expected"), ROWS)
def test_a_story_in_other_words(title: str, body: str, expected: bool) -> None:
    one, other = text(TITLE, STORY.format(**WORDS)), text(title, body)
    assert (sameness(one, other) is not None) is expected
    assert (sameness(other, one) is not None) is expected


NUMERALS = {"4月23日": "四月二十三日", "460亩": "四百六十亩", "1200斤": "一千二百斤", "14期": "十四期", "860多": "八百六十多"}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param(NUMERALS, True, id="its figures in numerals"),
        pytest.param(
            NUMERALS | {"460亩": "三百九十亩", "860多": "七百一十多", "12.5亩": "九亩", "86000元": "七万元", "2.5元": "三元"},
            False,
            id="and other ones",
        ),
    ],
)
def test_figures_in_numerals(written: dict[str, str], expected: bool) -> None:
    copy = STORY.format(**WORDS)
    for digits, numerals in written.items():
        copy = copy.replace(digits, numerals)
    assert (sameness(text(TITLE, STORY.format(**WORDS)), text(TITLE, copy)) is not None) is expected


ABRIDGED = "\n".join(EDITED.split("\n")[:4])
ABRIDGED_ROWS = [
    pytest.param(ABRIDGED, True, id="a paragraph is missing, words are changed, all figures are the same"),
    pytest.param(ABRIDGED.replace("1200", "1300"), False, id="a figure is another"),
]


@pytest.mark.parametrize(("body", "expected"), ABRIDGED_ROWS)
def test_a_part_in_other_words_under_another_title(body: str, expected: bool) -> None:
    one, other = text(TITLE, STORY.format(**WORDS)), text("小果子成了大产业", body)
    assert (sameness(one, other) is not None) is expected
    assert (sameness(other, one) is not None) is expected


def test_a_short_title_will_do_where_all_figures_are_the_same() -> None:
    more = (
        EDITED.replace("一片忙碌", "忙个不停")
        .replace("分拣装箱", "挑好装箱")
        .replace("预计达到", "预计有")
        .replace("做成", "办成")
    )
    one, other = text("村里蓝莓熟了", STORY.format(**WORDS)), text("村里蓝莓熟了", more)
    assert sameness(one, other) is not None
    changed = text("村里蓝莓熟了", more.replace("1200", "1350"))
    assert sameness(one, changed) is None


SHORT = "4月23日，云浦县首批84个公共充电桩在4处停车场投入使用，群众充一次电平均只要9.5元，比以前节省三成，县发改局负责人{says}，年内还要再建一批。"
# Forms that are filled in twice: few words differ, here and there the same ones.
PENALTY = (
    "经查，{name}在2021年3月12日至4月18日期间，没有按规定报送数据23次，合计460.5万元，违反了有关法律第六十二条的规定。\n"
    "根据法律第七十七条的规定，决定对{name}处以罚款35万元，并责令{name}在2021年9月30日以前改正，逾期不改的从重处罚。\n"
    "如果{name}不服本决定，可以在收到决定书之日起60日内申请复议，也可以在6个月以内向法院起诉，逾期视为放弃权利。"
)
FORMS = [
    pytest.param("一家公司被处以罚款35万元", "旺达商贸公司", "一家公司被处以罚款35万元", "启明粮油公司", id="two companies, under one title"),
    pytest.param("旺达商贸公司被处以罚款", "旺达商贸公司", "启明粮油公司被处以罚款", "启明粮油公司", id="under their own titles"),
    pytest.param("行政处罚决定书", "旺达商贸公司", "行政处罚决定书", "旺发商贸公司", id="names that differ in a character"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "name", "other_title", "other"), FORMS)
def test_a_form_filled_in_twice(title: str, name: str, other_title: str, other: str) -> None:
    assert sameness(text(title, PENALTY.format(name=name)), text(other_title, PENALTY.format(name=other))) is None


SHORT_ROWS = [
    pytest.param("云浦县新增84个公共充电桩", {"says": "说"}, "云浦县新增84个公共充电桩", {"says": "表示"}, True, id="a word of its one sentence"),
    pytest.param("公共设施建设情况通报", {"says": "说"}, "公共设施建设情况通报", {"says": "表示"}, False, id="a title of a kind of letter is no proof"),
    pytest.param("云浦县新增84个公共充电桩", {"says": "说"}, "云浦县充电更方便了不少", {"says": "表示"}, False, id="too short for another title, however alike"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "words", "other_title", "others", "expected"), SHORT_ROWS)
def test_a_short_story(title: str, words: dict[str, str], other_title: str, others: dict[str, str], expected: bool) -> None:
    one, other = text(title, SHORT.format(**words)), text(other_title, SHORT.format(**others))
    assert (sameness(one, other) is not None) is expected


NOTICE = (
    "2023年3月12日8时20分，巡逻人员在云浦县长途汽车站候车室东侧发现{baby}一名，身穿蓝色棉衣，随身没有任何字条。\n"
    "请孩子的生父母或者其他监护人，自公告之日起60日内，持有效证件到本局认领，联系电话5126033，逾期按规定安置。\n"
    "云浦县民政局\n2023年3月17日"
)
KIND = "寻找生父母公告"
LETTERS = [
    pytest.param(NOTICE.format(baby="女婴"), True, id="the same"),
    pytest.param(NOTICE.format(baby="女婴").replace("随身没有", "随身设有").replace("自公告", "白公告").replace("到本局", "到木局"), True, id="read by a machine: a letter wrong in each sentence"),
    pytest.param(NOTICE.format(baby="男婴"), False, id="one character is another child"),
    pytest.param(NOTICE.format(baby="女婴").replace("长途汽车站候车室", "人民医院门诊大楼").replace("蓝色棉衣", "红色外套").replace("本局认领", "我局办理"), False, id="another child on one day"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), LETTERS)
def test_a_letter_with_letters_wrong(body: str, expected: bool) -> None:
    one, other = text(KIND, NOTICE.format(baby="女婴")), text(KIND, body)
    assert (sameness(one, other) is not None) is expected
    assert (sameness(other, one) is not None) is expected


LEAD = "4月23日，云浦县石塘镇的合作社里一片忙碌，三十多名村民把刚采下来的果子分拣装箱。"
DIGEST = (
    "一周要闻播报，请您速览。\n"
    + LEAD
    + "\n"
    + "\n".join(f"{place}的水库加固工程已经完工，{place}的村民说，今年汛期心里踏实多了。" for place in "甲乙丙丁戊己庚辛")
)


def test_titles_of_one_length_are_two_titles() -> None:
    """Of two titles of one length neither is the shorter; a part of a digest had counted as its lead."""
    assert sameness(text("石塘镇蓝莓熟了村民忙采收", LEAD), text("云浦县一周要闻速览第十八期", DIGEST)) is None
