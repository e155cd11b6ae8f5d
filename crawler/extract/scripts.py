"""What only the scripts of a page say: WeChat's time, name and title; bodies that a script would show."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from itertools import islice
from urllib.parse import unquote

from crawler.extract.dates import from_epoch
from crawler.extract.text import clean

# A whole name: what stands before it is looked at last, so that the search may leap to the next `c` or `o`.
_CT = re.compile(
    r"""(?:ct(?<!\w..)|create_time(?<!\w.{11})|ori(?:CreateTime(?<!\w.{13})|_create_time(?<!\w.{15})))\s*[=:]\s*["']?(\d{10})\b"""
)
_TITLE = re.compile(r"""\bmsg_title\s*=\s*(?:"([^"\n]{1,300})"|'([^'\n]{1,300})')""")
_NICKNAME = re.compile(r"""\bnick_?name\s*[=:]\s*(?:htmlDecode\()?\s*(?:"([^"\n]{1,60})"|'([^'\n]{1,60})')""")
_BODY = re.compile(r"""["']?(content|contentHtml|articleBody|cnt_html|originContent|content_html|data)["']?\s*:\s*(["'])""")
# The HTML in an object that has a title and a time beside it; these names alone tell nothing.
_TEXT = re.compile(r"""["'](?:text|html|body|detail|txt)["']\s*:\s*(["'])(?=\s*(?:<|&lt;|\\u003[Cc]))""")
_DATA_TITLE = re.compile(r"""["'](?:title|newsTitle|articleTitle|headline)["']\s*:\s*(["'])""")
_DATA_TIME = re.compile(
    r"""["'](?:pub_?time|publish_?time|publish_?date|pub_?date|datePublished|create_?time|ctime)["']\s*:""", re.I
)
_DATA_SOURCE = re.compile(r"""["'](?:media|media_?name|source|source_?name|origin)["']\s*:\s*"([^"\\\n]{2,30})\"""", re.I)
_LITERALS = {'"': re.compile(r'[^"\\]*(?:\\.[^"\\]*)*', re.S), "'": re.compile(r"[^'\\]*(?:\\.[^'\\]*)*", re.S)}
_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|.)", re.S)
_ESCAPES = {"n": "\n", "t": " ", "r": "", "b": "", "f": ""}
_CHINESE = re.compile(r"[\u4e00-\u9fff]|\\u[4-9]")
_SHORTEST_BODY = 60
# How many places of a script are read for a body.
_MOST_PLACES = 20


@dataclass(slots=True)
class WeChat:
    """published: ISO 8601 at +08:00. account: the name of the public account. None where the page does not say."""

    title: str | None = None
    published: str | None = None
    account: str | None = None


def wechat_of(scripts: list[str]) -> WeChat:
    """The variables of a WeChat article. `ct` counts seconds; read as UTC it would be a day off near midnight."""
    found = WeChat()
    for script in scripts:
        if found.published is None and (match := _CT.search(script)):
            found.published = from_epoch(int(match.group(1)))
        if found.title is None and "msg_title" in script and (match := _TITLE.search(script)):
            found.title = clean(html.unescape(match.group(1) or match.group(2) or "")) or None
        if found.account is None and "nick" in script and (match := _NICKNAME.search(script)):
            found.account = clean(html.unescape(match.group(1) or match.group(2) or "")) or None
    return found


@dataclass(slots=True)
class Data:
    """An article in a script's object. title, source: None where it does not say."""

    markup: str
    title: str | None = None
    source: str | None = None


def article_in_scripts(scripts: list[str]) -> Data | None:
    """The longest body in a script's data, with title and source that stand in the same script; None if there is none."""
    best: Data | None = None
    for script in scripts:
        markup = body_in_scripts([script])
        title = _DATA_TITLE.search(script)
        if markup is None and title and _DATA_TIME.search(script):
            for match in islice(_TEXT.finditer(script), _MOST_PLACES):
                value = _string_at(script, match.end(), match.group(1))
                if len(value) > len(markup or "") and _is_body(value):
                    markup = value
        if markup and (best is None or len(markup) > len(best.markup)):
            named = clean(_string_at(script, title.end(), title.group(1))) if title else ""
            source = _DATA_SOURCE.search(script)
            best = Data(markup, named or None, source.group(1) if source else None)
    return best


def body_in_scripts(scripts: list[str]) -> str | None:
    """The HTML of the longest body in a script's data (toutiao.com, ifeng.com, sites of one page); None if there is none."""
    best = ""
    for script in scripts:
        if script.startswith("%7B"):  # toutiao.com
            script = unquote(script)  # noqa: PLW2901
        for number, match in enumerate(_BODY.finditer(script)):
            if number >= _MOST_PLACES:
                break
            value = _string_at(script, match.end(), match.group(2))
            if len(value) > len(best) and _is_body(value) and (match.group(1) != "data" or value.lstrip().startswith("<")):
                best = value
    return best or None


def _string_at(script: str, start: int, quote: str) -> str:
    """The string literal that begins at `start`, its escapes undone."""
    match = _LITERALS[quote].match(script, start)
    raw = match.group() if match else ""
    if "\\" in raw and _CHINESE.search(raw):
        raw = _ESCAPE.sub(lambda m: chr(int(m[1][1:], 16)) if len(m[1]) == 5 else _ESCAPES.get(m[1], m[1]), raw)
    return html.unescape(raw) if "&lt;" in raw else raw


def _is_body(value: str) -> bool:
    return len(value) >= _SHORTEST_BODY and sum("\u4e00" <= c <= "\u9fff" for c in value[:2000]) >= 30
