"""The stages of evtx, once and in order: an article in, its events out; events in, incidents out. Read this file first.

read -> segment -> disambiguate -> annotate (places, actors, things, dates, numbers, figures, sources,
cues, triggers) -> assemble (drafts, groups, records).
account -> cluster (blocks, comparisons) -> canonical record.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from evtx import __version__
from evtx.annotate.actors.armed_people import annotate_described, join_armed
from evtx.annotate.actors.bodies_again import take_up_bodies
from evtx.annotate.actors.mentions import annotate_actor_names, annotate_actor_nouns, longest, without_negated
from evtx.annotate.actors.office_holders import LAST_NAME, name_office_holders
from evtx.annotate.actors.one_sense import settle_occupiers, settle_shared_names
from evtx.annotate.actors.short_names import SHORT, with_short_names
from evtx.annotate.actors.unlisted_groups import annotate_unlisted_groups
from evtx.annotate.casualties.mentions import annotate_casualties, annotate_tolls_of_acts
from evtx.annotate.claims import annotate_claims
from evtx.annotate.context import annotate_cues, status_of
from evtx.annotate.dates.mentions import annotate_dates
from evtx.annotate.numbers.mentions import find_amounts
from evtx.annotate.places.mentions import annotate_places, name_table, settle_metonyms
from evtx.annotate.sources.mentions import annotate_sources
from evtx.annotate.things import annotate_items, annotate_people
from evtx.annotate.topics import is_off_topic_already, off_topic, subjects
from evtx.annotate.triggers.mentions import TriggerScan, annotate_triggers
from evtx.events.annotated import Annotated
from evtx.events.assemble import Assembled, assemble
from evtx.events.described import codes_of_event
from evtx.events.notes import note_of
from evtx.events.parties.naming import GENERIC
from evtx.gazetteer.local import LocalPlaces
from evtx.gazetteer.places import Gazetteer, default_gazetteer, place_files
from evtx.incident import Incident
from evtx.kept import kept
from evtx.lexicon.load import Lexicon, default_lexicon
from evtx.lexicon.match import NameTable
from evtx.lexicon.schema import Rejected, Topic
from evtx.model import Article, Event, Mention, Run
from evtx.text.disambiguate import Reading, disambiguate
from evtx.text.document import Document
from evtx.text.morphology import Analysis
from evtx.text.segment import segment
from evtx.text.shape import FINITE

if TYPE_CHECKING:
    from evtx.dedupe.account import Account
    from evtx.dedupe.cluster import Cluster
    from evtx.dedupe.knowledge import Known
    from evtx.dedupe.voices import Bond


@dataclass(frozen=True, slots=True)
class Engine:
    """What extraction needs to know, loaded once: lexicon, gazetteer and their match tables."""

    lexicon: Lexicon
    gazetteer: Gazetteer
    place_names: NameTable
    local: LocalPlaces | None = None

    @property
    def run(self) -> Run:
        """Versions that go into every record; imported places add theirs to the gazetteer's."""
        imported = f"+{self.local.version}" if self.local is not None else ""
        return Run(__version__, self.lexicon.version, self.gazetteer.version + imported)


@cache
def default_engine() -> Engine:
    """The engine with the packaged data, made once a process."""
    lexicon = default_lexicon()
    names = kept("places", place_files(), lambda: name_table(default_gazetteer()))
    return Engine(lexicon, names.gazetteer, names)


def make_engine(lexicon: Lexicon, gazetteer: Gazetteer, local: LocalPlaces | None = None) -> Engine:
    """An engine with the given data; `local`: imported places that are looked up beside the gazetteer's."""
    return Engine(lexicon, gazetteer, name_table(gazetteer, local), local)


_NUMERALS = frozenset(
    {"تسعين", "وتسعين"}
)  # a numeral with the letters of a verb, which the dictionary does not know as a noun


@dataclass(frozen=True, slots=True)
class Analysed:
    """Everything known of one article: for `extract` the events, for `explain` the rest."""

    annotated: Annotated
    assembled: Assembled
    rejected: tuple[Rejected, ...]

    @property
    def events(self) -> tuple[Event, ...]:
        return self.assembled.events


