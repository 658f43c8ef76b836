"""Who did what to whom: a trigger and the scene around it in, role fillers out.

The rule's frame says which grammatical place fills which role (`data/frames.toml`). What stands in each
place is found by `verb_frame` for verbs and `noun_frame` for verbal and other nouns.
"""

from __future__ import annotations

from dataclasses import dataclass

from evtx.events.frames.governing import governor
from evtx.events.frames.noun_frame import noun_fillers
from evtx.events.frames.scene import Filler, Scene
from evtx.events.frames.verb_frame import verb_fillers
from evtx.events.parties.told_beside import beside
from evtx.events.parties.whose_arms import arms_received, whose_arms
from evtx.frozen import quick
from evtx.lexicon.schema import Trigger

VIOLENT = frozenset(
    """armed_clash armed_attack assassination shelling airstrike bombing explosion chemical_attack killing execution
    abduction physical_assault""".split()
)
_BOTH_WAYS = frozenset({"shelling", "airstrike", "armed_attack"})
_MUTUAL_REACH = 2  # tokens
CROWDS = frozenset({"protest", "riot"})
TAKING = frozenset({"raid", "arrest", "seizure", "explosive_found"})


@quick
@dataclass(frozen=True, slots=True)
class Frame:
    """The arguments of one trigger; `region`: the tokens in which they were looked for."""

    fillers: tuple[Filler, ...]
    voice: str  # active | passive | noun
    region: tuple[int, int]
    violent: bool
    taking: bool = False  # people or things are looked for or taken
    crowd: bool = False  # people gather: a nationality is theirs, no state's
    fired: bool = False  # shells or rockets are
    found: bool = False  # a body is found: who finds it did and suffered nothing

    def of(self, *roles: str) -> list[Filler]:
        """Fillers of the given roles, in order."""
        return [f for f in self.fillers if f.role in roles]


def find_frame(scene: Scene, trigger: Trigger) -> Frame:
    """The frame of a trigger."""
    roles = {**_roles(scene, trigger), **trigger.rule.roles}
    region = scene.region(trigger.anchor)
    if trigger.last > region[1]:
        # حاولوا، أول أمس، اغتيال عنصر: an act told in two clauses
        region = region[0], scene.region(trigger.last - 1)[1]
    violent, taking = trigger.rule.type in VIOLENT, trigger.rule.type in TAKING
    found, crowd = trigger.rule.subtype == "body_found", trigger.rule.type in CROWDS
    fired = trigger.rule.type == "shelling"
    if trigger.form == "noun":
        fillers, stop = noun_fillers(scene, trigger, roles, region)
        fillers += governor(scene, trigger, roles, region, fillers)
        fillers += beside(scene, trigger, roles, region, fillers)
        fillers += whose_arms(scene, trigger, region, fillers)
        return Frame(tuple(fillers), "noun", (region[0], stop), violent, taking, crowd, fired, found)
    voice, fillers, stop = verb_fillers(scene, trigger, roles, region)
    fillers = arms_received(scene, trigger, region, fillers)
    fillers += beside(scene, trigger, roles, region, fillers)
    fillers += whose_arms(scene, trigger, region, fillers)
    return Frame(tuple(fillers), voice, (region[0], stop), violent, taking, crowd, fired, found)


def _mutual(scene: Scene, trigger: Trigger) -> bool:
    """قصف مدفعي متبادل بين الجيشين: each side fires at the other."""
    after = scene.document.tokens[trigger.anchor + 1 : min(scene.sentence.last, trigger.last + _MUTUAL_REACH)]
    mutual = next((n for n, t in enumerate(after, trigger.anchor + 1) if t.text.startswith("متبادل")), None)
    return mutual is not None and scene.document.tokens[mutual + 1].text == "بين"


def _roles(scene: Scene, trigger: Trigger) -> dict[str, str]:
    """The rule's frame in the form that fits the trigger: a phrase may hit a verb or its verbal noun."""
    family, _, form = trigger.rule.frame.partition(".")
    wanted = "noun" if trigger.form == "noun" else "verb"
    frames = scene.lexicon.frames
    if trigger.form == "noun" and trigger.rule.type in _BOTH_WAYS and _mutual(scene, trigger):
        return frames.get("mutual.noun", {})
    return frames.get(f"{family}.{wanted}") or frames.get(trigger.rule.frame, {}) if form else {}
