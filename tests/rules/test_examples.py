"""The examples of the event rules, each read as an article of its own: a case for every yes and every no."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from evtx.examples import no_fault, yes_fault
from evtx.lexicon.load import default_lexicon
from evtx.lexicon.schema import Example, Rule
from evtx.pipeline import default_engine

GAPS = Path(__file__).with_name("known_gaps.toml")

engine = cache(default_engine)


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
    fault = yes_fault(rule, example, engine())
    assert not fault, f"{example.text!r}: {fault}"


@pytest.mark.parametrize(("rule", "example"), [*cases("no")])
def test_no(rule: Rule, example: Example) -> None:
    fault = no_fault(rule, example.text, engine())
    assert not fault, f"{example.text!r}: {fault}"


def test_gaps_name_examples() -> None:
    """Every known gap is an example that exists, and is listed once."""
    keys = {p.id for kind in ("yes", "no") for p in cases(kind)}  # type: ignore[attr-defined]
    table = tomllib.loads(GAPS.read_text(encoding="utf-8"))
    listed = [key for gap in table.get("gap", []) for key in gap["examples"]]
    assert sorted(set(listed) - keys) == []
    assert len(listed) == len(set(listed))
