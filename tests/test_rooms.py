"""Who may know whom: the arrows between the rooms, and that every spider loads."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from types import GenericAlias

import pytest
from scrapy.crawler import Crawler
from scrapy.settings import Settings
from scrapy.spiderloader import SpiderLoader
from scrapy.utils.misc import walk_modules_iter
from scrapy.utils.project import get_project_settings

from crawler.spiders.archive import ArchiveSpider

CRAWLER = Path(__file__).parent.parent / "crawler"

# Room → the rooms that it may import from. What stands on top may know everything and is not listed.
MAY_KNOW = {
    "items": set(),
    "page": {"items", "hanzi"},
    "extract": {"items", "page", "hanzi"},
    "original": {"items", "page"},
    "match": {"items", "hanzi"},
    "ledger": {"items", "match"},
    "archive": {"items", "page"},
    "export": {"plain", "counted"},
    "network": {"items"},
    "extensions": {"items", "ledger", "archive", "network", "plain", "counted"},
    "making": {"items", "archive", "extract", "original", "match", "ledger"},
    "pipelines": {"items", "extensions", "extract", "making", "ledger"},
    "spiders": {"items", "making", "page", "extensions", "ledger", "archive", "original", "extract", "network", "plain"},
    "monitors": {"extensions", "ledger", "plain", "counted"},
    "commands": {
        "items",
        "ledger",
        "match",
        "monitors",
        "archive",
        "export",
        "jobs",
        "extract",
        "making",
        "original",
        "spiders",
        "network",
        "browse",
        "bounds",
        "misspelt",
        "plain",
        "counted",
    },
    "browse": {"items", "page", "ledger", "match", "archive", "original", "plain", "counted"},
    "jobs": {"bounds", "spiders", "ledger", "archive", "network", "plain", "counted"},
    "bounds": set(),
    "misspelt": {"settings"},
    "hanzi": set(),
    "plain": set(),
    "counted": set(),
    "settings": set(),
}


def imports(path: Path) -> Iterator[str]:
    """The rooms that a file imports from."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        for name in names:
            if name.startswith("crawler."):
                yield name.split(".")[1]
            elif name == "crawler" and isinstance(node, ast.ImportFrom):
                yield from (alias.name for alias in node.names)


@pytest.mark.parametrize("room", sorted(p.stem for p in CRAWLER.iterdir() if p.suffix == ".py" or (p / "__init__.py").exists()))
def test_a_room_knows_only_what_it_may(room: str) -> None:
    if room == "__init__":
        return
    files = [CRAWLER / f"{room}.py"] if (CRAWLER / f"{room}.py").exists() else (CRAWLER / room).rglob("*.py")
    for path in files:
        assert set(imports(path)) - {room} <= MAY_KNOW[room], path


@pytest.mark.parametrize("room", ["commands", "spiders"])
def test_scrapy_can_tell_the_classes_of_a_room(room: str) -> None:
    """It looks for commands and spiders among all names of these modules, imported ones too; in Python 3.10 `dict[str, int]` passes
    for a class there, and then no command starts. So what types are called is a text in these modules: `Row: TypeAlias = "…"`."""
    names = [
        f"{module.__name__}.{name}"
        for module in walk_modules_iter(f"crawler.{room}")
        for name, value in vars(module).items()
        if isinstance(value, GenericAlias)
    ]
    assert names == []


def spiders() -> dict[str, type[ArchiveSpider]]:
    loader = SpiderLoader.from_settings(get_project_settings())
    return {name: loader.load(name) for name in loader.list()}  # type: ignore[misc]


def test_the_spiders() -> None:
    assert sorted(spiders()) == ["lzfz", "repost", "saved", "sources"]


@pytest.mark.parametrize("name", ["lzfz", "repost", "saved", "sources"])
def test_every_spider_loads_and_says_what_it_is(name: str) -> None:
    spider = spiders()[name]
    assert issubclass(spider, ArchiveSpider)
    assert spider.__doc__
    given = {"path": str(CRAWLER), "start": "http://www.lzfz.org.cn/"}
    arguments = {argument: given[argument] for argument in spider.required}
    made = spider(**arguments)
    assert made.name == name
    assert made.site
    assert set(spider.required) <= set(spider.all_arguments())


@pytest.mark.parametrize("name", ["lzfz", "repost", "sources"])
def test_a_live_spider_says_who_asks(name: str) -> None:
    settings = Settings(get_project_settings().copy_to_dict() | {"CONTACT": "desk@example.org"})
    crawler = Crawler(spiders()[name], settings)
    crawler.addons.load_settings(crawler.settings)
    assert crawler.settings["USER_AGENT"].endswith(" (+desk@example.org)")


def test_polite_and_closed_by_default() -> None:
    settings = get_project_settings()
    assert settings.getbool("ROBOTSTXT_OBEY")
    assert settings.getint("CONCURRENT_REQUESTS_PER_DOMAIN") == 1
    assert settings.getfloat("DOWNLOAD_DELAY") >= 1
    assert settings.getbool("AUTOTHROTTLE_ENABLED")
    assert settings.getbool("DOWNLOAD_VERIFY_CERTIFICATES")
    assert not settings.getbool("TELNETCONSOLE_ENABLED")
    assert not settings.getbool("REMOTE_CONTROL_ENABLED")
    assert not settings["CONTACT"]
