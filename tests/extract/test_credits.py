"""Lines of nothing but offices and names say who made a text; other lines with such words do not."""

from __future__ import annotations

import pytest

from crawler.extract import extract_article
from crawler.extract.names import credits_of
from tests.extract.pages import PARAGRAPHS, SECOND, TEXT, TITLE, page_with, response_of


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("图/林一舟 文/周也 编辑/小满", {"图": "林一舟", "文": "周也", "编辑": "小满"}, id="slashes"),
        pytest.param(
            "记者 林一舟 周也 编辑 小满 终审 何小二", {"记者": "林一舟 周也", "编辑": "小满", "终审": "何小二"}, id="spaces"
        ),
        pytest.param("（本文编辑 小满）", {"本文编辑": "小满"}, id="one-in-brackets"),
        pytest.param("【值守编辑：小满】", {"值守编辑": "小满"}, id="one-behind-a-colon"),
        pytest.param(
            "三审三校 ◎ 一校 小满 二校 何田 ◎ 责编 周也", {"一校": "小满", "二校": "何田", "责编": "周也"}, id="below-a-heading"
        ),
        pytest.param("责编｜周小满（实习） 排版｜何田", {"责编": "周小满", "排版": "何田"}, id="a-trainee"),
        pytest.param("图文供稿 / 水务科 审核 / 何田", {"图文供稿": "水务科", "审核": "何田"}, id="an-office-that-sent-it"),
        pytest.param("（青石网编辑 小满）", {"青石网编辑": "小满"}, id="a-site-s-editor"),
        pytest.param("审核 通过", {}, id="two-words"),
        pytest.param("记者 林一舟 周也", {}, id="reporters-alone-belong-to-the-text"),
        pytest.param("编辑部 七人 平均年龄六十八岁", {}, id="news-on-editors"),
        pytest.param("组长：何田 副组长：周也", {}, id="a-group-of-an-office"),
        pytest.param("审核：材料齐全的当场办结。", {}, id="a-step"),
    ],
)
def test_credits(line: str, expected: dict[str, str]) -> None:
    assert dict(credits_of(line)) == expected


@pytest.mark.parametrize(
    ("end", "editor", "author"),
    [
        pytest.param("<p>图/林一舟 文/周也 编辑/小满</p>", "小满", "周也", id="a-line"),
        pytest.param("<p>（本文编辑 小满）</p>", "小满", None, id="in-brackets"),
        pytest.param("<p>【值守编辑：小满】</p>", "小满", None, id="in-square-brackets"),
    ],
)
def test_who_made_a_text_is_no_text(end: str, editor: str, author: str | None) -> None:
    article = extract_article(page_with(f"<div class='x9'>{PARAGRAPHS}{end}</div>").replace(body=_without_author(end)))
    assert article is not None
    assert (article.body, article.editor, article.author) == (TEXT, editor, author)


def _without_author(end: str) -> bytes:
    return page_with(f"<div class='x9'>{PARAGRAPHS}{end}</div>").body.replace(" 作者：林一舟".encode(), b"")


@pytest.mark.parametrize(
    "glued",
    [
        "（以上稿件转自其他媒体，只为让更多人读到；图文若有权利瑕疵，请来信告知，我们核实后撤稿。）",
        "（以上稿件转自其他媒体，不等于青石在线同意其中的说法。）【责编：小满】",
        " 撰稿：林一舟 编辑：小满 核稿：何田",
        "特别提示：本站部分图文来自互联网，仅供学习交流之用。",
    ],
)
def test_glued_behind_the_last_sentence(glued: str) -> None:
    article = extract_article(page_with(f"<div class='x9'>{PARAGRAPHS.removesuffix('</p>')}{glued}</p></div>"))
    assert article is not None
    assert article.body == TEXT


def test_a_call_behind_who_made_a_text() -> None:
    end = f"{PARAGRAPHS.removesuffix('</p>')} 撰稿：林一舟 编辑：小满</p><p>去“议事园地”里坐坐</p>"
    article = extract_article(page_with(f"<div class='x9'>{end}</div>"))
    assert article is not None
    assert (article.body, article.editor) == (TEXT, "小满")


def test_an_editor_s_empty_label_takes_no_other_line() -> None:
    article = extract_article(page_with(f"<div>{PARAGRAPHS}</div><div>责任编辑：</div><div>本院微博 抖音</div>"))
    assert article is not None
    assert article.editor is None
    assert SECOND in (article.body or "")


@pytest.mark.parametrize(
    ("above", "author", "cut"),
    [
        pytest.param("您的浏览器不支持播放器", "林一舟", True, id="a-player"),
        pytest.param("三首小诗", None, False, id="words-of-the-text"),
    ],
)
def test_who_wrote_in_the_second_line_of_the_box(above: str, author: str | None, cut: bool) -> None:
    box = f"<div class='x9'><p>{above}</p><p>作者：林一舟</p>{PARAGRAPHS}</div>"
    article = extract_article(response_of(f"<h1>{TITLE}</h1><p>2023-04-24</p>{box}"))
    assert article is not None
    assert (article.author, article.body) == (author, TEXT if cut else f"{above}\n作者：林一舟\n{TEXT}")


