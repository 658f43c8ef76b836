"""An event in; out comes its account: what is compared of it, folded and as plain values, without the rest."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from functools import cache
from sys import intern

from evtx.dedupe.copies import Signature, signature_of
from evtx.dedupe.days import Days, days_of
from evtx.dedupe.knowledge import Known
from evtx.dedupe.spots import Spot, spots_of
from evtx.model import ASSERTED, Event
from evtx.text.normalize import fold_text

SYMMETRIC = frozenset({"armed_clash", "meeting", "agreement", "patrol"})
_DOING, _BLAMED = frozenset({"initiator", "participant"}), frozenset({"suspected", "accused"})
_AIMED = frozenset({"targeted", "destroyed", "seized", "found"})
_LEAST_NAME = 2  # words of a person's name, below which it tells nobody apart


@dataclass(frozen=True, slots=True)
class Toll:
    """A figure of one kind: at least and at most (None: open)."""

    low: int
    high: int | None


@dataclass(frozen=True, slots=True, eq=False)
class Account:
    """What one article tells of one event, as it is compared."""

    id: str
    article: str
    text: str  # hash of the article's text
    outlet: str
    published: int  # day number; 0 where it is not known
    type: str
    subtype: str | None
    status: str  # told | planned | denied | loose
    days: Days
    spots: tuple[Spot, ...]
    doers: frozenset[str]
    blamed: frozenset[str]
    targets: frozenset[str]
    tolls: dict[str, Toll]
    means: frozenset[str]
    things: frozenset[str]
    victims: frozenset[str]
    words: bytes  # hash of the folded sentence
    length: int  # words of that sentence
    signature: Signature


def account_of(event: Event, known: Known) -> Account:
    """The account of an event. An incident is compared by its members, never by its own values."""
    roles = [(a.id, a.role) for a in event.actors]
    doers = frozenset(i for i, role in roles if role in _DOING)
    targets = frozenset(i for i, role in roles if role == "target")
    blamed = {i for i, role in roles if role in _BLAMED} | {c.id for c in event.claimed_by}
    symmetric = event.type in SYMMETRIC
    sentence = fold_text(event.evidence.text)
    length, signature = signature_of(sentence)
    return Account(
        id=event.id,
        article=intern(event.article.id),
        text=event.article.text_sha256,
        outlet=outlet_of(event),
        published=day_number(event.article.published),
        type=intern(event.type),
        subtype=event.subtype,
        status=_status(event.status),
        days=days_of(event.date, event.status == "ongoing", day_number(event.article.published)),
        spots=spots_of(event, known),
        doers=_shared(doers | targets if symmetric else doers),
        blamed=_shared(frozenset(blamed)),
        targets=_shared(frozenset() if symmetric else targets),
        tolls={kind: Toll(f.min or 0, f.max) for kind, f in event.casualties.items() if (f.min, f.max) != (None, None)},
        means=_shared(frozenset(i.id for i in event.items if i.use == "used")),
        things=_shared(frozenset(i.id for i in event.items if i.use in _AIMED)),
        victims=frozenset(_person(v.name) for v in event.victims if len(v.name.split()) >= _LEAST_NAME),
        words=hashlib.blake2b(sentence.encode(), digest_size=8).digest(),
        length=length,
        signature=signature,
    )


def outlet_of(event: Event) -> str:
    """Who tells it, folded; an article without an outlet stands for itself."""
    return intern(fold_text(event.article.outlet or "").casefold() or f"article {event.article.id}")


def day_number(iso: str | None) -> int:
    """The number of a day (proleptic Gregorian ordinal); 0 for none."""
    return date.fromisoformat(iso).toordinal() if iso else 0


def _status(status: str) -> str:
    if status in ASSERTED:
        return "told"
    return status if status in ("planned", "denied") else "loose"


@cache
def _shared(ids: frozenset[str]) -> frozenset[str]:
    """One object for equal sets: news repeats its actors, and equal objects compare at once."""
    return ids


def _person(name: str) -> str:
    return " ".join(w.removeprefix("ال") for w in fold_text(name).split())
