"""Where: the place of a trigger, from its clause, its sentence or the running account.

A place counts by how near it stands to the trigger, whether a preposition says that something happens
there, how precise it is, and whether it is where something comes from (من X), where somebody who tells it
sits (مصادر في X), or merely whose something is (محافظ X): the annotator marks those in the mention's rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.draft import DraftPlace
from evtx.events.where.about import CAUSES, MARCHES, PACTS, is_about, of_cause_before
from evtx.events.where.beside import at_antecedent, is_own_clause, only_describes
from evtx.events.where.narrower import (
    BREADTH,
    INSIDE,
    acted_on,
    among_which,
    bound_for,
    inside_scene,
    of_item,
    sets_scene,
    spelt_out,
    spot_told,
)
from evtx.events.where.not_of_act import (
    DESTINATION,
    ORIGIN,
    cared_for,
    driven_out,
    fired_from,
    is_clinic_carried_to,
    leads_there,
    of_a_building,
    of_a_pact,
    of_its_keeper,
    of_what_else_was,
    on_the_way,
    threatened,
)
from evtx.lexicon.schema import Trigger
from evtx.model import EventPlace, Mention, PlaceValue, Sentence
from evtx.text.disambiguate import Reading
from evtx.text.document import Document
from evtx.text.segment import RELATIVES
from evtx.text.words import word_class

_LEAVING = frozenset({"withdrawal"})
_QUITTING = frozenset({"غادر", "ترك", "هجر", "اخلي"})
_FOUGHT = frozenset({"raid", "territory", "armed_attack", "armed_clash", "airstrike", "shelling"})
_PARTS, _PART_REACH = word_class("events.where.parts"), 4
_CARE = 26.0
_ROUTE = 20.0
_ACTS, _OF_ANOTHER_ACT = word_class("annotate.places_listed.acts"), 10.0  # مجزرة قانا, beside another act
_OWN_VERB = 2  # words
_GUN_POSTS = frozenset({"checkpoint", "base"})  # أطلقتها من حاجزي X وY
_ROAD_REACH = 1  # words between a road and the town near which
_ROAD_NUMBER = 5  # tokens of a road's number in brackets (طريق حلب - اللاذقية (M4) قرب X)
_LEADS = 24.0
_GOING = frozenset({"deployment", "displacement", "meeting", "patrol", "aid", "protest", "riot"})
# Beyond this price a place of the sentence is not the trigger's; sooner where the account has a place already.
_FAR, _FAR_FROM_RUNNING, _FAR_FROM_SPOT, _FAR_APART = 46.0, 32.0, 40.0, 52.0
_CLOSE, _SLOPE = 10, 0.5  # words that count in full; the share of those beyond them
_ROLES = {"source": 26.0, "owner": 16.0, "force": 20.0, "resident": 6.0, "seat": 20.0}
_NEAR = 1.0
_SCENE = 18.0  # "In X" at the head of a sentence sets the scene for all of it
_ITEM = 6.0  # "- شهبا: ..." at the head of an item
_SCENE_VERBS = word_class("events.where.scene_verbs")
_TAKINGS = frozenset({"abduction"})
_WERE = word_class("events.where.were")
_RECALL_REACH = 4
_WORDS = frozenset({"agreement", "threat", "accusation"})
_FOUGHT_IN = frozenset({"settlement", "camp", "quarter"})
_MADE = frozenset({"agreement", "meeting"})
_CROWDED = frozenset("bridge road street square".split())  # where a crowd is, not what it cries out against
_AIMED = frozenset({"shelling", "airstrike", "interception", "overflight", "armed_attack"})
_TO, _CONTENT = 6.0, 20.0  # where something is brought; what an agreement or threat is about
_ABOUT = 60.0  # what is cried out against or answered, and no act is said to be in (تنديدا بنقل السفارة إلى X)
_OF, _BORDER = 8.0, 10.0  # أحد أقاليم X; the border of a country, which is the other side's as well
_ADJUNCTS = word_class("events.where.adjuncts")
_NOT_LOCATIVE = {"site": 12.0, "road": 20.0}  # a building hit or a road closed is a thing, not yet a place
_TOWNS = frozenset({"settlement", "admin1", "admin2", "region", "desert", "camp"})
_ADDING, _ADDED = word_class("events.another_act.adding"), 10.0  # كما قصفت كذا: where another thing took place
_FROM = 18.0
_BY_WAY = 10.0  # عبر بصرى الشام: on the way
_FLED, _ARRIVING = 12.0, word_class("events.where.arriving")
_CLAUSE, _RELATIVE, _VERB, _BEFORE, _OUTSIDE = 7.0, 6.0, 4.0, 5.0, 3.0


def place_of(
    document: Document,
    trigger: Trigger,
    sentence: Sentence,
    places: Sequence[Mention],
    readings: Sequence[Reading | None],
    running: DraftPlace | None,
    region: tuple[int, int],
    *,
    apart: bool = False,
) -> DraftPlace:
    """The places of one trigger, the main one first. `places`: place mentions of its sentence; `apart`: its day is not
    that of the account, so that a place of its own sentence counts however far it stands.
    """
    heads = [m for m in places if m.value.head and not is_clinic_carried_to(document, sentence, m)]
    heads = [m for m in heads if not of_what_else_was(document, trigger, m)]
    heads = [m for m in heads if not of_its_keeper(document, m)] or heads
    earlier = trigger.rule.type in _TAKINGS and _recalled(document, trigger, sentence)
    if earlier:
        heads = [m for m in heads if m.first >= trigger.last]
    priced = sorted((_price(document, trigger, sentence, m, readings, region), m.first, m) for m in heads)
    about = at_antecedent(document, sentence, trigger, heads)
    if about is not None:
        return DraftPlace((about.value.place,), (about,), "clause")
    limit = _FAR_APART if apart and trigger.rule.type not in _WORDS else _limit(running)
    if priced and priced[0][0] < limit:
        best = of_item([m for p, _, m in priced if p < limit])
        best = inside_scene(document, sentence, trigger, heads, best)
        best = acted_on(trigger, heads, best, readings)
        best = bound_for(document, trigger, heads, best)
        best = spelt_out(document, heads, spot_told(document, sentence, trigger, heads, best))
        best = among_which(document, heads, best)
        heads = [m for m in heads if m is best or not on_the_way(document, sentence, m)]  # قدموا من X، قرية Y
        group = [*_towns_on_road(document, places, best), *_narrower_first(_group(document, places, heads, best))]
        return DraftPlace(tuple(m.value.place for m in group), tuple(group), "clause")
    if (trigger.rule.type in _WORDS and not _local_truce(trigger, running)) or earlier:
        return DraftPlace((), (), "untold")
    if trigger.rule.type == "meeting" and any(is_about(document, trigger, m, readings) for m in heads):
        return DraftPlace((), (), "untold")  # اجتمع القادة لبحث الوضع في X
    if running is not None and running.places:
        return DraftPlace(running.places[:1], running.mentions[:1], "running")
    return DraftPlace((), (), "none" if running is None else running.how)


def _local_truce(trigger: Trigger, running: DraftPlace | None) -> bool:
    """اتفق الطرفان على وقف إطلاق النار: where they fought, in the town or camp told before."""
    here = running.places[0] if running is not None and running.places else None
    return trigger.rule.subtype == "ceasefire" and here is not None and here.kind in _FOUGHT_IN


def _recalled(document: Document, trigger: Trigger, sentence: Sentence) -> bool:
    """جثث رجال كان مجهولون قد خطفوهم، بعد أيام من اختطافه: an act told of what was found or freed, done elsewhere."""
    words = [t.text for t in document.tokens[max(sentence.first, trigger.first - _RECALL_REACH) : trigger.first]]
    if trigger.form == "noun":
        counted = words[-1:] in (["من"], ["علي"]) and not {"بعد", "قبل"}.isdisjoint(words)
        return counted or words[-1:] in (["كانا"], ["كانوا"])  # read as a noun: كانا خطفا
    return not _WERE.isdisjoint(words) and trigger.first - len(words) > sentence.first


def _towns_on_road(document: Document, places: Sequence[Mention], best: Mention) -> list[Mention]:
    """على طريق دمشق - درعا قرب خربة غزالة: the town, before the road and its ends (codebook, section 4)."""
    if best.value.place.kind != "road" and best.rule != "place.roadside":
        return []
    numbered = best.last < len(document.tokens) and document.tokens[best.last].text == "("
    reach = _ROAD_NUMBER if numbered else _ROAD_REACH
    after = [m for m in places if 0 <= m.first - best.last <= reach and m.value.locative]
    towns = [m for m in after if m.value.place.kind == "settlement"]
    return [m for m in towns if m.value.place.precision == "near" or m.value.place.id is None][:1]


def _limit(running: DraftPlace | None) -> float:
    """A town of the sentence beats the account's place sooner where that is a mere spot (a street, a market)."""
    if running is None or not running.places:
        return _FAR
    return _FAR_FROM_RUNNING if running.places[0].kind in _TOWNS else _FAR_FROM_SPOT


