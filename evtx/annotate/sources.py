"""Who says so: a document in, mentions of kind `source` out, each with the run of text that it tells.

A source is named by a description (مصادر محلية), an outlet, a body that speaks, or a person with a title.
A verb of speech makes the sentence its words; a verb that goes on (وأضاف) with no speaker of its own
keeps the one before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evtx.lexicon.load import Lexicon
from evtx.lexicon.match import bare_words
from evtx.lexicon.schema import OutletEntry
from evtx.model import Mention, Sentence, SourceValue
from evtx.text.disambiguate import Reading
from evtx.text.document import Document

_REACH = 9
_MILITARY = frozenset("army police security militia armed_group coalition".split())
_OFFICIAL = frozenset("state government party io ngo".split())
_STOPS = frozenset({"ان", "بان", ":", "."})


@dataclass(frozen=True, slots=True)
class _Teller:
    first: int
    last: int
    name: str
    kind: str
    outlet: bool


def annotate_sources(
    document: Document, readings: Sequence[Reading | None], actors: Sequence[Mention], lexicon: Lexicon
) -> list[Mention]:
    """Source mentions in order of the text."""
    tellers = _tellers(document, actors, lexicon)
    found: list[Mention] = []
    speaker: list[SourceValue] = []
    for number, sentence in enumerate(document.sentences):
        own = _sentence(document, readings, sentence, tellers, lexicon)
        goes_on = _goes_on(document, readings, sentence, lexicon)
        if not own and goes_on and speaker and number:
            values = [SourceValue(s.name, s.kind, s.via, (sentence.first, sentence.last)) for s in speaker]
            found += [
                document.mention_of_tokens("source", sentence.first, sentence.first + 1, v, "source.continued") for v in values
            ]
            continue
        found += own
        if own:
            speaker = [m.value for m in own]
    return found


def _tellers(document: Document, actors: Sequence[Mention], lexicon: Lexicon) -> dict[int, _Teller]:
    """Everything that may tell something, by first token; descriptions win over outlets, outlets over bodies."""
    out: dict[int, _Teller] = {}
    for mention in actors:
        kinds = [lexicon.actors[n.actor].kind for n in mention.value.names if n.actor in lexicon.actors]
        if mention.value.how in ("name", "hostile") and kinds:
            kind = "military" if kinds[0] in _MILITARY else "official" if kinds[0] in _OFFICIAL else ""
            if kind:
                out[mention.first] = _Teller(mention.first, mention.last, document.cut(mention.first, mention.last), kind, False)
    for hit in lexicon.outlets.find(document):
        entry = next((p for p in hit.payload if isinstance(p, OutletEntry)), None)  # type: ignore[attr-defined]
        if entry is not None:
            out[hit.first] = _Teller(hit.first, hit.last, entry.names[0], entry.kind, True)
    for noun in lexicon.source_nouns.find(document):
        if isinstance(noun.payload, OutletEntry):
            old = out.get(noun.first)
            if old is None or noun.last >= old.last or not old.outlet:
                out[noun.first] = _Teller(noun.first, noun.last, document.cut(noun.first, noun.last), noun.payload.kind, False)
    return out


def _sentence(
    document: Document,
    readings: Sequence[Reading | None],
    sentence: Sentence,
    tellers: dict[int, _Teller],
    lexicon: Lexicon,
) -> list[Mention]:
    found: dict[int, _Teller] = {}
    for at in range(sentence.first, sentence.last):
        token = document.tokens[at]
        if not token.word:
            continue
        reading = readings[at]
        speaks = reading is not None and reading.finite and reading.analysis.lemma in lexicon.reporting.verbs
        if speaks:
            after = _next_teller(document, tellers, at + 1, sentence.last)
            for teller in after or _teller_before(document, tellers, sentence, at):
                found[teller.first] = teller
        elif not lexicon.reporting.according.isdisjoint(bare_words(token.text)):
            for teller in _next_teller(document, tellers, at + 1, sentence.last):
                found[teller.first] = teller
    if not found:
        return []
    ordered = sorted(found.values(), key=lambda t: t.first)
    outlets = tuple(t.name for t in ordered if t.outlet)
    people = [t for t in ordered if not t.outlet]
    out = []
    for teller in ordered:
        via = outlets if teller in people else ()
        value = SourceValue(teller.name, teller.kind, via, (sentence.first, sentence.last))
        out.append(document.mention_of_tokens("source", teller.first, teller.last, value, f"source.{teller.kind}"))
    return out


def _next_teller(document: Document, tellers: dict[int, _Teller], start: int, stop: int) -> list[_Teller]:
    """The first teller after a verb, and the one that it tells it to or from (لـ، عن)."""
    out: list[_Teller] = []
    at = start
    limit = min(stop, start + _REACH)
    while at < limit:
        if document.tokens[at].text in _STOPS:
            break
        teller = tellers.get(at)
        if teller is not None:
            out.append(teller)
            at = teller.last
            limit = min(stop, at + 6)
            continue
        at += 1
    return out[:3]


def _teller_before(
    document: Document, tellers: dict[int, _Teller], sentence: Sentence, verb: int
) -> list[_Teller]:
    earlier = [t for t in tellers.values() if sentence.first <= t.first and t.last <= verb and verb - t.last <= _REACH]
    return [min(earlier, key=lambda t: t.first)] if earlier else []


def _goes_on(document: Document, readings: Sequence[Reading | None], sentence: Sentence, lexicon: Lexicon) -> bool:
    for at in range(sentence.first, min(sentence.last, sentence.first + 2)):
        reading = readings[at]
        if reading is not None and reading.finite and reading.analysis.lemma in lexicon.reporting.continuing:
            return True
    return False
