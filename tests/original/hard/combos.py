"""Several statements on one page, and which of them is the original.

Holes: `$home` and `$column` (another site's), `$art` the original as an href, `$art_text` as text, `$rival` another article
that a weaker label names, `$own` the page itself, `$name`, `$title`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Combo:
    """parts: (slot, markup) pairs. label: that of the original."""

    parts: tuple[tuple[str, str], ...]
    label: str
    why: str


ABOVE_NAME = '<div class="info">时间：2023-04-24 来源：<a href="$home">$name</a></div>'

COMBOS = (
    Combo((("tail", '<p>文章来源：<a href="$home">$name</a><br>原文链接：<a href="$art">$art_text</a></p>'),), "原文链接", "home page, then article"),
    Combo((("tail", '<p>原文链接：<a href="$art">$title</a></p><p>来源：<a href="$home">$name</a></p>'),), "原文链接", "article, then home page"),
    Combo((("above", ABOVE_NAME), ("tail", "<p>原文链接：$art_text</p>")), "原文链接", "home page above, article below"),
    Combo((("above", ABOVE_NAME), ("after", '<p><a href="$art">阅读原文</a></p>')), "阅读原文", "home page above, label as anchor below"),
    Combo((("above", '<p>来源：<a href="$rival">$name</a></p>'), ("tail", "<p>原文链接：$art_text</p>")), "原文链接", "原文链接 beats 来源"),
    Combo((("tail", '<p>来源：<a href="$rival">$name</a></p><p>原文地址：<a href="$art">$title</a></p>'),), "原文地址", "原文地址 beats 来源"),
    Combo((("above", '<p>信息来源：<a href="$rival">$name</a></p>'), ("after", '<p>原文网址：<a href="$art">$art_text</a></p>')), "原文网址", "原文网址 beats 信息来源"),
    Combo((("tail", '<p>转自：<a href="$column">$name</a></p><p>原文链接：<a href="$art">$title</a></p>'),), "原文链接", "column and article"),
    Combo((("tail", '<p>信息来源：<a href="$column">$name</a>　查看原文：$art_text</p>'),), "查看原文", "column and article in one line"),
    Combo((("above", '<p>来源：<a href="$art">$name</a></p>'), ("tail", '<p>原文链接：<a href="$column">$name</a></p>')), "来源", "an article beats a column, whatever the labels"),
    Combo((("above", '<p>来源：<a href="$art">$name</a></p>'), ("tail", '<p>原文链接：<a href="$home">$name</a></p>')), "来源", "an article beats a home page, whatever the labels"),
    Combo((("above", '<p>来源：<a href="$art">$name</a></p>'), ("tail", "<p>本文来源：$name 作者：赵磊 责任编辑：王晓武</p>")), "来源", "163: link above, name again below"),
    Combo((("above", '<p>来源：<a href="$art">$name</a></p>'), ("after", "<p>来源：$art_text</p>")), "来源", "the same original twice"),
    Combo((("tail", '<p>本文链接：<a href="$own">$own</a></p><p>原文链接：<a href="$art">$title</a></p>'),), "原文链接", "own address, then the original"),
    Combo((("tail", "<p>原文链接：$art_text</p><p>转载请注明出处：$own</p>"),), "原文链接", "the original, then 转载请注明"),
    Combo((("tail", '<p>本篇文章来源于 <a href="$home">$name</a> 原文链接：$art_text</p>'),), "原文链接", "copy notice with a home anchor"),
    Combo((("above", '<p>来源：<a href="#">$name</a></p>'), ("tail", '<p>稿件来源：<a href="$art">$name</a></p>')), "稿件来源", "empty statement above, original below"),
    Combo((("after", '<p>来源：$name</p><p>出处：<a href="$art">$title</a></p><p>上一篇：<a href="$rival">$title</a></p>'),), "出处", "original right before 上一篇"),
    Combo((("after", '<p>上一篇：<a href="$rival">$title</a></p><p>来源：<a href="$art">$name</a></p>'),), "来源", "original right after 上一篇"),
    Combo((("tail", '<p>相关链接：<a href="$rival">$title</a></p><p>原文链接：<a href="$art">$title</a></p>'),), "原文链接", "original after 相关链接"),
)  # fmt: skip

# Two hints and no article: a column says more than a home page.
HINT_COMBOS = (
    Combo(
        (("above", ABOVE_NAME), ("tail", '<p>原文链接：<a href="$column">$name</a></p>')),
        "原文链接",
        "a column beats a home page",
    ),
    Combo(
        (("tail", '<p>来源：<a href="$column">$name</a>　稿源：<a href="$home">$name</a></p>'),),
        "来源",
        "a column beats a home page",
    ),
)