def extract_article(article: Article, engine: Engine) -> tuple[Event, ...]:
    """All events of one article, of every status, in order of the text."""
    named = _named(article, engine)
    document, readings, mentions, lexicon = named.document, named.readings, named.mentions, named.lexicon
    others = subjects(document, lexicon)
    if is_off_topic_already(document, readings, mentions, lexicon, others):
        return ()  # why, is for `analyse` to say
    told = _read(named, others, reasons=False)
    if told.topic is not None or not told.scan.triggers:
        return ()
    return assemble(_annotated(article, told), engine.run).events


def analyse(article: Article, engine: Engine) -> Analysed:
    """All stages on one article, with what was dropped on the way."""
    named = _named(article, engine)
    told = _read(named, subjects(named.document, named.lexicon), reasons=True)
    annotated = _annotated(article, told)
    return Analysed(annotated, assemble(annotated, engine.run), told.scan.rejected)


class _Named(NamedTuple):
    """What is named and counted in one article: actors, places, people, things, dates, numbers, figures."""

    document: Document
    readings: tuple[Reading | None, ...]
    mentions: list[Mention]
    actors: list[Mention]
    places: list[Mention]
    lexicon: Lexicon


class _Read(NamedTuple):
    """What the annotators find in one article; `topic`: what it is about instead of events."""

    document: Document
    readings: tuple[Reading | None, ...]
    mentions: list[Mention]
    scan: TriggerScan
    lexicon: Lexicon
    topic: str | None


def _named(article: Article, engine: Engine) -> _Named:
    """The stages that need no more than words, places and actors."""
    lexicon = engine.lexicon
    document = segment(article.text, lexicon.morphology, len(article.title) if article.title else None)
    names = annotate_actor_names(document, lexicon)
    groups, unlisted = annotate_unlisted_groups(document, names, lexicon)
    if unlisted:
        lexicon = replace(lexicon, actors=lexicon.actors | unlisted)
    names = with_short_names(document, longest(groups, names), lexicon)
    places = annotate_places(document, lexicon, engine.place_names, names)
    heads = {m.first for m in names if m.value.how in ("name", "hostile") and m.last - m.first > 1}
    readings = disambiguate(document, _named_tokens(document, names, places, lexicon), heads)
    names, places = settle_metonyms(document, readings, names, places, lexicon)
    # مستوطنة كريات شمونة: the word with which a place's name begins is no person
    proper = _proper(names, lexicon) | {place.first for place in places}
    proper |= {t for place in places if place.value.place.id for t in range(place.first, place.last)}  # الشيخ زويد
    short = {m.first for m in names if m.rule.startswith(SHORT)}
    items = [m for m in annotate_items(document, readings, lexicon) if m.first not in short]
    craft = [m for m in items if m.value.kind == "aircraft"]
    proper |= {t for item in craft for t in range(item.first + 1, item.last)}  # the pilot of طائرة بدون طيار
    people = [m for m in annotate_people(document, readings, lexicon) if m.first not in proper]
    people = without_negated(document, _without_adjectives_of(document, places, names, people, lexicon), lexicon)
    actors = _actors(document, readings, names, people, places, lexicon)
    mentions = [*actors, *places, *people, *items]
    mentions += _figures(article, document, readings, mentions, places, lexicon)
    return _Named(document, readings, mentions, actors, places, lexicon)


def _read(named: _Named, others: Sequence[Topic], *, reasons: bool) -> _Read:
    """All stages but the last. `others`: subjects other than events; `reasons`: with the rules that did not fire."""
    document, readings, mentions, actors, places, lexicon = named
    mentions = [*mentions, *_tellers(document, readings, actors, places, lexicon)]
    mentions = _without_things_of_tellers(mentions)
    scan = annotate_triggers(document, readings, mentions, lexicon, reasons=reasons)
    mentions += annotate_tolls_of_acts(document, readings, mentions, scan.triggers, lexicon)
    return _Read(document, readings, mentions, scan, lexicon, off_topic(document, mentions, lexicon, others))


