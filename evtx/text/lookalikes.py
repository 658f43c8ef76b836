"""Verbs told from their look-alikes by what follows: a token and one of its analyses in, a score for or against it out.

وردت القوات بقصف: they answered; يدخلون مدينة كذا: they enter it; توقعان إعلانا: they sign it; وفر مئات من البلدة: they
flee; وتبادل لإطلاق النار: an exchange.
"""

from __future__ import annotations

from evtx.model import Sentence
from evtx.text.document import Document
from evtx.text.done_to import noun_done_to
from evtx.text.joined_plans import is_planned_too
from evtx.text.letters import ACROSS, FILMED, IMAM, MOTHER, UNIT, VEHICLE
from evtx.text.morphology import Analysis
from evtx.text.vowel_signs import written_form
from evtx.text.words import word_class

_CAPTURE, _OTHERS = (
    "اسر",
    frozenset({"اخرين", "عدد", "العديد", "عشرات", "العشرات", "عدة", "عده", "بعض", "بقية", "بقيه"}),
)
_MADDA = "آ"  # as it is written
_ANSWER_REACH = 6  # words in which by what or to what somebody answers
_FLIGHT_REACH = 8  # words in which it is told from where somebody flees
_CROWD_REACH = 12  # words from the verb of a crowd to from where it flees
_CAUSING = frozenset({"ادخل", "اخرج", "اوصل", "انزل", "سير"})
_NOT_CAUSING = frozenset({"دخل", "خرج", "نزل", "سقط", "وصل", "سار"})  # الأردن يسقط مساعدات: drops them
_MOVED = word_class("text.lookalikes.moved")
_NOT_SIGNING = frozenset({"اوقع", "توقع"})
_IMPERFECT = frozenset({"IV", "IVP"})
# What one man does (طعن فلسطيني جنديا), what is opened or let off, adverbs with the ending of an object.
_THROWN = word_class("text.lookalikes.thrown")
_BY_ONE_MAN = word_class("text.lookalikes.by_one_man")
_FIRE = word_class("text.lookalikes.fire")
_ADVERBS = word_class("text.lookalikes.adverbs")
_TIMES_OF_ACTS = word_class("text.lookalikes.times_of_acts")
_WHERE = word_class("text.lookalikes.where")
_SIGNED = word_class("text.lookalikes.signed")
_ABOUT_AS_MANY = word_class("text.disambiguate.about_as_many")
_NUMBERED = word_class("text.disambiguate.counting")
_CROWDS = word_class("text.disambiguate.crowds")
_BODIES = word_class("text.disambiguate.bodies_that_cross")
# Verbs of several who fight each other, spelt as "she fights" of a verb that needs no second side (تقاتل، تحارب).
_AMONG_THEMSELVES = frozenset({"تقاتل", "تحارب"})
_STATEMENTS = word_class("text.lookalikes.statements")
_PREPOSITIONS = word_class("text.disambiguate.prepositions")
_EXCHANGED = frozenset({"اطلاق", "قصف", "القصف", "النار", "نيران", "النيران", "اسري", "الاسري", "هجمات", "القذايف"})
FEMININE = word_class("text.lookalikes.feminine")
_COUNTS = word_class("text.lookalikes.counts")
_OUTCOME_REACH = 14  # words from the verb that leads to outcomes to the last of them
_OUTCOMES = word_class("text.lookalikes.outcomes")
_LEADS_TO = frozenset({"عن", "الي"})
_OPENING = (
    word_class("text.segment.subordinators") | word_class("text.segment.relatives") | frozenset({"ان", "قد", "."})
)
# Verbs spelt as another word, which they are where people are counted or named behind them.
_DONE_TO_SOME = frozenset({("شاهد", "PV"), ("اوقف", "IV")})
_FOR_FEAR = frozenset({"هربا", "فرارا", "خوفا", "هاربين", "فارين"})
_FLIGHT = frozenset({"من", "الي", "نحو", "باتجاه"})


