"""People joined to one who is told by name: a cue and the elements behind it in, the links of those people out.

"قُتل سالم الحسن وشقيقه" adds the brother to the one named; in "استشهاد عبدالله وثلاثة من رفاقه" the name is of one word
that no list of names holds, and what is his makes it that of a person.
"""

from __future__ import annotations

from collections.abc import Sequence

from evtx.annotate.casualties.elements import Cue, Element, Group
from evtx.annotate.casualties.modifiers import Unit
from evtx.annotate.casualties.own import HARMED, Told
from evtx.annotate.casualties.scene import QUOTES, Scene
from evtx.text.disambiguate import PREPOSITIONS

_LONGEST_NAME = 4
_HIS = frozenset({"ه", "ها"})


def beside_names(
    scene: Scene,
    elements: Sequence[Element],
    number: int,
    figures: tuple[str, ...],
    named: Sequence[Told],
    linked: dict[int, Told],
) -> None:
    """Link the people joined to those whom a cue tells by name; `named`: what the names themselves told."""
    cue = elements[number]
    group = elements[number + 1] if number + 1 < len(elements) else None
    if not isinstance(cue, Cue) or not isinstance(group, Group) or number + 1 in linked:
        return
    first = group.units[0]
    if not first.joined or first.min is None or first.figure:
        return
    if named and named[-1].how == "known" and 0 <= group.first - named[-1].last <= 1:
        linked[number + 1] = Told(group.first, group.last, named[-1].figures, group.units, "more")
    elif not named and len(figures) == 1 and _his_men(scene, cue, group) and first.number:
        one = Unit(cue.last, cue.last + 1, cue.last + 1, 1, 1)
        linked[number + 1] = Told(cue.last, group.last, figures, (one, *group.units), "masdar")


def _his_men(scene: Scene, cue: Cue, group: Group) -> bool:
    """استشهاد عبدالله وثلاثة من رفاقه: whether only a name stands between a cue and counted people who are his."""
    between = [t for t in range(cue.last, group.first) if scene.text(t) not in QUOTES and scene.text(t) != "و"]
    if cue.figures[0] not in HARMED or cue.pron or not 0 < len(between) <= _LONGEST_NAME:
        return False
    if any(scene.finite(t) or scene.text(t) in PREPOSITIONS or t in scene.blocked for t in between):
        return False
    last = scene.document.analyses[group.last - 1]
    return any(a.pron in _HIS for a in last) and all(scene.document.tokens[t].word for t in between)
