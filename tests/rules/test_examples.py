"""The examples of the event rules, each read as an article of its own: a case for every yes and every no."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from evtx.lexicon.load import default_lexicon
from evtx.lexicon.schema import Example, Rule
from evtx.model import ASSERTED, FIGURES, Article, Event
from evtx.pipeline import Engine, default_engine, extract_article
from evtx.text.normalize import fold_text

PUBLISHED = "2024-06-15"  # a Saturday
GAPS = Path(__file__).with_name("known_gaps.toml")
# Words of settlements and compass points, which are no part of a place's name.
_NOT_NAME = frozenset(fold_text("مدينة بلدة قرية منطقة محافظة ناحية قضاء ريف حي في من إلى قرب على محيط أطراف").split())

engine = cache(default_engine)


def read(text: str) -> tuple[Event, ...]:
    """The events of a text without a title."""
    loaded: Engine = engine()
    return extract_article(article_of(text), loaded)


def article_of(text: str) -> Article:
    """The text as an article of Saturday 2024-06-15 of which nothing else is known."""
    return Article(
        id="example", text=text, title=None, outlet=None, published=PUBLISHED, published_time=None,
        published_from="option", dateline_place=None, author=None, agency=None, reports_on=None, url=None,
        path="example.txt", language="ar", text_sha256=hashlib.sha256(text.encode()).hexdigest(),
    )  # fmt: skip


def bare_name(name: str | None) -> str:
    """A place name as compared: folded, without articles and words for settlements."""
    words = [w.removeprefix("ال") for w in re.findall(r"\w+", fold_text(name or ""))]
    return " ".join(w for w in words if w not in _NOT_NAME)


def misses(rule: Rule, example: Example, event: Event) -> list[str]:
    """What the example expects and an event of the rule's type does not say."""
    expect = example.expect
    out = []
    status = expect.get("status")
    if event.status != status if status else event.status not in ASSERTED:
        out.append(f"status {event.status}, not {status or 'occurred'}")
    subtype = expect.get("subtype") or rule.subtype
    if subtype and event.subtype != subtype:
        out.append(f"subtype {event.subtype}, not {subtype}")
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


def figure_misses(figure: str, expected: object, event: Event) -> list[str]:
    """What is wrong with a figure: a number is both bounds, a list is [min] (open) or [min, max]."""
    bounds = [*expected, None][:2] if isinstance(expected, list) else [expected, expected]
    found = event.casualties.get(figure)
    told = [found.min, found.max] if found else None
    return [] if told == bounds else [f"{figure} {told}, not {bounds}"]


def cases(kind: str) -> Iterator[object]:
    """A parameter for every example of a kind, those of known gaps marked as failing."""
    gaps = known_gaps()
    for rule in default_lexicon().rules.values():
        examples: list[Example] = [*rule.yes] if kind == "yes" else [Example(text) for text in rule.no]
        for number, example in enumerate(examples, 1):
            key = f"{rule.id}-{kind}{number}"
            marks = [pytest.mark.xfail(reason=gaps[key], strict=True)] if key in gaps else []
            yield pytest.param(rule, example, id=key, marks=marks)


@cache
def known_gaps() -> dict[str, str]:
    """Cause by key (rule id, yes or no, number) of the examples that do not hold yet."""
    table = tomllib.loads(GAPS.read_text(encoding="utf-8"))
    return {key: gap["cause"] for gap in table.get("gap", []) for key in gap["examples"]}


@pytest.mark.parametrize(("rule", "example"), [*cases("yes")])
def test_yes(rule: Rule, example: Example) -> None:
    found = read(example.text)
    of_type = [misses(rule, example, event) for event in found if event.type == rule.type]
    assert of_type, f"no {rule.type} in {example.text!r}, only {[e.type for e in found]}"
    best = min(of_type, key=len)
    assert not best, f"{example.text!r}: {'; '.join(best)}"


@pytest.mark.parametrize(("rule", "example"), [*cases("no")])
def test_no(rule: Rule, example: Example) -> None:
    made = [e for e in read(example.text) if e.type == rule.type and e.status in ASSERTED and rule.id in e.rules]
    assert not made, f"{rule.id} makes a {made[0].status} {rule.type} of {example.text!r}"


def test_gaps_name_examples() -> None:
    """Every known gap is an example that exists, and is listed once."""
    keys = {p.id for kind in ("yes", "no") for p in cases(kind)}  # type: ignore[attr-defined]
    table = tomllib.loads(GAPS.read_text(encoding="utf-8"))
    listed = [key for gap in table.get("gap", []) for key in gap["examples"]]
    assert sorted(set(listed) - keys) == []
    assert len(listed) == len(set(listed))
