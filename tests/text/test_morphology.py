"""The morphology against tables written from the grammar: what each word is a form of, and what it is not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from evtx.text.morphology import Analysis, Lemma, Morphology, stems_of, stems_of_all
from evtx.text.normalize import fold_text

HERE = Path(__file__).parent
FEATURES = {"n": "number", "g": "gender", "p": "person"}
FINITE = {"PV", "IV", "PVP", "IVP"}


def rows(name: str) -> Iterator[list[str]]:
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def listed() -> list[Lemma]:
    return [
        Lemma(text, pos, imperfect or None, tuple(masdar.split(";") if masdar else ()), (plural,) if plural else ())
        for pos, text, imperfect, masdar, plural in rows("morphology_lemmas.tsv")
    ]


LEMMAS = listed()
MORPHOLOGY = Morphology(stems_of_all(LEMMAS))
CASES = list(rows("morphology_cases.tsv"))
NEVER = list(rows("morphology_never.tsv"))


def analyse(word: str) -> tuple[Analysis, ...]:
    return MORPHOLOGY.analyse(fold_text(word))


def wanted(text: str) -> dict[str, str | bool]:
    features: dict[str, str | bool] = {}
    for item in text.split():
        name, equals, value = item.partition("=")
        features[FEATURES.get(name, name)] = value if equals else True
    for name in ("conj", "prep", "pron"):
        features.setdefault(name, "")
    for name in ("det", "future"):
        features.setdefault(name, False)
    return features


@pytest.mark.parametrize(("word", "lemma", "cat", "features"), CASES, ids=lambda value: value)
def test_form(word: str, lemma: str, cat: str, features: str) -> None:
    found = [a for a in analyse(word) if (a.lemma, a.cat) == (lemma, cat)]
    want = wanted(features)
    assert any(all(getattr(a, name) == value for name, value in want.items()) for a in found), found


@pytest.mark.parametrize(("word", "lemma", "cats"), NEVER, ids=lambda value: value)
def test_no_form(word: str, lemma: str, cats: str) -> None:
    found = [a for a in analyse(word) if lemma in ("*", a.lemma) and (not cats or a.cat in cats.split())]
    assert not found


def test_table_has_every_lemma() -> None:
    keys = {lemma.key for lemma in LEMMAS}
    assert {row[1] for row in CASES} == keys


@pytest.mark.parametrize("word", ["قتل", "استهدف", "اعتقل", "فجر", "اطلق", "قصفت", "شنوا"])
def test_voice_open(word: str) -> None:
    assert {"PV", "PVP"} == {a.cat for a in analyse(word) if a.cat in FINITE}


def test_unknown_and_odd_words() -> None:
    for word in ("", "ا", "2024", "abc", "هبوط", "ق" * 60):
        assert MORPHOLOGY.analyse(word) == ()


def test_remembered() -> None:
    fresh = Morphology(stems_of_all(LEMMAS))
    first = fresh.analyse("وقصفها")
    assert first
    assert fresh.analyse("وقصفها") is first


def test_no_reading_twice() -> None:
    for word, *_ in CASES:
        found = analyse(word)
        assert len(found) == len(set(found))


def test_order_of_lemmas_changes_no_reading() -> None:
    turned = Morphology(stems_of_all(reversed(LEMMAS)))
    for word, *_ in CASES:
        assert set(turned.analyse(fold_text(word))) == set(analyse(word))


def test_noun_of_feminine_and_plural() -> None:
    assert {a.noun for a in analyse("موقعة") if a.cat == "AP"} == {"موقع"}
    assert {a.noun for a in analyse("القذائف")} == {"قذيفه"}


def test_first_person_is_not_read_into_the_perfect() -> None:
    assert all(a.person == "3" for a in analyse("اعتقل"))
    assert any(a.person == "1" and a.cat == "IV" for a in analyse("أقول"))


@pytest.mark.parametrize(
    ("text", "imperfect", "word"),
    [
        ("طال", "يَطال", "يطال"),
        ("طال", None, "يطول"),
        ("سار", None, "يسير"),
        ("نام", None, "ينام"),
        ("وَجِلَ", "يَوجَل", "يوجل"),
        ("بقي", None, "يبقى"),
        ("ولي", None, "يلي"),
        ("بنى", None, "يبني"),
        ("نهى", None, "ينهى"),
        ("محا", "يمحى", "يمحاه"),
        ("ودّ", None, "يود"),
        ("أحيا", None, "يحيي"),
        ("وقى", None, "يقي"),
    ],
)
def test_vowel_of_the_imperfect(text: str, imperfect: str | None, word: str) -> None:
    found = Morphology(stems_of_all([Lemma(text, "verb", imperfect)])).analyse(fold_text(word))
    assert "IV" in {a.cat for a in found}


@pytest.mark.parametrize(
    ("text", "masdar"),
    [
        ("دمّر", "تدمير"),
        ("سمّى", "تسمية"),
        ("هنّأ", "تهنئة"),
        ("شارك", "مشاركة"),
        ("قاتل", "قتال"),
        ("لاقى", "لقاء"),
        ("أرسل", "إرسال"),
        ("أدان", "إدانة"),
        ("أجرى", "إجراء"),
        ("أصرّ", "إصرار"),
        ("أوقف", "إيقاف"),
        ("أيقن", "إيقان"),
        ("آمن", "إيمان"),
        ("توقّف", "توقف"),
        ("تصدّى", "تصدّي"),
        ("تنازل", "تنازل"),
        ("تلاشى", "تلاشي"),
        ("تكافأ", "تكافؤ"),
        ("انحاز", "انحياز"),
        ("انشقّ", "انشقاق"),
        ("انطوى", "انطواء"),
        ("امتدّ", "امتداد"),
        ("اتصل", "اتصال"),
        ("اطّلع", "اطلاع"),
        ("ازدحم", "ازدحام"),
        ("ابتدأ", "ابتداء"),
        ("استاء", "استياء"),
        ("استجوب", "استجواب"),
        ("استقال", "استقالة"),
        ("استدعى", "استدعاء"),
        ("استمرّ", "استمرار"),
        ("استورد", "استيراد"),
        ("عرقل", "عرقلة"),
        ("اقشعرّ", "اقشعرار"),
        ("تمركز", "تمركز"),
    ],
)
def test_verbal_noun_by_rule(text: str, masdar: str) -> None:
    found = Morphology(stems_of_all([Lemma(text, "verb")])).analyse(fold_text(masdar))
    assert fold_text(masdar) in {a.noun for a in found if a.cat == "VN"}


def test_listed_verbal_nouns_replace_those_by_rule() -> None:
    morphology = Morphology(stems_of_all([Lemma("قاتل", "verb", masdar=("قِتال",))]))
    assert [a.cat for a in morphology.analyse("قتال")] == ["VN"]
    assert "VN" not in {a.cat for a in morphology.analyse("مقاتله")}


@pytest.mark.parametrize(
    "lemma",
    [Lemma("", "verb"), Lemma("ق", "verb"), Lemma("مستشفيات", "verb"), Lemma("برج سكني", "noun"), Lemma("قصف", "x")],
)
def test_wrong_lemma_is_named(lemma: Lemma) -> None:
    with pytest.raises(ValueError, match=lemma.text or "''"):
        stems_of(lemma)
