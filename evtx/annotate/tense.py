"""What tense says: a trigger in its clause in, a status of the codebook and the reason out.

The verb is the trigger's own, or the one that carries an event noun (تشن هجمات). A headline's present
tells what happened; a report's present tells what goes on or recurs.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from evtx.annotate.foretold import foretold
from evtx.lexicon.schema import Trigger
from evtx.model import Sentence
from evtx.text.disambiguate import Reading
from evtx.text.document import Document
from evtx.text.segment import RELATIVES
from evtx.text.words import word_class

PERFECT = frozenset({"PV", "PVP"})
_UNDERGOING = frozenset({"تعرض", "خضع", "ادي", "افضي"})  # or what was brought about (أدى لمقتل)
_SPEECH = frozenset({"threat", "accusation"})
_RELATIVE_REACH = 5
_REACH = 6  # words from an event noun to the verb after it that carries it
_ONGOING_TYPES = frozenset({"blockade", "armed_clash", "displacement", "raid", "protest", "seizure", "aid"})
_ADVANCES = ("territory", "advance")  # تتقدم القوات نحو البلدة: goes on
_NOT = frozenset("لم ولم فلم".split())
_OUTCOME = word_class("annotate.tense.outcome")
_RESULTS = word_class("annotate.tense.results")
_EXCEPTION, _EXCEPTED_REACH = word_class("annotate.tense.exceptions"), 10
_MAYBE = frozenset("قد وقد فقد".split())
_RESUMED = frozenset({"عاد", "رجع"})  # عادت الطائرات لتقصف الحي: it did
_SUBJUNCTIVE = word_class("annotate.tense.subjunctive")
_BE = frozenset("كان كانت كانوا".split())
_BECOME = word_class("annotate.tense.become")
_MEANWHILE = frozenset("فيما بينما حين".split())
_JUST_THEN = frozenset("عندما حينما حين لحظه".split())  # كانت الطائرة تقصف البلدة عندما أصيبت: once
# What somebody sets out to do: after لـ with the article it is a purpose (blows may be what somebody met with).
_MOVES = frozenset({"territory", "withdrawal", "displacement", "deployment", "surrender"})
_THEN_REACH = 16  # tokens from a verb to what happened just then
_RESUMED_REACH, _JOINED_REACH = 4, 6  # tokens before a noun after لـ; from a purpose to what is joined to it
_WHILE = frozenset({"وهو", "وهي", "وهم", "وهما"})  # رأى السكان المسلحين وهم يسيطرون على البلدة
_FORCING = frozenset({"ارغم", "اجبر", "اكره"})
_CARRYING_OUT = word_class("annotate.tense.carrying_out")
_BLAME_FOR = frozenset({"مسووليه", "مسيوليه"})
_FOLLOWING = word_class("annotate.tense.following")
_PREDICATE = word_class("annotate.tense.predicate")
_STATIONED = word_class("annotate.tense.stationed")
_PREDICATE_REACH = 16  # tokens from an event noun over its relative clause to its predicate
_IN_REPLY = frozenset({"ردا", "وردا"})
_DRIVING, _DRIVEN_REACH = frozenset({"دفع", "حدا", "اضطر", "ادي", "قاد"}), 2  # words from such a verb to what it led to
_NARRATIVE = word_class("annotate.tense.narrative")


def clause_of(readings: Sequence[Reading | None], sentence: Sentence, token: int) -> tuple[int, int]:
    """The clause [first, last) that holds a token; what و joins to it as a noun is part of it (وقصف مدفعي)."""
    clauses = sentence.clauses
    number = next((n for n, (first, last) in enumerate(clauses) if first <= token < last), 0)
    low = high = number
    while low > 0 and _is_joined(readings[clauses[low][0]]):
        low -= 1
    while high + 1 < len(clauses) and _is_joined(readings[clauses[high + 1][0]]):
        high += 1
    return clauses[low][0], clauses[high][1]


def _is_joined(reading: Reading | None) -> bool:
    return reading is not None and reading.nominal and reading.analysis.conj == "و"


def tense_of(
    document: Document,
    readings: Sequence[Reading | None],
    sentence: Sentence,
    trigger: Trigger,
    carriers: Collection[int],
    exposed: bool,
) -> tuple[str, str]:
    """Status and reason. `carriers`: tokens of verbs that carry event nouns; `exposed`: لـ names what was undergone."""
    factual = exposed or _carried_out(document, trigger) or _driven_to(readings, trigger)
    if is_purpose(document, readings, trigger) and not factual:
        return "hypothetical", "tense.purpose"
    if trigger.form == "noun" and _answered(document, sentence, trigger):
        return "occurred", "tense.before"
    at = trigger.anchor if trigger.form == "verb" else _carrier(document, readings, sentence, trigger, carriers)
    undergone = undergoing(readings, sentence, trigger) if trigger.form == "noun" else None
    at = at if undergone is None else undergone
    if at is None:
        return foretold(document, readings, sentence, trigger) or _unruled(trigger)
    reading = readings[at]
    assert reading is not None
    if reading.analysis.cat in PERFECT:
        return "occurred", "tense.perfect"
    if trigger.form == "noun" and trigger.first and document.tokens[trigger.first - 1].text in _BLAME_FOR:
        return "occurred", "tense.before"  # تحمّل بغداد طهران مسؤولية القصف
    if trigger.form != "verb" and (at not in carriers or (at > trigger.anchor and reading.analysis.future)):
        return _uncarried(document, reading, at, trigger)
    return _governed(document, readings, sentence, trigger, at) or _imperfect(document, readings, sentence, trigger, at)


def _answered(document: Document, sentence: Sentence, trigger: Trigger) -> bool:
    """ردا على هجوم، عقب اغتيال: an act that another one answers or follows took place, whatever goes on since."""
    words = [t.text for t in document.tokens[max(sentence.first, trigger.first - 2) : trigger.first]]
    return words[-1:] != [] and (words[-1] in _FOLLOWING or (words[-1] == "علي" and words[0] in _IN_REPLY))


def undergoing(readings: Sequence[Reading | None], sentence: Sentence, trigger: Trigger) -> int | None:
    """تعرضت القاعدة التي تضم قوات لهجوم: the verb that a noun with لـ names what was undergone of, however far."""
    for at in range(trigger.first - 1, sentence.first - 1, -1):
        reading = readings[at]
        if reading is None:
            continue
        if reading.finite and reading.analysis.lemma in _UNDERGOING:
            return at if trigger.analysis.prep == "ل" else None
        if reading.analysis.prep == "ل":
            return None
    return None


def is_purpose(document: Document, readings: Sequence[Reading | None], trigger: Trigger) -> bool:
    """لخطف جنود، للسيطرة على البلدة: a verbal noun after لـ, which says what for (or what was undergone: تعرض لهجوم).

    So is what is joined to one (لقتل جنود أو اختطافهم). With the article it may be what somebody met with (للهجوم).
    """
    analysis = trigger.analysis
    if trigger.form != "noun" or analysis.cat != "VN":
        return False
    if analysis.prep == "ل":
        return not analysis.det or (trigger.rule.type in _MOVES and not _resumed(readings, trigger))
    return not analysis.prep and _joined_to_purpose(document, readings, trigger)


def _resumed(readings: Sequence[Reading | None], trigger: Trigger) -> bool:
    """عادت القوات للانتشار في البلدة، رفضهم للانسحاب: it did so, or لـ only names the object of a noun."""
    before = readings[max(0, trigger.first - _RESUMED_REACH) : trigger.first]
    if before and (last := before[-1]) is not None and last.analysis.cat == "VN" and last.analysis.pron:
        return True
    return any(r is not None and r.finite and r.analysis.lemma in _RESUMED for r in before)


def _joined_to_purpose(document: Document, readings: Sequence[Reading | None], trigger: Trigger) -> bool:
    """Whether و or أو joins the noun to one after لـ that tells a purpose: what was undergone is none."""
    if not trigger.analysis.conj and not (trigger.first and document.tokens[trigger.first - 1].text == "او"):
        return False
    for at in range(trigger.first - 1, max(0, trigger.first - _JOINED_REACH) - 1, -1):
        reading = readings[at]
        if document.tokens[at].text in "،؛.:" or (reading is not None and reading.finite):
            return False
        if reading is not None and reading.analysis.cat == "VN" and reading.analysis.prep:
            head = reading.analysis
            if head.prep != "ل" or head.det != trigger.analysis.det:
                return False
            governing = next((r for r in reversed(readings[:at]) if r is not None and r.finite), None)
            undergone = governing is not None and governing.analysis.lemma in _UNDERGOING | _DRIVING
            return not undergone and document.tokens[at - 1].text not in _CARRYING_OUT
    return False


def _carried_out(document: Document, trigger: Trigger) -> bool:
    """تنفيذا لاتفاق أبرمه الطرفان، خرقا لاتفاق: what is carried out or broken has been made before."""
    return trigger.first > 0 and document.tokens[trigger.first - 1].text in _CARRYING_OUT


def _driven_to(readings: Sequence[Reading | None], trigger: Trigger) -> bool:
    """مما دفعه لإطلاق النار، اضطروا لتسليم السلاح: what somebody was driven to he did."""
    before = readings[max(0, trigger.first - _DRIVEN_REACH) : trigger.first]
    return any(r is not None and r.analysis.cat in PERFECT and r.analysis.lemma in _DRIVING for r in before)


def _uncarried(document: Document, reading: Reading, at: int, trigger: Trigger) -> tuple[str, str]:
    """A noun beside a verb that is not about it: it tells a fact unless the verb is of the future."""
    before = document.tokens[at - 1].text if at else ""
    if reading.analysis.future or before in ("سوف", "وسوف"):
        # ستدخل الشاحنات السوق لتفجيرها: what it is to be done for is yet to come, whomever it is done to
        definite = trigger.analysis.det or bool(trigger.analysis.pron and trigger.analysis.prep != "ل")
        return ("occurred", "tense.definite") if definite else ("planned", "tense.future")
    if before in _MAYBE:
        return "hypothetical", "tense.qad"
    return _unruled(trigger)


def _unruled(trigger: Trigger) -> tuple[str, str]:
    """A noun that no verb carries tells a fact; a siege lasts."""
    lasting = trigger.rule.type == "blockade" and trigger.rule.subtype == "siege"
    return ("ongoing", "tense.state") if lasting else ("occurred", "tense.none")


def _governed(
    document: Document, readings: Sequence[Reading | None], sentence: Sentence, trigger: Trigger, at: int
) -> tuple[str, str] | None:
    """What a particle before the verb says of it."""
    reading = readings[at]
    assert reading is not None
    before = document.tokens[at - 1].text if at > sentence.first else ""
    earlier = document.tokens[at - 2].text if at > sentence.first + 1 else ""
    if reading.analysis.future or before in ("سوف", "وسوف"):
        return "planned", "tense.future"
    if before in _NOT:
        own = at == trigger.anchor and not only_outcome_denied(document, readings, sentence, trigger)
        return ("denied", "tense.lam") if own else ("occurred", "tense.lam_carrier")
    if before in ("ان", "بان") and earlier.lstrip("وف") in _NARRATIVE:
        return "occurred", "tense.narrative"
    if before == "ان" and earlier == "علي" and _forced(readings, sentence, at):
        return "occurred", "tense.forced"
    if before in _SUBJUNCTIVE:
        return "planned", "tense.subjunctive"
    if before in _MAYBE:
        return "hypothetical", "tense.qad"
    if reading.analysis.prep == "ل":
        outcome = trigger.rule.type == "killing" or reading.analysis.lemma in _OUTCOME
        main = next((r for r in reversed(readings[sentence.first : at]) if r is not None and r.finite), None)
        resumed = main is not None and main.analysis.cat in PERFECT and main.analysis.lemma in _RESUMED
        consecutive = document.tokens[at - 1].text in "،؛" or outcome or resumed
        return ("occurred", "tense.consecutive") if consecutive else ("hypothetical", "tense.purpose")
    return None


def only_outcome_denied(
    document: Document, readings: Sequence[Reading | None], sentence: Sentence, trigger: Trigger
) -> bool:
    """لم تسبب القذائف إصابات، لم تقتل القذيفة سوى طفل: a negated verb whose act took place all the same.

    A verb of result denies what came of the act; an exception behind لم says what was done after all.
    """
    if trigger.form != "verb" or (reading := readings[trigger.anchor]) is None:
        return False
    if trigger.rule.type != "killing" and reading.analysis.lemma in _RESULTS:
        return True
    if trigger.anchor == sentence.first or document.tokens[trigger.anchor - 1].text not in _NOT:
        return False
    _, end = clause_of(readings, sentence, trigger.anchor)
    behind = [t.text for t in document.tokens[trigger.anchor : min(end, trigger.anchor + _EXCEPTED_REACH)]]
    return any(
        word in _EXCEPTION and following not in ("ان", "انه", "انها", "انهم") for word, following in pairwise(behind)
    )


def _forced(readings: Sequence[Reading | None], sentence: Sentence, at: int) -> bool:
    """أرغموا الأهالي على أن يهدموا بيوتهم: what people were made to do, they did."""
    main = next((r for r in reversed(readings[sentence.first : at]) if r is not None and r.finite), None)
    return main is not None and main.analysis.cat in PERFECT and main.analysis.lemma in _FORCING


def _imperfect(
    document: Document, readings: Sequence[Reading | None], sentence: Sentence, trigger: Trigger, at: int
) -> tuple[str, str]:
    """A present of the main account: of headlines, of what went along with the verb before, of what goes on."""
    if sentence.part in ("title", "heading") or _is_headline(readings, sentence, at):
        return "occurred", "tense.headline"
    if trigger.rule.type in _SPEECH:
        return "occurred", "tense.speech"
    first, _ = clause_of(readings, sentence, at)
    words = [t.text for t in document.tokens[first:at]]
    if any(w.lstrip("وف") in _BE for w in words):
        if words[0].lstrip("و") in _MEANWHILE:
            return "occurred", "tense.circumstance"  # بينما كانت المروحيات تحلق فوق المدينة
        if any(t.text in _JUST_THEN for t in document.tokens[at : min(at + _THEN_REACH, sentence.last)]):
            return "occurred", "tense.circumstance"
        return ("occurred" if trigger.rule.type in _ONGOING_TYPES else "habitual"), "tense.past_imperfect"
    if words and words[-1] in _BECOME:
        return "occurred", "tense.become"
    if trigger.rule.type == "territory" and holds_ground(trigger) and not (words and words[-1] in _WHILE):
        return "habitual", "tense.standing"
    main = next((r for r in reversed(readings[first:at]) if r is not None and r.finite), None)
    if main is not None and main.analysis.cat in PERFECT:
        return "occurred", "tense.circumstance"
    if (
        _since(document, readings, sentence, at)
        or trigger.rule.type in _ONGOING_TYPES
        or (trigger.rule.type, trigger.rule.subtype) == _ADVANCES
        or (words and words[0].lstrip("و") in _MEANWHILE)
    ):
        return "ongoing", "tense.imperfect"
    if trigger.form == "participle":
        return "occurred", "tense.participle"
    return "habitual", "tense.imperfect"


_ENTERING = frozenset("دخل اقتحم اجتاح".split())


def holds_ground(trigger: Trigger) -> bool:
    """مقاتلون يسيطرون على البلدة، لا تزال تفرض سيطرتها عليها: a present of control tells who holds it, no capture.

    Nor does the present of being spread out in a place tell that men were sent there (تنتشر القوات حاليا في المدينة).
    """
    if trigger.form != "verb" or trigger.analysis.cat in PERFECT:
        return False
    if trigger.rule.type == "deployment":
        return trigger.analysis.lemma in _STATIONED
    captured = (trigger.rule.type, trigger.rule.subtype) == ("territory", "captured")
    return captured and trigger.analysis.lemma not in _ENTERING  # شاهدوا مسلحين يدخلون البلدة


def _since(document: Document, readings: Sequence[Reading | None], sentence: Sentence, at: int) -> bool:
    """ومنذ مساء أمس، تنتشر ... / ينهبون المتاجر ويسوقون الماشية منذ الفجر: since when it goes on, around the verb."""
    first, last = clause_of(readings, sentence, at)
    while last < sentence.last and not _is_past(readings[last]):
        last += 1
    while first > sentence.first and not _is_verb(readings[first - 1]):
        first -= 1
    return any(t.text.removeprefix("و") == "منذ" for t in document.tokens[first:last])


def _is_verb(reading: Reading | None) -> bool:
    return reading is not None and reading.finite


def _is_past(reading: Reading | None) -> bool:
    return reading is not None and reading.analysis.cat in PERFECT


def _is_headline(readings: Sequence[Reading | None], sentence: Sentence, at: int) -> bool:
    """A text without a title that opens with its subject and then a present (طائرة مسيرة تقصف مقرا وتقتل اثنين)."""
    opening = readings[0]
    if sentence.first or at == 0 or (opening is not None and opening.finite):
        return False
    return not any(r is not None and r.finite and r.analysis.cat in PERFECT for r in readings[:at])


def _carrier(
    document: Document,
    readings: Sequence[Reading | None],
    sentence: Sentence,
    trigger: Trigger,
    carriers: Collection[int],
) -> int | None:
    """The finite verb that carries a noun: of a relative clause that takes it up (الحصار الذي تفرضه), else the nearest
    one of its clause before it, else the first one after it."""
    for at in range(trigger.last + 1, min(trigger.last + _RELATIVE_REACH, sentence.last)):
        reading = readings[at]
        relative = document.tokens[at - 1].text in RELATIVES
        if relative and at in carriers and reading is not None and reading.finite and reading.analysis.pron:
            return at
    first, last = clause_of(readings, sentence, trigger.anchor)
    verbs = [at for at in range(first, last) if (r := readings[at]) is not None and r.finite and _told(r)]
    before = [at for at in verbs if at < trigger.first]
    if trigger.analysis.prep == "ل" and before and document.tokens[before[-1] - 1].text in RELATIVES:
        # تعرضت القاعدة التي تضم مستشارين لقصف: what is undergone belongs to the verb that says so
        told = ((at, readings[at]) for at in range(sentence.first, before[-1]))
        before += [at for at, r in told if r is not None and r.finite and r.analysis.lemma in _UNDERGOING]
    if before:
        return before[-1]
    opens = not any(r is not None and r.analysis.prep for r in readings[first : trigger.anchor + 1])
    after = next((at for at in verbs if 0 <= at - trigger.last < _REACH), None) if opens else None
    return after if after is not None or not opens else _predicate(document, readings, sentence, trigger)


def _predicate(
    document: Document, readings: Sequence[Reading | None], sentence: Sentence, trigger: Trigger
) -> int | None:
    """الهجوم الذي وقع قبل يومين أسفر عن مقتل ثلاثة: what an act is said to have done, behind its relative clause."""
    relative = next(
        (t for t in range(trigger.last, min(trigger.last + _RELATIVE_REACH, sentence.last)) if _opens(document, t)),
        None,
    )
    if relative is None:
        return None
    clause = clause_of(readings, sentence, relative)[0]
    reach = range(relative + 1, min(sentence.last, max(clause, relative) + _PREDICATE_REACH))
    told = [t for t in reach if (r := readings[t]) is not None and r.analysis.cat in PERFECT]
    return next((t for t in told[1:] if _of_blow(readings[t])), None)


def _opens(document: Document, token: int) -> bool:
    return document.tokens[token].text in RELATIVES


def _of_blow(reading: Reading | None) -> bool:
    return reading is not None and not reading.analysis.conj and reading.analysis.lemma in _PREDICATE


def _told(reading: Reading) -> bool:
    """Accounts are told in the third person: the first is mostly a name or noun of the same letters (نصيب)."""
    return reading.analysis.person not in ("1", "2")
