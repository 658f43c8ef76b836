"""The pieces under the date grammar: calendar arithmetic, number words, the vocabulary, the rule engine."""

from __future__ import annotations

from datetime import date

import pytest

from evtx.annotate.dates import words as dates_words
from evtx.annotate.dates.grammar import Grammar, Hit, Item
from evtx.annotate.dates.kinds import GRAMMAR
from evtx.annotate.dates.rules import RESULTS, RULES
from evtx.annotate.dates.values import Amount, clock_hour, iso_duration
from evtx.errors import DataError
from evtx.text import calendar
from evtx.text.normalize import fold_text

NUMBERS = [
    ("واحد وعشرين", "NUM", 21),
    ("مئة وسبعة وسبعين", "NUM", 177),
    ("ألفين وأربعة عشر", "NUM", 2014),
    ("ألف وتسعمائة وواحد", "NUM", 1901),
    ("ثلاثة آلاف", "NUM", 3000),
    ("أحد عشر", "NUM", 11),
    ("اثنين وثلاثين", "NUM", 32),
    ("الحادي والعشرين", "ORD", 21),
    ("السابع عشر", "ORD", 17),
    ("الثلاثين", "ORD", 30),
    ("الخمسة", "THE_NUM", 5),
]
HOURS = [
    (9, "evening", 21), (9, "morning", 9), (12, "morning", 0), (12, "noon", 12), (1, "noon", 13), (11, "noon", 11),
    (12, "night", 0), (2, "night", 2), (10, "night", 22), (3, "dawn", 3), (14, "pm", 14), (12, "pm", 12), (7, None, 7),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "value"), NUMBERS)
def test_number_words(text: str, kind: str, value: int) -> None:
    assert [(item.kind, item.value) for item in dates_words.items_of(fold_text(text))] == [(kind, value)]


@pytest.mark.parametrize(("hour", "part", "want"), HOURS)
def test_hour_of_the_day(hour: int, part: str | None, want: int) -> None:
    assert clock_hour(hour, part) == want


def test_weeks_run_from_saturday() -> None:
    assert calendar.week_days(date(2024, 6, 15)) == (date(2024, 6, 15), date(2024, 6, 21))
    assert calendar.week_days(date(2024, 6, 14), -1) == (date(2024, 6, 1), date(2024, 6, 7))


def test_months_end_where_they_end() -> None:
    assert calendar.shift_months(date(2024, 3, 31), -1) == date(2024, 2, 29)
    assert calendar.shift_months(date(2023, 12, 31), 2) == date(2024, 2, 29)
    assert calendar.month_days(2023, 2) == (date(2023, 2, 1), date(2023, 2, 28))


def test_weekday_outside_the_span() -> None:
    with pytest.raises(ValueError, match="no such weekday"):
        calendar.nth_weekday_of((date(2024, 2, 1), date(2024, 2, 29)), 0, 5)


def test_hijri_days() -> None:
    assert calendar.hijri_to_gregorian(1445, 9, 1) == date(2024, 3, 11)
    assert calendar.hijri_year_of(date(2024, 6, 15)) == 1445
    assert calendar.hijri_month_days(1445, 12) == (date(2024, 6, 7), date(2024, 7, 6))


def test_decades_and_quarters_count_as_years_and_months() -> None:
    assert iso_duration(Amount((("decade", 2.0), ("quarter", 1.0)))) == "P20Y3M"


def test_every_kind_of_a_rule_can_occur() -> None:
    """A misspelt kind in a pattern would never match: kinds are words of the data, marks, numbers or rules' results."""
    words = {kind for pieces in dates_words.vocabulary().words.values() for kind, _, _ in pieces}
    phrases = {kind for entries in dates_words.vocabulary().phrases.values() for _, kind, _ in entries}
    written = {"NUM", "NUMERIC", "CLOCK_DIGITS", "DASH", "SLASH", "COMMA", "OPEN", "CLOSE", "CLOCK_SPAN", "ANAPHORA"}
    assert GRAMMAR.kinds() <= words | phrases | written | RESULTS | {"COUNTED_DAY"}


def test_rule_ids() -> None:
    assert {rule.id.split(".")[0] for rule in RULES} == {"date", "time", "duration"}


def test_unknown_table_names_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tomllib.loads", lambda _: {"not_event": {}, "COLOUR": {"1": ["أحمر"]}})
    with pytest.raises(DataError, match=r"dates\.toml: COLOUR"):
        dates_words.vocabulary.__wrapped__()


def test_rules_join_their_own_results() -> None:
    grammar = Grammar({})
    rules = [grammar.rule("pair", "A", "A A", lambda hit: ("A", sum(item.value for item in hit.items)))]
    items = [Item("A", at, at + 1, 1) for at in range(4)]
    assert [(item.value, item.start, item.end) for item in grammar.apply(rules, items, lenient=False)] == [(4, 0, 4)]


def test_a_rule_may_refuse() -> None:
    grammar = Grammar({"ANY": "A|B"})

    def make(hit: Hit) -> tuple[str, int] | None:
        return ("C", hit.get("B")) if hit.has("B") else None

    items = [Item("A", 0, 1, 1), Item("A", 1, 2, 2), Item("B", 2, 3, 3)]
    made = grammar.apply([grammar.rule("pair", "B", "ANY (A|B)", make)], items, lenient=False)
    assert [(item.kind, item.value) for item in made] == [("A", 1), ("C", 3)]


def test_lenient_rules_wait_to_be_asked() -> None:
    grammar = Grammar({})
    rules = [grammar.rule("any", "A", "A", lambda hit: ("B", 0), lenient=True)]
    assert [i.kind for i in grammar.apply(rules, [Item("A", 0, 1, 0)], lenient=False)] == ["A"]
    assert [i.kind for i in grammar.apply(rules, [Item("A", 0, 1, 0)], lenient=True)] == ["B"]


def test_no_day_beyond_the_ends_of_the_calendar():
    assert calendar.days_after("2024-02-28", 2) == "2024-03-01"
    assert calendar.days_after("0001-01-02", -3) == "0001-01-01"
    assert calendar.days_after("9999-12-31", 1) == "9999-12-31"
    assert calendar.shift_months(date(1, 1, 5), -2) == date(1, 1, 5)
