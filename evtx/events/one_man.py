"""Attacks on a chosen person: an act and whom it hit in, whether it is an assassination out (codebook, section 2).

Gunmen whom nobody knows and who shoot at one man of rank, or at a man whose name the text gives, have chosen him; so
has who lies in wait for him. Soldiers, guards and passers-by who are hit stay those of an attack.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from evtx.events.annotated import Annotated
from evtx.events.draft import Draft, DraftActor
from evtx.events.frames.fillers import Frame
from evtx.events.frames.phrase import Index
from evtx.frozen import replace
from evtx.lexicon.given_names import name_end
from evtx.lexicon.schema import Trigger
from evtx.model import Sentence
from evtx.text.words import word_class

_MEANS = frozenset({"gunfire", "ambush"})
_UNKNOWN = frozenset({"unknown_gunmen"})
_STANDING = frozenset(
    "officer official commander notable journalist activist cleric politician medic partisan professional".split()
)
_UPON_HIM = frozenset({"عليه", "عليها", "عليهما"})
_UPON, _SHOT = "علي", 12  # على, and how far from the verb of shooting it may stand
_BEFORE_IT = word_class("events.one_man.before_it")
_HIS_DOOR = word_class("events.one_man.his_door")
_UNDERGOING, _REACH_BACK = "تعرض", 9  # and how far before the noun it may stand
_REACH = 3  # tokens from a verb of shooting to the pronoun for whom it hit
_MOTORCYCLE = frozenset(head + word for head in ("", "ال", "ب", "الب") for word in ("دراجه", "دراجتين", "دراجات"))
_GOES_IN = word_class("events.one_man.goes_in")
_NOT_CHOOSING = frozenset({"سلب", "سرق", "قناص", "قناصه"})
_DYING = word_class("events.one_man.dying")
_HIS_OWN = word_class("events.one_man.his_own")
_OWN_REACH = 5  # tokens in which it is told that those beside him are his own
_BLOCKING = ("place", "actor", "date", "item")


def is_chosen(
    known: Annotated,
    index: Index,
    sentence: Sentence,
    trigger: Trigger,
    frame: Frame,
    actors: Sequence[DraftActor],
) -> bool:
    """Whether an attack by gunmen of no side, or an ambush of nobody's, is one on a chosen person."""
    by_motorcycle = _by_motorcycle(known, sentence)
    if trigger.rule.type != "armed_attack" or trigger.rule.subtype not in (
        _MEANS | {None} if by_motorcycle else _MEANS
    ):
        return False
    doers = {a.id for a in actors if a.role == "initiator"}
    unseen = (
        trigger.rule.subtype == "ambush"
        or _is_undergone(known, sentence, trigger)
        or _is_at_his_door(known, sentence, trigger)
    )
    if not doers <= _UNKNOWN or (not doers and not unseen) or _for_gain(known, sentence):
        return False
    whom = {at + _is_his(known, at) for at in _whom(known, sentence, trigger, frame)}
    return any(_is_one_man(known, index, at, by_motorcycle) for at in sorted(whom))


def _by_motorcycle(known: Annotated, sentence: Sentence) -> bool:
    """أردى مسلحان على دراجة نارية جنديا: gunmen who come up to one man so, whoever he is, have chosen him."""
    return not _MOTORCYCLE.isdisjoint([t.text for t in known.document.tokens[sentence.first : sentence.last]])


def _is_his(known: Annotated, at: int) -> bool:
    """تعرض موكب المحافظ لإطلاق نار: whether a token names what he goes about in."""
    return known.document.tokens[at].text in _GOES_IN


def _for_gain(known: Annotated, sentence: Sentence) -> bool:
    """برصاص مسلحين سلبوا سيارته، برصاص قناص: robbers, and who hits whoever comes into sight, choose nobody."""
    readings = (known.readings[at] for at in range(sentence.first, sentence.last))
    return any(r is not None and (r.analysis.noun or r.analysis.lemma) in _NOT_CHOOSING for r in readings)


def _is_at_his_door(known: Annotated, sentence: Sentence, trigger: Trigger) -> bool:
    """قتل قاض بالرصاص أمام منزله: nobody is told to have done it, and he was waited for where he lives or works."""
    words = [t.text for t in known.document.tokens[sentence.first : sentence.last]]
    return trigger.form == "verb" and any(a in _BEFORE_IT and b in _HIS_DOOR for a, b in pairwise(words))


def _is_undergone(known: Annotated, sentence: Sentence, trigger: Trigger) -> bool:
    """تعرض قيادي لإطلاق نار: fire that is told from the side of him at whom it was aimed."""
    if trigger.form != "noun":
        return False
    return any(
        (r := known.readings[at]) is not None and r.finite and r.analysis.lemma == _UNDERGOING
        for at in range(max(sentence.first, trigger.first - _REACH_BACK), trigger.first)
    )


def as_assassination(group: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """The drafts of an event; those of an attack tell an assassination where one is aimed at a chosen person."""
    if not any(d.chosen for d in group) or any(d.type not in ("armed_attack", "killing") for d in group):
        return group
    return tuple(replace(d, type="assassination", subtype=None) if d.type == "armed_attack" else d for d in group)


def _whom(known: Annotated, sentence: Sentence, trigger: Trigger, frame: Frame) -> Iterable[int]:
    """First tokens of what names those hit: targets, those who die in the sentence, whom "upon him" takes up."""
    tokens, readings = known.document.tokens, known.readings
    yield from (f.chunk.first for f in frame.of("target"))
    shot = range(trigger.last, min(sentence.last - 1, trigger.last + _SHOT))
    yield from (at + 1 for at in shot if tokens[at].text == _UPON and trigger.form == "verb")
    upon_him = any(t.text in _UPON_HIM for t in tokens[trigger.last : trigger.last + _REACH])
    if trigger.form == "verb" and not upon_him:
        return
    for at in range(sentence.first, trigger.first):
        reading = readings[at]
        if reading is not None and reading.analysis.lemma in _DYING and reading.analysis.number != "p":
            yield at + 1


def _is_one_man(known: Annotated, index: Index, at: int, whoever: bool) -> bool:
    """القاضي، محمد العلي، المواطن سالم حسن: one man of rank or by name, or whoever he is, at a token."""
    document, lexicon = known.document, known.lexicon
    people = index.starts.get("people", {}).get(at)
    blocked = {t for kind in _BLOCKING for m in index.inside(kind, at, at + _REACH) for t in range(m.first, m.last)}
    if people is None:
        return name_end(document, at, lexicon, blocked, titled=False) > at
    reading = known.readings[at]
    if reading is None or reading.analysis.number in ("p", "d") or _among_others(known, people.last):
        return False
    return (
        whoever
        or people.value.id in _STANDING
        or name_end(document, people.last, lexicon, blocked, titled=True) > people.last
    )


def _among_others(known: Annotated, end: int) -> bool:
    """ضابط وجنديان: others beside him who are not his own (وأربعة من مرافقيه)."""
    words = [t.text for t in known.document.tokens[end : end + _OWN_REACH]]
    joined = bool(words) and any(a.conj == "و" for a in known.document.analyses[end])
    return joined and _HIS_OWN.isdisjoint(words)
