"""Charges that go off, are found or made safe, and property destroyed: words crossed with the frames of clauses."""

from __future__ import annotations

from itertools import product

import pytest

from evtx.model import Article, Event
from evtx.pipeline import default_engine, extract_article


def events(text: str) -> list[Event]:
    found = extract_article(Article(id="t", text=text, published="2024-06-15"), default_engine())
    return [x for x in found if x.status == "occurred" and x.confidence >= 0.5]


# Charge, whether its verb is feminine, id, subtype.
CHARGES = [
    ("لغم أرضي", False, "landmine", "landmine"),
    ("عبوة ناسفة", True, "ied", "ied"),
    ("سيارة مفخخة", True, "car_bomb", "car_bomb"),
    ("حقيبة مفخخة", True, "ied", "ied"),
]
# What was hit, whose it was, its id.
STRUCK = [
    ("مدرعة للجيش المصري", "egypt_army", "armoured_vehicle"),
    ("دورية للجيش المالي", "mali_army", None),
    ("قافلة عسكرية أميركية", "usa", "convoy"),
]
BLASTS = [
    "{انفجر} {c} لدى مرور {t}",
    "{انفجر} {c} أثناء مرور {t}",
    "{انفجر} {c} بينما كانت {t} تمر",
    "{انفجر} {c} {مستهدف} {t}",
    "{استهدف} {c} {t}",
    "{دمر} {c} {t}",
    "{أصاب} {c} {t}",
    "تم استهداف {t} ب{c}",
    "احترقت {t} بفعل انفجار {c}",
    "تعرضت {t} لانفجار {c}",
    "وقع تفجير ب{c} استهدف {t}",
    "انفجار {c} طال {t}",
]


def told(frame: str, charge: str, feminine: bool, struck: str) -> str:
    for verb in ("انفجر", "استهدف", "دمر", "أصاب"):
        frame = frame.replace(f"{{{verb}}}", verb + "ت" * feminine)
    frame = frame.replace("{مستهدف}", "مستهدفة" if feminine else "مستهدفا")
    return frame.replace("{c}", charge).replace("{t}", struck) + " قرب مدينة غاو أمس."


@pytest.mark.parametrize(("frame", "charge", "struck"), [*product(BLASTS, CHARGES, STRUCK)])
def test_a_charge_goes_off(frame: str, charge: tuple[str, bool, str, str], struck: tuple[str, str, str | None]) -> None:
    (only,) = events(told(frame, charge[0], charge[1], struck[0]))
    uses = {i.id: i.use for i in only.items}
    assert (only.type, only.subtype, only.place.name) == ("bombing", charge[3], "غاو")  # type: ignore[union-attr]
    assert uses.pop(charge[2]) == "used"
    assert set(uses) == ({struck[2]} if struck[2] else set())
    assert [(a.id, a.role) for a in only.actors] == [(struck[1], "target")]
