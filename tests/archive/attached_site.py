"""A site whose articles have attachments and images, and crawls of it."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from pathlib import Path

from tests import launch
from tests.archive.small_site import BODY, IMAGE, LIST
from tests.conftest import LOCAL, scrapy_command
from tests.network.support import Answer, Server

PDF = b"%PDF-1.4\n" + bytes(range(256)) * 40
OTHER = b"%PDF-1.7\n" + b"\x00 \x01" * 3000


def packed() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("OFD.xml", "<ofd/>")
    return out.getvalue()


OFD = packed()


def of_type(body: bytes, kind: str, *more: tuple[str, str]) -> Answer:
    return Answer(200, body, (("Content-Type", kind), *more))


# Path → what the site answers.
FILES = {
    "/files/notice.pdf": of_type(PDF, "application/pdf"),
    "/files/copy.pdf": of_type(PDF, "application/octet-stream"),
    "/files/moved.doc": Answer(302, b"", (("Location", "/files/real.doc"),)),
    "/files/real.doc": of_type(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more", "application/msword"),
    "/files/run.doc": of_type(b"MZ\x90\x00" + bytes(5000), "application/msword"),
    "/files/film.zip": of_type(b"PK\x03\x04" + bytes(5000), "video/mp4"),
    "/files/page.doc": of_type(b"<!DOCTYPE html><html><body>no such file</body></html>", "text/html"),
    "/files/big.pdf": of_type(b"%PDF-1.4" + bytes(300_000), "application/pdf"),
    "/files/gone.pdf": Answer(404, b"<html>gone</html>"),
    "/download?file=script.pdf": of_type(b"%PDF-1.5, by a script", "text/html; charset=utf-8"),
    "/download?file=text.doc": of_type(b"MZ\x90\x00" + bytes(5000), "text/plain"),
    "/files/%E5%90%8D%20%E7%A7%B0.pdf": of_type(b"%PDF-1.6, by name", "application/pdf"),
    "/img/a.png": of_type(IMAGE, "image/png"),
    "/download?file=../../../etc/x.pdf": of_type(OTHER, "application/pdf", ("Content-Disposition", "filename=../../x.pdf")),
}
LINKS = {
    1: ("/files/notice.pdf", "/img/a.png"),
    2: ("/files/copy.pdf", "/files/moved.doc", "/img/a.png"),
    3: ("/files/名 称.pdf#page=2", "/files/run.doc", "/files/film.zip", "/download?file=script.pdf", "/download?file=text.doc"),
    4: ("/files/page.doc", "/files/big.pdf", "/files/gone.pdf"),
    5: ("{other}/ok.ofd", "{other}/secret/no.pdf"),
    6: ("http://10.1.2.3/x.pdf", "/download?file=../../../etc/x.pdf"),
}


class Site:
    """A site whose articles have files, some of them on another host. answers: what its files are."""

    def __init__(self) -> None:
        self.answers = dict(FILES)
        self.note = ""
        self.other = Server(self.elsewhere, "127.0.0.3")
        self.server = Server(self.answer)

    def __enter__(self) -> Site:
        return self

    def __exit__(self, *_: object) -> None:
        for server in (self.server, self.other):
            server.__exit__()

    def answer(self, path: str, asked: int) -> Answer:
        if path == "/":
            rows = "".join(f'<li><a href="/show-{n}.html">云浦县印发第{n}号通知</a></li>' for n in LINKS)
            return Answer(200, LIST.format(rows).encode())
        if found := re.fullmatch(r"/show-(\d)\.html", path):
            return Answer(200, self.article(int(found.group(1))).encode(), (("Content-Type", "text/html; charset=utf-8"),))
        return self.answers.get(path, Answer(404, b"no"))

    def article(self, number: int) -> str:
        shown = ""
        for path in LINKS[number]:
            url = path.format(other=self.other.base)
            shown += (
                f'<p><img src="{url}" alt="图"></p>' if path.endswith("png") else f'<p><a href="{url}">附件{number}</a></p>'
            )
        return (
            f"<html><head><title>云浦县印发第{number}号通知</title></head><body><h1>云浦县印发第{number}号通知</h1>"
            f"<div>时间：2024-05-1{number} 来源：云浦发布</div><div class='content'>{BODY}<p>独此一句第{number}号{self.note}</p>{shown}<p>特此通知。</p></div></body></html>"
        )

    def elsewhere(self, path: str, asked: int) -> Answer:
        if path == "/robots.txt":
            return Answer(200, b"User-agent: *\nDisallow: /secret/\n")
        return of_type(OFD, "application/ofd")

    def asked(self) -> Counter[str]:
        """How often each path of a file was asked for, on both hosts."""
        came = [path for _, path in (*self.server.came, *self.other.came)]
        return Counter(path for path in came if not path.endswith((".html", ".txt", "/")))


OPTIONS = (
    *LOCAL,
    "-s",
    "ATTACHMENT_MAXSIZE=100000",
    "-s",
    "FEEDS={}",
    "-s",
    "ARCHIVE_ENABLED=1",
    "-s",
    "LEDGER_BATCH_SECONDS=0.05",
)
# What is due again is due at once.
SOON = ("-s", "RETRY_HOURS=0.0000001", "-s", "REFETCH_DAYS=0.0000001")


def command(site: Site, folder: Path, *more: str) -> list[str]:
    """A crawl of the site, as a command line."""
    options = (*OPTIONS, "-s", f"LEDGER_URL=sqlite:///{folder}/ledger.db", "-s", f"ARCHIVE_DIR={folder}/archive", *more)
    return scrapy_command("crawl", "repost", "-a", f"start={site.server.base}/", *options)


def crawl(site: Site, folder: Path, *more: str) -> None:
    done = launch.run(command(site, folder, *more))
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr, done.stderr
