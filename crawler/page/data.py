"""An article that stands only in a page's data: in an object of a script, in a field."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from itertools import islice

from crawler.page.facts import Data, facts_beside, original_told_in, told_in
from crawler.page.literals import unescaped

_BODY = re.compile(r"""["']?(content|contentHtml|articleBody|cnt_html|originContent|content_html|data)["']?\s*:\s*(["'])""")
# The HTML in an object that has a title and a time beside it; these names alone tell nothing.
_TEXT = re.compile(r"""["'](?:text|html|body|detail|txt)["']\s*:\s*(["'])(?=\s*(?:<|&lt;|\\u003[Cc]|\\x3[Cc]))""")
_DATA_TITLE = re.compile(r"""["'](?:title|newsTitle|articleTitle|headline)["']\s*:\s*(["'])""")
_DATA_TIME = re.compile(
    r"""["'](?:pub_?time|publish_?time|publish_?date|pub_?date|datePublished|create_?time|ctime)["']\s*:""", re.I
)
_DATA_SOURCE = re.compile(
    r"""["'](?:media|media_?name|source|source_?name|origin)["']\s*:\s*"((?:[^"\\\n]|\\u[0-9a-fA-F]{4}){2,30})\"""", re.I
)
# The same in an object of its own: "origin": {"id": 3, "name": "…"}.
_DATA_OFFICE = re.compile(
    r"""["'](?:media|source|origin)["']\s*:\s*\{[^{}]{0,120}["']name["']\s*:\s*"((?:[^"\\\n]|\\u[0-9a-fA-F]{4}){2,30})\"""",
    re.I,
)
_LITERALS = {'"': re.compile(r'[^"\\]*(?:\\.[^"\\]*)*', re.S), "'": re.compile(r"[^'\\]*(?:\\.[^'\\]*)*", re.S)}
_CHINESE = re.compile(r"[\u4e00-\u9fff]|\\u[4-9]")
_SHORTEST_BODY = 60
# A string that begins with markup, wherever it stands in an object or a list.
_MARKUP = re.compile(r"""[:,\[=(]\s{0,9}(["'])(?=\s{0,9}(?:<|&lt;|\\u003[Cc]|\\x3[Cc]))""")
_PARAGRAPHS = re.compile(r"<(?:p|br|div)\b|\S\s*\n\s*\S", re.I)
# The name of a column is shorter, and its page has a list in its script.
_SHORTEST_TITLE, _LONGEST_TITLE = 8, 300
# Beside a time and a text of this many Chinese characters, shorter ones tell an article.
_SHORTEST_TOLD, _SHORTEST_TOLD_BODY = 6, 30
# Pages that show their text need not be looked through but for this: `sourceUrl: "http…`, whatever its name is.
_STATES = re.compile(
    r"""(?:source|origin|original|article|copyfrom)_?(?:url|link)["']?\s{0,9}:\s{0,9}["'](?:https?:)?(?:\\?/|\\u002[fF])""",
    re.I,
)
# An object with an article's title and text is not longer.
_FARTHEST = 300_000
# What a script puts on the page: jQuery, news sites that hide their text from copying.
_PUT_IN = re.compile(r"(?:\.innerHTML\s{0,4}=|\.html\(|document\.write(?:ln)?\()\s{0,4}([A-Za-z_$][\w$]{0,40})\s{0,4}[;)\n]")
# How many places of a script are read for a body.
_MOST_PLACES = 20
# What a script writes below all pages of a site.
_FOOT = re.compile(r"[iI][cC][pP]备|公网安备|版权所有")
# What it asks readers before a link leads them off the site.
_ASKS = re.compile(
    r"(?:您|你)(?:即将|正在|将要|将)(?:离开|访问|跳转)|是否(?:继续|确[认定]|离开)|(?:确[认定]|继续)(?:离开|访问|跳转)"
)
_LONGEST_QUESTION = 600


def article_in_scripts(scripts: list[str], page_title: str) -> Data | None:
    """The body in a script's data that stands nearest to the page's title, else the longest that its name tells; with what the
    object says in which it stands; None if there is none."""
    best: Data | None = None
    holder = ""
    for script in scripts:
        if (beside := _body_beside(script, page_title)) is not None:
            return _with_facts(beside, script)
        markup = body_in_scripts([script])
        title = _DATA_TITLE.search(script)
        if markup is None and title and _DATA_TIME.search(script):
            for match in islice(_TEXT.finditer(script), _MOST_PLACES):
                value = _string_at(script, match.end(), match.group(1))
                if len(value) > len(markup or "") and _is_body(value):
                    markup = value
        if markup and (best is None or len(markup) > len(best.markup)):
            best, holder = Data(markup, _title_beside(script, markup)), script
    if best is not None:
        return _with_facts(best, holder)
    return next((told for script in scripts if (told := _told(script, page_title)) is not None), None)


def _with_facts(data: Data, script: str) -> Data:
    """The same with what its object says; a source that other objects name is the text's only where its own has no title."""
    facts = facts_beside(script, data.markup)
    if facts is None:
        data.source = _source_in(script)
        return data
    if facts.title is None:
        facts.title, facts.source = data.title, facts.source or _only_source_in(script)
    return facts


def article_of_original(scripts: list[str], page_title: str) -> Data | None:
    """The article with exactly this title in the data of a page that shows it as well, if a field beside it names an original."""
    found = (_told(script, page_title) for script in scripts if _has(script, page_title) and _STATES.search(script))
    return next((data for data in found if data is not None and data.original is not None), None)