def _price(
    document: Document,
    trigger: Trigger,
    sentence: Sentence,
    mention: Mention,
    readings: Sequence[Reading | None],
    region: tuple[int, int],
) -> float:
    value: PlaceValue = mention.value
    price = _ROLES.get(_role(trigger, mention), 0.0) * (not of_a_building(document, mention)) + _breadth(value.place)
    if _genitive_of(trigger, mention) or (trigger.rule.type == "threat" and threatened(document, mention)):
        return price
    if mention.first and not value.preposition and document.tokens[mention.first - 1].text in _ACTS:
        price += _OF_ANOTHER_ACT
    price += _way(document, trigger, sentence, mention, readings, region)
    price += _OF * (value.preposition == "ل") + _BORDER * mention.rule.endswith(".border")
    if not value.locative and not _hosts(mention, readings):
        price += _bare(trigger, mention, readings)
        price += _NOT_LOCATIVE.get(value.place.kind or "", 0.0)
    leaving = trigger.rule.type in _LEAVING or _quits(trigger)
    fought = trigger.rule.type in _FOUGHT and driven_out(document, sentence, mention)
    whole = fought or _whole_of_a_part(document, mention)
    if value.preposition in ORIGIN and not leaving and not whole:
        price += _from(trigger, value)
    if value.preposition == "عبر" and trigger.rule.type in _GOING:
        price += _BY_WAY
    content = is_about(document, trigger, mention, readings)
    if content:
        inside = _is_inside(document, mention) and trigger.rule.type != "meeting"
        price += _CONTENT if inside or trigger.rule.type in PACTS else _ABOUT
    if value.preposition in DESTINATION:
        price += _towards(trigger, leaving=leaving, content=content)
    if leads_there(document, sentence, mention):
        price += _LEADS
    if trigger.rule.type not in _MADE and of_a_pact(document, sentence, mention):
        price += _LEADS
    if not leaving and trigger.rule.type not in _GOING and on_the_way(document, sentence, mention):
        price += _ROUTE
    if trigger.rule.type in _AIMED and fired_from(document, sentence, mention):
        price += _ROUTE
    return price + _CARE * cared_for(document, sentence, mention)


