"""Sentences, paragraphs, titles and names, made from the stocks by a seeded generator.

Almost every word of a sentence is drawn, and most sentences hold figures or names, so that two sentences
are alike only when one was copied from the other.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from tests.prose import patterns, stocks

_SLOT = re.compile(r"\{([^{}]+)\}")


def place(rng: random.Random) -> str:
    """A county, city, district or town name."""
    return rng.choice(stocks.TOWN_HEAD) + rng.choice(stocks.TOWN_TAIL) + rng.choice("县市区镇乡")


def person(rng: random.Random) -> str:
    """A family name with one or two given characters."""
    return rng.choice(stocks.SURNAMES) + "".join(rng.sample(stocks.GIVEN, rng.choice((1, 2, 2))))


def office(rng: random.Random) -> str:
    """A department with its place."""
    return place(rng) + rng.choice(stocks.DEPARTMENTS)


def figure(rng: random.Random) -> str:
    """A number as news write it."""
    return rng.choice(
        (
            str(rng.randint(3, 99)),
            str(rng.randint(100, 9999)),
            f"{rng.uniform(1, 99):.1f}",
            f"{rng.randint(1, 99)}.{rng.randint(11, 99)}万",
        )
    )


MAKERS: dict[str, Callable[[random.Random], str]] = {
    "地": place,
    "人": person,
    "局": office,
    "数": figure,
    "率": lambda rng: f"{rng.uniform(1, 99):.{rng.choice((0, 1, 1, 2))}f}%",
    "日": lambda rng: f"{rng.randint(1, 12)}月{rng.randint(1, 28)}日",
    "年": lambda rng: f"{rng.randint(2015, 2025)}年",
    "量": lambda rng: str(rng.randint(2, 9999)) + rng.choice(stocks.UNITS),
    "名": lambda rng: (
        rng.choice(stocks.TOWN_HEAD) + rng.choice(stocks.TOWN_TAIL) + rng.choice(("村", "社区", "街道", "片区", "园区"))
    ),
}

STOCKS = {
    "省": stocks.PROVINCES,
    "部": stocks.DEPARTMENTS,
    "职": stocks.JOBS,
    "物": stocks.THINGS,
    "做": stocks.VERBS,
    "域": stocks.FIELDS,
    "产": stocks.CROPS,
    "为": stocks.GOALS,
    "感": stocks.MOODS,
    "时": stocks.HOURS,
    "处": stocks.SPOTS,
    "法": stocks.WAYS,
    "文": stocks.DOCS,
    "会": stocks.EVENTS,
}


def fill(rng: random.Random, pattern: str) -> str:
    """The pattern with each `{slot}` replaced by a fresh draw."""

    def draw(match: re.Match[str]) -> str:
        slot = match.group(1)
        return MAKERS[slot](rng) if slot in MAKERS else rng.choice(STOCKS[slot])

    return _SLOT.sub(draw, pattern)


def sentence(rng: random.Random) -> str:
    """One sentence with its full stop, mostly 30 to 70 characters."""
    parts = [rng.choice(patterns.OPENINGS), rng.choice(patterns.CORES)]
    if rng.random() < 0.6:
        parts.append(rng.choice(patterns.TAILS))
    return fill(rng, "".join(parts)) + "。"


def quote(rng: random.Random) -> str:
    """A sentence that somebody says, with quotation marks."""
    return fill(rng, rng.choice(patterns.QUOTES))


def title(rng: random.Random) -> str:
    """A headline of about 15 to 30 characters."""
    return fill(rng, rng.choice(patterns.TITLES))


def paragraphs(rng: random.Random, length: int) -> list[list[str]]:
    """Paragraphs as lists of sentences, of about `length` characters in all (never under one sentence)."""
    made: list[list[str]] = [[]]
    total = 0
    while total < length:
        line = quote(rng) if made[-1] and rng.random() < 0.15 else sentence(rng)
        made[-1].append(line)
        total += len(line)
        if total < length and rng.random() < 0.4:
            made.append([])
    return [block for block in made if block]
