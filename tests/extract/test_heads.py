"""What stands above a text, and right below it: titles, days and names where blind testers' pages had them."""

from __future__ import annotations

import pytest

from crawler.extract import extract_article
from crawler.original import find_original
from tests.extract.pages import FIRST, PARAGRAPHS, SECOND, TEXT, TITLE, UNDATED, response_of

NAMED = f"<title>{TITLE}</title>"
ORGAN = "青石县水务局"
COLUMN = "<title>本地要闻</title>"
DAY = "<div>时间：2024-05-02 09:00</div>"
ABOUT = "青石县人民政府关于废止一批规范性文件的决定"
LISTED = "".join(f"<p><a href='/f/{n}.html'>{n}.《青石县第{n}座水库管理办法》</a></p>" for n in range(1, 9))
ITEMS = "\n".join(f"{n}.《青石县第{n}座水库管理办法》" for n in range(1, 9))
FOOT = "地址：青石县河滨路8号 联系电话：0799-5550000 网站标识码：3604210001 版权所有 © 青石在线"


def rows(**cells: str) -> str:
    return "<table>" + "".join(f"<tr><td>{label}</td><td>{value}</td></tr>" for label, value in cells.items()) + "</table>"


@pytest.mark.parametrize(
    ("head", "top", "title"),
    [
        pytest.param(NAMED, f"<h1>{TITLE}<small>2024-05-02 09:00</small></h1>", TITLE, id="day and hour in the heading"),
        pytest.param("<title>青石县政府网</title>", f"<h1>{TITLE}<small>2024-05-02 09:00</small></h1>", TITLE, id="nor does the head say where it ends"),
        pytest.param(NAMED, f"<h1>{TITLE}<em>发布时间：2024-05-02</em></h1>", TITLE, id="a label before the day"),
        pytest.param(NAMED, f"<h1>{TITLE}<em>2024-05-02</em></h1>", TITLE, id="a day that the head does not have"),
        pytest.param(f"<title>{TITLE}2024年5月2日</title>", f"<h1>{TITLE}2024年5月2日</h1>{DAY}", f"{TITLE}2024年5月2日", id="a day that is the title's"),
        pytest.param(NAMED, f"<h1>{TITLE}<b>NEW</b></h1>{DAY}", TITLE, id="what is new"),
        pytest.param(NAMED, f"<h1>{TITLE}<a href='#'>[打印]</a></h1>{DAY}", TITLE, id="a button"),
        pytest.param(COLUMN, f"<div><h1>本地要闻</h1></div><h2>{TITLE}</h2>{DAY}", TITLE, id="the column is the h1"),
        pytest.param(COLUMN, f"<div><h1>本地要闻</h1></div><p class='bt'>{TITLE}</p>{DAY}", TITLE, id="and the title a paragraph"),
        pytest.param("<title>情况通报</title>", f"<h1>情况通报</h1>{DAY}", "情况通报", id="the name of a kind of text, with no title below"),
        pytest.param("<title>政府信息公开</title>", rows(索引号="36-1", 发布机构=ORGAN, 信息名称=ABOUT, 文号="", 发布日期="2024-05-02"), ABOUT, id="the row of the document's name"),
        pytest.param(NAMED, f"<h1>{TITLE}</h1>{DAY}" + rows(索引号="36-1", 发布机构=ORGAN, 名称="第三种子厂仓库用房一处", 发布日期="2024-05-02"), TITLE, id="the name of a thing in such a table"),
        pytest.param("<title>青石日报数字报</title>", f"<div>第04版：要闻</div><table><tr><td>{TITLE}</td></tr><tr><td>——青石县水利侧记</td></tr></table>", TITLE, id="a subtitle between title and text"),
        pytest.param(f"<title>{ORGAN}关于三座小水库放水的通知</title>", f"<div><span>{ORGAN}</span><br><span>关于三座小水库放水的通知</span></div>{DAY}", f"{ORGAN}关于三座小水库放水的通知", id="the office in a line above the rest"),
    ],
)  # fmt: skip
def test_title(head: str, top: str, title: str) -> None:
    article = extract_article(response_of(f"{top}<div class='nr'>{PARAGRAPHS}</div>", head=head))
    assert article is not None
    assert (article.title, article.body) == (title, TEXT)


