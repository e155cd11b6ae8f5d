"""What a page says of its text, in words that no list has: where it was taken from, that a machine has shortened it, what is on sale."""

from __future__ import annotations

import re

import pytest

from crawler.extract import extract_article
from tests.extract.pages import FIRST, PARAGRAPHS, SECOND, TEXT, THIRD, TITLE, page_with, response_of

LINK = "<a href='http://www.tongling.example/art/2023/4/24/art_1_2.html'>桐岭县人民政府</a>"
_TAGS = re.compile("<[^>]+>")
TAKEN = [
    pytest.param(f"稿件原址 {LINK}", id="the address of a text"),
    pytest.param(f"文中内容转载自{LINK}官方网站", id="what is in the text"),
    pytest.param("转载来源：桐岭社 链接：http://www.tongling.example/1.html", id="a source and its address"),
    pytest.param(f"原文来自：“桐岭发布”微信公众号 {LINK}", id="an account"),
    pytest.param(f"［稿件来源］ {LINK}", id="other brackets"),
    pytest.param(f"采集自 {LINK}", id="collected"),
    pytest.param(f"本文系转载，{LINK}可看到出处", id="that it is a copy"),
    pytest.param(f"原载：{LINK}，本站编辑时略有调整", id="with a note behind it"),
    pytest.param("［信息来自桐岭晚报］", id="without a link"),
    pytest.param("永久地址 http://bbs.qingshi.example/thread-3-1-1.html", id="the page's own address"),
    pytest.param("青石网 版权所有", id="whose site it is"),
]
KEPT = [
    pytest.param("2023年4月24日 18:50:29", id="the last cell of a table"),
    pytest.param(f"信息来自县水务局的{LINK}，村民可以查阅全文并提出意见。", id="a sentence with a link"),
    pytest.param("点击此处查看原文件并在线报名：<a href='/f/1'>报名入口</a>", id="a link to a form"),
    pytest.param("本书由青石出版社版权所有", id="whose book it is"),
    pytest.param("本文转述的数字由县水务局核实，与去年的口径一致。", id="a sentence on the text"),
    pytest.param("来源说明：数字由县水务局提供，口径与去年一致。", id="how figures were made"),
    pytest.param("2023年4月24日", id="the day of a signature"),
]


@pytest.mark.parametrize("line", TAKEN)
def test_where_it_was_taken_from_is_no_text(line: str) -> None:
    article = extract_article(page_with(f"<div class='content'>{PARAGRAPHS}<p>{line}</p></div>"))
    assert article is not None
    assert article.body == TEXT


@pytest.mark.parametrize("line", KEPT)
def test_last_lines_that_are_the_text_s(line: str) -> None:
    article = extract_article(page_with(f"<div class='content'>{PARAGRAPHS}<p>{line}</p></div>"))
    assert article is not None
    assert article.body == f"{TEXT}\n{_TAGS.sub('', line)}"


def test_the_minute_at_the_right_is_the_page_s() -> None:
    article = extract_article(page_with(f"<div class='content'>{PARAGRAPHS}<p align='right'>2023年4月24日 18:50:29</p></div>"))
    assert article is not None
    assert article.body == TEXT


