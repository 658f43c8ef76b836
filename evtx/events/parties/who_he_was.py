"""Whose man one was to whom an act was done, told behind his name (وهو عنصر في كذا، وجميعهم من عناصر كذا).

In: a scene and a trigger. Out: fillers in the place `member`, which stand before what else is told of the same people.
"""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.frames.phrase import Chunk
from evtx.events.frames.scene import Filler, Scene, filler, whom
from evtx.lexicon.match import bare_words
from evtx.lexicon.schema import ActorName, Trigger
from evtx.lexicon.who import ActorRef
from evtx.model import Mention
from evtx.text.document import Document
from evtx.text.words import word_class

_DONE_TO = frozenset(
    "assassination killing arrest abduction execution physical_assault release armed_attack bombing airstrike".split()
)
_HE_IS = word_class("events.who_he_was.he_is")
_ALL_OF_THEM = word_class("events.who_he_was.all_of_them")
_FORMER = word_class("events.who_he_was.former")
_TAKING = frozenset({"arrest", "raid"})
_CHARGED = word_class("events.who_he_was.charged")
_SMUGGLING = word_class("events.who_he_was.smuggling")
_MEMBERS = frozenset({"member", "believed"})
_TO = frozenset({"الي", "ل", "ب", "في"})
_BELONG = "انتمي"
_BELONGING = word_class("events.who_he_was.belonging")
_THAT_HE = word_class("events.who_he_was.that_he")
_NOT = frozenset({"لم", "ولم", "لا", "ولا"})
_JOINING = word_class("events.who_he_was.joining")
_SERVING = frozenset({"combatant", "official"})
_NAME_REACH = 5  # tokens from an act over a name to the title of who bears it
_REACH = 2  # tokens from "he is" to what he is
_TITLE_REACH = 3  # tokens from a title to "former"


def described(scene: Scene, trigger: Trigger, fillers: Sequence[Filler]) -> list[Filler]:
    """Whose man the one is whom an act hit, where the sentence goes on about him."""
    if trigger.rule.type not in _DONE_TO:
        return []
    doers = {id(f.chunk) for f in fillers if f.role == "initiator"}
    for title in scene.all_chunks:  # قُتل فلان القيادي السابق في كذا: behind a name
        near = trigger.last <= title.first <= trigger.last + _NAME_REACH and not title.prep and id(title) not in doers
        if near and former(scene.document, title) is not None:
            return [filler("target", "member", title, [_civilian(scene, title)])]
    apposed = next((c for f in fillers if f.role == "target" and (c := _apposed(scene, f.chunk)) is not None), None)
    if apposed is not None and id(apposed) not in doers:
        return [filler("target", "member", apposed, [m for m in whom(apposed) if m.kind == "actor"])]
    for at in range(trigger.last, scene.sentence.last - 1):
        word = scene.document.tokens[at].text.removeprefix("و")
        if word not in _HE_IS and word not in _ALL_OF_THEM:
            continue
        if any(trigger.anchor < t.anchor < at and t.rule.type in _DONE_TO and t.form == "verb" for t in scene.triggers):
            return []
        chunk = _title_after(scene, at, plural=word in _ALL_OF_THEM)
        if chunk is None or id(chunk) in doers:
            continue
        if former(scene.document, chunk) is not None:
            return [filler("target", "member", chunk, [_civilian(scene, chunk)])]
        named = [m for m in whom(chunk) if m.kind == "actor"]
        return [filler("target", "member", chunk, named)] if named else []
    return []


def _apposed(scene: Scene, victim: Chunk) -> Chunk | None:
    """مقتل الملا فلان، قائد حركة كذا، في غارة: the title behind a name that says whose man the one told was."""
    if victim.actors or not victim.people:
        return None
    title = next((c for c in scene.all_chunks if victim.last <= c.first <= victim.last + _NAME_REACH), None)
    if title is None or title.prep or title.coordinated or not title.actors or not title.people:
        return None
    between = scene.readings[victim.last : title.first]
    if title.people[0].first != title.first or any(r is not None and r.finite for r in between):
        return None
    return title if title.people[0].value.category in _SERVING and former(scene.document, title) is None else None


