"""A second layer of shapes, traps and combinations, made after a first finder had passed the first layer without a miss."""

from __future__ import annotations

from tests.original.hard.combos import Combo
from tests.original.hard.shapes import Shape
from tests.original.hard.traps import Trap

TEXT_SHAPES = (
    Shape("<p>文章来源：$name $url</p>", "tail", "label, name, then the URL"),
    Shape("<p>来源：$name（$url）</p>", "after", "label, name, then the URL in brackets"),
    Shape("<p>转自$name，$colon$url</p>", "tail", "name first, then label and URL"),
    Shape("<p>原标题：$name发布新办法　$colon$url</p>", "after", "after 原标题 in one line"),
    Shape("<p>★ $colon$url</p>", "tail", "a mark before the label"),
    Shape("<p>—— $label$url</p>", "tail", "a dash before the label"),
    Shape("<p><i class='icon'></i>&nbsp;$colon&nbsp;&nbsp;&nbsp;$url</p>", "after", "an icon before, spaces after the label"),
    Shape("<p>$colon<br/><br/>\n$url</p>", "tail", "two br between"),
    Shape("<table><tr><td>$colon</td></tr><tr><td>$url</td></tr></table>", "after", "two rows of a table"),
    Shape("<h4>$bare</h4><blockquote>$url</blockquote>", "after", "label as a heading"),
    Shape("<pre>$colon$url</pre>", "after", "preformatted text"),
    Shape("<section><section><span>$bare</span></section><section>：<span>$url</span></section></section>", "tail", "WeChat editor sections"),
    Shape("<P ALIGN=right><FONT SIZE=2>$colon</FONT><BR>$url</P>", "tail", "upper-case tags"),
    Shape("<p>(作者：李小明；$colon$url)</p>", "tail", "after the author in brackets"),
)  # fmt: skip

ANCHOR_SHAPES = (
    Shape('<p>作者：<a href="/u/1024.html">李小明</a> | $colon<a href="$href">$name</a> | 责编：<a href="/u/1025.html">王芳</a></p>', "above", "between author and editor links"),
    Shape('<p>编辑：<a href="/author/88.html">李小明</a>　$colon<a href="$href">$shown</a></p>', "after", "after an editor's link"),
    Shape('<p>$colon<a href="$href">$name</a> 分享到：<a href="http://service.weibo.com/share/share.php?title=a">微博</a></p>', "above", "before share links"),
    Shape("<P>$colon<A HREF='$href' TARGET=_blank>$shown</A></P>", "tail", "upper-case tags"),
    Shape('<p>$colon<a href="$href"><img src="/images/link.gif" alt=""> $name</a></p>', "after", "picture and name in the anchor"),
    Shape('<p>来源：$name　<a href="$href">$shown</a></p>', "tail", "name as text, then the anchor"),
    Shape('<h4>$bare</h4><ul><li><a href="$href">$shown</a></li></ul>', "after", "label as a heading, anchor in a list"),
    Shape('<table><tr><td>$colon</td></tr><tr><td><a href="$href">$shown</a></td></tr></table>', "after", "two rows of a table"),
    Shape('<p>$colon<strong><u><span style="color:blue"><a href="$href">$shown</a></span></u></strong></p>', "tail", "deep inside inline tags"),
    Shape('<p>★ $label<a href="$href">$shown</a></p>', "after", "a mark before the label"),
    Shape('<p><span>$bare</span><i>：</i><a href="$href">$shown</a></p>', "tail", "colon in a node of its own"),
    Shape('<p>原标题：《$name发布新办法》，$colon<a href="$href">$shown</a>，责任编辑：王芳</p>', "after", "in the middle of a line"),
    Shape('<section><span>$bare</span>：</section><section><a href="$href">$shown</a></section>', "tail", "two sections"),
)  # fmt: skip

