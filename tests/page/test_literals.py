"""The objects that scripts write out, read without running anything."""

from __future__ import annotations

import pytest

from crawler.page.literals import records_of, text_of, unescaped, values_of
from tests.growth import LINEAR, growth

TOLD = [
    pytest.param('{"title":"水库","id":7}', {"title": "水库", "id": "7"}, id="JSON"),
    pytest.param("var d = {title:'水库', id:7};", {"title": "水库", "id": "7"}, id="bare names and single quotes"),
    pytest.param("d={title:`水库`}", {"title": "水库"}, id="between backticks"),
    pytest.param(r'd={title:"\u6c34\x41\u{5e93}\n"}', {"title": "水A库\n"}, id="escapes of JavaScript"),
    pytest.param(r'{"title":"\ud83d\udca7水"}', {"title": "💧水"}, id="a character in two halves"),
    pytest.param('{"a":null,"b":true,"c":1.5,"title":"水库"}', {"title": "水库"}, id="what is no text"),
    pytest.param("d={title:'水库', // it's the title\n id:7 /* don't */}", {"title": "水库", "id": "7"}, id="apostrophes in remarks"),
    pytest.param("d={'title':'水库',}", {"title": "水库"}, id="a comma at the end"),
    pytest.param('{"title":"水库","id":7', {"title": "水库", "id": "7"}, id="cut off"),
    pytest.param('{"title":"水库","text":"青石', {"title": "水库", "text": "青石"}, id="cut off in a string"),
    pytest.param('{"title":"水库"]}', {"title": "水库"}, id="a bracket that closes nothing"),
    pytest.param("window.__NUXT__=(function(a,b){return {title:b,id:a}}(7,'水库'));", {"title": "水库", "id": "7"}, id="Nuxt's arguments"),
    pytest.param("x=(function(a,b){return {title:b,id:a}})(7,'水库')", {"title": "水库", "id": "7"}, id="arguments behind the parenthesis"),
    pytest.param("x=(function(a,b){return {title:b,id:a}}(null,'水库'))", {"title": "水库"}, id="an argument that is null"),
    pytest.param("x=(function(a){return {title:a,id:c}}('水库',7))", {"title": "水库"}, id="a name that nobody gives"),
    pytest.param("x=(function(a){return {title:'a',id:7}}('水库'))", {"title": "a", "id": "7"}, id="a text like a name"),
    pytest.param("function f(a){return {title:'水库',id:a}}", {"title": "水库"}, id="a function that nobody calls"),
]  # fmt: skip


@pytest.mark.parametrize(("script", "told"), TOLD)
def test_the_texts_of_an_object(script: str, told: dict[str, str]) -> None:
    found = [{name: text for name in record.fields if (text := record.text(name)) is not None} for record in records_of(script)]
    assert told in found


def test_an_object_that_is_built_before_it_is_returned() -> None:
    """Nuxt writes an object that stands in two places once."""
    script = 'x=(function(a,b){a.name="青石日报";a.id=b;return {title:"水库",source:a}}({},7))'
    assert any(record.text("name") == "青石日报" and record.text("id") == "7" for record in records_of(script))


def test_the_list_of_all_values() -> None:
    """Nuxt 3: an object has the places of its values."""
    script = '[["ShallowReactive",1],{"data":2},{"title":3,"time":4,"authors":5,"none":-1,"far":99},"水库",1682298933,[6,7],"林一舟","周也"]'
    found = next(record for record in records_of(script) if "title" in record.fields)
    assert (found.text("title"), found.text("time"), found.text("none"), found.text("far")) == (
        "水库",
        "1682298933",
        None,
        "99",
    )
    assert values_of(found.fields["authors"], 9) == ["林一舟", "周也"]
    assert found.parent is not None
    assert "data" in found.parent.fields


@pytest.mark.parametrize(
    "script",
    [
        pytest.param('[1,{"id":0,"title":"水库"}]', id="numbers in a list of another kind"),
        pytest.param('{"list":[["ShallowReactive",1],{"id":0}],"id":0}', id="not the whole script"),
    ],
)
def test_numbers_that_are_no_places(script: str) -> None:
    assert all(record.text("id") == "0" for record in records_of(script) if "id" in record.fields)


def test_the_object_around() -> None:
    inner = [record for record in records_of('{"title":"水库","list":[[{"text":"青石"}]]}') if "text" in record.fields]
    assert [record.parent.text("title") for record in inner if record.parent is not None] == ["水库"]


@pytest.mark.parametrize(
    "script",
    [
        pytest.param(r'JSON.parse("{\"title\":\"水库\"}")', id="JSON.parse"),
        pytest.param(r'self.__next_f.push([1,"5:[\"$\",{\"title\":\"水库\"}]\n"])', id="Next's pieces"),
    ],
)
def test_json_in_a_string(script: str) -> None:
    assert any(record.text("title") == "水库" for record in records_of(script))


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        pytest.param(r"\u003Cp\u003E\u002F", "<p>/", id="four figures"),
        pytest.param(r"\x3Cp\x3e", "<p>", id="two figures"),
        pytest.param(r"a\/b\"c\\d", 'a/b"c\\d', id="marks"),
        pytest.param(r"\u{110000}x", "x", id="no such character"),
        pytest.param(r"\ud83d", "\ufffd", id="half a character"),
        pytest.param(r"\u12", "u12", id="an escape that is none"),
    ],
)
def test_a_string_as_it_is_meant(raw: str, text: str) -> None:
    assert unescaped(raw) == text


PIECES = {
    "quotes": '"',
    "escaped quotes": '\\"',
    "open braces": "{",
    "open calls": "(function(a){return {a:",
    "calls": "(function(a){return a}(1))",
    "calls in calls": "(function(a){return {b:a,c:(",
    "remarks that do not end": "/*",
    "changes": "a.b=c;",
    "marks that close nothing": ")]}",
    "objects": '{"title":"水库","text":"<p>青石</p>"},',
    "places": '[["Ref",1],{"a":2,"b":[1,2]},',
    "strings of JSON": '"{\\"a\\":1}",',
}


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_time_grows_with_the_size_only(piece: str) -> None:
    whole = piece * (1_000_000 // len(piece))
    assert growth(whole, str, lambda script: sum(1 for _ in records_of(script))) < LINEAR


def test_what_is_too_deep_is_not_read() -> None:
    assert all(text_of(value) is None for record in records_of("{a:" * 5000 + "'x'") for value in record.fields.values())
