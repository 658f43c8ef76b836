"""Roads: طريق A - B is named after both ends; الطريق الواصل بين A وB runs between the next two places."""

from __future__ import annotations

from collections.abc import Sequence

from evtx.annotate.places.before import Lead
from evtx.annotate.places.found import Found, Ground, lead_at
from evtx.annotate.places.shown import shown
from evtx.annotate.places.table import Pair, pairs_of
from evtx.annotate.places.unlisted import clean
from evtx.frozen import replace
from evtx.lexicon.match import NameHit
from evtx.text.words import word_class

_KINDS_OF_ROAD = word_class("annotate.places_roads.kinds")
_OPENING = frozenset({"(", '"'})
_JOINTS = frozenset({"-", "/"})
_END_KINDS = frozenset("settlement admin1 crossing airport".split())
_LIES = word_class("annotate.places_roads.lies")
_ROAD_REACH, _END_REACH = 3, 14  # words from a road's noun to "between", and from there to its ends


def road(ground: Ground, found: Sequence[Found], index: int) -> Found | None:
    """طريق A - B، طريق A B, الطريق الدولي A - B at the road's noun: named after both ends."""
    tokens, table, at = ground.document.tokens, ground.table, index + 1
    if ground.word(index).definite and at + 1 < len(tokens) and tokens[at].text in _KINDS_OF_ROAD:
        at += 1
    at += at + 1 < len(tokens) and tokens[at].text in _OPENING  # طريق (الصور - دير الزور)
    one = table.at(tokens, at) if at < len(tokens) else None
    strange = one is None and _may_be_end(ground, at)
    if at in ground.blocked or not (strange or (one is not None and not one.proclitic)):
        return None
    joint = at + 1 if one is None else one.last
    while joint < len(tokens) and tokens[joint].text in _JOINTS:
        joint += 1
    two = table.at(tokens, joint) if joint < len(tokens) else None
    if two is None or two.proclitic or joint in ground.blocked:
        return None
    if not ((one is None or _has_town(pairs_of(one.payload))) and _has_town(pairs_of(two.payload))):
        return None
    lead = replace(lead_at(ground, found, index), kind="road", in_name=True, class_token=index, near=True)
    name = clean(ground.document, index, two.last, ground.word(index).text)
    first = _end(lead, one) if one is not None else _unlisted_end(ground, lead, at)
    ends = (first, _end(lead, two))
    return Found(lead, index, two.last, name, (), "road", "road", inner=ends[0].pairs, ends=ends)


def _may_be_end(ground: Ground, at: int) -> bool:
    """طريق الخردلي - دير ميماس: a definite word before a dash, which no list knows as a place."""
    tokens = ground.document.tokens
    dashed = at + 1 < len(tokens) and tokens[at + 1].text in _JOINTS
    return (
        dashed
        and tokens[at].text.startswith("ال")
        and not ground.word(at).kind
        and tokens[at].text not in _KINDS_OF_ROAD
    )


def _unlisted_end(ground: Ground, lead: Lead, at: int) -> Found:
    """The end of a road that no list knows, as a place of its own near which the road runs."""
    bare = replace(lead, first=at, near=False)
    return Found(bare, at, at + 1, clean(ground.document, at, at + 1), (), "end", "settlement")


def _end(lead: Lead, hit: NameHit) -> Found:
    """One end of a road, as a place of its own near which the road runs."""
    pairs = tuple(pairs_of(hit.payload))
    bare = replace(lead, first=hit.first, near=False)
    return Found(bare, hit.first, hit.last, shown(*pairs[0]), pairs, "end", "")


def _has_town(pairs: Sequence[Pair]) -> bool:
    return any(place.kind in _END_KINDS for place, _ in pairs)


def mark_ends(ground: Ground, found: list[Found]) -> None:
    """The two places after "between" behind a road's noun, or behind ما, are its ends."""
    document = ground.document
    for index, token in enumerate(document.tokens if len(found) > 1 else ()):
        if token.text != "بين" or not any(_is_road(ground, i) for i in range(max(0, index - _ROAD_REACH), index)):
            continue
        ends = [n for n, f in enumerate(found) if index < f.first < index + _END_REACH][:2]
        if len(ends) == 2 and document.sentence_of(index) == document.sentence_of(found[ends[1]].first):
            placed = _places_another(ground, found, ends[0], index)
            for number in ends:
                old = found[number]
                lead = replace(old.lead, role="road", preposition="بين")
                found[number] = replace(old, lead=lead, how="end" if placed else old.how)


def _places_another(ground: Ground, found: Sequence[Found], end: int, index: int) -> bool:
    """بلدة X الواقعة على الطريق بين A وB: the road only says where the place before it lies."""
    before = ground.document.tokens[max(0, index - _ROAD_REACH - 2) : index]
    return end > 0 and index - found[end - 1].last <= _ROAD_REACH + 2 and any(t.text in _LIES for t in before)


def _is_road(ground: Ground, index: int) -> bool:
    return ground.document.tokens[index].word and ground.word(index).kind == "road"
