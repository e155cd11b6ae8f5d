"""A run against the past of its site: pure functions of numbers.

Shares are noisy where pages are few, and every site has a level of its own, so no share is right or wrong by itself. The past
gives a median and a spread (MAD, less what chance alone does to so few pages); where the past is short, the spread is taken
to be wide. A share alarms where even a night at the edge of what is usual (the median less twice the spread) would bring so
few only once in a thousand nights. So three bad pages of three prove nothing, and twenty of twenty do.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from itertools import pairwise
from statistics import median
from typing import Literal, NamedTuple

from crawler.monitors.measures import Measure

# Pages that make a sample: nights with fewer are taken together. After an alarm, so many are enough to end it.
SAMPLE_PAGES = 20
FEW_PAGES = 5
# Nights of the past that count, but for silences.
MOST_NIGHTS = 60
# The spread that one sample is taken to have, of a share, or of a number as a part of it; of n samples it is this / √n.
WIDEST = 0.1
# MAD of a normal distribution → its standard deviation.
_MAD_TO_SIGMA = 1.4826
SHARE_SPREADS = 2.0
NUMBER_SPREADS = 4.0
UNLIKELY = 1e-3
# What is as likely as this, at the edge of what is usual, ends an alarm.
LIKELY = 0.2
# Days: Spring Festival and the week before it are shorter. Times the longest silence of the past; so many silences must be known.
LEAST_SILENCE = 21.0
SILENCE_TIMES = 3.0
FEWEST_SILENCES = 5


class Night(NamedTuple):
    """A run. began: ISO 8601. complete: it ended by itself. full: it walked every list to its end."""

    run: int
    began: str
    complete: bool
    full: bool
    stats: Mapping[str, float]

    def sum(self, names: Sequence[str]) -> float:
        """The stats of these names, together."""
        return sum(self.stats.get(name, 0) for name in names)

    @property
    def was_watched(self) -> bool:
        """False for a run of before there were monitors."""
        return any(name.startswith("news/") for name in self.stats)


class Verdict(NamedTuple):
    """unknown: there is too little to tell, now or in the past. expected, came: in words."""

    state: Literal["well", "alarm", "unknown"]
    expected: str = ""
    came: str = ""


class Share(NamedTuple):
    """part of whole: pages."""

    part: float
    whole: float


UNKNOWN = Verdict("unknown")


def judge(measure: Measure, now: Night, past: Sequence[Night], since: Sequence[Night] | None = None) -> Verdict:
    """What a run is by one measure.

    past: the site's earlier runs that were well by it, the newest first. since: None where no alarm of it stands; else the
    runs since it was last seen, which said nothing.
    """
    if not _counts(measure, now):
        return UNKNOWN
    comparable = [night for night in past if night.was_watched and _counts(measure, night)]
    if len(comparable) < measure.least:
        return UNKNOWN
    if measure.kind != "days":
        comparable = comparable[:MOST_NIGHTS]
    if measure.kind == "share":
        later = None if since is None else [_share(measure, night) for night in since]
        return judge_share(measure.says, _share(measure, now), [_share(measure, night) for night in comparable], later)
    return _JUDGES[measure.kind](measure, now, comparable)


def judge_share(says: str, now: Share, past: Sequence[Share], since: Sequence[Share] | None = None) -> Verdict:
    """A share against those of the past, the newest first. A night with few pages is judged alone, and with the nights before it.

    since: where an alarm stands, the nights since it was seen. Then a share that is usual ends it, and any other does not.
    """
    if since is not None:
        together = Share(now.part + sum(one.part for one in since), now.whole + sum(one.whole for one in since))
        limit = lowest_share(samples(past))
        if limit is None or together.whole < FEW_PAGES:
            return UNKNOWN
        return _of_share("well" if chance_of(together, limit) >= LIKELY else "alarm", says, together, limit)
    if not now.whole:
        return UNKNOWN
    verdict, together = UNKNOWN, now
    for number in range(len(past)):
        limit = lowest_share(samples(past[number:]))
        if limit is None:
            break
        if chance_of(together, limit) < UNLIKELY:
            return _of_share("alarm", says, together, limit)
        verdict = _of_share("well", says, now, limit) if verdict is UNKNOWN else verdict
        # A night that is good by itself does not answer for those before it.
        if together.whole >= SAMPLE_PAGES or now.part >= limit * now.whole:
            break
        together = Share(together.part + past[number].part, together.whole + past[number].whole)
    return verdict


def samples(nights: Sequence[Share]) -> list[Share]:
    """Nights of at least SAMPLE_PAGES pages each: nights with fewer are taken together, and what is left over is left out."""
    found: list[Share] = []
    together = Share(0, 0)
    for night in nights:
        together = Share(together.part + night.part, together.whole + night.whole)
        if together.whole >= SAMPLE_PAGES:
            found.append(together)
            together = Share(0, 0)
    return found


def lowest_share(past: Sequence[Share]) -> float | None:
    """The lowest share that is still usual; None without a past."""
    if not past:
        return None
    shares = [one.part / one.whole for one in past]
    usual = median(shares)
    by_chance = usual * (1 - usual) / median(one.whole for one in past)
    spread = math.sqrt(max(0.0, _spread(shares) ** 2 - by_chance))
    return max(0.0, usual - SHARE_SPREADS * max(spread, WIDEST / math.sqrt(len(past))))


def chance_of(share: Share, limit: float) -> float:
    """How likely so few or fewer are, where each page has the chance `limit` (binomial)."""
    part, whole = int(share.part), int(share.whole)
    if limit <= 0 or part >= whole:
        return 1.0
    yes, no = math.log(limit), math.log1p(-min(limit, 1 - 1e-9))
    ways = (math.lgamma(whole + 1) - math.lgamma(n + 1) - math.lgamma(whole - n + 1) for n in range(part + 1))
    return min(1.0, math.fsum(math.exp(way + n * yes + (whole - n) * no) for n, way in enumerate(ways)))


def _none(measure: Measure, now: Night, past: Sequence[Night]) -> Verdict:
    """Nothing of what there always was some of."""
    part, whole = now.sum(measure.part), now.sum(measure.whole)
    if not whole:
        return UNKNOWN
    usual = median(night.sum(measure.part) for night in past) if past else 1
    return Verdict("alarm" if part == 0 < usual else "well", f"some {measure.says}", f"none, of {whole:.0f}")


def _fewer(measure: Measure, now: Night, past: Sequence[Night]) -> Verdict:
    """A number that is lower than the past's."""
    numbers = [night.sum(measure.part) for night in past]
    usual, came = median(numbers), now.sum(measure.part)
    spread = max(_spread(numbers), usual * WIDEST / math.sqrt(len(numbers)), math.sqrt(usual))
    limit = max(0.0, usual - NUMBER_SPREADS * spread)
    return Verdict("alarm" if came < limit else "well", f"at least {limit:.0f} {measure.says}", f"{came:.0f}")


