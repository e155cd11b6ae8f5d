"""The inline elements of a line: where one ends, a name ends."""

from __future__ import annotations

import re

from crawler.extract import names
from crawler.extract.around import AFTER_BODY
from crawler.extract.names.labels import KINDS
from crawler.extract.names.surnames import is_full_name
from crawler.extract.pairs import fills_line, inline_parts
from crawler.extract.reading import Reading
from crawler.page import Element, Line

# Lines under a title that are looked at; a line longer than this names nobody.
MOST_LINES, LONGEST_PARTED = 40, 160
# Of elements without a name or a space between, a word processor makes several in one name.
_NAMED = frozenset(("class", "id"))
_LABELLED = re.compile(r"(?:(?:来源|稿源|转自|出处|作者|记者|编辑|责编|撰稿|撰文) ?[:：|｜]|(?<![\u4e00-\u9fff])文[:：])")
_SOURCE_BEFORE = re.compile(r"(?:来源|稿源|转自|转载自|出处)[ 　]?[:：]\s*$")
# … with a name behind it.
_SOURCE_TOLD = re.compile(r"(?:来源|稿源|转自|转载自|出处)[ 　]?[:：][ 　]?[^\s:：|｜]{2,20}$")
_LONGEST_SOURCE = 30
# Lines below a body in which its editor is looked for, and how such a line names one.
_FARTHEST = 80
_EDITOR = re.compile(
    r"^\W{0,3}(?:[\w ]{1,6}[:：]\s?[\w·]{1,16}[\s|｜/]{1,4}){0,3}(?:责任编辑|责编)[ 　]?[:：][ 　]?[\u4e00-\u9fff·]{2,4}(?![\u4e00-\u9fff])[^。，]*$"
)
_MADE_BY = re.compile(r"(?:^|[\s（(])(?:责任编辑|责编|编辑) ?[/／:：] ?[\u4e00-\u9fff·]{2,4}\W{0,2}$")
# The relation and the address of a link to a column or a tag.
LEADS_TO_LIST = re.compile(
    r"(?:^|\s)(?:category|tag)\s|/(?:category|cat|tags?|columns?|channels?|lanmu|lists?|col)[/_-]?(?:\d|\w+/?$)", re.I
)
# A person may have such a page too, but for this.
LEADS_TO_CATEGORY = re.compile(r"(?:^|\s)category\s|/category/", re.I)
_FIRST_LINKS = 3
# Labels that are elements: so many in a line, of so many letters.
_FEWEST_LABELS, _SHORTEST_LABEL = 2, 2
# Words that make another label of the one behind them: 图片<span>来源：…</span>.
_MAKES_ANOTHER = ("图片", "照片", "图", "视频", "数据", "摄影")
# Between several in one field of data.
BETWEEN_NAMES = re.compile(r"\s*[、，,;；]\s*")
# With these a name goes on in the next element: 光明网-《光明日报》.
_GOES_ON = "-－—·《、/"


def is_column(reading: Reading, value: str, leads: re.Pattern[str] = LEADS_TO_LIST) -> bool:
    """True if a link above the text leads from this name to a list: WordPress puts an article's columns beside its day.

    leads: of the relation and the address of such a link.
    """
    lines = reading.document.lines[max(0, reading.title_line) : reading.first]
    links = (link for line in lines[:MOST_LINES] for link in line.links[:_FIRST_LINKS])
    return any(
        leads.search(f"{link.get('rel')} {link.get('href')}") and reading.document.text_of(link) == value for link in links
    )


def labelled(reading: Reading) -> names.Names:
    """The labelled names above and below the body; a name ends where its element ends."""
    lines = reading.document.lines
    near = (*lines[max(0, reading.title_line - 6) : reading.first], *lines[reading.last + 1 : reading.last + 1 + AFTER_BODY])
    parted = {
        text: _with_colons(reading, line) or _parted(reading, line)
        for line in near
        if len(text := line.text) <= LONGEST_PARTED and line.element.last > line.element.index + 1
    }
    texts = [parted.get(text, text) for text in (*reading.head, *reading.tail)]
    texts += _in_data(reading)
    found = names.labelled_names(texts)
    far = (_last_editor(reading) or _far_editor(reading)) if found.editor is None else None
    if far:
        found.editor = names.labelled_names([far]).editor
    return found


