"""Labels that introduce an original: those of the field notes, and others made of the same parts."""

from __future__ import annotations

import random
from dataclasses import dataclass

# Field notes, first list. LINK labels speak of an address; SOURCE labels name where the text comes from.
LINK = "原文链接 原文地址 原文网址 原文出处 查看原文 阅读原文 点击阅读原文 原文 来源链接 文章来源链接".split()
SOURCE = "文章来源 信息来源 消息来源 主要信息来源 稿源 稿件来源 本文来源 本文转自 转自 转载自 本文转载自 摘自 来源 出处".split()
# A particle instead of a colon: the URL or the anchor follows at once.
PARTICLE = "本文来源于 本文转载自 转载自 转自 摘自 本文转自".split()
# Labels that can be the whole text of an anchor.
BUTTON = "原文链接 原文地址 原文网址 原文出处 查看原文 阅读原文 点击阅读原文 原文 来源链接 文章来源链接".split()
# Misspelt, English, and made of the parts, in no list.
OPEN_BUTTON = (
    "原文连接 查看原文链接 点击查看原文 阅读原文链接 原始链接 原始网址 信息来源链接 文章原文链接 "
    "本文原文链接 稿件原文网址 内容来源链接 消息来源地址"
).split()
OPEN_LINK = (
    "原文连接 原始链接 原始地址 原始网址 原始出处 信息来源地址 信息原文链接 消息来源网址 消息出处 内容来源 "
    "内容来源链接 内容出处网址 本文原文链接 本文原文地址 文章原文链接 文章原文网址 文章出处 稿件来源链接 "
    "稿件来源地址 稿件出处 稿件原文链接 本文来源链接 本文来源网址 来源地址 来源网址 来源连接 出处链接 原文来源 "
    "原文链接地址 信息出处链接 稿件来源网址 本文出处 消息来源连接 内容出处 原始来源 原始文章链接"
).split()
ENGLISH = ("Original", "Original link", "Source", "Original source", "Source link", "ORIGINAL LINK", "source", "Original URL")

SEPARATORS = ("：", "：", "：", ":", ":", "： ", ": ", " ：", " : ", "|", " | ", " ", "　", "：　", "")
COLONS = ("：", "：", ":", ": ", "： ", "：&nbsp;", " ：")
BRACKETS = ("[]", "【】", "()", "（）")


@dataclass(frozen=True, slots=True)
class Label:
    """text: the words without a colon. written: HTML source with its separator."""

    text: str
    written: str


def every() -> list[str]:
    """All labels that can stand before a colon and an address."""
    return [*LINK, *SOURCE, *OPEN_LINK, *ENGLISH]


def is_link(text: str) -> bool:
    """Does the label speak of an address (原文链接), and so beat a mere 来源?"""
    return text in LINK or text in OPEN_LINK


def write(rng: random.Random, text: str) -> Label:
    """The label with a separator; now and then letters are spaced out or it stands in brackets."""
    if text.isascii():
        return Label(text, text + rng.choice((":", ": ", "：", " | ")))
    if rng.random() < 0.12:
        left, right = rng.choice(BRACKETS)
        return Label(text, f"{left}{text}{right}{rng.choice(('', '', '：', ' '))}")
    if rng.random() < 0.06 and len(text) in (2, 4):
        return Label(text, rng.choice((" ", "　", "&nbsp;")).join(text) + rng.choice(COLONS))
    return Label(text, text + rng.choice(SEPARATORS))


def with_colon(rng: random.Random, text: str) -> Label:
    """The label with a colon, for shapes in which nothing else would part it from what follows."""
    return Label(text, text + (rng.choice((":", ": ")) if text.isascii() else rng.choice(COLONS)))
