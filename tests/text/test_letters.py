"""What the letters of a word leave to ask: a word that they settle is read so, whatever is asked of it besides."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evtx.pipeline import default_engine
from evtx.text.disambiguate import disambiguate
from evtx.text.document import Document
from evtx.text.letters import Letters, letters_of
from evtx.text.morphology import Analysis, Word
from evtx.text.segment import segment


def asked(word: Word) -> Word:
    """The same word, as if its letters settled nothing."""
    return word._replace(letters=Letters(False, word.letters.closed, True, True, True), reading=None)


def document(text: str) -> Document:
    return segment(text, default_engine().lexicon.morphology)


def test_settled_words_are_read_as_if_all_were_asked() -> None:
    texts = [example.text for rule in default_engine().lexicon.rules.values() for example in rule.yes]
    assert len(texts) > 1000
    settled = tokens = 0
    for text in texts:
        made = document(text)
        every = replace(made, words=tuple(asked(word) for word in made.words))
        assert disambiguate(made) == disambiguate(every), text
        settled += sum(word.letters.settled for word in made.words)
        tokens += len(made.words)
    assert settled > tokens / 2


NOUN = Analysis("بيت", "N", noun="بيت")
VERB = Analysis("قتل", "PV")
HELD = Analysis("اعتقل", "PP", noun="معتقل")
ADVERB = Analysis("عسكريا", "W")


@pytest.mark.parametrize(
    ("word", "analyses", "settled"),
    [
        ("بيت", (NOUN,), True),
        ("قتل", (VERB,), False),  # a verb may stand where none is ever meant
        ("بيت", (NOUN, VERB), False),
        ("سعيد", (), True),  # unknown
        ("سمسارا", (), False),  # unknown, with the ending of an object
        ("معتقل", (HELD,), False),  # may tell an arrest
        ("بعد", (NOUN, VERB), True),  # of a closed class, whatever else
        ("عبر", (), False),  # across, or they crossed
        ("الجمعه", (NOUN,), False),  # a day
        ("عسكريا", (ADVERB, NOUN), False),  # what is counted is no adverb
    ],
)
def test_what_letters_settle(word: str, analyses: tuple[Analysis, ...], settled: bool) -> None:
    assert letters_of(word, analyses).settled is settled
