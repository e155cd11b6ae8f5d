"""Relations by issue 5's definitions: one row, one reason. Then similarity and the changed passages."""

from __future__ import annotations

import pytest

from crawler.match import Change, File, Place, Text, judge
from tests.match.samples import NOTE, OTHER, OTHER_2, WORK, A, B, C, D, E, F, paragraphs

DATELINE = "新华社北京1月2日电（记者 张三）"
LIST = paragraphs("主要任务如下", "一是修路", "二是架桥", "三是通水", "四是供电到户并安装电表")

ROWS = [
    # source, repost, relation, reason
    (WORK, WORK, "verbatim", "the same"),
    (WORK, WORK.replace("\n", ""), "verbatim", "paragraphs joined"),
    (WORK, paragraphs(A, B, C, D, E, F), "verbatim", "paragraphs split"),
    (WORK, WORK.replace("\n", "\n\n\n"), "verbatim", "empty paragraphs between"),
    (WORK, "　　" + WORK.replace("\n", "\n　　"), "verbatim", "paragraphs indented by ideographic spaces"),
    (WORK, WORK.replace("“", '"').replace("”", '"'), "verbatim", "quotation marks straight"),
    (WORK, WORK.replace("“", "「").replace("”", "」"), "verbatim", "quotation marks as in Taiwan"),
    (WORK, WORK.replace("“", "").replace("”", ""), "verbatim", "quotation marks dropped"),
    (WORK, WORK.translate(str.maketrans("0123456789%.", "０１２３４５６７８９％．")), "verbatim", "figures of full width"),
    (WORK, WORK.replace("，", ",").replace("！", "!").replace("？", "?"), "verbatim", "punctuation of half width"),
    (WORK, WORK.replace("。", "｡"), "verbatim", "full stops of half width"),
    (WORK, WORK.replace("3286", " 3286 "), "verbatim", "spaces around a figure"),
    (WORK, WORK.replace("金溪", "金\u200b溪\ufeff"), "verbatim", "zero-width characters between words"),
    (WORK, WORK.replace("，", "，\u00ad"), "verbatim", "soft hyphens"),
    (WORK, WORK.replace("金溪", "金\r\u2028溪"), "verbatim", "line separators that are no paragraphs"),
    (WORK, WORK.replace("一件事", "一\n件\n事"), "verbatim", "a paragraph torn in mid-sentence"),
    (LIST, LIST.replace("\n", ""), "verbatim", "paragraphs without a full stop, joined"),
    ("①完成。②开工。" + WORK, "1完成。2开工。" + WORK, "verbatim", "figures in circles"),
    ("面积3㎡。" + WORK, "面积3m2。" + WORK, "verbatim", "units in one character"),
    ("他说：“好。”" + WORK, "他说：好。" + WORK, "verbatim", "a quotation mark behind a full stop"),
    (WORK, paragraphs(F, A + B + C, D + E), "edited", "a paragraph moved, though no sentence differs"),
    (WORK, paragraphs(A, C + B, D + E, F), "edited", "a sentence moved"),
    (A + B + A + C, A + A + B + C, "edited", "a repeated sentence moved"),
    (paragraphs(DATELINE, A, B), paragraphs(A, B, DATELINE), "verbatim", "a dateline moved"),
    (paragraphs("图为会议现场。", A, B), paragraphs(A, B, "图为会议现场。"), "verbatim", "a caption moved"),
    (
        paragraphs("会议现场（张三摄）。", A, B),
        paragraphs(A, "会议现场（张三摄）。", B),
        "verbatim",
        "and who took the picture",
    ),
    (
        paragraphs(A, "乡镇", "户数", "石桥", "12"),
        paragraphs(A, "乡镇", "石桥", "户数", "12"),
        "verbatim",
        "a table read by its columns",
    ),
    (paragraphs(A, "一、修路", B), paragraphs("一、修路", A, B), "verbatim", "a heading moved"),
    (DATELINE + WORK, DATELINE.replace(" ", "") + "　" + WORK, "verbatim", "another space behind the dateline"),
    (WORK, paragraphs(A, D + E, F), "abridged", "sentences missing"),
    (WORK, paragraphs(A, B + C, F), "abridged", "a paragraph missing"),
    (WORK, paragraphs(B + C, D + E), "abridged", "first and last sentence missing"),
    (WORK, B + C, "abridged", "an excerpt of a third and more"),
    (WORK, paragraphs(D + E, A), "edited", "sentences missing, others moved"),
    (A + B + A, A + B, "abridged", "a repeated sentence stands once"),
    (A + B * 3, A + B * 2, "abridged", "a sentence stands twice, not three times"),
    (WORK, WORK[:-8], "abridged", "the text breaks off in mid-sentence"),
    (WORK, WORK[:-8] + "……", "abridged", "breaks off with an ellipsis"),
    (WORK, WORK[:-8] + "...", "abridged", "breaks off with points"),
    (WORK, paragraphs(A, B + C, D[:1] + "……"), "abridged", "breaks off behind one character of a sentence"),
    (WORK, paragraphs(A, B + C, D[:5] + "..."), "abridged", "behind a few, with points"),
    (WORK, paragraphs(A, B + C, "……"), "abridged", "breaks off between two sentences"),
    (WORK, paragraphs(A, B, E[:3] + "…"), "abridged", "sentences missing, then it breaks off"),
    (WORK, WORK[: WORK.index("一次办")], "abridged", "breaks off, and paragraphs behind are missing"),
    (DATELINE + WORK, WORK, "abridged", "the dateline is missing"),
    ("本报讯 " + WORK, WORK, "abridged", "本报讯 is missing"),
    ("本报讯（记者李四）" + WORK, WORK, "abridged", "本报讯 with a reporter is missing"),
    ("人民网武汉4月24日电 " + WORK, WORK, "abridged", "a web site's dateline is missing"),
    (WORK + "（记者 张三 通讯员 李四）", WORK, "abridged", "the reporter at the end is missing"),
    (WORK + "\n（来源：金溪县政府办）", WORK, "abridged", "the source at the end is missing"),
    ("一、会议召开\n" + WORK, WORK, "abridged", "a heading without a full stop is missing"),
    (LIST, LIST.replace("三是通水\n", ""), "abridged", "an item of a list is missing"),
    (WORK, paragraphs(A, B + C).replace("“", ""), "abridged", "sentences missing, quotation marks dropped"),
    (WORK, NOTE + "\n" + WORK, "extended", "编者按 before"),
    (WORK, WORK + "\n" + OTHER, "extended", "a paragraph behind"),
    (WORK, paragraphs(A, B + OTHER + C, D + E, F), "extended", "a sentence between"),
    (WORK, WORK + A, "extended", "a sentence repeated at the end"),
    (WORK, "本报讯 " + WORK, "extended", "本报讯 before"),
    (WORK, DATELINE + WORK, "extended", "a dateline before"),
    (WORK, WORK + "\n（记者 张三）", "extended", "a reporter behind"),
    (WORK, "图为会议现场\n" + WORK, "extended", "a caption without a full stop"),
    (B + C, WORK, "extended", "the source is an excerpt of the repost"),
    (WORK[:-8], WORK, "extended", "the source breaks off in mid-sentence"),
    (paragraphs(A, B + C, D[:1] + "……"), WORK, "extended", "the source breaks off behind one character"),
    (WORK, WORK + "……", "verbatim", "an ellipsis behind all of it"),
    (WORK, paragraphs(A, B + C, "另……"), "edited", "breaks off in a sentence of its own"),
    (WORK, paragraphs(A, B + C, A[:3] + "……"), "edited", "breaks off in a sentence that stood before"),
    (WORK, WORK.replace("3286", "3287"), "edited", "another figure"),
    (WORK, WORK.replace("李明", "王明"), "edited", "another name"),
    (WORK, WORK.replace("县委书记", ""), "edited", "a word dropped inside a sentence"),
    (WORK, WORK.replace("会议指出", "会议明确指出"), "edited", "a word added inside a sentence"),
    (WORK, WORK.replace("12.5%", "1.25%"), "edited", "a point that moved"),
    (WORK, WORK.replace("召开", "召開"), "verbatim", "a traditional character: other sites turn them by machine"),
    (WORK, WORK.replace("“放管服”", "（放管服）"), "edited", "brackets for quotation marks"),
    (WORK, WORK.replace("问题清单，", "问题清单。"), "edited", "a comma became a full stop"),
    (WORK, WORK.replace("增长12.5%。", "增长12.5%；"), "edited", "a full stop became a semicolon"),
    (WORK, WORK[:-1] + "！", "edited", "a full stop became an exclamation mark"),
    (WORK, paragraphs(A, B + C, F, OTHER), "edited", "sentences both missing and added"),
    (WORK, NOTE + "\n" + paragraphs(A, B + C, D), "edited", "编者按 before, sentences missing"),
    (WORK, paragraphs(A, B + C, D + OTHER, F), "edited", "a sentence replaced by another"),
    (WORK, A.replace("4", "5") + B + C, "edited", "an excerpt with a changed figure"),
    (WORK, WORK.replace("。", ""), "edited", "full stops dropped"),
    ("新华社北京1月2日电 " + WORK, "本报讯 " + WORK, "edited", "another dateline"),
    (WORK, WORK.replace("全县", "《全县》"), "edited", "title marks are no quotation marks"),
    (WORK, OTHER + OTHER_2, "different", "another article"),
    (
        WORK,
        A + OTHER + OTHER_2 + OTHER.replace("青山", "白云") + OTHER_2.replace("王", "赵"),
        "different",
        "under a third is shared",
    ),
    (A + OTHER * 3, A + OTHER_2 * 3, "different", "only the first sentence is shared"),
    (WORK, "", "different", "the repost has no body"),
    (None, WORK, "different", "the source has no body"),
    (WORK, "特此公告。", "different", "a short text of its own"),
    (None, "", None, "two texts without a body: nothing can be told"),
    (None, None, None, "nor of two pages that have none at all"),
    ("\u200b \n", "“”", None, "nor of two bodies of which the folding leaves nothing"),
]


