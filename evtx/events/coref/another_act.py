"""Signs that a draft tells another act than one before it, though no word says so: two drafts in, yes or no out."""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.coref.kinds import OUTCOMES
from evtx.events.draft import Draft
from evtx.events.when.clauses import clause_of
from evtx.events.when.scope import days_of
from evtx.events.where.same_place import places_meet
from evtx.lexicon.match import bare_words
from evtx.model import HEADS, Sentence
from evtx.text.calendar import days_after
from evtx.text.document import Document
from evtx.text.words import word_class

_CLOSING = word_class("events.another_act.closing")
_COUNTED = ("killed", "wounded", "detained")
_GOING_ON = frozenset({"armed_attack", "airstrike", "shelling"})
_BULLETS = frozenset("- – — • * ▪ ● ■ ·".split())
_ADDING = word_class("events.another_act.adding")
_TIMES = word_class("events.another_act.times")
_TELLING = word_class("events.another_act.telling")
_IN_REPLY = frozenset({"وردا", "ردا"})
_REPLYING = frozenset({"رد"})
_REPLIED = word_class("events.another_act.replied")
_REPLY_REACH = 3  # tokens from a verb of replying to its means
_JOINED = 2  # words between a noun and another that "and" joins to it
_MASS = frozenset({"قصف"})  # told in the singular, however many shells fell
_SINCE_THEN, _SINCE_REACH = frozenset({"منذ", "ومنذ", "مذ"}), 3  # tokens from "since" to the act
_PLURAL = frozenset({"p", "d"})
_SINCE = 9  # tokens from "hours after" to the act
_AFTERWARDS = frozenset({"بعد", "وبعد", "عقب", "غداة"})
_WHY = 2  # tokens before a death that may say that it was a reason
_REASONS = word_class("events.another_act.reasons")
_REVENGE = word_class("events.another_act.revenge")
_FOLLOWING, _FOLLOWED_REACH = word_class("events.another_act.following"), 3  # tokens from the verb to what followed
_FOR = frozenset({"علي", "ل"})
_THE_DEAD = frozenset({"قتيل", "شهيد"})
_TALLY = 10  # days of what is no single act
_LONGER = 3  # times as long as the act beside it
_COUNTED_UP = 2  # days over which a toll is counted up
_ELSEWHERE = 0.9
_ROCKETS = frozenset({"rocket", "missile", "rpg"})
_LOADS = frozenset({"chemical_agent"})
_RECENT = 2  # days between tellings of one act, one of which may be dated by the words of another
_TOLD_LATE = 31  # days that may lie between an act and the day on which somebody spoke of it
NEW_ACT = 0.9  # what it costs to take a fresh account for the same act; THRESHOLD of coref is the scale


def many_and_one(document: Document, draft: Draft, group: Sequence[Draft]) -> bool:
    """الاغتيالات، التفجيرات: a definite plural does not take up a single act, but of fights and strikes it may.

    Acts that were counted (نفذ التحالف 18 غارة) are many; what "and" joins to a noun (القصف والغارات) is another act.
    """
    analysis = draft.trigger.analysis
    joined = [o for o in group if 0 <= draft.trigger.first - o.trigger.last <= _JOINED] if analysis.conj else []
    if joined:
        return draft.trigger.form == "noun" and any(o.type != draft.type for o in joined)
    plural = draft.trigger.form == "noun" and analysis.det and analysis.number == "p"
    if not plural or draft.part in HEADS or _adds_nothing(draft, group):
        return False
    if draft.type == "armed_clash" and any(o.type == "armed_clash" for o in group):
        return False
    return not any(_is_of_many(document, o) for o in group)


def is_one_and_they_many(draft: Draft, other: Draft) -> bool:
    """شن مسلحون هجمات ... وأصيب اثنان في هذا الهجوم: a definite singular takes up one act rather than several."""
    one, many = draft.trigger, other.trigger
    nouns = one.form == many.form == "noun" and one.analysis.lemma == many.analysis.lemma
    return (
        nouns and draft.definite and one.analysis.number == "s" and many.analysis.number == "p" and not other.definite
    )


def _is_of_many(document: Document, draft: Draft) -> bool:
    if draft.type == "bombing" and any((i.min or 0) > 1 for i in draft.items if i.use != "used"):
        return True  # تفجير ست سيارات، فجّروا خمس سيارات
    if draft.trigger.form != "noun":
        return False
    counted = document.tokens[draft.trigger.first - 1].text.isdigit()
    return counted or draft.trigger.analysis.number in _PLURAL or draft.trigger.analysis.lemma in _MASS


