"""Did it happen? Context cues of a document, and for each trigger the status that they and its tense give.

Cues are data (`data/cues/context.toml`) with a category, a direction and a scope, in the manner of
ConText (Harkema et al. 2009). The answer is a status of the codebook and the ids of what said so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from evtx.annotate.conditions import conditions
from evtx.annotate.tense import PERFECT, clause_of, holds_ground, is_purpose, only_outcome_denied, tense_of, undergoing
from evtx.lexicon.load import Lexicon
from evtx.lexicon.match import PatternHit
from evtx.lexicon.positions import keys_of, positions_of
from evtx.lexicon.schema import CueEntry, Trigger
from evtx.model import Mention, Sentence
from evtx.text.clitics import bare_words
from evtx.text.disambiguate import Reading
from evtx.text.document import Document
from evtx.text.segment import COMPLEMENTIZERS
from evtx.text.words import word_class

_STATUS_OF = {
    "hypothesis": "hypothetical",
    "question": "hypothetical",
    "negation": "denied",
    "denial": "denied",
    "fear": "planned",
    "order": "planned",
    "intent": "planned",
    "plan": "planned",
    "purpose": "hypothetical",
    "habit": "habitual",
    "ongoing": "ongoing",
    "opinion": "hypothetical",
}  # where cues of several categories reach one trigger, the first here wins
# What a perfect verb tells is done, whatever is feared or intended beside it.
_NOT_OF_PERFECT = frozenset({"fear", "order", "intent", "plan", "purpose", "ongoing", "opinion"})
# Categories whose clause of content (أن ...) belongs to their reach.
_NOT, _THAT = frozenset({"لم", "ولم", "فلم"}), frozenset("ان انه انها انهم بان اذا كان كانت اي هل".split())
_GOVERNING = frozenset({"hypothesis", "denial", "negation", "fear", "order", "intent", "plan", "opinion", "occurred"})
_CARRIER = CueEntry("carrier", "carrier", "forward", "clause", ())
_CONDITION = CueEntry("hypothesis", "hypothesis", "forward", "clause", ())
# An utterance that threatens is told as done; the cue says what it threatens with.
_NOT_OF_SPEECH = frozenset({"fear", "order", "intent", "plan"})
# Done in a moment: nothing of it can go on.
_PUNCTUAL = frozenset({"killing", "assassination", "execution", "explosion"})
_SPEECH = frozenset({"threat", "accusation"})
# What "this attack" points to is known to the reader.
_NOT_OF_KNOWN = frozenset({"fear", "plan", "intent", "purpose", "hypothesis", "opinion"})
_POINTING = word_class("annotate.context.pointing")
_ANY = "cue.hypothesis.any"
_CLAIMED, _IS_WHO = frozenset({"ما", "لما"}), frozenset({"هو", "هي", "هم", "هما"})
_FIGHTING_IT, _BODIES = frozenset({"مكافحه", "محاربه", "لمكافحه"}), word_class("annotate.context.bodies")
_ENDED, _ENDED_REACH = word_class("annotate.context.ended"), 2
_NEAR = 3
_PHRASE = 7
_ADDED = frozenset({"بالاضافه", "اضافه", "وبالاضافه"})
# طالب بوقف العنف وسحب القوات: what is demanded beside the end of an act, where it is no blow itself
_DEMANDED = frozenset("withdrawal release aid agreement surrender deployment displacement meeting".split())
_END = re.compile("[بل]?(?:وقف|انهاء|الكف)")
_LOOKED_INTO = "cue.stop.happened"
_NOT_YET = frozenset({"planned", "habitual", "ongoing"})
_STOPPED = 8  # words after a stop in which a trigger is out of reach
IDIOM = "idiom"  # category of set phrases, one word of which tells no act (عبّر عن قلقه)
_NO_STATUS = frozenset({"carrier", "stop", IDIOM})


@dataclass(frozen=True, slots=True)
class Status:
    """Status of a trigger and the reasons for it (cue or tense ids), and side cues such as suspicion."""

    value: str
    reasons: tuple[str, ...]
    side: frozenset[str]


def annotate_cues(document: Document, lexicon: Lexicon) -> list[Mention]:
    """Cue mentions; value is the CueEntry. A cue inside a longer one of another kind does not count (لا in لا يزال)."""
    cues = [
        document.mention_of_tokens("cue", _opens_at(hit), hit.last, hit.payload, f"cue.{hit.payload.id}")
        for hit in lexicon.cues.find(document)
        if isinstance(hit.payload, CueEntry)
    ]
    cues = [c for c in cues if not _names_body(document, c)]
    idioms = [c for c in cues if c.value.category == IDIOM]  # they say what their first word means, no more
    cues = [c for c in cues if c.value.category != IDIOM]
    wide = [c for c in cues if c.last - c.first > 1 or c.value.category == "pseudo"]  # what can have others inside
    kept = idioms + [c for c in cues if not any(_covers(other, c) for other in wide)]
    told = [c for c in kept if c.value.category != "pseudo"]
    return [*told, *_carriers(document, lexicon), *(_cue(document, at, _CONDITION) for at in conditions(document))]


def _opens_at(hit: PatternHit) -> int:
    """The first token of a cue. Of an idiom it is the word that tells no act, whatever settles its sense before it."""
    return hit.anchor if hit.payload.category == IDIOM else hit.first


def _names_body(document: Document, cue: Mention) -> bool:
    """فرق مكافحة الإرهاب، إدارة مكافحة المخدرات: what a body is there for is a part of its name."""
    if cue.value.category != "purpose" or cue.first == 0 or document.tokens[cue.first].text not in _FIGHTING_IT:
        return False
    return not _BODIES.isdisjoint(bare_words(document.tokens[cue.first - 1].text))


def _covers(longer: Mention, shorter: Mention) -> bool:
    if (
        longer.value.category in (shorter.value.category, "intervention")
        or not longer.first <= shorter.first < shorter.last <= longer.last
    ):
        return False
    more = (longer.last - longer.first) - (shorter.last - shorter.first)
    return more > 0 or longer.value.category == "pseudo"


def _carriers(document: Document, lexicon: Lexicon) -> Iterable[Mention]:
    """Verbs that carry an event noun (شن، تعرض): the tense of the noun is theirs."""
    for index in positions_of(document).of_lemmas(keys_of(lexicon.supports)):
        yield _cue(document, index, _CARRIER)


def _cue(document: Document, at: int, entry: CueEntry) -> Mention:
    return document.mention_of_tokens("cue", at, at + 1, entry, f"cue.{entry.id}")


def status_of(
    document: Document, readings: Sequence[Reading | None], trigger: Trigger, cues: Sequence[Mention]
) -> Status:
    """The status of one trigger."""
    if trigger.rule.status:
        return Status(trigger.rule.status, (trigger.rule.id,), frozenset())
    sentence = document.sentences[document.sentence_of(trigger.anchor)]
    near = [c for c in cues if sentence.first <= c.first < sentence.last]
    reaching = [c for c in near if _reaches(document, readings, sentence, c, trigger, near)]
    side = frozenset(c.value.category for c in reaching)
    if document.tokens[sentence.last - 1].text == "؟":
        return Status("hypothetical", ("tense.question",), side)
    done = tuple(c.rule for c in reaching if c.value.category == "occurred" and _is_perfect(readings[c.first]))
    purpose = is_purpose(document, readings, trigger)
    if done and not side & {"negation", "denial", "hypothesis"} and not purpose:
        return Status("occurred", done, side)
    exposed = "exposed" in side or undergoing(readings, sentence, trigger) is not None
    immune = _immune(document, readings, sentence, trigger)
    if purpose and not exposed:
        immune |= {"ongoing", "habit"}  # في هجوم مستمر لاستعادة البلدة: the attack goes on, not what it is for
    denied = bool(side & {"negation", "denial"})
    for category, status in _STATUS_OF.items():
        # نفى تعرض الرتل لأي هجوم: of what is denied "any" is no condition
        found = tuple(c.rule for c in reaching if c.value.category == category and not (denied and c.rule == _ANY))
        if found and category not in immune:
            return Status(status, found, side)
    carriers = frozenset(c.first for c in near if c.value.category == "carrier")
    value, reason = tense_of(document, readings, sentence, trigger, carriers, exposed)
    if value in _NOT_YET and _is_looked_into(trigger, near):
        value, reason = "occurred", "tense.before"
    return Status(value, (reason,), side)


def _undergone(readings: Sequence[Reading | None], sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a verb in the perfect says that somebody met with what the noun tells."""
    at = undergoing(readings, sentence, trigger)
    reading = readings[at] if at is not None else None
    return reading is not None and reading.analysis.cat in PERFECT


