"""What a run with a state did, counted; as one line for a log, in words or as JSON."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import orjson

from evtx import __version__

_MESSAGES = 100  # that one line of JSON takes


@dataclass(slots=True)
class Account:
    """Counts of one run. Files: new, changed, again (other settings, or once more), known (as they were), waiting
    (left for the next run), gone, pruned, failed now, failed before and not tried again. Articles: in all, those
    extracted in this run and of these those made anew for a new version, failed. Events in all. Paths written."""

    command: str
    new: int = 0
    changed: int = 0
    again: int = 0
    known: int = 0
    waiting: int = 0
    gone: int = 0
    pruned: int = 0
    failed: int = 0
    failed_before: int = 0
    skipped: int = 0
    articles: int = 0
    undated: int = 0
    extracted: int = 0
    made_anew: int = 0
    failed_articles: int = 0
    events: int = 0
    incidents: int | None = None  # of a run that joins events
    written: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)
    started: float = field(default_factory=time.monotonic)

    @property
    def status(self) -> int:
        """Exit status of a run that got to its end: 1 where something failed in it."""
        return 1 if self.failed or self.failed_articles else 0

    @property
    def seconds(self) -> float:
        """Seconds since the run began."""
        return time.monotonic() - self.started


def line(account: Account) -> str:
    """The account in words. Counts of what did not happen are left out, but for new and changed files."""
    a = account
    files = [f"{a.new} new", f"{a.changed} changed", f"{a.known} known"]
    files += [f"{count} {word}" for count, word in _rare(a) if count]
    parts = [f"files: {', '.join(files)}", f"articles: {a.articles}"]
    if a.incidents is not None:
        parts += [f"events: {a.events}", f"incidents: {a.incidents}"]
    elif a.command != "ingest":
        anew = f" ({a.made_anew} of them anew)" if a.made_anew else ""
        failed = f", {a.failed_articles} failed" if a.failed_articles else ""
        parts[-1] += f", {a.extracted} extracted{anew}{failed}"
        parts.append(f"events: {a.events}")
    parts.append(f"written: {', '.join(a.written) or 'nothing, all as it was'}")
    return f"{a.command}: {'; '.join(parts)}; {a.seconds:.1f} s"


def _rare(a: Account) -> list[tuple[int, str]]:
    return [
        (a.again, "read once more"),
        (a.waiting, "waiting for the next run"),
        (a.gone, "gone"),
        (a.pruned, "pruned"),
        (a.skipped, "skipped"),
        (a.failed, "failed"),
        (a.failed_before, "failed before"),
    ]


def json_line(account: Account, status: int, error: str | None) -> str:
    """The account as one JSON object, with the exit status, the messages of the run and the error that ended it."""
    a = account
    told: dict[str, Any] = {
        "evtx": __version__,
        "command": a.command,
        "ended": datetime.now(UTC).isoformat(timespec="seconds"),
        "seconds": round(a.seconds, 3),
        "status": status,
        "error": error,
        "files": {
            name: getattr(a, name)
            for name in (
                "new", "changed", "again", "known", "waiting", "gone", "pruned", "skipped", "failed", "failed_before",
            )
        },
        "articles": {
            "known": a.articles, "undated": a.undated, "extracted": a.extracted, "made_anew": a.made_anew,
            "failed": a.failed_articles,
        },
        "events": a.events,
        **({} if a.incidents is None else {"incidents": a.incidents}),
        "written": a.written,
        "messages": a.messages[:_MESSAGES],
        "more_messages": max(0, len(a.messages) - _MESSAGES),
    }  # fmt: skip
    return orjson.dumps(told).decode()