def by_what_follows(document: Document, sentence: Sentence, at: int, analysis: Analysis) -> float:
    """What the words after a token say of an analysis as a finite verb: above 0 for it, below against it."""
    if analysis.conj == "و" and is_planned_too(document, sentence, at):
        return -3.0
    if analysis.conj == "و" and analysis.cat in ("PV", "PVP") and _is_outcome(document, sentence, at):
        return -3.0
    if analysis.cat == "PV" and analysis.lemma in _BY_ONE_MAN and _object_after_subject(document, sentence, at):
        return 3.0
    following = [t.text for t in document.tokens[at + 1 : min(sentence.last, at + 1 + _FLIGHT_REACH)]]
    if analysis.lemma == "ضرب" and following[:1] == ["عن"]:
        return -3.0  # يضربون عن العمل: they are on strike
    if analysis.lemma in _AMONG_THEMSELVES and analysis.cat == "PV":
        return 0.0 if analysis.number != "s" or _several(document, sentence, at + 1) else -3.0
    if analysis.lemma == "رد":
        return _answers(analysis, following[:_ANSWER_REACH])
    if analysis.lemma in _CAUSING and analysis.cat in _IMPERFECT and not analysis.pron:
        goes = not following or following[0] in _PREPOSITIONS or following[0] in _WHERE
        return -1.5 if goes or not document.analyses[at + 1] else 0.0
    if analysis.lemma == "اقدم" and analysis.cat in _IMPERFECT:
        return 0.0 if "علي" in following else -2.0  # تقدم مساعدات: gives, does not venture
    if analysis.lemma in _NOT_CAUSING and analysis.cat in _IMPERFECT and not analysis.pron:
        return -2.0 if at > sentence.first and following[:1] and following[0] in _MOVED else 0.0
    if analysis.lemma in _NOT_SIGNING:
        return -2.0 if following[:1] and following[0] in _SIGNED else 0.0
    if document.tokens[at].text.removeprefix("و") == "تبادل":
        return -3.0 if _is_exchange(following) else 0.0
    if analysis.lemma == "اسر" and analysis.conj and analysis.pron:
        return -3.0  # المقاتلون وأسرهم: and their families, not "and he captured them"
    if analysis.lemma == "لجا" and document.tokens[at].text.endswith("لجان"):
        return -4.0  # لجان التنسيق: committees
    if analysis.lemma == "القي" and analysis.cat == "IV":
        return 2.5 if following and following[0] in _THROWN else 0.0  # طائرات تلقي قنابل: no receiving
    if (analysis.lemma, analysis.cat) in _DONE_TO_SOME and not analysis.pron:
        return 2.5 if _counts_or_names(document, sentence, at + 1) else 0.0
    if analysis.lemma == "وفر" and document.tokens[at].text in ("وفر", "وفرت", "وفروا"):
        flees = len(_FLIGHT.intersection(following)) > 1 or not _FOR_FEAR.isdisjoint(following)
        return -4.0 if flees or _many_from_somewhere(document, sentence, at + 1) else 0.0
    return 0.0


def _many_from_somewhere(document: Document, sentence: Sentence, at: int) -> bool:
    """وفر آلاف المدنيين من المدينة، وفر أكثر من 500 شخص منذ أمس إلى الجبال: a crowd, and behind it from or to where."""
    words = [t.text for t in document.tokens[at : min(sentence.last, at + _CROWD_REACH)]]
    words = words[: words.index("،")] if "،" in words else words
    more = words[1:2] == ["من"]  # أكثر من 500
    amount = words[2:] if more else words[1:] if words[:1] and words[0] in _ABOUT_AS_MANY else words
    if not amount or not (amount[0].isdigit() or amount[0] in _NUMBERED or amount[0] in _CROWDS):
        return False
    return not _FLIGHT.isdisjoint(amount[2:])


def _several(document: Document, sentence: Sentence, at: int) -> bool:
    """تقاتل مسلحون، تقاتل رجال، تقاتل الطرفان: whether the subject right behind a verb is several men."""
    if at >= sentence.last:
        return False
    word = document.tokens[at].text
    men = word.endswith(("ون", "ان")) and not word.endswith("تان")
    some = not word.startswith("ال") and any(a.number == "p" and a.gender != "f" for a in document.analyses[at])
    return men or some or word.isdigit() or word in _COUNTS


