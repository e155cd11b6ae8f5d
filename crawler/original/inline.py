"""The value of a label in its own line."""

from __future__ import annotations

import re
from itertools import islice

from crawler.original.below import with_next_line
from crawler.original.characters import JOINER
from crawler.original.exclusions import OTHER_FIELD, OTHER_LINE, TOOL
from crawler.original.labelled import LOOK, OPENERS, REACH, SEE_HERE, SENTENCE_END, TRIM, Labelled
from crawler.original.labels import MEDIA, OWN_LEADS, TAIL, Strength, is_ambiguous
from crawler.original.sentences import ends_a_field, goes_on, is_mentioned, stands_alone
from crawler.original.shapes import kind_of, same_site
from crawler.original.targets import Target, shown_url, text_address

# How many addresses of one value are looked at: a name that links home may be followed by the article.
MOST_VALUES = 3
_RIGHT_BEHIND = 60

_SPACE = rf"[\s{JOINER}]*"
_MEDIUM = re.compile(rf"(?:{'|'.join(MEDIA)}|[^\w，。；、！？,;!?]|_)*")
# The name of a source with a colon of its own, then perhaps the word for its address; no other field's name.
_NAMED = re.compile(
    rf"{_SPACE}[“\"《「【]?(?![^:：，,]*(?:地址|网址|链接|电话|邮箱|编辑|作者|记者|附件|视频|图片|下载)[^:：，,]?[:：])"
    rf"[\w\u3400-\u9fff·•-]{{2,16}}[”\"》」】]?(?:[，,]{_SPACE}(?:{TAIL}))?{_SPACE}[:：]{_SPACE}(?:《[^《》]{{2,80}}》{_SPACE}[，,]{_SPACE})?"
)
# Behind a name, the word for its address: `转载来源：新区网　链接：http://…`, `来源：新区网（链接：http://…）`, `【来源：新区网】【链接：http://…】`.
_ITS_ADDRESS = re.compile(
    rf"[\w·“”\"-]{{2,24}}[)）】\]]?[ ，,(（【\[|｜/]{{1,3}}(?:链接|鏈接|网址|網址|链接地址|网址链接|URL){_SPACE}[:：]{_SPACE}",
    re.I,
)
# What such a line tells: a named field, a day, a counter.
_FACTS = re.compile(r"[:：]|\d{4}[-/.年]\d|\d\s?[次人]")
_NAME_ENDS = re.compile(
    r"(?:[，,] ?(?:19|20)\d\d年\d{1,2}月\d{1,2}日(?:访问|检索|引用|查阅)?)?[\W_]*(?:$|[\u3400-\u9fff]{2,6}[:：])"
)
# Behind a label, in the anchor with it: 原文见.
_SEEN_THERE = frozenset(("见", "请见", "详见"))
# `转载自新区日报：<a>《…》</a>`: what was copied, by its title. What is 摘自 a book leads to the book.
_COPIED, _TITLE = re.compile("转|转载|原载|首发|来源|本文(?:来源|转)"), re.compile("《[^《》]{6,80}》")
# Between two anchors of one value.
_LISTED = re.compile(rf"[\s{JOINER}]{{0,4}}[-—–、/（(\[【《“>»→·]{{0,2}}[\s{JOINER}]{{0,4}}")
_WORD = re.compile(r"\w")
_NETWORKS = frozenset(("微信", "微博"))
_OUTLET = re.compile(r"[“\"《「]?(?!\w*的)[\w·]{1,12}(?:报|网|通讯社|报社|电视台|广播电台|杂志|周刊|公众号|客户端)[”\"》」]?")
# Before an address in a forum's code, or in Markdown: [url=http://…]标题[/url], [标题](http://…).
_CODE_BEFORE = re.compile(r"\[url=[\"']?$|\[[^\[\]]{1,80}\]\($", re.I)
# 来自 and 出自 begin headlines too.
_TAKEN = re.compile("[转摘选]")


