"""Traits of a group of drafts: what in its words and fields speaks for or against its being an event that is told here.

A trait is a name ("date.own", "before:منذ"); the weights of traits are fitted (`evtx/data/weights`), and their sum
is the event's confidence. Reports tell acts by main verbs with a day, a place and a toll; opinion, history,
verdicts and condemnations only mention them ("منذ اغتيال الحريري", "بتهمة القتل", "مناهضة للعنف").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import chain

from evtx.events.annotated import Annotated, mentions_by_kind
from evtx.events.draft import Draft
from evtx.events.when.clauses import clause_of
from evtx.events.when.scope import PLUPERFECT
from evtx.events.when.trigger_date import in_subordinate
from evtx.lexicon.match import bare_words
from evtx.lexicon.positions import positions_of
from evtx.model import Mention
from evtx.text.calendar import days_after
from evtx.text.document import Document
from evtx.text.segment import RELATIVES
from evtx.text.words import word_class

_RECENT, _NEWS, _OLD = 4, 7, 60  # days before publication
_ONE_DAY = frozenset({"day", "hour"})
# What is told of an act weighs otherwise for a verb than for a noun that may only mention it.
_JOINED = frozenset(
    """date.sentence date.published date.running place.clause place.none role:initiator role:none figure.exact
    figure.none clause.relative clause.subordinate clause.first sentence.first_verb""".split()
)
_NEIGHBOURS = 2  # words on either side of the trigger whose stems are traits
# Words that say when, as they stand: what an undated article tells of yesterday is news, what of a year is history.
_YESTERDAY = frozenset("امس اليوم".split())
_WEEKDAYS = word_class("events.traits.weekdays")
_YEARS = range(1900, 2100)
# Who speaks of himself ("we were sitting at home when", "I think") tells his story or his mind, mostly not the news.
_SELF = word_class("events.traits.self")
_ENTRY = 9  # tokens within which an entry of a list of days has its date and its colon
_HURT = frozenset({"killed", "wounded", "abducted", "detained", "missing"})


def traits_of(known: Annotated, group: Sequence[Draft]) -> tuple[str, ...]:
    """The traits of a group, its main draft first, each once."""
    main = group[0]
    told = chain(_of_group(group), _of_fields(known, group), _of_words(known, main), _of_sentence(known, main))
    found = dict.fromkeys(told)
    kind = "noun.definite" if "noun.definite" in found else f"form:{_form(main)}"
    joined = [f"{kind} & {t}" for t in found if t in _JOINED]
    return (*found, *joined)


def _form(draft: Draft) -> str:
    """A thing is no act that may only be mentioned: a verb of its clause tells what was done with it."""
    return "verb" if "governor" in draft.trigger.rule.roles else draft.trigger.form


def _of_group(group: Sequence[Draft]) -> Iterator[str]:
    """How often, where and in which form the event is told."""
    main = group[0]
    yield "base"
    yield f"type:{main.type}"
    yield from dict.fromkeys(f"rule:{d.trigger.rule.id}" for d in group)
    form = _form(main)
    yield f"form:{form}"
    if form == "noun":
        analysis = main.trigger.analysis
        yield "noun.definite" if main.definite else "noun.indefinite"
        if analysis.number == "p":
            yield "noun.plural"
        if analysis.det:
            yield "noun.article"
        if analysis.pron:
            yield "noun.pronoun"
    yield from (f"status:{r}" for r in main.rules if r.startswith(("tense.", "cue.")))
    if len({d.sentence for d in group}) > 1:
        yield "told.sentences"
    if len(group) > 1:
        yield "told.triggers"
    if any(_form(d) == "verb" for d in group):
        yield "told.verb"
    if any(d.part == "title" for d in group):
        yield "told.title"
    if all(d.part in ("title", "heading") for d in group):
        yield "told.title_only"
    if any(d.trigger.rule.weight for d in group):
        yield "trigger.specific"
    if all(d.trigger.rule.weak for d in group):
        yield "trigger.weak"
    if main.trigger.open_voice:
        yield "trigger.open_voice"
    if main.trigger.rivals:
        yield "trigger.rivals"


def _of_fields(known: Annotated, group: Sequence[Draft]) -> Iterator[str]:
    """What of date, place, actors, figures and sources is told."""
    yield from _of_dates(known, group)
    hows = {d.place.how for d in group}
    yield "place." + next((how for how in ("clause", "sentence", "running") if how in hows), "none")
    places = [d.place.places[0] for d in group if d.place.how == "clause"]
    if any(p.precision in ("exact", "near") for p in places):
        yield "place.settlement"
    roles = {a.role for d in group for a in d.actors}
    yield from (f"role:{role}" for role in sorted(roles))
    if not roles:
        yield "role:none"
    if roles >= {"initiator", "target"}:
        yield "role:both"
    figures = [m.value for d in group for m in d.casualties]
    if any(f.figure in _HURT and f.min and f.max == f.min for f in figures):
        yield "figure.exact"
    if any(f.figure in _HURT and f.min == 1 for f in figures):
        yield "figure.one"
    if any(f.figure in _HURT and (f.min or 0) > 1 for f in figures):
        yield "figure.several"
    if not figures:
        yield "figure.none"
    if any(d.items for d in group):
        yield "items"
    if any(d.claims for d in group):
        yield "claims"


def _of_dates(known: Annotated, group: Sequence[Draft]) -> Iterator[str]:
    own = [d.date for d in group if d.date.how == "sentence"]
    hows = {d.date.how for d in group}
    yield "date." + next((how for how in ("sentence", "reported", "running", "published") if how in hows), "none")
    for dated in own:
        value = dated.value
        if value is None:
            continue
        yield f"date.{value.precision}"
        if value.part or value.time:
            yield "date.hour"
        if value.start and known.article.published:
            age = (date.fromisoformat(known.article.published) - date.fromisoformat(value.start)).days
            yield "date.recent" if age <= _RECENT else "date.old" if age > _OLD else "date.weeks"


def _of_words(known: Annotated, draft: Draft) -> Iterator[str]:
    """The words around the trigger, and what governs it."""
    document = known.document
    sentence = document.sentences[draft.sentence]
    trigger = draft.trigger
    news = _in_relative(document, draft) and _is_news(known, draft)
    at = trigger.first - 1
    while at >= sentence.first and not document.tokens[at].word:
        at -= 1
    if at < sentence.first:
        yield "before:start"
    elif not (news and document.tokens[at].text in RELATIVES):
        yield from (f"before:{w}" for w in _forms(document.tokens[at].text))
        reading = known.readings[at]
        if reading is not None and _form(draft) == "noun":
            yield f"before.{reading.analysis.cat}"
    if document.tokens[trigger.first].text[0] in "بلكوف" and trigger.analysis.prep:
        yield f"clitic:{trigger.analysis.prep}"
    yield from _of_neighbours(known, draft, news)
    if not news and _in_relative(document, draft):
        yield "clause.relative"
    if not news and in_subordinate(document, sentence, trigger.anchor):
        yield "clause.subordinate"
    if sentence.clauses and sentence.clauses[0][0] <= trigger.anchor < sentence.clauses[0][1]:
        yield "clause.first"


def _is_news(known: Annotated, draft: Draft) -> bool:
    """المراسل الذي اعتقل مساء أمس في تعز: a clause about somebody known tells something new by a day of its own.

    Without a day, or with one long gone, it says which one is meant (البلدة التي سيطر عليها الجيش العام الماضي).
    """
    told, published = draft.date, known.article.published
    if told.how != "sentence" or told.mention is None or told.value is None or told.value.precision not in _ONE_DAY:
        return False
    first, last = clause_of(known.document.sentences[draft.sentence], draft.trigger.anchor)
    day = told.value.start
    return first <= told.mention.first < last and bool(day and published and day >= days_after(published, -_NEWS))


def _of_neighbours(known: Annotated, draft: Draft, news: bool) -> Iterator[str]:
    """The stems of the words beside the trigger, marks included; of a clause that tells news no relative word."""
    sentence, trigger = known.document.sentences[draft.sentence], draft.trigger
    left = range(max(sentence.first, trigger.first - _NEIGHBOURS), trigger.first)
    right = range(trigger.last, min(sentence.last, trigger.last + _NEIGHBOURS))
    for side, tokens in (("left", left), ("right", right)):
        for token in tokens:
            if news and known.document.tokens[token].text in RELATIVES:
                continue
            stem = _lemma(known, token)
            yield from (f"{side}:{w}" for w in ([stem] if stem else _forms(known.document.tokens[token].text)))


def _forms(word: str) -> list[str]:
    return [min(bare_words(word), key=lambda w: (len(w), w))]


def _in_relative(document: Document, draft: Draft) -> bool:
    sentence = document.sentences[draft.sentence]
    clause = next((c for c in sentence.clauses if c[0] <= draft.trigger.anchor < c[1]), (sentence.first, sentence.last))
    return not RELATIVES.isdisjoint([token.text for token in document.tokens[clause[0] : draft.trigger.first]])


def _of_sentence(known: Annotated, draft: Draft) -> Iterator[str]:
    """What kind of sentence it is."""
    document = known.document
    sentence = document.sentences[draft.sentence]
    kept = _sentences(known)
    if draft.sentence not in kept:
        kept[draft.sentence] = _told_by_sentence(known, sentence.first, sentence.last)
    marks, triggers, verbs, times, sources = kept[draft.sentence]
    yield from marks
    size = sentence.last - sentence.first
    yield f"sentence.place:{min(4, 5 * (draft.trigger.first - sentence.first) // max(1, size))}"
    yield triggers
    if document.tokens[sentence.first].text in PLUPERFECT:
        yield "sentence.pluperfect"
    if verbs:
        yield "sentence.first_verb" if verbs[0] >= draft.trigger.first else f"verb:{_lemma(known, verbs[0])}"
    yield from times
    governing = [t for t in verbs if t < draft.trigger.first]
    if governing:
        yield f"governed:{_lemma(known, governing[-1])}"
    for scope in document.scopes:
        if scope.first <= draft.trigger.anchor < scope.last:
            yield f"scope.{scope.kind}"
    told = [m for m in sources if m.value.covers[0] <= draft.trigger.anchor < m.value.covers[1]]
    yield from (f"source:{m.value.kind}" for m in told)
    if any(m.rule == "source.opinion" for m in told):
        yield "source.opinion"
    if not told:
        yield "source:none"


_OfSentence = tuple[Sequence[str], str, Sequence[int], Sequence[str], Sequence[Mention]]


@lru_cache(maxsize=4)
def _sentences(_known: Annotated) -> dict[int, _OfSentence]:
    """What the sentences of a document have for all their events, as it is asked for."""
    return {}


def _told_by_sentence(known: Annotated, first: int, last: int) -> _OfSentence:
    """What a sentence has for all its events: traits of marks and triggers, finite verbs, when it is, who tells it."""
    words = [token.text for token in known.document.tokens[first:last]]
    marks = []
    if "؟" in words or "?" in words:
        marks.append("sentence.question")
    if "!" in words:
        marks.append("sentence.exclaims")
    marks.append(f"sentence.length:{min(6, len(words) // 12)}")
    if _is_entry(known, words, first):
        marks.append("sentence.entry")
    others = len([t for t in known.triggers if first <= t.anchor < last])
    verbs = [t for t, r in enumerate(known.readings[first:last], first) if r is not None and r.finite]
    marks += _of_speakers(known, words, verbs)
    sources = [m for m in mentions_by_kind(known)["source"] if first <= m.first < last]
    return marks, f"sentence.triggers:{min(5, others)}", verbs, tuple(_of_times(known, words, first, last)), sources


def _is_entry(known: Annotated, words: Sequence[str], first: int) -> bool:
    """12 ديسمبر 2005: اغتيال النائب، an entry of a list of days: a date or the day alone, a colon, what took place."""
    opening = words[:_ENTRY]
    if ":" not in opening:
        return False
    head = opening[: opening.index(":")]
    dated = any(first <= m.first < first + len(head) for m in mentions_by_kind(known)["date"])
    return dated or (any(w.isdigit() for w in head) and all(w.isdigit() or not w.isalnum() for w in head))


def _of_speakers(known: Annotated, words: Sequence[str], verbs: Sequence[int]) -> Iterator[str]:
    """Whether somebody speaks of himself or to another, and whether something is yet to come."""
    told = [reading.analysis for t in verbs if (reading := known.readings[t]) is not None]
    if any(a.person in ("1", "2") for a in told):
        yield "sentence.first_person"
    if not _SELF.isdisjoint([w if w in _SELF else w.removeprefix("و").removeprefix("ف") for w in words]):
        yield "sentence.self"
    if any(a.future for a in told) or "سوف" in words:
        yield "sentence.future"


def _of_times(known: Annotated, words: Sequence[str], first: int, last: int) -> Iterator[str]:
    """Which words of the sentence say when."""
    if positions_of(known.document).bare_between(_YESTERDAY, first, last):
        yield "when:yesterday"
    elif not _WEEKDAYS.isdisjoint(words):
        yield "when:weekday"
    if any(int(w) in _YEARS for w in words if len(w) == 4 and w.isdecimal()):
        yield "when:year"
    if not any(first <= m.first < last for m in mentions_by_kind(known)["date"]):
        yield "when:none"


def _lemma(known: Annotated, token: int) -> str:
    reading = known.readings[token]
    return reading.analysis.lemma if reading is not None else ""
