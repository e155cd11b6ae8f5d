"""Columns, cards, digests, mailboxes, authors and readers: pages of several things, and the articles that look like them."""

from __future__ import annotations

import pytest

from crawler.extract import why_not_article
from crawler.extract.columns import are_linked_rows
from crawler.page import document_of
from tests.extract.pages import FIRST, META, PARAGRAPHS, ROWS, SECOND, THIRD, TITLE, UNDATED, response_of

INTRO = "<p>本栏目刊发水务系统各单位的工作动态，每个工作日更新，欢迎各单位来稿，采用的稿件每季度公布一次，并计入年度考核。</p>"
SHORT_ROWS = "".join(f"<li><a href='/show-{n}.html'>集市照常</a><i>2023-04-{n}</i></li>" for n in range(10, 14)) + ROWS
PAGER = "<div>共12页 首页 上一页 1 2 3 下一页 尾页</div>"
CARDS = "".join(
    f"<div class=card><h3><a href='/c/{n}'>{title}</a></h3><p>{text}</p><span>04-{n}</span></div>"
    for n, (title, text) in enumerate(
        (("讣告", FIRST), ("桐岭镇集市照常开放", SECOND), ("渡口旁边的书屋开张", THIRD), ("水库放水时间", FIRST)), 10
    )
)
DIGEST = "".join(
    f"<tr><td><a href='/d/{n}'><b>桐岭镇第{n}次集市照常开放</b></a><br>{text}<br><a href='/d/{n}'>阅读原文</a></td></tr>"
    for n, text in enumerate(("各位居民：…", FIRST, SECOND, THIRD))
)
LETTERS = (
    "<table><tr><th>信件编号</th><th>标题</th><th>日期</th><th>状态</th></tr>"
    + "".join(
        f"<tr><td>40{n}</td><td><a href='/x?id={n}'>第{n}小区夜里没有路灯</a></td><td>2023-04-{n}</td><td>已办结</td></tr>"
        for n in range(10, 20)
    )
    + "</table>"
)
SUBJECTS = LETTERS.replace("标题", "主题")
LINKS = "".join(f"<li><a href='/s/{n}.html'>桐岭镇第{n}次集市照常开放</a></li>" for n in range(8))
PLAYER = "<p>播放：2139 次</p><p>播放列表</p>"
VOTES = "".join(f"<p>第{n}座水库 支持（1{n}）</p>" for n in range(1, 6))
PROJECTS = LETTERS.replace("/x?id=", "/f/").replace("'>", ".pdf'>")
REMARKS = "".join(f"<div><b>读者{n}</b> 说得好{n}<i>赞({n}2)</i></div>" for n in range(1, 6))
LINKED = "".join(
    f"<div><a href='/i/{n}.html'>{title}</a> 2023-04-{n} 09:14:26{who}</div>"
    for n, (title, who) in enumerate(
        (
            ("桐岭镇集市照常开放了", ""),
            ("第十二座小水库旁边的路今年可以一直走到半山渡口", " 记者林一舟、周也"),
            ("渡口旁边的书屋开张了", " 记者 林一舟 实习记者 何田"),
            ("三座小水库年内完成加固", ""),
            ("农机可以走上坝顶的新路", ""),
        ),
        10,
    )
)
DIRECTORY = "".join(
    f"<li><a href='/f/{n}'>桐岭镇第{n}互助会</a> 2023-04-{n}</li><li>所属：桐岭镇 网址：<a href='http://h{n}.cn'>h{n}.cn</a></li>"
    for n in range(10, 18)
)
CUT = "".join(
    f"<li><a href='/c/{n}'>桐岭镇第{n}次集市照常开放</a></li><li>{FIRST[:38]}... <a href='/c/{n}'>[ 详情]</a></li><li>2023-04-{n}</li>"
    for n in range(10, 15)
)
JOBS = "".join(
    f"<div class=j><a href='/j/{n}.html'>司机</a><b>{n % 5}-9K</b><span>桐岭镇竹器投资有限公司</span><span>2023-04-{n}</span></div>"
    for n in range(10, 28)
)
HEARINGS = (
    "<table>"
    + "".join(f"<tr><td>（2023）民初{n}号</td><td>买卖合同纠纷</td><td>2023-04-{n} 09:00</td></tr>" for n in range(10, 20))
    + "</table>"
)
AUTHOR = "<p>简介：水库边上的事</p><p>粉丝1.2万 获赞3401 作品87</p>"


