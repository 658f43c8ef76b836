"""Texts that end or begin in the middle of a sentence, as summaries in feeds do, and texts with words astray."""

from __future__ import annotations

from random import Random

import pytest

from evtx.model import Article
from evtx.pipeline import default_engine, extract_article

FEW = 12  # of so many examples one is cut in the daily tests, all of them in the long ones
CHANGES = 4


def examples() -> list[str]:
    rules = default_engine().lexicon.rules.values()
    return [example.text for rule in rules for example in rule.yes] + [text for rule in rules for text in rule.no]


def extract(text: str) -> None:
    extract_article(Article(id="cut", text=text, title=None, published="2024-06-15"), default_engine())


def cut_everywhere(texts: list[str]) -> int:
    """How many texts were extracted: each example up to each of its words, and from each on."""
    done = 0
    for text in texts:
        words = text.split()
        for at in range(1, len(words)):
            extract(" ".join(words[:at]).rstrip(".،؟!"))
            extract(" ".join(words[at:]))
            done += 2
    return done


def change(words: list[str], chance: Random) -> str:
    """The words with one to three of them gone, doubled elsewhere or changed for one another."""
    changed = list(words)
    for _ in range(chance.randint(1, 3)):
        at, other = chance.randrange(len(changed)), chance.randrange(len(changed))
        match chance.randrange(3):
            case 0 if len(changed) > 1:
                del changed[at]
            case 1:
                changed.insert(at, changed[other])
            case _:
                changed[at], changed[other] = changed[other], changed[at]
    return " ".join(changed[: chance.randint(1, len(changed))]).rstrip(".،")


def test_texts_cut_off_in_a_sentence() -> None:
    assert cut_everywhere(examples()[::FEW]) > 3000


@pytest.mark.full
def test_every_example_cut_off() -> None:
    assert cut_everywhere(examples()) > 40_000


@pytest.mark.full
def test_words_astray() -> None:
    chance, done = Random(7), 0
    for text in examples():
        for _ in range(CHANGES):
            extract(change(text.split(), chance))
            done += 1
    assert done > 15_000


@pytest.mark.parametrize(
    "text",
    [
        "رحّلت السلطات ثلاثين رجلا عبر معبر",  # a class of places, its name cut off
        "استدعى الفرع موظفا، لكنه لم يعد منذ ذلك",  # a pronoun
        "وتمت تصفية عشرة جنود، وستة",  # a number, whom it counts cut off
        "وقتلت 12",
        "نقلت صحيفة عن متحدث باسم",  # who speaks for whom
        "تعرضت القرية للقصف أمس وسقطت أربع قذائف",
    ],
)
def test_what_is_looked_for_behind_the_last_word(text: str) -> None:
    extract(text)
