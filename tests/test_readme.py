"""The README tells the truth: its commands run, its examples work, its table is what a crawl prints."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.conftest import ROOT
from tests.readme import MANY_MACHINES, README, blocks
from tests.site.server import TestSite

SET_UP = 2  # the first two blocks; CI runs them in a fresh clone


@pytest.fixture(scope="module")
def site() -> Iterator[TestSite]:
    with TestSite(seed=4, articles=20) as running:
        yield running


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project in which `.venv/bin/scrapy` runs with this interpreter, after the main job."""
    folder = tmp_path_factory.mktemp("project")
    shutil.copy(ROOT / "scrapy.cfg", folder)
    shutil.copytree(ROOT / "crawler", folder / "crawler", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "tests/pages", folder / "tests/pages")
    scrapy = folder / ".venv/bin/scrapy"
    scrapy.parent.mkdir(parents=True)
    scrapy.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m scrapy "$@"\n')
    scrapy.chmod(0o755)
    main_job = run(blocks("sh")[0].split("&&")[-1], folder)
    assert main_job.returncode == 0, main_job.stderr
    (folder / "log").write_text(main_job.stderr)
    return folder


PROXY = "-s HTTPPROXY_ENABLED=1 -s ALLOWED_PRIVATE_HOSTS=127.0.0.0/8"


