"""Verbs whose subject no list knows: a scene and a verb in, whether a noun before it, of which nothing is known, is it.

Such a verb does not go on with the subject of the verb before (قال الوزير إن فلانا استُهدف، بعد عملية تسببت بنزوح كذا).
"""

from __future__ import annotations

from evtx.events.frames.scene import Scene
from evtx.text.disambiguate import PREPOSITIONS
from evtx.text.times import past_time
from evtx.text.words import word_class

_THAT = frozenset({"ان", "وان", "بان"})
_IN_IT = word_class("events.own_subjects.in_it")
_NAME_REACH = 6  # words of a name, or of a noun and what describes it, between "that" and its verb


def has_own_subject(scene: Scene, verb: int) -> bool:
    """Whether the subject of a verb stands before it, behind "that" or as the noun that the verb says more of."""
    reading = scene.readings[verb]
    if reading is None or not reading.finite or reading.analysis.conj or reading.analysis.pron:
        return False
    return named_behind_that(scene, verb) or _says_more_of(scene, verb)


def named_behind_that(scene: Scene, verb: int) -> bool:
    """قال متحدث باسم الوزارة إن فلانا استهدف بغارة; not: أن، أمس، شن غارات، إن بلاده تواجه هجمات."""
    tokens = scene.document.tokens
    reach = range(verb - 1, max(scene.sentence.first, verb - _NAME_REACH) - 1, -1)
    that = next((at for at in reach if tokens[at].text in _THAT), None)
    if that is None or that + 1 == verb or past_time(tokens, that + 1, verb) == verb:
        return False
    own = scene.readings[that + 1]
    if own is not None and own.nominal and own.analysis.pron:
        return False
    between = range(that + 1, verb)
    plain = all(tokens[at].word and not _is_verb(scene, at) for at in between)
    return plain and tokens[that + 1].text not in PREPOSITIONS and not _is_told(scene, that + 1, verb)


def _says_more_of(scene: Scene, verb: int) -> bool:
    """بعد عملية عسكرية | تسببت بنزوح الآلاف: an indefinite noun right before it, with which the verb agrees."""
    tokens, told = scene.document.tokens, scene.readings[verb]
    if told is None or verb == scene.sentence.first or past_time(tokens, verb - 1, verb) == verb:
        return False
    if scene.document.word_at(verb + 1) in _IN_IT:
        return False  # نفذ عملية تمكن خلالها من: the clause is about the act, and its verb is the doer's
    at = verb - 1
    described = scene.readings[at]
    if described is not None and described.nominal and described.analysis.cat == "ADJ" and at > scene.sentence.first:
        at -= 1
    head = scene.readings[at]
    if head is None or head.analysis.cat not in ("N", "VN") or head.analysis.det or head.analysis.pron:
        return False
    feminine = tokens[at].text.endswith(("ه", "ات")) or head.analysis.gender == "f"
    return (told.analysis.gender == "f") == feminine and not _is_told(scene, at, verb)


def _is_verb(scene: Scene, at: int) -> bool:
    reading = scene.readings[at]
    return reading is not None and reading.finite


def _is_told(scene: Scene, first: int, last: int) -> bool:
    """Whether a phrase that names a party or people lies between two tokens."""
    named = (m for c in scene.all_chunks for m in (*c.actors, *c.people, *c.items, *c.owners))
    return any(m.first < last and first < m.last for m in named)
