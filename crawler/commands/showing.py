"""An account of a story as text for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import floor
from typing import Any

from rich.console import Console
from rich.text import Text

from crawler.commands.passages import Passages
from crawler.counted import counted
from crawler.ledger.reading.account import delay, further_status
from crawler.plain import printable

_REASONS = {"key": "by what pages state or by a further key", "text": "by their texts", "person": "by a person's word"}
_METHODS = {
    "stated": "states the original",
    "alias": "by another key",
    "text": "by its text",
    "none": "states none",
}
_INDENT = 9


def show(account: dict[str, Any], console: Console) -> None:
    """Print it. Nothing of it reaches the terminal that is not plainly visible."""
    for line in _lines(account, Passages(colour=console.is_terminal and not console.no_color)):
        console.print(line, soft_wrap=True)


def _lines(account: dict[str, Any], passages: Passages) -> Iterator[Text]:
    """The whole."""
    yield Text(printable(account["title"] or "(no title)"), "bold")
    yield _headed("story", account["story_id"])
    yield _headed("key", account["story_key"])
    if account["ring"]:
        yield _headed("ring", "these pages name each other as their original; none of them is the source")
    source = account["source"]
    if source is None:
        yield from _missing(account)
    else:
        yield _headed("source", source["url"])
        yield from _page(source, passages)
    yield Text()
    yield from _reposts(account, passages)
    yield from _history(account)


def _missing(account: dict[str, Any]) -> Iterator[Text]:
    """That the ledger lacks the source, and why."""
    if not account["ring"]:
        yield _headed("source", "not in the ledger" if account["tries"] else "not in the ledger, and not tried yet")
    for one in account["tries"]:
        if one["state"] == "due" and not one["attempts"]:
            yield _below(f"due: {one['url']}")
        else:
            status = further_status(one["reason"], one["http_status"])
            tries = f"tried {one['attempts']} times" if one["attempts"] > 1 else None
            yield _below(f"{_dotted([one['state'], one['reason'], status, tries, _minute(one['checked_at'])])}: {one['url']}")


def _reposts(account: dict[str, Any], passages: Passages) -> Iterator[Text]:
    """The reposts, by time."""
    reposts = account["reposts"]
    sites = len({page["site"] for page in reposts})
    yield Text(counted(len(reposts), "repost") + (f" on {counted(sites, 'site')}" if reposts else ""), "bold")
    compared = next((page for page in reposts if page["compared_with"]), None)
    if compared is not None:
        whom = "the source" if compared["against"] == "source" else "the earliest repost, as the ledger lacks the source"
        version = compared["compared_with"]
        yield Text(f"compared with {whom}: version {version['version']}{_fetched(version)}, {printable(version['url'])}")
    for number, page in enumerate(reposts, 1):
        yield Text()
        head = Text(f"{number:>3}.     {printable(_published(page) or 'no date')}", "bold")
        after, style = _after(page)
        yield head.append(f", {after}", style) if after else head
        yield _below(page["url"])
        yield from _page(page, passages)


def _after(page: dict[str, Any]) -> tuple[str, str]:
    """How long after the source, and the style to say it in."""
    told = delay(page["hours_after_source"], page["days_after_source"])
    if told is None:
        return "", ""
    if not told.number:
        return "on the day of the source" if told.unit == "day" else "in the same minute as the source", ""
    size = f"{told.number:g} {told.unit if told.number == 1 else told.unit + 's'}"
    return (f"! {size} BEFORE its source", "bold yellow") if told.before else (f"{size} after the source", "")


def _page(page: dict[str, Any], passages: Passages) -> Iterator[Text]:
    """All but the address."""
    how = None if page["is_source"] else _METHODS[page["match_method"]]
    if page["match_method"] == "alias" and page["original_url"]:
        how = "states another page of the story"
    date = f"published {_published(page)}" if page["is_source"] and page["published"] else None
    yield _below(_dotted([page["site"], page["source_name"] and f"来源 {page['source_name']}", date, how]))
    if page["relation"] is not None:
        style = "bold yellow" if page["relation"] == "different" else "bold"
        line = _below("").append(page["relation"], style).append(f", {_percent(page['similarity'])} the same")
        if page["relation"] == "different" and page["match_method"] == "stated":
            line.append("; the link leads to another article", style)
        yield line
    if page["original_evidence"] and page["original_label"]:
        yield _below(f"evidence “{page['original_label']}”: {page['original_evidence']}")
    if page["original_url"] and page["original_url"] not in (page["original_evidence"] or ""):
        yield _below(f"states   {page['original_url']}")
    if page["state"] == "gone":
        yield _below(f"vanished: last found gone {_minute(page['gone_since'])}; its text is kept", "yellow")
    if page["copy"]:
        yield _below(f"its text is a web archive's copy: {page['copy']}", "yellow")
    for url in page["also_at"]:
        yield _below(f"also at {url}")
    yield from _versions(page, passages)
    if page.get("diff", ()) is None:
        yield _below("too long to be compared")
    elif "diff" in page:
        if any("diff" in version for version in page["versions"]):
            yield _below(
                f"its newest version against {'the source' if page['against'] == 'source' else 'the earliest repost'}:"
            )
        if page["title_before"] != page["title"]:
            yield _below("title: ").append_text(passages.of_texts(page["title_before"], page["title"]))
        changed = any(operation["kind"] != "equal" for operation in page["diff"])
        yield from map(_indented, passages.of_diff(page["diff"]) if changed else [Text("= no sentence differs", "dim")])


def _versions(page: dict[str, Any], passages: Passages) -> Iterator[Text]:
    """Each version: when, and what changed."""
    several = len({version["url"] for version in page["versions"]}) > 1
    for version in page["versions"]:
        where = f" of {version['url']}" if several else ""
        changed = ", ".join(version["changed"])
        if version["relation"] is not None:
            changed += f" ({version['relation']}, {_percent(version['similarity'])} the same)"
        elif version["number"] > 1 and not changed:
            changed = "other bytes, the same article"
        yield _below(f"version {version['number']}{where}{_fetched(version)}{': ' if changed else ''}{changed}")
        for name, change in version.get("changes", {}).items():
            if isinstance(change["old"] or change["new"], list):
                yield _below(f"{name}: {len(change['old'])} before, {len(change['new'])} now")
            else:
                yield _below(f"{name}: ").append_text(passages.of_texts(change["old"], change["new"]))
        yield from map(_indented, passages.of_diff(version.get("diff") or ()))


def _history(account: dict[str, Any]) -> Iterator[Text]:
    """What made these pages one story."""
    if account["merges"] or account["keys"] or account["decisions"]:
        yield Text()
    for merge in account["merges"]:
        undone = f"; apart again {_minute(merge['undone_at'])}" if merge["undone_at"] else ""
        yield _headed("merged", f"{_minute(merge['merged_at'])}, {_REASONS[merge['reason']]}: {merge['key']}{undone}")
    for key in account["keys"]:
        counts = "" if key["counts"] else "; does not count"
        yield _headed("also key", f"{key['key']}, {key['reason']} of {key['url']}{counts}")
    for word in account["decisions"]:
        verb = "is not of the story of" if word["kind"] == "split" else "is of the story of"
        undone = f"; taken back {_minute(word['undone_at'])}" if word["undone_at"] else ""
        yield _headed("a person", f"{_minute(word['decided_at'])}: {word['a']} {verb} {word['b']}{undone}")


def _headed(head: str, text: str) -> Text:
    return Text(f"{head:<{_INDENT}}", "dim").append(printable(text), "")


def _below(text: str, style: str = "") -> Text:
    return Text(" " * _INDENT).append(printable(text), style)


def _indented(line: Text) -> Text:
    return Text(" " * _INDENT).append_text(line)


def _dotted(parts: Iterable[str | None]) -> str:
    return " · ".join(part for part in parts if part)


def _percent(share: float) -> str:
    """Never 100% where anything differs."""
    return f"{floor(share * 1000) / 10:g}%"


def _published(page: dict[str, Any]) -> str | None:
    """As far as the page tells; the offset is +08:00 always."""
    return str(page["published"]).partition("+")[0].replace("T", " ") if page["published"] else None


def _fetched(version: dict[str, Any]) -> str:
    return f", fetched {_minute(version['fetched_at'])}" if version["fetched_at"] else ", saved, time not told"


def _minute(time: str | None) -> str:
    """A time to the minute, with what it says of its zone; the ledger's own times are UTC."""
    if time is None:
        return ""
    zone = time[19:].lstrip(".0123456789")
    return f"{time[:16].replace('T', ' ')}{' UTC' if zone in {'+00:00', 'Z'} else ' ' + zone if zone else ''}"
