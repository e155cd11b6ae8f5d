"""Hosts: read as browsers read them, reduced to their registered domain or to the desktop site."""

from __future__ import annotations

import re
from typing import NoReturn

import ada_url
import tldextract

from crawler.original.characters import plain_url
from crawler.original.remembered import remembered
from crawler.original.sites import GATEWAYS, MOBILE_LABELS, NOT_TWINS, SAME_HOSTS

# The bundled public suffix list only: no network, nothing written to disk.
_suffixes = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)

_ADDRESS = re.compile(r"\d+\.\d+\.\d+\.\d+|\[.*\]")
_GATEWAY_LABEL = re.compile(r"([a-z0-9-]+?)(?:x[0-9a-f]{4,32}xx)?")


@remembered(512)
def split(url: str) -> tuple[str, str, str, str, str, str]:
    """Scheme, host, port, path, query and fragment of an http(s) URL, each as the WHATWG rules write it.

    The host is lower-case ASCII (punycode, decimal IP) and never empty; the port is "" for the scheme's own; the path
    begins with `/`. ValueError for what is not an http(s) URL.
    """
    try:
        href = ada_url.normalize_url(url)
    except ValueError:
        _refuse(url)
    scheme, _, rest = href.partition("://")
    if scheme not in ("http", "https"):
        _refuse(url)
    authority, _, tail = rest.partition("/")
    tail, _, fragment = tail.partition("#")
    path, _, query = tail.partition("?")
    if "@" in authority:
        authority = authority.rpartition("@")[2]
    host, colon, port = authority.rpartition(":")
    if not colon or port.endswith("]"):
        host, port = authority, ""
    if host.endswith(".."):
        # A number may have become the last label: such a host is an IP address or none.
        return (
            split(f"{scheme}://{host.rstrip('.')}{colon}{port}/{rest.partition('/')[2]}") if host.strip(".") else _refuse(url)
        )
    host = host.rstrip(".")
    if not host:
        _refuse(url)
    return scheme, host, port, "/" + path, query, fragment


def _refuse(url: str) -> NoReturn:
    raise ValueError(f"expected an http(s) URL, got {url[:200]!r}") from None


def host_of(url: str) -> str | None:
    """The URL's host in lower-case ASCII without a trailing dot, None for what is not an http(s) URL."""
    try:
        return split(plain_url(url))[1]
    except ValueError:
        return None


@remembered(8192)
def registered_domain(host: str) -> str | None:
    """The part of a host that someone registered: `gdzz.gov.cn` of `www.gdzz.gov.cn`; the host itself for an IP.

    Also takes an http(s) URL. None where there is none (`localhost`, `com.cn`). Private suffixes are not looked at.
    """
    if "/" in host:
        found = host_of(host)
        return registered_domain(found) if found else None
    if is_address(host):
        return host
    parts = _suffixes.extract_str(host)
    return parts.top_domain_under_public_suffix or None


def is_address(host: str) -> bool:
    """True for an IP address, as `split` writes it."""
    return _ADDRESS.fullmatch(host) is not None


@remembered(8192)
def desktop_host(host: str) -> str:
    """The host of the same site without `www.`, mobile labels and gateways; idempotent."""
    before = None
    while before != host:
        before = host
        host = _behind_gateway(host)
        if is_address(host):
            return host
        label, _, rest = host.partition(".")
        if (label == "www" and "." in rest) or (
            label in MOBILE_LABELS and host not in NOT_TWINS and registered_domain(host) not in (None, host)
        ):
            host = rest
        host = SAME_HOSTS.get(host, host)
    return host


def _behind_gateway(host: str) -> str:
    """The host that an IPv6 gateway stands for, else the host itself."""
    for gateway in GATEWAYS:
        if host.endswith("." + gateway):
            label = host[: -len(gateway) - 1].rpartition(".")[2]
            found = _GATEWAY_LABEL.fullmatch(label)
            if found is not None:
                undone = found.group(1).replace("--", "\0").replace("-", ".").replace("\0", "-").strip(".-")
                if registered_domain(undone):
                    return undone
    return host