def is_other_protest(draft: Draft, group: Sequence[Draft]) -> bool:
    """عم الإضراب المدينة، وقطع محتجون الطريق: a strike and what a crowd does in the street are two protests."""
    protests = [o for o in group if o.type == "protest"]
    if draft.type != "protest" or not protests:
        return False
    return all((o.subtype == "strike") != (draft.subtype == "strike") for o in protests) or _blocks_too(draft, protests)


def _blocks_too(draft: Draft, protests: Sequence[Draft]) -> bool:
    """خرجت مسيرة. وأغلق شبان غاضبون الطريق: men who are told of afresh and close a road, where others marched."""
    closing = draft.trigger.form == "verb" and draft.trigger.analysis.lemma in _CLOSING and draft.part not in HEADS
    crowd = [a for a in draft.actors if a.role in ("initiator", "participant")]
    if not closing or not crowd or draft.subjectless or any(a.name.startswith("ال") for a in crowd):
        return False
    behind = all(0 <= a.first - draft.trigger.last <= 1 for a in crowd)
    others = [o for o in protests if o.part not in HEADS]
    return (
        behind
        and bool(others)
        and not any(o.sentence == draft.sentence or o.trigger.analysis.lemma in _CLOSING for o in others)
    )


def follows_it(document: Document, draft: Draft, group: Sequence[Draft]) -> bool:
    """وأعقب التفجيرَ هجوم، وتلتها مسيرة: what followed an act told before is another; fights may be of the lead."""
    at = draft.trigger.first
    if (
        draft.type == "armed_clash"
        or draft.trigger.form != "noun"
        or draft.definite
        or draft.trigger.analysis.det
        or draft.part in HEADS
    ):
        return False
    first = max(document.sentences[draft.sentence].first, at - _FOLLOWED_REACH)
    followed = any(
        a.lemma in _FOLLOWING and (a.cat == "PV" or (a.cat == "IV" and a.pron))  # ضباط يتبعون الجيش: theirs
        for before in document.analyses[first:at]
        for a in before
    )
    return followed and any(o.trigger.anchor < at for o in group)


def is_reason(document: Document, toll: Draft) -> bool:
    """اندلعت اشتباكات على خلفية مقتل شاب: a death told behind such a word is why the act came about, no toll of it."""
    at = toll.trigger.first
    if toll.type != "killing" or toll.trigger.form != "noun" or at == 0:
        return False
    before = [token.text for token in document.tokens[max(0, at - _WHY) : at]]
    return before[-1] in _REASONS or (len(before) > 1 and before[-1] in _FOR and before[-2] in _REVENGE)


def is_earlier(document: Document, draft: Draft, group: Sequence[Draft]) -> bool:
    """جاءت الاعتداءات بعد ساعات من مقتل جنديين: what hours lie behind is no act of those that it came before."""
    anchor = draft.trigger.first
    start = max(document.sentences[draft.sentence].first, anchor - _SINCE)
    words = [token.text for token in document.tokens[start:anchor]]
    after = next((n for n, word in enumerate(words) if word in _AFTERWARDS and _from_then(words[n + 1 :])), None)
    if after is None or draft.definite:
        return False
    told = [o for o in group if o.trigger.anchor < start + after and o.part not in HEADS]
    return any(draft.sentence - o.sentence <= 1 for o in told)


def _from_then(words: Sequence[str]) -> bool:
    """ثلاث ساعات من: a time and the word that counts it from an act."""
    return not _TIMES.isdisjoint(words[:2]) and "من" in words[1:3]


def _adds_nothing(draft: Draft, group: Sequence[Draft]) -> bool:
    """وقُتل في المواجهات اثنان: right behind a fight, with no day, doers or toll that would be those of other acts."""
    of_kind = draft.type == "armed_clash" or (
        draft.type in _GOING_ON and all(o.type == draft.type or o.type in OUTCOMES for o in group)
    )
    if not of_kind or draft.sentence - group[-1].sentence > 1:
        return False
    sides = [{a.id for a in d.actors if a.role in ("initiator", "participant")} for d in (draft, *group)]
    counted = [_least(o, "killed") for o in group if any(v.figure == "killed" for v in o.figures)]
    more = bool(counted) and _least(draft, "killed") > max(counted)
    return sides[0] <= set().union(*sides[1:]) and not more and draft.date.how != "sentence"


def one_of_two(draft: Draft, group: Sequence[Draft]) -> bool:
    """التفجيرين ... فجر أحدهما نفسه ثم فجر ثان نفسه: what was told as two at one place is told one by one."""
    return is_one_of_twins(draft, group) and (
        draft.place.how != "clause" or any(_shared_place(draft, o) for o in group)
    )


