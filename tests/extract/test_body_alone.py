"""What stands around, above, below and between the lines of a text, and is no part of its body."""

from __future__ import annotations

import pytest

from crawler.extract import extract_article
from tests.extract.bodies import NOTICE, ROWS, SHORT, body_of
from tests.extract.pages import FIRST, PARAGRAPHS, SECOND, TEXT, THIRD, TITLE, page_with, response_of

LONG_ADDRESS = "http://sw.qingshi.example/art/2023/4/24/art_11_1045.html;jsessionid=7DEA24FE642930E2C6CC5D1A0B3F"

# What a player says in its layers.
PLAYER = "".join(
    f"<div><p>{words}</p></div>"
    for words in "三座小水库 时长：01:45|正在为您切换到高清,请稍候...|播放速度：2X|倍速|2.0X|1.5X|高清|循环播放|很抱歉，当前视频播放失败|错误代码：17|立即刷新".split(
        "|"
    )
)


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param(f"<div class='TRS_Editor'>{PARAGRAPHS}</div>", id="known-container"),
        pytest.param(f"<div class='x9'>{PARAGRAPHS}</div>", id="unknown-container"),
        pytest.param(PARAGRAPHS, id="no-container"),
        pytest.param(f"{FIRST}<br>{SECOND}<br><br>{THIRD}", id="bare-text-with-br"),
        pytest.param(f"<table><tr><td>{FIRST}<br>{SECOND}<br>{THIRD}</td></tr></table>", id="layout-table"),
        pytest.param(f"<div>{FIRST}<p>{SECOND}</p>{THIRD}</div>", id="text-beside-elements"),
        pytest.param(
            f"<div><p>\u200b{FIRST}</p><p>\ufeff</p><p>{SECOND}</p><p>{THIRD}\u200b</p></div>", id="zero-width-characters"
        ),
        pytest.param("".join(f"<div><span>{t}</span></div>" for t in (FIRST, SECOND, THIRD)), id="a-div-a-paragraph"),
        pytest.param(f"<font id='zoom'>{FIRST}<br>{SECOND}<br>{THIRD}</font>{ROWS}", id="inline-container"),
        pytest.param(f"<div id='artibody' class='bshare'>{PARAGRAPHS}</div>", id="known-id-beats-a-class-of-share-buttons"),
        pytest.param(
            f"<div><p><a name='OLE_LINK1'>{FIRST}</a></p><p>{SECOND}</p><p><a name='OLE_LINK2'>{THIRD}</a></p></div>",
            id="bookmarks-of-word",
        ),
        pytest.param(f"<p>【字号：大 中 小】</p><p>分享到：</p>{PARAGRAPHS}", id="buttons-above"),
        pytest.param(f"<div><p>（原标题：三座水库完工）</p>{PARAGRAPHS}</div>", id="original-title-above"),
        pytest.param(
            f"<div class='c'><h2>{TITLE}</h2><p>2023-04-24 09:15</p>{PARAGRAPHS}</div>", id="head-again-in-the-container"
        ),
        pytest.param(
            "<div><table><tr><td>索引号：</td><td>00123/2023-1</td></tr><tr><td>发文机关：</td><td>县政府</td></tr></table>"
            f"{PARAGRAPHS}</div>",
            id="table-of-facts-above-a-document",
        ),
        pytest.param(
            "<div><table><tr><td>索取号</td><td>发布时间</td><td>发布机构</td><td>文件编号</td><td>备注</td></tr>"
            f"<tr><td>QS-12/2023</td><td></td><td>青石县水务局</td><td>青水〔2023〕5号</td><td></td></tr></table>{PARAGRAPHS}</div>",
            id="all-labels-above-all-values",
        ),
        pytest.param(
            "<div><table><tr><td>索取号</td><td>发布时间</td><td>发布机构</td></tr>"
            "<tr><td>QS-12/2023</td><td></td><td>青石县水务局</td></tr>"
            "<tr><td>文件编号</td><td>主题分类</td><td>体裁分类</td></tr>"
            f"<tr><td>青水〔2023〕5号</td><td>水务</td><td>通知</td></tr></table>{PARAGRAPHS}</div>",
            id="labels-above-values-twice",
        ),
        pytest.param(f"<div style='display:none'>{NOTICE}</div>{PARAGRAPHS}", id="hidden-text-above"),
        pytest.param(f"<div>{PARAGRAPHS}<p>责任编辑：林一舟</p></div>", id="editor-inside"),
        pytest.param(f"<div>{PARAGRAPHS}</div><p>责任编辑：林一舟</p>", id="editor-beside"),
        pytest.param(f"{PARAGRAPHS[:-4]}（责任编辑：林一舟）</p>", id="editor-glued"),
        pytest.param(f"{PARAGRAPHS[:-4]}返回搜狐，查看更多</p>", id="link-glued"),
        pytest.param(f"{PARAGRAPHS[:-4]}<a href='/'>返回青石网，查看更多</a></p>", id="link-glued-of-any-site"),
        pytest.param(f"{PARAGRAPHS[:-4]}责任编辑：林一舟</p>", id="editor-glued-without-brackets"),
        pytest.param(f"{PARAGRAPHS[:-4]}原文链接：https://a.example/1.html</p>", id="address-glued"),
        pytest.param(f"{PARAGRAPHS[:-4]}【免责声明】{NOTICE[:58]}</p>", id="disclaimer-glued"),
        pytest.param(
            f"<div>{PARAGRAPHS}<p>原文链接：<a href='http://a.example/1.html'>看</a></p></div>", id="link-to-the-original"
        ),
        pytest.param(f"<div>{PARAGRAPHS}<p>原文出处｜</p><p>http://a.example/1.html，致谢</p></div>", id="link-line-in-two"),
        pytest.param(f"<div>{PARAGRAPHS}<p>文章来源|{LONG_ADDRESS}</p></div>", id="long-address-behind-a-bar"),
        pytest.param(
            f"<div>{PARAGRAPHS}<p>本篇文章来源于 青石县水务局|www.qingshi.example 原文链接：{LONG_ADDRESS}</p></div>",
            id="copy-notice",
        ),
        pytest.param(f"<div>{PARAGRAPHS}<p>[免责声明] {NOTICE}</p></div>", id="disclaimer-in-the-container"),
        pytest.param(
            f"<div>{PARAGRAPHS}<p>上一篇：<a href='/1'>桃花</a></p><p>下一篇：没有了</p></div>", id="previous-and-next"
        ),
        pytest.param(f"<div>{PARAGRAPHS}<h3>相关阅读</h3><ul>{ROWS}</ul></div>", id="related-in-the-container"),
        pytest.param(
            f"<div>{PARAGRAPHS}</div><h3>图片新闻</h3><ul>{ROWS}</ul><p>{NOTICE}</p>", id="list-under-an-unknown-heading"
        ),
        pytest.param(f"<div>{PARAGRAPHS}</div><div class='comment'><p>{NOTICE}</p></div>", id="comments"),
        pytest.param(f"<div class='hot-search-tools'><div class='share'>{PARAGRAPHS}</div></div>", id="names-that-lie"),
        pytest.param(f"<div><p>栏目关注：</p><p><a href='/1'>疾病</a></p>{PARAGRAPHS}</div>", id="box-of-links-above"),
        pytest.param(f"<div>{PARAGRAPHS}<p>扫一扫在手机打开当前页</p><p>【打印】【关闭】</p></div>", id="buttons-below"),
        pytest.param(f"<div>{PARAGRAPHS}<p>附件：</p><p><a href='/a.pdf'>水库名录.pdf</a></p></div>", id="files-below"),
        pytest.param(
            f"<div><p>{FIRST}</p><p>青石新闻客户端：大事小事，点击下载</p><p>{SECOND}</p><p>{THIRD}</p></div>",
            id="promotion-inside",
        ),
        pytest.param(
            f"<div>{PARAGRAPHS}</div><p>青石县政府主办 县信息中心承办 电话：0799-5550000<br>建议使用 IE5.0 以上浏览</p>",
            id="organisers-foot",
        ),
        # Share buttons between two paragraphs end nothing, however little follows them.
        pytest.param(
            f"<div><p>{FIRST}</p><p>{SECOND}</p><p><a href='#'>QQ空间</a> <a href='#'>新浪微博</a></p><p>{THIRD}</p></div>",
            id="share-buttons-inside",
        ),
        pytest.param(
            f"<div><p>{FIRST}</p><p>{SECOND}</p><p>分享到：<a href='#'>微信</a></p><p>{THIRD}</p><p>编辑：林一舟</p></div>"
            f"<ul>{ROWS}</ul>",
            id="share-buttons-inside-above-a-list",
        ),
        # A box of links between two paragraphs ends nothing, however little follows it.
        pytest.param(
            f"<div><p>{FIRST}</p><p>{SECOND}</p><aside><h4>延伸阅读：</h4><ul><li><a href='/2'>闸门是怎样更换的</a></li></ul></aside>"
            f"<p>{THIRD}</p></div>",
            id="aside-inside",
        ),
        pytest.param(
            f"<div>{FIRST}<br>{SECOND}<div class='b'>相关链接<ul>{ROWS}</ul></div>{THIRD}<br></div><ul>{ROWS}</ul>",
            id="box-of-links-inside-bare-text",
        ),
        pytest.param(
            f"<div>{PARAGRAPHS}<div class='b'>相关链接<ul>{ROWS}</ul></div><p>{NOTICE[:57]}</p></div>",
            id="box-of-links-above-a-notice",
        ),
        # Votes, tips and counters follow a text, and what follows them does not belong to it.
        pytest.param(
            f"<div>{PARAGRAPHS[:-4]}（责任编辑：admin）</p></div><div>顶一下</div><div>(3)</div><div>100%</div><div>踩一下</div><div>(0)</div>",
            id="votes-below-a-glued-editor",
        ),
        pytest.param(
            f"<div>{PARAGRAPHS}</div><div>27人点赞</div><div><a href='/t'>随笔</a></div><p>更多精彩内容，就在青石APP</p>"
            "<div>还没有人赞赏，支持一下</div><div><a href='/u'>林一舟</a></div><p>写一点水库的事</p>"
            "<div>总资产12共写了8.7W字获得1,204个赞共326个粉丝</div>",
            id="counters-and-a-card-of-the-author",
        ),
        pytest.param(
            f"<p>炒股就看青石分析师研报，权威，专业，及时！</p>{PARAGRAPHS}<p>海量资讯、精准解读，尽在青石财经APP</p>",
            id="promotions-first-and-last",
        ),
        pytest.param(
            f"<div><div>青石在线<span>2小时前</span><span>1.2万阅读</span></div>{PARAGRAPHS}<div>赞 88<span>踩</span>转发</div></div>",
            id="counters-above-and-below",
        ),
        pytest.param(
            f"<div>{PARAGRAPHS}<p>分享到：<a href='#'>微信</a></p></div><ul>{ROWS}</ul>",
            id="share-buttons-below",
        ),
    ],
)
def test_only_the_article_is_left(markup: str) -> None:
    assert body_of(markup) == TEXT


