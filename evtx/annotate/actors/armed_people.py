"""Parties told by a noun and its adjective: a document in, mentions of kind `actor` out.

Men who are armed or masked (رجل مسلح، شخصان ملثمان), bands of fighters (تنظيم متطرف، خلية متشددة), units of a body
that is not named (دورية عسكرية); in join_armed people of no party with "armed" behind them (رعاة مسلحون) as one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from evtx.lexicon.positions import keys_of, positions_of
from evtx.lexicon.schema import ActorName
from evtx.lexicon.who import ActorRef
from evtx.model import Mention
from evtx.text.disambiguate import Reading
from evtx.text.document import Document
from evtx.text.words import word_class

_GUNMEN = "unknown_gunmen"
_ARMED = frozenset({"مسلحون", "مسلحين", "مسلحان"})
_NOUNS = frozenset({"N", "AP", "PP"})
_MEN, _HIDDEN = word_class("annotate.armed_people.men"), word_class("annotate.armed_people.hidden")
_BANDS, _FIERCE = word_class("annotate.armed_people.bands"), word_class("annotate.armed_people.fierce")
_UNITS = word_class("annotate.armed_people.units")
_OF_GOVERNMENTS = frozenset({"حكومي"})
_FIRE, _FIRE_REACH = word_class("annotate.armed_people.fire"), 3  # lemmas; tokens
# Who is meant by a noun, by its adjective.
_OF_BODIES = {"عسكري": "army", "امني": "security_forces"}
_TOLD: Mapping[str, Mapping[str, str]] = {
    noun: (dict.fromkeys(_HIDDEN, _GUNMEN) if noun in _MEN else {})
    | (dict.fromkeys(_FIERCE, "militants") if noun in _BANDS else {})
    | (_OF_BODIES if noun in _UNITS else {})
    for noun in _MEN | _BANDS | _UNITS
}


def annotate_described(
    document: Document, readings: Sequence[Reading | None], names: Sequence[Mention]
) -> list[Mention]:
    """Parties by a noun and the adjective right after it, where no name stands."""
    taken = {t for m in names for t in range(m.first, m.last)}
    found = []
    for at in positions_of(document).of_lemmas_or_nouns(keys_of(_TOLD)):
        reading = readings[at]
        if reading is None or reading.analysis.cat not in _NOUNS or not taken.isdisjoint((at, at + 1)):
            continue
        noun = reading.analysis
        if noun.number != "s" and (noun.noun or noun.lemma) in _UNITS:
            continue  # سيّر الجيش دوريات أمنية: what is sent out acts for who sends it
        actor = _TOLD.get(noun.noun or noun.lemma, {}).get(_adjective(document, at + 1, definite=noun.det))
        if actor is not None:
            value = ActorRef((ActorName(actor, "noun"),), "noun", noun.conj + noun.prep)
            found.append(document.mention_of_tokens("actor", at, at + 2, value, f"actor.described.{actor}"))
    return [*found, *_by_governments(document, readings, taken)]


def _by_governments(document: Document, readings: Sequence[Reading | None], taken: Set[int]) -> list[Mention]:
    """غارات حكومية، هجمات جوية ومدفعية حكومية: whose fire it is, by an adjective that elsewhere tells no party."""
    found = []
    for at in positions_of(document).of_lemmas(_OF_GOVERNMENTS):
        if at in taken or not _is_fire(document, readings, at):
            continue
        value = ActorRef((ActorName("government", "noun"),), "adjective")
        found.append(document.mention_of_tokens("actor", at, at + 1, value, "actor.described.government"))
    return found


def _is_fire(document: Document, readings: Sequence[Reading | None], at: int) -> bool:
    """Whether an adjective is that of a strike, with no more than other adjectives between."""
    for before in range(at - 1, max(-1, at - 1 - _FIRE_REACH), -1):
        reading = readings[before]
        if reading is not None and reading.nominal and (reading.analysis.noun or reading.analysis.lemma) in _FIRE:
            return True
        if not any(a.cat == "ADJ" for a in document.analyses[before]):
            return False
    return False


def _adjective(document: Document, at: int, *, definite: bool) -> str:
    """The lemma of the adjective at a token, empty where none can belong to the noun before it."""
    analyses = document.analyses[at] if at < len(document.tokens) else ()
    own = (a for a in analyses if a.cat in ("ADJ", "AP", "PP", "N") and a.det == definite and not (a.conj or a.prep))
    return next((a.lemma for a in own if a.lemma in _HIDDEN | _FIERCE | frozenset(_OF_BODIES)), "")


def join_armed(document: Document, actors: Sequence[Mention]) -> list[Mention]:
    """People of no party with "armed" right behind them are gunmen; nobody else is told by that word."""
    out: list[Mention] = []
    for actor in actors:
        before = out[-1] if out else None
        if before is not None and _is_armed(document, before, actor):
            rule = f"actor.name.{_GUNMEN}"
            out[-1] = document.mention_of_tokens("actor", before.first, actor.last, actor.value, rule)
        else:
            out.append(actor)
    return out


def _is_armed(document: Document, people: Mention, word: Mention) -> bool:
    if people.last != word.first or document.tokens[word.first].text not in _ARMED or people.value.how != "noun":
        return False
    generic = any(n.actor == _GUNMEN for n in word.value.names) and any(
        n.actor == "civilians" for n in people.value.names
    )
    return generic and not document.tokens[people.first].text.startswith("ال")