def is_one_of_twins(draft: Draft, group: Sequence[Draft]) -> bool:
    """تفجيرين انتحاريين ... انتحاريا فجر سيارة، وآخر فجر دراجة: of the type of two acts that were counted before."""
    twins = [o for o in group if o.trigger.form == "noun" and o.trigger.analysis.number == "d"]
    return any(o.type == draft.type and o.sentence < draft.sentence for o in twins)


def tolls_differ(draft: Draft, other: Draft) -> bool:
    """Two accounts from two places or of two days, each with an exact toll of its own."""
    if draft.definite or draft.part in HEADS or other.part in HEADS or draft.sentence == other.sentence:
        return False
    two_places = draft.place.how == other.place.how == "clause" and not _shared_place(draft, other)
    if not (two_places and len(other.place.places) == 1) and not _on_its_own_day(draft, other):
        return False  # a lead may sum up what happened at several places
    tolls = [(_exact(draft, kind), _exact(other, kind)) for kind in _COUNTED]
    told = [(one, two) for one, two in tolls if one and two]
    return bool(told) and not any(one & two for one, two in told)


def _on_its_own_day(draft: Draft, other: Draft) -> bool:
    """وأمس خسروا اثنين حين هاجم آخرون: told with a day that is not the one on which the account was."""
    told, here = draft.date.value, other.date.value
    if draft.date.how != "sentence" or told is None or here is None or not (told.start and told.end and here.start):
        return False
    return days_of(told) == days_of(here) == 1 and told.start != here.start


def added_with_toll(document: Document, draft: Draft, other: Draft) -> bool:
    """كما قصفت طائرة سيارة فاستشهد اثنان: what is added by a verb, with a toll that is not that of the act before."""
    verb = draft.trigger.form == "verb" and draft.part not in HEADS and other.part not in HEADS
    if not verb or draft.sentence == other.sentence or draft.type != other.type or not is_added(document, draft):
        return False
    tolls = [(_exact(draft, kind), _exact(other, kind)) for kind in _COUNTED]
    return any(one and two and not one & two for one, two in tolls)


def tally_and_day(document: Document, draft: Draft, other: Draft) -> bool:
    """قُتل عشرات منذ أبريل 2023: what is told of weeks, or counted up over days, is none of a shorter act."""
    if draft.part in HEADS or other.part in HEADS or draft.sentence == other.sentence:
        return False
    if draft.definite and not (draft.casualties and _since_then(document, draft)):
        return False
    if draft.type == other.type == "blockade" and draft.status == other.status == "ongoing":
        return False  # a siege may be told with the time for which it has gone on
    if draft.date.how != "sentence" or other.date.how not in ("sentence", "running", "published", "reported"):
        return False
    if draft.type == other.type == "territory" and not draft.casualties and _shared_place(draft, other):
        return other.date.how == "sentence"  # استعاد الجيش البلدة ... استعادها خلال الأسابيع الماضية
    vague = draft.date.value is not None and draft.date.value.precision in ("week", "month")
    if draft.type == "killing" and draft.trigger.form == "verb" and vague and all(v.max == 1 for v in draft.figures):
        return False  # وقالت الوزارة إن القيادي قُتل هذا الشهر: one man, whose day is not told
    spans = [days_of(d.date.value) if d.date.value is not None else 0 for d in (draft, other)]
    if min(spans) > _TALLY and not draft.casualties:
        return False  # منذ أسابيع، منذ 20 نيسان: both last, and "weeks" are as many as may be
    return spans[0] > (_COUNTED_UP if draft.casualties else _TALLY) and spans[0] >= _LONGER * spans[1]


def _since_then(document: Document, draft: Draft) -> bool:
    """قُتل 700 منذ بدء حملة القصف: an act that only says since when people were counted."""
    before = document.tokens[max(0, draft.trigger.first - _SINCE_REACH) : draft.trigger.first]
    return draft.trigger.form == "noun" and any(token.text in _SINCE_THEN for token in before)


def is_background(draft: Draft, other: Draft) -> bool:
    """الهجوم الذي وقع في 2013, منذ مارس 2003: an act told of another time is none of the account that runs on."""
    if draft.part in HEADS or other.part in HEADS or draft.sentence == other.sentence:
        return False
    told, here = draft.date.value, other.date.value
    if draft.date.how != "sentence" or other.date.how not in ("running", "reported") or told is None or here is None:
        return False
    if not told.start or not told.end or not here.start or days_of(here) != 1:
        return False
    if other.date.how == "reported" and _told_again(draft, other) and days_of(told) == 1:
        return told.end < days_after(here.start, -_TOLD_LATE)  # قالوا أمس إن غارة ... وإن الغارة وقعت قبل أسبوع
    return days_of(told) > _TALLY or told.end < days_after(here.start, -_RECENT)


