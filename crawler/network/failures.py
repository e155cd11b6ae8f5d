"""Why a page could not be had, in the ledger's words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from scrapy.exceptions import IgnoreRequest
from scrapy.http import Request, Response
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from crawler.network.challenges import challenge_of
from crawler.network.errors import RefusedError

GONE = frozenset((404, 410))
# 403 and 401: refused. 412 (瑞数) and 521 (加速乐): script challenges before the page. 451: withheld by law.
BLOCKED = frozenset((401, 403, 412, 451, 521))

# Scrapy's and Twisted's exceptions in words that a journalist knows.
_WORDS = {
    "DownloadTimeoutError": "timeout",
    "TimeoutError": "timeout",
    "CannotResolveHostError": "host not found",
    "DownloadConnectionRefusedError": "connection refused",
    "DownloadCancelledError": "too large",
    "ResponseDataLossError": "cut off",
    "BadGzipFile": "cannot be unpacked",
    "EOFError": "cannot be unpacked",
    "error": "cannot be unpacked",
    "ZstdError": "cannot be unpacked",
    "DownloadFailedError": "connection lost",
    "UnsupportedURLSchemeError": "not an http address",
    "NotSupported": "not an http address",
    "ValueError": "not an http address",
}


@dataclass(frozen=True, slots=True)
class Failed:
    """state and reason as the ledger has them; kind: the reason without details, for counting."""

    state: Literal["gone", "failed", "blocked", "needs_browser"]
    reason: str
    kind: str
    http_status: int | None = None


def challenged(name: str, status: int) -> Failed:
    """A firewall's check of the visitor came instead of the page."""
    return Failed("blocked", f"challenge: {name}", "challenge", status)


def request_of(failure: Failure) -> Request:
    """The request that brought no response."""
    request: Request = failure.request  # type: ignore[attr-defined]  # Scrapy puts it there
    return request


def explain(failure: Failure) -> Failed:
    """What a request's failure means for its page."""
    error = failure.value
    if isinstance(error, HttpError):
        return _status(error.response)
    if isinstance(error, RefusedError):
        return Failed("blocked", error.reason, error.kind)
    if isinstance(error, IgnoreRequest):
        return _ignored(str(error))
    return _other(error)


def _status(response: Response) -> Failed:
    """A response with an error status."""
    name = challenge_of(response)
    if name is not None:
        return challenged(name, response.status)
    reason = f"http {response.status}"
    state: Literal["gone", "failed", "blocked"] = "failed"
    if response.status in GONE:
        state = "gone"
    elif response.status in BLOCKED:
        state = "blocked"
    return Failed(state, reason, reason, response.status)


def _ignored(words: str) -> Failed:
    """A request that a middleware of Scrapy's gave up; only its words tell why."""
    if "robots" in words.lower():
        return Failed("blocked", "robots.txt", "robots.txt")
    if "max redirections" in words:
        return Failed("failed", "too many redirects", "too many redirects")
    reason = "too large when unpacked" if "DOWNLOAD_MAXSIZE" in words else "given up"
    return Failed("failed", reason, reason)


def _other(error: BaseException | None) -> Failed:
    """No response at all."""
    name = type(error).__name__
    words = _WORDS.get(name, name)
    return Failed("failed", words, words)
