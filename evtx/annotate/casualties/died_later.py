"""Wounded who died: the figures of a sentence in, the same without those of the wounded whose death it tells out.

"أصيب ثلاثة توفي أحدهم لاحقا" leaves two wounded, and "أصيب شرطيان ثم فارقا الحياة" none.
"""

from __future__ import annotations

from collections.abc import Sequence

from evtx.annotate.casualties.alone import total
from evtx.annotate.casualties.own import Told
from evtx.annotate.casualties.scene import Scene
from evtx.frozen import replace
from evtx.text.words import word_class

_DYING = word_class("annotate.casualties_died_later.dying")
_HURT, _DEAD = ("wounded",), ("killed",)


def without_the_dead(scene: Scene, told: Sequence[Told]) -> list[Told]:
    """The figures, the wounded before a death told of them by a pronoun less those who died."""
    out = list(told)
    for dead in [t for t in out if t.figures == _DEAD and _died_later(scene, t)]:
        before = [t for t in out if t.figures == _HURT and t.how != "part" and t.last <= dead.first]
        if not before:
            continue
        hurt = max(before, key=lambda t: t.first)
        (low, high), less = total(hurt.units), sum(u.min or 0 for u in dead.units)
        out.remove(hurt)
        if low > less:
            left = replace(hurt.units[0], min=low - less, max=None if high is None else high - less)
            out.append(replace(hurt, units=(left,)))
    return out


def _died_later(scene: Scene, dead: Told) -> bool:
    """توفي أحدهم، ثم فارقا الحياة: a death told of those before it by a pronoun or by the verb alone."""
    near = range(max(0, dead.first - 1), dead.first + 1)
    dying = any((a.noun or a.lemma) in _DYING for t in near for a in scene.document.analyses[t])
    return dying and all(u.noun is None and not u.number for u in dead.units)
