"""Drafts: every trigger of a document with its actors, things, date, place, status and figures.

In: a document with readings and mentions. Out: one `Draft` a trigger, in order of the text; merging
them into events is `coref`'s work.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from evtx.events.anaphora import with_owner
from evtx.events.another_act import is_bullet
from evtx.events.blame import attach_blame
from evtx.events.chunks import chunk_sentence, phrases_of
from evtx.events.doer_types import type_by_doers
from evtx.events.draft import Draft, DraftDate, DraftPlace
from evtx.events.frames import Frame, find_frame
from evtx.events.holdings import verbs_of_holding, with_holdings
from evtx.events.means import Means, means_told, with_means
from evtx.events.owners import hand_on, owners_of_figures, with_causes
from evtx.events.phrase import Chunk, Index, index_mentions
from evtx.events.roles import actors_of
from evtx.events.running_day import day_of_all, is_apart, is_recalled, runs_on
from evtx.events.scene import Scene
from evtx.events.things import items_of
from evtx.events.when import date_of, days_of, lead_day
from evtx.events.when_scope import goes_on_since
from evtx.events.where import place_of
from evtx.frozen import replace
from evtx.lexicon.load import Lexicon
from evtx.lexicon.positions import between, positions_of
from evtx.lexicon.schema import Trigger
from evtx.lexicon.who import Setting
from evtx.model import Article, EventPlace, Mention, Sentence
from evtx.text.disambiguate import Reading
from evtx.text.document import Document
from evtx.text.words import word_class

_MAX_RUNNING = 3
_FRONT = 3  # tokens before the end of which such a place begins
_FRONTING = word_class("events.build.fronting")
_UNTOLD = DraftPlace((), (), "untold")
_TALLY = 31  # days
_STANDING = frozenset({"blockade", "displacement", "territory"})  # may last for years at the place of the account
_OF_WOUNDS = word_class("events.build.of_wounds")
_DIED_OF_IT = 5  # tokens from a death to its wounds


@dataclass(frozen=True, slots=True, eq=False)
class Annotated:
    """Everything known of a document when drafts are built; compared by identity, for what is remembered of it."""

    article: Article
    document: Document
    readings: tuple[Reading | None, ...]
    mentions: tuple[Mention, ...]
    triggers: tuple[Trigger, ...]
    statuses: dict[int, tuple[str, tuple[str, ...], frozenset[str]]]
    lexicon: Lexicon
    topic: str | None = None  # the subject that an article has instead of events


@lru_cache(maxsize=4)
def mentions_by_kind(known: Annotated) -> Mapping[str, Sequence[Mention]]:
    """The mentions of a document by kind, in order; sorted once for all its events."""
    found: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in known.mentions:
        found[mention.kind].append(mention)
    return found


@lru_cache(maxsize=4)
def _named_actors(known: Annotated) -> Sequence[Mention]:
    """The actors of a document that later words can take up."""
    return [m for m in mentions_by_kind(known)["actor"] if _can_be_taken_up(m)]


def build_drafts(known: Annotated) -> list[Draft]:
    """All drafts of a document in order of the text."""
    document, published = known.document, known.article.published
    index = index_mentions(known.mentions)
    country = main_country(known.mentions)
    phrases = phrases_of(document, known.lexicon)
    means = means_told(document, known.lexicon) if known.triggers else []
    drafts: list[Draft] = []
    running_date: DraftDate | None = None
    running_place: DraftPlace | None = None
    first_day = account = None  # of the account; the same, where what is told on another subject has it too
    aside: tuple[int, DraftPlace | None] | None = None  # a paragraph that goes back in time, the place to return to
    last_paragraph = topic = 0
    for number, sentence in enumerate(document.sentences):
        triggers = _told_to_be(known.triggers, index, sentence)
        if aside is not None and aside[0] != sentence.paragraph:
            running_place, aside = aside[1], None
        if sentence.paragraph - last_paragraph > _MAX_RUNNING:
            running_place = None
        if running_date is not None and first_day is None:
            first_day, account = running_date, day_of_all(running_date, published)
        if _opens_topic(document, sentence, known.lexicon):
            topic += 1
            running_place, running_date = None, account
        elif is_bullet(document, sentence):
            topic += 1
            running_place = None
        opening = (
            lead_day(
                document,
                sentence,
                index.inside("date", sentence.first, sentence.last),
                known.readings,
                published,
                known.lexicon,
            )
            if running_date is None and sentence.part not in ("title", "heading") and sentence.paragraph <= _MAX_RUNNING
            else None
        )
        if not triggers:
            running_date = running_date or opening
            drafts = hand_on(document, index, sentence, {}, drafts, topic)
            if verbs_of_holding(document, sentence, known.lexicon) or _any_in(means, sentence):
                chunks = chunk_sentence(document, known.readings, index, sentence, phrases)
                drafts = with_holdings(document, index, sentence, (), chunks, drafts, topic, known.lexicon)
                drafts = with_means(document, index, sentence, means, (), chunks, drafts, topic)
            continue
        if running_place is not None and sentence.paragraph != last_paragraph:
            running_place = _town_around(known, running_place)
        chunks = chunk_sentence(document, known.readings, index, sentence, phrases)
        scene = Scene(document, known.readings, sentence, chunks, known.lexicon, phrases, triggers)
        frames = {t.anchor: find_frame(scene, t) for t in triggers}
        owners = owners_of_figures(sentence, index, triggers)
        drafts = hand_on(document, index, sentence, owners, drafts, topic)
        told = len(drafts)
        for trigger in triggers:
            draft = _draft(
                known,
                index,
                number,
                sentence,
                trigger,
                frames[trigger.anchor],
                chunks,
                owners,
                running_date,
                running_place,
                country,
                drafts,
                topic,
                in_account=aside is None,
            )
            drafts.append(draft)
            if (
                sentence.part not in ("title", "heading")
                and not is_bullet(document, sentence)
                and runs_on(document, known.readings, sentence, draft.date, running_date, published)
            ):
                running_date = draft.date
            if draft.place.how == "clause" and sentence.part != "title":
                if aside is None and (
                    is_recalled(document, sentence, draft.date, published)
                    or (_has_place(running_place) and is_apart(draft.date, running_date, published))
                ):
                    aside = sentence.paragraph, running_place
                running_place = draft.place
                last_paragraph = sentence.paragraph
        running_date = running_date or opening
        drafts[told:] = with_causes(document, drafts[told:])
        drafts = with_holdings(document, index, sentence, triggers, chunks, drafts, topic, known.lexicon)
        drafts = with_means(document, index, sentence, means, triggers, chunks, drafts, topic)
    return attach_blame(document, drafts, known.mentions, known.lexicon, Setting(known.article.published, country))


def _has_place(place: DraftPlace | None) -> bool:
    return place is not None and bool(place.places)


def _any_in(means: Sequence[Means], sentence: Sentence) -> bool:
    return any(sentence.first <= m.first < sentence.last for m in means)


def _opens_topic(document: Document, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a sentence begins with a phrase that opens another subject."""
    start = lexicon.topic_breaks.within(document, sentence.first, min(sentence.first + 2, sentence.last))
    return next(start, None) is not None


