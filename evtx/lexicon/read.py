"""Checked TOML tables in, the lexicon's typed entries out: lemmas, items, people, actors, cues (rules: read_rules)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from evtx.errors import DataError
from evtx.lexicon.match import parse_pattern
from evtx.lexicon.schema import (
    ActorEntry,
    ActorName,
    ClaimCue,
    CueEntry,
    DatedName,
    Element,
    FigureCue,
    ItemEntry,
    OutletEntry,
    PeopleEntry,
    PlaceWords,
    Preposition,
    ReportingWords,
    SupportVerb,
    Topic,
)
from evtx.lexicon.tables import entries
from evtx.text.morphology import Lemma
from evtx.text.normalize import fold_text

_TOPIC_VETOES = frozenset({"armed", "dead", "weapons", "crowd"})
# Of the things of a list with `owned`: pronouns of those to whom they belong, and the alef of -an.
_ENDINGS = ("ه", "ها", "هم", "هما", "نا", "ا")


def read_lemmas(file: Path, table: dict[str, Any]) -> Iterator[Lemma]:
    """The `[[lemma]]` entries of any file."""
    for entry in entries(file, table, "lemma"):
        found = [(pos, entry.text(pos)) for pos in ("verb", "noun", "adj", "word") if pos in entry.table]
        if len(found) != 1:
            raise entry.error("a lemma has exactly one of `verb`, `noun`, `adj`, `word`")
        pos, text = found[0]
        if len(text.split()) != 1:
            raise entry.error("a lemma is one word; several words belong in a `phrase`")
        lemma = Lemma(
            text=text,
            pos=pos,
            imperfect=entry.text("imperfect", "") or None,
            masdar=entry.texts("masdar"),
            plural=entry.texts("plural"),
        )
        entry.done()
        yield lemma


def read_items(
    file: Path, table: dict[str, Any]
) -> Iterator[tuple[ItemEntry, tuple[str, ...], list[tuple[Element, ...]]]]:
    """Items with their nouns and phrase patterns."""
    for entry in entries(file, table, "item"):
        item = ItemEntry(
            entry.text("id"),
            entry.text("kind"),
            frozenset(entry.texts("classes")),
            entry.text("default_use", "used"),
            entry.text("listed_as", entry.text("id")),
        )
        nouns = tuple(fold_text(n) for n in entry.texts("noun"))
        patterns = [_either_case(parse_pattern(p, entry.file, entry.name)) for p in entry.texts("phrase")]
        entry.text("name_en", "")
        entry.done()
        yield item, nouns, patterns


def _either_case(pattern: tuple[Element, ...]) -> tuple[Element, ...]:
    """A pattern whose adjectives may be accusative too (جسما مشبوها، زورقا سريعا): the noun before them is a lemma."""
    head, *rest = pattern
    if head.kind != "lemma":
        return pattern
    words = (replace(e, values=e.values | {f"{v}ا" for v in e.values if _takes_alef(v)}) for e in rest)
    return (head, *(new if new.kind == "word" else old for old, new in zip(rest, words, strict=True)))


def _takes_alef(word: str) -> bool:
    return word.isalpha() and not word.startswith("ال") and not word.endswith(("ا", "ات", "ين"))


def read_people(
    file: Path, table: dict[str, Any]
) -> Iterator[tuple[PeopleEntry, tuple[str, ...], list[tuple[Element, ...]]]]:
    """People nouns with their phrase patterns."""
    for entry in entries(file, table, "people"):
        people = PeopleEntry(
            entry.text("id"),
            entry.text("figure", ""),
            entry.text("category", "unknown"),
            entry.text("actor", ""),
            frozenset(fold_text(a) for a in entry.texts("adj")),
        )
        nouns = tuple(fold_text(n) for n in entry.texts("noun"))
        patterns = [parse_pattern(p, entry.file, entry.name) for p in entry.texts("phrase")]
        entry.done()
        yield people, nouns, patterns


def read_actors(
    file: Path, table: dict[str, Any]
) -> Iterator[tuple[ActorEntry, list[tuple[str, ActorName]], list[Lemma]]]:
    """Actors with everything that names them, and the lemmas of generic actors' nouns and adjectives."""
    for entry in entries(file, table, "actor"):
        names = entry.texts("names")
        actor_id = entry.text("id")
        nouns = entry.raw("nouns")
        display = names[0] if names else str(nouns[0]["noun"]) if nouns else actor_id
        actor = ActorEntry(
            id=actor_id,
            name=display,
            name_en=entry.text("name_en"),
            kind=entry.text("kind"),
            country=entry.text("country", ""),
            parent=entry.text("parent", ""),
            ucdp=entry.text("ucdp", ""),
            acled=entry.text("acled", ""),
            body=entry.text("body", ""),
            backed=entry.flag("backed"),
        )
        # a unit's names mean the actor that it is of (codebook, section 3)
        actor_id = actor.parent if entry.flag("unit") else actor_id
        called: list[tuple[str, ActorName]] = [(n, ActorName(actor_id, "name")) for n in names]
        called += [(n, ActorName(actor_id, "hostile")) for n in entry.texts("hostile")]
        called += [(n, ActorName(actor_id, "short")) for n in entry.texts("short")]
        called += [(n, ActorName(actor_id, "metonym")) for n in entry.texts("metonyms")]
        called += [(n, ActorName(actor_id, "adjective")) for n in entry.texts("adjectives")]
        for dated in entry.raw("dated"):
            when = DatedName(dated.get("from", ""), dated.get("to", ""), frozenset(dated.get("countries", ())))
            called += [(n, ActorName(actor_id, "name", when)) for n in dated.get("names", ())]
            called += [(n, ActorName(actor_id, "metonym", when)) for n in dated.get("metonyms", ())]
            called += [(n, ActorName(actor_id, "adjective", when)) for n in dated.get("adjectives", ())]
        lemmas = [Lemma(text=n["noun"], pos="noun", plural=tuple(n.get("plural", ()))) for n in nouns]
        called += [(n["noun"], ActorName(actor_id, "noun")) for n in nouns]
        entry.done()
        yield actor, [(spelled, name) for text, name in called for spelled in _spellings(text)], lemmas


