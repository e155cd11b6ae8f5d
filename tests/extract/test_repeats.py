from __future__ import annotations

import pytest

from crawler.extract import extract_article
from tests.extract.pages import FIRST, PARAGRAPHS, SECOND, TEXT, THIRD, TITLE, page_with, response_of


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        pytest.param(f"<div>{PARAGRAPHS}<div>举报/反馈</div></div>", TEXT, id="buttons-of-an-account's-page"),
        pytest.param(
            f"<div><p>{FIRST}</p><table><tr><td>广告</td></tr></table><p>{SECOND}</p><p>{THIRD}</p></div>",
            TEXT,
            id="the-word-above-an-advertisement",
        ),
        pytest.param(
            f"<p>{FIRST}</p><table><tr><td>行业</td><td>户数</td></tr><tr><td>广告</td><td>12</td></tr></table><p>{SECOND}</p>",
            f"{FIRST}\n行业\t户数\n广告\t12\n{SECOND}",
            id="the-same-word-in-a-table",
        ),
        # A CMS fills an empty summary with the beginning of the text.
        pytest.param(
            f"<div class='summary'>{FIRST[:20]}</div><div class='content'>{PARAGRAPHS}</div>",
            TEXT,
            id="summary-that-the-text-repeats",
        ),
        pytest.param(
            f"<div class='summary'>摘要：{FIRST[:24]}…</div><div class='content'>{PARAGRAPHS}</div>",
            TEXT,
            id="labelled-summary-that-the-text-repeats",
        ),
        # An excerpt may go over several paragraphs, and leave out quotes or who reported.
        pytest.param(
            f"<div class='intro'>{FIRST} {SECOND[:30]}...</div><div class='content'><div>{FIRST}</div><div>{SECOND}</div><div>{THIRD}</div></div>",
            TEXT,
            id="excerpt-of-two-paragraphs",
        ),
        pytest.param(
            f"<p class='digest'>青石网讯 {FIRST[:20]}…</p><p>青石网讯（记者 林一舟）{FIRST}</p><p>{SECOND}</p>",
            f"青石网讯（记者 林一舟）{FIRST}\n{SECOND}",
            id="excerpt-without-the-reporter",
        ),
        pytest.param(
            f"<div class='summary'>核心提示：青石网讯（记者 林一舟）{FIRST[:24]}……</div><div class='content'><p>各位代表：</p><p>青石网讯（记者 林一舟）{FIRST}</p><p>{SECOND}</p></div>",
            f"各位代表：\n青石网讯（记者 林一舟）{FIRST}\n{SECOND}",
            id="excerpt-of-what-follows-the-salutation",
        ),
        pytest.param(
            f"<div class='summary'>核心提示：{THIRD[:22]}。</div><div class='content'>{PARAGRAPHS}</div>",
            f"核心提示：{THIRD[:22]}。\n{TEXT}",
            id="a-whole-sentence-of-its-own",
        ),
        pytest.param(
            f"<div class='summary'>{THIRD[:22]}…</div><div class='content'>{PARAGRAPHS}</div>",
            f"{THIRD[:22]}…\n{TEXT}",
            id="a-lead-of-its-own",
        ),
        pytest.param(
            f"<div><p>青石县三座小水库完工</p><p>青石县三座小水库完工以后，{SECOND}</p><p>{THIRD}</p></div>",
            f"青石县三座小水库完工\n青石县三座小水库完工以后，{SECOND}\n{THIRD}",
            id="heading-that-the-text-repeats-in-its-own-block",
        ),
        # The caption of a picture is its alt, and that is the title.
        pytest.param(
            f"<div>{PARAGRAPHS}<p><img src='/1.jpg'></p><p>{TITLE}</p></div>", TEXT, id="a-caption-that-says-the-title"
        ),
        pytest.param(
            f"<figure><img src='/1.jpg'><figcaption>{TITLE}</figcaption></figure>{PARAGRAPHS}",
            TEXT,
            id="a-figure-s-caption-above-the-text",
        ),
        pytest.param(f"<div>{PARAGRAPHS}<p>{TITLE}了</p></div>", f"{TEXT}\n{TITLE}了", id="a-last-line-of-its-own"),
        pytest.param(
            f"<p>{FIRST}</p><div class='b'><div>推荐</div></div><p>{SECOND}</p><p>{THIRD}</p>", TEXT, id="what-is-left-of-a-box"
        ),
        pytest.param(f"<div>{PARAGRAPHS}<p>记者：林一舟　责编：周也</p></div>", TEXT, id="credits-are-taken-whole"),
        pytest.param(
            f"<div>{PARAGRAPHS}<p>（记者 林一舟）</p></div>", f"{TEXT}\n（记者 林一舟）", id="a-reporter-in-brackets-stays"
        ),
    ],
)
def test_what_is_no_text_of_its_own(markup: str, expected: str) -> None:
    article = extract_article(page_with(markup))
    assert article is not None
    assert article.body == expected


def test_credits_are_fields() -> None:
    article = extract_article(
        response_of(f"<h1>{TITLE}</h1><p>2023-04-24</p><div>{PARAGRAPHS}<p>记者：林一舟　责编：周也</p></div>")
    )
    assert article is not None
    assert (article.author, article.editor) == ("林一舟", "周也")
