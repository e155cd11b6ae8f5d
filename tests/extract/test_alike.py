"""Pages of rows that say one thing again and again, and texts that have some such rows."""

from __future__ import annotations

import pytest

from crawler.extract import why_not_article
from crawler.extract.alike import KINDS, are_alike
from crawler.page import document_of
from tests.extract.pages import META, PARAGRAPHS, UNDATED, response_of


def rows(*lines: str) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


WEATHER = rows(
    "今天小雨30℃ / 4℃ 3-4级", "明天晴24℃ / 12℃ 微风", "后天多云24℃ / 8℃ 微风", "周四晴21℃ / 9℃ 微风", "周五多云20℃ / 14℃ 微风"
)
GUESTS = "".join(
    f"<h3>石桥镇{what}有了新办法，村民怎么看</h3><p>嘉宾：{who}</p><p>时间：2024-05-1{n} 09:30</p>"
    for n, (what, who) in enumerate((("古村落保护", "林一舟"), ("学位新增", "周也"), ("步道建设", "何田")))
)
READERS = "".join(
    f"<div class='i'><div class='u'>网友{n} 2024-05-1{n} 10:20</div><p>{said}</p><div>回复 顶({n})</div></div>"
    for n, said in enumerate(("支持", "说得好，希望落到实处。", "我们这边也是这样的情况", "路过看看", "顶一下"))
)
SENT = "".join(
    f"<div><h4>{name}</h4><p>2024-05-1{n % 4} 原创</p></div>"
    for n, name in enumerate(
        (
            "石桥镇开展安全检查",
            "青石县公布防汛名单",
            "桥头村的步道修好了",
            "春耕的水放下来了",
            "半山渡口走出石桥",
            "集市照常开放",
        )
    )
)
FOLLOWED = rows("青石日报主任记者，关注乡村。", "文章 310 粉丝 7121 获赞 6580")
PAGES = [
    pytest.param(f"<h1>青石发布</h1><p>微信号 qingshi</p><p>全部消息</p>{SENT}", "list", id="what an account has sent"),
    pytest.param(f"<h1>林一舟</h1>{FOLLOWED}", "list", id="who writes, and how many follow"),
    pytest.param("<h1>评论：青石县公布防汛名单</h1><p>共4条评论</p>" + READERS.replace("网友", "河边网友"), "forum", id="under names of their own"),
    pytest.param("<h1>青石网</h1>" + rows("欢迎访问青石网！ 设为首页 | 加入收藏 | 站内搜索："), "list", id="the first line of such a page"),
    pytest.param(f"<h1>石桥天气预报</h1>{WEATHER}", "about", id="the weather of a week"),
    pytest.param(f"<h1>在线访谈</h1>{GUESTS}", "list", id="an office's talks with its guests"),
    pytest.param(f"<h1>评论</h1><div class='c'>{READERS}</div>", "forum", id="what readers wrote"),
    pytest.param("<h1>青石食品有限公司</h1><table>" + "".join(f"<tr><td>{name}</td><td>{told}</td></tr>" for name, told in (("法定代表人", "林一舟"), ("登记状态", "存续"), ("注册资本", "242万元"))) + "</table>", "about", id="a record of a company"),
    pytest.param("<h1>教育名人堂</h1>" + rows("12345下一页尾页[1/5页 共68条]"), "list", id="a pager alone"),
    pytest.param("<h1>联合办学</h1><div>2024-05-10</div><div><a href='/a'>校外助学站点信息表发布了</a></div><div>1[1/1页 共4条]</div>", "list", id="a pager below a column that it counts"),
    pytest.param("<h1>青石县人民政府公报 2024年第3期</h1>" + rows(*(f"青石县人民政府关于第{n}座水库的通知 ……（{n}4）" for n in range(1, 6))), "list", id="what a gazette has"),
    pytest.param("<h1>政务咨询</h1><p>欢迎访问青石县林业局网站</p><div>版权所有：青石县林业局</div>", "list", id="the greeting above an empty column"),
    pytest.param("<h1>评论</h1>" + READERS.replace(" 2024", "2024"), "forum", id="days right behind the names"),
    pytest.param("<h1>水库纪录片</h1><div>来源：青石台2024年05月10日 07:16</div>" + rows("努力加载中，请稍后...", "努力加载中，请稍后...", "点赞 收藏 评论 客户端看"), "about", id="a player that says it twice"),
    pytest.param("<h1>视频：三座水库放水</h1><div>2024-05-10</div>" + rows("频道：青石台", "简介：", "青石视频官方交流群：298929939", "关注官方微博：@青石视频", "24小时电话客服：400 055 0000"), "about", id="below a film of which nothing is said"),
    pytest.param("<h1>市长信箱</h1>" + rows("一、请您如实填写个人信息。", "二、请勿发布违反法律法规的内容。", "三、信件将在十五个工作日内答复。"), "form", id="an official's mailbox"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "reason"), PAGES)
def test_rows(body: str, reason: str) -> None:
    title = body.partition("</h1>")[0].removeprefix("<h1>")
    assert why_not_article(response_of(body, head=f"<title>{title}-青石网</title>", url=UNDATED)) == reason


def test_the_foot_of_a_page_is_no_text() -> None:
    foot = rows("版权所有：青石县融媒体中心 技术支持：青石网络", "青石县河街36号 热线 0799-5550000", "赣ICP备00000000号")
    assert any(are_alike(kind, document_of(response_of(foot)).lines, 0) for kind in KINDS)
    more = rows("版权所有：青石县融媒体中心", "水库周六放水")
    assert not any(are_alike(kind, document_of(response_of(more)).lines, 0) for kind in KINDS)


TEXTS = [
    pytest.param(f"<h1>青石网客户端上线</h1>{META}{PARAGRAPHS}{FOLLOWED}", id="a text with its author's card"),
    pytest.param(f"<h1>2024年青石县大事记</h1>{META}<p>2024-05-10</p>{PARAGRAPHS}<p>2024-05-11</p>{PARAGRAPHS}", id="a chronicle"),
    pytest.param(f"<h1>本周天气晴好</h1>{META}{PARAGRAPHS}{WEATHER}", id="news of the weather"),
    pytest.param(f"<h1>局长做客访谈</h1>{META}<p>嘉宾：林一舟</p><p>嘉宾：周也</p>{PARAGRAPHS}", id="a talk"),
    pytest.param(f"<h1>行政许可公示</h1>{META}<p>法定代表人：林一舟</p><p>注册资本：242万元</p>{PARAGRAPHS}", id="a notice on a company"),
    pytest.param(f"<h1>县长信箱开通</h1>{META}{PARAGRAPHS}", id="news of a mailbox"),
]  # fmt: skip


@pytest.mark.parametrize("body", TEXTS)
def test_texts(body: str) -> None:
    assert why_not_article(response_of(body)) is None
