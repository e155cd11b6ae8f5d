"""The words that begin a line which is not the article's own text, each with what the line is.

A row is (word, role, follow). follow: `:` the word must be followed by a separator or end the line; `=` the word is (nearly)
the whole line; `^` the word is enough, but for sentences that begin with it; `!` no article says it. Adding a word is one row in extract/labels_head.py or extract/labels_tail.py and one row in tests/extract/test_labels.py.
"""

from __future__ import annotations

from typing import NamedTuple

from crawler.extract.labels_head import HEAD_ROWS
from crawler.extract.labels_tail import TAIL_ROWS


class Label(NamedTuple):
    """One row: the word, the role of a line that begins with it, what must follow the word."""

    word: str
    role: str
    follow: str


# role: what a line is. Lines of these roles may stand in the head of a page …
HEAD_ROLES = frozenset(
    (
        "date",
        "source",
        "author",
        "editor",
        "clicks",
        "tool",
        "crumb",
        "original_title",
        "keywords",
        "link",
        "player",
        "promo",
        "comment",
        "facts",
        "form",
    )
)
# … these end the body, whatever comes after them …
END_ROLES = frozenset(("related", "neighbour", "comment", "foot", "notice"))
# … and these end it when little text follows.
TAIL_ROLES = END_ROLES | {
    "source",
    "editor",
    "tool",
    "clicks",
    "original_title",
    "keywords",
    "link",
    "qr",
    "promo",
    "facts",
    "vote",
}

# A label of the link to the original is made of parts, and sites make ever new ones of them.
_OF_WHAT = ("", "文章", "信息", "主要信息", "消息", "资讯", "内容", "稿件", "新闻", "本文", "原始")
_FROM_WHERE = ("来源", "出处", "原文")
_ADDRESSES = ("链接", "连接", "连结", "链结", "地址", "网址")
_MADE = {
    f"{what}{where}{address}": Label(f"{what}{where}{address}", "link", "^")
    for what in _OF_WHAT
    for where in _FROM_WHERE
    for address in _ADDRESSES
}

LABELS: tuple[Label, ...] = tuple({**_MADE, **{row[0]: Label(*row) for row in (*HEAD_ROWS, *TAIL_ROWS)}}.values())