def _refers(document: Document, sentence: Sentence, trigger: Trigger, lexicon: Lexicon) -> bool:
    """Whether another word of the sentence, before the trigger, takes up an act told before, or a death its wounds."""
    taken_up = between(positions_of(document).of_rests(lexicon.references), sentence.first, trigger.first)
    return bool(taken_up) or _died_of_wounds(document, trigger)


def _died_of_wounds(document: Document, trigger: Trigger) -> bool:
    """فارق الحياة متأثرا بإصابته: what hurt him was another act, told before, maybe at another place."""
    around = document.tokens[max(0, trigger.first - 1) : trigger.last + _DIED_OF_IT]
    return not _OF_WOUNDS.isdisjoint([token.text for token in around])


_SPOTS = frozenset({"site", "market", "street", "square", "checkpoint", "quarter", "bridge"})
_SITES = frozenset("market base airport hospital prison checkpoint site camp".split())


def _is_site(item: Mention, place: Mention) -> bool:
    """السوق المركزي، مطار حلب: a place that is such a thing itself, told by its first word."""
    return item.first == place.first and place.value.place.kind in _SITES


def _draft(
    known: Annotated,
    index: Index,
    number: int,
    sentence: Sentence,
    trigger: Trigger,
    frame: Frame,
    chunks: Sequence[Chunk],
    owners: dict[int, int],
    running_date: DraftDate | None,
    running_place: DraftPlace | None,
    country: str | None,
    drafts: Sequence[Draft],
    topic: int,
    *,
    in_account: bool,  # the place carried on is that of the main account
) -> Draft:
    document = known.document
    status, reasons, side = known.statuses[trigger.anchor]
    dates = index.inside("date", sentence.first, sentence.last)
    if status == "habitual" and goes_on_since(document, sentence, trigger, dates):
        status = "ongoing"
    base = _told_last(document, drafts, sentence) or running_date
    date = date_of(
        document,
        trigger,
        sentence,
        dates,
        known.readings,
        running_date,
        known.article.published,
        status,
        known.lexicon,
        base,
    )
    place = place_of(
        document,
        trigger,
        sentence,
        index.inside("place", sentence.first, sentence.last),
        known.readings,
        _UNTOLD if in_account and is_recalled(document, sentence, date, known.article.published) else running_place,
        frame.region,
        apart=is_apart(date, running_date, known.article.published),
    )
    if running_place is not None and running_place.places and _died_of_wounds(document, trigger):
        place = running_place
    if place.how == "running" and trigger.rule.type not in _STANDING and _is_of_weeks(date):
        place = _country_told(known, country)
    day = date.value.start if date.value else known.article.published
    here = place.places[0] if place.places else None
    setting = Setting(
        day or known.article.published, (here.country if here else None) or country, here.admin1 if here else None
    )
    named = _named_actors(known)
    actors = actors_of(document, frame, known.lexicon, setting, named, drafts)
    # a thing whose word is part of a place's name is that place (جسر الشغور)
    in_names = index.covers.get("place", {})
    things = [
        m
        for m in index.inside("item", sentence.first, sentence.last)
        if m.first not in in_names or _is_site(m, in_names[m.first])
    ]
    items = items_of(document, trigger, frame, chunks, things)
    people = index.inside("people", sentence.first, sentence.last)
    casualties = tuple(
        with_owner(document, m, people, named, drafts, known.lexicon, setting)
        for m in index.inside("casualty", sentence.first, sentence.last)
        if owners.get(m.first) == trigger.anchor
    )
    event_type = type_by_doers(trigger, frame, actors, known.lexicon)
    definite = trigger.form == "noun" and (trigger.analysis.det or bool(trigger.analysis.pron))
    return Draft(
        type=event_type,
        subtype=trigger.rule.subtype if event_type == trigger.rule.type else None,
        status=status,
        trigger=trigger,
        sentence=number,
        part=sentence.part,
        definite=definite,
        actors=actors,
        items=items,
        date=date,
        place=place,
        casualties=casualties,
        side=side,
        rules=(trigger.rule.id, *reasons),
        mentions=(document.original_span(trigger.first, trigger.last),),
        subjectless=frame.voice == "active" and not any(f.place == "subject" for f in frame.fillers),
        refers=_refers(document, sentence, trigger, known.lexicon),
        topic=topic,
        front=_front(document, index, sentence),
    )


