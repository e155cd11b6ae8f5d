"""What the folding removes, and where the sentences of a body are."""

from __future__ import annotations

import random

import pytest

from crawler.match import fold, sentences
from crawler.match.fold import LONGEST, places
from tests.prose import grammar


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        pytest.param(None, "", id="no text"),
        pytest.param("２０２３年 1 月", "2023年1月", id="full width and spaces"),
        pytest.param("“放管服”和‘一网通办’", "放管服和一网通办", id="quotation marks"),
        pytest.param("「放管服」『改革』", "放管服改革", id="corner brackets"),
        pytest.param("金\u200b溪\u2060县\ufeff", "金溪县", id="zero width"),
        pytest.param("《办法》（试行）", "《办法》(试行)", id="title marks stay"),
        pytest.param("好……", "好......", id="ellipsis by NFKC"),
        pytest.param("e\u0301", "é", id="combined"),
        pytest.param("\ud800甲", "\ud800甲", id="a lone surrogate"),
        pytest.param("正忙著搶收", "正忙着抢收", id="着 in traditional characters, which simplified texts have in 著名"),
        pytest.param("正忙着搶收", "正忙着抢收", id="着 as Hong Kong and Macau write it"),
        pytest.param("著名作者的著作", "着名作者的着作", id="so 著 is one with it"),
        pytest.param("衞生署答覆：枱面、敍述", "卫生署答复:台面、叙述", id="Hong Kong's own"),
        pytest.param(
            "藉此瞭解，揹起老人，經濟復甦", "借此了解,背起老人,经济复苏", id="one of several characters for a simplified one"
        ),
        pytest.param(
            "乾旱後週邊裡裏臺佈髮佔證為爲眾羣鐘麵鬆徵纔彙複繫製衹",
            "干旱后周边里里台布发占证为为众群钟面松征才汇复系制只",
            id="OpenCC's",
        ),
        pytest.param("滑鼠和網路", "滑鼠和网路", id="Taiwan's words stay"),
        pytest.param("影像很好，座位好", "影像很好,座位好", id="characters of another sense stay"),
    ],
)
def test_fold(text: str | None, folded: str) -> None:
    assert fold(text) == folded
    assert fold(folded) == folded


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("", [], id="none"),
        pytest.param("甲。乙！丙？丁", ["甲。", "乙!", "丙?", "丁"], id="by 。！？"),
        pytest.param("甲\n乙\n\n丙", ["甲", "乙", "丙"], id="by paragraphs"),
        pytest.param("他说：“好。”乙。", ["他说:好。", "乙。"], id="a quotation mark goes with its sentence"),
        pytest.param("（甲。）乙。", ["(甲。)", "乙。"], id="a bracket goes with its sentence"),
        pytest.param("真的？！！乙。", ["真的?!!", "乙。"], id="several marks"),
        pytest.param("见http://a.cn/show.php?id=3&b!2。", ["见http://a.cn/show.php?id=3&b!2。"], id="an address"),
        pytest.param("好！4月23日开工。", ["好!", "4月23日开工。"], id="a figure behind an exclamation mark"),
        pytest.param("增长12.5%。", ["增长12.5%。"], id="a point in a figure"),
        pytest.param("It opened. It grew by 1.5.", ["Itopened.", "Itgrewby1.5."], id="English"),
        pytest.param("本报讯 县里开会。", ["本报讯", "县里开会。"], id="本报讯"),
        pytest.param(
            "新华社北京1月2日电（记者 张三）县里开会。", ["新华社北京1月2日电(记者张三)", "县里开会。"], id="dateline"
        ),
        pytest.param("青石水务讯　近日，县里开会。", ["青石水务讯", "近日,县里开会。"], id="an account's name for a dateline"),
        pytest.param("青石水务讯（通讯员 何田）县里开会。", ["青石水务讯(通讯员何田)", "县里开会。"], id="with who wrote it"),
        pytest.param("青石通讯 县里开会。", ["青石通讯县里开会。"], id="no dateline: the name of a paper"),
        pytest.param("县里传来喜讯。", ["县里传来喜讯。"], id="no dateline: a word"),
        pytest.param(
            "据新华社报道，县里开会。", ["据新华社报道,", "县里开会。"], id="who tells it goes and comes as a dateline does"
        ),
        pytest.param("据云浦县融媒体中心消息，县里开会。", ["据云浦县融媒体中心消息,", "县里开会。"], id="a county's account"),
        pytest.param("据了解，县里开会。", ["据了解,县里开会。"], id="nobody tells it"),
        pytest.param("县里开会.会上发言．", ["县里开会。", "会上发言。"], id="stops of half width"),
        pytest.param("1.县里开会。2.会上发言。", ["1.县里开会。", "2.会上发言。"], id="points of a list"),
        pytest.param("记者从国家电网获悉，县里停电。", ["记者从国家电网获悉,县里停电。"], id="no dateline: 国家电网"),
        pytest.param("“”\n \u200b\n甲", ["甲"], id="what folds to nothing is no sentence"),
    ],
)
def test_sentences(body: str, expected: list[str]) -> None:
    assert [sentence.text for sentence in sentences(body)] == expected


def test_a_sentence_has_its_place() -> None:
    body = "　　甲乙。“丙 丁！”\n\n戊"
    assert [(body[s.start : s.end], s.paragraph) for s in sentences(body)] == [("　　甲乙。", 0), ("“丙 丁！”", 0), ("戊", 2)]


def test_a_long_sentence_is_cut_into_pieces_that_meet_again_after_an_insertion() -> None:
    text = "".join(line for block in grammar.paragraphs(random.Random(1), 4000) for line in block).replace("。", "，")
    one, other = sentences(text), sentences("先说一句，" + text)
    assert max(len(sentence.text) for sentence in one) <= LONGEST
    assert len({s.text for s in one} & {s.text for s in other}) > len(one) * 0.9


def test_places_of_folded_characters() -> None:
    assert places("“甲 ㎡”乙") == ("甲m2乙", [1, 3, 3, 5])


def test_places_where_only_a_run_combines() -> None:
    assert places("\u1100\u1161甲") == ("가甲", [0, 0])
