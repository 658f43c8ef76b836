"""Who does what a cue tells: people and sides beside a verb in, whether they do it or suffer it out."""

from __future__ import annotations

from evtx.annotate.casualties.alone import CAPTORS
from evtx.annotate.casualties.elements import Cue
from evtx.annotate.casualties.modifiers import Unit
from evtx.annotate.casualties.scene import Scene

_BY_CAPTORS = frozenset({"abducted", "released"})
_ROBBERS = frozenset({"criminal"})  # pirates and bandits
_MURDER = "اغتال"


def behind_subject(scene: Scene, cue: Cue) -> int:
    """قتل الجيش 15 منهم: where the words right behind an active verb and the side that is its subject begin."""
    side = scene.actors.get(cue.after)
    told = cue.kind == "verb" and not cue.passive and side is not None and side.value.how in ("name", "hostile")
    return side.last if told and side is not None else cue.after


def does_it(scene: Scene, unit: Unit, cue: Cue) -> bool:
    """اغتال مجهولون القيادي: people after an active verb who do it, as nobody tells of them as victims."""
    if cue.kind != "verb" or cue.passive or unit.number:
        return False
    if _stops_a_thing(scene, unit, cue):
        return True
    murders = any(a.lemma == _MURDER for a in scene.document.analyses[cue.first])
    return acts(scene, unit, cue) or (murders and unit.noun is not None and unit.noun.id in CAPTORS)


def _stops_a_thing(scene: Scene, unit: Unit, cue: Cue) -> bool:
    """أوقف مسلحون حافلة، خطف قراصنة سفينة: men of force, a thing right behind them, hold it and are not held."""
    thing = unit.last in scene.blocked and unit.last not in scene.dated
    robbers = unit.noun is not None and unit.noun.id in CAPTORS | _ROBBERS
    return cue.figures[0] in ("detained", "abducted") and robbers and thing


def acts(scene: Scene, unit: Unit, cue: Cue) -> bool:
    """Whether people before a verb do it, as nobody tells of them as victims (مسلحون مجهولون قتلوا، مسلحون خطفوا)."""
    if cue.passive or unit.noun is None:
        return False
    unknown = any(scene.text(t).lstrip("ال").startswith("مجهول") for t in range(unit.first, unit.last))
    return unknown or (cue.figures[0] in _BY_CAPTORS and unit.noun.id in CAPTORS)


def armed(scene: Scene, unit: Unit, cue: Cue) -> bool:
    """خطف مسلحون أمس سبعة رجال: people after a verb who do it, where counted people follow."""
    return unit.noun is not None and (unit.noun.id in CAPTORS or acts(scene, unit, cue))
