"""Where the trailing lines of a block begin."""

from __future__ import annotations

import re

from crawler.extract.disclaimers import is_disclaimer
from crawler.extract.edges.glued import unglue
from crawler.extract.edges.inner import is_call, is_request
from crawler.extract.labels import END_ROLES, TAIL_ROLES
from crawler.extract.names.credits import credits_of
from crawler.extract.notices import is_notice
from crawler.extract.prose import WEAK_ENDS, text_goes_on
from crawler.extract.runs import begins_list, is_file_line, is_headed, is_row
from crawler.page import Line

# Lines of at most this length are read for notices; a paragraph that mentions 侵权 is longer or stands inside the body.
_LONGEST_NOTICE = 220
# Buttons that stand inside a text as well; 打印 and 关闭 stand after it.
_SHARING = re.compile("分享|微博|微信|QQ|Qzone|朋友圈|字[号体]|朗读|播报")
_ADDRESS = re.compile(r"https?://[!-~]+$")
# A call to the reader stands in the middle of texts too.
_CALLS = frozenset(("qr", "promo"))
_PAGER = re.compile(r"^[\s\d【】\[\]<>«»|上下一页首末尾全文余共第本当前为页/，]+$")


def until_tail(lines: list[Line], roles: list[str | None]) -> tuple[list[Line], list[Line]]:
    """Split at the first line from which the trailing lines begin."""
    sizes = [
        0 if line.linked * 2 > len(line.text) or _ADDRESS.match(line.text) else len(line.text) - line.linked for line in lines
    ]
    total = sum(sizes) or 1
    before = 0
    for index, line in enumerate(lines):
        role = roles[line.index]
        begins = before and role is None and begins_list(lines, index)
        if before and (role in TAIL_ROLES or begins):
            if role == "related" and _text_follows(lines[index + 1 : index + 4]):
                before += sizes[index]
                continue
            after = total - before - sizes[index]
            if role == "link" and after <= min(0.6 * before, _MOST_REMARKS) and _only_remarks_follow(lines, roles, index):
                return lines[:index], lines[index:]
            if role in WEAK_ENDS and text_goes_on(lines, roles, index):
                before += sizes[index]
                continue
            if role in _CALLS and _goes_on(lines[index + 1 : index + 6], roles):
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


def _only_remarks_follow(lines: list[Line], roles: list[str | None], index: int) -> bool:
    """True if little stands behind the page's one line on its original, and no letter's end: what a site says when all is told."""
    behind = [line for line in lines[index + 1 :] if roles[line.index] is None]
    if len(behind) > _MOST_BEHIND or any(roles[line.index] == "link" for line in lines[:index]):
        return False
    return not any(_OF_A_LETTER.search(line.text) for line in behind)


# Characters.
_MOST_REMARKS = 150
_OF_A_LETTER = re.compile(
    r"\d{1,2}月\d{1,2}日|\d{4}[-./]\d|电话|联系人|邮编|邮箱|地址|^[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]|^(?:请(?!注意)|特此|附件?[:：\d]|各|译文|注)"
    r"|(?:局|厅|委|会|院|部|处|办|府|所|室|社|司|校|队|中心|公司|学院|大学|组)$"
)


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


def is_tail_line(line: Line, role: str | None, only: bool) -> bool:
    """True for a line that, standing last, is not the article's own."""
    if only:
        return role in TAIL_ROLES and role not in ("files",)
    if role in TAIL_ROLES or role == "files" or (line.linked * 2 > len(line.text) and is_file_line(line)):
        return True
    text = line.text
    if (role == "date" and _PUT_UP.match(text) and not _SAID.search(text)) or not any(map(str.isalnum, text)):
        return True
    if text[:8].lower().startswith(("http://", "https://")) or is_request(text):
        return True
    if is_call(text) and not (text[-1] == "。" and _TELLS_HOW.search(text)):
        return True
    if line.linked * 2 > len(text) and not is_file_line(line):
        return True
    if is_pager(text) or (len(text) <= _LONGEST_BEHIND and (_PICTURES_FROM.match(text) or credits_of(text))):
        return True
    return (
        len(text) <= _LONGEST_NOTICE
        and is_notice(text)
        and not _AUTHOR_NOTE.match(text)
        and (is_notice(own := unglue(text)[0]) or (len(own) < 20 and own[-1:] not in _SENTENCE_ENDS))
    )


def behind_notice(lines: list[Line], roles: list[str | None]) -> int:
    """How many of the lines are left without those behind a last sentence on copying: few, short, and no text.

    An office's name, a day, a telephone and an item of a list are text.
    """
    for place in range(len(lines) - 2, max(0, len(lines) - 2 - _MOST_BEHIND), -1):
        line = lines[place + 1]
        if len(line.text) > _LONGEST_BEHIND or (
            roles[line.index] is None and _IS_TEXT.search(line.text) and not is_notice(line.text)
        ):
            break
        if len(lines[place].text) <= _LONGEST_NOTICE and is_disclaimer(lines[place].text):
            return place
    return len(lines)


