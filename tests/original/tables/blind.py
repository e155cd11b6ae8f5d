"""Pages that a blind test showed to be read wrongly: (reason, markup, expected address or None)."""

from __future__ import annotations

_ITEM = '<li><a href="/show-1.html">某县通报典型案例</a> 来源：<a href="http://@">新区日报</a></li>'
_CARD = '<div class="i"><h4><a href="/show-1.html">某县通报典型案例</a></h4><p>来源：<a href="http://@">新区日报</a> 2024-05-06</p></div>'

BLIND: tuple[tuple[str, str, str | None], ...] = (
    # a label beside a headline that leads to another page of the site speaks of that page
    ("an item of a list under an unknown heading", f"<div><h3>最新资讯</h3><ul>{_ITEM}{_ITEM}</ul></div>", None),
    ("an item of a list with no heading", f"<ul>{_ITEM}</ul>", None),
    ("an item of a list in an aside", f"<aside><h3>热点新闻</h3><ul>{_ITEM}</ul></aside>", None),
    ("an item of a list in the footer", f'<div class="footer"><ul>{_ITEM}</ul></div>', None),
    ("cards", f"<div>{_CARD}{_CARD}</div>", None),
    ("one card", _CARD, None),
    ("an item's 原文链接", '<ul><li><a href="/show-1.html">某县通报</a> <a href="http://@">原文链接</a></li></ul>', None),
    ("an item's address as text", '<ul><li><a href="/show-1.html">某县通报</a><p>来源：http://@</p></li></ul>', None),
    (
        "an item after its date and column",
        '<ul><li>[<a href="/list-1-1.html">要闻</a>] <a href="/show-1.html">某县通报</a> 来源：<a href="http://@">新区</a></li></ul>',
        None,
    ),
    (
        "a row of a table of news",
        '<table><tr><td>1</td><td><a href="/show-1.html">某县通报</a></td><td>来源：<a href="http://@">新区</a></td></tr></table>',
        None,
    ),
    (
        "headlines and sources in turn, with no items around them",
        '<div><h4><a href="/show-1.html">某县通报</a></h4><p>来源：<a href="http://@">新区</a></p>'
        '<h4><a href="/show-2.html">某区通报</a></h4><p>来源：<a href="http://@">新区</a></p></div>',
        None,
    ),
    (
        "the page's own home page beats an item",
        f'<p>来源：<a href="http://www.a.gov.cn/">甲</a></p><ul>{_ITEM}</ul>',
        "http://www.a.gov.cn/",
    ),
    (
        "来源 beats an item's 原文链接",
        f"<p>来源：http://www.a.gov.cn/show-7.html</p><ul>{_ITEM}</ul>".replace("来源：<a", "原文链接：<a"),
        "http://www.a.gov.cn/show-7.html",
    ),
    ("an info row in a list", '<ul><li>时间：2024-05-06</li><li>来源：<a href="http://@">新区</a></li></ul>', "http://@"),
    (
        "an info row after a link to the column",
        '<ul><li><a href="/list-1-1.html">要闻动态</a> 来源：<a href="http://@">新区</a></li></ul>',
        "http://@",
    ),
    (
        "an info row with the author's page",
        '<ul><li>作者：<a href="/people/12345.html">李明李明</a> 来源：<a href="http://@">新区</a></li></ul>',
        "http://@",
    ),
    (
        "an info row with the page's own title",
        '<ul><li><a href="#own">某地开展专项行动</a> 来源：<a href="http://@">新区</a></li></ul>',
        "http://@",
    ),
    (
        "an info row with a tool",
        '<ul><li><a href="/print-88.html">打印本页</a> 来源：<a href="http://@">新区</a></li></ul>',
        "http://@",
    ),
    (
        "a short last box of a body whose sentence begins with a link",
        '<div><p><a href="/show-12.html">某县司法局</a>近日召开会议，部署工作。</p><p>来源：<a href="http://@">新区</a></p></div>',
        "http://@",
    ),
    (
        "上一篇 before the label in one box",
        '<div><p>上一篇：<a href="/show-87.html">某县通报典型案例</a></p><p>原文链接：http://@</p></div>',
        "http://@",
    ),
    (
        "two neighbours with no words before the label in one box",
        '<div><p><a href="/show-87.html">某县通报</a></p><p><a href="/show-89.html">某区通报</a></p><p>原文链接：http://@</p></div>',
        "http://@",
    ),
    (
        "dd of an info list",
        '<dl><dt>来源</dt><dd><a href="http://@">新区日报</a></dd><dt>相关</dt><dd><a href="/show-1.html">某县通报</a></dd></dl>',
        "http://@",
    ),
    # beside and below the article
    (
        "the info line beats 原文链接 in an aside",
        '<p>来源：<a href="http://@">新区</a></p><aside>原文链接：http://www.a.gov.cn/show-7.html</aside>',
        "http://@",
    ),
    (
        "the info line beats 原文链接 in the page's footer",
        '<p>来源：<a href="http://@">新区</a></p><footer>原文链接：http://www.a.gov.cn/show-7.html</footer>',
        "http://@",
    ),
    (
        "an article's own footer is a part of it",
        '<article><p>来源：<a href="http://www.a.gov.cn/show-7.html">甲</a></p><footer>原文链接：http://@</footer></article>',
        "http://@",
    ),
    # captions of pictures
    (
        "a picture's figcaption",
        '<figure><img src="a.jpg"><figcaption>来源：<a href="http://@">视觉图库</a></figcaption></figure>',
        None,
    ),
    (
        "a figcaption with the address as text",
        '<figure><img src="a.jpg"><figcaption>来源：http://@</figcaption></figure>',
        None,
    ),
    (
        "a caption by its class",
        '<div class="wp-caption"><img src="a.jpg"><p class="wp-caption-text">来源：<a href="http://@">视觉图库</a></p></div>',
        None,
    ),
    (
        "a caption by its class in two words",
        '<div><img src="a.jpg"><p class="imgCaption">图为会议现场。来源：<a href="http://@">视觉</a></p></div>',
        None,
    ),
    ("a class of captions with no picture", '<div><p class="caption">来源：<a href="http://@">新区</a></p></div>', "http://@"),
    (
        "the source after a figure",
        '<figure><img src="a.jpg"><figcaption>会议现场</figcaption></figure><p>来源：<a href="http://@">新区</a></p>',
        "http://@",
    ),
    # a name and its colon between a label and an address that ends the line
    ("转载自 with a name and a colon", "<p>转载自新区网：http://@</p>", "http://@"),
    ("转自 with a name and a colon", "<p>转自新区网：http://@</p>", "http://@"),
    ("摘自 with a name and a colon", "<p>摘自《新区日报》：http://@</p>", "http://@"),
    ("本文转自 with a name and a colon", "<p>本文转自新区网：http://@</p>", "http://@"),
    ("本文来源于 with a name and a colon", "<p>本文来源于新区网：http://@</p>", "http://@"),
    ("a colon on both sides of the name", "<p>转自：新区网：http://@</p>", "http://@"),
    ("原文网址 with a name and a colon", "<p>原文网址：新区网：http://@</p>", "http://@"),
    ("a name in bold", "<p>转载自<b>新区网</b>：http://@</p>", "http://@"),
    ("a name, a colon and an anchor", '<p>文章转载自新区网：<a href="http://@">http://@</a></p>', "http://@"),
    ("a name, the word for its address, a colon", "<p>本文转载自新区政府官网，网址：http://@</p>", "http://@"),
    ("a name, a colon and the editor behind", "<p>转自新区网：http://@ 责任编辑：李明</p>", "http://@"),
    ("another field's address", "<p>转自新区网 报名网址：http://@</p>", None),
    ("another field straight behind the label", "<p>转自：报名网址：http://@</p>", None),
    ("a video's address behind the label", "<p>转自：视频地址：http://@</p>", None),
    ("来源 with another field", "<p>来源：直播：http://@</p>", None),
    ("a sentence goes on behind the address", "<p>本文转自新区网：http://@ 上公布的数据表明，形势向好。</p>", None),
    # a comma that ends a field before an anchor that is a label
    ("来源, a comma, the anchor", '<p>来源：新区网，<a href="http://@">原文链接</a></p>', "http://@"),
    ("the same in brackets", '<p>（来源：新区网，<a href="http://@">原文链接</a>）</p>', "http://@"),
    ("a comma and a field behind too", '<p>来源：新区网，<a href="http://@">原文链接</a>，责任编辑：李明</p>', "http://@"),
    ("作者, a comma, the anchor", '<p>作者：李明，<a href="http://@">查看原文</a></p>', "http://@"),
    ("责任编辑, a comma, the anchor", '<p>责任编辑：李明,<a href="http://@">阅读原文</a></p>', "http://@"),
    ("本文转自, a comma, an invitation", '<p>本文转自新区网，点击<a href="http://@">阅读原文</a></p>', "http://@"),
    ("本文转自, a comma, an anchor that invites", '<p>本文转自新区网，<a href="http://@">点击阅读原文</a></p>', "http://@"),
    ("a comma of a sentence", '<p>据记者了解，<a href="http://@">原文链接</a>，已被删除。</p>', None),
    ("a sentence after the comma", '<p>来源：新区网，网友找到<a href="http://@">原文</a>后发现错误。</p>', None),
    ("a colon in a sentence", '<p>会议指出：要压实责任，对照<a href="http://@">原文</a>，逐条落实。</p>', None),
    # several anchors in one value
    (
        "a name that leads home, then a title",
        '<p>来源：<a href="http://www.a.gov.cn/">甲网</a> <a href="http://@">《会议召开》</a></p>',
        "http://@",
    ),
    (
        "a name that leads home, a dash, a title",
        '<p>来源：<a href="http://www.a.gov.cn/">甲网</a> - <a href="http://@">会议召开</a></p>',
        "http://@",
    ),
    (
        "two names, the second one's article",
        '<p>来源：<a href="http://www.a.gov.cn/">甲网</a>、<a href="http://@">新区网</a></p>',
        "http://@",
    ),
    (
        "a title and then the next field",
        '<p>来源：<a href="http://www.a.gov.cn/">甲网</a> <a href="http://@">会议召开</a> 作者：李明</p>',
        "http://@",
    ),
    (
        "the next field's anchor",
        '<p>来源：<a href="http://www.a.gov.cn/">甲网</a> 责任编辑：<a href="http://@">李明</a></p>',
        "http://www.a.gov.cn/",
    ),
    (
        "a tool behind the name",
        '<p>来源：<a href="http://www.a.gov.cn/">甲网</a> <a href="http://@">分享到微博</a></p>',
        "http://www.a.gov.cn/",
    ),
    (
        "another page of this site behind the name",
        '<p>来源：<a href="http://www.a.gov.cn/">甲网</a> <a href="/show-9.html">某县通报</a></p>',
        "http://www.a.gov.cn/",
    ),
    (
        "words between the two anchors",
        '<p>来源：<a href="http://www.a.gov.cn/">甲网</a> 热门活动 <a href="http://@">报名</a></p>',
        "http://www.a.gov.cn/",
    ),
    (
        "a bar between the two anchors",
        '<p>来源：<a href="http://www.a.gov.cn/">甲网</a> | <a href="http://@">征集活动</a></p>',
        "http://www.a.gov.cn/",
    ),
    # addresses in plain text
    ("no scheme but its slashes: the page's scheme", "<p>原文链接：//@</p>", "http://@"),
    ("the same behind 来源", "<p>来源：//www.xinqu.gov.cn/a/content_12.htm</p>", "http://www.xinqu.gov.cn/a/content_12.htm"),
    ("the scheme of another protocol", "<p>原文链接：ftp://www.xinqu.gov.cn/a/content_12.htm</p>", None),
    ("a path with two slashes", "<p>原文链接：//zwgk/content_12.htm</p>", None),
    (
        "Chinese full stops in the host",
        "<p>原文链接：http：//www。xinqu。gov。cn/a/content_12.htm</p>",
        "http://www.xinqu.gov.cn/a/content_12.htm",
    ),
    (
        "one Chinese full stop in the host",
        "<p>来源：http：//www。xinqu.gov.cn/a/content_12.htm</p>",
        "http://www.xinqu.gov.cn/a/content_12.htm",
    ),
    (
        "Chinese full stops and no scheme",
        "<p>来源：www。xinqu。gov。cn/a/content_12.htm</p>",
        "http://www.xinqu.gov.cn/a/content_12.htm",
    ),
    ("a host cut off by a full stop", "<p>来源：http://www.xinqu。gov.cn 李明</p>", None),
    (
        "a full stop and a new sentence behind an address",
        "<p>原文链接：http://www.xinqu.gov.cn/a/content_12.htm。App Store 可以下载。</p>",
        "http://www.xinqu.gov.cn/a/content_12.htm",
    ),
    # `<label>` as a plain key
    ("a key in a label", '<p><label>原文链接：</label><a href="http://@">新区网</a></p>', "http://@"),
    ("来源 in a label", '<p><label>来源：</label><a href="http://@">新区网</a></p>', "http://@"),
    ("a label and an address as text", "<p><label>原文链接：</label><span>http://@</span></p>", "http://@"),
    ("a label and its colon behind", "<p><label>原文链接</label>：http://@</p>", "http://@"),
    ("key and value in a label", '<p><label class="k">信息来源：<a href="http://@">新区网</a></label></p>', "http://@"),
    ("a label for a field elsewhere", '<p><label for="link">原文链接：</label><a href="http://@">示例</a></p>', None),
    ("a label with its field", '<p><label>原文链接：<input name="link"></label><a href="http://@">示例</a></p>', None),
    ("a label beside a field", '<p><input name="link"><label>原文链接：</label><a href="http://@">示例</a></p>', None),
    (
        "a label before a text area",
        '<p><label>来源：</label><a href="http://@">示例</a><textarea name="t"></textarea></p>',
        None,
    ),
    ("a label that must be filled in", '<p><label>原文链接（必填）：</label><a href="http://@">示例</a></p>', None),
    (
        "a label and a form elsewhere",
        '<p><label>来源：</label><a href="http://@">新区网</a></p><form><input name="q"><input type="submit"></form>',
        "http://@",
    ),
    (
        "a label in a row of a small form, its field in another",
        '<form><div><label>来源：</label><a href="http://@">示例</a></div><div><input name="link"></div></form>',
        None,
    ),
    # words between label and colon
    ("原文链接如下", "<p>原文链接如下：http://@</p>", "http://@"),
    ("原文链接如下 and a line break", "<p>原文链接如下：<br>http://@</p>", "http://@"),
    ("原文链接如下 and an anchor", '<p>本文原文链接如下：<a href="http://@">新区网</a></p>', "http://@"),
    ("原文链接, a comma, 请点击", '<p>原文链接，请点击：<a href="http://@">这里</a></p>', "http://@"),
    ("原文请查看", "<p>原文请查看：http://@</p>", "http://@"),
    ("来源如下 and a list", '<p>证据来源如下：<a href="http://@">甲</a>、<a href="http://@">乙</a></p>', None),
    # links of this site before a label that are no headlines
    (
        "an attachment before the label in one box",
        '<div><p><a href="/upload/2024/a1.pdf">某县实施方案.pdf</a></p><p>原文链接：http://@</p></div>',
        "http://@",
    ),
    (
        "a special topic before the source",
        '<div class="meta"><span><a href="/special/2024-5.html">专题报道</a></span> <span>来源：<a href="http://@">新区</a></span></div>',
        "http://@",
    ),
)
