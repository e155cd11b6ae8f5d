"""`scrapy fetch`, off the record and with a CONTACT."""

from __future__ import annotations

from scrapy.commands import fetch

from crawler.commands.looking import LookingCommand


class Command(LookingCommand, fetch.Command):
    """Scrapy's own."""
