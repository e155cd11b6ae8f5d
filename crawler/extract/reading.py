"""One look at a page: its title, the article's block, and the lines before and after the body."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import partial

from crawler.extract import around, called, inside, scripts, titles, verdict
from crawler.extract.attachments import count_pictures, is_below_picture
from crawler.extract.disclaimers import is_disclaimer
from crawler.extract.edges import Cut, cut, unglue
from crawler.extract.hints import body_hint
from crawler.extract.leftovers import are_foot
from crawler.extract.lost import is_word_of_loss
from crawler.extract.questions import PHOTOS, Asked
from crawler.extract.region import block_of
from crawler.extract.repeats import without_repeats
from crawler.extract.stand_ins import reason_of_stand_in
from crawler.extract.standing import says_little, stands
from crawler.extract.stop import stop_of
from crawler.extract.tables import paragraphs
from crawler.extract.text import clean, host_of, visible, without_closing
from crawler.extract.weights import PROSE, Lines, weigh
from crawler.hanzi import simplified
from crawler.page import Document, Element, Line, parse
from crawler.page.data import article_in_fields, article_in_scripts
from crawler.page.facts import Data

# With less text than this in sight, what is hidden is read too.
_LEAST_WEIGHT = 30.0
# A title that is sure keeps its place unless the text above it is five times that below.
_LEAST_BELOW_SURE = 0.2
# So many lines below the title may tell the day.
_MOST_ABOVE = 40
_WITHOUT_TEXT = frozenset(("empty", "no_title"))
# A body in a script's data is not shorter; beside its title it may be.
_SHORTEST_IN_SCRIPT, _SHORTEST_WITH_TITLE = 60, 30


@dataclass(slots=True)
class Reading:
    """What one look at a page found. reason: why it is no article, None if it is one. stands: it is none unless its fields tell of when and
    who. first, last: its lines' indexes; top: that of the line with which its block begins below the head."""

    document: Document
    reason: str | None = None
    stands: bool = False
    title: str | None = None
    title_line: int = -1
    block: Element | None = None
    body: list[str] = field(default_factory=list)
    head: list[str] = field(default_factory=list)
    tail: list[str] = field(default_factory=list)
    first: int = 0
    last: int = 0
    top: int = 0
    roles: list[str | None] = field(default_factory=list)
    wechat: scripts.WeChat | None = None
    data: Data | None = None
    # Where the body stands in the page's data, its document; then the roles are those of its lines.
    inner: Document | None = None

    # The body in the characters in which the page writes it, where these are others than those that are read.
    quoted: list[str] | None = None

    def as_written(self, text: str | None) -> str | None:
        """What was taken from the page from the title on, in the characters in which the page writes it."""
        return None if text is None else self.document.as_written(text, self.title_line)

    def body_as_written(self) -> str:
        """The body's paragraphs joined by a newline, in the characters in which the page writes it."""
        return "\n".join(self.body if self.quoted is None else self.quoted)


def read(document: Document, known: frozenset[str]) -> Reading:
    """Look at a page. known: lines that its site repeats and that are never news."""
    reading = _read(document, known)
    if reading.reason in _WITHOUT_TEXT and is_word_of_loss(document):
        reading.reason = "error_page"
    return reading


def _read(document: Document, known: frozenset[str]) -> Reading:
    reading = Reading(document, reason=verdict.reason_by_address(document.url) or reason_of_stand_in(document))
    if reading.reason is not None:
        return reading
    if document.written is not None:
        # They were learnt from texts as they are written.
        known = frozenset(map(simplified, known))
    lines = weigh(document)
    title = titles.title_of(document, lines.roles)
    if _is_wechat(document):
        reading.wechat = scripts.wechat_of(document.scripts)
        title.text = title.text or reading.wechat.title
    reading.title, reading.title_line = title.text, title.last
    if not title.text:
        reading.reason = called.reason_without_title(document)
        return reading
    named = re.split(r"[-_|]", document.title or "")[0].strip()
    reading.reason = called.reason_by_title(title.text, document)
    if reading.reason is None and (named == title.text or not called.is_signed(document)):
        reading.reason = called.reason_by_title(named, document)
    if reading.reason is not None:
        return reading
    if sum(lines.weights) < _LEAST_WEIGHT and any(line.hidden for line in document.lines):
        lines = weigh(document, hidden=True)
    _find_body(reading, title, lines, known)
    if not reading.body:
        # What readers say stands in a page's data too.
        reading.reason = reading.reason if reading.reason == "forum" else _from_scripts(reading)
    elif all(map(is_disclaimer, reading.body)):
        # What the site says of its texts stands alone where a script is to put the text above it.
        reason = _from_scripts(reading)
        if not called.is_signed(document) and not called.is_dated(document):
            reading.reason = reason
    return reading


