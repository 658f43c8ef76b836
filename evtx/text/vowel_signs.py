"""What the writing says of a word: vowel signs and final letters in, its voice and whether it is a verb out."""

from __future__ import annotations

import re

from evtx.text.document import Document
from evtx.text.morphology import Analysis

_DAMMA, _FATHA, _SHADDA = "\u064f", "\u064e", "\u0651"
_TANWIN = frozenset("\u064b\u064c\u064d")
_DUAL = re.compile("(?:\u064e\u0651?|\u0651\u064e)ي\u0652?ن")  # جنديَّين، مقاتلَيْن
_OF_AFALA = re.compile("ا[^تن][^ت].")
_PASSIVE = frozenset({"PVP", "IVP", "PP"})


def written_form(document: Document, index: int) -> str:
    """The word as the article writes it, conjunction left out."""
    token = document.tokens[index]
    start, end = document.folded.span(token.start, token.end)
    raw = document.text[start:end]
    # marks after the last letter belong to the word (قصفٌ)
    while end < len(document.text) and document.text[end] in _TANWIN:
        raw, end = raw + document.text[end], end + 1
    return raw.lstrip("وف") if raw[:1] in "وف" and len(token.text) > 3 else raw


def is_dual_written(document: Document, index: int) -> bool:
    """Whether the signs on a word whose letters are those of a dual or a plural make it a dual."""
    if not document.tokens[index].text.endswith("ين"):
        return False
    written = written_form(document, index)
    return not written.isalpha() and _DUAL.search(written) is not None


def voice_written(written: str, analysis: Analysis) -> str:
    """What vowel signs say of the voice: passive, active or nothing."""
    if written.isalpha():  # no signs on it, as on most words
        return ""
    marks = _marks(written)
    if not marks or not any(marks):
        return ""
    first = marks[0].replace(_SHADDA, "")
    if analysis.cat in ("IV", "IVP"):
        # a damma on the prefix is also that of forms II to IV
        return "passive" if first == _DAMMA and len(analysis.lemma) != 4 else "active" if first == _FATHA else ""
    third = marks[2].replace(_SHADDA, "") if len(marks) > 4 and written[0] in "اأ" else ""
    if first == _DAMMA or third == _DAMMA:
        return "passive"
    return "active" if first == _FATHA else ""


def _marks(written: str) -> list[str]:
    """The signs on each letter of a word."""
    marks: list[str] = []
    for char in written:
        if "\u064b" <= char <= "\u0652" and marks:
            marks[-1] += char
        elif char.isalpha():
            marks.append("")
    return marks


def score_written(written: str, analysis: Analysis, *, finite: bool) -> float:
    """Tanwin is a noun's; a final ى the perfect's, a final ي the verbal noun's (تبنى، تبني).

    إ is the verbal noun's of أفعل (مقر إقامته); verbs with a bare ا are often written so (إقتحمت).
    """
    value = 0.0
    if finite and not _TANWIN.isdisjoint(written[-2:]):
        value -= 6
    if analysis.cat in _PASSIVE and voice_written(written, analysis) == "passive":
        value += 4
    if finite and written[0] == "إ" and _OF_AFALA.fullmatch(analysis.lemma):
        value -= 2
    if written[-1:] == "ى" and analysis.cat == "VN":
        value -= 1.5
    if written[-1:] == "ي" and analysis.cat == "PV" and not analysis.pron:
        value -= 1.5
    return value
