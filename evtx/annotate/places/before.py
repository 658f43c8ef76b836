"""The words before a place name, read backwards: a document and the name's first token in, what they say of it out.

Class words (بلدة، جسر), words of nearness (ريف، شرقي، على بعد 10 كم من), the preposition, and whose or what's
place it is (محافظ الحسكة، مصادر في حلب، المتمركزة في عياش).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evtx.annotate.places.table import AREA_KINDS, FEATURE_KINDS, PlaceWord
from evtx.frozen import quick
from evtx.lexicon.load import Lexicon
from evtx.lexicon.match import splits
from evtx.text.document import Document
from evtx.text.words import word_class

_MARKS = ('"', "'", "(")
_UNITS = word_class("annotate.places_before.units")
_FROM = frozenset({"من", "عن"})
_NEAR_BEFORE_FROM = word_class("annotate.places_before.near_before_from")
_BESIDE = word_class("annotate.places_before.beside")
_ROLE_REACH = 4
_FORCE = "قوات"  # قوات دمشق: of a government, which the capital stands for
_SITES = frozenset({"موقع"})  # of soldiers (استهدفوا موقع المطلة), or on the web (ذكر موقع حلب اليوم)
_LEADING, _ROAD_REACH = word_class("annotate.places_before.leading"), 6
_TOWARDS, _ALONG = frozenset({"الي", "ل", "نحو"}), frozenset("علي في عند قرب بين".split())
_CALLING, _CALLED = word_class("annotate.places_before.calling"), word_class("annotate.places_before.called")
_SEATED = word_class("annotate.places_before.seated")
_BY_WIRE = word_class("annotate.places_before.by_wire")
_OF_WHOM = frozenset({"ل", "من", "مع", "علي"})
_BACKED = word_class("annotate.places_before.backed")
_BELONGING, _BODY_REACH = frozenset("تابعه تابع تابعين تابعون".split()), 4
_LEFT_BEHIND = frozenset("،.؛:!?؟")


@quick
@dataclass(frozen=True, slots=True)
class Lead:
    """The words before a name. `first`: the first token of the phrase without its preposition."""

    first: int
    kind: str  # of the class word nearest to the name
    plural: bool
    in_name: bool
    class_token: int | None
    near: bool
    direction: tuple[str, ...]  # points of the compass, in order of the text
    preposition: str
    conjunction: bool
    role: str  # source | owner | force | resident | seat | backer | ""


def read_before(
    document: Document, lexicon: Lexicon, words: Sequence[PlaceWord], at: int, floor: int, proclitic: str
) -> Lead:
    """What stands before the name at token `at`. `words`: what every word can be in a place phrase; `floor`: end of
    the place before; `proclitic`: letters on the name.
    """
    tokens = document.tokens
    first, class_token, near = at, None, False
    nearest: PlaceWord | None = None
    direction: list[str] = []
    lead = proclitic
    while first > floor and not lead:
        word = tokens[first - 1].text
        if word in _MARKS:
            first -= 1
            continue
        known = words[first - 1]
        if known.near:
            near, lead = True, known.lead
            if known.kind == "direction":
                direction.insert(0, known.text)
        elif known.is_class and near and first < at:
            if known.kind not in AREA_KINDS or known.definite:
                break
            lead = known.lead
        elif known.is_class and (not known.definite or first == at or class_token is not None):
            if nearest is None:
                nearest, class_token = known, first - 1
            lead = known.lead
        elif _adjective_of_capital(document, words, first - 1, floor):
            pass
        elif word in _FROM and first - 2 >= floor and tokens[first - 2].text in _NEAR_BEFORE_FROM:
            near = True
        elif near and _distance(document, first - 1):
            pass
        elif first == at and (called := called_from(document, floor, first)) is not None and words[called - 1].is_class:
            first = called + 1
        else:
            break
        first -= 1
    while first < at and tokens[first].text in _MARKS:
        first += 1
    preposition = _preposition(document, lexicon, first, lead)
    on_road = _on_road_to(document, words, floor, first) if preposition in _TOWARDS else ""
    near, preposition = near or bool(on_road), on_road or preposition
    return Lead(
        first, nearest.kind if nearest else "", bool(nearest and nearest.plural), bool(nearest and nearest.in_name),
        class_token, near, tuple(direction), preposition, lead.startswith(("و", "ف")),
        _role(document, lexicon, words, first, floor, preposition),
    )  # fmt: skip


def _on_road_to(document: Document, words: Sequence[PlaceWord], floor: int, first: int) -> str:
    """على الطريق المؤدي إلى X: the preposition of a road that leads to a place, near which it is; "" for none."""
    tokens, leads = document.tokens, False
    for at in range(first - 2, max(floor, first - _ROAD_REACH) - 1, -1):
        leads = leads or tokens[at].text in _LEADING
        if leads and words[at].kind == "road":
            before = next((rest for _, rest in splits(tokens[at - 1].text) if rest in _ALONG), "") if at > floor else ""
            return words[at].lead[-1:] if words[at].lead[-1:] == "ب" else before
    return ""


def called_from(document: Document, floor: int, at: int) -> int | None:
    """The first of the words before a name that say that something is called so (قرية تدعى X، بلدة يقال لها X)."""
    first = at
    while first > floor + 1 and document.tokens[first - 1].text in _CALLED:
        first -= 1
    return first if first < at and document.tokens[first].text in _CALLING else None


def called_to(document: Document, at: int, end: int) -> int:
    """Where the name begins behind such words, the first of which may stand at a token; that token where none does."""
    if at >= end or document.tokens[at].text not in _CALLING:
        return at
    while at < end and document.tokens[at].text in _CALLED:
        at += 1
    return at


def _distance(document: Document, token: int) -> bool:
    """A word of "at a distance of 10 km": the number, its unit, بعد, مسافة; no year (في مايو 2011 شمال X)."""
    word, following = document.tokens[token].text, document.tokens[token + 1].text
    if word in ("علي", "نحو", "حوالي", "قرابه"):
        return following in ("بعد", "مسافه") or following[:1].isdigit()
    return word in _UNITS or word in ("بعد", "مسافه") or (word[:1].isdigit() and following in _UNITS)


def _adjective_of_capital(document: Document, words: Sequence[PlaceWord], token: int, floor: int) -> bool:
    """العاصمة الصومالية مقديشو: an adjective between a definite class word and the name."""
    if token - 1 < floor or not document.tokens[token].text.startswith("ال"):
        return False
    before = words[token - 1]
    if not (before.definite and before.kind in AREA_KINDS):
        return False
    word = document.tokens[token].text
    return any(a.cat == "ADJ" for a in document.analyses[token]) or word.endswith(("يه", "ي"))


def _preposition(document: Document, lexicon: Lexicon, first: int, lead: str) -> str:
    if lead[-1:] in ("ب", "ل", "ك"):
        return lead[-1]
    if lead or first == 0:
        return ""
    at = first - 1
    while at > 0 and document.tokens[at].text in _MARKS:
        at -= 1
    return next((rest for _, rest in splits(document.tokens[at].text) if rest in lexicon.place_locatives), "")


def _role(
    document: Document, lexicon: Lexicon, words: Sequence[PlaceWord], first: int, floor: int, preposition: str
) -> str:
    """Whose place it is, where the words right before say that it is not the act's."""
    tokens = document.tokens
    at = first - 1
    while at >= floor and tokens[at].text in _MARKS:
        at -= 1
    if preposition and at >= floor and words[at].kind == "" and len(preposition) > 1:
        at -= 1
    if at < floor:
        return ""
    known = words[at]
    if preposition in _OF_WHOM and _backed(tokens[at].text):
        return "backer"
    if known.kind in ("seat", "resident"):
        return known.kind
    if known.kind == "owner" and not preposition and tokens[first].text not in _BESIDE:
        if known.text in _SITES and not _told(document, lexicon, at, floor):
            return ""
        return "force" if known.text == _FORCE else "owner"
    if preposition in ("في", "ب") and _of_a_body(document, at, floor):
        return "owner"
    if preposition in ("في", "ب", "من"):
        return "source" if _speaks_from(document, at, floor) else _teller(document, lexicon, words, at, floor)
    return ""