@pytest.mark.parametrize(
    ("title", "body", "reason"),
    [
        pytest.param("水务动态", f"{INTRO}<ul>{SHORT_ROWS}</ul>", "list", id="a-column-on-itself"),
        pytest.param("水务动态", f"<p>{FIRST}</p><ul>{SHORT_ROWS}</ul>{PAGER}", "list", id="a-list-with-its-pages"),
        pytest.param("青石在线", CARDS, "list", id="cards-of-which-the-first-has-a-short-title"),
        pytest.param("每周精选", f"<table><tr><td>青石日报一周回顾 第7期</td></tr>{DIGEST}</table>", "list", id="a-digest-by-mail"),
        pytest.param("每周精选", f"<table><tr><td>青石日报一周回顾 第8期</td></tr>{DIGEST.replace('桐岭镇第0次集市照常开放', '讣告').replace('各位居民：…', FIRST)}</table>", "list", id="a-digest-with-a-short-title-first"),
        pytest.param("读书", "<ul><li><a href='/1.html'>借阅规则有了新的说法</a>2023年04月12日</li></ul><td>共1条 1/1</td>", "list", id="one-title-above-its-pager"),
        pytest.param("桐岭互助会名录", DIRECTORY, "list", id="a-directory"),
        pytest.param("青石信息网", f"<p>您的位置：首页 > 动态</p><ul>{CUT}</ul><div>页次1/20 下一页</div>", "list", id="first-words-with-days"),
        pytest.param("最新职位", JOBS, "list", id="jobs"),
        pytest.param("开庭查询", f"<h2>开庭查询</h2>{HEARINGS}<p>上一页 下一页</p>", "list", id="a-table-with-pages"),
        pytest.param("县长信箱", f"<h2>县长信箱</h2><p>来信请写明地址。本月收信20件。</p>{LETTERS}", "list", id="a-mailbox"),
        pytest.param("县长信箱", f"<h2>县长信箱</h2><p>来信请写明地址。本月收信20件。</p>{SUBJECTS}", "list", id="a-mailbox-of-subjects"),
        pytest.param("全部评论", f"<p>评论：<a href='/1'>{TITLE}</a></p>{REMARKS}", "list", id="what-readers-said"),
        pytest.param("青石发布的主页", f"<h1>青石发布</h1>{AUTHOR}<ul>{SHORT_ROWS}</ul>", "list", id="an-author-s-page"),
        pytest.param("水库加固专题", f"<p>{FIRST}</p><p>{SECOND}</p><ul>{LINKS}</ul>", "list", id="a-topic-with-few-links"),
        pytest.param("石桥航拍", f"<h1>石桥航拍</h1><div>{PLAYER}<p>石桥航拍第一集，林一舟拍摄</p><p>石桥航拍第二集，何田拍摄</p></div>", "empty", id="a-film-and-what-follows-it"),
        pytest.param(
            "正在直播", "<h1>正在直播</h1><p>直播尚未开始，距离开播还有 01:20:11</p><p>预约322人</p>", "empty", id="before-it-is-live"
        ),
    ],
)  # fmt: skip
def test_no_article(title: str, body: str, reason: str) -> None:
    heading = "" if body.startswith(("<h", "<table>", "<div class=card>", "<p>评论")) else f"<h1>{title}</h1>"
    assert why_not_article(response_of(f"{heading}{body}", head=f"<title>{title}</title>", url=UNDATED)) == reason


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"<p><a href='/s'>青石日报</a> 2023-04-24</p><p>{FIRST}</p><ul>{ROWS}</ul>{PAGER}", id="a-source-that-is-a-link"),
        pytest.param(f"{PARAGRAPHS}<ul>{SHORT_ROWS}</ul>{PAGER}", id="three-paragraphs-above-a-list"),
        pytest.param(f"<p>{FIRST}{SECOND}</p><ul>{ROWS}</ul>", id="one-above-a-list-without-pages"),
        pytest.param(f"{PARAGRAPHS}<p><a href='/o'>阅读原文</a></p><h3>相关</h3><table>{DIGEST}</table>", id="above-a-digest"),
        pytest.param(f"<p>{FIRST}</p><h3>通知公告 <a href='/m1'>更多</a></h3><h3>动态 <a href='/m2'>更多</a></h3><h3>公示 <a href='/m3'>更多</a></h3>", id="beside-columns"),
        pytest.param(f"{META}<p>现将四月的来信公布如下。</p>{LETTERS}", id="a-notice-of-letters"),
        pytest.param(f"{META}<p>现将四月的来信公布如下。</p>{SUBJECTS}", id="a-notice-of-subjects"),
        pytest.param(f"<div>2023年4月24日</div><p>现将四月受理的项目公示如下。</p>{LETTERS}", id="a-notice-below-a-day"),
        pytest.param(f"<div>青石县水务局 2023-04-24</div><p>现将四月受理的项目公示如下。</p>{LETTERS}", id="a-notice-below-an-office-and-a-day"),
        pytest.param(f"<p>现将四月受理的项目公示如下，公示期为五个工作日，意见可写信给县水务局。</p>{PROJECTS}<p>公示期内可以要求听证。</p>", id="a-notice-of-files"),
        pytest.param(f"{META}{PARAGRAPHS}{REMARKS}", id="above-what-readers-said"),
        pytest.param(f"{META}<p>{FIRST}</p>{VOTES}", id="what-was-voted-on"),
        pytest.param(f"{AUTHOR}{PARAGRAPHS}<ul>{SHORT_ROWS}</ul>", id="below-its-author"),
        pytest.param(f"<div>{PLAYER}{PARAGRAPHS}</div>", id="a-text-below-a-player"),
        pytest.param(f"{META}<p>直播尚未开始，距离开播还有一个小时，水库边上已经站了两百多人。</p><p>{FIRST}</p>", id="of-something-live"),
    ],
)  # fmt: skip
def test_an_article_all_the_same(body: str) -> None:
    assert why_not_article(response_of(f"<h1>{TITLE}</h1>{body}", url=UNDATED)) is None


