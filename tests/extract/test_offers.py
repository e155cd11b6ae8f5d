"""Goods, players, registers, boards and services: pages with a text that is no article, and articles that look like them."""

from __future__ import annotations

import pytest

from crawler.extract import why_not_article
from tests.extract.pages import FIRST, META, PARAGRAPHS, ROWS, TITLE, UNDATED, response_of

CHOICES = "".join(f"<li><a href='#'>{colour}</a></li>" for colour in "红色 黄色 绿色 蓝色 黑色 白色 灰色 紫色".split())
# Buttons with an icon before the word, as fonts of icons make them; what a reader may write to the shop in a field.
GOODS = (
    f"<h1>竹编灯罩 餐厅吊灯罩 手工竹灯罩</h1><p>包邮</p><dl><dt>价格</dt><dd>¥79.00 - 129.00</dd></dl><ul>{CHOICES}</ul>"
    "<p>数量</p><a href='#'>立即购买</a><a href='#'>\ue612加入购物车</a><div><p>材质: 竹</p><p>直径: 40厘米</p><p>划线价格</p>"
    "<p>指商品的专柜价或曾经展示过的销售价，仅供参考，以结算页面为准。</p></div>"
    f"<textarea><div><p>{FIRST}</p><p>{FIRST}</p></div></textarea>"
)
FACTS = "".join(
    f"<p>{label}：{fact}</p>"
    for label, fact in (
        ("证书编号", "0417"), ("类别等级", "二级"), ("发证日期", "2023-4-24"), ("有效期", "2026-4-24"),
        ("业务范围", "泵站、闸门的维修和安装，以及启闭机的保养。"), ("法定代表人", "何田"), ("注册地址", "青石县石桥镇"),
    )
)  # fmt: skip
SERVICES = "".join(
    f"<tr><td><a href='/s/{n}a'>{name}</a></td><td><a href='/s/{n}b'>{name}（校外）</a></td></tr>"
    for n, name in enumerate("选课 成绩查询 教室借用 补考报名 实习登记 毕业设计".split())
)
REVIEWS = "".join(
    f"<div><h3>{n}17 有用 <a href='/u/{n}'>渡口{n}</a> 看过 2023-04-{n} 09:15:00 青石</h3><p>桥头的石狮子拍得好，放水那一场看了两遍。</p></div>"
    for n in range(10, 16)
)
GUIDE = "".join(
    f"<tr><td>{row}</td><td>按县水务局的规定办理，材料齐全的当场受理。</td></tr>"
    for row in "事项名称 实施主体 设定依据 承诺时限 受理条件 申请材料 咨询电话".split()
)
FILES = "".join(f"<p><a href='/f/{n}.doc'>青石县取水申请表第{n}号</a></p>" for n in range(5))
APP = (
    "<h1>青石网客户端</h1><p>版本 6.4.4 大小 57MB 更新 2024-03-11</p><a href='/a'>Android下载</a><a href='/i'>App Store</a>"
    "<h3>应用截图</h3><h3>更新日志</h3><p>1.优化阅读体验；2.修复已知问题。</p><p>开发者：青石传媒</p>"
)
JOB = (
    "<div>会计</div><div>6-12K·13薪</div><h1>青石县 | 经验4年 | 大专 | 招8人</h1><h3>岗位职责</h3><p>1.负责日常设备巡检；2.完成上级交办的任务。</p>"
    "<h3>任职要求</h3><p>1.身体健康；2.能适应倒班。</p><button>投递简历</button><p>公司：青石实业有限公司 规模：100-499人</p>"
)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        pytest.param(APP, "form", id="an app to fetch"),
        pytest.param(
            f"<h1>青石网客户端上线6.4.4版本</h1>{META}{PARAGRAPHS}<p>Android下载</p><p>App Store</p>", None, id="news of an app"
        ),
        pytest.param(JOB, "form", id="a job"),
        pytest.param(
            f"<h1>青石县水务局招聘公告</h1>{META}<p>岗位职责：</p>{PARAGRAPHS}<p>任职要求：</p><p>身体健康。</p><a href='/t'>投递简历</a>",
            None,
            id="a notice of a recruitment",
        ),
    ],
)
def test_apps_and_jobs(body: str, reason: str | None) -> None:
    assert why_not_article(response_of(body, url=UNDATED)) == reason