def _annotated(article: Article, told: _Read) -> Annotated:
    """What assembling needs: the annotations, and the status of every trigger."""
    document, readings, triggers = told.document, told.readings, told.scan.triggers
    cues: defaultdict[int, list[Mention]] = defaultdict(list)  # by sentence
    for mention in told.mentions:
        if mention.kind == "cue":
            cues[document.sentence_of(mention.first)].append(mention)
    statuses = {}
    for trigger in triggers:
        status = status_of(document, readings, trigger, cues[document.sentence_of(trigger.anchor)])
        statuses[trigger.anchor] = (status.value, status.reasons, status.side)
    return Annotated(article, document, readings, tuple(told.mentions), triggers, statuses, told.lexicon, told.topic)


def _without_things_of_tellers(mentions: list[Mention]) -> list[Mention]:
    """The mentions without things in the name of one who tells (مصدر في مستشفى المدينة، مكتبها الإعلامي)."""
    told = {t for m in mentions if m.kind == "source" and m.last - m.first > 1 for t in range(m.first, m.last)}
    return [m for m in mentions if m.kind != "item" or m.first not in told]


def _actors(
    document: Document,
    readings: tuple[Reading | None, ...],
    names: list[Mention],
    people: list[Mention],
    places: list[Mention],
    lexicon: Lexicon,
) -> list[Mention]:
    """Names, nouns and nationalities in order, no nationality within the name of a place.

    Bare bodies are those named before, offices have their holders.
    """
    in_places = {t for m in places for t in range(m.first, m.last)}
    names = sorted([*names, *annotate_described(document, readings, names)], key=lambda m: m.first)
    nouns = annotate_actor_nouns(document, readings, names, people, lexicon)
    nouns = [m for m in nouns if m.first not in in_places or m.value.how != "adjective"]
    actors = without_negated(document, sorted([*names, *nouns], key=lambda m: m.first), lexicon)
    actors = join_armed(document, actors)
    actors = settle_shared_names(take_up_bodies(document, actors, lexicon), lexicon)
    actors = settle_occupiers(document, actors, lexicon)
    return [
        m for m in name_office_holders(document, readings, actors) if m.rule != LAST_NAME or m.first not in in_places
    ]


def _figures(
    article: Article,
    document: Document,
    readings: tuple[Reading | None, ...],
    named: list[Mention],
    places: list[Mention],
    lexicon: Lexicon,
) -> list[Mention]:
    """Dates, numbers and how many were hurt. `named`: actors, people, places and things."""
    folded = document.folded.text
    dates = [
        document.mention("date", d.start, d.end, d.value, d.rule)
        for d in annotate_dates(folded, article.published, article.published_time)
    ]
    # أحياء 17 تموز والهرمات: the day in the name of a quarter is none
    inside = {t for m in places for t in range(m.first + 1, m.last)}
    dates = [m for m in dates if m.first not in inside or m.last - 1 not in inside]
    dated = {t for m in dates for t in range(m.first, m.last)}
    numbers = [document.mention("number", n.start, n.end, n.value, n.rule) for n in find_amounts(folded)]
    numbers = [m for m in numbers if m.first not in dated]
    mentions = [*dates, *numbers]
    return mentions + annotate_casualties(document, readings, [*mentions, *named], lexicon)


def _tellers(
    document: Document,
    readings: tuple[Reading | None, ...],
    actors: list[Mention],
    places: list[Mention],
    lexicon: Lexicon,
) -> list[Mention]:
    """Sources, claims, and cues to what did not happen."""
    sources = annotate_sources(document, readings, actors, places, lexicon)
    return [*sources, *annotate_claims(document, actors, lexicon), *annotate_cues(document, lexicon)]


def _without_adjectives_of(
    document: Document, places: list[Mention], names: list[Mention], people: list[Mention], lexicon: Lexicon
) -> list[Mention]:
    """تل السمن العسكري، تنظيم داعش الإرهابي: a word for soldiers or militants right behind a name is its adjective."""
    ends = {m.last for m in places if m.value.place.kind != "country"}
    kinds = {m.last: {lexicon.actors[n.actor].kind for n in m.value.names if n.actor in lexicon.actors} for m in names}
    sides = {last for last, found in kinds.items() if found and found <= _ACCUSED_KINDS}
    return [
        m for m in people
        if not (m.value.id == "soldier" and m.first in ends)
        and not (m.value.id == "militant" and m.first in sides and _is_one(document, m))
    ]  # fmt: skip


