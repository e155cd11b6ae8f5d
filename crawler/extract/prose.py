"""Whether the text goes on behind a line that seems to end it: then the line alone is not the article's, if that."""

from __future__ import annotations

import re

from crawler.extract.labels import TAIL_ROLES
from crawler.extract.notices import FOOT, is_notice
from crawler.extract.runs import begins_list
from crawler.page import Element, Line

# Behind the headings of other articles, comments and disclaimers sentences follow that are not the article's.
STRONG_ENDS = frozenset(("related", "comment", "notice"))
# Behind an editor's line, a neighbour or key words stands nothing of the kind, so that sentences are the article's.
WEAK_ENDS = TAIL_ROLES - STRONG_ENDS

_BEFORE = 8
_AFTER = 16
# 免责声明 and 版权声明 are the site's.
_DECLARES = re.compile(r"(?:特别|严正|郑重)?声\s?明[:：]?")
_OF_SITE = re.compile("本[网站]|转载|版权")
_SHORTEST_SENTENCE = 18
# Text that goes on has as many characters at the least.
_LEAST = 30
# 打印, 关闭 and the neighbours on both sides, one after the other, stand below a text: much must follow to outweigh them.
_LEAST_BEHIND_SURE = 200
# What a site says of itself, or asks of its readers, below a text.
_BLURB = re.compile(
    "门户|网站由|[本该]栏目|本专栏|评论区|留言|(?:读者|网友|市民|各界).{0,12}(?:订阅|意见|建议|投稿|来信|来稿|监督)|(?:订阅|投稿)|感谢.{0,10}(?:阅读|关注|支持)|(?:推送|推荐给)"
)
_LONGEST_BLURB = 80
# How an office ends its letter, above its name and the day.
_CLOSES = re.compile("特此(?:通知|公告|公示|通报|通告|函告|函复|报告|证明|批复|说明)|此[复令布致][。！]?$")
# Who signs a notice, and when, a line each.
_OFFICE = re.compile(
    r"^[\u4e00-\u9fff、 ]{2,40}(?:政府|委员会|[局厅部办委院会署队校]|办公室|中心|支部|档案馆|医院|大学|学院|公司)$"
)
_DAY = re.compile(
    r"(?:19|20)\d\d ?年 ?\d{1,2} ?月 ?\d{1,2} ?日|[一二][〇○零一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
)
_BEFORE_SIGNATURE = re.compile(r"(?:附件?\s?\d{0,2}[:：]?\s?)?(?:\d{1,2}[.．、]\s?\S{2,40}$)|附件|此致$|敬礼[！!]?$")
# What may stand in the middle of a text: calls to the reader, buttons.
_CALLS = frozenset(("qr", "promo", "tool", "player"))
_SENTENCE_ENDS = "。！？”；…"
_OPEN_ENDS = _SENTENCE_ENDS + "：:"
# Blocks that are a paragraph whatever they are called; a div is one beside a div of the same class.
_PARAGRAPHS = frozenset("p li section h2 h3 h4 blockquote".split())


def text_goes_on(lines: list[Line], roles: list[str | None], position: int) -> bool:
    """True if sentences follow soon, beside the text before: in the same container and built like it.

    lines: in page order, roles by their `index`. Looks at a bounded number of lines.
    """
    own = [line for line in lines[max(0, position - _BEFORE) : position] if _is_own(line, roles)]
    if not own:
        return False
    before = [line.element for line in own]
    calls = roles[lines[position].index] in _CALLS
    if calls and is_signed_below(lines[position + 1 : position + 1 + _BEFORE], roles):
        return any(is_beside(lines[position + 1].element, other) for other in before)
    found = 0
    least = _LEAST_BEHIND_SURE if _is_sure(lines, roles, position) else _LEAST
    for place in range(position + 1, min(position + 1 + _AFTER, len(lines))):
        line = lines[place]
        role = roles[line.index]
        if role in STRONG_ENDS or (line.links and begins_list(lines, place)):
            return False
        free = len(line.text) - line.linked
        closes = _CLOSES.match(line.text) or (calls and place == position + 1 and is_signature(own[-1], line))
        if role is None and closes and any(is_beside(line.element, other) for other in before):
            return True
        if (
            role is None
            and free >= _SHORTEST_SENTENCE
            and _is_own(line, roles)
            and line.text[-1] in _SENTENCE_ENDS
            and any(is_beside(line.element, other) for other in before)
            and not is_notice(line.text)
            and not (free <= _LONGEST_BLURB and _BLURB.search(line.text))
        ):
            found += free
            if found >= least:
                return True
    return False