def _more(measure: Measure, now: Night, past: Sequence[Night]) -> Verdict:
    """A number that is higher than the past's. It is no matter of chance: where it always was 0, 1 is too many."""
    numbers = [night.sum(measure.part) for night in past]
    limit, came = math.floor(median(numbers) + NUMBER_SPREADS * _spread(numbers)), now.sum(measure.part)
    return Verdict("alarm" if came > limit else "well", f"at most {limit} {measure.says}", f"{came:.0f}")


def _days(measure: Measure, now: Night, past: Sequence[Night]) -> Verdict:
    """A longer silence than the site has kept before."""
    if now.sum(measure.part):
        return Verdict("well", came="0")
    times = [datetime.fromisoformat(night.began) for night in past if night.sum(measure.part)]
    silences = [_days_between(earlier, later) for later, earlier in pairwise(times)]
    if len(silences) < FEWEST_SILENCES:
        return UNKNOWN
    limit, came = max(LEAST_SILENCE, SILENCE_TIMES * max(silences)), _days_between(times[0], datetime.fromisoformat(now.began))
    return Verdict("alarm" if came > limit else "well", f"at most {limit:.0f} {measure.says}", f"{came:.0f}")


_JUDGES: dict[str, Callable[[Measure, Night, Sequence[Night]], Verdict]] = {
    "none": _none,
    "fewer": _fewer,
    "more": _more,
    "days": _days,
}


def _counts(measure: Measure, night: Night) -> bool:
    """True for a run that the measure can be taken of."""
    if measure.runs == "full":
        return night.complete and night.full and not night.stats.get("news/lists_lost")
    return night.complete or measure.runs == "any"


def _share(measure: Measure, night: Night) -> Share:
    return Share(night.sum(measure.part), night.sum(measure.whole))


def _of_share(state: Literal["well", "alarm"], says: str, share: Share, limit: float) -> Verdict:
    return Verdict(state, f"at least {limit:.0%} of {says}", f"{share.part:.0f} of {share.whole:.0f}")


def _spread(numbers: Sequence[float]) -> float:
    """The standard deviation that the numbers' median distance from their median tells of."""
    middle = median(numbers)
    return _MAD_TO_SIGMA * median(abs(number - middle) for number in numbers)


def _days_between(earlier: datetime, later: datetime) -> float:
    return (later - earlier).total_seconds() / 86400
