"""Pages on which a reader is to do something, and texts on the same things."""

from __future__ import annotations

import pytest

from crawler.extract import extract_article, why_not_article
from crawler.extract.services import SERVICES
from tests.extract.pages import FIRST, META, PARAGRAPHS, SECOND, THIRD, UNDATED, response_of


def lines(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


MENU = "<ul><li><a href='/a/'>要闻</a></li><li><a href='/b/'>服务</a></li></ul>"
GOODS = lines("￥38.00", "库存120件 运费：包邮") + "<button>加入购物车</button><h3>商品详情</h3>" + lines(SECOND)
OFFERED = (
    "<div>你现在的位置：首页 > 产品展示 > 竹器 > 青石竹篮</div><h1>青石竹篮</h1>"
    + lines("所属系列：竹器 - 竹篮", "最小起订量：10")
    + "<div>发布日期：2024年5月10日 青石竹器厂</div><h6>产品介绍</h6>"
    + lines(FIRST, "联系人：林经理")
)
EVENT = lines("活动时间：周六上午", "活动地点：县图书馆二楼", "名额：30人（剩余3）") + "<button>立即报名</button>"
COURSE = (
    lines("开课时间：2024-05-10", "已有312人参加") + "<button>立即参加</button><h3>课程概述</h3>" + lines(SECOND, "第一章 水库")
)
SIGHT = lines("4.6分 209条点评", "开放时间：8:00-18:00") + "<button>立即预订</button><h3>景点简介</h3>" + lines(SECOND)
FLAT = (
    lines("更新时间：2024-05-10", "1200元/月 押一付三", "户型：2室1厅")
    + "<h3>房源描述</h3>"
    + lines("联系人：林先生 点击查看电话")
)
VOTE = lines("投票时间：2024-05-10至2024-05-20") + "".join(
    f"<li>0{n} 第{n}座水库 {n}20票</li><button>投票</button>" for n in range(1, 7)
)
EXAM = "<h2>单选题</h2>" + lines("水库放水前应当（ ）。", "A. 通知下游", "B. 关闭闸门") + "<a href='/d'>查看答案</a>"
WARD = (
    lines("科室位于三楼，开放床位37张。")
    + "<h3>专家团队</h3>"
    + lines("林一舟 主任医师")
    + "<h3>出诊时间</h3><a href='/g'>预约挂号</a>"
)
APP = (
    lines("大小：77MB", "更新：2024-05-10") + "<h3>应用介绍</h3>" + lines(SECOND) + "<h3>更新日志</h3><a href='/x'>立即下载</a>"
)
TEACHER = (
    lines("副教授 硕士生导师", "办公地点：逸夫楼288")
    + "<h3>个人简介</h3>"
    + lines(SECOND)
    + "<h3>研究方向</h3>"
    + lines("水利工程")
    + "<h3>代表性论文</h3>"
)
FIRM = "".join(
    f"<tr><td>{name}</td><td>{told}</td></tr>"
    for name, told in (
        ("法定代表人", "林一舟"),
        ("注册资本", "200万元"),
        ("成立日期", "2013-03-03"),
        ("经营范围", "竹器加工、销售；货物运输。"),
    )
)
DATA = (
    "<table>"
    + "".join(
        f"<tr><td>{name}</td><td>{told}</td></tr>"
        for name, told in (
            ("数据提供方", "青石县水务局"),
            ("更新频率", "每月"),
            ("开放类型", "无条件开放"),
            ("下载量", "429"),
            ("发布日期", "2023-04-24"),
        )
    )
    + "</table><table><tr><th>字段名</th><th>类型</th><th>描述</th></tr><tr><td>name</td><td>string</td><td>名称</td></tr>"
    "<tr><td>addr</td><td>string</td><td>地址</td></tr></table>"
)


@pytest.mark.parametrize(
    ("title", "body", "reason"),
    [
        pytest.param("青石县水库名录", DATA, "form", id="a set of open data"),
        pytest.param("水利概论", lines("讲师介绍", "讲师：林一舟", "学校：青石大学", FIRST, "课程介绍", SECOND, THIRD), "form", id="a course to look at"),
        pytest.param("青石竹篮", GOODS, "form", id="goods"),
        pytest.param("青石竹篮", OFFERED, "form", id="what a firm has to sell, with a day: cnfojiao.net"),
        pytest.param("周末亲子读书会", EVENT, "form", id="an event to join"),
        pytest.param("水利概论（第2次开课）", COURSE, "form", id="a course"),
        pytest.param("青石古城景区", SIGHT, "form", id="a sight"),
        pytest.param("河滨路两室一厅出租", FLAT, "form", id="a flat"),
        pytest.param("“最美水库”网络投票", VOTE, "form", id="who is to be chosen"),
        pytest.param("题库", EXAM, "form", id="a question of an examination"),
        pytest.param("骨科", WARD, "about", id="a ward"),
        pytest.param("青石通 v9.0.15", APP, "form", id="a program"),
        pytest.param("林一舟", TEACHER, "about", id="a teacher"),
        pytest.param("青石竹器有限公司", f"<table>{FIRM}</table><h3>公司简介</h3>{lines(SECOND)}", "about", id="a company in a register"),
    ],
)  # fmt: skip
def test_a_service(title: str, body: str, reason: str) -> None:
    heading = "" if "<h1>" in body else f"<h1>{title}</h1>"
    page = response_of(f"{MENU}{heading}{body}", head=f"<title>{title}-青石网</title>", url=UNDATED)
    assert why_not_article(page) == reason


@pytest.mark.parametrize(
    ("title", "body"),
    [
        pytest.param("县图书馆举办读书会", META + EVENT + PARAGRAPHS, id="news of an event, with the button"),
        pytest.param("水利课程上线", META + lines(FIRST, "课程概述如下。") + COURSE, id="news of a course"),
        pytest.param("关于开放水库数据的通知", META + lines(FIRST, SECOND) + DATA, id="a letter on a set of data"),
        pytest.param("水利公开课上线", META + lines("讲师介绍", "讲师：林一舟", "学校：青石大学", FIRST, "课程介绍", SECOND, THIRD), id="news of a course to look at"),
        pytest.param("专家谈骨科", lines(FIRST, SECOND, THIRD, "林一舟是县医院的主任医师，每周一出诊。"), id="of a doctor, without a day"),
        pytest.param("最美水库评选结果公布", lines(FIRST, "第一座水库得120票，第二座得98票。", SECOND), id="what came of a vote"),
        pytest.param("一家竹器厂的三十年", lines(FIRST, SECOND) + "<p>法定代表人换了三任，注册资本从二十万元到两百万元。</p>", id="of a company"),
        pytest.param("水库周边要开民宿", PARAGRAPHS * 6 + SIGHT, id="a long text beside such buttons"),
    ],
)  # fmt: skip
def test_a_text(title: str, body: str) -> None:
    page = response_of(f"{MENU}<h1>{title}</h1>{body}", head=f"<title>{title}-青石网</title>", url=UNDATED)
    assert extract_article(page) is not None


SIDE = "".join(
    f"<li><a href='/s/{n}'>{name}</a></li>"
    for n, name in enumerate(("科室介绍", "门诊时间", "预约挂号", "立即预订", "门票价格"))
)
CHECKED = lines(
    "统一社会信用代码：91330000", "法定代表人：林一舟", "注册资本：200万元", "成立日期：2013年3月3日", "经营范围：竹器加工。"
)
SPEAKER = lines("林一舟，教授，博士生导师", "研究方向：水利工程", "工作经历：三十年", "代表性论文三篇")


@pytest.mark.parametrize(
    ("title", "body"),
    [
        pytest.param("我院召开护士节表彰大会", f"<p>2024-05-06</p><p>{FIRST}</p><ul>{SIDE}</ul>", id="a hospital's menu below its news"),
        pytest.param("石桥小区改造完工", f"<p>{FIRST}</p><ul>{SIDE}</ul>", id="a menu below news that tell no day"),
        pytest.param("关于招募重整投资人的公告", f"{lines(FIRST)}{CHECKED}", id="a court's letter on a company"),
        pytest.param("小水库加固的新方法", f"{lines(FIRST)}{SPEAKER}", id="a lecture with who speaks"),
        pytest.param("课桌椅采购成交公告", META + lines("项目编号：YP2024-018", "单价：350元", "所属行业：工业", "联系人：王老师", "特此公告。"), id="what an office has bought"),
        pytest.param("最美教师评选结果", lines("编号1 王老师 35218票", "编号2 李老师 31200票", FIRST) + "<a href='/v'>我要投票</a>", id="who was chosen"),
    ],
)  # fmt: skip
def test_news_and_letters_with_such_words(title: str, body: str) -> None:
    page = response_of(f"{MENU}<h1>{title}</h1>{body}", head=f"<title>{title}-青石网</title>", url=UNDATED)
    assert extract_article(page) is not None


def test_each_kind_tells_enough() -> None:
    """One word alone says nothing; a kind without a button needs more of them."""
    for service in SERVICES:
        assert 2 <= service.fewest <= len(service.tells)
        assert service.does is not None or service.fewest >= 4