def _counts_or_names(document: Document, sentence: Sentence, at: int) -> bool:
    """السلطات توقف 36 مشتبها، توقف ناشطا: they arrest; توقف القتال: it stopped. إنه شاهد مسلحين: he saw, no witness."""
    if at >= sentence.last:
        return False
    word = document.tokens[at].text
    if word.isdigit() or word in _COUNTS:
        return True
    return word not in _ADVERBS and any(
        a.case in ("acc", "obl") and a.cat in ("N", "AP", "PP") for a in document.analyses[at]
    )


def _is_outcome(document: Document, sentence: Sentence, at: int) -> bool:
    """أسفرت عن مقتل ثلاثة وضبط كميات: what goes on with the outcomes of an act, before a noun without article."""
    if not any(a.conj == "و" and a.cat == "VN" for a in document.analyses[at]) or at + 1 >= sentence.last:
        return False
    if document.tokens[at + 1].text.startswith("ال") or document.tokens[at + 1].text in _PREPOSITIONS:
        return False
    words = [t.text for t in document.tokens[max(sentence.first, at - _OUTCOME_REACH) : at]]
    led = next((n for n in range(len(words) - 2, 0, -1) if words[n] in _LEADS_TO), None)
    if led is None or not _OUTCOMES.intersection((words[led - 1], words[led - 2])):
        return False
    return _OPENING.isdisjoint(words[led:]) and any(
        a.cat in ("N", "VN") for a in document.analyses[at - len(words) + led + 1]
    )


def _is_exchange(following: list[str]) -> bool:
    """تبادل لإطلاق النار، تبادل إطلاق نار بين كذا وكذا: the noun, whose sides come after it."""
    if not following:
        return False
    return (
        following[0] == "بين" or following[0][:2] in ("لا", "لل") or (following[0] in _EXCHANGED and "بين" in following)
    )


def _object_after_subject(document: Document, sentence: Sentence, at: int) -> bool:
    """طعن فلسطيني جنديا، فتح مسلح النار: an adjective, which is a subject where an object comes after it.

    A second adjective may describe it (هاجم مسلح مجهول منزلا); after a word for a man any noun but one of time is one.
    """
    if at + 2 >= sentence.last or not any(first == at for first, _ in (*sentence.clauses, (sentence.first, 0))):
        return False
    if not _is_bare_adjective(document, at + 1):
        return False
    behind = at + 3 if at + 3 < sentence.last and _is_bare_adjective(document, at + 2, ("ADJ", "PP")) else at + 2
    done_to, word = document.analyses[behind], document.tokens[behind].text
    thing = any(a.case == "acc" and a.cat in ("N", "AP", "PP") for a in done_to) and word not in _ADVERBS
    man = any(a.cat == "N" for a in document.analyses[at + 1])
    return thing or word in _FIRE or (man and _is_plain_noun(document, behind))


def _is_bare_adjective(document: Document, at: int, cats: tuple[str, ...] = ("ADJ",)) -> bool:
    bare = (a for a in document.analyses[at] if not (a.det or a.prep or a.conj or a.case))
    return any(a.cat in cats and a.gender == "m" for a in bare)


def _is_plain_noun(document: Document, at: int) -> bool:
    """منزل القائد، المدرسة: a noun and nothing else that no preposition governs, of no time."""
    analyses = document.analyses[at]
    plain = bool(analyses) and all(a.cat in ("N", "VN") and not (a.prep or a.conj) for a in analyses)
    return plain and document.tokens[at].text not in _TIMES_OF_ACTS


def _answers(analysis: Analysis, following: list[str]) -> float:
    """Answered, where by what or to what follows (وردت القوات بقصف), else "there came" (وردت أنباء)."""
    if not (analysis.conj == "و" or analysis.cat == "IV"):
        return 0.0
    return 2.0 if any((w[:1] == "ب" and len(w) > 3) or w == "علي" for w in following) else 0.0


def sure_noun(document: Document, index: int) -> Analysis | None:
    """The noun that a word is by what stands or is written at it, whatever else its letters can be."""
    return (
        _counted_noun(document, index)
        or _vehicle_noun(document, index)
        or _imam(document, index)
        or _mother(document, index)
        or _unit(document, index)
        or capture(document, index)
        or noun_done_to(document, index)
    )


