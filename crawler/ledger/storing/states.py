"""What a result makes of its page: its state, and when it is due again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from crawler.ledger.results import Result
from crawler.ledger.storing.schedule import Schedule

# States of a page whose newest answer is no article, as far as the rules of that day knew.
NO_ARTICLE = frozenset(("not_article", "needs_browser"))


@dataclass(frozen=True, slots=True)
class Was:
    """A page before a result, or after it. The names are those of the table; known: it has a version."""

    known: bool
    state: str
    reason: str | None
    fetched_at: str | None
    is_list: bool
    attempts: int
    checks: int
    due_at: str | None
    etag: str | None
    last_modified: str | None


# What a site puts where an article was, with the status of a page that is there.
_PUT_IN_ITS_PLACE = frozenset(("error_page", "home", "home_redirect"))
_NO_ANSWER = ("failed", "blocked", "needs_browser")


def becomes(was: Was, result: Result, time: datetime, schedule: Schedule | None, *, changed: bool) -> Was:
    """The page after a result that came at `time`. changed: it got a new version."""
    known = was.known or changed
    is_no_article = was.known and result.state == "not_article" and not result.is_list
    # What was gone is not back with a page of another kind at its address.
    is_away = is_no_article and (result.reason in _PUT_IN_ITS_PLACE or was.state == "gone")
    state: str = "gone" if is_away else result.state
    # An article that is asked for as a list and cannot be had stays an article.
    is_list = result.is_list and (result.state == "not_article" or was.is_list or not (known or was.state == "due"))
    failed = result.incomplete or state not in {"fetched", "not_article", "gone"} or (state == "gone" and not known)
    same = not changed and (was.state, was.reason) == (state, result.reason)
    attempts = was.attempts + 1 if failed else 0
    checks = was.checks + 1 if same and not is_list else 0
    if failed or result.saved:
        checks = was.checks
    reason = result.reason
    if was.known and was.state == "gone" and result.state in _NO_ANSWER:
        # That it cannot be had now does not say that it is there again.
        state, reason = was.state, was.reason
    etag, last_modified = was.etag, was.last_modified
    if result.state in {"fetched", "not_article"} and not result.unchanged:
        etag, last_modified = result.etag, result.last_modified
    return Was(
        known=known,
        state=state,
        reason=reason,
        # A 304 brings no bytes, and a failure none that are kept.
        fetched_at=was.fetched_at if result.unchanged else result.fetched_at,
        is_list=is_list,
        attempts=attempts,
        checks=checks,
        due_at=None if is_list else was.due_at if result.saved else _due_at(known, failed, attempts, checks, time, schedule),
        etag=etag,
        last_modified=last_modified,
    )


def reprocessed(was: Was, result: Result) -> Was:
    """The page after its bytes were read by other rules: nothing was fetched, so all is as it was but whether it is an article."""
    if result.state == "not_article":
        if was.state != "fetched":
            # What is gone or blocked now stays so.
            return replace(was, known=False)
        return replace(was, known=False, state="not_article", reason=result.reason)
    if was.known and was.state not in NO_ARTICLE:
        return was
    return replace(was, known=True, state="fetched", reason=None)


def _due_at(known: bool, failed: bool, attempts: int, checks: int, time: datetime, schedule: Schedule | None) -> str | None:
    """When the page is due again; None for never."""
    if schedule is None:
        return None
    if failed:
        return schedule.after_failure(attempts, time, known=known)
    return schedule.after_success(checks, time, known=known)
