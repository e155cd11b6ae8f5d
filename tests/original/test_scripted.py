"""Originals that an inline script writes on the page."""

from __future__ import annotations

import pytest

from crawler.original import find_original
from tests.growth import LINEAR, growth
from tests.original.support import ARTICLE, filled, page

# `@` stands for the original's address without its scheme, `#own` for the page's own address.
WRITTEN = [
    pytest.param("var u=\"http://@\";document.getElementById('y').innerHTML='原文链接：<a href=\"'+u+'\">'+u+'</a>';", "原文链接", id="a variable, into an element"),
    pytest.param("var u = 'http://@';\nif (u != '') { document.write(\"<a href='\" + u + \"' target=_blank>查看原文</a>\"); }", "查看原文", id="around the label"),
    pytest.param("document.write('<p>来源链接：<a href=\"http://@\">新区政府网</a></p>')", "来源链接", id="the address itself"),
    pytest.param("$('#y').html(\"<span>原文地址：</span><a href='http://@'>点击</a>\");", "原文地址", id="in an element of its own"),
    pytest.param("const u = 'http:\\/\\/@'; el.innerHTML = `【原文网址】${u}`;", "原文网址", id="a template, and an escaped address"),
    pytest.param("var a={};var src='';src='http://@';", None, id="nothing is written"),
    pytest.param("for (i in list) document.write('<a href=\"' + list[i].url + '\">阅读原文</a>');", None, id="the field of what is not known"),
    pytest.param("let u='http://@'; u='http://www.xinqu.gov.cn/zwgk/content/post_2.html'; el.innerHTML='原文链接：'+u;", None, id="a variable that changes"),
    pytest.param("let u='http://@' + id; el.innerHTML='原文链接：'+u;", None, id="a part of the address"),
    pytest.param("var u=''; el.innerHTML='原文链接：<a href=\"'+u+'\">'+u+'</a>';", None, id="a template that was not filled in"),
    pytest.param("var u='#own'; document.write('原文链接：'+u);", None, id="the page itself"),
    pytest.param("var u='http://@'; el.innerHTML='来源：<a href=\"'+u+'\">新区</a>';", None, id="a name that may lead home"),
    pytest.param("var u='http://@'; el.innerHTML='请勿删除原文链接：'+u;", None, id="a label in a sentence"),
    pytest.param("var u='http://www.xinqu.gov.cn/'; el.innerHTML='原文链接：'+u;", "原文链接", id="a home page is one, of its kind"),
]  # fmt: skip


@pytest.mark.parametrize(("script", "label"), WRITTEN)
def test_what_a_script_writes(script: str, label: str | None) -> None:
    found = find_original(page(f'<p id="y"></p><script>{filled(script)}</script>'))
    assert (None if found is None else found.label) == label
    if found is not None and found.kind == "article":
        assert found.url == f"http://{ARTICLE}"
        assert found.evidence == f"{label}：http://{ARTICLE}"


def test_words_of_the_page_come_first() -> None:
    other = "http://www.xinqu.gov.cn/zwgk/content/post_2.html"
    found = find_original(
        page(filled(f"<p>原文链接：http://@</p><script>var u='{other}';el.innerHTML='来源链接：'+u;</script>"))
    )
    assert found is not None
    assert found.url == f"http://{ARTICLE}"


@pytest.mark.parametrize(
    "piece",
    ["el.innerHTML='原文链接：<a <a <a ", "var u='http://a.cn/1';", "原文链接：'+u+'", "<a href='+u+'>原文", "`原文地址：${u"],
)
def test_no_script_takes_long(piece: str) -> None:
    whole = piece * (180_000 // len(piece))
    assert growth(whole, lambda text: page(f"<script>el.innerHTML='';{text}</script>"), find_original) < LINEAR


def test_many_scripts_with_a_label_each_take_no_longer_than_one() -> None:
    piece = "<script>u='http://a.cn/1';el.innerHTML='原文链接：'+u;</script>"
    assert growth(piece * 3_000, page, find_original) < LINEAR
