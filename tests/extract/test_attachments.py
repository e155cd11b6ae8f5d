"""The files and pictures of an article."""

from __future__ import annotations

from crawler.extract import extract_article
from tests.extract.pages import PARAGRAPHS, page_with


def test_files_and_pictures_of_the_article_only() -> None:
    markup = (
        "<img src='/logo_top.png'><div class='c'>" + PARAGRAPHS + "<p><img src='/up/1.jpg' alt='大坝'></p>"
        "<p><a href='a.pdf'>水库名录</a></p></div><div class='related'><img src='/up/2.jpg'></div>"
    )
    article = extract_article(page_with(markup))
    assert article is not None
    assert article.attachments == [{"url": "http://www.qingshi.example/a.pdf", "text": "水库名录"}]
    assert article.images == [{"url": "http://www.qingshi.example/up/1.jpg", "text": "大坝"}]