def _is_of_weeks(date: DraftDate) -> bool:
    value = date.value if date.how in ("sentence", "reported") else None
    return value is not None and value.precision in ("days", "year") and days_of(value) > _TALLY


def _country_told(known: Annotated, country: str | None) -> DraftPlace:
    """Where what is counted over weeks took place, with no place told: all over the country, if the text names it."""
    told = (m for m in mentions_by_kind(known)["place"] if m.value.place.kind == "country")
    mention = next((m for m in told if m.value.place.country == country), None)
    return _UNTOLD if mention is None else DraftPlace((mention.value.place,), (mention,), "running")


def _town_around(known: Annotated, running: DraftPlace) -> DraftPlace:
    """For a hospital, market or airport its town, else the town told before it: the next paragraph goes on there."""
    here = running.places[0] if running.places else None
    if here is None or not running.mentions or here.kind not in _SPOTS | {"airport"}:
        return running
    spot = running.mentions[0]
    told = [m for m in mentions_by_kind(known)["place"] if m.first <= spot.first and m.value.place.kind == "settlement"]
    if here.kind == "airport":
        told = [m for m in told if here.name.endswith(f" {m.value.place.name}")]  # مطار القامشلي: القامشلي
    last: EventPlace | None = told[-1].value.place if told and (here.id is None or here.kind == "airport") else None
    # a town that only the list tells has no words in the text
    town: EventPlace | None = replace(spot.value.town, text=None) if spot.value.town is not None else None
    if town is None and last is not None and (last.country, last.admin1) == (here.country, here.admin1):
        town = last
    return running if town is None else DraftPlace((town,), (spot,), running.how)


