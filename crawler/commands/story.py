"""`scrapy story`: one story with all its pages, and a person's word on which pages are one."""

from __future__ import annotations

import argparse
import json
import sys

from rich.console import Console
from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from sqlalchemy import Connection

from crawler.commands.base import LedgerCommand
from crawler.commands.showing import show
from crawler.ledger import LedgerError
from crawler.ledger.keys import indexable
from crawler.ledger.reading.account import account
from crawler.ledger.reading.find import key_of, page_at, story_of
from crawler.ledger.reading.story import story
from crawler.ledger.stories.decide import Decided, join, split
from crawler.ledger.upkeep.forget import taken_out
from crawler.original import story_key
from crawler.plain import json_for_terminals, printable


class Command(LedgerCommand, ScrapyCommand):
    """Shows a story; with `split` or `join` it changes which pages are one, for good."""

    def syntax(self) -> str:
        """How it is called."""
        return "[options] PAGE | split PAGE | join PAGE PAGE"

    def short_desc(self) -> str:
        """One line of help."""
        return "Show a story: its source, reposts, verdicts and versions; or split and join stories"

    def long_desc(self) -> str:
        """More help."""
        return (
            "PAGE is the address of an article, in any spelling, of its original, a story key or a story's id. "
            "'split PAGE' takes the page, with all pages that state it, out of its story; 'join PAGE PAGE' makes two stories one. "
            "Both hold against whatever is crawled later, until the other one takes them back."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Its options."""
        super().add_options(parser)
        parser.add_argument("--diff", action="store_true", help="each repost's text against what it is compared with")
        parser.add_argument("--versions", action="store_true", help="what changed in each version of a page")
        parser.add_argument("--format", choices=("text", "json"), default="text", help="text (default) or one JSON object")
        parser.add_argument("--color", action="store_true", help="colours also where the output is no terminal")

    def work(self, args: list[str], opts: argparse.Namespace) -> None:
        """Show, split or join."""
        what, names = (args[0], args[1:]) if args and args[0] in {"split", "join"} else ("show", args)
        if len(names) != (2 if what == "join" else 1):
            raise UsageError(f"expected: scrapy story {self.syntax()}")
        ledger = self.open_ledger()
        with ledger.reading() if what == "show" else ledger.writing() as connection:
            keys = [_key(connection, name) for name in names]
            if what == "show":
                found = story_of(connection, keys[0])
                decided = Decided([found] if found else [], [])
            else:
                decided = split(connection, keys[0]) if what == "split" else join(connection, *keys)
            told = [
                account(story(connection, found), with_diff=opts.diff, with_versions=opts.versions) for found in decided.stories
            ]
        ledger.close()
        fallen = [f"{one.kind} {one.a} {one.b}" for one in decided.fallen]
        if opts.format == "json":
            print(
                json_for_terminals(
                    json.dumps(told[0] if what == "show" else {"stories": told, "taken_back": fallen}, ensure_ascii=False)
                )
            )
            return
        console = Console(
            file=sys.stdout,
            force_terminal=opts.color or None,
            color_system="standard" if opts.color else "auto",
            highlight=False,
            markup=False,
            emoji=False,
        )
        for line in fallen:
            console.print(f"taken back: {printable(line)}", soft_wrap=True)
        for number, one in enumerate(told):
            if number:
                console.print()
            show(one, console)


def _key(connection: Connection, name: str) -> str:
    """The key that a person means. Raises LedgerError where the ledger has no story of it."""
    try:
        name.encode()
    except UnicodeEncodeError:
        raise LedgerError(f"{printable(name)}: characters that are no text") from None
    names = _spellings(name.strip())
    found = key_of(connection, names)
    if found is not None:
        return found
    page = page_at(connection, names)
    if page is not None:
        why = f"{page.state}: {page.reason}" if page.reason else page.state
        raise LedgerError(f"the ledger has no article of {printable(name)} ({printable(why)}), and no page states it")
    if out := taken_out(connection, [indexable(one) for one in names], names):
        raise LedgerError(
            f"{printable(name)} was taken out of the ledger on {out[-1].at[:10]}; "
            f"'scrapy forget --allow-again {printable(out[-1].name)}' lets it be crawled again"
        )
    raise LedgerError(
        f"the ledger has no story of {printable(name)}: give the address of one of its articles, of an original, a story key or a story's id"
    )


def _spellings(name: str) -> list[str]:
    """What a person may have meant: the text itself, and the story keys of it as an address."""
    found = [name]
    for address in (name, f"http://{name}"):
        try:
            found.append(story_key(address))
        except ValueError:
            continue
    return list(dict.fromkeys(found))
