"""To whom the act of a verbal noun is done, behind its doer: a scene and the doer's phrase in, the phrase out."""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.frames.phrase import Chunk
from evtx.events.frames.scene import Scene
from evtx.text.times import past_time

_OF_WHOM, _ONE_OF = frozenset({"من", "ل"}), frozenset({"احد", "احدي"})


def object_behind(scene: Scene, part: Chunk, after: Sequence[Chunk]) -> Chunk | None:
    """What the act of a verbal noun is done to, right behind its doer and whose men they are.

    توقيف الشرطة قائد الكتيبة، اعتقال عناصر من الفرقة الرابعة ضابطا، توقيف مفرزة للجيش أحد التجار.
    """
    for chunk in [c for c in scene.chunks if part.last <= c.first and (c.attached or c in after)]:
        if chunk.attached and chunk.prep in _OF_WHOM and chunk.first - part.last <= 1:
            part = chunk
            continue
        counted = [n.last for n in chunk.numbers if n.first == chunk.first]  # قتل الجيش ثلاثة شبان، خمسة من الشبان
        counted += [at + 1 for at in counted if scene.document.word_at(at) == "من"]
        one_of = [chunk.first + 1] if scene.document.tokens[chunk.first].text in _ONE_OF else []
        starts = {chunk.first, *counted, *one_of}
        named = any(m.first in starts for m in (*chunk.items, *chunk.people))
        if named and not counted and _is_his_name(scene, part, chunk):
            continue
        return chunk if named and (beside_doer(part, chunk) or _behind_time(scene, part, chunk)) else None
    return None


def _is_his_name(scene: Scene, part: Chunk, chunk: Chunk) -> bool:
    """اغتيال رئيس الحكومة رفيق كذا: the name of a man behind his title, though its letters are a noun's."""
    given = scene.lexicon.given_names
    word = scene.document.tokens[chunk.first].text
    title = any(m.value.category in ("official", "combatant") and m.value.id != "force" for m in part.people)
    return title and (word in given["plain"] or word in given["shy"])


def beside_doer(part: Chunk, chunk: Chunk) -> bool:
    """Whether a bare phrase stands right behind that of a doer."""
    return chunk.first == part.last and not chunk.prep and not chunk.coordinated


def _behind_time(scene: Scene, part: Chunk, chunk: Chunk) -> bool:
    """اعتقال قسد | أمس | سبعة شبان: whether nothing but a time stands between a doer and whom it was done to."""
    bare = part.last < chunk.first and not chunk.prep and not chunk.coordinated
    return bare and past_time(scene.document.tokens, part.last, chunk.first) == chunk.first
