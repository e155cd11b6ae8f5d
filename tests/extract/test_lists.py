"""Lists, first pages and search pages are no articles."""

from __future__ import annotations

import pytest
from scrapy.http import HtmlResponse

from crawler.extract import extract_article, why_not_article
from tests.extract.pages import (
    EXCERPTS,
    FIRST,
    META,
    MODULES,
    PARAGRAPHS,
    ROWS,
    SECOND,
    THIRD,
    THREADS,
    TITLE,
    UNDATED,
    page_with,
    response_of,
)

SUMMARIES = "".join(
    f"<h4><a href='/{n}'>桐岭镇第{n}次集市照常开放</a></h4><p>{FIRST}</p><p>发布时间:2023-04-{n} 来源:甲</p>"
    for n in range(10, 18)
)
READ_ON = "".join(
    f"<div><p>{text}<a href='/p/{n}'>阅读全文</a></p></div>" for n, text in enumerate((FIRST, SECOND, THIRD, FIRST))
)

# A teaser as short as a title, with its item's source and day below it.
ITEMS = "".join(
    f"<div class=item><h3><a href='/n/{n}'>桐岭镇第{n}次集市照常开放</a></h3><p>{text}……</p><span>来源：青石日报 2023-04-{n} 09:15</span></div>"
    for n, text in enumerate((FIRST, "各有关单位：", "青石县交通建设有限公司：", SECOND, "同志们：", THIRD), 10)
)


