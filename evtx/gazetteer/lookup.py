"""A name in, the places of the core and of the local gazetteer that it can mean out, rated as in extraction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evtx.errors import UsageError
from evtx.gazetteer.distance import kilometres
from evtx.gazetteer.local import LocalPlaces
from evtx.gazetteer.merge import new_places
from evtx.gazetteer.names import tight_key
from evtx.gazetteer.places import Gazetteer, Place
from evtx.gazetteer.resolve import Name, rated
from evtx.text.normalize import fold_text

_MATCHES = ("exact", "folded", "tight", "English")  # from the closest to the loosest
_MATCH_VALUE = {"exact": 0.3, "folded": 0.2, "tight": 0.0, "English": 0.1}
_NEAR_KM = 100.0  # from the point given: so called, though every kilometre counts in the score
_IMPORTED = -0.5  # the core's place is meant where both fit


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name can mean: `matched` is the listed name, `match` how close it is, `km` to the point given."""

    place: Place
    matched: str
    match: str
    score: float
    reasons: tuple[str, ...]
    km: float | None

    @property
    def origin(self) -> str:
        """`core` or `import`."""
        return "import" if self.place.imported else "core"


def as_record(candidate: Candidate) -> dict[str, object]:
    """A candidate as a JSON object."""
    place = candidate.place
    return {
        "id": place.id, "name": place.names[0], "name_en": place.name_en, "names": place.names, "kind": place.kind,
        "admin1": place.admin1 or None, "country": place.country or None, "lat": place.lat, "lon": place.lon,
        "rank": place.rank, "origin": candidate.origin, "source": place.source, "matched": candidate.matched,
        "match": candidate.match, "score": candidate.score, "reasons": candidate.reasons, "km": candidate.km,
    }  # fmt: skip


def look_up(
    text: str, core: Gazetteer, local: LocalPlaces | None, country: str | None = None,
    near: tuple[float, float] | None = None,
) -> list[Candidate]:  # fmt: skip
    """The candidates, the best first: by rank, nearness to a point and closeness of the name; the core's before others.

    A country leaves out the places of all others; `near` is in degrees. Raises UsageError for an empty name.
    """
    found: dict[str, tuple[Place, str, str]] = {}
    for place, name, match in _matches(text, core, local):
        known = found.get(place.id)
        if (country is None or place.country == country) and (known is None or _closer(match, known[2])):
            found[place.id] = (place, name, match)
    here = _point(near) if near else None
    names = [Name(tuple(p for p, _, _ in found.values()), "", False, ())]
    names += [Name((here,), "", False, ())] if here else []
    out = []
    for place, score, reasons in rated(names, 0, country):
        _, name, match = found[place.id]
        km = round(kilometres(place, here), 1) if here and place.lat is not None else None
        told = (f"{match} match", *_reasons(reasons, km), *_notes(place))
        value = round(score + _MATCH_VALUE[match] + _IMPORTED * place.imported, 2)
        out.append(Candidate(place, name, match, value, told, km))
    return sorted(out, key=lambda c: (-c.score, c.km or 0.0, c.place.id))


def _reasons(reasons: Sequence[str], km: float | None) -> Iterator[str]:
    """What `resolve` says of an article, said of a look-up."""
    for reason in reasons:
        if reason != "near the article's other places":
            yield "the country asked for" if reason == "country of the article" else reason
        elif km is not None and km < _NEAR_KM:
            yield "near the point"


def _notes(place: Place) -> Iterator[str]:
    if place.imported:
        yield "imported: counts where no place of the core fits"
    elif place.common:
        yield "a common word: needs a sign that it is a place"


def _matches(text: str, core: Gazetteer, local: LocalPlaces | None) -> Iterator[tuple[Place, str, str]]:
    wanted = " ".join(text.split())
    folded = fold_text(wanted)
    if not folded:
        raise UsageError("which name? Give it in Arabic or English letters")
    key, english = tight_key(folded.split()), wanted.casefold()
    known: list[Place] = []
    for place in core.places.values():
        for name in place.names:
            match = _match(name, fold_text(name), wanted, folded, key)
            if match:
                known.append(place)
                yield place, name, match
        if place.name_en.casefold() == english:
            known.append(place)
            yield place, place.name_en, "English"
    if local is None:
        return
    governed = {p.country for p in core.places.values() if p.kind == "admin1"}
    rows = {(f, p.id): (f, n, p) for f, n, p in (*local.beginning_with(tuple(folded.split())), *local.like(key))}
    for other, name, place in new_places(list(rows.values()), lambda _: known, governed):
        match = _match(name, other, wanted, folded, key)
        if match:
            yield place, name, match
    for _, _, place in new_places(local.in_english(wanted), lambda _: known, governed):
        yield place, place.name_en, "English"


def _match(name: str, other: str, wanted: str, folded: str, key: str) -> str:
    if name == wanted:
        return "exact"
    if other == folded:
        return "folded"
    return "tight" if key and tight_key(other.split()) == key else ""


def _closer(match: str, known: str) -> bool:
    return _MATCHES.index(match) < _MATCHES.index(known)


def _point(near: tuple[float, float]) -> Place:
    return Place("", "settlement", "", "", "", near[0], near[1], None, 4, False, "", "", ())
