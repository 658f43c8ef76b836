"""Fighters who are somebody's by the words about them (مقاتلين منها، قوة أخرى): a filler in, what it says out."""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.draft import Draft
from evtx.events.frames.scene import Filler
from evtx.lexicon.load import Lexicon
from evtx.lexicon.match import bare_words
from evtx.lexicon.schema import GUNMEN
from evtx.lexicon.who import Setting, resolve
from evtx.model import Mention
from evtx.text.document import Document
from evtx.text.shape import FINITE
from evtx.text.words import word_class

_SECOND = word_class("events.anaphora.second")
_LOYAL = word_class("events.noun_frame.loyal")
_GROUPS = frozenset({"armed_group", "militia", "party"})
_ATTACKING = frozenset({"المهاجمه", "المغيره", "المقتحمه", "المتقدمه"})
_REPLYING, _BACK = frozenset({"رد", "تصدي", "صد"}), 4  # drafts
_OF_IT = {"منها": "ها", "منه": "ه"}


def another_of_theirs(document: Document, filler: Filler) -> bool:
    """وأقامت قوة أخرى حاجزا: a second force of no side is of the side that acted before."""
    return _word_behind(document, filler) in _SECOND


def some_of(document: Document, filler: Filler) -> str:
    """مقاتلين منها، عناصر منه: the pronoun that tells whose men fighters are, empty where there is none."""
    return _OF_IT.get(_word_behind(document, filler), "")


def _word_behind(document: Document, filler: Filler) -> str:
    """The word right behind the fighters of a phrase, empty where it has none."""
    last = max((m.last for m in filler.mentions if m.kind == "people" and m.value.category == "combatant"), default=0)
    return document.tokens[last].text if 0 < last < len(document.tokens) else ""


def definite_fighters(document: Document, filler: Filler, setting: Setting) -> bool:
    """المسلحون، المجموعات المسلحة: a definite phrase for fighters of no side."""
    return any(
        m.kind == "actor"
        and resolve(m.value, setting) in GUNMEN
        and m.last - m.first <= 2
        and not _loyal(document, m)
        and document.tokens[m.first].text[len(m.value.proclitic) :].startswith(("ال", "ل"))
        for m in filler.mentions
    )


def forces_by_words(document: Document, forces: Mention, drafts: Sequence[Draft]) -> list[str]:
    """القوات المهاجمة، وردت القوات: the forces that did the last attack, or that it was aimed at, by words beside."""
    tokens = document.tokens
    behind = tokens[forces.last].text if forces.last < len(tokens) else ""
    replies = forces.first > 0 and any(a.lemma in _REPLYING for a in document.analyses[forces.first - 1])
    role = "initiator" if behind in _ATTACKING else "target" if replies else ""
    here = document.sentence_of(forces.first)
    for draft in reversed([d for d in drafts if d.sentence < here][-_BACK:] if role else ()):
        ids = [a.id for a in draft.actors if a.role == role and not a.generic]
        if ids or any(a.role == "initiator" for a in draft.actors):
            return list(dict.fromkeys(ids))
    return []


def members(document: Document, men: Mention, drafts: Sequence[Draft], doers: list[str], lexicon: Lexicon) -> list[str]:
    """وتمكنت العناصر من أسر جنديين: as a subject the men of who did the last act, of a fight those of the group."""
    verbs = document.analyses[men.first - 1] if men.first else ()
    if not any(a.cat in FINITE and a.gender == "f" for a in verbs):
        return []  # القصف باغت العناصر
    if men.last < len(document.tokens) and any(a.cat == "ADJ" for a in document.analyses[men.last]):
        return []  # العناصر المسلحة، العناصر الأمنية
    if doers or not drafts:
        return doers
    sides = [a.id for a in drafts[-1].actors if a.role == "participant" and a.id in lexicon.actors]
    return [i for i in sides if lexicon.actors[i].kind in _GROUPS and i not in GUNMEN][:1]


def _loyal(document: Document, mention: Mention) -> bool:
    """والمسلحون الموالون لها: fighters who are told to be somebody's are not those of the account."""
    words = {w for t in document.tokens[mention.first : mention.last + 1] for w in bare_words(t.text)}
    return not words.isdisjoint(_LOYAL)


def only_called_so(document: Document, filler: Filler) -> bool:
    """الإرهابيين: what a side calls all its enemies names none of them."""
    return any(
        a.lemma.startswith("ارهابي")
        for m in filler.mentions
        for t in range(m.first, m.last)
        for a in document.analyses[t]
    )
