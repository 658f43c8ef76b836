"""Names that no list knows: the word after a class word in, the end of the name out, or None where it names nothing."""

from __future__ import annotations

from collections.abc import Collection

from evtx.annotate.dates.numerals import NUMERAL_WORDS
from evtx.annotate.places.before import is_feature
from evtx.annotate.places.table import PlaceTable, PlaceWord
from evtx.lexicon.load import Lexicon
from evtx.text.disambiguate import CLOSED_CLASS
from evtx.text.document import Document
from evtx.text.morphology import Analysis
from evtx.text.normalize import strip_marks
from evtx.text.words import word_class

_STARTERS = word_class("annotate.places_unlisted.starters")
_BEFORE_ALI = word_class("annotate.places_unlisted.before_ali")
_SIZED = word_class("annotate.places_unlisted.sized")
_SECONDS = word_class("annotate.places_unlisted.seconds")
_NO_NAME_KINDS = frozenset(
    "generic plain naming owner resident seat teller direction trade there filler territory homeland border".split()
)
_FEMININE = word_class("annotate.places_unlisted.feminine")
_SECONDARY = word_class("annotate.places_unlisted.secondary")
_PHRASES = ("ال", "و", "ب", "لل", "كال")  # beginnings of words that start a phrase of their own
_CLOSING = {'"': '"', "(": ")"}  # قرية "دليبة"، قرية (دليبة)
_NOUNS = frozenset({"N", "VN", "PV", "PVP"})
_NAMED_ABROAD = frozenset({"settlement", "site"})  # whose words no adjective follows that nobody knows
_LONGEST_QUOTE = 5
_HOURS, _DAYS = word_class("annotate.places_unlisted.hours"), word_class("annotate.places_unlisted.days")
_LIVED_IN = frozenset("quarter camp admin2 crossing".split())
_ADJECTIVES = word_class("annotate.places_unlisted.adjectives")
_CALLED_AFTER = frozenset({"street", "square"})  # شارع جمال، دوار حمدان: after somebody
_OFFICES = frozenset({"مديريه", "دايره"})  # districts, or offices of the state
_OFFICE, _SERVED = "مديريه", word_class("annotate.places_unlisted.served")
_LIES = word_class("annotate.places_links.lies")
_SONS = frozenset({"بن", "ابن"})
_TITLES = word_class("annotate.places_unlisted.titles")
_LONGEST_NAME = 4
_TIMES = word_class("annotate.places_unlisted.times")


def clean(document: Document, first: int, last: int, bare: str = "") -> str:
    """The text's own words for tokens, without marks; `bare`: the first word without its proclitics."""
    start, end = document.original_span(first, last)
    text = document.text[start:end]
    word = document.tokens[first].text
    if bare and word.endswith("لل" + bare[2:]) and bare.startswith("ال"):
        text = "ال" + document.text[start + len(word) - len(bare) + 2 : end]
    elif bare:
        text = document.text[start + max(0, len(word) - len(bare)) : end]
    for mark in "\"«»“”„'()":
        text = text.replace(mark, " ")
    return " ".join(strip_marks(text).split()).strip(" -/،")


def quoted_end(document: Document, at: int) -> int | None:
    """The end of a short quotation that opens at a token and holds a word (not قرية » » »)."""
    tokens = document.tokens
    closing = _CLOSING.get(tokens[at].text)
    if closing is None:
        return None
    for stop in range(at + 2, min(len(tokens), at + _LONGEST_QUOTE + 2)):
        if tokens[stop].text == closing:
            return stop + 1 if any(token.word for token in tokens[at + 1 : stop]) else None
    return None


def is_start(document: Document, token: int) -> bool:
    """Whether a word such as تل or أبو is followed by what can be the rest of a name."""
    tokens = document.tokens
    if tokens[token].text not in _STARTERS or token + 1 >= len(tokens) or not tokens[token + 1].word:
        return False
    if _is_ali(document, token + 1):
        return True
    return tokens[token + 1].text not in CLOSED_CLASS and not tokens[token + 1].text.startswith(("و", "ب"))


def _is_ali(document: Document, token: int) -> bool:
    """جسر أبو علي: the name, which is spelt as "on" once folded."""
    return document.tokens[token].text == "علي" and document.tokens[token - 1].text in _BEFORE_ALI