RECORD = "<title>水利设备维修企业查询系统</title>"


def _reason(body: str, head: str = f"<title>{TITLE}-青石网</title>") -> str | None:
    return why_not_article(response_of(body, head=head, url=UNDATED))


@pytest.mark.parametrize(
    ("body", "head", "reason"),
    [
        pytest.param(GOODS, "<title>竹编灯罩 餐厅吊灯罩 手工竹灯罩-青石商城</title>", "form", id="goods"),
        pytest.param(
            "<h1>渡口的桥照片摄影图片</h1><p>渡口的桥照片由青石图库提供，作者是何田，授权服务助力您的品牌提升。</p><p>下载小样</p><p>登录购买</p>"
            "<p>ID40271138</p><p>最大尺寸 5000 x 3750 px</p><p>存储大小4.5 MB</p>",
            "<title>渡口的桥图片-青石图库</title>",
            "empty",
            id="a picture to buy",
        ),
        pytest.param(
            "<h1>渡口钓鱼的直播间</h1><div><p>每晚八点开播，点点关注</p><p>音量：100%</p><p>登录后可享 超清 画质</p><p>全屏后按键可以聊天</p></div>",
            "<title>渡口钓鱼的直播间</title>",
            "empty",
            id="somebody who plays live",
        ),
        pytest.param(
            "<h1>青石县渡口小吃店</h1><div><a href='/'>公司黄页</a> » <a href='/q'>青石黄页</a> » 青石县渡口小吃店</div><p>更新时间 2023-04-24 09:15</p>"
            "<p>青石县渡口小吃店位于青石县石桥镇，2019年成立，主要提供餐饮服务，欢迎来店品尝。</p>"
            "<dl><dt>经营范围：</dt><dd>餐饮</dd><dt>成立时间：</dt><dd>2019年</dd></dl>",
            "<title>青石县渡口小吃店</title>",
            "about",
            id="a company in the yellow pages",
        ),
        pytest.param(
            "<h1>青石水务设备有限公司</h1><div><a href='/'>公司黄页</a> » 青石</div><p>公司名称：青石水务设备有限公司</p><p>联系人：林先生</p>"
            "<p>电话：5550100</p><p>青石水务设备有限公司成立以来服务全县八个乡镇，产品受到好评，欢迎新老客户来电洽谈。</p>",
            "<title>青石水务设备有限公司</title>",
            "about",
            id="a company that says little in the yellow pages",
        ),
        pytest.param(f"<h1>水利设备维修企业查询系统</h1><h2>企业信息</h2>{FACTS}", RECORD, "form", id="what a system answers"),
        pytest.param(
            f"<h1>小水库 放水</h1><p>{FIRST}</p>", "<title>小水库 放水 - 搜狗搜索</title>", "search", id="a search engine"
        ),
        pytest.param(
            f"<p><a href='/'>首页</a> | <a href='/s'>办事平台</a></p><table><tr><th>学生平台</th></tr>"
            f"<tr><td>老生：<a href='/s/x'>选课</a> <a href='/s/y'>课表</a></td><td>新生：<a href='/s/z'>选课</a> <a href='/s/w'>课表</a></td></tr>{SERVICES}</table>",
            "<title>青石学院办事平台</title>",
            "list",
            id="links to services",
        ),
        pytest.param(f"<h1>渡口 短评</h1>{REVIEWS}", "<title>渡口 短评</title>", "list", id="what readers think"),
        pytest.param(
            "<div><div><div>页面背景由第三方提供，可能存在广告，请您仔细甄别。</div></div><div><a href='/f'>青石吧</a><div>关注： 1,453 贴子： 21,648</div></div></div>"
            "<ul>"
            + "".join(
                f"<li><div>{n}17</div><div><a href='/p/{n}'>石桥渡口的桥头开满了花第{n}天</a><a href='/u'>网友{n}</a></div><div>4-{n}</div></li>"
                for n in range(10, 30)
            )
            + "</ul>",
            "<title>青石吧-百度贴吧</title>",
            "list",
            id="a board of a forum",
        ),
        pytest.param(
            f"<h1>取水许可</h1><p>2023-04-24</p><table>{GUIDE}</table>",
            "<title>取水许可_青石网</title>",
            "form",
            id="how to apply for something",
        ),
        pytest.param(
            f"<h1>{TITLE}</h1>{META}<img src='/1.jpg'><p>上一张 下一张 1/12</p>",
            f"<title>{TITLE}</title>",
            "photos",
            id="the buttons of a gallery",
        ),
        pytest.param(
            f"<h1>{TITLE}</h1>{META}<img src='/1.jpg'><p>上一张 下一张</p><p>1/12</p><p>自动播放</p>",
            f"<title>{TITLE}</title>",
            "photos",
            id="the buttons of a gallery, a line each",
        ),
        pytest.param(
            f"<h2>青石县人民政府副县长何田</h2><p>何田在水务局工作了二十年，走遍了全县的小水库，写下了三十本笔记。</p>{PARAGRAPHS}",
            "<title>领导之窗 - 青石县政府网</title>",
            "about",
            id="a leader, and a space before the dash",
        ),
        pytest.param(
            f"<h1>表格下载</h1>{FILES}<p>{FIRST}</p>", "<title>表格下载 - 青石网</title>", "list", id="forms to fetch"
        ),
    ],
)
def test_no_article(body: str, head: str, reason: str) -> None:
    assert _reason(body, head) == reason


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"<h1>{TITLE}</h1>{META}{PARAGRAPHS}<p>¥39.00</p><a href='/b'>立即购买</a><a href='/c'>加入购物车</a>", id="goods below an article"),
        pytest.param(f"<h1>{TITLE}</h1><p>价格</p>{PARAGRAPHS}<a href='/b'>立即购买</a>", id="a heading on prices, and one button"),
        pytest.param(f"<h1>{TITLE}</h1>{META}<p>音量：100%</p><p>超清 画质</p><p>青石县三座小水库加固完成了。</p>", id="words of a player under a day"),
        pytest.param(f"<h1>{TITLE}</h1>{META}<p>证书编号：0417，法定代表人何田。</p>{FACTS}", id="a notice of a licence"),
        pytest.param(f"<div><a href='/'>企业黄页</a> > <a href='/q'>水利</a> > 公司动态</div><h1>{TITLE}</h1>{META}{PARAGRAPHS}", id="news among the yellow pages"),
        pytest.param(f"<h1>{TITLE}</h1>{META}<p>百度搜索：青石水库</p>{PARAGRAPHS}", id="how to search"),
        pytest.param(f"<h1>{TITLE}</h1><p>附件：</p><a href='/1.pdf'>加固清单.pdf</a><a href='/2.pdf'>放水时间.pdf</a><a href='/3.pdf'>值班表.pdf</a><a href='/4.pdf'>地图.pdf</a>", id="nothing but files"),
        pytest.param(f"<h1>{TITLE}</h1>{META}<p>网友评：</p><p>17 有用 的办法，20个村都在学，看过的都说好 2023-04-24</p>{PARAGRAPHS}", id="one such word"),
        pytest.param(f"<h1>{TITLE}</h1>{META}<p>取水许可的受理条件没有变，申请材料由九份减到四份，办理时间、办理地点、收费标准和咨询电话都在窗口公布。</p>{PARAGRAPHS}", id="news of how to apply"),
        pytest.param(f"<h1>{TITLE}</h1>{META}<p>受理条件</p><p>{FIRST}</p><p>申请材料</p><p>{FIRST}</p><p>咨询电话</p><p>5550100</p>", id="three parts that are named so"),
        pytest.param(f"<h1>{TITLE}</h1>{META}<img src='/1.jpg'><p>上一张 下一张 1/12</p><p>{FIRST}</p>", id="the buttons of a gallery above a text"),
        pytest.param(f"<h1>下载中心建成开放</h1>{META}{PARAGRAPHS}", id="news of a place to fetch things"),
        pytest.param(f"<h1>领导之窗前的长队 - 青石夜话</h1>{META}{PARAGRAPHS}", id="a title that begins with a column's name"),
    ],
)  # fmt: skip
def test_an_article_all_the_same(body: str) -> None:
    assert _reason(body) is None