@pytest.mark.parametrize(("source", "repost", "relation"), [pytest.param(*row[:3], id=row[3]) for row in ROWS])
def test_relation(source: str | None, repost: str | None, relation: str | None) -> None:
    assert judge(Text("标题", None, source), Text("标题", None, repost)).relation == relation


BUDGET = "云浦市2024年财政预算公开表"


def with_file(body: str | None, *files: tuple[str, str]) -> Text:
    return Text(BUDGET, None, body, tuple(File(*each) for each in files))


@pytest.mark.parametrize(
    ("source", "repost", "relation"),
    [
        pytest.param(with_file(f"{BUDGET}.pdf", ("/upload/1.pdf", f"{BUDGET}.pdf")), with_file(f"{BUDGET}.pdf", ("/upload/2.pdf", f"{BUDGET}.pdf")), None, id="two files of one name: nobody has compared them"),
        pytest.param(with_file(f"{BUDGET}.pdf", ("/upload/1.pdf", f"{BUDGET}.pdf")), with_file(f"{BUDGET}.pdf", ("/upload/1.pdf", f"{BUDGET}.pdf")), "verbatim", id="both give the same file"),
        pytest.param(with_file(f"附件1：{BUDGET}.pdf", ("/1.pdf", f"{BUDGET}.pdf")), with_file(f"附件：{BUDGET}", ("/2.pdf", f"{BUDGET}.pdf")), None, id="the name, with and without 附件 before it"),
        pytest.param(with_file("附件：\n1.总表.xls\n2.明细表.xls", ("/1.xls", "1.总表.xls"), ("/2.xls", "明细表.xls")), with_file("点击下载附件", ("/2.pdf", "附件")), None, id="several files, and one without a name"),
        pytest.param(with_file(f"{BUDGET}.pdf", ("/1.pdf", f"{BUDGET}.pdf")), with_file(None), None, id="the repost has nothing"),
        pytest.param(with_file(WORK + "\n附件.pdf", ("/1.pdf", "附件.pdf")), with_file(WORK + "\n附件.pdf", ("/2.pdf", "附件.pdf")), "verbatim", id="a text with a file at another address"),
        pytest.param(with_file(f"{BUDGET}.pdf", ("/1.pdf", f"{BUDGET}.pdf")), with_file(WORK), None, id="the repost has a text: nobody has read the file"),
        pytest.param(with_file("预算公开表"), with_file("预算公开表"), "verbatim", id="a short text that is no file's name"),
    ],
)  # fmt: skip
def test_texts_that_are_only_files(source: Text, repost: Text, relation: str | None) -> None:
    assert judge(source, repost).relation == relation
    assert relation is not None or judge(source, repost).similarity == 0


