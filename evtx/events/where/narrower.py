"""Narrower: of two places of a sentence, one of which holds the other, the one that an act is told of.

The place with the lowest price (`where.py`) goes in with the others, the town told in the area that sets the scene,
the spot that a verb acts on, or the place of an item's own line comes out.
"""

from __future__ import annotations

from collections.abc import Sequence

from evtx.lexicon.schema import Trigger
from evtx.model import EventPlace, Mention, Sentence
from evtx.text.disambiguate import Reading
from evtx.text.document import Document
from evtx.text.segment import RELATIVES
from evtx.text.words import word_class

INSIDE = word_class("events.where.inside")
BREADTH = {"country": 14.0, "admin1": 6.0, "region": 5.0, "desert": 5.0, "river": 5.0}  # prices of wide areas
_SCENE_REACH = 3
_IN_TOWN = frozenset("quarter street square market site camp road checkpoint".split())
_AT = frozenset({"عند", "قرب", "امام"})
_OF_WHICH, _OF_WHICH_REACH, _LIST_REACH = word_class("events.narrower.of_which"), 3, 6
_NAMING = frozenset({"هي", "وهي", "هما", "وهما"})  # بلدات في جنوب لبنان، هي X وY
_SENT, _WAY = frozenset({"deployment", "aid"}), 6  # words from "headed for" to where
_HEADING = word_class("events.narrower.heading")
_GOES_ON_TELLING = word_class("events.narrower.goes_on_telling")
_SPELT_REACH, _SPELLING = 4, INSIDE | word_class("events.narrower.spelling")
_NOT_THERE = (".owner", ".force", ".seat", ".resident")


def inside_scene(
    document: Document,
    sentence: Sentence,
    trigger: Trigger,
    heads: Sequence[Mention],
    best: Mention,
) -> Mention:
    """وفي البقاع، عثر في بلدة رياق على صاروخ، فضربت قوة طوقا: the town told since, not the area that set the scene."""
    scene: EventPlace = best.value.place
    if not sets_scene(document, sentence, trigger, best):
        return best
    for other in heads:  # في حلب، ... وقعت في ريف حلب الغربي
        if other.first > best.last and other.value.place.precision == "near" and other.value.place.name == scene.name:
            return other
    if scene.kind == "settlement":
        return next((m for m in heads if _in_other_town(document, sentence, m, trigger, scene)), best)
    if scene.kind not in BREADTH:
        return best
    since = [m for m in heads if best.last <= m.first < trigger.anchor and m.value.preposition in INSIDE]
    inner = [m for m in since if m.value.place.kind not in BREADTH and lies_in(m.value.place, scene)]
    if inner:
        return inner[-1]
    return next((m for m in heads if _told_inside(document, sentence, m, trigger, scene)), best)


def _told_inside(document: Document, sentence: Sentence, mention: Mention, trigger: Trigger, scene: EventPlace) -> bool:
    """وفي القليوبية، قتل ضابط ... بقرية الكوم: the spot of a governorate that is told behind the act."""
    place: EventPlace = mention.value.place
    inside = mention.value.preposition in INSIDE and place.kind not in BREADTH and lies_in(place, scene)
    plain = "." not in mention.rule.removeprefix("place.")
    return (
        inside and plain and mention.first >= trigger.last and not _opens_another(document, sentence, mention, trigger)
    )


def _in_other_town(
    document: Document, sentence: Sentence, mention: Mention, trigger: Trigger, scene: EventPlace
) -> bool:
    """وفي الموصل، قتل اثنان في حي الزهور، كما عثر على جثة قرب بلدة حمام العليل: the town told with the act itself."""
    place: EventPlace = mention.value.place
    told = mention.value.preposition in INSIDE or place.precision == "near"
    there = place.kind == "settlement" and place.name != scene.name and lies_in(place, scene)
    if not (told and there) or mention.first < trigger.last or "." in mention.rule.removeprefix("place."):
        return False
    return not _opens_another(document, sentence, mention, trigger)


def _opens_another(document: Document, sentence: Sentence, mention: Mention, trigger: Trigger) -> bool:
    """Whether a clause between a trigger and a place goes on to tell another act."""
    opened = [document.tokens[first].text for first, _ in sentence.clauses if trigger.anchor < first <= mention.first]
    return any(word.startswith(("و", "ف")) or word in _GOES_ON_TELLING for word in opened)


def acted_on(trigger: Trigger, heads: Sequence[Mention], best: Mention, readings: Sequence[Reading | None]) -> Mention:
    """أغلق متظاهرون في محافظة البصرة أمس ميناء أم قصر: the spot that the verb takes as its object, not its province."""
    area: EventPlace = best.value.place
    if trigger.form != "verb" or area.kind not in BREADTH or area.precision == "near" or best.first < trigger.first:
        return best
    for other in heads:
        spot: EventPlace = other.value.place
        bare = not other.value.locative and not other.value.preposition and other.first > best.last
        if not bare or spot.kind in BREADTH or spot.kind == "site" or not lies_in(spot, area):
            continue
        between = (readings[i] for i in range(trigger.last, other.first))
        if not any(r is not None and r.finite for r in between):
            return other
    return best


