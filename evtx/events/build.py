"""Drafts: every trigger of a document with its actors, things, date, place, status and figures.

In: a document with readings and mentions. Out: one `Draft` a trigger, in order of the text; merging
them into events is `coref`'s work.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evtx.events.annotated import Annotated, main_country, mentions_by_kind
from evtx.events.coref.another_act import is_bullet
from evtx.events.coref.kinds import VIOLENT
from evtx.events.coref.second_half import second_half
from evtx.events.draft import Draft, DraftDate, DraftPlace
from evtx.events.families import with_families
from evtx.events.figures.first_tolls import opened
from evtx.events.figures.owners import hand_on, owners_of_figures, with_causes, without_denials
from evtx.events.frames.chunks import chunk_sentence, phrases_of
from evtx.events.frames.fillers import find_frame
from evtx.events.frames.phrase import Chunk, Index, Phrases, index_mentions
from evtx.events.frames.scene import Scene
from evtx.events.one_draft import Carried, Told, draft_of
from evtx.events.parties.blame import attach_blame
from evtx.events.things.holdings import verbs_of_holding, with_holdings
from evtx.events.things.means import Means, means_told, with_means
from evtx.events.when.day_told_after import with_day_told_after
from evtx.events.when.running_day import day_of_all, goes_back, is_apart, is_recalled, runs_on
from evtx.events.when.trigger_date import lead_day
from evtx.frozen import replace
from evtx.lexicon.load import Lexicon
from evtx.lexicon.schema import Trigger
from evtx.lexicon.who import Setting
from evtx.model import EventPlace, Sentence
from evtx.text.document import Document

_MAX_RUNNING = 3  # paragraphs
_APART = ("title", "heading")
_SPOTS = frozenset({"site", "market", "street", "square", "checkpoint", "quarter", "bridge"})


@dataclass(frozen=True, slots=True)
class _Text:
    """What holds for all sentences of a document."""

    known: Annotated
    index: Index
    phrases: Phrases
    means: Sequence[Means]
    country: str | None  # that the account is about

    def chunks(self, sentence: Sentence) -> list[Chunk]:
        return chunk_sentence(self.known.document, self.known.readings, self.index, sentence, self.phrases)


def build_drafts(known: Annotated) -> list[Draft]:
    """All drafts of a document in order of the text."""
    document = known.document
    text = _Text(
        known,
        index_mentions(known.mentions),
        phrases_of(document, known.lexicon),
        means_told(document, known.lexicon) if known.triggers else [],
        main_country(known),
    )
    carried = Carried()
    drafts: list[Draft] = []
    for number, sentence in enumerate(document.sentences):
        triggers = _told_to_be(known.triggers, text.index, sentence)
        _enter(known, sentence, carried)
        opening = _opening_day(text, sentence, carried)
        if triggers:
            drafts = _with_sentence(text, number, sentence, triggers, carried, drafts)
        else:
            drafts = _with_what_follows(text, sentence, drafts, carried.topic)
            drafts = with_day_told_after(document, text.index, sentence, number, drafts)
        carried.date = carried.date or opening
    drafts = with_families(document, drafts, known.lexicon)
    return attach_blame(document, drafts, known.mentions, known.lexicon, Setting(known.article.published, text.country))


def _enter(known: Annotated, sentence: Sentence, carried: Carried) -> None:
    """What a new sentence no longer carries on: the place of an aside or of long before, and all on a new topic."""
    if carried.aside is not None and carried.aside != sentence.paragraph:
        carried.place, carried.aside = carried.after_aside, None
    if sentence.paragraph - carried.place_paragraph > _MAX_RUNNING:
        carried.place = None
    if carried.date is not None and carried.first_day is None:
        carried.first_day, carried.account_day = carried.date, day_of_all(carried.date, known.article.published)
    if _opens_topic(known.document, sentence, known.lexicon):
        carried.topic += 1
        carried.place, carried.date = None, carried.account_day
    elif is_bullet(known.document, sentence) and sentence.part not in _APART:
        carried.topic += 1
        carried.place = None


def _announces_list(document: Document, sentence: Sentence) -> bool:
    """أبرز التطورات الأمنية في العراق الثلاثاء: a line with a colon, and the entries of a list below it."""
    below = next((s for s in document.sentences if s.first >= sentence.last), None)
    return below is not None and document.tokens[sentence.last - 1].text == ":" and is_bullet(document, below)


def _opening_day(text: _Text, sentence: Sentence, carried: Carried) -> DraftDate | None:
    """The day that a sentence near the beginning tells for the account, where none is known yet."""
    known = text.known
    apart = sentence.part in _APART and not _announces_list(known.document, sentence)
    if carried.date is not None or apart or sentence.paragraph > _MAX_RUNNING:
        return None
    return lead_day(
        known.document,
        sentence,
        text.index.inside("date", sentence.first, sentence.last),
        known.readings,
        known.article.published,
        known.lexicon,
    )


def _with_what_follows(text: _Text, sentence: Sentence, drafts: list[Draft], topic: int) -> list[Draft]:
    """A sentence without a trigger may tell figures, positions held or means of what was told before."""
    document, lexicon = text.known.document, text.known.lexicon
    drafts = hand_on(document, text.index, sentence, {}, drafts, topic, no_act=True)
    drafts = opened(document, sentence, drafts, topic)
    if not (verbs_of_holding(document, sentence, lexicon) or _any_in(text.means, sentence)):
        return drafts
    chunks = text.chunks(sentence)
    drafts = with_holdings(document, text.index, sentence, (), chunks, drafts, topic, lexicon)
    return with_means(document, text.index, sentence, text.means, (), chunks, drafts, topic)


def _with_sentence(
    text: _Text,
    number: int,
    sentence: Sentence,
    triggers: Sequence[Trigger],
    carried: Carried,
    drafts: list[Draft],
) -> list[Draft]:
    """The drafts with those of one sentence; what it tells of day and place is carried on."""
    known, index = text.known, text.index
    document, lexicon = known.document, known.lexicon
    if carried.place is not None and sentence.paragraph != carried.place_paragraph:
        carried.place = _town_around(known, carried.place)
    chunks = text.chunks(sentence)
    scene = Scene(document, known.readings, sentence, chunks, lexicon, text.phrases, triggers)
    frames = {t.anchor: find_frame(scene.clear_of_asides(t), t) for t in triggers}
    half = second_half(document, sentence, triggers, index.inside("place", sentence.first, sentence.last))
    owners = owners_of_figures(document, sentence, index, triggers, half)
    owners = without_denials(document, index, sentence, owners, triggers, drafts, carried.topic)
    told = Told(number, sentence, chunks, frames, owners, half)
    drafts = hand_on(document, index, sentence, told.owners, drafts, carried.topic)
    drafts = drafts if owners else opened(document, sentence, drafts, carried.topic)  # the first toll of another act
    before = len(drafts)
    main = _main_day(text, sentence)
    for trigger in triggers:
        draft = draft_of(known, index, told, trigger, carried, text.country, drafts)
        drafts.append(draft)
        _carry_on(known, sentence, draft, carried, main)
    drafts[before:] = with_causes(document, drafts[before:])
    drafts = with_holdings(document, index, sentence, triggers, chunks, drafts, carried.topic, lexicon)
    return with_means(document, index, sentence, text.means, triggers, chunks, drafts, carried.topic)


def _main_day(text: _Text, sentence: Sentence) -> DraftDate | None:
    """The day that the main clause of a sentence tells."""
    known, dates = text.known, text.index.inside("date", sentence.first, sentence.last)
    return lead_day(known.document, sentence, dates, known.readings, known.article.published, known.lexicon)


def _carry_on(known: Annotated, sentence: Sentence, draft: Draft, carried: Carried, main: DraftDate | None) -> None:
    """The day and place of a draft that hold for what is told next. `main`: the day of its sentence's main clause,
    which holds rather than the earlier one of an act that is told of in passing (بحثت اليوم عمن خطفهم مسلحون أمس).
    """
    document, published = known.document, known.article.published
    if (
        sentence.part not in _APART
        and not is_bullet(document, sentence)
        and runs_on(document, known.readings, draft.trigger, sentence, draft.date, carried.date, published)
    ):
        carried.date = draft.date if main is None or not _is_before(draft.date, main) else main
        carried.back_paragraph = -1
    elif goes_back(document, known.readings, sentence, draft.date, carried.date, published):
        carried.back, carried.back_paragraph = draft.date, sentence.paragraph
    if draft.place.how == "clause" and sentence.part != "title":
        elsewhere = is_recalled(document, sentence, draft.date, published) or (
            _has_place(carried.place) and is_apart(draft.date, carried.date, published)
        )
        if carried.aside is None and elsewhere:
            carried.aside, carried.after_aside = sentence.paragraph, carried.place
        carried.place, carried.place_paragraph = draft.place, sentence.paragraph
        carried.scene_of_force = draft.type in VIOLENT


def _is_before(date: DraftDate, other: DraftDate) -> bool:
    """Whether one day is told that lies before another."""
    days = [d.value.start if d.value is not None else None for d in (date, other)]
    return days[0] is not None and days[1] is not None and days[0] < days[1]


def _has_place(place: DraftPlace | None) -> bool:
    return place is not None and bool(place.places)


def _any_in(means: Sequence[Means], sentence: Sentence) -> bool:
    return any(sentence.first <= m.first < sentence.last for m in means)


def _opens_topic(document: Document, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a sentence begins with a phrase that opens another subject."""
    start = lexicon.topic_breaks.within(document, sentence.first, min(sentence.first + 2, sentence.last))
    return next(start, None) is not None


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


def _told_to_be(triggers: Sequence[Trigger], index: Index, sentence: Sentence) -> list[Trigger]:
    """The triggers of a sentence without those inside the words that nobody was hurt or taken (من دون اعتقالات)."""
    none = {
        t
        for m in index.inside("casualty", sentence.first, sentence.last)
        if (m.value.min, m.value.max) == (0, 0)
        for t in range(m.first, m.last)
    }
    return [t for t in triggers if sentence.first <= t.anchor < sentence.last and t.anchor not in none]
