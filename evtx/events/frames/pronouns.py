"""Whom a pronoun on a verb stands for: the phrase before, by its number (أربعة عمال خطفتهم، الشاحنة هاجمتها)."""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.frames.phrase import Chunk
from evtx.events.frames.scene import Filler, Scene
from evtx.lexicon.schema import Trigger

_MANY = frozenset({"هم", "هن", "هما"})
_BEHIND_PREPOSITIONS = {
    stem + pron: (place, pron)
    for stem, place in (("علي", "on"), ("ب", "by"), ("في", "in"))
    for pron in ("ه", "ها", "هم", "هما")
}
_PREP_REACH = 2  # words from the verb
_WITH_THEM = frozenset({"معهم", "معه", "معها", "معهما"})
_WITH_REACH = 3  # tokens of a stretch in which "with them" is looked for
_BUT = "لكن"
_HUMAN = frozenset({"هم", "هن"})


def antecedent(scene: Scene, trigger: Trigger, doer: Chunk | None) -> Chunk | None:
    """The nearest phrase before a verb that its object pronoun can stand for; not the verb's own doer."""
    pron = trigger.analysis.pron
    if pron not in _MANY | {"ه", "ها"} or trigger.form != "verb":
        return None
    before = [c for c in scene.all_chunks if c.last <= trigger.first and c is not doer and not c.attached]
    return next((c for c in reversed(before) if _fits(scene, c, pron)), None)


def behind_preposition(scene: Scene, trigger: Trigger, roles: dict[str, str], doer: Chunk | None) -> Chunk | None:
    """أطلق عليه مسلحان النار، انفجرت بها عبوة: on whom an act came, by the pronoun of a preposition behind its verb."""
    if trigger.form != "verb":
        return None
    for token in scene.document.tokens[trigger.last : min(scene.sentence.last, trigger.last + _PREP_REACH)]:
        place, pron = _BEHIND_PREPOSITIONS.get(token.text, ("", ""))
        if roles.get(place) == "target":
            before = [c for c in scene.all_chunks if c.last <= trigger.first and c is not doer and not c.attached]
            return next((c for c in reversed(before) if _fits(scene, c, pron)), None)
    return None


def possessed(scene: Scene, trigger: Trigger, among: Sequence[Chunk]) -> Chunk | None:
    """Whom the pronoun on an act's noun stands for (بعد اختطافهم), the nearest of some phrases before it."""
    pron = trigger.analysis.pron
    before = [c for c in among if c.last <= trigger.first and not c.attached and (c.people or c.actors)]
    return next((c for c in reversed(before) if _fits(scene, c, pron)), None)


def he_however(scene: Scene, trigger: Trigger) -> Chunk | None:
    """لاحقت الشرطة المهاجم لكنه فجر نفسه: whom the pronoun of "but he" takes up, the last one by number and gender."""
    pron = scene.document.tokens[trigger.first - 1].text.removeprefix("و").removeprefix(_BUT)
    if pron not in _MANY | {"ه", "ها"} or not scene.document.tokens[trigger.first - 1].text.removeprefix(
        "و"
    ).startswith(_BUT):
        return None
    before = [c for c in scene.all_chunks if c.last <= trigger.first and not c.attached and scene.can_act(c)]
    return next((c for c in reversed(before) if _fits(scene, c, pron)), None)


def with_them(scene: Scene, roles: dict[str, str], subject: Chunk | None, first: int, stop: int) -> list[Filler]:
    """لاحقت المهاجمين واشتبكت معهم، تخوض معهم معارك: the other side of a fight by a pronoun, from a token on."""
    words = scene.document.tokens[first : min(stop, first + _WITH_REACH)]
    if roles.get("with") != "participant" or not any(t.text in _WITH_THEM for t in words):
        return []
    before = [c for c in scene.all_chunks if c.last <= first and c is not subject and not c.attached]
    fought = (c for c in reversed(before) if not c.prep and (c.people or c.actors) and _fighting(c))
    return scene.fill("participant", "with", next(fought, None))


def _fighting(chunk: Chunk) -> bool:
    """People who may be fought: fighters, attackers, captors, and named sides."""
    return bool(chunk.actors) or any(m.value.category == "combatant" or m.value.id == "captor" for m in chunk.people)


def _fits(scene: Scene, chunk: Chunk, pron: str) -> bool:
    """People for هم; things, groups and women for ها; one man or thing for ه; two of anything for هما."""
    head = next((m for m in (*chunk.people, *chunk.items, *chunk.actors) if m.first >= chunk.first), None)
    if head is None:
        return False
    analyses = [a for a in scene.document.analyses[head.first] if a.cat in ("N", "AP", "PP", "VN")]
    plural = any(a.number in ("p", "d") for a in analyses) or any((m.value.min or 0) > 1 for m in chunk.numbers)
    human = bool(chunk.people) and head.kind != "item" and not any(m.value.id == "force" for m in chunk.people)
    if pron in _HUMAN:
        return human and plural
    if pron == "هما":
        return plural
    if pron == "ها":
        feminine = any(a.gender == "f" for a in analyses) or scene.document.tokens[head.first].text.endswith("ه")
        return feminine or (not human and plural) or (head.kind == "actor" and not human)
    return not plural