def _find_body(reading: Reading, title: titles.Title, lines: Lines, known: frozenset[str]) -> None:
    """Choose the block, cut it, and fill the reading's lines."""
    document = reading.document
    start = _start(document, title, lines)
    pictures = partial(count_pictures, document, document.lines[start - 1].end if start else 0, PHOTOS)
    stated = around.is_stated(document, lines, title)
    stop = stop_of(document, lines, start)
    block = block_of(document, lines, start, stop)
    files = [] if block is not None else inside.file_lines(document, lines, start)
    if block is None and stated and not files:
        files = inside.links_to_title(document, lines, start, title.text or "")
    if files:
        block = files[0].element.parent or files[0].element
    if block is None:
        reading.reason = verdict.reason_without_body(document, stated, pictures)
        return
    own = inside.until(inside.own_lines(document, lines, block, start, stop), lines, stop, known=body_hint(block) == 2)
    if lines.boxed:
        own = [line for line in own if line.index not in lines.boxed]
    own = inside.without_subtitle(document, own, title)
    pieces = _cut(document, title, lines, block, own, known)
    # Date and source stand between a summary and the text.
    first = (files or pieces.kept or document.lines)[0].index
    pieces.kept = files or without_repeats(
        inside.with_summary(document, lines, block, start, pieces.kept), title.text or "", partial(is_below_picture, document)
    )
    if not pieces.kept:
        reading.reason = verdict.reason_without_body(document, stated, pictures)
        return
    reading.block = inside.around_lines(pieces.kept, block)
    reading.first, reading.last = max(first, pieces.kept[0].index), pieces.kept[-1].index
    # What was left out above the text may have had a picture beside it.
    reading.top = min(reading.first, pieces.head[-1].index + 1 if pieces.head else own[0].index)
    reading.head = around.head_texts(document, title, reading.first)
    reading.roles = lines.roles
    reading.tail = around.tail_texts(document, lines.roles, reading.last, block)
    reading.tail += around.inner_texts(own, pieces.kept, lines.roles)
    reading.reason = verdict.reason_by_body(Asked(document, pieces.kept, lines.roles, title.last, pictures, stated))
    if reading.reason is None and are_foot(pieces.kept, lines.roles):
        reading.reason = verdict.reason_without_body(document, stated, pictures)
    if reading.reason is None:
        named = title.text or ""
        reading.stands = not called.is_signed(document) and (
            says_little(pieces.kept, named) or (not stated and stands(document, pieces.kept, named, title.last))
        )
        _keep_paragraphs(reading, pieces.kept, block)


def _start(document: Document, title: titles.Title, lines: Lines) -> int:
    """The line from which a text is looked for: the one below the title, unless what stands above that is the page's prose."""
    below = title.last + 1
    least = _LEAST_BELOW_SURE if title.sure else 1.0
    above = sum(weight for weight in lines.weights[: max(0, title.first)] if weight >= PROSE)
    return below if sum(lines.weights[below:]) >= least * above else 0


def _cut(document: Document, title: titles.Title, lines: Lines, block: Element, own: list[Line], known: frozenset[str]) -> Cut:
    """The block's own lines, cut at both ends."""
    above = document.lines[title.last + 1 : document.line_at(block.start)] if title.last >= 0 else []
    headed = any(lines.roles[line.index] in ("date", "source") or around.is_dated(line.text) for line in above[:_MOST_ABOVE])
    return cut(own, lines.roles, title.text or "", headed=headed, known=known, host=host_of(document.url))


def _keep_paragraphs(reading: Reading, kept: list[Line], block: Element) -> None:
    """Fill the reading's body; what is glued to its last paragraph and is not the text's goes to the tail."""
    document = reading.document
    reading.body = visible(paragraphs(document, kept, block))
    if not reading.body:
        reading.reason = "empty"
        return
    reading.body[-1], glued = unglue(reading.body[-1])
    if document.written is not None:
        with document.in_its_characters():
            reading.quoted = visible(paragraphs(document, kept, block))
        # One character stands for one, so what was cut off is as long.
        reading.quoted[-1] = reading.quoted[-1][: len(reading.body[-1])]
    if glued:
        reading.tail.insert(0, without_closing(glued.lstrip(" （([【")))


def _from_scripts(reading: Reading) -> str | None:
    """Take the body from the page's data where it shows none; the reason why the page is no article, or None."""
    document = reading.document
    data = article_in_scripts(document.scripts, reading.title or "")
    # What stands in the fields of a shop or a form is theirs.
    short = called.is_signed(document) or called.is_dated(document)
    if data is None and reading.reason != "form":
        data = article_in_fields(document.fields, short=short)
    if data is None:
        return reading.reason or "empty"
    inner = parse(data.markup, document.url)
    inner.base = document.base
    lines = weigh(inner)
    pieces = cut([line for line in inner.lines if not line.hidden], lines.roles, reading.title or "")
    if sum(len(line.text) for line in pieces.kept) < (_SHORTEST_WITH_TITLE if data.title or short else _SHORTEST_IN_SCRIPT):
        return reading.reason or "empty"
    if data.title and reading.title_line < 0:
        # What `<title>` says beside it is the site's or the column's.
        reading.title = clean(data.title)
    whole = inner.elements[0]
    reading.body = visible(paragraphs(inner, pieces.kept, whole))
    if inner.written is not None:
        with inner.in_its_characters():
            reading.quoted = visible(paragraphs(inner, pieces.kept, whole))
    reading.data, reading.inner, reading.roles = data, inner, lines.roles
    reading.tail = [line.text for line in pieces.tail[: around.AFTER_BODY]]
    reading.head = reading.head or around.head_texts(
        reading.document, titles.Title(reading.title, reading.title_line, reading.title_line), len(reading.document.lines)
    )
    return None


def _is_wechat(document: Document) -> bool:
    return "weixin" in document.url or "rich_media_" in document.html
