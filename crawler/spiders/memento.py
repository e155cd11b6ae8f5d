"""Web archives by the Memento protocol (RFC 7089): what to ask a TimeGate, and what its answers say. Pure functions.

A TimeGate is an address in front of an original's: `https://web.archive.org/web/` + `http://www.gdzz.gov.cn/…`. It leads to
the copy that is nearest to the date in Accept-Datetime, its *memento*: by a redirect, at once, or by a Link in a page that
frames it (pywb).
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime, parsedate_to_datetime

from scrapy.http import Response
from scrapy.settings import BaseSettings
from w3lib.url import safe_url_string

from crawler.original import host_of

# One of a Link header's links, its address and what stands behind it (RFC 8288).
_LINK = re.compile(r"<([^<>]*)>([^<]*)")
_RELATION = re.compile(r';\s*rel\s*=\s*(?:"([^"]*)"|([^\s",;]*))', re.I)
# Wayback software (pywb, OpenWayback, web.archive.org) keeps a copy at `<14 digits><form>_/<original>`; `id_` is the form as
# it was received, in others links lead into the archive and a banner is put in.
_WAYBACK = re.compile(r"/(\d{14})(?:[a-z]{2}_)?/(?=https?:)")
_RAW = re.compile(r"/\d{14}id_/")
_CHINA = timezone(timedelta(hours=8))
# Links read of one header.
_MOST_LINKS = 100


def timegates_of(settings: BaseSettings) -> list[str]:
    """The setting MEMENTO_TIMEGATES, read. Raises ValueError, in words, where it cannot be."""
    found = [text for text in map(str.strip, settings.getlist("MEMENTO_TIMEGATES")) if text]
    for text in found:
        if host_of(text) is None:
            raise ValueError(f"MEMENTO_TIMEGATES has {text!r}: expected addresses such as https://web.archive.org/web/")
    return found


def question(timegate: str, original: str) -> str:
    """The address to ask for copies of an original."""
    return timegate + safe_url_string(original.partition("#")[0])


def accept_datetime(time: str) -> str:
    """The header's value for a date as articles state it (`2023-04-24`, `2023-04-24T15:30+08:00` …). Of a day its noon counts."""
    found = datetime.fromisoformat(time)
    if len(time) == len("2023-04-24"):
        found = found.replace(hour=12)
    if found.tzinfo is None:
        found = found.replace(tzinfo=_CHINA)
    return format_datetime(found.astimezone(timezone.utc).replace(tzinfo=timezone.utc), usegmt=True)


def memento_time(response: Response) -> str | None:
    """When the copy was made, ISO 8601 in UTC; None for a response that is no copy."""
    text = _header(response, "Memento-Datetime")
    try:
        found = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    found = found.replace(tzinfo=timezone.utc) if found.tzinfo is None else found.astimezone(timezone.utc)
    return found.isoformat(timespec="seconds")


def original_of(response: Response) -> str | None:
    """The address that a copy says that it is of; None where it does not say so, which RFC 7089 does not allow."""
    return next(iter(links(response).get("original", [])), None)


def address_of(response: Response) -> str:
    """Where the copy itself is: a TimeGate may answer with one that has an address of its own."""
    stated = _header(response, "Content-Location")
    return response.urljoin(stated) if stated else response.url


def is_raw(address: str) -> bool:
    """True if a copy's address names the form as it was received."""
    return _RAW.search(address) is not None


def raw_form(address: str) -> str | None:
    """The address of the same copy as it was received, where the archive's addresses have such a form; None otherwise."""
    found = _WAYBACK.search(address)
    return None if found is None else f"{address[: found.start()]}/{found.group(1)}id_/{address[found.end() :]}"


def named_copies(response: Response) -> list[str]:
    """The addresses of the copies that a TimeGate's answer names as the one that was asked for."""
    return [response.urljoin(address) for address in links(response).get("memento", [])]


def links(response: Response) -> dict[str, list[str]]:
    """The Link header: relation → addresses, in the order given."""
    found: dict[str, list[str]] = {}
    for number, link in enumerate(_LINK.finditer(_header(response, "Link"))):
        if number >= _MOST_LINKS:
            break
        relation = _RELATION.search(link.group(2))
        for name in (relation.group(1) or relation.group(2) or "").lower().split() if relation else ():
            found.setdefault(name, []).append(link.group(1).strip())
    return found


def _header(response: Response, name: str) -> str:
    """The header's values in one text, as a list in a header is read."""
    return ", ".join(value.decode("latin-1") for value in response.headers.getlist(name)).strip()
