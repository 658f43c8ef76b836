"""Where the words of a document stand: the index gives what asking every token would."""

from __future__ import annotations

from evtx.text.clitics import bare_words, splits
from evtx.lexicon.load import default_lexicon
from evtx.lexicon.positions import between, positions_of
from evtx.text.document import Document
from evtx.text.segment import segment

TEXT = """قصفت المدفعية مدرسة في البلدة، وقالت مصادر في المدرسة إن مدرسه أصيب.
وبالقصف ذاته جُرح معلم، والقصف ما زال مستمراً في البلدة."""


def document() -> Document:
    return segment(TEXT, default_lexicon().morphology)


def test_tokens_by_what_they_can_be() -> None:
    read = document()
    found = positions_of(read)
    tokens = [(n, token.text) for n, token in enumerate(read.tokens) if token.word]
    wanted = frozenset({"قصف", "بلده", "في"})
    by_rest = [n for n, text in tokens if any(rest in wanted for _, rest in splits(text))]
    by_bare = [n for n, text in tokens if not wanted.isdisjoint(bare_words(text))]
    assert found.of_rests(wanted) == by_rest != by_bare == found.of_bare(wanted)
    assert found.of_rests(frozenset({"صاروخ"})) == []


def test_lemmas_are_those_of_each_token() -> None:
    """مدرسة and مدرسه fold to the same letters, and only one of them can have a pronoun."""
    read = document()
    lemmas = {a.lemma for analyses in read.analyses for a in analyses}
    assert len({read.analyses[n] for n, t in enumerate(read.tokens) if t.text == "مدرسه"}) == 2
    for lemma in lemmas:
        tokens = [n for n, analyses in enumerate(read.analyses) if any(a.lemma == lemma for a in analyses)]
        assert positions_of(read).of_lemmas({lemma}) == tokens


def test_between_takes_the_first_and_leaves_the_last() -> None:
    assert list(between([1, 4, 7, 9], 4, 9)) == [4, 7]
    assert list(between([], 0, 5)) == []
