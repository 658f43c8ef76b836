"""Statements that an article gives whole: tellers and tellings in, who issued what runs of the text out.

"صدر عن قيادة الجيش البيان التالي:" at the head of a report, or a paragraph that is nothing but the name of the body
that says it (المركز الإعلامي - قوات كذا), tells what follows, up to the next one who tells something himself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evtx.annotate.sources.speech import Scene
from evtx.annotate.sources.teller import Teller
from evtx.model import Sentence
from evtx.text.words import word_class

_ISSUED = frozenset({"صدر", "اصدر"})
_CAME_OUT = frozenset({"صدر", "صدرت", "وصدر", "وصدرت"})
_WITHIN = word_class("annotate.heads.within")
_FOLLOWS = word_class("annotate.heads.follows")
_STATEMENTS = word_class("annotate.heads.statements")
_BEFORE = word_class("annotate.heads.before")
_OPENING = 10  # tokens of a dateline, before the verb
_NEAR = 4  # tokens from the verb to the one who issued
_LINE = 9  # tokens of a line that only says whose statement it is
_ISSUERS = frozenset({"military", "official"})


@dataclass(frozen=True, slots=True)
class Issued:
    """A teller named at token `at` tells the tokens [first, last)."""

    at: int
    first: int
    last: int
    teller: Teller


def issued_statements(scene: Scene, told: Sequence[tuple[int, str]]) -> list[Issued]:
    """The statements of a document; `told`: the first token of each telling of somebody, with his name, in order."""
    out: list[Issued] = []
    for number, sentence in enumerate(scene.document.sentences):
        if sentence.paragraph == 1:
            continue
        head = _announced(scene, sentence) or _line(scene, number, sentence)
        if head is not None:
            at, first, teller = head
            end = next((t for t, name in told if t >= first and name != teller.name), len(scene.document.tokens))
            last = max((s.last for s in scene.document.sentences if s.last <= end), default=end)
            if last > first:
                out.append(Issued(at, first, last, teller))
    return out


def _announced(scene: Scene, sentence: Sentence) -> tuple[int, int, Teller] | None:
    """صدر عن قيادة الجيش البيان الآتي: the colon, or "the following" at the end, before what is told."""
    for at in range(sentence.first, min(sentence.last, sentence.first + _OPENING)):
        if not _issues(scene, at):
            continue
        near = range(at + 1, min(sentence.last, at + 1 + _NEAR))
        teller = next((t for n in near if (t := scene.tellers.get(n)) and t.how != "anaphor"), None)
        if teller is None or not teller.name:
            return None
        rest = range(teller.last, sentence.last)
        colon = next((n for n in rest if scene.word(n) == ":"), None)
        stop = sentence.last if colon is None else colon
        if colon is None and not any(scene.word(n) in _FOLLOWS for n in rest[-2:]):
            return None
        if scene.word(at + 1) != "عن" and not any(scene.word(n) in _STATEMENTS for n in rest):
            return None  # أصدرت المحكمة حكما
        acts = (r for n in range(teller.last, stop) if (r := scene.readings[n]) and r.finite)
        if any(r.analysis.lemma not in _WITHIN for r in acts):
            return None
        return at, stop + (colon is not None), teller
    return None


def _issues(scene: Scene, at: int) -> bool:
    """Whether a token is a verb of issuing; the letters of "came out" are also a noun, which no "of" follows."""
    reading = scene.readings[at]
    if reading is not None and reading.finite and reading.analysis.lemma in _ISSUED:
        return True
    return scene.word(at) in _CAME_OUT and scene.word(at + 1) == "عن"


def _line(scene: Scene, number: int, sentence: Sentence) -> tuple[int, int, Teller] | None:
    """A paragraph above the report that only names who says it."""
    sentences = scene.document.sentences
    around = [s for s in sentences[max(0, number - 1) : number + 2] if s.paragraph == sentence.paragraph]
    if len(around) > 1 or sentence.last - sentence.first > _LINE or sentence.paragraph > 3:
        return None
    first = sentence.first
    while first < sentence.last and scene.word(first) in _BEFORE:
        first += 1
    teller = scene.tellers.get(first)
    if teller is None or teller.kind not in _ISSUERS or teller.how == "anaphor" or not teller.name:
        return None
    if any(r is not None and r.finite for r in scene.readings[first : sentence.last]):
        return None
    words = [n for n in range(teller.last, sentence.last) if scene.document.tokens[n].word]
    named = words and scene.tellers.get(words[0])
    return (first, sentence.last, teller) if not words or named else None
