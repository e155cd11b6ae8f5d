"""URL → story key: one text for all spellings of one original, different texts for different pages.

The rules, in the order in which they work (data in `noise` and `sites`):
zero-width and full-width characters and `&amp;` undone; the URL read by the WHATWG rules (case of scheme and host,
IDN, dot segments, back slashes); the scheme is always http, a port of 80 or 443 and user names go; `www.`, mobile
labels and IPv6 gateways go; escapes of plain characters are decoded, all others written in upper case; session ids,
default documents, doubled and trailing slashes go; tracking parameters go, the others are sorted by name; the fragment
goes unless it is the route of an article that scripts draw (`/#/news/12`, `/share.html#/news/12`). Case of paths, names
and values stays.
"""

from __future__ import annotations

import re

from crawler.original.characters import plain_url
from crawler.original.hosts import desktop_host, split
from crawler.original.noise import (
    CACHE_BREAKERS,
    DEFAULT_DOCUMENTS,
    SESSION_PREFIXES,
    SESSIONS,
    TIMES,
    TIMESTAMPS,
    TRACKING,
    TRACKING_PREFIXES,
)
from crawler.original.remembered import remembered
from crawler.original.sessions import NET_SESSION, PATH_SESSION
from crawler.original.sites import (
    DECIDES_AT,
    ECHOES_AT,
    TRACKING_AT,
    WECHAT,
    WECHAT_DECIDES,
    WECHAT_LONG_PATHS,
    WECHAT_OLD_NAMES,
)

_UNRESERVED = "A-Za-z0-9\\-._~"
_PATH_ODD = re.compile(rf"%([0-9A-Fa-f]{{2}})?|[^{_UNRESERVED}!$&'()*+,;=:@/]")
_VALUE_ODD = re.compile(rf"%([0-9A-Fa-f]{{2}})?|[^{_UNRESERVED}!$'()*,;=:@/?]")
_PATH_PLAIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$'()*,:@")
_NAME_PLAIN = _PATH_PLAIN | frozenset("/?")
_VALUE_PLAIN = _NAME_PLAIN | frozenset("=")

_SLASHES = re.compile("/{2,}")
_TIME = re.compile(TIMES)
_NUMBER = re.compile(r"[0-9.]+")
_DIGIT = re.compile("[0-9]")
_LONG_NUMBER = re.compile("[0-9]{10}")
_UNSTABLE = re.compile(r"[%;(]|//|/\.|\.(?:/|$)")
_MOST_PASSES = 8


@remembered(512)
def story_key(url: str) -> str:
    """The canonical form of an original's URL, itself an http URL; the same original always gives the same key.

    Idempotent. ValueError for what is not an http(s) URL, and no other exception on any text.
    """
    key = _key(plain_url(url))
    if _UNSTABLE.search(key, len("http://")):
        # What one rule uncovers, another may take: repeat until nothing changes. Each pass only shortens.
        for _ in range(_MOST_PASSES):
            before, key = key, _key(plain_url(key))
            if key == before:
                break
    return key


def _key(url: str) -> str:
    """One pass of all rules."""
    _, host, port, path, query, fragment = split(url)
    host = desktop_host(host)
    path = _path(path)
    if query:
        query = _query(query, host, path)
    if host == WECHAT and not port:
        path, query = _wechat(path, query)
    if port and port not in ("80", "443"):
        host = f"{host}:{port}"
    key = f"http://{host}{path}?{query}" if query else f"http://{host}{path}"
    return f"{key}#{fragment}" if fragment and _is_route(fragment, path) else key


def _path(path: str) -> str:
    """The path without sessions, default document and needless slashes; "/" for the root."""
    if _PATH_ODD.search(path):
        path = _PATH_ODD.sub(_in_path, path)
    if ";" in path:
        path = PATH_SESSION.sub("", path)
    if "/(" in path:
        path = NET_SESSION.sub("", path)
    if "//" in path:
        path = _SLASHES.sub("/", path)
    while True:
        folder, _, document = path.rpartition("/")
        if document and document not in DEFAULT_DOCUMENTS:
            return path
        if not folder:
            return "/"
        path = folder