TITLES = [
    # source's title and 原标题, repost's title and 原标题, relation, reason
    ("金溪县优化营商环境", None, "金溪县优化营商环境", None, "verbatim", "the same title"),
    ("金溪县优化营商环境", None, "金溪：让企业少跑腿", None, "retitled", "another title"),
    (
        "金溪县优化营商环境",
        None,
        "金溪：让企业少跑腿",
        "金溪县优化营商环境",
        "retitled",
        "another title, 原标题 is the source's",
    ),
    ("金溪县优化营商环境", None, "金溪县优化营商环境", "金溪县优化营商环境", "verbatim", "原标题 says the same"),
    ("金溪县“放管服”改革", None, "金溪县放管服改革", None, "verbatim", "quotation marks in the title"),
    ("金溪县 2023 年工作", None, "金溪县２０２３年工作", None, "verbatim", "figures and spaces in the title"),
    ("金溪县工作", "金溪：让企业少跑腿", "金溪：让企业少跑腿", None, "retitled", "it took the source's own 原标题"),
    (None, None, "金溪：让企业少跑腿", None, "verbatim", "the source's title is unknown"),
    ("金溪县优化营商环境", None, None, None, "verbatim", "the repost's title is unknown"),
    ("《金溪县办法》印发", None, "金溪县办法印发", None, "retitled", "title marks are no quotation marks"),
]


