"""The lead of a text alone, and a text in other words, under one title."""

from __future__ import annotations

import pytest

from crawler.match import Reading, Text, sameness
from tests.match.samples import LONG

LEAD = "近日，云浦县市场监管局组织监督抽查，共抽取粮食加工品等二十六类样品五百六十五批次，检出合格样品一千四百一十九批次，不合格样品已依法处置。"
WHOLE = LEAD + "".join(
    f"\n{n}月，{who}的摊位通过了第{n}次复检，价格牌和追溯码都摆在了显眼的地方，顾客可以随时查看进货凭证。"
    for n, who in enumerate("赵钱孙李周吴郑王", 2)
)
LEADS = [
    pytest.param("云浦县公布监督抽查结果", "云浦县公布监督抽查结果", LEAD, True, id="the lead alone under the same title"),
    pytest.param(
        "云浦县公布监督抽查结果",
        "云浦县公布监督抽查结果",
        f"{LEAD}{WHOLE.removeprefix(LEAD).lstrip()[:9]}……",
        True,
        id="cut in its next sentence",
    ),
    pytest.param(
        "云浦县公布监督抽查结果",
        "云浦县公布监督抽查结果",
        f"{LEAD}{WHOLE.removeprefix(LEAD).lstrip()[:9]}",
        False,
        id="its next sentence ends sooner, and nothing says that it was cut",
    ),
    pytest.param(
        "云浦县公布监督抽查结果", "云浦县公布监督抽查结果", f"{LEAD}此外另有三家企业被……", False, id="cut in another sentence"
    ),
    pytest.param(
        "刚刚！云浦县公布监督抽查结果", "云浦县公布监督抽查结果", LEAD, True, id="under a title with the whole one in it"
    ),
    pytest.param("监督抽查结果", "监督抽查结果", LEAD, False, id="a title that many have"),
    pytest.param("云浦县市场监管局监督抽查情况公告", "云浦县市场监管局监督抽查情况公告", LEAD, False, id="a kind of letter"),
    pytest.param(
        "云浦县公布监督抽查结果", "云浦县公布监督抽查结果", LEAD.replace("二十六", "三十六"), False, id="with another figure"
    ),
    pytest.param("云浦县公布抽查", "云浦县开展粮食质量监督", LEAD, False, id="under another title"),
]


@pytest.mark.parametrize(("short", "long", "lead", "expected"), LEADS)
def test_a_lead_and_the_whole(short: str, long: str, lead: str, expected: bool) -> None:
    one, other = Reading.of(Text(short, None, lead)), Reading.of(Text(long, None, WHOLE))
    assert (sameness(one, other) is not None) is expected
    assert (sameness(other, one) is not None) is expected


KIND = "云浦县市场监管局监督抽查情况公告"
NUMBERED = [
    pytest.param("云浦市监〔2024〕60号", "云浦市监〔2024〕60号", KIND, True, id="a kind of letter with its number"),
    pytest.param("云浦市监〔2024〕60号", "各乡镇：\n云浦市监〔2024〕60号", KIND, True, id="below whom it is for"),
    pytest.param("云浦市监〔2024〕60号", "云浦市监〔2024〕61号", KIND, False, id="the next letter of that kind"),
    pytest.param("云浦市监〔2024〕60号", "", KIND, False, id="one without it"),
    pytest.param("云浦市监〔2024〕60号", "云浦市监〔2024〕60号", "另一份文件的通知", False, id="a number under another title"),
    pytest.param("各乡镇：", "各乡镇：", KIND, False, id="a line that is no number"),
]


@pytest.mark.parametrize(("short", "long", "title", "expected"), NUMBERED)
def test_a_lead_and_the_whole_of_a_numbered_letter(short: str, long: str, title: str, expected: bool) -> None:
    one, other = Reading.of(Text(title, None, f"{short}\n{LEAD}")), Reading.of(Text(KIND, None, f"{long}\n{WHOLE}"))
    assert (sameness(one, other) is not None) is expected
    assert (sameness(other, one) is not None) is expected


REWORDED = (
    "近日，云浦县{}抓好小水库加固，{}座建于上世纪的水库已经换上新的闸门，下游{}亩稻田今年都可以按时放水，村民不必再等雨水。\n"
    "工程由县水务局的施工队承担，枯水期更换了闸门和启闭机，又在坝顶修了一条可以通行农机的路，方便两岸的村民往来。\n"
    "渡口旁边的老站房里摆着旧闸门和当年的图纸，周末对游人开放，讲解由退休的老站长担任，学校可以预约。\n"
    "县里说，明年还会{}检查其余{}座水库，结果将张贴在各村的公告栏里，村民对结果有{}的，可以在一个月内向县水务局提出。"
)
RESERVOIRS = "云浦县十三座小水库完成加固"
WRITTEN = REWORDED.format("全力", "13", "2600", "逐一", "45", "异议")
OTHER_WORDS = REWORDED.format("着力", "13", "2600", "挨个", "45", "疑问")
OTHER_FIGURES = REWORDED.format("着力", "17", "3100", "挨个", "45", "疑问")
WORDS = [
    pytest.param(RESERVOIRS, RESERVOIRS, OTHER_WORDS, True, id="a word changed in each of two sentences"),
    pytest.param(RESERVOIRS, f"刚刚！{RESERVOIRS}", OTHER_WORDS, True, id="under a title with the whole one in it"),
    pytest.param(RESERVOIRS, RESERVOIRS, OTHER_FIGURES, False, id="with other figures"),
    pytest.param(RESERVOIRS, RESERVOIRS, "".join(OTHER_WORDS.splitlines()[:3]) + LONG[0], False, id="with another sentence"),
    pytest.param(RESERVOIRS, "稻田今年都可以按时放水", OTHER_WORDS, False, id="under another title"),
    pytest.param("水库加固", "水库加固", OTHER_WORDS, False, id="a title that many have"),
    pytest.param("云浦县小水库加固情况通知", "云浦县小水库加固情况通知", OTHER_WORDS, False, id="a kind of letter"),
]


@pytest.mark.parametrize(("title", "other", "body", "expected"), WORDS)
def test_other_words_under_one_title(title: str, other: str, body: str, expected: bool) -> None:
    one, copy = Reading.of(Text(title, None, WRITTEN)), Reading.of(Text(other, None, body))
    assert (sameness(one, copy) is not None) is expected
    assert (sameness(copy, one) is not None) is expected


def test_what_two_villages_did_alike() -> None:
    """Without figures nothing but the names tells them apart, whatever the title."""
    told = (
        "为听取村民对小水库加固的意见，{}的村民昨天晚上聚在祠堂里开会，村干部把图纸挂在墙上，逐条回答了大家的问题。\n"
        "会上说，工程由县水务局的施工队承担，枯水期更换闸门和启闭机，坝顶的路也要加宽，方便两岸的村民往来。\n"
        "村民{}说，以前一到雨季就睡不踏实，现在听说闸门要换，心里的石头落了地，愿意把自家的晒谷场借给施工队堆料。\n"
        "意见将在村公告栏里张贴，村民对结果有异议的，可以在一个月内向县水务局提出，由县水务局答复。"
    )
    title = "各村召开村民大会听取意见"
    one, other = (Reading.of(Text(title, None, told.format(*names))) for names in (("石桥村", "林一舟"), ("桐岭村", "何小禾")))
    assert sameness(one, other) is None
