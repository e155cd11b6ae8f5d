"""A word at the beginning of a line ends no body: what follows the line decides."""

from __future__ import annotations

import pytest

from crawler.extract import extract_article
from tests.extract.pages import FIRST, PARAGRAPHS, SECOND, THIRD, TITLE, page_with, response_of

ROWS = "".join(f"<li><a href='/show-{n}.html'>桐岭镇第{n}次集市照常开放</a></li>" for n in range(9))
# The page's own foot, in a container of its own.
FOOT = "<div class='f1'><p>主办单位：青石县人民政府</p><p>版权所有 青石县水务局 桐ICP备00000000号</p></div>"


def lines_of(markup: str) -> list[str]:
    article = extract_article(page_with(markup))
    return article.body.split("\n") if article and article.body else []


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


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param(f"<div class='x9'>{PARAGRAPHS}</div>{FOOT}", id="in-a-foot"),
        pytest.param(
            f"{PARAGRAPHS}<p>主办单位：青石县政府</p><p>地址：县城河街</p><p>桐ICP备00000000号</p>", id="beside-the-text"
        ),
    ],
)
def test_who_runs_the_site_is_no_text(markup: str) -> None:
    assert lines_of(markup) == [FIRST, SECOND, THIRD]


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


def test_a_long_box_of_links_stays_out() -> None:
    assert lines_of(
        f"<div class='y1'>{PARAGRAPHS}<div class='hot'><p>看过的人不多</p><ul>{ROWS * 3}</ul></div></div>{FOOT}"
    ) == [
        FIRST,
        SECOND,
        THIRD,
    ]


@pytest.mark.parametrize(
    "line",
    [
        "免责声明本文只代表作者自己的看法。",
        "声明：本站所登稿件，如有错误请告诉我们。",
        "特别声明：以上内容由用户上传，平台只提供存储。",
        "版权所有，侵权必究。",
        "图片如侵权，请告知。",
        "未经许可，禁止转载。",
        "扫码关注青石发布，看更多水库的消息。",
        "登录后才能发表评论。",
        "热词搜索：<a href='/t/1'>水库</a> <a href='/t/2'>稻田</a>",
        "本篇新闻热门关键词：<a href='/t/1'>水库</a>",
        "喜欢 3",
        "有用(12) 没用(3)",
        "本文共1页 当前为第1页",
        "查看更多&gt;&gt;",
        "如果觉得这篇文章不错，请点个赞",
        "阅读附件请先安装Adobe Reader",
        "您是第2048位访问者",
        "此文限会员阅读，余下70%内容",
        "本网站之文字及图片，非经授权，不得转载。",
        "转载自：<br>HTTPS://www.qingshi.example/news/show.asp?id=12",
        ">>>2026年公务员考试资料包，点击领取",
        "<a href='/zx'>立即咨询</a>",
        "[复制链接] [发给好友] [打印]",
        "编辑｜小满　审核｜何田",
        "监制：何田　统筹：周也　校对：小满",
        "图片来源：网络",
        "觉得不错，请点个在看",
        "欢迎订阅青石在线，每天更新水库的消息。",
        "加入读者交流群，请添加微信号qs0001",
        "投稿邮箱：news@qingshi.example",
        "关注青石财经（qscj），获取更多机会",
        "投稿请后台回复“投稿”",
        "投稿邮箱：news@qingshi.example 投稿须知：<a href='/help/2.html'>查看</a>",
        "天气预报：<a href='http://www.tianqi.example/8.html'>未来七天</a>",
        "热线：<a href='/ask'>我要提问</a>",
        "图片来源：视觉青石",
        "<form action='/tg'>标题<input name='t'>原文链接（必填）<input name='u'>投稿人<input name='p'></form>",
        "我要纠错 收藏本文 复制链接",
        "原始出处|http://www.a.example/n/show-12.html",
        "（转载自青石晚报：http://www.a.example/n/show-12.html）",
        "本文永久链接：http://www.qingshi.example/show-1024.html",
        "返回青石新闻网，查看更多",
        "- THE END -",
        "收录时间：2023-04-24 09:15",
        "文字：林一舟、何田",
        "文：林一舟、通讯员 何田",
        "©著作权归作者所有，转载请与作者联系。",
        "本文不构成正式法律意见，如需咨询请与本所联系。",
        "撰稿：通讯员 林一舟",
        "点分享 点收藏 点在看",
        "按赞加入粉丝团",
        "欢迎分享到朋友圈~",
        ">>返回频道首页 返回本网站首页",
        "第1页/共1页 ‹‹ 上一页 | 下一页 ››",
        "查看原文：<a href='#'>点击查看</a>",
        "阅读原文：<a href='/go?to=8'>青石微政务</a>",
        "（青石网编辑 小满）",
        "原文链结：http://www.a.example/n/show-12.html",
    ],
)
@pytest.mark.parametrize("tag", ["p", "div"])
def test_last_lines_of_the_page_inside_the_container(line: str, tag: str) -> None:
    assert lines_of(f"<div class='x9'>{PARAGRAPHS}<{tag}>{line}</{tag}></div>{FOOT}") == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize("label", ["报名网址", "办事入口", "名单附件", "公告全文"])
def test_a_last_line_with_a_link_that_the_text_offers(label: str) -> None:
    line = f"<p>{label}：<a href='/bm'>点击进入</a></p>"
    assert lines_of(f"<div class='x9'>{PARAGRAPHS}{line}</div>{FOOT}") == [FIRST, SECOND, THIRD, f"{label}：点击进入"]


