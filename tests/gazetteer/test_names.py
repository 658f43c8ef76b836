"""Tight keys and Latin spellings of place names."""

from __future__ import annotations

import pytest

from evtx.gazetteer.names import tight_key
from evtx.gazetteer.romanise import romanise
from evtx.text.normalize import fold_text

SAME = [
    ("كفر نبل", "كفرنبل"),
    ("أبو كمال", "البوكمال"),
    ("البو كمال", "البوكمال"),
    ("بوكمال", "أبو كمال"),
    ("تل جاير", "تل الجاير"),
    ("كفرلاته", "كفرلاتا"),
    ("السويدا", "السويداء"),
    ("شقرا", "شقراء"),
]
DIFFERENT = [("حلب", "حلبجة"), ("تل رفعت", "تل تمر"), ("عين عيسى", "عين العرب")]


def key(name: str) -> str:
    return tight_key(fold_text(name).split())


@pytest.mark.parametrize(("one", "two"), SAME)
def test_spellings_of_one_name_share_a_key(one: str, two: str) -> None:
    assert key(one) == key(two) != ""


@pytest.mark.parametrize(("one", "two"), DIFFERENT)
def test_other_names_do_not(one: str, two: str) -> None:
    assert key(one) != key(two)


def test_short_names_have_no_key() -> None:
    assert key("إب") == ""


LATIN = {
    "سطيح": "Satih",
    "تل سطيح": "Tall Satih",
    "كفرحوم": "Kafrahum",
    "أم الشراشيح": "Umm al-Sharashih",
    "اللطوة": "Al-Latwah",
    "جسر اللطوة": "Al-Latwah bridge",
    "حاجز معمل الزيت": "Ma'mal al-Zit checkpoint",
    "قرية 12": "Qariyah 12",
}


@pytest.mark.parametrize(("name", "said"), LATIN.items())
def test_latin_spelling(name: str, said: str) -> None:
    assert romanise(name) == said


@pytest.mark.parametrize("name", ["عبّاد", "مُوحسن", "«الشامي»", "ءأ", "ـــ"])
def test_latin_spelling_is_ascii(name: str) -> None:
    assert romanise(name).isascii()
