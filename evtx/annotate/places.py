"""Places: a document and the gazetteer in, mentions of kind `place` out, each resolved to an `EventPlace`.

A name counts where the gazetteer knows it or a class word introduces it; the words before it say
whether the place is the spot itself or near it, and whether it only says where another place lies.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evtx.gazetteer.places import Gazetteer, Place
from evtx.gazetteer.resolve import Choice, Name, choose
from evtx.lexicon.load import Lexicon
from evtx.lexicon.match import NameTable, bare_words, splits
from evtx.model import EventPlace, Mention, PlaceValue
from evtx.text.disambiguate import CLOSED_CLASS, Reading
from evtx.text.document import Document
from evtx.text.normalize import fold_text, strip_marks

_WIDE = {"country": "country", "admin1": "admin1", "region": "area", "desert": "area", "river": "area"}
_LINK_REACH = 5
_DIRECTIONS = frozenset(fold_text("الشرقي الغربي الشمالي الجنوبي الأوسط").split())


@dataclass(frozen=True, slots=True)
class _Found:
    """A place name with the words before it: tokens [first, last), the name alone from `at`."""

    first: int
    at: int
    last: int
    name: str
    candidates: tuple[Place, ...]
    place_class: str
    in_name: bool
    near: bool
    preposition: str
    conjunction: bool


def name_table(gazetteer: Gazetteer) -> NameTable:
    """The gazetteer's names, ready to match; payload is (place, the name as listed)."""
    return NameTable((name, (place, name)) for place in gazetteer.places.values() for name in place.names)


def annotate_places(
    document: Document, lexicon: Lexicon, table: NameTable, taken: Sequence[Mention], home: str | None = None
) -> list[Mention]:
    """Place mentions in order. `taken`: mentions of actors and outlets whose words are no places."""
    blocked = {t for m in taken if not _is_metonym(m) for t in range(m.first, m.last)}
    found = _find(document, lexicon, table, blocked)
    links = [_containers(document, found, number) for number in range(len(found))]
    names = [Name(f.candidates, f.place_class, f.near, tuple(held)) for f, held in zip(found, links, strict=True)]
    choices = choose(names, home)
    held = {i for holders in links for i in holders}
    return [
        _mention(document, found[i], choices[i], [choices[c] for c in links[i]], i in held) for i in range(len(found))
    ]


def _is_metonym(mention: Mention) -> bool:
    return mention.kind == "actor" and mention.value.how == "metonym"


def _find(document: Document, lexicon: Lexicon, table: NameTable, blocked: set[int]) -> list[_Found]:
    found: list[_Found] = []
    index = 0
    tokens = document.tokens
    while index < len(tokens):
        hit = table.at(tokens, index) if index not in blocked else None
        if hit is not None and any(i in blocked for i in range(hit.first, hit.last)):
            hit = None
        if hit is None:
            unknown = _unknown(document, lexicon, table, index, blocked)
            if unknown is not None:
                found.append(unknown)
                index = unknown.last
            else:
                index += 1
            continue
        pairs = [p for p in hit.payload if isinstance(p, tuple)]  # type: ignore[attr-defined]
        made = _with_words_before(document, lexicon, hit.first, hit.last, hit.proclitic, pairs, found)
        if made is not None:
            found.append(made)
            index = made.last
        else:
            index += 1
    return found


