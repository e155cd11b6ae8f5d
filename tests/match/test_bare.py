"""What a text says, bare of how it is written, and texts that say the same."""

from __future__ import annotations

import pytest

from crawler.match import Reading, Text, fold, sameness
from crawler.match.bare import bare


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("5月8日，云浦县：开工！", "5月8日云浦县开工", id="marks"),
        pytest.param("长2.5公里，8:30开工，3-5天", "长2.5公里8:30开工3-5天", id="marks within a figure stay"),
        pytest.param("（云浦县）《办法》…", "云浦县办法", id="brackets"),
        pytest.param("共三十二处", "共32处", id="tens"),
        pytest.param("一百零五人", "105人", id="hundreds"),
        pytest.param("二〇二三年三月十五日", "2023年3月15日", id="a day"),
        pytest.param("每处九个", "每处9个", id="a single one"),
        pytest.param("百分之五", "5%", id="percent"),
        pytest.param("百分之三点五", "3.5%", id="percent with a point"),
        pytest.param("百分之81", "81%", id="percent in digits"),
        pytest.param("一、未按规定修剪的，", "未按规定修剪的", id="an item"),
        pytest.param("（三）未按规定修剪的", "未按规定修剪的", id="an item in brackets"),
        pytest.param("12.未按规定修剪的", "未按规定修剪的", id="an item in digits"),
        pytest.param("1.5倍，", "1.5倍", id="no item: a figure"),
        pytest.param("1、2号楼停水", "1,2号楼停水", id="two houses, and not the twelfth"),
        pytest.param("最低气温-5℃", "最低气温-5°C", id="below zero"),
        pytest.param("3—5个月", "3,5个月", id="from three to five"),
        pytest.param("二三十人", "二三十人", id="about so many"),
        pytest.param("一、二年级停课", "1,2年级停课", id="no item: two classes"),
        pytest.param("(1)班获奖", "1班获奖", id="no item: a class"),
        pytest.param("3、5月开工", "3,5月开工", id="no item: months"),
        pytest.param("共4，554户、12,003,500元", "共4554户12003500元", id="large figures with commas"),
        pytest.param("第12,305室，1,20号", "第12305室1,20号", id="no large figure: two houses"),
        pytest.param("第一条高速公路通车", "第1条高速公路通车", id="no rule: a road"),
        pytest.param("……", "", id="nothing but marks"),
    ],
)
def test_bare(text: str, expected: str) -> None:
    assert bare([fold(text)]) == (expected,)


def test_rules_of_a_law() -> None:
    """Counted as items in the copy."""
    rules = ["第一条闸门每年检修1次。", "第二条坝顶禁止通行。", "第二十一条汛期每天巡查4次。"]
    items = ["一、闸门每年检修1次。", "2.坝顶禁止通行。", "(二十一)汛期每天巡查4次。"]
    assert bare(rules) == bare(items)
    assert bare(rules[:2]) != bare(items[:2])


def test_sentences_stay_apart() -> None:
    assert bare(["一、甲。", "", "二、乙,"]) == ("甲", "", "乙")
    assert bare([]) == ()


FOG = "云浦县气象台5月8日6时40分发布大雾黄色预警信号：预计未来12小时石桥镇、柳湾镇能见度低于500米，请注意防范，减速慢行。"
LOST = "王晓禾遗失中级职称证书，证号20180412，声明作废。请拾到者交还本人，谢谢。"
STORY = (
    "4月23日，石塘镇的合作社里有32人在分拣果子，准备发往省城的7个市场，每箱装20斤。\n"
    "今年种了460亩，亩产预计1200斤，价格每斤高出百分之5，比去年多卖了86万元。\n"
    "镇里请来农技人员，办了14期培训班，参加的有860人，每人领到2本册子。\n"
    "下一步要建冷库3座、分拣线6条，在7月15日以前全部用上，带动周边11个村子。"
)
IN_WORDS = (
    "四月二十三日，石塘镇的合作社里有三十二人在分拣果子，准备发往省城的七个市场，每箱装二十斤。\n"
    "今年种了四百六十亩，亩产预计一千二百斤，价格每斤高出5%，比去年多卖了八十六万元。\n"
    "镇里请来农技人员，办了十四期培训班，参加的有八百六十人，每人领到二本册子。\n"
    "下一步要建冷库三座、分拣线六条，在七月十五日以前全部用上，带动周边十一个村子。"
)
RULES = (
    "为了管好水库，县水务局提出下面的要求，请各乡镇认真落实。\n"
    "一、闸门每年检修1次，检修的记录由水管所保存，保存的年限不少于5年。\n"
    "二、坝顶的路禁止载重3吨以上的车辆通行，确有需要的报水务局同意。\n"
    "三、汛期每天巡查4次，发现渗水的立即报告，并通知下游的村庄做好准备。"
)
OTHER_ORDER = (
    "为了管好水库，县水务局提出下面的要求，请各乡镇认真落实。\n"
    "一、汛期每天巡查4次，发现渗水的立即报告，并通知下游的村庄做好准备。\n"
    "二、闸门每年检修1次，检修的记录由水管所保存，保存的年限不少于5年。\n"
    "三、坝顶的路禁止载重3吨以上的车辆通行，确有需要的报水务局同意。"
)


