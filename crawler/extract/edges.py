"""Cut a block down to the article: where its head ends and where its trailing lines begin.

What is cut is kept for the fields (source, editor, 原标题).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from crawler.extract.labels import END_ROLES, HEAD_ROLES, TAIL_ROLES
from crawler.page import Line

# Words that make a line at the end of a body a notice, wherever they stand in it.
NOTICE_PARTS: tuple[str, ...] = (
    "未经授权",  # thepaper.cn
    "未经书面授权",  # 39.net
    "未经许可",
    "不得转载",
    "请勿转载",
    "转载请",
    "版权归",  # 政讯通
    "版权属于",
    "侵权",
    "仅代表作者",  # guancha.cn
    "不代表本站",
    "不代表本网",
    "不代表本",
    "与本网无关",
    "与本站无关",
    "免责声明",
    "ICP备",
    "公网安备",
    "All Rights Reserved",
    "更多原创资讯",  # thepaper.cn
    "下载客户端",
    "扫描二维码",
    "扫描下方二维码",
    "扫描左方二维码",
    "长按二维码",
    "关注我们",
    "官方微信",
    "微信公众号：",
    "转载自网络",
    "来源于网络",
    "网络转载",
    "仅供参考",
    "联系我们删除",
    "联系删除",
    "及时删除",
    "更多精彩内容",
    "更多资讯请",
    "相关经验资讯请关注",
    "敬请关注",
    "点击进入专题",
    "本网站转载",
    "正文已结束",
    "人参与评论",
    "条评论",
)
# Lines of at most this length are read for notices; a paragraph that mentions 侵权 is longer or stands inside the body.
_LONGEST_NOTICE = 220
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|zip|rar|ofd|wps|et|7z)\b|^\s*附件", re.I)
_PAGER = re.compile(r"^[\s\d【】\[\]<>«»|上下一页首末尾全文余共第页/，]+$")
_ONLY_DATE = re.compile(r"^[\d\s年月日:：./-]{6,24}$")

# Trailing words glued to the last paragraph, seen at its very end.
GLUED: tuple[re.Pattern[str], ...] = (
    re.compile(r"返回搜狐，?查看更多\s*$"),  # sohu.com
    re.compile(r"返回腾讯网首页>*\s*$"),  # qq.com
    re.compile(r"[（(\[【]\s*(?:责任编辑|责编|编辑|见习编辑|实习编辑)\s*[:：|]?[^（()）\[\]【】]{0,30}[)）\]】]\s*$"),
    re.compile(r"[\s　](?:责任编辑|责编)\s*[:：]\s*[^\s。，]{1,12}\s*$"),
    re.compile(r"[（(]原标题[:：][^（()）]{1,80}[)）]\s*$"),
    re.compile(r"【?(?:我要)?纠错】?\s*$"),
    re.compile(r"(?:\[|【)?(?:点击)?(?:阅读原文|查看更多|展开全文|阅读全文)(?:\]|】)?>*\s*$"),
)


@dataclass(slots=True)
class Cut:
    """kept: the article's own lines. head, tail: what was cut before and after, in page order."""

    kept: list[Line] = field(default_factory=list)
    head: list[Line] = field(default_factory=list)
    tail: list[Line] = field(default_factory=list)


def cut(lines: list[Line], roles: list[str | None], title: str, *, known: frozenset[str] = frozenset()) -> Cut:
    """Cut a block's lines at both ends. roles: by line index. known: lines that a site repeats and are never news."""
    if known:
        lines = [line for line in lines if line.text not in known]
    first = _head_end(lines, roles, title)
    body, tail = _until_tail(lines[first:], roles)
    last = len(body)
    while last and _is_tail_line(body[last - 1], roles[body[last - 1].index], last == 1):
        last -= 1
    kept = _without_inner(body[:last], roles)
    return Cut(kept, lines[:first], body[last:] + tail)


def _head_end(lines: list[Line], roles: list[str | None], title: str) -> int:
    """The index of the first line that is the article's own."""
    for index, line in enumerate(lines):
        role = roles[line.index]
        if role in HEAD_ROLES and not (role == "author" and index):
            continue
        if line.text == title and index + 1 < len(lines) and any(roles[other.index] in HEAD_ROLES for other in lines[:index + 3]):
            continue
        if line.linked * 2 > len(line.text) and not _FILE.search(line.text) and len(lines) > index + 1:
            continue
        if _ONLY_DATE.match(line.text) or (len(line.text) <= 2 and not line.text.isalnum()):
            continue
        return index
    return len(lines)


def _until_tail(lines: list[Line], roles: list[str | None]) -> tuple[list[Line], list[Line]]:
    """Split at the first line from which the trailing lines begin."""
    sizes = [0 if line.linked * 2 > len(line.text) else len(line.text) - line.linked for line in lines]
    total = sum(sizes) or 1
    before = 0
    for index, line in enumerate(lines):
        role = roles[line.index]
        if before and role in TAIL_ROLES:
            after = total - before - sizes[index]
            share = 2.5 if role in END_ROLES else 0.35
            if after <= share * before:
                return lines[:index], lines[index:]
        before += sizes[index]
    return lines, []


def _is_tail_line(line: Line, role: str | None, only: bool) -> bool:
    """True for a line that, standing last, is not the article's own."""
    if role in TAIL_ROLES:
        return True
    text = line.text
    if only:
        return False
    if line.linked * 2 > len(text) and not _FILE.search(text):
        return True
    if _PAGER.match(text) and ("页" in text or "【" in text):
        return True
    return len(text) <= _LONGEST_NOTICE and any(part in text for part in NOTICE_PARTS)


def _without_inner(lines: list[Line], roles: list[str | None]) -> list[Line]:
    """Drop labelled lines inside the body that can only be the page's: editor, buttons, players, links to the original."""
    return [line for line in lines if roles[line.index] not in ("editor", "tool", "player", "qr", "link", "clicks")]


def unglue(text: str) -> tuple[str, str]:
    """A last paragraph without the trailing words glued to it, and these words."""
    cut_off = ""
    for pattern in GLUED:
        match = pattern.search(text, max(0, len(text) - 140))
        if match and match.start() > 0:
            cut_off = text[match.start() :] + cut_off
            text = text[: match.start()].rstrip()
    return text, cut_off
