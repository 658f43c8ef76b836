"""What the days of a sentence make of an act's status: status, reasons and date mentions in, both settled out.

Cues and tense know no days (`annotate/context.py`): what is done daily since a day is one act that goes on, what is
done several times on one day is no habit, and what was ordered months ago has been done.
"""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.when.clauses import clause_of
from evtx.events.when.scope import days_of, goes_on_since
from evtx.lexicon.schema import Trigger
from evtx.model import EventDate, Mention, Sentence
from evtx.text.calendar import days_after
from evtx.text.disambiguate import Reading

_DONE = ("tense.perfect",)
_TIMES, _ORDER, _PRESENT = "cue.habit.times", "cue.order.verb", "tense.imperfect"
_BLOWS = frozenset({"airstrike", "shelling", "armed_attack", "raid"})
_CARRIED_OUT = 21  # days after which the report would say that an order was not followed


def settled(
    readings: Sequence[Reading | None],
    sentence: Sentence,
    trigger: Trigger,
    dates: Sequence[Mention],
    told: tuple[str, tuple[str, ...]],
    published: str | None,
) -> tuple[str, tuple[str, ...]]:
    """The status of a trigger and its reasons; `told` is what cues and tense give."""
    status, reasons = told
    if status == "habitual":
        if goes_on_since(sentence, trigger, dates):
            return "ongoing", reasons
        if _TIMES in reasons and any(days_of(m.value) == 1 for m in _of_clause(sentence, trigger, dates)):
            return "occurred", _DONE  # قصفت الطائرات القرية عدة مرات فجر اليوم
        today = any(_is_today(m.value, published) for m in _of_clause(sentence, trigger, dates))
        if _PRESENT in reasons and today and not _is_announced(readings, sentence, trigger):
            return "occurred", reasons  # يعقد الوزراء السبت اجتماعا طارئا, printed on that Saturday
    if status == "planned" and _ORDER in reasons and trigger.rule.type in _BLOWS and published:
        before = days_after(published, -_CARRIED_OUT)
        if any(m.value.end and m.value.end < before for m in _of_clause(sentence, trigger, dates)):
            return "occurred", _DONE  # أمر العام الماضي بشن غارات على المطار
    return told


def _is_announced(readings: Sequence[Reading | None], sentence: Sentence, trigger: Trigger) -> bool:
    """سيحل اليوم السبت ضيفا في زيارة يجري خلالها مباحثات: what the same sentence tells of what is to come."""
    return any(r is not None and r.finite and r.analysis.future for r in readings[sentence.first : trigger.anchor])


def _is_today(day: EventDate, published: str | None) -> bool:
    """Whether a weekday is that of publication: bare "today" may be nowadays, another weekday is yet to come."""
    return bool(published and day.weekday and day.start == day.end == published)


def _of_clause(sentence: Sentence, trigger: Trigger, dates: Sequence[Mention]) -> list[Mention]:
    own = clause_of(sentence, trigger.anchor)
    return [m for m in dates if clause_of(sentence, m.first) == own]
