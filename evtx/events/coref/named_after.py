"""An act named in general words behind its telling in one sentence: two drafts in, yes or no out.

فجر نفسه في معسكر، مما أسفر عن مقتل أربعة في هجوم تبنته كذا; قصفوا البلدة بالغاز، في ما يعد أسوأ هجوم: the noun names or
judges what was told, and is no second act.
"""

from __future__ import annotations

from itertools import pairwise

from evtx.events.coref.contradictions import dates_differ, places_differ
from evtx.events.coref.kinds import OUTCOMES, VIOLENT, types_meet
from evtx.events.draft import Draft
from evtx.model import ASSERTED
from evtx.text.document import Document
from evtx.text.words import word_class

_NAMES = frozenset({"armed_attack", "chemical_attack", "bombing"})
_IN, _DEGREES = frozenset({"في", "خلال", "ضمن"}), word_class("events.named_after.degrees")
_RESULTS, _REACH = word_class("events.named_after.results"), 30  # tokens from an act to its name behind the toll
_CALLED, _CALLED_REACH = word_class("events.named_after.called"), 4  # tokens from "what is called" to the name
_WHAT = frozenset({"ما", "فيما", "بما"})
_TURNS = word_class("events.named_after.turns")


def is_named_behind(document: Document, draft: Draft, other: Draft) -> bool:
    """Whether a noun names the act that another draft told before it in the sentence."""
    noun, act = draft.trigger, other.trigger
    if noun.form != "noun" or noun.analysis.conj or draft.sentence != other.sentence or act.last >= noun.first:
        return False
    if draft.type not in _NAMES or draft.subtype or other.type not in VIOLENT - OUTCOMES:
        return False
    if not types_meet(draft.type, other.type) or (draft.status in ASSERTED) != (other.status in ASSERTED):
        return False
    if noun.first - act.last > _REACH or places_differ(draft, other) or dates_differ(draft, other):
        return False
    between = range(act.last, noun.first)
    if any(_goes_on(document, at) for at in between):
        return False
    return _is_called(document, noun.first) or (
        _stands_in(document, noun.first) and any(document.word_at(at) in _RESULTS for at in between)
    )


def _stands_in(document: Document, at: int) -> bool:
    """في هجوم، في أحدث هجوم."""
    before = document.word_at(at - 1)
    return before in _IN or (before in _DEGREES and document.word_at(at - 2) in _IN)


def _is_called(document: Document, at: int) -> bool:
    """في ما يعد أسوأ هجوم، فيما وصف بأنه هجوم: behind "what" and a verb of naming."""
    words = [document.word_at(t) for t in range(max(0, at - _CALLED_REACH), at)]
    return any(one in _WHAT and two in _CALLED for one, two in pairwise(words))


def _goes_on(document: Document, at: int) -> bool:
    """وقتل مسلحون ثلاثة، بينما هاجم آخرون، بعد هجوم: whether another act begins with a word."""
    word = document.word_at(at)
    joined = word[:1] in ("و", "ف") and any(a.conj and a.cat in ("PV", "PVP", "IV") for a in document.analyses[at])
    called = word == "فيما" and document.word_at(at + 1) in _CALLED
    return (joined and word not in _RESULTS) or (word in _TURNS and not called)