def _backed(word: str) -> bool:
    """ميليشيات موالية لإيران، فصيل مدعوم من تركيا: whether a word says that somebody is another's man."""
    return bool(_BACKED & {word, word.removeprefix("ال"), word.removeprefix("و").removeprefix("ال")})


def _speaks_from(document: Document, at: int, floor: int) -> bool:
    """عبر دائرة تلفزيونية من جنيف، في اتصال هاتفي من X: the word before says by what means somebody there speaks."""
    return at > floor and document.tokens[at].text in _BY_WIRE


def _of_a_body(document: Document, at: int, floor: int) -> bool:
    """دورية تابعة لفرع الأمن العسكري بدرعا: where the body sits to which somebody belongs."""
    for token in range(at, max(floor, at - _BODY_REACH) - 1, -1):
        word = document.tokens[token].text
        if word in _LEFT_BEHIND:
            return False
        if word.removeprefix("ال") in _BELONGING:
            return token < at and document.tokens[token + 1].text in _SEATED
    return False


def _teller(document: Document, lexicon: Lexicon, words: Sequence[PlaceWord], at: int, floor: int) -> str:
    """مصادر "العربي الجديد" في الحسكة: a noun for somebody who tells, at most a name or adjective back."""
    tokens = document.tokens
    for token in range(at, max(floor, at - _ROLE_REACH) - 1, -1):
        word = tokens[token].text
        if word in _LEFT_BEHIND:
            return ""
        known = words[token]
        if known.kind == "teller" and (not known.in_name or _told(document, lexicon, token, floor)):
            return "source"
        if any(a.cat in ("PV", "IV", "PVP", "IVP") for a in document.analyses[token]) and token != at:
            return ""
    return ""


def _told(document: Document, lexicon: Lexicon, token: int, floor: int) -> bool:
    """Whether a verb or word of telling stands right before (قال ناشط، بحسب مسؤول)."""
    if document.tokens[token].text.startswith(("ل", "ول")):
        return True  # وفقا لمصادر
    for at in range(max(floor, token - 2), token):
        words = {rest for _, rest in splits(document.tokens[at].text)}
        if words & lexicon.reporting.according or "عن" in words:
            return True
        if any(a.lemma in lexicon.reporting.verbs for a in document.analyses[at]):
            return True
    return False


def is_feature(kind: str) -> bool:
    """Whether a class belongs to the names that it introduces."""
    return kind in FEATURE_KINDS