def _in_path(match: re.Match[str]) -> str:
    return _escape(match, _PATH_PLAIN)


def _in_name(match: re.Match[str]) -> str:
    return _escape(match, _NAME_PLAIN)


def _in_value(match: re.Match[str]) -> str:
    return _escape(match, _VALUE_PLAIN)


def _escape(match: re.Match[str], plain: frozenset[str]) -> str:
    """An escape decoded if it stands for a plain character, else in upper case; a bare odd character escaped."""
    digits = match.group(1)
    if digits:
        character = chr(int(digits, 16))
        return character if character in plain else "%" + digits.upper()
    text = match.group()
    if text == "+":
        return "%20"
    return "".join(f"%{byte:02X}" for byte in text.encode("utf-8", "replace"))


def _query(query: str, host: str, path: str) -> str:
    """The parameters that decide, sorted by name; those of one name keep their order."""
    also_noise, decides = _rules_at(host, path)
    kept: list[tuple[str, str]] = []
    for parameter in query.split("&"):
        name, equals, value = parameter.partition("=")
        if _VALUE_ODD.search(parameter):
            name, value = _VALUE_ODD.sub(_in_name, name), _VALUE_ODD.sub(_in_value, value)
        while name.startswith("amp;"):
            name = name[4:]
        if not name and not value:
            continue
        if not (_is_noise(name.lower(), value, also_noise) and name not in decides):
            kept.append((name, f"{name}{equals}{value}"))
    if len(kept) > 1:
        kept.sort(key=_name)
    return "&".join([text for _, text in kept])


def _name(parameter: tuple[str, str]) -> str:
    return parameter[0]


def _is_noise(name: str, value: str, also_noise: frozenset[str]) -> bool:
    """True if a parameter of this name, in lower case, does not decide which page it is."""
    return (
        name in TRACKING
        or name in SESSIONS
        or name in also_noise
        or name.startswith(TRACKING_PREFIXES)
        or name.startswith(SESSION_PREFIXES)
        or (name in CACHE_BREAKERS and _NUMBER.fullmatch(value) is not None)
        or (name in TIMESTAMPS and _TIME.fullmatch(value) is not None)
    )


_NOTHING: frozenset[str] = frozenset()


def _rules_at(host: str, path: str) -> tuple[frozenset[str], frozenset[str]]:
    """The parameters that are noise, and that decide, on this host and not everywhere."""
    noise = decides = _NOTHING
    while host:
        noise |= TRACKING_AT.get(host, _NOTHING)
        if host in ECHOES_AT and _LONG_NUMBER.search(path):
            noise |= ECHOES_AT[host]
        decides |= DECIDES_AT.get(host, _NOTHING)
        host = host.partition(".")[2]
    return noise, decides


def _wechat(path: str, query: str) -> tuple[str, str]:
    """A WeChat article's path and query reduced to what decides."""
    if path.startswith("/s/"):
        return path, ""
    if path in WECHAT_LONG_PATHS:
        values: dict[str, str] = {}
        for parameter in query.split("&"):
            name, _, value = parameter.partition("=")
            values.setdefault(WECHAT_OLD_NAMES.get(name, name), value)
        if values.get("__biz") and values.get("mid"):
            return "/s", "&".join(f"{name}={values[name]}" for name in WECHAT_DECIDES if values.get(name))
    return path, query


def _is_route(fragment: str, path: str) -> bool:
    """True for `#/news/12` and `#!/news/12`, by which pages drawn by scripts tell their articles apart.

    A document with a number in its name is an article itself, so that the fragment is only a place on it.
    """
    if not fragment.startswith(("/", "!/")) or _DIGIT.search(fragment) is None:
        return False
    name, _, ending = path.rpartition("/")[2].rpartition(".")
    return not (ending.isalpha() and _DIGIT.search(name))
