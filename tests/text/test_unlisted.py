"""Words outside the lexicon get their part of speech from an installed database, and from nothing else."""

from pathlib import Path

import pytest

from evtx.text import almor
from evtx.text.almor import write_database
from evtx.text.morphology import Lemma, Morphology, stems_of_all
from evtx.text.unlisted import unlisted_words


def test_without_a_database_there_is_no_answer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CAMELTOOLS_DATA", str(tmp_path))
    assert unlisted_words() is None


def test_a_database_serves_only_what_the_lexicon_does_not_list(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CAMELTOOLS_DATA", str(tmp_path))
    path = tmp_path / almor._INSTALLED[0]
    path.parent.mkdir(parents=True)
    write_database([Lemma("كتاب", "noun", plural=("كتب",)), Lemma("قصف", "noun")], path)
    monkeypatch.setattr("evtx.text.unlisted.part_of_speech", lambda word, _: frozenset({"N"} if "كتاب" in word else ()))
    morphology = Morphology(stems_of_all([Lemma("قَصَفَ", "verb", masdar=("قصف",))]), unlisted_words())
    assert {a.cat for a in morphology.analyse("الكتاب")} == {"N"}
    assert {a.lemma for a in morphology.analyse("قصفت")} == {"قصف"}
    assert morphology.analyse("زززز") == ()
