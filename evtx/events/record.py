"""The record: a group of drafts that tell one event in, an `Event` out."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from evtx.events.annotated import Annotated, main_country, mentions_by_kind
from evtx.events.codes import codes_of
from evtx.events.draft import Draft
from evtx.events.event_type import main_draft, type_of
from evtx.events.figures.event_figures import FigureTold, is_of_some, merge_figures, without_rival_sides
from evtx.events.figures.owners import counts_since
from evtx.events.figures.whose import holder_of, side_of
from evtx.events.notes import note_of
from evtx.events.parties.affiliations import sides_of_victims
from evtx.events.parties.event_parties import parties_of
from evtx.events.parties.victims import victims_of
from evtx.events.tellings import covering, sources_of
from evtx.events.things.event_things import listed_items
from evtx.events.where.event_place import places_of
from evtx.frozen import replace
from evtx.lexicon.load import Lexicon
from evtx.lexicon.schema import STATE_KINDS
from evtx.lexicon.who import Setting, at_home, resolve, setting_of
from evtx.model import (
    HEADS,
    ArticleRef,
    Claim,
    DateValue,
    Event,
    EventDate,
    Evidence,
    Figure,
    Mention,
    Run,
    SpanRef,
    SpanText,
)
from evtx.text.document import Document
from evtx.text.written import cut_name

# What happens to the one whom such an act is done to.
_TOLL_OF = {"assassination": "killed", "execution": "killed", "killing": "killed", "abduction": "abducted",
            "arrest": "detained"}  # fmt: skip
_TAKING_PRISONERS = frozenset({"raid", "territory", "armed_clash"})  # أسروا 12: those taken in battle are held
_FROM_AFAR = frozenset({"airstrike", "shelling"})  # in which only those who are hit die
_LASTING = frozenset({"armed_clash", "blockade", "protest"})  # of which a headline may tell the span
_BEHIND_PUBLICATION = 2.5  # in the order below
_DATE_ORDER = {"sentence": 0, "reported": 1, "running": 1, "published": 2, "planned": 3, "none": 4}


def make_event(known: Annotated, group: Sequence[Draft], ordinals: Counter[str], run: Run) -> Event:
    """One event record from its drafts; `ordinals` number the events of one trigger sentence, by its words.

    Its confidence hangs on the article's other events too and is set when all are made (`assemble.py`).
    """
    by_rank = ranked(group)
    main = main_draft(by_rank)
    article = known.article
    event_type, subtype = type_of(by_rank, main.type)
    status = "ongoing" if any(d.status == "ongoing" for d in group) and main.status != "occurred" else main.status
    when = _date(known, by_rank, status)
    places = places_of(known, by_rank)
    day = (when.start if when else None) or article.published
    setting = setting_of(day, places[0] if places else None, main_country(known))
    victims = victims_of(known, group, setting)
    casualties = _toll_of(event_type, subtype, _casualties(known, group, main, setting), len(victims))
    items = listed_items(known.document, by_rank, event_type, subtype, known.lexicon)
    sides = sides_of_victims(known, group, victims, setting)
    residents = _residents_told(known, group)
    actors = parties_of(
        by_rank,
        event_type,
        subtype,
        places,
        casualties,
        items,
        known.lexicon,
        setting,
        residents,
        sides,
        named=bool(victims),
    )
    casualties = {kind: _whose(figure, known.lexicon, setting) for kind, figure in casualties.items()}
    sources = sources_of(known, group)
    claimed, denied = _claims(known, group, setting)
    initiators = {a.id for a in actors if a.role in ("initiator", "participant")}
    targets = {a.id for a in actors if a.role == "target"}
    evidence = _evidence(known, main)
    words = _words_of(known.document, main)
    event_id = hashlib.sha256(f"{article.id}\x1f{words}\x1f{ordinals[words]}".encode()).hexdigest()[:16]
    ordinals[words] += 1
    event = Event(
        id=f"e_{event_id}",
        type=event_type,
        subtype=subtype,
        status=status,
        confidence=0.0,
        date=when,
        place=places[0] if places else None,
        places=tuple(places) if len(places) > 1 else (),
        actors=actors,
        casualties=casualties,
        victims=victims,
        items=items,
        claimed_by=claimed,
        denied_by=denied,
        sources=sources,
        evidence=evidence,
        mentions=tuple(SpanRef(a, b) for a, b in dict.fromkeys(s for d in group for s in d.mentions)),
        related=(),
        rules=tuple(dict.fromkeys(r for d in by_rank for r in d.rules)),
        notes_en="",
        codes=codes_of(
            event_type, subtype, initiators, targets, casualties, {i.id for i in items}, _intervened(known, group)
        ),
        article=ArticleRef(
            article.id, article.outlet, article.title, article.published, article.url, article.path,
            article.reports_on, article.text_sha256,
        ),
        run=run,
    )  # fmt: skip
    return replace(event, notes_en=note_of(event))


def _words_of(document: Document, main: Draft) -> str:
    """The folded words of the sentence of a draft, which the document has already."""
    sentence = document.sentences[main.sentence]
    start, end = document.tokens[sentence.first].start, document.tokens[sentence.last - 1].end
    return " ".join(document.folded.text[start:end].split())


def _toll_of(event_type: str, subtype: str | None, told: dict[str, Figure], named: int) -> dict[str, Figure]:
    """The figures told, and those whom the text names (`named` people) where the act is done to people and none is."""
    out = dict(told)
    if event_type == "abduction" and "detained" in out:
        held = out.pop("detained")
        if held.max != 0:  # لم يُعتقل أحد is told of the kidnappers
            out.setdefault("abducted", held)  # احتجزتهم القبيلة
    figure = _TOLL_OF.get(event_type)
    if figure is not None and subtype != "attempt" and named and figure not in out:
        out[figure] = Figure(named, named)
    return out


def ranked(group: Sequence[Draft]) -> list[Draft]:
    """The drafts of a group, the one that tells most first."""
    return sorted(group, key=_rank)


def _rank(draft: Draft) -> tuple[float, int]:
    """The draft that tells most comes first; the headline last."""
    value = 1.0 * (draft.place.how == "clause") + 0.7 * (draft.date.how == "sentence") + 0.5 * min(3, len(draft.actors))
    value += 0.4 * bool(draft.casualties) + 0.4 * (draft.trigger.form == "verb") - 0.4 * draft.definite
    value += 0.5 * (draft.type not in ("killing", "arrest")) + 0.3 * draft.trigger.rule.weight * 0.2
    return (-value + 3 * (draft.part in ("title", "heading")), draft.trigger.anchor)


def _intervened(known: Annotated, group: Sequence[Draft]) -> bool:
    """Whether a sentence that tells the event has words of force against a crowd (فرّقت، الغاز المسيل للدموع)."""
    sentences = {d.sentence for d in group}
    cues = (m for m in mentions_by_kind(known)["cue"] if m.value.category == "intervention")
    return any(known.document.sentence_of(cue.first) in sentences for cue in cues)


def _date_rank(known: Annotated, draft: Draft, first: int) -> float:
    """How far a draft's day is from being told of the act; a headline's month or span of days says less than a day,
    and so does the span of a tally behind it (منذ مطلع الشهر). `first`: the sentence in which the text first tells it.
    """
    value = draft.date.value
    vague = value is not None and value.precision not in ("day", "hour") and draft.type not in _LASTING
    rank = float(_DATE_ORDER[draft.date.how])
    tally = draft.sentence > first and counts_since(known.document, known.document.sentences[draft.sentence])
    return _BEHIND_PUBLICATION if vague and (tally or draft.part in HEADS) and rank < _DATE_ORDER["published"] else rank


def _day_within(told: Sequence[Draft], chosen: Draft) -> Draft:
    """هجوم في يوليو الماضي ... شن في 25 يوليو: the draft that tells the day in the month that another one tells."""
    month = chosen.date.value
    if month is None or month.precision not in ("week", "month", "year") or chosen.type in _LASTING:
        return chosen
    for draft in told:
        day = draft.date.value
        exact = draft.date.how == "sentence" and day is not None and day.precision in ("day", "hour")
        if exact and day is not None and day.start == day.end and _lies_within(day, month):
            return draft
    return chosen


def _lies_within(day: DateValue, span: DateValue) -> bool:
    return bool(day.start and span.start and span.end and span.start <= day.start <= span.end)


def _date(known: Annotated, told: Sequence[Draft], status: str) -> EventDate | None:
    first = min((d.sentence for d in told if d.part not in HEADS), default=0)
    chosen = min(told, key=lambda d: (_date_rank(known, d, first), d.part == "title"))
    best = _day_within(told, chosen).date
    value = best.value
    if value is None:
        return None
    text = known.document.cut(best.mention.first, best.mention.last) if best.mention is not None else None
    end = value.end
    if status == "ongoing" and value.start and known.article.published:
        end = max(known.article.published, value.end or "", value.start)  # a text may date itself after its publication
    return EventDate(
        value.start,
        end,
        value.precision,
        value.part,
        value.time,
        value.weekday,
        value.not_before,
        text,
    )


def _casualties(known: Annotated, group: Sequence[Draft], main: Draft, setting: Setting) -> dict[str, Figure]:
    told: dict[tuple[int, int, str, bool], FigureTold] = {}
    for draft in group:
        for mention in _own_figures(known, draft, group, main):
            if (
                draft.type == "abduction"
                and mention.value.figure == "detained"
                and main.type not in _TAKING_PRISONERS
                and mention.value.max != 0
            ):
                mention = replace(mention, value=replace(mention.value, figure="abducted"))  # احتجاز رهائن
            source = next((s.name for s in covering(known, mention.first)), None)
            headline = known.document.sentences[known.document.sentence_of(mention.first)].part in ("title", "heading")
            key = (mention.first, mention.last, mention.value.figure, mention.value.part)
            holder = holder_of(known, mention, setting)
            told[key] = FigureTold(
                mention,
                known.document.sentence_of(mention.first),
                headline,
                holder,
                source,
                len(draft.place.places) > 1,
                is_of_some(known.document, mention),
                side_of(known, mention, holder),
                known.document.cut(mention.first, mention.last),
            )
    by_state = any(a.role == "initiator" and _is_of_state(known.lexicon, a.id) for d in group for a in d.actors)
    figures = tuple(told.values())
    return merge_figures(without_rival_sides(figures) if by_state or main.type in _FROM_AFAR else figures)


def _is_of_state(lexicon: Lexicon, actor_id: str) -> bool:
    entry = lexicon.actors.get(actor_id)
    return entry is not None and (entry.kind in STATE_KINDS or entry.kind == "coalition")


def _own_figures(known: Annotated, draft: Draft, group: Sequence[Draft], main: Draft) -> Sequence[Mention]:
    """The figures of a draft that are the event's: not those of a tally behind it (منذ مطلع الشهر), if it has any."""
    if draft.sentence == main.sentence or not counts_since(known.document, known.document.sentences[draft.sentence]):
        return draft.casualties
    if draft.type == "killing":
        return ()
    value = draft.date.value
    if value is None or value.precision in ("day", "hour"):
        return draft.casualties
    told = {v.figure for other in group if other.sentence != draft.sentence for v in other.figures}
    return [m for m in draft.casualties if m.value.figure not in told]


