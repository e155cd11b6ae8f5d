"""Real crawls of the test site: a quiet week raises no alarm, and each thing that breaks raises its own and no other."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families
from scrapy.utils.project import get_project_settings

from crawler.commands.status import Command
from tests.conftest import ROOT, Scrapy
from tests.monitors.nights import BREAKS, REPAIRED

Found = dict[str, list[list[str | None]]]
# Alarms of what is not there at all have no page to show.
NO_EXAMPLE = {"short"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("nights")


@pytest.fixture(scope="module")
def log_and_found(folder: Path) -> tuple[str, Found]:
    """What the crawls logged, and which alarms stood after each of them."""
    command = [sys.executable, "-m", "tests.monitors.nights", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=900, check=False)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr, done.stderr
    return done.stderr, json.loads(done.stdout)


def test_a_quiet_week(log_and_found: tuple[str, Found]) -> None:
    log, found = log_and_found
    nights = {name: alarms for name, alarms in found.items() if name.startswith("night")}
    assert len(nights) == 7
    assert set(map(len, nights.values())) == {0}, nights
    until = log.index("expected at least")
    assert "Spidermon" not in log[: until - 200], "it says something although all is well"


@pytest.mark.parametrize("name", BREAKS)
def test_a_break_raises_its_alarm_and_no_other(name: str, log_and_found: tuple[str, Found]) -> None:
    log, found = log_and_found
    ((monitor, subject, example),) = found[name]
    assert monitor == name.partition(":")[0]
    assert subject == ""
    assert (example is None) == (monitor in NO_EXAMPLE)
    assert example is None or example.startswith("http://127.0.0.2:")
    assert f"[Spidermon] {monitor}/test_against_the_past: 127.0.0.2: expected " in log


@pytest.mark.parametrize("name", REPAIRED)
def test_a_night_that_is_well_again_ends_it(name: str, log_and_found: tuple[str, Found]) -> None:
    assert log_and_found[1][f"{name} repaired"] == []


def test_metrics_are_written_at_the_end_of_each_run(folder: Path, log_and_found: tuple[str, Found]) -> None:
    """The last night's, on which the site was short of its lists."""
    families = {family.name: family for family in text_string_to_metric_families((folder / "metrics").read_text("utf-8"))}
    assert all(family.documentation and family.type == "gauge" for family in families.values())
    (alarms,) = families["repost_archive_alarms"].samples
    assert (alarms.labels, alarms.value) == ({"site": "127.0.0.2", "monitor": "short"}, 1)
    news = {sample.labels["what"]: sample.value for sample in families["repost_archive_last_run_pages"].samples}
    assert news["new_articles"] == news["new_had"] == 12


def status(capsys: pytest.CaptureFixture[str], ledger: str, *arguments: str) -> tuple[int, str]:
    """`scrapy status …` in this process: its exit code and what it prints."""
    command = Command()
    command.settings = get_project_settings()
    command.settings.set("LEDGER_URL", ledger)
    parser = argparse.ArgumentParser()
    command.add_options(parser)
    command.run([], parser.parse_args(arguments))
    return command.exitcode, capsys.readouterr().out


def test_status_tells_and_accepts(
    folder: Path, log_and_found: tuple[str, Found], capsys: pytest.CaptureFixture[str], scrapy: Scrapy
) -> None:
    """The ledger of the last night."""
    ledger = f"sqlite:///{max(folder.glob('*.db'), key=lambda path: path.stat().st_mtime)}"
    checked = scrapy("status", "--check", ledger=ledger)
    assert checked.returncode == 1
    (line,) = checked.stdout.splitlines()
    assert line.startswith("ALARM 127.0.0.2: short: expected at least ")
    assert status(capsys, ledger)[1].splitlines()[0] == line
    assert 'repost_archive_alarms{monitor="short",site="127.0.0.2"} 1.0' in status(capsys, ledger, "--metrics")[1].splitlines()
    assert status(capsys, ledger, "--accept", "127.0.0.2") == (0, f"accepted: {line}\n")
    assert status(capsys, ledger, "--accept", "127.0.0.2") == (1, ""), "nothing is left"
    assert status(capsys, ledger, "--check") == (0, "")
    assert "ALARM" not in status(capsys, ledger)[1]
