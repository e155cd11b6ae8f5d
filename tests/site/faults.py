"""What goes wrong on the made-up web: each fault is a switch, and the same seed always hits the same addresses.

Passing faults (5xx, 429, reset, cut, length) hit an address on its first requests and then leave it alone, so that a
crawler that tries again ends with the same stories. Faults that stay have addresses of their own that no story needs.
"""

from __future__ import annotations

import asyncio
import gzip
import hashlib
import socket
import struct
from collections.abc import Iterable

from aiohttp import web

from tests.site.world import Place, World

FAULTS = {
    "304": "ETag and Last-Modified on every page, and 304 to who brings them back",
    "5xx": "an article answers 500, then 503 with Retry-After, then itself",
    "429": "an article answers 429 with Retry-After once",
    "reset": "the connection is reset once, before any answer",
    "cut": "a chunked body ends in the middle once",
    "length": "Content-Length promises more than comes, once",
    "slow": "the body comes in slices, over `slow_seconds`",
    "charset": "header, meta and bytes disagree on the encoding",
    "redirects": "lists link to old addresses that redirect; there is a redirect loop and a redirect without end",
    "inside": "redirects to addresses inside the user's network and to other schemes",
    "gone": "links to pages that are 404 and 410",
    "endless": "a column whose 下一页 never ends, and one whose pages lead in a circle; both list known articles",
    "trap": "a calendar that makes new months, deeper folders and empty pages for ever",
    "bomb": "a gzip body of `bomb_bytes` zeros, and a body that goes on for `bomb_bytes`",
    "challenge": "pages of 加速乐 (521), 瑞数 (412) and a verification page with status 200",
    "script": "a page whose body only a script brings",
    "headers": "an answer with 400 headers of 4 KB",
}

# The share of articles that a fault hits.
SHARES = {"5xx": 0.08, "429": 0.04, "reset": 0.06, "cut": 0.06, "length": 0.06, "slow": 0.04, "charset": 0.15, "redirects": 0.1}
PASSING = {"5xx": 2, "429": 1, "reset": 1, "cut": 1, "length": 1}
ROWS = {
    "gone": [("/show-900404.html", "这一条消息已经撤下再也找不到了"), ("/show-900410.html", "这一条消息永远撤下请不要再来")],
    "endless": [("/lanmu/wujin/", "无尽"), ("/lanmu/quan/", "循环")],
    "trap": [("/rili/2024/5/", "日历")],
    "bomb": [("/show-900001.html", "小小一页展开以后大得读不完"), ("/show-900002.html", "没有尽头的一页总也下载不完")],
    "challenge": [
        ("/show-900521.html", "先过了门口的检查才能看的一页"),
        ("/show-900412.html", "先让脚本算一道题才能看的一页"),
        ("/show-900200.html", "先点一点图片验证才能看的一页"),
    ],
    "script": [("/show-900300.html", "正文要等脚本取来才能看的一页")],
    "redirects": [("/show-900301.html", "两个地址互相推来推去的一页"), ("/show-900303/0.html", "一再指向下一个地址的那一页")],
    "inside": [
        ("/show-900310.html", "转到本机别的端口上去的一页"),
        ("/show-900311.html", "转到云主机元数据地址的一页"),
        ("/show-900312.html", "转到本机文件上去的那一页"),
    ],
    "headers": [("/show-900431.html", "回答的头部长得过分的那一页")],
}
REDIRECTS = {
    "/show-900301.html": "/show-900302.html",
    "/show-900302.html": "/show-900301.html",
    "/show-900310.html": "http://127.0.0.1:9/",
    "/show-900311.html": "http://169.254.169.254/latest/meta-data/",
    "/show-900312.html": "file:///etc/passwd",
}
# (what the header says, what the bytes are in); the meta says what the header says.
LIES = (("gb2312", "utf-8"), ("utf-8", "gbk"), ("x-gbk", "gbk"), (None, "gbk"), ("iso-8859-1", "utf-8"))