def is_imam(document: Document, index: int) -> bool:
    """إمام مسجد: written so, no "in front of"."""
    return document.tokens[index].text in IMAM and written_form(document, index).startswith("إ")


def _imam(document: Document, index: int) -> Analysis | None:
    if not is_imam(document, index):
        return None
    return next((a for a in document.analyses[index] if a.cat == "N"), None)


def _counted_noun(document: Document, index: int) -> Analysis | None:
    """11 عسكريا: soldiers, not the adverb."""
    analyses = document.analyses[index]
    if index == 0 or not document.tokens[index - 1].text.isdigit() or all(a.cat != "W" for a in analyses):
        return None
    return next((a for a in analyses if a.cat == "N" and a.case == "acc"), None)


def _mother(document: Document, index: int) -> Analysis | None:
    """مقتل أم وأطفالها، وأم وثلاثة من أبنائها: a mother, not the particle, by those of hers told with her."""
    if document.tokens[index].text not in MOTHER or index + 1 >= len(document.tokens):
        return None
    after = document.tokens[index + 1]
    hers = any(a.conj == "و" and a.cat == "N" and a.pron for a in document.analyses[index + 1])
    if not hers and not (after.text.startswith("و") and _counting_word(document, index + 1, index + 3)[1:] in _COUNTS):
        return None
    return next((a for a in document.analyses[index] if a.cat == "N"), None)


def _unit(document: Document, index: int) -> Analysis | None:
    """وحدة من القوات الخاصة: written so, not "alone"."""
    if document.tokens[index].text not in UNIT or not written_form(document, index).endswith("ة"):
        return None
    return next((a for a in document.analyses[index] if a.noun == "وحده"), None)


def capture(document: Document, index: int) -> Analysis | None:
    """وأسر آخرين، أسر خمسة جنود: the capture of people, no families, by the number or "others" behind it."""
    act = next((a for a in document.analyses[index] if a.lemma == _CAPTURE and a.cat == "VN"), None)
    if act is None or act.pron or act.det or index + 1 >= len(document.tokens):
        return None
    taken = document.tokens[index + 1].text
    return act if taken in _OTHERS | _COUNTS or opens_amount(document, index + 1, index + 3) else None


def _vehicle_noun(document: Document, index: int) -> Analysis | None:
    """بآلية، آلية: a vehicle, not إليه, by what is written before the word or by the sign that folding takes away."""
    noun = next((a for a in document.analyses[index] if a.lemma == VEHICLE and a.cat == "N"), None)
    if noun is None or noun.pron:
        return noun
    token = document.tokens[index]
    start, end = document.folded.span(token.start, token.end)
    return noun if noun.prep or noun.det or _MADDA in document.text[start:end] else None


def is_filmed(document: Document, at: int) -> bool:
    """بيان مصور: whether the word says of a statement that it is filmed, and names no photographer."""
    return document.tokens[at].text in FILMED and at > 0 and document.tokens[at - 1].text in _STATEMENTS


def crosses(document: Document, sentence: Sentence, index: int) -> bool:
    """عبر آلاف السوريين الحدود: "crossed", where it opens its sentence and those who cross come right after it.

    A body on the move that comes after an insertion crosses too (مساء السبت، عبر رتل تركي).
    """
    tokens = document.tokens
    if tokens[index].text.removeprefix("و") != ACROSS or index + 1 >= sentence.last:
        return False
    if index != sentence.first:
        return tokens[index - 1].text == "،" and tokens[index + 1].text in _BODIES
    word = _counting_word(document, index + 1, sentence.last)
    return word.isdigit() or word in _NUMBERED or word in _CROWDS or word in _BODIES


def opens_amount(document: Document, at: int, last: int) -> bool:
    """عشرين عنصرا، نحو 20 عنصرا: whether an amount begins at a token, before the token `last`."""
    word = _counting_word(document, at, last)
    return word.isdigit() or word in _NUMBERED


def _counting_word(document: Document, at: int, last: int) -> str:
    """نحو 20: the word at a token, or the one behind it where it only says that a number is not exact."""
    tokens = document.tokens
    word = tokens[at].text
    return tokens[at + 1].text if word in _ABOUT_AS_MANY and at + 1 < min(last, len(tokens)) else word
