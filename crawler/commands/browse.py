"""`scrapy browse`: the ledger in a web browser."""

from __future__ import annotations

import argparse
import socket
import sys
import time
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from crawler.commands.base import LedgerCommand

LOOPBACK = "127.0.0.1"


class Command(LedgerCommand, ScrapyCommand):
    """Brings the reading file up to date, then serves it until it is stopped."""

    def syntax(self) -> str:
        """How it is called."""
        return "[options]"

    def short_desc(self) -> str:
        """One line of help."""
        return "Look at the ledger in a web browser: stories, reposts, what was changed; search"

    def long_desc(self) -> str:
        """More help."""
        return (
            "Serves the ledger with Datasette, to read only, on this machine. What is listed and searched is kept in a file beside "
            "the ledger (BROWSE_FILE), brought up to date at the start and every BROWSE_UPDATE_SECONDS."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Its options."""
        super().add_options(parser)
        parser.add_argument("--port", type=int, default=8001, help="where it listens (8001); 0: any that is free")
        told = f"the address that it listens on ({LOOPBACK}: only this machine reaches it); it asks nobody for a password"
        parser.add_argument("--host", default=LOOPBACK, help=told)

    def work(self, args: list[str], opts: argparse.Namespace) -> None:
        """Serve."""
        # Imported here: Scrapy loads all commands to run one.
        from crawler.browse.index import ReadingFile, place_of, update
        from crawler.browse.server import Upkeep, application, serve

        if args:
            raise UsageError("scrapy browse takes no arguments: the ledger is LEDGER_URL's")
        if not 0 <= opts.port <= 65535:
            raise UsageError(f"--port {opts.port}: expected a number from 0 to 65535")
        assert self.settings is not None
        listening = _listen(opts.host, opts.port)
        ledger = self.open_ledger()
        url = self.settings["LEDGER_URL"]
        path = place_of(url, self.settings["BROWSE_FILE"] or "")
        file = ReadingFile(path, url).open()
        update(ledger, file, _Told())
        upkeep = Upkeep(ledger, file, self.settings.getfloat("BROWSE_UPDATE_SECONDS"))
        app = application(path, ledger, Path(self.settings["ARCHIVE_DIR"]), frozenset(self.settings.getlist("BROWSE_HOSTS")))
        upkeep.start()
        # Who reads the address may ask at once: those who come before the server is ready wait.
        listening.listen()
        print(f"http://{_shown(opts.host)}:{listening.getsockname()[1]}/", flush=True)
        print("scrapy: browsing; stop with Ctrl-C", file=sys.stderr, flush=True)
        try:
            serve(app, listening)
        finally:
            upkeep.stop()
            ledger.close()


def _listen(host: str, port: int) -> socket.socket:
    """A socket of the address, taken before any work is done. Raises OSError that names the address."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except (OSError, UnicodeError) as error:
        listening.close()
        raise OSError(
            f"cannot listen on {host} port {port}: {getattr(error, 'strerror', None) or error}; choose another with --port"
        ) from error
    return listening


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host


class _Told:
    """Says on standard error how far the first update is, once every few seconds."""

    def __init__(self) -> None:
        self.last = time.monotonic()

    def __call__(self, what: str, done: int, of: int) -> None:
        if time.monotonic() - self.last > 3:
            self.last = time.monotonic()
            print(f"scrapy: reading file: {what} {done:,} of {of:,}", file=sys.stderr, flush=True)