def name_end(
    document: Document, lexicon: Lexicon, table: PlaceTable, at: int, word: PlaceWord, blocked: Collection[int]
) -> int | None:
    """The end of the name that starts at a token after a class word."""
    tokens = document.tokens
    if not tokens[at].word or not _may_start(document, lexicon, table, at, word):
        return None
    last = at + 1
    while (
        last < len(tokens)
        and last - at < _LONGEST_NAME + _fathered(document, at, last - 1)
        and tokens[last].word
        and last not in blocked
    ):
        text = tokens[last].text
        opened = (
            tokens[last - 1].text in _STARTERS
            or (text in _SECONDS and last == at + 1)
            or (_construct(document, last - 1) and text.startswith("ال"))
        )
        sized = text in _SIZED and last == at + 1 and not word.near
        begun = _foreign(document, lexicon, table, at, first=True) or (
            bool(document.analyses[at]) and word.kind in _NAMED_ABROAD
        )
        foreign = last == at + 1 and begun and _foreign(document, lexicon, table, last)
        described = last == at + 1 and _describes(document, last, word)
        closed = (text in CLOSED_CLASS or text in _LIES or text in _TIMES) and not _is_ali(document, last)
        fathered = _fathered(document, at, last)
        given = word.in_name and _is_given(lexicon, tokens[last - 1].text)
        given = given and (_is_given(lexicon, text) or (tokens[at].text in _TITLES and text.startswith("ال")))
        if not (opened or sized or foreign or described or fathered or given) or (closed and not fathered):
            break
        last += 1
    given = word.kind in _CALLED_AFTER and _is_given(lexicon, tokens[at].text)
    if last == at + 1 and (given or _cannot_agree(document, lexicon, at, word)):
        return last
    if last == at + 1 and (
        (tokens[at].text in _STARTERS and not tokens[at].text.startswith("ال")) or _construct(document, at)
    ):
        return None
    return last


def _fathered(document: Document, at: int, last: int) -> bool:
    """مسجد خالد بن الوليد: "son of" behind the first word of a name, and the father's name behind it."""
    tokens = document.tokens
    son = last if tokens[last].text in _SONS else last - 1
    if son <= at or tokens[son].text not in _SONS:
        return False
    return last > son or (son + 1 < len(tokens) and tokens[son + 1].word)


def _is_given(lexicon: Lexicon, word: str) -> bool:
    return word in lexicon.given_names["plain"] or word in lexicon.given_names["shy"]


def _describes(document: Document, at: int, word: PlaceWord) -> bool:
    """دوار الكرة الأرضية: a definite adjective that agrees with the noun of the name, and not with the class word."""
    noun, text = document.tokens[at - 1].text, document.tokens[at].text
    own = word.in_name or (word.text in _FEMININE and not noun.endswith(("ه", "ات")))  # قرية الجبل الأصفر
    if not own or not (noun.startswith("ال") and text.startswith("ال")):
        return False
    feminine = text.endswith("ه")
    adjective = any(a.cat == "ADJ" and a.det for a in document.analyses[at])
    return adjective and feminine == noun.endswith("ه") and feminine != word.text.endswith("ه")


def _foreign(document: Document, lexicon: Lexicon, table: PlaceTable, token: int, *, first: bool = False) -> bool:
    """An unknown word without article, as in names of two words (باد دوبران). `first`: it may begin a listed one."""
    text = document.tokens[token].text
    known = table.word(text, lexicon)
    begins = known.begins and not first
    strange = not (document.analyses[token] or begins or known.kind or known.near or known.country)
    return strange and len(text) > 1 and not text.startswith(_PHRASES) and text.isalpha()


def _construct(document: Document, token: int) -> bool:
    """Whether a token is a known noun without article, which needs another one after it (معمل الزيت)."""
    text = document.tokens[token].text
    bare = (a for a in document.analyses[token] if a.cat in ("N", "VN"))
    return not text.startswith("ال") and any(not (a.pron or a.prep) for a in bare)


