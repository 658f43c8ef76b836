"""Shapes: what all readings of a word have in common, beside asking each of them."""

from __future__ import annotations

import pytest

from evtx.lexicon.load import default_lexicon
from evtx.text.normalize import fold_text
from evtx.text.shape import FINITE, UNKNOWN, shape_of


@pytest.mark.parametrize("word", "قصفت والقصف قتل ليقتل لنشر مدفعي مسلحون المدنيين بقذائف قصفه وأصيبوا سيارتان".split())
def test_shape_is_what_the_analyses_say(word: str) -> None:
    analyses = default_lexicon().morphology.analyse(fold_text(word))
    assert analyses, word
    shape = shape_of(analyses)
    assert shape.finite == any(a.cat in FINITE for a in analyses)
    assert shape.bare_verb == any(a.cat in FINITE and not a.conj and not a.prep for a in analyses)
    assert shape.adjective == any(a.cat == "ADJ" and not (a.det or a.prep or a.conj) for a in analyses)
    assert shape.nominative == any(a.case == "nom" and not a.conj for a in analyses)
    assert shape.prepositional == all(a.prep for a in analyses)
    assert shape.oblique == any(a.case == "obl" for a in analyses)
    assert shape.its == any(a.pron == "ه" for a in analyses)


@pytest.mark.parametrize(("word", "opens"), [("وقصفت", True), ("ليقتل", True), ("لنشر", False), ("قصفت", False)])
def test_which_words_open_a_clause(word: str, opens: bool) -> None:
    assert default_lexicon().morphology.look_up(fold_text(word)).shape.opens is opens


def test_unknown_words_have_no_shape() -> None:
    assert shape_of(()) is UNKNOWN
    assert default_lexicon().morphology.look_up("زززز").shape is UNKNOWN


def test_teh_marbuta_is_no_pronoun() -> None:
    morphology = default_lexicon().morphology
    assert morphology.look_up("مدرسه").shape.its
    marbuta = morphology.with_marbuta("مدرسه")
    assert not marbuta.shape.its
    assert marbuta.analyses
    assert set(marbuta.analyses) < set(morphology.analyse("مدرسه"))
