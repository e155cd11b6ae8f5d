"""Which addresses are public. Rules as data: IANA's registries of special-purpose addresses, and what clouds use besides.

The standard library's `is_global` answers too, but its tables differ from one Python to the next (3.10 calls 6to4
and local-use NAT64 public), so both must agree.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable
from dataclasses import dataclass

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

# Range, what it is, and where that is said or was seen. The first range that an address is in names it.
NOT_PUBLIC: tuple[tuple[str, str, str], ...] = (
    ("0.0.0.0/8", "this host", "RFC 1122"),
    ("10.0.0.0/8", "private network", "RFC 1918"),
    ("100.64.0.0/10", "carrier network", "RFC 6598; 100.100.100.200 is Alibaba Cloud's metadata"),
    ("127.0.0.0/8", "loopback", "RFC 1122"),
    ("169.254.0.0/16", "link-local", "RFC 3927; 169.254.169.254 is most clouds' metadata"),
    ("172.16.0.0/12", "private network", "RFC 1918"),
    ("192.0.0.0/24", "protocol assignments", "RFC 6890; 192.0.0.192 is Oracle Cloud's metadata"),
    ("192.0.2.0/24", "documentation", "RFC 5737"),
    ("192.88.99.0/24", "6to4 relay", "RFC 7526"),
    ("192.168.0.0/16", "private network", "RFC 1918"),
    ("198.18.0.0/15", "benchmarks", "RFC 2544"),
    ("198.51.100.0/24", "documentation", "RFC 5737"),
    ("203.0.113.0/24", "documentation", "RFC 5737"),
    ("224.0.0.0/4", "multicast", "RFC 5771"),
    ("255.255.255.255/32", "broadcast", "RFC 919"),
    ("240.0.0.0/4", "reserved", "RFC 1112"),
    ("168.63.129.16/32", "inside Azure", "Azure's documentation: the host's agent endpoint"),
    ("::1/128", "loopback", "RFC 4291"),
    ("::/128", "this host", "RFC 4291"),
    ("::/96", "IPv4-compatible", "RFC 4291"),
    ("64:ff9b:1::/48", "local-use NAT64", "RFC 8215"),
    ("100::/64", "discarded", "RFC 6666"),
    ("2001::/32", "Teredo", "RFC 4380"),
    ("2001::/23", "protocol assignments", "RFC 2928"),
    ("2001:db8::/32", "documentation", "RFC 3849"),
    ("2002::/16", "6to4", "RFC 7526"),
    ("3fff::/20", "documentation", "RFC 9637"),
    ("fc00::/7", "private network", "RFC 4193; fd00:ec2::254 is AWS's metadata"),
    ("fe80::/10", "link-local", "RFC 4291"),
    ("ff00::/8", "multicast", "RFC 4291"),
    # Of IPv6 only 2000::/3 is given out at all (RFC 4291).
    ("::/3", "not given out", "RFC 4291"),
    ("4000::/2", "not given out", "RFC 4291"),
    ("8000::/1", "not given out", "RFC 4291"),
)
_NOT_PUBLIC: tuple[tuple[Network, str], ...] = tuple((ipaddress.ip_network(text), what) for text, what, _ in NOT_PUBLIC)

# DNS64 gives such addresses to hosts that have only IPv4 (RFC 6052): the IPv4 address in the last 32 bits decides.
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


@dataclass(frozen=True, slots=True)
class Allowed:
    """Networks that may be fetched although they are not public: the setting ALLOWED_PRIVATE_HOSTS."""

    networks: tuple[Network, ...] = ()

    @classmethod
    def read(cls, texts: Iterable[str]) -> Allowed:
        """From addresses and networks such as `127.0.0.0/8`. Raises ValueError, in words, where one is neither.

        Names are no addresses: who controls a name chooses where it leads.
        """
        networks = []
        for text in filter(None, (text.strip() for text in texts)):
            try:
                networks.append(ipaddress.ip_network(text))
            except ValueError as error:
                raise ValueError(
                    f"ALLOWED_PRIVATE_HOSTS has {text!r}: expected addresses or networks such as 127.0.0.0/8 ({error})"
                ) from None
        return cls(tuple(networks))


def why_not_public(text: str, allowed: Allowed) -> str | None:
    """What an address is if it may not be connected to; None if it may.

    text: an IPv4 or IPv6 address as a socket takes it. Raises ValueError for anything else.
    """
    address = _meant(ipaddress.ip_address(text))
    if isinstance(address, ipaddress.IPv6Address) and address.scope_id is not None:
        return "zone of one interface"
    if any(address in network for network in allowed.networks):
        return None
    for network, what in _NOT_PUBLIC:
        if address in network:
            return what
    return None if address.is_global else "not public"


def _meant(address: Address) -> Address:
    """The IPv4 address within a mapped or NAT64 one; any other address as it is."""
    if isinstance(address, ipaddress.IPv6Address) and address.scope_id is None:
        if address.ipv4_mapped is not None:
            return address.ipv4_mapped
        if address in _NAT64:
            return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address
