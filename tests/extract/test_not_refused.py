"""Short articles whose lines look like those of a foot, a list, a forum or an advertisement."""

from __future__ import annotations

import pytest

from crawler.extract import why_not_article
from tests.extract.pages import FIRST, META, SECOND, UNDATED, response_of


def lines(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


READERS = "<h3>全部评论(2)</h3><p>网友老王 2024-03-06 10:00</p><p>说得好</p><p>网友小李 2024-03-06 11:00</p><p>支持</p>"
OFFICES = "公安局 教育局 水利局 卫健局".split()


@pytest.mark.parametrize(
    ("title", "body"),
    [
        pytest.param("停水通知", META + lines("因管道抢修，明日8时至18时城东停水，请做好储水准备。服务热线：0799-5550000"), id="a telephone in its only line"),
        pytest.param("县图书馆搬迁", META + lines("即日起搬至河滨路8号，咨询电话：0799-5550000。"), id="a new address"),
        pytest.param("各单位举报电话公布", META + lines(*(f"{name}：监督电话0799-555000{n}" for n, name in enumerate(OFFICES))), id="telephones"),
        pytest.param("联系方式变更公告", META + lines("地址：青石县河滨路8号", "邮编：310000", "电话：0799-5550000"), id="an address"),
        pytest.param("河滨路的早晨", f"<div>2023-04-24 10:20</div><div>{lines(FIRST)}</div><div>{READERS}</div>", id="one paragraph, and what readers say"),
        pytest.param("拟录用人员名单", META + lines("林一舟 县水利局", "周也 县教育局", "何田 县财政局", "共 3 条记录 1/1 页"), id="names above a pager"),
        pytest.param("警方打掉一赌博团伙", lines("县警方通报，打掉一个以百家乐、老虎机为名的团伙，会员可随时提现，抓获嫌疑人二十名。"), id="of gamblers, without a day"),
        pytest.param("湿地复绿", META + lines("青石县今年清理了十二条河沟，石桥村的人说，最高兴的是举报电话不响了。"), id="news that tell of a hotline"),
        pytest.param("河道举报电话公布", META + lines("即日起举报电话由县水务局值守，举报电话：0799-5550000。"), id="a letter that gives a hotline"),
        pytest.param("警惕网络赌博", lines("该类网站以注册就送38元为诱饵，诱导受害人下载棋牌软件，请提高警惕。", SECOND), id="a warning"),
    ],
)  # fmt: skip
def test_it_is_an_article(title: str, body: str) -> None:
    assert why_not_article(response_of(f"<h1>{title}</h1>{body}", head=f"<title>{title}-青石网</title>", url=UNDATED)) is None


def test_the_site_s_own_hotline_is_no_text() -> None:
    text = f"<h1>水务要闻</h1>{META}{lines('如发现违法和不良信息，请拨打举报电话：0799-5550000。')}"
    assert why_not_article(response_of(text, head="<title>水务要闻-青石网</title>", url=UNDATED)) == "empty"


def test_a_site_for_sports_is_none_of_gamblers() -> None:
    text = f"<h1>龙舟赛落幕</h1><div>发布人：周也 浏览：120</div>{lines(FIRST, SECOND)}"
    assert why_not_article(response_of(text, head="<title>青石市体育官方网站</title>", url=UNDATED)) is None
