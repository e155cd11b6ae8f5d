"""A small site with one page of each kind that an archive must keep."""

from __future__ import annotations

import base64
import gzip

from tests.network.support import Answer

BODY = "".join(f"<p>第{n}项工作由云浦县人民政府办公室牵头，各乡镇街道按照职责分工抓好落实。</p>" for n in range(9))
ARTICLE = (
    f"<html><head><title>云浦县召开工作会议</title></head><body><h1>云浦县召开工作会议</h1><div>时间：2024-05-10 来源：云浦发布</div>"
    f"<div class='content'>{BODY}</div></body></html>"
)
# One red pixel.
IMAGE = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC")
LIST = "<html><body><ul>{}</ul></body></html>"


def answer(path: str, asked: int) -> Answer:
    """A small site: a page in GBK, one packed, a redirect with GBK in its head, one that is gone, one that fails once, and an image."""
    html = (("Content-Type", "text/html; charset=gbk"),)
    if path == "/robots.txt":
        return Answer(200, b"User-agent: *\nDisallow: /secret/\n")
    if path == "/":
        names = ["show-1", "show-2", "show-3", "show-4", "show-5", "show-6"]
        rows = "".join(f'<li><a href="/{name}.html">云浦县召开第{name[-1]}次工作会议</a></li>' for name in names)
        return Answer(200, LIST.format(rows).encode("gbk"), html)
    if path == "/show-2.html":
        return Answer(200, gzip.compress(ARTICLE.encode("gbk"), mtime=0), (*html, ("Content-Encoding", "gzip")))
    if path == "/show-3.html":
        return Answer(302, b"moved", (("Location", "/show-30.html"), ("X-Column", "云浦".encode("gbk").decode("latin-1"))))
    if path == "/show-4.html":
        return Answer(404, b"gone")
    if path == "/show-5.html" and not asked:
        return Answer(500, b"a moment")
    if path == "/show-6.html":
        return Answer(200, IMAGE, (("Content-Type", "image/png"),))
    return Answer(200, ARTICLE.replace("会议", path[-6]).encode("gbk"), html)
