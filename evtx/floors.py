"""Figures and their committed floors go in; what fell below comes out, and new floors, which never sink unsaid."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from evtx.errors import InputError, OutputError, UsageError

_WATCHED = (
    "event.p", "event.r", "event.f1", "detect.f1", "status", "perfect", "slots.date.f1", "slots.place.f1",
    "slots.admin1.f1", "slots.actor.f1", "slots.actor_role.f1", "slots.figure.f1", "slots.item.f1", "slots.source.f1",
)  # fmt: skip
_GROUPED = (
    "incidents.records.pairwise.p", "incidents.records.pairwise.f1", "incidents.records_counted.pairwise.f1",
    "incidents.extracted.pairwise.f1", "incidents.extracted.b_cubed.f1",
)  # fmt: skip
_CAPPED = ("false_asserted", "false_in_empty")  # counts of false events, with a ceiling in a floor's place
_MARGIN = 0.01


@dataclass(frozen=True, slots=True)
class Floors:
    """Floors of shares and ceilings of counts, with the hash of the gold and articles that they were measured on."""

    corpus: str
    floors: Mapping[str, float]
    ceilings: Mapping[str, int]


def corpus_hash(gold: Path, articles: Path) -> str:
    """One hash over the gold and the articles that belong to it."""
    digest = hashlib.sha256(gold.read_bytes())
    members = (
        sorted(articles.glob("*.txt")) + sorted(articles.glob("articles.jsonl")) if articles.is_dir() else [articles]
    )
    for member in members:
        digest.update(member.name.encode() + b"\0" + member.read_bytes())
    return digest.hexdigest()


def read_floors(path: Path) -> Floors:
    """The committed floors. Raises InputError naming file and cause."""
    try:
        data = orjson.loads(path.read_bytes())
        return Floors(str(data["corpus_sha256"]), dict(data["floors"]), dict(data["ceilings"]))
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}): write it with --write-floors") from error
    except (orjson.JSONDecodeError, KeyError, TypeError, ValueError) as error:
        raise InputError(
            f"{path}: no floors in it ({error}): write it anew with --write-floors --allow-lower"
        ) from error


def below(figures: Mapping[str, Any], floors: Floors, corpus: str) -> list[str]:
    """One line for each figure below its floor or above its ceiling, and for floors of another gold."""
    if floors.corpus != corpus:
        return ["the gold or its articles have changed since the floors were written: look, then say --write-floors"]
    return _worse(figures, floors)


def _worse(figures: Mapping[str, Any], floors: Floors) -> list[str]:
    found = [
        f"{name} is {_figure(figures, name):.3f}, below its floor {floor:.2f}"
        for name, floor in floors.floors.items()
        if _figure(figures, name) < floor
    ]
    return found + [
        f"{name} is {figures[name]}, above its ceiling {ceiling}"
        for name, ceiling in floors.ceilings.items()
        if figures[name] > ceiling
    ]


def raised(figures: Mapping[str, Any], old: Floors | None, corpus: str, allow_lower: bool) -> Floors:
    """Floors a little below the figures. Raises UsageError where one would sink and `allow_lower` is not said."""
    watched = (*_WATCHED, *_GROUPED) if figures.get("incidents") else _WATCHED
    floors = {name: max(0.0, math.floor((_figure(figures, name) - _MARGIN) * 100) / 100) for name in watched}
    ceilings = {name: int(figures[name]) for name in _CAPPED}
    if old is not None and not allow_lower:
        sunk = _worse(figures, old)
        if sunk:
            raise UsageError("floors are not lowered without --allow-lower: " + "; ".join(sunk))
        floors = {name: max(floor, old.floors.get(name, 0.0)) for name, floor in floors.items()}
        ceilings = {name: min(most, old.ceilings.get(name, most)) for name, most in ceilings.items()}
    return Floors(corpus, floors, ceilings)


def write_floors(path: Path, floors: Floors) -> None:
    """Write the floors, one a line. Raises OutputError."""
    table = {"corpus_sha256": floors.corpus, "floors": floors.floors, "ceilings": floors.ceilings}
    try:
        path.write_bytes(orjson.dumps(table, option=orjson.OPT_INDENT_2) + b"\n")
    except OSError as error:
        raise OutputError(
            f"{path}: cannot be written ({error.strerror}): make the folder or write elsewhere"
        ) from error


def _figure(figures: Mapping[str, Any], name: str) -> float:
    """A figure by its dotted name; 0 where there was nothing to measure."""
    value: Any = figures
    for part in name.split("."):
        value = (value or {}).get(part)
    return float(value or 0.0)
