"""A word at the beginning of a line ends no body: what follows the line decides."""

from __future__ import annotations

import pytest

from crawler.extract import extract_article
from tests.extract.bodies import FOOT, ROWS, lines_of
from tests.extract.pages import FIRST, PARAGRAPHS, SECOND, THIRD, TITLE, response_of


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("审核：林一舟　校对：何田", id="who-checked"),
        pytest.param("初审：林一舟　复审：何田　终审：周也", id="three-who-checked"),
        pytest.param("扫一扫，关注我们", id="a-code"),
        pytest.param("标签：水库 稻田", id="key-words"),
        pytest.param("上一篇：<a href='/1'>桃花开了</a>", id="a-neighbour"),
        pytest.param("责任编辑：林一舟", id="the-editor"),
    ],
)
@pytest.mark.parametrize(
    "paragraph",
    ["<p>{}</p>", "<div>{}</div>", "{}<br>", "<section><p>{}</p></section>"],
    ids=["p", "div", "br", "section"],
)
def test_text_goes_on_behind_a_line_of_the_page(line: str, paragraph: str) -> None:
    inside = "".join(map(paragraph.format, (FIRST, SECOND, line, THIRD)))
    assert lines_of(f"<div class='x9'>{inside}</div><ul>{ROWS}</ul>{FOOT}") == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    "line",
    [
        "法院认为，渔具厂的做法构成侵权，判令其停止生产并赔偿八万元。",
        "摄影者胜诉，被告撤下侵权图片，并在县报上致歉。",
        "未经许可在库区捕捞的，由渔政机构依照规定处罚。",
        "村民可到县水务局窗口或扫描下方二维码填表。",
        "船工培训只有二十个名额，请有意者立即报名。",
        "渡口公司说，开通会员的乘客这个月可以退款。",
    ],
)
def test_last_sentences_that_are_the_text_s(line: str) -> None:
    assert lines_of(f"<div class='x9'>{PARAGRAPHS}<p>{line}</p></div>{FOOT}") == [FIRST, SECOND, THIRD, line]


@pytest.mark.parametrize(
    "line",
    [
        "责任编辑制度在这家县报社已经实行了四十年。",
        "下一篇文章里，我们会去看桐岭镇的闸门。",
        "上一篇报道登出以后，三个村先后打来电话。",
        "版权所有者可以到县文化馆领回样书。",
        "扫码后填写姓名和田亩数，就能预约放水的时间。",
        "标签：节水、稳产、共用一渠。",
        "关键词：修坝、疏渠、护林。",
        "关闭窗口期将至，捕捞队开始收网。",
        "打印本页图纸的老匠人今年七十岁。",
        "联系我们采访的那位农户，是在一个雨天。",
        "免责声明条款要用大字印在渡船的票面上。",
        "特别声明：渡口今年不收停船的费用，请各村转告。",
        "声明：县水务局从未委托他人出售闸门。",
        "网友评论说，这条路修得正是时候。",
        "你可能喜欢热闹，老人们却守着安静的渡口。",
        "所在位置偏远的三个村，由县里派车接送。",
        "点击上方表格里的村名，就能看到放水的日子。",
        "名额：二十户，关注公众号后回复“放水”就能报名。",
        "欢迎各村关注“青石水务”公众号，查看放水的次序。",
    ],
)
@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_sentence_that_begins_with_a_label_is_text(line: str, place: int) -> None:
    texts = [FIRST, SECOND, THIRD]
    texts.insert(place, line)
    assert lines_of("<div class='x9'>" + "".join(f"<p>{text}</p>" for text in texts) + f"</div>{FOOT}") == texts


@pytest.mark.parametrize("label", ["主办单位：青石县总工会", "承办单位：青石县水务局", "主办：青石县总工会"])
@pytest.mark.parametrize(
    "after",
    [
        [THIRD],
        ["二、时间和地点", "时间：五月六日上午", "地点：桐岭镇渡口", "联系人：何田"],
        [],
    ],
    ids=["a-paragraph", "short-lines", "nothing"],
)
def test_who_holds_an_event_is_text(label: str, after: list[str]) -> None:
    texts = [FIRST, "一、主办和承办", label, "协办单位：青石报社", *after]
    assert lines_of("<div class='x9'>" + "".join(f"<p>{text}</p>" for text in texts) + f"</div>{FOOT}") == texts


