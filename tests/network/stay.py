"""`python -m tests.network.stay crawl …`: Scrapy's command line in a process that cannot leave this machine.

Whatever the guard does, a socket that would connect to anything but loopback ends the process with code 99, and no name
server is asked.
"""

from __future__ import annotations

import ipaddress
import os
import socket
import sys
from typing import Any

LEFT_THE_MACHINE = 99


def stay_here(event: str, arguments: tuple[Any, ...]) -> None:
    """An audit hook of the interpreter: under everything that Python does, and it cannot be taken away again."""
    if event == "socket.connect" and isinstance(arguments[1], tuple):
        address = ipaddress.ip_address(arguments[1][0].partition("%")[0])
        if not (address.is_loopback or address.is_unspecified or getattr(address, "ipv4_mapped", None) in LOOPBACK):
            print(f"a socket was about to connect to {arguments[1]}", file=sys.stderr, flush=True)
            os._exit(LEFT_THE_MACHINE)
    if event == "socket.getaddrinfo" and not is_number(str(arguments[0])) and arguments[0] != "localhost":
        raise socket.gaierror(f"{arguments[0]} would have been asked of a name server")


class Loopback:
    """Membership in 127.0.0.0/8, for mapped addresses too."""

    def __contains__(self, address: ipaddress.IPv4Address | None) -> bool:
        return address is not None and address.is_loopback


LOOPBACK = Loopback()


def is_number(host: str) -> bool:
    """True for what the system reads as an address without asking anybody."""
    try:
        if ":" in host:
            socket.inet_pton(socket.AF_INET6, host.partition("%")[0])
        else:
            socket.inet_aton(host)
    except OSError:
        return False
    return True


if __name__ == "__main__":
    from scrapy.cmdline import execute

    sys.addaudithook(stay_here)
    execute(["scrapy", *sys.argv[1:]])