def _residents_told(known: Annotated, group: Sequence[Draft]) -> bool:
    """Whether a sentence of an event has civilians in it."""
    spans = [known.document.sentences[d.sentence] for d in group]
    return any(s.first <= at < s.last for at in _civilians(known) for s in spans)


@lru_cache(maxsize=4)
def _civilians(known: Annotated) -> Sequence[int]:
    """The first tokens of the civilians of a document."""
    return [m.first for m in known.mentions if m.kind in ("people", "actor") and _civilian(m)]


def _civilian(mention: Mention) -> bool:
    if mention.kind == "people":
        return bool(mention.value.actor == "civilians")
    return any(n.actor == "civilians" for n in mention.value.names)


def _whose(figure: Figure, lexicon: Lexicon, setting: Setting) -> Figure:
    """A figure whose generic bodies (army, police) are those of the country of the event."""
    of = tuple(
        part if part.actor is None else replace(part, actor=at_home(part.actor, setting, lexicon.homes))
        for part in figure.of
    )
    return replace(figure, of=of)


def _claims(known: Annotated, group: Sequence[Draft], setting: Setting) -> tuple[tuple[Claim, ...], tuple[Claim, ...]]:
    claims: dict[str, dict[str, Claim]] = {"claimed": {}, "denied": {}}
    for mention in {c.first: c for d in group for c in d.claims}.values():
        actor = mention.value.actor
        actor_id = resolve(actor.value, setting)
        if actor_id:
            text = known.document.cut(mention.first, mention.last)
            name = cut_name(known.document, actor.first, actor.last, actor.value.proclitic)
            claims[mention.value.how][actor_id] = Claim(actor_id, name, text)
    return tuple(claims["claimed"].values()), tuple(claims["denied"].values())


def _evidence(known: Annotated, main: Draft) -> Evidence:
    document = known.document
    sentence = document.sentences[main.sentence]
    start, end = document.original_span(sentence.first, sentence.last)
    at, to = document.original_span(main.trigger.first, main.trigger.last)
    return Evidence(document.text[start:end], start, end, sentence.paragraph, SpanText(document.text[at:to], at, to))
