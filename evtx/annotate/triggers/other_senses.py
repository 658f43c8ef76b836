"""Is the noun of an act said of something else? A noun and the words before it go in, why it tells no act comes out.

An anniversary, what an act left behind, its end ("وقف القصف"), what somebody threatens with ("هدد بقصف المدينة"), a
quarrel of words ("شن النائب هجوماً على الوزير") and "in the face of" ("في مواجهة الخصوم") borrow the nouns of acts
without telling one.
"""

from __future__ import annotations

import re

from evtx.lexicon.match import bare_words
from evtx.text.document import Document
from evtx.text.words import word_class

# Types whose words are borrowed for other things; a protest against prices is one.
BORROWED = frozenset(
    """armed_clash armed_attack assassination shelling airstrike bombing explosion killing raid blockade territory
    withdrawal surrender abduction interception deployment""".split()
)
# Other acts that anniversaries recall.
REMEMBERED = frozenset({"chemical_attack", "execution", "arrest"})
_MEMORY = re.compile("[وف]?[بل]?(?:ال|ل)?ذكري")
_LEFT_OVER = re.compile("[وفبل]?(?:مخلفات|بقايا)")  # مخلفات القصف، بقايا المعارك
_APT_TO = re.compile("(?:ال)?(?:شديد|عالي|سريع|قابل)[ةه]?")  # مواد شديدة الانفجار
_MEMORY_REACH = 4  # words between "anniversary" and the act
_CHARGE = re.compile("[وف]?(?:بتهم[هت]?ي?|لاتهامه(?:م|ما|ا)?)")  # أعدم ثلاثة بتهمة المشاركة في اغتيال القائد
_CHARGE_REACH = 4  # words between a charge and the act
_LAUNCHED = re.compile("[وف]?(?:[يت]|ال)?شنت?|شنوا|شن[هها]+")
_LAUNCH_REACH = 7  # words between "launched" and the attack
_SPEAKER_REACH = 3  # words after "launched" in which its subject opens
_THREATENS = re.compile("[وف]?[يتم]?(?:هدد|توعد|لوح)(?:ت|وا|ون|ا|ه)?|[وفبل]?(?:ال)?تهديد(?:ات|ه|ها|هم|اته|اتها)?")
_THREAT_REACH = 5  # words between a threat and what it threatens with
_ENDS = word_class("annotate.other_senses.ends")
_UNITS = word_class("annotate.other_senses.units")
_SPEAKERS = word_class("annotate.other_senses.speakers")
_SPOTS = frozenset("مكان موقع محل ضريح نصب ساحه".split())
# مركز احتجاز، أماكن التوقيف: the class words of places that custody gives its name
_OF_CUSTODY = re.compile(
    "[وفبل]?(?:ال)?(?:مركزي?|مراكز|مرفق|مرافق|منشا[هت]|معسكر|معسكرات|مكان|اماكن|ظروف|دار|دور|غرف[هة]?)"
)
_CUSTODY = frozenset("احتجز احتجاز اعتقل اعتقال اوقف ايقاف توقيف حجز".split())
_DEATHS = frozenset("اغتال قتل استشهد صرع اعدم".split())
_DESCRIBES = re.compile("[وف]?(?:[يت]صفون?|وصف(?:ت|وا)?|واصف(?:ا|ه|ين)|معتبر(?:ا|ه|ين)|[يت]?اعتبر(?:ت|وا)?|[يت]عتبر)")
_AS, _DESCRIBED_REACH = frozenset({"بانه", "بانها", "انه", "انها"}), 8  # وصفت الحادثة بأنها إعدام
# ما شكّل ضربة للحزب، وهو ما يعد عدوانا: verbs behind which an indefinite noun says what something amounts to
_AMOUNTS_TO = re.compile("[وف]?(?:[يت](?:عد|عتبر|شكل|مثل)|اعتبر|شكل|عد|بمثاب)(?:ت|ته|ه|ها|وا|وه)?")
_AS_TO_WHICH = frozenset("ما مما الذي وهذا".split())  # before it, else the noun may be the subject (شكلت غارة ...)
_OF_WORDS = frozenset({"هجوم", "هجمه", "حمله", "حرب", "غاره"})
# هجومه على الاتفاق، هجوما على الرئيس متهمة إياه بالكذب: what only words attack, and words about whom they attack
_ONLY_IN_WORDS = word_class("annotate.other_senses.attacked_in_words")
_IN_OFFICE = word_class("annotate.other_senses.in_office")
_JUDGES = re.compile("(?:متهم|واصف|معتبر|منتقد|قايل|ساخر)(?:ا|ه|ين)")
_ONES_OWN = re.compile("[وفبل]?(?:هجوم|هجم[هت])(?:ا|ه|ها|هم)|هجمه")  # an attack told as new or as somebody's, not known
_REPORTED = frozenset("ان انه انها انهم بان بانه بانها بانهم".split())
_UPON_WHOM_REACH, _JUDGES_REACH = 4, 12  # words after an attack in which stand whom it is on, and what they are called
_FACING, _FIGHTING = re.compile("(?:مواجه|مجابه)ه"), re.compile("(?:مواجه|مجابه|محارب)ه|قتال")
_FELL = re.compile(
    "[وف]?(?:[يت]قتل|قتل|استشهد|سقط|قضي|اصيب|جرح|قضو)(?:ت|وا|ا)?|[وفبل]?(?:مقتل|مصرع|استشهاد|اصابه|مصرعه|مصرعهم)"
)
_FELL_REACH = 8  # words between who fell and the fight
_IN, _TO = frozenset({"في", "وفي", "ففي"}), frozenset({"ب", "ل"})
_AGAINST_WHOM = frozenset({"بين", "مع", "ضد"})
_CALLED = "اطلق"
_NAMES = word_class("annotate.other_senses.names")
_UPON = re.compile("علي(?:ه|ها|هم|هما|نا)?")
_WHAT = re.compile("[وفبل]?[فم]?ما")
_NAMED_BEFORE, _NAMED_AFTER = 3, 7  # words around "calls" among which is the word for a name
_UPON_REACH = 4  # words after it in which stands who is called so


