"""The schedule file: every fault is told with its line, and nothing runs that could not."""

from __future__ import annotations

from pathlib import Path

import pytest
from scrapy.utils.project import get_project_settings

from crawler.jobs.schedule import ScheduleError, read_schedule
from tests.conftest import ROOT, Scrapy

FAULTS = [
    pytest.param("lzfz:\n  cron: 17 3 * *\n", "2: lzfz: cron '17 3 * *': expected minute", id="four fields"),
    pytest.param("lzfz:\n  cron: 99 3 * * *\n", "2: lzfz: cron '99 3 * * *': expected minute", id="no such minute"),
    pytest.param("lzfz:\n  cron: 0 0 30 2 *\n", "2: lzfz: cron '0 0 30 2 *': expected minute", id="a day that never comes"),
    pytest.param("lzfz:\n  cron:\n", "2: lzfz: cron: expected a text", id="no cron after the colon"),
    pytest.param("\nlzfz: {}\n", "2: lzfz has no cron", id="no cron"),
    pytest.param("lzfy:\n  cron: 1 1 * * *\n", "1: lzfy: no spider is called 'lzfy'; there are: lzfz", id="unknown spider"),
    pytest.param("a:\n  cron: 1 1 * * *\n  spider: b\n", "3: a: no spider is called 'b'", id="unknown spider, named"),
    pytest.param(
        "lzfz:\n  cron: 1 1 * * *\n  arguments:\n    depth: 3\n",
        "4: lzfz: spider 'lzfz' has no argument 'depth'",
        id="unknown argument",
    ),
    pytest.param(
        "a:\n  spider: repost\n  cron: 1 1 * * *\n", "2: a: spider 'repost' needs -a start=", id="an argument is missing"
    ),
    pytest.param("lzfz:\n  cron: 1 1 * * *\n  crom: x\n", "3: lzfz has 'crom': expected cron, spider", id="unknown key"),
    pytest.param(
        "lzfz:\n  cron: 1 1 * * *\n  settings: {DELAY: 1}\n", "3: lzfz: no setting is called 'DELAY'", id="unknown setting"
    ),
    pytest.param(
        "lzfz:\n  cron: 1 1 * * *\n  settings: {DOWNLOAD_DELAY: fast}\n",
        "3: lzfz: DOWNLOAD_DELAY is 'fast'; expected a number, 0 or more",
        id="a setting's value",
    ),
    pytest.param(
        "lzfz:\n  cron: 1 1 * * *\nlzfz:\n  cron: 2 1 * * *\n", "3: entry 'lzfz' is there twice, first in line 1", id="twice"
    ),
    pytest.param(
        "lzfz:\n  cron: 1 1 * * *\nagain:\n  spider: lzfz\n  cron: 2 1 * * *\n",
        "3: again does the same as lzfz in line 1: lzfz.org.cn",
        id="one site under two names",
    ),
    pytest.param(
        "sources:\n  cron: 1 1 * * *\n  shards: 0\n", "3: sources: shards '0': expected how many parts", id="no shards"
    ),
    pytest.param(
        "lzfz:\n  cron: 1 1 * * *\n  shards: 2\n", "1: lzfz: spider 'lzfz' has no argument 'shard'", id="cannot be dealt out"
    ),
    pytest.param(
        "x:\n  cron: 1 1 * * *\n  command: shell\n", "3: x: shell: expected one of crawl, export", id="unknown command"
    ),
    pytest.param("x:\n  cron: 1 1 * * *\n  command: export pages\n", "3: x: export needs --output", id="rows for nobody"),
    pytest.param(
        "x:\n  cron: 1 1 * * *\n  command: export 'x\n", "3: x: No closing quotation", id="a quotation that does not end"
    ),
    pytest.param("lzfz: [1\n", "2: expected", id="no YAML"),
    pytest.param("- lzfz\n", "1: expected names", id="a list"),
]


@pytest.mark.parametrize(("text", "told"), FAULTS)
def test_a_fault_is_told_with_its_line(text: str, told: str, tmp_path: Path) -> None:
    file = tmp_path / "schedule.yaml"
    file.write_text(text, "utf-8")
    with pytest.raises(ScheduleError) as raised:
        read_schedule(file, get_project_settings())
    assert str(raised.value).startswith(f"{file}:{told}")


def test_all_faults_are_told(tmp_path: Path) -> None:
    file = tmp_path / "schedule.yaml"
    file.write_text("lzfy:\n  cron: 1 1 * * *\nlzfz:\n  cron: x\n", "utf-8")
    with pytest.raises(ScheduleError) as raised:
        read_schedule(file, get_project_settings())
    assert [line.split(":")[1] for line in str(raised.value).splitlines()] == ["1", "4"]


def test_the_example() -> None:
    entries = read_schedule(ROOT / "crawler/schedule.example.yaml", get_project_settings())
    jobs = {job.name: job for entry in entries for job in entry.jobs}
    assert jobs["lzfz"].command == ("crawl", "lzfz", "-a", "wait=1")
    assert jobs["lzfz"].lock == "lzfz.org.cn"
    assert jobs["fzxczx.org.cn"].lock == "www.fzxczx.org.cn"
    assert jobs["fzxczx.org.cn"].command[-2:] == ("-s", "DOWNLOAD_DELAY=3")
    assert [jobs[f"sources {n}/4"].lock for n in (1, 2, 3, 4)] == ["sources 1/4", "sources 2/4", "sources 3/4", "sources 4/4"]
    assert "shard=3/4" in jobs["sources 3/4"].command
    assert jobs["rows for the desk"].command[:2] == ("export", "pages")


def test_an_empty_file_and_none(tmp_path: Path) -> None:
    (tmp_path / "schedule.yaml").write_text("# nothing yet\n")
    assert read_schedule(tmp_path / "schedule.yaml", get_project_settings()) == []
    with pytest.raises(ScheduleError, match=r"copy crawler/schedule\.example\.yaml, or set SCHEDULE_FILE"):
        read_schedule(tmp_path / "none.yaml", get_project_settings())


def test_the_command_says_what_is_wrong(scrapy: Scrapy, tmp_path: Path) -> None:
    (tmp_path / "schedule.yaml").write_text("lzfy:\n  cron: 1 1 * * *\n")
    done = scrapy("schedule", "-s", f"SCHEDULE_FILE={tmp_path}/schedule.yaml")
    assert done.returncode == 1
    assert "schedule.yaml:1: lzfy: no spider is called" in done.stderr
    assert done.stdout == ""
