"""A page → its article. One reading a page, kept with the response, serves all three public functions."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

from scrapy.http import TextResponse

from crawler.extract import dates, names, pager, scripts, titles, verdict
from crawler.extract.attachments import attachments_of, count_pictures, images_of
from crawler.extract.edges import Cut, cut, is_meta_line, unglue
from crawler.extract.hints import body_hint, is_not_body
from crawler.extract.labels import END_ROLES
from crawler.extract.region import Lines, block_of, stop_of, weigh
from crawler.extract.runs import begins_list, is_file_line
from crawler.extract.tables import paragraphs
from crawler.extract.text import clean
from crawler.items import Article
from crawler.page import Document, Element, Line, document_of, parse

# Lines before the title that may hold its date or source.
_BEFORE_TITLE = 3
# Lines after the body that may hold its date, source or editor.
_AFTER_BODY = 14
_LEAST_WEIGHT = 30.0
# A line of this weight is a paragraph.
_PROSE = 60.0
_CHINESE = re.compile("[\u4e00-\u9fff]")
_LATIN = re.compile("[A-Za-z]")
_TRADITIONAL = frozenset("國學會發說時對開這個來於為與過們華東車長門間關電馬風書員問無從眾業經濟應將當點體現實")


@dataclass(slots=True)
class Reading:
    """What one look at a page found. reason: why it is no article, None if it is one. first, last: its lines' indexes."""

    document: Document
    reason: str | None = None
    title: str | None = None
    title_line: int = -1
    block: Element | None = None
    body: list[str] = field(default_factory=list)
    head: list[str] = field(default_factory=list)
    tail: list[str] = field(default_factory=list)
    first: int = 0
    last: int = 0
    roles: list[str | None] = field(default_factory=list)
    wechat: scripts.WeChat | None = None


_readings: WeakKeyDictionary[TextResponse, tuple[frozenset[str], Reading]] = WeakKeyDictionary()


def extract_article(
    response: TextResponse, *, fetched_at: str | None = None, known_lines: frozenset[str] = frozenset()
) -> Article | None:
    """The article of a page, or None if the page is none (`why_not_article` tells why). Never raises on any bytes.

    fetched_at: ISO 8601 with an offset, the time that relative dates (昨天, 3小时前) count from; without it they give None.
    known_lines: lines that a site repeats on many pages, which are never news.
    published is at +08:00. `original_*`, `story_key` and `surt` stay None: other stages fill them.
    """
    reading = _reading_of(response, known_lines)
    if reading.reason is not None:
        return None
    document = reading.document
    found = names.labelled_names([*reading.head, *reading.tail])
    body = "\n".join(reading.body)
    return Article(
        url=response.url,
        site=_host(response.url),
        title=reading.title,
        original_title=_original_title(reading),
        published=_published(reading, fetched_at),
        source_name=_source(reading, found),
        author=_author(reading, found),
        editor=found.editor,
        body=body,
        attachments=_attachments(reading),
        images=images_of(document, reading.block, *_span(reading)) if reading.block is not None else [],
        language=_language(body),
    )


def why_not_article(response: TextResponse) -> str | None:
    """Why the page is no article: `home`, `list`, `search`, `about`, `photos`, `error_page`, `empty`, `no_title`; None if it is one."""
    return _reading_of(response, frozenset()).reason


def next_part(response: TextResponse) -> str | None:
    """The absolute URL of the article's next part; None if this is the last or only one."""
    reading = _reading_of(response, frozenset())
    if reading.reason is not None:
        return None
    lines = reading.document.lines
    return pager.next_address(reading.document, lines[reading.first].start, lines[min(reading.last + 12, len(lines) - 1)].end)


def _reading_of(response: TextResponse, known: frozenset[str]) -> Reading:
    kept = _readings.get(response)
    if kept is None or kept[0] != known:
        kept = _readings[response] = (known, _read(document_of(response), known))
    return kept[1]


