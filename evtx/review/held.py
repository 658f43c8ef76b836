"""Events of a run and what people decided go in; the events as decided, and what there is to say about it, come out."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from pathlib import Path

import orjson

from evtx.events.described import codes_of_event
from evtx.events.notes import note_of
from evtx.model import Article, Event
from evtx.review.corrections import SET, Correction, latest, read_corrections, reviewed_event

RULE = {"accept": "review.accepted", "correct": "review.corrected"}
"""What stands among the rules of an event that a person decided on."""
_ALIKE = 0.6  # share of common letters from which a sentence counts as the same one, edited


@dataclass(frozen=True, slots=True)
class Decided:
    """The decisions that count by event, each event as it was left, and the events of every article."""

    corrections: Mapping[str, Correction]
    seen: Mapping[str, Event]
    by_article: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Held:
    """The events of an article as decided; `notices` want a look, `overruled` is what the run had otherwise."""

    events: tuple[Event, ...]
    notices: tuple[str, ...]
    overruled: tuple[str, ...]


def decided(corrections: Iterable[Correction]) -> Decided:
    """The decisions of a corrections file, ready to hold events to."""
    counting = latest(corrections)
    seen = {name: reviewed_event(correction) for name, correction in counting.items()}
    by_article: dict[str, list[str]] = {}
    for name, event in seen.items():
        by_article.setdefault(event.article.id, []).append(name)
    return Decided(counting, seen, {article: tuple(names) for article, names in by_article.items()})


@dataclass(frozen=True, slots=True)
class Keeper:
    """What holds the events of a run to the decisions of a file.

    `articles`: ids of those that anything was decided on. `keep`: their events as decided. `stamp`: changes with the
    decisions.
    """

    articles: frozenset[str]
    keep: Callable[[Article, Sequence[Event]], tuple[Event, ...]]
    stamp: str


def keeper(path: Path, tell: Callable[[str], None], verbose: bool = False) -> Keeper:
    """The keeper of a corrections file. Raises as `read_corrections` does.

    Notices are told once each, and with `verbose` also what the run has otherwise.
    """
    corrections = read_corrections(path)
    decisions = decided(corrections)
    said: set[str] = set()

    def keep(article: Article, events: Sequence[Event]) -> tuple[Event, ...]:
        held = hold(article, events, decisions)
        for message in (*held.notices, *(held.overruled if verbose else ())):
            if message not in said:
                said.add(message)
                tell(message)
        return held.events

    stamp = hashlib.sha256(b"".join(orjson.dumps(c) for c in decisions.corrections.values())).hexdigest()
    return Keeper(frozenset(decisions.by_article), keep, stamp)


def hold(article: Article, events: Sequence[Event], decisions: Decided) -> Held:
    """The events of one article, held to what people decided on them.

    A rejected event is left out. An accepted or corrected one keeps every field that a person decides on, whatever
    this run says; one that this version does not make any more is kept while the article is the same. Where its
    evidence has changed there is a notice.
    """
    wanted = decisions.by_article.get(article.id, ())
    if not wanted:
        return Held(tuple(events), (), ())
    fresh = {event.id: event for event in events}
    notices: list[str] = []
    overruled: list[str] = []
    for name in wanted:
        correction, seen = decisions.corrections[name], decisions.seen[name]
        event = fresh.get(name) or _renamed(article, seen, fresh, decisions)
        if event is not None:
            notices += _changed(article, event, seen, correction)
            overruled += _overruled(event, seen, correction)
        elif article.text_sha256 != seen.article.text_sha256:
            notices.append(_gone(article, seen, correction, events))
            continue
        elif correction.verdict != "reject":
            overruled.append(f"{name}: this version does not make it any more, kept for {correction.by}")
        fresh.pop(event.id if event else name, None)
        if correction.verdict != "reject":
            fresh[name] = as_decided(replace(event or seen, id=name), seen, correction.verdict)
    return Held(tuple(sorted(fresh.values(), key=lambda e: e.evidence.start)), tuple(notices), tuple(overruled))


def _renamed(article: Article, seen: Event, fresh: Mapping[str, Event], decisions: Decided) -> Event | None:
    """The event that another version makes under another id of the very words that were reviewed."""
    if article.text_sha256 != seen.article.text_sha256:
        return None
    trigger = (seen.evidence.trigger.start, seen.evidence.trigger.end)
    for event in fresh.values():
        if event.id in decisions.corrections:
            continue
        words = {(m.start, m.end) for m in event.mentions} if event.type == seen.type else set()
        if trigger in words | {(event.evidence.trigger.start, event.evidence.trigger.end)}:
            return event
    return None


def as_decided(event: Event, seen: Event, verdict: str) -> Event:
    """An event with the fields that a person decided on; note and codes are made from them anew."""
    held = replace(event, **{field: getattr(seen, field) for field in SET})
    return replace(
        held,
        confidence=1.0,
        rules=tuple(dict.fromkeys((*event.rules, RULE[verdict]))),
        notes_en=note_of(held),
        codes=codes_of_event(held),
    )


def _changed(article: Article, event: Event, seen: Event, correction: Correction) -> list[str]:
    """A notice where the words that prove an event are others than those that were reviewed."""
    what = ""
    if event.evidence.text != seen.evidence.text:
        what = f"its sentence reads otherwise now: {event.evidence.text!r}"
    elif event.evidence.trigger.text != seen.evidence.trigger.text:
        what = f"it is told by {event.evidence.trigger.text!r} now, not by {seen.evidence.trigger.text!r}"
    elif article.text_sha256 != seen.article.text_sha256:
        what = "the article's text has changed elsewhere"
    if not what:
        return []
    kept = "still left out" if correction.verdict == "reject" else "held as decided"
    return [f"{article.path}: {seen.id}: {what}, since {_who(correction)}: {kept}; look at it again"]


def _gone(article: Article, seen: Event, correction: Correction, events: Sequence[Event]) -> str:
    alike = [(SequenceMatcher(None, seen.evidence.text, e.evidence.text).ratio(), e.id) for e in events]
    best = max(alike, default=(0.0, ""))
    hint = f"is it {best[1]} now?" if best[0] >= _ALIKE else "review the article again"
    return (
        f"{article.path}: {seen.id}: the article has changed since {_who(correction)}, and the event is not there"
        f" any more: {hint}"
    )


def _who(correction: Correction) -> str:
    return f"{correction.by} decided on {correction.at[:10]}"


def _overruled(event: Event, seen: Event, correction: Correction) -> list[str]:
    """What the run has otherwise than the person decided."""
    if correction.verdict == "reject":
        return [f"{seen.id}: left out, rejected by {correction.by}"]
    fields = [field for field in sorted(SET) if getattr(event, field) != getattr(seen, field)]
    return [f"{seen.id}: {', '.join(fields)} as {correction.by} decided, not as this run has it"] if fields else []
