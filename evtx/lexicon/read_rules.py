"""From checked TOML tables to the rules of an event type: triggers, roles, conditions, examples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from evtx.lexicon.match import parse_pattern
from evtx.lexicon.schema import Condition, Example, Rule
from evtx.lexicon.tables import Entry, entries
from evtx.text.normalize import fold_text

_WHERE = frozenset(
    {
        "clause",
        "next",
        "near",
        "after",
        "before",
        "object",
        "genitive",
        "with",
        "upon",
        "onward",
        "earlier",
        "later",
        "sentence",
    }
)
_GRAMMATICAL_PLACES = {
    "على": "on", "ضد": "against", "بحق": "against", "ل": "to", "لـ": "to", "ب": "by", "بـ": "by", "من": "from",
    "مع": "with", "بين": "between", "إلى": "toward", "نحو": "toward", "في": "in", "أمام": "facing",
}  # fmt: skip
_WHAT = frozenset({"lemma", "word", "token", "item", "actor", "place", "people", "number", "form"})
_FORMS = frozenset({"plural", "pronoun", "them", "passive", "present", "definite", "heading", "quoted", "describing"})

WordSets = Mapping[str, frozenset[str]]


def read_rules(file: Path, table: dict[str, Any], known_types: frozenset[str], word_sets: WordSets) -> Iterator[Rule]:
    """The rules of one event file; conditions may name sets of words (`@aid`)."""
    head = Entry(file, "file", table)
    event_type = head.text("type")
    head.text("about")
    head.raw("lemma")
    head.raw("rule")
    head.done()
    if event_type not in known_types:
        raise head.error(f"`type` {event_type!r} is not in the codebook")
    for entry in entries(file, table, "rule"):
        rule = _rule(entry, event_type, word_sets)
        entry.done()
        yield rule


def _rule(entry: Entry, event_type: str, word_sets: WordSets) -> Rule:
    rule_id = entry.text("id")
    if not rule_id.startswith(event_type + "."):
        raise entry.error(f"the id must start with `{event_type}.`")
    triggers = [key for key in ("verb", "noun", "phrase") if key in entry.table]
    if len(triggers) != 1:
        raise entry.error("a rule has exactly one of `verb`, `noun`, `phrase`")
    words = entry.texts(triggers[0])
    if not words:
        raise entry.error(f"`{triggers[0]}` is empty")
    phrases = triggers[0] == "phrase"
    entry.text("why", "")
    yes = tuple(_example(entry, member) for member in entry.raw("yes"))
    no = entry.texts("no")
    return Rule(
        id=rule_id,
        type=event_type,
        subtype=entry.text("subtype", "") or None,
        trigger=triggers[0],
        lemmas=frozenset() if phrases else frozenset(fold_text(w) for w in words),
        patterns=tuple(parse_pattern(w, entry.file, entry.name) for w in words) if phrases else (),
        frame=entry.text("frame"),
        roles={_GRAMMATICAL_PLACES.get(place, place): role for place, role in entry.strings("roles").items()},
        needs=tuple(_condition(entry, text, word_sets) for text in entry.texts("needs")),
        unless=_vetoes(_condition(entry, text, word_sets) for text in entry.texts("unless")),
        weak=entry.flag("weak"),
        lone=entry.flag("lone"),
        status=entry.text("status", "") or None,
        yes=yes,
        no=no,
        file=entry.file,
    )


def _vetoes(conditions: Iterable[Condition]) -> tuple[Condition, ...]:
    """The conditions under which a rule must not fire; those that ask the same of the same place are one."""
    vetoes: dict[object, Condition] = {}
    for condition in conditions:
        alone = bool(condition.values) and not condition.others
        key = (condition.where, condition.what) if alone else condition
        same = vetoes.get(key)
        vetoes[key] = condition if same is None else replace(condition, values=same.values | condition.values)
    return tuple(vetoes.values())


def _example(entry: Entry, member: object) -> Example:
    if isinstance(member, str):
        return Example(member)
    if not isinstance(member, dict) or not isinstance(member.get("text"), str):
        raise entry.error("a `yes` example is a table with a `text`")
    return Example(member["text"], {k: v for k, v in member.items() if k != "text"})


def _condition(entry: Entry, text: str, word_sets: WordSets) -> Condition:
    """A condition and, after slashes, its alternatives."""
    first, *others = (_one_condition(entry, part.strip(), word_sets) for part in text.split(" / "))
    return replace(first, others=tuple(others)) if others else first


def _one_condition(entry: Entry, text: str, word_sets: WordSets) -> Condition:
    parts = text.split(":", 2)
    where = "clause"
    if parts[0] in _WHERE:
        where = parts.pop(0)
    what = parts.pop(0) if parts else ""
    if what not in _WHAT or len(parts) > 1:
        raise entry.error(
            f"unreadable condition {text!r}; it is [where:]what[:values] with what one of {sorted(_WHAT)}"
        )
    listed = [v.strip() for v in parts[0].split("|")] if parts and parts[0] else []
    unknown = [v for v in listed if v.startswith("@") and v[1:] not in word_sets]
    if unknown:
        raise entry.error(f"no [[word_set]] has the id {unknown[0][1:]!r}")
    values = frozenset(v for v in listed if not v.startswith("@"))
    if what in ("lemma", "word", "token"):
        values = frozenset(fold_text(v) for v in values)
    values = values.union(*(word_sets[v[1:]] for v in listed if v.startswith("@")))
    if what == "form" and not (values and values <= _FORMS):
        raise entry.error(f"unreadable condition {text!r}; a form is one of {sorted(_FORMS)}")
    return Condition(where, what, values)