def _spellings(name: str) -> tuple[str, ...]:
    """A name as different houses spell it: الديمقراطية and الديموقراطية."""
    other = name.replace("ديمقراط", "ديموقراط")
    return (name,) if other == name else (name, other)


def read_cues(file: Path, table: dict[str, Any]) -> Iterator[CueEntry]:
    """Context cues: category, direction, scope, the patterns that make them."""
    for entry in entries(file, table, "cue"):
        cue = CueEntry(
            id=entry.text("id"),
            category=entry.text("category"),
            direction=entry.text("direction", "forward"),
            scope=entry.text("scope", "clause"),
            patterns=tuple(parse_pattern(p, entry.file, entry.name) for p in entry.texts("phrase")),
        )
        entry.done()
        yield cue


def read_support_verbs(file: Path, table: dict[str, Any]) -> Iterator[SupportVerb]:
    """Support verbs: a verb that lends its subject to an event noun (شن هجوما)."""
    for entry in entries(file, table, "support"):
        verb = SupportVerb(
            verbs=frozenset(fold_text(v) for v in entry.texts("verb")),
            subject=entry.text("subject", ""),
            object=entry.text("object", ""),
            preposition=entry.text("preposition", ""),
            status=entry.text("status", "") or None,
        )
        entry.done()
        yield verb


def read_outlets(file: Path, table: dict[str, Any]) -> Iterator[OutletEntry]:
    """Media, agencies and monitors by name, and the nouns by which sources are described."""
    for entry in entries(file, table, "outlet"):
        id_, name_en, kind = entry.text("id"), entry.text("name_en", ""), entry.text("kind")
        outlet = OutletEntry(id_, name_en, kind, entry.texts("names"), entry.flag("agency"))
        entry.done()
        yield outlet
    for entry in entries(file, table, "source_noun"):
        outlet = OutletEntry("", "", entry.text("kind"), entry.texts("phrases"))
        entry.text("id", "")
        entry.done()
        yield outlet


def read_figures(file: Path, table: dict[str, Any]) -> Iterator[FigureCue]:
    """Words that tell a figure (`[[figure]]`), that nobody was hurt (`[[zero]]`), that a part follows (`[[part]]`)."""
    for how in ("figure", "zero", "part"):
        for entry in entries(file, table, how):
            figures = (entry.text("id"),) if how == "figure" else entry.texts("figures")
            cue = FigureCue(
                how=how,
                figures=figures,
                verbs=frozenset(fold_text(v) for v in entry.texts("verb")),
                nouns=frozenset(fold_text(n) for n in entry.texts("noun")),
                patterns=tuple(parse_pattern(p, entry.file, entry.name) for p in entry.texts("phrase")),
            )
            entry.done()
            yield cue


