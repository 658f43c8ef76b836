"""Loading the lexicon: folders of data files in, one checked and indexed `Lexicon` out."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

from evtx.config import DATA_DIR, EVENT_TYPES
from evtx.errors import DataError
from evtx.kept import kept
from evtx.lexicon.groups import GroupNaming, group_naming
from evtx.lexicon.leaders import read_leaders
from evtx.lexicon.match import NameTable, PatternTable, parse_pattern
from evtx.lexicon.models import read_models
from evtx.lexicon.nations import homes_of, nationality_forms, read_bodies, read_nations
from evtx.lexicon.read import (
    read_actors,
    read_claims,
    read_cues,
    read_figures,
    read_items,
    read_lemmas,
    read_means,
    read_outlets,
    read_people,
    read_place_words,
    read_prepositions,
    read_reporting,
    read_support_verbs,
    read_topics,
    read_weights,
    read_words,
)
from evtx.lexicon.read_rules import read_rules
from evtx.lexicon.schema import (
    ActorEntry,
    ActorName,
    FigureCue,
    ItemEntry,
    Nation,
    OutletEntry,
    PeopleEntry,
    ReportingWords,
    Rule,
    SupportVerb,
)
from evtx.lexicon.tables import parse_toml, read_bytes
from evtx.lexicon.theatres import Theatres, theatres_of
from evtx.text.morphology import Lemma, Morphology, stems_of_all
from evtx.text.normalize import fold_text
from evtx.text.unlisted import unlisted_words


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything that annotators and frames look up. Lemma indexes are keyed by folded lemma."""

    version: str
    morphology: Morphology
    rules: dict[str, Rule]
    verb_rules: dict[str, tuple[Rule, ...]]
    noun_rules: dict[str, tuple[Rule, ...]]
    phrase_rules: PatternTable
    frames: dict[str, dict[str, str]]
    items: dict[str, ItemEntry]
    item_nouns: dict[str, ItemEntry]
    item_phrases: PatternTable
    models: NameTable  # words behind a thing that say which it is
    people_nouns: dict[str, PeopleEntry]
    people_phrases: PatternTable
    people_adjectives: dict[str, PeopleEntry]
    actors: dict[str, ActorEntry]
    actor_names: NameTable
    short_names: NameTable  # common words that are an actor where the article names it in full
    actor_nouns: dict[str, tuple[ActorName, ...]]
    actor_adjectives: dict[str, tuple[ActorName, ...]]
    nations: dict[str, Nation]
    homes: dict[str, dict[str, tuple[ActorName, ...]]]  # generic body -> country -> who it is there
    theatres: Theatres
    nationalities: NameTable
    state_bodies: NameTable
    groups: GroupNaming
    given_names: dict[str, frozenset[str]]  # plain | shy -> folded words
    cues: PatternTable
    supports: dict[str, tuple[SupportVerb, ...]]
    figure_verbs: dict[str, FigureCue]
    figure_nouns: dict[str, FigureCue]
    figure_phrases: PatternTable
    outlets: NameTable
    agencies: dict[str, OutletEntry]  # by folded names: outlets whose reports others print
    source_nouns: PatternTable
    reporting: ReportingWords
    prepositions: PatternTable
    claims: PatternTable
    claim_voids: frozenset[str]
    anaphors: dict[str, str]
    references: frozenset[str]
    holdings: frozenset[str]
    means: PatternTable
    relations: NameTable
    topic_breaks: NameTable
    topics: NameTable
    hard_words: NameTable  # weapons and harm that no figure of speech borrows
    figures_of_speech: NameTable  # what is struck, besieged, fought in a figure of speech only
    name_words: dict[str, str]  # folded words that begin names: given, person, clan, land, time
    place_classes: dict[str, tuple[str, bool]]
    place_near: frozenset[str]
    place_locatives: frozenset[str]
    weights: dict[str, float]  # of the traits that make an event of an article likely
    short_weights: dict[str, float]  # the same for a text too short to be an article; none: those of articles


@cache
def default_lexicon() -> Lexicon:
    """The packaged lexicon, loaded once a process."""
    lexicon = kept("lexicon", _files_of(DATA_DIR), lambda: load_lexicon((DATA_DIR,)))
    lexicon.morphology.unlisted = unlisted_words()  # the user's, so not kept
    return lexicon