def _immune(
    document: Document, readings: Sequence[Reading | None], sentence: Sentence, trigger: Trigger
) -> frozenset[str]:
    """Categories that say nothing of this trigger."""
    immune: frozenset[str] = frozenset()
    if trigger.form == "verb" and trigger.analysis.cat in PERFECT:
        immune |= _NOT_OF_PERFECT
    elif trigger.form == "noun" and _undergone(readings, sentence, trigger):
        immune |= _NOT_OF_PERFECT  # تعرضت القافلة المتجهة إلى البلدة لكمين
    if only_outcome_denied(document, readings, sentence, trigger):
        immune |= {"negation"}
    if trigger.rule.type in _PUNCTUAL or holds_ground(trigger):
        immune |= {"ongoing"}
    if trigger.rule.type in _SPEECH:
        immune |= _NOT_OF_SPEECH
    if trigger.form == "noun" and _is_over(document, trigger):
        immune |= {"plan", "intent", "order"}
    if trigger.first and document.tokens[trigger.first - 1].text in _POINTING:
        immune |= _NOT_OF_KNOWN
    if trigger.analysis.det or trigger.analysis.pron:
        immune |= {"opinion"}
    return immune


def _is_over(document: Document, trigger: Trigger) -> bool:
    """انتهاء عمليات التبادل المقررة: what has come to its end was planned before, and took place."""
    before = document.tokens[max(0, trigger.first - _ENDED_REACH) : trigger.first]
    return any(token.text in _ENDED for token in before)


