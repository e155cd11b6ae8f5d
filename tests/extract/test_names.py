"""The names in a line of the head or the credits."""

from __future__ import annotations

import pytest

from crawler.extract.names import Names, byline, clean_name, is_credits, labelled_names, name_after_date, name_beside_date
from crawler.extract.names.surnames import is_full_name


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(["来源：青石日报 作者：林一舟 责任编辑：周也"], Names("青石日报", "林一舟", "周也"), id="three-fields"),
        pytest.param(
            ["发布时间:2023-04-24 来源: 中共青石县委组织部 作者:佚名"], Names("中共青石县委组织部"), id="佚名-is-none"
        ),
        pytest.param(["2023-04-24 08:58:52来源：青石日报作者：林一舟"], Names("青石日报", "林一舟"), id="glued"),
        pytest.param(["责任编辑：周小满 图片编辑：无"], Names(editor="周小满"), id="another-editor's-role"),
        pytest.param(["责任编辑：周 也"], Names(editor="周也"), id="a-name-set-wide"),
        pytest.param(["作者：秩名"], Names(), id="佚名-misspelt"),
        pytest.param(["来源：青石新闻网 参与互动"], Names("青石新闻网"), id="a-button-of-chinanews.com"),
        pytest.param(["编辑：林一舟）1080314"], Names(editor="林一舟"), id="a-day-behind-the-bracket"),
        pytest.param(["信息来源", "县审计局", "生成日期"], Names("县审计局"), id="value-in-the-next-cell"),
        pytest.param(["来源", "县审计局"], Names(), id="a-word-alone"),
        pytest.param(
            ["来源", "县审计局", "作者", "林一舟", "编辑", "周也、何田"],
            Names("县审计局", "林一舟", "周也、何田"),
            id="编辑-in-such-a-table",
        ),
        pytest.param(
            ["2023-04-24 21:26 来源·青石日报 责任编辑·周也"], Names("青石日报", editor="周也"), id="a-dot-for-a-colon"
        ),
        pytest.param(["04-24 18:29 来源 · 青石县政府"], Names("青石县政府"), id="a-dot-with-spaces-and-no-year"),
        pytest.param(["2023-04-24 《编辑·出版》杂志"], Names(), id="a-dot-in-a-magazine-s-name"),
        pytest.param(["桥的来源·一个传说"], Names(), id="a-dot-in-a-headline"),
        pytest.param(
            ["2023-04-24 07:08来源 青石县政府编辑 周也"], Names("青石县政府", editor="周也"), id="spaces-for-colons-and-glued"
        ),
        pytest.param(["2023-04-24 【来源】青石日报"], Names("青石日报"), id="a-label-in-brackets"),
        pytest.param(["2023-04-24 14:25 文章来源于：青石日报 浏览 1066"], Names("青石日报"), id="文章来源于"),
        pytest.param(["2023-04-24 来源：", "上一页"], Names(), id="a-viewer-s-button-below-an-empty-label"),
        pytest.param(["2023-04-24 来源 青石日报副总编辑 周也"], Names(), id="the-office-of-a-person-glued-to-the-source"),
        pytest.param(["2023-04-24 10:20 编辑·推荐"], Names(), id="a-button-behind-a-dot"),
        pytest.param(["2023-04-24 首页 · 作者 · 编辑 · 设置"], Names(), id="a-bar-of-buttons-with-dots"),
        pytest.param(["作者", "林一舟", "编辑", "删除"], Names(author="林一舟"), id="a-button-in-such-a-table"),
        pytest.param(["来源：", "责"], Names(), id="no-name-has-one-letter"),
        pytest.param(["来源", "县审计局", "责任编辑", "周也"], Names("县审计局", editor="周也"), id="words-of-a-row-of-labels"),
        pytest.param(["责任编辑", "周也"], Names(editor="周也"), id="the-editor-in-the-next-cell"),
        pytest.param(["责任编辑", "桐岭镇集市照常开放"], Names(), id="no-editor-in-the-next-cell"),
        pytest.param(["编辑", "周也"], Names(), id="a-button-s-word-before-a-name"),
        pytest.param(["信息来源", "所属栏目", "部门动态"], Names(), id="the-next-label-is-no-value"),
        pytest.param(["信息来源", "县水务局", "所属栏目", "部门动态"], Names("县水务局"), id="a-value-before-the-next-label"),
        pytest.param(["时间 2023.05.28 来源 青石日报"], Names("青石日报"), id="one-space-behind-the-day"),
        pytest.param(["图1 来源 青石日报"], Names(), id="no-day-before-来源"),
        pytest.param(["作者／林一舟"], Names(author="林一舟"), id="a-wide-slash"),
        pytest.param(["作者", "林一舟"], Names(author="林一舟"), id="the-author-in-the-next-cell"),
        pytest.param(["作者", "桐岭镇集市照常开放"], Names(), id="no-person-in-the-next-cell"),
        pytest.param(["网站编辑 - 周也"], Names(editor="周也"), id="an-editor-behind-a-dash"),
        pytest.param(["责编：周也　总监制：何田"], Names(editor="周也"), id="who-was-over-the-editor"),
        pytest.param(
            ["Published: Jan 9, 2019 Source: Qingshi Daily By Zhao Min"],
            Names("Qingshi Daily", "Zhao Min"),
            id="an-English-byline",
        ),
        pytest.param(["Updated: 2023-04-24 Powered By DedeCMS V5"], Names(), id="what-runs-the-site"),
        pytest.param(["Published: Jan 9, 2019 By China Media Group"], Names(), id="an-agency"),
        pytest.param(["来源：Step By Step 杂志社"], Names("Step By Step 杂志社"), id="a-name-with-By"),
        pytest.param(["Source: Qingshi Daily By the river"], Names("Qingshi Daily By the river"), id="no-English-byline"),
        pytest.param(["发布：青石商会 / 2023-04-24 / 阅读：15"], Names("青石商会"), id="who-published-in-a-short-label"),
        pytest.param(["发布：2023-04-24"], Names(), id="when-it-was-published"),
        pytest.param(["原创：39青石网2023-04-24"], Names("39青石网"), id="whose-own-it-is"),
        pytest.param(["作者：《青石晚报》记者 林一舟"], Names(author="记者 林一舟"), id="a-reporter-behind-the-newspaper"),
        pytest.param(["信息发布：林一舟"], Names(), id="a-person-who-published-it"),
        pytest.param(["编辑：周也 【大】【中】【小】"], Names(editor="周也"), id="buttons-each-in-brackets"),
        pytest.param(["来源：", "青石日报"], Names("青石日报"), id="value-in-the-next-line"),
        pytest.param(["作者：来源：", "2023年第1期"], Names(), id="two-labels-without-a-value-above-the-text"),
        pytest.param(["来源：　发文时间：2023-04-24"], Names(), id="no-source-before-the-day"),
        pytest.param(["来源：青石县教育局　发表于 2023-04-24"], Names("青石县教育局"), id="发表于-behind-the-source"),
        pytest.param(["信息来源：发表于 2023-04-24 08:38"], Names(), id="no-source-before-发表于"),
        pytest.param(["稿源：石桥发布　日期：2023-04-24"], Names("石桥发布"), id="a-name-that-ends-with-发布"),
        pytest.param(["来 源：青石日报 发 布 日 期：2023-04-24"], Names("青石日报"), id="labels-set-wide"),
        pytest.param(["信息来源：qingshi.net 时间：2023-04-24"], Names("qingshi.net"), id="a-domain-as-a-name"),
        pytest.param(["供稿：通讯员 周也"], Names(), id="a-reporter-is-no-source"),
        pytest.param(["供稿：青石县水务局"], Names("青石县水务局"), id="an-office-that-wrote-it"),
        pytest.param(
            ["摘自：《青石县三座小水库完成加固以后》", "来源：青石县水务局"], Names("青石县水务局"), id="before-a-text-s-title"
        ),
        pytest.param(["摘自：《青石时报》", "来源：青石网"], Names("《青石时报》"), id="but-not-before-a-newspaper"),
        pytest.param(
            ["本文首发于微信公众号：青石财经。文章内容属作者个人观点"], Names("青石财经"), id="an-account-before-a-sentence"
        ),
        pytest.param(
            ["作者：文/《青石公路》特约记者 林一舟 来源：青石网"], Names("青石网", "特约记者 林一舟"), id="a-word-behind-作者"
        ),
        pytest.param(["来源：青石日报 浏览次数：88 字号：大 中 小"], Names("青石日报"), id="counters-cut"),
        pytest.param(["来源：青石日报(青石)"], Names("青石日报"), id="city-cut"),
        pytest.param(["来源：青石县水务局办公室 大 中"], Names("青石县水务局办公室"), id="sizes-of-letters-cut"),
        pytest.param(["文字：林若溪图片：何田来源：青石日报"], Names("青石日报", "林若溪"), id="who-took-the-pictures"),
        pytest.param(["来源：青石网 进入电子报"], Names("青石网"), id="a-button-to-the-epaper"),
        pytest.param(["策划：夏侯玉 文/图：章台柳 通讯员 林穗"], Names(author="章台柳"), id="text-and-pictures"),
        pytest.param(["来源：青石图片网"], Names("青石图片网"), id="pictures-in-a-name"),
        pytest.param(["作者：林若溪 / 2022 年 10 月 9 日"], Names(author="林若溪"), id="a-day-with-spaces-cut"),
        pytest.param(["来源：人民网－《人民日报》"], Names("人民网－《人民日报》"), id="book-marks-stay"),
        pytest.param(
            ["本文转自青石发布《三座小水库完成加固以后稻田按时放水》"], Names("青石发布"), id="what-the-source-called-it"
        ),
        pytest.param(["来源：光明网-《光明日报》"], Names("光明网-《光明日报》"), id="a-newspaper-behind-its-site"),
        pytest.param(["本文来源于青石日报 2023-04-24"], Names("青石日报"), id="no-colon"),
        pytest.param(["来源：www.qingshi.example.cn"], Names(), id="an-address-is-no-name"),
        pytest.param(
            ["来源：青石网-《青石日报》 (责任编辑：周也)"],
            Names("青石网-《青石日报》", editor="周也"),
            id="bracket-opened-behind",
        ),
        pytest.param(["【责任编辑:周也】"], Names(editor="周也"), id="editor-in-brackets"),
        pytest.param(["本文责编 周也 版式 何田"], Names(editor="周也"), id="editor-of-this-text-and-the-layout"),
        pytest.param(["采写 林一舟2023年4月24日 06:33"], Names(author="林一舟"), id="author-without-a-colon-beside-the-day"),
        pytest.param(["采写 今年的第一批稻谷"], Names(), id="no-person-after-the-word"),
        pytest.param(["来源 青石县消防救援支队 / 发布于 2023-04-24"], Names("青石县消防救援支队"), id="source-without-a-colon"),
        pytest.param(["来源 多种多样，2023年4月24日开始登记"], Names(), id="a-sentence-that-begins-so"),
        pytest.param(["2023年4月24日 ‧ 撰文：林一舟 ‧ 来源：青石邮报"], Names("青石邮报", "林一舟"), id="points-between"),
        pytest.param(["值班主任：何田　责任编辑：周也"], Names(editor="周也"), id="who-was-on-duty-is-less-than-the-editor"),
        pytest.param(["编辑 周也 校对 李四"], Names(editor="周也"), id="editor-with-a-space"),
        pytest.param(["编辑｜周也 审核｜李四"], Names(editor="周也"), id="editor-with-a-full-width-bar"),
        pytest.param(["责任编辑：周也 版权声明：版权归本报"], Names(editor="周也"), id="a-notice-behind-the-editor"),
        pytest.param(["来源：桐岭镇政府 所属地区：青石县"], Names("桐岭镇政府"), id="the-next-label-is-in-no-list"),
        pytest.param(["来源：思想评论 2023-04-24"], Names("思想评论"), id="a-name-that-ends-like-a-button"),
        pytest.param(["来源：青石日报评论(3)"], Names("青石日报"), id="a-button-glued-to-an-outlet"),
        pytest.param(["Source: Qingshi Daily | Updated: 2023-04-24"], Names("Qingshi Daily"), id="an-English-edition"),
        pytest.param(["(Editor: Zhou Ye)"], Names(editor="Zhou Ye"), id="an-English-edition's-editor"),
        pytest.param(["只看该作者 | 倒序浏览"], Names(), id="a-forum's-button"),
        pytest.param(["发布机构：县政府办公室 来源：青石日报"], Names("青石日报"), id="来源-before-who-published"),
        pytest.param(["来源单位：青石县水务局 2023-04-24"], Names("青石县水务局"), id="the-office-that-it-is-from"),
        pytest.param(["发稿单位：青石县水务局 时间：2023-04-24"], Names("青石县水务局"), id="the-office-that-sent-it"),
        pytest.param(["发布机构：", "县政府办公室"], Names("县政府办公室"), id="who-published-where-no-other-is-named"),
        pytest.param(["【撰文】林一舟"], Names(None, "林一舟"), id="a-label-in-square-brackets"),
        pytest.param(["来源：来源：青石日报"], Names("青石日报"), id="a-label-in-the-value"),
        pytest.param(["作者：0"], Names(), id="a-number-is-no-name"),
        pytest.param(["【来源】本品为豆科植物的干燥根。"], Names(), id="where-a-medicine-is-from"),
        pytest.param(["来源：12371 2024-05-10"], Names("12371"), id="a-name-of-figures"),
        pytest.param(["来自：iPhone客户端"], Names(), id="what-it-was-posted-from"),
        pytest.param(["来自：青石发布"], Names("青石发布"), id="where-a-forum-has-it-from"),
        pytest.param(["来源：青石下载中心"], Names("青石下载中心"), id="a-button's-word-in-a-name"),
        pytest.param(["图片来源：视觉青石"], Names(), id="where-the-pictures-are-from"),
        pytest.param(["转载请注明来源：青石在线 http://www.qingshi.example/"], Names(), id="how-to-name-this-page"),
        pytest.param(["须保留来源：青石在线"], Names(), id="what-others-are-to-name"),
        pytest.param(["信息来源：查看"], Names(), id="the-word-of-a-link"),
        pytest.param(["来源：第001版"], Names(), id="a-page-of-a-newspaper"),
        pytest.param(["来源：第8版：青石新闻"], Names(), id="a-page-of-a-newspaper-with-its-name"),
        pytest.param(
            ["原创文章，作者：林一舟。转载或内容合作请点击说明"], Names(None, "林一舟"), id="a-sentence-behind-the-author"
        ),
        pytest.param(["原创文章，作者：林一舟，如若转载，请注明出处"], Names(None, "林一舟"), id="a-demand-behind-the-author"),
        pytest.param(["责任编辑：（周也）"], Names(editor="周也"), id="a-name-in-brackets"),
        pytest.param(["发布机构：", "文件编号"], Names(), id="the-next-column-of-a-table"),
        pytest.param(["责任编辑人：周也 PN151"], Names(editor="周也"), id="责任编辑人"),
        pytest.param(["来源：青石报 记者林一舟／桐岭报道"], Names("青石报"), id="a-reporter-and-the-place-behind-the-source"),
        # A source ends where persons are named, with or without a space.
        pytest.param(["来源：青石日报　记者：林一舟"], Names("青石日报", "林一舟"), id="reporter-behind-the-source"),
        pytest.param(["来源：青石日报记者：林一舟"], Names("青石日报", "林一舟"), id="reporter-glued"),
        pytest.param(
            ["来源：青石日报 记者 林一舟"], Names("青石日报", "林一舟"), id="reporter-without-a-colon-behind-the-source"
        ),
        pytest.param(["来源：青石日报通讯员 林一舟"], Names("青石日报"), id="correspondent-ends-the-source"),
        pytest.param(["来源：青石县记者协会"], Names("青石县记者协会"), id="an-association-of-reporters"),
        pytest.param(["来源：青石报社记者站"], Names("青石报社记者站"), id="an-office-of-reporters"),
        pytest.param(["来源：青石住建 广东"], Names("青石住建"), id="place-of-the-account-cut"),
        pytest.param(["来源：青石发布官方账号"], Names("青石发布"), id="official-account-cut"),
        # The words before 时间 are the label's own, not the source's.
        pytest.param(["来源：本站　加入时间：2023-04-24"], Names(), id="加入时间-is-one-label"),
        pytest.param(["来源：青石日报 上稿时间：2023-04-24"], Names("青石日报"), id="a-date-label-in-no-table"),
        pytest.param(["来源：青石日报时间：2023-04-24"], Names("青石日报"), id="时间-glued-to-the-source"),
        # 责任编辑 is the editor whatever the order.
        pytest.param(["编辑：周也责任编辑：何田"], Names(editor="何田"), id="责任编辑-after-编辑"),
        pytest.param(["责任编辑：何田 编辑：周也"], Names(editor="何田"), id="责任编辑-before-编辑"),
        # 记者 with a colon and names is a byline; what an interview says after it is none.
        pytest.param(["记者：林一舟 责编：周也"], Names(author="林一舟", editor="周也"), id="reporter-with-a-colon"),
        pytest.param(["作者：何田 记者：林一舟"], Names(author="何田"), id="作者-before-记者"),
        pytest.param(["文字：林一舟 摄影：何田"], Names(author="林一舟"), id="another-office-after-the-author"),
        pytest.param(["撰稿：何小二 审核：周也"], Names(author="何小二"), id="a-name-that-ends-like-a-label"),
        pytest.param(["记者：林一舟 何田 摄影：周也"], Names(author="林一舟 何田"), id="another-office-after-the-reporters"),
        pytest.param(["作者：（林一舟）"], Names(author="林一舟"), id="author-in-brackets"),
        pytest.param(["记者：您好"], Names(), id="a-greeting-of-an-interview"),
        pytest.param(["记者：请问今年放水比去年早几天？"], Names(), id="a-question-of-an-interview"),
        pytest.param(
            ["作者：本报记者 林一舟《青石日报》（2023年04月24日 04版）"],
            Names(author="本报记者 林一舟"),
            id="the-newspaper-after-the-author",
        ),
        pytest.param(["来源：双峰发布"], Names("双峰发布"), id="a-name-with-the-word-发布"),
        # A button's words are its own, all of them.
        pytest.param(["来源：青石日报 发表评论 【字体：大 小】"], Names("青石日报"), id="发表评论-is-one-button"),
        pytest.param(["来源：青石日报 加入收藏"], Names("青石日报"), id="加入收藏-is-one-button"),
        # Brackets in brackets: only the one too many is cut.
        pytest.param(["(责任编辑：周也(实习)、何田)"], Names(editor="周也(实习)、何田"), id="brackets-in-brackets"),
        pytest.param(["(责任编辑：何田、周也(实习))"], Names(editor="何田、周也(实习)"), id="brackets-in-brackets-at-the-end"),
        # The number of the person at the desk is no name: 163.com, ifeng.com.
        pytest.param(["责任编辑：周也_QS1024"], Names(editor="周也"), id="number-after-an-underscore"),
        pytest.param(["责编：周也 QS024"], Names(editor="周也"), id="number-after-a-space"),
        pytest.param(["责编：QS024"], Names(editor="QS024"), id="nothing-but-a-number"),
        # Who the author is goes on after a comma; other authors do so too.
        pytest.param(["（作者：林一舟，系青石大学教授）"], Names(author="林一舟"), id="what-the-author-is"),
        pytest.param(["作者：林一舟，现任青石县文联主席"], Names(author="林一舟"), id="what-the-author-is-now"),
        pytest.param(["来源于：青石街道办"], Names(source="青石街道办"), id="source-of"),
        pytest.param(["来源：网络整理 我要投稿"], Names(source="网络整理"), id="a-button-behind-the-source"),
        pytest.param(["作者：林一舟，曾小禾"], Names(author="林一舟，曾小禾"), id="two-authors"),
        pytest.param(["时间：2023-04-24　来源：青石报　文：林一舟 何田"], Names("青石报", "林一舟 何田"), id="文-in-a-field"),
        pytest.param(["文：青石县水务局 2023-04-24 09:15"], Names(author="青石县水务局"), id="文-of-an-office-before-a-day"),
        pytest.param(["文：林一舟（青石县融媒体中心）"], Names(author="林一舟"), id="文-and-from-where"),
        pytest.param(["文：林一舟/图：何田"], Names(author="林一舟"), id="文-and-pictures"),
        pytest.param(["来源：青石报 文：佚名 阅读：6"], Names("青石报"), id="文-that-is-nobody"),
        pytest.param(["原文：林一舟", "发文：林一舟"], Names(), id="other-words-that-end-with-文"),
        pytest.param(["来源：", "访问量:951"], Names(), id="the-next-field-is-no-value"),
        pytest.param(["来源：", "文：佚名"], Names(), id="nor-is-one-of-one-letter"),
        pytest.param(["2023-04-24 | 来源：青石网小字号"], Names("青石网"), id="a-button-for-small-letters"),
        pytest.param(
            ["来源：青石县人民政府门户网站　编辑：周也"],
            Names("青石县人民政府门户网站", editor="周也"),
            id="a-name-that-ends-with-网站",
        ),
        pytest.param(["来源：微博头条文章"], Names("微博头条文章"), id="a-column-of-a-network"),
        pytest.param(["来源：微博 weibo.com"], Names(), id="what-it-was-posted-from"),
        pytest.param(
            ["本篇文章来源于 青石法院|www.a.example 原文链接：http://www.a.example/1.html", "信息来源：青石报"],
            Names("青石报"),
            id="a-field-says-more-than-a-sentence",
        ),
        pytest.param(["编辑：周也 QQ：1485994；TEL：0555-12345"], Names(editor="周也"), id="how-to-reach-the-editor"),
        pytest.param(["来源：青石网 有人参与在线咨询"], Names("青石网"), id="a-counter-without-a-number"),
        pytest.param(["来源：通讯员 林一舟"], Names(), id="a-person-is-no-source"),
        pytest.param(["来源：记者站 2023-04-24"], Names("记者站"), id="an-office-of-reporters-is"),
        pytest.param(["本文来源于青石县水务局"], Names("青石县水务局"), id="a-sentence-says-more-than-nothing"),
        pytest.param(["报送单位：青石县水务局"], Names("青石县水务局"), id="the-office-that-handed-it-in"),
        pytest.param(["来稿单位：青石县水务局 作者：林一舟"], Names("青石县水务局", "林一舟"), id="the-office-that-wrote-in"),
        pytest.param(["报送单位：青石县水务局 来源：青石日报"], Names("青石日报"), id="来源-before-who-handed-it-in"),
        pytest.param(["讯息来源：青石日报", "报送单位：青石县水务局"], Names("青石日报"), id="讯息来源"),
        pytest.param(["责任者：林一舟"], Names(author="林一舟"), id="who-answers-for-it"),
        pytest.param(["信息编审：周也"], Names(), id="who-checked-what-is-no-editor"),
        pytest.param(["美编：周也"], Names(), id="who-drew-is-no-editor"),
        pytest.param(["编辑：何田 信息编审：周也"], Names(editor="何田"), id="the-editor-before-who-checked"),
        pytest.param(["来源：", "登载日期", "2023-04-24"], Names(), id="an-empty-source-before-登载日期"),
        pytest.param(["来源：", "上线时间"], Names(), id="an-empty-source-before-上线时间"),
        pytest.param(["出　处", "青石日报", "日　期", "2023-04-24"], Names("青石日报"), id="a-spaced-label-in-a-cell"),
        pytest.param(["出　处", "青石日报"], Names(), id="a-spaced-word-alone"),
        pytest.param(
            ["作者 林一舟 ／ 来源 青石日报 ／ 2023.07.14"], Names("青石日报", "林一舟"), id="wide-slashes-and-no-colons"
        ),
        pytest.param(["作者 林一舟 ／ 来源 青石日报"], Names(), id="wide-slashes-without-a-day"),
        pytest.param(["4小时前 · 来源 青石县水务局"], Names("青石县水务局"), id="a-point-behind-an-age"),
        pytest.param(
            ["转载自 青石县水务局 • 发布时间 2023-06-09 • 编辑 林一舟"],
            Names("青石县水务局", editor="林一舟"),
            id="dots-between-words-without-colons",
        ),
        pytest.param(["2023-04-24 编辑 推荐"], Names(), id="a-button-behind-a-day"),
    ],
)
def test_labelled_names(lines: list[str], expected: Names) -> None:
    assert labelled_names(lines) == expected


