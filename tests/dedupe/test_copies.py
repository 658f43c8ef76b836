"""Near-duplicate hashing on Arabic: copies are found, independent reports are not, and why the words are cut here."""

from __future__ import annotations

import random
from itertools import combinations
from pathlib import Path

import pytest
from trafilatura.deduplication import Simhash

from evtx.dedupe.copies import COPY, copies_among, signature_of
from evtx.text.normalize import fold_text
from tests.dedupe.cases import events_of, incidents

GOLD = Path(__file__).parents[2] / "fixtures" / "gold"
TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in sorted(GOLD.glob("*.txt"))}


def likeness(one: str, two: str) -> float:
    first, second = (signature_of(fold_text(text), 126)[1] for text in (one, two))
    return first.jaccard(second)


def edited(text: str) -> dict[str, str]:
    """The text as other outlets print it."""
    chance = random.Random(1)
    lines = [line for line in text.split("\n") if line.strip()]
    words = text.split(" ")
    changed = set(chance.sample(range(len(words)), len(words) // 20))
    return {
        "another headline": "\n".join(["خبر عاجل من مراسلنا في المنطقة", *lines[1:]]),
        "agency and sources added": f"{lines[0]}\n(وكالات) - متابعات: " + "\n".join(lines[1:]) + "\nالمصدر: وكالات",
        "the last paragraph cut": "\n".join(lines[:-1]),
        "other spelling": text.replace("ة", "ه").replace("أ", "ا").replace("ى", "ي").replace('"', "«"),
        "vowel marks": "".join(c + ("\u064e" if c in "بتسمن" else "") for c in text),
        "one word in twenty changed": " ".join("كلمة" if n in changed else w for n, w in enumerate(words)),
    }


LONG = [name for name, text in TEXTS.items() if len(text.split()) >= 80]


@pytest.mark.parametrize("name", LONG)
def test_edited_copies_are_found(name):
    found = {how: likeness(TEXTS[name], copy) for how, copy in edited(TEXTS[name]).items()}
    assert min(found.values()) >= COPY, found


def test_independent_reports_are_far_from_copies():
    """Also those that tell the same incident."""
    assert len(TEXTS) == 30
    alike = {(a, b): likeness(TEXTS[a], TEXTS[b]) for a, b in combinations(TEXTS, 2)}
    assert max(alike.values()) < COPY / 2, max(alike, key=alike.__getitem__)


def test_copies_among_many():
    texts = [*TEXTS.items(), *((f"copy of {n}", edited(TEXTS[n])["agency and sources added"]) for n in LONG[:5])]
    found = copies_among(texts)
    assert {tuple(sorted(name for name in found if found[name] == group)) for group in found.values()} == {
        (f"copy of {n}", n) for n in LONG[:5]
    }
    random.Random(3).shuffle(texts)
    assert copies_among(texts) == found


ONE = "اجتمع الوزير مع الوفد الزائر في العاصمة"
TWO = "انفجرت عبوة ناسفة صباح اليوم قرب السوق"


def vowelled(text: str) -> str:
    return "".join(c + ("\u064e" if c.isalpha() else "") for c in text)


def test_a_library_that_cuts_texts_itself_flags_arabic_pairs():
    """Simhash of trafilatura, which is installed anyway, drops words with vowel marks: all such texts are one."""
    assert Simhash(vowelled(ONE)).similarity(Simhash(vowelled(TWO))) == 1.0
    assert likeness(vowelled(ONE), vowelled(TWO)) < 0.1
    assert likeness(ONE, vowelled(ONE)) == 1.0


def test_its_64_bits_do_not_tell_short_news_apart_either():
    """Given clean words, unrelated reports come as close as edited copies do."""

    def simhash(text: str) -> Simhash:
        return Simhash(fold_text(text).replace("،", " "))

    made = {name: simhash(text) for name, text in TEXTS.items()}
    unrelated = max(made[a].similarity(made[b]) for a, b in combinations(made, 2))
    copies = min(made[n].similarity(simhash(copy)) for n in LONG for copy in edited(TEXTS[n]).values())
    assert unrelated > copies - 0.1


AGENCY = (
    "قتل ثلاثة من رجال الشرطة الاتحادية مساء اليوم السبت حين انفجرت عبوة بدوريتهم على طريق داقوق جنوبي محافظة كركوك"
)
TOLD = {"type": "bombing/ied", "when": "2021-06-19", "where": "داقوق, Kirkuk, IQ", "killed": 3}


def told(by: str, text: str) -> dict:
    return {**TOLD, "by": by, "text": text}


def test_the_sentence_that_tells_it_shows_a_copy():
    three = [
        told("waha 2021-06-19", AGENCY),
        told("nahr 2021-06-19", AGENCY.replace("مساء اليوم السبت", "مساء السبت")),
        told("furat 2021-06-20", "أعلن مصدر أمني عراقي مقتل ثلاثة شرطيين بتفجير استهدف عجلتهم قرب داقوق."),
    ]
    (incident,) = incidents(events_of(three))
    assert incident.witnesses == 2
    assert incident.copies == (("nahr-2021-06-19", "waha-2021-06-19"),)


def test_whole_texts_show_a_copy_that_the_sentence_does_not():
    two = [told("waha 2021-06-19", AGENCY), told("nahr 2021-06-20", "ارتفعت الحصيلة إلى ثلاثة من الشرطة.")]
    events = events_of(two)
    (apart,) = incidents(events)
    body = TEXTS[LONG[0]]
    texts = {"waha-2021-06-19": f"{AGENCY}\n{body}", "nahr-2021-06-20": f"{body}\nالمصدر: وكالات"}
    (joined,) = incidents(events, texts)
    assert (apart.witnesses, joined.witnesses) == (2, 1)
    # and it stays known when the texts are not at hand any more
    assert incidents([joined]) == [joined]
