"""Pages that state no original: (reason, markup). `@` is an article elsewhere, `#own` the page itself."""

from __future__ import annotations

NOTHING = (
    (
        "an article that a rumour is about, in a sentence that denies it",
        "<p>针对网传“原文链接：http://@”一文，新区公安局辟谣称该文不实。</p>",
    ),
    (
        "a site's app below an empty label",
        '<p>原文链接：</p><p><a href="https://apps.apple.com/cn/app/news/id399363156">打开APP阅读全文</a></p>',
    ),
    (
        "another article of the site below an empty label",
        '<p>原文链接：</p><p><a href="/news/show-12.html">新区召开推进会</a></p>',
    ),
    (
        "the foot of the page below an empty label",
        '<p>原文链接：</p><p><a href="http://www.xinqu.gov.cn/about.html">关于我们</a> | <a href="/map.html">网站地图</a></p>',
    ),
    ("where a claim was made, in a sentence", "<p>网民王某发帖称收购站压价，来源：http://@，经核查系谣言。</p>"),
    ("what another text was taken from", '<p>该文转自《<a href="http://@">经济快报</a>》，随后被多家媒体引用。</p>'),
    ("a rumour", '<p>【谣言】原文链接：<a href="http://@">小麦压价</a></p><p>【真相】经核查，情况不实。</p>'),
    ("an entry of a list of references", "<p>参考文献：</p><p>[1] 张三. 粮食收购. 来源：http://@</p>"),
    ("what a reader says", '<ul id="pl"><li><b>网友甲</b> 2023-06-18<p>转自：http://@</p></li></ul>'),
    ("what a reader says, named on both sides", "<div><p>游客 2楼 2023-06-18 10:21</p><p>转自：http://@</p></div>"),
    (
        "the heading of what many read",
        '<div class="right"><h3>热门</h3><p>转自：<a href="http://@">新区召开推进会</a></p></div>',
    ),
    (
        "where an attachment is from, above who signs the letter",
        "<p>附件：《船工手册》节选</p><p>来源：新区航道局网站 http：//@</p><p><br></p><p>新区水务局</p><p>2024年6月19日</p>",
    ),
    (
        "of a part that follows, below a text of its own",
        "<p>"
        + "新区开展专项行动，走访企业，了解实际困难。" * 4
        + "</p><p>以下内容转载自<br>http://@</p><p>专项行动将持续到年底。</p>",
    ),
    ("an article among comments", '<article class="comment-body">原文链接：http://@</article>'),
    ("a box beside the text", '<div class="asideBody">原文链接：http://@</div>'),
    ("a source that is a person's", "<p>据知情信源http://@称，行动已经开始。</p>"),
    ("a video's link behind a source in brackets", "<p>【来源：新区日报】【视频链接：http://@】</p>"),
    (
        "a name in the head, and an address that begins the text",
        '<div class="info">来源：新区教育局</div><div class="zw"><p>http://@</p><p>问卷在五月底以前有效。</p></div>',
    ),
    (
        "a source of each item of a digest",
        "<div><p>说法一</p><p>来源：科普新区</p><p>http://@</p><p>说法二</p><p>开水可以多次烧开。</p></div>",
    ),
    (
        "the original of each item of a digest",
        "".join(
            f"<p>{place}开展专项行动，走访企业和群众，了解实际困难，当场解答政策问题，形成问题清单和责任清单，逐项明确办结时限，"
            f"并组织回头看，确保事事有回音、件件有着落，行动将持续到年底，有关情况将及时向社会公布。</p><p>原文链接：http://@?id={number}</p>"
            for number, place in enumerate(("甲区", "乙区", "丙区"))
        ),
    ),
    (
        "a title that begins with a verb, and ends like an outlet",
        '<ul><li><a href="http://@">来自雪域高原的读书网</a></li></ul>',
    ),
    ("a title that begins with a verb", '<p><a href="http://@">摘自老屋墙上的标语</a></p>'),
    # the page itself
    ("本文链接 is the page itself", '<p>本文链接：<a href="#own">#own</a></p>'),
    ("本文链接 as text", "<p>本文链接：#own</p>"),
    ("本文地址 with another scheme", "<p>本文地址：https://www.reposts.org.cn/news/show-88.html</p>"),
    ("本文链接 to the mobile twin", "<p>本文链接：http://m.reposts.org.cn/news/show-88.html</p>"),
    (
        "mobile twin under another path",
        '<p>原文链接：<a href="http://m.reposts.org.cn/wap/show-88.html">手机版</a></p>'.replace("show-88", "show-88"),
    ),
    ("原文链接 that is the page itself", "<p>原文链接：#own</p>"),
    ("转载请注明 with the page itself", "<p>转载请注明出处：#own</p>"),
    ("转载请注明 with 原文链接 and the page itself", "<p>转载请注明：原文链接 - #own</p>"),
    ("转载请注明 with the own home page", '<p>转载请注明来源：<a href="http://www.reposts.org.cn/">本网</a></p>'),
    ("转载请注明 with no address", "<p>未经许可，转载请注明来源及原文链接。</p>"),
    (
        "a licence after 转载请附上原文出处链接",
        '<p>版权声明：遵循<a href="http://creativecommons.org/licenses/by-sa/4.0/">CC BY-SA</a>协议，转载请附上原文出处链接和本声明。</p>',
    ),
    (
        "canonical names the page",
        '<link rel="canonical" href="http://www.reposts.org.cn/a/88.html"><p>原文链接：http://www.reposts.org.cn/a/88.html</p>',
    ),
    (
        "meta Url names the page",
        '<meta name="Url" content="http://news.reposts.org.cn/t20240501_88.html"><p>原文链接：http://news.reposts.org.cn/t20240501_88.html</p>',
    ),
    # neighbours and related items
    ("上一篇 and 下一篇", '<p>上一篇：<a href="http://@">某事</a></p><p>下一篇：<a href="http://@">某事</a></p>'),
    ("上一篇 whose title begins like a label", '<p>上一篇：<a href="http://@">来源：一个故事</a></p>'),
    ("下一条 in a list item", '<ul><li>下一条：<a href="http://@">原文</a></li></ul>'),
    ("相关链接", '<p>相关链接：<a href="http://@">某事</a></p>'),
    ("相关链接 after an empty label", '<p>原文链接：</p><p>相关链接：<a href="http://@">某事</a></p>'),
    ("上一篇 after an empty label", '<p>来源：</p><p>上一篇：<a href="http://@">某事</a></p>'),
    ("延伸阅读", '<h3>延伸阅读</h3><ul><li><a href="http://@">某事</a></li></ul>'),
    ("a source within related items", '<div class="related-news"><p>某事 来源：<a href="http://@">新区日报</a></p></div>'),
    ("a source within recommended items", '<div id="tuijian"><li>来源：<a href="http://@">新区日报</a></li></div>'),
    ("相关报道 in a line", '<p>相关报道：<a href="http://@">某事</a></p>'),
    ("推荐阅读 in a line", '<p>推荐阅读：<a href="http://@">某事</a></p>'),
    # comments
    ("原文链接 in a comment", '<div class="comment-list"><p>过客：原文链接：http://@</p></div>'),
    ("来源 in a comment by id", '<ul id="comments"><li>来源：<a href="http://@">这里</a></li></ul>'),
    ("原文 under a heading of comments", "<div><h3>网友评论</h3><p>原文链接：http://@</p></div>"),
    (
        "原文 under such a heading with tabs",
        '<div><h3><ul><li>热门评论</li><li>今天|本周</li></ul></h3><div><p><a href="http://@">原文：某事</a></p><p>说得好！</p></div></div>',
    ),
    ("转自 under 最新评论", "<div><div><b>最新评论（2条）</b></div><div><p>转自：http://@</p></div></div>"),
    ("an HTML comment", '<!-- <p>原文链接：<a href="http://@">某事</a></p> -->'),
    # sentences of the article
    ("来源于 in a sentence", '<p>农户三成的收入来源于<a href="http://@">特色种植</a>，两成来自务工。</p>'),
    ("an address in a sentence", "<p>申请人可登录 http://@ 下载表格。</p>"),
    ("原文 in a sentence", '<p>报告的原文可在<a href="http://@">网站</a>查看，解读也已发布。</p>'),
    ("点击查看原文 in a sentence", '<p>读者可以<a href="http://@">查看原文</a>了解这项政策的细节。</p>'),
    ("原文链接 in brackets in mid-sentence", "<p>据新区日报报道（原文链接：http://@），昨日举行会议。</p>"),
    ("出处 in a sentence", '<p>这句话的出处是<a href="http://@">一部古书</a>，流传很广。</p>'),
    ("转自 in a sentence", '<p>该视频由网友转自<a href="http://@">一个论坛</a>，随后删除。</p>'),
    ("原文链接 as a topic", '<p>有网友说，原文链接打开后是<a href="http://@">另一份通知</a>。</p>'),
    ("来自 in a sentence", '<p>他来自<a href="http://@">新区</a>，今年三十岁。</p>'),
    # other sources
    ("the source of a picture", '<p>图片来源：<a href="http://@">新区日报</a></p>'),
    ("the source of data", '<p>数据来源：<a href="http://@">统计局</a></p>'),
    ("the source of data, spaced", '<p>数据 来源：<a href="http://@">统计局</a></p>'),
    ("the source of material", '<p>资料来源：<a href="http://@">统计局</a></p>'),
    ("the source of a video", "<p>视频来源：http://@</p>"),
    ("原文标题", '<p>原文标题：某地开展行动</p><p><a href="http://@">某事</a></p>'),
    ("原文如下", '<p>原文如下：</p><p>近日，某地开展行动，<a href="http://@">某事</a>。</p>'),
    # empty values
    ("no value", "<p>原文链接：</p>"),
    ("无", "<p>原文链接：无</p>"),
    ("a name without a link", "<p>来源：新区日报</p>"),
    ("a name, then 举报", '<p>来源: 新区日报 <a href="http://jubao.xinqu.cn/report?id=88">举报</a></p>'),
    ("a name, then another anchor", '<p>来源：新区日报 <a href="http://@">新区论坛</a>收集</p>'),
    (
        "no value, then tools",
        '<p>来源：<a href="http://www.sharer.cn/share?id=88">分享</a> <a href="javascript:print()">打印</a></p>',
    ),
    ("no value, then the author", '<p>来源：</p><p>作者：<a href="http://@">张三</a></p>'),
    ("no value, then a sentence", '<p>来源：</p><p>近日，<a href="http://@">某地</a>开展专项行动，取得成效，受到好评。</p>'),
    ("no value, then a disclaimer", '<p>原文链接：</p><p>[免责声明] 本文来源于网络，<a href="http://@">联系我们</a></p>'),
    ("a promo image after the name", '<p>来源：新区日报 <a href="http://@"><img src="a.png"></a></p>'),
    ("a promo image right after the label", '<p>来源：<a href="http://@"><img src="a.png"></a>新区日报</p>'),
    (
        "a promo image before the own media page",
        '<p>来源：<a href="http://@"><img src="a.png"></a><a href="/gtx/5d63917/media">新区日报</a></p>',
    ),
    ("the own author page", '<p>来源：<a href="/author/308904">新区日报</a></p>'),
    ("the own author page on a sibling host", '<p>来源：<a href="http://feng.reposts.org.cn/author/308904">新区日报</a></p>'),
    ("the own media page", '<p>来源：<a href="http://www.reposts.org.cn/media/88.html">新区号</a></p>'),
    ("the own tag page", '<p>来源：<a href="/tag/xinqu/">新区</a></p>'),
    (
        "a share link with the page itself",
        '<p>来源：<a href="http://service.weibo.com/share/share.php?url=#own&amp;title=x">分享到微博</a></p>',
    ),
    # forms and badges
    ("a form label", "<form><label>原文链接（必填）</label><input name=url></form>"),
    ("a form label and a help page", '<form><p>原文链接（必填）：<input></p><p><a href="http://@">投稿须知</a></p></form>'),
    ("an optional form label", '<form><p>来源（选填）：</p><p><a href="http://@">示例</a></p></form>'),
    ("a form label with an example", '<form><label>来源：</label><input><a href="http://@">示例</a></form>'),
    (
        "a form label in table cells",
        '<table><tr><td>原文链接：</td><td><input name="u"></td><td><a href="http://@">帮助</a></td></tr></table>',
    ),
    ("a value to fill in", '<p>原文链接：<input value="http://@"></p>'),
    ("a registration number", '<p>来源：<a href="https://beian.miit.gov.cn/">京ICP备12345678号</a></p>'),
    (
        "a police badge",
        '<p>来源：<a href="http://www.beian.gov.cn/portal/registerSystemInfo?recordcode=11010102000001">京公网安备</a></p>',
    ),
    ("a badge of 12377", '<p>信息来源 <a href="https://www.12377.cn/">举报中心</a></p>'),
    ("a friend link", '<div class="friendlink">来源：<a href="http://@">新区日报</a></div>'),
    # hidden and elsewhere
    ("a hidden block", '<div style="display:none">原文链接：<a href="http://@">x</a></div>'),
    (
        "a picture that is a label, behind it another sentence",
        '<p><img src="/yw.gif" alt="原文链接">正文一句。<a href="http://@">新区</a></p>',
    ),
    ("a code to scan for the site", '<div><img src="/qr.png" alt="扫码关注新区发布：http://@"></div>'),
    ("a script's text that it does not write", "<script>var note='原文链接：http://@';</script>"),
    ("a style's text", "<style>.a:after{content:'原文链接：http://@'}</style>"),
    ("an empty msg_source_url", "<script>var msg_source_url = '';</script>"),
    ("a msg_source_url that is #", "<script>var msg_source_url = '#';</script>"),
    ("a title with the word", '<h2>关于来源的说明</h2><p><a href="http://@">某事</a></p>'),
    ("navigation", '<ul><li><a href="http://@">信息公开</a></li><li><a href="http://@">来源说明</a></li></ul>'),
    ("an English sentence", '<p>The source said the <a href="http://@">report</a> was late.</p>'),
    ("an English word within another", '<p>Resource: <a href="http://@">download</a></p>'),
    ("open source", '<p>Open source <a href="http://@">software</a> is used by the office.</p>'),
    # items of a list of other sites' articles: headline and source lead to one page
    *(
        (
            reason,
            "".join(
                f'<div class="it"><h4><a href="{url}{number}">{headline}</a></h4>'
                f'<p>来源：<a href="{url}{number}">新区日报</a> 2023-04-01 作者：小编</p></div>'
                for number in (1, 2, 3)
            ),
        )
        for reason, url, headline in (
            ("items that lead to another site", "http://@?id=", "新区开展水源地保护行动"),
            ("items with a short headline", "http://@?id=", "公告"),
            ("items that are copies themselves", "http://@?id=", "【转载】新区开展专项行动"),
            ("items that lead to an account's articles", "http://mp.weixin.qq.com/s/AbCdEfGh", "新区开展专项行动"),
        )
    ),
    (
        "a remark below the form that their heading stands in",
        '<div><form>网友评论<textarea></textarea></form><p>过客：原文链接：<a href="http://@">这里</a></p></div>',
    ),
    (
        "a remark below the form in which one writes",
        '<div><form>发表评论<textarea></textarea></form><p>过客：原文链接：<a href="http://@">这里</a></p></div>',
    ),
    (
        "a button that shares the page",
        '<p>来源：新区日报 <a href="http://service.weibo.com/share/share.php?url=#own">微博</a> <a href="javascript:;">微信</a></p>',
    ),
    ("a page without a body", ""),
    ("hidden, and no button shows it", '<div style="display:none"><p>原文链接：http://@</p></div>'),
    ("what the site has from a source", '<p>来源：<a href="/search?source=%E6%96%B0%E5%8C%BA">新区政府</a></p>'),
    (
        "a search for the name of a source",
        '<p>来源：<a href="https://mp.weixin.qq.com/search?source=%E6%96%B0%E5%8C%BA">新区政府</a></p>',
    ),
    ("another thing that has an address", "<p>官网由新区政府于5月发布，网址为http://@。</p>"),
    ("the words of a work", '<p>《防汛歌》最初发表于<a href="http://@">《新区文艺》</a>。</p>'),
    ("the first use of a word", '<p>“河长制”首见于<a href="http://@">《新区日报》</a>2003年的报道。</p>'),
    ("another text that an office published", "<p>《防汛条例》解读，该文由省应急厅发布，网址为http://@。</p>"),
    ("a video that was taken from there on a day", "<p>经查，该视频于2023年3月27日转自http://@，与我县无关，请勿传播。</p>"),
    ("an address that a site had", "<p>青石政务网原网址：http://@ 停止使用。</p>"),
    ("where a river begins", '<p>源头：<a href="http://@">青石河</a> 全长：120公里</p>'),
    ("who plays from the start", '<p>首发：<a href="http://@">何田</a>、<a href="http://@?2">周也</a></p>'),
    ("what a badge says of a headline", '<ul><li><span>首发</span> <a href="http://@">新区开展水源地保护行动</a></li></ul>'),
    ("the rule that the text explains", '<p><a href="./t20230401_99.html">青石县防汛管理办法</a>（原文）</p>'),
    ("a document of the text", '<p><a href="http://@">《新区防汛管理办法》</a>【原文链接】</p>'),
    (
        "remarks that a button shows",
        '<div><a>查看全部评论</a><div style="display:none"><p>过客：旧闻</p><p>原文链接：http://@</p></div></div>',
    ),
    (
        "more items that a button shows",
        '<div><a>展开更多</a><ul style="display:none"><li>新区开展行动 来源：<a href="http://@">新区日报</a></li></ul></div>',
    ),
    (
        "one item that leads to another site",
        '<div><h4><a href="http://@">新区开展水源地保护行动</a></h4><p>来源：<a href="http://@">新区日报</a> 2023-04-01</p></div>',
    ),
    (
        "items whose headline says what one does",
        '<ul><li><a href="/xw/t20230401_1.html">点击查看</a> 来源：<a href="http://@">新区日报</a></li></ul>',
    ),
    ("a document and what it is, as the anchor", '<p><a href="http://@">新区防汛管理办法（原文）</a></p>'),
    (
        "who plays from the start, a line each",
        '<p>首发</p><p><a href="http://@">何田</a></p><p><a href="http://@?2">周也</a></p>',
    ),
    ("who plays from the start, behind a bar", '<p>首发｜<a href="http://@">何田</a></p>'),
    ("a document that an office's site has", '<p><a href="http://@">优化营商环境条例-新区人民政府门户网站（查看原文）</a></p>'),
    ("a document on an office", '<p><a href="http://@">关于成立新区数据局（原文）</a></p>'),
    (
        "what else may be read",
        '<p>延伸阅读</p><p><a href="http://@">新区日报（原文）</a></p><p><a href="http://@?2">新区网（原文）</a></p>',
    ),
    ("a home page and what it is", '<p><a href="http://www.xinqu.gov.cn/">新区政务服务门户网站（查看原文）</a></p>'),
    ("another headline that was first here", '<p><a href="http://@">首发｜新区网上线新版客户端</a></p>'),
    ("a document that a speech quotes", '<p>通知写得很清楚，<a href="http://@">原文如下</a>：各单位要抓好落实。</p>'),
    ("a saying that is old", '<p>这种说法最早见于<a href="http://@">《新区志》</a>的记载，后来流传开来。</p>'),
)
