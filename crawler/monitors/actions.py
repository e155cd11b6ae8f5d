"""Who is told of new alarms and of those that have ended: a command and a webhook of the user's."""

from __future__ import annotations

import json
import os
import shlex
import signal
import subprocess
from contextlib import suppress
from dataclasses import asdict
from typing import Any
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from scrapy.crawler import Crawler
from scrapy.settings import BaseSettings
from spidermon.core.actions import Action
from spidermon.exceptions import SkipAction

from crawler.monitors.watch import Watch
from crawler.plain import json_for_terminals


def told(watch: Watch) -> dict[str, Any]:
    """What is told, as JSON has it. raised, resolved: alarms, with the names of `crawler.ledger.alarms.Alarm`."""
    return {
        "site": watch.site,
        "spider": watch.spider,
        "run": watch.run,
        "raised": [asdict(alarm) for alarm in watch.raised],
        "resolved": [asdict(alarm) for alarm in watch.resolved],
    }


def check_settings(settings: BaseSettings) -> None:
    """Raise ValueError, which says what is wrong, for a command or a webhook that could never be called."""
    try:
        shlex.split(settings.get("MONITOR_COMMAND") or "")
    except ValueError as error:
        raise ValueError(f"MONITOR_COMMAND is {settings['MONITOR_COMMAND']!r}: {error}") from error
    url = settings.get("MONITOR_WEBHOOK") or ""
    parts = urlsplit(url)
    if url and (parts.scheme not in {"http", "https"} or not parts.hostname):
        raise ValueError(f"MONITOR_WEBHOOK is {url!r}; expected an http or https address")


class _Telling(Action):
    """Once for each run that has news. What goes wrong there is an error in the log, and no more."""

    setting = ""

    def __init__(self, where: str = "", seconds: float = 30.0) -> None:
        super().__init__()
        self.where = where
        self.seconds = seconds

    @classmethod
    def from_crawler_kwargs(cls, crawler: Crawler) -> dict[str, Any]:
        """The settings."""
        return {"where": crawler.settings.get(cls.setting) or "", "seconds": crawler.settings.getfloat("MONITOR_SECONDS")}

    def run_action(self) -> None:
        """Spidermon calls it when all monitors have run."""
        watch: Watch | None = self.data.watch
        if not self.where or watch is None or not watch.has_news:
            raise SkipAction("nothing to tell, or nobody")
        self.tell(json_for_terminals(json.dumps(told(watch), ensure_ascii=False)).encode())

    def tell(self, text: bytes) -> None:
        """Hand it over. Raises OSError or ValueError where that fails."""
        raise NotImplementedError


class Command(_Telling):
    """Starts MONITOR_COMMAND, without a shell, with the JSON on its standard input."""

    setting = "MONITOR_COMMAND"

    def tell(self, text: bytes) -> None:
        """Wait for it, and end it with its children where it takes too long. Raises OSError, also where it ends with an error."""
        command = subprocess.Popen(
            shlex.split(self.where),
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            command.communicate(text, timeout=self.seconds)
        except subprocess.TimeoutExpired:
            with suppress(ProcessLookupError):
                os.killpg(command.pid, signal.SIGKILL)
            command.wait()
            raise OSError(f"MONITOR_COMMAND took longer than {self.seconds:g} seconds") from None
        if command.returncode:
            raise OSError(f"MONITOR_COMMAND ended with {command.returncode}")


class Webhook(_Telling):
    """Posts the JSON to MONITOR_WEBHOOK.

    Not through the guard of addresses: no page chooses this one, and the chat or alert server that it names is often inside.
    """

    setting = "MONITOR_WEBHOOK"

    def tell(self, text: bytes) -> None:
        """Raises OSError, also for an answer that is an error."""
        headers = {"Content-Type": "application/json; charset=utf-8"}
        with urlopen(Request(self.where, text, headers, method="POST"), timeout=self.seconds):
            pass
