"""A verb and the noun of its own act in one clause, which tell one act: two drafts in, yes or no out.

استهدفت الطائرات بعدة غارات مواقع كذا، بدأ العمال سلسلة من الإضرابات، أودت الألغام بحياة كذا: what the verb says was
done by it, what it begins, holds or has for its subject. Behind any other preposition stands another act (قصف المدينة
بعد هجوم، ردا على هجوم).
"""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.coref.contradictions import dates_differ
from evtx.events.coref.kinds import types_meet
from evtx.events.draft import Draft
from evtx.events.when.clauses import clause_of
from evtx.frozen import replace
from evtx.model import ASSERTED
from evtx.text.disambiguate import PREPOSITIONS
from evtx.text.document import Document
from evtx.text.words import word_class

_REACH = 12  # tokens between a verb and its noun
_ABOUT_REACH = 4  # tokens of an act's own phrase before the verb about it
_COUNTS = word_class("events.arguments.counts_of") | word_class("events.own_nouns.amounts")
_REPLIED = word_class("events.another_act.replied")
_OF = "من"
_INTO = word_class("events.own_nouns.into")
_JOINING = word_class("events.own_nouns.joining")
_HITS = word_class("events.own_nouns.hits")
_OPENERS = word_class("events.own_nouns.openers")
_STRIKES = frozenset({"airstrike", "shelling", "bombing", "explosion", "armed_attack"})
_OF_SIDES = _STRIKES | {"territory"}
_DEADLY = frozenset({"airstrike", "shelling", "bombing", "explosion"})
_SHORT = 3  # letters of a word that is too short to be a count with a particle
_BOUND = frozenset({"N", "VN"})  # nouns that a genitive may follow


def is_its_own_noun(document: Document, draft: Draft, other: Draft) -> bool:
    """Whether a noun is what the verb before it in its clause was done by, begins, holds, or has for its subject."""
    noun, verb = draft.trigger, other.trigger
    if noun.form != "noun" or verb.form != "verb" or noun.analysis.conj or draft.sentence != other.sentence:
        return False
    if not 0 <= noun.first - verb.last <= _REACH or (draft.status in ASSERTED) != (other.status in ASSERTED):
        return False
    sentence = document.sentences[draft.sentence]
    if clause_of(sentence, noun.anchor) != clause_of(sentence, verb.anchor) or dates_differ(draft, other):
        return False
    if any(_goes_on(document, at) for at in range(verb.last, noun.first)):
        return False
    first = _with_count(document, noun.first, verb.last)
    by_it = noun.analysis.prep == "ب" or (first < noun.first and _is_by(document, first))
    if by_it:
        precise = draft.type in _DEADLY and other.type in _STRIKES  # no shots by which those of a strike fell
        return draft.type == other.type or (precise and types_meet(draft.type, other.type))
    if noun.analysis.prep:
        return False
    if first == verb.last:
        if draft.definite and noun.analysis.number == "p" and draft.type in _DEADLY:
            return False  # أودت الألغام بالمئات: a tally of many acts
        return draft.type == other.type or (draft.type in _DEADLY and verb.rule.type == "killing")
    return draft.type == other.type and _is_object(document, draft, first, other)


def _goes_on(document: Document, at: int) -> bool:
    """ورد الجيش باستهداف: whether a word may be a verb that "and" joins, or one of replying."""
    word = document.word_at(at)
    joined = word[:1] in ("و", "ف") and any(a.conj and a.cat in ("PV", "PVP") for a in document.analyses[at])
    return joined or word in _REPLIED


def _is_object(document: Document, draft: Draft, first: int, other: Draft) -> bool:
    """بدأ العمال سلسلة من الإضرابات، شارك الآلاف في احتجاجات: whether a phrase is no genitive and of no other word."""
    before = document.word_at(first - 1)
    if before in _INTO:
        return other.trigger.analysis.lemma in _JOINING
    if before in PREPOSITIONS or (draft.definite and first == draft.trigger.first):
        return False
    nouns = [a for a in document.analyses[first - 1] if a.cat in _BOUND]
    return not any(not (a.det or a.pron) for a in nouns)


def _with_count(document: Document, at: int, stop: int) -> int:
    """The first token of a noun with the words that count it (بعدد من الغارات، أكثر من 15 غارة، موجة جديدة من)."""
    first = at
    while first > stop:
        word = document.word_at(first - 1)
        if word == _OF and first - 1 > stop and _counts(document.word_at(first - 2)):
            first -= 2
        elif word == _OF and first - 2 > stop and _counts(document.word_at(first - 3)):
            first -= 3  # سلسلة جديدة من
        elif _counts(word):
            first -= 1
        else:
            break
    return first


def _counts(word: str) -> bool:
    bare = word.removeprefix("ب") if len(word) > _SHORT else word
    return word.isdigit() or word in _COUNTS or bare in _COUNTS


def _is_by(document: Document, first: int) -> bool:
    """Whether a count is written with the letter that says by what (بعدة غارات), or that letter stands before it."""
    word = document.word_at(first)
    return (word.startswith("ب") and word[1:] in _COUNTS) or document.word_at(first - 1) == "ب"


def is_about_its_noun(document: Document, draft: Draft, other: Draft) -> bool:
    """غارة لطائرات كذا استهدفتهم، غارات استهدفت أيضا آليات: the verb whose subject is the act that stands before it."""
    verb, noun = draft.trigger, other.trigger
    if verb.form != "verb" or noun.form != "noun" or verb.analysis.conj or draft.sentence != other.sentence:
        return False
    if verb.analysis.lemma not in _HITS or other.definite or other.type not in _STRIKES:
        return False
    between = range(noun.last, verb.first)
    if len(between) > _ABOUT_REACH or not types_meet(draft.type, other.type) or dates_differ(draft, other):
        return False
    return all(document.tokens[t].word and not _finite(document, t) for t in between) and _open(document, verb.first)


def _finite(document: Document, at: int) -> bool:
    found = document.analyses[at]
    return bool(found) and all(a.cat in ("PV", "IV", "PVP", "IVP") for a in found)


def _open(document: Document, at: int) -> bool:
    """Whether no word that opens a clause stands before a verb."""
    return document.word_at(at - 1) not in _OPENERS


def without_their_doers(document: Document, draft: Draft, groups: Sequence[Sequence[Draft]]) -> Draft:
    """The draft of such a noun or verb without the doers that the act has not: they are told beside it.

    استهدفت طائرات كذا بعدة غارات مواقع لكذا: whose positions they were did not strike.
    """
    act = next(
        (
            o
            for group in groups
            for o in group
            if is_its_own_noun(document, draft, o) or is_about_its_noun(document, draft, o)
        ),
        None,
    )
    if act is None or draft.type not in _OF_SIDES:
        return draft
    doers, hit = ({a.id for a in act.actors if a.role == role and not a.generic} for role in ("initiator", "target"))
    wrong = {
        a.id for a in draft.actors if (a.role == "initiator" and (a.id in hit or (doers and a.id not in doers)))
    } | {a.id for a in draft.actors if a.role == "target" and a.id in doers}
    return replace(draft, actors=tuple(a for a in draft.actors if a.id not in wrong)) if wrong else draft