def test_news_of_such_a_system() -> None:
    head = "<title>青石县开通水利设备维修企业查询系统</title>"
    body = f"<h1>青石县开通水利设备维修企业查询系统</h1>{META}<p>网址：www.a.example</p><p>电话：5550100</p>{PARAGRAPHS}"
    assert _reason(body, head) is None


def test_a_short_text_under_the_column_s_name_with_day_and_source_above_it() -> None:
    facts = "".join(
        f"<li>{fact}</li>" for fact in ("发布时间：2023年04月24日", "来源：青石县政府网", "浏览次数：386", "编辑：何田")
    )
    nav = (
        "<div>" + " | ".join(f"<a href='/{n}/'>{n}</a>" for n in "首页 新闻中心 政务公开 办事服务 互动交流".split()) + "</div>"
    )
    text = "<dd><p>近日，石桥镇选派六名干部到村里，受到群众好评。</p><p>据了解，还要选派八名。</p></dd>"
    rows = ROWS.replace("</a>", "</a><span>").replace("</li>", "</span></li>")
    body = f"{nav}<div><dl><dt class='news-name'>领导活动</dt><dd><ul>{facts}</ul></dd>{text}</dl><div class='xg'><h3>猜你喜欢</h3><ul>{rows}</ul></div></div>"
    assert _reason(body, "<title>部门动态</title>") is None