def _told_again(draft: Draft, other: Draft) -> bool:
    """The definite noun of the very act: its own day tells when that was of which somebody spoke."""
    return draft.definite and draft.type == other.type and draft.trigger.analysis.lemma == other.trigger.analysis.lemma


def is_count_of_day(draft: Draft, group: Sequence[Draft]) -> bool:
    """أحصت اللجان 90 قتيلا في أنحاء البلاد: whom a monitor counts in a day fell in many acts, none of which it is."""
    if draft.part in HEADS:
        return False
    counting = {d.sentence for d in (draft, *group) if _counts_the_dead(d)}
    told = {d.sentence for d in (draft, *group) if d.part not in HEADS}
    return bool(counting) and told != counting


def _counts_the_dead(draft: Draft) -> bool:
    return draft.type == "killing" and draft.trigger.form == "noun" and draft.trigger.analysis.lemma in _THE_DEAD


def is_bullet(document: Document, sentence: Sentence) -> bool:
    """An entry of a list: each is an account of its own."""
    return document.tokens[sentence.first].text in _BULLETS


def is_added(document: Document, draft: Draft) -> bool:
    """كما عثر على جثة: the clause adds another thing; بينما تحدثت مصادر عن مقتل ستة is another word on the same."""
    first, _ = clause_of(document.sentences[draft.sentence], draft.trigger.anchor)
    return document.tokens[first].text in _ADDING and document.tokens[first + 1].text not in _TELLING


def is_reply(document: Document, draft: Draft, group: Sequence[Draft]) -> bool:
    """وردت القوات على مصادر النيران: a reply with a verb of its own is none of the acts told before (codebook, 1)."""
    return _replies(document, draft) and not any(_replies(document, other) for other in group)


def _replies(document: Document, draft: Draft) -> bool:
    if draft.trigger.form != "verb":
        # وقال إنه رد بقصف مدفعي: by what somebody replied
        before = document.tokens[max(0, draft.trigger.first - _REPLY_REACH) : draft.trigger.first]
        replied = any(not bare_words(t.text).isdisjoint(_REPLIED) for t in before)
        return replied and draft.trigger.analysis.prep == "ب"
    opener = document.tokens[document.sentences[draft.sentence].first].text
    return draft.trigger.analysis.lemma in _REPLYING or opener in _IN_REPLY


def price_of_new_act(document: Document, draft: Draft, other: Draft) -> float:
    """What speaks against one act where a verb or an indefinite noun tells afresh, in another sentence.

    Other means or another manner cost, and so does an account that shares neither a named side nor a place with one
    that stands in the body.
    """
    if draft.definite or draft.part in HEADS or draft.sentence == other.sentence or other.part == "title":
        return 0.0
    price = 0.0
    if document.sentences[draft.sentence].paragraph > document.sentences[other.sentence].paragraph:
        price += NEW_ACT * by_other_means(draft, [other])
        price += NEW_ACT * bool(draft.subtype and other.subtype and draft.subtype != other.subtype)
    price += _ELSEWHERE * _told_elsewhere(draft, other)
    if other.part != "lead" and not _shared_place(draft, other):
        sides = [{a.id for a in d.actors if not a.generic} for d in (draft, other)]
        price += NEW_ACT * (not sides[0] & sides[1])
    return price


def _means(draft: Draft) -> set[str]:
    """With what an act was done; the words for what flies by itself stand for one another (صاروخ، قذيفة صاروخية)."""
    used = {i.id for i in draft.items if i.use == "used"} - _LOADS
    return {"rocket" if i in _ROCKETS else i for i in used}


def by_other_means(draft: Draft, group: Sequence[Draft]) -> bool:
    """Whether a draft tells with what it was done, and it is none of the means with which the others were.

    Gas comes in shells, from aircraft and otherwise.
    """
    own = _means(draft)
    told = {means for other in group for means in _means(other)}
    return bool(own and told) and not own & told


def _told_elsewhere(draft: Draft, other: Draft) -> bool:
    """An account with a place and a day of its own, after one that was where the article was at the time."""
    own = draft.place.how == "clause" and draft.date.how == "sentence" and other.place.how == "running"
    return own and not any(places_meet(a, b) for a in draft.place.places for b in other.place.places)


def _least(draft: Draft, kind: str) -> int:
    return max((v.min or 0 for v in draft.figures if v.figure == kind and not v.part), default=0)


def _exact(draft: Draft, kind: str) -> set[tuple[int | None, int | None]]:
    return {(v.min, v.max) for v in draft.figures if v.figure == kind and not v.part and v.min and v.max is not None}


def _shared_place(draft: Draft, other: Draft) -> bool:
    if draft.place.how != "clause" or other.place.how != "clause":
        return False
    return bool({p.name for p in draft.place.places} & {p.name for p in other.place.places})