def test_a_post_with_a_short_title_above_cards() -> None:
    post = f"<h2><a href='/view.html'>公告</a></h2><div class='content'>{PARAGRAPHS}</div>"
    cards = "".join(f"<h2><a href='/c/{n}'>桐岭镇第{n}次集市照常开放</a></h2><p>{THIRD}</p>" for n in range(4))
    assert why_not_article(response_of(f"<div>{post}{cards}</div>", head="<title>公告_青石新闻网</title>", url=UNDATED)) is None


@pytest.mark.parametrize(
    ("title", "heading", "day"),
    [
        pytest.param("水库加固专题", "水库加固专题", "<p>2023-04-24</p>", id="with-a-day"),
        pytest.param("水库加固专题", "聚焦水库加固", "", id="under-another-title"),
        pytest.param("水库加固专题研讨会", "水库加固专题研讨会", "", id="a-meeting-on-a-topic"),
    ],
)
def test_an_article_above_a_topic_s_few_links(title: str, heading: str, day: str) -> None:
    body = f"<h1>{heading}</h1>{day}<p>{FIRST}</p><p>{SECOND}</p><ul>{LINKS}</ul>"
    assert why_not_article(response_of(body, head=f"<title>{title}_青石网</title>", url=UNDATED)) is None


@pytest.mark.parametrize("title", ["标签：水库", "标签归档: 防汛", "Tag：水库"])
def test_the_page_of_a_tag(title: str) -> None:
    teasers = "".join(f"<h2><a href='/t/{n}'>{TITLE}</a></h2><div>2023-04-{n}</div><p>{FIRST}</p>" for n in range(10, 13))
    assert why_not_article(response_of(teasers, head=f"<title>{title}</title>")) == "list"


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        pytest.param("", True, id="titles and days, whatever of them is taken for a text"),
        pytest.param(f"<p>{FIRST}</p>", False, id="a sentence below them"),
        pytest.param("<p>共784条 40/40</p>", True, id="their pager"),
    ],
)
def test_the_last_rows_of_a_list(below: str, expected: bool) -> None:
    document = document_of(response_of(LINKED + below))
    assert are_linked_rows(document, document.lines[3:], -1) is expected


def test_files_with_days_are_a_text() -> None:
    document = document_of(response_of(LINKED.replace(".html", ".pdf")))
    assert not are_linked_rows(document, document.lines[3:], -1)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"<h1>拟录用人员名单</h1>{HEARINGS}<p>上一页 下一页</p>", id="a letter that goes on on another page"),
        pytest.param(f"<h1>关于废止部分文件的决定</h1>{META}<p>经县政府会议研究，决定废止下列文件：</p>{LINKED}<p>青石县人民政府</p>", id="letters that a letter lists, with their days"),
        pytest.param("<h1>征文比赛获奖名单</h1><div>版权所有 青石日报社</div>" + META + "<p>一等奖：林一舟、周也</p><p>二等奖：何田、秦小满</p><p>三等奖：杜若、方晴</p>", id="who owns the page, told above the text"),
        pytest.param("<h1>中考成绩公布</h1>" + META + "<p>今年中考成绩已经公布。</p><p>查询网址：http://cx.qingshi.cn 点击进入</p>", id="where to look something up"),
        pytest.param("<h1>爱心捐款名单</h1>" + META + "".join(f"<p>第{n}小学全体教师……{n}00</p>" for n in range(1, 9)), id="who gave how much"),
    ],
)  # fmt: skip
def test_a_letter_or_a_list_of_names_is_an_article(body: str) -> None:
    assert why_not_article(response_of(body, head="<title>青石县</title>", url=UNDATED)) is None