def _is_inside(document: Document, mention: Mention) -> bool:
    """في X، في شوارع X."""
    before = (t.text for t in document.tokens[max(0, mention.first - 2) : mention.first])
    return mention.value.preposition in INSIDE or any(text in INSIDE for text in before)


def _towards(trigger: Trigger, *, leaving: bool, content: bool) -> float:
    """The price of where something is brought or somebody goes."""
    if leaving:
        return 40.0
    if trigger.rule.type in _GOING and not content:
        return -8.0
    return 0.0 if trigger.rule.type in _AIMED else _TO


def _role(trigger: Trigger, mention: Mention) -> str:
    """Whose or what's a place is said to be, unless that says where the act was."""
    role = mention.rule.rpartition(".")[2]
    if trigger.rule.type in PACTS and mention.value.place.kind in _FOUGHT_IN and role in ("owner", "resident"):
        return ""  # توصلت فصائل X إلى اتفاق
    if role == "seat" and 0 <= mention.first - trigger.last <= _OWN_VERB:
        return ""  # تنتشر قوات في X: the act itself
    return "" if role == "resident" and trigger.rule.type in MARCHES else role  # أهالي X يطردون رتلا


def _from(trigger: Trigger, value: PlaceValue) -> float:
    """The price of where something comes from; people flee at just that place."""
    if _flees(trigger):
        return -_FLED
    if value.place.kind == "country":
        return _CARE + _FAR  # حاولا التسلل من سوريا
    if value.place.precision == "near" and value.place.kind not in _GUN_POSTS:
        return 0.0
    return _FROM * (value.preposition != "من" or trigger.rule.type not in MARCHES)


