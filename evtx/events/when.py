"""When: the date of a trigger, from its clause, its sentence, the running account or the publication day.

Codebook section 4: nearest expression in the clause, else inherited from the paragraph's or the
article's running date, else the publication day with precision `inferred`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date as date_type

from evtx.events.draft import DraftDate
from evtx.lexicon.load import Lexicon
from evtx.lexicon.match import bare_words
from evtx.lexicon.schema import Trigger
from evtx.model import DateValue, Mention, Sentence
from evtx.text.disambiguate import Reading
from evtx.text.document import Document
from evtx.text.segment import RELATIVES, SUBORDINATORS

_LONG = 31
_LASTING = frozenset({"blockade", "armed_clash", "displacement", "territory", "withdrawal"})
_DATELESS = frozenset({"habitual", "hypothetical"})


# What has a date of its own when one follows it.
_PACTS = frozenset(
    "اتفاق اتفاقيه اتفاقات معاهده هدنه تفاهم قرار قانون بروتوكول دستور الموقع الموقعه المبرم المبرمه موسس".split()
)
_PACT_REACH = 6
_HEAD = 8  # tokens that a dateline may have before its date
_DASHES = frozenset("/ - – — : . ( ) | ،".split())


def date_of(
    document: Document,
    trigger: Trigger,
    sentence: Sentence,
    dates: Sequence[Mention],
    readings: Sequence[Reading | None],
    running: DraftDate | None,
    published: str | None,
    status: str,
    lexicon: Lexicon,
) -> DraftDate:
    """The date of one trigger. `dates`: date mentions of its sentence; `running`: the account's date so far."""
    if status in _DATELESS:
        return DraftDate(None, None, "none")
    usable = [
        m
        for m in dates
        if m.value is not None
        and not _background(trigger, m)
        and not _of_a_pact(document, trigger, m)
        and not _elsewhere(document, trigger, sentence, m)
        and not _in_dateline(document, sentence, m, readings, published)
    ]
    days = [m for m in usable if m.value.start or m.value.precision == "unanchored"]
    clocks = [m for m in usable if m not in days]
    told = [m for m in days if not _of_reporting(document, trigger, sentence, m, readings, lexicon)]
    if told:
        best = min(told, key=lambda m: _distance(trigger, sentence, m, readings))
        return DraftDate(_with_clock(best.value, clocks), best, "sentence")
    if days and running is None:
        # the day of the reporting verb is the event's only when nothing else dates it (codebook, section 4)
        return DraftDate(_with_clock(days[0].value, clocks), days[0], "reported")
    if clocks and status != "planned":
        # a lone clock time or part of day belongs to the running day
        day = _inherited(running, published)
        return replace(day, value=_with_clock(day.value, clocks) if day.value else None)
    if status == "planned":
        value = DateValue(None, None, "inferred", not_before=published) if published else None
        return DraftDate(value, None, "planned")
    return _inherited(running, published)


def _inherited(running: DraftDate | None, published: str | None) -> DraftDate:
    if running is not None and running.value is not None:
        return replace(running, how="running", mention=None)
    if published is None:
        return DraftDate(DateValue(None, None, "unanchored"), None, "none")
    return DraftDate(DateValue(published, published, "inferred"), None, "published")


def _with_clock(value: DateValue, clocks: Sequence[Mention]) -> DateValue:
    """A day with the clock time or part of day told beside it."""
    if not clocks or value.time:
        return value
    clock: DateValue = clocks[0].value
    precision = "hour" if clock.time and value.precision in ("day", "inferred") else value.precision
    return replace(value, time=clock.time, part=value.part or clock.part, precision=precision)


def in_subordinate(document: Document, sentence: Sentence, token: int) -> bool:
    """Whether a token stands in a clause opened by حيث، بينما، التي or the like."""
    first = clause_of(sentence, token)[0]
    word = document.tokens[first].text
    bare = word[1:] if word[:1] in "وف" and len(word) > 2 else word
    return bool({word, bare} & (SUBORDINATORS | RELATIVES))


def clause_of(sentence: Sentence, token: int) -> tuple[int, int]:
    """The clause that holds a token."""
    return next(((a, b) for a, b in sentence.clauses if a <= token < b), (sentence.first, sentence.last))


