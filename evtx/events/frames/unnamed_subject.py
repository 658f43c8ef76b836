"""Acts whose verb leaves out who acts, since the sentence before has just told him: a trigger and its frame in.

وزرعوا ألغاما، ثم شنت هجوما: the subject is the pronoun in the verb of the act, or in the one that carries
its noun.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from evtx.events.annotated import Annotated
from evtx.lexicon.load import Lexicon
from evtx.lexicon.schema import Trigger
from evtx.text.disambiguate import Reading
from evtx.text.document import Document

if TYPE_CHECKING:
    from evtx.events.frames.fillers import Frame

_LAYS = "نصب"  # an ambush
_OPENERS = frozenset({"ثم", "كما", "وقد", "فيما", "بعدها", "وبعدها", "ولاحقا", "لاحقا"})


def leaves_out_subject(known: Annotated, trigger: Trigger, frame: Frame) -> bool:
    """Whether the verb of an act, or the one that carries the noun of an act, is active and has no subject."""
    if frame.voice == "active":
        return not any(f.place == "subject" for f in frame.fillers)
    if trigger.form != "noun" or any(f.role == "initiator" for f in frame.fillers):
        return False
    return carried_by_bare_verb(known.document, known.readings, known.lexicon, trigger)


def carried_by_bare_verb(
    document: Document, readings: Sequence[Reading | None], lexicon: Lexicon, trigger: Trigger
) -> bool:
    """ثم شنت هجوما، ونصبوا كمينا: right after its verb the noun is in the accusative, or the verb has "they" in it."""
    verb = trigger.first - 1
    reading = readings[verb] if verb >= 0 else None
    if reading is None or not reading.finite:
        return False
    supports = lexicon.supports.get(reading.analysis.lemma, ())
    carries = any(s.subject == "initiator" and not s.preposition for s in supports)
    if not carries and reading.analysis.lemma != _LAYS:
        return False
    opens = verb == document.sentences[document.sentence_of(verb)].first or document.tokens[verb - 1].text in _OPENERS
    return opens and (trigger.analysis.case == "acc" or reading.analysis.number == "p")
