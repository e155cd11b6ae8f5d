"""Lines at the end of a text that are the page's: calls, buttons, credits, who runs the site; and what below them is the text's again."""

from __future__ import annotations

import pytest

from crawler.extract import extract_article
from tests.extract.bodies import FOOT, ROWS, lines_of
from tests.extract.pages import FIRST, PARAGRAPHS, SECOND, THIRD, page_with


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


def test_who_runs_the_site_in_a_table_of_its_own_below_a_short_text() -> None:
    foot = "<table><tr><td>青石县公安局 主办　联系电话：0799-5550000<br><a href='/b'>桐ICP备00000000号</a></td></tr></table>"
    assert lines_of(f"<div class='x9'><p>{FIRST}</p></div>{foot}") == [FIRST]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("青石县图书馆 http://www.tushuguan.example/", id="the-site-of-another"),
        pytest.param("青石新闻网 http://www.qingshi.example/bm/", id="a-page-of-the-site"),
        pytest.param("报名网址：青石新闻网 http://www.qingshi.example/", id="where-to-sign-up"),
        pytest.param("路过渡口", id="a-word-of-a-forum"),
        pytest.param("转发给更多人的那段视频，是何田拍的。", id="a-sentence"),
    ],
)
def test_last_lines_of_the_text(line: str) -> None:
    assert lines_of(f"<div class='x9'>{PARAGRAPHS}<p>{line}</p></div>{FOOT}") == [FIRST, SECOND, THIRD, line]


@pytest.mark.parametrize(
    "line",
    [
        "<p><span>第A07版：综合新闻</span><span>2023年04月24日</span></p>",
        "<p>第03版 要闻 2023-04-24</p>",
        "<p>A7版：县区</p>",
    ],
)
def test_the_page_of_a_newspaper_above_the_text(line: str) -> None:
    assert lines_of(f"<div class='x9'>{line}<div class='y1'>{PARAGRAPHS}</div></div>{FOOT}") == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize("line", ["第2版 船工手册", "第3版修订说明", "A4版面不限"])
def test_the_edition_of_a_text_above_it(line: str) -> None:
    assert lines_of(f"<div class='x9'><p>{line}</p>{PARAGRAPHS}</div>{FOOT}") == [line, FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    ("above", "kept"),
    [
        pytest.param("以下的内容转载自<br>http://www.a.example/n/show-12.htm<br>========<br>", [], id="what-follows-is-a-copy"),
        pytest.param(
            "http://www.a.example/n/show-12.htm<br>", ["http://www.a.example/n/show-12.htm"], id="an-address-of-the-text"
        ),
    ],
)
def test_where_a_text_is_from_above_it(above: str, kept: list[str]) -> None:
    assert lines_of(f"<div class='x9'>{above}{FIRST}<br>{SECOND}<br>{THIRD}</div>{FOOT}") == [*kept, FIRST, SECOND, THIRD]


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
        "新闻热线：0000-5126033",
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
        "青石新闻网 http://www.qingshi.example/",
        "青石新闻网（qingshi.example）https://qingshi.example",
        "路过 雷人 握手 鲜花 鸡蛋",
        "路过(2) 雷人(0) 握手(1) 鲜花(3) 鸡蛋(0)",
        "<a href='/jc?u=1'>网站找错</a>",
        "点赞、在看，转发给更多人",
        "点亮在看，让更多人知道",
        "举报入口：<a href='https://www.12377.cn/'>https://www.12377.cn/</a> 邮箱：jubao@qingshi.example",
        "相关链接：<a href='/show-9.html'>放水通知</a>",
        "视频链接：<a href='/v/9.html'>点击观看</a>",
        "往期回顾：<a href='/show-9.html'>放水</a> <a href='/show-8.html'>春耕</a>",
        "系列报道：<a href='/show-8.html'>闸门是怎样更换的</a>",
    ],
)
@pytest.mark.parametrize("tag", ["p", "div"])
def test_last_lines_of_the_page_inside_the_container(line: str, tag: str) -> None:
    assert lines_of(f"<div class='x9'>{PARAGRAPHS}<{tag}>{line}</{tag}></div>{FOOT}") == [FIRST, SECOND, THIRD]


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


def test_an_editor_and_a_day_glued_to_the_end() -> None:
    assert lines_of(f"<div class='x9'><p>{FIRST}</p><p>{SECOND}（编辑：林一舟）1080314</p></div>{FOOT}") == [FIRST, SECOND]


def test_an_editor_behind_a_promotion_in_the_container() -> None:
    promotion = "<p><a href='/1'>青石财经</a></p><p><a href='/2'>会赚钱的人都在看</a></p><p><a href='/3'>看行情、选牛股</a></p>"
    article = extract_article(page_with(f"<div id='endText'>{PARAGRAPHS}{promotion}<p>责任编辑：林一舟</p></div>{FOOT}"))
    assert article is not None
    assert article.body == "\n".join((FIRST, SECOND, THIRD))
    assert article.editor == "林一舟"


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


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("[2023-04-24]", id="when-it-was-put-up-in-brackets"),
        pytest.param("参考资料", id="a-heading-whose-links-are-elsewhere"),
        pytest.param("打印自：青石网 网址：http://www.qingshi.example/print.jsp?id=3", id="a-print-version"),
    ],
)
def test_what_a_template_puts_below_a_text(line: str) -> None:
    assert lines_of(f"<div class='x9'>{PARAGRAPHS}<p>{line}</p></div>{FOOT}") == [FIRST, SECOND, THIRD]
