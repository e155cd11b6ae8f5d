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
    """The first HTML part of an MHTML file; None if it has none."""
    message = message_from_bytes(data, policy=policy.compat32)
    snapshot = message.get("Snapshot-Content-Location")
    for part in message.walk():
        if part.get_content_type() in {"text/html", "application/xhtml+xml"}:
            body = part.get_payload(decode=True)
            if isinstance(body, bytes):
                url = snapshot or part.get("Content-Location")
                return MhtmlPage(
                    body,
                    str(part.get("Content-Type")),
                    str(url).strip() if url else None,
                    _date(message.get("Date")),
                    _problem(message, part),
                )
    return None


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
