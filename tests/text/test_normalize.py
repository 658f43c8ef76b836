"""Folding: what it changes, and that every folded position leads back to its original."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evtx.text.normalize import Folded, fold, fold_text, strip_marks

MARKS = "\u064b\u064e\u064f\u0650\u0651\u0652\u0670\u0640\u200e\u200f\u202b\u202c\u2067\u2069\u200b\u00ad\ufeff\ufe0f"
LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأإؤئىةگکیھٱ"
FORMS = "\ufefb\ufef7\ufdf2\ufdfa\ufe8d\ufee1\ufb56\ufc60\uff21\uff11\u2026\u2116\u2122"
OTHER = " \n\t0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٪٫٬abcXYZéЖ漢😀👨\u200d👩«»“”„‘’–—−.,،؛؟!()[]\u00a0\u2009\u3000"

texts = st.one_of(
    st.text(alphabet=MARKS + LETTERS + FORMS + OTHER, max_size=80),
    st.text(alphabet=LETTERS + MARKS, max_size=40),
    st.text(max_size=40),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أإآٱا", "ااااا"),
        ("مصطفى مئوي", "مصطفي ميوي"),
        ("قذيفة", "قذيفه"),
        ("مسؤول ماء", "مسوول ماء"),
        ("قُتِلَ", "قتل"),
        ("قـــتل", "قتل"),
        ("کیف", "كيف"),
        ("١٢٣ ۴۵۶", "123 456"),
        ("٣٫٥٪", "3.5%"),
        ("«قسد» “داعش”", '"قسد" "داعش"'),
        ("حلب – دمشق", "حلب - دمشق"),
        ("\u202bحلب\u202c\u200f", "حلب"),
        ("\ufefb\ufefb", "لالا"),
        ("انتهى…", "انتهي..."),
        ("قال، ثم؛ لماذا؟", "قال، ثم؛ لماذا؟"),
        ("plain text", "plain text"),
        ("", ""),
    ],
)
def test_folds(text: str, expected: str) -> None:
    assert fold(text).text == expected


@pytest.mark.parametrize(
    ("text", "word", "cut"),
    [
        ("ثم قُتِلَ رجل", "قتل", "قُتِل"),
        ("في الحَسَكَة أمس", "الحسكه", "الحَسَكَة"),
        ("في \u200fحلب\u200f أمس", "حلب", "حلب"),
        ("عن ا\ufefbمن هنا", "الامن", "ا\ufefbمن"),
        ("😀 حلب 😀", "حلب", "حلب"),
        ("عدد ١٥ قتيلا", "15", "١٥"),
    ],
)
def test_span_cuts_the_original(text: str, word: str, cut: str) -> None:
    folded = fold(text)
    at = folded.text.index(word)
    start, end = folded.span(at, at + len(word))
    assert text[start:end] == cut


@given(texts)
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


@given(texts)
def test_short_texts_fold_as_long_ones(text: str) -> None:
    assert fold_text(text) == " ".join(fold(text).text.split())


@given(texts)
def test_no_mark_is_left(text: str) -> None:
    assert not set(fold(text).text) & set(MARKS + "أإآٱىئةؤ«»“”٠١٢٣٤٥٦٧٨٩")


@given(texts)
def test_each_position_leads_to_a_character_that_folds_to_it(text: str) -> None:
    folded = fold(text)
    for offset, character in enumerate(folded.text):
        at = folded.original(offset)
        assert 0 <= at < len(text)
        assert character in fold(text[at]).text


@given(texts)
def test_positions_never_run_backwards(text: str) -> None:
    folded = fold(text)
    places = [folded.original(i) for i in range(len(folded.text))]
    assert places == sorted(places)


@given(texts, st.integers(0, 80), st.integers(0, 80))
def test_spans_hold_what_they_fold_to(text: str, one: int, two: int) -> None:
    folded = fold(text)
    start, end = sorted((min(one, len(folded.text)), min(two, len(folded.text))))
    begin, stop = folded.span(start, end)
    assert 0 <= begin <= stop <= len(text)
    if start < end:
        assert folded.text[start:end] in fold(text[begin:stop]).text


@given(st.text(alphabet=LETTERS + OTHER.replace("\u200d", ""), max_size=60))
def test_no_table_where_nothing_was_removed(text: str) -> None:
    folded = fold(text)
    assert folded == Folded(folded.text)
    assert len(folded.text) == len(text)


@given(texts)
def test_key_is_single_spaced(text: str) -> None:
    key = fold_text(text)
    assert key == " ".join(key.split())


@given(st.text(alphabet=LETTERS + MARKS, max_size=40))
def test_strip_marks_keeps_the_letters(text: str) -> None:
    assert strip_marks(text) == "".join(c for c in text if c not in MARKS)


def test_presentation_forms_fold_like_their_letters() -> None:
    for form in FORMS:
        assert fold(form).text == fold(unicodedata.normalize("NFKC", form)).text


def test_letters_torn_apart_are_joined() -> None:
    folded = fold("انتـ ـحاري فجّر مفخـ.ـخة ـ قرب صنعاء")
    assert folded.text == "انتحاري فجر مفخخه  قرب صنعاء"
    start = folded.text.index("مفخخه")
    first, last = folded.span(start, start + len("مفخخه"))
    assert "انتـ ـحاري فجّر مفخـ.ـخة ـ قرب صنعاء"[first:last] == "مفخـ.ـخة"
