"""One job: a project command that runs in a process of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from scrapy.spiderloader import SpiderLoader

from crawler.spiders.archive import ArchiveSpider

# Commands that a job may be, and which arguments each must have.
COMMANDS = {"crawl": (), "export": ("--output",), "reprocess": (), "learn": (), "archive": ()}
# The kinds of work, each a queue and a task of that name, so that a worker may take some of them only.
KINDS = (*COMMANDS, "sources", "saved")


class Job(NamedTuple):
    """name: as lists of jobs show it. lock: what no other job may work on meanwhile. command: the words after `scrapy`."""

    name: str
    lock: str
    command: tuple[str, ...]

    @property
    def queue(self) -> str:
        """The kind of work: `crawl`, `sources`, `saved`, `export` …"""
        return self.command[1] if self.command[0] == "crawl" and self.command[1] in {"sources", "saved"} else self.command[0]


def crawl_job(
    loader: SpiderLoader, name: str | None, spider: str, arguments: Mapping[str, str], settings: Sequence[tuple[str, str]] = ()
) -> Job:
    """The job of a crawl. It waits where something else holds its site, such as a crawl whose worker has died.

    name: None takes the site's. Raises ValueError, in words, for an unknown spider or arguments that it cannot use.
    """
    given: dict[str, Any] = {"wait": "1"} | dict(arguments)
    lock = _spider_class(loader, spider)(**given).lock_name
    words = [word for pair in given.items() for word in ("-a", "=".join(pair))]
    words += [word for pair in settings for word in ("-s", "=".join(pair))]
    return Job(name or lock, lock, ("crawl", spider, *words))


def command_job(loader: SpiderLoader, name: str | None, words: Sequence[str]) -> Job:
    """The job of a command's words, such as `crawl saved -a path=FILE` or `export pages --output FILE`.

    Raises ValueError, in words, for what is none.
    """
    if not words or words[0] not in COMMANDS:
        raise ValueError(f"{' '.join(words[:1]) or 'nothing'}: expected one of {', '.join(COMMANDS)}")
    for option in COMMANDS[words[0]]:
        short = "-" + option[2]
        if not any(word == short or word.partition("=")[0] == option for word in words):
            raise ValueError(f"{words[0]} needs {option}: nobody reads what a job prints")
    if words[0] != "crawl":
        return Job(name or " ".join(words), " ".join(words), tuple(words))
    arguments, settings = _options(words[2:])
    return crawl_job(loader, name, words[1] if len(words) > 1 else "", arguments, settings)


def _spider_class(loader: SpiderLoader, name: str) -> type[ArchiveSpider]:
    try:
        spider = loader.load(name)
    except KeyError:
        raise ValueError(f"no spider is called {name!r}; there are: {', '.join(loader.list())}") from None
    if not issubclass(spider, ArchiveSpider):
        raise ValueError(f"spider {name!r} is none of this project")
    return spider


def _options(words: Sequence[str]) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """`-a NAME=VALUE` and `-s NAME=VALUE` of a crawl. Raises ValueError for anything else."""
    arguments: dict[str, str] = {}
    settings: list[tuple[str, str]] = []
    rest = list(words)
    while rest:
        option, pair = rest.pop(0), rest.pop(0) if rest else ""
        key, is_pair, value = pair.partition("=")
        if option not in {"-a", "-s"} or not is_pair:
            raise ValueError(f"{option} {pair}".strip() + ": expected -a NAME=VALUE or -s NAME=VALUE")
        if option == "-a":
            arguments[key] = value
        else:
            settings.append((key, value))
    return arguments, settings
