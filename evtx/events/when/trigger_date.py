"""When: the date of a trigger, from its clause, its sentence, the running account or the publication day.

Codebook section 4: nearest expression in the clause, else inherited from the paragraph's or the
article's running date, else the publication day with precision `inferred`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date as date_type

from evtx.events.draft import DraftDate
from evtx.events.when.clauses import clause_of
from evtx.events.when.counted_from import day_counted_on
from evtx.events.when.day_shift import counted_day, shifted_day
from evtx.events.when.described import of_what_lasts
from evtx.events.when.of_others import of_a_visitor, of_the_present, of_what_is_due
from evtx.events.when.said import dates_what_was_said, of_reporting
from evtx.events.when.scope import (
    LASTED,
    background,
    days_of,
    elsewhere,
    in_dateline,
    in_subordinate,
    is_pluperfect,
    length_of_another,
    of_a_deadline,
    of_a_pact,
    of_a_past_deed,
    of_a_plan,
    of_an_act_before,
    of_the_clause_before,
    says_more,
)
from evtx.events.when.since import opened_by_since, since_told
from evtx.frozen import replace
from evtx.lexicon.load import Lexicon
from evtx.lexicon.schema import Trigger
from evtx.model import DateValue, Mention, Sentence
from evtx.text.calendar import days_after
from evtx.text.disambiguate import Reading
from evtx.text.document import Document
from evtx.text.words import word_class

__all__ = ["date_of", "days_of", "in_subordinate", "lead_day"]

_DATELESS = frozenset({"habitual", "hypothetical"})
_HAPPENED = frozenset({"occurred", "ongoing"})
_ON_END = frozenset({"date.on_end"})  # لليوم الثالث: of what goes on alone
_OWN_DAY = frozenset({"date.on_end.own"})  # دخل القتال يومه السادس: of the act itself
_FROM = "date.since"
_TAKING = frozenset({"arrest", "abduction"})
_HELD = 31  # days for which somebody can be told to be held since; more are those of a count
_RECENT = 2  # days before the publication that open an account
_EARLY = frozenset({"dawn", "morning"})
_BY_WEEKDAY = ("date.weekday", "date.part")
_CAUSES = word_class("events.where.causes") | {"ردا", "انتقاما"}
_SAID = frozenset({"threat", "accusation"})  # acts of speech, reported as they are said


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
    base: DraftDate | None = None,
) -> DraftDate:
    """The date of one trigger.

    `dates`: date mentions of its sentence; `running`: the account's date so far; `base`: the day of the act before,
    from which "the next day" counts (None: the running one).
    """
    if status in _DATELESS:
        return DraftDate(None, None, "none")
    usable = _own_dates(document, trigger, sentence, dates, readings, published, status)
    days = [m for m in usable if m.value.start or m.value.precision == "unanchored"]
    clocks = [m for m in usable if m not in days]
    if trigger.rule.type in _SAID:
        days = _days_of_speech(document, trigger, sentence, days, readings)
    told = [
        m
        for m in days
        if not of_reporting(document, trigger, sentence, m, readings, lexicon)
        and not of_a_visitor(document, trigger, sentence, m)
    ]
    counted = counted_day(document, trigger, sentence, told, base or running, published)
    counted = counted or day_counted_on(document, trigger, told, published)
    if counted is not None:
        return counted
    if told:
        best = _by_calendar(min(told, key=lambda m: _distance(document, trigger, sentence, m, readings)), told)
        best = next((m for m in told if m.rule in _ON_END | _OWN_DAY and m.value.end == best.value.end), best)
        lasting = status == "ongoing" or trigger.analysis.cat == "IV"
        since = since_told(document, trigger, sentence, best, published, lasting)
        since = _taken_on(since, best) if _taken(trigger) else since
        own = _so_far(since, published, status)
        own = _until(document, trigger, best, own, running)
        if best.rule == "date.length" and document.tokens[best.first].text in LASTED:
            own = _anchored(own, [m.value for m in days if m.rule != best.rule], running, published)
        return DraftDate(_with_clock(own, clocks), best, "sentence")
    shifted = shifted_day(document, trigger, sentence, base or running, published)
    if shifted is not None:
        return shifted
    if days and (trigger.rule.type in _SAID or not _same_day(days[0].value, running)):
        # the day of the reporting verb is the event's only when no day of its own dates it (codebook, section 4)
        return DraftDate(_with_clock(days[0].value, clocks), days[0], "reported")
    if clocks and status != "planned":
        # a lone clock time or part of day belongs to the running day
        day = _after_the_night(_inherited(running, published), clocks[0], published)
        return replace(day, value=_with_clock(day.value, clocks) if day.value else None)
    if status == "planned":
        value = DateValue(None, None, "inferred", not_before=published) if published else None
        return DraftDate(value, None, "planned")
    if trigger.rule.type in _SAID:
        return _inherited(None, published)
    return _inherited(running, published)


def _by_calendar(best: Mention, told: Sequence[Mention]) -> Mention:
    """في 27 تموز الفائت، نفذ التحالف بعد منتصف ليل الاثنين إنزالا: the weekday is that of the date told before it."""
    if not best.rule.startswith(_BY_WEEKDAY) or not best.value.start:
        return best
    day = date_type.fromisoformat(best.value.start).weekday()
    # a night may be told as that of the day before or after
    days = (day, (day + 1) % 7, (day - 1) % 7) if best.value.part == "night" else (day,)
    by_date = (m for m in told if m.first < best.first and m.rule.startswith("date.absolute") and m.value.start)
    exact = (m for m in by_date if m.value.precision == "day")
    return next((m for m in exact if date_type.fromisoformat(m.value.start).weekday() in days), best)


def _own_dates(
    document: Document,
    trigger: Trigger,
    sentence: Sentence,
    dates: Sequence[Mention],
    readings: Sequence[Reading | None],
    published: str | None,
    status: str,
) -> list[Mention]:
    """The dates of a sentence that can be the trigger's: not those of other clauses, pacts, plans and datelines."""
    return [
        m
        for m in dates
        if m.value is not None
        and not background(trigger, m, readings)
        and not (m.rule in _OWN_DAY and _of_another(document, trigger, m))
        and (m.rule not in _ON_END or _lasts(trigger, status))
        and not of_a_pact(document, trigger, m)
        and not opened_by_since(document, trigger, m)
        and not of_the_clause_before(document, trigger, m, dates, readings)
        and not length_of_another(document, trigger, m)
        and not of_what_lasts(document, trigger, m, readings)
        and not of_an_act_before(document, trigger, m, readings, published)
        and not of_a_past_deed(document, trigger, m, published)
        and not of_a_deadline(document, trigger, m)
        and not of_what_is_due(document, trigger, m)
        and not of_the_present(document, trigger, sentence, m, readings)
        and not _still_to_come(m, status, published)
        and not of_a_plan(document, trigger, m, readings, status, published)
        and not elsewhere(document, trigger, sentence, m, readings)
        and not in_dateline(document, sentence, m, readings, published)
    ]


