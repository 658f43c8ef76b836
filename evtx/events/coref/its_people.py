"""Whether a verb tells again the one act of an account, by its own people: a draft and groups in, that act out or None.

The attackers, the kidnappers and the hostages are those of the act told before, and so are a man who was chosen and
whoever shot at him: what they do or undergo with no day or place of its own is how that act went (codebook, section 1).
"""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.coref.kinds import VIOLENT, types_meet
from evtx.events.draft import Draft
from evtx.frozen import replace
from evtx.model import ASSERTED, HEADS
from evtx.text.document import Document
from evtx.text.words import word_class

_ACTS = VIOLENT | {"abduction"}
_CHOSEN = frozenset({"assassination", "abduction"})
_DOERS = word_class("events.its_people.doers")
_GUNMEN, _UNKNOWN = word_class("events.its_people.gunmen"), frozenset({"unknown_gunmen", "militants"})
_HURT = word_class("events.its_people.hurt")
_CRAFT, _SITES = word_class("events.its_people.craft"), word_class("events.its_people.sites")
_AT_HIM = word_class("events.its_people.at_him")
_FIGHT = word_class("events.its_people.fight")
_BEGINNING = word_class("events.its_people.beginning")
_BECAUSE = word_class("events.its_people.because")
_OF = "من"
_TAKING = frozenset({"arrest", "release", "abduction"})
_AGAIN = 2  # sentences after which those who were taken are told of again
_SLAYING = frozenset({"killing", "armed_attack"})
_RECENT = 5  # sentences in which an act is still told of
_AHEAD, _BEHIND = 3, 4  # tokens from a verb to its subject or object
_OBJECT, _SHORTEST = 8, 4  # tokens round an act in which its victim is told; letters of a noun with its article
_REACH = 5  # tokens from the beginning of a fight to what it began with
# What may be told of how an act went: of its kind, or what kidnappers do with those whom they took.
_PARTS = {
    "abduction": frozenset("armed_attack arrest deployment abduction".split()),
    "armed_clash": frozenset({"armed_attack", "armed_clash"}),
    "airstrike": frozenset({"airstrike"}),
    "raid": frozenset(),
}
_WAYS = frozenset("armed_attack assassination execution killing physical_assault".split())


def whose_people(document: Document, draft: Draft, groups: Sequence[Sequence[Draft]]) -> Draft | None:
    """The act of which a draft tells how it went, or None."""
    if draft.part in HEADS or draft.date.how == "sentence" or draft.status not in ASSERTED:
        return None
    cause = _why_it_began(document, draft, groups)
    if cause is not None:
        return cause
    told = [group for group in groups if any(_is_recent(draft, o) for o in group)]
    held = draft.type == "arrest" and _holds_them(document, draft)
    if (
        (draft.trigger.form == "noun" and not held)
        or len(told) != 1
        or any(o.sentence == draft.sentence for o in told[0])
    ):
        return None
    acts = [o for o in told[0] if o.part not in HEADS and o.type in _ACTS]
    act = max(acts, key=lambda o: (o.place.how == "clause", -o.sentence), default=None)
    if act is None or not (held or draft.type in _PARTS.get(act.type, _WAYS)):
        return None
    own = draft.place.how == "clause" and {p.name for p in draft.place.places}.isdisjoint(
        p.name for p in act.place.places
    )
    return act if not own and (held or _names_them(document, draft, told[0])) else None


def are_those_taken(document: Document, draft: Draft, other: Draft) -> bool:
    """اعتقلت رجلين ... وأوضحت أن الرجلين اعتقلا مساء الاثنين: a definite noun for as many people as were taken before.

    The day that is told with them is that of the act, of which the telling before may have had none but its own.
    """
    gap = draft.sentence - other.sentence
    if draft.type != other.type or draft.type not in _TAKING or not 0 < gap <= _AGAIN or draft.part in HEADS:
        return False
    days = [d.date.value for d in (draft, other) if d.date.how == "sentence"]
    if draft.status not in ASSERTED or other.status not in ASSERTED or (len(days) > 1 and days[0] != days[1]):
        return False
    told = {(v.figure, v.min) for v in other.figures if v.min == v.max and (v.min or 0) > 1}
    again = [m for m in draft.casualties if (m.value.figure, m.value.min) in told]
    return any(document.tokens[m.first].text.lstrip("وف").startswith(("ال", "لل")) for m in again)