def run(command: str, folder: Path, proxy: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run a shell command; with a proxy, every live address is asked of it and nothing leaves this machine."""
    environment = os.environ | ({"http_proxy": proxy, "https_proxy": proxy} if proxy else {})
    return subprocess.run(
        ["bash", "-euc", command], cwd=folder, env=environment, capture_output=True, text=True, timeout=300, check=False
    )


def test_ci_runs_the_first_two_blocks() -> None:
    ci = (ROOT / ".ci/run").read_text("utf-8")
    for number in range(SET_UP):
        assert f"tests/readme.py {number}" in ci
        assert len(blocks("sh")[number].splitlines()) == 1


@pytest.mark.parametrize(
    "command",
    [line for block in blocks("sh")[SET_UP:] for line in block.splitlines() if not re.search(r"scrapy (crawl|browse)", line)],
)
def test_commands_on_the_ledger(command: str, project: Path) -> None:
    done = run(command, project)
    assert done.returncode == 0, done.stderr
    assert done.stdout or "--output" in command


def test_the_browser(project: Path) -> None:
    (command,) = [line for block in blocks("sh") for line in block.splitlines() if "browse" in line]
    with subprocess.Popen(
        ["bash", "-euc", f"exec {command} --port 0"], cwd=project, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        try:
            address = server.stdout.readline().strip()
            with urlopen(f"{address}search?q=%E9%98%B2%E6%B1%9B", timeout=60) as answer:
                assert "<mark>防汛</mark>" in answer.read().decode()
        finally:
            server.send_signal(signal.SIGINT)
        _, errors = server.communicate(timeout=60)
    assert server.returncode == 0, errors


CRAWLS = [line for block in blocks("sh")[SET_UP:] for line in block.splitlines() if "scrapy crawl" in line]


@pytest.mark.parametrize("command", [line for line in CRAWLS if "crawl sources" not in line])
def test_live_crawls(command: str, project: Path, site: TestSite) -> None:
    """Asked of the local site in place of the live one, with no delay and a ledger of its own."""
    quick = (
        f"{command} {PROXY} -s DOWNLOAD_DELAY=0 -s AUTOTHROTTLE_ENABLED=0 -s LEDGER_URL=sqlite:///live-{abs(hash(command))}.db"
    )
    site.forget()
    done = run(quick, project, proxy=site.url("repost"))
    assert done.returncode == 0, done.stderr
    assert len([seen for seen in site.requests if "show-" in seen.path or seen.path.count("/") > 1]) >= 20
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", [line for line in CRAWLS if "crawl sources" in line])
def test_the_originals(command: str, project: Path, site: TestSite) -> None:
    """Those that the saved pages of the main job state, asked of the local site, which has none of them."""
    quick = f"cp data/ledger.db sources.db; {command} {PROXY} -s DOWNLOAD_DELAY=0 -s AUTOTHROTTLE_ENABLED=0 -s RETRY_TIMES=0"
    site.forget()
    done = run(f"{quick} -s LEDGER_URL=sqlite:///sources.db", project, proxy=site.url("repost"))
    assert done.returncode == 0, done.stderr
    assert len([seen for seen in site.requests if seen.path != "/robots.txt"]) >= 5
    assert "gone (http 404): http://" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_summary_is_what_the_main_job_prints(project: Path) -> None:
    log = (project / "log").read_text()
    printed = [
        line.strip() for line in log.splitlines() if line.startswith(("│", "┏", "┃", "┡", "└")) or "what came of it" in line
    ]
    for line in printed:
        assert line in README.read_text("utf-8"), f"the README's table is old: run its first command and paste\n{log}"


def test_the_row_is_what_the_export_prints(project: Path) -> None:
    shown = json.loads(blocks("json")[0])
    printed = run(".venv/bin/scrapy export pages --site www.lzfz.org.cn", project).stdout
    (row,) = [json.loads(line) for line in printed.splitlines()]
    assert shown == {name: value for name, value in row.items() if name != "body"}


def test_the_story_is_what_the_command_prints(project: Path) -> None:
    (command,) = [line for block in blocks("sh") for line in block.splitlines() if "scrapy story http" in line]
    assert run(command, project).stdout == blocks("text")[0]


def test_the_new_site_crawls(project: Path, site: TestSite) -> None:
    (project / "crawler/spiders/fzxczx.py").write_text(blocks("python")[0], "utf-8")
    command = ".venv/bin/scrapy crawl fzxczx -s CONTACT=a@b.cn -s DOWNLOAD_DELAY=0 -s AUTOTHROTTLE_ENABLED=0 -s LEDGER_URL=sqlite:///new.db"
    command = f"{command} {PROXY}"
    done = run(command, project, proxy=site.url("repost"))
    assert done.returncode == 0, done.stderr
    exported = run(".venv/bin/scrapy export pages -s LEDGER_URL=sqlite:///new.db", project).stdout
    assert {json.loads(line)["site"] for line in exported.splitlines()} == {"fzxczx.org.cn"}


def test_the_chinese_readme_has_the_same_code() -> None:
    """Every block, in the same order, so that what runs here is what it says; and as many sections, tables and pictures."""
    english, chinese = (path.read_text("utf-8") for path in (README, ROOT / "docs/README.zh.md"))
    for pattern in (r"^```.*?^```$", r"\]\((?:docs/)?(\w+\.png)\)"):
        assert re.findall(pattern, chinese, re.S | re.M) == re.findall(pattern, english, re.S | re.M)
    for start in ("## ", "| ", "- "):
        count = [len(re.findall(f"^{re.escape(start)}", text, re.M)) for text in (english, chinese)]
        assert count[0] == count[1], f"lines that begin with {start!r}: {count[0]} in English, {count[1]} in Chinese"


def test_the_library_example(project: Path) -> None:
    (project / "example.py").write_text(blocks("python")[1], "utf-8")
    done = run(f"{sys.executable} -W error example.py", project)
    assert done.returncode == 0, done.stderr
    assert "gdzz.gov.cn" in done.stdout


def test_the_commands_of_many_machines(project: Path, postgresql_url: str) -> None:
    """Put into the queue, worked off, and shown with its log."""
    (block,) = blocks("sh", MANY_MACHINES)
    said = [run(f"{command} -s 'LEDGER_URL={postgresql_url}' -s FEEDS={{}}", project) for command in block.splitlines()]
    assert [done.returncode for done in said] == [0, 0, 0], [done.stderr for done in said]
    assert said[0].stdout.endswith(": in the queue\n")
    assert "finished" in said[2].stdout
    assert "waits" not in said[2].stdout
    assert next((project / "data/jobs").glob("*/*.log")).read_text("utf-8").count("what came of it") == 1
