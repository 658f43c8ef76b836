"""The second half of a headline: what it tells after "and" is an act of its own. A trigger in, where its half begins out."""

from __future__ import annotations

from collections.abc import Sequence

from evtx.lexicon.schema import Trigger
from evtx.model import Mention, Sentence

_HEADS = frozenset({"title", "heading"})


def own_half(sentence: Sentence, trigger: Trigger, places: Sequence[Mention]) -> int:
    """The first token that can tell of the trigger's act: that of the sentence, or of the half that it opens.

    25 قتيلا في حمص وقصف على سرمين: a bare noun after "and" opens a half where the one before has a place already;
    without one both share what follows (غارات وقصف على سرمين).
    """
    analysis = trigger.analysis
    opens = trigger.form == "noun" and analysis.conj == "و" and not analysis.prep and not analysis.det
    if sentence.part not in _HEADS or not opens:
        return sentence.first
    told = any(m.last <= trigger.first and m.value.head for m in places)
    return trigger.first if told else sentence.first


def opens_half(trigger: Trigger, part: str) -> bool:
    """Whether a trigger of a headline stands behind its "and", so that it need not tell what the lead tells."""
    return part in _HEADS and trigger.form == "noun" and trigger.analysis.conj == "و"