def load_lexicon(folders: Sequence[Path]) -> Lexicon:
    """Read the folders in order; later ones add to and override earlier ones. Raises DataError."""
    read = [{path: read_bytes(path) for path in _files_of(folder)} for folder in folders]
    tables: Tables = []
    for folder, files in zip(folders, read, strict=True):
        tables += (
            packaged_tables() if folder == DATA_DIR else [(path, parse_toml(path, c)) for path, c in files.items()]
        )
    nations = _each(tables, read_nations)
    actors, names, actor_lemmas = _actors(tables, nations)
    adjectives = [n for n, a in names if a.how == "adjective" and " " not in n]
    stems = stems_of_all(_lemmas(tables, actor_lemmas, adjectives))
    return _indexed(tables, _version(read), Morphology(stems, unlisted_words()), nations, actors, names)


def packaged_tables() -> Tables:
    """The packaged files and the table of each. Raises DataError."""
    files = _files_of(DATA_DIR)
    made = kept("tables", files, lambda: [parse_toml(path, read_bytes(path)) for path in files])
    return list(zip(files, made, strict=True))


def _files_of(folder: Path) -> list[Path]:
    """The files of a folder that the lexicon is made of, in order."""
    return sorted(path for path in folder.rglob("*.toml") if "outlets" not in path.parts)


def _version(read: Sequence[Mapping[Path, bytes]]) -> str:
    """A digest of all files read: two lexica of one version are the same."""
    digest = hashlib.sha256()
    for path, content in chain.from_iterable(files.items() for files in read):
        digest.update(path.name.encode() + content)
    return digest.hexdigest()[:12]


def _indexed(
    tables: Tables,
    version: str,
    morphology: Morphology,
    nations: Sequence[Nation],
    actors: dict[str, ActorEntry],
    names: Sequence[tuple[str, ActorName]],
) -> Lexicon:
    """The lexicon of all tables, field by field; what a field holds is said at its class."""
    rules = _rules(tables)
    items, item_nouns, item_phrases = _items(tables)
    people_nouns, people_phrases, people_adjectives = _people(tables, nations)
    outlets, figures = _each(tables, read_outlets), _each(tables, read_figures)
    place_words = _each(tables, read_place_words)
    return Lexicon(
        version=version,
        morphology=morphology,
        rules=rules,
        verb_rules=_by_lemma(r for r in rules.values() if r.trigger == "verb"),
        noun_rules=_by_lemma(r for r in rules.values() if r.trigger == "noun"),
        phrase_rules=PatternTable((p, r) for r in rules.values() for p in r.patterns),
        frames=_frames(tables),
        items=items,
        item_nouns=item_nouns,
        item_phrases=PatternTable(item_phrases),
        models=NameTable(_each(tables, read_models)),
        people_nouns=people_nouns,
        people_phrases=PatternTable(people_phrases),
        people_adjectives=people_adjectives,
        actors=actors,
        actor_names=NameTable((n, a) for n, a in names if a.how in ("name", "hostile", "metonym")),
        short_names=NameTable((n, a) for n, a in names if a.how == "short"),
        actor_nouns=_grouped((fold_text(n), a) for n, a in names if a.how == "noun"),
        actor_adjectives=_grouped((fold_text(n), a) for n, a in names if a.how == "adjective"),
        homes=_homes(actors, nations),
        nations={fold_text(a): n for n in nations for a in (*n.adjectives, *n.shy)},
        theatres=theatres_of(tables),
        nationalities=NameTable(nationality_forms(nations)),
        groups=group_naming(tables),
        given_names=dict(_word_lists(tables, "given_names")),
        state_bodies=NameTable(_each(tables, read_bodies)),
        cues=PatternTable((p, c) for c in _each(tables, read_cues) for p in c.patterns),
        supports=_supports(tables),
        figure_verbs={v: f for f in figures for v in f.verbs},
        figure_nouns={n: f for f in figures for n in f.nouns},
        figure_phrases=PatternTable((p, f) for f in figures for p in f.patterns),
        outlets=NameTable((n, o) for o in outlets if o.id for n in o.names),
        agencies={fold_text(n): o for o in outlets if o.agency for n in o.names},
        source_nouns=_source_nouns(outlets),
        reporting=_reporting(tables),
        prepositions=PatternTable((p, o) for o in _each(tables, read_prepositions) for p in o.patterns),
        claims=PatternTable((p, c) for c in _each(tables, read_claims) for p in c.patterns),
        claim_voids=_word_set(tables, "claim_void"),
        anaphors={w: name for name, ws in _word_lists(tables, "anaphor") for w in ws},
        references=_word_set(tables, "reference"),
        holdings=_word_set(tables, "holding"),
        means=PatternTable((p, use) for use, p in _each(tables, read_means)),
        relations=_word_table(tables, "relation"),
        topic_breaks=_word_table(tables, "topic_break"),
        topics=NameTable((w, t) for t, ws in _each(tables, read_topics) for w in ws),
        hard_words=_word_table(tables, "hard_word"),
        figures_of_speech=_word_table(tables, "figure_of_speech"),
        name_words={w: i for i, ws in _word_lists(tables, "name_word") for w in ws},
        place_classes={fold_text(w): (c.kind, c.in_name) for c in place_words if c.how == "class" for w in c.words},
        place_near=frozenset(fold_text(w) for c in place_words if c.how == "near" for w in c.words),
        place_locatives=frozenset(fold_text(w) for c in place_words if c.how == "locative" for w in c.words),
        weights=_weights(tables, "weights"),
        short_weights=_weights(tables, "short"),
    )


