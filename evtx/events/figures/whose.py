"""Whose people a figure counts: its mention in, the actor whose they are and the side that they are of out.

Where no actor is told, people are of two sides: those who attack by the noun that tells them (مهاجم، مسلح، إرهابي), and
those who serve or live there (جندي، شرطي، مدني). "Of them" (22 منهم) are people told last before it.
"""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.annotated import Annotated, mentions_by_kind
from evtx.events.figures.event_figures import ATTACKED, ATTACKERS, is_of_some
from evtx.events.parties.naming import GENERIC
from evtx.lexicon.schema import STATE_KINDS, PeopleEntry
from evtx.lexicon.who import Setting, embodied, resolve
from evtx.model import Mention
from evtx.text.words import word_class

_ATTACKER = frozenset({"attacker", "militant", "gunman"})
_SERVING = frozenset({"soldier", "police", "officer", "guard", "peacekeeper"})
_LIVING = frozenset({"civilian", "child", "woman", "medic", "journalist", "official", "aid_worker"})
_NO_SIDE = frozenset({"anybody", "member", "family"})
_OF_A_STATE = frozenset({"army", "police", "security_forces"})
_ITS, _ITS_MEN = frozenset({"ه", "ها"}), 2  # tokens from a number over "of" to the men (جنديين من قواته)
_THAT, _OPENING = frozenset({"ان", "بان"}), 4  # tokens of a sentence in which who announces stands
_FORMER = word_class("events.who_he_was.former")
_IN_SERVICE = frozenset({"army", "police"})


def holder_of(known: Annotated, mention: Mention, setting: Setting) -> str | None:
    """The actor whose people they are: one with a name rather than a generic one (إرهابيين من داعش)."""
    if any(t.text in _FORMER for t in known.document.tokens[mention.first : mention.last + 1]):
        return None  # اغتيال ضابط سابق في كذا: nobody's man any more
    ids = _holders(mention, setting) or _soldiers(known, mention)
    if all(i in _OF_A_STATE for i in ids) and (announcer := _announcer(known, mention)) is not None:
        ids = [i for i in [resolve(announcer.value, setting)] if i] or ids
    if not ids and (told := _told_before(known, mention)) is not None and told.kind == "actor":
        ids = [i for i in [resolve(told.value, setting)] if i and i not in GENERIC]
    return next((i for i in ids if i not in GENERIC), ids[0] if ids else None)


def _announcer(known: Annotated, mention: Mention) -> Mention | None:
    """أعلن الجيش الأميركي أن أحد جنوده قُتل: the side that tells of men whom a pronoun calls its own."""
    document, sentence = known.document, known.document.sentences[known.document.sentence_of(mention.first)]
    own = document.analyses[mention.first : min(mention.last + _ITS_MEN, sentence.last)]
    men = known.lexicon.people_nouns
    if not any(a.pron in _ITS and (a.noun or a.lemma) in men and a.cat == "N" for word in own for a in word):
        return None
    that = next((t for t in range(sentence.first, mention.first) if document.tokens[t].text in _THAT), None)
    opening = range(sentence.first, min(sentence.first + _OPENING, that or sentence.first))
    sides = (m for m in mentions_by_kind(known)["actor"] if m.first in opening and m.value.how in ("name", "hostile"))
    return next(sides, None)


def side_of(known: Annotated, mention: Mention, holder: str | None) -> str | None:
    """Whether they are of those who attack or of those attacked; None where the words leave it open."""
    if holder is not None and holder not in GENERIC:
        entry = known.lexicon.actors.get(holder)
        return ATTACKED if entry is not None and entry.kind in STATE_KINDS else None
    told = _told_before(known, mention)
    found = _people(known, mention) if told is None else [told.value] if told.kind == "people" else []
    attackers = any(entry.id in _ATTACKER for entry in found)
    attacked = any((entry.id in _SERVING or entry.category in _LIVING) and entry.id not in _NO_SIDE for entry in found)
    if attackers and attacked:
        return None  # مقتل ثلاثة من المسلحين وجنديين: of both
    return ATTACKERS if attackers else ATTACKED if attacked else None


def _told_before(known: Annotated, mention: Mention) -> Mention | None:
    """22 منهم: the people or the side told last in the sentence before an amount "of them"."""
    document = known.document
    if not is_of_some(document, mention):
        return None
    start = document.sentences[document.sentence_of(mention.first)].first
    by_kind = mentions_by_kind(known)
    # قتل الجيش 15 منهم: the subject right before them is not theirs
    before = [m for kind in ("people", "actor") for m in by_kind[kind] if start <= m.first and m.last < mention.first]
    before = [m for m in before if not _says_whence(m, before)]
    return max(before, key=lambda m: (m.first, m.kind == "actor" and m.value.how in ("name", "hostile")), default=None)


def _says_whence(mention: Mention, before: Sequence[Mention]) -> bool:
    """لاجئين سوريين ... اثنين منهم: a nationality says where people come from who serve no state."""
    if mention.kind != "actor" or mention.value.how != "adjective" or mention.value.nation is None:
        return False
    people = (m.value for m in before if m.kind == "people" and m.last == mention.first)
    return any(p.category not in ("combatant", "official") for p in people)


def _people(known: Annotated, mention: Mention) -> list[PeopleEntry]:
    """The nouns for people in the words of an amount."""
    nouns = known.lexicon.people_nouns
    told = (
        nouns.get(a.noun or a.lemma) for t in range(mention.first, mention.last) for a in known.document.analyses[t]
    )
    return [entry for entry in told if entry is not None]


def _holders(mention: Mention, setting: Setting) -> list[str]:
    """Whose people those hurt are; a nationality tells it of soldiers and officials only (جنود أتراك)."""
    served = mention.value.category in ("combatant", "official")
    kind = "army" if mention.value.category == "combatant" else "government"
    named = [h.value for h in mention.value.holders if h.kind == "actor"]
    ids = [
        embodied(ref, kind, setting) if ref.how == "adjective" else resolve(ref, setting)
        for ref in named
        if served or ref.how != "adjective" or ref.nation is None
    ]
    return [i for i in ids if i]


def _soldiers(known: Annotated, mention: Mention) -> list[str]:
    """مقتل 11 عسكريا: soldiers and policemen of no side told are those of the country."""
    if mention.value.category != "combatant":
        return []
    return [entry.actor for entry in _people(known, mention) if entry.actor in _IN_SERVICE][:1]
