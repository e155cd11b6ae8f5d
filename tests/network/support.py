"""Real servers on loopback that count who comes, and crawls of them in a process of its own."""

from __future__ import annotations

import json
import socket
import sys
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from typing import Any, NamedTuple

from tests import launch

PAGE = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok"


class Listener:
    """A server on one port of several loopback addresses. It counts connections, and answers each with the same bytes.

    answer: what it sends, after the head of the request; `{port}` in it is its port.
    """

    def __init__(self, *addresses: str, answer: bytes = PAGE) -> None:
        self.connections: list[str] = []
        self.heads: list[bytes] = []
        self.sockets: list[socket.socket] = []
        self.port = 0
        for address in addresses:
            listening = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET)
            listening.bind((address, self.port))
            self.port = listening.getsockname()[1]
            listening.listen(100)
            self.sockets.append(listening)
        self.answer = answer.replace(b"{port}", str(self.port).encode())
        self.threads = [threading.Thread(target=self._serve, args=(listening,), daemon=True) for listening in self.sockets]
        for thread in self.threads:
            thread.start()

    def _serve(self, listening: socket.socket) -> None:
        while True:
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            with connection:
                self.connections.append(listening.getsockname()[0])
                connection.settimeout(5)
                try:
                    self.heads.append(connection.recv(65536))
                    connection.sendall(self.answer)
                except OSError:
                    pass

    def __enter__(self) -> Listener:
        return self

    def __exit__(self, *_: object) -> None:
        for listening in self.sockets:
            listening.shutdown(socket.SHUT_RDWR)
            listening.close()
        for thread in self.threads:
            thread.join(10)


class Answer(NamedTuple):
    """What a server says. seconds: how long it takes to begin."""

    status: int = 200
    body: bytes = b"ok"
    headers: tuple[tuple[str, str], ...] = ()
    seconds: float = 0.0


class Server:
    """An HTTP server at one loopback address that notes when each request came, and how many were under way at once.

    answer: from the path and how often it was asked for before.
    """

    def __init__(self, answer: Callable[[str, int], Answer], address: str = "127.0.0.2") -> None:
        self.answer = answer
        self.came: list[tuple[float, str]] = []
        self.under_way = self.most_at_once = 0
        self.lock = threading.Lock()
        served = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                served.handle(self)

            def log_message(self, *_: object) -> None:
                """Quiet."""

        self.server = ThreadingHTTPServer((address, 0), Handler)
        self.server.daemon_threads = True
        self.port = self.server.server_port
        self.base = f"http://{address}:{self.port}"
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        self.thread.start()

    def handle(self, request: BaseHTTPRequestHandler) -> None:
        with self.lock:
            asked = len([path for _, path in self.came if path == request.path])
            self.came.append((time.monotonic(), request.path))
            self.under_way += 1
            self.most_at_once = max(self.most_at_once, self.under_way)
        answer = self.answer(request.path, asked)
        time.sleep(answer.seconds)
        # Before the last byte: who has it may ask for the next page at once.
        with self.lock:
            self.under_way -= 1
        request.send_response(answer.status)
        given = {name.lower() for name, _ in answer.headers}
        usual = (("Content-Type", "text/html"), ("Content-Length", str(len(answer.body))))
        for name, value in (*(header for header in usual if header[0].lower() not in given), *answer.headers):
            request.send_header(name, value)
        request.end_headers()
        request.wfile.write(answer.body)

    def times(self, path: str = "") -> list[float]:
        """When requests came whose path begins so."""
        return [when for when, asked in self.came if asked.startswith(path)]

    def gaps(self, path: str = "") -> list[float]:
        """Seconds between these."""
        times = self.times(path)
        return [later - earlier for earlier, later in pairwise(times)]

    def gap_after(self, path: str) -> float:
        """Seconds from the first request for a path to the next request of any."""
        first = next(number for number, (_, asked) in enumerate(self.came) if asked == path)
        return self.came[first + 1][0] - self.came[first][0]

    def __enter__(self) -> Server:
        return self

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()


def ask(
    targets: dict[str, Any], settings: dict[str, Any] | None = None, hosts: dict[str, list[list[str]]] | None = None
) -> dict[str, Any]:
    """What `tests.network.ask` says of the targets (an address, or a dict with its `url` and `meta`): outcome, stats, log."""
    asked = {
        "targets": {name: {"url": target} if isinstance(target, str) else target for name, target in targets.items()},
        "settings": settings or {},
        "hosts": hosts or {},
    }
    command = [sys.executable, "-m", "tests.network.ask"]
    done = launch.run(command, json.dumps(asked))
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1]) | {"log": done.stderr}