def _weights(tables: Tables, key: str) -> dict[str, float]:
    return {name: weight for table in tables for name, weight in read_weights(*table, key).items()}


T = TypeVar("T")
Tables = list[tuple[Path, dict[str, Any]]]

_NO_TANWIN = ("ة", "ه", "ون", "ين", "ان", "ات", "ا", "ى", "ي", "ء", "و")
_NATIONAL = fold_text("عربي")  # a word of origin: its entry is that of every nationality


def _each(tables: Tables, read: Callable[[Path, dict[str, Any]], Iterable[T]]) -> list[T]:
    """What a reader finds in all tables, in order."""
    return [entry for path, table in tables for entry in read(path, table)]


def _word_lists(tables: Tables, key: str) -> list[tuple[str, frozenset[str]]]:
    """The lists of words of one kind, each with its id."""
    return [found for path, table in tables for found in read_words(path, table, key)]


def _word_table(tables: Tables, key: str) -> NameTable:
    """Words and phrases of one kind, each with the id of its list."""
    return NameTable((w, name) for name, ws in _word_lists(tables, key) for w in ws)


def _word_set(tables: Tables, key: str) -> frozenset[str]:
    return frozenset(w for _, ws in _word_lists(tables, key) for w in ws)


def _rules(tables: Tables) -> dict[str, Rule]:
    word_sets = dict(_word_lists(tables, "word_set"))
    rules: dict[str, Rule] = {}
    for path, table in tables:
        if "type" in table and "rule" in table:
            for rule in read_rules(path, table, EVENT_TYPES, word_sets):
                if rule.id in rules and rules[rule.id].file == rule.file:
                    raise DataError(str(path), f"[[rule]] {rule.id}", "the id is used twice")
                rules[rule.id] = rule
    return rules


def _by_lemma(rules: Any) -> dict[str, tuple[Rule, ...]]:
    return _grouped((lemma, rule) for rule in rules for lemma in sorted(rule.lemmas))


def _grouped(pairs: Any) -> dict[str, Any]:
    out: dict[str, list[Any]] = {}
    for key, value in pairs:
        out.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in out.items()}


def _frames(tables: Tables) -> dict[str, dict[str, str]]:
    frames: dict[str, dict[str, str]] = {}
    for path, table in tables:
        for name, roles in table.get("frame", {}).items():
            if not isinstance(roles, dict) or not all(isinstance(v, str) for v in roles.values()):
                raise DataError(str(path), f"[frame.{name}]", "a frame is a table of strings")
            frames[name] = dict(roles)
    return frames


def _items(tables: Tables) -> tuple[dict[str, ItemEntry], dict[str, ItemEntry], list[Any]]:
    items: dict[str, ItemEntry] = {}
    nouns: dict[str, ItemEntry] = {}
    phrases: list[Any] = []
    for path, table in tables:
        for item, item_nouns, patterns in read_items(path, table):
            items[item.id] = item
            nouns.update((n, item) for n in item_nouns)
            phrases += [(p, item) for p in patterns]
    return items, nouns, phrases