def _read(document: Document, known: frozenset[str]) -> Reading:
    reading = Reading(document, reason=verdict.reason_by_address(document.url))
    if reading.reason is not None:
        return reading
    lines = weigh(document)
    title = titles.title_of(document, lines.roles)
    if _is_wechat(document):
        reading.wechat = scripts.wechat_of(document.scripts)
        title.text = title.text or reading.wechat.title
    reading.title, reading.title_line = title.text, title.last
    if not title.text:
        reading.reason = verdict.reason_without_title(document)
        return reading
    reading.reason = verdict.reason_by_title(title.text) or verdict.reason_by_title(re.split(r"[-_|]", document.title or "")[0])
    if reading.reason is not None:
        return reading
    if sum(lines.weights) < _LEAST_WEIGHT and any(line.hidden for line in document.lines):
        lines = weigh(document, hidden=True)
    _find_body(reading, title, lines, known)
    if not reading.body:
        reading.reason = _from_scripts(reading)
    return reading


def _find_body(reading: Reading, title: titles.Title, lines: Lines, known: frozenset[str]) -> None:
    """Choose the block, cut it, and fill the reading's lines."""
    document = reading.document
    start = title.last + 1
    if start and sum(lines.weights[start:]) < 0.2 * sum(w for w in lines.weights[: max(0, title.first)] if w >= _PROSE):
        start = 0
    title_end = document.lines[start - 1].end if start else 0
    stated = _is_stated(document, lines, title)
    block = block_of(document, lines, start, stop_of(document, lines, start))
    files = [] if block is not None else _file_lines(document, lines, start)
    if files:
        block = files[0].element.parent or files[0].element
    if block is None:
        reading.reason = verdict.reason_without_body(document, stated, count_pictures(document, title_end, verdict.PHOTOS))
        return
    own = _own_lines(document, block, start)
    above = document.lines[title.last + 1 : document.line_at(block.start)] if title.last >= 0 else []
    headed = any(lines.roles[line.index] in ("date", "source") or _is_dated(line.text) for line in above[:40])
    pieces = cut(own, lines.roles, title.text or "", headed=headed, known=known)
    pieces.kept = files or _with_summary(document, lines, block, start, pieces)
    if not pieces.kept:
        reading.reason = verdict.reason_without_body(document, stated, count_pictures(document, title_end, verdict.PHOTOS))
        return
    reading.block = _around_lines(pieces.kept, block)
    reading.first, reading.last = pieces.kept[0].index, pieces.kept[-1].index
    reading.head = _head_texts(document, title, reading.first)
    reading.roles = lines.roles
    reading.tail = _tail_texts(document, reading.last)
    reading.reason = verdict.reason_by_body(
        document, pieces.kept, lines.roles, count_pictures(document, title_end, verdict.PHOTOS), stated
    )
    if reading.reason is not None:
        return
    reading.body = paragraphs(document, pieces.kept, block)
    reading.body[-1], glued = unglue(reading.body[-1])
    if glued:
        reading.tail.insert(0, glued.strip(" （()）[]【】"))


def _is_stated(document: Document, lines: Lines, title: titles.Title) -> bool:
    """True if the page has a meta ArticleTitle, or shows a date or source under its title."""
    if "articletitle" in document.metas:
        return True
    if title.last < 0:
        return False
    for line in document.lines[title.last + 1 : title.last + 12]:
        role = lines.roles[line.index]
        if line.linked * 2 <= len(line.text) and role != "crumb" and is_meta_line(line.text, role):
            return True
        if lines.weights[line.index] >= _PROSE:
            break
    return False


def _file_lines(document: Document, lines: Lines, start: int) -> list[Line]:
    """The links to files right under the title, on pages whose body is nothing else."""
    found: list[Line] = []
    for line in document.lines[start : start + 20]:
        if not line.hidden and is_file_line(line) and line.linked * 2 > len(line.text):
            found.append(line)
        elif found or lines.roles[line.index] in END_ROLES:
            break
    return found


def _around_lines(lines: list[Line], block: Element) -> Element:
    """The innermost element around all these lines; the block where it would be a single paragraph."""
    last = lines[-1].element
    around: Element | None = lines[0].element
    while (
        around is not None
        and around.index > block.index
        and (not around.holds(last) or around.tag in ("p", "td", "tr", "section"))
    ):
        around = around.parent
    return around if around is not None and around.index > block.index else block