def _told_last(document: Document, drafts: Sequence[Draft], sentence: Sentence) -> DraftDate | None:
    """The day of the act told just before, in the same paragraph: "the next day" counts from it, background or not."""
    last = drafts[-1] if drafts else None
    if last is None or last.date.value is None or days_of(last.date.value) != 1:
        return None
    return last.date if document.sentences[last.sentence].paragraph == sentence.paragraph else None


def _front(document: Document, index: Index, sentence: Sentence) -> EventPlace | None:
    """وفي سراقب، أما سجن إدلب فـ، - عتيل: the spot with which a sentence begins, for what it tells."""
    first = next(iter(index.inside("place", sentence.first, min(sentence.first + _FRONT, sentence.last))), None)
    if first is None or sentence.part in ("title", "heading"):
        return None
    place: EventPlace = first.value.place
    words = [t.text for t in document.tokens[sentence.first : first.first]]
    opened = any(w.removeprefix("و") in _FRONTING for w in words) or words[:1] in (["-"], ["•"])
    attached = any(a.prep == "ب" for a in document.analyses[first.first])
    wide = place.precision in ("country", "admin1") or place.kind in ("country", "admin1", "region")
    return None if wide or not (opened or attached) else place


def _can_be_taken_up(mention: Mention) -> bool:
    """Names, states that act, nationalities and what takes them up (التنظيم); no generic nouns."""
    value = mention.value
    return value.how in ("name", "hostile", "metonym", "anaphor") or value.nation is not None


def main_country(mentions: Sequence[Mention]) -> str | None:
    counts: Counter[str] = Counter()
    for mention in mentions:
        if mention.kind == "place":
            place: EventPlace = mention.value.place
            if place.country:
                counts[place.country] += 1 if place.kind == "country" else 2
    return counts.most_common(1)[0][0] if counts else None


def _told_to_be(triggers: Sequence[Trigger], index: Index, sentence: Sentence) -> list[Trigger]:
    """The triggers of a sentence without those inside the words that nobody was hurt or taken (من دون اعتقالات)."""
    none = {
        t
        for m in index.inside("casualty", sentence.first, sentence.last)
        if (m.value.min, m.value.max) == (0, 0)
        for t in range(m.first, m.last)
    }
    return [t for t in triggers if sentence.first <= t.anchor < sentence.last and t.anchor not in none]
