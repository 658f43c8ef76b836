"""What `evtx lexicon check` does: a user's folder goes in; its faults and its broken examples come out."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from evtx.additions.findings import Finding, remedy_of
from evtx.additions.names import Own, actor_faults, actors_of, named, packaged_actors
from evtx.additions.places import check_places, listed
from evtx.additions.rules import people_values, rule_faults
from evtx.additions.toml_files import check_tables, line_of, read_own
from evtx.config import DATA_DIR
from evtx.errors import DataError, UsageError
from evtx.examples import Missed, broken_examples
from evtx.gazetteer.places import default_gazetteer
from evtx.ingest.outlets import load_outlets
from evtx.lexicon.load import default_lexicon
from evtx.lexicon.schema import Rule
from evtx.pipeline import Engine
from evtx.runs import load_engine

_OTHER_TABLES = (("places", "demonyms.tsv"), ("places", "exceptions.tsv"))  # tables of another form


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found; `counts`: entries by kind, `examples`: how many ran, `missed`: those that do not hold."""

    findings: tuple[Finding, ...]
    counts: dict[str, int]
    examples: int
    missed: tuple[Missed, ...]

    @property
    def ok(self) -> bool:
        """Whether evtx can use all of it, and every example holds."""
        return not self.missed and not any(f.level == "error" for f in self.findings)


def check_folder(folder: Path) -> Checked:
    """Check a folder laid out as evtx/data is. Raises UsageError where it is not there or holds nothing to read.

    Rules are checked and their examples run only where every file can be loaded.
    """
    if not folder.is_dir():
        raise UsageError(f"{folder}: no such folder: `evtx lexicon new` makes one")
    files = sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    if not any(path.suffix in (".toml", ".tsv") for path in files):
        raise UsageError(f"{folder}: no .toml or .tsv file in it: `evtx lexicon new` begins one")
    findings = [finding for path in files for finding in _check_file(folder, path)]
    tables = {path: table for path, table in _tables(files).items() if "outlets" not in path.parts}
    counts = {kind: sum(len(t.get(kind, ())) for t in tables.values()) for kind in ("rule", "actor", "lemma")}
    counts["place"] = sum(_rows(path) for path in files if path.suffix == ".tsv" and path.parent.name == "places")
    if any(finding.level == "error" for finding in findings):
        return Checked(tuple(findings), counts, 0, ())
    try:
        engine = load_engine(folder)
        load_outlets((folder / "outlets",))
    except DataError as error:
        findings.append(Finding("error", error.file, 0, error.entry, error.cause, remedy_of(error.cause)))
        return Checked(tuple(findings), counts, 0, ())
    except (ValueError, KeyError, TypeError) as error:
        findings.append(Finding("error", str(folder), 0, "", str(error), remedy_of(str(error))))
        return Checked(tuple(findings), counts, 0, ())
    findings += _check_actors(list(tables), engine)
    findings += _check_rules(folder, engine)
    mine = _own_rules(folder, engine)
    missed = tuple(m for rule in mine for m in broken_examples(rule, engine))
    return Checked(tuple(findings), counts, sum(len(r.yes) + len(r.no) for r in mine), missed)


def _check_file(folder: Path, path: Path) -> Iterator[Finding]:
    """What is wrong with one file by itself."""
    inside = path.relative_to(folder)
    if path.suffix == ".tsv":
        if inside.parts in _OTHER_TABLES:
            return
        if inside.parts[:-1] == ("places",):
            yield from check_places(path, listed(default_gazetteer()))
        else:
            yield Finding("error", str(path), 0, "", "evtx reads no places there", f"move it to {folder / 'places'}")
    elif path.suffix != ".toml":
        remedy = "evtx reads *.toml, and places/*.tsv"
        yield Finding("note", str(path), 0, "", f"a {path.suffix or 'nameless'} file is not read", remedy)
    elif inside.parts[0] != "outlets":
        if path.name == "dates.toml":
            yield Finding("error", str(path), 0, "", "the words of dates cannot be added to", "take the file out")
            return
        table, found = read_own(path)
        yield from found
        if table is not None:
            yield from check_tables(path, table, _known_tables())


@cache
def _known_tables() -> frozenset[str]:
    """Names of all tables that the packaged files hold."""
    files = (p for p in DATA_DIR.rglob("*.toml") if "outlets" not in p.parts and p.name != "dates.toml")
    keys = {key for path in files for key in tomllib.loads(path.read_text(encoding="utf-8"))}
    return frozenset(keys - {"type", "about", "closed"})


def _tables(files: list[Path]) -> dict[Path, dict[str, Any]]:
    """The files whose notation is right, with their tables."""
    read = {path: read_own(path)[0] for path in files if path.suffix == ".toml"}
    return {path: table for path, table in read.items() if table is not None}


def _rows(path: Path) -> int:
    lines = path.read_text(encoding="utf-8", errors="replace").split("\n")[1:]
    return sum(bool(line.strip()) and not line.startswith("#") for line in lines)


def _check_actors(files: list[Path], engine: Engine) -> Iterator[Finding]:
    """Ids, kinds and names of the user's actors against those of everybody."""
    own = actors_of(files)
    theirs = {actor.actor.id for _, actor in own}
    packaged = [a for a in packaged_actors() if a.actor.id not in theirs]
    everyone = named([*packaged, *(actor for _, actor in own)])
    for path, actor in own:
        line = line_of(path, f'"{actor.actor.id}"')
        entry = f"[[actor]] {actor.actor.id}"
        for level, cause, remedy in dict.fromkeys(actor_faults(actor, engine.lexicon.actors, everyone)):
            yield Finding(level, str(path), line, entry, cause, remedy)
        if actor.actor.id in default_lexicon().actors:
            yield Finding("note", str(path), line, entry, *_replaced(actor))


def _replaced(own: Own) -> tuple[str, str]:
    old = default_lexicon().actors[own.actor.id]
    if own.actor == old:
        return f"its names are added to those of {old.name_en}", "take another id if it is somebody else"
    return f"it replaces {old.name_en} of the package", "its names there stay; take another id if it is somebody else"


def _own_rules(folder: Path, engine: Engine) -> list[Rule]:
    return [rule for rule in engine.lexicon.rules.values() if folder in Path(rule.file).parents]


def _check_rules(folder: Path, engine: Engine) -> Iterator[Finding]:
    """What the user's rules name that nothing declares."""
    people = people_values((DATA_DIR, folder))
    for rule in _own_rules(folder, engine):
        line = line_of(Path(rule.file), f'"{rule.id}"')
        for cause, remedy in dict.fromkeys(rule_faults(rule, engine.lexicon, people)):
            yield Finding("error", rule.file, line, f"[[rule]] {rule.id}", cause, remedy)
        if rule.id in default_lexicon().rules:
            remedy = "take another id if both should hold"
            yield Finding("note", rule.file, line, f"[[rule]] {rule.id}", "it replaces the packaged rule", remedy)
