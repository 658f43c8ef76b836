"""An analysed article goes in; each event's passage with its spans marked, and a tree of why, come out as plain data.

The tree says which rule fired on which words, what filled every role, which date and place were chosen
over which rivals, what gave the status, what the confidence is made of, and what was rejected and why.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from evtx.events.annotated import Annotated
from evtx.events.draft import Draft
from evtx.events.score import reasons, weights_for
from evtx.lexicon.match import bare_words
from evtx.lexicon.schema import Condition, Rejected
from evtx.model import Article, Event, Mention, Sentence
from evtx.pipeline import Analysed

_ORDER = ("trigger", "date", "place", "actor", "people", "item", "casualty", "number", "source", "claim", "cue")
_OF_WORDS = frozenset({"word", "token", "lemma"})
_HEAVY = 0.2  # weights below it are told as one sum
_HOW_DATE = {
    "sentence": "told in the sentence", "running": "inherited from the account so far",
    "published": "the publication day, for want of another", "planned": "not before publication", "none": "none",
}  # fmt: skip
_HOW_PLACE = {
    "clause": "named with the act", "sentence": "named in the sentence", "running": "inherited from the account so far",
    "none": "none",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Node:
    """A line of the tree and what is below it."""

    label: str
    children: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked span of a passage, counted from the passage's start; the number refers to the list of marks."""

    start: int
    end: int
    number: int
    kind: str
    rule: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of the article: its text, where it starts, its paragraph, and its marks in order."""

    text: str
    start: int
    paragraph: int
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Explained:
    """Why one event is as it is."""

    event: Event
    passages: tuple[Passage, ...]
    reasons: Node


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why an article has these events, and the candidates in sentences that gave none."""

    article: Article
    events: tuple[Explained, ...]
    rejected: Node


def explain(analysed: Analysed, only: str | None = None, full: bool = False) -> Explanation:
    """Everything that explains an article's events.

    `only`: the id of the one event that is asked for. `full`: also why narrower rules did not fire on words on
    which another did.
    """
    known = analysed.annotated
    explained: list[Explained] = []
    told: set[int] = set()
    for number, (event, group) in enumerate(zip(analysed.events, analysed.assembled.groups, strict=True)):
        sentences = sorted({d.sentence for d in group})
        told.update(sentences)
        if only in (None, event.id):
            passages = tuple(_passage(known, number) for number in sentences)
            explained.append(Explained(event, passages, _reasons(analysed, number, sentences, full)))
    rest = [r for r in analysed.rejected if known.document.sentence_of(r.first) not in told]
    others = Node("rejected candidates in other sentences", _rejected(known, rest, full))
    return Explanation(known.article, tuple(explained), others)


# ---------------------------------------------------------------- passages


def _passage(known: Annotated, number: int) -> Passage:
    sentence = known.document.sentences[number]
    start, end = known.document.original_span(sentence.first, sentence.last)
    return Passage(known.document.text[start:end], start, sentence.paragraph, _marks(known, sentence, start))


def _marks(known: Annotated, sentence: Sentence, origin: int) -> tuple[Mark, ...]:
    """Marks that do not overlap: triggers first, then by kind and length."""
    document = known.document
    triggers = [
        document.mention_of_tokens("trigger", t.first, t.last, None, t.rule.id)
        for t in known.triggers
        if sentence.first <= t.anchor < sentence.last
    ]
    inside = [m for m in known.mentions if sentence.first <= m.first < sentence.last and m.kind in _ORDER]
    ranked = sorted((*triggers, *inside), key=lambda m: (_ORDER.index(m.kind), m.start - m.end, m.start))
    kept: list[Mention] = []
    for mention in ranked:
        if all(mention.end <= other.start or other.end <= mention.start for other in kept):
            kept.append(mention)
    kept.sort(key=lambda m: m.start)
    return tuple(Mark(m.start - origin, m.end - origin, n, m.kind, m.rule) for n, m in enumerate(kept, 1))


# ---------------------------------------------------------------- the tree