def _tail_texts(document: Document, last: int) -> list[str]:
    """The visible lines after the body, up to a list of other articles."""
    found: list[str] = []
    lines = document.lines[last + 1 : last + 1 + _AFTER_BODY]
    for index, line in enumerate(lines):
        if begins_list(lines, index):
            break
        if not line.hidden:
            found.append(line.text)
    return found


def _span(reading: Reading) -> tuple[int, int]:
    """The text positions from the end of the line before the body to the beginning of the line after it."""
    lines = reading.document.lines
    first = lines[reading.first - 1].end if reading.first else 0
    last = lines[reading.last + 1].start if reading.last + 1 < len(lines) else lines[reading.last].end
    return first, last


def _is_dated(text: str) -> bool:
    return len(text) <= 90 and dates.DATE.search(text) is not None


def _own_lines(document: Document, block: Element, start: int) -> list[Line]:
    """The block's visible lines after the title, without those of comments, share buttons and the like inside it."""
    lines = [line for line in document.lines_of(block) if line.index >= start]
    visible = [line for line in lines if not line.hidden]
    if not visible or sum(len(line.text) for line in visible) < 0.1 * sum(len(line.text) for line in lines):
        visible = lines
    outside: dict[int, bool] = {}
    return [line for line in visible if not _is_outside(line.element, block, outside)]


def _is_outside(element: Element, block: Element, known: dict[int, bool]) -> bool:
    """True if an element between this one and the block never holds text of an article."""
    path: list[int] = []
    answer = False
    around: Element | None = element
    while around is not None and around.index > block.index:
        seen = known.get(around.index)
        if seen is not None:
            answer = seen
            break
        path.append(around.index)
        if is_not_body(around):
            answer = True
            break
        around = around.parent
    for index in path:
        known[index] = answer
    return answer


def _with_summary(document: Document, lines: Lines, block: Element, start: int, pieces: Cut) -> list[Line]:
    """The kept lines, with a summary that stands between the title and the block."""
    if not pieces.kept or not start:
        return pieces.kept
    first = pieces.kept[0].index
    before = [
        line
        for line in document.lines[start:first]
        if lines.weights[line.index] >= 20 and line.start < block.start and _is_summary(line)
    ]
    return before + pieces.kept


def _is_summary(line: Line) -> bool:
    if line.text.startswith(("核心提示", "摘要", "导读", "编者按", "内容提要", "内容摘要")):
        return True
    from crawler.extract.hints import names_of

    return any("summary" in name or "zhaiyao" in name or "daodu" in name for name in names_of(line.element))


def _head_texts(document: Document, title: titles.Title, first: int) -> list[str]:
    """The lines from the title to the body, and the few before the title."""
    lines = document.lines
    if title.last < 0 or title.last >= first:
        return [line.text for line in lines[max(0, first - 8) : first] if not line.hidden]
    between = [line.text for line in lines[title.last + 1 : min(first, title.last + 40)] if not line.hidden]
    before = [
        line.text for line in lines[max(0, title.first - _BEFORE_TITLE) : title.first] if not line.hidden and not line.linked
    ]
    return between + before


def _from_scripts(reading: Reading) -> str | None:
    """Take the body from the page's data where it shows none; the reason why the page is no article, or None."""
    markup = scripts.body_in_scripts(reading.document.scripts)
    if markup is None:
        return reading.reason or "empty"
    inner = parse(markup, reading.document.url)
    lines = weigh(inner)
    pieces = cut([line for line in inner.lines if not line.hidden], lines.roles, reading.title or "")
    if sum(len(line.text) for line in pieces.kept) < 60:
        return reading.reason or "empty"
    reading.body = [line.text for line in pieces.kept]
    reading.head = reading.head or _head_texts(
        reading.document, titles.Title(reading.title, reading.title_line, reading.title_line), len(reading.document.lines)
    )
    return None


