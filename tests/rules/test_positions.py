"""Where the words of a document stand: the index gives what asking every token would."""

from __future__ import annotations

from evtx.lexicon.load import default_lexicon
from evtx.lexicon.positions import between, positions_of
from evtx.text.clitics import bare_words, splits
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


def test_words_between_two_tokens() -> None:
    read = document()
    found = positions_of(read)
    at = next(n for n, token in enumerate(read.tokens) if token.text == "المدفعيه")
    wanted = frozenset({"مدفعيه"})
    assert found.bare_between(wanted, at, at + 1)
    assert not found.bare_between(wanted, 0, at)
    assert not found.bare_between(wanted, at + 1, len(read.tokens))
    assert not found.bare_between(frozenset({"المدفعي"}), 0, len(read.tokens))


def test_lemmas_between_two_tokens_leave_one_out() -> None:
    read = document()
    found = positions_of(read)
    lemma = frozenset({"قصف"})
    assert read.tokens[0].text == "قصفت"
    assert found.lemma_between(lemma, 0, 1, -1, set())
    assert not found.lemma_between(lemma, 0, 1, 0, set())
    assert not found.lemma_between(lemma, 0, 1, -1, {0})
    assert not found.lemma_between(lemma, 1, 3, -1, set())


def test_lemmas_or_nouns_are_those_of_each_token() -> None:
    read = document()
    words = frozenset(word for analyses in read.analyses for a in analyses for word in (a.lemma, a.noun) if word)
    for word in words:
        tokens = [n for n, analyses in enumerate(read.analyses) if any(word in (a.lemma, a.noun) for a in analyses)]
        assert list(positions_of(read).of_lemmas_or_nouns(frozenset({word}))) == tokens


def test_letters_of_a_name_are_no_particle() -> None:
    read = segment("انفجرت عبوة في بعقوبة.", default_lexicon().morphology)
    found, asked, size = positions_of(read), frozenset({"عقوبه"}), len(read.tokens)
    assert found.bare_between(asked, 0, size)
    assert not found.bare_between(asked, 0, size, {3: "بعقوبه"})
