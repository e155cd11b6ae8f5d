"""Links that are no original: each trap is markup for slots of the page. None of them states where the text is from.

Holes: `$own` the page's address, `$own_http` and `$own_bare` other spellings of it, `$mobile` its mobile twin, `$site` the
site's root, `$other` an article elsewhere, `$other2` one more, `$near` an article of the same site, `$home` another
site's home page, `$name`, `$title`, `$place`, `$label` (原文链接 and its kin with a colon), `$bare` (without).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Trap:
    """alone: can it be the only thing on a page that looks like a statement? Then it may also claim a label's place."""

    markup: str
    slot: str
    why: str
    alone: bool = True


OWN_LINKS = (
    Trap("<p>本文链接：$own</p>", "tail", "本文链接 is the page itself"),
    Trap('<p>本文链接：<a href="$own">$own</a></p>', "after", "本文链接 is the page itself"),
    Trap('<p>本文地址：<a href="$own_http">$title</a></p>', "after", "本文地址 is the page by the other scheme"),
    Trap("<p>本文网址：$own_bare</p>", "tail", "本文网址 is the page without scheme"),
    Trap('<p>本文链接：<a href="$mobile">$mobile</a></p>', "tail", "本文链接 is the page's mobile twin"),
    Trap("<div>本文链接：$mobile</div>", "after", "本文链接 is the page's mobile twin"),
    Trap('<p>原文链接：<a href="$own">$own</a></p>', "tail", "原文链接 is the page itself"),
    Trap("<p>原文地址：$own</p>", "after", "原文地址 is the page itself"),
    Trap('<p>原文链接：<a href="$mobile">手机版</a></p>', "after", "原文链接 is the page's mobile twin"),
    Trap('<p>原文链接：<a href="$own#top">$title</a></p>', "tail", "原文链接 is the page itself with a fragment"),
    Trap('<p>转载请注明出处：<a href="$own">$own</a></p>', "after", "转载请注明 names the page itself"),
    Trap("<p>转载请注明出处：$own</p>", "tail", "转载请注明 names the page itself"),
    Trap("<p>转载请注明来源：$title $own</p>", "after", "转载请注明 names the page itself"),
    Trap(
        '<p>如需转载请注明来自<a href="$site">$name</a>，本文链接：<a href="$own">$title</a></p>',
        "after",
        "转载请注明 with 本文链接",
    ),
    Trap("<p>版权所有，转载请注明转自本网，原文链接：$own</p>", "after", "转载请注明 with the page's own address"),
)

EMPTY_LINKS = (
    Trap('<span class="source">来源:<a href="" target="_blank">$name</a></span>', "above", "empty href"),
    Trap('<p>来源：<a href="#">$name</a></p>', "above", "# href"),
    Trap(
        '<p>2023-04-24 11:01　来源: <a id="ne_article_source" href="http://#" target="_blank">$name</a></p>',
        "above",
        "http://# href",
    ),
    Trap('<p>$label<a href="javascript:void(0)">点击查看</a></p>', "tail", "javascript: href"),
    Trap('<p>$label<a href="javascript:;">$name</a></p>', "after", "javascript: href"),
    Trap('<p><a href="#">阅读原文</a></p>', "tail", "label as anchor text with # href"),
    Trap(
        '<p><a href="javascript:void(0)" onclick="return false">查看原文</a></p>',
        "after",
        "label as anchor text with no address",
    ),
    Trap('<p>$label<a href="mailto:news@$place.gov.cn">$name</a></p>', "after", "mailto: is no http address"),
    Trap("<p>$label ftp://ftp.$place.gov.cn/pub/20230424.doc</p>", "tail", "ftp: is no http address"),
    Trap('<p>$label<a href="file:///C:/Users/admin/news.html">news.html</a></p>', "tail", "file: is no http address"),
    Trap("<p>$label http://www.$place.gov.cn/art/2023/4/24/art_1…</p>", "tail", "text cut with … and no href"),
    Trap("<p>${label}https://www.$place.gov.cn/zwgk/gzdt/conte...</p>", "tail", "text cut with ... and no href"),
    Trap("<p>$label</p><p>[免责声明] 本文来源于网络转载，仅供学习交流使用。</p>", "tail", "label with nothing after it"),
    Trap('<p>$label</p><p>上一篇：<a href="$near">$title</a></p>', "after", "empty label, then 上一篇"),
    Trap('<p>$label无</p><p>相关链接：<a href="$other">$title</a></p>', "after", "label says none, then related items"),
    Trap("<p>来源：&nbsp; 作者：&nbsp; 时间：2023-04-24</p>", "above", "empty values"),
)

