"""What stands behind a sentence that only a site says: more of the site's words, or still the text, such as who signs it."""

from __future__ import annotations

import re

from crawler.extract.disclaimers import is_disclaimer
from crawler.extract.names.credits import credits_of
from crawler.extract.notices import is_notice
from crawler.page import Line

# Lines of at most this length are read for notices; a paragraph that mentions 侵权 is longer or stands inside the body.
LONGEST_NOTICE = 220
# The lines that are looked at, and their length: the way to a group, who checked the text, where a picture is from.
_MOST_LINES, LONGEST_BEHIND = 5, 60
# Characters of what a site says below its link to the original.
_MOST_REMARKS = 150
# A day, a way to be reached, an item of a list, an office: a letter's end.
_SIGNED = (
    r"\d{1,2}月\d{1,2}日|\d{4}[-./]\d|电话|联系|邮编|邮箱|地址|^[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]"
    r"|(?:局|厅|委|会|院|部|处|办|府|所|室|社|司|校|队|中心|公司|学院|大学|组)$"
)
_IS_TEXT = re.compile(rf"{_SIGNED}|[。！？”]$|奖|图为|[左右]起")
_OF_A_LETTER = re.compile(rf"{_SIGNED}|^(?:请(?!注意)|特此|附件?[:：\d]|各|译文|注)")
_BEHIND_SENTENCE = re.compile(r"[。！？”][\s　]+([^。！？”]{8,100})$")


def only_remarks_follow(lines: list[Line], roles: list[str | None], index: int) -> bool:
    """True if little stands behind the page's one line on its original, and no letter's end: what a site says when all is told."""
    behind = [line for line in lines[index + 1 :] if roles[line.index] is None]
    if len(behind) > _MOST_LINES or sum(len(line.text) - line.linked for line in behind) > _MOST_REMARKS:
        return False
    if any(roles[line.index] == "link" for line in lines[:index]):
        return False
    return not any(_OF_A_LETTER.search(line.text) for line in behind)


def behind_notice(lines: list[Line], roles: list[str | None]) -> int:
    """How many of the lines are left without those behind a last sentence on copying: few, short, and no text."""
    for place in range(len(lines) - 2, max(0, len(lines) - 2 - _MOST_LINES), -1):
        line = lines[place + 1]
        is_text = roles[line.index] is None and _IS_TEXT.search(line.text) is not None and not is_notice(line.text)
        if is_text or len(line.text) > LONGEST_BEHIND:
            break
        if len(lines[place].text) <= LONGEST_NOTICE and is_disclaimer(lines[place].text):
            return place
    return len(lines)


def behind_credits(lines: list[Line]) -> int:
    """How many of the lines are left without short ones behind a last paragraph to whose end who made the text is glued."""
    for place in range(len(lines) - 2, max(0, len(lines) - 2 - _MOST_LINES), -1):
        if len(lines[place + 1].text) > LONGEST_BEHIND or _IS_TEXT.search(lines[place + 1].text):
            break
        behind = _BEHIND_SENTENCE.search(lines[place].text)
        if behind and len(credits_of(behind.group(1))) > 1:
            return place + 1
    return len(lines)
