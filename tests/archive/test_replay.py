"""pywb, which public web archives run, replays what a crawl has archived."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import Message
from pathlib import Path
from typing import NamedTuple

from tests.archive.small_site import IMAGE, answer
from tests.conftest import LOCAL, Scrapy
from tests.network.support import Server

_BIN = Path(sys.executable).parent


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


class Replayed(NamedTuple):
    """An answer of the archive."""

    status: int
    headers: Message
    body: bytes


def ask(url: str) -> Replayed:
    """The answer as it comes; redirects are not followed, and no proxy is asked."""
    opener = urllib.request.build_opener(_NoRedirect, urllib.request.ProxyHandler({}))
    try:
        with opener.open(url, timeout=30) as answered:
            return Replayed(answered.status, answered.headers, answered.read())
    except urllib.error.HTTPError as error:
        with error:
            return Replayed(error.code, error.headers, error.read())


@contextmanager
def replaying(folder: Path, files: list[Path]) -> Iterator[str]:
    """pywb with a collection of the files, on loopback; its address."""
    for command in (["init", "c"], ["add", "c", *map(str, files)]):
        subprocess.run([_BIN / "wb-manager", *command], cwd=folder, check=True, capture_output=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [_BIN / "wayback", "-b", "127.0.0.1", "-p", str(port)]
    with (folder / "pywb.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
    try:
        end = time.monotonic() + 60
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                assert process.poll() is None, (folder / "pywb.log").read_text()
                assert time.monotonic() < end, "pywb does not start"
                time.sleep(0.1)
        yield f"http://127.0.0.1:{port}/c"
    finally:
        process.terminate()
        process.wait(20)


def test_pywb_replays_a_crawl(scrapy: Scrapy, tmp_path: Path) -> None:
    with Server(answer) as server:
        for _ in range(2):
            assert scrapy("crawl", "repost", "-a", f"start={server.base}/", *LOCAL).returncode == 0
    files = sorted((tmp_path / "archive").rglob("*.warc.gz"))
    (tmp_path / "pywb").mkdir()
    with replaying(tmp_path / "pywb", files) as archive:
        page = ask(f"{archive}/2999id_/{server.base}/show-1.html")
        assert (page.status, page.body) == (200, answer("/show-1.html", 0).body)
        assert page.headers["Content-Type"] == "text/html; charset=gbk"
        # Rewritten for a browser: the Chinese is still Chinese.
        assert "云浦县人民政府办公室" in ask(f"{archive}/2999mp_/{server.base}/show-1.html").body.decode("gbk")
        assert "云浦县人民政府办公室" in ask(f"{archive}/2999mp_/{server.base}/show-2.html").body.decode("gbk"), "packed"
        image = ask(f"{archive}/2999id_/{server.base}/show-6.html")
        assert (image.status, image.headers["Content-Type"], image.body) == (200, "image/png", IMAGE)
        moved = ask(f"{archive}/2999mp_/{server.base}/show-3.html")
        assert moved.status == 302
        assert moved.headers["Location"].endswith(f"mp_/{server.base}/show-30.html")
        assert ask(f"{archive}/2999id_/{server.base}/show-4.html").status == 404
        # The newest capture of the home page is a revisit: pywb finds the older payload.
        home = ask(f"{archive}/2999id_/{server.base}/")
        assert (home.status, home.body) == (200, answer("/", 0).body)
        assert ask(f"{archive}/2999id_/{server.base}/never-seen").status == 404