@pytest.mark.parametrize(
    ("beside", "told"),
    [
        pytest.param("<time datetime='2024-05-02T09:00:00+08:00'>2024年5月2日 09:00</time> · <span itemprop='author'>林一舟</span>", ("2024-05-02T09:00+08:00", None, "林一舟", None), id="schema.org"),
        pytest.param("<p>2024-05-02 09:00 <a rel='author' href='/u/3'>林一舟</a></p>", ("2024-05-02T09:00+08:00", None, "林一舟", None), id="the relation of a link"),
        pytest.param("<p><a href='http://hn.qingshi.example/'>http://hn.qingshi.example</a>  2024年05月02日 09:00  青石汽车  字号：大 中 小</p>", ("2024-05-02T09:00+08:00", "青石汽车", None, None), id="the site's address before the day: sina.com.cn"),
        pytest.param("<p>2024-05-02 09:00来源：青石网编辑：周也</p>", ("2024-05-02T09:00+08:00", "青石网", None, "周也"), id="an editor glued to an outlet"),
        pytest.param("<p>2024-05-02 09:00 来源： <a href='/tougao/'>投稿</a></p>", ("2024-05-02T09:00+08:00", None, None, None), id="no source, and a button behind the label"),
        pytest.param("<p>2024-05-02 09:00 作者：<span itemprop='author'></span></p><p>视频加载中...</p>", ("2024-05-02T09:00+08:00", None, None, None), id="no author, and a player behind the label"),
        pytest.param("<p>2024-05-02 09:00 收录</p>", ("2024-05-02T09:00+08:00", None, None, None), id="what was done that day is no outlet"),
        pytest.param("<p>2024-05-02 09:00 青石日报</p>", ("2024-05-02T09:00+08:00", "青石日报", None, None), id="an outlet is one"),
        pytest.param("<p><span>2024-05-02 09:00</span><span>文／图 林一舟</span></p>", ("2024-05-02T09:00+08:00", None, "林一舟", None), id="a byline right behind the hour"),
        pytest.param("<p><span>2024-05-02 09:00</span><span>执笔/林一舟</span></p>", ("2024-05-02T09:00+08:00", None, "林一舟", None), id="who held the pen: huanqiu.com"),
        pytest.param("<p>2024-05-02 09:00</p><p>撰写：林一舟</p>", ("2024-05-02T09:00+08:00", None, "林一舟", None), id="who wrote it down"),
        pytest.param("<p>2024-05-02 09:00 信源：青石日报</p>", ("2024-05-02T09:00+08:00", "青石日报", None, None), id="an aggregator's word for 来源"),
        pytest.param(f"<dl><dt>发布</dt><dd>2024-05-02 09:00</dd><dt>来源</dt><dd>{ORGAN}</dd><dt>来源链接</dt><dd><a href='http://www.shiqiao.gov.cn/art/1.html'>点击打开</a></dd></dl>", ("2024-05-02T09:00+08:00", ORGAN, None, None), id="a list of labels"),
        pytest.param(f"{DAY}<p>声明：凡本网注明“来源：XXX（非青石在线）”的作品，均转载自其它媒体，并不代表本网赞同其观点。</p>", ("2024-05-02T09:00+08:00", None, None, None), id="a notice of the site above the text"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("title", [TITLE, "青石县发布防汛健康提示"], ids=["", "a title that declares something"])
def test_above_the_text(beside: str, told: tuple[str | None, ...], title: str) -> None:
    page = response_of(f"<h1>{title}</h1>{beside}<div class='nr'>{PARAGRAPHS}</div>", head=f"<title>{title}</title>")
    article = extract_article(page)
    assert article is not None
    assert (article.published, article.source_name, article.author, article.editor) == told
    assert article.body == TEXT


@pytest.mark.parametrize(
    ("below", "told"),
    [
        pytest.param("<div><span>发布：2024-05-02</span><span>责编：周也</span><span>来源：青石日报</span></div>", ("2024-05-02", "青石日报", None, "周也"), id="发布 and the day"),
        pytest.param("<p>〔责任编辑：林一舟，周也〕</p>", (None, None, None, "林一舟，周也"), id="tortoise-shell brackets"),
        pytest.param("<p>〖责任编辑：周也〗</p>", (None, None, None, "周也"), id="hollow ones"),
        pytest.param("<p>网编：周也</p>", (None, None, None, "周也"), id="the editor of the site"),
        pytest.param("<p>[来源] 石桥县人民政府  http://www.shiqiao.gov.cn/a/1.html</p>", (None, "石桥县人民政府", None, None), id="a label alone in brackets"),
        pytest.param("<p><a href='http://www.shiqiao.example/a/1.html'>石桥日报</a>（原文链接）</p>", (None, None, None, None), id="the label behind the name that leads there"),
        pytest.param(f"<div class='ft'>{FOOT}</div>", (None, None, None, None), id="the page's foot in one line"),
        pytest.param(f"<div class='ft'>{FOOT.replace(' ', '<br>')}</div>", (None, None, None, None), id="the page's foot in several"),
        pytest.param("<div><div><div>作者：</div><div>林一舟</div></div><div><div>摄影：</div><div>何田</div></div><div><div>供稿单位：</div><div>新闻中心</div></div></div>", (None, "新闻中心", "林一舟", None), id="labels and names in cells"),
        pytest.param("<div>顶一下 (0) 0%</div><div>踩一下 (0) 0%</div>", (None, None, None, None), id="votes: dedecms"),
        pytest.param("<p>永久链接：http://www.qingshi.example/show-1024.html</p>", (None, None, None, None), id="the page's own address"),
        pytest.param("<p>源链接：http://www.shiqiao.example/a/1.html</p>", (None, None, None, None), id="that of its source"),
        pytest.param("<p>点击左下角“阅读原文”查看</p>", (None, None, None, None), id="where to click in the copy's own app"),
        pytest.param("<p>（更多详情请查看原文）</p>", (None, None, None, None), id="where there is more"),
        pytest.param("<div><b>公告栏</b><marquee>本网站将于近期升级改版，部分栏目可能无法访问，欢迎投稿。</marquee></div>", (None, None, None, None), id="a ticker"),
    ],
)  # fmt: skip
def test_below_the_text(below: str, told: tuple[str | None, ...]) -> None:
    page = response_of(f"<h1>{TITLE}</h1><div class='nr'><p>{FIRST}</p><p>{SECOND}</p></div>{below}")
    article = extract_article(page)
    assert article is not None
    assert (article.published, article.source_name, article.author, article.editor) == told
    assert article.body == f"{FIRST}\n{SECOND}"


@pytest.mark.parametrize(
    ("markup", "body"),
    [
        pytest.param("<p>停电线路：10千伏石桥线。</p><p>工作内容：更换绝缘导线。如遇下雨，停电计划可能取消，敬请关注当地营业厅公告。</p>", "停电线路：10千伏石桥线。\n工作内容：更换绝缘导线。如遇下雨，停电计划可能取消，敬请关注当地营业厅公告。", id="what an office asks for is the text's"),
        pytest.param(f"<p>{FIRST}</p><p>如遇下雨等原因，停电计划可能取消或者变更，时间和范围以通知为准，敬请关注当地营业厅的公告和短信。</p>", f"{FIRST}\n如遇下雨等原因，停电计划可能取消或者变更，时间和范围以通知为准，敬请关注当地营业厅的公告和短信。", id="also alone in its paragraph"),
        pytest.param(f"<p>{FIRST}</p><p>{SECOND}</p><p>更多精彩内容，敬请关注！</p>", f"{FIRST}\n{SECOND}", id="a call and nothing else"),
        pytest.param(f"<p>{FIRST}</p><p>{SECOND}更多内容请点击下方链接查看全文。</p>", f"{FIRST}\n{SECOND}", id="a pointer glued to the last paragraph"),
        pytest.param(f"<p>{SECOND}更多内容请点击下方链接查看全文。</p>", SECOND, id="a pointer glued to the only one"),
        pytest.param(f"<p>{FIRST}</p><p>{SECOND}更多资讯，敬请关注“青石发布”微信公众号。</p>", f"{FIRST}\n{SECOND}", id="an account to follow"),
        pytest.param(f"<p>青石县统计局 国家统计局青石调查队</p><p>（2023年4月12日）</p><p>{FIRST}</p><p>{SECOND}</p>", f"青石县统计局 国家统计局青石调查队\n（2023年4月12日）\n{FIRST}\n{SECOND}", id="who issued a bulletin, and when"),
        pytest.param(f"<p>{FIRST}</p><p>【相关阅读】<a href='/a/9.html'>桐岭镇第9次集市照常开放</a></p><p>{SECOND}</p>", f"{FIRST}\n{SECOND}", id="another article in the middle"),
        pytest.param(f"<p>经研究，决定对下列8件规范性文件予以废止。</p>{LISTED}<p>{ORGAN}</p>", f"经研究，决定对下列8件规范性文件予以废止。\n{ITEMS}\n{ORGAN}", id="links that a decision lists"),
        pytest.param(f"<p>{FIRST}</p><p>主办单位：{ORGAN}</p><p>联系电话：0799-5550000</p>", f"{FIRST}\n主办单位：{ORGAN}\n联系电话：0799-5550000", id="who holds an event is no foot"),
    ],
)  # fmt: skip
def test_text(markup: str, body: str) -> None:
    article = extract_article(response_of(f"<h1>{TITLE}</h1>{DAY}<div class='nr'>{markup}</div>"))
    assert article is not None
    assert article.body == body


def test_the_day_in_brackets_below_an_undated_text() -> None:
    page = response_of(
        f"<h3>{TITLE}</h3>{FIRST}<hr><p align=right>（青石县人力资源和社会保障局 2001年4月6日发布）</p>", url=UNDATED
    )
    article = extract_article(page)
    assert article is not None
    assert article.published == "2001-04-06"


@pytest.mark.parametrize(
    ("reply", "original"),
    [
        pytest.param(
            "原文 http://www.shiqiao.example/1.html 也有", "http://www.qingshi.gov.cn/art/7.html", id="what a reader adds"
        ),
        pytest.param("楼主辛苦了", "http://www.qingshi.gov.cn/art/7.html", id="nothing said"),
    ],
)
def test_a_thread_s_original_is_its_first_post_s(reply: str, original: str) -> None:
    post = f"<td class='t_f'>{FIRST}<br>{SECOND}<br>转载自：<a href='http://www.qingshi.gov.cn/art/7.html'>http://www.qingshi.gov.cn/art/7.html</a></td>"
    first = f"<table><tr><td><h1>{TITLE}</h1><div class='authi'>发表于 2024-5-2 15:06:07 | 只看该作者</div><table><tr>{post}</tr></table></td></tr></table>"
    second = f"<table><tr><td><div class='authi'>发表于 2024-5-3 10:00:11</div><div class='t_f'>{reply}</div></td></tr></table>"
    found = find_original(response_of(first + second, head=f"<title>{TITLE} - 青石论坛</title>"))
    assert found is not None
    assert found.url == original


def test_the_day_of_the_table_above_a_bulletin() -> None:
    """Below the title the office says when it made the text."""
    table = "<dl><dd>索引号：</dd><div>36-1</div><dd>发文日期：</dd><div>2024-05-06</div><dd>公开方式：</dd><div>主动公开</div><dd>公开时限：</dd><div>常年公开</div></dl>"
    page = response_of(f"{table}<h1>{TITLE}</h1><p>青石县统计局</p><p>2024年5月2日</p><div>{PARAGRAPHS}</div>")
    article = extract_article(page)
    assert article is not None
    assert article.published == "2024-05-06"


BRIEF = "11月3日，青石县石桥镇污水处理厂正式通水运行，日处理能力6万吨。"
CARD = "<fieldset><legend>转载信息</legend>来源：石桥日报<br/>链接：<a href='http://www.shiqiao.gov.cn/art/1.html'>http://www.shiqiao.gov.cn/art/1.html</a></fieldset>"
TOLD = "<p>转载自：石桥县人民政府（http://www.shiqiao.gov.cn/art/1.html）</p><p>来源：石桥日报</p><p>作者：</p><p>编辑：周也</p><p>本文为时政文章，转载请附上原文出处链接和本声明。</p>"


@pytest.mark.parametrize(
    ("above", "below", "source"),
    [
        pytest.param("<div>2024-11-04 13:13</div>", TOLD, "石桥县人民政府", id="more is told of a flash than it says"),
        pytest.param("<div>2024-11-04 13:13</div>", CARD, "石桥日报", id="the same in a box of its own"),
        pytest.param(f"<div>2024-11-04 13:13</div>{CARD}", "", "石桥日报", id="and above it"),
        pytest.param("<p><time>11-04 13:13</time> <span>青石县融媒体中心</span></p>", "", "青石县融媒体中心", id="a day without its year, and an outlet"),
    ],
)  # fmt: skip
def test_a_flash(above: str, below: str, source: str) -> None:
    article = extract_article(response_of(f"<h1>{TITLE}</h1>{above}<div class='nr'><p>{BRIEF}</p>{below}</div>"))
    assert article is not None
    assert (article.body, article.source_name) == (BRIEF, source)