REMARKS = "<div class='remarks'><h3>网友评论</h3><p>渡口去年也修过一次，桥头的石狮子还在那里，大家路过时可以看一看。</p></div>"


@pytest.mark.parametrize("name", ["x_keyword_ad_area2", "share_con", "toolbar print-text", "hot gg"])
@pytest.mark.parametrize(
    "around",
    [
        "<div class='y1'>{}</div>",
        "<div class='y1'><p>青石县水务局发布了一张水库的图纸。</p>{}</div><div class='y2'><p>这里写着三个村放水的先后次序，从上游的桐岭镇开始，到下游的渡口为止。</p></div>",
    ],
    ids=["alone", "beside-other-text"],
)
def test_a_name_that_lies_hides_no_text(name: str, around: str) -> None:
    """A box of key words, buttons or advertisements is small or holds links; with most of the text it is the text's own."""
    texts = lines_of(around.format(f"<div id='{name}'>{PARAGRAPHS}</div>") + REMARKS + FOOT)
    assert [text for text in texts if text in (FIRST, SECOND, THIRD)] == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize("label", ["报名网址", "办事入口", "名单附件", "公告全文"])
def test_a_last_line_with_a_link_that_the_text_offers(label: str) -> None:
    line = f"<p>{label}：<a href='/bm'>点击进入</a></p>"
    assert lines_of(f"<div class='x9'>{PARAGRAPHS}{line}</div>{FOOT}") == [FIRST, SECOND, THIRD, f"{label}：点击进入"]


def test_a_link_to_another_article_between_paragraphs() -> None:
    aside = "<p>相关阅读：<a href='/2'>闸门是怎样更换的</a></p>"
    assert lines_of(f"<div class='x9'><p>{FIRST}</p>{aside}<p>{SECOND}</p><p>{THIRD}</p></div>{FOOT}") == [FIRST, SECOND, THIRD]


def test_a_note_on_the_author_is_the_text_s_whatever_it_disclaims() -> None:
    note = "（作者系青石大学教授，本文不代表本报立场）"
    assert lines_of(f"<div class='x9'>{PARAGRAPHS}<p>{note}</p></div>{FOOT}") == [FIRST, SECOND, THIRD, note]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("青石县气象台2023年4月24日15时20分发布大风预警：", id="a-day-in-a-sentence"),
        pytest.param("新华社记者 林一舟 何田", id="an-agency's-reporters"),
        pytest.param("一座水库的诞生。", id="a-sentence"),
        pytest.param("http://www.qingshi.example/bm 2023年5月10日前报名", id="an-address-and-a-deadline"),
        pytest.param("检修开始时间：2023/4/26 9:00", id="when-an-event-begins"),
    ],
)
def test_first_lines_that_are_the_text_s(line: str) -> None:
    assert lines_of(f"<div class='x9'><p>{line}</p>{PARAGRAPHS}</div>{FOOT}") == [line, FIRST, SECOND, THIRD]


@pytest.mark.parametrize("day", ["2023年4月20日", "二〇二三年四月二十日"])
@pytest.mark.parametrize("speaker", ["林一舟", "县长林一舟", "县委书记 林一舟", "青石县县长林一舟", "欧阳修远"])
def test_who_held_a_speech_and_when_is_the_text_s(speaker: str, day: str) -> None:
    speech = f"<div class='x9'><p>{speaker}</p><p>（{day}）</p><p>同志们：</p>{PARAGRAPHS}</div>{FOOT}"
    spoken = [speaker, f"（{day}）", "同志们：", FIRST, SECOND, THIRD]
    assert lines_of(speech) == spoken
    alone = extract_article(response_of(f"<h1>{TITLE}</h1>{speech}"))
    assert alone is not None
    assert (alone.body or "").split("\n") == spoken


@pytest.mark.parametrize("speaker", ["<p>林一舟</p>", "<p>县委书记 林一舟</p>", ""])
@pytest.mark.parametrize("day", ["2023年4月20日", "二〇二三年四月二十日"])
def test_the_day_of_a_speech_under_its_title_is_the_text_s(speaker: str, day: str) -> None:
    speech = f"<div class='x9'><p>（{day}）</p>{speaker}<p>同志们：</p>{PARAGRAPHS}</div>"
    spoken = [f"（{day}）", *filter(None, [speaker[3:-4]]), "同志们：", FIRST, SECOND, THIRD]
    assert lines_of(speech + FOOT) == spoken
    for below in ("", "<div>发布时间：2023-04-24</div>"):
        alone = extract_article(response_of(f"<h1>{TITLE}</h1>{speech}{below}{FOOT}"))
        assert alone is not None
        assert (alone.body or "").split("\n") == spoken


