"""What a word can be where it stands: a token in, those of its analyses out that news ever means there.

A verb with a weak letter loses it after لم only (لم يصفّ). Elsewhere the same letters are another verb, which the
dictionary may not have: يصف is "describes", of وصف. Names and adverbs can have the letters of a rare passive or dual
(عيد, لاحقا).
"""

from __future__ import annotations

import re

from evtx.text.document import Document
from evtx.text.letters import BESIEGED, FAMILIES, FARMER, FATHER, FRIDAY, HIDDEN_MEN, MARCHES, THREATENS
from evtx.text.morphology import Analysis
from evtx.text.shape import FINITE, JUSSIVE
from evtx.text.vowel_signs import written_form
from evtx.text.words import word_class

_GOVERNING_NOUNS = frozenset("في الي عن اثناء خلال ضد نحو عبر لدي مع بدون دون بسبب جراء".split())
_GOVERNORS = frozenset({"لم", "ولم", "فلم", "الم", "اولم", "لما", "ولما"})
_REACH = 4  # words from the particle to the last of the verbs that it governs (لم يقم أو يزر)
_NEVER = frozenset({"ترد", "يرد"})  # of ورد, not of أردى (لم ترد أنباء)
_OF_MEN = word_class("text.in_place.of_men")
_FARMER_BEHIND = _OF_MEN | word_class("text.in_place.done_to_men")
_ORGANISING = "تنظيم"  # تنظيم مسيرة: a march, no adjective
_HOLD = "القبض"
_PHASES = frozenset(
    {"مواصله", "بمواصله", "استمرار", "باستمرار", "استيناف", "باستيناف", "متابعه"}
)  # مواصلة تقدمها: of a noun
_EXPECTED = word_class("text.in_place.expected")  # من المتوقع عقد قمة: of a noun, where no "that" stands
_FEMININE_ENDS = ("ات", "ه", "يا")
_WHO_SHE = frozenset({"التي", "والتي"})
_TAKES_UP = re.compile("[وف]?(?:ال?ي|علي|من|عن|في|ب|ل|مع|خلال|بين|حول|ضد|امام|خلف|تحت|فوق|نحو|باتجاه|بموجب|اثر)ها")
_TAKEN_UP_REACH = 3  # words behind a verb in which a pronoun takes up whom its clause is about
_SETTING_ABOUT = frozenset({"اقدم", "واقدم"})  # أقدم مسلح على إطلاق النار, not "oldest"
_NEVER_LOST = FINITE | {"VN", "AP"}
_SO_HAD = "فقد"  # فقد قصفت المدفعية: a particle before a perfect; else of loss (فقد التنظيم)
_NO_VERBS = word_class("text.in_place.no_verbs")
_GOES_BACK = "تعود"  # تعود إلى: of عاد; who gets used to a thing does so with على
_MANAGES, _FROM = frozenset({"تمكن", "وتمكن", "فتمكن"}), "من"  # وتمكن من أسر كذا: he managed, not "she enables"
_COUNTED = word_class("text.in_place.counted")
_TENS = word_class("text.in_place.tens")
_SINGULAR_FROM, _HUNDRED = 11, 100  # numbers whose last part is 11 to 99 count a singular in the accusative


def _done_to_man(document: Document, index: int) -> bool:
    """قُتل مزارع، القبض على مزارع: whether what stands before a word is done to men."""
    before = document.tokens[index - 1].text
    if before == "علي" and index > 1:
        return document.tokens[index - 2].text.endswith(_HOLD)
    return before in _FARMER_BEHIND


def _behind_feminine(document: Document, index: int) -> bool:
    """قوات الاحتلال تهدم: whether a feminine noun and its genitive open the clause before a word: هدّم, not تهدّم."""
    if not index or not document.tokens[index - 1].word:
        return False
    head, genitive = document.tokens[index - 2].text, document.analyses[index - 1]
    sentence = document.sentences[document.sentence_of(index)]
    opens = any(first == index - 2 for first, _ in sentence.clauses)
    construct = any(a.det and a.cat in ("N", "VN") for a in genitive) and not head.startswith("ال")
    return opens and construct and head.endswith(_FEMININE_ENDS)


def _of_her(document: Document, index: int) -> bool:
    """المنظمات التي تقدم المساعدات: a verb about a feminine noun, taken up by nothing behind it: قدّم, not تقدّم."""
    if not index or document.tokens[index - 1].text not in _WHO_SHE:
        return False
    behind = (t.text for t in document.tokens[index + 1 : index + 1 + _TAKEN_UP_REACH])
    return not any(_TAKES_UP.fullmatch(word) for word in behind)


def _without_impossible_verbs(document: Document, index: int, analyses: tuple[Analysis, ...]) -> tuple[Analysis, ...]:
    """الأحق بالحكم: "I pursue" with the letters of an article; أثناء رحلتها: no verb where a preposition governs."""
    finite = [a for a in analyses if a.cat in FINITE]
    if not finite:
        return analyses
    if document.tokens[index].text.startswith("ال") and any(a.person == "1" and a.cat == "IV" for a in finite):
        return tuple(a for a in analyses if a.cat != "IV" or a.person != "1")
    governed = index > 0 and document.tokens[index - 1].text in _GOVERNING_NOUNS
    nouns = tuple(a for a in analyses if a.cat not in FINITE)
    return nouns if governed and all(a.cat == "N" for a in nouns) else analyses