def _published(reading: Reading, fetched_at: str | None) -> str | None:
    latest = (fetched_at or datetime.now(dates.CHINA).isoformat())[:10]
    try:
        latest = (datetime.fromisoformat(latest) + timedelta(days=1)).date().isoformat()
    except ValueError:
        latest = datetime.now(dates.CHINA).date().isoformat()
    document = reading.document
    visible, labelled = dates.visible_date(reading.head)
    if visible and len(visible) == 10 and (finer := _time_element(reading)) and finer[:10] == visible:
        visible = finer
    if reading.wechat and reading.wechat.published and reading.wechat.published[:10] <= latest:
        return reading.wechat.published
    found = dates.agreed_date(
        visible,
        labelled,
        dates.date_of_metas(document.metas),
        dates.date_of_url(document.metas.get("url", "")) or dates.date_of_url(document.url),
        latest,
    )
    if visible is None and dates.date_of_metas(document.metas) is None:
        found = dates.date_of_scripts(document.scripts) or found
    if found is None:
        found = dates.relative_date(" ".join(reading.head), fetched_at) or dates.visible_date(reading.tail)[0]
    if found is None:
        found = dates.first_date((line.text for line in document.lines[:400] if not line.hidden), latest)
    return found if found and found[:10] <= latest else None


def _time_element(reading: Reading) -> str | None:
    """The `datetime` of a `<time>` above the body, which is finer than what it shows."""
    document = reading.document
    for element in document.find("time")[:10]:
        if element.get("datetime") and element.start <= document.lines[reading.first].start:
            return dates.read_date(element.get("datetime"))
    return None


def _source(reading: Reading, found: names.Names) -> str | None:
    metas = reading.document.metas
    if reading.wechat and reading.wechat.account:
        return reading.wechat.account
    if found.source:
        return found.source
    for name in ("contentsource", "source", "mediaid", "article:author:source"):
        if metas.get(name) and (value := names.clean_name(metas[name])):
            return value
    if value := names.name_after_link_label(reading.tail):
        return value
    for text in reading.head:
        if value := names.name_after_date(text):
            return value
    return None


def _author(reading: Reading, found: names.Names) -> str | None:
    metas = reading.document.metas
    first_and_last = [text for text in (*reading.body[:1], *reading.body[-1:]) if len(text) <= 40]
    author = found.author or names.labelled_names(first_and_last).author or names.byline([*reading.head, *first_and_last])
    for name in ("author", "article:author"):
        if author is None and metas.get(name) and not metas[name].startswith("http"):
            value = names.clean_name(metas[name])
            if value and names.is_person(value) and value != found.source:
                return value
    return names.without_office(author) if author else None


_ORIGINAL_TITLE = re.compile(r"原(?:标题|题为)\s*[:：]?\s*[《“\"]?(.{2,120}?)[》”\"]?\s*[)）】\]]?$")


def _original_title(reading: Reading) -> str | None:
    lines = reading.document.lines
    hidden = [line.text for line in lines[max(0, reading.first - 12) : reading.last + 6] if line.hidden]
    for text in (*reading.head, *reading.body[-2:], *reading.tail, *hidden):
        if "原标题" in text or "原题为" in text:
            match = _ORIGINAL_TITLE.search(text)
            if match:
                return clean(match.group(1))
    return None


def _attachments(reading: Reading) -> list[dict[str, str]]:
    lines = reading.document.lines
    if reading.block is None or not lines:
        return []
    after = lines[min(reading.last + _AFTER_BODY, len(lines) - 1)].end
    return attachments_of(reading.document, reading.roles, lines[reading.first].start, max(after, reading.block.end))


def _language(body: str) -> str | None:
    """BCP 47: `zh-Hans`, `zh-Hant`, `en`; None where the text does not tell."""
    sample = body[:1000]
    chinese = _CHINESE.findall(sample)
    if len(chinese) * 5 >= len(sample):
        traditional = sum(map(_TRADITIONAL.__contains__, chinese))
        return "zh-Hant" if traditional * 25 > len(chinese) else "zh-Hans"
    return "en" if len(_LATIN.findall(sample)) * 2 > len(sample) else None


def _is_wechat(document: Document) -> bool:
    return "weixin" in document.url or "mp.weixin.qq.com" in document.html[:20000] or "rich_media" in document.html[:40000]


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


__all__ = ["body_hint", "extract_article", "next_part", "why_not_article"]
