"""The stages of evtx, once and in order: an article in, its events out. Read this file first.

read -> segment -> disambiguate -> annotate (places, actors, things, dates, numbers, figures, sources,
cues, triggers) -> assemble (drafts, groups, records).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from evtx import __version__
from evtx.annotate.actors import annotate_actor_names, annotate_actor_nouns, longest
from evtx.annotate.bodies_again import take_up_bodies
from evtx.annotate.casualties import annotate_casualties
from evtx.annotate.claims import annotate_claims
from evtx.annotate.context import annotate_cues, status_of
from evtx.annotate.dates import annotate_dates
from evtx.annotate.numbers import find_amounts
from evtx.annotate.office_holders import name_office_holders
from evtx.annotate.places import annotate_places, name_table, settle_metonyms
from evtx.annotate.sources import annotate_sources
from evtx.annotate.things import annotate_items, annotate_people
from evtx.annotate.topics import off_topic
from evtx.annotate.triggers import annotate_triggers
from evtx.annotate.unlisted_groups import annotate_unlisted_groups
from evtx.events.assemble import Assembled, assemble
from evtx.events.build import Annotated
from evtx.events.roles import GENERIC
from evtx.gazetteer.places import Gazetteer, default_gazetteer
from evtx.lexicon.load import Lexicon, default_lexicon
from evtx.lexicon.match import NameTable
from evtx.lexicon.schema import Rejected
from evtx.model import Article, Event, Mention, Run
from evtx.text.disambiguate import Reading, disambiguate
from evtx.text.document import Document
from evtx.text.segment import segment


@dataclass(frozen=True, slots=True)
class Engine:
    """What extraction needs to know, loaded once: lexicon, gazetteer and their match tables."""

    lexicon: Lexicon
    gazetteer: Gazetteer
    place_names: NameTable

    @property
    def run(self) -> Run:
        """Versions that go into every record."""
        return Run(__version__, self.lexicon.version, self.gazetteer.version)


def default_engine() -> Engine:
    """The engine with the packaged data."""
    return make_engine(default_lexicon(), default_gazetteer())


def make_engine(lexicon: Lexicon, gazetteer: Gazetteer) -> Engine:
    """An engine with the given data."""
    return Engine(lexicon, gazetteer, name_table(gazetteer))


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
    return analyse(article, engine).events


def analyse(article: Article, engine: Engine) -> Analysed:
    """All stages on one article."""
    lexicon = engine.lexicon
    document = segment(article.text, lexicon.morphology, len(article.title) if article.title else None)
    names = annotate_actor_names(document, lexicon)
    groups, unlisted = annotate_unlisted_groups(document, names, lexicon)
    if unlisted:
        lexicon = replace(lexicon, actors=lexicon.actors | unlisted)
        engine = replace(engine, lexicon=lexicon)
    names = longest(groups, names)
    places = annotate_places(document, lexicon, engine.place_names, names)
    readings = disambiguate(document, _named_tokens(names, places))
    names, places = settle_metonyms(document, readings, names, places, lexicon)
    proper = _proper(names)
    people = [m for m in annotate_people(document, readings, lexicon) if m.first not in proper]
    actors = _actors(document, readings, names, people, lexicon)
    mentions = [*actors, *places, *people, *annotate(article, document, readings, actors, people, engine)]
    scan = annotate_triggers(document, readings, mentions, lexicon)
    cues = [m for m in mentions if m.kind == "cue"]
    statuses = {}
    for trigger in scan.triggers:
        status = status_of(document, readings, trigger, cues)
        statuses[trigger.anchor] = (status.value, status.reasons, status.side)
    topic = off_topic(document, mentions, lexicon)
    annotated = Annotated(article, document, readings, tuple(mentions), scan.triggers, statuses, lexicon, topic)
    return Analysed(annotated, assemble(annotated, engine.run), scan.rejected)


def _actors(
    document: Document,
    readings: tuple[Reading | None, ...],
    names: list[Mention],
    people: list[Mention],
    lexicon: Lexicon,
) -> list[Mention]:
    """Names, nouns and nationalities in order; bare bodies as those named before, offices with their holders."""
    nouns = annotate_actor_nouns(document, readings, names, people, lexicon)
    actors = sorted([*names, *nouns], key=lambda m: m.first)
    return name_office_holders(document, readings, take_up_bodies(document, actors, lexicon), lexicon)


def annotate(
    article: Article,
    document: Document,
    readings: tuple[Reading | None, ...],
    actors: list[Mention],
    people: list[Mention],
    engine: Engine,
) -> list[Mention]:
    """All mentions but actors, people, places and triggers."""
    lexicon = engine.lexicon
    folded = document.folded.text
    dates = [
        document.mention("date", d.start, d.end, d.value, d.rule)
        for d in annotate_dates(folded, article.published, article.published_time)
    ]
    dated = {t for m in dates for t in range(m.first, m.last)}
    numbers = [document.mention("number", n.start, n.end, n.value, n.rule) for n in find_amounts(folded)]
    numbers = [m for m in numbers if m.first not in dated]
    items = annotate_items(document, readings, lexicon)
    mentions = [*dates, *numbers, *items]
    mentions += annotate_casualties(document, readings, [*mentions, *people, *actors], lexicon)
    mentions += annotate_sources(document, readings, actors, lexicon)
    mentions += annotate_claims(document, actors, lexicon)
    mentions += annotate_cues(document, lexicon)
    return mentions


def _proper(names: list[Mention]) -> set[int]:
    """Tokens that are the whole name of an organisation, whatever they mean as nouns (طالبان, no two students)."""
    return {
        m.first
        for m in names
        if m.value.how == "name" and m.last - m.first == 1 and not any(n.actor in GENERIC for n in m.value.names)
    }


def _named_tokens(actors: list[Mention], places: list[Mention]) -> set[int]:
    """Tokens inside proper names, which are no verbs; a name's first token may still be a common noun (قوات)."""
    inner = {t for m in actors if m.value.how in ("name", "hostile") for t in range(m.first + 1, m.last)}
    return inner | {t for m in places for t in range(m.last - 1, m.last) if m.value.place.id}
