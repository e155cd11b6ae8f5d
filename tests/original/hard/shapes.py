"""Markup shapes in which pages state an original, as data with named holes.

`$label` is the label with its separator, `$bare` without one, `$half1$half2` the label in two parts; `$url` is the
address as text; `$href` as an attribute; `$shown` what the anchor shows; `$name` the source's name.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shape:
    """markup: the template. slot: where on the page it stands. why: what is hard about it."""

    markup: str
    slot: str
    why: str


TEXT_SHAPES = (
    Shape("<p>$label$url</p>", "tail", "text in its own paragraph"),
    Shape("<br/>$label$url<br/>", "tail", "text after br"),
    Shape("<br>\n$label\n$url\n<br>", "tail", "line break between label and URL"),
    Shape("<p>$colon</p>\n<p>$url</p>", "tail", "label and URL in two paragraphs"),
    Shape("<p>$colon<br/>$url</p>", "tail", "br between label and URL"),
    Shape("<p><span>$colon</span><span>$url</span></p>", "tail", "sibling spans"),
    Shape("<p><strong>$bare</strong>：<em>$url</em></p>", "after", "label and URL in inline nodes"),
    Shape("<p><span>$half1</span><span>$half2：</span>$url</p>", "tail", "label split over two spans"),
    Shape('<table class="info"><tr><td>$colon</td><td>$url</td></tr></table>', "after", "table cells"),
    Shape('<table border=0><tr><th>$bare</th><td>$url</td></tr><tr><th>发布日期</th><td>2023-04-24</td></tr></table>', "above", "table of facts above the body"),
    Shape('<dl class="xq"><dt>$colon</dt><dd>$url</dd><dt>字号</dt><dd>大 中 小</dd></dl>', "after", "dt and dd"),
    Shape("<ul class='meta'><li>$colon</li><li>$url</li></ul>", "after", "two list items"),
    Shape("<ul><li>$label$url</li><li>发布人：管理员</li></ul>", "after", "one list item"),
    Shape('<div class="yw"><div>$colon</div><div>$url</div></div>', "after", "two blocks"),
    Shape("<p>（$colon$url）</p>", "tail", "all in full-width brackets"),
    Shape("<p>[$colon$url]</p>", "tail", "all in square brackets"),
    Shape("<p>【$colon$url】</p>", "tail", "all in black brackets"),
    Shape("<p>($colon$url)</p>", "after", "all in round brackets"),
    Shape("<p>【$bare】$url</p>", "tail", "label in brackets"),
    Shape("<p>[$bare] $url</p>", "after", "label in brackets"),
    Shape("<p>（$bare）$url</p>", "after", "label in brackets"),
    Shape('<div style="text-align:right"><font color="#999">$label</font><font>$url</font></div>', "tail", "font tags"),
    Shape("<p>本篇文章来源于 $name|www.zgzx.com 原文链接：$url</p>", "tail", "copy notice"),
    Shape("<p>本文来源于 $name　$link_label$url</p>", "after", "two statements in one line"),
    Shape('<p class="info">发布时间：2023-04-24 &nbsp; $colon$url &nbsp; 作者：佚名</p>', "above", "source line above the body"),
    Shape("<p>责任编辑：刘晓明　$colon$url</p>", "after", "after the editor in one line"),
)  # fmt: skip

ANCHOR_SHAPES = (
    Shape('<p>$label<a href="$href">$shown</a></p>', "tail", "anchor after the label"),
    Shape('<p>$label<a href="$href" target="_blank" rel="nofollow">$shown</a></p>', "after", "anchor after the label"),
    Shape('<br/>$label <a target=_blank href="$href">$shown</a><br/>', "tail", "anchor after br"),
    Shape('<div class="info">发布时间：2023-04-24 $label<a href="$href">$shown</a> 作者：佚名</div>', "above", "source line above the body"),
    Shape('<div class="post_info">2023-11-25 11:01:53　$colon <a id="ne_article_source" href="$href" target="_blank">$name</a>(北京)</div>', "above", "163 source line"),
    Shape('<div class="fl">2024年05月10日06:58 | $colon<a href="$href">$name</a></div>', "above", "people source line"),
    Shape('<div class="sj">2024-05-15 08:58:52$colon<a href="$href">$name</a></div>', "above", "glued to the time"),
    Shape('<span class="ss02">$colon</span><span class="p1"><span class="ss03"><a href="$href" target="_blank">$name</a></span></span>', "above", "sibling spans"),
    Shape('<div>$colon</div>\n<div><a href="$href">$shown</a></div>', "after", "two blocks"),
    Shape('<p>$colon</p>\n<p><a href="$href">$shown</a></p>', "tail", "two paragraphs"),
    Shape('<p>$colon<br><a href="$href">$shown</a></p>', "tail", "br between"),
    Shape('<p>$colon\n\n    <a href="$href">\n  $shown\n</a></p>', "above", "label and anchor on different lines"),
    Shape('<table width="100%"><tr><td align=right>$colon</td><td><a href="$href">$shown</a></td></tr></table>', "after", "table cells"),
    Shape('<dl><dt>$bare</dt><dd><a href="$href">$shown</a></dd></dl>', "after", "dt and dd"),
    Shape('<ul><li>$colon</li><li><a href="$href">$shown</a></li></ul>', "after", "two list items"),
    Shape('<ul class="fly"><li>发布日期：2023-04-24</li><li>$label<a href="$href">$name</a></li><li>浏览次数：<i>12</i></li></ul>', "above", "one list item of the source line"),
    Shape('<p>（$colon<a href="$href">$shown</a>）</p>', "tail", "all in brackets"),
    Shape('<p>【$colon<a href="$href">$name</a>】</p>', "tail", "all in brackets"),
    Shape('<p>【$bare】<a href="$href">$shown</a></p>', "tail", "label in brackets"),
    Shape('<p><span>$half1</span><b>$half2</b>：<a href="$href">$shown</a></p>', "tail", "label split over two nodes"),
    Shape('<p><a href="$href">$colon$name</a></p>', "tail", "label and name in one anchor"),
    Shape('<p>$colon<a href="$href"><span>$shown</span></a></p>', "after", "span inside the anchor"),
    Shape('<p><b>$bare</b>：<i><a href=\'$href\' title="$name">$shown</a></i></p>', "after", "anchor in italics"),
    Shape('<div class="copy">$particle<a href="$href">$name</a>，如有侵权请联系删除。</div>', "after", "particle instead of a colon"),
    Shape('<p>$particle<a href="$href">$name</a></p>', "tail", "particle instead of a colon"),
    Shape('<p>$particle《<a href="$href">$name</a>》</p>', "tail", "name in title marks"),
)  # fmt: skip

# The anchor's text is the label itself; $button is such a label.
BUTTON_SHAPES = (
    Shape('<p><a href="$href">$button</a></p>', "tail", "label as anchor text"),
    Shape('<div class="more"><a class="btn" href="$href" target="_blank">$button</a></div>', "after", "label as anchor text"),
    Shape('<p>[<a href="$href">$button</a>]</p>', "tail", "label as anchor text in brackets"),
    Shape('<p>（<a href="$href">$button</a>）</p>', "after", "label as anchor text in brackets"),
    Shape('<p><a href="$href"><span>$button</span>&gt;&gt;</a></p>', "tail", "label as anchor text with arrows"),
    Shape('<p>来源：$name <a href="$href">$button</a></p>', "above", "name as text, then the label as anchor"),
    Shape('<p>来源：$name（<a href="$href">$button</a>）</p>', "tail", "name as text, then the label as anchor"),
    Shape('<a href="$href" title="$name"><em>$button</em></a>', "after", "label as anchor text with a title"),
)

ITEMPROP_SHAPES = (
    Shape('<p class="p_time"><span>来源：</span><span itemprop="publisher"><span itemprop="name"><a href="$href" itemprop="isBasedOnUrl">$name</a></span></span></p>', "above", "isBasedOnUrl with 来源"),
    Shape('<span itemprop="publisher"><a itemprop="isBasedOnUrl" href="$href" target="_blank">$name</a></span>', "above", "isBasedOnUrl without a label"),
)  # fmt: skip

# The address stands in an attribute that a script reads. $href holds one of the simple ways only.
TARGET_SHAPES = (
    Shape(
        """<p><a href="javascript:void(0)" onclick="window.open('$href')">$button</a></p>""", "tail", "onclick with window.open"
    ),
    Shape(
        """<p><a href="#" onclick="window.open('$href','_blank');return false;">$button</a></p>""",
        "after",
        "onclick on a # anchor",
    ),
    Shape(
        """<p>$colon<a href="javascript:;" onclick="location.href='$href'">$name</a></p>""",
        "tail",
        "onclick with location.href",
    ),
    Shape("""<p><a href="javascript:window.open('$href')">$button</a></p>""", "tail", "javascript: with an address"),
    Shape("""<div class="yw" onclick="window.location.href='$href'">$button</div>""", "after", "onclick on a block"),
    Shape("""<p>$colon<span class="lk" data-url="$href">$name</span></p>""", "tail", "data-url on a span"),
    Shape("""<p><a href="javascript:void(0);" data-href="$href">$button</a></p>""", "after", "data-href on an anchor"),
    Shape("""<p><button type="button" data-url="$href">$button</button></p>""", "after", "data-url on a button"),
    Shape("""<p><a href="" data-link="$href">$button</a></p>""", "tail", "data-link on an empty anchor"),
)

# The href is nothing, the shown text is the address: the text is what the page states.
DEAD_HREF_SHAPES = (
    Shape('<p>$colon<a href="#">$url</a></p>', "tail", "# href, URL shown"),
    Shape('<p>$colon<a href="">$url</a></p>', "tail", "empty href, URL shown"),
    Shape('<p>$colon<a href="javascript:void(0)">$url</a></p>', "after", "javascript: href, URL shown"),
    Shape("<p>$colon<a>$url</a></p>", "after", "no href, URL shown"),
    Shape('<p>$colon<a href="http://#">$url</a></p>', "tail", "http://# href, URL shown"),
)