def original_in_scripts(scripts: list[str], page_title: str, is_own: Callable[[str], bool]) -> tuple[str, str] | None:
    """The original of the article with exactly this title, of which the data of a page that shows it tell no text; with its field's name.

    is_own: see `original_told_in`.
    """
    found = (original_told_in(one, page_title, is_own) for one in scripts if _has(one, page_title) and _STATES.search(one))
    return next((told for told in found if told is not None), None)


def _told(script: str, title: str) -> Data | None:
    """The article whose object has this title, however short the two are."""
    return told_in(script, title, _is_short_body) if _has(script, title) else None


def _has(script: str, title: str) -> bool:
    return _SHORTEST_TOLD <= len(title) <= _LONGEST_TITLE and (title in script or json.dumps(title)[1:-1] in script)


def _title_beside(script: str, markup: str) -> str | None:
    """The title that stands before this text, with nothing between the two but what else the object says of it in a word."""
    for match in islice(_DATA_TITLE.finditer(script), _MOST_PLACES):
        title = _string_at(script, match.end(), match[1])
        body = _BODY.search(script, match.end())
        between = script[match.end() : body.start()] if body else "{"
        if body and "{" not in between and "}" not in between and _string_at(script, body.end(), body[2]) == markup:
            return title.strip() or None
    return None


def article_in_fields(fields: list[str], *, short: bool = False) -> Data | None:
    """The longest body in the textareas of a page, from which its scripts take it; None if there is none. short: a sentence is one."""
    found = [text for text in fields if _is_body(text) and _PARAGRAPHS.search(text)]
    if not found and short:
        found = [text for text in fields if "。" in text and _is_short_body(text) and _PARAGRAPHS.search(text)]
    if not found:
        return None
    longest = max(found, key=len)
    return Data(longest if "<" in longest else "".join(f"<p>{line}</p>" for line in longest.splitlines()))


def _body_beside(script: str, title: str) -> Data | None:
    """The article with the HTML in a string next to one that is the page's title, whatever both are named; None if there is none."""
    if not _SHORTEST_TITLE <= len(title) <= _LONGEST_TITLE:
        return None
    if f'\\"{title}\\"' in script:
        # JSON in a string.
        script = unescaped(script)
    place = -1
    for spelling in (title, json.dumps(title)[1:-1]):
        place = next((at for mark in "\"'" if (at := script.find(f"{mark}{spelling}{mark}")) >= 0), -1)
        if place >= 0:
            break
    else:
        return None
    best, nearest, end = None, _FARTHEST, max(0, place - _FARTHEST)
    for _ in range(_MOST_PLACES):
        match = _MARKUP.search(script, end, place + _FARTHEST)
        literal = _LITERALS[match[1]].match(script, match.end()) if match else None
        if literal is None:
            break
        begins, end = literal.span()
        distance = begins - place if begins > place else place - end
        if distance < nearest and _is_body(value := _read(literal.group())):
            best, nearest = value, distance
    return Data(best, title) if best is not None else None


def body_in_scripts(scripts: list[str]) -> str | None:
    """The HTML of the longest body in a script's data (toutiao.com, ifeng.com, sites of one page); None if there is none."""
    best = ""
    for script in scripts:
        for number, match in enumerate(_BODY.finditer(script)):
            if number >= _MOST_PLACES:
                break
            value = _string_at(script, match.end(), match.group(2))
            if len(value) > len(best) and _is_body(value) and (match.group(1) != "data" or value.lstrip().startswith("<")):
                best = value
        if len(value := _put_in(script)) > len(best):
            best = value
    return best or None


def _put_in(script: str) -> str:
    """The longest markup of sentences that stands in a variable of the script, which then puts it on the page; "" if there is none.

    A foot that is written so is none, nor is a question.
    """
    best = ""
    for shown in islice(_PUT_IN.finditer(script), _MOST_PLACES):
        match = re.search(
            rf"""(?<![\w$.]){re.escape(shown[1])}\s{{0,4}}=\s{{0,4}}(["'])(?=\s{{0,4}}<)""", script[: shown.start()]
        )
        value = _string_at(script, match.end(), match[1]) if match else ""
        if len(value) > len(best) and "。" in value and _is_body(value) and not (_FOOT.search(value) or _asks(value)):
            best = value
    return best


def _asks(value: str) -> bool:
    return len(value) <= _LONGEST_QUESTION and _ASKS.search(value) is not None


def _string_at(script: str, start: int, quote: str) -> str:
    """The string literal that begins at `start`, its escapes undone."""
    match = _LITERALS[quote].match(script, start)
    return _read(match.group()) if match else ""


def _read(raw: str) -> str:
    """A literal's text: its escapes undone, in JavaScript and in HTML."""
    if "\\" in raw and _CHINESE.search(raw):
        raw = unescaped(raw)
    return html.unescape(raw) if "&lt;" in raw else raw


def _source_in(script: str) -> str | None:
    """The source that an object names."""
    match = _DATA_SOURCE.search(script) or _DATA_OFFICE.search(script)
    return _read(match.group(1)) if match else None


def _only_source_in(script: str) -> str | None:
    """The source that some object names, if no other names another."""
    named = {
        _read(match.group(1)) for kind in (_DATA_SOURCE, _DATA_OFFICE) for match in islice(kind.finditer(script), _MOST_PLACES)
    }
    return named.pop() if len(named) == 1 else None


def _is_body(value: str) -> bool:
    return len(value) >= _SHORTEST_BODY and sum("\u4e00" <= c <= "\u9fff" for c in value[:2000]) >= 30


def _is_short_body(value: str) -> bool:
    return sum("\u4e00" <= c <= "\u9fff" for c in value[:2000]) >= _SHORTEST_TOLD_BODY