def charged(scene: Scene, trigger: Trigger) -> list[Filler]:
    """شبان تتهمهم بالانتماء إلى كذا، رجل يعتقد أنه ينتمي إلى كذا: of whose people those taken are said to be."""
    if trigger.rule.type not in _TAKING:
        return []
    for chunk in scene.all_chunks:
        if chunk.first < trigger.last or not any(m.value.anaphor or scene.of_rebels(m) for m in chunk.actors):
            continue
        if chunk.prep in _MEMBERS or (chunk.prep in _TO and _belonging(scene, chunk.first)) or _one_of(scene, chunk):
            return [filler("target", "member", chunk, whom(chunk))]
    return _smuggling(scene, trigger)


def _smuggling(scene: Scene, trigger: Trigger) -> list[Filler]:
    """أوقفوا سبعة مواطنين لتورطهم بتهريب محروقات: what they are charged with makes smugglers of them."""
    tokens = scene.document.tokens
    for at in range(trigger.last, scene.sentence.last - 1):
        if tokens[at].text in _CHARGED and not _SMUGGLING.isdisjoint(
            [t.text for t in tokens[at + 1 : min(at + 1 + _REACH, scene.sentence.last)]]
        ):
            value = ActorRef((ActorName("smugglers", "noun"),), "noun")
            mention = scene.document.mention_of_tokens("actor", at, at + 2, value, "actor.charged")
            return [filler("target", "member", Chunk("", at, at + 2, False, (mention,)), [mention])]
    return []


def _belonging(scene: Scene, first: int) -> bool:
    """Whether the verb "to belong", or a noun of that sense, stands right before the phrase that begins at a token."""
    if not bare_words(scene.document.tokens[first - 1].text).isdisjoint(_BELONGING):
        return True
    near = scene.readings[max(0, first - _REACH) : first]
    return any(r is not None and r.finite and r.analysis.lemma == _BELONG for r in near)


def _one_of(scene: Scene, chunk: Chunk) -> bool:
    """يشتبه بأنه من عناصر كذا: one of a group, by what is thought of him."""
    return chunk.prep == "من" and scene.document.tokens[max(0, chunk.first - 2)].text in _THAT_HE


def former(document: Document, chunk: Chunk) -> Mention | None:
    """قيادي سابق في كذا: who was somebody's man and is told to have joined nobody since, so that he acts for nobody."""
    title = next((m for m in chunk.people if m.value.category in _SERVING and m.value.id != "force"), None)
    if title is None:
        return None
    stop = document.sentences[document.sentence_of(title.first)].last
    if not any(t.text in _FORMER for t in document.tokens[title.last : min(stop, title.last + _TITLE_REACH)]):
        return None
    joined = (at for at in range(title.last, stop) if any(a.lemma in _JOINING for a in document.analyses[at]))
    return None if any(document.tokens[at - 1].text not in _NOT for at in joined) else title


def _title_after(scene: Scene, at: int, *, plural: bool) -> Chunk | None:
    """The phrase right behind "he is" that begins with a word for one who serves, or "all of them" of a force."""
    for chunk in scene.all_chunks:
        if not at <= chunk.first <= at + _REACH or chunk.prep not in ("", "من"):
            continue
        people = (m for m in chunk.people if at < m.first <= at + _REACH)
        title = next((m for m in people if m.value.category in _SERVING), None)
        if title is not None and title.value.id != "force":
            return chunk
        if plural and chunk.actors and scene.armed(chunk):
            return chunk
    return None


def _civilian(scene: Scene, chunk: Chunk) -> Mention:
    value = ActorRef((ActorName("civilians", "noun"),), "noun")
    return scene.document.mention_of_tokens("actor", chunk.first, chunk.last, value, "actor.former")
