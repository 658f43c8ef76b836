"""The cascade of the date grammar: which rules run, in which order."""

from __future__ import annotations

from evtx.annotate.dates.rules_calendar import (
    DATE_RULES,
    MONTH_RULES,
    NUMBER_YEAR_RULES,
    NUMERIC_DAY_RULES,
    YEAR_RULES,
)
from evtx.annotate.dates.rules_clock import CLOCK_RULES
from evtx.annotate.dates.rules_days import DAY_RULES, PART_RULES, SHIFT_RULES
from evtx.annotate.dates.rules_join import JOIN_RULES
from evtx.annotate.dates.rules_periods import LENGTH_RULES, PERIOD_RULES, STRETCH_RULES
from evtx.annotate.dates.rules_places import PLACE_RULES, WEEKDAY_NUMBER_RULES

# Dates before clock times (5 أيار), clock times before lengths (الساعة 3 و15 دقيقة), lengths before what
# stands beside a day (قبل أسبوعين), ranges last.
RULES = (
    *YEAR_RULES, *MONTH_RULES, *PLACE_RULES, *DATE_RULES, *STRETCH_RULES, *CLOCK_RULES, *PERIOD_RULES,
    *NUMERIC_DAY_RULES, *WEEKDAY_NUMBER_RULES, *DAY_RULES, *LENGTH_RULES, *SHIFT_RULES, *PART_RULES,
    *NUMBER_YEAR_RULES, *JOIN_RULES,
)  # fmt: skip

# Merged items that are expressions of their own, as against what is left of the words.
RESULTS = frozenset(
    {
        "DATE", "MON", "YEAR", "WEEK_SPAN", "SPAN", "SINCE_SPAN", "NIGHT", "CLOCK", "CLOCK_SPAN", "MOMENT", "SHIFT",
        "AMOUNT", "LENGTH_SPAN", "DAY_PART",
    }
)  # fmt: skip