def _flees(trigger: Trigger) -> bool:
    """نزحت عشرات العائلات من X نحو Y: people flee at X; those who arrive or return are told of at Y."""
    here = trigger.analysis.lemma in _ARRIVING or trigger.rule.subtype == "return"
    return trigger.rule.type == "displacement" and not here


def _quits(trigger: Trigger) -> bool:
    """غادرت الحافلات الحي نحو إدلب: those who are moved are told of where they left."""
    return trigger.rule.type == "displacement" and trigger.form == "verb" and trigger.analysis.lemma in _QUITTING


def _whole_of_a_part(document: Document, mention: Mention) -> bool:
    """في الحي الغربي من البلدة، في الأجزاء الشمالية من القطاع."""
    before = document.tokens[max(0, mention.first - _PART_REACH) : mention.first]
    return mention.value.preposition == "من" and any(t.text in _PARTS for t in before)


def _breadth(place: EventPlace) -> float:
    """The price of a wide area; a village of which only the governorate is known is no area."""
    return BREADTH.get(place.kind or "", _NEAR if place.precision == "near" else 0.0)


def _genitive_of(trigger: Trigger, mention: Mention) -> bool:
    """قصف الفاشر، هجوم كركوك، زيارة لبغداد: the place is the trigger's own genitive, or stands for it."""
    own = ("", "ل") if trigger.rule.type == "meeting" else ("",)
    return trigger.form == "noun" and mention.first == trigger.last and mention.value.preposition in own


def _way(
    document: Document,
    trigger: Trigger,
    sentence: Sentence,
    mention: Mention,
    readings: Sequence[Reading | None],
    region: tuple[int, int],
) -> float:
    """What lies between a trigger and a place: words, verbs, the ends of clauses."""
    if sets_scene(document, sentence, trigger, mention):
        return _ITEM if mention.rule.endswith(".scene") else _SCENE
    low, high = min(trigger.anchor, mention.first), max(trigger.anchor, mention.first)
    words = high - low
    price = words if words <= _CLOSE else _CLOSE + (words - _CLOSE) * _SLOPE
    for first, last in sentence.clauses:
        if low < first <= high and is_own_clause(document, trigger, first):
            price -= _VERB  # which is its verb: هجوم شنه
            continue
        if low < first <= high and not _goes_on(document, first):
            price += _CLAUSE
            if mention.first > trigger.anchor and document.tokens[first].text in _ADDING:
                price += _ADDED
        if (
            first <= mention.first < last
            and not first <= trigger.anchor < last
            and _opener(document, first) in RELATIVES
        ):
            price += _RELATIVE
    price += _VERB * sum(1 for i in range(low + 1, high) if (r := readings[i]) is not None and r.finite)
    if mention.first < trigger.anchor:
        price += _BEFORE + (_CLAUSE + _LEADS * (mention.value.place.kind in _CROWDED)) * _answered(document, trigger)
        price += _ABOUT * of_cause_before(document, mention, readings)
    elif only_describes(document, trigger, mention, readings):
        price += _ABOUT
    if not region[0] <= mention.first < region[1]:
        price += _OUTSIDE
    return price


