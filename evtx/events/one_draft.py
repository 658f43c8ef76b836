"""The draft of one trigger: its status, date, place, parties, things and figures, as its sentence tells them.

In: what is known of the document, the sentence with its chunks and frames, and what the account carries on from the
sentences before. Out: one `Draft`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from evtx.events.annotated import Annotated, mentions_by_kind
from evtx.events.coref.second_half import in_half
from evtx.events.crowds import is_fight_of_crowd
from evtx.events.doer_types import armed_men, subtype_by_charge, type_by_doers, type_by_reach
from evtx.events.draft import Draft, DraftActor, DraftDate, DraftPlace
from evtx.events.frames.fillers import Frame
from evtx.events.frames.phrase import Chunk, Index
from evtx.events.frames.unnamed_subject import leaves_out_subject
from evtx.events.one_man import is_chosen
from evtx.events.parties.anaphora import with_owner
from evtx.events.parties.nameless import without_the_hurt
from evtx.events.parties.roles import actors_of
from evtx.events.things.sites import with_site_struck
from evtx.events.things.trigger_things import items_of
from evtx.events.when.back_then import back_then
from evtx.events.when.quoted_day import as_reported, as_spoken
from evtx.events.when.running_day import is_apart, is_recalled
from evtx.events.when.settled import settled
from evtx.events.when.since import since_then, tells_since_then
from evtx.events.when.since_began import since_it_began
from evtx.events.when.trigger_date import date_of, days_of
from evtx.events.where.trigger_place import place_of
from evtx.lexicon.positions import between, positions_of
from evtx.lexicon.schema import Trigger
from evtx.lexicon.who import Setting, setting_of
from evtx.model import EventPlace, Mention, Sentence
from evtx.text.document import Document
from evtx.text.words import word_class

_FRONT = 3  # tokens before the end of which such a place begins
_FRONTING = word_class("events.one_draft.fronting")
_UNTOLD = DraftPlace((), (), "untold")
_TALLY, _MONTH = 31, 28  # days
_MANY = 20  # acts
_STANDING = frozenset({"blockade", "displacement", "territory"})  # may last for years at the place of the account
_OF_WOUNDS = word_class("events.one_draft.of_wounds")
_DIED_OF_IT = 5  # tokens from a death to its wounds
_FROM_AFAR = frozenset({"airstrike", "shelling", "overflight"})
_SITES = frozenset("market base airport hospital prison checkpoint site camp".split())


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence that tells acts: its phrases, the frame of each trigger, and the trigger that owns each figure."""

    number: int
    sentence: Sentence
    chunks: Sequence[Chunk]
    frames: Mapping[int, Frame]
    owners: dict[int, int]
    half: int | None = None  # where the second half of a headline begins


@dataclass(slots=True)
class Carried:
    """What the account carries on from sentence to sentence."""

    date: DraftDate | None = None
    place: DraftPlace | None = None
    first_day: DraftDate | None = None
    account_day: DraftDate | None = None  # the first day, where what is told on another subject has it too
    aside: int | None = None  # a paragraph that goes back in time
    after_aside: DraftPlace | None = None  # the place to which the account returns behind it
    place_paragraph: int = 0  # where the place was told
    scene_of_force: bool = False  # whether it is that of an act of force
    topic: int = 0
    back: DraftDate | None = None  # the day before the account to which a paragraph goes back
    back_paragraph: int = -1


def draft_of(
    known: Annotated,
    index: Index,
    told: Told,
    trigger: Trigger,
    carried: Carried,
    country: str | None,
    drafts: Sequence[Draft],
) -> Draft:
    """The draft of one trigger; `drafts` are those before it, `country` is the one that the account is about."""
    document, sentence, frame = known.document, told.sentence, told.frames[trigger.anchor]
    status, reasons, side = known.statuses[trigger.anchor]
    dates = index.inside("date", sentence.first, sentence.last)
    status, reasons = settled(known.readings, sentence, trigger, dates, (status, reasons), known.article.published)
    date = _date(known, index, sentence, trigger, dates, status, carried, drafts)
    place = _place(known, index, told, trigger, date, carried, country)
    setting = _setting(known, date, place, country)
    casualties = _casualties(known, index, told, trigger, setting, drafts)
    published = known.article.published
    date = as_reported(document, index, sentence, trigger, date, place, drafts, published)
    actors = actors_of(document, frame, known.lexicon, setting, _named_actors(known), drafts)
    tolls = index.inside("casualty", sentence.first, sentence.last)
    actors = without_the_hurt(actors, tolls, index.inside("people", sentence.first, sentence.last))
    actors = armed_men(document, trigger, actors, known.lexicon)
    place = _ground_struck(known, trigger, frame, actors, place)
    event_type = type_by_doers(trigger, frame, actors, known.lexicon)
    event_type = type_by_reach(event_type, trigger, actors, place, known.lexicon)
    if is_fight_of_crowd(known, index, told.number, trigger, actors):
        event_type = "riot"
    chosen = is_chosen(known, index, sentence, trigger, frame, actors)
    if chosen and trigger.form != "verb":
        event_type = "assassination"
    items = items_of(document, trigger, frame, told.chunks, _things(index, told, trigger))
    items = with_site_struck(document, trigger, frame, told.chunks, items, known.lexicon)
    subtype = trigger.rule.subtype if event_type == trigger.rule.type else None
    draft = Draft(
        type=event_type,
        subtype=subtype_by_charge(event_type, subtype, items),
        status=status,
        trigger=trigger,
        sentence=told.number,
        part=sentence.part,
        definite=trigger.form == "noun" and (trigger.analysis.det or bool(trigger.analysis.pron)),
        actors=actors,
        items=items,
        date=date,
        place=place,
        casualties=casualties,
        side=side,
        rules=(trigger.rule.id, *reasons),
        mentions=(document.original_span(trigger.first, trigger.last),),
        subjectless=leaves_out_subject(known, trigger, frame),
        chosen=chosen,
        refers=_refers(document, sentence, trigger, known),
        topic=carried.topic,
        front=_front(document, index, sentence),
    )
    return since_it_began(document, index, draft, published)


