"""Did it happen? Context cues of a document, and for each trigger the status that they and its tense give.

Cues are data (`data/cues/context.toml`) with a category, a direction and a scope, in the manner of
ConText (Harkema et al. 2009). The answer is a status of the codebook and the ids of what said so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evtx.lexicon.load import Lexicon
from evtx.lexicon.schema import CueEntry, Trigger
from evtx.model import Mention, Sentence
from evtx.text.disambiguate import Reading
from evtx.text.document import Document

_STATUS_OF = {
    "negation": "denied",
    "denial": "denied",
    "plan": "planned",
    "intent": "planned",
    "order": "planned",
    "fear": "planned",
    "habit": "habitual",
    "hypothesis": "hypothetical",
    "question": "hypothetical",
    "opinion": "hypothetical",
    "purpose": "hypothetical",
    "ongoing": "ongoing",
}
# Where cues of several categories reach one trigger, the first here wins.
_ORDER = ("negation", "denial", "question", "purpose", "hypothesis", "fear", "order", "intent", "plan", "habit", "ongoing", "opinion")
_ONGOING_TYPES = frozenset({"blockade", "armed_clash", "displacement", "raid", "protest"})
_NEAR = 3


@dataclass(frozen=True, slots=True)
class Status:
    """Status of a trigger and the reasons for it (cue or tense ids), and side cues such as suspicion."""

    value: str
    reasons: tuple[str, ...]
    side: frozenset[str]


def annotate_cues(document: Document, lexicon: Lexicon) -> list[Mention]:
    """Cue mentions; value is the CueEntry."""
    cues: list[Mention] = []
    for hit in lexicon.cues.find(document):
        if isinstance(hit.payload, CueEntry):
            cues.append(document.mention_of_tokens("cue", hit.first, hit.last, hit.payload, f"cue.{hit.payload.id}"))
    return cues


def status_of(
    document: Document, readings: Sequence[Reading | None], trigger: Trigger, cues: Sequence[Mention]
) -> Status:
    """The status of one trigger."""
    if trigger.rule.status:
        return Status(trigger.rule.status, (trigger.rule.id,), frozenset())
    sentence = document.sentences[document.sentence_of(trigger.anchor)]
    reaching = [c for c in cues if _reaches(document, sentence, c, trigger)]
    side = frozenset(c.value.category for c in reaching)
    if "occurred" in side:
        return Status("occurred", tuple(c.rule for c in reaching if c.value.category == "occurred"), side)
    for category in _ORDER:
        found = [c.rule for c in reaching if c.value.category == category]
        if found and not (category == "ongoing" and _finished(trigger)):
            return Status(_STATUS_OF[category], tuple(found), side)
    value, reason = _tense(document, readings, sentence, trigger)
    return Status(value, (reason,), side)


def _finished(trigger: Trigger) -> bool:
    return trigger.form == "verb" and trigger.analysis.cat in ("PV", "PVP")


def _reaches(document: Document, sentence: Sentence, cue: Mention, trigger: Trigger) -> bool:
    if not sentence.first <= cue.first < sentence.last:
        return False
    if cue.first <= trigger.anchor < cue.last:
        return False
    entry = cue.value
    before = cue.first < trigger.anchor
    if entry.direction == "forward" and not before:
        return False
    if entry.direction == "backward" and before:
        return False
    if entry.scope == "next":
        return 0 <= trigger.anchor - cue.last < _NEAR
    if entry.scope == "sentence":
        return True
    return _same_clause(sentence, cue, trigger)


def _same_clause(sentence: Sentence, cue: Mention, trigger: Trigger) -> bool:
    """Same clause, or the trigger stands in the complement clause right after the cue's ("تعتزم أن تشن")."""
    for number, (first, last) in enumerate(sentence.clauses):
        if first <= cue.first < last:
            if first <= trigger.anchor < last:
                return True
            following = sentence.clauses[number + 1] if number + 1 < len(sentence.clauses) else None
            return bool(following and last - cue.last <= 1 and following[0] <= trigger.anchor < following[1])
    return False


def _tense(
    document: Document, readings: Sequence[Reading | None], sentence: Sentence, trigger: Trigger
) -> tuple[str, str]:
    """Status by the verb that carries the trigger, where no cue decides."""
    at = trigger.anchor if trigger.form == "verb" else _carrier(readings, sentence, trigger)
    if at is None:
        lasting = trigger.rule.type == "blockade" and trigger.rule.subtype == "siege"
        return ("ongoing", "tense.state") if lasting else ("occurred", "tense.none")
    reading = readings[at]
    assert reading is not None
    analysis = reading.analysis
    before = document.tokens[at - 1].text if at > sentence.first else ""
    if analysis.future or before == "سوف":
        return "planned", "tense.future"
    if analysis.cat in ("PV", "PVP"):
        return "occurred", "tense.perfect"
    if before in ("لم", "ولم", "فلم"):
        return ("denied", "tense.lam") if at == trigger.anchor else ("occurred", "tense.lam_carrier")
    if before in ("ان", "لن", "كي"):
        return "planned", "tense.subjunctive"
    if before in ("قد", "وقد"):
        return "hypothetical", "tense.qad"
    if analysis.prep == "ل":
        return ("occurred", "tense.consecutive") if _after_comma(document, at) else ("hypothetical", "tense.purpose")
    if sentence.part in ("title", "heading"):
        return "occurred", "tense.headline"
    if trigger.form != "verb" and at < trigger.anchor - 6:
        return "occurred", "tense.far"
    if trigger.rule.type in _ONGOING_TYPES:
        return "ongoing", "tense.imperfect"
    if trigger.form == "participle":
        return "occurred", "tense.participle"
    return "habitual", "tense.imperfect"


def _after_comma(document: Document, at: int) -> bool:
    return at > 0 and document.tokens[at - 1].text in "،؛"


def _carrier(readings: Sequence[Reading | None], sentence: Sentence, trigger: Trigger) -> int | None:
    """The finite verb of the trigger's clause that stands before it, nearest first."""
    for first, last in sentence.clauses:
        if first <= trigger.anchor < last:
            for at in range(trigger.first - 1, first - 1, -1):
                reading = readings[at]
                if reading is not None and reading.finite:
                    return at
    return None