def _with_words_before(
    document: Document,
    lexicon: Lexicon,
    at: int,
    last: int,
    proclitic: str,
    pairs: list[tuple[Place, str]],
    found: list[_Found],
) -> _Found | None:
    first, place_class, in_name, near, preposition = at, "", False, False, ""
    conjunction = proclitic.startswith(("و", "ف"))
    floor = found[-1].last if found else 0
    attached = proclitic[-1:] if proclitic[-1:] in ("ب", "ل", "ك") else ""
    while not attached and not conjunction and first > floor:
        word = document.tokens[first - 1].text
        if word in ('"', "'") and first - 1 > floor:
            first -= 1
            continue
        known = _word_before(lexicon, word)
        if known is None:
            break
        lead, what = known
        first -= 1
        if what == "near":
            near = True
        else:
            place_class, in_name = (place_class, in_name) if place_class else what
        attached = lead[-1:] if lead[-1:] in ("ب", "ل") else ""
        conjunction = lead.startswith(("و", "ف"))
    if attached:
        preposition = attached
    elif first > 0 and not conjunction:
        before = document.tokens[first - 1].text
        preposition = before if any(w in lexicon.place_locatives for w in bare_words(before)) else ""
    if preposition and preposition[0] in "وف" and len(preposition) > 2:
        preposition = preposition[1:]
    joined = bool(found) and conjunction and at - found[-1].last <= 1
    candidates = [place for place, _ in pairs if not place.common or place_class or preposition in ("في", "ب") or near or joined]
    if not candidates:
        return None
    stop = last
    if near and stop < len(document.tokens) and document.tokens[stop].text in _DIRECTIONS:
        stop += 1
        if stop < len(document.tokens) and document.tokens[stop].text in _DIRECTIONS:
            stop += 1
    return _Found(first, at, stop, pairs[0][1], tuple(candidates), place_class, in_name, near, preposition, conjunction)


def _word_before(lexicon: Lexicon, word: str) -> tuple[str, object] | None:
    """A class or nearness word (with its proclitic), or None."""
    for lead, rest in splits(word):
        bare = rest[2:] if rest.startswith("ال") and len(rest) > 4 else rest
        if rest in lexicon.place_near:
            return lead, "near"
        found = lexicon.place_classes.get(rest) or lexicon.place_classes.get(bare)
        if found:
            return lead, found
    return None


def _unknown(
    document: Document, lexicon: Lexicon, table: NameTable, index: int, blocked: set[int]
) -> _Found | None:
    """A settlement word followed by a word that the gazetteer does not know: a place all the same."""
    tokens = document.tokens
    if index + 1 >= len(tokens) or index in blocked:
        return None
    for lead, rest in splits(tokens[index].text):
        kind = lexicon.place_classes.get(rest)
        if kind is None or kind[0] not in ("settlement", "quarter", "feature") or rest.startswith("ال"):
            continue
        at = index + 1
        while at < len(tokens) and tokens[at].text in ('"', "'"):
            at += 1
        if at >= len(tokens) or not tokens[at].word or at in blocked or table.at(tokens, at):
            return None
        if not _may_name(document, at, kind[0]):
            return None
        last = at + 1
        if tokens[at].text in ("تل", "ابو", "ام", "بني", "عين", "كفر", "دير", "خربه", "راس", "بيت", "وادي", "البو", "بو"):
            last = min(len(tokens), at + 2)
        elif last < len(tokens) and tokens[last].word and not document.analyses[last] and tokens[last].text.startswith("ال"):
            last += 1
        if tokens[at].text in CLOSED_CLASS or _word_before(lexicon, tokens[at].text):
            return None
        start, end = document.original_span(at, last)
        preposition = lead[-1:] if lead[-1:] in ("ب", "ل") else ""
        if not preposition and index > 0 and tokens[index - 1].text in lexicon.place_locatives:
            preposition = tokens[index - 1].text
        return _Found(
            index, at, last, strip_marks(document.text[start:end]).strip(' "“”«»'), (), kind[0], kind[1], False, preposition, lead[:1] in ("و", "ف")
        )
    return None


_GENERIC_HEADS = frozenset(
    """المدينه البلده القريه المنطقه العاصمه المحافظه البلاد الحدود الامن الشعب الدوله السكه النار الخط السير الجديد القديم
    الحكومه الجيش القوات العدو المدنيين السكان الاهالي المعارضه النظام الاحتلال""".split()
)


def _may_name(document: Document, at: int, kind: str) -> bool:
    """Whether a word after a class word can be a name: unknown to the lexicon, or after a feature a definite noun."""
    word = document.tokens[at].text
    if word in _GENERIC_HEADS or len(word) < 3:
        return False
    analyses = document.analyses[at]
    if not analyses:
        return True
    return kind == "feature" and word.startswith("ال") and any(a.det and a.cat in ("N", "VN", "AP") for a in analyses)