def other_sense(document: Document, noun: int, start: int, lemma: str) -> str:
    """Why the noun at a token, in a clause from token `start` on, tells no act; empty where it may."""
    tokens = document.tokens
    if any(_MEMORY.fullmatch(tokens[at].text) for at in range(max(start, noun - _MEMORY_REACH), noun)):
        return "an anniversary"
    if noun and _LEFT_OVER.fullmatch(tokens[noun - 1].text):
        return "what an act left behind"
    if noun and lemma == "انفجر" and tokens[noun].text.startswith("ال") and apt_to(tokens[noun - 1].text):
        return "what may go off"
    if any(_CHARGE.fullmatch(t.text) for t in tokens[max(start, noun - _CHARGE_REACH) : noun]):
        return "what somebody is charged with"
    if noun > start and not _ENDS.isdisjoint(bare_words(tokens[noun - 1].text)):
        return "the end of an act"
    if tokens[noun].text[:1] == "ب" and any(
        _THREATENS.fullmatch(t.text) for t in tokens[max(start, noun - _THREAT_REACH) : noun]
    ):
        return "what somebody threatens with"
    if noun > start and tokens[noun].text.startswith("ال") and tokens[noun - 1].text in _UNITS:
        return "what a unit is there for"  # يخدم في سرية المداهمة
    if noun > start and lemma in _DEATHS and tokens[noun - 1].text.lstrip("وفبل") in _SPOTS:
        return "a place called by a death"  # تجمعوا في مكان اغتياله
    if noun > start and lemma in _CUSTODY and _OF_CUSTODY.fullmatch(tokens[noun - 1].text):
        return "a place called by an act"
    if _is_label(document, noun, start):
        return "what somebody calls an act"
    if lemma in _OF_WORDS and (_in_words(document, noun, start) or _on_words(document, noun)):
        return "a quarrel of words"
    if _in_the_face_of(document, noun):
        return "in the face of"
    return ""


def _in_the_face_of(document: Document, noun: int) -> bool:
    """في مواجهة الفصائل، بمواجهة إيران: a preposition, with those who are faced right behind it.

    What an adjective or a clause describes is a fight (في مواجهة مسلحة، في مواجهة استمرت ساعتين), and so is what
    somebody fell in (قتل في مواجهة الجنود).
    """
    tokens, last = document.tokens, document.sentences[document.sentence_of(noun)].last
    word = tokens[noun].text
    bare = word.lstrip("وف")
    joined = bare[:1] in _TO and _FACING.fullmatch(bare[1:])
    if not joined and not (noun and tokens[noun - 1].text in _IN and _FIGHTING.fullmatch(word)):
        return False
    if noun + 1 >= last or any(_FELL.fullmatch(t.text) for t in tokens[max(0, noun - _FELL_REACH) : noun]):
        return False
    faced = tokens[noun + 1].text
    if faced in _AGAINST_WHOM or not (faced == "#" or faced[:1].isalpha()):
        return False
    return not _describes(document, noun + 1, "m" if word == "قتال" else "f")


