"""The schedule file: what runs when. Read as YAML nodes, so that every error has its line and every value is the text as written."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import yaml
from croniter import CroniterError, croniter
from scrapy.settings import BaseSettings
from scrapy.spiderloader import SpiderLoader

from crawler.bounds import why_not
from crawler.jobs.job import Job, command_job, crawl_job
from crawler.jobs.timetable import first_after
from crawler.network.hours import CHINA

_KEYS = ("cron", "spider", "arguments", "settings", "shards", "command")
_MOST_SHARDS = 999


class ScheduleError(ValueError):
    """The schedule file cannot be used: every fault, a line each, with the file and the line."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the file. cron: at +08:00. jobs: one, or one for each shard."""

    name: str
    line: int
    cron: str
    jobs: tuple[Job, ...]


@dataclass(slots=True)
class _Faults:
    """What is wrong, in the order of the file."""

    file: str
    found: list[tuple[int, str]] = field(default_factory=list)

    def add(self, node: yaml.Node, text: str) -> None:
        self.found.append((node.start_mark.line + 1, text))


def read_schedule(path: Path, settings: BaseSettings) -> list[Entry]:
    """The entries in the file's order. Raises ScheduleError for whatever is wrong in it, and where it cannot be read."""
    try:
        root = yaml.compose(path.read_text("utf-8"), Loader=yaml.SafeLoader)
    except OSError as error:
        hint = "copy crawler/schedule.example.yaml, or set SCHEDULE_FILE"
        raise ScheduleError(f"{path}: {error.strerror}: {hint}") from error
    except (yaml.MarkedYAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f":{mark.line + 1}" if mark else ""
        raise ScheduleError(f"{path}{line}: {getattr(error, 'problem', None) or error}") from error
    faults = _Faults(str(path))
    reader = _Reader(SpiderLoader.from_settings(settings), settings, faults)
    entries = [
        entry for name, node, value in _pairs(root, faults, "entry") if (entry := reader.entry(name, node, value)) is not None
    ]
    reader.check_locks(entries)
    if faults.found:
        raise ScheduleError("\n".join(f"{path}:{line}: {text}" for line, text in sorted(faults.found, key=lambda one: one[0])))
    return entries


def _pairs(node: yaml.Node | None, faults: _Faults, what: str) -> Iterator[tuple[str, yaml.Node, yaml.Node]]:
    """Names and values of a mapping, each with its node; a name that comes twice is a fault."""
    if node is None:
        return
    if not isinstance(node, yaml.MappingNode):
        faults.add(node, f"expected names with what belongs to each, as in crawler/schedule.example.yaml ({what})")
        return
    seen: dict[str, int] = {}
    for key, value in node.value:
        name = str(key.value)
        if name in seen:
            faults.add(key, f"{what} {name!r} is there twice, first in line {seen[name]}")
            continue
        seen[name] = key.start_mark.line + 1
        yield name, key, value


@dataclass(slots=True)
class _Reader:
    loader: SpiderLoader
    settings: BaseSettings
    faults: _Faults

    def entry(self, name: str, node: yaml.Node, value: yaml.Node) -> Entry | None:
        """One entry; None, and the faults told, where it cannot be used."""
        before = len(self.faults.found)
        parts: dict[str, yaml.Node] = {}
        for key, key_node, part in _pairs(value, self.faults, "key"):
            if key not in _KEYS:
                self.faults.add(key_node, f"{name} has {key!r}: expected {', '.join(_KEYS)}")
            parts[key] = part
        if "cron" not in parts:
            self.faults.add(node, f"{name} has no cron, such as 17 3 * * *")
        cron = self._cron(name, parts["cron"]) if "cron" in parts else ""
        jobs: tuple[Job, ...] = ()
        if "command" in parts:
            for other in sorted(parts.keys() & {"spider", "arguments", "settings", "shards"}):
                self.faults.add(parts[other], f"{name} has a command, so it has no {other}")
            jobs = self._command(name, parts["command"])
        elif len(self.faults.found) == before:
            jobs = self._crawls(name, node, parts)
        return Entry(name, node.start_mark.line + 1, cron, jobs) if len(self.faults.found) == before else None

    def check_locks(self, entries: list[Entry]) -> None:
        """Two entries must not do the same work."""
        seen: dict[str, Entry] = {}
        for entry in entries:
            for job in entry.jobs:
                other = seen.setdefault(job.lock, entry)
                if other is not entry:
                    told = f"{entry.name} does the same as {other.name} in line {other.line}: {job.lock}"
                    self.faults.found.append((entry.line, told))
                    break

    def _cron(self, name: str, node: yaml.Node) -> str:
        text = self._text(node, f"{name}: cron")
        if text and (len(text.split()) != 5 or not croniter.is_valid(text) or not _comes(text)):
            self.faults.add(node, f"{name}: cron {text!r}: expected minute, hour, day, month and weekday, such as 17 3 * * *")
        return text

    def _command(self, name: str, node: yaml.Node) -> tuple[Job, ...]:
        try:
            return (command_job(self.loader, name, shlex.split(self._text(node, f"{name}: command"))),)
        except ValueError as error:
            self.faults.add(node, f"{name}: {error}")
            return ()

    def _crawls(self, name: str, node: yaml.Node, parts: dict[str, yaml.Node]) -> tuple[Job, ...]:
        spider = self._text(parts["spider"], f"{name}: spider") if "spider" in parts else name
        arguments = self._texts(name, parts.get("arguments"), "argument")
        given = self._texts(name, parts.get("settings"), "setting")
        for setting, told in given.items():
            if setting not in self.settings:
                self.faults.add(parts["settings"], f"{name}: no setting is called {setting!r}")
            elif (wrong := why_not(setting, told)) is not None:
                self.faults.add(parts["settings"], f"{name}: {wrong}")
        shards = self._shards(name, parts["shards"]) if "shards" in parts else [None]
        jobs = []
        for shard in shards:
            with_shard = arguments | ({"shard": shard} if shard else {})
            try:
                jobs.append(
                    crawl_job(self.loader, f"{name} {shard}" if shard else name, spider, with_shard, list(given.items()))
                )
            except ValueError as error:
                self.faults.add(parts.get("arguments", parts.get("spider", node)), f"{name}: {error}")
                break
        return tuple(jobs)

    def _shards(self, name: str, node: yaml.Node) -> list[str | None]:
        text = self._text(node, f"{name}: shards")
        if not (text.isascii() and text.isdigit() and 1 <= int(text) <= _MOST_SHARDS):
            self.faults.add(node, f"{name}: shards {text!r}: expected how many parts, such as 16")
            return []
        return [f"{number}/{text}" for number in range(1, int(text) + 1)]

    def _texts(self, name: str, node: yaml.Node | None, what: str) -> dict[str, str]:
        return {key: self._text(value, f"{name}: {what} {key}") for key, _, value in _pairs(node, self.faults, what)}

    def _text(self, node: yaml.Node, what: str) -> str:
        if isinstance(node, yaml.ScalarNode) and str(node.value).strip():
            return str(node.value).strip()
        self.faults.add(node, f"{what}: expected a text")
        return ""


def _comes(cron: str) -> bool:
    """False for a time that never comes, such as 30 February."""
    try:
        first_after(cron, datetime.now(CHINA))
    except CroniterError:
        return False
    return True
