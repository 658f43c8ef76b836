"""A new name or word goes in; what can be guessed of its entry comes out, from what the lexicon and gazetteer hold."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from evtx.additions.names import packaged_actors
from evtx.errors import UsageError
from evtx.gazetteer.distance import apart
from evtx.gazetteer.places import Gazetteer, Place
from evtx.gazetteer.romanise import romanise
from evtx.lexicon.load import Lexicon
from evtx.lexicon.schema import ACTOR_KINDS
from evtx.text.disambiguate import FINITE
from evtx.text.normalize import fold_text

_NEIGHBOURS = 5  # listed places that tell in which governorate a point lies
_FAR_KM = 80  # beyond which the nearest listed place tells nothing


@dataclass(frozen=True, slots=True)
class Guess:
    """A value, and how it was come by: "given", or why it is likely; empty for one that nothing tells."""

    value: str
    why: str


def slug(text: str, join: str = "_") -> str:
    """An id from a Latin spelling: Liwa al-Baqir -> liwa_al_baqir."""
    return re.sub("[^a-z0-9]+", join, text.lower().replace("'", "")).strip(join)


def english(name: str, given: str | None) -> Guess:
    """The English name, romanised where none is given."""
    return Guess(given, "given") if given else Guess(romanise(name), "romanised: correct it")


def actor_kind(name: str) -> Guess:
    """The kind that most listed actors have whose names begin with the same word."""
    first = fold_text(name).split()[0]
    kinds = Counter(
        own.actor.kind
        for own in packaged_actors()
        for listed, meaning in own.called
        if meaning.how == "name" and fold_text(listed).split()[0] == first
    )
    if not kinds:
        return Guess("armed_group", f"nothing tells it; one of {', '.join(sorted(ACTOR_KINDS))}")
    word = name.split()[0]
    return Guess(kinds.most_common(1)[0][0], f"so are most bodies called {word}; or {', '.join(sorted(ACTOR_KINDS))}")


def actor_country(name: str, gazetteer: Gazetteer) -> Guess:
    """The country of the one place that the name holds, or of which it has the adjective (السورية)."""
    words = fold_text(name).replace('"', " ").split()
    spans = {" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, len(words) + 1)}
    places = gazetteer.places.values()
    held = [(len(n), n, p.country) for p in places for n in map(fold_text, p.names) if n in spans]
    if not held:
        held = [(0, word, gazetteer.demonyms[word]) for word in words if word in gazetteer.demonyms]
    longest = max((length for length, _, _ in held), default=0)
    told = {country: n for length, n, country in held if length == longest}
    if len(told) == 1:
        ((country, word),) = told.items()
        return Guess(country, f"for {word}: correct it where another is meant")
    return Guess("", "two letters, as SY; empty where it acts in several")


def trigger_kind(words: str, lexicon: Lexicon) -> Guess:
    """Whether a word is a verb or a noun; several words are a phrase."""
    if len(words.split()) > 1 or re.search(r"[{}\[\]<>~]", words):
        return Guess("phrase", "several words")
    analyses = lexicon.morphology.analyse(fold_text(words))
    finite = [a for a in analyses if a.cat in FINITE and a.lemma == fold_text(words)]
    if finite:
        return Guess("verb", "a listed verb")
    if analyses:
        return Guess("noun", "a listed noun")
    nominal = words.startswith("ال") or words.endswith(("ة", "ات", "ون", "ين"))
    return Guess("noun" if nominal else "verb", "by its form: change verb and noun, and the id, where that is wrong")


def usual_frame(event_type: str, trigger: str, lexicon: Lexicon) -> Guess:
    """The frame that most rules of the type have with this kind of trigger."""
    rules = lexicon.rules.values()
    for same in (
        [r.frame for r in rules if (r.type, r.trigger) == (event_type, trigger)],
        [r.frame for r in rules if r.type == event_type],
        [r.frame for r in rules if r.trigger == trigger],
    ):
        if same:
            return Guess(Counter(same).most_common(1)[0][0], f"as most {event_type} rules of a {trigger}")
    return Guess("", "see Frames in evtx/data/README.md")


def place_kind(name: str, lexicon: Lexicon) -> Guess:
    """What the class word at the head of a name says, else a settlement."""
    first = fold_text(name).split()[0].removeprefix("ال")
    found = lexicon.place_classes.get(first)
    kind = found[0].partition(".")[0] if found else "settlement"
    return Guess(kind, f"as {name.split()[0]} says" if found else "the most usual kind")


def listed_place(name: str, gazetteer: Gazetteer) -> Place:
    """The listed place of a name or id. Raises UsageError for none and for several."""
    if name in gazetteer.places:
        return gazetteer.places[name]
    key = fold_text(name).lower()
    found = [p for p in gazetteer.places.values() if key in _keys(p)]
    if not found:
        near = difflib.get_close_matches(key, {k for p in gazetteer.places.values() for k in _keys(p)}, 1)
        remedy = f"did you mean {near[0]}?" if near else "give --at LAT,LON instead"
        raise UsageError(f"--near {name}: evtx knows no such place: {remedy}")
    if len(found) > 1:
        ids = ", ".join(f"{p.id} ({p.admin1 or p.country}, {p.kind})" for p in found[:8])
        raise UsageError(f"--near {name}: the name of {len(found)} places: give the id of one: {ids}")
    return found[0]


def _keys(place: Place) -> set[str]:
    return {fold_text(n).lower() for n in (*place.names, place.name_en)}


def area_of(lat: float, lon: float, gazetteer: Gazetteer) -> tuple[Guess, Guess]:
    """Country and governorate of a point, as most of the nearest listed places have them."""
    around = sorted(
        (apart(lat, lon, p.lat, p.lon), p.id, p)
        for p in gazetteer.places.values()
        if p.lat is not None and p.lon is not None and p.admin1 and p.kind not in ("admin1", "country", "region")
    )[:_NEIGHBOURS]
    if not around or around[0][0] > _FAR_KM:
        return Guess("", "no listed place is near"), Guess("", "no listed place is near")
    nearest = around[0]
    why = f"as the nearest listed places; {nearest[2].name_en} is {nearest[0]:.0f} km away"
    (country, admin1), _ = _most((p.country, p.admin1) for _, _, p in around)
    return Guess(country, why), Guess(admin1, why)


def _most(values: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], int]:
    return Counter(values).most_common(1)[0]


def free_id(wanted: str, taken: Sequence[str] | frozenset[str], join: str) -> str:
    """The id, with a number where it is taken."""
    if wanted not in taken:
        return wanted
    return next(f"{wanted}{join}{n}" for n in range(2, 10_000) if f"{wanted}{join}{n}" not in taken)
