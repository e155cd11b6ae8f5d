from __future__ import annotations

import pytest

from crawler.extract.names import Names, byline, clean_name, labelled_names, name_after_date


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(["来源：青石日报 作者：林一舟 责任编辑：周也"], Names("青石日报", "林一舟", "周也"), id="three-fields"),
        pytest.param(
            ["发布时间:2023-04-24 来源: 中共青石县委组织部 作者:佚名"], Names("中共青石县委组织部"), id="佚名-is-none"
        ),
        pytest.param(["2023-04-24 08:58:52来源：青石日报作者：林一舟"], Names("青石日报", "林一舟"), id="glued"),
        pytest.param(["来源：", "青石日报"], Names("青石日报"), id="value-in-the-next-line"),
        pytest.param(["来源：青石日报 浏览次数：88 字号：大 中 小"], Names("青石日报"), id="counters-cut"),
        pytest.param(["来源：青石日报(青石)"], Names("青石日报"), id="city-cut"),
        pytest.param(["来源：人民网－《人民日报》"], Names("人民网－《人民日报》"), id="book-marks-stay"),
        pytest.param(["本文来源于青石日报 2023-04-24"], Names("青石日报"), id="no-colon"),
        pytest.param(["来源：www.qingshi.example.cn"], Names(), id="an-address-is-no-name"),
        pytest.param(["【责任编辑:周也】"], Names(editor="周也"), id="editor-in-brackets"),
        pytest.param(["编辑 周也 校对 李四"], Names(editor="周也"), id="editor-with-a-space"),
        pytest.param(["只看该作者 | 倒序浏览"], Names(), id="a-forum's-button"),
        pytest.param(["发布机构：县政府办公室 来源：青石日报"], Names("青石日报"), id="来源-before-who-published"),
        pytest.param(["发布机构：", "县政府办公室"], Names("县政府办公室"), id="who-published-where-no-other-is-named"),
        pytest.param(["来源：双峰发布"], Names("双峰发布"), id="a-name-with-the-word-发布"),
    ],
)
def test_labelled_names(lines: list[str], expected: Names) -> None:
    assert labelled_names(lines) == expected


@pytest.mark.parametrize("value", ["佚名", "未知", "admin", "", "——", "本站"])
def test_names_that_mean_none(value: str) -> None:
    assert clean_name(value) is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("文/林一舟", "林一舟", id="slash"),
        pytest.param("【文/青石网专栏作者 林一舟】", "林一舟", id="office-cut"),
        pytest.param("文丨青石特约评论员 林一舟", "林一舟", id="bar"),
        pytest.param("中文/英文对照", None, id="another-word"),
    ],
)
def test_byline(line: str, expected: str | None) -> None:
    assert byline([line]) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("2023-04-24 10:56:28 青石日报", "青石日报", id="date-and-name"),
        pytest.param("2023-04-24 | 青石日报 | 阅读(3)", None, id="a-column-between-bars"),
        pytest.param("2023-04-24 字号：大 中 小", None, id="buttons"),
    ],
)
def test_name_after_date(line: str, expected: str | None) -> None:
    assert name_after_date(line) == expected
