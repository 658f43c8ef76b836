"""Bare bodies that take up the one named before, and the names of those who act for a body."""

from __future__ import annotations

from functools import cache

import pytest

from evtx.annotate.actors.bodies_again import take_up_bodies
from evtx.annotate.actors.mentions import annotate_actor_names, annotate_actor_nouns
from evtx.annotate.actors.office_holders import name_office_holders
from evtx.lexicon.load import default_lexicon
from evtx.lexicon.who import Setting, resolve
from evtx.model import Mention
from evtx.text.disambiguate import disambiguate
from evtx.text.document import Document
from evtx.text.segment import segment

lexicon = cache(default_lexicon)


def mentions(text: str) -> tuple[Document, list[Mention]]:
    document = segment(text, lexicon().morphology)
    names = annotate_actor_names(document, lexicon())
    taken = {t for m in names for t in range(m.first, m.last)}
    nouns = annotate_actor_nouns(document, disambiguate(document, taken), names, (), lexicon())
    return document, sorted([*names, *nouns], key=lambda m: m.first)


AGAIN = [
    ("هاجم الجيش النيجيري معسكرا للمسلحين. وقال الجيش إن خمسة قتلوا.", "nigeria_army"),
    ("هاجم الجيش النيجيري معسكرا للمسلحين. وأصيب عدد من الجنود.", "nigeria_army"),
    ("اعتقلت الشرطة العراقية رجلا. وقالت الشرطة إنه مطلوب.", "iraq_police"),
]


AGAIN += [
    ("أعلن الجيش النيجيري مقتل جنود في انفجار لغم.", "nigeria_army"),
    ("أعلنت وزارة الدفاع التركية إصابة ضابط في انفجار لغم.", "turkey"),
]


@pytest.mark.parametrize(("text", "actor"), AGAIN)
def test_the_army_is_the_one_named_last(text, actor):
    document, found = mentions(text)
    bodies = [m for m in take_up_bodies(document, found, lexicon()) if m.value.how in ("name", "noun")]
    assert resolve(bodies[-1].value, Setting("2020-01-01", None)) == actor


def test_soldiers_of_nobody_take_up_nobody():
    document, found = mentions("هاجم الجيش النيجيري معسكرا. وقتل جنود في انفجار آخر.")
    after = take_up_bodies(document, found, lexicon())
    assert [m.value for m in after][1:] == [m.value for m in found][1:]


HOLDERS = [
    ("قال المتحدث باسم التحالف الدولي واين ماروتو إن الطائرات قصفت الموقع.", "coalition", "واين ماروتو"),
    ("وصل وزير الدفاع العراقي ثابت العباسي إلى أربيل.", "iraq_army", "ثابت العباسي"),
    ("هاجم الجيش العراقي أوكارا لتنظيم الدولة.", "iraq_army", ""),
]


@pytest.mark.parametrize(("text", "actor", "person"), HOLDERS)
def test_who_acts_for_a_body(text, actor, person):
    document, found = mentions(text)
    taken = {t for m in found for t in range(m.first, m.last)}
    named = name_office_holders(document, disambiguate(document, taken), found)
    told = next(m for m in named if resolve(m.value, Setting("2024-01-01", None)) == actor)
    assert told.value.person == person
