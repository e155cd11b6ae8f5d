"""`scrapy parse`, off the record and with a CONTACT."""

from __future__ import annotations

from scrapy.commands import parse

from crawler.commands.looking import LookingCommand


class Command(LookingCommand, parse.Command):
    """Scrapy's own."""
