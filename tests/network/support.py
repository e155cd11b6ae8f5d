"""Real servers on loopback that count who comes, and crawls of them in a process of its own."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import threading
from typing import Any

from tests.conftest import ROOT

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
    done = subprocess.run(command, input=json.dumps(asked), cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1]) | {"log": done.stderr}
