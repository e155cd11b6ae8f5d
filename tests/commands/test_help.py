"""`scrapy COMMAND --help`."""

from __future__ import annotations

import argparse

import pytest
from scrapy.commands import ScrapyHelpFormatter
from scrapy.utils.misc import walk_modules_iter
from scrapy.utils.project import get_project_settings

from crawler.commands.base import LedgerCommand

COMMANDS = {
    module.__name__.rpartition(".")[2]: command
    for module in walk_modules_iter("crawler.commands")
    if isinstance(command := getattr(module, "Command", None), type) and issubclass(command, LedgerCommand)
}


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_no_line_of_an_option_passes_for_a_heading(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """However wide the terminal is: Scrapy takes each line that ends in a colon for one."""
    parser = argparse.ArgumentParser(prog=name, formatter_class=ScrapyHelpFormatter)
    command = COMMANDS[name]()
    command.settings = get_project_settings()
    command.add_options(parser)
    for columns in range(40, 200):
        monkeypatch.setenv("COLUMNS", str(columns))
        lines = parser.format_help().splitlines()
        underlined = [lines[at - 1] for at, line in enumerate(lines) if line and not line.strip("=-")]
        assert underlined == ["Usage", *(["Options"] if "Options" in lines else []), "Global Options"], columns