def _people(
    tables: Tables, nations: Sequence[Nation]
) -> tuple[dict[str, PeopleEntry], list[Any], dict[str, PeopleEntry]]:
    """Nouns, phrases and adjectives for people; every nationality is an adjective of origin."""
    nouns: dict[str, PeopleEntry] = {}
    adjectives: dict[str, PeopleEntry] = {}
    phrases: list[Any] = []
    for path, table in tables:
        for people, people_nouns, patterns in read_people(path, table):
            for noun in people_nouns:
                nouns.setdefault(noun, people)
            phrases += [(p, people) for p in patterns]
            adjectives.update((a, people) for a in people.adjectives)
    origins = (a for n in nations for a in (*n.adjectives, *n.shy) if " " not in a)
    adjectives |= {fold_text(a): adjectives[_NATIONAL] for a in origins}
    return nouns, phrases, adjectives


def _actors(
    tables: Tables, nations: Sequence[Nation]
) -> tuple[dict[str, ActorEntry], list[tuple[str, ActorName]], list[Lemma]]:
    """Actors by id, their names with those of their leaders and of states by adjective, and the lemmas of all that."""
    actors: dict[str, ActorEntry] = {}
    names: list[tuple[str, ActorName]] = []
    lemmas: list[Lemma] = []
    for path, table in tables:
        for actor, called, nouns in read_actors(path, table):
            actors[actor.id] = actor
            names += called
            lemmas += nouns
    names += _each(tables, read_leaders)
    for nation in nations:
        names += [(a, replace(n, how="adjective")) for a in nation.adjectives for n in nation.bodies["state"]]
        lemmas += [Lemma(text=a, pos="adj", plural=nation.plurals) for a in nation.adjectives if " " not in a]
    return actors, names, lemmas


def _homes(actors: dict[str, ActorEntry], nations: Sequence[Nation]) -> dict[str, dict[str, tuple[ActorName, ...]]]:
    by_kind = homes_of(nations)
    return {entry.id: by_kind[entry.body] for entry in actors.values() if entry.body}


def _lemmas(tables: Tables, actor_lemmas: list[Lemma], adjectives: list[str]) -> list[Lemma]:
    """All lemmas, each once: an entry with more forms given wins over a barer one of the same word and class."""
    best: dict[tuple[str, str, str], Lemma] = {}
    listed = _each(tables, read_lemmas)
    for lemma in [*listed, *actor_lemmas, *(Lemma(text=a, pos="adj") for a in dict.fromkeys(adjectives))]:
        form = "II" if "ّ" in lemma.text and lemma.pos == "verb" else ""
        key = (fold_text(lemma.text), lemma.pos, form)
        old = best.get(key)
        if old is None:
            best[key] = lemma
        else:
            best[key] = Lemma(
                text=old.text if len(old.text) >= len(lemma.text) else lemma.text,
                pos=lemma.pos,
                imperfect=old.imperfect or lemma.imperfect,
                masdar=tuple(dict.fromkeys(old.masdar + lemma.masdar)),
                plural=tuple(dict.fromkeys(old.plural + lemma.plural)),
            )
    return list(best.values())


def _supports(tables: Tables) -> dict[str, tuple[SupportVerb, ...]]:
    found = _each(tables, read_support_verbs)
    grouped: dict[str, tuple[SupportVerb, ...]] = _grouped((v, s) for s in found for v in sorted(s.verbs))
    return grouped


def _source_nouns(outlets: Sequence[OutletEntry]) -> PatternTable:
    nouns = ((n, o) for o in outlets if not o.id for n in o.names)
    return PatternTable((parse_pattern(_either_case(n), "cues/sources.toml", n), o) for n, o in nouns)


def _either_case(phrase: str) -> str:
    """A description as a pattern that also takes its accusative: مصدر أمني، مصدراً أمنياً، مسؤولاً في الشرطة."""
    head, _, rest = phrase.partition(" ")
    if not head.isalpha() or head.startswith("ال") or head.endswith(_NO_TANWIN) or "<" in rest:
        return phrase
    if not rest:
        return f"[{head}|{head}ا]"
    described = rest.isalpha() and rest.endswith("ي")
    return f"[{head}|{head}ا]" + (f" [{rest}|{rest}ا]" if described else f" {rest}")


def _reporting(tables: Tables) -> ReportingWords:
    found = _each(tables, read_reporting)
    return ReportingWords(
        frozenset().union(*(w.verbs for w in found)),
        frozenset().union(*(w.according for w in found)),
    )
