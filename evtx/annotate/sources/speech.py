"""Verbs of speech: a token in, whether and how it tells something out (plainly, as an aside, going on)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evtx.annotate.sources.teller import Teller, plain
from evtx.lexicon.match import bare_words
from evtx.lexicon.schema import PeopleEntry, ReportingWords
from evtx.model import Sentence
from evtx.text.disambiguate import Reading
from evtx.text.document import Document
from evtx.text.words import word_class

THAT = word_class("annotate.speech.that")
_THEREIN = word_class("annotate.speech.therein")
CONTENT = THAT | {":", '"', "الي", "عن", "علي"}
TRANSMITTING = word_class("annotate.speech.transmitting")
TELLING_OUTLETS = frozenset({"ابلغ", "اخبر"})
OPINIONS = word_class("annotate.speech.opinions")
DEEDS = word_class("annotate.speech.deeds")
THREATS = word_class("annotate.speech.threats")
SPEECH_NOUNS = word_class("annotate.speech.speech_nouns")
APPEALS = word_class("annotate.speech.appeals")
BLAMING = word_class("annotate.speech.blaming")
BLAME = word_class("annotate.speech.blame")
_ASCRIBING = frozenset({"نسب", "اشتبه", "شك"})
_DEED = word_class("annotate.speech.deed")
_SEEING = word_class("annotate.speech.seeing")
NEGATIONS = word_class("annotate.speech.negations")
_SPOKEN_OF = frozenset({"تحدث", "اعلن"})
_AS_WORDS = word_class("annotate.speech.as_words")
_TOLD_AFTER = _AS_WORDS | {"ما"}
# هذا ما أكده، وهو ما أعلنته، الأمر الذي أوضحه: who says it confirms what stands before.
_POINTING = word_class("annotate.speech.pointing")
_WHICH = frozenset({"ما", "الذي"})
_DENYING = frozenset({"نفي", "انكر", "استبعد"})
_SAYING_NOUNS = word_class("annotate.speech.saying_nouns")
_SHOWED = frozenset({"بين", "وبين"})
# Words that can be a verb of speech without a reading as one.
SPEECH_WORDS = _SAYING_NOUNS | _SHOWED
_CARRIES = frozenset({"تقل", "يقل"})  # حافلات تقل جنودا; "say" only after لم and لا
_IMPERSONAL = word_class("annotate.speech.impersonal")
_OPENERS = word_class("annotate.speech.openers")
_TIMES = word_class("annotate.speech.times")
_STATED = word_class("annotate.speech.stated")
_MEN = word_class("annotate.speech.men")
_COUNTING = word_class("text.disambiguate.counting") | {"عده", "بعض"}
_BANDS = word_class("annotate.descriptions.armed_classes") | {"جماعه", "منظمه", "مجموعه"}
_TO_US = word_class("annotate.speech.to_us")
_INTO = frozenset({"في", "خلال", "عبر"})
_NEAR = 8
LAID = 14  # tokens between a verb of blaming and the word for blame
_ASIDES = 6  # between a verb of speech and what is said


@dataclass(frozen=True, slots=True)
class Scene:
    """What is known of a text when its tellings are looked for; `tellers` by first token, and where they end."""

    document: Document
    readings: Sequence[Reading | None]
    tellers: dict[int, Teller]
    reporting: ReportingWords
    ends: frozenset[int]
    given: frozenset[str]  # names that parents give
    people: Mapping[str, PeopleEntry]  # nouns for people

    def word(self, at: int) -> str:
        """The word at a token, empty past the end of the text."""
        return self.document.tokens[at].text if 0 <= at < len(self.document.tokens) else ""


def speech_verb(scene: Scene, sentence: Sentence, at: int) -> str:
    """The lemma of the verb of speech at a token; empty where there is none."""
    verbs = scene.reporting.verbs
    reading, word = scene.readings[at], scene.word(at)
    analyses = scene.document.analyses[at]
    if word[-1] in "اه" and scene.word(at + 1) in CONTENT:
        saying = next((a.lemma for a in analyses if a.cat == "AP" and not a.det and a.lemma in verbs), "")
        if saying:  # مضيفاً أن، لافتة إلى
            return saying
    if points(scene, at):
        return next((a.lemma for a in analyses if a.cat in ("PV", "IV") and a.lemma in verbs - _DENYING), "")
    if reading is None:
        # بيّن without its shadda is the preposition; at the head of a sentence, with a speaker and "that", it tells
        teller = scene.tellers.get(at + 1) if word in _SHOWED else None
        if teller is None or scene.word(at - 1) in _AS_WORDS:
            return "بين" if teller is not None else ""  # كما بيّن الناطق
        return "بين" if at == sentence.first and that_follows(scene, teller.last, sentence) else ""
    if word in _SAYING_NOUNS and (scene.word(at + 1) in THAT or scene.word(at + 1) in ':"'):
        return "قال"
    if word in _CARRIES and scene.word(at - 1) not in NEGATIONS:
        return ""
    if word in _IMPERSONAL and scene.word(at + 1) in CONTENT:
        return ""
    chosen = reading.analysis
    if chosen.lemma in _SEEING and chosen.cat in ("PVP", "IVP"):
        return ""
    finite = next((a.lemma for a in analyses if a.cat in ("PV", "IV") and a.lemma in verbs and not a.pron), "")
    if finite and (scene.word(at - 1) in _TOLD_AFTER or (at > sentence.first + 1 and scene.word(at - 1) == "قد")):
        return finite  # حسبما ذكر، كما أظهر، كان الوزير قد تحدث
    if chosen.lemma in verbs and reading.finite:
        return chosen.lemma
    if finite and at in scene.ends and scene.word(at + 1) in THAT:
        return finite  # غير أن مصدرا أمنيا نفى أن: with its subject and "that" no noun
    if reading.finite and finite and scene.word(at + 1) in CONTENT:
        return finite  # أما المصدر فتحدث عن: not the verb that has no preposition after it
    if chosen.cat in ("AP", "PP", "ADJ") and not chosen.det:
        return finite
    return ""


def threat(scene: Scene, at: int) -> str:
    """The lemma of the finite verb of threatening at a token; empty where there is none."""
    reading = scene.readings[at]
    return (
        reading.analysis.lemma if reading is not None and reading.finite and reading.analysis.lemma in THREATS else ""
    )


def appeal(scene: Scene, sentence: Sentence, at: int) -> str:
    """The lemma of the finite verb of an appeal or of blame at a token; empty where there is none."""
    reading = scene.readings[at]
    lemma = reading.analysis.lemma if reading is not None and reading.finite else ""
    if lemma in APPEALS:
        return lemma
    near = {scene.word(n) for n in range(at + 1, min(sentence.last, at + LAID))} if lemma in BLAMING else frozenset()
    return lemma if near & BLAME or (lemma in _ASCRIBING and near & _DEED) else ""


def tells_of(lemma: str) -> bool:
    """Whether a second subject may follow without its verb (تحدث X عن كذا وY عن كذا)."""
    return lemma in _SPOKEN_OF


def points(scene: Scene, at: int) -> bool:
    """Whether a verb stands after "this is what" (هذا ما، وهو ما، الأمر الذي)."""
    return scene.word(at - 1) in _WHICH and scene.word(at - 2) in _POINTING


def told_as_aside(scene: Scene, sentence: Sentence, at: int) -> int | None:
    """The token of "as" (كما، بحسب ما، هذا ما) before a verb of speech; None where it tells plainly."""
    if points(scene, at) and at - 2 >= sentence.first:
        return at - 2
    for n in (at - 1, at - 2):
        if n < sentence.first:
            return None
        word = scene.word(n)
        if word in _AS_WORDS:
            # كما قال X إن: "X also said"
            return None if word == "كما" and that_follows(scene, at + 1, sentence) else n
        if word in ("ما", "لما") and n > sentence.first:
            before = bare_words(scene.word(n - 1))
            if "علي" in before or not before.isdisjoint(scene.reporting.according):
                return n - 1
    return None


def inside_another(scene: Scene, sentence: Sentence, at: int) -> bool:
    """Whether a verb hangs on a noun of the words before it (شخص قالت الشرطة إنه) and opens no clause."""
    if at == sentence.first:
        return False
    before = scene.document.tokens[at - 1]
    return not (scene.word(at)[0] in "وف" or not before.word or before.text in _OPENERS or before.text[0] == "و")


def goes_on(scene: Scene, at: int, lemma: str) -> bool:
    """Whether a verb with no subject can be that of the last speaker: what he says follows."""
    following = scene.word(_content_at(scene, at))
    if following not in CONTENT or (lemma in TRANSMITTING and following != "عن"):
        return False
    reading = scene.readings[at]
    imperfect = reading is not None and reading.analysis.cat in ("IV", "IVP")
    return not imperfect or scene.word(at)[0] == "و" or scene.word(at - 1) in _OPENERS


def _content_at(scene: Scene, at: int) -> int:
    """The token after a verb of speech, past when, in which statement and to whom (وأضاف في تصريح لقناة أن)."""
    n = at + 1
    for _ in range(_ASIDES):
        if scene.word(n) in _THEREIN:
            n += 1  # أصدرت القيادة بيانا قالت فيه إن
        elif scene.word(n) in _INTO and not _STATED.isdisjoint(bare_words(scene.word(n + 1))):
            n += 2
        elif n > at + 1 and (outlet := scene.tellers.get(n)) is not None and outlet.prep[-1:] == "ل":
            n = outlet.last
        elif temporal(scene.word(n)) or (n > at + 1 and _describes(scene, n)):
            n += 1
        else:
            break
    return n


def _describes(scene: Scene, at: int) -> bool:
    """Whether a word goes with the statement before it: an adjective, or a definite word (في بيان صحفي الأحد)."""
    reading, word = scene.readings[at] if at < len(scene.readings) else None, scene.word(at)
    adjective = reading is not None and reading.analysis.cat == "ADJ"
    return word not in CONTENT and (adjective or word.startswith("ال"))


def that_follows(scene: Scene, at: int, sentence: Sentence) -> bool:
    """Whether what somebody says is told near a token: "that" within a few words, على or إلى at once."""
    tokens = scene.document.tokens[at : min(sentence.last, at + _NEAR)]
    return any(t.text in ("علي", "الي") for t in tokens[:1]) or any(t.text in THAT for t in tokens)


def disagrees(scene: Scene, verb: int, teller: Teller) -> bool:
    """Whether a teller right after a verb is its object: an oblique plural, or feminine after a masculine verb."""
    reading, noun = scene.readings[verb], scene.readings[teller.first]
    if teller.how == "noun" and _accusative(scene.word(teller.first), teller):
        return True  # وأضاف متحدثا عبر الهاتف
    counted = scene.word(teller.first - 1) in _COUNTING  # قال ثلاثة مسؤولين
    if noun is not None and noun.analysis.case == "obl" and teller.how == "noun" and not counted:
        return True
    if reading is None or reading.analysis.gender != "m" or teller.first > verb + 1 or teller.how == "person":
        return False
    if plain(scene.word(teller.first)) in _MEN | _COUNTING:
        return False  # قال عمدة القرية، أكد قادة ميدانيون، ذكر ثلاثة من السكان
    head = scene.document.cut(teller.first, teller.first + 1)
    return head.endswith(("ة", "ات")) or plain(head) in ("قوات", "مصادر", "وسائل")


def _accusative(word: str, teller: Teller) -> bool:
    """Whether a noun for one who tells has the alef that no subject has."""
    bare = word.removeprefix(teller.prep)
    return bare.endswith("ا") and plain(bare) != bare


def skipped(scene: Scene, at: int) -> int:
    """How many tokens to pass over between a verb and its subject (times, في بيان); 0: the subject must stand here."""
    token = scene.document.tokens[at]
    if not token.word:
        return int(token.text in '،"-()/')
    if token.text == "عدد" and scene.word(at + 1) == "من":
        return 2  # أوضح عدد من أعضاء المجلس
    if token.text in _BANDS and scene.word(at + 1) == '"' and at + 2 in scene.tellers:
        return 2  # أعلن تنظيم "كذا" أنه
    if token.text in _COUNTING and at + 1 in scene.tellers:
        return 1  # قال ثلاثة شهود
    if token.text in _TO_US:
        return 1  # روى لنا
    if token.text in _THEREIN:
        return 1  # في وقت أعلنت فيه السلطات
    if token.text in _INTO and not _STATED.isdisjoint(bare_words(scene.word(at + 1))):
        return 3
    return int(temporal(token.text) or token.text.isdigit())


def temporal(word: str) -> bool:
    """Whether a word only says when or that somebody else had his turn before."""
    return word in _TIMES