@pytest.mark.parametrize(("title", "original", "new", "stated", "relation"), [pytest.param(*r[:5], id=r[5]) for r in TITLES])
def test_titles(title: str | None, original: str | None, new: str | None, stated: str | None, relation: str) -> None:
    assert judge(Text(title, original, WORK), Text(new, stated, WORK + "\n")).relation == relation


@pytest.mark.parametrize(
    ("source", "repost", "relation"),
    [
        pytest.param(
            Text("甲村修路？", None, WORK),
            Text("甲村修路？", None, "甲村修路？\n" + WORK),
            "verbatim",
            id="the repost repeats it",
        ),
        pytest.param(
            Text("甲村修路", None, "甲村修路\n" + WORK), Text("甲村修路", None, WORK), "verbatim", id="the source repeats it"
        ),
        pytest.param(
            Text("甲村修路", None, WORK),
            Text("乙", None, "甲村修路\n" + WORK),
            "retitled",
            id="the source's, in a retitled repost",
        ),
        pytest.param(
            Text("甲，乙！丙？", None, WORK),
            Text("甲，乙！丙？", None, "甲，乙！丙？\n" + WORK),
            "verbatim",
            id="in two pieces",
        ),
        pytest.param(Text("甲村修路", None, WORK), Text("甲村修路", None, "甲村修桥\n" + WORK), "extended", id="another line"),
        pytest.param(Text("甲村修路", None, WORK), Text("甲村修路", None, WORK + "\n甲村修路"), "extended", id="at the end"),
        pytest.param(Text("甲村修路", None, "甲村修路"), Text("甲村修路", None, "甲村修桥"), "edited", id="a text of a title"),
        pytest.param(
            Text("甲村发生地震", None, "甲村发生地震"),
            Text("甲村发生地震", None, "甲村发生地震\n暂无伤亡。"),
            "extended",
            id="a flash that is extended",
        ),
    ],
)
def test_the_title_above_the_text(source: Text, repost: Text, relation: str) -> None:
    assert judge(source, repost).relation == relation