@pytest.mark.parametrize(
    ("response", "reason"),
    [
        pytest.param(response_of(PARAGRAPHS, url="http://www.qingshi.example/"), "home", id="a-site's-first-page"),
        pytest.param(response_of(PARAGRAPHS, url="http://www.qingshi.example"), "home", id="a-first-page-without-a-slash"),
        pytest.param(
            response_of(f"<h1>林一舟</h1>{PARAGRAPHS}", url="http://www.qingshi.example/author/linyizhou/index.shtml"),
            "list",
            id="an-author-s-page",
        ),
        pytest.param(
            response_of(f"<h1>林一舟</h1>{PARAGRAPHS}", url="http://www.qingshi.example/author/12.html"),
            None,
            id="an-article-on-an-author",
        ),
        pytest.param(response_of(PARAGRAPHS, url="http://www.qingshi.example/portal.php"), "home", id="a-first-page-of-Discuz"),
        pytest.param(
            response_of(PARAGRAPHS, url="http://www.qingshi.example/portal.php?mod=view&aid=7"), None, id="an-article-of-Discuz"
        ),
        pytest.param(
            response_of(PARAGRAPHS, url="http://www.qingshi.example/index.php/Home/Index/home"),
            "home",
            id="a-first-page-of-ThinkPHP",
        ),
        pytest.param(
            response_of(PARAGRAPHS, url="http://www.qingshi.example/search?keyword=水"), "search", id="search-by-address"
        ),
        pytest.param(
            response_of(f"<h1>要闻</h1><ul>{ROWS}</ul>", head="<title>要闻_青石网</title>"), "list", id="rows-of-links"
        ),
        pytest.param(
            response_of(f"<h1>要闻</h1>{SUMMARIES}", head="<title>要闻_青石网</title>"), "list", id="rows-with-summaries"
        ),
        pytest.param(
            response_of(
                f"<div><img src='w.jpg'><h2>何田</h2><p>副县长</p><p>负责水务、农业方面的工作。</p></div><h3>活动</h3><ul>{ROWS}</ul>".replace(
                    " 2023-04-", " "
                ),
                head="<title>何田-领导之窗-青石县人民政府</title>",
                url="http://www.qingshi.example/ld/ht/",
            ),
            "list",
            id="a-profile-beside-lists",
        ),
        # Excerpts of several articles, whatever their length.
        pytest.param(
            response_of(f"<h1>标签：水库</h1>{EXCERPTS}", head="<title>水库 - 标签 - 青石网</title>", url=UNDATED),
            "list",
            id="excerpts-under-linked-headings",
        ),
        pytest.param(
            response_of(f"<h1>水库</h1>{READ_ON}", head="<title>水库_青石网</title>", url=UNDATED),
            "list",
            id="excerpts-to-read-on",
        ),
        pytest.param(
            response_of(
                "<h1>水库</h1>" + EXCERPTS.replace("<h2>", "<div class=t>").replace("</h2>", "</div>").replace("footer", "p"),
                head="<title>水库_标签_青石网</title>",
                url=UNDATED,
            ),
            "list",
            id="excerpts-under-other-headings",
        ),
        # A topic's few words over the links to its articles; a short notice stands over such links too.
        pytest.param(
            response_of(
                f"<h2>【导语】</h2><p>{FIRST}{SECOND}</p>{MODULES}", head="<title>水库加固--专题--青石网</title>", url=UNDATED
            ),
            "list",
            id="a-topic",
        ),
        pytest.param(
            response_of(
                f"<p>{FIRST}</p>{MODULES}", head="<title>水库加固</title>", url="http://www.qingshi.example/zt/sk/i.html"
            ),
            "list",
            id="a-topic-by-its-address",
        ),
        # A forum's rules over its threads.
        pytest.param(
            response_of(
                f"<h1>水利 <span>今日: 3</span></h1><div>{FIRST}{SECOND}</div><table>{THREADS}</table>",
                head="<title>水利 - 青石论坛</title>",
            ),
            "list",
            id="threads-of-a-forum",
        ),
        pytest.param(
            response_of(
                f"<h1>{TITLE}</h1><video></video><div>播放：3,204　发布时间：2023-04-24 20:40</div><div><h3>往期节目</h3>"
                + "".join(f"<a href='/v{n}'><img src='{n}.jpg'>青石新闻联播 2023-04-{n}</a>" for n in range(10, 30))
                + "</div>",
                head="<title>青石新闻联播</title>",
            ),
            "list",
            id="rows-that-run-on-in-one-line",
        ),
        pytest.param(
            response_of(
                "<table><tr><td>2023年04月24日</td><td>返回首页 往期回顾</td></tr><tr><td>第07版:副刊 <a href='node_8.htm'>下一版</a></td></tr>"
                f"<tr><td>本版标题导航</td></tr>{''.join(f'<tr><td><a href=c{n}.htm>渡口旁边第{n}家书屋开张</a></td></tr>' for n in range(12))}</table>",
                head="<title>青石日报</title>",
                url=UNDATED,
            ),
            "list",
            id="a-page-of-a-newspaper",
        ),
        pytest.param(
            response_of(
                "<h1><a href='/n/1'>青石三座小水库完工</a></h1><p>"
                + FIRST
                + "</p>"
                + "".join(f"<h3><a href='/n/{n}'>桐岭镇第{n}次集市照常开放</a></h3><p>{SECOND}</p>" for n in range(2, 8)),
                head="<title>国际-青石频道</title>",
                url=UNDATED,
            ),
            "list",
            id="a-channel-s-first-headline-above-others",
        ),
        pytest.param(
            response_of(
                "<h1>小水库</h1><p>共 836 篇文章 · 1.2万人关注</p><p>"
                + FIRST
                + "</p>"
                + "".join(f"<h2><a href='/n/{n}'>桐岭镇第{n}次集市照常开放</a></h2><p>{SECOND[:28]}</p>" for n in range(2, 20)),
                head="<title>小水库</title>",
                url=UNDATED,
            ),
            "list",
            id="a-tag-and-what-it-means",
        ),
        pytest.param(
            response_of(f"<div>当前位置：首页 > 要闻</div>{ITEMS}", head="<title>要闻_青石县政府网</title>", url=UNDATED),
            "list",
            id="teasers-with-a-source-each",
        ),
        # Such items above and below an article are others.
        pytest.param(
            response_of(f"{ITEMS}<h1>{TITLE}</h1>{META}{PARAGRAPHS}<h3>相关阅读</h3>{ITEMS}", url=UNDATED),
            None,
            id="an-article-between-such-items",
        ),
        pytest.param(
            page_with(
                f"<div><p>{FIRST}</p>"
                + "".join(f"<p>{n}.水库开放参观</p><p>时间:4月{n}日15:00</p><p>地点:桐岭镇</p>" for n in range(10, 16))
                + "</div>"
            ),
            None,
            id="a-programme-of-events",
        ),
        pytest.param(
            response_of(
                "<h1>水务要闻</h1><ul>"
                + "".join(
                    f"<li onclick='go({n})'><p>桐岭镇第{n}次集市照常开放，渡口改期</p><p>来源：青石日报 2023-04-{n}</p></li>"
                    for n in range(10, 17)
                )
                + "</ul>",
                head="<title>水务要闻_青石新闻网</title>",
                url=UNDATED,
            ),
            "list",
            id="rows-that-a-script-leads-on-from",
        ),
        pytest.param(
            page_with(
                f"<div onclick='zoom()'><p>{FIRST}</p>"
                + "".join(f"<p>{n}.水库开放参观</p><p>时间:4月{n}日15:00</p><p>地点:桐岭镇</p>" for n in range(10, 16))
                + "</div>"
            ),
            None,
            id="a-programme-that-grows-when-it-is-pressed",
        ),
        pytest.param(
            response_of(f"<h1>民生话题</h1><div>此栏目暂无任何新增信息</div><ul>{ROWS}</ul>"),
            "list",
            id="a-column-without-articles",
        ),
        pytest.param(
            page_with("<div><p>截至记者发稿时，暂无人员伤亡的信息，救援仍在进行，下游两千亩稻田未受影响。</p></div>"),
            None,
            id="news-of-which-nothing-is-known-yet",
        ),
        pytest.param(
            response_of(f"<h1>青石发布</h1><p>{FIRST}</p>", url="http://mp.weixin.qq.com/profile?src=3&ver=1"),
            "list",
            id="an-account's-page",
        ),
    ],
)
def test_lists(response: HtmlResponse, reason: str | None) -> None:
    assert why_not_article(response) == reason
    assert (extract_article(response) is None) == (reason is not None)


