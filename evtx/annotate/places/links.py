"""Which names only say in which area another one lies (بلدة X بريف Y): names of a text in, links between them out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from evtx.annotate.places.found import Found
from evtx.text.document import Document
from evtx.text.normalize import fold_text
from evtx.text.shape import FINITE
from evtx.text.words import word_class

_QUOTES = frozenset({'"', "'"})
_MARKED = 3  # tokens between two joined names in quotation marks («سرمين» و«النيرب»)
_REACH = 2  # words between a name and the one that holds it
_TOWN = 3  # rank
_FAR = 5  # قرية X الخاضعة لسيطرة قسد، غربي المحافظة
_MARKS = frozenset({"،", "(", ")", '"', "-"})
_TOWARDS = word_class("annotate.places_links.towards")
_AGAINST = frozenset({"علي", "عن", "تجاه"})
_SCENE_VERBS = word_class("annotate.places_metonyms.scene_verbs")
_LIES = word_class("annotate.places_links.lies")
_LEADING = word_class("annotate.places_before.leading")
_AREA = frozenset("country admin1 region desert".split())
_INSIDE = word_class("annotate.places_links.inside")
_AT = frozenset({"ب", "في", "عند"})  # في جبل X من ولاية Y
_BY_ROAD = frozenset("road bridge checkpoint square base field site".split())  # what is said to lie on a road
_IN_TOWN = frozenset("site market street square bridge checkpoint base".split())
_SUBURB = "ضاحيه"
_POINT_CLASSES = frozenset("settlement quarter bridge crossing checkpoint camp base square market site field".split())


@dataclass(frozen=True, slots=True)
class Links:
    """For every name the numbers of the names that hold it, the nearest first; and all that hold another one."""

    holders: tuple[tuple[int, ...], ...]
    containers: frozenset[int]
    lists: tuple[tuple[int, ...], ...]  # for every name the numbers of the others in its list

    def of(self, number: int) -> tuple[int, ...]:
        """The holders of a name; none for the ends of a road, which are numbered after all others."""
        return self.holders[number] if number < len(self.holders) else ()


def link(document: Document, found: Sequence[Found]) -> Links:
    """Link names to the areas named with them; joined names share theirs."""
    holders: list[list[int]] = [[] for _ in found]
    containers: set[int] = set()
    number = 0
    while number < len(found):
        following = number + 1
        last = number
        while following < len(found) and _continues(document, found[last], found[following]):
            if _narrows(document, found[number], found[following]):
                holders[following].append(number)
                containers.add(number)
                break
            holders[number].append(following)
            containers.add(following)
            last = following
            following += 1
        number = max(number, last) + 1
    on = [_joined(document, here, other) for here, other in pairwise(found)] + [False] * bool(found)
    _share(on, holders)
    return Links(tuple(tuple(h) for h in holders), frozenset(containers), _lists(on))


def _continues(document: Document, here: Found, other: Found) -> bool:
    """Whether the second name goes on saying where the first one is."""
    if here.pairs and all(p.kind == "country" for p, _ in here.pairs):
        return False
    if other.lead.conjunction or (other.lead.role in ("owner", "source", "seat") and not _belongs(document, other)):
        return False
    gap = [t.text for t in document.tokens[here.last : other.first]]
    words = [g for g in gap if g not in _MARKS and g not in _INSIDE]
    reach = _FAR if gap[-1:] == ["،"] and other.lead.direction else _REACH
    if len(gap) > reach + 3 or len(words) > reach:
        return False
    if _goes_there(document, here, other):
        return True
    if here.lead.preposition in _TOWARDS and other.lead.near and _is_town(here) and not _wide(other):
        return False  # متجها إلى تكريت قرب قرية الصفرة
    if any(_is_verb(document, at) for at in range(here.last, other.first)):
        return False  # من جنوب لبنان سقطت في محيط X
    if (
        here.lead.preposition == "من"
        and other.lead.near
        and words
        and not (words[0].startswith("ال") or words[0] in _LIES)
    ):
        return False  # هاجم مستوطنون من X رعاة في أطراف Y
    if any(g in ".؛:!?؟" for g in gap) or any(g.startswith("و") and g != "وسط" for g in words):
        return False
    if not gap and _is_capital(document, other):
        return True  # مدينة الفاشر عاصمة شمال دارفور
    by_road = other.how == "road" and here.kind in _BY_ROAD
    if other.how != "border" and not by_road and other.lead.preposition in _AGAINST:
        return False
    unit = other.kind == "admin1" and not other.lead.plural and here.lead.preposition in _AT
    if other.lead.preposition in _TOWARDS or (other.lead.preposition == "من" and not (other.lead.near or unit)):
        return False
    inside = other.lead.near or other.lead.preposition in _INSIDE or other.kind.startswith("admin")
    if "،" in gap and not (other.lead.near or other.kind == "admin1" or _is_area(other)):
        return False
    if reach == _FAR and len(words) > _REACH:
        return _wide(other) and document.sentence_of(here.first) == document.sentence_of(other.first)
    if (len(words) > _is_area(other) or other.kind in _POINT_CLASSES) and not inside:
        return False
    if gap and not (inside or _is_area(other)):
        return False
    district = other.kind == "admin2" and here.kind in _POINT_CLASSES  # قرية X في مديرية Y
    district = district or _in_quarter(here, other)
    if not (_is_area(other) or other.lead.near or _wide(other) or district or _narrows(document, here, other)):
        return False
    if (
        any(w not in _LIES and not w.startswith("ال") for w in words)
        and other.kind == "settlement"
        and not (other.lead.near or any(p.kind in _AREA for p, _ in here.pairs))
    ):
        return False  # مستوطنون من X أحرقوا سيارات في بلدة Y
    return document.sentence_of(here.first) == document.sentence_of(other.first)


def _is_capital(document: Document, other: Found) -> bool:
    return other.lead.class_token is not None and document.tokens[other.lead.class_token].text == "عاصمه"


def _belongs(document: Document, other: Found) -> bool:
    """قرية X التابعة لناحية Y: the area to which a place belongs."""
    before = document.tokens[other.first - 1].text if other.first else ""
    return other.lead.preposition == "ل" and before in _LIES


def _in_quarter(here: Found, other: Found) -> bool:
    """كنيسة X في حي Y، حارة حريك في ضاحية بيروت الجنوبية: a building of a quarter, a quarter of the suburbs."""
    camp = other.kind == "camp" or any(p.kind == "camp" for p, _ in other.pairs)
    if not (is_quarter(other) or camp) or here.lead.near or other.lead.near or other.lead.preposition not in _AT:
        return False
    built = here.kind in _IN_TOWN or (not here.kind and any(p.kind in _IN_TOWN for p, _ in here.pairs))
    return built or (is_quarter(here) and _SUBURB in fold_text(other.name).split()[0])


def is_quarter(name: Found) -> bool:
    """Whether a name is that of a quarter, by its class word or the list."""
    return name.kind == "quarter" or (not name.kind and any(p.kind == "quarter" for p, _ in name.pairs))


def _is_verb(document: Document, at: int) -> bool:
    """Whether a word can be nothing but a finite verb, and none whose subject is a place (X شهدت اشتباكات في Y)."""
    analyses = document.analyses[at]
    if not analyses or document.tokens[at].text in _LIES:
        return False
    return all(a.cat in FINITE and a.lemma not in _SCENE_VERBS for a in analyses)


def _narrows(document: Document, here: Found, other: Found) -> bool:
    """بريف إدلب في بلدة X، في محافظة كركوك قرب حقل X: the second name lies in the first."""
    if _goes_there(document, here, other):
        return True
    if here.how == "border":  # على الحدود مع سوريا شمال القائم
        return bool(other.pairs) and not _is_area(other)
    wide = any(p.kind in _AREA for p, _ in here.pairs)
    if _is_area(other) or not wide or not (here.lead.near or _is_area(here)):
        return False
    point = other.kind in _POINT_CLASSES and not other.lead.near
    return point or (_is_area(here) and not here.lead.near and bool(other.pairs) and not _wide(other))


def _goes_there(document: Document, here: Found, other: Found) -> bool:
    """الطريق المؤدي إلى بغداد قرب بلدة X: a town that is named right behind where a road goes is where on it."""
    leads = not _LEADING.isdisjoint(t.text for t in document.tokens[max(0, here.first - _REACH) : here.first])
    return leads and other.lead.near and here.last == other.lead.first and not _is_area(other)


def _is_area(found: Found) -> bool:
    if found.how == "border" or found.kind == "admin1":
        return True
    return bool(found.pairs) and all(p.kind in _AREA for p, _ in found.pairs)


def _is_town(found: Found) -> bool:
    """Whether a name is that of a town which nobody places by a village."""
    return any(p.kind == "settlement" and p.rank <= _TOWN for p, _ in found.pairs)


def _wide(found: Found) -> bool:
    return any(p.kind in _AREA or p.rank <= 3 for p, _ in found.pairs)


def _share(following: Sequence[bool], holders: list[list[int]]) -> None:
    """السوق المركزي وحي X في مدينة Y: what holds the last of joined names holds them all."""
    for number in range(len(holders) - 2, -1, -1):
        if following[number] and not holders[number] and holders[number + 1]:
            holders[number] = list(holders[number + 1])


def _joined(document: Document, here: Found, following: Found) -> bool:
    """Whether two names stand in one list."""
    if following.first - here.last > _MARKED:
        return False
    gap = [t.text for t in document.tokens[here.last : following.first] if t.text not in _QUOTES]
    return len(gap) <= 1 and (following.lead.conjunction or gap in (["،"], ["و"]))


def _lists(following: Sequence[bool]) -> tuple[tuple[int, ...], ...]:
    """For every name the numbers of the others in its list. `following`: whether the next name is joined to it."""
    out: list[tuple[int, ...]] = []
    start = 0
    for number, goes_on in enumerate(following):
        if not goes_on:
            group = range(start, number + 1)
            out += [tuple(n for n in group if n != one) for one in group]
            start = number + 1
    return tuple(out)
