"""What looks like a line of the page, and is the text's own; and what stands near a title, a date or a name, and is none."""

from __future__ import annotations

import pytest

from crawler.extract import extract_article
from tests.extract.pages import FIRST, META, PARAGRAPHS, SECOND, TEXT, THIRD, TITLE, page_with, response_of

NAVIGATION = "<ul>" + "".join(f"<li><a href='/c{n}/'>栏目{n}</a></li>" for n in range(8)) + "</ul>"
DATE = "<p>2024-05-10</p>"
OTHERS = "".join(f"<div class='it'><a href='/n/{n}'>桐岭镇第{n}次集市照常开放</a><div>{{}}</div></div>" for n in range(6))


@pytest.mark.parametrize(
    "line",
    [
        "有读者反映，看到一半被要求付费才能继续阅读。",
        "市民可在“青石发布”客户端阅读全文。",
        "全县各邮政网点均可办理优惠订阅。",
        "共16字的治水方针写在了县水务局大门口。",
        "平台修訂了隱私權規範，用戶須於月底前同意。",
        "原文件下载：https://www.qingshi.example/files/a.pdf",
        "户口迁转自助办理：https://www.qingshi.example/hk",
        "数据来源：https://data.qingshi.example/easyquery.htm",
        "论文原文：https://doi.example/10.1000/182",
        "一、下载并注册登录国家税务总局个人所得税APP；",
        "<a href='/n/5'>相关新闻发布会文字实录</a>",
    ],
)
def test_a_line_of_the_text(line: str) -> None:
    article = extract_article(page_with(f"<div class='x9'><p>{FIRST}</p><p>{line}</p><p>{SECOND}</p><p>{THIRD}</p></div>"))
    assert article is not None
    assert line.rpartition("'>")[2].removesuffix("</a>") in (article.body or "").split("\n")


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param(
            f"<p>{FIRST}</p><p>{SECOND}</p><p>成绩查询</p><p>发布时间：2024年6月20日。</p>", id="when-results-come-out"
        ),
        pytest.param(f"<p>{FIRST}</p><p>{SECOND}</p><p>上传时间：2024年9月5日至9月20日</p>", id="until-when-to-send"),
        pytest.param(
            f"<p>{FIRST}文章来源：县志办编《青石县志》第三卷，成书于一九八七年。三座水库的名称即由此而来。</p>",
            id="a-sentence-on-a-book",
        ),
        pytest.param(f"<p>{FIRST}原文链接：http://www.a.example/1.html {SECOND}{THIRD}</p>", id="text-behind-an-address"),
        pytest.param(
            f"<p>{FIRST}</p><p>相关文件</p><p>《青石水库管理办法》规定，水库由县级管理。</p><p>{SECOND}</p>",
            id="a-heading-of-the-text",
        ),
        pytest.param(
            f"<p>{FIRST}{SECOND}</p><p>本表数据仅供参考</p><p>打印</p><p>{FIRST}</p><p>{SECOND}</p>",
            id="buttons-between-paragraphs",
        ),
        pytest.param(
            f"<p>{FIRST}</p><p>{SECOND}</p><p>主办单位：青石县水务局</p><p>承办单位：青石县水文站</p>"
            "<p>报名地址：青石县人民路1号，邮编：450000</p>",
            id="who-holds-an-event",
        ),
        pytest.param(
            "<p>现将六个典型案例公布如下。</p>"
            + "".join(
                f"<div><p><a href='/c/{n}'>某公司偷排污水案第{n}号详情</a></p><p>案例{n}：某公司偷排污水，被罚二十万元。</p></div>"
                for n in range(6)
            ),
            id="items-that-the-text-announces",
        ),
        pytest.param(
            f"<p>{FIRST}</p><p>{SECOND}</p><p>作品请于六月底前寄出。</p><p>投稿邮箱：shuiku@qingshi.example</p>".replace(
                "作品请", "征文请"
            ),
            id="where-to-send-contributions",
        ),
        *(
            pytest.param(f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p><p>{line}</p>", id=line)
            for line in (
                "咨询电话：0000-5126033",
                "青石自来水公司客服热线：0000-5126033",
                "征订启事由邮局发布，发行热线：0000-5126033",
                "欢迎订阅《青石日报》！",
                "网友纷纷留言：“为青石交警点个赞！”",
                "加入股票交流群，添加“老师”微信，骗局就开始了",
                "关注食品安全，了解更多知识",
                "版权所有者可以向县版权局投诉。",
                "关注“青石公积金”公众号并绑定的人，可在“测额度”里试算。",
            )
        ),
        pytest.param(
            f"<p>{FIRST}</p><p>{SECOND}</p><p>考生须对所填信息的真实性负责，后果自负。</p><p>咨询电话：0000-5126033</p><p>青石县人事局</p><p>2023年4月24日</p>",
            id="the-end-of-a-notice-of-an-office",
        ),
        *(
            pytest.param("".join(f"<p>{line}</p>" for line in (FIRST, SECOND, *lines)), id=reason)
            for reason, lines in {
                "a-committee": (
                    "组长：何田",
                    "执行主编：小满",
                    "三、工作要求",
                    "各单位要重视。",
                    "联系人：周也",
                    "青石县人民政府办公室",
                ),
                "a-song": ("作词：何田", "监制：小满", "演唱：周也", "青石河水缓缓流", "流过我家门前头"),
                "who-is-to-be-appointed": ("总编辑：何田", "公示时间：4月24日至4月28日", "举报电话：12380"),
                "awards": ("《大河》", "记者 林一舟 编辑 周也", "《春天》", "记者 何田 编辑 小满", "请各单位认真学习。"),
                "a-book-and-its-editor": ("水务局向图书馆赠送了新书《青石水利志》（主编：何田）",),
                "a-step-of-a-procedure": ("村民持身份证提出申请。审核：镇便民服务中心",),
                "a-share-and-its-rise": ("关注：青石股份↑3.5%", "重点关注：水泥板块↓2%"),
                "what-is-recited": ("选自《青石往事》的片段由演员朗诵，赢得了掌声。",),
                "a-method": ("本文综合运用文献与田野调查的方法，考察三座水库的由来。",),
                "pictures-behind-who-wrote-it": (
                    f"{THIRD} 记者 林一舟 编辑 周也 审核 何田",
                    "图为放水的现场",
                    "左起：何田、小满",
                ),
            }.items()
        ),
        pytest.param(
            f"<p>{FIRST}</p><p>四月的榜单公布了。</p><p>人气榜</p><p>《青石河》</p><p>{SECOND}</p><p>{THIRD}</p>",
            id="a-list-of-books",
        ),
    ],
)
def test_nothing_is_cut(markup: str) -> None:
    article = extract_article(page_with(f"<div class='content'>{markup}</div>"))
    assert article is not None
    shown = "".join(piece.rpartition(">")[2] for piece in markup.split("<"))
    assert [text for text in (article.body or "").replace("\n", "") if text.isalnum()] == [
        text for text in shown.replace("打印", "") if text.isalnum()
    ]


