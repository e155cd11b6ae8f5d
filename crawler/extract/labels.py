"""The words that begin a line which is not the article's own text, each with what the line is.

A row is (word, role, follow). follow: `:` the word must be followed by a separator or end the line; `=` the word is (nearly)
the whole line; `^` the word is enough. Adding a word is one row here and one row in tests/extract/test_labels.py.
"""

from __future__ import annotations

from typing import NamedTuple


class Label(NamedTuple):
    """One row: the word, the role of a line that begins with it, what must follow the word."""

    word: str
    role: str
    follow: str


# role: what a line is. Lines of these roles may stand in the head of a page …
HEAD_ROLES = frozenset(
    ("date", "source", "author", "editor", "clicks", "tool", "crumb", "original_title", "keywords", "link", "player")
)
# … these end the body, whatever comes after them …
END_ROLES = frozenset(("related", "neighbour", "comment", "foot", "notice"))
# … and these end it when little text follows.
TAIL_ROLES = END_ROLES | {"source", "editor", "tool", "clicks", "original_title", "keywords", "link", "qr", "promo"}

_ROWS: tuple[tuple[str, str, str], ...] = (
    # Date of publication, in the line under the title.
    ("发布时间", "date", ":"),  # 政讯通, most CMS
    ("发布日期", "date", ":"),  # TRS
    ("发表时间", "date", ":"),  # 博达
    ("发布于", "date", ":"),  # blogs
    ("发文日期", "date", ":"),  # gov document tables
    ("成文日期", "date", ":"),  # gov document tables
    ("时间", "date", ":"),  # pingtan.gov.cn, fzxczx.org.cn
    ("日期", "date", ":"),  # dedecms
    ("更新时间", "date", ":"),  # dedecms
    ("更新日期", "date", ":"),  # 博达
    ("最后更新", "date", ":"),  # guancha.cn
    ("创建时间", "date", ":"),  # 站群
    ("录入时间", "date", ":"),  # PHPCMS
    ("添加时间", "date", ":"),  # PHPCMS
    ("上传时间", "date", ":"),  # 站群
    ("生成日期", "date", ":"),  # gov document tables
    ("公开日期", "date", ":"),  # gov document tables
    ("發布時間", "date", ":"),  # Hong Kong, Taiwan
    ("發布日期", "date", ":"),  # Hong Kong, Taiwan
    # Where the text is from.
    ("來源", "source", ":"),  # Hong Kong, Taiwan
    ("消息來源", "source", ":"),  # Hong Kong, Taiwan
    ("本篇文章来源于", "source", "^"),  # copy notices
    ("来源", "source", ":"),
    ("文章来源", "source", ":"),  # 政讯通
    ("信息来源", "source", ":"),  # gov sites
    ("消息来源", "source", ":"),
    ("稿件来源", "source", ":"),  # gov sites
    ("稿源", "source", ":"),  # 红网
    ("内容来源", "source", ":"),  # WeChat
    ("本文来源", "source", "^"),  # 163.com
    ("文字来源", "source", ":"),
    ("图文来源", "source", ":"),  # WeChat
    ("新闻来源", "source", ":"),
    ("原文来源", "source", ":"),
    ("出处", "source", ":"),
    ("转载自", "source", ":"),
    ("转自", "source", ":"),
    ("摘自", "source", ":"),
    ("供稿单位", "source", ":"),
    ("供稿", "source", ":"),  # university sites
    ("发布机构", "source", ":"),  # gov document tables
    ("发布单位", "source", ":"),
    ("信息提供", "source", ":"),
    # Who wrote it.
    ("作者", "author", ":"),
    ("撰稿", "author", ":"),
    ("撰文", "author", ":"),
    ("采写", "author", ":"),
    ("文字", "author", ":"),
    # Who edited, checked or released it.
    ("责任编辑", "editor", "^"),
    ("責任編輯", "editor", "^"),  # Hong Kong, Taiwan
    ("編輯", "editor", ":"),  # Hong Kong, Taiwan
    ("文章录入", "editor", ":"),  # 动易 PowerEasy
    ("责编", "editor", ":"),
    ("编辑", "editor", ":"),
    ("编辑人", "editor", ":"),
    ("编审", "editor", ":"),
    ("主编", "editor", ":"),
    ("总编", "editor", ":"),
    ("值班编辑", "editor", ":"),
    ("本期编辑", "editor", ":"),
    ("实习编辑", "editor", ":"),
    ("网络编辑", "editor", ":"),
    ("网站编辑", "editor", ":"),
    ("编辑整理", "editor", ":"),
    ("编校", "editor", ":"),
    ("校对", "editor", ":"),
    ("审核", "editor", ":"),
    ("审核人", "editor", ":"),
    ("审校", "editor", ":"),
    ("初审", "editor", ":"),
    ("复审", "editor", ":"),
    ("终审", "editor", ":"),
    ("一审", "editor", ":"),
    ("二审", "editor", ":"),
    ("三审", "editor", ":"),
    ("选稿", "editor", ":"),  # eastday.com
    ("排版", "editor", ":"),  # WeChat
    ("录入", "editor", ":"),
    ("信息录入", "editor", ":"),
    ("信息员", "editor", ":"),
    ("上传", "editor", ":"),
    ("签发", "editor", ":"),
    ("发布人", "editor", ":"),
    ("发布者", "editor", ":"),
    ("流程编辑", "editor", ":"),  # 上观
    # The title of the original.
    ("原标题", "original_title", ":"),
    # Counters.
    ("点击数", "clicks", ":"),
    ("点击量", "clicks", ":"),
    ("点击次数", "clicks", ":"),
    ("点击", "clicks", ":"),
    ("浏览次数", "clicks", ":"),
    ("浏览量", "clicks", ":"),
    ("浏览数", "clicks", ":"),
    ("浏览", "clicks", ":"),
    ("阅读次数", "clicks", ":"),
    ("阅读量", "clicks", ":"),
    ("阅读数", "clicks", ":"),
    ("阅读", "clicks", ":"),
    ("访问次数", "clicks", ":"),
    ("访问量", "clicks", ":"),
    ("人气", "clicks", ":"),
    ("评论数", "clicks", ":"),
    ("点赞数", "clicks", ":"),
    ("热度", "clicks", ":"),
    # Buttons.
    ("字号", "tool", "^"),
    ("字体", "tool", ":"),
    ("字体大小", "tool", "^"),
    ("调整字体", "tool", "^"),
    ("放大字体", "tool", "^"),
    ("缩小字体", "tool", "^"),
    ("大中小", "tool", "="),
    ("大号", "tool", "="),
    ("文字大小", "tool", ":"),
    ("视力保护色", "tool", "^"),
    ("保护视力色", "tool", "^"),
    ("背景色", "tool", ":"),
    ("打印", "tool", "="),
    ("打印本页", "tool", "^"),
    ("打印本稿", "tool", "^"),
    ("打印文章", "tool", "^"),
    ("打印正文", "tool", "^"),
    ("我要打印", "tool", "="),
    ("关闭", "tool", "="),
    ("关闭窗口", "tool", "^"),
    ("关闭本页", "tool", "^"),
    ("返回列表", "tool", "="),
    ("返回顶部", "tool", "="),
    ("返回首页", "tool", "="),
    ("返回上一页", "tool", "="),
    ("返回上页", "tool", "="),
    ("返回", "tool", "="),
    ("收藏", "tool", "="),
    ("收藏本文", "tool", "="),
    ("加入收藏", "tool", "="),
    ("收藏本页", "tool", "="),
    ("分享", "tool", "="),
    ("分享到", "tool", "^"),
    ("分享至", "tool", "^"),
    ("分享给", "tool", "^"),
    ("一键分享", "tool", "="),
    ("微信扫一扫", "tool", "^"),
    ("推荐给朋友", "tool", "="),
    ("复制链接", "tool", "="),
    ("复制本文", "tool", "="),
    ("链接已复制", "tool", "="),
    ("纠错", "tool", "="),
    ("纠错】", "tool", "^"),
    ("我要纠错", "tool", "="),
    ("内容纠错", "tool", "="),
    ("网页纠错", "tool", "="),
    ("我要反馈", "tool", "="),
    ("举报", "tool", "="),
    ("点赞", "tool", "="),
    ("为您朗读", "tool", "^"),
    ("语音播报", "tool", "^"),
    ("语音朗读", "tool", "^"),
    ("听新闻", "tool", "="),
    ("朗读", "tool", "="),
    ("无障碍浏览", "tool", "^"),
    ("无障碍阅读", "tool", "^"),
    ("下载客户端", "tool", "="),
    ("查看原图", "tool", "^"),
    ("查看大图", "tool", "="),
    ("微信", "tool", "="),
    ("微博", "tool", "="),
    ("新浪微博", "tool", "="),
    ("微信好友", "tool", "="),
    ("朋友圈", "tool", "="),
    ("空间", "tool", "="),
    ("QQ空间", "tool", "="),
    ("QQ好友", "tool", "="),
    ("Qzone", "tool", "="),
    ("易信", "tool", "="),
    ("更多", "tool", "="),
    ("评论", "tool", "="),
    ("图集", "tool", "="),
    ("【大", "tool", "^"),
    ("正文", "tool", "="),
    ("小字", "tool", "="),
    ("大字", "tool", "="),
    ("T+", "tool", "^"),
    ("T +", "tool", "^"),
    ("A-", "tool", "="),
    ("+1", "tool", "="),
    ("E-mail推荐", "tool", "^"),
    ("手机看", "tool", "="),
    ("+关注", "tool", "="),
    ("关注", "tool", "="),
    ("加载中", "tool", "="),
    ("正在加载", "tool", "="),
    ("展开全文", "tool", "="),
    ("余下全文", "tool", "="),
    ("点击查看更多", "tool", "="),
    ("点击收起", "tool", "="),
    # Breadcrumb.
    ("当前位置", "crumb", "^"),
    ("当前所在", "crumb", "^"),
    ("您的位置", "crumb", "^"),
    ("您现在的位置", "crumb", "^"),
    ("您当前的位置", "crumb", "^"),
    ("您的当前位置", "crumb", "^"),
    ("您所在的位置", "crumb", "^"),
    ("你所在的位置", "crumb", "^"),
    ("您当前所在位置", "crumb", "^"),
    ("所在位置", "crumb", "^"),
    ("现在位置", "crumb", "^"),
    ("位置", "crumb", ":"),
    ("首页 >", "crumb", "^"),
    ("首页>", "crumb", "^"),
    ("首页 >>", "crumb", "^"),
    # A player's own text.
    ("视频加载中", "player", "^"),
    ("您的浏览器不支持", "player", "^"),
    ("自动播放", "player", "^"),
    ("播放视频", "player", "^"),
    ("点击播放", "player", "^"),
    ("播放 暂停", "player", "^"),
    ("播放暂停", "player", "^"),
    # The line that names the original; the room `original` reads it.
    ("原文链接", "link", "^"),  # 政讯通
    ("原文连接", "link", "^"),
    ("原文鏈接", "link", "^"),  # Hong Kong, Taiwan
    ("閱讀原文", "link", "="),  # Hong Kong, Taiwan
    ("原文地址", "link", "^"),
    ("原文网址", "link", "^"),
    ("原文出处", "link", "^"),
    ("原始链接", "link", "^"),
    ("原文", "link", ":"),
    ("查看原文", "link", "="),
    ("阅读原文", "link", "="),
    ("点击阅读原文", "link", "="),
    ("点击查看原文", "link", "="),
    ("来源链接", "link", "^"),
    ("来源网址", "link", "^"),
    ("来源地址", "link", "^"),
    ("文章来源链接", "link", "^"),
    ("信息来源链接", "link", "^"),
    ("主要信息来源", "link", ":"),
    ("本文转自", "link", "^"),
    ("本文转载自", "link", "^"),
    ("本文链接", "link", "^"),
    ("文章链接", "link", ":"),
    ("本文地址", "link", ":"),
    ("本文网址", "link", ":"),
    ("链接地址", "link", ":"),
    ("转载请注明", "link", "^"),
    ("转发请注明", "link", "^"),
    ("请支持独立网站", "link", "^"),  # guancha.cn
    ("Original link", "link", "^"),
    ("Original", "link", ":"),
    # Previous and next.
    ("上一篇", "neighbour", "^"),
    ("下一篇", "neighbour", "^"),
    ("上一条", "neighbour", "^"),
    ("下一条", "neighbour", "^"),
    ("前一篇", "neighbour", "^"),
    ("后一篇", "neighbour", "^"),
    ("上篇", "neighbour", ":"),
    ("下篇", "neighbour", ":"),
    ("阅读下一篇", "neighbour", "^"),
    # Other articles.
    ("相关新闻", "related", "="),
    ("相关阅读", "related", "="),
    ("相关文章", "related", "="),
    ("相关链接", "related", "="),
    ("相关报道", "related", "="),
    ("相关资讯", "related", "="),
    ("相关内容", "related", "="),
    ("相关推荐", "related", "="),
    ("相关信息", "related", "="),
    ("相关稿件", "related", "="),
    ("相关专题", "related", "="),
    ("相关搜索", "related", "="),
    ("相关解读", "related", "="),
    ("相关政策", "related", "="),
    ("相关文档", "related", "="),
    ("相关图片", "related", "="),
    ("相关视频", "related", "="),
    ("相关热词", "related", "^"),
    ("推荐阅读", "related", "="),
    ("推荐文章", "related", "="),
    ("推荐新闻", "related", "="),
    ("推荐内容", "related", "="),
    ("推荐图文", "related", "="),
    ("图文推荐", "related", "="),
    ("精彩推荐", "related", "="),
    ("热门推荐", "related", "="),
    ("热点推荐", "related", "="),
    ("今日推荐", "related", "="),
    ("编辑推荐", "related", "="),
    ("重点推荐", "related", "="),  # 163.com
    ("为您推荐", "related", "="),
    ("为你推荐", "related", "="),
    ("猜你喜欢", "related", "="),
    ("你可能喜欢", "related", "^"),
    ("你可能会喜欢", "related", "^"),
    ("您可能感兴趣", "related", "^"),
    ("你可能感兴趣", "related", "^"),
    ("大家都在看", "related", "="),
    ("大家都在搜", "related", "="),
    ("延伸阅读", "related", "="),
    ("扩展阅读", "related", "="),
    ("更多阅读", "related", "="),
    ("往期回顾", "related", "="),  # WeChat
    ("往期推荐", "related", "="),  # WeChat
    ("往期精彩", "related", "="),  # WeChat
    ("往期精选", "related", "="),  # WeChat
    ("热门文章", "related", "="),
    ("热点文章", "related", "="),
    ("热门新闻", "related", "="),
    ("热点新闻", "related", "="),
    ("热点搜索", "related", "="),
    ("热门搜索", "related", "="),
    ("热门标签", "related", "="),
    ("点击排行", "related", "="),
    ("阅读排行", "related", "="),
    ("新闻排行", "related", "="),
    ("热点排行", "related", "="),
    ("排行榜", "related", "="),
    ("最新文章", "related", "="),
    ("最新新闻", "related", "="),
    ("最新资讯", "related", "="),
    ("最新动态", "related", "="),
    ("作者最新文章", "related", "="),
    ("本周热门", "related", "="),
    ("新闻推荐", "related", "="),
    ("友情链接", "foot", "="),
    ("附件下载", "files", "="),  # pingtan.gov.cn: a heading that a script hides when there are none
    # Comments.
    ("网友评论", "comment", "="),
    ("最新评论", "comment", "="),
    ("热门评论", "comment", "="),
    ("最热评论", "comment", "="),
    ("全部评论", "comment", "="),
    ("发表评论", "comment", "="),
    ("我要评论", "comment", "="),
    ("精选留言", "comment", "="),
    ("用户评论", "comment", "="),
    ("评论区", "comment", "="),
    ("写评论", "comment", "^"),
    ("我来说两句", "comment", "^"),
    ("网友跟贴", "comment", "^"),
    ("跟贴", "comment", "="),  # 163.com
    ("我的跟贴", "comment", "^"),  # 163.com
    ("参与评论", "comment", "="),
    ("文明上网", "comment", "^"),
    ("正文已结束", "comment", "^"),  # qq.com
    # Key words.
    ("关键词", "keywords", ":"),
    ("关键字", "keywords", ":"),
    ("关键词阅读", "keywords", "^"),  # 163.com
    ("文章关键词", "keywords", "^"),  # sina.com.cn
    ("文章标签", "keywords", ":"),
    ("本文标签", "keywords", ":"),
    ("标签", "keywords", ":"),
    ("Tag", "keywords", ":"),
    ("Tags", "keywords", ":"),
    ("TAG", "keywords", ":"),
    ("TAGS", "keywords", ":"),
    # Notices.
    ("免责声明", "notice", "^"),  # 政讯通
    ("特别声明", "notice", "^"),  # 163.com
    ("版权声明", "notice", "^"),
    ("平台声明", "notice", "^"),  # sohu.com
    ("郑重声明", "notice", ":"),
    ("网站声明", "notice", ":"),
    ("本站声明", "notice", ":"),
    ("本网声明", "notice", ":"),
    ("媒体声明", "notice", ":"),
    ("法律声明", "notice", ":"),
    ("声明", "notice", ":"),  # stcn.com
    ("风险提示及免责", "notice", "^"),
    ("凡本网注明", "notice", "^"),
    ("凡本站注明", "notice", "^"),
    ("凡注明", "notice", "^"),
    ("Notice:", "notice", "^"),  # 163.com, bilingual
    ("Notice：", "notice", "^"),
    # Footers.
    ("主办单位", "foot", ":"),
    ("承办单位", "foot", ":"),
    ("主办：", "foot", "^"),
    ("主办:", "foot", "^"),
    ("版权所有", "foot", "^"),
    ("Copyright", "foot", "^"),
    ("copyright", "foot", "^"),
    ("COPYRIGHT", "foot", "^"),
    ("©", "foot", "^"),
    ("网站标识码", "foot", "^"),
    ("备案号", "foot", "^"),
    ("关于我们", "foot", "^"),
    ("网站地图", "foot", "^"),
    ("联系我们", "foot", "^"),
    ("友情链接", "foot", ":"),
    ("ICP备", "foot", "^"),
    ("京ICP", "foot", "^"),
    ("公网安备", "foot", "^"),
    # Calls to follow an account, above or below the text.
    ("点击蓝字", "promo", "^"),  # WeChat
    ("点击上方", "promo", "^"),  # WeChat
    ("点击关注", "promo", "="),  # WeChat
    ("关注我们", "promo", "="),  # WeChat
    ("欢迎关注", "promo", "^"),  # WeChat
    # Files.
    ("附件", "files", "="),
    ("附件列表", "files", "="),
    ("相关附件", "files", "="),
    ("文件下载", "files", "="),
    # QR codes.
    ("扫一扫", "qr", "^"),
    ("扫码", "qr", "^"),
    ("扫描二维码", "qr", "^"),
    ("扫二维码", "qr", "^"),
    ("扫描下方二维码", "qr", "^"),
    ("用微信扫", "qr", "^"),
    ("长按二维码", "qr", "^"),
    ("长按识别", "qr", "^"),
    ("微信扫码", "qr", "^"),
    ("手机扫一扫", "qr", "^"),
    ("手机扫码", "qr", "^"),
    ("打开微信", "qr", "^"),
)

LABELS: tuple[Label, ...] = tuple(Label(*row) for row in _ROWS)
