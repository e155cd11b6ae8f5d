"""The rest of a text that a page folds away below a button: `展开剩余59%` and, not shown until then, the paragraphs."""

from __future__ import annotations

import re

from crawler.page.document import Document, Element, Line, says_hidden

# A button that shows more of this text; 查看更多 and 展开 alone show lists, menus and remarks as well.
_BUTTON = re.compile(
    r"\W{0,3}(?:(?:点击|继续)?(?:展开|查看|阅读|显示|加载)(?:阅读)?(?:剩余|余下|全文|全部内容|正文)|剩余|余下)"
    r"(?:的?(?:内容|全文|正文|部分))?\s?[（(]?(?:\d{1,2}%)?[）)]?\W{0,3}"
)
_MAY = ("剩余", "余下", "全文", "全部内容", "正文")
_LONGEST = 20
# Lines between the button and what it shows.
_BETWEEN = 2
# The characters that tell a line from another; a signature is shorter.
_BEGINNING, _SHORTEST = 20, 12
# A text is folded away in a part or two; a page that holds more is a list of texts, or made to cost time.
_MOST = 20
# What such a button asks first, and what readers wrote.
_ASKS = re.compile(
    r"(?:未|请先?|需要?|才能|立即|免费)(?:登录|登陆|注册)|(?:登录|登陆|注册)(?:后|即|代表|账号)|用户协议|隐私政策|扫码|验证码"
)
_READER = re.compile(r"(?:网友|读者|游客|匿名)[^\s，。：:]{0,12}[：:]")
_LONGEST_QUESTION = 120


def unfold(document: Document) -> None:
    """Count what such a button shows as shown, and the button as hidden. What a page shows already, as an excerpt above the button, stays folded away."""
    lines = document.lines
    if not any(word in document.text for word in _MAY) or not any(line.hidden for line in lines):
        return
    # Made when it is asked for, once: a page may have such a button in every other line.
    shown: set[str] = set()
    for line in lines:
        if line.hidden or len(line.text) > _LONGEST or _BUTTON.fullmatch(line.text) is None:
            continue
        below = next((other for other in lines[line.index + 1 : line.index + 1 + _BETWEEN] if other.hidden), None)
        above = next((other for other in reversed(lines[max(0, line.index - _BETWEEN) : line.index]) if other.hidden), None)
        for hidden in (below, above):
            box = _outermost(hidden.element) if hidden is not None else None
            shown = shown or _beginnings(lines)
            if box is not None and _is_the_rest(document.lines_of(box), shown):
                _show(document, box)
                shown |= _beginnings(document.lines_of(box))
                document.unfolded.append(box)
                line.hidden = True
        if len(document.unfolded) >= _MOST:
            return


def _outermost(element: Element) -> Element:
    """The element that hides it."""
    for around in element.ancestors():
        if not around.hidden:
            break
        element = around
    return element


def _beginnings(lines: list[Line]) -> set[str]:
    return {line.text[:_BEGINNING] for line in lines if not line.hidden}


def _is_the_rest(held: list[Line], shown: set[str]) -> bool:
    """True for paragraphs, not links, of which the page shows none yet: a whole text begins with what an excerpt shows.

    What asks the reader to sign in is none, nor is what readers wrote.
    """
    if sum(line.linked for line in held) * 2 > sum(len(line.text) for line in held):
        return False
    if any(_READER.match(line.text) for line in held[:1]) or (
        sum(len(line.text) for line in held) <= _LONGEST_QUESTION and any(_ASKS.search(line.text) for line in held)
    ):
        return False
    return not any(line.text[:_BEGINNING] in shown for line in held if len(line.text) >= _SHORTEST)


def _show(document: Document, box: Element) -> None:
    """What hides itself inside the box stays hidden."""
    last = 0
    for element in document.elements[box.index : box.last]:
        if element is not box and element.index >= last and says_hidden(element.attributes):
            last = element.last
        element.hidden = element.index < last
    for line in document.lines_of(box):
        line.hidden = line.element.hidden
