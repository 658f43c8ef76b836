"""What comparing needs to know: `data/dedupe.toml`, the actors of the lexicon and the places of the gazetteer in,
checked levels and look-ups out."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evtx.config import DATA_DIR, EVENT_TYPES
from evtx.errors import DataError
from evtx.gazetteer.places import Place
from evtx.lexicon.schema import ActorEntry
from evtx.lexicon.tables import read_toml
from evtx.text.normalize import fold_text

DEDUPE_FILE = DATA_DIR / "dedupe.toml"
VETO = -math.inf
_THRESHOLD_KEYS = frozenset({"join", "mean", "company", "setting", "moment", "rival"})
_LEVEL_KEYS = frozenset({"id", "bits", "veto", "about", "per_doubling", "most"})


@dataclass(frozen=True, slots=True)
class Level:
    """One named level of a comparison. `bits` is minus infinity where it forbids the merge."""

    comparison: str
    id: str
    bits: float
    about: str
    per_doubling: float = 0.0
    most: float = math.inf

    def worth(self, people: int) -> float:
        """Bits for a figure of so many people."""
        return min(self.most, self.bits + self.per_doubling * math.log2(max(1, people)))


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """Levels by comparison and id, and what they look up. Compared by identity, so that results can be remembered."""

    levels: Mapping[str, Mapping[str, Level]]
    about: Mapping[str, str]  # comparisons in order, and what each compares
    join: float
    mean: float
    company: float
    setting: float
    moment: float
    rival: float
    kin: Mapping[tuple[str, str], str]  # two types in either order: vague | taken_for | told_apart
    subtypes: frozenset[frozenset[str]]  # pairs that are taken for one another
    kindred: Mapping[str, frozenset[str]]  # types that may tell the same act, the type itself among them
    sides: Mapping[str, frozenset[int]]  # actor: numbers of the sides that it fights on
    families: Mapping[str, frozenset[int]]  # thing: numbers of the families of means that it belongs to
    ancestors: Mapping[str, frozenset[str]]  # actor: itself and all bodies above it
    kinds: Mapping[str, str]  # actor: army, police, armed_group ...
    places: Mapping[str, Place]
    seats: frozenset[str]  # ids of towns whose governorate has their name


def load_known(actors: Mapping[str, ActorEntry], places: Mapping[str, Place], file: Path = DEDUPE_FILE) -> Known:
    """Read and check the levels. Raises DataError with file, entry and cause."""
    table = read_toml(file)
    levels = {c["id"]: _levels(file, c) for c in table.get("comparison", ())}
    threshold = {key: float(value) for key, value in table.get("threshold", {}).items()}
    if set(threshold) != _THRESHOLD_KEYS:
        raise DataError(str(file), "[threshold]", f"must hold {', '.join(sorted(_THRESHOLD_KEYS))}")
    kin = _kin(file, table.get("kin", {}))
    return Known(
        levels=levels,
        about={c["id"]: c["about"] for c in table["comparison"]},
        **threshold,
        kin=kin,
        subtypes=frozenset(frozenset(pair.split()) for pair in table.get("kin", {}).get("subtypes", ())),
        kindred={t: frozenset({t, *(two for one, two in kin if one == t)}) for t in EVENT_TYPES},
        sides=_numbered(table.get("sides", {}).get("names", ())),
        families=_numbered(table.get("means", {}).get("families", ())),
        ancestors={name: _ancestors(name, actors) for name in actors},
        kinds={name: actor.kind for name, actor in actors.items()},
        places=places,
        seats=_seats(places.values()),
    )


def _levels(file: Path, comparison: Mapping[str, Any]) -> dict[str, Level]:
    found: dict[str, Level] = {}
    for entry in comparison.get("level", ()):
        name = f"{comparison['id']}.{entry.get('id')}"
        unknown = set(entry) - _LEVEL_KEYS
        if unknown or not {"id", "about"} <= set(entry) or ("bits" in entry) == ("veto" in entry):
            raise DataError(str(file), name, f"must hold id, about and bits or veto; it holds {', '.join(entry)}")
        bits = VETO if "veto" in entry else float(entry["bits"])
        more = {key: float(entry[key]) for key in ("per_doubling", "most") if key in entry}
        found[entry["id"]] = Level(comparison["id"], entry["id"], bits, entry["about"], **more)
    return found


def _kin(file: Path, table: Mapping[str, Any]) -> dict[tuple[str, str], str]:
    kin: dict[tuple[str, str], str] = {}
    for how in ("vague", "taken_for", "told_apart"):
        for pair in table.get(how, ()):
            types = pair.split()
            if len(types) != 2 or not set(types) <= EVENT_TYPES:
                raise DataError(str(file), f"[kin] {how}", f"{pair!r}: two types of the codebook are needed")
            kin[types[0], types[1]] = kin[types[1], types[0]] = how
    return kin


def _numbered(lines: Collection[str]) -> dict[str, frozenset[int]]:
    """For every word the numbers of the lines that hold it."""
    found: dict[str, set[int]] = {}
    for number, line in enumerate(lines):
        for word in line.split():
            found.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


def _seats(places: Collection[Place]) -> frozenset[str]:
    """Towns that share a name with the governorate that they lie in."""
    named = {(p.country, p.admin1, fold_text(name)) for p in places if p.kind == "admin1" for name in p.names}
    return frozenset(
        p.id
        for p in places
        if p.kind == "settlement" and any((p.country, p.admin1, fold_text(name)) in named for name in p.names)
    )


def _ancestors(name: str, actors: Mapping[str, ActorEntry]) -> frozenset[str]:
    found = {name}
    while name in actors and actors[name].parent and actors[name].parent not in found:
        name = actors[name].parent
        found.add(name)
    return frozenset(found)