@pytest.mark.parametrize("value", ["佚名", "未知", "admin", "", "——", "本站"])
def test_names_that_mean_none(value: str) -> None:
    assert clean_name(value) is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("文/林一舟", "林一舟", id="slash"),
        pytest.param("【文/青石网专栏作者 林一舟】", "林一舟", id="office-cut"),
        pytest.param("文丨青石特约评论员 林一舟", "林一舟", id="bar"),
        pytest.param("（文/图 林一舟）", "林一舟", id="text-and-pictures"),
        pytest.param("图/文：林一舟", "林一舟", id="pictures-and-text"),
        pytest.param("图文/林一舟", "林一舟", id="both-in-one-word"),
        pytest.param("文/林一舟 图/何田", "林一舟", id="pictures-by-another"),
        pytest.param("By 编译组 · Oct 29, 2025 · 3 min read", "编译组", id="an-English-byline-of-a-blog"),
        pytest.param("By Zhao Min | Qingshi Daily | 2023-04-24", "Zhao Min", id="an-English-edition"),
        pytest.param("By noon the gates were open.", None, id="an-English-sentence"),
        pytest.param("文｜林一舟", "林一舟", id="wide-bar"),
        pytest.param("文｜林一舟 · 2023/04/24", "林一舟", id="the-day-behind-a-point"),
        pytest.param("文：林一舟 发布时间：2023年04月24日", "林一舟", id="colon-and-a-person"),
        pytest.param("文：本次展览的第一部分", None, id="colon-and-no-person"),
        pytest.param("图文 并茂的展览", None, id="words-of-a-sentence"),
        pytest.param("文／林一舟、何田 来源：青石云 责任编辑：周也", "林一舟、何田", id="facts-behind-the-names"),
        pytest.param("中文/英文对照", None, id="another-word"),
        pytest.param("记者林一舟／青石报道", "林一舟", id="the-place-behind-a-bar"),
        pytest.param("国际中心／综合报道", None, id="an-office-and-the-place"),
        pytest.param("记者林一舟、何田／青石综合报导", "林一舟、何田", id="two-reporters-and-the-place"),
        pytest.param("【青石晚报╱记者林一舟╱即时报道】", "林一舟", id="between-outlet-and-place"),
        pytest.param("水库／闸门年度情况报告", None, id="no-report-of-a-reporter"),
        pytest.param("林一舟/文　何田/图", "林一舟", id="the-word-behind-the-name"),
        pytest.param("林一舟、何田／文", "林一舟、何田", id="the-word-behind-two-names"),
        pytest.param("水库/文化广场", None, id="a-longer-word-behind-the-bar"),
        pytest.param("图/文", None, id="nothing-but-the-words"),
    ],
)
def test_byline(line: str, expected: str | None) -> None:
    assert byline([line]) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("2023-04-24 10:56:28 青石日报", "青石日报", id="date-and-name"),
        pytest.param("2023-04-24 | 青石日报 | 阅读(3)", None, id="a-column-between-bars"),
        pytest.param("2023-04-24 07:31 来源于 青石日报", "青石日报", id="words-before-the-name"),
        pytest.param("2023-04-24 07:31 · 原创 青石早班车", "青石早班车", id="a-badge-before-the-name"),
        pytest.param("发表于 2018-12-6 19:33:08 只看该作者 倒序浏览", None, id="the-bar-of-a-forum's-post"),
        pytest.param("2023-04-24 07:31 北京", None, id="a-place"),
        pytest.param("2023-04-24 07:31北京青石发布官方账号", None, id="a-place-and-what-the-account-is"),
        pytest.param("2023-04-24 字号：大 中 小", None, id="buttons"),
        pytest.param("2023-04-24 07:31·星空观察员优质科学领域创作者", "星空观察员", id="what-a-platform-says-of-the-account"),
        pytest.param("2023-04-24 07:31浙江三农领域爱好者", None, id="a-place-and-what-a-platform-says"),
        pytest.param("发布/2023年4月24日 05:05 AM", None, id="half-of-the-day"),
        pytest.param("（2023年4月24日）", None, id="a-day-in-brackets"),
        pytest.param("2023-04-24 16:25 签发人：何田", None, id="a-field-of-its-own"),
        pytest.param("2009年11月18日09:05 青石科技 钟离越 我要评论(126)", "青石科技", id="the-outlet-and-its-reporter"),
        pytest.param("2023年04月24日 08:12 来源于 青石网 听报道", "青石网", id="a-button-to-listen"),
        pytest.param(
            "http://www.qingshi.example 2004年07月18日08:12 青石早报", "青石早报", id="the-site's-address-before-the-date"
        ),
        pytest.param("2014-10-28 09:00 39健康网 编辑：林一舟", "39健康网", id="a-name-that-begins-with-a-number"),
        pytest.param("2014-10-28 09:00 39条评论", None, id="a-counter-after-the-date"),
        pytest.param("2023-04-24 09:52 星期一", None, id="a-weekday"),
        pytest.param("发表于 2023-04-24 14:18:11 青石吧网页版", None, id="what-it-was-posted-from"),
        pytest.param("2023-04-24 14:18 报导", None, id="the-word-for-what-it-is"),
        pytest.param("2023-04-24 23:59青石报 记者林一舟／桐岭报道", "青石报", id="a-reporter-and-the-place-behind-it"),
        pytest.param("2023-04-24 星期一 青石日报", "青石日报", id="a-weekday-before-the-name"),
    ],
)
def test_name_after_date(line: str, expected: str | None) -> None:
    assert name_after_date(line) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(["2023-04-24 09:15 星期一", "青石社"], "青石社", id="after-the-date"),
        pytest.param(
            ["青石网 qingshi.example.com.cn 时间： 2011-06-15 责任编辑： 林一舟"], "青石网", id="an-outlet-with-its-address"
        ),
        pytest.param(["青石早报网络版", "2005.08.26 05:39"], "青石早报网络版", id="an-edition-on-the-net"),
        pytest.param(["青石日报 昨天 20:14"], "青石日报", id="before-an-age"),
        pytest.param(["水利新闻 3小时前"], None, id="a-column-before-an-age"),
        pytest.param(["青石日报", "2023-04-24"], "青石日报", id="before-the-date"),
        pytest.param(["青石日报 | 2023-04-24 09:15"], "青石日报", id="before-the-date-in-its-line"),
        pytest.param(["青石县水务局 2023-04-24 09:15"], "青石县水务局", id="an-office-before-the-date"),
        pytest.param(["办事大厅 2023-04-24 09:15"], None, id="a-column-that-ends-like-an-office"),
        pytest.param(["水利新闻 2023-04-24 09:15"], None, id="a-column-before-the-date"),
        pytest.param(["2023-04-24", "水利新闻"], None, id="a-column"),
        pytest.param(["2023-04-24", "字号"], None, id="a-button"),
        pytest.param(["2023-04-24 阅读 3", "青石日报"], None, id="more-than-a-date"),
        pytest.param(["2023-04-24", "供销合作分社"], None, id="another-house"),
    ],
)
def test_name_beside_date(lines: list[str], expected: str | None) -> None:
    assert name_beside_date(lines) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("记者：林一舟　责编：周也", True, id="reporter-and-editor"),
        pytest.param("记者：林一舟、何田 编辑：周也", True, id="two-reporters"),
        pytest.param("记者：林一舟", False, id="no-editor"),
        pytest.param("记者：编辑：这两个词怎么解释？", False, id="a-sentence"),
        pytest.param("青石县的记者：林一舟　责编：周也", False, id="words-before"),
    ],
)
def test_a_line_of_credits(line: str, expected: bool) -> None:
    assert is_credits(line) is expected


@pytest.mark.parametrize("name", ["于小禾", "易一舟", "文小禾", "牟一舟", "涂小满", "佘一舟"])
def test_surnames_that_begin_words_too(name: str) -> None:
    assert is_full_name(name)


@pytest.mark.parametrize("word", ["文化", "文明", "文件", "文本", "于是", "于都", "易班", "易地", "文旅局", "文汇报"])
def test_words_that_begin_with_a_surname(word: str) -> None:
    assert not is_full_name(word)