def _in_data(reading: Reading) -> list[str]:
    """The persons that the object with the text names, as lines with a label; an account that has put it there is no person."""
    data = reading.data
    if data is None:
        return []
    authors = [name for name in data.authors if name != data.source]
    parts = (
        (label, [part for name in named for part in BETWEEN_NAMES.split(name.strip())])
        for label, named in (("作者", authors), ("责任编辑", data.editors))
    )
    persons = ((label, [names.without_office(part) for part in named]) for label, named in parts)
    return [f"{label}：{'、'.join(named)}" for label, named in persons if named and all(map(is_full_name, named))]


def _last_editor(reading: Reading) -> str | None:
    """The last line of the body, where it tells who made the text and names an editor: `青石县水务局供稿 摄影/何田 编辑/林一舟`."""
    text = reading.body[-1] if reading.body else ""
    return text if len(text) <= LONGEST_PARTED and "。" not in text and _MADE_BY.search(text) else None


def _far_editor(reading: Reading) -> str | None:
    """The line below the body, behind other articles, a form for comments or a wall, that alone names a 责任编辑."""
    below = reading.document.lines[reading.last + 1 : reading.last + 1 + _FARTHEST]
    named = [line for line in below if not line.hidden and not line.linked and _EDITOR.search(line.text)]
    if len(named) > 1 and named[0].index <= reading.last + AFTER_BODY:
        # Each of the other articles names its own.
        return None
    texts = {line.text for line in named}
    return texts.pop() if len(texts) == 1 else None


def _with_colons(reading: Reading, line: Line) -> str:
    """The line's text, where several of its elements are labels, with a bar before and a colon behind each: `<label>来源</label><span>青石日报`,
    or where it is one label and its value, an element each. Empty where they are not."""
    text = line.text
    parts = list(parts_of(reading, line))
    labels = [
        (start, end)
        for start, end, element in parts
        if end - start >= _SHORTEST_LABEL and text[start:end] in KINDS and element.tag != "a"
    ]
    if len(labels) < _FEWEST_LABELS:
        labels = [label for label in labels if fills_line(text, label, parts)]
    if not labels:
        return ""
    for start, end in reversed(labels):
        text = f"{text[:start]}｜{text[start:end]}：{text[end:]}"
    return text


def _parted(reading: Reading, line: Line) -> str:
    """The line's text with a bar where an inline element begins with a label, or ends that holds a name: a label's own, or the one after
    来源：."""
    text = line.text
    if not (":" in text or "：" in text) or not _LABELLED.search(text):
        return text
    bars: set[int] = set()
    parts = list(parts_of(reading, line))
    begins = {start for start, _, _ in parts}
    for start, end, element in parts:
        own = _LABELLED.search(text, start, end)
        if own and own.start() == start > 0 and not text[:start].endswith(_MAKES_ANOTHER):
            bars.add(start)
        if element.tag == "a" and _is_behind_source(text, start, end):
            bars.add(start)
        after = text[end : end + 2].lstrip()[:1]
        # No name has one letter: a label may be an element for each of its letters.
        if not after or after in _GOES_ON or len(text[start:end].strip()) < _SHORTEST_LABEL:
            continue
        if (own and text[own.end() : end].strip()) or (
            _SOURCE_BEFORE.search(text[max(0, start - 12) : start])
            and (element.tag == "a" or end + 1 in begins or (end in begins and not _NAMED.isdisjoint(element.attributes)))
        ):
            bars.add(end)
    for position in sorted(bars, reverse=True):
        text = f"{text[:position]}｜{text[position:]}"
    return text


def _is_behind_source(text: str, start: int, end: int) -> bool:
    """True for a link right behind a source that is none, and no part of its name: `来源：青石医院<a>咨询电话：…</a>`, hospitals."""
    label = _SOURCE_TOLD.search(text[max(0, start - _LONGEST_SOURCE) : start])
    return label is not None and text[start - 1] not in _GOES_ON and not text[start:end].strip().endswith(names.OUTLET_ENDS)


def parts_of(reading: Reading, line: Line) -> list[tuple[int, int, Element]]:
    """The inline elements in a line, each with where it begins and ends in the line's text."""
    return inline_parts(reading.document, line)