@pytest.mark.parametrize(
    ("title", "one", "other_title", "other", "expected"),
    [
        pytest.param("大雾黄色预警", FOG, "大雾黄色预警", FOG.replace("，请", "；请"), True, id="another mark in a warning"),
        pytest.param("大雾黄色预警", FOG, "气象快讯", FOG.replace("，请", "；请"), True, id="and another headline, as of a flash that is the same"),
        pytest.param("大雾黄色预警", FOG, "大雾黄色预警", FOG.replace("40分", "50分").replace("500", "200"), False, id="other figures"),
        pytest.param("遗失声明", LOST, "遗失声明", LOST.replace("，声明", "、声明"), True, id="another mark in a line"),
        pytest.param("遗失声明", LOST, "便民信息", LOST.replace("，声明", "、声明"), False, id="and another title"),
        pytest.param("遗失声明", LOST, "遗失声明", LOST.replace("20180412", "20180421"), False, id="another number"),
        pytest.param("果子熟了", STORY, "果子熟了", IN_WORDS, True, id="all figures in words"),
        pytest.param("果子熟了", STORY, "石塘镇的合作社", IN_WORDS, True, id="and another title"),
        pytest.param("果子熟了", STORY, "石塘镇的合作社", STORY.replace("1200", "1,200"), True, id="a comma in a large figure"),
        pytest.param("管好水库的要求", RULES, "管好水库的要求", RULES.replace("一、", "第一条 ").replace("二、", "第二条 ").replace("三、", "第三条 "), True, id="items counted as rules"),
        pytest.param("果子熟了", STORY, "果子熟了", f"{IN_WORDS}\n来源：云浦日报", True, id="and a line behind"),
        pytest.param("管好水库的要求", RULES, "管好水库的要求", OTHER_ORDER, True, id="items in another order"),
    ],
)  # fmt: skip
def test_texts_that_say_the_same(title: str, one: str, other_title: str, other: str, expected: bool) -> None:
    a, b = Reading.of(Text(title, None, one)), Reading.of(Text(other_title, None, other))
    assert (sameness(a, b) is not None) is expected
    assert (sameness(b, a) is not None) is expected


DAILY = (
    "以下是本期报纸的版面和目录，点击标题就可以看到全文。\n看报纸的电子版，请用电脑打开，或者下载客户端。\n订报电话：12345678"
)


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        pytest.param("大雾黄色预警", FOG, True, id="one day's flash, the same to the letter, whatever stands elsewhere too"),
        pytest.param("今日报纸", DAILY, False, id="what a page says on each day"),
        pytest.param("今日报纸", f"{DAILY}\n头版讲的是养老服务。", True, id="and a sentence of its own"),
    ],
)
def test_common_sentences_under_one_title(title: str, body: str, expected: bool) -> None:
    shared = [line for line in body.split("\n") if "养老" not in line]
    common = {mark for line in shared for mark in Reading.of(Text(title, None, line)).marks}
    one, copy = (Reading.of(Text(title, None, text)) for text in (body, body.replace("，", "；")))
    common |= {mark for mark in copy.marks if "养老" not in copy.sentences[copy.marks.index(mark)]}
    assert (sameness(one, copy, common) is not None) is expected
    assert (sameness(copy, one, common) is not None) is expected


def test_figures_in_words_lead_to_the_same_place() -> None:
    assert set(Reading.of(Text("甲", None, LOST)).fingerprints) & set(
        Reading.of(Text("甲", None, LOST.replace("，", "；"))).fingerprints
    )
    assert set(Reading.of(Text("甲", None, STORY)).fingerprints) & set(Reading.of(Text("甲", None, IN_WORDS)).fingerprints)
