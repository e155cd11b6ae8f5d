"""Pages that stand for good tell no day, no source and no author; articles that tell as little are told by what news say."""

from __future__ import annotations

import pytest

from crawler.extract import why_not_article
from tests.extract.pages import response_of

SITE = "http://www.qingshi.example"
WELCOME = (
    "<h1>云水两岸</h1><p>云浦县位于省境东部，总面积1025平方公里，辖20个乡镇，总人口49.3万。</p>"
    "<p>县境多山，云水自北向南流过全县，两岸是县里的粮仓，盛产水稻和柑橘。</p>"
)
FLOOD = "<h1>三座水库加固完成</h1><p>{when}，云浦县三座小水库加固工程全部完成，下游两岸的农田都用上了水，群众很满意。</p>"
EXPERT = "<h1>林一舟_专家介绍</h1><p>林一舟 主任医师</p><p>科室：心血管内科</p><p>擅长：高血压、冠心病、心律失常的诊治。</p><p>出诊：周一、周三</p>"
ASKED = "".join(
    f"<p>Q{n}：第{n}批的报名材料要交几份？</p><p>A{n}：一式两份，用A4纸打印，写明姓名和单位。</p>" for n in range(1, 5)
)
PARTS = "".join(
    f"<p>{number}、{part}</p>"
    for number, part in zip("一二三", ("项目编号:QS-7", "项目名称:石桥水库", "成交金额:12万元"), strict=True)
)
ROWS = [
    pytest.param(WELCOME, "/gaikuang/", "about", id="a folder that is a word"),
    pytest.param(WELCOME, "/gaikuang/index.html", "about", id="what the folder serves"),
    pytest.param(WELCOME.replace("云水两岸", "云浦县概况") + "<div><h3>推荐阅读</h3><ul><li><i>2023-04-20</i><a href='/a/1.html'>集市照常开放</a></li><li><i>2023-04-18</i><a href='/a/2.html'>第二次集市照常开放</a></li><li><i>04-17</i><a href='/a/3.html'>第三次集市照常开放</a></li></ul></div>", "/zj/302.html", "about", id="rows beside it with their days, one of them short"),
    pytest.param(WELCOME, "/about/yunpu.html?v=85", "about", id="a page that is a word; the number is its version"),
    pytest.param(WELCOME, "/view.php?id=85", None, id="a number in the query counts it among others"),
    pytest.param(WELCOME, "/show-1024.html", None, id="a number in the address does"),
    pytest.param(WELCOME, "/s/xmYjAdiKkcprbDa", None, id="a code of letters does"),
    pytest.param(f"{WELCOME}<p>2023-04-24 <a href='/a'>水务局</a></p>", "/gaikuang/", None, id="a day below it, with a link beside"),
    pytest.param(f"{WELCOME}<p>来源：青石日报</p>", "/gaikuang/", None, id="with a source"),
    pytest.param(f"{WELCOME}<p>（记者 林一舟）</p>", "/gaikuang/", None, id="with who wrote it"),
    pytest.param(f"{WELCOME}<p>原文链接：http://www.a.gov.cn/t20240511_7.html</p>", "/gaikuang/", None, id="with an original"),
    pytest.param(WELCOME, "http://someone.github.io/club/yunpu.html", "about", id="a site of its own on github.io"),
    pytest.param(WELCOME, "/about/12.html", "about", id="a folder of such pages"),
    pytest.param(WELCOME.replace("云水两岸", "云浦书画院简介"), "/n/7.html", "about", id="a title of such pages"),
    pytest.param(WELCOME.replace("云水两岸", "云浦书画院简介") + "<p>2023-04-24</p>", "/n/7.html", None, id="such a title with a day"),
    pytest.param(WELCOME.replace("云水两岸", "云浦书画院简介") + "<p>书画院2009年4月23日成立，现有会员460人，每年办两次展览。</p>", "/n/7.html", "about", id="its history has days"),
    pytest.param(WELCOME + "<p>本局负责审核进出口的配额，编辑出版地方志。</p>", "/zhineng/", "about", id="words for work that is done"),
    pytest.param(WELCOME.replace("云水两岸", "免责申明"), "/n/7.html", "about", id="a word that is misspelt"),
    pytest.param("<h1>三座水库放水</h1><div><a href='/u/7'>青石融媒 昨天 17:09</a></div><p>今天放水，下游三村可以插秧。</p>", "/news/71.html", None, id="a flash below 昨天"),
    pytest.param("<h1>三座水库放水</h1><div><a href='/u/7'>青石融媒</a></div><p>今天放水，下游三村可以插秧。</p>", "/news/71.html", "about", id="without a day"),
    pytest.param(FLOOD.format(when="近日"), "/news.html", None, id="news say when"),
    pytest.param(FLOOD.format(when="中華民國一百一十年五月六日"), "/news.html", None, id="news tell a day of Taiwan's calendar"),
    pytest.param(FLOOD.format(when="4月23日"), "/news.html", None, id="news tell a day"),
    pytest.param(FLOOD.format(when="经过两年施工"), "/news.html", "about", id="that tells no day and no number"),
    pytest.param(FLOOD.format(when="经过两年施工"), "/n/7.html", None, id="the same with a number in its address"),
    pytest.param(EXPERT, "/zj/302.html", "about", id="whom a hospital has: no sentence but behind a word and a colon"),
    pytest.param(WELCOME, "/article/5123/index.html", None, id="a number in a folder counts it too"),
    pytest.param(WELCOME, "http://telegra.ph/yunpu", None, id="where people publish, an address is what they like"),
    pytest.param(WELCOME.replace("云水两岸", "致云浦人的一封信"), "/letter/", None, id="a letter"),
    pytest.param(f"{WELCOME}<script>var pubdate='2021-05-06 10:00';document.write(pubdate)</script>", "/gaikuang/", None, id="the day in a script"),
    pytest.param(f"{WELCOME}<p>本文最早见于<a href='http://www.a.cn/2021-05/06/c_1.htm'>青石网</a></p>", "/gaikuang/", None, id="a link to an article with a day"),
    pytest.param(f"<p>今天是2021年5月6日 星期四</p>{WELCOME}", "/gaikuang/", "about", id="the day on which the page is looked at"),
    pytest.param("<h1>停水安排通知</h1><p>停水时间：周六上午8点至12点</p><p>停水范围：人民路、建设路</p><p>停水原因：管道维修</p>", "/n/7.html", None, id="a notice of labels"),
    pytest.param("<h1>林一舟谈水库</h1><p>问：水库何时加固？</p><p>答：明年开工。</p><p>问：钱从哪里来？</p><p>答：省里拨款。</p><p>问：下游要搬迁吗？</p><p>答：不需要搬迁。</p>", "/n/7.html", None, id="what a person was asked"),
    pytest.param(f"<h1>成交公告</h1>{PARTS}", "/n/7.html", None, id="a notice in numbered parts needs no sentence"),
    pytest.param("<h1>报名材料</h1><p>附件：</p><p><a href='/1.pdf'>报名表和填写的说明.pdf</a></p><p><a href='/2.pdf'>各乡镇的名额.pdf</a></p>", "/n/7.html", None, id="a notice that is a file"),
    pytest.param(f"<h1>报名的常见问题</h1>{ASKED}", "/n/7.html", "about", id="questions that many ask"),
    pytest.param(f"<h1>今年报名怎么办</h1><p>针对群众关心的问题，记者采访了招生办。</p>{ASKED}", "/n/7.html", None, id="an interview"),
    pytest.param(WELCOME.replace("云水两岸", "云浦县概况"), "/zj/302.html", "about", id="a county's page on itself, by its title"),
    pytest.param("<h1>您即将离开青石网，访问外部网站</h1><p>http://www.a.cn/2016/0803/2868477.html</p>", "/link?url=7", "form", id="between the site and another one"),
    pytest.param("<h1>林一舟</h1><p>云浦县水务局局长 林一舟</p><p>林一舟，男，汉族，1967年11月生，大学学历，现任云浦县水务局局长。</p><p>工作分工：主持全面工作。</p>", "/ld/xxx5.html", "about", id="a career under a name"),
    pytest.param("<h1>云浦县水务局局长 林一舟</h1><p>林一舟，男，汉族，1967年11月生，大学学历。</p><p>工作分工：主持全面工作。</p>", "/ld/x5.html", "about", id="under a name behind an office"),
    pytest.param("<h1>渡口谣 歌词</h1><p>月亮爬上了屋顶</p><p>阿妈的摇橹声</p><p>一声长一声短</p>", "/geci/7.html", "about", id="a song's words"),
    pytest.param("<h1>水库加固走到哪一步</h1><p>问：水库何时加固？</p><p>答：今年冬天开工。</p><p>问：钱从哪里来？</p><p>答：省里拨款，县里配套。</p><p>问：下游要搬迁吗？</p><p>答：不需要搬迁。</p>", "/news/river.html", None, id="an interview at a plain address"),
    pytest.param("<h1>林一舟获评劳动模范</h1><p>林一舟，男，汉族，1967年11月生，在水库上干了三十年，去年获评省里的劳动模范。</p>", "/n/7.html", None, id="a career under a headline"),
    pytest.param("<h1>石桥镇_百科</h1><p>石桥镇位于云浦县东部，面积102平方公里，下辖12个村。</p>", "/n/7.html", "about", id="an encyclopedia's title"),
    pytest.param(f"<h1>帮助</h1>{ASKED}<p>Q5：附件有大小限制吗？</p><p>A5：附件不超过20MB，支持pdf格式。</p>", "/help/faq.html", "about", id="questions that tell of files"),
    pytest.param("<h1>等级体系</h1><p>客服热线：400-799-3066</p><p>地址：云浦县人民路7号</p>", "/n/7.html", "empty", id="how to reach them"),
    pytest.param("<h1>桥头之歌</h1><p>正在播放:桥头之歌</p><p>00:00 / 03:21</p>", "/play/7.html", "empty", id="a player"),
    pytest.param("<h1>新闻发布会</h1><p>直播已结束 3349人看过</p><p>9:29:24主持人</p><p>各位记者朋友大家好，欢迎参加今天的发布会。</p>", "/live/7", "empty", id="a live broadcast"),
    pytest.param("<h1>养护</h1>" + "".join(f"<li>第{n}批道路养护完成，桥梁加固也将在入冬以前开始 2020-09-0{n} 09:49:02 林一舟文字，除署名外均为何田摄</li>" for n in range(1, 5)), "/n/7.html", "list", id="rows with a day and an hour that are no links"),
    pytest.param("<h1>学习</h1>" + "".join(f"<p>[2019-05-2{n} 11:18]新优势，激荡内生增长的力量，用奋斗书写青春华章之{n}</p>" for n in range(1, 6)), "/n/7.html", "list", id="rows with the day before them"),
    pytest.param("<h1>要闻</h1><p>工作队在村里开展整治，组织师生来村里画墙画。经… <a href='/n/8.html'>[详细内容]</a></p>", "/n/7.html", "list", id="first words and the link to all"),
    pytest.param(f"<h1>公告</h1>{FLOOD.format(when='近日')}", "/forum-15-1.html", "list", id="a board of a forum, by its address"),
    pytest.param("<h1>用户隐私权保护政策</h1><p>我们尊重并保护所有用户的个人隐私，不会向任何人提供。</p>", "/n/7.html", "about", id="what a site keeps of its visitors"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "path", "reason"), ROWS)
def test_what_tells_nothing_of_when_and_who(body: str, path: str, reason: str | None) -> None:
    title = body.partition("<h1>")[2].partition("</h1>")[0]
    url = path if "://" in path else SITE + path
    assert why_not_article(response_of(body, url=url, head=f"<title>{title}-青石网</title>")) == reason


def test_an_account_s_page_on_itself() -> None:
    url = "https://mp.weixin.qq.com/mp/aboutbiz?__biz=MjM5OTM0OTE1Mg=="
    assert why_not_article(response_of(WELCOME, url=url)) == "list"
