"""What servers, registrars and firewalls show in a page's place, and news of the same things."""

from __future__ import annotations

import pytest

from crawler.extract import barrier, why_not_article
from tests.extract.pages import META, PARAGRAPHS, UNDATED, response_of

IN_PLACE = [
    pytest.param("没有找到站点", "<h1>没有找到站点</h1><h3>您的请求在Web服务器中没有找到对应的站点！</h3><p>可能原因：您没有将此域名或IP绑定到对应站点!</p>", "error_page", id="a panel knows no such site"),
    pytest.param("恭喜，站点创建成功！", "<h1>恭喜, 站点创建成功！</h1><h3>这是默认index.html，本页面由系统自动生成</h3>", "error_page", id="a site that was just made"),
    pytest.param("抱歉，站点已暂停", "<h1>抱歉！该站点已经被管理员停止运行，请联系管理员了解详情！</h1>", "error_page", id="a site that was stopped"),
    pytest.param("Welcome to nginx!", "<h1>Welcome to nginx!</h1><p>The web server is successfully installed and working. Further configuration is required.</p>", "error_page", id="nginx"),
    pytest.param("Apache2 Ubuntu Default Page: It works", "<h1>It works!</h1>" + "<p>This page is used to test that the server works after it was installed on this system.</p>" * 20, "error_page", id="Apache explains itself at length"),
    pytest.param("域名已过期", "<h1>该域名已过期</h1><p>您访问的域名 qingshi.cn 已过期，如果您是域名所有者，请登录控制台续费。</p>", "error_page", id="a domain that ran out"),
    pytest.param("qingshi.cn 域名出售", "<h1>域名 qingshi.cn 正在出售</h1><p>您正在访问的域名可以转让！请联系卖家。</p>", "error_page", id="a domain for sale"),
    pytest.param("TestPage184", "<p>根据有关规定，该网站未备案或备案信息不符，暂时无法提供访问服务。</p>", "error_page", id="a site that is not registered"),
    pytest.param("qingshi.cn | 522: Connection timed out", "<h1>Connection timed out Error code 522</h1><p>The initial connection between the network and the origin server timed out.</p>", "error_page", id="a server behind another one"),
    pytest.param("青石县人民政府", "<p>网站改版升级中，暂停访问，敬请期待！</p>", "error_page", id="a site that is rebuilt"),
    pytest.param("网站关停公告", "<h1>网站关停公告</h1><p>根据工作安排，本网站已于2024年5月1日起停止更新，内容迁移至新网站。</p>", "error_page", id="a site that was given up"),
    pytest.param("温馨提示", "<h1>非常抱歉</h1><p>由于您的访问过于频繁，请稍后再试，谢谢您的理解与配合！</p>", "challenge", id="too often"),
    pytest.param("访问提示", "<p>本网站暂不对境外用户提供服务，请您使用境内网络访问。</p>", "challenge", id="from abroad"),
    pytest.param("幸运娱乐官方下载安装", "<h1>幸运娱乐官方下载安装</h1><p>下载本平台，注册就送78元，棋牌、真人、电竞一应俱全。</p><a href='/d'>立即下载</a><p>违法和不良信息举报：0799-5550000</p>", "error_page", id="a site that was broken into"),
    pytest.param("青石网", "<h1>欢迎您</h1><p>百家乐与老虎机，提款秒到账，返水天天有。</p>", "error_page", id="a domain that gamblers have now"),
    pytest.param("运行时错误", "<h1>“/”应用程序中的服务器错误。</h1><h2>未将对象引用设置到对象的实例。</h2><p>说明：执行当前请求期间，出现未经处理的异常。请检查堆栈跟踪信息。</p>", "error_page", id="a program that failed"),
    pytest.param("HTTP 状态 500", "<h1>“/”应用程序中的服务器错误。</h1><p>类型 异常报告</p><p>描述 服务器遇到意外的情况。</p><pre>java.lang.NullPointerException\n\tat cn.qingshi.View.show(View.java:42)</pre>Apache Tomcat/8.5.37", "error_page", id="a program that failed, in the words of another server"),
    pytest.param("HTTP状态 404 - 未找到", "<h1>HTTP状态 404 - 未找到</h1><p>类型 状态报告</p><p>消息 请求的资源不可用。</p>Apache Tomcat/8.5.37", "error_page", id="Tomcat in Chinese"),
    pytest.param("Index of /pub", "<h1>Index of /pub</h1><pre><a href='a.pdf'>a.pdf</a> 2024-05-10 10:12 92986</pre>", "list", id="the files of a folder"),
    pytest.param("请升级浏览器", "<h1>您的浏览器太旧了</h1><p>为了更好的浏览体验，建议您使用以下浏览器：</p><p>谷歌浏览器</p><p>火狐浏览器</p>", "challenge", id="an old browser, in other words"),
    pytest.param("浏览器版本过低", "<h1>您的浏览器版本过低</h1><p>建议您使用Chrome、Firefox浏览器访问本站。</p>", "challenge", id="an old browser"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "body", "reason"), IN_PLACE)
def test_in_place_of_a_page(title: str, body: str, reason: str) -> None:
    assert why_not_article(response_of(body, head=f"<title>{title}</title>", url=UNDATED)) == reason


def test_what_may_be_there_later_is_asked_for_again() -> None:
    rebuilt = response_of("<p>网站改版升级中，暂停访问，敬请期待！</p>", head="<title>青石县人民政府</title>", url=UNDATED)
    assert barrier(rebuilt) == "unavailable"


NEWS = [
    pytest.param(f"<h1>警方捣毁赌博网站</h1>{META}<p>该网站以注册就送88元为诱饵，设百家乐、老虎机等，提款需再充值。</p>", id="of such a site, in a few words"),
    pytest.param(f"<h1>青石县体育网站上线</h1>{META}{PARAGRAPHS}", id="of a site for sports"),
    pytest.param(f"<h1>域名过期引来假网站</h1>{META}<p>该域名已过期，域名所有者未及时续费，被他人抢注。</p>{PARAGRAPHS}", id="of a domain that ran out"),
    pytest.param(f"<h1>三百家网站未备案被关停</h1>{META}<p>这些网站未备案，暂停提供访问服务。</p>", id="of sites that are not registered, in a few words"),
    pytest.param(f"<h1>青石县政府网站改版升级</h1>{META}<p>网站正在升级维护，期间暂停访问，敬请谅解。</p>", id="of a site that is rebuilt, below a day"),
    pytest.param("<h1>青石县水务局网站关停公告</h1><p>2024-05-11</p><p>本网站自即日起停止更新，内容并入县政府网站，请予周知。</p>", id="such a notice at its own address"),
    pytest.param(f"<h1>浏览器版本过低怎么办</h1>{META}{PARAGRAPHS}", id="on browsers"),
]  # fmt: skip


@pytest.mark.parametrize("body", NEWS)
def test_news_of_the_same(body: str) -> None:
    assert why_not_article(response_of(body)) is None
