"""Originals that stand in a field beside the text, in the data of a page."""

from __future__ import annotations

import json

import pytest
from scrapy.http import HtmlResponse

from crawler.original import find_original

TITLE = "某地开展专项行动"
TEXT = "<p>近日，某地开展专项行动，出动执法人员三百人次，检查企业一百二十家，发现隐患四十处。</p><p>下一步，将继续检查，确保整改到位。</p>"
OWN = "http://m.reposts.org.cn/detail?id=88"
ORIGINAL = "http://www.xinqu.gov.cn/zwgk/content/post_18406.html"


def _page(script: str, shown: str = "", title: str = TITLE) -> HtmlResponse:
    text = f"<html><head><meta charset='utf-8'><title>{title}</title></head><body><div id='app'>{shown}</div><script>{script}</script></body></html>"
    return HtmlResponse(OWN, body=text.encode())


def _of(shown: str = "", **fields: object) -> HtmlResponse:
    article = {"title": TITLE, "publishTime": "2023-04-24 09:15", **fields, "content": TEXT}
    return _page(f"window.__STATE__={json.dumps({'detail': article})}", shown)


STATED = [
    pytest.param({"sourceUrl": ORIGINAL}, ("sourceUrl", ORIGINAL), id="the source's address"),
    pytest.param({"origin_url": f"{ORIGINAL}?utm_source=a"}, ("origin_url", f"{ORIGINAL}?utm_source=a"), id="as it is stated"),
    pytest.param({"originalLink": {"url": ORIGINAL}}, ("originalLink", ORIGINAL), id="an object"),
    pytest.param({"source": "新区政府", "linkUrl": ORIGINAL}, None, id="a link, which may lead to its page for phones"),
    pytest.param({"sourceUrl": "http://www.xinqu.gov.cn/"}, None, id="a home page"),
    pytest.param({"sourceUrl": "http://192.168.1.5/content/view/20230424.html"}, None, id="an address inside"),
    pytest.param({"sourceUrl": "http://cms.reposts-admin.com/api/article/20230424"}, None, id="the works of a site"),
    pytest.param({"sourceUrl": "https://xinqu.oss-cn-beijing.aliyuncs.com/html/20230424.html"}, None, id="storage"),
    pytest.param({"sourceUrl": "https://apps.apple.com/cn/app/xinqu/id1234567890"}, None, id="an app"),
    pytest.param({"sourceUrl": "https://www.baidu.com/link?url=abc"}, None, id="where the reader came from"),
    pytest.param({"sourceUrl": "http://www.reposts.org.cn/news/show-88.html"}, None, id="the site's own address of it"),
    pytest.param({"source": "新区政府", "shareUrl": ORIGINAL}, None, id="to share it"),
    pytest.param({"sourceUrl": "http://www.xinqu.gov.cn/files/a.jpg"}, None, id="a picture"),
    pytest.param({"sourceUrl": "/content/88.html"}, None, id="a path"),
    pytest.param({"sourceUrl": "新区政府"}, None, id="a name"),
    pytest.param({"sourceUrl": None}, None, id="nothing"),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "expected"), STATED)
def test_a_field_beside_the_text(fields: dict[str, object], expected: tuple[str, str] | None) -> None:
    found = find_original(_of(**fields))
    assert (None if found is None else (found.label, found.url)) == expected
    assert found is None or found.evidence == f"{found.label}: {found.url}"


def test_the_arguments_of_nuxt() -> None:
    address = ORIGINAL.replace("/", "\\u002F")
    text = TEXT.replace("<", "\\u003C").replace("/", "\\u002F")
    script = f'window.__NUXT__=(function(a,b){{return {{data:[{{list:[{{sourceUrl:"http:\\u002F\\u002Fwww.other.gov.cn\\u002Fa\\u002F20230401.html",title:"别的"}}],detail:{{title:"{TITLE}",sourceName:b,sourceUrl:a,content:"{text}"}}}}]}}}}("{address}","新区政府"));'
    found = find_original(_page(script))
    assert found is not None
    assert found.url == ORIGINAL


def test_words_in_the_text_say_more_than_a_field() -> None:
    other = "http://www.qingshi.gov.cn/art/2023/4/23/art_12_3456.html"
    article = {"title": TITLE, "sourceUrl": ORIGINAL, "content": f"{TEXT}<p>原文链接：{other}</p>"}
    found = find_original(_page(f"d={json.dumps(article)}"))
    assert found is not None
    assert found.url == other