def _is_expected(document: Document, index: int) -> bool:
    """من المتوقع، من المقرر: whether a word says of what follows that it is awaited."""
    if document.tokens[index].text not in _EXPECTED or index == 0:
        return False
    return document.tokens[index - 1].text.lstrip("وف") == _FROM


def analyses_in_place(document: Document, index: int) -> tuple[Analysis, ...]:
    """The analyses of the token `index`: no jussive without its particle, no finite verb where none is ever meant."""
    analyses = document.analyses[index]
    word = document.tokens[index].text
    analyses = _without_impossible_verbs(document, index, analyses)
    if word.removeprefix("و") == FRIDAY:
        return ()  # ومساء الجمعة قتل مسلحون: a day is nobody who kills
    if word == _SO_HAD and _opens_perfect(document, index + 1):
        return ()
    if word in _NO_VERBS:
        return tuple(a for a in analyses if a.cat not in FINITE)
    if word in THREATENS:
        return tuple(a for a in analyses if a.cat == "PV")
    if word.removeprefix("و") == _GOES_BACK and any(t.text == "الي" for t in document.tokens[index + 1 : index + 2]):
        return tuple(a for a in analyses if a.cat == "IV") or analyses
    if word in _MANAGES and any(t.text == _FROM for t in document.tokens[index + 1 : index + 2]):
        return tuple(a for a in analyses if a.cat == "PV") or analyses
    if word in HIDDEN_MEN and index > 0 and document.tokens[index - 1].text in _OF_MEN:
        return tuple(a for a in analyses if a.cat != "ADJ") or analyses
    if word.startswith("ت") and _behind_feminine(document, index) and any(a.cat == "IV" for a in analyses):
        return tuple(a for a in analyses if a.cat not in ("PV", "PVP") or a.gender == "f")
    if word.startswith("ت") and any(a.cat == "IV" and a.case != JUSSIVE for a in analyses) and _of_her(document, index):
        return tuple(
            a for a in analyses if a.case != JUSSIVE and (a.cat not in ("PV", "PVP") or a.gender == "f" or a.pron)
        )
    if word == BESIEGED:
        return tuple(a for a in analyses if a.cat not in ("VN", "N"))
    if word == FARMER + "ا":
        return tuple(a for a in analyses if a.noun == FARMER) or analyses  # farms take no -an
    if word == FARMER and index > 0 and _done_to_man(document, index):
        return tuple(a for a in analyses if a.noun == FARMER) or analyses
    if word in MARCHES and index > 0 and document.tokens[index - 1].text.endswith(_ORGANISING):
        return tuple(a for a in analyses if a.cat == "N") or analyses
    if index > 0 and (document.tokens[index - 1].text in _PHASES or _is_expected(document, index - 1)):
        return tuple(a for a in analyses if a.cat not in FINITE) or analyses
    if word == FATHER and written_form(document, index).startswith("آ"):
        return ()  # the month
    if word in FAMILIES and index > 0 and document.tokens[index - 1].text in _COUNTED:
        return tuple(a for a in analyses if a.cat == "N") or analyses
    if word.endswith("ا") and index > 0 and _counts_singular(document.tokens[index - 1].text):
        return tuple(a for a in analyses if a.case == "acc") or analyses  # 40 طالبا, no dual of a verb
    if word in _SETTING_ABOUT and any(t.text == "علي" for t in document.tokens[index + 1 : index + _REACH + 2]):
        return tuple(a for a in analyses if a.cat in FINITE) or analyses
    if index and document.tokens[index - 1].text in _GOVERNORS:
        analyses = tuple(a for a in analyses if a.cat in ("IV", "IVP")) or analyses  # لم تعرف: no perfect of تعرّف
    if not any(a.case == JUSSIVE for a in analyses):
        return analyses
    never = word in _NEVER
    if not never and any(t.text in _GOVERNORS for t in document.tokens[max(0, index - _REACH) : index]):
        return analyses
    return tuple(a for a in analyses if a.case != JUSSIVE)


def _opens_perfect(document: Document, at: int) -> bool:
    """Whether a word is a perfect by its ending, or can be none but one and what nobody loses (قتل: killing; هاجم)."""
    analyses = document.analyses[at] if at < len(document.tokens) else ()
    perfect = any(a.cat in ("PV", "PVP") and not a.conj for a in analyses)
    sure = document.tokens[at].text.endswith(("ت", "وا")) if perfect else False
    return perfect and (sure or all(a.cat in _NEVER_LOST for a in analyses))


def _counts_singular(number: str) -> bool:
    """Whether a word is a number behind which stands what it counts, in the accusative of the singular."""
    if number.isdecimal():
        return int(number) % _HUNDRED >= _SINGULAR_FROM
    return number.removeprefix("و") in _TENS
