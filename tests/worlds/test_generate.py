"""The generator of worlds: the same for one seed, and true to what it says of its pages."""

from __future__ import annotations

import collections
import json
from pathlib import Path

import pytest

from tests.worlds.check import relation_of
from tests.worlds.generate import World, main, world
from tests.worlds.texts import BOILERPLATE, fold

RELATIONS = {"verbatim", "retitled", "abridged", "extended", "edited", "different"}


@pytest.fixture(scope="module")
def made() -> World:
    return world(3, 600)


def test_one_seed_gives_one_world() -> None:
    assert world(5, 80).pages == world(5, 80).pages
    assert world(5, 80).pages != world(6, 80).pages


def test_every_page_has_one_address_and_one_truth(made: World) -> None:
    urls = [page.url for page in made.pages]
    assert len(urls) == len(set(urls)) == len(made.truth) == 600


def test_every_relation_and_every_way_to_match_comes_up(made: World) -> None:
    relations = collections.Counter(truth.relation for truth in made.truth.values())
    assert set(relations) == {*RELATIONS, None}
    assert {truth.match for truth in made.truth.values()} == {"source", "stated", "alias", "text", "none"}
    assert sum(truth.match == "text" for truth in made.truth.values()) >= 40


def test_relations_are_what_the_texts_say(made: World) -> None:
    wrong = []
    for url, truth in made.truth.items():
        if truth.relation is None or truth.source is None or not truth.judged:
            continue
        old, new = made.entries[truth.source].text, made.entries[url].text
        found = relation_of(old.title, "\n".join(old.paragraphs()), new.title, "\n".join(new.paragraphs()))
        if found != truth.relation:
            wrong.append(f"{url}: {found}, said to be {truth.relation} ({truth.why})")
    assert not wrong, "\n".join(wrong)


def test_a_page_is_compared_with_a_page_of_its_story(made: World) -> None:
    for url, truth in made.truth.items():
        assert truth.source != url
        if truth.source:
            assert made.truth[truth.source].story == truth.story
            assert truth.is_source is not True


def test_stories_share_sentences_by_design_only(made: World) -> None:
    stories = collections.defaultdict(set)
    for url, entry in made.entries.items():
        for line in entry.text.lines():
            stories[fold(line.text)].add(made.truth[url].story)
    known = {fold(line) for line in BOILERPLATE}
    marked = ("form letter", "digest", "quotes", "not the one", "it is not")
    for url, entry in made.entries.items():
        if any(mark in made.truth[url].why for mark in marked):
            known |= {fold(line.text) for line in entry.text.lines()}
    shared = [line for line, where in stories.items() if len(where) > 1 and line not in known]
    assert not shared


def test_boilerplate_stands_on_many_stories() -> None:
    made = world(1, 1000)
    for line in BOILERPLATE:
        stories = {made.truth[url].story for url, entry in made.entries.items() if line in [x.text for x in entry.text.lines()]}
        assert len(stories) >= 10


def test_late_sources_come_after_all_their_reposts(made: World) -> None:
    place = {page.url: number for number, page in enumerate(made.pages)}
    late = 0
    for url, truth in made.truth.items():
        reposts = [u for u, other in made.truth.items() if other.source == url]
        late += bool(reposts) and truth.is_source is True and all(place[u] < place[url] for u in reposts)
    assert late >= 20


def test_pages_that_must_stay_apart_are_of_two_stories(made: World) -> None:
    assert len(made.apart) >= 20
    for a, b, why in made.apart:
        assert made.truth[a].story != made.truth[b].story, why


def test_text_alone_has_enough_to_go_by(made: World) -> None:
    for url, truth in made.truth.items():
        if truth.match == "text" and "short" not in truth.why:
            assert made.entries[url].text.length() >= 250, truth.why


def test_the_page_holds_its_text(made: World) -> None:
    for page in made.pages:
        html = page.html.decode("gb18030" if b"gb2312" in page.html.lower() else "utf-8")
        text = made.entries[page.url].text
        assert all(block in html for block in text.paragraphs()), page.url
        assert text.title in html
        assert "$" not in html


def test_the_command_writes_a_folder_of_saved_pages(tmp_path: Path) -> None:
    main(["--seed", "2", "--pages", "40", str(tmp_path)])
    index = [json.loads(line) for line in (tmp_path / "index.jsonl").read_text(encoding="utf-8").splitlines()]
    truth = [json.loads(line) for line in (tmp_path / "truth.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [row["url"] for row in index] == [row["url"] for row in truth]
    assert all((tmp_path / row["file"]).stat().st_size > 500 for row in index)
    assert index[0].keys() == {"file", "url", "content_type", "fetched_at"}
