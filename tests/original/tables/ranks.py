"""Several statements, and mere hints: (reason, markup, expected address, expected kind). `@` is the article."""

from __future__ import annotations

_LONG = (
    "近日，新区开展专项行动，走访企业和群众，了解实际困难，当场解答政策问题，形成问题清单和责任清单，逐项明确办结时限，"
    "并组织回头看，确保事事有回音、件件有着落，有关情况将及时向社会公布。"
)

RANKS = (
    (
        "home page, then article",
        '<p>文章来源：<a href="http://www.other.gov.cn/">新区</a><br>原文链接：<a href="http://@">http://@</a></p>',
        "http://@",
        "article",
    ),
    (
        "article, then home page",
        '<p>原文链接：http://@</p><p>来源：<a href="http://www.other.gov.cn/">新区</a></p>',
        "http://@",
        "article",
    ),
    (
        "原文链接 beats 来源 above",
        '<p>来源：<a href="http://www.other.gov.cn/content/post_1.html">新区</a></p><p>原文链接：http://@</p>',
        "http://@",
        "article",
    ),
    (
        "原文链接 beats 来源 below",
        '<p>原文链接：http://@</p><p>来源：<a href="http://www.other.gov.cn/content/post_1.html">新区</a></p>',
        "http://@",
        "article",
    ),
    (
        "来源链接 beats 来源",
        '<p>来源：<a href="http://www.other.gov.cn/content/post_1.html">新区</a></p><p>来源链接：http://@</p>',
        "http://@",
        "article",
    ),
    (
        "阅读原文 beats 来源",
        '<p>来源：<a href="http://www.other.gov.cn/content/post_1.html">新区</a></p><p><a href="http://@">阅读原文</a></p>',
        "http://@",
        "article",
    ),
    (
        "an article beats a column",
        '<p>原文链接：<a href="http://www.other.gov.cn/xwzx/">新区</a></p><p>来源：<a href="http://@">新区</a></p>',
        "http://@",
        "article",
    ),
    (
        "an article beats a home page",
        '<p>原文链接：<a href="http://www.other.gov.cn/">新区</a></p><p>来源：<a href="http://@">新区</a></p>',
        "http://@",
        "article",
    ),
    (
        "a column beats a home page",
        '<p>原文链接：<a href="http://www.other.gov.cn/">新区</a></p><p>来源：<a href="http://www.other.gov.cn/xwzx/">新区</a></p>',
        "http://www.other.gov.cn/xwzx/",
        "column",
    ),
    (
        "two in one line",
        '<p>来源：<a href="http://www.other.gov.cn/">新区</a> 原文链接：<a href="http://@">标题</a></p>',
        "http://@",
        "article",
    ),
    ("two in one line as text", "<p>来源：http://www.other.gov.cn/ 原文链接：http://@</p>", "http://@", "article"),
    (
        "of two equal ones the first",
        "<p>来源：http://@</p><p>来源：http://www.other.gov.cn/content/post_1.html</p>",
        "http://@",
        "article",
    ),
    (
        "own page, then article",
        "<p>本文链接：http://www.reposts.org.cn/news/show-88.html</p><p>原文链接：http://@</p>",
        "http://@",
        "article",
    ),
    (
        "empty above, full below",
        '<p>来源：<a href="#">新区</a></p><p>本文来源：<a href="http://@">新区</a></p>',
        "http://@",
        "article",
    ),
    ("empty label, then full label", "<p>来源：</p><p>原文链接：http://@</p>", "http://@", "article"),
    (
        "after 上一篇",
        '<p>上一篇：<a href="http://www.other.gov.cn/content/post_1.html">甲</a></p><p>来源：<a href="http://@">新区</a></p>',
        "http://@",
        "article",
    ),
    (
        "after 相关链接",
        '<p>相关链接：<a href="http://www.other.gov.cn/content/post_1.html">甲</a></p><p>原文链接：http://@</p>',
        "http://@",
        "article",
    ),
    (
        "before comments",
        "<p>原文链接：http://@</p><div><h3>网友评论</h3><p>原文链接：http://www.other.gov.cn/content/post_1.html</p></div>",
        "http://@",
        "article",
    ),
    (
        "转载请注明 loses",
        "<p>转载请注明出处：http://www.other.gov.cn/content/post_1.html</p><p>来源：http://@</p>",
        "http://@",
        "article",
    ),
    ("name above, URL below", "<p>来源：新区日报</p><p>原文链接：http://@</p>", "http://@", "article"),
    ("a home page only", '<p>本文来源于<a href="http://www.other.gov.cn/">新区</a></p>', "http://www.other.gov.cn/", "home"),
    (
        "a home page without a slash",
        '<p>来源：<a href="http://www.other.gov.cn">新区</a></p>',
        "http://www.other.gov.cn",
        "home",
    ),
    (
        "a home page with its document",
        '<p>来源：<a href="http://www.other.gov.cn/index.html">新区</a></p>',
        "http://www.other.gov.cn/index.html",
        "home",
    ),
    ("a home page as text without a scheme", "<p>来源：新区网 www.other.gov.cn</p>", "http://www.other.gov.cn", "home"),
    (
        "a column only",
        '<p>来源：<a href="http://www.other.gov.cn/xwzx/gzdt/">新区</a></p>',
        "http://www.other.gov.cn/xwzx/gzdt/",
        "column",
    ),
    (
        "an issue index only",
        '<p>来源：<a href="http://paper.other.cn/rmrb/paperindex.htm">新区日报</a></p>',
        "http://paper.other.cn/rmrb/paperindex.htm",
        "column",
    ),
    (
        "a weibo account only",
        '<p>来源：<a href="https://weibo.com/u/2800000001">新区微博</a></p>',
        "https://weibo.com/u/2800000001",
        "column",
    ),
    (
        "long addresses below one text: the first",
        "".join(f"<p>原文链接：http://@?__biz={'M' * 80}&mid={n}&idx=1&sn={'a' * 32}</p>" for n in range(3)),
        f"http://@?__biz={'M' * 80}&mid=0&idx=1&sn={'a' * 32}",
        "article",
    ),
    (
        "a source of each chart below the one of the article",
        '<p>来源：<a href="http://@">新区日报</a></p>'
        + "".join(
            f"<p>{_LONG}</p><p>来源：<a href='http://www.tongji.gov.cn/content/post_{n}.html'>数据</a></p>" for n in range(3)
        ),
        "http://@",
        "article",
    ),
    (
        "articles that the page loads one behind the other",
        f"<p>{_LONG}</p><p>原文链接：http://@</p>"
        + "".join(
            f"<h1>另一则{n}</h1><p>{_LONG}</p><p>原文链接：http://www.other.gov.cn/content/post_{n}.html</p>" for n in range(3)
        ),
        "http://@",
        "article",
    ),
    (
        "several originals of one text: the first",
        "<p>原文链接：http://@</p><p>原文链接：http://www.other.gov.cn/content/post_1.html</p><p>原文链接：http://www.third.gov.cn/content/post_2.html</p>",
        "http://@",
        "article",
    ),
)
