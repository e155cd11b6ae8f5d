"""A link to the text of a document that the article speaks of: `《防汛条例》原文链接`, `查看原文：《防汛条例》`. It is no original of the article."""

from __future__ import annotations

import re

from crawler.page import Document

# What kinds of documents call themselves.
_KINDS = (
    "法 法典 条例 规定 办法 细则 意见 通知 决定 决议 方案 计划 规划 纲要 公告 通告 公报 报告 制度 规则 规程 规范 标准 指南 指引 目录 清单 措施 若干措施 要点 "
    "白皮书 蓝皮书 批复 函 章程 准则 政策 解读 图解 全文"
).split()
_NAMED = rf"《(?P<name>[^《》]{{2,80}}?(?:{'|'.join(_KINDS)})(?:[（(][^（）()]{{1,20}}[)）])?)》"
_QUOTED = r"[“\"「](?P<quoted>[^“”\"「」]{2,20}(?:条|措施|办法|政策|规定|意见|方案|计划))[”\"」]"
_BEFORE = re.compile(rf"(?:{_NAMED}|{_QUOTED})(?:的|（|\()?\s*$")
_WHOLLY = re.compile(rf"\s*{_NAMED}\s*(?:原文|全文)?\s*")
_MARKS = re.compile(r"[\W_]+")
_LONGEST = 120


def is_of_another(text: str, start: int, document: Document) -> bool:
    """True for a label at this place of a line that a document's name stands before, and the page is not that document."""
    found = _BEFORE.search(text, max(0, start - _LONGEST), start)
    return found is not None and not _is_own(found.group("name") or found.group("quoted"), document)


def names_another(text: str, document: Document) -> bool:
    """True for the text of an anchor that is a document's name, and the page is not that document."""
    found = _WHOLLY.fullmatch(text)
    return found is not None and not _is_own(found.group("name"), document)


def _is_own(name: str, document: Document) -> bool:
    bare = _MARKS.sub("", name)
    titles = (document.title or "", *(document.text_of(heading) for heading in document.find("h1")[:3]))
    return any(bare in _MARKS.sub("", title) for title in titles)
