"""Tolls of accidents: a draft in, whether what it tells came about by nobody's act of war out.

Crashes, fires, floods, collapses, sunk boats and blown gas bottles kill as well; a mine, a left-over shell or an
aircraft shot down is war (codebook, section 1), and so is what stands beside an act of force.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from evtx.events.annotated import Annotated
from evtx.events.draft import Draft
from evtx.lexicon.match import bare_words
from evtx.model import HEADS
from evtx.text.words import word_class

_CRASHES = word_class("events.accidents.crashes")
_THROUGH = word_class("events.accidents.through")
_COUPS = frozenset("عسكري علي فاشل دموي ابيض الجيش".split())  # of what انقلاب else may be
_CRASH_REACH = 16  # tokens from a toll to its cause
_NATURE = word_class("events.accidents.nature")
_BREAKING, _BROKEN, _BROKEN_REACH = word_class("events.accidents.breaking"), word_class("events.accidents.broken"), 4
_MIGRANTS, _AT_SEA = word_class("events.accidents.migrants"), word_class("events.accidents.at_sea")
_FALLING, _CRAFTS = word_class("events.accidents.falling"), word_class("events.accidents.crafts")
_FALLEN, _DOWN = word_class("events.accidents.fallen"), word_class("events.accidents.down")
_FALLEN_REACH = 9  # words from a craft to the verb that says it came down
_FAULTS, _FAULT_REACH = word_class("events.accidents.faults"), 2
_RUBBING = frozenset({"احتكاك", "ماس", "تماس"})
_OF_FAULTS = word_class("events.accidents.of_faults")
_OF_WAR = word_class("events.accidents.of_war")
_DRILLS, _IN_DRILLS, _DRILL_REACH = word_class("events.accidents.drills"), frozenset({"خلال", "اثناء", "في"}), 12
_RUNNING_OVER = frozenset({"دهس", "صدم", "داس"})
_TOLLS, _BLASTS = frozenset({"killing"}), frozenset({"explosion", "armed_attack", "property_destruction"})


def is_toll_of_an_accident(known: Annotated, group: Sequence[Draft], acts: Sequence[int]) -> bool:
    """Whether the drafts of one event tell an accident, headlines apart: a toll told once more needs no cause again."""
    body = [d for d in group if d.part not in HEADS] or group
    told = [is_of_an_accident(known, d, acts) for d in body]
    return all(told) or (any(told) and all(d.type in _TOLLS for d in body))


def is_of_an_accident(known: Annotated, draft: Draft, acts: Sequence[int]) -> bool:
    """Whether nobody's hand is told in a toll, a blast or a fire, but an accident. `acts`: where acts of force of
    others are told."""
    if draft.type in _TOLLS and _crashed(known, draft):
        return True
    if draft.type not in _TOLLS | _BLASTS or any(a.role == "initiator" for a in draft.actors if not a.generic):
        return False
    if draft.type == "armed_attack" and draft.trigger.analysis.lemma not in _RUNNING_OVER:
        return False
    if draft.type != "armed_attack" and _in_a_drill(known, draft):
        return True
    first, last = _around(known, draft)
    if any(first <= at < last for at in acts):
        return False
    words = [t.text for t in known.document.tokens[first:last]]
    bare = [bare_words(word) for word in words]
    if any(not w.isdisjoint(_OF_WAR) for w in bare):
        return False
    if _of_a_fault(bare):
        return True
    if draft.type not in _TOLLS:
        return False
    return any(not w.isdisjoint(_NATURE) for w in bare) or _broke(bare) or _fell(bare) or _at_sea(bare)


def _crashed(known: Annotated, draft: Draft) -> bool:
    """لقي سبعة مصرعهم وأصيب آخرون إثر انقلاب حافلة: a toll whose cause, told behind it, is an accident of traffic."""
    last = known.document.sentences[draft.sentence].last
    words = [t.text for t in known.document.tokens[draft.trigger.last : min(last, draft.trigger.last + _CRASH_REACH)]]
    told = zip(words, words[1:], [*words[2:], ""], strict=False)
    return any(word in _CRASHES and before in _THROUGH and behind not in _COUPS for before, word, behind in told)


def _in_a_drill(known: Annotated, draft: Draft) -> bool:
    """قتل جنديان بانفجار قذيفة خلال تدريب بالذخيرة الحية."""
    last = known.document.sentences[draft.sentence].last
    words = [t.text for t in known.document.tokens[draft.trigger.last : min(last, draft.trigger.last + _DRILL_REACH)]]
    return any(word in _IN_DRILLS and not _DRILLS.isdisjoint(words[n + 1 : n + 3]) for n, word in enumerate(words))


def _around(known: Annotated, draft: Draft) -> tuple[int, int]:
    """The tokens of a draft's sentence with the one before and the one after it, headlines apart."""
    sentences = known.document.sentences
    own = sentences[draft.sentence]
    beside = [s for s in sentences[max(0, draft.sentence - 1) : draft.sentence + 2] if s.part == own.part]
    return min(s.first for s in beside), max(s.last for s in beside)


def _of_a_fault(bare: Sequence[frozenset[str] | set[str]]) -> bool:
    """خلل فني، تماس كهربائي، فقد السائق السيطرة: what went wrong, by its word and what it is of."""
    for at, words in enumerate(bare):
        if not words.isdisjoint(_RUBBING):
            return True
        behind = set().union(*bare[at + 1 : at + 1 + _FAULT_REACH])
        if not words.isdisjoint(_FAULTS) and not behind.isdisjoint(_OF_FAULTS):
            return True
    return False


def _fell(bare: Sequence[frozenset[str] | set[str]]) -> bool:
    """سقطت مروحية، سقوط سيارة في واد، طائرة كانت تقل ركابا سقطت في نهر."""
    for at, (one, two) in enumerate(pairwise(bare)):
        if not one.isdisjoint(_FALLING) and not two.isdisjoint(_CRAFTS):
            return True
        before = set().union(*bare[max(0, at - _FALLEN_REACH) : at])
        if not one.isdisjoint(_FALLEN) and not two.isdisjoint(_DOWN) and not before.isdisjoint(_CRAFTS):
            return True
    return False


def _at_sea(bare: Sequence[frozenset[str] | set[str]]) -> bool:
    """لقي 26 مهاجرا حتفهم قبالة السواحل: people who cross the sea, and a word of the sea."""
    words = set().union(*bare)
    return not words.isdisjoint(_MIGRANTS) and not words.isdisjoint(_AT_SEA)


def _broke(bare: Sequence[frozenset[str] | set[str]]) -> bool:
    """انهارت عمارة، غرق مركب، تحطمت مروحية: what breaks, sinks or crashes, before or behind its verb."""
    for at, words in enumerate(bare):
        if words.isdisjoint(_BREAKING):
            continue
        beside = set().union(*bare[max(0, at - 2) : at], *bare[at + 1 : at + 1 + _BROKEN_REACH])
        if not beside.isdisjoint(_BROKEN):
            return True
    return False