@pytest.mark.parametrize(
    "below",
    [
        pytest.param(
            "<p>责任编辑：林一舟</p><p>青石网是全县唯一的门户网站，由县广播站主办，每天早上六点更新。</p>",
            id="the-site-on-itself",
        ),
        pytest.param(
            "<p>编辑：林一舟</p><p>放水的次序合不合理？请在评论区写下来，我们会挑出三条回复。</p>", id="a-question-to-readers"
        ),
        pytest.param(
            "<p>上一篇：<a href='/1'>桃花开了</a></p><p>下一篇：没有了</p><p>青石县城在青石河边，三面是山，渡口边上有一座老桥，桥头有一对石狮子。</p>",
            id="both-neighbours",
        ),
        pytest.param(
            "<p>标签：<a href='/t'>水库</a></p><h4>延伸阅读</h4><p><a href='/2'>闸门是怎样更换的</a></p><p>更换闸门要在枯水期，先筑围堰，再抽干库底的水，前后要四十天。</p>",
            id="other-articles-with-a-summary",
        ),
        pytest.param(
            "<p>打印 关闭</p><p>何田：渡口早就该修了，希望明年把桥也修一修，孩子上学方便。</p>", id="a-remark-below-buttons"
        ),
    ],
)
def test_sentences_behind_an_end_that_are_not_the_text_s(below: str) -> None:
    assert lines_of(f"<div class='x9'>{PARAGRAPHS}{below}</div>{FOOT}") == [FIRST, SECOND, THIRD]


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


def test_where_a_document_may_be_read_is_the_text_s() -> None:
    line = "查看原文：县档案馆藏《青石县志》第三卷，可向工作人员申请借阅。"
    assert lines_of(f"<div class='x9'>{PARAGRAPHS}<p>{line}</p></div>{FOOT}") == [FIRST, SECOND, THIRD, line]


def test_an_aside_between_paragraphs() -> None:
    aside = "<div><a href='/2'>更多相关新闻》闸门是怎样更换的</a></div>"
    assert lines_of(f"<div class='x9'><p>{FIRST}</p>{aside}<p>{SECOND}</p><p>{THIRD}</p></div>{FOOT}") == [FIRST, SECOND, THIRD]


def test_an_editor_and_a_day_glued_to_the_end() -> None:
    assert lines_of(f"<div class='x9'><p>{FIRST}</p><p>{SECOND}（编辑：林一舟）1080314</p></div>{FOOT}") == [FIRST, SECOND]


def test_an_editor_behind_a_promotion_in_the_container() -> None:
    promotion = "<p><a href='/1'>青石财经</a></p><p><a href='/2'>会赚钱的人都在看</a></p><p><a href='/3'>看行情、选牛股</a></p>"
    article = extract_article(page_with(f"<div id='endText'>{PARAGRAPHS}{promotion}<p>责任编辑：林一舟</p></div>{FOOT}"))
    assert article is not None
    assert article.body == "\n".join((FIRST, SECOND, THIRD))
    assert article.editor == "林一舟"


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


SIGNED = ["青石县水务局", "2023年4月24日"]


@pytest.mark.parametrize(
    ("below", "rest"),
    [
        pytest.param(SIGNED, SIGNED, id="a-signature"),
        pytest.param(
            ["青石县水务局", "二〇二三年四月二十四日"], ["青石县水务局", "二〇二三年四月二十四日"], id="a-day-in-numerals"
        ),
        pytest.param(
            ["附件：1.青石县水库名录", *SIGNED], ["附件：1.青石县水库名录", *SIGNED], id="attachments-and-a-signature"
        ),
        pytest.param(["桐岭镇的集市"], [], id="no-signature"),
        pytest.param(["青石县水务局"], [], id="an-office-without-a-day"),
        pytest.param(["2023年4月24日"], [], id="a-day-without-an-office"),
        pytest.param(["<a href='/'>青石县水务局</a>", "2023年4月24日"], [], id="an-office-that-is-a-link"),
    ],
)
@pytest.mark.parametrize("call", ["扫一扫，关注我们", "欢迎关注“青石水务”公众号"])
def test_below_a_call_to_follow_an_account(call: str, below: list[str], rest: list[str]) -> None:
    lines = "".join(f"<p>{line}</p>" for line in (call, *below))
    assert lines_of(f"<div class='x9'>{PARAGRAPHS}{lines}</div>{FOOT}") == [FIRST, SECOND, THIRD, *rest]


def test_an_office_and_a_day_in_a_box_below_a_call() -> None:
    box = "<div class='f'><p>扫一扫，关注我们</p><p>青石县水务局</p><p>2023年5月1日</p></div>"
    assert lines_of(f"<div class='x9'>{PARAGRAPHS}</div>{box}{FOOT}") == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize("line", ["主管主办：青石县人民政府", "青石县融媒体中心主管主办"])
def test_who_is_over_the_site(line: str) -> None:
    assert lines_of(f"<div class='x9'>{PARAGRAPHS}<p>{line}</p></div>{FOOT}") == [FIRST, SECOND, THIRD]


def test_who_is_over_a_magazine_is_the_text_s() -> None:
    line = "《青石文艺》由县文联主管主办，每季一期，读者可以到文化馆领取。"
    assert lines_of(f"<div class='x9'><p>{FIRST}</p><p>{line}</p><p>{THIRD}</p></div>{FOOT}") == [FIRST, line, THIRD]