def spot_told(
    document: Document, sentence: Sentence, trigger: Trigger, heads: Sequence[Mention], best: Mention
) -> Mention:
    """عاد الهدوء إلى طرابلس بعد اشتباكات في حي الفرناج: the spot told with the act itself, not the town before it."""
    town: EventPlace = best.value.place
    own = trigger.form == "noun" and best.first == trigger.last  # تفجير مقديشو الذي وقع عند تقاطع زوبي
    if not (own or best.first < trigger.first):
        return best
    if town.kind not in ("settlement", "admin1", "region") or town.precision == "near":
        return best
    for other in heads:
        spot: EventPlace = other.value.place
        inside = other.value.preposition in (INSIDE | _AT if own else INSIDE)
        if other.first <= best.first or other.first < trigger.last or not inside or other.rule.endswith(_NOT_THERE):
            continue
        clauses = (first for first, _ in sentence.clauses if trigger.anchor < first <= other.first)
        opened = [first for first in clauses if not (own and document.tokens[first].text in RELATIVES)]
        narrow = spot.kind in _IN_TOWN or (town.kind != "settlement" and spot.kind == "settlement")
        if narrow and lies_in(spot, town) and not opened:
            return other
    return best


def spelt_out(document: Document, heads: Sequence[Mention], best: Mention) -> Mention:
    """شمال الرمادي، في منطقة البوهايس: the village that says more closely where near a town it was."""
    town: EventPlace = best.value.place
    if town.precision != "near" or town.kind not in ("settlement", "admin1"):
        return best
    for other in heads:
        gap = document.tokens[best.last : other.first] if 0 <= other.first - best.last <= _SPELT_REACH else None
        if gap is None or other.value.preposition not in INSIDE or other.rule.endswith(_NOT_THERE):
            continue
        spot: EventPlace = other.value.place
        marked = all(not t.word or t.text in _SPELLING for t in gap) and not any(t.text in ".:؛" for t in gap)
        if marked and spot.kind not in BREADTH and lies_in(spot, town):
            return other
    return best


def among_which(document: Document, heads: Sequence[Mention], best: Mention) -> Mention:
    """في أرياف المحافظة، ومنها شهبا وعرمان: the towns that are named of an area."""
    area: EventPlace = best.value.place
    wide = area.kind in BREADTH or area.precision in ("near", "area", "admin1")
    for other in heads if wide else ():
        words = [t.text for t in document.tokens[max(best.last, other.first - _OF_WHICH_REACH) : other.first]]
        close = 0 < other.first - best.last <= _LIST_REACH
        named = not _OF_WHICH.isdisjoint(words) or (not other.value.preposition and not _NAMING.isdisjoint(words[-1:]))
        if close and named and lies_in(other.value.place, area):
            return other
    return best


def bound_for(document: Document, trigger: Trigger, heads: Sequence[Mention], best: Mention) -> Mention:
    """دخل رتل من معبر X واتجه إلى قواعد في Y: where those go who came by the crossing (codebook, section 4)."""
    by_way = best.value.place.kind == "crossing" or best.value.preposition in ("من", "عبر")
    if trigger.rule.type not in _SENT or not by_way:
        return best
    for other in sorted(heads, key=lambda m: m.first):
        if other.first < best.last or other.value.preposition in ("من", "عبر") or other.rule.endswith(_NOT_THERE):
            continue
        words = [t.text.removeprefix("و") for t in document.tokens[max(best.last, other.first - _WAY) : other.first]]
        if not _HEADING.isdisjoint(words):
            return other
    return best


def of_item(near: Sequence[Mention]) -> Mention:
    """ "- دير الزور: هاجم مسلحون حاجزا في بلدة ذيبان": the town in the governorate under which the item stands."""
    best = near[0]
    area: EventPlace = best.value.place
    if not best.rule.endswith(".scene"):
        return best
    wide = area.kind in BREADTH or area.name_en == area.admin1
    inner = [m for m in near[1:] if m.value.place.kind not in BREADTH and lies_in(m.value.place, area)]
    inner = [m for m in inner if wide or (m.value.locative and not m.rule.endswith(_NOT_THERE))]
    return inner[0] if inner else best


def lies_in(place: EventPlace, area: EventPlace) -> bool:
    """Whether a place may lie in an area, by country and governorate."""
    return place.country == area.country and area.admin1 in (None, place.admin1)


def sets_scene(document: Document, sentence: Sentence, trigger: Trigger, mention: Mention) -> bool:
    """وفي دير الزور أيضا، هاجم ...: a locative phrase that opens the sentence."""
    if mention.first > trigger.anchor:
        return False
    if mention.rule.endswith(".scene"):
        return True
    between = document.tokens[sentence.first : mention.first]
    if mention.value.preposition not in INSIDE and [t.text for t in between] != ["اما"]:  # أما X ف
        return False
    return len(between) <= _SCENE_REACH and not any(t.text in ".:" for t in between)