@pytest.mark.parametrize(
    ("line", "author", "editor"),
    [
        pytest.param("文：本网记者林一舟", "林一舟", None, id="a-reporter"),
        pytest.param("文：林一舟（青石县融媒体中心）", "林一舟", None, id="from-where"),
        pytest.param("文：林一舟；图：何田", "林一舟", None, id="pictures-by-another"),
        pytest.param("文：实习生何田、记者林一舟", "林一舟", None, id="two-of-an-office"),
        pytest.param("文：欧阳修远之 编辑：何田", "欧阳修远之", "何田", id="a-pen-name-and-an-editor"),
    ],
)
def test_who_wrote_above_and_below_a_text(line: str, author: str, editor: str | None) -> None:
    row = f"<p>{line}</p>"
    for body in (f"{row}{PARAGRAPHS}", f"{PARAGRAPHS}{row}"):
        article = extract_article(response_of(f"<h1>{TITLE}</h1><p>发布时间：2023-04-24</p><div class='content'>{body}</div>"))
        assert article is not None
        assert (article.author, article.editor) == (author, editor)
        # Below the text it is the text's last line.
        assert body.startswith("<p>青石") or article.body == TEXT


@pytest.mark.parametrize(
    ("end", "author"),
    [
        pytest.param("<p>作者:水边人 QQ:100000001</p>", "水边人", id="a-pen-name-and-how-it-is-reached"),
        pytest.param("<p>文/何田 图/周也</p>", "何田", id="text-and-pictures"),
        pytest.param("<p>文/何田 图/周也、孟小满</p>", "何田", id="more-who-took-them"),
        pytest.param("<p>文：何田；图：周也</p>", "何田", id="with-colons"),
        pytest.param("<p>文/水利科 图/信息中心</p>", "水利科", id="offices"),
        pytest.param("<p>文/水利科 图/信息中心</p><p>2023年4月24日</p>", "水利科", id="offices-and-the-day"),
        pytest.param("<p>撰稿：何田妈妈、周也</p><p>摄影：孟小满</p>", "何田妈妈、周也", id="a-line-for-each"),
        pytest.param("<p>图文/何田</p>", "何田", id="both"),
    ],
)
def test_who_wrote_in_the_last_lines_is_no_text(end: str, author: str | None) -> None:
    article = extract_article(page_with(f"<div class='x9'>{PARAGRAPHS}{end}</div>").replace(body=_without_author(end)))
    assert article is not None
    assert (article.body, article.author) == (TEXT, author)


@pytest.mark.parametrize(
    ("end", "author"),
    [
        pytest.param("作者：何田", "何田", id="one"),
        pytest.param("作 者：何田、欧阳修远", "何田、欧阳修远", id="two-and-a-space-in-the-label"),
        pytest.param("（作者：何田）", "何田", id="in-brackets"),
    ],
)
def test_the_author_s_name_alone_stays_in_the_text(end: str, author: str) -> None:
    """As readers of real pages have marked it; the author is read from it all the same."""
    article = extract_article(
        page_with(f"<div class='x9'>{PARAGRAPHS}<p>{end}</p></div>").replace(body=_without_author(f"<p>{end}</p>"))
    )
    assert article is not None
    assert (article.body, article.author) == (f"{TEXT}\n{end}", author)


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(("《渡口》", "作者：何田", "《闸门》", "作者：周也"), id="a-list-of-works"),
        pytest.param(("题目：《渡口》", "作者：何田"), id="a-work-and-its-author"),
        pytest.param(("《渡口》", "作者：何田"), id="a-work-s-name-and-its-author"),
        pytest.param(("作品名称：渡口", "作者：何田"), id="a-work-without-marks"),
        pytest.param(("摄影：何田",), id="pictures-alone"),
        pytest.param(("导演：何田", "摄影：周也"), id="a-film-s"),
        pytest.param(("作者：何田，青石县水务局工程师，著有《水库志》。",), id="a-note-on-the-author"),
        pytest.param(("文/质彬彬的人", "图/穷匕见"), id="other-words"),
        pytest.param(("青石县水务局", "2023年4月24日"), id="who-signs"),
    ],
)
def test_last_lines_with_names_that_are_the_text_s(lines: tuple[str, ...]) -> None:
    article = extract_article(page_with(f"<div class='x9'>{PARAGRAPHS}{''.join(f'<p>{line}</p>' for line in lines)}</div>"))
    assert article is not None
    assert (article.body or "").split("\n")[3:] == list(lines)