def _of_another(document: Document, trigger: Trigger, date: Mention) -> bool:
    """نقاط احتجاج مع دخول الإضراب يومه الثاني: whether it is another act that enters its second day."""
    return any(document.tokens[i].text.endswith("دخول") for i in range(trigger.last, date.first))


def _lasts(trigger: Trigger, status: str) -> bool:
    """Whether "for the fifth day" tells how long an act has lasted: no raid or protest is one act of five days."""
    return status == "ongoing" or trigger.rule.type == "blockade"


def _still_to_come(date: Mention, status: str, published: str | None) -> bool:
    """A day after the publication is none of what has happened."""
    return status in _HAPPENED and bool(published and date.value.start and date.value.start > published)


def _days_of_speech(
    document: Document,
    trigger: Trigger,
    sentence: Sentence,
    days: Sequence[Mention],
    readings: Sequence[Reading | None],
) -> list[Mention]:
    """هدنة أبرمت الشهر الماضي، إلا أن إحداها هددت: of what other clauses tell a threat can have a day, but no month."""
    own = clause_of(sentence, trigger.anchor)
    return [m for m in days if _is_beside(document, sentence, m, readings, own)] or [
        m for m in days if days_of(m.value) == 1
    ]


def _is_beside(
    document: Document,
    sentence: Sentence,
    date: Mention,
    readings: Sequence[Reading | None],
    own: tuple[int, int],
) -> bool:
    """توعد القائد، خلال لقائه وجهاء الأسبوع الماضي، باقتحام كذا: whether a day is told in an act's clause, or in words
    between commas that have no verb of their own.
    """
    first, last = clause_of(sentence, date.first)
    if (first, last) == own:
        return True
    verb = any((r := readings[i]) is not None and r.finite for i in range(first, last))
    return first > own[0] and not verb and not in_subordinate(document, sentence, date.first)


def _after_the_night(day: DraftDate, clock: Mention, published: str | None) -> DraftDate:
    """الليلة الماضية ... وفجرا داهمت: the morning told after a night is that of the next day."""
    value, part = day.value, clock.value.part
    if value is None or value.part != "night" or part not in _EARLY or not value.start or not published:
        return day
    morning = days_after(value.start, 1)
    if value.end != value.start or morning > published:
        return day
    return DraftDate(DateValue(morning, morning, "day", part), clock, "sentence")


