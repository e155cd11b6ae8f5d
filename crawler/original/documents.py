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
_PARTS = re.compile(r"[-_|—]")
_LONGEST = 120
_SHORTEST_TITLE = 7
# A title stands among these lines; so do the names of columns, which are shorter.
_TOP_LINES = 80
_TITLE_METAS = ("articletitle", "og:title", "title")


def is_of_another(text: str, start: int, document: Document) -> bool:
    """True for a label at this place of a line that a document's name stands before, and the page is not that document."""
    found = _BEFORE.search(text, max(0, start - _LONGEST), start)
    return found is not None and not _is_own(found.group("name") or found.group("quoted"), document)


def names_another(text: str, document: Document) -> bool:
    """True for the text of an anchor that is a document's name, and the page is not that document."""
    found = _WHOLLY.fullmatch(text)
    return found is not None and not _is_own(found.group("name"), document)


def _is_own(name: str, document: Document) -> bool:
    """True where the page has that name, or a part of it (an office may stand before it), in `<title>`, a meta or near its top."""
    bare = _MARKS.sub("", name)
    stated = [document.title or "", *(document.metas.get(meta, "") for meta in _TITLE_METAS)]
    shown = [line.text for line in document.lines[:_TOP_LINES] if len(line.text) <= _LONGEST and "：" not in line.text]
    # `<title>` has the site's name behind the title.
    pieces = [piece for title in stated for piece in (title, *_PARTS.split(title))]
    return any(bare in _MARKS.sub("", title) for title in stated) or any(
        len(part) >= _SHORTEST_TITLE and part in bare for part in (_MARKS.sub("", text) for text in (*pieces, *shown))
    )