def _describes(document: Document, at: int, gender: str) -> bool:
    """مواجهة مسلحة، مواجهة استمرت: whether a word says of an indefinite noun of a gender right before it how it was."""
    readings = [a for a in document.analyses[at] if a.gender == gender and not a.det]
    if any(a.cat in ("ADJ", "PP", "AP") and a.number == "s" for a in readings):
        return True
    noun = any(a.cat in ("N", "VN") and not a.pron for a in document.analyses[at])
    return not noun and any(a.cat in ("PV", "PVP", "IV", "IVP") for a in readings)


def _on_words(document: Document, noun: int) -> bool:
    """هجومه على الاتفاق، هجوما على الوزير متهما إياه: an attack on what no arms reach, or with words on an office."""
    tokens, last = document.tokens, document.sentences[document.sentence_of(noun)].last
    near = range(noun + 1, min(last, noun + 1 + _UPON_WHOM_REACH))
    upon = next((at + 1 for at in near if tokens[at].text == "علي"), last)
    if upon >= last:
        return False
    whom = bare_words(tokens[upon].text)
    if not _ONLY_IN_WORDS.isdisjoint(whom):
        return True
    first = document.sentences[document.sentence_of(noun)].first
    known = not _ONES_OWN.fullmatch(tokens[noun].text)  # ندد بالهجوم على الوزير معتبرا أنه جريمة
    if known or any(t.text in _REPORTED for t in tokens[first:noun]):  # قال إنهم شنوا هجوما على الوزير متهما الحركة
        return False
    behind = tokens[upon + 1 : min(last, upon + 1 + _JUDGES_REACH)]
    return not _IN_OFFICE.isdisjoint(whom) and any(_JUDGES.fullmatch(t.text) for t in behind)


def _is_label(document: Document, noun: int, start: int) -> bool:
    """وصفت السلطة الحادثة بأنها "إعدام بدم بارد"، ما يعد هجوماً: a predicate by which somebody judges what happened."""
    tokens = document.tokens
    behind = noun - 1 - (noun > start and tokens[noun - 1].text == '"')
    if behind >= start and _AMOUNTS_TO.fullmatch(tokens[behind].text) and not tokens[noun].text.startswith("ال"):
        return tokens[noun].text.endswith("ا") or (behind > 0 and tokens[behind - 1].text in _AS_TO_WHICH)
    if behind <= start or tokens[behind].text not in _AS:
        return False
    return any(_DESCRIBES.fullmatch(t.text) for t in tokens[max(start, behind - _DESCRIBED_REACH) : behind])


def gives_a_name(document: Document, verb: int, lemma: str) -> bool:
    """أطلق عليها اسم درع الوطن، ما أطلق عليه مسيرة العودة: whether "launched" says what something is called."""
    if lemma != _CALLED:
        return False
    tokens, last = document.tokens, document.sentences[document.sentence_of(verb)].last
    if not any(_UPON.fullmatch(t.text) for t in tokens[verb + 1 : min(last, verb + 1 + _UPON_REACH)]):
        return False
    around = tokens[max(0, verb - _NAMED_BEFORE) : min(last, verb + 1 + _NAMED_AFTER)]
    if any(not _NAMES.isdisjoint(bare_words(t.text)) for t in around):
        return True
    behind = tokens[verb + 1].text
    return verb > 0 and _WHAT.fullmatch(tokens[verb - 1].text) is not None and behind != "علي"


def apt_to(word: str) -> bool:
    """شديدة الانفجار، سريع الاشتعال: whether a word says of what follows that a thing is apt to it."""
    return _APT_TO.fullmatch(word) is not None


def _in_words(document: Document, noun: int, start: int) -> bool:
    """شن النائب هجوماً عنيفاً على الوزير: who launches it fights with words only."""
    tokens = document.tokens
    for at in range(max(start, noun - _LAUNCH_REACH), noun):
        if _LAUNCHED.fullmatch(tokens[at].text):
            subject = tokens[at + 1 : min(noun, at + 1 + _SPEAKER_REACH)]
            return any(not _SPEAKERS.isdisjoint(bare_words(t.text)) for t in subject)
    return False
