"""Datasette on a reading file, closed but for what is made for reading, and the thread that keeps the file up to date."""

from __future__ import annotations

import logging
import socket
import sqlite3
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

import uvicorn
from datasette.app import Datasette
from datasette.database import Database as DatasetteDatabase
from datasette.plugins import pm

from crawler.browse.closed import App, Closed
from crawler.browse.index import update
from crawler.browse.plugin import Plugin
from crawler.browse.reader import Reader
from crawler.ledger import Database, LedgerError

_HERE = Path(__file__).parent
_SETTINGS = {
    "default_allow_sql": False,
    "allow_download": False,
    "suggest_facets": False,
    "template_debug": False,
    "trace_debug": False,
    "default_page_size": 50,
    "max_returned_rows": 1000,
    "truncate_cells_html": 200,
    "facet_time_limit_ms": 1000,
    "sql_time_limit_ms": 3000,
    "default_cache_ttl": 0,
}
_TABLES: dict[str, dict[str, Any]] = {
    "stories": {"sort_desc": "published", "facets": ["source_state"]},
    "pages": {"sort_desc": "published", "facets": ["relation", "state", "match_method"]},
    "versions": {"sort_desc": "version_id", "facets": ["archived"]},
    "sites": {"sort_desc": "reposts"},
    "failures": {"sort_desc": "checked_at", "facets": ["state", "reason"]},
}
_log = logging.getLogger(__name__)


def application(path: Path, ledger: Database, archive: Path, hosts: frozenset[str] = frozenset()) -> App:
    """The ASGI application for a reading file and its ledger. hosts: names under which it may be asked for, besides numbers."""
    ledger.never_write()
    # What else may be installed could run scripts on these pages or write to the file.
    for plugin, _ in pm.list_plugin_distinfo():
        pm.unregister(plugin)
    # It prints what a request held to the terminal.
    if pm.get_plugin("datasette.handle_exception") is not None:
        pm.unregister(name="datasette.handle_exception")
    if (before := pm.get_plugin("crawler.browse")) is not None:
        pm.unregister(before)
    pm.register(Plugin(Reader(path, ledger, archive)), "crawler.browse")
    datasette = Datasette(
        [],
        metadata={"databases": {"ledger": {"tables": _TABLES}}},
        static_mounts=[("static", str(_HERE / "static"))],
        settings=_SETTINGS,
    )
    datasette.remove_database("_memory")
    datasette.add_database(DatasetteDatabase(datasette, str(path), is_mutable=True), name="ledger")
    app: App = datasette.app()
    return Closed(app, hosts)


class Upkeep(threading.Thread):
    """Brings the file up to date every so many seconds, until it is told to stop."""

    def __init__(self, ledger: Database, file: sqlite3.Connection, seconds: float) -> None:
        super().__init__(name="reading file", daemon=True)
        self.ledger, self.file, self.seconds = ledger, file, seconds
        self.stopped = threading.Event()

    def run(self) -> None:
        """One update after the other. One that fails is told and tried again with the next."""
        while not self.stopped.wait(self.seconds):
            try:
                update(self.ledger, self.file)
            except (LedgerError, sqlite3.Error) as error:
                _log.warning("the reading file was not brought up to date: %s", error)

    def stop(self) -> None:
        """End it. An update under way goes with the process; the next one goes on where it was."""
        self.stopped.set()


def serve(app: App, listening: socket.socket) -> None:
    """Serve until SIGINT or SIGTERM."""
    config = uvicorn.Config(app, log_level="warning", lifespan="on", server_header=False, timeout_graceful_shutdown=3)
    # Ended by Ctrl-C, it raises it once more when all is closed.
    with suppress(KeyboardInterrupt):
        uvicorn.Server(config).run([listening])
