"""What a mention answers to the conditions of rules: a mention in, its ids, classes and kinds out."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from evtx.lexicon.load import Lexicon
from evtx.model import Mention
from evtx.text.clitics import bare_words
from evtx.text.disambiguate import PREPOSITIONS
from evtx.text.document import Document
from evtx.text.morphology import Analysis
from evtx.text.words import word_class

# Kinds and generic actors that use force: what conditions call "armed".
_ARMED_KINDS = frozenset(
    """state government army police security militia armed_group coalition settlers unknown_gunmen militants tribes
    tribal_army""".split()
)
_DONE_BY = word_class("annotate.triggers.done_by")
ARMED = "armed"
# Generic actors and the class of people that they are.
CLASSES = {
    "civilians": "civilian", "protesters": "protester", "prisoners": "prisoner", "settlers": "settler",
    "journalists": "journalist", "unknown_gunmen": "gunman", "militants": "militant", "smugglers": "smuggler",
}  # fmt: skip
# Definite nouns that take up somebody who fights (التنظيم, المهاجمون); of others (الوزارة) only the name tells.
_FIGHTERS = word_class("annotate.answers.fighters")
_ORGANISED = frozenset({"armed_group", "militia", "government"})
_HELD = frozenset({"abducted", "captive", "detained", "prisoner"})  # classes of people in custody
_ADJECTIVES = 2  # tokens behind people that may be their adjectives
_SUPPORTERS = "انصار"
_COUNTING = word_class("text.disambiguate.counting")
_LONGEST_AMOUNT = 4  # words of an amount told in words


def answers_of(mention: Mention, lexicon: Lexicon) -> Iterable[str]:
    """The ids, classes and kinds of a thing, people or an actor; nothing for other mentions."""
    value = mention.value
    if mention.kind == "item":
        return [value.id, value.kind, *value.classes]
    if mention.kind == "people":
        return [value.id, value.category, value.figure]
    if mention.kind == "actor":
        ids = [n.actor for n in value.names]
        said = [
            *ids,
            *(lexicon.actors[i].kind for i in ids if i in lexicon.actors),
            *(["person"] if value.person else ()),
        ]
        return said if _ARMED_KINDS.isdisjoint(said) else [*said, ARMED]
    return ()


def held_besides(mention: Mention, document: Document, lexicon: Lexicon) -> Iterable[str]:
    """طفل مخطوف، عسكريين ماليين أسرى: the class of people in custody that an adjective makes of other people."""
    if mention.kind != "people" or mention.value.id in _HELD:
        return
    for at in range(mention.last, min(mention.last + _ADJECTIVES, len(document.tokens))):
        analyses = document.analyses[at]
        classes = {e.id for a in analyses if (e := lexicon.people_nouns.get(a.noun or a.lemma)) is not None}
        if any(a.prep or a.conj for a in analyses):
            return
        yield from classes & _HELD
        if not any(a.cat == "ADJ" for a in analyses):
            return


def inside(names: Iterable[Mention]) -> dict[int, str]:
    """The tokens of names behind their first word, none of which says anything by itself."""
    return {t: "" for m in names for t in range(m.first + 1, m.last)}


def of_organisations(names: Iterable[Mention], document: Document, lexicon: Lexicon) -> dict[int, str]:
    """The tokens of names of armed groups and governments that are no words of their sentence, أنصار among them."""
    ours = [m for m in names if all(_kind(n.actor, lexicon) in _ORGANISED for n in m.value.names)]
    return inside(ours) | {m.first: "" for m in ours if document.tokens[m.first].text == _SUPPORTERS}


def _kind(actor: str, lexicon: Lexicon) -> str:
    return lexicon.actors[actor].kind if actor in lexicon.actors else "armed_group"


def first_armed(mentions: Iterable[Mention], lexicon: Lexicon) -> int:
    """The first token of the first actor named that uses force; a number beyond all tokens where there is none."""
    actors = (m for m in mentions if m.kind == "actor" and m.value.names)
    return min((m.first for m in actors if ARMED in answers_of(m, lexicon)), default=sys.maxsize)


def takes_up_fighters(mention: Mention, document: Document) -> bool:
    """وسيطر التنظيم، وانسحب المهاجمون: a definite noun for fighters that were named before."""
    if mention.kind != "actor" or mention.value.how != "anaphor":
        return False
    return not bare_words(document.tokens[mention.first].text).isdisjoint(_FIGHTERS)


def leaves_out_its_subject(document: Document, verb: int, analysis: Analysis) -> bool:
    """وسيطروا على القرية، وتوعدت بالمزيد: a verb that opens its sentence and takes up who acted before."""
    if analysis.number == "p" and analysis.gender == "m":
        return True
    if verb + 1 >= len(document.tokens):
        return False
    after = document.tokens[verb + 1].text
    return after in PREPOSITIONS or any(a.prep == "ب" for a in document.analyses[verb + 1])


def behind_amount(document: Document, first: int, last: int) -> int:
    """The token behind the amount at a token (انقض عشرات من | مسلحي التنظيم): next to the verb is what is counted."""
    at = first
    while at < min(last, first + _LONGEST_AMOUNT) and (
        document.tokens[at].text in _COUNTING or (at > first and document.tokens[at].text == "من")
    ):
        at += 1
    return at


def says_who_did(document: Document, verb: int) -> bool:
    """اعتداء على الرعاة، نفذه مستوطنون: whether a clause that opens here tells who did the act before it."""
    return any(a.lemma in _DONE_BY and a.cat == "PV" and a.pron and not a.conj for a in document.analyses[verb])


def name_of_teller(teller: Mention) -> tuple[int, int]:
    """The tokens of the name of one who tells, but its first word; تصريح نشرته before it is no part of it."""
    return max(teller.first, teller.last - len(teller.value.name.split())) + 1, teller.last
