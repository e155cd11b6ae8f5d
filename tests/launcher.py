"""`python -m tests.launcher NUMBER`: a process that has read the project's modules and makes commands of itself, by forking.

A command's own work is often a tenth of a second, and reading its modules takes ten times as long. So `tests.launch` has one such
process beside each process that runs tests. What a command gets is what a fresh one has: arguments, environment, standard streams,
working directory, the interpreter's own beginning and end. Asked for by the socket NUMBER: one byte, with four files beside it
(what to run, as JSON; its standard input, output and error). Answered by two lines: the process, then how it ended.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import pkgutil
import runpy
import signal
import socket
import sys
from typing import Any

from crawler.original.hosts import registered_domain
from crawler.spiders.shapes import site_of

# Read by each command for itself: what Scrapy looks for by its environment, and what only `scrapy browse` and new ledgers need.
OWN = ("crawler.settings", "crawler.browse", "crawler.ledger.migrations")
# What a crawl reads besides the project's own modules, and packages of which it reads most.
ALSO = """
    scrapy.cmdline scrapy.core.downloader scrapy.core.downloader.handlers.datauri scrapy.core.downloader.handlers.file
    scrapy.core.engine scrapy.core.scheduler scrapy.core.scraper scrapy.crawler scrapy.dupefilters scrapy.extensions.closespider
    scrapy.extensions.corestats scrapy.extensions.feedexport scrapy.extensions.logcount scrapy.extensions.logstats
    scrapy.extensions.memdebug scrapy.extensions.memusage scrapy.extensions.remote_control scrapy.extensions.spiderstate
    scrapy.extensions.telnet scrapy.extensions.throttle scrapy.spiderloader scrapy.squeues scrapy.statscollectors scrapy.utils.engine
    alembic.command alembic.config psycopg sqlalchemy.dialects.sqlite
""".split()
WHOLE = "scrapy.commands scrapy.downloadermiddlewares scrapy.spidermiddlewares".split()


def read_modules() -> None:
    """All modules that commands have in common, and nothing that a fork would break: no thread, no reactor, no connection."""
    for name in ALSO:
        importlib.import_module(name)
    for name in (*WHOLE, "crawler"):
        for module in pkgutil.walk_packages(importlib.import_module(name).__path__, f"{name}."):
            if not module.name.startswith(OWN):
                importlib.import_module(module.name)
    # These read the list of public suffixes when they are first asked.
    site_of("www.gdzz.gov.cn")
    registered_domain("www.gdzz.gov.cn")
    if "twisted.internet.reactor" in sys.modules:
        raise RuntimeError("a module of the project brings Twisted's reactor with it: each command must install its own")
    # What is here stays, in each command too: nobody need look at it again.
    gc.freeze()


def serve(asked: socket.socket) -> tuple[dict[str, Any], list[int]] | None:
    """Make a process of each request. In that process: what to run and its streams. At the end of requests: None."""
    while True:
        message, files, _, _ = socket.recv_fds(asked, 1, 4)
        if not message:
            return None
        what, *streams = files
        with open(what, encoding="utf-8") as file:
            command: dict[str, Any] = json.load(file)
        process = os.fork()
        if not process:
            return command, streams
        for stream in streams:
            os.close(stream)
        asked.sendall(f"{process}\n".encode())
        _, status, used = os.wait4(process, 0)
        ended = {"code": os.waitstatus_to_exitcode(status), "seconds": used.ru_utime + used.ru_stime}
        asked.sendall(f"{json.dumps(ended)}\n".encode())


def become(command: dict[str, Any], streams: list[int]) -> None:
    """Be a process that was just begun with this command. The caller runs its module."""
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    os.environ.clear()
    os.environ.update(command["environment"])
    sys.argv = [command["module"], *command["arguments"]]
    signal.signal(signal.SIGINT, signal.default_int_handler)


def main() -> None:
    # Ctrl-C is for the tests, which end this process.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with socket.socket(fileno=int(sys.argv[1])) as asked:
        read_modules()
        wanted = serve(asked)
    if wanted:
        become(*wanted)
        # The last that happens here, so that the command ends as the interpreter ends it.
        runpy.run_module(wanted[0]["module"], run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