def read_place_words(file: Path, table: dict[str, Any]) -> Iterator[PlaceWords]:
    """Words around place names: class words, nearness words, locative words."""
    for how in ("class", "near", "locative"):
        for entry in entries(file, table, f"place_{how}"):
            words = PlaceWords(how, entry.text("kind", ""), entry.flag("in_name"), entry.texts("words"))
            entry.done()
            yield words


def read_reporting(file: Path, table: dict[str, Any]) -> Iterator[ReportingWords]:
    """Reporting verbs and words."""
    for entry in entries(file, table, "reporting"):
        entry.text("id")
        words = ReportingWords(
            frozenset(fold_text(v) for v in entry.texts("verb")),
            frozenset(fold_text(v) for v in entry.texts("according")),
        )
        entry.done()
        yield words


def read_claims(file: Path, table: dict[str, Any]) -> Iterator[ClaimCue]:
    """Claims of responsibility and their denials."""
    for entry in entries(file, table, "claim"):
        cue = ClaimCue(entry.text("id"), tuple(parse_pattern(p, entry.file, entry.name) for p in entry.texts("phrase")))
        entry.done()
        yield cue


def read_words(file: Path, table: dict[str, Any], key: str) -> Iterator[tuple[str, frozenset[str]]]:
    """Plain word lists: the list's id (empty where it has none) and its folded words, `owned`: with endings too."""
    for entry in entries(file, table, key):
        words = frozenset(fold_text(w) for w in entry.texts("words"))
        if entry.flag("owned"):
            words |= {_owned(word, ending) for word in words for ending in _ENDINGS}
        name = entry.text("id", "")
        entry.done()
        yield name, words


def _owned(word: str, ending: str) -> str:
    """منزل: منزلهم، منزلا; شقه: شقتهم."""
    if word.endswith("ه"):
        return word[:-1] + "ت" + ending if ending != "ا" else word
    return word + ending


def read_topics(file: Path, table: dict[str, Any]) -> Iterator[tuple[Topic, tuple[str, ...]]]:
    """Subjects without events, each with its words."""
    for entry in entries(file, table, "topic"):
        where, vetoes = entry.text("where"), frozenset(entry.texts("vetoes"))
        if where not in ("anywhere", "lead") or not vetoes <= _TOPIC_VETOES:
            raise DataError(entry.file, entry.name, f"`where` is anywhere or lead, `vetoes` of {sorted(_TOPIC_VETOES)}")
        topic = Topic(entry.text("id"), entry.number("needs", 1), where == "lead", vetoes, entry.number("sure", 0))
        words = tuple(entry.texts("words"))
        entry.done()
        yield topic, words


def read_prepositions(file: Path, table: dict[str, Any]) -> Iterator[Preposition]:
    """Prepositional phrases."""
    for entry in entries(file, table, "preposition"):
        found = Preposition(
            entry.text("id"), tuple(parse_pattern(p, entry.file, entry.name) for p in entry.texts("phrase"))
        )
        entry.done()
        yield found


def read_means(file: Path, table: dict[str, Any]) -> Iterator[tuple[str, tuple[Element, ...]]]:
    """Phrases that say that things belong to an act, each with the use of the things."""
    for entry in entries(file, table, "thing_word"):
        use = entry.text("id")
        patterns = [parse_pattern(p, entry.file, entry.name) for p in entry.texts("phrase")]
        entry.done()
        yield from ((use, p) for p in patterns)


def read_weights(path: Path, table: Mapping[str, Any], key: str = "weights") -> dict[str, float]:
    """Fitted weights by the name of their trait (`[weights]`, `[short]`). Raises DataError for what is no number."""
    weights = table.get(key, {})
    if not isinstance(weights, dict):
        raise DataError(str(path), f"[{key}]", "must be a table of numbers")
    for name, weight in weights.items():
        if isinstance(weight, bool) or not isinstance(weight, int | float):
            raise DataError(str(path), f"[{key}] {name}", "must be a number")
    return {name: float(weight) for name, weight in weights.items()}
