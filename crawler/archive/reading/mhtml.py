"""MHTML, as browsers save a page in one file: the page itself and where it was."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timezone
from email import message_from_bytes, policy
from email.errors import (
    CloseBoundaryNotFoundDefect,
    InvalidBase64CharactersDefect,
    InvalidBase64LengthDefect,
    InvalidBase64PaddingDefect,
)
from email.message import Message
from email.utils import parsedate_to_datetime

_DAMAGE = (InvalidBase64CharactersDefect, InvalidBase64LengthDefect, InvalidBase64PaddingDefect)


@dataclass(frozen=True, slots=True)
class MhtmlPage:
    """The HTML of the file, its Content-Type, its `Snapshot-Content-Location` and its `Date`, ISO 8601, None if there is none. problem: why
    that is not the whole page; None if it is."""

    body: bytes
    content_type: str
    url: str | None
    date: str | None = None
    problem: str | None = None


def read_mhtml(data: bytes) -> MhtmlPage | None:
    """The page of an MHTML file, among the frames that it may have; None if it has no HTML.

    It is the part that `start` names (RFC 2387), else the one at `Snapshot-Content-Location`, else the first: browsers write it first.
    """
    message = message_from_bytes(data, policy=policy.compat32)
    parts = list(message.walk())
    told = _text(message.get("Snapshot-Content-Location"))
    start = next(filter(None, (_text(one.get_param("start")) for one in parts)), None)
    named = (
        [one for one in parts if start is not None and _text(one.get("Content-ID")) == start],
        [one for one in parts if told is not None and _text(one.get("Content-Location")) == told],
        [message],
    )
    part = next((one for chosen in named for root in chosen for one in root.walk() if _is_html(one)), None)
    body = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(body, bytes):
        return None
    url = told or _text(part.get("Content-Location"))
    return MhtmlPage(body, str(part.get("Content-Type")), url, _date(message.get("Date")), _problem(message, part))


def _is_html(part: Message) -> bool:
    return part.get_content_type() in {"text/html", "application/xhtml+xml"}


def _text(told: object) -> str | None:
    """What a header or a parameter of one tells; None for nothing."""
    return (str(told[-1] if isinstance(told, tuple) else told).strip() or None) if told is not None else None


def _problem(message: Message, part: Message) -> str | None:
    """What the parser has passed over."""
    if any(isinstance(defect, CloseBoundaryNotFoundDefect) for defect in message.defects):
        return "cut off: the MHTML file has no end"
    return "damaged: the page is no whole base64" if any(isinstance(one, _DAMAGE) for one in part.defects) else None


def _date(told: object) -> str | None:
    """When the browser saved it."""
    try:
        date = parsedate_to_datetime(str(told)) if told else None
        # -0000: UTC, and nothing is told of the place.
        date = date.replace(tzinfo=timezone.utc) if date is not None and date.tzinfo is None else date
        return date.isoformat() if date is not None else None
    except ValueError:
        return None
