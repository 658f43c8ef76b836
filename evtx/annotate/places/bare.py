"""Names that neither a list nor a class word gives away: an unknown word where only a place can stand in, the name out.

في أوجارو بالمنطقة الشرقية, بالقرب من سيلمانغو, في نيانزالي (10 كلم غرب كيريما).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from evtx.annotate.dates.numerals import NUMERAL_WORDS
from evtx.annotate.dates.words import vocabulary
from evtx.annotate.places.found import Found, Ground, lead_at
from evtx.annotate.places.known import held
from evtx.annotate.places.listed import upon_act
from evtx.annotate.places.table import PlaceWord
from evtx.annotate.places.unlisted import clean, is_start
from evtx.text.disambiguate import CLOSED_CLASS
from evtx.text.words import word_class

_INSIDE = frozenset({"في", "قرب"})
_TOWARD = frozenset({"صوب", "باتجاه", "تجاه", "عند"})
_SHORTEST = 4
_LONGEST_LIST = 4
_AHEAD = 3  # words behind a word of nearness in which the known place must be named
# Beginnings of words that no foreign or village name has, and ends of common nouns.
_PREFIXES = ("بال", "لل", "وال", "كال", "فال", "ست", "وس")
_SUFFIXES, _LONG = ("ها", "هم", "هما", "ات", "يه"), "اوي"
_VOWELS, _FOREIGN_LENGTH = 2, 5  # long vowels and letters of a foreign name
# صناديق، قوارير، أسابيع، أقرباء; and تدجين، استهداف، انتشار
_ARABIC = re.compile("..?ا.ي?.|.وا.ي?.|ت.?.ي.|ا..ا.?ي?.|است..ا.ا?|ا(ن.|.ت).ا.ا?|ال.+")
_FRONTS = frozenset({"محور", "جبهه"})
_UNITS = frozenset({"admin1", "admin2"})
_LIES = word_class("annotate.places_bare.lies")
_OF_HALVES = word_class("annotate.places_bare.of_halves")
_NOUNS = word_class("annotate.places_bare.nouns")
_TITLES = word_class("annotate.places_listed.of_persons") | {"السابق", "الاسبق"}


def bare(ground: Ground, found: Sequence[Found], index: int, word: PlaceWord) -> Found | None:
    """An unknown word after a preposition with an area named behind it, or after a word of nearness."""
    if ground.document.analyses[index] and not is_start(ground.document, index):
        return None
    tokens = ground.document.tokens
    last = index + 1
    begun = is_start(ground.document, index) and _strange(ground, last, ground.word(last))  # في دير ابزيع
    if not (begun or _strange(ground, index, word)):
        return None
    if last < len(tokens) and tokens[last].word and (begun or _goes_on(ground, last)):
        last += 1
    lead = lead_at(ground, found, index)
    if lead.direction and _of_nation(ground, lead.first):
        return None
    if _is_persons(ground, index, last):
        return None
    if lead.near and last < len(tokens) and _told_of(ground, last):
        return None  # على مقربة من موضع انفجر فيه لغم
    front = ground.word(index - 1).text in _FRONTS and not lead.preposition  # قال محور X: no place
    near = lead.near and not lead.kind and not front
    toward = lead.preposition in _TOWARD or upon_act(ground.document, lead)
    alone = (lead.preposition == "في" or toward) and lead.first == index and _sounds_foreign(tokens[index].text)
    inside = (lead.preposition in _INSIDE or toward) and (begun or _placed(ground, last) or alone)
    inside = inside or (lead.preposition == "بين" and _paired(ground, last))
    inside = inside or (lead.preposition == "في" and _lists_on(ground, last))
    if lead.role or not (near or inside):
        return None
    words = [t.text for t in tokens[index:last]]
    pairs = tuple(ground.table.tight(words))
    return Found(lead, index, last, clean(ground.document, index, last), pairs, "tight" if pairs else "bare", "")


def _of_nation(ground: Ground, at: int) -> bool:
    """موفد كوري شمالي رفيع: whether a point of the compass is the second adjective of a nationality."""
    return at > 0 and ground.document.tokens[at - 1].text in _OF_HALVES


def _is_persons(ground: Ground, index: int, last: int) -> bool:
    """الهجوم على كاريموف: whether the word stands elsewhere behind a title, or behind a name that is no place's."""
    tokens = ground.document.tokens
    text, alone = tokens[index].text, last - index == 1
    for at in range(1, len(tokens)):
        if at == index or tokens[at].text != text:
            continue
        before = tokens[at - 1].text
        if before in _TITLES or before in ground.lexicon.name_words or (alone and _first_name(ground, at - 1)):
            return True
    return False