SCRIPT_PAGE = (
    '<html><head><title>请稍候</title></head><body><div id="app"></div><script src="/static/app.js"></script></body></html>'
)
JIASULE = (
    "document.cookie='__jsl_clearance_s='+(function(){return (1+1)+'|0|made-up'})()+';path=/';location.href=location.pathname"
)
RUISHU = '<meta id="Kx1" content="made-up" r="m"><script r="m">$_ts=window["$_ts"];if(!$_ts)$_ts={};</script>'
VERIFY = '<h3>访问验证</h3><p>请完成安全验证后继续访问</p><form action="/verify"><input name="captcha"></form>'
CHALLENGES = {
    "/show-900521.html": (521, f"<script>{JIASULE}</script>"),
    "/show-900412.html": (412, f"<!DOCTYPE html><html><head>{RUISHU}</head><body></body></html>"),
    "/show-900200.html": (200, f"<html><head><title>安全验证</title></head><body>{VERIFY}</body></html>"),
}


class Faults:
    """The faults that are on, and how often each address was asked for."""

    def __init__(self, world: World, names: Iterable[str], *, bomb_bytes: int, slow_seconds: float, retry_after: int) -> None:
        self.names = frozenset(names)
        if unknown := self.names - FAULTS.keys():
            raise ValueError(f"unknown faults {sorted(unknown)}; there are {sorted(FAULTS)}")
        self.world = world
        self.bomb_bytes = bomb_bytes
        self.slow_seconds = slow_seconds
        self.retry_after = retry_after
        self.asked: dict[tuple[str, str], int] = {}

    def rows(self, name: str) -> list[tuple[str, str]]:
        """The rows (path, title) by which a spider comes upon the faults; all of them are on the site `repost`."""
        return [row for fault, rows in ROWS.items() if fault in self.names for row in rows] if name == "repost" else []

    def hits(self, fault: str, name: str, path: str) -> bool:
        """True if the fault is on and strikes this address."""
        return fault in self.names and self.world.random("fault", fault, name, path).random() < SHARES[fault]

    def passing(self, name: str, path: str) -> str | None:
        """The passing fault that strikes this request, counted; None for most."""
        for fault, times in PASSING.items():
            if self.hits(fault, name, path):
                asked = self.asked[name, path] = self.asked.get((name, path), 0) + 1
                return fault if asked <= times else None
        return None

    def listed_path(self, name: str, path: str) -> str:
        """The address under which lists show an article: an old one where `redirects` strikes."""
        return "/old" + path if self.hits("redirects", name, path) else path

    def encoding(self, name: str, path: str, usual: str) -> tuple[str | None, str]:
        """The charset that header and meta name (None: none at all) and the encoding of the bytes."""
        if not self.hits("charset", name, path):
            return ("gb2312" if usual == "gbk" else usual), usual
        return self.world.random("lie", name, path).choice(LIES)

    def answer_of_its_own(self, name: str, path: str) -> web.Response | None:
        """The answer of an address that only a fault made; None for all others."""
        if name != "repost":
            return None
        on = self.names
        if path in REDIRECTS and ("inside" in on if "90031" in path else "redirects" in on):
            return web.Response(status=302, headers={"Location": REDIRECTS[path]})
        if "redirects" in on and path.startswith("/show-900303/"):
            count = int("".join(filter(str.isdigit, path[13:20])) or 0)
            return web.Response(status=302, headers={"Location": f"/show-900303/{count + 1}.html"})
        if "gone" in on and path in {"/show-900404.html", "/show-900410.html"}:
            return web.Response(status=int(path[-8:-5]), text="页面不存在")
        if "challenge" in on and path in CHALLENGES:
            status, text = CHALLENGES[path]
            return web.Response(
                status=status, text=text, content_type="text/html", headers={"Set-Cookie": "__jsluid_s=made-up; path=/"}
            )
        if "script" in on and path == "/show-900300.html":
            return web.Response(text=SCRIPT_PAGE, content_type="text/html")
        if "headers" in on and path == "/show-900431.html":
            return web.Response(
                text=SCRIPT_PAGE, content_type="text/html", headers={f"X-Long-{n}": "x" * 4096 for n in range(400)}
            )
        if "bomb" in on and path == "/show-900001.html":
            packed = gzip.compress(bytes(self.bomb_bytes), 9)
            return web.Response(body=packed, content_type="text/html", headers={"Content-Encoding": "gzip"})
        return self._maze(path)

    def _maze(self, path: str) -> web.Response | None:
        """Lists without end: the endless column, the circle, the calendar."""
        folder, _, rest = path.lstrip("/").partition("/")
        known = "".join(
            f'<li><a href="{self.world.path_of("repost", n)}">{self.world.truth_of("repost", n).title}</a></li>'
            for n in range(6)
        )
        if "endless" in self.names and path.startswith("/lanmu/wujin/"):
            number = int("".join(filter(str.isdigit, rest)) or 1) + 1
            return _html(f'<ul>{known}</ul><a href="/lanmu/wujin/di{number}ye">下一页</a>')
        if "endless" in self.names and path.startswith("/lanmu/quan/"):
            onward = "/lanmu/quan/er" if path == "/lanmu/quan/" else "/lanmu/quan/"
            return _html(f'<ul>{known}</ul><a href="{onward}">下一页</a>')
        if "trap" in self.names and folder == "rili":
            if "show-" in rest:
                return _html("<p>今日无事。</p>")
            key = hashlib.sha1(path.encode()).hexdigest()
            days = "".join(
                f'<li><a href="{path}show-{int(key[n : n + 6], 16)}.html">这一天的活动安排与往日没有什么不同</a></li>'
                for n in range(8)
            )
            return _html(f'<ul>{days}</ul><a href="{path}{int(key[:2], 16)}/">下一页</a><a href="{path}a/">下月</a>')
        return None

    async def never_ending(self, request: web.Request) -> web.StreamResponse:
        """A page that goes on for bomb_bytes, without saying so before."""
        response = web.StreamResponse(headers={"Content-Type": "text/html; charset=utf-8"})
        await response.prepare(request)
        block = "<p>还有，还有，还有。</p>".encode() * 2000
        for _ in range(self.bomb_bytes // len(block) + 1):
            await response.write(block)
        await response.write_eof()
        return response

    async def break_off(self, request: web.Request, fault: str, answer: web.Response) -> web.StreamResponse:
        """Answer with half a body, or not at all."""
        transport = request.transport
        assert transport is not None
        if fault == "reset":
            transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            transport.abort()
            return web.Response(status=500)
        body = answer.body
        assert isinstance(body, bytes)
        response = web.StreamResponse(headers={"Content-Type": answer.headers["Content-Type"]})
        if fault == "length":
            response.content_length = len(body) + 1000
        else:
            response.enable_chunked_encoding()
        await response.prepare(request)
        await response.write(body if fault == "length" else body[: len(body) // 2])
        await asyncio.sleep(0.01)
        transport.close()
        return response

    def refuse(self, fault: str, name: str, path: str) -> web.Response:
        """The answer of a server that has too much to do."""
        if fault == "429":
            return web.Response(status=429, headers={"Retry-After": str(self.retry_after)})
        first = self.asked[name, path] == 1
        return web.Response(status=500) if first else web.Response(status=503, headers={"Retry-After": str(self.retry_after)})


def is_article(place: Place) -> bool:
    """Passing faults strike articles only: a list that fails hides its rows until the next run."""
    return place.kind == "article"


def _html(body: str) -> web.Response:
    return web.Response(text=f"<html><body>{body}</body></html>", content_type="text/html")
