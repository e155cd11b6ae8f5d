"""How numbers, times and shares are written."""

from __future__ import annotations

from math import floor
from urllib.parse import quote, urlsplit

from crawler.plain import printable


def minute(time: str | None) -> str:
    """A time to the minute, with what it says of its zone: +08:00 is left out, as all dates of pages are at it."""
    if not time:
        return ""
    zone = time[19:].lstrip(".0123456789") if len(time) > 19 else ""
    return f"{time[:16].replace('T', ' ').replace('+', ' ').strip()}{' UTC' if zone in {'+00:00', 'Z'} else ''}"


def published(time: str | None) -> str:
    """As far as the page tells."""
    return (time or "").partition("+")[0].replace("T", " ")


def percent(share: float | None) -> str:
    """Never 100 % where anything differs."""
    return "" if share is None else f"{floor(share * 1000) / 10:g} %"


def counted(number: int) -> str:
    """With its thousands apart."""
    return f"{number:,}"


def site_path(site: str) -> str:
    """Where a site's page is. Its name comes from outside: nothing in it is a path."""
    return f"/site?name={quote(site, safe='')}"


def rows_path(table: str, **filters: str) -> str:
    """Where a table is, filtered."""
    asked = "&".join(f"{name}={quote(value, safe='')}" for name, value in filters.items())
    return f"/ledger/{table}{'?' if asked else ''}{asked}"


def is_link(url: str | None) -> bool:
    """True for what may stand in a link: an http(s) address."""
    try:
        return urlsplit(url or "").scheme in {"http", "https"} and "\\" not in (url or "")
    except ValueError:
        return False


def visible(text: str | None) -> str:
    """Text from the web in which nothing turns or hides what stands around it; its lines stay lines."""
    return "\n".join(printable(line) for line in (text or "").split("\n"))
