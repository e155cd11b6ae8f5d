"""Names of settings that were given on the command line and that nothing knows, but that look like one that is known."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Final

from scrapy.settings import SETTINGS_PRIORITIES, BaseSettings, default_settings

from crawler import settings as project

# How alike two names are of which the one is a misspelt other: a letter or two of a short one.
_ALIKE: Final = 0.85
_KNOWN: Final = sorted({name for module in (default_settings, project) for name in vars(module) if name.isupper()})


def check_names(settings: BaseSettings) -> None:
    """Raise ValueError, in words, for the first `-s NAME=VALUE` whose NAME is a known one but for a slip: Scrapy takes any name and
    says nothing, so that `-s LEDGER_ULR=…` would write to the ledger that it was to spare. Names like no known one are
    those of the user's own parts."""
    given = (name for name in settings if settings.getpriority(name) == SETTINGS_PRIORITIES["cmdline"])
    for name in sorted(map(str, given)):
        if name not in _KNOWN and (meant := get_close_matches(name.upper(), _KNOWN, 1, _ALIKE)):
            raise ValueError(f"no setting is called {name}; is {meant[0]} meant?")
