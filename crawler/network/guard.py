"""The address guard: no connection of the process leads to an address that is not public.

It stands where addresses are used, not where URLs are read. Every host, a name or a number in whatever spelling, becomes
an address in the reactor's resolver, which is this one; the address that passes is the one that is connected to, so a
name that changes its answer (DNS rebinding) gains nothing. What is connected to without a resolver, such as a proxy
given by its number, is checked at `connectTCP`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from socket import gaierror, getaddrinfo
from typing import Any

from scrapy.crawler import Crawler
from scrapy.settings import BaseSettings
from twisted.internet._resolver import GAIResolver
from twisted.internet.abstract import isIPAddress, isIPv6Address
from twisted.internet.interfaces import IHostnameResolver, IResolutionReceiver
from zope.interface import implementer

from crawler.network.addresses import Allowed, why_not_public
from crawler.network.errors import PrivateAddressError

# Where a refusal is noted for the request that asked: Twisted has no other way to say it than "host not found".
_refusals: ContextVar[list[str] | None] = ContextVar("refusals", default=None)


@contextmanager
def noting_refusals() -> Iterator[list[str]]:
    """A list that gets the reason of each refusal of what is asked within."""
    noted: list[str] = []
    token = _refusals.set(noted)
    try:
        yield noted
    finally:
        _refusals.reset(token)


@implementer(IHostnameResolver)
class AddressGuard:
    """The reactor's resolver, IPv4 and IPv6. A host with any answer that is not public is refused whole.

    Mixed answers are how a site that means harm gets past a check of the first one; honest hosts have none.
    """

    def __init__(self, reactor: Any, allowed: Allowed) -> None:
        self.reactor = reactor
        self.allowed = allowed
        # zope's interfaces are no types.
        self.inner: Any = self.make_inner(reactor)

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: Any) -> AddressGuard:
        """Scrapy makes it so, with the settings of the process: a spider's custom_settings cannot open it."""
        return cls(reactor, allowed_of(crawler.settings))

    @staticmethod
    def make_inner(reactor: Any) -> Any:
        """What turns names into addresses: the system's resolver, in the reactor's threads."""
        look_up: Any = _look_up
        return GAIResolver(reactor, getaddrinfo=look_up)

    def install_on_reactor(self) -> None:
        """From now on every connection of the reactor passes here."""
        self.reactor.installNameResolver(self)
        self.reactor.connectTCP = self._connect_tcp(self.reactor.connectTCP)

    def resolveHostName(  # noqa: N802 (Twisted's name)
        self,
        resolutionReceiver: Any,  # noqa: N803
        hostName: str,  # noqa: N803
        portNumber: int = 0,  # noqa: N803
        addressTypes: Sequence[type[Any]] | None = None,  # noqa: N803
        transportSemantics: str = "TCP",  # noqa: N803
    ) -> Any:
        """The host's addresses if all of them are public, none otherwise."""
        checked = _Checked(resolutionReceiver, hostName, self.allowed, _refusals.get())
        return self.inner.resolveHostName(checked, hostName, portNumber, addressTypes, transportSemantics)

    def _connect_tcp(self, connect: Any) -> Any:
        """`connectTCP` with a check of hosts that are numbers; names come to the resolver."""

        def connect_tcp(host: str, port: int, *arguments: Any, **options: Any) -> Any:
            if isIPAddress(host) or isIPv6Address(host):
                what = why_not_public(host, self.allowed)
                if what is not None:
                    raise PrivateAddressError(f"private address: {host} ({what})")
            return connect(host, port, *arguments, **options)

        return connect_tcp


@implementer(IResolutionReceiver)
class _Checked:
    """Holds a host's addresses back until all are known, and passes on all or none."""

    def __init__(self, receiver: Any, host: str, allowed: Allowed, noted: list[str] | None) -> None:
        self.receiver = receiver
        self.host = host
        self.allowed = allowed
        self.noted = noted
        self.addresses: list[Any] = []

    def resolutionBegan(self, resolution: Any) -> None:  # noqa: N802
        """The search has begun."""
        self.receiver.resolutionBegan(resolution)

    def addressResolved(self, address: Any) -> None:  # noqa: N802
        """One address of the host."""
        self.addresses.append(address)

    def resolutionComplete(self) -> None:  # noqa: N802
        """All addresses are known."""
        reasons = [reason for address in self.addresses if (reason := self._why_not(address.host))]
        if reasons and self.noted is not None:
            self.noted.append(reasons[0])
        for address in () if reasons else self.addresses:
            self.receiver.addressResolved(address)
        self.receiver.resolutionComplete()

    def _why_not(self, address: str) -> str | None:
        """The reason to refuse the host for one of its addresses."""
        what = why_not_public(address, self.allowed)
        return None if what is None else f"private address: {address} ({what})"


def allowed_of(settings: BaseSettings) -> Allowed:
    """The setting ALLOWED_PRIVATE_HOSTS, read. Raises ValueError, in words, where it cannot be."""
    return Allowed.read(settings.getlist("ALLOWED_PRIVATE_HOSTS"))


def ensure_guard(crawler: Crawler, reactor: Any) -> None:
    """Install the guard where nothing has: Scrapy's CrawlerRunner leaves resolvers alone."""
    if not isinstance(reactor.nameResolver, AddressGuard):
        AddressGuard.from_crawler(crawler, reactor).install_on_reactor()


def _look_up(host: Any, *arguments: Any) -> Any:
    """`getaddrinfo`; a host that is no name at all (a label of 70 letters) is one that is not found."""
    try:
        return getaddrinfo(host, *arguments)
    except (UnicodeError, ValueError, OverflowError) as error:
        raise gaierror(str(error)) from error
