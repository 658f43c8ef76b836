"""Who tells an event: the source mentions that cover its drafts, and those of sentences that only go on about it."""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import lru_cache

from evtx.events.annotated import Annotated, mentions_by_kind
from evtx.events.coref.kinds import VIOLENT, types_meet
from evtx.events.draft import Draft
from evtx.lexicon.schema import OutletEntry
from evtx.model import ASSERTED, Mention, Source
from evtx.text.normalize import fold_text
from evtx.text.words import word_class

_BACK = 3  # paragraphs
_NEXT, _NEXT_PARAGRAPHS = 3, 2  # sentences and paragraphs after the lead in which it is said who tells it
# What later words may tell more of.
_RETOLD = VIOLENT | {"abduction"}
# Judgements, appeals and blame: of the act, where nobody reports it.
_JUDGED = frozenset({"source.opinion", "source.blame"})
_SPOKEN = frozenset({"threat", "accusation"})  # utterances: the man who makes them tells them
_ARMED = frozenset("army police security militia armed_group coalition".split())
_HURT = frozenset({"killed", "wounded", "missing", "abducted", "detained"})
_TAKEN_UP = word_class("events.tellings.taken_up")


def covering(known: Annotated, token: int) -> list[Source]:
    """The sources that tell the words around a token."""
    sources = mentions_by_kind(known)["source"]
    return [_source(m) for m in sources if m.value.covers[0] <= token < m.value.covers[1]]


def sources_of(known: Annotated, group: Sequence[Draft]) -> tuple[Source, ...]:
    """The sources of an event: of the text where it has any, else of the headline; opinions where nobody reports."""
    anchors = {d.trigger.anchor for d in group if d.part != "title"}
    counted = {m.first for d in group if d.part != "title" for m in d.casualties}  # who tells the toll tells the act
    found = _around(known, anchors | counted)
    found += [m for m, about in _about(known, opinions=False) if about in anchors and m not in found]
    if not found:
        found = [m for m, about in _about(known, opinions=True) if about in anchors]
    if not found:
        found = _around(known, {d.trigger.anchor for d in group if d.part == "title"})
    if not found:
        spoken = _spoken(known, group)
        if spoken:
            return spoken
        found = _after_the_lead(known, group)
    reports = [m for m in found if m.rule not in _JUDGED]
    told = [s for m in sorted(reports or found, key=lambda m: m.first) for s in (_source(m), *_agencies(known, m))]
    return _distinct(told)


def _agencies(known: Annotated, mention: Mention) -> list[Source]:
    """The agencies that a source told it to, whose report the article gives: not where it is their own."""
    outlet = fold_text(known.article.outlet or "").casefold()
    heard = ((name, known.lexicon.agencies.get(fold_text(name))) for name in mention.value.via)
    return [Source(name, "media", ()) for name, agency in heard if agency and not _same_outlet(agency, outlet)]


def _same_outlet(entry: OutletEntry, outlet: str) -> bool:
    """Whether the outlet of an article (folded, whatever it is called by) is a listed one."""
    names = (entry.id, entry.name_en, *entry.names)
    return outlet in {fold_text(name).casefold() for name in names}


def _around(known: Annotated, tokens: Set[int]) -> list[Mention]:
    """The tellings that cover one of the tokens."""
    return [
        m for m in mentions_by_kind(known)["source"] if any(m.value.covers[0] <= t < m.value.covers[1] for t in tokens)
    ]


@lru_cache(maxsize=4)
def _about(known: Annotated, *, opinions: bool) -> Sequence[tuple[Mention, int | None]]:
    """The tellings of a document, with or without opinions, each with the anchor that it goes on about."""
    return [(m, _goes_on(known, m, opinions=opinions)) for m in mentions_by_kind(known)["source"]]


def _spoken(known: Annotated, group: Sequence[Draft]) -> tuple[Source, ...]:
    """The named man who threatens or accuses, for the body that he acts for."""
    speakers = [a for d in group if d.type in _SPOKEN for a in d.actors if a.role == "initiator" and a.person]
    actors = known.lexicon.actors
    kinds = {a.person: actors[a.id].kind for a in speakers if a.id in actors}
    return tuple(Source(man, "military" if kind in _ARMED else "official", ()) for man, kind in kinds.items())


def _after_the_lead(known: Annotated, group: Sequence[Draft]) -> list[Mention]:
    """A lead that names no source has that of the report after it: the first telling, about nothing else."""
    document = known.document
    leads = [d for d in group if d.part in ("lead", "title")]
    if not leads:
        return []
    last, said = max(d.sentence for d in leads), max(d.trigger.anchor for d in leads)
    here = [m for m in mentions_by_kind(known)["source"] if m.value.covers[0] > said]
    later = [m for m in here if m.rule not in _JUDGED] or [m for m in here if m.rule == "source.blame"]
    if not later:
        return []
    number = document.sentence_of(later[0].first)
    paragraphs = document.sentences[number].paragraph - document.sentences[last].paragraph
    first, stop = later[0].value.covers
    told = [t.rule.type for t in known.triggers if first <= t.anchor < stop and t.rule.type not in _SPOKEN]
    elsewhere = number > last  # in the same sentence an act with its own teller is another one
    alike = not told or (elsewhere and any(types_meet(one, d.type) for one in told for d in group))
    if number - last > _NEXT or paragraphs > _NEXT_PARAGRAPHS or not alike:
        return []
    return [m for m in later if m.value.covers == later[0].value.covers]


def _source(mention: Mention) -> Source:
    return Source(mention.value.name, mention.value.kind, mention.value.via)


def _goes_on(known: Annotated, mention: Mention, *, opinions: bool) -> int | None:
    """For a telling with no event of its own that counts victims or claims: the anchor of the event that it is about.

    A claim is about the first violent event of the text, a toll about the last one.
    """
    first, last = mention.value.covers
    acts = (t for t in known.triggers if first <= t.anchor < last and not (opinions and t.rule.type in _SPOKEN))
    if (mention.rule in _JUDGED and not opinions) or any(acts):
        return None
    inside = [m for m in known.mentions if first <= m.first < last]
    claims = any(m.kind == "claim" and m.rule in ("claim.claimed", "claim.denied") for m in inside)
    tolls = any(m.kind in ("casualty", "people") and m.value.figure in _HURT for m in inside)
    if not (claims or tolls or any(not _TAKEN_UP.isdisjoint(word.bare) for word in known.document.words[first:last])):
        return None
    document = known.document
    told = [
        t
        for t in known.triggers
        if t.anchor < first and t.rule.type in _RETOLD and known.statuses[t.anchor][0] in ASSERTED
        and document.sentences[document.sentence_of(t.anchor)].part != "title"
    ]  # fmt: skip
    if not told:
        return None
    if claims:
        return told[0].anchor
    latest = document.sentences[document.sentence_of(told[-1].anchor)]
    if document.sentences[document.sentence_of(first)].paragraph - latest.paragraph > _BACK:
        return None
    return next(t.anchor for t in told if t.anchor >= latest.first)


def _distinct(sources: Sequence[Source]) -> tuple[Source, ...]:
    """Each source once, with all that he told it to; a short name gives way to a fuller one of the same kind."""
    out: dict[str, Source] = {}
    for source in sources:
        old = out.get(source.name)
        via = tuple(dict.fromkeys((*(old.via if old else ()), *source.via)))
        out[source.name] = Source(source.name, source.kind, via)
    words = {name: frozenset(fold_text(name).split()) for name in out}
    return tuple(
        s for s in out.values() if not any(s.kind == o.kind and words[s.name] < words[o.name] for o in out.values())
    )