GOODS = "<p><a href='http://shop.example/tea'>【优选】高山明前茶 产地直发 2斤装仅99元</a></p>"
MADE = "<div class='ai'><p>AI摘要</p><p>本文讲三座水库加固的经过。</p><p>内容由AI智能生成，仅供参考</p></div>"
INNER = [
    pytest.param(f"{MADE}{PARAGRAPHS}", TEXT, id="a machine's summary"),
    pytest.param(f"<div>【智能摘要】报道讲述了水库加固的情况。</div>{PARAGRAPHS}", TEXT, id="a machine's summary in one line"),
    pytest.param(f"<div>文章要点（AI 生成）：1. 加固；2. 放水。</div>{PARAGRAPHS}", TEXT, id="a machine's points"),
    pytest.param(
        f"{PARAGRAPHS}<p>AI摘要：用好这项功能，办事群众少跑路。</p><p>{FIRST[::-1]}</p>",
        f"{TEXT}\nAI摘要：用好这项功能，办事群众少跑路。\n{FIRST[::-1]}",
        id="a paragraph that begins so further down",
    ),
    pytest.param(f"<p>{FIRST}</p>{GOODS}<p>{SECOND}</p><p>{THIRD}</p>", TEXT, id="goods"),
    pytest.param(f"<p>{FIRST}</p><p><a href='/x'>广告|装修报价</a></p><p>{SECOND}</p><p>{THIRD}</p>", TEXT, id="an advertisement"),
    pytest.param(f"<p>{FIRST}</p><p>智能摘要</p><p>{SECOND}</p><p>{THIRD}</p>", f"{FIRST}\n智能摘要\n{SECOND}\n{THIRD}", id="a heading"),
    pytest.param(
        f"<p>智能解读</p><p>{FIRST}</p><p>水库影像由智能系统提供，比人工巡查提高三成。</p><p>{SECOND}</p><p>{THIRD}</p>",
        f"智能解读\n{FIRST}\n水库影像由智能系统提供，比人工巡查提高三成。\n{SECOND}\n{THIRD}",
        id="a text about machines",
    ),
    pytest.param(
        f"<p>{FIRST}</p><p><a href='/n/1'>关于免费领取农机通行证的通知</a></p><p>{SECOND}</p><p>{THIRD}</p>",
        f"{FIRST}\n关于免费领取农机通行证的通知\n{SECOND}\n{THIRD}",
        id="a notice of what is free",
    ),
    pytest.param(
        f"<p>{FIRST}</p><p>茶叶每斤仅需99元，产地直发。</p><p>{SECOND}</p><p>{THIRD}</p>",
        f"{FIRST}\n茶叶每斤仅需99元，产地直发。\n{SECOND}\n{THIRD}",
        id="what a text says of goods",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("markup", "body"), INNER)
def test_what_the_page_puts_between(markup: str, body: str) -> None:
    article = extract_article(page_with(f"<div class='content'>{markup}</div>"))
    assert article is not None
    assert article.body == body


def test_a_box_of_bulleted_links_between_captioned_paragraphs() -> None:
    """Of yahoo.cn: the bullet is a cell of its own, and the text is pictures' captions and paragraphs in turn."""
    rows = "".join(f"<tr><td>·</td><td><a href='/{n}'>桐岭镇第{n}次集市照常开放</a></td></tr>" for n in range(5))
    said = "".join(f"<p>水库{n}</p><p>{text}</p>" for n, text in enumerate((SECOND, THIRD, FIRST[::-1]), 1))
    article = extract_article(page_with(f"<div class='content'><p>{FIRST}</p><table>{rows}</table>{said}</div>"))
    assert article is not None
    assert article.body == "\n".join((FIRST, "水库1", SECOND, "水库2", THIRD, "水库3", FIRST[::-1]))


def test_replies_under_a_post_are_no_text() -> None:
    posts = f"<div><p>张三 发表于 2023-4-24 09:15</p><div class='t_f'>{PARAGRAPHS}</div></div>" + "".join(
        f"<div><p>{who} 发表于 2023-4-25 10:{n}3</p><div class='t_f'>顶一个，水库修好了真不错，明年再去。</div></div>"
        for n, who in enumerate(("小虎", "路人"), 1)
    )
    article = extract_article(response_of(f"<h1>[转帖] {TITLE}</h1>{posts}", head=f"<title>{TITLE} - 青石论坛</title>"))
    assert article is not None
    assert (article.title, article.body) == (TITLE, TEXT)


ANSWER = "您好，水库加固已列入今年的计划，九月开工，年底完工，施工期间照常供水，请放心，有事可再打热线。"
SAME_WORDS = [
    pytest.param(f"<p>林先生 发布于：2023-04-20</p><p>{FIRST}</p><p>县水务局 回复于：2023-04-24</p><p>{ANSWER}</p>", ANSWER, id="an office's answer to a letter"),
    pytest.param(f"<p>《水库条例》 发布于 2019年5月1日</p><p>{FIRST}</p><p>《防汛办法》 发布于 2021年6月1日</p><p>{ANSWER}</p>", ANSWER, id="when rules were made"),
]  # fmt: skip


@pytest.mark.parametrize(("markup", "kept"), SAME_WORDS)
def test_what_looks_like_posts_and_is_the_text(markup: str, kept: str) -> None:
    article = extract_article(page_with(f"<div class='content'>{markup}</div>"))
    assert article is not None
    assert kept in article.body


FIELDS = [
    pytest.param("<span>原创</span><span>2023年04月24日</span><span>·</span><a href='/c/user/token/MS4w/'>青石发布</a>", "青石发布", None, id="a mark before the day"),
    pytest.param("发布时间 2023.04.24 11:55:46 | 稿件来源 青石县政府", "青石县政府", None, id="behind a bar"),
    pytest.param("<span>2023-04-24 14:22</span><span>来源 青石县政府</span>", "青石县政府", None, id="behind the day"),
    pytest.param("<span>2023-04-24 09:48</span><span>作者 林一舟</span>", None, "林一舟", id="an author behind the day"),
    pytest.param("发布时间 2023.04.24 17:11 | | 文：林一舟", None, "林一舟", id="who wrote it behind bars"),
    pytest.param("2023-04-24 本文首发于<a href='http://a.example/'>青石县政府</a>", "青石县政府", None, id="where it was first"),
    pytest.param("2023-04-24 <a href='/c/user/token/MS4w/'>青石发布</a>", "青石发布", None, id="an account's page"),
    pytest.param("来源：青石头条 <a href='http://a.example/1.html'>网页链接</a> 2023-04-24", "青石头条", None, id="a link's words behind it"),
    pytest.param("2023-04-24 09:15 @<a href='/c/user/12345/'>县长张三</a> 出席", None, None, id="somebody who is mentioned"),
    pytest.param("2023-04-24 版权归原作者所有", None, None, id="whose it is"),
    pytest.param("2023年4月24日 星期一 青石周报欢迎您", None, None, id="a greeting"),
    pytest.param("<i>青石县人民政府</i><i>2023-04-24 20:17</i><i>阅读量 9</i>", "青石县人民政府", None, id="in an element before the day"),
    pytest.param("<i>新闻中心</i><i>2023-04-24 20:17</i><i>阅读量 9</i>", None, None, id="a column before the day"),
    pytest.param("<span>2023-04-24</span><span>来源：青石网</span><span>作者 林一舟</span>", "青石网", "林一舟", id="one with a colon, one without"),
    pytest.param("Published: 2023-04-24 | By: 林一舟", None, "林一舟", id="By"),
    pytest.param("2023-04-24 文字：林一舟　责编 周也", None, "林一舟", id="an editor without a colon behind the author"),
    pytest.param("2023-04-24 全文约1319字", None, None, id="how long it is"),
    pytest.param("2023-04-24 AI摘要", None, None, id="a machine's summary"),
    pytest.param("2023-04-24 09:15 本文系转载", None, None, id="that it is a copy"),
    pytest.param("<p>2023-04-24</p><p>［信息来自青石晚报］</p>", "青石晚报", None, id="in brackets"),
    pytest.param("<p class='index-module_authorName_7y5nA'>青石发布</p><p>2023-04-24 优质创作者</p>", "青石发布", None, id="baijiahao.baidu.com"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "source", "author"), FIELDS)
def test_names_without_a_colon(line: str, source: str | None, author: str | None) -> None:
    article = extract_article(response_of(f"<h1>{TITLE}</h1><div>{line}</div><div class='content'>{PARAGRAPHS}</div>"))
    assert article is not None
    assert (article.source_name, article.author) == (source, author)


def test_a_field_and_its_label_below_the_text() -> None:
    """Drupal."""
    field = "<div class='field'><div class='field__label'>来源</div><div class='field__item'>青石县政府</div></div>"
    who = "<div class='field field--name-field-author'><div class='field__label'>作者</div><div class='field__item'>周也</div></div>"
    article = extract_article(
        response_of(f"<h1>{TITLE}</h1><p>2023-04-24</p><article><div class='text'>{PARAGRAPHS}</div>{field}{who}</article>")
    )
    assert article is not None
    assert (article.source_name, article.author, article.body) == ("青石县政府", "周也", TEXT)


FAR = "".join(
    f"<p>{word}</p>" for word in "全部留言 有用 匿名 手机 内容 验证码 提交 返回 回复 确定 取消 分享 收藏 点赞 举报 更多".split()
)


def test_who_wrote_it_alone_below_the_text() -> None:
    article = extract_article(
        response_of(f"<h1>{TITLE}</h1><p>2023-04-24</p><div class='content'>{PARAGRAPHS}<p>文/周也</p></div>")
    )
    assert article is not None
    assert (article.author, article.body) == ("周也", TEXT)


EDITED = [
    pytest.param(f"{FAR}<p>来 源：青石晚报 责任编辑：周也</p>", "周也", id="behind a form for comments"),
    pytest.param(f"{FAR}<p>责任编辑：周也 | 版面编辑：何田</p>", "周也", id="and another one"),
    pytest.param(f"{FAR}<p>另一篇新闻的正文。责任编辑：周也</p>", None, id="of another text's excerpt"),
    pytest.param(f"{FAR}<p>网站责任编辑：周也 电话：0312-222</p>", None, id="of the site"),
    pytest.param(f"{FAR}<p>责任编辑：周也</p><p>责任编辑：何田</p>", None, id="two, of other texts"),
    pytest.param(
        "<p>1 2 3 下一页</p><p><a href='/t/1'>水库加固</a></p><p>[作者：林一舟 责任编辑：周也]</p>",
        "周也",
        id="behind an author",
    ),
]


@pytest.mark.parametrize(("below", "editor"), EDITED)
def test_an_editor_below_the_text(below: str, editor: str | None) -> None:
    article = extract_article(page_with(f"<div class='content'>{PARAGRAPHS}</div><div>{below}</div>"))
    assert article is not None
    assert article.editor == editor


def test_how_to_name_the_site_is_no_source() -> None:
    notice = "<p>转载时必须注明：“文章来源：青石县水务局网站”。</p>"
    article = extract_article(response_of(f"<h1>{TITLE}</h1><div class='content'>{PARAGRAPHS}</div>{notice}"))
    assert article is not None
    assert article.source_name is None


DAYS = [
    pytest.param("<p>来源：青石网 最后更新：2023-05-16 09:05</p>", "2023-04-24", id="a change is less than the day above"),
    pytest.param(
        "<dl><dt>开始时间：</dt><dd>2023-05-08</dd></dl>", "2023-04-24", id="when it takes place is less than what a meta says"
    ),
    pytest.param(
        "<p>2025年3月20日 星期四 青石周报欢迎您</p><p>2023年04月24日 星期一</p>", "2023-04-24", id="today, above the page"
    ),
]


@pytest.mark.parametrize(("shown", "published"), DAYS)
def test_days_that_are_not_the_page_s(shown: str, published: str) -> None:
    head = f"<title>{TITLE}-青石网</title><meta name='PubDate' content='2023-04-24'>"
    above = "<p>发布日期：2023-04-24</p>"
    article = extract_article(response_of(f"{above}<h1>{TITLE}</h1>{shown}<div class='content'>{PARAGRAPHS}</div>", head=head))
    assert article is not None
    assert article.published == published


def test_a_title_that_breaks_in_its_box() -> None:
    markup = f"<div class='xl_title'>青石县关于202<br>3年水库加固的通告</div><p>时间：2023-04-24</p><div class='content'>{PARAGRAPHS}</div>"
    article = extract_article(response_of(markup, head="<title>通知公告</title>"))
    assert article is not None
    assert article.title == "青石县关于2023年水库加固的通告"


def test_the_page_s_own_account_beats_an_advertised_one() -> None:
    scripts = "<script>var ads = {nick_name: '某广告'};</script><script>var nickname = htmlDecode(\"青石发布\");</script>"
    page = response_of(f"<h1>{TITLE}</h1><div id='js_content' class='rich_media_content'>{PARAGRAPHS}</div>{scripts}")
    article = extract_article(page)
    assert article is not None
    assert article.source_name == "青石发布"


def test_the_outlet_in_the_data_beside_the_title() -> None:
    """new.qq.com."""
    script = f'<script>window.DATA = {{"title":"{TITLE}","media":"青石晚报","pubtime":"2023-04-24 09:43:32"}}</script>'
    article = extract_article(response_of(f"<h1>{TITLE}</h1><div class='content'>{PARAGRAPHS}</div>{script}"))
    assert article is not None
    assert article.source_name == "青石晚报"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param('{"title":"水库放水", "media":"青石晚报"}', "青石晚报", id="the whole title"),
        pytest.param('{"title":"水库放水这几天","media":"青石晚报"}', None, id="another one begins so"),
        pytest.param('{"column":"水库放水","media":"青石晚报"}', None, id="a column's name"),
    ],
)
def test_the_outlet_beside_a_short_title(data: str, expected: str | None) -> None:
    page = response_of(
        f"<h1>水库放水</h1><div class='content'>{PARAGRAPHS}</div><script>window.DATA = {data}</script>",
        head="<title>水库放水</title>",
    )
    article = extract_article(page)
    assert article is not None
    assert article.source_name == expected


def test_a_day_beside_a_greeting_that_names_the_source() -> None:
    bar = "<p>您好，欢迎访问青石网 2023-04-24 09:15 来源：青石日报</p>"
    article = extract_article(response_of(f"{bar}<h1>{TITLE}</h1><div class='content'>{PARAGRAPHS}</div>"))
    assert article is not None
    assert article.published == "2023-04-24T09:15+08:00"
