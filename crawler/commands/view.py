"""`scrapy view`, off the record and with a CONTACT."""

from __future__ import annotations

from scrapy.commands import view

from crawler.commands.looking import LookingCommand


class Command(LookingCommand, view.Command):
    """Scrapy's own."""
