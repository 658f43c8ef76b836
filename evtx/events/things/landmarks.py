"""Buildings by which a text says where something was: a thing and the type of an act in, whether it is no more out.

"على بعد كيلومترين من مدرسة"، "غير بعيد عن المسجد"، "بعد خروجه من منزله"، "على الطريق المؤدي إلى المطار": what is hit is
something else, whatever phrase of the act the words stand in.
"""

from __future__ import annotations

from evtx.lexicon.match import bare_words
from evtx.model import Mention
from evtx.text.document import Document
from evtx.text.words import word_class

_BESIDE = word_class("events.landmarks.beside")
_FACING = word_class("events.landmarks.facing")
_NEAR = word_class("events.landmarks.near")
_WAYS = word_class("events.landmarks.ways")
_COMING = word_class("events.landmarks.coming")
_GOING = word_class("events.landmarks.going")
_LEAVING = word_class("events.landmarks.leaving")
_AROUND = word_class("events.landmarks.around")
_STRIKES = frozenset({"airstrike", "shelling", "bombing", "explosion"})  # they hit what they come down around
_BLASTS = frozenset({"bombing", "explosion"})
_MEANT = frozenset({"car_bomb", "suicide"})  # what is brought beside a building is meant for it
_REACH = 5  # words from a building back to the distance to it (على بعد كيلومترين من)


def is_landmark(document: Document, mention: Mention, event_type: str, subtype: str | None) -> bool:
    """Whether the words before a building only say where something was, or whence and where to somebody went."""
    sentence = document.sentences[document.sentence_of(mention.first)]
    words = [t.text for t in document.tokens[max(sentence.first, mention.first - _REACH) : mention.first]]
    if not words:
        return False
    last, before = words[-1], words[-2] if len(words) > 1 else ""
    bare = bare_words(last)
    if last == "من":
        return (before in _NEAR and subtype not in _MEANT) or before in _COMING or _distance(words)
    if last == "عن":
        return any(w.startswith(("بعيد", "ببعيد")) or w in _NEAR for w in words[-3:-1]) or _distance(words)
    if last == "الي":
        return before in _GOING
    if not bare.isdisjoint(_AROUND):
        return event_type not in _STRIKES
    if not bare.isdisjoint(_BESIDE):
        return subtype not in _MEANT
    facing = not bare.isdisjoint(_FACING) and event_type not in _BLASTS
    return facing or last in _WAYS or last in _LEAVING


def _distance(words: list[str]) -> bool:
    """على بعد كيلومترين من، على مسافة 500 متر من."""
    return ("بعد" in words and "علي" in words) or "مسافه" in words
