"""Confidence: how likely an event is right, as a sum of named reasons pressed into 0..1.

The weights are set so that an event with a specific trigger, a dated clause, a place named with it and
an actor reaches about 0.9, a bare word with inherited fields about 0.5.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from evtx.events.draft import Draft

WEIGHTS = {
    "base": -0.2,
    "trigger.specific": 0.5,
    "trigger.several": 0.5,
    "trigger.verb": 0.3,
    "trigger.weak": -0.6,
    "voice.open": -0.3,
    "date.own": 0.5,
    "date.published": -0.2,
    "place.own": 0.6,
    "place.none": -0.8,
    "actors.two": 0.5,
    "actors.none": -0.6,
    "figures": 0.5,
    "rivals": -0.2,
    "headline.only": -0.8,
}


def reasons_of(group: Sequence[Draft]) -> list[str]:
    """The reasons that hold for a group of drafts, as keys of WEIGHTS."""
    main = group[0]
    reasons = ["base"]
    if any(d.trigger.rule.weight for d in group):
        reasons.append("trigger.specific")
    if len(group) > 1:
        reasons.append("trigger.several")
    if any(d.trigger.form == "verb" for d in group):
        reasons.append("trigger.verb")
    if all(d.trigger.rule.weak for d in group):
        reasons.append("trigger.weak")
    if main.trigger.open_voice:
        reasons.append("voice.open")
    if any(d.date.how == "sentence" for d in group):
        reasons.append("date.own")
    if all(d.date.how == "published" for d in group):
        reasons.append("date.published")
    if any(d.place.how == "clause" for d in group):
        reasons.append("place.own")
    if not any(d.place.places for d in group):
        reasons.append("place.none")
    actors = {a.id for d in group for a in d.actors}
    reasons += ["actors.two"] if len(actors) > 1 else ["actors.none"] if not actors else []
    if any(d.casualties for d in group):
        reasons.append("figures")
    if main.trigger.rivals:
        reasons.append("rivals")
    if all(d.part in ("title", "heading") for d in group):
        reasons.append("headline.only")
    return reasons


def confidence(reasons: Sequence[str]) -> float:
    """The logistic of the summed weights, rounded to two places."""
    return round(1 / (1 + math.exp(-1.6 * sum(WEIGHTS[r] for r in reasons))), 2)
