from __future__ import annotations

import pytest

from crawler.extract.labels import LABELS
from crawler.extract.lines import role_of


@pytest.mark.parametrize(
    ("line", "role"),
    [
        pytest.param("发布时间：2023-04-24", "date", id="date-with-full-width-colon"),
        pytest.param("时间:2023-04-24 来源:青石日报", "date", id="first-label-decides"),
        pytest.param("来源：青石日报", "source", id="source"),
        pytest.param("（来源：青石日报）", "source", id="source-in-brackets"),
        pytest.param("来 源：青石日报", "source", id="letters-spaced"),
        pytest.param("責任編輯：林一舟", "editor", id="traditional-editor"),
        pytest.param("【责任编辑：林一舟】", "editor", id="editor-in-lenticular-brackets"),
        pytest.param("责编|林一舟", "editor", id="editor-with-a-bar"),
        pytest.param("编辑 林一舟", "editor", id="editor-with-a-space"),
        pytest.param("编辑｜林一舟 审核｜何田", "editor", id="editor-with-a-full-width-bar"),
        pytest.param("(Editor: Zhou Ye)", "editor", id="editor-of-an-English-edition"),
        pytest.param("Source: Qingshi Daily", "source", id="source-in-English"),
        pytest.param("Source of the river found", None, id="a-headline-that-begins-with-Source"),
        pytest.param("[复制链接] [发给好友] [打印]", "tool", id="to-send-to-a-friend"),
        pytest.param("本文来源：青石日报 责任编辑：林一舟", "editor", id="source-line-that-ends-with-the-editor"),
        pytest.param("原标题：三座水库完工", "original_title", id="original-title"),
        pytest.param("浏览次数：88", "clicks", id="counter"),
        pytest.param("分享到：微信 微博", "tool", id="share"),
        pytest.param("举报/反馈", "tool", id="two-buttons-and-a-slash"),
        pytest.param("举报反馈渠道已在各村公布。", None, id="sentence-that-begins-with-举报"),
        pytest.param("【打印】", "tool", id="button-in-brackets"),
        pytest.param("[打印本页] [关闭窗口]", "tool", id="buttons-in-square-brackets"),
        pytest.param("赞 51踩转发", "tool", id="counters-without-spaces"),
        pytest.param("阅 2.4W评论分享收藏", "tool", id="counter-and-buttons"),
        pytest.param("27人点赞", "tool", id="one-counter"),
        pytest.param("1.阅读", None, id="numbered-heading"),
        pytest.param("大小", None, id="heading-of-a-table"),
        pytest.param("点赞大桥镇的年轻人", None, id="headline-that-begins-with-a-button"),
        pytest.param("青石在线3小时前1.5万阅读", "clicks", id="age-and-counter-without-spaces"),
        pytest.param("字数 3142023.04.24 09:15:08阅读 2,048", "clicks", id="day-and-counters-without-spaces"),
        pytest.param("全县新建书屋，吸引5万人次阅读", None, id="sentence-that-ends-like-a-counter"),
        pytest.param("青石财经声明：文章内容仅供参考，不构成投资建议。", "notice", id="disclaimer-with-a-name"),
        pytest.param("水务局声明：闸门并未漏水，渡口照常开放。", None, id="declaration-that-is-news"),
        pytest.param("延伸閱讀", "related", id="other-articles-in-traditional-letters"),
        pytest.param("封面图来源：青石图库", "source", id="where-the-cover-is-from"),
        pytest.param("共享此文章：", "tool", id="share-of-WordPress"),
        pytest.param("答复内容", "form", id="a-form's-word"),
        pytest.param("答复内容将在三日内公布。", None, id="sentence-that-begins-with-a-form's-word"),
        pytest.param("您对本次答复是否满意？满意基本满意不满意", "vote", id="what-a-form-asks"),
        pytest.param("更多快讯", "related", id="heading-of-more-of-its-kind"),
        pytest.param("热播榜", "related", id="heading-of-what-is-seen-most"),
        pytest.param("点击订阅青石公众号", "promo", id="a-call-to-subscribe"),
        pytest.param("Video Player is loading.", "player", id="video.js"),
        pytest.param("DPlayer v1.25.0", "player", id="DPlayer"),
        pytest.param("【我要纠错】责任编辑：林一舟", "editor", id="an-editor-behind-a-button"),
        pytest.param("转载自青石晚报：http://www.a.example/n/show-12.html", "link", id="a-source-and-its-address"),
        pytest.param("【24小时热文】", "related", id="heading-of-what-is-read-most"),
        pytest.param("大家还在看", "related", id="what-others-read"),
        pytest.param("更多帮助", "tool", id="a-button-with-more"),
        pytest.param("最新进展", None, id="heading-of-a-section"),
        pytest.param("最新报道说，闸门已经更换。", None, id="sentence-that-begins-like-a-list's-heading"),
        pytest.param("全部留言（5）", "comment", id="heading-of-remarks"),
        pytest.param("评论（5）", "comment", id="heading-with-the-number-of-comments"),
        pytest.param("桐岭镇收到5条留言", None, id="headline-about-remarks"),
        pytest.param("#水库 #稻田", "keywords", id="subjects-of-a-post"),
        pytest.param("本文已被阅读 1234 次", "clicks", id="counter-in-words"),
        pytest.param("有帮助(12)", "tool", id="vote-with-its-count"),
        pytest.param("上一页：桃花开了", "neighbour", id="previous-by-another-name"),
        pytest.param("— END —", "vote", id="end-of-an-account's-text"),
        pytest.param("+1", "tool", id="a-click-that-agrees"),
        pytest.param("+1.1%", None, id="a-figure-of-a-table"),
        pytest.param("+12", None, id="another-figure"),
        pytest.param("值班主任：林一舟 责任编辑：周也", "editor", id="who-was-on-duty"),
        pytest.param("您的浏览器暂不支持播放该视频，请升级。", "player", id="a-browser-without-player"),
        pytest.param("正在缓冲 00:00 / 02:13 倍速", "player", id="a-player's-bar"),
        pytest.param("🔊 点击播放本篇文章", "player", id="a-sign-before-the-button"),
        pytest.param("收藏 推荐给朋友", "tool", id="bar-of-two-buttons"),
        pytest.param("打赏", "vote", id="tip-for-the-author"),
        pytest.param("------分隔线------------------", "vote", id="words-in-dashes"),
        pytest.param("本帖最后由 林一舟 于 2023-4-24 10:20 编辑", "tool", id="a-post-that-was-edited"),
        pytest.param("当前位置：首页 > 要闻 > 正文", "crumb", id="breadcrumb"),
        pytest.param("原文链接:https://www.qingshi.example/a.html", "link", id="link-to-the-original"),
        pytest.param("上一篇：桃花开了", "neighbour", id="previous"),
        pytest.param("·相关新闻", "related", id="related-with-a-bullet"),
        pytest.param("[免责声明] 本文来自网络", "notice", id="disclaimer"),
        pytest.param("扫一扫在手机打开当前页", "qr", id="qr-code"),
        pytest.param("附件：", "files", id="heading-of-files"),
        pytest.param("关键词：水库", "keywords", id="key-words"),
        pytest.param("Copyright © 2023", "foot", id="copyright"),
        pytest.param("Copyright is not mentioned in the notice.", None, id="sentence-that-begins-with-copyright"),
        pytest.param("稿件来源链接|http://sw.qingshi.example/1.html", "link", id="link-label-made-of-parts"),
        pytest.param("[广告]水稻插秧机限时特惠 点击了解", "promo", id="advertisement-in-brackets"),
        pytest.param("[返回上页] [返回顶部]", "tool", id="two-ways-back"),
        pytest.param("转播到腾讯微博", "tool", id="share-by-another-word"),
        pytest.param("您的浏览器不支持视频播放，请升级后重试。", "player", id="player-speaks-in-sentences"),
        pytest.param(
            "温馨提示：本网站发布的水情以水务局的正式通报为准，请勿传播未经核实的信息。", "notice", id="hint-of-the-site"
        ),
        pytest.param("温馨提示：汛期请勿下河游泳。", None, id="hint-of-an-office"),
        pytest.param("点击蓝字 关注我们", "promo", id="call-to-follow"),
        pytest.param("来源于民间的资金占三成，其余由财政承担。", None, id="sentence-that-begins-with-来源"),
        pytest.param("编辑部收到的来信里，有一封写在烟盒上。", None, id="sentence-that-begins-with-编辑"),
        pytest.param("更多村民选择留在家乡。", None, id="sentence-that-begins-with-更多"),
        pytest.param("关闭小煤窑以后，河水清了。", None, id="sentence-that-begins-with-关闭"),
        pytest.param("相关新闻发布会将在下周举行。", None, id="sentence-that-begins-with-相关新闻"),
        pytest.param("附件：1. 青石县水库名录", None, id="named-file-is-text"),
        pytest.param("时间不等人，汛期只剩两个月。", None, id="sentence-that-begins-with-时间"),
    ],
)
def test_role_of_a_line(line: str, role: str | None) -> None:
    assert role_of(line) == role


@pytest.mark.parametrize("label", LABELS, ids=lambda label: label.word)
def test_every_label_gives_its_role(label: object) -> None:
    from crawler.extract.labels import Label

    assert isinstance(label, Label)
    assert label.follow in (":", "=", "^", "!")
    assert role_of(label.word + ("：" if label.follow == ":" else "")) is not None