def _answered(document: Document, trigger: Trigger) -> bool:
    """قصفوا كذا ردا على هجوم، تظاهروا احتجاجا على اعتقال: what another act answers was somewhere else."""
    words = [t.text.removeprefix("و") for t in document.tokens[max(0, trigger.first - 2) : trigger.first]]
    if trigger.form != "noun":
        return False
    return words == ["ردا", "علي"] or bool(
        words and (words[-1] in CAUSES or (words[-1] == "علي" and words[0] in CAUSES))
    )


def _hosts(mention: Mention, readings: Sequence[Reading | None]) -> bool:
    """شهدت مدن تونسية: the subject of a verb whose subject is a place."""
    around = [readings[i] for i in (mention.first - 1, mention.last) if 0 <= i < len(readings)]
    return any(r is not None and r.finite and r.analysis.lemma in _SCENE_VERBS for r in around)


def _goes_on(document: Document, first: int) -> bool:
    """، وذلك في قرية X، في بلدة Y: no new clause, only more of the same one."""
    return document.tokens[first].text in _ADJUNCTS


def _opener(document: Document, first: int) -> str:
    text = document.tokens[first].text
    return text[1:] if text[:1] in ("و", "ف") and text[1:] in RELATIVES else text


def _bare(trigger: Trigger, mention: Mention, readings: Sequence[Reading | None]) -> float:
    """A name with no preposition: the object of the verb, or a genitive that says whose a noun is (محافظ الحسكة)."""
    before = readings[mention.first - 1] if mention.first else None
    genitive = before is not None and before.nominal and not before.analysis.det
    if not genitive:
        return 4.0
    return 5.0 if 0 < mention.first - trigger.last <= 2 else 10.0


def _group(document: Document, places: Sequence[Mention], heads: Sequence[Mention], best: Mention) -> list[Mention]:
    """The places that belong together: both ends of a road, else those joined to the best one by و or a comma."""
    if best.rule == "place.road":  # the towns at its ends (codebook, section 4)
        return [m for m in places if m.rule == "place.end" and best.first <= m.first < best.last] or [best]
    if best.rule.endswith(".road"):
        ends = [m for m in heads if m.rule.endswith(".road") and m.rule != "place.road"]
        return sorted(ends, key=lambda m: (m.value.place.kind != "settlement", m.first))
    return _coordinated(document, heads, best)


def _narrower_first(group: list[Mention]) -> list[Mention]:
    """عند الحدود بين إسرائيل وقطاع غزة: of two between which it was, a country says less than an area."""
    if group[0].value.preposition != "بين":
        return group
    return sorted(group, key=lambda m: m.value.place.kind == "country")


def _coordinated(document: Document, heads: Sequence[Mention], best: Mention) -> list[Mention]:
    """The places joined to the best one by و or a comma, in order of the text."""
    ordered = sorted(heads, key=lambda m: m.first)
    at = ordered.index(best)
    low = high = at
    while high + 1 < len(ordered) and _joined(document, ordered[high], ordered[high + 1]):
        high += 1
    while low > 0 and _joined(document, ordered[low - 1], ordered[low]):
        low -= 1
    return ordered[low : high + 1]


def _joined(document: Document, left: Mention, right: Mention) -> bool:
    between = [t.text for t in document.tokens[left.last : right.first] if t.text not in "\"'"]
    if len(between) > 1:
        return False
    if between and between[0] not in ("،", "و", "-", "/"):
        return False
    return bool(between) or document.tokens[right.first].text.startswith("و")
