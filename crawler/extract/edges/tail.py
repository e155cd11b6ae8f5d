"""Where the trailing lines of a block begin."""

from __future__ import annotations

import re

from crawler.extract.edges.behind import only_remarks_follow
from crawler.extract.labels import END_ROLES, TAIL_ROLES
from crawler.extract.listed import is_listed
from crawler.extract.notices import is_notice
from crawler.extract.prose import WEAK_ENDS, is_heading_of_text, is_signature, is_signed_below, text_goes_on
from crawler.extract.runs import begins_list, is_headed, is_row
from crawler.page import Line

# Buttons that stand inside a text as well; 打印 and 关闭 stand after it.
_SHARING = re.compile("分享|微博|微信|QQ|Qzone|朋友圈|字[号体]|朗读|播报")
_ADDRESS = re.compile(r"https?://[!-~]+$")
_ATTACHMENT = re.compile(r"附件\s?\d{0,2}\s?[:：.．、]")
_SIGNATURE = 2
# What is told of a text below it, and with what of it the page's own begins.
_LABELLED = frozenset("source author editor link notice tool keywords neighbour foot clicks qr promo".split())
_NAMES_SOMEBODY = frozenset(("source", "editor", "link"))
# A call to the reader stands in the middle of texts too.
_CALLS = frozenset(("qr", "promo"))


def until_tail(lines: list[Line], roles: list[str | None]) -> tuple[list[Line], list[Line]]:
    """Split at the first line from which the trailing lines begin."""
    sizes = [
        0 if line.linked * 2 > len(line.text) or _ADDRESS.match(line.text) else len(line.text) - line.linked for line in lines
    ]
    total = sum(sizes) or 1
    before = 0
    labelled = _labelled_from(lines, roles)
    for index, line in enumerate(lines):
        role = roles[line.index]
        begins = before and role is None and begins_list(lines, index) and not is_listed(lines, roles, index)
        if before and (role in TAIL_ROLES or begins):
            if role == "related" and _text_follows(lines[index + 1 : index + 4]):
                before += sizes[index]
                continue
            if index >= labelled and role in _NAMES_SOMEBODY:
                return lines[:index], lines[index:]
            after = total - before - sizes[index]
            if role == "link" and after <= 0.6 * before and only_remarks_follow(lines, roles, index):
                return lines[:index], lines[index:]
            if role == "notice" and is_heading_of_text(lines, roles, index):
                before += sizes[index]
                continue
            if role in WEAK_ENDS and text_goes_on(lines, roles, index):
                before += sizes[index]
                continue
            if (
                role == "source"
                and _ATTACHMENT.match(lines[index - 1].text)
                and _is_signed(lines[index + 1 : index + 3], roles)
            ):
                # Where it is from, in a letter that goes on.
                before += sizes[index]
                continue
            if role in _CALLS and (
                _goes_on(lines[index + 1 : index + 6], roles) or is_signed_below(lines[index + 1 : index + 9], roles)
            ):
                before += sizes[index]
                continue
            if role == "tool" and _SHARING.search(line.text) and _goes_on(lines[index + 1 : index + 6], roles):
                before += sizes[index]
                continue
            share = 2.5 if begins or role in END_ROLES else 1.0 if role == "editor" else 0.35
            if after <= share * before:
                if begins and len(lines[index - 1].text) <= 8 and lines[index - 1].text[-1:].isalnum():
                    index -= 1  # noqa: PLW2901
                return lines[:index], lines[index:]
        before += sizes[index]
    return lines, []


def _labelled_from(lines: list[Line], roles: list[str | None]) -> int:
    """From which line on all are labelled, notices or links, however much they say: below a flash they may be longer than it."""
    first = len(lines)
    while first and (
        roles[lines[first - 1].index] in _LABELLED
        or lines[first - 1].linked * 2 > len(lines[first - 1].text)
        or is_notice(lines[first - 1].text)
    ):
        first -= 1
    return first


def _is_signed(lines: list[Line], roles: list[str | None]) -> bool:
    """True for an office's name and a day, a line each."""
    return len(lines) == _SIGNATURE and all(roles[line.index] is None for line in lines) and is_signature(*lines)


def _goes_on(lines: list[Line], roles: list[str | None]) -> bool:
    """True if the text goes on after a bar of buttons, with a sentence or a reporter in brackets, and no notice."""
    for line in lines:
        text, role = line.text, roles[line.index]
        if role == "tool" or (line.linked * 2 > len(text) and not is_row(line)):
            continue
        if role is not None or line.linked or is_notice(text):
            return False
        if text[-1] in "。！？”；：" or (text[0] in "（(" and text[-1] in "）)"):
            return True
    return False


def _text_follows(lines: list[Line]) -> bool:
    """True if paragraphs, not links, follow: 相关新闻 was a heading inside the article."""
    return (
        sum(
            1
            for line in lines
            if not line.linked * 3 > len(line.text) and not is_headed(line) and len(line.text) >= 60 and "。" in line.text
        )
        >= 2
    )
