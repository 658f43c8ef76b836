"""Of which kind a described teller is: by the body that he speaks for, the words of his office, his adjectives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile

from evtx.annotate.sources.teller import Teller, plain
from evtx.text.document import Document
from evtx.text.words import word_class

_SPEAKERS = word_class("annotate.descriptions.speakers")
WATCHERS = frozenset({"مرصد"})
"""Words for bodies that watch and count."""
_OF_MINISTRIES = word_class("annotate.descriptions.of_ministries")
_OFFICES = word_class("annotate.descriptions.offices")
_WORDS_OF_ARMS = word_class("annotate.descriptions.of_arms")
_OF_RECORDS = word_class("annotate.descriptions.of_records")
_RANKS = word_class("annotate.descriptions.ranks")
_FOR_THEM = frozenset({"باسمها", "باسمه", "باسمهم"})
_FORCES = word_class("annotate.descriptions.forces")
_FIGHTERS = word_class("annotate.descriptions.fighters")
_BODY = 4  # words of the name of a body after "spokesman of"
_OF = word_class("annotate.descriptions.of")
# What makes a centre one of the health services, or of the forces.
_CARE = word_class("annotate.descriptions.care")
_COMMAND = word_class("annotate.descriptions.command")
_ADJECTIVES = (
    ("military", word_class("annotate.descriptions.military_adjectives")),
    ("official", word_class("annotate.descriptions.official_adjectives")),
    ("media", word_class("annotate.descriptions.media_adjectives")),
    ("monitor", word_class("annotate.descriptions.monitor_adjectives")),
    ("local", word_class("annotate.descriptions.local_adjectives")),
)


def affiliated(
    document: Document,
    kind: str,
    head: str,
    first: int,
    end: int,
    bodies: Mapping[int, Teller],
    outlets: Mapping[int, Teller],
) -> str:
    """Spokesmen and officials are of the kind of the body that they speak for."""
    inside = [b for at, b in bodies.items() if first < at < end]
    if head in _SPEAKERS and end < len(document.tokens) and document.tokens[end].text in _FOR_THEM:
        named = [b for at, b in bodies.items() if at < first]  # ناطق باسمها: of those who are named last
        return max(named, key=lambda b: b.first).kind if named else kind
    if kind == "anonymous":
        chain = takewhile(lambda t: t.text not in _OF, document.tokens[first + 1 : end])
        words = {plain(t.text).removesuffix("ه") for t in chain}
        kind = next((k for k, known in _ADJECTIVES if words & known), kind)  # مصادر يمنية عسكرية
    if head == "مركز" and kind == "monitor":
        words = {plain(t.text) for t in document.tokens[first + 1 : end]}
        if end > first + 2 and document.tokens[end - 1].text == "الاعلامي":
            return "activist"  # مركز الغوطة الإعلامي: of a place, not of a force
        return "official" if words & _CARE else "military" if words & _COMMAND else kind
    if head in _OF_MINISTRIES and of_ministry(document, first, end):
        return "official"
    if head in _OFFICES and kind == "official":
        return _office(document, first, end, kind, inside)
    if head == "مصدر" and kind == "anonymous" and inside and document.tokens[first + 1].text in _OF:
        return inside[0].kind  # مصدر في الحشد الشعبي
    if head not in _SPEAKERS or kind not in ("official", "military"):
        return kind
    if inside:
        return inside[0].kind
    watching = [o for at, o in outlets.items() if first < at <= end and o.kind == "monitor"]
    if watching or any(plain(t.text) in WATCHERS for t in document.tokens[first + 1 : end]):
        return "monitor"  # المتحدث باسم المرصد
    if any(t.text in _FIGHTERS or plain(t.text) in _FORCES for t in document.tokens[first + 1 : end]):
        return "military"
    following = [t.text for t in document.tokens[end : end + _BODY]]
    if not following or not following[0].startswith("ل"):
        return kind
    words = {form for word in following for form in (plain(word), plain(word.replace("لل", "ال", 1)), word[1:])}
    return "military" if words & _FORCES else kind  # المتحدث الرسمي للمديرية العامة لحرس الحدود


def _office(document: Document, first: int, end: int, kind: str, inside: Sequence[Teller]) -> str:
    """مكتب العلاقات العامة في الجيش، هيئة العمليات، مكتب التوثيق: an office is of the kind of those who have it."""
    words = {plain(t.text) for t in document.tokens[first + 1 : end]}
    if words & _OF_RECORDS:
        return "monitor"
    if any(b.kind == "military" for b in inside):
        return "military"
    return (
        "official"
        if words & _CARE or of_ministry(document, first, end)
        else kind_by_words(document, first + 1, end, kind)
    )


def kind_by_words(document: Document, first: int, last: int, kind: str) -> str:
    """The kind of a man or an office by what stands between title and name: fighters, arms, a rank."""
    words = [t.text for t in document.tokens[first:last]]
    armed = any(w in _FIGHTERS or plain(w) in _WORDS_OF_ARMS or w in _RANKS for w in words)
    return "military" if armed else kind


def of_ministry(document: Document, first: int, last: int) -> bool:
    """Whether a description says that its teller is of a ministry, whatever the ministry commands."""
    return any(t.text.endswith("وزاره") for t in document.tokens[first:last])