def _elsewhere(document: Document, trigger: Trigger, sentence: Sentence, date: Mention) -> bool:
    """A date in a subordinate clause dates that clause alone."""
    if clause_of(sentence, date.first) == clause_of(sentence, trigger.anchor):
        return False
    opened = clause_of(sentence, date.first)[0]
    if trigger.form == "noun" and 0 <= opened - trigger.last <= 1 and document.tokens[opened].text in RELATIVES:
        return False  # الانفجار الذي دوى ليل الأحد: the clause says more of the act
    return date.first > trigger.anchor and in_subordinate(document, sentence, date.first)


_STATEMENTS = frozenset("بيان تصريح تصريحات تغريده منشور موتمر مقابله كلمه تسجيل حديث".split())


def _of_reporting(
    document: Document,
    trigger: Trigger,
    sentence: Sentence,
    date: Mention,
    readings: Sequence[Reading | None],
    lexicon: Lexicon,
) -> bool:
    """Whether a date tells when something was said (قالت اليوم الجمعة إن ...، في بيان اليوم)."""
    nearby = range(max(sentence.first, date.first - 3), date.first)
    if any(not _STATEMENTS.isdisjoint(bare_words(document.tokens[i].text)) for i in nearby):
        return True
    first, last = clause_of(sentence, date.first)
    if first <= trigger.anchor < last:
        # وفق ما أعلن مسؤولون اليوم: the last verb before the date is one of saying, and stands after the act
        verb = next((i for i in reversed(range(trigger.last, date.first)) if _is_finite(readings[i])), None)
        return verb is not None and _says(readings[verb], lexicon)
    if document.tokens[first].text in RELATIVES and first > trigger.anchor:
        return False
    return any(_says(readings[i], lexicon) for i in range(first, date.first))


def _is_finite(reading: Reading | None) -> bool:
    return reading is not None and reading.finite


def _says(reading: Reading | None, lexicon: Lexicon) -> bool:
    return reading is not None and reading.finite and reading.analysis.lemma in lexicon.reporting.verbs


def _in_dateline(
    document: Document,
    sentence: Sentence,
    date: Mention,
    readings: Sequence[Reading | None],
    published: str | None,
) -> bool:
    """الجزائر 26 فبراير 2019 / قالت: the day of publication before the first words of the report."""
    if sentence.part not in ("lead", "heading") or date.value.start != published or date.first - sentence.first > _HEAD:
        return False
    after = document.tokens[date.last].text if date.last < sentence.last else ""
    return after in _DASHES and not any(_is_finite(readings[i]) for i in range(sentence.first, date.first))


def _background(trigger: Trigger, date: Mention) -> bool:
    """ "الأعنف منذ مطلع العام": a long span does not date an act that is told as a known or single one."""
    return days_of(date.value) > _LONG and (
        (trigger.form == "noun" and trigger.analysis.det)
        or (trigger.form == "verb" and trigger.analysis.cat in ("PV", "PVP") and trigger.rule.type not in _LASTING)
    )


def _of_a_pact(document: Document, trigger: Trigger, date: Mention) -> bool:
    """خرقا لاتفاق فض الاشتباك الموقع عام 1974: the date is the agreement's or the law's, unless that is the event."""
    before = range(max(0, date.first - _PACT_REACH), date.first)
    return (
        days_of(date.value) > 1
        and trigger.rule.type not in ("agreement", "meeting")
        and trigger.anchor not in before
        and any(not _PACTS.isdisjoint(bare_words(document.tokens[i].text)) for i in before)
    )


def days_of(value: DateValue) -> int:
    """Length of a date in days; 0 where it has none."""
    if not value.start or not value.end:
        return 0
    return (date_type.fromisoformat(value.end) - date_type.fromisoformat(value.start)).days + 1


def _distance(trigger: Trigger, sentence: Sentence, date: Mention, readings: Sequence[Reading | None]) -> float:
    """Tokens between, with a price for every clause boundary and finite verb in between."""
    low, high = min(trigger.anchor, date.first), max(trigger.anchor, date.first)
    verbs = sum(1 for i in range(low + 1, high) if (r := readings[i]) is not None and r.finite)
    boundaries = sum(1 for first, _ in sentence.clauses if low < first <= high)
    return (high - low) + 6 * verbs + 5 * boundaries + (0 if date.first > trigger.anchor else 0.5)