def test_the_first_paragraph_of_a_declaration() -> None:
    first = "郑重声明：近日发现有人未经授权冒用本会名义募捐，本会与其没有任何关系。"
    page = response_of(
        f"<h1>青石县慈善会关于防范冒名募捐的声明</h1>{META}<div class='content'><p>{first}</p>{PARAGRAPHS}</div>",
        head="<title>青石县慈善会关于防范冒名募捐的声明</title>",
    )
    article = extract_article(page)
    assert article is not None
    assert article.body == f"{first}\n{TEXT}"


@pytest.mark.parametrize("hidden", ["最新评论", "相关新闻"])
def test_a_hidden_heading_of_what_is_shown(hidden: str) -> None:
    rows = "".join(f"<li><p><a href='/n/{n}'>桐岭镇第{n}次集市照常开放</a></p><p>{SECOND}</p></li>" for n in range(4))
    markup = f"<div class='main'><div>{PARAGRAPHS}</div><div><h3 style='display:none'>{hidden}</h3><ul>{rows}</ul></div></div>"
    article = extract_article(page_with(markup))
    assert article is not None
    assert article.body == TEXT


@pytest.mark.parametrize(
    "beside",
    [
        pytest.param("<div>报纸订阅</div><div><a href='/dy'>立即订购</a></div>", id="a-link-to-subscribe"),
        pytest.param("<div>《县志》精装本 ￥88</div><div><a href='/s'>立即购买</a></div>", id="an-advertisement-of-a-book"),
    ],
)
def test_an_article_beside_goods(beside: str) -> None:
    article = extract_article(page_with(f"<div class='ad'>{beside}</div><div class='content'>{PARAGRAPHS}</div>"))
    assert article is not None


@pytest.mark.parametrize(
    "above",
    [
        pytest.param(f"<h3>要闻</h3><div>{TITLE}</div>", id="a-column-as-heading"),
        pytest.param(f"<h2>通知</h2><div class='title'>{TITLE}</div>", id="a-word-that-may-be-a-title"),
        pytest.param(f"<p>您的位置：首页 > 新闻</p><div>要闻</div>{META}<h1>{TITLE}</h1>", id="a-column-below-the-breadcrumb"),
    ],
)
def test_a_column_s_name_is_no_title(above: str) -> None:
    page = response_of(f"{NAVIGATION}{above}{META}<div>{PARAGRAPHS}</div>", head="<title>青石新闻网</title>")
    article = extract_article(page)
    assert article is not None
    assert article.title == TITLE


def test_an_empty_row_above_the_title() -> None:
    table = "<table><tr><td>索引号：</td><td>QS-12</td></tr><tr><td>主题词：</td><td></td></tr></table>"
    article = extract_article(
        response_of(f"{table}<h1>{TITLE}</h1>{META}<div class='content'>{PARAGRAPHS}</div><p>{TITLE}</p>")
    )
    assert article is not None
    assert (article.title, article.body) == (TITLE, TEXT)


