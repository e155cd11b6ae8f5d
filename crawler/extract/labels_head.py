"""Labels of the lines that stand above a body, or above and below it. See extract/labels.py for the form of a row."""

from __future__ import annotations

HEAD_ROWS: tuple[tuple[str, str, str], ...] = (
    # Date of publication, in the line under the title.
    ("发稿时间", "date", ":"),  # news sites
    ("发稿日期", "date", ":"),
    ("发布时间", "date", ":"),  # 政讯通, most CMS
    ("发布日期", "date", ":"),  # TRS
    ("发表时间", "date", ":"),  # 博达
    ("发布于", "date", ":"),  # blogs
    ("发布：20", "date", "!"),  # offices' sites: 发布：2015-02-11, below the text too
    ("发布:20", "date", "!"),
    ("发布: 20", "date", "!"),
    ("发布：19", "date", "!"),
    ("发文日期", "date", ":"),  # gov document tables
    ("成文日期", "date", ":"),  # gov document tables
    ("时间", "date", ":"),  # pingtan.gov.cn, fzxczx.org.cn
    ("日期", "date", ":"),  # dedecms
    ("更新时间", "date", ":"),  # dedecms
    ("更新日期", "date", ":"),  # 博达
    ("最后更新", "date", ":"),  # guancha.cn
    ("创建时间", "date", ":"),  # 站群
    ("录入时间", "date", ":"),  # PHPCMS
    ("入库时间", "date", ":"),  # aggregators
    ("收录时间", "date", ":"),  # aggregators
    ("添加时间", "date", ":"),  # PHPCMS
    ("上传时间", "date", ":"),  # 站群
    ("生成日期", "date", ":"),  # gov document tables
    ("制发日期", "date", ":"),  # gov document tables
    ("加入时间", "date", ":"),  # 动易 PowerEasy
    ("公开日期", "date", ":"),  # gov document tables
    ("Updated:", "date", "^"),  # English editions
    ("Published:", "date", "^"),  # English editions
    # Where the text is from.
    ("报送单位", "source", ":"),  # gov sites
    ("来稿单位", "source", ":"),
    ("讯息来源", "source", ":"),
    ("本篇文章来源于", "source", "^"),  # copy notices
    ("Source:", "source", "^"),  # English editions
    ("Source：", "source", "^"),
    ("Source|", "source", "^"),
    ("Source｜", "source", "^"),
    ("来源", "source", ":"),
    ("文章来源", "source", ":"),  # 政讯通
    ("信息来源", "source", ":"),  # gov sites
    ("消息来源", "source", ":"),
    ("稿件来源", "source", ":"),  # gov sites
    ("来源单位", "source", ":"),  # gov sites
    ("发稿单位", "source", ":"),  # university sites
    ("稿源", "source", ":"),  # 红网
    ("信源", "source", ":"),  # aggregators
    ("内容来源", "source", ":"),  # WeChat
    ("本文来源", "source", "^"),  # 163.com
    ("文字来源", "source", ":"),
    ("图文来源", "source", ":"),  # WeChat
    ("新闻来源", "source", ":"),
    ("文章出处", "source", ":"),  # aggregators
    ("稿件出处", "source", ":"),
    ("信息出处", "source", ":"),
    ("来源网站", "source", ":"),  # aggregators
    ("来源媒体", "source", ":"),
    ("原文来源", "source", ":"),
    ("出处", "source", ":"),
    ("转载自", "source", ":"),
    ("来自", "source", ":"),
    ("转自", "source", ":"),
    ("信息来自", "source", ":"),  # blogs
    ("新闻出处", "source", ":"),  # Hong Kong
    ("摘自", "source", ":"),
    ("供稿单位", "source", ":"),
    ("供稿", "source", ":"),  # university sites
    ("发布机构", "source", ":"),  # gov document tables
    ("发布单位", "source", ":"),
    ("信息提供", "source", ":"),
    # Who wrote it.
    ("作者", "author", ":"),
    ("撰稿", "author", ":"),
    ("撰写", "author", ":"),
    ("执笔", "author", ":"),  # huanqiu.com
    ("撰文", "author", ":"),
    ("采写", "author", ":"),
    ("文字", "author", ":"),
    ("Author:", "author", "^"),  # English editions
    # Who edited, checked or released it.
    ("责任编辑", "editor", "^"),
    ("我要纠错】责任编辑", "editor", "^"),  # gov.cn
    ("我要纠错】 责任编辑", "editor", "^"),  # gov.cn
    ("Editor:", "editor", "^"),  # English editions
    ("Editors:", "editor", "^"),  # English editions
    ("文章录入", "editor", ":"),  # 动易 PowerEasy
    ("责编", "editor", ":"),
    ("网编", "editor", ":"),
    ("编辑", "editor", ":"),
    ("编辑人", "editor", ":"),
    ("编审", "editor", ":"),
    ("主编", "editor", ":"),
    ("总编", "editor", ":"),
    ("值班编辑", "editor", ":"),
    ("值班主任", "editor", ":"),  # news sites
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
    ("原文标题", "original_title", ":"),
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
    ("大中小", "tool", "^"),
    ("大号", "tool", "="),
    ("文字大小", "tool", ":"),
    ("视力保护色", "tool", "^"),
    ("保护视力色", "tool", "^"),
    ("背景色", "tool", ":"),
    ("打印", "tool", "="),
    ("打印本页", "tool", "^"),
    ("打印地址", "tool", ":"),  # print versions, which name themselves
    ("打印网址", "tool", ":"),
    ("打印链接", "tool", ":"),
    ("打印自", "tool", ":"),
    ("AI摘要生成中", "tool", "^"),
    ("有害信息举报：点", "tool", "^"),
    ("打印本稿", "tool", "^"),
    ("打印文章", "tool", "^"),
    ("打印正文", "tool", "^"),
    ("微信扫描分享", "tool", "="),
    ("文章所在栏目", "source", ":"),
    ("本页打印时间", "tool", ":"),  # print versions
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
    ("共享此文章", "tool", "="),  # WordPress
    ("分享此文章", "tool", "="),
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
    ("网站找错", "tool", "="),  # zfwzgl.www.gov.cn
    ("政府网站找错", "tool", "="),
    ("我要反馈", "tool", "="),
    ("举报", "tool", "="),
    ("举报/反馈", "tool", "="),  # baijiahao.baidu.com
    ("举报反馈", "tool", "="),
    ("投诉举报", "tool", "="),
    ("点赞", "tool", "="),
    ("为您朗读", "tool", "^"),
    ("语音播报", "tool", "^"),
    ("语音朗读", "tool", "^"),
    ("听新闻", "tool", "="),
    ("听新闻语速", "tool", "^"),  # a voice player, with its speed: 听新闻语速 1.0x
    ("语速", "tool", "="),
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
    ("展开剩余", "tool", "^"),  # sohu.com, 163.com
    ("点击查看更多", "tool", "="),
    ("点击收起", "tool", "="),
    ("本帖最后由", "tool", "^"),  # Discuz
    ("设为书签", "tool", "^"),  # sina.com.cn: Ctrl+D将本页面保存为书签
    ("存为书签", "tool", "^"),
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
    ("您当前所在的位置", "crumb", "^"),  # generated pages
    ("所在位置", "crumb", "^"),
    ("现在位置", "crumb", "^"),
    ("位置", "crumb", ":"),
    ("贴子主题", "crumb", ":"),  # dvbbs
    ("帖子主题", "crumb", ":"),  # dvbbs
    ("首页 >", "crumb", "^"),
    ("首页>", "crumb", "^"),
    ("首页 >>", "crumb", "^"),
    # A player's own text.
    ("视频加载中", "player", "^"),
    ("正在缓冲", "player", "^"),  # television stations
    ("视频加载失败", "player", "^"),
    ("Video Player is loading", "player", "!"),  # video.js
    ("Stream Type", "player", "^"),  # video.js
    ("剩余时间 -", "player", "!"),  # video.js
    ("当前时间 0:", "player", "!"),  # video.js
    ("要播放此视频，", "player", "^"),  # video.js
    ("要查看此视频，", "player", "^"),  # video.js
    ("DPlayer v", "player", "!"),
    ("倍速 1.", "player", "!"),  # qq.com
    ("速度 0.5 ", "player", "!"),  # DPlayer
    ("Update Required", "player", "!"),  # jPlayer, where Flash is missing
    ("点击收听音频", "player", "^"),  # cnr.cn
    ("分享到微信：打开微信", "tool", "!"),
    ("分享到微信: 打开微信", "tool", "!"),
    ("您的浏览器不支持", "player", "!"),
    ("您的浏览器暂不支持", "player", "!"),  # television stations
    ("您的浏览器太旧", "player", "!"),
    ("听全文", "player", "^"),
    ("朗读本文", "player", "^"),
    ("播放器正在加载", "player", "^"),  # cctv.com
    ("您当前的浏览器版本过低", "player", "^"),  # cctv.com
    ("点我听", "player", "^"),
    ("您的浏览器版本", "player", "!"),
    ("当前浏览器不支持", "player", "!"),
    ("自动播放", "player", "^"),
    ("播放视频", "player", "^"),
    ("点击播放", "player", "^"),
    ("播放 暂停", "player", "^"),
    ("播放暂停", "player", "^"),
    # The table of facts above a government document.
    ("索引号", "facts", ":"),  # gov document tables
    ("索取号", "facts", ":"),  # gov document tables
    ("信息索引", "facts", ":"),  # gov document tables
    ("公开目录", "facts", ":"),  # gov document tables
    ("主题分类", "facts", ":"),  # gov document tables
    ("发文机关", "facts", ":"),  # gov document tables
    ("发文字号", "facts", ":"),  # gov document tables
    ("文号", "facts", ":"),  # gov document tables
    ("主题词", "facts", ":"),  # gov document tables
    ("公文种类", "facts", ":"),  # gov document tables
    ("有效性", "facts", ":"),  # gov document tables
    ("信息类别", "facts", ":"),  # gov document tables
    ("信息名称", "facts", ":"),  # gov document tables
    ("公开方式", "facts", ":"),  # gov document tables
    ("公开范围", "facts", ":"),  # gov document tables
    ("公开时限", "facts", ":"),  # gov document tables
    ("体裁分类", "facts", ":"),  # gov document tables
    ("废止日期", "facts", ":"),  # gov document tables
    ("生效日期", "facts", ":"),  # gov document tables
    ("文件编号", "facts", ":"),  # gov document tables
    ("统一编号", "facts", ":"),  # gov document tables
    ("分类", "facts", ":"),  # gov document tables
    ("标题", "facts", ":"),  # gov document tables
    ("内容概述", "facts", ":"),  # gov document tables
)