_ACCUSED_KINDS = frozenset({"armed_group", "militia", "party"})  # what "terrorist" is said of; not المخابرات التركية


def _is_one(document: Document, mention: Mention) -> bool:
    """الإرهابي، الإرهابية: a definite singular, which agrees with a name before it; not الإرهابيين."""
    word = document.tokens[mention.first].text
    return word.startswith("ال") and not word.endswith(("ون", "ين", "ات", "ان"))


def _proper(names: list[Mention], lexicon: Lexicon) -> set[int]:
    """Tokens that are the whole name of an organisation."""
    return {m.first for m in names if m.value.how == "name" and _is_organisation(m, lexicon)}


def _named_tokens(document: Document, actors: list[Mention], places: list[Mention], lexicon: Lexicon) -> set[int]:
    """Tokens inside proper names, which are no verbs; a name's first token may still be a common noun (قوات)."""
    inner = {t for m in actors if m.value.how in ("name", "hostile") for t in range(m.first + 1, m.last)}
    inner |= _proper(actors, lexicon)
    inner |= {m.last - 1 for m in places if m.value.place.id}
    # سيستان وبلوشستان: a word that could be nothing but a verb is none within the name of a place
    within = {t for m in places if m.value.place.id for t in range(m.first, m.last)}
    inner |= {t for t, token in enumerate(document.tokens) if token.text in _NUMERALS}
    return inner | {t for t in within if _is_verb_alone(document.analyses[t])}


def _is_verb_alone(analyses: Sequence[Analysis]) -> bool:
    """Whether a word can be nothing but a verb, or seems one behind a و of its own (وادي: "and led to")."""
    return all(a.cat in FINITE for a in analyses) or any(a.cat in FINITE and a.conj for a in analyses)


def _is_organisation(actor: Mention, lexicon: Lexicon) -> bool:
    """Whether one word is the whole name of an organisation, whatever it means as a noun (طالبان, no two students)."""
    ids = {n.actor for n in actor.value.names}
    people = any(i in GENERIC or (i in lexicon.actors and lexicon.actors[i].kind == "people") for i in ids)
    return actor.last - actor.first == 1 and not people


# ---------------------------------------------------------------- events of many articles
# What is needed here alone is imported here: a run that only extracts starts sooner.


def make_known(engine: Engine, levels: Path | None = None) -> Known:
    """What comparing events needs: levels (None: the packaged ones), and the engine's actors and places."""
    from evtx.dedupe.knowledge import DEDUPE_FILE, load_known

    return load_known(engine.lexicon.actors, engine.gazetteer.places, levels or DEDUPE_FILE)


def make_incident(
    made: Cluster,
    members: Sequence[tuple[Event, Account]],
    outlets: Mapping[str, str],
    twins: Mapping[str, str],
    known: Known,
) -> Incident:
    """The record of one incident from its members in the order of publication (see `voices.bonds` for the mappings)."""
    from evtx.dedupe.canonical import incident_of
    from evtx.dedupe.telling import Telling
    from evtx.dedupe.voices import bonds, voices

    events, accounts = [e for e, _ in members], [a for _, a in members]
    found = bonds(events, accounts, outlets, twins)
    heard = voices(len(events), found)
    tellings = [Telling(n, e, a, v) for n, ((e, a), v) in enumerate(zip(members, heard, strict=True))]
    return incident_of(tellings, made, _copies(events, found), known, note_of, codes_of_event)


def _copies(events: Sequence[Event], found: Sequence[Bond]) -> tuple[tuple[str, ...], ...]:
    """Ids of articles that are copies of one text, as groups."""
    from evtx.dedupe.voices import voices

    heard = voices(len(events), [b for b in found if b.why == "copy"])
    groups: dict[int, dict[str, None]] = {}
    for event, voice in zip(events, heard, strict=True):
        groups.setdefault(voice, {})[event.article.id] = None
    return tuple(tuple(group) for group in groups.values() if len(group) > 1)
