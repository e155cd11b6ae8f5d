"""Ask for addresses as a crawl does, with the project's own settings, and print what came of each: one JSON object.

    python -m tests.network.ask < '{"targets": {name: {"url": …, "meta": …}}, "settings": {…}, "hosts": {name: [[answer, …], …]}}'

hosts: what names resolve to; each look-up takes the next list of answers, the last one stays. Without it the system
resolves, but only numbers and `localhost`. Nothing leaves this machine: see `stay.py`.
"""

from __future__ import annotations

import json
import socket
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, ClassVar

from scrapy import Request, Spider
from scrapy.crawler import CrawlerProcess
from scrapy.http import Response
from scrapy.utils.project import get_project_settings
from twisted.internet._resolver import GAIResolver
from twisted.python.failure import Failure

from crawler.network.errors import LaterError
from crawler.network.failures import explain
from crawler.network.guard import AddressGuard
from tests.network.stay import stay_here

HOSTS: dict[str, list[list[str]]] = {}


def answers(host: str, port: int, *_: Any) -> list[Any]:
    """`getaddrinfo`, from HOSTS."""
    if host not in HOSTS:
        return socket.getaddrinfo(host, port, 0, socket.SOCK_STREAM)
    told = HOSTS[host]
    addresses = told.pop(0) if len(told) > 1 else told[0]
    return [found for address in addresses for found in socket.getaddrinfo(address, port, 0, socket.SOCK_STREAM)]


class HostsGuard(AddressGuard):
    """The guard over a made-up world of names."""

    @staticmethod
    def make_inner(reactor: Any) -> Any:
        return GAIResolver(reactor, getaddrinfo=answers)  # type: ignore[arg-type]


class AskSpider(Spider):
    """Asks for every target, one after the other, and notes the outcome."""

    name = "ask"
    targets: ClassVar[dict[str, dict[str, Any]]] = {}
    outcome: ClassVar[dict[str, Any]] = {}

    async def start(self) -> AsyncIterator[Request]:
        for priority, (name, target) in enumerate(self.targets.items()):
            options = {
                "dont_filter": True,
                "priority": -priority,
                "cb_kwargs": {"target": name},
                "meta": target.get("meta", {}),
            }
            try:
                yield Request(target["url"], self.parse, errback=self.failed, **options)
            except ValueError as error:
                self.outcome[name] = ["failed", f"no address: {error}"]

    def parse(self, response: Response, target: str) -> None:
        self.outcome[target] = ["fetched", response.status]

    def failed(self, failure: Failure) -> None:
        if isinstance(failure.value, LaterError):
            self.outcome[failure.request.cb_kwargs["target"]] = ["due", str(failure.value)]  # type: ignore[attr-defined]
            return
        told = explain(failure)
        self.outcome[failure.request.cb_kwargs["target"]] = [told.state, told.reason]  # type: ignore[attr-defined]


def main() -> None:
    asked = json.load(sys.stdin)
    AskSpider.targets = asked["targets"]
    settings = get_project_settings()
    if asked.get("hosts"):
        HOSTS.update(asked["hosts"])
        settings.set("TWISTED_DNS_RESOLVER", "tests.network.ask.HostsGuard")
    quick: dict[str, Any] = {"DOWNLOAD_DELAY": 0, "AUTOTHROTTLE_ENABLED": False, "RETRY_TIMES": 1, "ITEM_PIPELINES": {}}
    quick["EXTENSIONS"] = {"crawler.network.retry_after.RetryAfter": 0}
    quick["CONTACT"] = "tests@example.org"
    settings.setdict(quick | {"FEEDS": {}, "DOWNLOAD_TIMEOUT": 10} | asked.get("settings", {}), priority="cmdline")
    process = CrawlerProcess(settings)
    crawler = process.create_crawler(AskSpider)
    process.crawl(crawler)
    process.start()
    assert crawler.stats is not None
    stats = {name: value for name, value in crawler.stats.get_stats().items() if isinstance(value, int | float)}
    # Linux tells it in KB; what getrusage tells begins with the memory of the process that this one was made by.
    (peak,) = (int(line.split()[1]) / 1024 for line in Path("/proc/self/status").read_text().splitlines() if "VmHWM" in line)
    print(json.dumps({"outcome": AskSpider.outcome, "stats": stats, "peak_mb": peak}))


if __name__ == "__main__":
    sys.addaudithook(stay_here)
    # Under the name that settings load it by, there is one module.
    sys.modules["tests.network.ask"] = sys.modules["__main__"]
    main()