LEADS = "".join(
    f"<div class=item><h3><a href='/n/{n}'>桐岭镇第{n}次集市照常开放</a></h3><p>{text}……</p><span>2023-04-{n}</span> <a href='/n/{n}'>[查看全文]</a></div>"
    for n, text in enumerate((FIRST, "各有关单位：", SECOND, THIRD), 10)
)
CAPTIONED = "".join(
    f"<div><a href='/n/{n}.html'><img src='/p{n}.jpg'></a><p>桐岭镇第{n}次集市照常开放</p></div>" for n in range(6)
)
LARGER = "".join(f"<div><a href='/p{n}b.jpg'><img src='/p{n}.jpg'></a><p>桐岭镇第{n}次集市照常开放</p></div>" for n in range(6))
SHARE = "".join(f"<a href='http://share.example/x?u={n}'><img src='/i/{n}.gif'></a>" for n in range(4))
RESULTS = "".join(f"<tr><td>项目公示{n}</td><td>2023-04-{n} 详情</td></tr>" for n in range(10, 15))
POEM = "".join(f"<p>第{n}盏灯在渡口亮起来</p>" for n in "一二三四五六七八九十甲乙")
ENGLISH = "".join(f"<p>The {word} reservoir has been strengthened and the fields below get water.</p>" for word in "abcdefghi")


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        pytest.param(f"<h1>政务要闻</h1>{LEADS}", "list", id="first-words-and-a-day-with-the-link-to-all"),
        pytest.param(f"<h2>图片新闻</h2>{CAPTIONED}", "list", id="pictures-that-lead-on"),
        pytest.param(f"<h1>水库图集汇总</h1><p>{FIRST}</p><p>138356</p><p>{SECOND}</p><p>55726</p><p>{THIRD}</p>", "list", id="all-galleries-of-a-channel"),
        pytest.param(f"<h1>石桥水库的四季</h1>{META}<div>支持 ← → 键翻阅图片 列表查看 大图</div>", "photos", id="how-to-use-a-gallery"),
        pytest.param(f"<h1>石桥水库的四季</h1>{META}<div>支持 ← → 键翻阅图片 列表查看 大图</div>{PARAGRAPHS}", None, id="a-text-below-it"),
        pytest.param(f"<h1>电信</h1>{META}<p>存为书签 Ctrl+D将本页面保存为书签，全面了解最新资讯，方便快捷。 您也可以下载桌面快捷方式点击下载 手机版</p><ul>{ROWS}</ul>", "empty", id="how-to-keep-a-page"),
        pytest.param(f"<h1>{TITLE}</h1>{META}{PARAGRAPHS}{LARGER}", None, id="pictures-that-lead-to-larger-ones"),
        pytest.param(f"<h1>任免通知</h1>{META}{SHARE}<p>经研究决定：</p><p>任命林一舟为县水务局局长；</p><p>免去周也的县水务局局长职务</p>", None, id="buttons-above-a-notice"),
        pytest.param(f"<h1>{TITLE}</h1>{PARAGRAPHS}<table>{RESULTS}</table>", None, id="a-table-of-days-in-a-text"),
        pytest.param(f"<table><tr><td>发布日期：</td><td>2023-01-20</td></tr></table><h1>渡口夜行</h1>{POEM}", None, id="a-poem-below-an-index"),
        pytest.param(f"<h1>渡口夜行</h1>{POEM}", "list", id="lines-and-no-day"),
        pytest.param(f"<h1>{TITLE}</h1><div class=s><input><p>没有找到相关内容</p></div>{PARAGRAPHS}", None, id="a-search-box-above-a-text"),
        pytest.param(f"<h1>{TITLE}</h1>{META}{PARAGRAPHS}{CAPTIONED}", None, id="the-same-below-a-text"),
        pytest.param(f"<h1>Three Reservoirs Strengthened in Qingshi</h1>{ENGLISH}", None, id="an-English-text-is-no-list"),
        pytest.param(f"<p>为您找到相关结果约885条，用时0.03秒</p><div><a href='/1.html'>{TITLE}</a></div><p>{FIRST}…</p><p>发布时间：2023-04-24</p>", "search", id="how-much-was-found"),
        pytest.param(f"<p>共搜索到12篇文章</p><h3><a href='/1.html'>{TITLE}</a></h3><p>{FIRST}…</p><p>2023-04-24</p>", "search", id="how-much-was-found-in-other-words"),
        pytest.param(f"<h1>{TITLE}</h1><p>民警在县志里找到12条记录，</p>{PARAGRAPHS}", None, id="news-of-what-was-found"),
        pytest.param("<h3>很抱歉，没有找到符合您条件的结果！</h3><p>请确保文字拼写正确。</p><p>请尝试其他关键词。</p>", "search", id="nothing-found"),
    ],
)  # fmt: skip
def test_columns_and_texts(markup: str, reason: str | None) -> None:
    assert why_not_article(response_of(markup, url=UNDATED)) == reason