def _is_perfect(reading: Reading | None) -> bool:
    return reading is None or reading.analysis.cat in PERFECT


def _reaches(
    document: Document,
    readings: Sequence[Reading | None],
    sentence: Sentence,
    cue: Mention,
    trigger: Trigger,
    cues: Sequence[Mention],
) -> bool:
    """Whether a cue of the sentence holds for a trigger: direction, scope, and no stop between them."""
    entry: CueEntry = cue.value
    if entry.category in _NO_STATUS or _is_noun(readings, cue):
        return False
    if cue.first <= trigger.anchor < cue.last:
        return trigger.anchor > cue.first and entry.direction != "backward"
    before = cue.first < trigger.anchor
    if entry.direction == ("backward" if before else "forward"):
        return False
    if entry.category == "habit" and not before and _another_verb(readings, trigger, cue):
        return False  # وقعا هدنة خُرقت مرارا
    gap = trigger.anchor - cue.last if before else cue.first - trigger.last
    if entry.category == "negation" and before and _told_of_it(document, readings, cue, trigger):
        return False
    if entry.scope == "word":
        return gap == 0
    if entry.scope in ("next", "near"):
        if not before and _adjectives(document, readings, trigger.last, cue.first):
            gap = 0  # ضربة جوية أميركية أو إسرائيلية محتملة
        at = cue.last - 1 if before else cue.first  # قالت الشرطة | إنها أحبطت هجوما: a cue may reach over "that"
        return gap < _NEAR and clause_of(readings, sentence, at) == clause_of(readings, sentence, trigger.anchor)
    if entry.scope == "sentence":
        return True
    if entry.scope == "phrase" and gap >= _PHRASE:
        return False
    stopped = before and entry.category != "exposed" and _is_stopped(document, readings, cue, trigger, cues)
    return not stopped and _in_clause(document, readings, sentence, cue, trigger)


def _told_of_it(document: Document, readings: Sequence[Reading | None], cue: Mention, trigger: Trigger) -> bool:
    """لم تتمكن صواريخ | أُطلقت من غزة من الوصول: behind لم stands no perfect, which says more of who did not."""
    if trigger.form != "verb" or trigger.analysis.cat not in PERFECT or trigger.analysis.conj:
        return False
    between = [document.tokens[at].text for at in range(cue.first, trigger.first)]
    behind_noun = (r := readings[trigger.first - 1]) is not None and r.nominal and trigger.first - 1 >= cue.last
    return document.tokens[cue.first].text in _NOT and behind_noun and _THAT.isdisjoint(between)


def _another_verb(readings: Sequence[Reading | None], trigger: Trigger, cue: Mention) -> bool:
    """Whether a perfect verb tells of a verb's act and another one stands between it and a cue behind."""
    verb = readings[trigger.anchor]
    single = trigger.form == "verb" and verb is not None and verb.analysis.cat in PERFECT
    return single and any((r := readings[i]) is not None and r.finite for i in range(trigger.last, cue.first))