def of_anchor(label: Labelled, target: Target) -> list[str]:
    """The address of an anchor whose own text is or begins with the label."""
    before = label.text[target.start : label.match.start()]
    after = label.text[label.match.end() : target.end]
    if _WORD.search(before.replace(JOINER, "")):
        return []
    is_line = label.text.strip() == target.text.strip()
    is_label = not _WORD.search(after.replace(JOINER, "")) or (is_line and after.strip() in _SEEN_THERE)
    if not is_label and is_ambiguous(label.match):
        # A headline: 首发｜青石网上线.
        return []
    if not is_label and not (label.colon and label.begin <= target.end) and not _is_verb_with_outlet(label, target, after):
        return []
    if (
        is_label
        and label.strength is not Strength.NOTICE
        and not stands_alone(label.text, min(target.start, label.match.start()), target, label.targets)
    ):
        return []
    url = label.address(target)
    if is_label and label.colon and (url is None or label.is_own(url)):
        return in_line(label)
    return [url] if url else []


def _is_verb_with_outlet(label: Labelled, target: Target, name: str) -> bool:
    """True for an anchor that is the whole line, a verb and an outlet of another site: `<a>摘自新区日报</a>`."""
    if (
        label.match.lastgroup != "verb"
        or not _TAKEN.match(label.words)
        or label.text.strip() != target.text.strip()
        or not _OUTLET.fullmatch(name.strip())
    ):
        return False
    url = label.address(target)
    return url is not None and not same_site(url, label.document.url)


def can_go_without_colon(label: Labelled) -> bool:
    """True for a label that begins a line or a field, and whose value follows at once and ends the sentence."""
    before = label.text[: label.match.start()].rstrip()
    if before and not ends_a_field(before) and not _stands_behind_a_gap(label):
        return False
    if not label.text[label.begin : label.stop].strip(TRIM):
        return True
    for target in label.targets:
        if label.begin <= target.start and _is_by_title(label, target):
            return True
        if label.begin <= target.start <= label.begin + 12 and _MEDIUM.fullmatch(label.text, label.begin, target.start):
            commas = label.strength < Strength.SOURCE_LINK
            return label.words.startswith(OWN_LEADS) or not goes_on(label.text, target, label.targets, commas=commas)
    shown = shown_url(label.text, label.begin, min(label.stop, label.begin + 60))
    return shown is not None and not SENTENCE_END.search(label.text, label.begin, shown.start)


def _stands_behind_a_gap(label: Labelled) -> bool:
    """True for a plain label in a short line of facts, a space before it: `阅读：88次 本文转自<a>…`, `来源：新区网　来源链接`; and for that of an
    original with an address right behind it: `版权归原作者所有　原文链接 http://…`."""
    if label.strength is Strength.ORIGINAL and label.text[label.match.start() - 1].isspace():
        shown = shown_url(label.text, label.begin, min(label.stop, label.begin + _RIGHT_BEHIND))
        if shown is not None and not label.text[label.begin : shown.start].strip(TRIM):
            return True
    return (
        len(label.text) <= REACH
        and label.text[label.match.start() - 1].isspace()
        and (label.strength >= Strength.SOURCE_LINK or label.match.lastgroup == "verb")
        and _FACTS.search(label.text, 0, label.match.start()) is not None
        and SENTENCE_END.search(label.text, 0, label.match.start()) is None
    )


