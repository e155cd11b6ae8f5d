"""Challenge pages and pages that need a browser: told from articles, put down as what they are, asked for once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from scrapy.http import HtmlResponse

from crawler.extract import barrier, why_not_article
from crawler.ledger import open_database
from crawler.network.challenges import CHALLENGES, challenge_of
from tests import launch
from tests.conftest import LOCAL, Scrapy, scrapy_command
from tests.ledger.made import contents
from tests.network.support import Answer, Server
from tests.site.faults import CHALLENGES as SITE_CHALLENGES
from tests.site.server import TestSite

PROSE = "".join(
    f"<p>{text}</p>"
    for text in (
        "市网信办提醒，任何单位索要短信验证码的都应当拒绝，发现可疑情况可以拨打热线反映，切勿点击来历不明的链接。",
        "今年以来，全市共接到此类举报一千二百余件，其中冒充客服的占四成，受骗的多是独自在家的老人。",
        "各社区已经把提醒的话印在宣传栏上，网格员上门走访时也会当面讲解怎样完成安全验证、怎样设置密码。",
        "下一步，市里将组织志愿者到养老院和学校举办讲座，并把典型的案例编成小册子，免费发给居民。",
    )
)


def page(text: str, status: int = 200, url: str = "http://www.a.gov.cn/art/1.html", **headers: str) -> HtmlResponse:
    return HtmlResponse(url, status=status, headers={k.replace("_", "-"): v for k, v in headers.items()}, body=text.encode())


# (firewall, its page). The shapes are those that public code and the field notes tell; the values are made up.
PAGES = (
    ("加速乐", page("<script>document.cookie=('_')+('j')+('s')+(1<<3)+'';location.href=location.pathname</script>", 521)),
    ("加速乐", page("<script>document.cookie='__jsl_clearance_s=1|0|a';location.href=location.pathname</script>")),
    (
        "瑞数",
        page(
            "<html><meta content='Q' r='m'><script type=\"text/javascript\" r='m'>$_ts=window['$_ts'];if(!$_ts)$_ts={};</script>"
        ),
    ),
    ("瑞数", page("<html><script>var $_ts=window['$_ts'];</script></html>", 412)),
    ("瑞数", page('<script r="m">$_ts=window["$_ts"];</script>', 202)),
    ("阿里云盾", page("<html><script>\nvar arg1='FC0C2D8AD5673C5FB8B9EF3180ECC395B9A5F944';function setCookie(){}</script>")),
    ("阿里云盾", page('<img src="https://errors.aliyun.com/images/a.png"><p>您的请求被拦截</p>', 405)),
    ("云锁", page("<script>function YunSuoAutoJump() { var width = screen.width; }</script>")),
    ("奇安信网站卫士", page('<script>var wzwschallenge="bba9"; var wzwschallengex="cmhy";</script>')),
    ("腾讯云", page('<iframe src="https://waf-static.tencent.com/501page.html?u=1"></iframe>')),
    ("安全狗", page('<script src="http://404.safedog.cn/sitedog_stat.html"></script>')),
    ("雷池", page('<link rel="icon" href="/.safeline/static/favicon.png"><title id="slg-title"></title>', 468)),
    ("创宇盾", page('<script src="//hm.yunaq.com/jsl.js"></script>', 403)),
    ("Cloudflare", page('<script src="/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1"></script>', 403)),
    ("Cloudflare", page("Just a moment", cf_mitigated="challenge")),
    ("微信", page("环境异常", url="https://mp.weixin.qq.com/mp/wappoc_appmsgcaptcha?poc_token=a&target_url=https%3A%2F%2Fx")),
)


def test_every_firewall_has_a_page_here() -> None:
    assert {rule.name for rule in CHALLENGES} <= {name for name, _ in PAGES}


@pytest.mark.parametrize(("name", "response"), [pytest.param(*row, id=f"{row[0]} {n}") for n, row in enumerate(PAGES)])
def test_named_challenges(name: str, response: HtmlResponse) -> None:
    assert challenge_of(response) == name


@pytest.mark.parametrize(
    "response",
    [
        pytest.param(page(f"<h1>警惕索要验证码的诈骗</h1>{PROSE}"), id="an article on 验证码"),
        pytest.param(page(f"<title>节前安全检查</title><h1>开展节前安全检查</h1>{PROSE}"), id="an article on 安全检查"),
        pytest.param(
            page(f"<h1>创宇盾、加速乐、瑞数是什么</h1>{PROSE}<p>__jsl_clearance、$_ts、acw_sc__v2</p>"), id="their names"
        ),
        pytest.param(
            page(f"<h1>网信办提醒市民保护好自己的密码</h1>{PROSE}<script>document.cookie='read=1';</script>"),
            id="a cookie set by a page's script",
        ),
        pytest.param(
            page(
                f"<html><h1>网信办提醒市民保护好自己的密码</h1><script>var arg1='list';document.cookie='a=1';location.href='#top'</script>{PROSE}"
            ),
            id="a variable of that name",
        ),
        pytest.param(
            page(
                f'<h1>网信办提醒市民保护好自己的密码</h1>{PROSE}<script src="/cdn-cgi/challenge-platform/scripts/jsd/main.js"></script>'
            ),
            id="an article behind Cloudflare",
        ),
        pytest.param(
            page(
                f"<h1>网信办提醒市民保护好自己的密码</h1>{PROSE}<noscript>请开启JavaScript</noscript><div id='app'></div><script></script>"
            ),
            id="app",
        ),
    ],
)
def test_articles_are_no_challenges(response: HtmlResponse) -> None:
    assert challenge_of(response) is None
    assert barrier(response) is None
    assert why_not_article(response) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("<title>安全验证</title><h3>访问验证</h3><p>请完成安全验证后继续访问</p>", "challenge", id="verification"),
        pytest.param("<title></title><p>环境异常</p><p>当前环境异常，完成验证后即可继续访问。</p>", "challenge", id="微信"),
        pytest.param("<title>请稍候…</title><p>正在检查您的浏览器</p>", "challenge", id="waiting"),
        pytest.param('<title>x</title><div id="app"></div><script src="/a.js"></script>', "needs_browser", id="Vue"),
        pytest.param("<div id=root>\n</div><script src=/a.js></script>", "needs_browser", id="React, without quotes"),
        pytest.param(
            '<title>县政府</title><div class="top">县人民政府</div><div id="__nuxt"><!-- --></div><script>1</script>',
            "needs_browser",
            id="Nuxt in a frame",
        ),
        pytest.param(
            '<div id="newsContent">正在加载中...</div><script>get()</script>', "needs_browser", id="fetched by the CMS"
        ),
        pytest.param(
            "<noscript>We're sorry but site doesn't work properly without JavaScript enabled.</noscript><script></script>",
            "needs_browser",
            id="Vue CLI's words",
        ),
        pytest.param("<title>标题</title><p>　</p>", None, id="simply empty"),
        pytest.param('<div id="app"></div>', None, id="an empty box and no script"),
        pytest.param("<script>var a=1;</script><p>短讯</p>", None, id="a script and no empty box"),
        pytest.param(f'<div id="app"></div><script src="a.js"></script>{PROSE}', None, id="text beside the box"),
    ],
)
def test_barriers(text: str, expected: str | None) -> None:
    assert barrier(page(text)) == expected


def crawl(start: str, folder: Path) -> tuple[Any, str]:
    """The ledger's pages after a crawl from `start`, and its log."""
    ledger = f"sqlite:///{folder}/ledger.db"
    command = scrapy_command("crawl", "repost", "-a", f"start={start}", *LOCAL)
    command += ["-s", f"LEDGER_URL={ledger}", "-s", "FEEDS={}"]
    done = launch.run(command)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    database = open_database(ledger, create=False)
    pages = contents(database)["pages"]
    database.close()
    return pages, done.stderr