def _may_start(document: Document, lexicon: Lexicon, table: PlaceTable, at: int, word: PlaceWord) -> bool:
    """Whether a name can start at the token after a class word."""
    text = document.tokens[at].text
    known = table.word(text, lexicon)
    follows = document.word_at(at + 1)
    if text in _HOURS and follows in _DAYS:
        return False  # أضرموا النار في مدرسة ظهر السبت
    if text in _DAYS and at and any(a.cat == "PV" and a.pron for a in document.analyses[at - 1]):
        return False  # في اجتماع عقده الخميس: a verb written like "junction"
    if text in _STARTERS or follows in _SONS or (word.kind in _CALLED_AFTER and _is_given(lexicon, text)):
        return True
    if text in CLOSED_CLASS or text in _TIMES or known.kind in _NO_NAME_KINDS or known.near or text.isdigit():
        return False
    if word.plural and text in NUMERAL_WORDS:
        return False  # في محافظات ثلاث
    if (
        len(text) < 3
        or (known.is_class and known.lead)
        or (known.is_class and (known.definite or not is_feature(word.kind)))
    ):
        return False
    analyses = document.analyses[at]
    if text.startswith("ال"):
        return _definite_name(document, lexicon, at, word)
    if (
        word.kind in ("settlement", "quarter")
        and not word.plural
        and analyses
        and all(_apart(text, a) for a in analyses)
    ):
        return True
    if not analyses:
        if text.startswith(("بال", "لل", "وال", "كال")) and len(text) > 5:
            return False  # a phrase of its own
        if is_feature(word.kind) and text.startswith("ي") and text.endswith("ون"):
            return False  # حقل يجنون محصوله: a verb of what they do there
        if word.kind == "settlement" and not word.plural:
            return True
        return not _agrees(text, word) or _foreign(document, lexicon, table, at + 1 if follows else at)
    if not word.plural and _opens_foreign(document, lexicon, table, at, word):
        return True
    if _cannot_agree(document, lexicon, at, word):
        return True
    return is_feature(word.kind) and _construct(document, at) and follows.startswith("ال")


def _apart(text: str, analysis: Analysis) -> bool:
    """بلدة فالوجا، قرية كفور: a word that is Arabic only with "so" or "like" before it, as behind no class word."""
    return (text.startswith("ف") and analysis.conj == "ف") or (text.startswith("ك") and analysis.prep == "ك")


def _opens_foreign(document: Document, lexicon: Lexicon, table: PlaceTable, at: int, word: PlaceWord) -> bool:
    """قرية خدر خيجه، إقليم يوسف خيل: a word that is Arabic as well, with one after it that no Arabic noun has there."""
    nouns = all(a.cat in _NOUNS and not (a.pron or a.prep or a.conj) for a in document.analyses[at])
    if not nouns or at + 1 >= len(document.tokens):
        return False
    if document.tokens[at + 1].text in _SECONDS:
        return True
    return word.kind in _NAMED_ABROAD and _foreign(document, lexicon, table, at + 1)


def _cannot_agree(document: Document, lexicon: Lexicon, at: int, word: PlaceWord) -> bool:
    """قرية نمر، بلدة نصيب: after a feminine class word a common word that is no feminine, and so no adjective of it."""
    analyses, text = document.analyses[at], document.tokens[at].text
    if word.plural or word.definite or word.text not in _FEMININE or text.endswith(("ه", "ات", "ا", "ين", "ون", "هم")):
        return False
    if text in _SECONDARY or any(_says(text, a) or a.prep or a.conj or a.pron for a in analyses):
        return False
    keys = {key for a in analyses for key in (a.noun, a.lemma) if key}
    known = (lexicon.actor_nouns, lexicon.people_nouns, lexicon.noun_rules)
    return not any(key in table for key in keys for table in known)


def _says(text: str, analysis: Analysis) -> bool:
    """بلدة تقع، قرية شهدت: a verb of a third person that can go on after a feminine noun."""
    if analysis.cat in ("IV", "IVP"):
        return not text.startswith(("ن", "ا"))
    return analysis.cat in ("PV", "PVP") and text.endswith("ت")


def _agrees(text: str, word: PlaceWord) -> bool:
    """Whether an unknown word has the form of an adjective that agrees with the class word (قرية سياحية، سوق شعبي).

    What is none of the adjectives that the lexicon does not know names a quarter or a camp (حي دودالي، مخيم كومبيري).
    """
    if word.plural:
        return text.endswith("يه") or (text.startswith("م") and text.endswith(("ه", "ات")))
    if word.kind in _LIVED_IN and not word.text.endswith("ه"):
        return text in _ADJECTIVES
    return text.endswith("يه" if word.text.endswith("ه") else "ي")


def _definite_name(document: Document, lexicon: Lexicon, at: int, word: PlaceWord) -> bool:
    """A definite word after a class word is a name, unless it is people, an actor or an abstract noun."""
    analyses = document.analyses[at]
    keys = {a.noun or a.lemma for a in analyses}
    if any(k in lexicon.actor_nouns or k in lexicon.people_nouns for k in keys):
        return False
    if word.text in _OFFICES and (word.text != _OFFICE or document.tokens[at].text in _SERVED):
        return False  # مديرية الصحة، دائرة الهجرة
    if any(k in lexicon.noun_rules for k in keys) or any(a.lemma in lexicon.noun_rules for a in analyses):
        return False  # منطقة المعارك
    if not analyses or (word.kind in ("settlement", "quarter") and not word.plural):
        return True
    text = document.tokens[at].text
    if word.plural or word.kind in ("admin1",):
        return False
    return not text.endswith(("ات", "ين", "ون"))