def _date(
    known: Annotated,
    index: Index,
    sentence: Sentence,
    trigger: Trigger,
    dates: Sequence[Mention],
    status: str,
    carried: Carried,
    drafts: Sequence[Draft],
) -> DraftDate:
    base = _told_last(known.document, drafts, sentence) or carried.date
    running = carried.back if carried.back_paragraph == sentence.paragraph else carried.date
    running = back_then(known.document, index, sentence, trigger, known.article.published) or running
    date = date_of(
        known.document,
        trigger,
        sentence,
        dates,
        known.readings,
        running,
        known.article.published,
        status,
        known.lexicon,
        base,
    )
    date = since_then(known.document, index, sentence, trigger, date, running, known.article.published, status)
    return as_spoken(known.document, index, date, running, known.article.published)


def _place(
    known: Annotated,
    index: Index,
    told: Told,
    trigger: Trigger,
    date: DraftDate,
    carried: Carried,
    country: str | None,
) -> DraftPlace:
    """Where it was: as the sentence tells, else where the account is, unless it is counted over weeks or recalled."""
    document, running, sentence = known.document, carried.place, told.sentence
    recalled = carried.aside is None and is_recalled(document, sentence, date, known.article.published)
    place = place_of(
        document,
        trigger,
        sentence,
        [m for m in index.inside("place", sentence.first, sentence.last) if in_half(told.half, trigger, m)],
        known.readings,
        _UNTOLD if recalled else running,
        told.frames[trigger.anchor].region,
        apart=is_apart(date, carried.date, known.article.published),
    )
    if running is not None and running.places and _died_of_wounds(document, trigger):
        place = running
    if place.how == "running" and trigger.rule.type == "meeting" and carried.scene_of_force:
        return DraftPlace((), (), "untold")  # وبعد القصف التقى الرئيس مستشاريه: where it fell, nobody meets
    tally = _is_of_weeks(date) or (_is_counted(document, trigger) and _is_of_weeks(date, _MONTH))
    tally = tally and not tells_since_then(document, index, sentence, trigger)
    if place.how == "running" and trigger.rule.type not in _STANDING and tally:
        return _country_told(known, country)
    return place


def _ground_struck(
    known: Annotated, trigger: Trigger, frame: Frame, actors: Sequence[DraftActor], place: DraftPlace
) -> DraftPlace:
    """موسكو ... ونفذت قوات كذا ضربات ضد سوريا: a country that is struck is where it was, not where the account is."""
    named = any(m.kind == "actor" and m.value.how == "metonym" for f in frame.of("target") for m in f.mentions)
    if place.how != "running" or not named or trigger.rule.type not in _FROM_AFAR:
        return place
    struck = [known.lexicon.actors[a.id].country for a in actors if a.role == "target" and a.id in known.lexicon.actors]
    here = {p.country for p in place.places}
    return place if not struck or not struck[0] or struck[0] in here else _country_told(known, struck[0])


def _setting(known: Annotated, date: DraftDate, place: DraftPlace, country: str | None) -> Setting:
    """When and where the names of parties are to be read."""
    here = place.places[0] if place.places else None
    day = (date.value.start if date.value else None) or known.article.published
    return setting_of(day, here, country)


def _things(index: Index, told: Told, trigger: Trigger) -> list[Mention]:
    """The things of a sentence; one whose word is part of a place's name is that place (جسر الشغور)."""
    in_names = index.covers.get("place", {})
    return [
        m
        for m in index.inside("item", told.sentence.first, told.sentence.last)
        if in_half(told.half, trigger, m) and (m.first not in in_names or _is_site(m, in_names[m.first]))
    ]