def _reasons(analysed: Analysed, number: int, sentences: Sequence[int], full: bool) -> Node:
    known, event, group = analysed.annotated, analysed.events[number], analysed.assembled.groups[number]
    main, traits = _main_first(known, event, group), analysed.assembled.traits[number]
    rejected = [r for r in analysed.rejected if known.document.sentence_of(r.first) in sentences]
    parts = [
        Node("told by", tuple(_trigger(known, d) for d in main)),
        _actors(event, main),
        _date(known, event, main),
        _place(known, event, main),
        _figures(known, main),
        Node("things", tuple(_line(f"{i.id} {i.use}", i.name, _count(i.min, i.max)) for d in main for i in d.items)),
        _status(known, event, main),
        Node(
            "sources", tuple(_line(s.kind, s.name, f"via {', '.join(s.via)}" if s.via else "") for s in event.sources)
        ),
        _confidence(event, reasons(traits, weights_for(traits, known.lexicon))),
        Node("rejected candidates", _rejected(known, rejected, full)),
    ]
    subtype = f"/{event.subtype}" if event.subtype else ""
    return Node(f"{event.type}{subtype} {event.id}", tuple(p for p in parts if p.children))


def _main_first(known: Annotated, event: Event, group: Sequence[Draft]) -> list[Draft]:
    """The drafts of an event, the one that gave its evidence first."""
    at = event.evidence.trigger.start
    return sorted(group, key=lambda d: known.document.original_span(d.trigger.first, d.trigger.last)[0] != at)


def _line(what: str, words: str | None, how: str = "") -> Node:
    return Node(what + (f' ← "{words}"' if words else "") + (f" ({how})" if how else ""))


def _count(low: int | None, high: int | None) -> str:
    if low is None and high is None:
        return ""
    return f"{low if low is not None else '?'}..{high if high is not None else ''}"


def _trigger(known: Annotated, draft: Draft) -> Node:
    trigger = draft.trigger
    rule = trigger.rule
    notes = [f"frame {rule.frame}", f"{draft.part}, {trigger.form}"]
    notes += ["refers back" if draft.definite else "", "voice open" if trigger.open_voice else ""]
    below = tuple(Node(f"also matched, less specific: {rival}") for rival in trigger.rivals)
    how = ", ".join(note for note in notes if note)
    return Node(_line(f"rule {rule.id}", known.document.cut(trigger.first, trigger.last), how).label, below)


def _actors(event: Event, drafts: Sequence[Draft]) -> Node:
    """Every actor of the record with the words and the grammatical place that gave it, then what gave way."""
    kept = {(a.id, a.role) for a in event.actors}
    lines: list[Node] = []
    for actor in event.actors:
        draft = next((a for d in drafts for a in d.actors if a.id == actor.id and a.name == actor.text), None)
        how = f"{draft.place} of the trigger" if draft else ""
        if draft and draft.role != actor.role:
            how += f", {draft.role} made {actor.role}"
        lines.append(_line(f"{actor.role} {actor.id}", actor.text, how))
    named = {a.id for a in event.actors}
    dropped = {
        (a.id, a.role): a.name for d in drafts for a in d.actors if (a.id, a.role) not in kept and a.id not in named
    }
    lines += [
        _line(f"left out: {role} {name}", words, "gave way to a more specific one")
        for (name, role), words in dropped.items()
    ]
    return Node("roles", tuple(lines))


def _date(known: Annotated, event: Event, drafts: Sequence[Draft]) -> Node:
    chosen = next((d.date for d in drafts if event.date and _same_date(d, event)), drafts[0].date)
    words = event.date.text if event.date else None
    lines = [_line(_when(event), words, _HOW_DATE.get(chosen.how, chosen.how))]
    if chosen.mention is not None:
        lines.append(Node(f"rule {chosen.mention.rule}"))
    for mention in _rivals(known, drafts, "date", {chosen.mention}):
        value = mention.value
        span = f"{value.start}..{value.end}" if value and value.start else "no date of its own"
        lines.append(_line(f"rival {span}", known.document.cut(mention.first, mention.last), mention.rule))
    return Node("date", tuple(lines))


def _same_date(draft: Draft, event: Event) -> bool:
    value, date = draft.date.value, event.date
    return bool(value and date and (value.start, value.end, value.precision) == (date.start, date.end, date.precision))


def _when(event: Event) -> str:
    date = event.date
    if date is None:
        return "no date"
    if date.start is None:
        return f"not before {date.not_before}" if date.not_before else f"{date.precision}"
    span = date.start if date.end in (None, date.start) else f"{date.start}..{date.end}"
    return f"{span} {date.precision}"


def _place(known: Annotated, event: Event, drafts: Sequence[Draft]) -> Node:
    place = event.place
    if place is None:
        lines = [Node("no place found")]
        chosen: set[Mention | None] = set()
    else:
        draft = next((d for d in drafts if place in d.place.places), drafts[0])
        where = ", ".join(p for p in (place.name_en or place.name, place.admin1, place.country) if p)
        lines = [_line(f"{where}: {place.precision}", place.text, _HOW_PLACE.get(draft.place.how, draft.place.how))]
        lines += [Node(f"namesake that could be meant: {name}") for name in place.candidates]
        chosen = {m for d in drafts for m in d.place.mentions}
    for mention in _rivals(known, drafts, "place", chosen):
        why = "farther from the act" if mention.value.head else "says where another place lies"
        lines.append(_line(f"rival {mention.value.place.name}", known.document.cut(mention.first, mention.last), why))
    return Node("place", tuple(lines))