@pytest.mark.parametrize(
    "line",
    [
        "打开青石新闻APP，阅读体验更佳",
        "看新闻，上青石客户端",
        "更多内容请打开青石APP查看",
        "喜欢就点个“在看”吧",
        "点赞、在看、转发，一键三连",
        "长按上方二维码关注青石发布",
        "如需转载，请注明出处及本文链接",
        "注：文中图片来源网络，如涉及版权问题请与我们联系",
        "如发现内容有误，请点击纠错",
    ],
)
def test_last_lines_that_are_the_site_s(line: str) -> None:
    assert body_of(f"<div>{PARAGRAPHS}<p>{line}</p></div>") == TEXT


def test_lines_that_a_site_repeats_are_left_out() -> None:
    repeated = "青石新闻网每天早上六点更新，欢迎订阅。"
    page = page_with(f"<div><p>{FIRST}</p><p>{repeated}</p><p>{SECOND}</p></div>")
    article = extract_article(page, known_lines=frozenset((repeated,)))
    assert article is not None
    assert article.body == f"{FIRST}\n{SECOND}"


@pytest.mark.parametrize("heading", ["栏目导航", "信息公开目录", "友情链接", "相关链接"])
@pytest.mark.parametrize("cell", ["td", "div"])
def test_box_of_links_beside_a_short_article(heading: str, cell: str) -> None:
    """A heading silences its own box, not the cell beside it, even where only `<title>` tells the title."""
    row = f"<{cell} width=200><h3>{heading}</h3><ul>{ROWS}</ul></{cell}><{cell}><div>日期：2023/4/24 点击：51</div><p>{SHORT}</p></{cell}>"
    page = response_of(f"<table><tr>{row}</tr></table>" if cell == "td" else row)
    article = extract_article(page)
    assert article is not None
    assert (article.title, article.published, article.body) == (TITLE, "2023-04-24", SHORT)


def test_what_a_player_says_is_no_text() -> None:
    """1905.com: the player and a text of one paragraph share their container."""
    assert (
        body_of(f"<div><div><div class='film-player'>{PLAYER}</div></div><div><p>{FIRST}{SECOND}</p></div></div>")
        == FIRST + SECOND
    )
