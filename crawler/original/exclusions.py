"""What looks like a stated original and is none. Data: each with where it was seen."""

from __future__ import annotations

import re

from crawler.original.characters import JOINER

_GAP = rf"[ {JOINER}]{{0,3}}"

# Lines that begin so lead elsewhere: neighbours, related items, the page's own address.
OTHER_LINE = re.compile(
    r"^[\W_]*(?:"
    r"[上下前后]{gap}[一]?{gap}[篇条页个则章]|阅读{gap}下一篇|上一则|下一则"  # pagers of nearly every CMS
    r"|相关{gap}(?:链接|新闻|阅读|文章|报道|内容|推荐|信息|稿件|资讯|专题|附件|解读|政策|文件)"  # related items
    r"|(?:延伸|推荐|扩展|拓展|更多|热门|精彩){gap}(?:阅读|推荐|新闻|文章|内容|资讯)(?![\u3400-\u9fff])|猜你喜欢|大家都在看|友情链接|热点"
    r"|(?:previous|next|related|recommended)\b"
    r")".replace("{gap}", _GAP),
    re.I,
)
# Lines that begin so are fields of their own, never the value of an empty label before them.
OTHER_FIELD = re.compile(
    r"^[\W_]*(?:"
    r"(?:本文|本页|本篇|当前|页面|文章|本站|永久|固定|分享|复制)(?:的)?{gap}(?:永久|固定)?{gap}(?:链接|地址|网址|URL)"  # the page itself
    r"|(?:责任编辑|责编|编辑|记者|作者|审核|校对|供稿|附件|图片来源|图源|数据来源|资料来源|视频来源|免责声明|版权声明|声明)"  # fields at the end
    r"|[^\s]{0,3}(?:ICP|公网安备|备案号|网安备)"  # badges
    r")".replace("{gap}", _GAP),
    re.I,
)
# Headings after which everything in their container is what readers wrote.
COMMENTS_HEADING = re.compile(
    r"^\W*(?:(?:网友|最新|热门|全部|精彩|用户|读者|发表|我要|文章)(?:评论|留言|跟帖|回复|点评)|评论区|评论列表|留言板|跟帖|我来说两句|相关评论"
    r"|评论{gap}[(（\[]{gap}\d|\d+{gap}条?评论|comments?\b)(?:区|列表)?[\W\d]*(?:条|共|则)?\W*$".replace("{gap}", _GAP),
    re.I,
)
# The quickest sign that one of the headings below and above may be near.
HEADING_HINT = re.compile(
    "[评留跟回点我相推延扩拓更热精猜大友排最](?=[论言帖复评来关荐伸展多门点彩你家情行新])|[CcRr](?:omment|elated)"
)
# Headings after which the links are other articles.
RELATED_HEADING = re.compile(
    r"^\W*(?:相关(?:链接|新闻|阅读|文章|报道|内容|推荐|信息|稿件|资讯)|(?:延伸|推荐|扩展|拓展|更多|热门|精彩)(?:阅读|推荐|新闻|文章|内容|资讯)"
    r"|猜你喜欢|大家都在看|友情链接|热点排行|热门排行|阅读排行|点击排行|最新文章|最新新闻|热门|推荐|热点|related(?: \w+)?)\W*$",
    re.I,
)
# Classes and ids of containers that are not the article.
_COMMENTS = r"comments?|cmts?|pinglun|feedback|changyan|sohucs|disqus|reply|replies|replys|guestbook|liuyan|discuss|gentie|ds-thread|respond"
_RELATED = r"related|relate|relation|recommend|recommends|recommended|tuijian|xiangguan|xgwz|xgyd|hot|rank|friendlinks?|friend-?links?|prevnext|prev-?next|pagenav|nextprev"
_BESIDE = "sidebar|aside"


def _named(words: str) -> re.Pattern[str]:
    """A class or id with one of the words, alone, behind a prefix, or before a word for a part of a page."""
    return re.compile(
        rf"(?:^|\s)(?:[\w-]*[-_])?(?:{words})(?:[-_]?(?:list|box|area|wrap|wrapper|section|item|body|content|con|news|posts?|articles?|links?|main|div|s|\d+))?(?=\s|$)",
        re.I,
    )