def _containers(document: Document, found: Sequence[_Found], number: int) -> list[int]:
    """The names right after a name that say in which area it lies (بريف دير الزور، شرقي حلب)."""
    out: list[int] = []
    here = found[number]
    for following in range(number + 1, len(found)):
        other = found[following]
        previous = found[out[-1]] if out else here
        gap = [t.text for t in document.tokens[previous.last : other.first]]
        if other.conjunction or len(gap) > _LINK_REACH or any(g in "،.؛:!?؟" for g in gap):
            break
        joined = other.near or other.preposition in ("ب", "في", "ل") or other.place_class == "admin1" or not gap
        if not joined or other.preposition in ("الي", "من", "نحو"):
            break
        wide = any(p.kind in _WIDE or p.rank <= 3 for p in other.candidates)
        if not wide:
            break
        out.append(following)
    return out


def _mention(document: Document, found: _Found, choice: Choice, holders: Sequence[Choice], is_container: bool) -> Mention:
    place = choice.place
    area = next((h.place for h in holders if h.place is not None), None)
    text = document.cut(found.first, found.last)
    name = _name(document, found)
    if place is None:
        value = EventPlace(
            id=None, name=name, name_en=None, kind=found.place_class or None,
            admin1=area.admin1 or None if area else None, country=area.country if area else None,
            lat=area.lat if area else None, lon=area.lon if area else None, precision="area" if area else "near",
            radius_km=(area.radius_km or 30.0) if area else None, text=text,
        )  # fmt: skip
    else:
        precision = _WIDE.get(place.kind, "near" if found.near else "exact")
        rivals = tuple(p.id for p in choice.rivals)
        value = EventPlace(
            id=place.id, name=name, name_en=place.name_en, kind=place.kind, admin1=place.admin1 or None,
            country=place.country or None, lat=place.lat, lon=place.lon, precision=precision,
            radius_km=place.radius_km, candidates=rivals, text=text,
        )  # fmt: skip
    resolved = PlaceValue(value, not is_container, bool(found.preposition) or found.near, found.preposition)
    rule = "place.gazetteer" if place is not None else "place.class_word"
    return document.mention_of_tokens("place", found.first, found.last, resolved, rule)


def _name(document: Document, found: _Found) -> str:
    """The name as the text has it, without proclitics; with its class word where that belongs to it."""
    if found.candidates and not (found.in_name and found.first < found.at):
        return found.name
    name = found.name
    if found.in_name and found.first < found.at and not name.startswith(document.tokens[found.at - 1].text):
        word = document.tokens[found.at - 1].text
        for _, rest in splits(word):
            pass
        start, end = document.original_span(found.at - 1, found.at)
        lead = strip_marks(document.text[start:end]).strip(' "')
        shortest = min((r for _, r in splits(word)), key=len)
        return f"{lead[len(word) - len(shortest):] if lead else ''} {name}".strip()
    return name


def settle_metonyms(
    document: Document, readings: Sequence[Reading | None], actors: list[Mention], places: list[Mention]
) -> tuple[list[Mention], list[Mention]]:
    """A country or capital is an actor where it acts (موسكو أعلنت), else a place; each mention is kept once."""
    by_token = {t: p for p in places for t in range(p.first, p.last)}
    kept: list[Mention] = []
    dropped: set[int] = set()
    for actor in actors:
        place = by_token.get(actor.first)
        if actor.value.how != "metonym" or place is None:
            kept.append(actor)
        elif _acts(document, readings, actor, place):
            kept.append(actor)
            dropped.add(place.first)
    return kept, [p for p in places if p.first not in dropped]


def _acts(document: Document, readings: Sequence[Reading | None], actor: Mention, place: Mention) -> bool:
    """Subject position: right before or after a finite verb, or joined to another name, with no preposition."""
    if place.value.locative or place.first != actor.first or actor.value.proclitic[-1:] in ("ب", "ل", "ك"):
        return False
    before = readings[actor.first - 1] if actor.first else None
    after = readings[actor.last] if actor.last < len(readings) else None
    if before is not None and before.finite:
        return True
    opens = actor.first == 0 or document.tokens[actor.first - 1].text in ("ان", "بين", ".", "،", ":") or not before
    return bool(opens and after is not None and after.finite and not after.analysis.conj)
