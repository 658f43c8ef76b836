"""An event rule and the lexicon that it belongs to go in; what it names that nothing declares comes out."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from pathlib import Path

from evtx.config import DATA_DIR
from evtx.examples import EXPECTED
from evtx.lexicon.load import Lexicon
from evtx.lexicon.schema import ACTOR_KINDS, Element, Rule
from evtx.lexicon.tables import read_toml
from evtx.model import ROLES, STATUSES
from evtx.schema import SUBTYPES
from evtx.text.disambiguate import FINITE

ROLE_VALUES = frozenset({*ROLES, "actor_or_target", "place", "item", "none"})
"""What a frame may make of a grammatical place."""


def people_values(folders: Sequence[Path]) -> frozenset[str]:
    """Ids, figures and categories of the nouns for people: what a condition on people may name."""
    return frozenset().union(*(_packaged_people() if f == DATA_DIR else _people_in(f) for f in folders))


@cache
def _packaged_people() -> frozenset[str]:
    return _people_in(DATA_DIR)


def _people_in(folder: Path) -> frozenset[str]:
    tables = (read_toml(path) for path in sorted(folder.rglob("*.toml")))
    people = [entry for table in tables for entry in table.get("people", [])]
    return frozenset(str(e[key]) for e in people for key in ("id", "figure", "category") if e.get(key))


def rule_faults(rule: Rule, lexicon: Lexicon, people: Collection[str]) -> Iterator[tuple[str, str]]:
    """Causes and remedies of all that keeps a rule from ever firing, or its record from being one."""
    if rule.frame not in lexicon.frames:
        yield f"there is no frame {rule.frame!r}", _near(rule.frame, lexicon.frames)
    for role in sorted(set(rule.roles.values()) - ROLE_VALUES):
        yield f"there is no role {role!r}", _near(role, ROLE_VALUES)
    if rule.subtype is not None and rule.subtype not in SUBTYPES.get(rule.type, ()):
        yield f"{rule.subtype!r} is no subtype of {rule.type}", _near(rule.subtype, SUBTYPES.get(rule.type, ()))
    if rule.status is not None and rule.status not in STATUSES:
        yield f"there is no status {rule.status!r}", _near(rule.status, STATUSES)
    for word in missing_triggers(rule, lexicon):
        kind = "verb" if rule.trigger == "verb" else "noun"
        yield (
            f"no list has the {kind} {word!r}, so that it never matches",
            f'list it in the file: [[lemma]] {kind} = "..."',
        )
    for what, values in _named(rule):
        for value in undeclared(what, values, lexicon, people):
            known = _known(what, lexicon, people)
            said = _near(value, known) if known else 'list it in the file: [[lemma]] verb = "..." or noun = "..."'
            yield f"the {what} {value!r} is declared nowhere, so that it never matches", said
    yield from _example_faults(rule, lexicon)


def _example_faults(rule: Rule, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    if not rule.yes:
        yield "it has no yes example", 'write a sentence that it must find: yes = [{ text = "..." }]'
    if not rule.no:
        yield "it has no no example", 'write one in which the word means something else: no = ["..."]'
    for example in rule.yes:
        for key in sorted(set(example.expect) - EXPECTED):
            yield f"a yes example says `{key}`", _near(key, EXPECTED)
        listed = example.expect.get("actors", [])
        for actor in listed if isinstance(listed, list) else [listed]:
            name, _, role = str(actor).partition(":")
            if name not in lexicon.actors:
                yield f"a yes example names the actor {name!r}, whom no list has", _near(name, lexicon.actors)
            if role not in ROLES:
                yield f"a yes example gives {name} the role {role!r}", _near(role, ROLES)


def missing_triggers(rule: Rule, lexicon: Lexicon) -> list[str]:
    """Lemmas of a verb or noun rule that the morphology does not find as such."""
    analyse = lexicon.morphology.analyse
    if rule.trigger == "verb":
        return sorted(v for v in rule.lemmas if not any(a.lemma == v and a.cat in FINITE for a in analyse(v)))
    return sorted(
        n for n in rule.lemmas if not any((a.noun or a.lemma) == n and a.cat not in FINITE for a in analyse(n))
    )


def _named(rule: Rule) -> Iterator[tuple[str, frozenset[str]]]:
    """Kind and values of everything that the patterns and conditions of a rule name."""
    flat: list[Element] = [e for pattern in rule.patterns for e in pattern]
    for element in flat:
        yield (element.what if element.kind == "mention" else element.kind), element.values
    for condition in (c for told in rule.needs + rule.unless for c in told.choices):
        yield condition.what, condition.values


def undeclared(what: str, values: frozenset[str], lexicon: Lexicon, people: Collection[str]) -> list[str]:
    """Those of a condition's or element's values that nothing declares."""
    if what in ("word", "token", "gap", "place", "number", "form"):
        return []
    if what == "lemma":
        return sorted(v for v in values if not _is_lemma(v, lexicon))
    return sorted(values - frozenset(_known(what, lexicon, people)))


def _is_lemma(word: str, lexicon: Lexicon) -> bool:
    """Whether a folded word is a listed lemma, or a noun or participle that a listed one makes."""
    return any(word in (a.lemma, a.noun) for a in lexicon.morphology.analyse(word))


def _known(what: str, lexicon: Lexicon, people: Collection[str]) -> Collection[str]:
    """Everything that a condition on a kind of mention may name."""
    if what == "item":
        entries = lexicon.items.values()
        return frozenset(lexicon.items).union(*(e.classes for e in entries), {e.kind for e in entries})
    if what == "actor":
        return frozenset(lexicon.actors) | ACTOR_KINDS | {"armed", "person"}
    return people if what == "people" else frozenset()


def _near(value: str, known: Collection[str]) -> str:
    near = difflib.get_close_matches(value, known, 1)
    if near:
        return f"did you mean {near[0]}?"
    return f"choose from {', '.join(sorted(known))}" if 0 < len(known) <= 40 else "look it up in evtx/data"
