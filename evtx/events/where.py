"""Where: the place of a trigger, from its clause, its sentence or the running account.

A place counts by how near it stands to the trigger, whether a preposition says that something happens
there, and whether it is where something comes from (انطلاقا من) or merely where a phrase's owner sits.
"""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.draft import DraftPlace
from evtx.lexicon.schema import Trigger
from evtx.model import Mention, PlaceValue, Sentence
from evtx.text.disambiguate import Reading
from evtx.text.document import Document

_ORIGIN = frozenset({"من"})
_DESTINATION = frozenset({"الي", "إلى", "نحو", "باتجاه", "صوب"})
_LEAVING = frozenset({"withdrawal"})
_GOING = frozenset({"deployment", "displacement", "meeting", "patrol"})
_COUNTRY_PRICE = 14
# Beyond this price a place of the sentence is not the trigger's; sooner where the account has a place already.
_FAR = 48.0
_FAR_FROM_RUNNING = 34.0
_STATIONED = frozenset("""المتمركزه المتمركز المتمركزين المتواجده المتواجدين المنتشره الواقع الواقعه العامله الخاضعه""".split())


def place_of(
    document: Document,
    trigger: Trigger,
    sentence: Sentence,
    places: Sequence[Mention],
    readings: Sequence[Reading | None],
    running: DraftPlace | None,
    region: tuple[int, int],
) -> DraftPlace:
    """The places of one trigger, the main one first. `places`: place mentions of its sentence."""
    heads = [m for m in places if m.value.head]
    priced = sorted((_price(document, trigger, sentence, m, readings, region), m.first, m) for m in heads)
    limit = _FAR if running is None or not running.places else _FAR_FROM_RUNNING
    if priced and priced[0][0] < limit:
        best = priced[0][2]
        group = _coordinated(document, heads, best)
        return DraftPlace(tuple(m.value.place for m in group), tuple(group), "clause")
    if running is not None and running.places:
        return DraftPlace(running.places[:1], running.mentions[:1], "running")
    return DraftPlace((), (), "none")


def _price(
    document: Document,
    trigger: Trigger,
    sentence: Sentence,
    mention: Mention,
    readings: Sequence[Reading | None],
    region: tuple[int, int],
) -> float:
    value: PlaceValue = mention.value
    low, high = min(trigger.anchor, mention.first), max(trigger.anchor, mention.first)
    price = float(high - low)
    price += 7 * sum(1 for first, _ in sentence.clauses if low < first <= high)
    price += 4 * sum(1 for i in range(low + 1, high) if (r := readings[i]) is not None and r.finite)
    if mention.first < trigger.anchor:
        price += 5
    if not region[0] <= mention.first < region[1]:
        price += 3
    if not value.locative:
        price += 10 if _genitive(readings, mention) else 4
    leaving = trigger.rule.type in _LEAVING
    if value.preposition in _ORIGIN and not leaving:
        price += 18
    if value.preposition in _DESTINATION:
        price += -8 if trigger.rule.type in _GOING else 40 if leaving else 0
    if _stationed(document, mention):
        price += 20
    if value.place.precision in ("country",) or value.place.kind == "country":
        price += _COUNTRY_PRICE
    elif value.place.precision in ("admin1", "area"):
        price += 6
    return price


def _genitive(readings: Sequence[Reading | None], mention: Mention) -> bool:
    """محافظ الحسكة، عملية تل أبيب: a name right after an indefinite noun says which one, not where."""
    before = readings[mention.first - 1] if mention.first else None
    return before is not None and before.nominal and not before.analysis.det


def _stationed(document: Document, mention: Mention) -> bool:
    """قوات النظام المتمركزة في عياش: the place tells where the actor sits, not where the act was."""
    return any(document.tokens[i].text in _STATIONED for i in range(max(0, mention.first - 3), mention.first))


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
    between = [t.text for t in document.tokens[left.last : right.first]]
    if len(between) > 1:
        return False
    if between and between[0] not in ("،", "و", "-", "/"):
        return False
    return bool(between) or document.tokens[right.first].text.startswith("و")
