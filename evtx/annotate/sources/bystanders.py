"""People who tell as private persons (خباز، أحد الجيران، ثلاثة من الباعة): a token in, who tells there out.

Any noun for people can be a teller where nothing but a teller stands: right behind a verb of speech, or behind بحسب.
Elsewhere the same nouns are those to whom things happen, so they are asked for at such a place only.
"""

from __future__ import annotations

from evtx.annotate.sources.speech import Scene, temporal
from evtx.annotate.sources.teller import Teller, words_of
from evtx.frozen import replace
from evtx.lexicon.schema import PeopleEntry
from evtx.text.words import word_class
from evtx.text.written import cut_name

_ONE_OF = word_class("annotate.bystanders.one_of")
_SOME_OF = word_class("annotate.bystanders.some_of")
_BESIDES = word_class("annotate.bystanders.besides")
_KIND_OF_PEOPLE = {
    "civilian": "witness", "woman": "witness", "child": "witness", "official": "official", "medic": "official",
    "journalist": "media", "aid_worker": "official",
}  # fmt: skip
# Entries of other categories that are people who speak, not bodies and sides that act.
_KIND_OF_ENTRY = {
    "soldier": "military", "officer": "military", "fighter": "military", "police": "military", "partisan": "military",
    "prisoner": "witness", "detained": "witness", "captive": "witness", "member_of_group": "official",
    "locals": "local", "cleric": "local", "protester": "local",
}  # fmt: skip
_LONGEST = 4  # words of what is said of him


def bystander(scene: Scene, at: int, prep: str = "") -> Teller | None:
    """Who tells at a token, told by what he is; None where it is no noun for people that a teller can have.

    `prep`: the preposition that the noun may have before it (طبقا لموظف إغاثة).
    """
    word = scene.word(at)
    if word in _ONE_OF or (word in _SOME_OF and scene.word(at + 1) == "من"):
        return _one_of(scene, at)
    if at in scene.tellers:
        return None
    kind = _kind(scene, at, prep)
    if kind in ("official", "military") and word.startswith("ال"):
        return None  # العميد، المتحدث: a title, of somebody told by name
    if not kind:
        return None
    reading = scene.readings[at]
    return _teller(scene, at, at, kind, prep if reading is not None and reading.analysis.prep else "")


def _one_of(scene: Scene, at: int) -> Teller | None:
    """أحد الجيران، إحدى العائدات، عدد من الباعة: one or some of people whom a definite noun names."""
    head = at + (1 if scene.word(at) in _ONE_OF else 2)
    inner, reading = scene.tellers.get(head), scene.readings[head] if head < len(scene.readings) else None
    if inner is not None and not inner.prep:
        if scene.word(at) not in _ONE_OF and inner.kind != "local":
            return inner
        kind = "witness" if inner.kind == "local" else inner.kind  # one or three of the residents are witnesses
        return replace(inner, first=at, name=cut_name(scene.document, at, inner.last, ""), kind=kind, how="noun")
    definite = scene.word(head).startswith("ال") or (reading is not None and bool(reading.analysis.pron))
    kind = _kind(scene, head)
    if not kind and (not definite or reading is None or reading.analysis.cat == "VN"):
        return None
    return _teller(scene, at, head, kind or "witness")


def _kind(scene: Scene, at: int, prep: str = "") -> str:
    """The kind of those whom the noun at a token names; empty where it names no people."""
    reading = scene.readings[at] if at < len(scene.readings) else None
    if scene.word(at) in _BESIDES:
        return "witness"  # روى مرافقه: whatever else its letters can be
    if (
        reading is None
        or reading.finite
        or reading.analysis.prep not in ("", prep)
        or reading.analysis.cat not in ("N", "AP", "PP", "ADJ")
    ):
        return ""
    analysis = reading.analysis
    entry = scene.people.get(analysis.noun or analysis.lemma) or scene.people.get(analysis.lemma)
    if entry is None:
        return "witness" if {analysis.noun, analysis.lemma} & _BESIDES else ""
    return _of_people(entry)


def _of_people(entry: PeopleEntry) -> str:
    return _KIND_OF_ENTRY.get(entry.id) or ("" if entry.figure else _KIND_OF_PEOPLE.get(entry.category, ""))


def _teller(scene: Scene, first: int, head: int, kind: str, prep: str = "") -> Teller:
    """With the adjectives, the genitive and the place that go with the noun (سائق حافلة، تاجر في السوق)."""
    end = head + 1
    while end < min(len(scene.document.tokens), head + 1 + _LONGEST):
        reading = scene.readings[end]
        if end in scene.tellers:
            break
        if scene.word(end) in ("في", "من") and end == head + 1 and scene.document.tokens[end + 1 : end + 2]:
            end += 2
            break
        if reading is None or not reading.nominal or reading.analysis.prep or temporal(scene.word(end)):
            break
        if reading.analysis.cat not in ("ADJ", "N") or scene.word(end - 1).startswith("ال"):
            break
        end += 1
    name = cut_name(scene.document, first, end, prep)
    return Teller(first, end, name, kind, "noun", words_of(name), False)
