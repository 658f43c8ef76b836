"""An event goes in; the same event comes out with the names of private persons replaced by what they are."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from evtx.annotate.actors.private_persons import private_persons
from evtx.events.annotated import Annotated
from evtx.incident import Incident
from evtx.model import (
    Article,
    ArticleRef,
    Claim,
    Event,
    EventActor,
    EventPlace,
    Evidence,
    Figure,
    FigureBySource,
    Source,
    SpanRef,
    SpanText,
)
from evtx.pipeline import Engine, analyse

# What stands for a source of a private kind. Officials, forces and monitors speak in public and keep their names.
_SOURCES = {
    "activist": "ناشط", "witness": "شاهد", "local": "أحد السكان", "social": "مستخدم", "anonymous": "مصدر",
    "media": "صحفي",
}  # fmt: skip
_VICTIM = "ضحية"
_PERSON = "شخص"
_WITHHELD = "name withheld"
_SHORT = 3  # letters that a family's name alone must have more than
_REMEMBERED = 256  # articles whose hidden names are remembered

Edit = tuple[int, int, str]  # start and end in the text, and what comes there


def redactor(engine: Engine) -> Callable[[Event], Event]:
    """A function that redacts events: victims, sources who are no officials, and every name of a person that no office
    stands before in the sentence, the title and the other words of the article.

    What an event of an article hides goes from its later events too, also the family's name alone.
    Offsets of the sentence's parts then count in the redacted sentence. What names nobody stays as it is.
    """

    told: dict[str, set[str]] = {}

    @lru_cache(maxsize=1024)
    def names(text: str) -> tuple[tuple[int, int], ...]:
        known = _annotated(text, engine)
        return tuple(private_persons(known.document, known.readings, known.mentions))

    def redact(event: Event) -> Event:
        hidden = _hidden(event, engine, names)
        shown = _shown(event, hidden)
        of_article = told.setdefault(event.article.id, set())
        of_article.update(hidden)
        for text in (event.evidence.text, event.article.title or ""):
            of_article.update(_families((*hidden, *(text[a:b] for a, b in names(text))), engine))
        if len(told) > _REMEMBERED:
            told.pop(next(iter(told)))

        def edits(text: str) -> list[Edit]:
            found = [(a, b, _PERSON) for a, b in names(text) if text[a:b] not in shown]
            return _merged([*_listed(text, hidden), *found, *_listed(text, dict.fromkeys(of_article, _PERSON))])

        def words(text: str) -> str:
            return _edited(text, edits(text))

        made = _redacted(event, hidden, shown, words, edits)
        return replace(made, tellings=tuple(map(redact, made.tellings))) if isinstance(made, Incident) else made

    return redact


def _annotated(text: str, engine: Engine) -> Annotated:
    return analyse(Article(id="", text=text), engine).annotated


def _hidden(event: Event, engine: Engine, names: Callable[[str], Sequence[tuple[int, int]]]) -> dict[str, str]:
    """The names that the record lists for private persons, with what stands for them."""
    found = {victim.name: _VICTIM for victim in event.victims}
    for source in event.sources:
        if source.kind in _SOURCES and _names_person(source, engine, names):
            found[source.name] = _SOURCES[source.kind]
    return found


def _families(names: Iterable[str], engine: Engine) -> Iterator[str]:
    """The last words of names of several words, where no lexicon knows the word as another one."""
    for name in names:
        words = name.split()
        if len(words) > 1 and len(words[-1]) > _SHORT:
            known = _annotated(words[-1], engine)
            if all(reading is None for reading in known.readings) and not known.mentions:
                yield words[-1]


def _names_person(source: Source, engine: Engine, names: Callable[[str], Sequence[tuple[int, int]]]) -> bool:
    """Whether a source is named, not described (مصادر محلية); of media only what is a person's name for certain."""
    if source.kind == "media":
        return any(a == 0 and b == len(source.name) for a, b in names(source.name))
    known = _annotated(source.name, engine)
    described = any(hit.first == 0 for hit in engine.lexicon.source_nouns.find(known.document, lambda *_: None))
    return not described and (not known.readings or known.readings[0] is None or bool(names(source.name)))


def _shown(event: Event, hidden: Mapping[str, str]) -> frozenset[str]:
    """Names of those who speak in public: they stay where the sentence has them too."""
    return frozenset(s.name for s in event.sources if s.name not in hidden and s.kind not in ("media", "anonymous"))


def _listed(text: str, hidden: Mapping[str, str]) -> list[Edit]:
    return [
        (m.start(), m.end(), to) for name, to in hidden.items() for m in re.finditer(rf"\b{re.escape(name)}\b", text)
    ]