def is_citation(text: str) -> bool:
    """True for the newspaper or book that a text is taken from, with its day and page and nothing else."""
    return _CITED.match(text) is not None


_CITED = re.compile(r"[（(—\s]{0,4}(?:摘自|选自|转自|原载于?)《[^《》]{1,20}》[\s\d年月日第版期A-Z（）().,，-]{0,30}$")


def behind_credits(lines: list[Line]) -> int:
    """How many of the lines are left without short ones behind a last paragraph to whose end who made the text is glued."""
    for place in range(len(lines) - 2, max(0, len(lines) - 2 - _MOST_BEHIND), -1):
        if len(lines[place + 1].text) > _LONGEST_BEHIND or _IS_TEXT.search(lines[place + 1].text):
            break
        behind = _BEHIND_SENTENCE.search(lines[place].text)
        if behind and len(credits_of(behind.group(1))) > 1:
            return place + 1
    return len(lines)


_BEHIND_SENTENCE = re.compile("[。！？”][\\s　]+([^。！？”]{8,100})$")
_IS_TEXT = re.compile(
    r"[。！？”]$|\d{1,2}月\d{1,2}日|\d{4}[-./]\d|电话|联系|邮编|邮箱|地址|^[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]"
    r"|(?:局|厅|委|会|院|部|处|办|府|所|室|社|司|校|队|中心|公司|学院|大学|组)$|奖|图为|[左右]起"
)
# Lines that stand behind such a sentence, and their length: the way to a group, who checked the text, where a picture is from.
_MOST_BEHIND, _LONGEST_BEHIND = 5, 60


def is_contact(line: Line) -> bool:
    """True for where to send contributions: of the site, unless the text asks for some (`asks_for_texts`)."""
    return _CONTRIBUTE.match(line.text) is not None


def asks_for_texts(lines: list[Line]) -> bool:
    """True if a text calls for contributions or for clues."""
    return any(_ASKS_FOR_TEXTS.search(line.text) and not is_contact(line) for line in lines)


_CONTRIBUTE = re.compile(
    r"^\W*[^，。:：]{0,12}?(?:投稿|来稿|新闻线索|爆料|报料)(?:邮箱|信箱|热线|电话|微信|QQ|方式)\s?[:：]\s?[!-~ 、/]{4,50}$"
)
_ASKS_FOR_TEXTS = re.compile("投稿|征文|来稿|征稿|参赛|应征|征集|线索|举报|爆料|报料|作品|大赛|发送至|报送")

# 图片来源：网络, as a line of its own.
_PICTURES_FROM = re.compile(
    r"^\W*(?:图片|图|配图|图文|文图|图源)(?:均|皆)?(?:来源|来自|源自|源)?(?:于)?\s?[:：]?\s?(?:来源|来自|源自)?(?:于)?(?:互联)?网络?\W*$"
)
# A whole sentence on an account that says what it is good for is the text's.
_TELLS_HOW = re.compile("可(?!不|惜)|即|办理|查询|预约|缴费|申请")

# When the page was put up; 时间 alone is that of what a notice tells of.
_PUT_UP = re.compile(r"\W*(?:信息|文章|本文)?(?:发布|发表|编辑|录入|添加|更新|最后(?:更新|修改))(?:时间|日期|于)")
_SAID = re.compile("[。至前—]")
_SENTENCE_ENDS = frozenset("。！？”")
# Who wrote it is the text's own, whatever stands behind it in the brackets.
_AUTHOR_NOTE = re.compile(r"^[（(](?:本文)?作者(?:系|为|是|单位)")


def without_issue(lines: list[Line]) -> int:
    """How many of the lines are left without those that tell when a press release was issued (info.gov.hk): 完, the day, the hour."""
    last = len(lines)
    if last < 2 or _ISSUED.match(lines[last - 1].text) is None:
        return last
    last -= 1
    for pattern in (_DAY_OF_WEEK, _CLOSED):
        if last > 1 and pattern.match(lines[last - 1].text):
            last -= 1
    return last


_ISSUED = re.compile(r"^香港時間\s?\d{1,2}時\d{1,2}分$")
_DAY_OF_WEEK = re.compile(
    r"^(?:\d{4}|[〇○零一二三四五六七八九]{4})年[\d一二三四五六七八九十]{1,2}月[\d一二三四五六七八九十]{1,3}日\s?[（(]星期.[）)]$"
)
_CLOSED = re.compile("^完$")


def is_pager(text: str) -> bool:
    """True for the pager of an article in parts: `1 2 3 下一页`."""
    return _PAGER.match(text) is not None and ("页" in text or "【" in text)
