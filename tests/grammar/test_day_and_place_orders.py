"""Verb, subject, object, day and place in every order: the act is made, on its day and at its place."""

from __future__ import annotations

import pytest

from tests.grammar.test_places import events

ORDERS = [
    "{v} {d} {s} {o} {p}.", "{v} {s} {d} {o} {p}.", "{v} {s} {o} {p} {d}.", "{d}، {v} {s} {o} {p}.",
    "{v} {p} {d} {s} {o}.", "{p}، {v} {d} {s} {o}.", "{v} {p} {s} {o} {d}.",
]  # fmt: skip
ACTS = {
    "protest": ("أغلق", "محتجون", "الطريق الرئيسي"),
    "airstrike": ("استهدفت", "غارة جوية", "منزلا"),
    "arrest": ("اعتقلت", "الشرطة", "خمسة مشتبه بهم"),
    "shelling": ("سقطت", "قذيفة", "على منزل"),
    "assassination": ("اغتال", "مسلحون", "شيخا قبليا"),
    "property_destruction": ("أضرم", "مستوطنون", "النار في مسجد القرية"),
}
DAYS = {"أمس الثلاثاء": 7, "ظهر السبت": 4, "في 6 أيار/مايو": 6, "يوم الجمعة الماضي": 3}


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("act", list(ACTS))
def test_day_and_place_in_every_order(act: str, order: str) -> None:
    verb, subject, thing = ACTS[act]
    day = list(DAYS)[(ORDERS.index(order) + list(ACTS).index(act)) % len(DAYS)]
    text = order.format(v=verb, s=subject, o=thing, d=day, p="في مدينة جوس")
    (event,) = events(text, "أخبار نيجيريا", "2019-05-08")
    assert event.type == act
    assert event.date is not None and event.date.start == f"2019-05-{DAYS[day]:02}"
    assert event.place is not None and event.place.name == "جوس"


@pytest.mark.parametrize(
    "day", ["ويوم الجمعة", "ومساء الجمعة", "والجمعة", "وليلة الجمعة", "ويوم السبت الماضي", "ومساء الأحد"]
)
@pytest.mark.parametrize(("verb", "kind"), [("قتل", "armed_attack"), ("خطف", "abduction")])
def test_a_day_before_its_verb_is_no_subject(day: str, verb: str, kind: str) -> None:
    (event,) = events(f"{day} {verb} مسلحون سبعة مزارعين في مدينة جوس.", "أخبار نيجيريا", "2019-05-08")
    (toll,) = event.casualties.values()
    assert (event.type, toll.min) == (kind, 7)
    assert event.date is not None and event.date.start in ("2019-05-03", "2019-05-04", "2019-05-05")


@pytest.mark.parametrize(
    "aside", ["وذلك يوم الأحد", "كما قال مصدر طبي الأحد", "كما روى سكان الأحد", "حسبما أعلن الجيش الأحد"]
)
def test_a_day_that_only_an_aside_tells(aside: str) -> None:
    """هاجموا القرية، كما روى سكان الأحد: with no day of its own the act has that of the words added to it."""
    found = events(f"هاجم مسلحون قرية في ولاية بورنو وقتلوا ثلاثة رجال، {aside}.", published="2019-05-07")
    assert {e.date.start for e in found if e.date} == {"2019-05-05"}


def test_the_act_has_its_own_day_beside_an_aside() -> None:
    text = "هاجم مسلحون قرية في ولاية بورنو السبت وقتلوا ثلاثة رجال، كما قال مصدر طبي الأحد."
    assert {e.date.start for e in events(text, published="2019-05-07") if e.date} == {"2019-05-04"}