@pytest.mark.parametrize("title", ["企业文化", "加盟条件", "发展历程", "Company Profile", "Company profile"])
@pytest.mark.parametrize(("day", "reason"), [("", "about"), ("<p>2023-04-24</p>", None)], ids=["undated", "with a day"])
def test_what_a_company_says_of_itself(title: str, day: str, reason: str | None) -> None:
    assert _reason(f"<h1>{title}</h1>{day}{PARAGRAPHS}", f"<title>{title}_青石茶业</title>") == reason


@pytest.mark.parametrize("title", ["企业文化节开幕", "发展历程展开展"])
def test_a_title_that_only_begins_so(title: str) -> None:
    assert _reason(f"<h1>{title}</h1>{PARAGRAPHS}", f"<title>{title}_青石茶业</title>") is None


@pytest.mark.parametrize(
    ("name", "day", "reason"),
    [
        pytest.param("机构职能", "", "about", id="undated"),
        pytest.param("机构职能", "<p>发布时间：2023-04-24</p>", None, id="with a day"),
        pytest.param("水务简报", "", None, id="under another name"),
    ],
)
def test_whom_to_call_at_an_office(name: str, day: str, reason: str | None) -> None:
    rows = "".join(
        f"<tr><td>{office}</td><td>负责全县{what}的管理和综合协调工作，受理群众来电来访。</td><td>555010{n}</td></tr>"
        for n, (office, what) in enumerate((("水库科", "水库"), ("河道科", "河道"), ("灌区科", "灌区")))
    )
    body = f"<h1>青石县水务局各科室的职责和电话</h1>{day}<table>{rows}</table>"
    assert _reason(body, f"<title>{name}-青石县水务局</title>") == reason