def is_signed_below(lines: list[Line], roles: list[str | None]) -> bool:
    """True if a text's signature comes first, or attachments and a greeting and then the signature."""
    own = [line for line in lines if roles[line.index] is None]
    rest = own[next((place for place, line in enumerate(own) if not _BEFORE_SIGNATURE.match(line.text)), len(own)) :]
    return len(rest) > 1 and is_signature(rest[0], rest[1])


def is_signature(office: Line, day: Line) -> bool:
    """True for an office's name alone in a line, and a day alone in the next."""
    return (
        not office.linked and _OFFICE.match(office.text) is not None and _DAY.fullmatch(day.text) is not None and not day.hidden
    )


def is_heading_of_text(lines: list[Line], roles: list[str | None], position: int) -> bool:
    """True for 声明 alone in its line, and what is declared below it: a sentence beside it that is no notice of the site."""
    if roles[lines[position].index] != "notice" or not _DECLARES.fullmatch(lines[position].text) or position + 1 >= len(lines):
        return False
    below = lines[position + 1]
    return (
        _is_own(below, roles)
        and len(below.text) >= _SHORTEST_SENTENCE
        and below.text[-1] in _SENTENCE_ENDS
        and is_beside(below.element, lines[position].element)
        and not is_notice(below.text)
        and not _OF_SITE.search(below.text)
    )


def _is_sure(lines: list[Line], roles: list[str | None], position: int) -> bool:
    """True for the buttons to print and close, and for both neighbours, in this line or in two."""
    line = lines[position]
    role, text = roles[line.index], line.text
    if role != "neighbour":
        return role == "tool" and ("打印" in text or "关闭" in text)
    if "上一" in text and "下一" in text:
        return True
    near = (*lines[max(0, position - 1) : position], *lines[position + 1 : position + 2])
    return any(roles[other.index] == "neighbour" for other in near)


def is_beside_text(lines: list[Line], position: int) -> bool:
    """True if a sentence stands before a line, not far and in the same container, and no words of a page's foot behind it there."""
    element = lines[position].element
    return any(
        len(line.text) >= _SHORTEST_SENTENCE
        and line.text[-1] in _OPEN_ENDS
        and not line.hidden
        and is_beside(element, line.element)
        for line in lines[max(0, position - _AFTER) : position]
    ) and not any(FOOT.search(line.text) and is_beside(element, line.element) for line in lines[position : position + _BEFORE])


def _is_own(line: Line, roles: list[str | None]) -> bool:
    return roles[line.index] is None and not line.hidden and line.linked * 2 <= len(line.text)


def is_beside(element: Element, other: Element) -> bool:
    """True if two blocks are paragraphs of one container, or one is the container's bare text."""
    if element is other or element.parent is other or other.parent is element:
        return True
    if element.tag != other.tag:
        return element.parent is other.parent and element.tag in _PARAGRAPHS and other.tag in _PARAGRAPHS
    if element.parent is other.parent:
        return element.tag in _PARAGRAPHS or element.get("class") == other.get("class")
    # WeChat's editors put each paragraph into a section of its own.
    above, beside = element.parent, other.parent
    return above is not None and beside is not None and above.tag == beside.tag == "section" and above.parent is beside.parent
