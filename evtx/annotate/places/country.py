"""Countries told by an adjective, and their capitals and borders: a word's token in, the name there out, or None.

الأراضي السودانية، مدن تونسية، جنوب البلاد، العاصمة الصومالية، عاصمة شمال دارفور، الحدود بين النيجر ومالي.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from evtx.annotate.places.found import Found, Ground, hit_at, lead_at
from evtx.annotate.places.shown import shown
from evtx.annotate.places.table import PlaceWord, pairs_of
from evtx.annotate.places.unlisted import clean
from evtx.frozen import replace
from evtx.gazetteer.places import Place
from evtx.lexicon.match import splits
from evtx.text.shape import FINITE
from evtx.text.words import word_class

Hint = tuple[int, str]  # a token and the country that its word points to
CAPITAL = "العاصمه"
_BODIES = word_class("annotate.places_country.bodies")
_COMPASS_NOUNS = {"الشمال": "شمال", "الجنوب": "جنوب", "الشرق": "شرق", "الغرب": "غرب", "الوسط": "وسط"}
_SEAT_WORDS = frozenset({"عاصمه", "مركز"})
_RELATIVE = frozenset({"مع", "بين"})
_VILLAGE = 4  # rank
_ABROAD = frozenset({"base", "checkpoint"})  # which a country has in others too (قاعدة أميركية)
_DASHES = frozenset({"-", "/"})
_APPOSED = 1  # marks between a town and "capital of ..." that only describes it


def country_phrase(
    ground: Ground, found: Sequence[Found], hints: Sequence[Hint], index: int, word: PlaceWord
) -> Found | None:
    """A country, its capital or border where the words at a token tell one."""
    if word.kind == "homeland":
        return _homeland(ground, found, hints, index, word)
    if word.kind == "border":
        return _border(ground, found, index, word)
    if word.text == CAPITAL or word.text in _SEAT_WORDS:
        return _capital(ground, found, index, word)
    area = word.is_class and (word.plural or not word.definite) and word.kind not in _ABROAD
    if word.kind == "territory" or (area and _told_next(ground, index)):
        return _territory(ground, found, index, word)
    return None


def _told_next(ground: Ground, index: int) -> bool:
    return index + 1 < len(ground.words) and bool(ground.words[index + 1].country)


def _territory(ground: Ground, found: Sequence[Found], index: int, word: PlaceWord) -> Found | None:
    """الأراضي السودانية، المياه الإقليمية اليمنية، مدن تونسية، الشمال السوري."""
    at = _demonym(ground, index + 1, index + (3 if word.kind == "territory" else 2))
    if at is None or (word.plural and not ground.document.tokens[at].text.endswith("ه")):
        return None  # مدن تونسية, but مزارع فلسطيني is a farmer
    place = ground.table.countries.get(ground.word(at).country)
    if place is None:
        return None
    lead = lead_at(ground, found, index, word.lead)
    if word.text in _COMPASS_NOUNS:
        lead = replace(lead, direction=(_COMPASS_NOUNS[word.text],), near=True)
    return Found(lead, index, at + 1, place.names[0], ((place, place.names[0]),), "country", "")


def _demonym(ground: Ground, first: int, stop: int) -> int | None:
    """The first adjective of a country among the tokens [first, stop)."""
    for at in range(first, min(stop, len(ground.document.tokens))):
        if ground.word(at).country and not ground.word(at).lead:
            return at
    return None


def capital_told(ground: Ground, found: Sequence[Found], index: int, word: PlaceWord) -> Found | None:
    """شرق العاصمة, with no capital named before: that of the country whose places or bodies the text names most."""
    told = [(f.at, code) for f in found if (code := _only_country(f))]
    told = told or [(n, w.country) for n, w in enumerate(ground.words) if w.country and _of_a_body(ground, n)]
    code = _told_or_hinted(ground, told, (), index, index) if told else ""
    return _seat_found(ground, found, index, index + 1, word, ground.table.seats.get((code, "")))


def _homeland(
    ground: Ground, found: Sequence[Found], hints: Sequence[Hint], index: int, word: PlaceWord
) -> Found | None:
    """البلاد: the country told last in the sentence, by a name or by whose army or state it is, else in the text."""
    told = [(f.at, code) for f in found if (code := _only_country(f))]
    near = sorted([*told, *(h for h in hints if _of_a_body(ground, h[0]))])
    sentence = ground.document.sentences[ground.document.sentence_of(index)]
    here = [c for at, c in near if at >= sentence.first and not _did_it(ground, at)]
    code = here[-1] if here else _told_or_hinted(ground, told, hints, index, sentence.last)
    place = ground.table.countries.get(code)
    if place is None:
        return None
    lead = lead_at(ground, found, index, word.lead)
    return Found(lead, index, index + 1, place.names[0], ((place, place.names[0]),), "homeland", "")


def _told_or_hinted(ground: Ground, told: Sequence[Hint], hints: Sequence[Hint], index: int, last: int) -> str:
    """The country whose places a text names most; by adjectives alone (غارات إسرائيلية على شرق البلاد) in need only."""
    ahead = _demonym(ground, index + 1, last)
    if ahead is not None and not told:
        return ground.word(ahead).country
    counted = Counter(code for _, code in told)
    if counted:
        return max(counted, key=lambda code: (counted[code], max(at for at, c in told if c == code)))
    return hints[-1][1] if hints else ""


def _of_a_body(ground: Ground, at: int) -> bool:
    """الجيش الإسرائيلي، الحكومة المالية: the adjective of a body that is at home there."""
    words = ground.document.tokens[max(0, at - 2) : at]  # الدفاعات الجوية الأوكرانية
    return any(rest in _BODIES for word in words for _, rest in splits(word.text))


def _did_it(ground: Ground, at: int) -> bool:
    """مسيّرات أطلقتها روسيا على جنوب البلاد: who did something to others is not at home where they are."""
    return at > 0 and any(a.cat in FINITE and a.pron for a in ground.document.analyses[at - 1])


def _only_country(found: Found) -> str:
    """The country of a name that can only lie in one; no small village says where a text plays."""
    countries = {place.country for place, _ in found.pairs}
    if all(place.rank >= _VILLAGE for place, _ in found.pairs):
        return ""
    return next(iter(countries)) if len(countries) == 1 else ""


def _capital(ground: Ground, found: Sequence[Found], index: int, word: PlaceWord) -> Found | None:
    """العاصمة الصومالية, unless its name follows; عاصمة شمال دارفور, unless it only describes the town before."""
    if word.definite:
        at = _demonym(ground, index + 1, index + 2)
        named = at is not None and at + 1 < len(ground.document.tokens) and ground.word(at + 1).begins
        if at is None or (named and hit_at(ground, at + 1) is not None):
            return None
        return _seat_found(ground, found, index, at + 1, word, ground.table.seats.get((ground.word(at).country, "")))
    if found and index - found[-1].last <= _APPOSED:
        return None
    at = index + 1
    tokens = ground.document.tokens
    province = at < len(tokens) and ground.word(at).kind == "admin1"
    at += province
    if at >= len(tokens) or (word.text == "مركز" and not province):
        return None
    hit = hit_at(ground, at)
    if hit is None or hit.proclitic:
        return None
    areas = [p for p, _ in pairs_of(hit.payload) if p.kind in ("admin1", "country")]
    seats = {ground.table.seats.get((p.country, p.admin1)) for p in areas}
    return _seat_found(ground, found, index, hit.last, word, seats.pop() if len(seats) == 1 else None)


def _seat_found(
    ground: Ground, found: Sequence[Found], index: int, last: int, word: PlaceWord, seat: Place | None
) -> Found | None:
    if seat is None:
        return None
    lead = lead_at(ground, found, index, word.lead)
    name = shown(seat, seat.names[0])
    return Found(lead, index, last, name, ((seat, seat.names[0]),), "capital", "")


def _border(ground: Ground, found: Sequence[Found], index: int, word: PlaceWord) -> Found | None:
    """الحدود الأفغانية - الباكستانية، الحدود بين النيجر ومالي، الحدود مع مالي."""
    tokens = ground.document.tokens
    at, countries = index + 1, []
    while at < len(tokens) and (tokens[at].text in _DASHES or _demonym(ground, at, at + 1) is not None):
        if tokens[at].word:
            countries.append(ground.word(at).country)
        at += 1
    if not countries:
        at += at < len(tokens) and tokens[at].word and tokens[at].text not in _RELATIVE
        relation = tokens[at].text if at < len(tokens) else ""
        at, countries = _neighbours(ground, at + 1) if relation in _RELATIVE else (at, [])
        if not countries or (relation == "بين") != (len(countries) == 2):
            return None
    own = countries[0] if len(countries) == 2 else ""
    name = clean(ground.document, index, at, word.text)
    return Found(lead_at(ground, found, index, word.lead), index, at, name, (), "border", "region", country=own)


def _neighbours(ground: Ground, at: int) -> tuple[int, list[str]]:
    """The countries named from a token on, at most two joined by و: the token after them and their codes."""
    countries: list[str] = []
    while at < len(ground.document.tokens) and len(countries) < 2:
        hit = hit_at(ground, at)
        joint = "و" if countries else ""
        if hit is None or hit.proclitic != joint:
            break
        code = next((p.country for p, _ in pairs_of(hit.payload) if p.kind == "country"), "")
        if not code:
            break
        countries.append(code)
        at = hit.last
    return at, countries
