"""Labels that introduce a name, and those that end the value before them. Adding one is one word here and one row in
tests/extract/test_names.py."""

from __future__ import annotations

import re

SOURCE_LABELS = (
    "文章来源 来源单位 信息来源 讯息来源 消息来源 稿件来源 稿源单位 内容来源 新闻来源 本文来源 文字来源 图文来源 资料来源 原文来源 文章出处 主要信息来源 本文转载自 本文转自 来源于 转载自 "
    "本文来自微信公众号 来自微信公众号 本文来自公众号 信息来自 稿件来自 文章来自 内容来自 新闻出处 本文首发于 本文原载于 文章来源于 稿件来源于 信息来源于 转自 摘自 来自 稿源 信源 来源 出处 Source SOURCE Origin"
).split()
# What a copy says of itself in a sentence, beside the link to its original; less than a field of its own.
TOLD_SOURCE_LABELS = "本篇文章来源于 本文来源于".split()
# Who put the text on the page; the source only where the page names no other.
PUBLISHER_LABELS = "供稿单位 报送单位 来稿单位 供稿 发稿单位 发布机构 发布单位 信息提供".split()
# So too, where it is no person: `发布：青石商会`.
RELEASED_LABELS = ("发布", "原创")
AUTHOR_LABELS = (
    "文章作者 本文作者 责任者 作者 撰稿人 撰稿 撰文 撰写 执笔人 执笔 采写 文字 文/图 图/文 文/摄 张贴者 Author".split()
)
# A byline only with a colon and persons after it (`记者：林一舟`), since interviews put their questions so too.
REPORTER_LABELS = "本报记者 本网记者 记者 通讯员".split()
EDITOR_LABELS = "责任编辑人 责任编辑 责编 Editor".split()
# Editors too, but less than a 责任编辑, whatever the order.
OTHER_EDITOR_LABELS = "值班编辑 值班主任 实习编辑 见习编辑 本期编辑 网络编辑 网站编辑 流程编辑 网编 编辑 编审 编发".split()
# Labels that end the value before them.
OTHER_LABELS = (
    "Updated Published 信息编审 登载日期 上线时间 刊发时间 发文日期 发文时间 发表日期 发表于 发布于 有效期至 录入 文章录入 时间 日期 IP属地 IP归属地 来源链接 原文链接 原文地址 发布时间 发布日期 发表时间 最后更新 最后修改 更新时间 更新日期 录入时间 添加时间 加入时间 上传时间 录入日期 添加日期 浏览次数 浏览量 浏览数 浏览 阅读次数 阅读量 阅读数 阅读 点击数 点击量 点击次数 点击 "
    "访问次数 访问量 访问 人气 字号 字体 字体大小 打印 分享 分享到 收藏 评论 评论数 校对 审核 审核人 审校 总监制 版式 初审 复审 终审 一审 二审 三审 监制 参与互动 排版 关键词 关键字 标签 原标题 "
    "大字号 中字号 小字号 发布者 发布人 上传 字数 我有话说 网友评论 保护视力色 背景色 视力保护色 浏览字号 原文链接 原文地址 选稿 关注 订阅 稿件 索引号 文号 主题 热度 点赞 "
    "发表评论 我要投稿 我要评论 参与评论 查看评论 我来说两句 加入收藏 添加收藏 我要分享 我要打印 我要纠错 查看次数 版权声明 免责声明 特别声明 版权所有 所属地区 所属栏目 所属分类 "
    "文件下载来源 下载来源 文件来源 附件来源 "
    "头图来自 题图来自 封面来自 头图 题图"
).split()
# These end a value only with a colon; without it they are as likely part of a name.
PICTURE_LABELS = "美编 美术编辑 图片来源 照片来源 视频来源 数据来源 图源 图片 图 摄影 供图 制图 视频".split()
KINDS = {
    **dict.fromkeys(SOURCE_LABELS, "source"),
    **dict.fromkeys(TOLD_SOURCE_LABELS, "told_source"),
    **dict.fromkeys(PUBLISHER_LABELS, "publisher"),
    **dict.fromkeys(RELEASED_LABELS, "released"),
    **dict.fromkeys(AUTHOR_LABELS, "author"),
    **dict.fromkeys(REPORTER_LABELS, "reporter"),
    **dict.fromkeys(EDITOR_LABELS, "editor"),
    **dict.fromkeys(OTHER_EDITOR_LABELS, "other_editor"),
    **dict.fromkeys((*OTHER_LABELS, *PICTURE_LABELS), ""),
}
PERSON = r"[\u4e00-\u9fff·]{2,4}"
# 文：林一舟、何田, and an office: a field of its own, jcms. In an interview a Mr 文 says more.
_WRITER = rf"(?:[\u4e00-\u9fff]{{0,8}}(?:记者|通讯员|实习生)[ 　]?)?{PERSON}"
WROTE = re.compile(
    rf"文[:：][ 　]?(?:({_WRITER}(?:[ 、,，]{_WRITER}){{0,3}}|[\u4e00-\u9fffA-Za-z]{{2,16}}"
    r"(?:政府|党委|[局厅办室署部院处站所社队校会馆团网报台]|委员会|公司|集团|中心|医院|银行|海关|组织部|宣传部|[市县区省州]委))"
    # Where the person is from, and who took the pictures.
    r"(?:[（(][\u4e00-\u9fff]{2,20}[）)])?(?=$|[ 　|｜\d]|[/，,；;] ?图[:：/])"
    # A pen name, told by the editor behind it.
    r"|[\u4e00-\u9fff·]{2,12}(?=[ 　]{1,3}(?:责任编辑|责编|编辑)[:：]))"
)
