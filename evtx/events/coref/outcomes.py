"""What an act resulted in, which folds into it (codebook, section 1): two drafts in, yes or no out.

أسفرت المعارك عن أسرى، اعتقال 36 ومصادرة أسلحة، صادرت أسلحة كانت بحوزة المعتقلين: people and things taken in an act.
"""

from __future__ import annotations

from evtx.events.coref.contradictions import dates_differ
from evtx.events.coref.kinds import APART, OUTCOMES
from evtx.events.draft import Draft
from evtx.events.where.same_place import places_meet
from evtx.model import ASSERTED, HEADS
from evtx.text.document import Document
from evtx.text.words import word_class

_TAKEN = (OUTCOMES | {"abduction"}) - {"killing", "physical_assault"}
_CAUSES = frozenset({"raid", "armed_clash", "armed_attack"})
_RESULTING, _RESULT_REACH = word_class("events.outcomes.resulting"), 14  # tokens from such a verb to what it led to
_OUT_OF, _VERB_REACH = word_class("events.outcomes.out_of"), 6  # tokens from an act to the verb with which it ends
_HAD_ON = word_class("events.outcomes.had_on")
_THE_HELD = word_class("events.outcomes.the_held")
_HAD_REACH, _LIST_REACH = 10, 12  # tokens from a seizure to on whom it was; from one outcome to the next of a list


def came_of_it(document: Document, draft: Draft, other: Draft) -> bool:
    """أسفرت عمليات التمشيط عن أسر عشرين، هجوم أسفر عن خطف ستة: the noun of what was taken, behind a verb of result."""
    if draft.sentence != other.sentence or draft.type not in _TAKEN or other.type not in _CAUSES:
        return False
    if draft.trigger.form != "noun" or draft.definite or not _are_one(draft, other):
        return False
    behind = range(other.trigger.last, draft.trigger.first)
    ahead = range(max(0, other.trigger.first - 2), other.trigger.first)
    led = any(_results(document, at) for at in ahead)
    led = led or any(_results(document, at) for at in behind[:_VERB_REACH])
    return led and 0 < len(behind) <= _RESULT_REACH and any(document.word_at(at) in _OUT_OF for at in behind)


def _results(document: Document, at: int) -> bool:
    """Whether a verb of result may stand at a token."""
    return any(a.lemma in _RESULTING and a.cat in ("PV", "IV") for a in document.analyses[at])


def is_listed_with(document: Document, draft: Draft, other: Draft) -> bool:
    """اعتقال 36 مسلحا ومصادرة أسلحة: the seizure that "and" joins to an arrest, of nobody else and nowhere else."""
    if (draft.type, other.type) != ("seizure", "arrest") or draft.sentence != other.sentence:
        return False
    nouns = draft.trigger.form == other.trigger.form == "noun" and draft.trigger.analysis.conj == "و"
    between = range(other.trigger.last, draft.trigger.first)
    if not nouns or not 0 < len(between) <= _LIST_REACH or not _are_one(draft, other):
        return False
    doers, others = ({a.id for a in d.actors if a.role == "initiator"} for d in (draft, other))
    return doers <= others and all(document.tokens[at].word for at in between)


def is_on_the_held(document: Document, draft: Draft, other: Draft) -> bool:
    """وصادرت أسلحة كانت بحوزة المعتقلين، عثرت بحوزتهم على أموال: what was taken from those just arrested."""
    gap = draft.sentence - other.sentence
    if draft.type != "seizure" or not _holds(other) or not 0 <= gap <= 1 or draft.topic != other.topic:
        return False
    if draft.part in HEADS or other.part in HEADS or other.trigger.anchor > draft.trigger.anchor:
        return False
    last = min(document.sentences[draft.sentence].last, draft.trigger.last + _HAD_REACH)
    words = [document.word_at(at) for at in range(draft.trigger.last, last)]
    on_them = any(
        word in _THE_HELD or (word in _HAD_ON and after in _THE_HELD)
        for word, after in zip(words, [*words[1:], ""], strict=True)
    )
    return on_them and _are_one(draft, other)


def _holds(draft: Draft) -> bool:
    """An arrest, or a raid in which people were held."""
    return draft.type == "arrest" or (draft.type == "raid" and any(v.figure == "detained" for v in draft.figures))


def _are_one(draft: Draft, other: Draft) -> bool:
    """Whether no status, day or place tells the outcome from the act; bodies found have a story of their own."""
    if draft.subtype in APART or (draft.status in ASSERTED) != (other.status in ASSERTED) or dates_differ(draft, other):
        return False
    if draft.place.how != "clause" or other.place.how != "clause":
        return True
    return any(places_meet(a, b) for a in draft.place.places for b in other.place.places)