NAME_ONLY = (
    Trap(
        '<p>来源：$name <a href="javascript:doPrint()">打印</a> <a href="javascript:doZoom(16)">大</a></p>',
        "above",
        "name without a link, then tools",
    ),
    Trap('<div class="xinxi">发布时间:2023-04-24 来源: $name 作者:佚名</div>', "above", "name without a link"),
    Trap(
        '<p>来源：$name <a href="http://ad.$place.com/click?id=77"><img src="/images/promo.gif" alt=""></a></p>',
        "above",
        "promo image right after 来源",
    ),
    Trap(
        '<p>来源：$name　<a href="$home"><img src="/images/app.png" alt="客户端"></a></p>',
        "above",
        "promo image right after 来源",
    ),
    Trap('<p>来源：<a href="${site}media/$num.html">$name号</a></p>', "above", "the site's own media page"),
    Trap('<p>来源：<a href="/author/$num.html">$name</a></p>', "above", "the site's own author page"),
    Trap('<p>文章来源：<a href="${site}u/$num">$name</a></p>', "above", "the site's own user page"),
    Trap('<p>稿源：$name　<a href="$share">分享到微博</a></p>', "above", "share link with the page's own address"),
    Trap("<p>（来源：$name）</p>", "tail", "name without a link"),
    Trap("<p>本文来源：$name 作者：张晓宇 责任编辑：王晓武_NF</p>", "after", "name without a link"),
    Trap('<p>图片来源：<a href="$other">$name</a></p>', "body", "the source of a picture"),
)

AROUND = (
    Trap('<div class="page"><p>上一篇：<a href="$near">$title</a></p><p>下一篇：<a href="$other">$title</a></p></div>', "after", "上一篇 and 下一篇"),
    Trap('<ul class="pn"><li>上一条：<a href="$near" title="$title">$title</a></li><li>下一条：<a href="/zwgk/$num.html">$title</a></li></ul>', "after", "上一条 and 下一条"),
    Trap('<div class="xg"><h3>相关链接</h3><ul><li><a href="$other">$title</a></li><li><a href="$other2">$title</a></li></ul></div>', "after", "相关链接"),
    Trap('<p>相关链接：<a href="$other">$title</a></p>', "after", "相关链接 in one line"),
    Trap('<div><b>相关新闻</b><br><a href="$other">$title</a><br><a href="$near">$title</a></div>', "after", "相关新闻"),
    Trap('<dl><dt>延伸阅读</dt><dd><a href="$other2">$title</a></dd><dd><a href="$near">$title</a></dd></dl>', "after", "延伸阅读"),
    Trap('<div>推荐阅读：<a href="$other2">$title</a> <a href="$near">$title</a></div>', "after", "推荐阅读"),
    Trap('<p>附件：<a href="${site}upload/$num.doc">$title.doc</a></p>', "after", "attachment"),
    Trap('<div class="hot"><h4>热门文章</h4><ol><li><a href="$near">$title</a></li><li><a href="$other">$title</a></li></ol></div>', "side", "hot list"),
    Trap('<div class="share">分享到：<a href="$share">新浪微博</a> <a href="javascript:;">微信</a></div>', "after", "share links"),
    Trap('<p><a href="http://www.12377.cn/">网上有害信息举报专区</a> <a href="http://www.beian.gov.cn/portal/registerSystemInfo?recordcode=4401$num">公安备案4401$num号</a></p>', "footer", "badges"),
    Trap('<p><a href="https://beian.miit.gov.cn/">京ICP备$num号</a> 网站标识码4400$num</p>', "footer", "ICP number"),
    Trap('<p>凡本网注明来源为其他媒体的稿件，均转载自其他媒体，举报请登录<a href="https://www.12377.cn/jbxz.html">举报中心</a></p>', "footer", "disclaimer with a badge"),
    Trap('<p>[免责声明] 本文来源于网络转载，版权归原作者所有，<a href="${site}about/contact.html">联系我们</a></p>', "after", "disclaimer that says 本文来源于"),
)  # fmt: skip