def _merged(found: list[Edit]) -> list[Edit]:
    """Edits in order; of those that overlap the first one, widened over the others."""
    out: list[Edit] = []
    for start, end, to in sorted(found, key=lambda e: (e[0], -e[1])):
        if out and start < out[-1][1]:
            first, last, kept = out[-1]
            out[-1] = (first, max(last, end), kept)
        else:
            out.append((start, end, to))
    return out


def _edited(text: str, edits: Sequence[Edit]) -> str:
    for start, end, to in reversed(edits):
        text = f"{text[:start]}[{to}]{text[end:]}"
    return text


def _moved(offset: int, edits: Sequence[Edit]) -> int:
    """Where an offset of the text is after the edits; within a name it goes to the start of what stands for it."""
    shift = 0
    for start, end, to in edits:
        if offset >= end:
            shift += len(to) + 2 - (end - start)
        elif offset > start:
            return start + shift
    return offset + shift


def _redacted(
    event: Event,
    hidden: Mapping[str, str],
    shown: Collection[str],
    words: Callable[[str], str],
    edits: Callable[[str], list[Edit]],
) -> Event:
    def source(name: str) -> str:
        return hidden.get(name) or (name if name in shown else words(name))

    def article(ref: ArticleRef) -> ArticleRef:
        return replace(ref, title=words(ref.title) if ref.title else ref.title)

    notes = event.notes_en
    for name in (*(s.name for s in event.sources), *(c.name for c in event.claimed_by), *hidden):
        notes = notes.replace(name, _WITHHELD) if source(name) != name else notes
    trigger = event.evidence.trigger.start - event.evidence.start
    within = [e for e in edits(event.evidence.text) if not e[0] <= trigger < e[1]]
    changed = replace(
        event,
        date=replace(event.date, text=words(event.date.text)) if event.date and event.date.text else event.date,
        place=_place(event.place, words) if event.place else None,
        places=tuple(_place(p, words) for p in event.places),
        actors=tuple(_actor(a, words) for a in event.actors),
        casualties={kind: _figure(f, source) for kind, f in event.casualties.items()},
        victims=tuple(replace(v, name=hidden[v.name]) for v in event.victims),
        claimed_by=tuple(_claim(c, words) for c in event.claimed_by),
        denied_by=tuple(_claim(c, words) for c in event.denied_by),
        sources=tuple(replace(s, name=source(s.name), via=tuple(map(words, s.via))) for s in event.sources),
        evidence=_evidence(event.evidence, within),
        mentions=tuple(_mention(m, event.evidence, within) for m in event.mentions),
        notes_en=notes,
        article=article(event.article),
    )
    if not isinstance(changed, Incident):
        return changed
    return replace(
        changed,
        articles=tuple(article(a) for a in changed.articles),
        spread={kind: replace(s, by=_by(s.by, source)) for kind, s in changed.spread.items()},
        claims=tuple(replace(v, value=source(v.value)) for v in changed.claims),
    )


def _place(place: EventPlace, words: Callable[[str], str]) -> EventPlace:
    return replace(place, text=words(place.text)) if place.text else place


def _actor(actor: EventActor, words: Callable[[str], str]) -> EventActor:
    return replace(actor, name=words(actor.name), text=words(actor.text) if actor.text else actor.text)


def _claim(claim: Claim, words: Callable[[str], str]) -> Claim:
    return replace(claim, name=words(claim.name), text=words(claim.text))


def _figure(figure: Figure, source: Callable[[str], str]) -> Figure:
    return replace(figure, by_source=_by(figure.by_source, source))


def _by(parts: Sequence[FigureBySource], source: Callable[[str], str]) -> tuple[FigureBySource, ...]:
    return tuple(replace(part, source=source(part.source)) for part in parts)


def _evidence(evidence: Evidence, edits: Sequence[Edit]) -> Evidence:
    text = _edited(evidence.text, edits)
    trigger = evidence.trigger
    start = _moved(trigger.start - evidence.start, edits)
    shown = text[start : start + len(trigger.text)]
    at = SpanText(shown, evidence.start + start, evidence.start + start + len(shown))
    return replace(evidence, text=text, end=evidence.start + len(text), trigger=at)


def _mention(span: SpanRef, evidence: Evidence, edits: Sequence[Edit]) -> SpanRef:
    if not evidence.start <= span.start <= span.end <= evidence.end:
        return span
    start, end = (_moved(offset - evidence.start, edits) for offset in (span.start, span.end))
    return SpanRef(evidence.start + start, evidence.start + end)