MENU = " | ".join(f"<a href='/{name}/'>{name}</a>" for name in "教育 副刊 法治 经济 评论 理论 便民 时政 公告 体育".split())


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        pytest.param(
            f"<p>{MENU}</p><div>首页&gt;法治</div><ul><li><span>2023-04-12</span><a href='/1'>科长何田惦记着站台</a></li></ul><p>共1条 1/1页</p>",
            "list",
            id="of one row",
        ),
        pytest.param(f"<h1>{TITLE}</h1>{META}{PARAGRAPHS}<p>共3条评论 1/1页</p>", None, id="comments are counted too"),
    ],
)
def test_a_pager_that_counts_rows(markup: str, reason: str | None) -> None:
    assert why_not_article(response_of(markup, head="<title>法治-青石县人民政府</title>", url=UNDATED)) == reason


def test_a_topic_whose_rows_have_their_day_before_short_titles() -> None:
    rows = "".join(f"<li><span>2023-04-{n}</span><a href='/{n}.html'>桐岭镇第{n}次集市照常开放</a></li>" for n in range(10, 30))
    rows = f"<li><span>2023-04-30</span><a href='/30.html'>集市照常开放到九月底</a></li>{rows}"
    markup = f"<h1>水库加固</h1><p>【导读】{FIRST}</p><h3>最新动态</h3><ul>{rows}</ul>"
    topic = response_of(markup, head="<title>水库加固</title>", url="http://www.qingshi.example/zt/sk/")
    assert why_not_article(topic) == "list"
