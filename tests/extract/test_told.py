"""What tells news or makes a rule is the text's, whatever it says of copying and following; what a site says of itself is not."""

from __future__ import annotations

import pytest

from crawler.extract import extract_article
from crawler.extract.told import is_told
from tests.extract.pages import FIRST, META, PARAGRAPHS, SECOND, TEXT, THIRD, TITLE, page_with, response_of

TOLD = [
    pytest.param("县版权局表示，将严厉打击未经授权转载、侵犯著作权的行为。", id="what-an-office-says"),
    pytest.param("判决书指出，该公司未经授权转载文章，应停止侵权并赔偿。", id="what-a-judgment-says"),
    pytest.param("工作人员还提醒商家，如有侵权行为请联系县市场监管局处理。", id="what-somebody-is-told"),
    pytest.param("县知识产权局介绍，商家若侵权，应当及时删除链接。", id="what-an-office-explains"),
    pytest.param("会议通报了版权保护工作，未经授权不得转载他人作品，违者必究。", id="what-a-meeting-is-told"),
    pytest.param("下一步，县气象局将通过微信公众号及时发布预警，敬请村民关注。", id="what-comes-next"),
    pytest.param("据悉，该活动由县文联主办，更多精彩内容将在文化馆呈现。", id="what-is-heard"),
    pytest.param("县水务局将在微信公众号上公布名单，敬请关注。", id="what-an-office-will-do"),
    pytest.param("版权声明制度是著作权法修订的重要内容，与会专家对此展开讨论。", id="on-notices"),
    pytest.param("转载请联系原作者，这句话在自媒体时代常被忽视，专家建议完善授权机制。", id="on-the-words-of-a-notice"),
    pytest.param("（一）版权声明应当置于页面底部。", id="a-clause"),
    pytest.param("第十二条　未经许可不得转载。", id="an-article-of-a-rule"),
]
OF_THE_SITE = [
    pytest.param("本站提醒：文中观点仅供参考，风险自负。", id="what-the-site-says"),
    pytest.param("我们提醒读者，转载请注明出处。", id="what-we-say"),
    pytest.param("青石在线网站声明，本文转载自网络，侵权请联系我们删除。", id="what-a-site-declares"),
    pytest.param("青石财经网提醒：转载内容不代表赞同其观点，如侵权请联系删除。", id="what-a-site-by-its-name-says"),
    pytest.param("青石传媒公司将依法追究侵权责任，未经许可不得转载。", id="what-an-outlet-will-do"),
    pytest.param("一、转载内容版权归原作者所有，如有侵权请联系我们删除。", id="a-numbered-notice-on-copying"),
    pytest.param("温馨提醒，关注我们的微信公众号，看更多水库的消息。", id="a-reminder"),
    pytest.param("1、凡本网注明来源青石在线的作品，未经授权不得转载。", id="a-numbered-notice"),
]


@pytest.mark.parametrize("line", TOLD)
def test_news_and_clauses_end_a_text(line: str) -> None:
    assert is_told(line)
    article = extract_article(page_with(f"<div class='x9'>{PARAGRAPHS}<p>{line}</p></div>"))
    assert article is not None
    assert article.body == f"{TEXT}\n{line.replace('　', ' ')}"


@pytest.mark.parametrize("line", OF_THE_SITE)
def test_what_the_site_says_of_itself_is_cut(line: str) -> None:
    assert not is_told(line)
    article = extract_article(page_with(f"<div class='x9'>{PARAGRAPHS}<p>{line}</p></div>"))
    assert article is not None
    assert article.body == TEXT


@pytest.mark.parametrize("heading", ["声明", "特别声明"])
def test_what_is_declared_below_a_heading_is_text(heading: str) -> None:
    declared = "近日有人冒用县水务局的名义推销闸门，县水务局从未委托任何人推销。"
    page = response_of(
        f"<h1>{TITLE}</h1>{META}<div><p>{FIRST}</p><p>{heading}</p><p>{declared}</p><p>{SECOND}</p><p>{THIRD}</p></div>"
    )
    article = extract_article(page)
    assert article is not None
    assert article.body == "\n".join((FIRST, heading, declared, SECOND, THIRD))


@pytest.mark.parametrize(
    ("heading", "notice"),
    [
        ("声明", "本文转载自网络，不代表本站观点，如有侵权请联系我们删除。"),
        ("免责声明", "投资有风险，入市须谨慎，读者据此操作，盈亏自行承担。"),
        ("版权声明", "青石新闻网所刊载的全部内容，未经书面许可不得使用。"),
        ("声明", "本网所刊载的全部内容受法律保护，任何人使用须先来函。"),
    ],
)
def test_what_the_site_declares_below_a_heading_is_not(heading: str, notice: str) -> None:
    article = extract_article(page_with(f"<div>{PARAGRAPHS}<p>{heading}</p><p>{notice}</p></div>"))
    assert article is not None
    assert article.body == TEXT
