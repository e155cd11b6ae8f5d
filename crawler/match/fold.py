"""Folding: a text without what a copy changes by itself, and its sentences with their place in the body.

Rule (issue 5): NFKC, white space and quotation marks removed. A site in traditional characters turns a text's simplified ones into
its own by machine, so both count as one. Zero-width and other invisible characters go too: editors
and anti-copying scripts put them between the words. 《》 stays: it marks a title, and dropping it is an edit.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from crawler.hanzi import compared

# What the folding removes, after NFKC (which makes ＂ of full width into "): white space, control and format characters, quotation marks.
_INVISIBLE = "\\x00-\\x1f\\x7f-\\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\ufff9-\ufffb"
_QUOTES = "\"'`“”„‟‘’‚‛«»‹›「」『』〝〞〟"
_REMOVED = re.compile(rf"[\s{_INVISIBLE}{_QUOTES}]+")

# The commonest characters that NFKC changes, each into one other: done for the whole body at once, it takes a fifth of the time.
_WIDE = [(wide, unicodedata.normalize("NFKC", wide)) for wide in "，：；！？（）％　０１２３４５６７８９"]

# Sorting combining marks takes quadratic time in the length of a run of them, so no piece of a text is longer than this.
LONGEST = 900

# What ends a sentence, with the marks that close behind it. `?` and `!` in an address (`show.php?id=3`) end nothing, nor
# does a point within a figure; after a Latin letter and before a space it does (pages in English).
_CLOSERS = "[”’\"'」』）)】〕\\]]*"
# One set stands first, so that the search leaps over all else.
_END = re.compile(
    rf"[。｡！？!?.\n](?:(?<=[。｡])[。｡！？!?]*{_CLOSERS}|(?<=[！？!?])[！？!?]*(?!(?<=[A-Za-z0-9/=&][!?])[A-Za-z0-9=&]){_CLOSERS}"
    rf"|(?<=[A-Za-z)]\.)(?=\s|$){_CLOSERS}|(?<=\n)\n*)"
)

# A stop of half width behind a word of Chinese, as some editors type it; behind a figure it is a part of that.
_STOP = re.compile(r"(?<=[\u3400-\u9fff])[.．](?=[\u3400-\u9fff\s“「]|$)")

# The head of a news report: 本报讯, 新华社北京1月2日电（记者张三）. It goes and comes as a whole, so it stands for a sentence.
_DATELINE = re.compile(
    r"\s*(?:本[报网刊台站社](?:讯|消息)|[\u4e00-\u9fff]{0,8}(?:社|网|报|台|客户端)[^，,。；;：:\n（(]{0,24}?日(?:电|讯|消息)"
    # 青石水务讯, set off from the text.
    r"|[\u4e00-\u9fff]{2,12}(?<![通资短快简电喜音腾审问])讯(?=[ \u3000（(])"
    # 据云浦县发布消息，
    r"|据[\u4e00-\u9fffA-Za-z“”]{2,14}(?:消息|报道)[，,])"
    r"(?:\s*[（(][^）)\n]{0,40}[）)])?(?=[\s\d“\u4e00-\u9fff])\s*"
)

# Where a sentence without end is cut: behind the characters that come up once in some forty, so that the cuts fall on the
# same words again after an insertion.
_RARE = "7" + "".join(chr(code) for code in range(0x4E00, 0xA000, 41))
_CUT = re.compile(rf"(?s:.{{16,{LONGEST - 1}}}?[{_RARE}]|.{{1,{LONGEST}}})")


class Sentence(NamedTuple):
    """A sentence of a body. text: folded, never empty. paragraph: from 0. start, end: its place in the body as given."""

    text: str
    paragraph: int
    start: int
    end: int


def fold(text: str | None) -> str:
    """The text as it is compared; empty where there is none.

    >>> fold('“２０２３年 1 月”，开工')
    '2023年1月,开工'
    """
    if not text:
        return ""
    if len(text) > LONGEST:
        text = _with_stops(text)
        return "".join(_folded(text[start : start + LONGEST]) for start in range(0, len(text), LONGEST))
    return _folded(_with_stops(text))


def _folded(piece: str) -> str:
    return _REMOVED.sub("", compared(unicodedata.normalize("NFKC", piece)))


def sentences(body: str | None) -> list[Sentence]:
    """The sentences of a body in their order: cut behind 。！？ and at the ends of paragraphs.

    A dateline is one of its own. A sentence longer than LONGEST is cut into pieces.
    """
    narrow = _with_stops(compared(body or ""))
    for wide, made in _WIDE:
        narrow = narrow.replace(wide, made)
    found = []
    for start, end, paragraph in _spans(narrow):
        text = _folded(narrow[start:end])
        if text:
            found.append(Sentence(text, paragraph, start, end))
    return found


def _with_stops(text: str) -> str:
    """The text with full stops of full width; as long as before."""
    return _STOP.sub("。", text)


def _spans(body: str) -> Iterator[tuple[int, int, int]]:
    """Start, end and paragraph of each piece of the body."""
    start, paragraph, opens = 0, 0, True
    for match in _END.finditer(body):
        breaks = body[match.start()] == "\n"
        end = match.start() if breaks else match.end()
        if opens or end - start > LONGEST:
            yield from _pieces(body, start, end, paragraph, opens)
        elif end > start:
            yield start, end, paragraph
        start, opens = match.end(), breaks
        if breaks:
            paragraph += match.end() - match.start()
    if len(body) > start:
        yield from _pieces(body, start, len(body), paragraph, opens)


def _pieces(body: str, start: int, end: int, paragraph: int, opens: bool) -> Iterator[tuple[int, int, int]]:
    """A sentence, without its dateline if it opens a paragraph, and in pieces if it is long."""
    dateline = _DATELINE.match(body, start, end) if opens else None
    if dateline and dateline.end() < end:
        yield start, dateline.end(), paragraph
        start = dateline.end()
    if end - start <= LONGEST:
        yield start, end, paragraph
        return
    for match in _CUT.finditer(body, start, end):
        yield match.start(), match.end(), paragraph


def places(raw: str) -> tuple[str, list[int]]:
    """The folded text and, for each of its characters, the index in `raw` that it comes from.

    Where characters only combine across what looks like their borders, the whole text counts as one place.
    """
    raw = _with_stops(raw)
    found: list[str] = []
    where: list[int] = []
    start = 0
    for index in range(1, len(raw) + 1):
        if index < len(raw) and unicodedata.combining(raw[index]) and index - start < LONGEST:
            continue
        made = _folded(raw[start:index])
        found.append(made)
        where += [start] * len(made)
        start = index
    text = "".join(found)
    whole = fold(raw)
    return (text, where) if text == whole else (whole, [0] * len(whole))