def _first_name(ground: Ground, at: int) -> bool:
    """Whether nobody knows a word, and it is neither a place's nor one with letters before it."""
    text, word = ground.document.tokens[at].text, ground.word(at)
    if ground.document.analyses[at] or word.begins or word.kind or word.near or word.country or not text.isalpha():
        return False
    known = text in CLOSED_CLASS or text in NUMERAL_WORDS or text in vocabulary().words or text.isascii()
    return not known and len(text) >= _SHORTEST and not text.startswith((*_PREFIXES, "ال", "و", "ل"))


def with_preposition(ground: Ground, found: Sequence[Found], index: int) -> Found | None:
    """باشتباكات بكونشي شمالي غاو، هجوم بدوغوري بولاية X: an unknown word that begins with "in",then its area."""
    text, last = ground.document.tokens[index].text, index + 1
    if not (text.startswith("ب") and _strange(ground, index, ground.word(index)) and _strange_word(text[1:])):
        return None
    if last >= len(ground.words) or not _in_construct_behind(ground, index) or not _unit_told(ground, last):
        return None
    start, end = ground.document.original_span(index, last)
    pairs = tuple(ground.table.tight([text[1:]]))
    lead = lead_at(ground, found, index, "ب")
    return Found(lead, index, last, ground.document.text[start + 1 : end], pairs, "tight" if pairs else "bare", "")


def _unit_told(ground: Ground, last: int) -> bool:
    """Whether a province, or a point of the compass and a known place, stand right behind a name."""
    word = ground.word(last)
    unit = word.is_class and word.kind in _UNITS and not word.definite and word.lead in ("ب", "")
    return unit or ((word.near or word.kind == "direction") and not word.lead and _placed(ground, last))


def _in_construct_behind(ground: Ground, index: int) -> bool:
    """Whether the word before can have such a phrase behind it: a noun or verb, no preposition, title or class word."""
    before, word = ground.document.analyses[index - 1] if index else (), ground.word(index - 1) if index else None
    if word is None or not before or word.is_class or word.kind or word.lets:
        return False
    return all(a.cat not in ("W", "P") and a.lemma not in ground.lexicon.reporting.verbs for a in before)


def _strange_word(text: str) -> bool:
    ours = text.endswith("نا") and sum(text.count(letter) for letter in _LONG) <= _VOWELS  # but إيغدانا، سولوانا
    return len(text) >= _SHORTEST and not (ours or text.startswith(_PREFIXES) or text.endswith(_SUFFIXES))


def _strange(ground: Ground, index: int, word: PlaceWord) -> bool:
    """Whether nobody knows a word and its form is no common noun's."""
    text = ground.document.tokens[index].text
    if len(text) < _SHORTEST or word.kind or word.near or word.country or not text.isalpha() or text.isascii():
        return False
    if ground.document.analyses[index] or text in CLOSED_CLASS or text in NUMERAL_WORDS or text in vocabulary().words:
        return False
    if text in _NOUNS:
        return False
    return _strange_word(text)