def _adjectives(document: Document, readings: Sequence[Reading | None], first: int, last: int) -> bool:
    """Whether all between a noun and an adjective of it are adjectives too."""
    return all(
        document.tokens[t].text in ("و", "او") or ((r := readings[t]) is not None and r.analysis.cat == "ADJ")
        for t in range(first, last)
    )


def _is_noun(readings: Sequence[Reading | None], cue: Mention) -> bool:
    """Whether a cue that wants a verb stands at a noun of the same letters (أمر، عرض، الأمر الذي)."""
    if not cue.value.id.endswith(".verb"):
        return False
    reading = readings[cue.first]
    return reading is None or not (reading.finite or reading.analysis.cat == "AP") or reading.analysis.det


def _is_stopped(
    document: Document,
    readings: Sequence[Reading | None],
    cue: Mention,
    trigger: Trigger,
    cues: Sequence[Mention],
) -> bool:
    """Between them stands what tells of a fact: after, in answer to, the victims of; or words that tell on.

    دعا إلى الحداد على القتلى، بالإضافة إلى إضراب: what is added behind a fact is what the cue governs again.
    """
    stops = [c for c in cues if c.value.category == "stop" and cue.last <= c.first and c.last <= trigger.anchor]
    if trigger.rule.type in _DEMANDED and trigger.analysis.conj and not trigger.analysis.det:
        stops = [c for c in stops if not _END.fullmatch(document.tokens[c.first].text)]
    added = [t for t in range(cue.last, trigger.anchor) if document.tokens[t].text in _ADDED]
    stops = [c for c in stops if not (added and c.last <= added[-1])]
    return any(
        c.value.scope == "sentence"
        or trigger.anchor - c.last < _STOPPED
        or _brought_about(readings, c.last, trigger, cues)
        for c in stops
    )


def _brought_about(readings: Sequence[Reading | None], first: int, trigger: Trigger, cues: Sequence[Mention]) -> bool:
    """دعا إلى تحقيق في القصف الذي أسفر عن مقتل كذا: behind a fact a verb in the perfect tells what it led to."""
    carriers = (c.first for c in cues if c.value.category == "carrier" and first <= c.first < trigger.anchor)
    return trigger.form == "noun" and any(
        (r := readings[at]) is not None and r.analysis.cat in PERFECT for at in carriers
    )


def _is_looked_into(trigger: Trigger, cues: Sequence[Mention]) -> bool:
    """ستجري تحقيقا في قصف السوق: an act that is to be looked into has happened, whenever that will be."""
    near = (c for c in cues if c.rule == _LOOKED_INTO and c.last <= trigger.anchor)
    return trigger.form == "noun" and any(trigger.anchor - c.last < _STOPPED for c in near)


def _in_clause(
    document: Document, readings: Sequence[Reading | None], sentence: Sentence, cue: Mention, trigger: Trigger
) -> bool:
    """Same clause, or the clause of content after the cue's (يخشى السكان | أن تشن)."""
    at = cue.last - 1 if cue.first < trigger.anchor else cue.first
    first, last = clause_of(readings, sentence, at)
    if first <= trigger.anchor < last or _behind_aside(readings, sentence, (first, last), cue, trigger):
        return True
    if cue.value.category not in _GOVERNING:
        return False
    while last < sentence.last and last <= trigger.anchor:
        opener = document.tokens[last].text
        adjacent = last - cue.last <= 1 and document.tokens[last - 1].text not in "،؛"
        claimed = cue.value.category == "denial" and opener in _CLAIMED  # نفت القوات | ما تداولته صفحات عن كذا
        claimed = claimed or document.tokens[last - 1].text in _IS_WHO  # ما إذا كانت روسيا هي | التي قصفت السوق
        if opener not in COMPLEMENTIZERS and not adjacent and not claimed:
            return False
        first, last = clause_of(readings, sentence, last)
    return first <= trigger.anchor < last


def _behind_aside(
    readings: Sequence[Reading | None], sentence: Sentence, clause: tuple[int, int], cue: Mention, trigger: Trigger
) -> bool:
    """ينص الاتفاق، الذي وقع أمس، على انسحاب القوات: the clause of a cue before an aside goes on behind it."""
    first, last = clause
    return any(
        first < aside <= last and cue.first < aside and rest <= trigger.anchor < clause_of(readings, sentence, rest)[1]
        for aside, rest in sentence.asides
    )