def as_it_went(draft: Draft, act: Draft) -> Draft:
    """A draft that tells how an act went, in its type: who strikes or holds its doers is none of them."""
    place = draft.place if act.place.how != "clause" else replace(act.place, how="running")
    doers = {a.id for a in act.actors if a.role == "initiator"}
    struck = draft.type == "arrest" or any(a.role == "initiator" and a.id not in doers for a in draft.actors)
    actors = () if struck and doers else draft.actors
    return replace(draft, type=act.type, subtype=None, place=place, actors=actors)


def _holds_them(document: Document, draft: Draft) -> bool:
    """تم القبض على الفاعل، أوقفت الشرطة المهاجم: whom the act told before makes one who did it."""
    after = [t.text for t in document.tokens[draft.trigger.last : draft.trigger.last + _BEHIND]]
    return not _DOERS.isdisjoint(after)


def _is_recent(draft: Draft, other: Draft) -> bool:
    told = other.part not in HEADS and other.type in _ACTS and other.status in ASSERTED
    return told and 0 <= draft.sentence - other.sentence <= _RECENT


def _names_them(document: Document, draft: Draft, group: Sequence[Draft]) -> bool:
    """Whether those who do or undergo what a verb tells are people of the act."""
    tokens, sentence = document.tokens, document.sentences[draft.sentence]
    first, last = draft.trigger.first, draft.trigger.last
    before = [t.text for t in tokens[max(sentence.first, first - _AHEAD) : first]]
    after = [t.text for t in tokens[last : min(sentence.last, last + _BEHIND)]]
    after = after[1:] if after and after[0].isdigit() else after  # قُتل 17 من المهاجمين
    after = after[: next((n for n, word in enumerate(after) if not word.isalpha()), len(after))]
    doers = {a.id for o in group for a in o.actors if a.role == "initiator"}
    subjects = {*before, *after[: 3 if _OF in after[:2] else 2]}
    slain = draft.type in _SLAYING and not _DOERS.isdisjoint(after)  # قتلت القوات الخاصة المهاجمين الأربعة
    if slain or not _DOERS.isdisjoint(subjects) or (doers <= _UNKNOWN and not _GUNMEN.isdisjoint(subjects)):
        return True
    if draft.type == "airstrike":
        return not (_CRAFT.isdisjoint(subjects) or _SITES.isdisjoint(after))
    if not _HURT.isdisjoint({*before, *after}):
        return True
    chosen = [o for o in group if o.type in _CHOSEN and o.part not in HEADS]
    at_him = bool(chosen) and not _AT_HIM.isdisjoint(after[:3])
    return at_him or any(_taken_up(document, o, after) for o in chosen)


def _taken_up(document: Document, act: Draft, words: Sequence[str]) -> bool:
    """اغتيل ضابط ... أطلقا النار على الضابط: a definite noun for him of whom the act told without article."""
    sentence, at = document.sentences[act.sentence], act.trigger.first
    told = {t.text for t in document.tokens[max(sentence.first, at - _OBJECT) : min(sentence.last, at + _OBJECT)]}
    nouns = (word[2:] for word in words if word.startswith(("ال", "لل")) and len(word) > _SHORTEST)
    return any(noun in told or f"{noun}ا" in told for noun in nouns)


def _why_it_began(document: Document, draft: Draft, groups: Sequence[Sequence[Draft]]) -> Draft | None:
    """واندلع القتال بعدما هاجم المسلحون حاجزا: with what a fight of the account began, as its own clause tells."""
    fights = [o for group in groups for o in group if o.type == "armed_clash" and _is_recent(draft, o)]
    if not fights or draft.place.how == "clause" or not types_meet(draft.type, "armed_clash"):
        return None
    tokens, sentence = document.tokens, document.sentences[draft.sentence]
    before = [t.text for t in tokens[max(sentence.first, draft.trigger.first - _REACH) : draft.trigger.first]]
    fight = next((n for n, word in enumerate(before) if word in _FIGHT), len(before))
    began = any(word.removeprefix("و") in _BEGINNING for word in before)
    return fights[-1] if began and not _BECAUSE.isdisjoint(before[fight:]) else None