def _is_site(item: Mention, place: Mention) -> bool:
    """السوق المركزي، مطار حلب: a place that is such a thing itself, told by its first word."""
    return item.first == place.first and place.value.place.kind in _SITES


def _casualties(
    known: Annotated, index: Index, told: Told, trigger: Trigger, setting: Setting, drafts: Sequence[Draft]
) -> tuple[Mention, ...]:
    """The figures that the trigger owns, with the side whose people they count."""
    first, last = told.sentence.first, told.sentence.last
    people = index.inside("people", first, last)
    return tuple(
        with_owner(known.document, m, people, _named_actors(known), drafts, known.lexicon, setting)
        for m in index.inside("casualty", first, last)
        if told.owners.get(m.first) == trigger.anchor
    )


def _is_counted(document: Document, trigger: Trigger) -> bool:
    """نفذ المستوطنون 766 اعتداء: more acts than one place sees."""
    before = document.tokens[trigger.first - 1].text if trigger.first else ""
    return before.isascii() and before.isdigit() and int(before) >= _MANY


def _is_of_weeks(date: DraftDate, least: int = _TALLY + 1) -> bool:
    value = date.value if date.how in ("sentence", "reported") else None
    spans = ("days", "year") if least > _TALLY else ("days", "year", "month")
    return value is not None and value.precision in spans and days_of(value) >= least


def _country_told(known: Annotated, country: str | None) -> DraftPlace:
    """Where what is counted over weeks took place, with no place told: all over the country, if the text names it."""
    told = (m for m in mentions_by_kind(known)["place"] if m.value.place.kind == "country")
    mention = next((m for m in told if m.value.place.country == country), None)
    return _UNTOLD if mention is None else DraftPlace((mention.value.place,), (mention,), "running")


def _told_last(document: Document, drafts: Sequence[Draft], sentence: Sentence) -> DraftDate | None:
    """The day of the act told just before, in the same paragraph: "the next day" counts from it, background or not."""
    told = (d for d in reversed(drafts) if not _is_counted_here(document, d, sentence))
    last = next(told, None)
    if last is None or last.date.value is None or days_of(last.date.value) != 1:
        return None
    return last.date if document.sentences[last.sentence].paragraph == sentence.paragraph else None


def _is_counted_here(document: Document, draft: Draft, sentence: Sentence) -> bool:
    """Whether a draft of a sentence has a day that the sentence counts from the act before (قبل ذلك بيومين)."""
    counted = draft.date.how == "sentence" and draft.date.mention is None
    return counted and document.sentences[draft.sentence] is sentence


def _front(document: Document, index: Index, sentence: Sentence) -> EventPlace | None:
    """وفي سراقب، أما سجن إدلب فـ، - عتيل: the spot with which a sentence begins, for what it tells."""
    first = next(iter(index.inside("place", sentence.first, min(sentence.first + _FRONT, sentence.last))), None)
    if first is None or sentence.part in ("title", "heading"):
        return None
    place: EventPlace = first.value.place
    words = [t.text for t in document.tokens[sentence.first : max(first.first, sentence.first + 1)]]  # وقرب X
    opened = any(w.removeprefix("و") in _FRONTING for w in words) or words[:1] in (["-"], ["•"])
    attached = any(a.prep == "ب" for a in document.analyses[first.first])
    wide = place.kind in ("country", "admin1", "region") or (place.precision == "country" and place.kind is None)
    return None if wide or not (opened or attached) else place


def _refers(document: Document, sentence: Sentence, trigger: Trigger, known: Annotated) -> bool:
    """Whether another word of the sentence, before the trigger, takes up an act told before, or a death its wounds."""
    taken_up = between(positions_of(document).of_rests(known.lexicon.references), sentence.first, trigger.first)
    return bool(taken_up) or _died_of_wounds(document, trigger)


def _died_of_wounds(document: Document, trigger: Trigger) -> bool:
    """فارق الحياة متأثرا بإصابته: what hurt him was another act, told before, maybe at another place."""
    around = document.tokens[max(0, trigger.first - 1) : trigger.last + _DIED_OF_IT]
    return not _OF_WOUNDS.isdisjoint([token.text for token in around])


@lru_cache(maxsize=4)
def _named_actors(known: Annotated) -> Sequence[Mention]:
    """The actors of a document that later words can take up."""
    return [m for m in mentions_by_kind(known)["actor"] if _can_be_taken_up(m)]


def _can_be_taken_up(mention: Mention) -> bool:
    """Names, states that act, nationalities and what takes them up (التنظيم); no generic nouns."""
    value = mention.value
    return value.how in ("name", "hostile", "metonym", "anaphor") or value.nation is not None