OTHER_ZONE = _named(f"{_COMMENTS}|{_RELATED}|{_BESIDE}")
# The same of an element that is an article by its tag; what stands beside a menu may be named so: gov.mo.
OTHER_ZONE_OF_ARTICLE = _named(f"{_COMMENTS}|{_RELATED}")
# Classes of a picture's caption (WordPress: wp-caption); `figcaption` is one by its tag.
PICTURE_CAPTION = re.compile(r"(?:^|[\s_-])captions?(?:$|[\s_-])", re.I)
# Anchors that stand after a source's name and are tools of the page.
TOOL = re.compile(
    r"[\W\d_]*(?:更多(?:精彩|内容|新闻|信息)?|举报|打印|关闭|分享|评论|跟帖|收藏|返回|首页|复制|复制链接|纠错|订阅|关注|点赞|投诉|投稿|字号|大|中|小|更多|more|登录|注册|下载|扫一扫|"
    r"我要纠错|我要评论|我要分享|推荐|转发|(?:分享到?|转发到?|转发至|返回|发表|查看更多|我要).{0,8}|微博|微信|QQ空间|查看评论|全文|目录|搜索|进入专题|专题|收听|朗读|保存|加入收藏|返回列表|返回首页|关闭窗口|"
    r"打印本页|网友评论|参与评论|手机版|手机看新闻|客户端|附件|附件下载|上一篇|下一篇|上一页|下一页|print|close|share|comments?|\+)[\W\d_]*(?:\d*条?)?",
    re.I,
)
# Words before a label that make it another one: 图片来源, 数据来源, 资金 来源.
OTHER_BEFORE = re.compile(
    rf"(?:(?<![\u4e00-\u9fff、/／])图片?[/／丨｜|]|图片?|圖片|漫画|海报|地图|背景音乐|题库|部分(?:内容|文字|资料|信息|素材)?|照片|配图|题图|封面|插图|视频|影像|音频|数据|數據|资料|素材|表格|图表|线索|资金|经费|收入|费用|人才|货物|材料|产品|食材|案件|问题|样本|名称){_GAP}$"
)
# The same in English; a word in lower case after another word is no label either (`data source`).
OTHER_BEFORE_ENGLISH = re.compile(
    r"\b(?:photo|image|picture|video|data|open|file|power|water|energy|chart|graphic)s?\s*$", re.I
)
WORD_BEFORE = re.compile(r"[A-Za-z]\s$")
# What is being denied, not copied: 【谣言】原文链接：….
RUMOUR_BEFORE = re.compile(rf"(?:谣言|谣传|网传|传言|虚假信息|不实信息|不实内容){_GAP}[】\])）:：”\"]?{_GAP}$")
# An entry of a list of references: [1] 张三. 粮食收购. 来源：….
REFERENCE_BEFORE = re.compile(r"^\W{0,2}[\[［【]\d{1,3}[\]］】]\W*[\u3400-\u9fffA-Za-z].{3,}")
# Above what a reader wrote: 网友甲 2023-06-18.
READER = re.compile(
    r"(?:(?:热心|匿名|本地)?网友|游客|匿名用户|用户|楼主)[\w*.·]{0,16}(?:\W.*?)?(?:\d{4}[-/.年]\d{1,2}|\d{1,2}:\d\d|\d+\s?楼|[前天昨])"
)
# What makes 原文链接 or 出处 a demand upon those who copy this page.
DEMAND = re.compile(
    rf"(?:注明|註明|标明|標明|附上|附带|带上|保留|标注|标识|署名|写明|加上|载明|声明){_GAP}(?:[本此该]{_GAP}[文站页]|文章|作者|以下)?(?:[和及与、]|作者)?[\s:：\"“”'「『【（(]{{0,4}}$"
)
# A label of a form field.
FORM = re.compile(r"[\s*]*[(（\[【]?\s*(?:必填|选填|可选|可不填|非必填|如有|如果有|若有|请输入|请填写|required|optional)", re.I)

# Hosts of badges in the footer.
BADGES = (
    "beian.miit.gov.cn",  # ICP registration
    "beian.gov.cn",  # police registration
    "www.beian.gov.cn",
    "beian.mps.gov.cn",
    "www.miitbeian.gov.cn",
    "bszs.conac.cn",  # 党政机关 badge
    "dcs.conac.cn",
    "zfwzgl.www.gov.cn",  # 政府网站找错
    "www.cyberpolice.cn",
)
# Hosts whose home page is a badge, while their articles may be originals.
BADGES_AS_HOME = frozenset(("12377.cn", "piyao.org.cn", "cyberpolice.cn", "net.china.com.cn", "report.12377.cn"))
# Files that are no article, and the lists of what a site has from one source or author (动易 PowerEasy), whatever their number.
NO_PAGE = re.compile(
    r"\.(?:jpe?g|png|gif|webp|bmp|svg|ico|mp[34]|apk|exe|css|js)$|/(?:(?:CopyFrom|Author)\.asp|search/?)$", re.I
)
# Files to download, which on the page's own site are its attachments.
FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|wps|et|ofd|ceb|txt|rtf|zip|rar|7z)$", re.I)
# Sites of their own in a domain of many: what WeChat has is no page of new.qq.com.
OWN_SITES = frozenset(("mp.weixin.qq.com",))
# Pages of an author, a medium or a tag on the page's own site.
OWN_MEDIA = re.compile(
    r"/(?:authors?|author_?\d+|we-?media|zimeiti|zmt|media|mp|editors?|reporters?|writers?|space-uid-\d+|source|sources|user|users|u|space|profile|member|people|tags?|search|topics?|column|org|account|blog|gtx|home)(?:[/.?]|$)"
    r"|^https?://(?:author|media|mp|space|user|feng|blog|i|so|search|home|passport|login|my)\.",
    re.I,
)
