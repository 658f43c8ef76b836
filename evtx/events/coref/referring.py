"""Whether a draft may tell again what was told before, though its verb or noun is of another kind: yes or no out."""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.coref.kinds import APART, OUTCOMES
from evtx.events.coref.known_things import of_known_thing
from evtx.events.coref.operations import (
    by_means,
    by_the_attackers,
    called_assassination,
    goes_with,
    hit_by_it,
    shot,
)
from evtx.events.coref.plain_words import is_plainer_word
from evtx.events.coref.raids import in_one_raid
from evtx.events.coref.taken_up import is_clause_about, is_heard, takes_up, tells_of_it
from evtx.events.draft import Draft
from evtx.events.when.clauses import clause_of
from evtx.text.document import Document
from evtx.text.words import word_class

TAKEN = frozenset({"seizure", "abduction"})
_WHEN = word_class("events.coref.when")
_BECAUSE = word_class("events.coref.because")
_DEEDS = frozenset({"shelling", "airstrike", "bombing"})
_FROM_AFAR = frozenset({"shelling", "airstrike"})
_NOISE = "explosion.noun.infijar_heard"  # هزت انفجارات المدينة
_NAMED_WITHIN = 12  # tokens from a deed to the noun in whose course it was done
_IN_COURSE_OF = frozenset({"في", "خلال", "اثر", "ضمن"})


def may_refer(document: Document, draft: Draft, group: Sequence[Draft]) -> bool:
    """A verb or indefinite noun of another kind of act is a new act, unless both sides are the same."""
    if draft.type in {other.type for other in group} or draft.definite or draft.part in ("title", "heading"):
        return True
    if draft.refers and (draft.type in OUTCOMES or draft.subtype == "gunfire"):
        return True
    if draft.type in OUTCOMES or all(o.type in OUTCOMES and not _found_before(draft, o) for o in group):
        return True
    if draft.type in TAKEN or _cause_of(document, draft, group):
        return True
    if draft.type == "armed_attack" and any(shot(document, draft, other) or hit_by_it(draft, other) for other in group):
        return True
    if any(in_one_raid(document, draft, o) or goes_with(draft, o) for o in group):
        return True
    told_here = [other for other in group if other.sentence == draft.sentence]
    if draft.type == "execution" and any(by_the_attackers(document, draft, o) for o in told_here):
        return True
    if any(other.part in ("title", "heading") for other in group) or (
        told_here and called_assassination(document, draft)
    ):
        return True
    if any(by_means(document, draft, o) or tells_of_it(draft, o) or is_clause_about(document, draft, o) for o in group):
        return True
    if takes_up(document, draft) or of_known_thing(document, draft) or is_plainer_word(draft, group):
        return True
    if _names_it(document, draft, told_here) or _caused_the_noise(document, draft, group, told_here):
        return True
    ids = {a.id for a in draft.actors}
    hangs_on = draft.trigger.form == "participle" or _when_clause(document, draft)
    return any(
        len(ids & {a.id for a in other.actors}) >= 2 or (hangs_on and other.sentence == draft.sentence)
        for other in group
    )


def _found_before(draft: Draft, found: Draft) -> bool:
    """عُثر على شرطيين مقتولين ... وكان الإقليم شهد تفجيرا: an act told anew behind bodies found is not how they died."""
    return found.subtype in APART and draft.sentence > found.sentence - (draft.trigger.form != "noun")


def _cause_of(document: Document, draft: Draft, group: Sequence[Draft]) -> bool:
    """أصيب ثلاثة بقذائف جراء اعتداء: what brought about a toll of its sentence is no second act."""
    told = any(o.sentence == draft.sentence and o.casualties and o.trigger.anchor < draft.trigger.anchor for o in group)
    if draft.type == "armed_attack" and draft.trigger.form == "noun" and all(o.type == "abduction" for o in group):
        return told and document.tokens[draft.trigger.first - 1].text in _IN_COURSE_OF  # خُطف اثنان في هجوم
    return told and document.tokens[draft.trigger.first - 1].text in _BECAUSE


def _names_it(document: Document, draft: Draft, told_here: Sequence[Draft]) -> bool:
    """أطلقت روسيا صواريخ في هجوم كبير: in the course of what a general noun tells, a deed was done."""
    if draft.type != "armed_attack" or draft.trigger.form != "noun" or draft.subtype is not None:
        return False
    if document.tokens[draft.trigger.first - 1].text not in _IN_COURSE_OF:
        return False
    deeds = (o for o in told_here if o.trigger.form == "verb" and o.type in _DEEDS)
    return any(0 < draft.trigger.first - o.trigger.last <= _NAMED_WITHIN for o in deeds)


def _caused_the_noise(document: Document, draft: Draft, group: Sequence[Draft], told_here: Sequence[Draft]) -> bool:
    """هزت انفجارات كييف، وقالت السلطات إن روسيا أطلقت صواريخ: what was heard is what it tells next."""
    heard = all(o.trigger.rule.id == _NOISE or is_heard(document, o) for o in group) and len(told_here) == len(group)
    return heard and draft.type in _FROM_AFAR and draft.trigger.anchor > group[-1].trigger.anchor


def _when_clause(document: Document, draft: Draft) -> bool:
    """قُتل ثلاثة عندما انفجرت عبوة: the clause says how the act before it went; في حين قصفت adds another one."""
    sentence = document.sentences[draft.sentence]
    first, _ = clause_of(sentence, draft.trigger.anchor)
    if document.tokens[first - 1].text == "في" and document.tokens[first].text == "حين":
        return False
    return first > sentence.first and document.tokens[first].text in _WHEN
