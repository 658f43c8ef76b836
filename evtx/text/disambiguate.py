"""Which analysis of a word is meant: a document in, one reading a token out.

Homographs without vowels are the norm (قتل: killed, was killed, killing). Each analysis is scored by
what stands around the word: prepositions and articles, the verb before, agreement, clause position,
vowel signs where the text has them. Voice that the letters leave open stays `open` here; frames
settle it by the arguments found.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from evtx.model import Sentence
from evtx.text.document import Document
from evtx.text.morphology import Analysis
from evtx.text.segment import COMPLEMENTIZERS, RELATIVES, SUBORDINATORS

FINITE = frozenset({"PV", "IV", "PVP", "IVP"})
NOMINAL = frozenset({"N", "VN", "AP", "PP", "ADJ"})
PREPOSITIONS = frozenset(
    """في من الي علي عن مع بين ضد قرب عند نحو خلال بعد قبل اثر عقب جراء امام تجاه وسط داخل خارج حول ضمن عبر منذ
    حتي لدي تحت فوق برفقه وفق بحسب حسب نتيجه بسبب رغم دون بدون سوي مثل باتجاه جانب غداه ل ب ك""".split()
)
# Words of the closed classes are never read as forms of a lemma (عبر "across", not "crossed"; بين, تلك ...).
CLOSED_CLASS = PREPOSITIONS | SUBORDINATORS | RELATIVES | COMPLEMENTIZERS | frozenset(
    """هذا هذه ذلك تلك هولاء اولئك هو هي هم هما هن انا نحن كل بعض غير اي ايضا كذلك ثم او ام اما الا لا ما لم لن قد لقد
    سوف اذا لو لولا هنا هناك حيث بينما فيما كما لكن ان بان انه انها كان كانت كانوا يكون تكون ليس ليست الذي التي الذين منه منها
    منهم عنه عنها فيه فيها عليه عليها عليهم له لها لهم به بها بهم اليه اليها اليهم بينهم بينها بينهما معه معها معهم ضده
    ضدها ضدهم والتي والذي وهو وهي وهم ولا وما وقد وكان وكانت وبين وعبر ومن وفي وعلي والي وعن ومع عبر""".split()
)
BELONGING = frozenset("تابع تابعه تابعين تابعون التابع التابعه التابعين تتبع يتبع يتبعون موال مواليه موالين المواليه الموالي".split())
_VERB_PARTICLES = frozenset("لم لن سوف قد لقد كي وقد ولم ولن".split())
_DAMMA, _FATHA = "\u064f", "\u064e"
_SHADDA = "\u0651"


@dataclass(frozen=True, slots=True)
class Reading:
    """The chosen analysis of a token and whether its voice is still open."""

    analysis: Analysis
    open_voice: bool = False

    @property
    def finite(self) -> bool:
        return self.analysis.cat in FINITE

    @property
    def nominal(self) -> bool:
        return self.analysis.cat in NOMINAL


def disambiguate(document: Document, names: Collection[int] = ()) -> tuple[Reading | None, ...]:
    """One reading a token, left to right; None for marks, unknown words and the tokens of `names`."""
    readings: list[Reading | None] = []
    for sentence in document.sentences:
        clause_starts = {first for first, _ in sentence.clauses}
        for index in range(sentence.first, sentence.last):
            named = index in names
            readings.append(None if named else _choose(document, sentence, index, readings, clause_starts))
    return tuple(readings)


def _choose(
    document: Document,
    sentence: Sentence,
    index: int,
    readings: list[Reading | None],
    clause_starts: set[int],
) -> Reading | None:
    analyses = document.analyses[index]
    if not analyses or document.tokens[index].text in CLOSED_CLASS:
        return None
    vowels = _vowels(document, index)
    if len(analyses) == 1:
        return Reading(analyses[0])
    if document.tokens[index].text in BELONGING and any(a.cat in NOMINAL for a in analyses):
        return Reading(next(a for a in analyses if a.cat in NOMINAL))
    scored = [
        (_score(document, sentence, index, a, readings, clause_starts, vowels), -n, a) for n, a in enumerate(analyses)
    ]
    best = max(scored)[2]
    if best.cat not in FINITE:
        return Reading(best)
    other = {"PV": "PVP", "PVP": "PV", "IV": "IVP", "IVP": "IV"}[best.cat]
    twin = any(a.cat == other and a.lemma == best.lemma for a in analyses)
    settled = vowels in ("active", "passive")
    if twin and settled:
        wanted = {"active": ("PV", "IV"), "passive": ("PVP", "IVP")}[vowels]
        best = next((a for a in analyses if a.cat in wanted and a.lemma == best.lemma), best)
    return Reading(best, open_voice=twin and not settled)


def _vowels(document: Document, index: int) -> str:
    """What the vowel sign on the first letter of the stem says of the voice: passive, active or nothing."""
    token = document.tokens[index]
    start, end = document.folded.span(token.start, token.end)
    raw = document.text[start:end]
    if len(raw) == len(token.text):
        return ""
    stem = raw.lstrip("وف") if raw[:1] in "وف" and len(raw) > 3 else raw
    marks = stem[1:3].replace(_SHADDA, "")
    if marks.startswith(_DAMMA):
        return "passive"
    return "active" if marks.startswith(_FATHA) else ""


def _score(
    document: Document,
    sentence: Sentence,
    index: int,
    analysis: Analysis,
    readings: list[Reading | None],
    clause_starts: set[int],
    vowels: str,
) -> float:
    finite = analysis.cat in FINITE
    value = _score_before(document, sentence, index, finite, analysis, readings, clause_starts)
    value += _score_after(document, sentence, index, finite, analysis)
    if analysis.cat in ("AP", "PP"):
        # a participle is rarer than the noun or verbal noun of the same letters (مواجهات، منازل)
        value -= 0.6
    if finite and analysis.person in ("1", "2"):
        value -= 4
    if vowels == "passive" and analysis.cat in ("PVP", "IVP", "PP"):
        value += 4
    if finite and sentence.part in ("title", "heading") and analysis.cat in ("PV", "PVP"):
        value -= 0.5
    if analysis.cat == "ADJ":
        value += _agreement(document, sentence, index, analysis, readings)
    return value


def _agreement(
    document: Document, sentence: Sentence, index: int, analysis: Analysis, readings: list[Reading | None]
) -> float:
    """An adjective right after a noun of the same definiteness belongs to it (سيارة عسكرية)."""
    at = index - 1
    while at > sentence.first and document.tokens[at].text in ('"', ")"):
        at -= 1
    before = readings[at] if sentence.first <= at < len(readings) else None
    if before is None or not before.nominal or analysis.prep or analysis.conj:
        return -0.2
    return 1.2 if before.analysis.det == analysis.det or before.analysis.pron else 0.0


def _score_before(
    document: Document,
    sentence: Sentence,
    index: int,
    finite: bool,
    analysis: Analysis,
    readings: list[Reading | None],
    clause_starts: set[int],
) -> float:
    if index == sentence.first or index in clause_starts:
        return 1.0 if finite else 0.0
    at = index - 1
    while at > sentence.first and document.tokens[at].text in ('"', "("):
        at -= 1
    word = document.tokens[at].text
    if word in _VERB_PARTICLES:
        return 4.0 if finite else 0.0
    bare = word[1:] if word[:1] in "وف" and len(word) > 2 else word
    if word in PREPOSITIONS or bare in PREPOSITIONS:
        return -6.0 if finite else 1.0
    if word in ("ان", "بان"):
        return 2.0 if analysis.cat in ("IV", "IVP") else 0.5 if not finite else 0.0
    previous = readings[at] if at < len(readings) else None
    if previous is None:
        return 0.3 if finite and document.tokens[at].word else 0.0
    if previous.finite:
        return -4.0 if finite and not analysis.conj else 1.0
    if previous.analysis.det or previous.analysis.pron:
        return 0.8 if finite else 0.2
    # an indefinite noun before: genitive construct (محاولة قتل) unless this is a relative clause
    if finite and previous.analysis.cat in ("N", "VN") and not analysis.conj:
        return -1.0 if previous.analysis.cat == "VN" else -0.3
    return 0.0


def _score_after(document: Document, sentence: Sentence, index: int, finite: bool, analysis: Analysis) -> float:
    at = index + 1
    while at < sentence.last and document.tokens[at].text in ('"', "("):
        at += 1
    if at >= sentence.last or not document.tokens[at].word:
        return 0.0
    word = document.tokens[at].text
    following = document.analyses[at]
    if word.isdigit():
        return 1.5 if finite else -0.5
    if any(a.cat == "ADJ" and not a.det and not a.prep and not a.conj for a in following):
        # قصف مدفعي: an indefinite adjective agrees with a noun; a verb would need a noun here
        return -1.5 if finite else 1.5
    if finite and analysis.cat == "PV" and word.startswith("ال"):
        return 0.4
    return 0.0
