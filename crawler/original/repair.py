"""A stated address → the address that was meant; repaired, never normalised (that is the story key's work)."""

from __future__ import annotations

import re

from crawler.original.characters import plain_url
from crawler.original.hosts import is_address, registered_domain, split
from crawler.page import Document

LONGEST = 4096

# Broken beginnings, as they were meant.
_BEGINNINGS = (
    (re.compile(r"^(?:https?:/*)+(?=https?:/*[\w\u4e00-\u9fff])", re.I), ""),  # http://http://…, http://https://…
    (re.compile(r"^https?//:?(?=https?:)", re.I), ""),  # http//https://…
    (re.compile(r"^(https?)[:;]?[/\\]{2,}", re.I), r"\1://"),  # http//…, http;//…, http:\\…, http:///…
    (re.compile(r"^(https?):[/\\](?=[\w])", re.I), r"\1://"),  # http:/www…
    (re.compile(r"^(https?):(?=www\.)", re.I), r"\1://"),  # http:www…
    (re.compile(r"^(?:ttp|htp|hhttp|htttp|htpp|hxxp)(s?)[:;]//", re.I), r"http\1://"),  # ttp://, a letter lost or doubled
    (re.compile(r"^(https?://)\s+", re.I), r"\1"),  # http:// www…
)
_OPENING = "<《〈「『“‘\"'([{【〔（［｛ \u3000"
_CLOSING = ".,;:!?\"'`>|\\》〉」』”’】〕）］｝。，、；：！？… \u3000"
_PAIRS = {")": "(", "]": "[", "}": "{"}
_LATE_SPACE = re.compile(r"(?:%20|%C2%A0|%E3%80%80|%0A|%0D|%09)+$", re.I)
_LINE_BREAKS = re.compile(r"[\t\r\n]+\s*")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.I)
# Text that was typed straight after a document's name.
_RUN_ON = re.compile(
    r"(\.(?:s?html?|jsp|aspx?|php))(?=[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]|20\d\d[-/.]\d|https?:|www\.).*$", re.I | re.S
)
_HOST_FIRST = re.compile(r"((?:[\w-]+\.)+[a-z]{2,}|(?:[\w-]+\.)+[\u4e00-\u9fff]{2,})(?::\d+)?(?:[/?#]|$)", re.I)
_ADDRESS_FIRST = re.compile(r"(?:\d{1,3}\.){3}\d{1,3}(?::\d+)?/\w")
# Endings of files that are also top-level domains.
_FILE_ENDINGS = frozenset("do py md sh zip mov pl rs cc so app".split())


def repair(stated: str, document: Document | None = None) -> str | None:
    """The absolute http(s) URL that a stated address means, else None.

    document: the page that relative addresses start from; None if the address cannot be relative (plain text).
    Nothing is lost that story_key would judge: case, port, tracking and escapes stay as stated.
    """
    if len(stated) > LONGEST:
        return None
    url = plain_url(_LINE_BREAKS.sub("", stated)).strip(_OPENING)
    url = unbalanced(url)
    url = _LATE_SPACE.sub("", url)
    if not url or url[0] == "#":
        return None
    for broken, meant in _BEGINNINGS:
        url = broken.sub(meant, url, count=1)
    if "\\" in url:
        url = url.replace("\\", "/")
    url = _RUN_ON.sub(r"\1", url)
    if not re.match(r"https?://", url, re.I):
        if names_a_host(url):
            url = "http://" + url
        elif document is None or (_SCHEME.match(url) and not url.lower().startswith("http")):
            return None
        else:
            url = document.absolute(url) or ""
    return url if _is_fetchable(url) else None


def unbalanced(url: str) -> str:
    """The URL without punctuation at its end and without closing brackets that it never opened."""
    while url:
        last = url[-1]
        if last in _CLOSING or (last in _PAIRS and url.count(last) > url.count(_PAIRS[last])) or last in "([{":
            url = url[:-1]
        else:
            break
    return url


def names_a_host(text: str) -> bool:
    """True for an address that begins with a host and lacks only its scheme: `www.gov.cn/a.htm`, not `a.html`."""
    if _ADDRESS_FIRST.match(text):
        return True
    found = _HOST_FIRST.match(text)
    if found is None:
        return False
    host = found.group(1).lower()
    if host.startswith("www."):
        return host.count(".") > 1
    if "/" not in text and host.rpartition(".")[2] in _FILE_ENDINGS:
        return False
    return registered_domain(host) is not None


def _is_fetchable(url: str) -> bool:
    """True for an http(s) URL whose host has a dot or is an IP address; it need not be public."""
    try:
        host = split(url)[1]
    except ValueError:
        return False
    return is_address(host) or "." in host
