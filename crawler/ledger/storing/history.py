"""The versions of one page in time: where a capture belongs, and which of them is the newest.

A version is a run of captures with the same bytes: a page that changes and changes back has three. A live page is fetched now, so what
it brings is the newest. Saved captures come in any order: each goes to the versions of its time, and one between two captures of
other bytes makes two versions of theirs. The version whose bytes were seen last is the newest, whatever the order. Of a version
only the first and the last capture are kept, so a page that changed to and fro more than once may have fewer versions
when its captures come out of order.
Captures that do not tell their time come before all that do, and count only where no other has their bytes; of equals the
digest decides.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timezone

from crawler.ledger.results import Result
from crawler.ledger.storing.states import Was


def instant(time: str | None) -> str:
    """ISO 8601 in any offset, UTC where none is given → UTC to the microsecond, which sorts as text. Empty where it is not told."""
    if not time:
        return ""
    try:
        # Python 3.10 reads neither Z nor nine digits of a second.
        head, dot, fraction = time.replace("Z", "+00:00").replace(" ", "T").partition(".")
        if dot:
            digits = fraction[: len(fraction) - len(fraction.lstrip("0123456789"))]
            head += f".{digits[:6]:0<6}{fraction[len(digits) :]}"
        told = datetime.fromisoformat(_with_colon(head))
        told = told if told.tzinfo else told.replace(tzinfo=timezone.utc)
        return told.astimezone(timezone.utc).isoformat(timespec="microseconds")
    except (ValueError, OverflowError):
        return ""


def _with_colon(time: str) -> str:
    """+0800 as +08:00."""
    return f"{time[:-2]}:{time[-2:]}" if len(time) > 16 and time[-5] in "+-" else time


@dataclass(slots=True, eq=False)
class Version:
    """One version. fetched_at: when its bytes were first seen. seen_at: when last, in UTC; None if only then.

    id, number: as stored, None for a new one. result: the earliest of this batch that has the bytes. like: the stored version of
    whose captures this one has the earlier ones; None if it was not parted from one.
    """

    digest: str
    fetched_at: str | None
    seen_at: str | None = None
    id: int | None = None
    number: int | None = None
    result: Result | None = None
    like: Version | None = None
    moved: bool = False

    @property
    def first(self) -> str:
        """When its bytes were first seen."""
        return instant(self.fetched_at)

    @property
    def last(self) -> str:
        """When its bytes were last seen."""
        return max(self.first, self.seen_at or "")

    def holds(self, time: str) -> bool:
        """True for an instant from the first capture to the last; never where no time was told."""
        return bool(self.first) and self.first <= time <= self.last

    def is_around(self, time: str, digest: str) -> bool:
        """True if a capture of other bytes lies between two captures of these."""
        return bool(self.first) and (self.first, self.digest) < (time, digest) < (self.last, self.digest)

    def part(self) -> Version:
        """Part the first capture from the last: other bytes were seen between them. Returns the version of the first."""
        earlier = Version(self.digest, self.fetched_at, result=self.result, like=None if self.id is None else self)
        self.fetched_at, self.seen_at, self.moved = self.seen_at, None, True
        return earlier

    def seen(self, result: Result) -> None:
        """Put down that a capture has these bytes."""
        self.result = self.result or result
        time, first = instant(result.fetched_at), self.first
        if time and (not first or time < first):
            last, self.result = self.last, result
            self.fetched_at, self.seen_at = result.fetched_at, last if last > time else None
            self.moved = True
        else:
            self.again(time)

    def again(self, time: str) -> None:
        """Put down that its bytes were seen at an instant."""
        if time > self.last:
            self.seen_at, self.moved = time, True


# Of two captures of one time, neither of which is known to be the later.
_RANK: dict[str, int] = {"failed": 0, "blocked": 1, "needs_browser": 2, "gone": 3, "not_article": 4, "fetched": 5}


@dataclass(slots=True)
class History:
    """A page with its versions, oldest first, and what is known of its newest capture.

    answer: where the last answer of this batch lies in the archive; None if none came. extractor: see `ledger/tables`.
    """

    id: int
    was: Was
    http_status: int | None = None
    versions: list[Version] = field(default_factory=list)
    newest: Version | None = None
    answer: tuple[str, int] | None = None
    extractor: str | None = None

    @property
    def is_gone(self) -> bool:
        """True for an article that has vanished."""
        return self.was.known and self.was.state == "gone"

    def take(self, result: Result) -> Version | None:
        """Take in a capture; its version if it is an article with new bytes."""
        if result.unchanged and self.newest is not None:
            self.newest.again(instant(result.fetched_at))
        if result.reprocessed:
            return self._reprocess(result)
        if result.article is None or result.digest is None:
            return None
        known = self.version_of(result)
        if result.incomplete and self.versions and (known is None or known is not self.newest):
            # Nor is an older version that lacks a part, too, the newest again.
            return None
        version = known or Version(result.digest, result.fetched_at, result=result)
        if known is not None:
            known.seen(result)
            if known.moved and result.saved:
                # It may have come to lie before others.
                self.versions.remove(known)
                self._place(known)
        elif result.saved:
            self._place(version)
        else:
            self.versions.append(version)
        if self.newest is None or not result.saved or _later(version, self.newest):
            self.newest = version
        return None if known is not None else version

    def _reprocess(self, result: Result) -> Version | None:
        """Take in what other rules make of bytes that the page has: behind the version of these bytes, or no article at all."""
        if result.article is None or result.digest is None:
            self.newest = None
            return None
        old = self.newest
        version = Version(result.digest, result.fetched_at, result=result)
        if old is not None and old.digest == result.digest:
            version.seen_at = old.seen_at
            self.versions.insert(self.versions.index(old) + 1, version)
        else:
            self._place(version)
        self.newest = version
        return version

    def version_of(self, result: Result) -> Version | None:
        """The version that has these bytes already: of a live page the newest one, of a saved one that of its time."""
        if not result.saved:
            return self.newest if self.newest is not None and self.newest.digest == result.digest else None
        same = [version for version in self.versions if version.digest == result.digest]
        time = instant(result.fetched_at)
        if not same or not time:
            return same[0] if same else None
        known = [version for version in same if version.holds(time) or not version.first]
        if known:
            return known[-1]
        position = self._position(time, same[0].digest)
        before, behind = self.versions[:position][-1:], self.versions[position:][:1]
        if before and before[0] in same:
            return before[0]
        is_between = bool(before) and before[0].is_around(time, same[0].digest)
        return behind[0] if behind and behind[0] in same and not is_between else None

    def _position(self, time: str, digest: str) -> int:
        """How many versions begin before a capture."""
        position = len(self.versions)
        while position and (self.versions[position - 1].first, self.versions[position - 1].digest) > (time, digest):
            position -= 1
        return position

    def _place(self, version: Version) -> None:
        """Put a version among those of its time; one that was seen before it and behind it becomes two."""
        position = self._position(version.first, version.digest)
        before = self.versions[position - 1] if position else None
        if before is not None and before.is_around(version.first, version.digest):
            self.versions[position - 1 : position] = [before.part(), version, before]
        else:
            self.versions.insert(position, version)

    def is_newest(self, result: Result) -> bool:
        """False for a saved capture that is older than what made the page's state, which is that of its newest capture."""
        if not result.saved or self.was.state not in _RANK:
            return True
        told = instant(result.fetched_at), _RANK[result.state], result.reason or ""
        return told >= (instant(self.was.fetched_at), _RANK[self.was.state], self.was.reason or "")


def _later(one: Version, other: Version) -> bool:
    return (one.last, one.digest) > (other.last, other.digest)
