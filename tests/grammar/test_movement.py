"""Movements of forces, ground, sieges, patrols and drills: acts by clauses, each with its type, doer and place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import pytest

from evtx.model import ASSERTED, Article
from evtx.pipeline import default_engine, extract_article

engine = cache(default_engine)


@dataclass(frozen=True)
class Force:
    """Who acts: as subject and after a verbal noun, with the verb's gender, his id, a place of his and a day."""

    name: str
    oblique: str
    feminine: bool
    id: str
    place: str
    day: str


FORCES = (
    Force("الجيش المالي", "الجيش المالي", False, "mali_army", "كيدال", "2023-05-08"),
    Force("القوات الروسية", "القوات الروسية", True, "russia", "خيرسون", "2022-05-09"),
    Force("مسلحو طالبان", "مسلحي طالبان", False, "taliban", "قندوز", "2015-05-11"),
    Force("قوات الدعم السريع", "قوات الدعم السريع", True, "rsf", "الفاشر", "2024-05-06"),
)


@dataclass(frozen=True)
class Act:
    """Type, verb (masculine, feminine), verbal noun, its object as the verb's and the noun's, before the place."""

    type: str
    he: str
    she: str
    noun: str
    object: str
    before: str


ACTS = (
    Act("deployment", "أرسل", "أرسلت", "إرسال", "كتيبتين من المشاة", "إلى"),
    Act("deployment", "نشر", "نشرت", "نشر", "قناصة", "في"),
    Act("deployment", "أقام", "أقامت", "إقامة", "قاعدة عسكرية", "في"),
    Act("deployment", "حفر", "حفرت", "حفر", "خنادق", "في"),
    Act("withdrawal", "سحب", "سحبت", "سحب", "مئات الجنود", "من"),
    Act("territory", "استعاد", "استعادت", "استعادة", "السيطرة", "على"),
    Act("territory", "سيطر", "سيطرت", "سيطرة", "", "على"),
    Act("blockade", "فرض", "فرضت", "فرض", "حظر تجول", "في"),
    Act("blockade", "أغلق", "أغلقت", "إغلاق", "المعبر الحدودي", "قرب"),
    Act("blockade", "قطع", "قطعت", "قطع", "الطريق الرئيسي", "في"),
    Act("patrol", "سير", "سيرت", "تسيير", "دورية", "في"),
    Act("training", "أجرى", "أجرت", "إجراء", "مناورات عسكرية", "قرب"),
)

CLAUSES = {
    "verb": "{verb} {force} {object} {where} أمس.",
    "was": "{was} {force} قد {after} {object} {where} أمس.",
    "told": "أكدت مصادر محلية {noun} {oblique} {object} {where} أمس.",
    "announced": "{announced} {force} أمس {noun} {object} {where}.",
    "seen": "شاهد سكان {oblique} {while_it} {present} {object} {where} أمس.",
}


def _sentence(clause: str, act: Act, force: Force) -> str:
    plural = force.name != force.oblique
    after = act.she if force.feminine else _plural(act.he) if plural else act.he
    told = CLAUSES[clause].format(
        verb=act.she if force.feminine else act.he,
        force=force.name,
        oblique=force.oblique,
        object=act.object,
        where=f"{act.before} مدينة {force.place}",
        was="وكانت" if force.feminine else "وكان",
        after=after,
        noun=act.noun,
        announced="أعلنت" if force.feminine else "أعلن",
        while_it="وهي" if force.feminine else "وهم" if plural else "وهو",
        present=_PRESENT[act.he][force.feminine + 2 * plural],
    )
    return " ".join(told.split())


def _plural(verb: str) -> str:
    return (verb[:-1] if verb.endswith("ى") else verb) + "وا"


_PRESENT = {
    "أرسل": ("يرسل", "ترسل", "يرسلون"),
    "نشر": ("ينشر", "تنشر", "ينشرون"),
    "أقام": ("يقيم", "تقيم", "يقيمون"),
    "حفر": ("يحفر", "تحفر", "يحفرون"),
    "سحب": ("يسحب", "تسحب", "يسحبون"),
    "استعاد": ("يستعيد", "تستعيد", "يستعيدون"),
    "سيطر": ("يسيطر", "تسيطر", "يسيطرون"),
    "فرض": ("يفرض", "تفرض", "يفرضون"),
    "أغلق": ("يغلق", "تغلق", "يغلقون"),
    "قطع": ("يقطع", "تقطع", "يقطعون"),
    "سير": ("يسير", "تسير", "يسيرون"),
    "أجرى": ("يجري", "تجري", "يجرون"),
}

# Each act in each clause, with one force; the forces take turns.
CASES = [(clause, act, FORCES[(c + a) % len(FORCES)]) for c, clause in enumerate(CLAUSES) for a, act in enumerate(ACTS)]


@pytest.mark.parametrize(("clause", "act", "force"), CASES, ids=lambda v: v if isinstance(v, str) else "")
def test_act(clause: str, act: Act, force: Force) -> None:
    text = _sentence(clause, act, force)
    events = extract_article(Article(id="t", text=text, published=force.day), engine())
    told = [e for e in events if e.status in ASSERTED]
    assert [e.type for e in told] == [act.type], text
    doers = {a.id for a in told[0].actors if a.role in ("initiator", "participant")}
    place = told[0].place
    assert (doers, place.name if place else None) == ({force.id}, force.place), text


@pytest.mark.parametrize(
    ("text", "event_type", "day"),
    [
        ("قالت مصادر إن القوات الروسية التي انتشرت في مدينة خيرسون أمس لم تتعرض لأي هجوم.", "deployment", "2022-05-09"),
        ("قال شاهد إن القوات الروسية التي سيطرت على مدينة خيرسون أمس لم تواجه أي مقاومة.", "territory", "2022-05-09"),
        ("وصلت إلى مدينة خيرسون أمس وحدات من القوات الروسية.", "deployment", "2022-05-09"),
        ("سيرت وحدة من القوات الخاصة الأفغانية دوريات في مدينة قندهار أمس.", "patrol", "2017-05-08"),
    ],
)
def test_forces_in_other_places_of_the_clause(text: str, event_type: str, day: str) -> None:
    events = extract_article(Article(id="t", text=text, published=day), engine())
    (event,) = [e for e in events if e.status in ASSERTED]
    assert event.type == event_type
    assert {a.id for a in event.actors if a.role == "initiator"} <= {
        "russia",
        "afghanistan_government",
    } and event.actors


def test_a_standing_fact_in_a_relative_clause_is_no_act() -> None:
    text = "قالت مصادر إن القوات الروسية التي تسيطر على مدينة خيرسون لم تواجه أي هجوم."
    events = extract_article(Article(id="t", text=text, published="2022-05-09"), engine())
    assert [e.type for e in events if e.status in ASSERTED] == []