def in_line(label: Labelled) -> list[str]:
    """The values behind the label in its own line, the likeliest first."""
    found: list[str] = []
    behind = (target for target in label.targets if target.text and label.begin <= target.start < label.stop)
    for target in islice(behind, MOST_VALUES):
        if _leads_to(label, target) and not is_mentioned(label.text, label.match.start(), target.end):
            url = label.address(target)
            if url:
                found.append(url)
    position = label.begin
    for _ in range(MOST_VALUES):
        shown = shown_url(label.text, position, min(label.stop, label.begin + LOOK))
        if shown is None or is_mentioned(label.text, label.match.start(), shown.end):
            break
        if not (
            _belongs(_CODE_BEFORE.sub("", label.text[label.begin : shown.start]))
            or _is_its_address(label, shown.start)
            or _is_named(label, shown.start, shown.end)
        ):
            break
        covering = [t for t in label.targets if t.text and t.start < shown.end and shown.start < t.end]
        addresses = [label.address(target) for target in covering]
        stated = next((url for url in addresses if url), None) or text_address(with_next_line(label, shown), label.document)
        if stated:
            found.append(stated)
        position = shown.end
    return found


def _is_on_a_network(label: Labelled, target: Target) -> bool:
    """True for 微信 or 微博 as the name of where an article is, not as a button that shares this page."""
    url = label.address(target) if target.text.strip() in _NETWORKS else None
    return url is not None and not label.is_own(url) and kind_of(url) == "article"


def _leads_to(label: Labelled, target: Target) -> bool:
    """True if what stands between label and target lets it be the value."""
    if label.strength is Strength.NOTICE and shown_url(target.text) is None:
        return False
    if OTHER_LINE.match(target.text) or (TOOL.fullmatch(target.text) and not _is_on_a_network(label, target)):
        return False
    between = label.text[label.begin : target.start]
    if OPENERS.fullmatch(between) or _MEDIUM.fullmatch(between):
        return True
    if label.strength >= Strength.SOURCE_LINK:
        return _belongs(between) and shown_url(between) is None
    if _is_its_address(label, target.start) and (shown_url(target.text) is not None or SEE_HERE.fullmatch(target.text)):
        return True
    if shown_url(target.text) is not None and (_belongs(between) or _is_named(label, target.start, target.end)):
        return True
    if _is_by_title(label, target):
        return True
    return label.colon and label.strength is Strength.SOURCE and _is_listed(label, target)


def _is_by_title(label: Labelled, target: Target) -> bool:
    """True for an anchor that ends the line, a title behind a name and its colon."""
    return (
        _COPIED.match(label.words) is not None
        and _TITLE.fullmatch(target.text.strip()) is not None
        and _NAMED.fullmatch(label.text, label.begin, target.start) is not None
        and not label.text[target.end : label.stop].strip(TRIM + "。.")
    )


def _is_listed(label: Labelled, target: Target) -> bool:
    """True for an anchor to another site that only anchors and separators part from the label: a name, then a title."""
    position = label.begin
    for other in label.targets:
        if not other.text or other.start < position:
            continue
        opened = OPENERS if position == label.begin else _LISTED
        if opened.fullmatch(label.text, position, other.start) is None:
            return False
        if other is target:
            url = label.address(target)
            return (
                url is not None
                and not same_site(url, label.document.url)
                and not goes_on(label.text, target, label.targets, commas=True)
            )
        position = other.end
    return False


def _belongs(between: str) -> bool:
    """True for the name or title that may stand between a label and its address."""
    return len(between) <= REACH and not SENTENCE_END.search(between) and not ends_a_field(between, inside=True)


def _is_its_address(label: Labelled, start: int) -> bool:
    """True for an address behind a source's name and the word for its address."""
    return (
        label.colon
        and label.strength is not Strength.NOTICE
        and _ITS_ADDRESS.fullmatch(label.text, label.begin, start) is not None
    )


def _is_named(label: Labelled, start: int, end: int) -> bool:
    """True for an address that ends the line behind a name and its colon: `转载自新区网：http://…`."""
    if label.strength is not Strength.ORIGINAL and (label.match.lastgroup != "verb" or label.strength is Strength.NOTICE):
        return False
    named = _NAMED.fullmatch(label.text, label.begin, start)
    if named is None or OTHER_FIELD.match(named.group()) or OTHER_LINE.match(named.group()):
        return False
    return _NAME_ENDS.match(label.text, end) is not None
