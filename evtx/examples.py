"""The examples of an event rule go in, each read as an article of its own; what does not hold comes out."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from evtx.lexicon.schema import Example, Rule
from evtx.model import ASSERTED, FIGURES, Article, Event
from evtx.pipeline import Engine, extract_article
from evtx.text.normalize import fold_text

PUBLISHED = "2024-06-15"  # a Saturday
EXPECTED = frozenset({"actors", "place", "status", "subtype", *FIGURES})
"""What a yes example may say of its record."""
# Words of settlements and compass points, which are no part of a place's name.
_NOT_NAME = frozenset(fold_text("مدينة بلدة قرية منطقة محافظة ناحية قضاء ريف حي في من إلى قرب على محيط أطراف").split())


@dataclass(frozen=True, slots=True)
class Missed:
    """An example that does not hold: whether a yes or a no, its number (from 1), its text, what was wrong."""

    rule: Rule
    kind: str  # yes | no
    number: int
    text: str
    fault: str


def broken_examples(rule: Rule, engine: Engine) -> Iterator[Missed]:
    """The examples of a rule that do not hold."""
    for number, example in enumerate(rule.yes, 1):
        fault = yes_fault(rule, example, engine)
        if fault:
            yield Missed(rule, "yes", number, example.text, fault)
    for number, text in enumerate(rule.no, 1):
        fault = no_fault(rule, text, engine)
        if fault:
            yield Missed(rule, "no", number, text, fault)


def read_example(text: str, engine: Engine) -> tuple[Event, ...]:
    """The events of a text without a title, as published on Saturday 2024-06-15."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    article = Article(
        id="example", text=text, published=PUBLISHED, published_from="option", path="example.txt", text_sha256=digest
    )
    return extract_article(article, engine)


def yes_fault(rule: Rule, example: Example, engine: Engine) -> str | None:
    """Why a yes example does not hold; None where it does."""
    found = read_example(example.text, engine)
    of_type = [misses(rule, example, event) for event in found if event.type == rule.type]
    if not of_type:
        others = ", ".join(dict.fromkeys(e.type for e in found))
        return f"no {rule.type} was found in it" + (f", only {others}" if others else ", and nothing else either")
    best = min(of_type, key=len)
    return "; ".join(best) or None


def no_fault(rule: Rule, text: str, engine: Engine) -> str | None:
    """Why a no example does not hold; None where it does."""
    found = read_example(text, engine)
    made = [e for e in found if e.type == rule.type and e.status in ASSERTED and rule.id in e.rules]
    return f"the rule makes an event of it: {made[0].status} {rule.type}" if made else None


def misses(rule: Rule, example: Example, event: Event) -> list[str]:
    """What the example expects and an event of the rule's type does not say."""
    expect = example.expect
    out = []
    status = expect.get("status")
    if event.status != status if status else event.status not in ASSERTED:
        out.append(f"status {event.status}, not {status or 'occurred'}")
    subtype = expect.get("subtype", rule.subtype)  # "": none
    if subtype is not None and (event.subtype or "") != subtype:
        out.append(f"subtype {event.subtype}, not {subtype or None}")
    told = {f"{a.id}:{a.role}" for a in event.actors}
    listed = expect.get("actors", [])
    assert isinstance(listed, list)
    out += [f"no {actor} among {sorted(told)}" for actor in listed if actor not in told]
    if "place" in expect and not is_place(str(expect["place"]), event):
        out.append(f"place {event.place.name if event.place else None}, not {expect['place']}")
    for figure in FIGURES:
        if figure in expect:
            out += figure_misses(figure, expect[figure], event)
    return out


def is_place(expected: str, event: Event) -> bool:
    """Whether the event's place is the expected one, by its listed name or by that of the text."""
    place = event.place
    return place is not None and bare_name(expected) in {bare_name(place.name), bare_name(place.text)}


def bare_name(name: str | None) -> str:
    """A place name as compared: folded, without articles and words for settlements."""
    words = [w.removeprefix("ال") for w in re.findall(r"\w+", fold_text(name or ""))]
    return " ".join(w for w in words if w not in _NOT_NAME)


def figure_misses(figure: str, expected: object, event: Event) -> list[str]:
    """What is wrong with a figure: a number is both bounds, a list is [min] (open) or [min, max]."""
    bounds = [*expected, None][:2] if isinstance(expected, list) else [expected, expected]
    found = event.casualties.get(figure)
    told = [found.min, found.max] if found else None
    return [] if told == bounds else [f"{figure} {told}, not {bounds}"]
