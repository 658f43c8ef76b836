"""What a word can be where it stands: shortened verbs after their particle only, no rare verb for a common word."""

from __future__ import annotations

import pytest

from evtx.lexicon.load import default_lexicon
from evtx.text.in_place import JUSSIVE, analyses_in_place
from evtx.text.segment import segment
from evtx.text.shape import FINITE


def lemmas(text: str, word: str) -> set[str]:
    """The lemmas of the finite verbs that the word can be in the text."""
    document = segment(text, default_lexicon().morphology, None)
    index = [token.text for token in document.tokens].index(word)
    return {a.lemma for a in analyses_in_place(document, index) if a.cat in FINITE}


@pytest.mark.parametrize("text", ["لم يصف المهاجمون أحدا.", "ولم يصف الجنود الأسير.", "لم يعتقل أو يصف أحدا."])
def test_a_verb_is_shortened_after_its_particle(text: str) -> None:
    assert "صفي" in lemmas(text, "يصف")


@pytest.mark.parametrize("text", ["نائب يصف الهدنة بالهشة.", "وكان الوزير يصف ما جرى.", "قال إن الناطق يصف الرد."])
def test_without_it_the_letters_are_another_verb(text: str) -> None:
    assert "صفي" not in lemmas(text, "يصف")


@pytest.mark.parametrize(("text", "word"), [("ولاحقا أعلن الجيش هدنة.", "ولاحقا"), ("في أيام عيد الفطر.", "عيد")])
def test_adverbs_and_names_are_no_verbs(text: str, word: str) -> None:
    assert lemmas(text, word) == set()


def test_only_verbs_with_a_weak_letter_are_shortened() -> None:
    for word, weak in (("يقصف", False), ("يزر", True)):
        cases = {a.case for a in default_lexicon().morphology.analyse(word) if a.cat in FINITE}
        assert (JUSSIVE in cases) == weak


def test_who_threatens_is_not_promised_anything() -> None:
    assert lemmas("أعلن التنظيم مسؤوليته عن التفجير وتوعد بمزيد من العمليات.", "وتوعد") == {"توعد"}


@pytest.mark.parametrize("text", ["قتل شاب برصاص مسلح قرب بيته.", "تحدث الشهود عن قيام مسلح بفتح النار."])
def test_fire_and_deeds_are_not_armed(text: str) -> None:
    document = segment(text, default_lexicon().morphology, None)
    index = [token.text for token in document.tokens].index("مسلح")
    assert {a.cat for a in analyses_in_place(document, index)}.isdisjoint({"ADJ"})


@pytest.mark.parametrize(("text", "word"), [("هدمت منازل ثلاث أسر.", "اسر"), ("لم يذكر عدد الأسر التي نزحت.", "الاسر")])
def test_what_is_counted_is_families(text: str, word: str) -> None:
    document = segment(text, default_lexicon().morphology, None)
    index = [token.text for token in document.tokens].index(word)
    assert {a.lemma for a in analyses_in_place(document, index)} == {"اسره"}


def test_after_the_particle_of_the_past_stands_no_perfect() -> None:
    document = segment("ولم تعرف العاصمة هجوما كهذا.", default_lexicon().morphology, None)
    assert {a.lemma for a in analyses_in_place(document, 1)} == {"عرف"}


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("وبحسب الوكالة، فقد قصفت المدفعية مواقع شرق المدينة.", set()),
        ("أما السكان، فقد هربوا إلى الجبل.", set()),
        ("أما في النيجر فقد هاجم مسلحون ثكنة.", set()),
        ("وبحسب الوكالة، فقد قتل مسلحون سائقا.", set()),
        ("فقد التنظيم مواقعه في الريف.", {"فقد"}),
    ],
)
def test_a_particle_before_a_perfect_is_no_loss(text: str, verbs: set[str]) -> None:
    assert lemmas(text, "فقد") == verbs