IN_BODY = (
    Trap(
        '<p>据了解，申请人可登录<a href="$other">$name网站</a>下载表格，填写后交到办事窗口。</p>',
        "body",
        "link inside a sentence",
    ),
    Trap(
        "<p>报名网址已经公布，有意者可在每天上午登录 $other 查询进度，逾期不再受理。</p>", "body", "address inside a sentence"
    ),
    Trap(
        '<p>调查显示，当地农户三成的收入来源于<a href="$other">特色种植</a>，两成来自外出务工。</p>',
        "body",
        "来源于 inside a sentence",
    ),
    Trap(
        "<p>工作人员提醒，文件全文较长，读者可以点击网页底部的原文链接查看，也可以到窗口领取纸质版。</p>",
        "body",
        "a sentence that speaks of 原文链接",
    ),
    Trap(
        '<p>有网友留言说，自己点开原文链接后看到的是<a href="$other2">另一份通知</a>，希望尽快更正。</p>',
        "body",
        "a sentence that speaks of 原文链接, with a link",
    ),
    Trap(
        '<p>这份<a href="$other">《管理办法》</a>共二十八条，自下月起施行，旧办法同时废止。</p>',
        "body",
        "link on a document's name",
    ),
    Trap(
        '<p>记者在<a href="$home">$name</a>的首页看到，专题栏目已经上线，原文和解读排在一起。</p>',
        "body",
        "home link and the word 原文 in a sentence",
    ),
    Trap(
        "<p>他说，过去查一份档案要跑三趟，现在打开 www.$place.gov.cn/cx/query.html 就能查到原文和出处。</p>",
        "body",
        "address and 原文 in a sentence",
    ),
)

ELSEWHERE = (
    Trap(
        '<div class="comment"><b>网友评论</b><div class="item"><i>过客</i><p>原文链接：<a href="$other">$other</a></p></div></div>',
        "comments",
        "原文链接 in a comment",
    ),
    Trap(
        '<ul id="comments"><li class="comment-item"><span>热心市民</span>：来源：$other 大家自己看</li></ul>',
        "comments",
        "来源 in a comment",
    ),
    Trap(
        '<div id="comment-list"><h3>最新评论（2条）</h3><div class="comment-body">转自 <a href="$other2">$title</a></div></div>',
        "comments",
        "转自 in a comment",
    ),
    Trap(
        '<form action="/tougao.php"><p><label>原文链接（必填）</label><input name="url"></p><p><a href="/help/$num.html">投稿须知</a></p></form>',
        "side",
        "原文链接（必填） in a form",
    ),
    Trap(
        '<form><table><tr><td>原文链接（必填）：</td><td><input type="text" value="http://"></td></tr><tr><td>来源（选填）：</td><td><input></td></tr></table></form>',
        "after",
        "form with labels",
    ),
    Trap(
        '<form method="post"><label for="u">信息来源：</label><input id="u" placeholder="$other"><a href="$near">示例</a></form>',
        "side",
        "form label with an example",
    ),
    Trap('<!-- <p>原文链接：<a href="$other">$other</a></p> -->', "after", "statement in an HTML comment"),
)

MAIN = (*OWN_LINKS, *EMPTY_LINKS, *NAME_ONLY, *AROUND, *IN_BODY, *ELSEWHERE)
# Traps that may stand on a page that does state an original, whatever its shape.
SPRINKLED = (*AROUND, *AROUND, *IN_BODY, *ELSEWHERE, OWN_LINKS[0], OWN_LINKS[1], OWN_LINKS[4], OWN_LINKS[10], OWN_LINKS[13])