def _same_day(value: DateValue, running: DraftDate | None) -> bool:
    return running is not None and running.value is not None and running.value.start == value.start


def lead_day(
    document: Document,
    sentence: Sentence,
    dates: Sequence[Mention],
    readings: Sequence[Reading | None],
    published: str | None,
    lexicon: Lexicon,
) -> DraftDate | None:
    """The day that a sentence of the opening tells in its main clause, whatever is told of it: the account's day.

    Not the day on which something was said, nor one told as earlier; one or two days before the publication at most.
    """
    if published is None or is_pluperfect(document, sentence, readings):
        return None
    for mention in dates:
        value: DateValue | None = mention.value
        if (
            value is None
            or value.start is None
            or value.start != value.end
            or value.precision in ("week", "month", "year")
        ):
            continue
        if not 0 <= (date_type.fromisoformat(published) - date_type.fromisoformat(value.start)).days <= _RECENT:
            continue
        if in_subordinate(document, sentence, mention.first) or dates_what_was_said(
            sentence, mention, readings, lexicon
        ):
            continue
        if not in_dateline(document, sentence, mention, readings, published):
            return DraftDate(value, mention, "sentence")
    return None


def _taken_on(value: DateValue, date: Mention) -> DateValue:
    """The first day of a span that begins on one day (منذ الأحد); not of one counted up (منذ بداية العام)."""
    began = date.rule == _FROM and value.precision == "days" and days_of(value) <= _HELD
    return replace(value, end=value.start, precision="day") if began else date.value


def _taken(trigger: Trigger) -> bool:
    """احتجزت خمسة منذ الأحد: people were taken on that day, and are held since."""
    return trigger.rule.type in _TAKING and trigger.form == "verb" and trigger.analysis.cat in ("PV", "PVP")


def _until(
    document: Document, trigger: Trigger, date: Mention, value: DateValue, running: DraftDate | None
) -> DateValue:
    """ودامت المواجهات حتى ليل الثلاثاء: from the day of the account, if that is an earlier one."""
    began = running.value.start if running is not None and running.value is not None else None
    until = date.first > 0 and document.tokens[date.first - 1].text == "حتي" and trigger.rule.type == "armed_clash"
    if not until or began is None or value.start is None or began >= value.start:
        return value
    return replace(value, start=began, precision="days")


def _anchored(
    value: DateValue, told: Sequence[DateValue], running: DraftDate | None, published: str | None
) -> DateValue:
    """أعلن أمس استعادة البلدة بعد معارك دامت يومين: a length that ends on the day told with it, else the account's.

    In a month that is told (شهدت في يوليو اشتباكات دامت أسبوعا) it is somewhere in that month.
    """
    if value.start is None or value.end != published or published is None:
        return value
    account = running.value if running is not None else None
    anchor = next((v for v in told if v.start), account)
    if anchor is None or anchor.start is None or anchor.end is None or anchor.end >= published:
        return value
    if anchor.start != anchor.end:
        return anchor if anchor.precision == "month" else value
    back = (date_type.fromisoformat(published) - date_type.fromisoformat(anchor.start)).days
    return replace(value, start=days_after(value.start, -back), end=anchor.end)


def _so_far(value: DateValue, published: str | None, status: str) -> DateValue:
    """هذا الشهر of what has happened: up to the day of publication."""
    if status == "planned" or published is None or value.start is None or value.end is None:
        return value
    return replace(value, end=published) if value.start <= published < value.end else value


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


def _distance(
    document: Document, trigger: Trigger, sentence: Sentence, date: Mention, readings: Sequence[Reading | None]
) -> float:
    """Tokens between, with a price for every clause boundary and finite verb in between."""
    if says_more(document, trigger, sentence, date):
        return 1.0
    low, high = min(trigger.anchor, date.first), max(trigger.anchor, date.first)
    verbs = sum(1 for i in range(low + 1, high) if (r := readings[i]) is not None and r.finite)
    boundaries = sum(1 for first, _ in sentence.clauses if low < first <= high)
    # تظاهروا مساء الجمعة احتجاجا على مقتل شاب برصاص الشرطة الاثنين: the day before is that of who cried out
    boundaries += date.first < trigger.anchor and any(t.text in _CAUSES for t in document.tokens[low:high])
    return (high - low) + 6 * verbs + 5 * boundaries + (0 if date.first > trigger.anchor else 0.5)