SHOWN = f"<h1>{TITLE}</h1>{TEXT * 3}"
DATED = f"<h1>{TITLE}</h1><p>2023年4月24日 09:15</p>{TEXT * 3}"


def test_the_data_of_a_page_that_shows_its_text_too() -> None:
    found = find_original(_of(SHOWN, sourceUrl=ORIGINAL))
    assert found is not None
    assert (found.label, found.url) == ("sourceUrl", ORIGINAL)


@pytest.mark.parametrize(
    ("state", "label"),
    [
        pytest.param({"detail": {"title": TITLE, "source_url": ORIGINAL, "ctime": "2023-04-24"}}, "source_url", id="without a text"),
        pytest.param(
            {"page": {"post": {"title": TITLE, "date": "2023-04-24", "source": {"name": "新区", "originalUrl": ORIGINAL}}}},
            "originalUrl",
            id="in its source's object",
        ),
        pytest.param(
            {"data": [{"article": {"title": TITLE, "publishTime": "2023-04-24", "source": "", "originUrl": ORIGINAL}}]},
            "originUrl",
            id="Nuxt's data",
        ),
        pytest.param({"column": {"name": TITLE, "createTime": "2023-04-24", "originUrl": ORIGINAL}}, None, id="a column's name"),
        pytest.param({"video": {"title": TITLE, "publishTime": "2023-04-24", "sourceUrl": ORIGINAL}}, None, id="a film of that title"),
        pytest.param({"detail": {"title": TITLE, "source_url": ORIGINAL, "ctime": "2022-11-01"}}, None, id="of another day"),
        pytest.param(
            {"now": {"title": TITLE, "ctime": "2023-04-24"}, "other": {"title": TITLE, "source_url": ORIGINAL, "ctime": "2023-04-24"}},
            None,
            id="one of two that are called so",
        ),
        pytest.param({"detail": {"title": TITLE, "source_url": ORIGINAL}}, None, id="without a time"),
        pytest.param({"detail": {"title": "另一地开展专项行动", "source_url": ORIGINAL, "ctime": "2023-04-24"}}, None, id="another title"),
        pytest.param(
            {"list": [{"detail": {"title": TITLE, "source_url": ORIGINAL, "ctime": "2023-04-24"}}]}, None, id="in a list's item"
        ),
        pytest.param(
            {one: {"title": TITLE, "source_url": f"{ORIGINAL}?id={one}", "ctime": "2023-04-24"} for one in "ab"}, None, id="two originals"
        ),
    ],
)  # fmt: skip
def test_the_data_of_a_page_that_alone_shows_its_text(state: dict[str, object], label: str | None) -> None:
    found = find_original(_page(f"d={json.dumps(state)}", DATED))
    assert (found.label if found else None) == label


def test_the_data_of_what_another_heading_leads_to() -> None:
    other = "省里召开乡村振兴现场推进会议"
    state = {"detail": {"title": other, "publishTime": "2023-04-24", "sourceUrl": ORIGINAL}}
    for heading in (f"<h1><a href='/2'>{other}</a></h1>", f"<aside><h1>{other}</h1></aside>"):
        assert find_original(_page(f"d={json.dumps(state)}", heading + DATED)) is None


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"title": "另一地开展专项行动"}, id="another article's"),
        pytest.param({"title": TITLE}, id="a title without a text"),
        pytest.param(
            {
                "title": TITLE,
                "content": "<p>另一地的水务局昨天说，招聘公告已经发布，报名从下周一开始，共招六人，名单随后公示。</p>",
            },
            id="the same title, another text",
        ),
    ],
)
def test_the_data_of_other_articles(other: dict[str, str]) -> None:
    state = {"list": [{**other, "publishTime": "2023-04-24", "sourceUrl": ORIGINAL}]}
    assert find_original(_page(f"d={json.dumps(state)}", SHOWN)) is None


def test_the_data_of_a_page_whose_title_is_no_heading() -> None:
    state = {"detail": {"title": TITLE, "source_url": ORIGINAL, "ctime": "2023-04-24"}}
    found = find_original(_page(f"d={json.dumps(state)}", DATED.replace("h1>", "div>")))
    assert found is not None
    assert found.url == ORIGINAL