def test_a_crawl_puts_them_down(tmp_path: Path, scrapy: Scrapy) -> None:
    with TestSite(articles=20, faults={"challenge", "script"}) as site:
        pages, _ = crawl(site.url(), tmp_path)
        told = {path: pages[site.url("repost", path)] for path in [*SITE_CHALLENGES, "/show-900300.html"]}
        assert {path: (row["state"], row["reason"], row["http_status"]) for path, row in told.items()} == {
            "/show-900521.html": ("blocked", "challenge: 加速乐", 521),
            "/show-900412.html": ("blocked", "challenge: 瑞数", 412),
            "/show-900200.html": ("blocked", "challenge", 200),
            "/show-900300.html": ("needs_browser", "a script brings the text", 200),
        }
        for path in told:
            assert len([seen for seen in site.requests if seen.path == path]) == 1, "a challenge was asked for again"
        status = scrapy("status").stdout
        assert "needs browser" in status
        (row,) = [line.split("│") for line in status.splitlines() if site.host() in line]
        head = next(line.split("┃") for line in status.splitlines() if "blocked" in line)
        assert row[[cell.strip() for cell in head].index("blocked")].strip() == "4", (
            "three challenges and what robots.txt forbids"
        )
        assert row[[cell.strip() for cell in head].index("needs browser")].strip() == "1"
        exported = scrapy("export", "pages").stdout
        assert "900200" not in exported
        assert "900300" not in exported


@pytest.mark.parametrize(
    ("answer", "state", "reason"),
    [
        pytest.param(Answer(521, b"<script>document.cookie=1</script>"), "blocked", "challenge: 加速乐", id="加速乐"),
        pytest.param(
            Answer(200, "<title>安全验证</title><p>请完成安全验证后继续访问</p>".encode()),
            "blocked",
            "challenge",
            id="verification",
        ),
        pytest.param(
            Answer(200, b"<title>x</title><div id=app></div><script src=/a.js></script>"),
            "needs_browser",
            "a script brings the text",
            id="script",
        ),
    ],
)
def test_a_home_page_behind_a_challenge(tmp_path: Path, answer: Answer, state: str, reason: str) -> None:
    """Not a home page without links, and robots.txt behind the same challenge is no reason of its own."""
    with Server(lambda *_: answer) as server:
        pages, log = crawl(f"{server.base}/", tmp_path)
        assert [(row["state"], row["reason"]) for row in pages.values()] == [(state, reason)]
        assert reason in log
