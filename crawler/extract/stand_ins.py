"""What a server, a registrar or a firewall shows at every address of a site that is not there, with the status of a page that is.

The same words stand at all addresses of such a site, and of others: taken for articles they would be new versions of all, and one story.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from crawler.extract.called import is_dated, is_signed, name_of
from crawler.page import Document

# Characters outside links. A default page with advice on what to do has some 300.
_LONGEST = 600
# Of Debian's and of Ubuntu's Apache, which explain themselves at length, the title tells.
_LONGEST_NAMED = 6000


class StandIn(NamedTuple):
    """reason: what the page is. named: in its `<title>`, from the beginning. said: in its text, on a page of few words."""

    reason: str
    named: re.Pattern[str] | None
    said: re.Pattern[str] | None


def _row(reason: str, *, named: str = "", said: str = "") -> StandIn:
    return StandIn(reason, re.compile(named, re.I) if named else None, re.compile(said, re.I | re.S) if said else None)


# News and warnings of it have other words, too.
_GAMBLING = (
    r"^(?!.*(?:警方|公安|赌博|诈骗|涉案|犯罪|警惕|打掉|查处))(?:.*注册(?:就|即|立即)?送\s?\d+\s?元?.{0,80}(?:棋牌|真人|百家乐|彩票|电竞|体育|老虎机)"
    r"|.*(?:百家乐|老虎机|时时彩|真人视讯).{0,60}(?:提款|提现|秒到账|返水|彩金))"
)
_STAND_INS = (
    # 宝塔面板 (bt.cn): no site at this host; a new one; one that was stopped.
    _row("error_page", named="没有找到站点$", said="您的请求在Web服务器中没有找到对应的站点"),
    _row("error_page", named="恭喜[，, ]{0,2}站点创建成功", said="本页面由系统自动生成.{0,40}|您可以修改、删除或覆盖本页面"),
    _row("error_page", named="(?:抱歉[，,])?站点已(?:暂停|停止)", said="该?站点已经?被管理员停止运行"),
    # nginx, OpenResty, Tengine, Apache, IIS, Tomcat: installed, and nothing more.
    _row("error_page", named=r"Welcome to (?:nginx|OpenResty|tengine|CentOS)\b|Test Page for |Apache2? .{0,30}Default Page|Apache Tomcat/"),
    _row("error_page", named=r"IIS(?:7| Windows Server)$|It works!?$", said=r"^It works!$"),
    # Registrars and those who sell domains: 阿里云, 西部数码, sedo.com.
    _row("error_page", named="(?:该)?域名(?:已经?)?(?:过期|到期)$", said="域名.{0,40}(?:已经?过期|已经?到期).{0,30}(?:域名所有者|续费|控制台)"),
    _row("error_page", named=r".{0,40}域名(?:出售|转让|停放|交易)", said=r"域名(?:可以|可|正在|正)?(?:转让|出售).{0,60}(?:卖家|报价|经纪人|购买)|domain (?:name )?(?:is|may be) for sale"),
    # Hosts in China that a site must be registered for: 阿里云's TestPage184.
    _row("error_page", said="该?网站(?:暂?未|没有|尚未).{0,30}备案.{0,24}(?:无法|暂停|恢复|不能|暂时).{0,10}(?:访问|服务)"),
    # A site that was given up: the notice stands at the addresses of its articles.
    _row("error_page", named="(?:关于)?.{0,20}网站(?:关停|迁移|整合|关闭|下线|停运|搬迁|停止更新)的?(?:公告|通知|公示|说明)$"),
    # ASP.NET, whose page explains itself; the contents of a folder, as Apache and nginx list them.
    _row("error_page", named="运行时错误$|.{0,12}应用程序中的服务器错误", said="应用程序中的服务器错误.{0,400}(?:堆栈跟踪|异常报告|Exception\\b)"),
    _row("list", named=r"Index of /[\w/.%-]*$|Directory (?:Listing|Contents) "),
    # Of gambling, at the addresses of a site that was broken into or whose domain has another owner now.
    _row("error_page", named=r".{0,16}(?:娱乐|棋牌|彩票|百家乐|老虎机|电竞|体育|真人)(?:城|平台|官方|官网|网站|网址|客户端|手机版|在线|版){0,4}(?:下载|登录|注册|入口|安装|app){1,3}(?:安装|入口|网址|地址)?$", said=_GAMBLING),
    # Servers behind Cloudflare and Tomcat that fail now.
    _row("error_page", named=r"HTTP ?(?:Status|状态) ?\W{0,2}[45]\d\d|.{0,60}\| 5\d\d: |(?:Discuz!|DedeCMS|MySQL).{0,12}Error", said=r"Discuz! Database Error|DedeCMS Error Warning"),
    _row("error_page", said="(?:网站|系统|本站|平台)(?:正在)?(?:进行)?(?:系统)?(?:改版|升级|维护)(?:升级|维护|改版|中){0,3}[^。]{0,16}(?:暂停访问|敬请期待|恢复访问|敬请谅解)"),
    # Firewalls: too many requests, from abroad, with an old browser.
    _row("challenge", said="(?:您的?)?访问过于频繁.{0,16}稍[后候]再试"),
    _row("challenge", said="不对境外(?:用户|地区|IP)?.{0,6}(?:提供|开放)|请(?:您)?使用境内网络访问"),
    _row("challenge", named="(?:您的)?浏览器版本(?:过低|太低|过旧)|请?升级(?:您的)?浏览器$", said="您的浏览器版本(?:过低|太低|过旧).{0,80}(?:Chrome|Firefox|升级|更换)"),
)  # fmt: skip


def reason_of_stand_in(document: Document) -> str | None:
    """`error_page` or `challenge` for such a page, None for any other. News of such things name a source or a day, or say more."""
    names = (document.title or "").strip(), name_of(document)
    reason = next((row.reason for row in _STAND_INS if row.named is not None and any(map(row.named.match, names))), None)
    # Most pages have another title and more words.
    if not _has_few_words(document, _LONGEST if reason is None else _LONGEST_NAMED):
        return None
    if reason is None:
        shown = "\n".join(line.text for line in document.lines if not line.hidden)
        reason = next((row.reason for row in _STAND_INS if row.said is not None and row.said.search(shown)), None)
    return None if reason is None or is_signed(document) or is_dated(document) else reason


def _has_few_words(document: Document, most: int) -> bool:
    """True if no more characters than these stand outside links; counts no further."""
    size = 0
    for line in document.lines:
        size += 0 if line.hidden else len(line.text) - line.linked
        if size > most:
            return False
    return True
