"""From an annotated document to its events: drafts, groups, records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from evtx.events.annotated import Annotated, main_country
from evtx.events.beside import NOTHING, traits_beside
from evtx.events.build import build_drafts
from evtx.events.coref.accidents import is_toll_of_an_accident
from evtx.events.coref.first_of_attack import with_joint_tolls
from evtx.events.coref.groups import group_drafts
from evtx.events.coref.kinds import VIOLENT
from evtx.events.coref.relations import with_relations
from evtx.events.coref.summed_up import with_own_tolls, without_sums
from evtx.events.coref.told_of import (
    is_on_its_way,
    is_retold,
    is_round_the_scene,
    is_undergone,
    told_by_its_verb,
)
from evtx.events.draft import Draft
from evtx.events.figures.war_tolls import is_toll_of_a_war
from evtx.events.one_man import as_assassination
from evtx.events.parties.doers import with_doers, with_taken_up
from evtx.events.parties.exchanged import with_exchangers
from evtx.events.parties.fallen_attackers import with_fallen_attackers
from evtx.events.parties.naming import GENERIC
from evtx.events.parties.own_deeds import with_own_deeds
from evtx.events.parties.repelled import with_repellers
from evtx.events.record import make_event, ranked
from evtx.events.score import confidence, weights_for
from evtx.events.traits import traits_of
from evtx.frozen import replace
from evtx.lexicon.match import bare_words
from evtx.model import Event, Run
from evtx.text.document import Document
from evtx.text.words import word_class

_KNOWN_ACT = "mentioned as known, not told: no antecedent, date or figure"
_BACKGROUND = word_class("events.assemble.background")


# Verbs of killing and wounding with a doer, where they are all that is told.
_BLOWS = word_class("events.assemble.blows")

# What makes a definite noun the act that its sentence tells: a perfect, or a verb that says that it goes on.
_TELLING = frozenset(
    {
        "tense.perfect",
        "tense.imperfect",
        "tense.headline",
        "cue.ongoing.verb",
        "cue.ongoing.time",
        "cue.ongoing.still",
        "cue.ongoing.still.after",
        "cue.occurred.verb",
    }
)

_ACCOUNT = 3  # sentences from which on a text is an account, which tells an act once
_ESSAY = 5  # sentences from which on an article that is about something real says where or who

_KNOWN = word_class("events.assemble.known")
_LISTED = 3  # tokens from a verbal noun of a list back to the one before


@dataclass(frozen=True, slots=True)
class Dropped:
    """A group of drafts that is no event of its own, and why."""

    drafts: tuple[Draft, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Assembled:
    """Events in order of the text, the drafts and traits that each was made from, and what was dropped."""

    events: tuple[Event, ...]
    groups: tuple[tuple[Draft, ...], ...]
    traits: tuple[tuple[str, ...], ...]
    dropped: tuple[Dropped, ...]


def assemble(known: Annotated, run: Run) -> Assembled:
    """All events of a document."""
    drafts = build_drafts(known)
    crimes = [d for d in drafts if _is_listed_crime(known, d)]
    wars = [d for d in drafts if is_toll_of_a_war(known.document, d)]
    acts_told = [d for d in drafts if d not in crimes and d not in wars]
    groups = group_drafts(known.document, acts_told, known.lexicon)
    groups, sums = without_sums(known.document, groups)
    groups = [_with_doer(group) for group in with_joint_tolls(with_own_tolls(groups))]
    groups.sort(key=lambda group: min(d.trigger.anchor for d in group))
    acts = [d.trigger.anchor for group in groups for d in group if d.type in VIOLENT]
    force = [d.trigger.anchor for group in groups for d in group if d.type in VIOLENT - {"killing"}]
    kept: list[tuple[Draft, ...]] = []
    dropped = [Dropped(tuple(group), "sums up acts that are told one by one") for group in sums]
    dropped += [Dropped((draft,), _KNOWN_ACT) for draft in crimes]
    dropped += [Dropped((draft,), "what a whole war cost") for draft in wars]
    for group in groups:
        reason = _why_no_event(known, group, acts, force)
        if reason:
            dropped.append(Dropped(tuple(group), reason))
        else:
            kept.append(tuple(group))
    if known.topic is not None:
        dropped += [Dropped(group, f"the article is about {known.topic}, not armed conflict") for group in kept]
        kept = []
    elif _nothing_real(known, kept):
        dropped += [
            Dropped(group, "no place, side, toll or weapon in the whole article: figures of speech") for group in kept
        ]
        kept = []
    ordinals: Counter[str] = Counter()  # by the words of the sentence, which an article may hold twice
    events: list[Event] = []
    kept = _with_parties(known, kept, [d for x in dropped if x.reason == _KNOWN_ACT for d in x.drafts])
    for told in kept:
        events.append(make_event(known, told, ordinals, run))
    events = list(with_relations(known, events, kept))
    traits = [
        (*traits_of(known, ranked(group)), *beside) for group, beside in zip(kept, _beside(known, events), strict=True)
    ]
    scores = [confidence(t, weights_for(t, known.lexicon)) for t in traits]
    events = [replace(e, confidence=score) for e, score in zip(events, scores, strict=True)]
    return Assembled(tuple(events), tuple(kept), tuple(traits), tuple(dropped))


def _why_no_event(known: Annotated, group: Sequence[Draft], acts: Sequence[int], force: Sequence[int]) -> str:
    """Why a group is not made an event, empty where it is.

    `acts`: where the violent acts of the text are told; `force`: those of them that are more than deaths.
    """
    own = {d.trigger.anchor for d in group}
    others = [at for at in force if at not in own]
    if known.topic is None and is_toll_of_an_accident(known, group, others):
        return "the toll of an accident"
    if all(is_retold(known, d) for d in group):
        return "what an anniversary, a book or a film is about"
    if all(is_round_the_scene(known, d, acts) for d in group):
        return "a cordon round the scene of an act"
    if all(is_on_its_way(known, d, acts) for d in group):
        return "how those went who were struck"
    if all(_only_mentioned(known, d) and not _told(known, d) for d in group):
        return _KNOWN_ACT
    return ""


def _with_parties(known: Annotated, kept: list[tuple[Draft, ...]], mentioned: list[Draft]) -> list[tuple[Draft, ...]]:
    """The groups with the parties that the account tells elsewhere. `mentioned`: acts that are no events."""
    country = main_country(known)
    kept = with_fallen_attackers(known, kept)
    kept = with_doers(with_taken_up(kept, mentioned), known.lexicon, known.document)
    kept = with_repellers(known, kept, country)
    kept = with_own_deeds(known, kept, country)
    kept = with_exchangers(known, kept, country)
    return [as_assassination(group) for group in kept]


def _beside(known: Annotated, events: Sequence[Event]) -> list[tuple[str, ...]]:
    """What is told beside each event; nothing in a text too short to be an account."""
    return traits_beside(events) if len(known.document.sentences) >= _ACCOUNT else [(NOTHING,)] * len(events)


def _told(known: Annotated, draft: Draft) -> bool:
    return told_by_its_verb(known, draft) or is_undergone(known, draft)


def _nothing_real(known: Annotated, groups: list[tuple[Draft, ...]]) -> bool:
    """Whether an article of some length tells acts with nowhere, nobody, no toll and no weapon: a column, an essay."""
    if len(known.document.sentences) < _ESSAY:
        return False
    drafts = [d for group in groups for d in group]
    return not any(
        d.place.places
        or d.casualties
        or any(i.kind == "weapon" for i in d.items)
        or any(a.id not in GENERIC for a in d.actors)
        for d in drafts
    )


def _with_doer(group: list[Draft]) -> list[Draft]:
    """A killing whose doer is told is an attack, its means not told (codebook, section 2)."""
    doers = {a.id for d in group for a in d.actors if a.role == "initiator"}
    taken = ("seizure", "explosive_found")  # what was taken from the dead
    blows = [d for d in group if d.type != "seizure" and d.trigger.rule.type not in taken]
    if not doers or not blows:
        return group
    if any(d.type != "killing" or d.subtype or d.trigger.analysis.lemma not in _BLOWS for d in blows):
        return group
    return [replace(d, type="armed_attack") if d in blows else d for d in group]


def _only_mentioned(known: Annotated, draft: Draft) -> bool:
    """A definite noun, or a background phrase, with neither a date nor a figure of its own."""
    if draft.trigger.form != "noun" or draft.part in ("title", "heading"):
        return False
    if draft.date.how == "sentence" or any(".known." not in m.rule for m in draft.casualties):
        return False
    if _known(known.document, draft.trigger.first):
        return True
    if draft.casualties:
        return False
    acted = any(a.role in ("initiator", "participant") for a in draft.actors)
    told = draft.place.how == "clause" or acted
    thing = "governor" in draft.trigger.rule.roles  # بالجرافات: no act, but a thing whose clause tells one
    if draft.trigger.analysis.det and not thing:
        # تجدد القصف الإسرائيلي على الخيام: a verb carries it, and it says who or where
        return not (told and not _TELLING.isdisjoint(draft.rules))
    return not told and _in_background(
        known.document.tokens[draft.trigger.first - 1].text if draft.trigger.first else ""
    )


def _is_listed_crime(known: Annotated, draft: Draft) -> bool:
    """جرائم خطف وسلب وإطلاق نار: what is joined to a crime that is known, not told, whatever was counted beside it."""
    if draft.trigger.form != "noun" or draft.part in ("title", "heading"):
        return False
    head = _head_of_list(known, draft.trigger.first)
    return head != draft.trigger.first and _known(known.document, head)


def _known(document: Document, first: int) -> bool:
    """The act is the genitive of a crime, a case or an inquiry, which are what is told."""
    at = first - 1
    if at > 0 and document.tokens[at].text == "في":
        at -= 1
    return at >= 0 and not _KNOWN.isdisjoint(bare_words(document.tokens[at].text))


def _head_of_list(known: Annotated, at: int) -> int:
    """جرائم خطف وسلب وإطلاق نار: the first of the verbal nouns that a token is joined to by و."""
    reading = known.readings[at]
    while reading is not None and reading.analysis.cat == "VN" and reading.analysis.conj == "و":
        joined = range(at - 1, max(0, at - _LISTED) - 1, -1)
        before = next((t for t in joined if (r := known.readings[t]) is not None and r.analysis.cat == "VN"), None)
        if before is None or known.document.sentence_of(before) != known.document.sentence_of(at):
            return at
        at, reading = before, known.readings[before]
    return at


def _in_background(word: str) -> bool:
    return not _BACKGROUND.isdisjoint(bare_words(word))
