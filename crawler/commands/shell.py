"""`scrapy shell`, off the record and with a CONTACT."""

from __future__ import annotations

from scrapy.commands import shell

from crawler.commands.looking import LookingCommand


class Command(LookingCommand, shell.Command):
    """Scrapy's own."""
