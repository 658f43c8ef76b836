"""Status of event words: our table of short sentences, and how cues reach."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import pytest

from evtx.annotate.context import Status, status_of
from evtx.lexicon.schema import Rule, Trigger
from evtx.model import STATUSES, Article
from evtx.pipeline import Analysed, Engine, analyse, default_engine
from evtx.text.normalize import fold_text

TABLE = Path(__file__).with_name("context_cases.tsv")
RIGHT = 0.97
# Stands for a trigger where no event rule takes the word: status is about the sentence, not about the rule.
PROBE = Rule(
    id="probe", type="armed_attack", subtype=None, trigger="noun", lemmas=frozenset(), patterns=(), frame="strike.noun",
    roles={}, needs=(), unless=(), weak=False, lone=False, status=None, yes=(), no=(), file="",
)  # fmt: skip

engine = cache(default_engine)


def cases() -> list[tuple[str, str, str]]:
    """Status, word, sentence (a leading # marks a headline)."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [(status, word, sentence) for status, word, sentence in rows]


def read(sentence: str) -> Analysed:
    """A sentence as an article, or as the title of one."""
    title = sentence.removeprefix("# ") if sentence.startswith("# ") else None
    text = f"{title}\n\nنص الخبر." if title else sentence if sentence.endswith("؟") else f"{sentence}."
    loaded: Engine = engine()
    return analyse(
        Article(
            id="case", text=text, title=title, outlet=None, published="2024-06-15", published_time=None,
            published_from="option", dateline_place=None, author=None, agency=None, reports_on=None, url=None,
            path="case.txt", language="ar", text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        ),
        loaded,
    )  # fmt: skip


def status(sentence: str, word: str) -> Status:
    """Status of the first event word of that spelling: by its own rule, else as a probe."""
    known = read(sentence).annotated
    folded = fold_text(word)
    at = next(i for i, t in enumerate(known.document.tokens) if t.text == folded)
    cues = [m for m in known.mentions if m.kind == "cue"]
    fired = next((t for t in known.triggers if t.anchor == at), None)
    if fired is not None:
        return status_of(known.document, known.readings, fired, cues)
    reading = known.readings[at]
    assert reading is not None, f"{word} is no known word"
    form = "verb" if reading.finite else "noun"
    probe = Trigger(at, at + 1, at, PROBE, form, reading.analysis, reading.open_voice, ())
    return status_of(known.document, known.readings, probe, cues)


def test_table_is_large_enough() -> None:
    rows = cases()
    assert len(rows) >= 300
    assert {expected for expected, _, _ in rows} == set(STATUSES)
    assert len(set(rows)) == len(rows)


def test_status_of_table() -> None:
    wrong = []
    for expected, word, sentence in cases():
        found = status(sentence, word)
        if found.value != expected:
            wrong.append(f"{word}: {found.value} {found.reasons}, not {expected}: {sentence}")
    assert 1 - len(wrong) / len(cases()) >= RIGHT, "\n".join(wrong)


@pytest.mark.parametrize(
    ("sentence", "word", "expected"),
    [
        ("اعتقل جهاز مكافحة الإرهاب قيادياً", "اعتقل", "occurred"),  # a cue inside a name
        ("ولا تزال الاشتباكات مستمرة", "الاشتباكات", "ongoing"),  # لا inside لا تزال
        ("قتل ما لا يقل عن عشرة جنود", "قتل", "occurred"),
        ("الأمر الذي دفع الجيش إلى قصف القرية", "قصف", "occurred"),  # الأمر is no order
    ],
)
def test_pseudo_cues(sentence: str, word: str, expected: str) -> None:
    assert status(sentence, word).value == expected


@pytest.mark.parametrize(
    ("sentence", "word", "expected"),
    [
        ("توعد الوزير بالرد بعد هجوم أوقع قتلى", "هجوم", "occurred"),
        ("هدد الوزير بهجوم بعد أيام", "بهجوم", "planned"),
        ("قصف الجيش القرية وهدد سكانها بهجوم جديد", "قصف", "occurred"),
        ("نفى الحزب صلته بالهجوم", "بالهجوم", "occurred"),
        ("إذا لم يقع هجوم فستفتح المدارس", "هجوم", "hypothetical"),
        ("يخشى السكان أن يشن الجيش هجوماً", "هجوماً", "planned"),
    ],
)
def test_reach_of_cues(sentence: str, word: str, expected: str) -> None:
    assert status(sentence, word).value == expected


def test_reasons_name_the_cue() -> None:
    assert any(reason.startswith("cue.denial") for reason in status("نفى الجيش قصف المشفى", "قصف").reasons)
    assert status("قصفت القوات القرية", "قصفت").reasons == ("tense.perfect",)


def test_suspicion_is_a_side_note() -> None:
    found = status("يشتبه بأن خلية للتنظيم استهدفت الصهريج", "استهدفت")
    assert found.value == "occurred"
    assert "suspicion" in found.side
