"""Who left a mine that goes off later or is found (لغم من مخلفات كذا، ألغام خلّفها كذا): a scene in, fillers out.

Only armed groups are said to have done it by it: what a state's wars have left behind is nobody's act any more.
"""

from __future__ import annotations

from evtx.events.frames.phrase import Chunk
from evtx.events.frames.scene import Filler, Scene, filler
from evtx.lexicon.match import bare_words
from evtx.model import Mention

_REMNANTS = frozenset({"مخلفات", "بقايا"})
_LEAVING = frozenset({"خلف", "ترك"})
_THAT_WHICH = frozenset({"مما", "ما", "كان"})
_REACH = 2  # tokens from the word to the one who left it


def left_behind(scene: Scene) -> list[Filler]:
    """The armed group that left what went off or was found, told in the sentence of the act."""
    for at in range(scene.sentence.first + 1, scene.sentence.last):
        if not _leaves(scene, at):
            continue
        near = (c for c in scene.all_chunks if at - 1 <= c.first <= at + _REACH or c.first <= at < c.last)
        for chunk in near:
            theirs = _groups(scene, chunk, at)
            if theirs:
                return [filler("initiator", "planted", chunk, theirs)]
    return []


def _leaves(scene: Scene, at: int) -> bool:
    word = scene.document.tokens[at].text
    if not bare_words(word).isdisjoint(_REMNANTS):
        return True
    reading = scene.readings[at]
    if reading is None or not reading.finite or reading.analysis.lemma not in _LEAVING:
        return False
    return bool(reading.analysis.pron) or scene.document.tokens[at - 1].text in _THAT_WHICH


def _groups(scene: Scene, chunk: Chunk, at: int) -> list[Mention]:
    told = [m for m in (*chunk.actors, *chunk.owners) if m.kind == "actor" and at < m.first <= at + _REACH]
    return [m for m in told if scene.of_rebels(m) or m.value.anaphor == "group"][:1]