def test_a_changed_text_under_another_title_is_edited() -> None:
    assert judge(Text("甲", None, WORK), Text("乙", None, WORK.replace("67", "76"))).relation == "edited"


@pytest.mark.parametrize(
    ("source", "repost", "similarity"),
    [
        pytest.param("一二三四五。六七八九十。", "一二三四五。", 2 * 6 / 18, id="half of the text"),
        pytest.param("一二三四五六七八九。", "一二三四五六七八十。", 2 * 9 / 20, id="one character of ten changed"),
        pytest.param("一二三四五。六七八九十。", "六七八九十。一二三四五。", 1.0, id="moved counts as shared"),
        pytest.param("一二三四五。", "六七八九十!", 0.0, id="nothing"),
        pytest.param("“一 二”。", "一二。", 1.0, id="folded"),
    ],
)
def test_similarity(source: str, repost: str, similarity: float) -> None:
    assert judge(Text(body=source), Text(body=repost)).similarity == pytest.approx(similarity)


def passages(source: str, repost: str) -> list[tuple[str, str | None, str | None]]:
    """The changes as kind and the passages of both bodies."""

    def of(body: str, place: Place | None) -> str | None:
        return body[place.start : place.end] if place else None

    found = judge(Text(body=source), Text(body=repost)).changes
    return [(change.kind, of(source, change.old), of(repost, change.new)) for change in found]


@pytest.mark.parametrize(
    ("source", "repost", "expected"),
    [
        pytest.param(WORK, WORK, [], id="none"),
        pytest.param(WORK, paragraphs(A, B + C, F), [("removed", D + E, None)], id="neighbours are one passage"),
        pytest.param(WORK, paragraphs(A, B, D + E), [("removed", C, None), ("removed", F, None)], id="two passages"),
        pytest.param(WORK, NOTE + "\n" + WORK, [("added", None, NOTE)], id="added"),
        pytest.param(A + B, A + B.replace("3286", "9"), [("changed", B, B.replace("3286", "9"))], id="changed"),
        pytest.param(
            A + B,
            A + B.replace("，", "。"),
            [("changed", B, B.replace("，", "。"))],
            id="a sentence cut in three is one change",
        ),
        pytest.param(A + B + C, C + A + B, [("moved", C, C)], id="moved"),
        pytest.param(A + B, A + B[:9], [("removed", B, B[:9])], id="breaks off: what is left of it has its place"),
        pytest.param(
            paragraphs(A, B, C),
            paragraphs(A, B[:1] + "……"),
            [("removed", B, B[:1] + "……"), ("removed", C, None)],
            id="breaks off behind one character",
        ),
        pytest.param(A + OTHER, A + D, [("removed", OTHER, None), ("added", None, D)], id="replaced by a sentence of its own"),
    ],
)
def test_changes(source: str, repost: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert passages(source, repost) == expected


def test_a_change_has_its_paragraph() -> None:
    repost = WORK.replace("67%", "68%")
    (change,) = judge(Text(body=WORK), Text(body=repost)).changes
    start = WORK.index(E)
    assert change == Change("changed", Place(2, start, start + len(E)), Place(2, start, start + len(E)))
