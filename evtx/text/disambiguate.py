"""Which analysis of a word is meant: a document in, one reading a token out.

Homographs without vowels are the norm (قتل: killed, was killed, killing). Each analysis is scored by
what stands around the word: prepositions and articles, the verb before, agreement, clause position,
vowel signs where the text has them. Voice that the letters leave open stays `open` here; frames
settle it by the arguments found.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from evtx.model import Sentence
from evtx.text.beside_adjectives import agreement, score_before_adjective
from evtx.text.document import Document
from evtx.text.held import taken
from evtx.text.in_place import analyses_in_place
from evtx.text.letters import CLOSED_CLASS as CLOSED_CLASS
from evtx.text.letters import PREPOSITIONS as PREPOSITIONS
from evtx.text.letters import RELATIVES, SUBORDINATORS
from evtx.text.listed import OF_ACTS, QUANTIFIERS, TO_PEOPLE, is_listed, no_sooner, without_and
from evtx.text.lookalikes import FEMININE, by_what_follows, crosses, is_filmed, opens_amount, sure_noun
from evtx.text.morphology import Analysis, reading_of
from evtx.text.morphology import Reading as Reading
from evtx.text.of_several import takes_up_several
from evtx.text.shape import FINITE as FINITE
from evtx.text.shape import NOMINAL as NOMINAL
from evtx.text.shape import UNKNOWN, Shape
from evtx.text.subject_behind import subject_behind
from evtx.text.vowel_signs import score_written, voice_written, written_form
from evtx.text.words import word_class

BELONGING = word_class("text.disambiguate.belonging")
_VERB_PARTICLES = word_class("text.disambiguate.verb_particles")
_BE = word_class("text.disambiguate.be")
_FACT = word_class("text.disambiguate.fact")
_ONE_OF = frozenset({"احد", "احدي", "باحد", "لاحد", "واحد"})
_THAT = frozenset(conj + word for conj in ("", "و", "ف") for word in ("ان", "بان"))
_STILL = frozenset("لا ما لم".split())
PHASAL = word_class("text.disambiguate.phasal")
_ABOUT = word_class("text.disambiguate.about")
_OF_WHAT_IS_MEANT = word_class("text.disambiguate.of_what_is_meant")
_ITS_SUBJECT = word_class("text.disambiguate.its_subject")
_TIMES = word_class("text.disambiguate.times")
_UNDERGOING = frozenset("تعرض خضع تصدي".split())  # told from look-alikes by the لـ of what is undergone (تعرض لهجوم)
_DESCRIBING = frozenset({"AP", "PP", "ADJ"})
_YOURS = frozenset({"ك", "كم", "كما", "كن"})
_DAY_PARTS = frozenset("فجر ظهر عصر".split())
_CARRYING = frozenset("شن نفذ بدا قاد دبر خاض باشر ارتكب".split())
_WITHOUT_OBJECT = word_class("text.disambiguate.without_object")
_TWIN = {"PV": "PVP", "PVP": "PV", "IV": "IVP", "IVP": "IV"}


_PHRASE = 9  # tokens within which the subject behind a phrase of place and day is looked for


class Site(NamedTuple):
    """What stands around a word: all that its analyses are judged by."""

    document: Document
    sentence: Sentence
    at: int
    opens: bool  # first word of its sentence or clause
    opener: str  # first word of the clause
    verb: Reading | None  # the last finite verb of the clause before the word
    before: str  # the word before, quotation marks passed over
    earlier: str  # the word before that one
    previous: Reading | None
    after: int | None  # token after, quotation marks passed over; None at the end or before a mark
    following: Shape  # of the word after
    following_word: str
    readings: Sequence[Reading | None]  # of the words before it


def disambiguate(
    document: Document, names: Collection[int] = (), heads: Collection[int] = ()
) -> tuple[Reading | None, ...]:
    """One reading a token, left to right; None for marks, unknown words and the tokens of `names`.

    `heads`: tokens with which a name of several words begins, which are no verbs where they can be nouns.
    """
    readings: list[Reading | None] = []
    words = document.words
    for sentence in document.sentences:
        starts = {first for first, _ in sentence.clauses}
        start = sentence.first
        for index in range(sentence.first, sentence.last):
            start = index if index in starts else start
            if index in names:
                reading = None
            elif words[index].letters.settled:
                reading = words[index].reading
            else:
                reading = _choose(document, sentence, index, start, readings, head=index in heads)
            readings.append(reading)
    return tuple(readings)


def _choose(
    document: Document, sentence: Sentence, index: int, start: int, readings: list[Reading | None], *, head: bool
) -> Reading | None:
    letters = document.words[index].letters
    sure = sure_noun(document, index) if letters.looks else None
    if sure is not None:
        return reading_of(sure)
    analyses = analyses_in_place(document, index) if letters.placed else document.analyses[index]
    if not analyses:
        return None
    passive = None
    if letters.held:
        passive = taken(document, sentence, index, lambda at: (r := readings[at]) is not None and r.finite)
    if passive is not None:
        return reading_of(passive)
    if head:
        analyses = tuple(a for a in analyses if a.cat not in FINITE) or analyses
    word = document.tokens[index].text
    if letters.closed and not crosses(document, sentence, index):
        return None
    if letters.looks and is_filmed(document, index):
        return None
    if len(analyses) == 1:
        return reading_of(analyses[0])
    if word in BELONGING and any(a.cat in NOMINAL for a in analyses):
        return reading_of(next(a for a in analyses if a.cat in NOMINAL))
    nominal = tuple(a for a in analyses if a.cat in NOMINAL)
    if nominal and index > sentence.first and document.tokens[index - 1].text in _ONE_OF:
        return reading_of(nominal[0])  # أحد قادته: what is governed is no verb
    site = _site(document, sentence, index, start, readings)
    written = written_form(document, index)
    scores = [_score(site, a, written) for a in analyses]
    best = analyses[scores.index(max(scores))]
    if best.cat not in FINITE:
        return reading_of(best)
    twin = next((a for a in analyses if a.cat == _TWIN[best.cat] and a.lemma == best.lemma), None)
    voice = voice_written(written, best)
    if twin is not None and voice:
        return reading_of(best if (best.cat in ("PVP", "IVP")) == (voice == "passive") else twin)
    return reading_of(best, open_voice=twin is not None)


def _site(document: Document, sentence: Sentence, index: int, start: int, readings: list[Reading | None]) -> Site:
    tokens = document.tokens
    at = index - 1
    while at > sentence.first and tokens[at].text in ('"', "("):
        at -= 1
    inside = at >= sentence.first
    after = index + 1
    while after < sentence.last and tokens[after].text in ('"', "("):
        after += 1
    known = after < sentence.last and tokens[after].word
    return Site(
        document=document,
        sentence=sentence,
        at=index,
        opens=index in (sentence.first, start),
        opener=without_and(tokens[start].text),
        verb=_last_verb(readings, _start_of_statement(document, start, index)),
        before=tokens[at].text if inside else "",
        earlier=tokens[at - 1].text if at > sentence.first else "",
        previous=readings[at] if inside else None,
        after=after if known else None,
        following=document.shapes[after] if known else UNKNOWN,
        following_word=tokens[after].text if known else "",
        readings=readings,
    )


def _start_of_statement(document: Document, start: int, index: int) -> int:
    """قال الضابط إن المهاجمين فجروا: the verb before "that" is none of the clause after it."""
    tokens = document.tokens
    return next((at for at in range(index - 1, start, -1) if tokens[at].text in _THAT), start)


def _last_verb(readings: Sequence[Reading | None], start: int) -> Reading | None:
    """The last finite verb of the readings so far, from token `start` on."""
    for at in range(len(readings) - 1, start - 1, -1):
        reading = readings[at]
        if reading is not None and reading.finite:
            return reading
    return None


def _score(site: Site, analysis: Analysis, written: str) -> float:
    finite = analysis.cat in FINITE
    value = _score_before(site, analysis, finite) + _score_after(site, analysis, finite)
    value += score_written(written, analysis, finite=finite)
    if finite:
        value += by_what_follows(site.document, site.sentence, site.at, analysis)
    if analysis.cat in ("AP", "PP"):
        value -= 0.6  # rarer than the noun or verbal noun of the same letters (مواجهات، منازل)
        value += 0.8 * (analysis.cat == "AP" and _has_object(site, analysis))
    if analysis.pron in _YOURS:
        value -= 2  # بدك مقر: "by razing", not "your must"
    if finite and (analysis.person in ("1", "2") or _lone_dual(site, analysis)):
        value -= 4
    value -= 4 * (finite and bool(analysis.pron) and analysis.lemma in _WITHOUT_OBJECT)  # بسط سيطرتهم: "their hold"
    if not analysis.conj and site.document.tokens[site.at].text.startswith("وو"):
        value -= 3  # ووصلت: "and there arrived", no passive of واصل
    if analysis.lemma == "زال" and without_and(site.before) in _STILL:
        value += 3  # لا تزال: "still", not "is removed"
    if analysis.cat in ("PV", "PVP") and site.sentence.part in ("title", "heading"):
        value -= 0.5
    if analysis.cat == "ADJ":
        value += agreement(site, analysis)
    return value


def _has_object(site: Site, analysis: Analysis) -> bool:
    """رد الجيش مستهدفا مواقع: an indefinite accusative that agrees with no noun before it and has one behind it."""
    if analysis.case != "acc" or analysis.det or analysis.prep or site.after is None:
        return False
    if any(a.cat not in _DESCRIBING for a in site.document.analyses[site.at]):
        return False  # خمسون متظاهرا ضربا: a man
    before = site.previous
    agrees = before is not None and before.nominal and before.analysis.case == "acc"
    following = site.document.analyses[site.after]
    return not agrees and any(a.cat in NOMINAL and a.cat != "ADJ" and not a.prep for a in following)


def _lone_dual(site: Site, analysis: Analysis) -> bool:
    """تجمعا: an imperfect dual without its -n follows a particle only; ولجأ: no perfect dual opens a sentence."""
    dual = analysis.cat in ("IV", "IVP") and analysis.number == "d" and not analysis.pron and not analysis.prep
    if site.opens and analysis.cat in ("PV", "PVP") and analysis.number == "d" and not analysis.conj:
        return True
    cut = site.document.tokens[site.at].text.endswith("ا")
    return dual and cut and site.before not in _VERB_PARTICLES and without_and(site.before) not in ("ان", "لا", "حتي")


def _score_before(site: Site, analysis: Analysis, finite: bool) -> float:
    if finite and analysis.conj and is_listed(site, analysis):
        return -3.0
    if site.opens:
        return 1.0 if finite else 0.0
    bare = without_and(site.before)
    if bare in QUANTIFIERS:
        return -4.0 if finite else 1.0
    if site.before in _VERB_PARTICLES:
        return 4.0 if finite else 0.0
    if bare == "حتي" and no_sooner(site):
        return 1.5 if finite else 0.0
    if site.before in PREPOSITIONS or bare in PREPOSITIONS:
        return -6.0 if finite else 1.0
    if bare in RELATIVES:
        return 3.0 if finite else 0.0
    if bare in ("ان", "بان"):
        return _score_after_an(site, analysis, finite)
    if site.before in _BE or bare in SUBORDINATORS:
        return 1.2 if finite else 0.0
    if bare in _ITS_SUBJECT:
        return 0.6 if finite else 0.0
    previous = site.previous
    if previous is not None and previous.finite:
        if previous.analysis.lemma in PHASAL and analysis.cat == "IV":
            return 1.2 if previous.analysis.gender == analysis.gender == "f" else 1.0  # ما زالت تقاتل
        return -4.0 if finite and not analysis.conj else 1.0
    if not finite:
        return 0.2 if previous is not None and (previous.analysis.det or previous.analysis.pron) else 0.0
    return _score_finite_after_noun(site, analysis)


def _score_after_an(site: Site, analysis: Analysis, finite: bool) -> float:
    if analysis.cat in ("IV", "IVP"):
        return 2.0
    if finite:
        return 2.0 if without_and(site.earlier) in _FACT else 0.0
    return 0.5


def _score_finite_after_noun(site: Site, analysis: Analysis) -> float:
    """A finite reading after a noun: its subject (الجيش قصف), or a second verb where a verbal noun is likelier."""
    previous = site.previous
    if analysis.conj:
        return 0.3
    if previous is not None and without_and(site.before) in OF_ACTS and not previous.analysis.det:
        return 0.8 if analysis.pron and analysis.lemma in _CARRYING else -2.5  # عملية شنها مسلحون
    meant = site.verb.analysis.lemma if site.verb is not None else ""
    if meant in _OF_WHAT_IS_MEANT and (meant not in PHASAL or analysis.pron or analysis.cat in ("PV", "PVP")):
        return -2.5  # يعتزم الجيش قتل كذا، واصلت القوات أمس تقدمها
    several = takes_up_several(site, analysis)
    if several or (
        analysis.pron and analysis.cat == "PV" and subject_behind(site.document, site.at, site.sentence.last)
    ):
        return 1.0 if several else 0.8  # أبناؤها قتلهم أمس مسلحون
    if previous is None and analysis.cat == "PV" and _other_gender(site, analysis, site.before):
        return -1.5  # القوات الروسية توسع
    if previous is None:
        return -0.8 if site.verb is not None and analysis.cat in ("PV", "PVP") else 0.3
    noun = previous.analysis
    if analysis.cat == "PV" and noun.cat in ("N", "ADJ") and _other_gender(site, analysis, site.before):
        return -1.5  # مدمرة أميركية تدخل: دخل in the imperfect, not تدخّل
    definite = noun.det or bool(noun.pron)
    if analysis.pron and (analysis.lemma == "شن" or (site.verb is not None and not definite)):
        return 0.8  # عبوة ناسفة زرعها مجهولون
    if site.verb is not None:
        beside = definite and analysis.cat == "IV" and _agrees(site.before, noun, analysis)  # خرجوا يهتفون
        return 0.6 if beside else -1.5 if definite else -0.5
    if site.opener in PREPOSITIONS or site.earlier in PREPOSITIONS:
        return 0.8  # بعد ساعات من الهدنة قتل ...: the noun before is no subject
    if not _agrees(site.before, noun, analysis) or without_and(site.before) in _ABOUT:
        return -1.5
    if definite:
        return 0.8
    return -1.0 if noun.cat == "VN" else 0.5


def _before_subject(site: Site) -> bool:
    """Whether the word after shows by its ending that it is a subject (مجهولون)."""
    return site.after is not None and any(a.case == "nom" and not a.conj for a in site.document.analyses[site.after])


def _agrees(word: str, noun: Analysis, verb: Analysis) -> bool:
    """Whether a noun may be the subject of a verb after it, as far as gender and number show."""
    if verb.number == "p" or noun.cat == "ADJ":
        return True
    feminine = noun.gender == "f" or (noun.lemma if noun.pron else word).endswith(("ه", "ات"))  # قواته
    if verb.gender == "f":
        return feminine or noun.number != "s"
    return not feminine and noun.number != "p"


def _score_after(site: Site, analysis: Analysis, finite: bool) -> float:
    if site.after is None:
        return 0.0
    if finite and analysis.lemma in _UNDERGOING and _before_l(site):
        return 2.0
    word, shape = site.following_word, site.following
    following = site.document.analyses[site.after]
    if analysis.lemma in _DAY_PARTS and analysis.cat in ("N", "PV", "PVP") and analysis.number != "p":
        timed = word in _TIMES or word.isdigit()
        return (0.0 if finite else 3.0) if timed else (1.0 if finite and following else 0.0)
    if opens_amount(site.document, site.after, site.sentence.last):
        return 0.0 if site.verb is not None else 1.5 if finite else -0.5
    if shape.adjective and word not in FEMININE and not analysis.pron:  # هجوم شنه مسلح
        return score_before_adjective(site, analysis, following, finite)
    if finite and _before_subject(site) and word not in FEMININE:
        return 1.5
    if word in PREPOSITIONS or shape.prepositional:
        # a transitive verb that opens its clause wants its subject first (قصف بالهاون); people are killed "in" or "by"
        alone = finite and site.opens and analysis.cat in ("PV", "PVP") and analysis.lemma not in TO_PEOPLE
        return -1.5 if alone and not _subject_farther(site) else 0.0
    if site.opens and analysis.cat == "PV" and _other_gender(site, analysis, word):
        return -1.5
    if finite and analysis.cat == "PV" and word.startswith("ال"):
        if site.opens and shape.oblique:
            return -1.5  # قتل المدنيين جريمة: no subject in the oblique
        return 0.4
    return 0.0


def _subject_farther(site: Site) -> bool:
    """تقاطر على البلدة مقاتلون: whether a plural that can be nothing but a subject stands behind the phrase."""
    last = min(site.sentence.last, site.at + _PHRASE)
    for at in range(site.at + 2, last):
        if any(a.case == "nom" and a.number in ("p", "d") and not a.conj for a in site.document.analyses[at]):
            return True
        if site.document.shapes[at].finite:
            return False
    return False


def _other_gender(site: Site, analysis: Analysis, word: str) -> bool:
    """تواصل قوات كذا: before a feminine the imperfect of واصل, not the perfect of تواصل."""
    feminine = any(a.cat == "IV" and a.gender == "f" for a in site.document.analyses[site.at])
    return feminine and analysis.gender == "m" and (word.endswith(("ه", "ات")) or word in FEMININE)


def _before_l(site: Site) -> bool:
    """Whether one of the next words has لـ before it."""
    last = min(site.sentence.last, site.at + 6)
    return any(a.prep == "ل" for i in range(site.at + 1, last) for a in site.document.analyses[i][:2])