def test_a_day_in_brackets_above_news_is_the_page_s() -> None:
    alone = extract_article(response_of(f"<h1>{TITLE}</h1><div class='x9'><p>（2023年4月20日）</p>{PARAGRAPHS}</div>{FOOT}"))
    assert alone is not None
    assert (alone.body, alone.published) == ("\n".join((FIRST, SECOND, THIRD)), "2023-04-20")


@pytest.mark.parametrize("before", ["", "<p>"])
def test_a_first_paragraph_with_a_link_of_the_site_s(before: str) -> None:
    first = f"{before}<p>　　{FIRST}<a href='/zx/'>点击此处立即预约参观</a></p>"
    picture = "<p><a href='/zx/'><img src='/1.jpg' alt='水库'></a></p>"
    rest = f"<p>{SECOND}</p><p>{THIRD}</p>"
    assert lines_of(f"<div class='x9'>{first}{picture}{rest}</div>{FOOT}") == [f"{FIRST}点击此处立即预约参观", SECOND, THIRD]


def test_where_a_document_may_be_read_is_the_text_s() -> None:
    line = "查看原文：县档案馆藏《青石县志》第三卷，可向工作人员申请借阅。"
    assert lines_of(f"<div class='x9'>{PARAGRAPHS}<p>{line}</p></div>{FOOT}") == [FIRST, SECOND, THIRD, line]


def test_an_aside_between_paragraphs() -> None:
    aside = "<div><a href='/2'>更多相关新闻》闸门是怎样更换的</a></div>"
    assert lines_of(f"<div class='x9'><p>{FIRST}</p>{aside}<p>{SECOND}</p><p>{THIRD}</p></div>{FOOT}") == [FIRST, SECOND, THIRD]


def test_a_date_and_a_source_between_a_summary_and_the_text() -> None:
    page = response_of(
        f"<h1>{TITLE}</h1><p class='summary'>核心提示：{THIRD}</p><div>林一舟 · 2023/04/24 19:00 来源：青石日报</div>"
        f"<div id='zoom'><p>{FIRST}</p><p>{SECOND}</p></div>",
        head=f"<title>{TITLE}</title>",
    )
    article = extract_article(page)
    assert article is not None
    assert (article.published, article.source_name) == ("2023-04-24T19:00+08:00", "青石日报")
    assert article.body == f"核心提示：{THIRD}\n{FIRST}\n{SECOND}"


def test_a_bar_of_links_between_paragraphs() -> None:
    bar = "<div>热点栏目 <a href='#'>自选股</a> <a href='#'>数据中心</a> <a href='#'>行情中心</a></div>"
    assert lines_of(f"<div class='x9'><p>{FIRST}</p>{bar}<p>{SECOND}</p><p>{THIRD}</p></div>{FOOT}") == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    "line",
    [
        "文：坚持不懈",
        "（摘自何田的诗）",
        "协议约定著作权归作者所有，县文化馆有权使用。",
        "本解答不构成正式法律意见，可向援助中心咨询。",
        "入库日期：2023年4月24日",
    ],
)
def test_last_lines_that_only_look_like_the_page_s(line: str) -> None:
    assert lines_of(f"<div class='x9'>{PARAGRAPHS}<p>{line}</p></div>{FOOT}") == [FIRST, SECOND, THIRD, line]


def test_the_days_of_a_diary() -> None:
    days = [f"二〇二三年四月{day}日" for day in ("一", "二", "三")]
    entries = "".join(f"<p>{day}</p><p>{text}</p>" for day, text in zip(days, (FIRST, SECOND, THIRD), strict=True))
    assert lines_of(f"<div class='x9'>{entries}</div>{FOOT}") == [days[0], FIRST, days[1], SECOND, days[2], THIRD]


def test_who_is_over_a_magazine_is_the_text_s() -> None:
    line = "《青石文艺》由县文联主管主办，每季一期，读者可以到文化馆领取。"
    assert lines_of(f"<div class='x9'><p>{FIRST}</p><p>{line}</p><p>{THIRD}</p></div>{FOOT}") == [FIRST, line, THIRD]