def _told_of(ground: Ground, at: int) -> bool:
    """Whether a word can be nothing but a finite verb, which says more of the noun before it."""
    analyses = ground.document.analyses[at]
    return bool(analyses) and all(a.cat in ("PV", "IV", "PVP", "IVP") and not a.conj for a in analyses)


def _sounds_foreign(text: str) -> bool:
    """هجوم في كيبيرا، وفي دوغوبايازيت: more long vowels than an Arabic word has, and no broken plural's form."""
    vowels = sum(text.count(letter) for letter in _LONG)
    foreign = vowels >= _VOWELS + text.startswith("ا") and len(text) >= _FOREIGN_LENGTH
    return foreign and not text.endswith("ه") and not _ARABIC.fullmatch(text)


def _goes_on(ground: Ground, index: int) -> bool:
    """A second word of a foreign name (باد دوبران)."""
    text = ground.document.tokens[index].text
    return _strange(ground, index, ground.word(index)) and not text.startswith(("ال", "و", "ي"))


def _paired(ground: Ground, last: int) -> bool:
    """بين بولن ولنغكورور: whether another unknown word or a listed name is joined to the first."""
    tokens = ground.document.tokens
    if last + 1 >= len(tokens) or not tokens[last].text.startswith("و"):
        return False
    alone = tokens[last].text == "و"
    other = ground.word(last + alone)
    return other.begins or (not ground.document.analyses[last + alone] and len(tokens[last + alone].text) > _SHORTEST)


def joined_bare(ground: Ground, found: Sequence[Found], index: int) -> Found | None:
    """في كنتي باري وسلميو بإقليم X: an unknown word joined to one that nothing but its place gave away."""
    text = ground.document.tokens[index].text
    last = _end_of_joined(ground, index)
    if not found or found[-1].how not in ("bare", "tight") or found[-1].last != index or last is None:
        return None
    if not (_placed(ground, last) or _lists_on(ground, last)):
        return None
    start, end = ground.document.original_span(index, last)
    pairs = tuple(ground.table.tight([text[1:], *(t.text for t in ground.document.tokens[index + 1 : last])]))
    name = ground.document.text[start + 1 : end]
    return Found(lead_at(ground, found, index, "و"), index, last, name, pairs, "tight" if pairs else "bare", "")


def _end_of_joined(ground: Ground, index: int) -> int | None:
    """The end of an unknown name joined by و at a token, or None."""
    if index >= len(ground.words):
        return None
    text = ground.document.tokens[index].text
    strange = text.startswith("و") and len(text) > _SHORTEST and text.isalpha() and not ground.document.analyses[index]
    if not strange or ground.word(index).kind or text.endswith(_SUFFIXES):
        return None
    last = index + 1
    return last + (last < len(ground.words) and ground.document.tokens[last].word and _goes_on(ground, last))


def _lists_on(ground: Ground, at: int) -> bool:
    """Whether unknown names are joined to one, behind the last of which the area is told."""
    last: int | None = at
    for _ in range(_LONGEST_LIST):
        last = _end_of_joined(ground, at) if last is not None else None
        if last is None:
            return False
        if _placed(ground, last):
            return True
        at = last
    return False


def _placed(ground: Ground, last: int) -> bool:
    """Whether what follows says in which area the name lies, or how far from another."""
    tokens = ground.document.tokens
    if last + 1 < len(tokens) and tokens[last].text in ("(", "،"):
        last += 1
        if tokens[last].text[:1].isdigit() or tokens[last].text in ("حوالي", "نحو", "علي"):
            return True
    if last < len(tokens) and (ground.word(last).near or ground.word(last).kind == "direction"):
        return any(w.begins or w.is_class or w.kind == "homeland" for w in ground.words[last + 1 : last + 1 + _AHEAD])
    if last + 1 < len(tokens) and tokens[last].text == "من" and ground.word(last + 1).kind in _UNITS:
        return True  # في أولاد مناع من ولاية جندوبة
    return held(ground, last) or (last < len(tokens) and tokens[last].text in _LIES)