@pytest.mark.parametrize(
    ("head", "published"),
    [
        pytest.param("<p>时间：2024-05-10</p><p>发布人：办公室</p>", "2024-05-10", id="who-put-it-up"),
        pytest.param("<p>访谈时间：2024-05-10 10:00</p>", "2024-05-10T10:00+08:00", id="an-event-s-day-where-no-other-stands"),
    ],
)
def test_a_day_of_the_page(head: str, published: str) -> None:
    article = extract_article(response_of(f"<h1>{TITLE}</h1>{head}<div>{PARAGRAPHS}</div>"))
    assert article is not None
    assert article.published == published


@pytest.mark.parametrize("name", ["来源：新浪青石", "作者：王五", "编辑：赵六"])
def test_names_of_other_articles(name: str) -> None:
    article = extract_article(
        response_of(f"<h1>{TITLE}</h1>{DATE}<div>{PARAGRAPHS}</div><h3>推荐阅读</h3>{OTHERS.format(*[name] * 6)}")
    )
    assert article is not None
    assert (article.source_name, article.author, article.editor) == (None, None, None)


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("来源：央视频 2024-05-10", "央视频"),
        ("来源：青石图片 摄影：林一舟", "青石图片"),
        ("2024-05-10 08:58日照新闻网", "日照新闻网"),
        ("2024年05月10日日照日报", "日照日报"),
        ("2024-05-10 视频青石", "视频青石"),
        ("来源：重庆听新闻", "重庆听新闻"),
        ("来源：青石新闻联播报", "青石新闻联播报"),
        ("来源：青石新闻网 林一舟 摄影报道 2024-05-10", "青石新闻网"),
    ],
)
def test_a_name_is_left_whole(line: str, source: str) -> None:
    article = extract_article(response_of(f"{NAVIGATION}<h1>{TITLE}</h1><div>{line}</div><div>{PARAGRAPHS}</div>"))
    assert article is not None
    assert article.source_name == source


@pytest.mark.parametrize(
    ("above", "below"),
    [
        pytest.param(
            (FIRST,),
            ("请于6月30日前将材料报送县水务局。", "联系人：何田，电话：0000-5126033", "青石县水务局", "2024年6月19日"),
            id="a-letter-that-passes-another-on",
        ),
        pytest.param((FIRST, SECOND), (SECOND, THIRD), id="a-remark-on-another-article"),
    ],
)
def test_text_behind_a_link_to_the_original(above: tuple[str, ...], below: tuple[str, ...]) -> None:
    link = "原文链接：http://www.a.example/n/show-12.html"
    article = extract_article(
        page_with("<div class='x9'>" + "".join(f"<p>{line}</p>" for line in (*above, link, *below)) + "</div>")
    )
    assert article is not None
    assert (article.body or "").split("\n")[-len(below) :] == list(below)


def test_a_letter_goes_on_behind_where_its_attachment_is_from() -> None:
    end = (
        "附件：《船工手册》节选",
        "来源：青石县航道局网站 http：//www.a.example/n/show-12.html",
        "青石县水务局",
        "2024年6月19日",
    )
    article = extract_article(page_with(f"<div class='x9'>{PARAGRAPHS}{''.join(f'<p>{line}</p>' for line in end)}</div>"))
    assert article is not None
    assert (article.body or "").split("\n")[-2:] == list(end[-2:])


def test_a_remark_behind_the_link_to_the_original_is_the_site_s() -> None:
    link, remark = "原文链接：http://www.a.example/n/show-12.html", "青石园地只管搬来好文章，读着顺口就好，各位看官自己掂量。"
    article = extract_article(page_with(f"<div class='x9'>{PARAGRAPHS}<p>{link}</p><p>{remark}</p></div>"))
    assert article is not None
    assert article.body == TEXT


def test_a_source_of_each_item_of_a_digest() -> None:
    items = "".join(
        f"<p>第{n}则</p><p>{text}</p><p>（摘自《青石{n}报》）</p>"
        for n, text in zip("一二三", (FIRST, SECOND, THIRD), strict=True)
    )
    article = extract_article(page_with(f"<div class='x9'>{items}</div>"))
    assert article is not None
    assert article.body is not None
    assert all(text in article.body for text in (FIRST, SECOND, THIRD, "摘自《青石二报》"))


def test_a_classic_and_its_translation_name_no_source() -> None:
    article = extract_article(
        response_of(
            f"<h1>{TITLE}</h1>{DATE}<div class='x9'><p>{FIRST}</p><p>原文：学而时习之</p><p>译文：学习并且时常温习，不也高兴吗？</p></div>"
        )
    )
    assert article is not None
    assert article.source_name is None
    assert (article.body or "").endswith("不也高兴吗？")
