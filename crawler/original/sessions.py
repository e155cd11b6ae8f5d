"""An address without the reader's session: who keeps none gets a new one with every page, and each would make another page of it."""

from __future__ import annotations

import re

from crawler.original.noise import SESSION_PREFIXES, SESSIONS

# `;jsessionid=…` of Java's servers.
PATH_SESSION = re.compile(r";(?:jsessionid|phpsessid|sessionid)=[^/;?#&]*", re.I)
# `/(S(…))/`, also with the mark X(1), by which ASP.NET notes that it has tried cookies.
NET_SESSION = re.compile(r"/\((?:[A-Z]\([0-9a-z_-]{20,}\)|X\(1\))+\)(?=/)", re.I)
_NAMES = "|".join([*map(re.escape, sorted(SESSIONS)), *(rf"{re.escape(name)}\w*" for name in SESSION_PREFIXES)])
# A number of a few figures is the site's own: session_id=13.
_PARAMETER = re.compile(rf"(?<=[?&])(?:{_NAMES})=(?!\d{{1,7}}(?:[&#]|$))[^&#]*&?", re.I)


def without_session(url: str) -> str:
    """The URL as it is but for session ids in its path and its parameters. Nothing else is changed, unlike in a story key.

    >>> without_session("http://a.cn/show.jsp;jsessionid=0A1B?id=3&PHPSESSID=x")
    'http://a.cn/show.jsp?id=3'
    """
    if ";" in url:
        url = PATH_SESSION.sub("", url)
    if "/(" in url:
        url = NET_SESSION.sub("", url)
    if "?" in url and _PARAMETER.search(url):
        url, mark, fragment = _PARAMETER.sub("", url).partition("#")
        url = url.rstrip("?&") + mark + fragment
    return url