def _rivals(known: Annotated, drafts: Sequence[Draft], kind: str, chosen: Iterable[Mention | None]) -> list[Mention]:
    """Mentions of a kind in the sentences of the drafts that were not chosen."""
    taken = {(m.first, m.last) for m in chosen if m is not None}
    sentences = [known.document.sentences[number] for number in sorted({d.sentence for d in drafts})]
    return [
        m
        for m in known.mentions
        if m.kind == kind and (m.first, m.last) not in taken and any(s.first <= m.first < s.last for s in sentences)
    ]


def _figures(known: Annotated, drafts: Sequence[Draft]) -> Node:
    lines = []
    for mention in dict.fromkeys(m for d in drafts for m in d.casualties):
        value = mention.value
        how = f"{value.category}, part of a total" if value.part else value.category
        label = f"{value.figure} {_count(value.min, value.max)}"
        lines.append(
            Node(_line(label, known.document.cut(mention.first, mention.last), f"{how}; {mention.rule}").label)
        )
    return Node("figures", tuple(lines))


def _status(known: Annotated, event: Event, drafts: Sequence[Draft]) -> Node:
    cues = {m.rule: m for m in known.mentions if m.kind == "cue"}
    lines = []
    for draft in drafts:
        _, reasons, side = known.statuses[draft.trigger.anchor]
        for reason in reasons:
            cue = cues.get(reason)
            words = known.document.cut(cue.first, cue.last) if cue else None
            lines.append(_line(f"{draft.status}: {reason}", words))
        lines += [Node(f"near by: {name}") for name in sorted(side)]
    return Node(f"status {event.status}", tuple(dict.fromkeys(lines)))


def _confidence(event: Event, told: Sequence[tuple[str, float]]) -> Node:
    """The weights that make up the confidence, the heaviest first; those near nothing in one line."""
    lines = [Node(f"{weight:+.2f} {name}") for name, weight in told if abs(weight) >= _HEAVY]
    light = [weight for _, weight in told if abs(weight) < _HEAVY]
    if light:
        lines.append(Node(f"{sum(light):+.2f} in {len(light)} lighter traits"))
    return Node(f"confidence {event.confidence:.2f}", tuple(lines))


def _rejected(known: Annotated, rejected: Iterable[Rejected], full: bool) -> tuple[Node, ...]:
    """One line for each word, with the rules that matched it and why each did not fire."""
    fired = {(t.first, t.last) for t in known.triggers}
    by_words: dict[tuple[int, int], list[Rejected]] = {}
    for entry in rejected:
        by_words.setdefault((entry.first, entry.last), []).append(entry)
    lines = []
    for (first, last), entries in sorted(by_words.items()):
        words = f'"{known.document.cut(first, last)}"'
        if (first, last) in fired and not full:
            lines.append(Node(f"{words}: {len(entries)} narrower rules did not fire (-v tells why)"))
        else:
            lines.append(Node(words, tuple(Node(f"{e.rule}: {_reason(known, e)}") for e in entries)))
    return tuple(lines)


def _reason(known: Annotated, entry: Rejected) -> str:
    """Why a rule did not fire; of what forbids it the words that stand in the sentence, the nearest first."""
    condition = entry.condition
    if condition is None or entry.why != "unless" or condition.what not in _OF_WORDS:
        return entry.reason
    sentence = known.document.sentences[known.document.sentence_of(entry.first)]
    tokens = sorted(range(sentence.first, sentence.last), key=lambda at: abs(at - entry.first))
    found = dict.fromkeys(word for at in tokens if (word := _named(known, at, condition)))
    return f"unless {condition.where}:{condition.what} {'|'.join(found)}" if found else entry.reason


def _named(known: Annotated, token: int, condition: Condition) -> str:
    """The word at a token where a condition names it or its lemma, else empty."""
    text, reading = known.document.tokens[token].text, known.readings[token]
    lemma = {reading.analysis.lemma} if reading is not None else frozenset[str]()
    told = lemma if condition.what == "lemma" else {text} if condition.what == "token" else bare_words(text)
    return "" if condition.values.isdisjoint(told) else known.document.cut(token, token + 1)
