"""Labels of the lines that end a body. See extract/labels.py for the form of a row."""

from __future__ import annotations

TAIL_ROWS: tuple[tuple[str, str, str], ...] = (
    ("顶一下", "tool", "!"),  # dedecms
    ("踩一下", "tool", "!"),
    # The line that names the original; the room `original` reads it. Those made of parts (原文链接) are in extract/labels.py.
    ("原文出处", "link", "^"),
    ("原始链接", "link", "^"),
    ("原文", "link", ":"),
    ("查看原文", "link", "="),
    ("阅读原文", "link", "="),
    ("点击阅读原文", "link", "="),
    ("点击查看原文", "link", "="),
    ("主要信息来源", "link", ":"),
    ("本文转自", "link", "^"),
    ("本文转载自", "link", "^"),
    ("以下内容转载自", "link", "^"),  # aka.org.cn
    ("以下的内容转载自", "link", "^"),
    ("本文链接", "link", "^"),
    ("文章链接", "link", ":"),
    ("本文地址", "link", ":"),
    ("本文永久链接", "link", ":"),
    ("本文网址", "link", ":"),
    ("本页链接", "link", "^"),
    ("链接地址", "link", ":"),
    ("转载请注明", "link", "^"),
    ("转发请注明", "link", "^"),
    ("请支持独立网站", "link", "^"),  # guancha.cn
    ("Source url", "link", ":"),  # blogs
    ("Source URL", "link", ":"),  # blogs
    ("via ", "source", "^"),  # blogs
    ("本文来自微信公众号", "source", "^"),  # huxiu.com
    ("本文来自公众号", "source", "^"),  # huxiu.com
    ("Original link", "link", "^"),
    ("Original", "link", ":"),
    ("永久地址", "link", ":"),  # Discuz
    # Previous and next.
    ("上一篇", "neighbour", "^"),
    ("下一篇", "neighbour", "^"),
    ("上一条", "neighbour", "^"),
    ("下一条", "neighbour", "^"),
    ("前一篇", "neighbour", "^"),
    ("后一篇", "neighbour", "^"),
    ("上一页：", "neighbour", "^"),  # without a colon it is a pager
    ("下一页：", "neighbour", "^"),
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
    ("相关资讯请关注", "promo", ":"),  # gamersky.com
    ("相关日志", "related", "="),  # WordPress
    ("热门点阅", "related", "="),  # Taiwan
    ("相关内容", "related", "="),
    ("相关推荐", "related", "="),
    ("相关信息", "related", "="),
    ("相关稿件", "related", "="),
    ("相关专题", "related", "="),
    ("相关搜索", "related", "="),
    ("相关解读", "related", "="),
    ("相关政策", "related", "="),
    ("相关文件", "related", "="),  # below explained policies
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
    ("你可能还想看", "related", "^"),  # cna.com.tw
    ("您可能还想看", "related", "^"),
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
    ("查看更多", "tool", "="),
    ("Play Video", "tool", "="),  # english players
    ("facebook", "tool", "="),  # udn.com: below each picture
    ("字级大小", "tool", ":"),  # Taiwan
    ("字级", "tool", ":"),  # Taiwan
    ("友善列印", "tool", "^"),  # Taiwan
    ("列印此页", "tool", "="),  # info.gov.hk
    ("香港时间", "date", "^"),  # info.gov.hk
    ("发贴时间", "date", ":"),  # 动网
    ("发帖时间", "date", ":"),
    ("来自Android客户端", "date", "^"),  # tieba.baidu.com
    ("来自iPhone客户端", "date", "^"),  # tieba.baidu.com
    ("来自手机贴吧", "date", "^"),  # tieba.baidu.com
    ("回上一页", "tool", "="),  # Taiwan
    ("点阅数", "clicks", ":"),  # Taiwan
    ("请继续往下阅读", "tool", "^"),  # ettoday.net: above an advertisement
    ("点击图片可浏览", "tool", "^"),  # newtalk.tw
    ("点此查看原文", "link", "^"),
    ("点击查看原文", "link", "^"),
    ("媒体链接", "link", "="),  # sjtu.edu.cn: above a link to the outlet's page
    ("友情链接", "foot", "="),
    ("附件下载", "files", "="),  # pingtan.gov.cn: a heading that a script hides when there are none
    # Above each post of a forum.
    ("发表于", "date", ":"),  # Discuz
    ("回复于", "date", ":"),
    ("编辑于", "date", ":"),  # zhihu.com
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
    ("您需要登录后才可以回", "comment", "^"),  # Discuz
    ("您需要登录后才可以下载", "comment", "^"),  # Discuz
    ("您需要登录后才可以发", "comment", "^"),  # Discuz
    ("核发", "clicks", ":"),  # who let it out, before a counter
    ("登录后可收藏", "tool", "^"),
    ("登录后可评论", "comment", "^"),
    ("评论（", "comment", "^"),
    ("评论(", "comment", "^"),
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
    ("本文关键词", "keywords", ":"),
    ("本文标签", "keywords", ":"),
    ("标签", "keywords", ":"),
    ("热词搜索", "keywords", ":"),  # PHPCMS
    ("热门搜索", "keywords", ":"),  # gov sites, below the field to search
    ("热搜词", "keywords", ":"),
    ("热门关键词", "keywords", ":"),
    ("本篇新闻热门关键词", "keywords", ":"),  # news sites
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
    ("温馨提示：本网", "notice", "!"),  # government sites
    ("温馨提示：本站", "notice", "!"),
    ("广告]", "promo", "^"),  # chinanews.com
    ("广告】", "promo", "^"),
    ("风险提示及免责", "notice", "^"),
    ("凡本网注明", "notice", "^"),
    ("凡本站注明", "notice", "^"),
    ("凡注明", "notice", "^"),
    ("Disclaimer", "notice", ":"),  # associations, bilingual
    ("Disclaimer 声明", "notice", ":"),
    ("Disclaimer 免责声明", "notice", ":"),
    ("Notice:", "notice", "^"),  # 163.com, bilingual
    ("Notice：", "notice", "^"),
    # Footers.
    # In a page's foot, and in every notice of a contest or a course: extract/weights.py tells which.
    ("主办单位", "organiser", ":"),
    ("承办单位", "organiser", ":"),
    ("主办：", "organiser", "^"),
    ("主办:", "organiser", "^"),
    ("版权所有", "foot", "^"),
    ("您即将离开", "foot", "!"),  # the window of a link to another site: gd.gov.cn
    ("您访问的链接即将离开", "foot", "!"),
    ("正在前往外部链接", "foot", "^"),
    ("继续访问", "tool", "="),
    ("Copyright", "foot", "^"),
    ("copyright", "foot", "^"),
    ("COPYRIGHT", "foot", "^"),
    ("©", "foot", "^"),
    ("网站标识码", "foot", "^"),
    ("违法和不良信息", "foot", "^"),  # the hotline in the foot of news sites
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
    ("点击下方名片", "promo", "^"),  # WeChat
    ("点击下方卡片", "promo", "^"),  # WeChat
    ("点击关注", "promo", "="),  # WeChat
    ("关注我们", "promo", "="),  # WeChat
    ("欢迎关注", "promo", "^"),  # WeChat
    ("点击订阅", "promo", "^"),  # WeChat
    ("订阅本站", "promo", "^"),  # newsletters
    ("欢迎分享到", "promo", "^"),  # WeChat
    ("按赞加入粉丝", "promo", "^"),  # Taiwan
    ("加入粉丝团", "promo", "^"),  # Taiwan
    ("点分享", "tool", "="),  # WeChat
    ("点收藏", "tool", "="),  # WeChat
    ("点点赞", "tool", "="),  # WeChat
    ("点在看", "tool", "="),  # WeChat
    ("炒股就看", "promo", "^"),  # sina.com.cn
    # What a reader may give for a text that is read.
    ("打赏", "vote", "="),
    ("给作者打赏", "vote", "="),
    ("赞赏", "vote", "="),
    ("赞赏支持", "vote", "="),  # jianshu.com
    ("喜欢作者", "vote", "="),  # WeChat
    ("还没有人赞赏", "vote", "^"),  # jianshu.com
    ("顶一下", "vote", "="),  # dedecms
    ("踩一下", "vote", "="),  # dedecms
    ("END", "vote", "="),  # WeChat
    ("本页内容对您是否有帮助", "vote", "^"),
    ("您对本条信息的评价", "tool", "="),  # gov sites, between paragraphs too
    ("满意一般不满意", "tool", "="),
    ("本网站使用Cookie以", "notice", "^"),
    ("本站使用Cookie以", "notice", "^"),
    ("本网站使用相关技术提供", "notice", "^"),  # cna.com.tw
    ("分隔线", "vote", "="),  # dedecms, in dashes between its votes and its neighbours
    # Of a letter and its answer (government sites): what is asked of the reader, and the form's own words.
    ("您对本次答复是否满意", "vote", "!"),
    ("您对此次答复是否满意", "vote", "!"),
    ("来信内容", "form", "="),
    ("答复内容", "form", "="),
    ("回复内容", "form", "="),
    ("咨询内容", "form", "="),
    ("留言内容", "form", "="),
    ("问题内容", "form", "="),
    ("办理状态", "form", ":"),
    ("办理状态 ", "form", "^"),
    ("信件编号", "form", ":"),
    ("信件编号 ", "form", "^"),
    ("来信时间 ", "form", "^"),
    # Where a picture is from, of the whole text.
    ("封面图来源", "source", ":"),
    ("题图来源", "source", ":"),
    ("头图来源", "source", ":"),
    ("封面来源", "source", ":"),
    # Files.
    ("附件", "files", "="),
    ("附件列表", "files", "="),
    ("相关附件", "files", "="),
    ("文件下载", "files", "="),
    # QR codes.
    ("扫一扫", "qr", "^"),
    ("二维码网址", "qr", "^"),  # scest.net
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