# The page's own site, a medium inside the page, tools: no original.
TRAPS = (
    Trap('<p>来源：$name 【<a href="http://big5.$place.gov.cn/gate/big5/$own_bare">繁体</a>】</p>', "above", "the page in other characters"),
    Trap('<p>来源：$name <a href="/jiucuo.html?url=$own">我要纠错</a></p>', "above", "a form for errors with the page's own address"),
    Trap('<p>来源：$name　<a href="${site}app/index.html">下载客户端</a></p>', "above", "promo text right after 来源"),
    Trap("<p>转载请注明来源：$site</p>", "after", "转载请注明 with the site's own home page"),
    Trap('<p>永久链接：<a href="$own">$title</a></p>', "after", "permanent link of the page"),
    Trap('<p>原文链接：<a href="$own_tracked">$title</a></p>', "tail", "原文链接 is the page itself with a tracking tail"),
    Trap('<p>图源：<a href="$other">$name</a></p>', "body", "the source of a picture"),
    Trap('<p>视频来源：<a href="$other">$name</a></p>', "body", "the source of a film"),
    Trap('<p>参考资料：<a href="$other">$title</a>；<a href="$other2">$title</a></p>', "after", "reading list"),
    Trap('<p>上一篇：没有了</p><p>下一篇：<a href="$near">$title</a></p>', "after", "下一篇 alone"),
    Trap('<ul class="list"><li><a href="$near">《桃花源记》原文及出处</a></li><li><a href="$other">增收致富的三个来源</a></li></ul>', "side", "titles that hold 原文 and 来源"),
    Trap('<div><h3>相关新闻</h3><p><a href="$other">转载自$name的一篇评论引发热议</a></p></div>', "after", "a related title that begins with 转载自"),
    Trap('<ul class="menu"><li><a href="/laiyuan/">信息来源</a></li><li><a href="/zixun/">中心资讯</a></li></ul>', "side", "a column's name that is a label"),
    Trap('<p>投稿请附原文链接，发送至 <a href="mailto:news@$place.com">news@$place.com</a>，或登录<a href="${site}tougao/">投稿平台</a>。</p>', "footer", "call for contributions"),
    Trap('<div class="pinglun"><h4>网友评论</h4><p>楼主：原文地址 <a href="$other">$other</a> 请看</p></div>', "comments", "原文地址 in a comment"),
    Trap('<dl class="reply-list"><dt>匿名用户 2023-04-25</dt><dd>来源：<a href="$other2">$name</a></dd></dl>', "comments", "来源 in a reply"),
    Trap('<template><p>原文链接：<a href="$other">$other</a></p></template>', "after", "statement in a template"),
    Trap('<script type="text/html"><p>原文链接：<a href="$other">$other</a></p></script>', "after", "statement in a script's template"),
    Trap('<p>会议要求，各单位要把好信息来源关口，转载稿件要核对原文出处，做到<a href="$other">一稿三审</a>。</p>', "body", "信息来源 and 原文出处 in a sentence"),
    Trap('<p>读者可在“阅读原文”一栏点击<a href="$other">报名通道</a>，也可拨打电话咨询。</p>', "body", "阅读原文 in a sentence with a link"),
    Trap("<p>据介绍，平台首页为 http://www.$place.gov.cn/ ，稿件来源以当地农户供稿为主。</p>", "body", "稿件来源 and an address in a sentence"),
    Trap('<p>$label暂无</p><div class="pn">下一篇：<a href="$other">$title</a></div>', "tail", "label says none, then 下一篇"),
    Trap('<p>$label</p><ul><li>责任编辑：李小明</li></ul><p>附件：<a href="$other2">$title</a></p>', "after", "empty label, then an attachment"),
    Trap('<p>原文链接：<a href="about:blank">$name</a></p>', "tail", "about:blank"),
    Trap('<p>原文链接：<a href="http://">$name</a></p>', "after", "http:// and nothing"),
    Trap("<p>原文链接：http://</p>", "tail", "http:// and nothing, as text"),
    Trap('<p>来源：<a href="tel:12345">$name</a></p>', "above", "telephone number"),
    Trap('<p>来源：<a href="data:text/html,hello">$name</a></p>', "above", "data: address"),
)  # fmt: skip

COMBOS = (
    Combo((("tail", '<p>来源：$name（<a href="$home">官网</a>），原文链接：$art_text</p>'),), "原文链接", "home page and article in one line"),
    Combo((("above", '<p>来源：<a href="${own_site}media/12.html">$name号</a></p>'), ("tail", "<p>转自：$art_text</p>")), "转自", "own media page above, original below"),
    Combo((("tail", '<p>来源：<a href="$column">$name</a></p>'), ("after", '<p>消息来源：<a href="$art">$title</a></p>')), "消息来源", "column, then article"),
    Combo((("tail", '<p>图片来源：<a href="$rival">$name</a></p><p>文章来源：<a href="$art">$name</a></p>'),), "文章来源", "a picture's source, then the text's"),
    Combo((("body", '<p>记者点开<a href="$rival">原文链接</a>看到，通知已于上周更新，窗口同步受理。</p>'), ("tail", "<p>信息来源：$art_text</p>")), "信息来源", "原文链接 as an anchor inside a sentence"),
    Combo((("comments", '<div class="comment-list"><p>网友：原文链接：<a href="$rival">$rival</a></p></div>'), ("above", '<p>来源：<a href="$art">$name</a></p>')), "来源", "来源 above, 原文链接 in a comment"),
    Combo((("after", '<p>本文链接：<a href="$own">$title</a></p><p>来源：<a href="$art">$name</a></p><p>下一篇：<a href="$rival">$title</a></p>'),), "来源", "between 本文链接 and 下一篇"),
    Combo((("tail", "<p>原文链接：$art_text</p><p>原文链接：$own</p>"),), "原文链接", "the original, then the page itself under the same label"),
    Combo((("tail", "<p>原文链接：$own</p><p>来源：$art_text</p>"),), "来源", "the page itself as 原文链接, the original as 来源"),
    Combo((("tail", '<p>原文链接：<a href="#">点击</a></p><p>来源：<a href="$art">$name</a></p>'),), "来源", "empty 原文链接, then 来源"),
)  # fmt: skip
