"""The environment goes in; versions, data and what is missing (with what that costs) come out as lines."""

from __future__ import annotations

import platform
import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from evtx import __version__
from evtx.errors import EvtxError

PACKAGES = ("typer", "rich", "orjson", "camel-tools", "trafilatura", "python-dateutil", "hijridate", "rensa")
_NATIVE = "CAMELTOOLS_DATA"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at. `state`: ok | missing (evtx works without it) | broken (it does not)."""

    name: str
    state: str
    about: str


def findings(environment: Mapping[str, str]) -> Iterator[Finding]:
    """Everything that is looked at, in order. Nothing is imported that might reach for the network."""
    yield Finding("evtx", "ok", f"{__version__} at {Path(__file__).parent}")
    yield Finding("python", "ok", f"{platform.python_version()} ({platform.system()} {platform.machine()})")
    for package in PACKAGES:
        yield _package(package)
    yield from _data()
    yield imported_places(environment)
    yield camel_data(environment)
    yield _terminal()


def _package(name: str) -> Finding:
    try:
        return Finding(name, "ok", metadata.version(name))
    except metadata.PackageNotFoundError:
        return Finding(name, "broken", f"not installed: run `make setup`, or `pip install {name}`")


def _data() -> Iterator[Finding]:
    # Imported here: a broken data file must come out as a finding, not as a failure of `doctor` itself.
    from evtx.gazetteer.places import default_gazetteer
    from evtx.ingest.outlets import load_outlets
    from evtx.lexicon.load import default_lexicon

    try:
        lexicon = default_lexicon()
        about = f"version {lexicon.version}: {len(lexicon.rules)} event rules, {len(lexicon.actors)} actors"
        yield Finding("lexicon", "ok", about)
    except (EvtxError, OSError, ValueError) as error:
        yield Finding("lexicon", "broken", f"{error}: install evtx again")
    try:
        gazetteer = default_gazetteer()
        yield Finding("gazetteer", "ok", f"version {gazetteer.version}: {len(gazetteer.places)} places")
    except (EvtxError, OSError, ValueError) as error:
        yield Finding("gazetteer", "broken", f"{error}: install evtx again")
    try:
        yield Finding("outlets", "ok", f"{len(load_outlets().templates)} templates")
    except (EvtxError, OSError, ValueError) as error:
        yield Finding("outlets", "broken", f"{error}: install evtx again")


def imported_places(environment: Mapping[str, str]) -> Finding:
    """Whether places were imported beside the core, and which."""
    from evtx.gazetteer.local import load_local, local_path
    from evtx.gazetteer.local_store import list_imported

    path = local_path(environment)
    try:
        local = load_local(path) if path is not None else None
        files = list_imported(path) if path is not None and local is not None else []
    except EvtxError as error:
        return Finding("imported places", "broken", str(error))
    if local is None:
        about = f"none ({path or 'no home folder'}): villages that the core lacks get no coordinates"
        return Finding("imported places", "missing", about)
    places = sum(one.places for one in files)
    return Finding("imported places", "ok", f"version {local.version}: {places} places of {len(files)} files in {path}")


def camel_data(environment: Mapping[str, str]) -> Finding:
    """Whether a morphological database of camel-tools lies where its own installer puts it."""
    told = environment.get(_NATIVE)
    folder = Path(told) if told else Path(environment.get("HOME") or Path.home()) / ".camel_tools"
    try:
        databases = sorted(p.name for p in (folder / "data" / "morphology_db").iterdir() if p.is_dir())
    except OSError:
        databases = []
    if databases:
        about = f"{', '.join(databases)} in {folder}: words outside the lexicon get their part of speech from it"
        return Finding("camel data", "ok", about)
    about = f"no morphological database in {folder}: words outside the lexicon stay without a part of speech"
    return Finding("camel data", "missing", about)


def _terminal() -> Finding:
    encoding = (sys.stdout.encoding or "unknown").lower()
    width = shutil.get_terminal_size().columns
    if encoding.replace("-", "") != "utf8":
        return Finding(
            "terminal", "missing", f"{encoding}, not UTF-8: Arabic in tables is lost; set PYTHONIOENCODING=utf-8"
        )
    return Finding("terminal", "ok", f"{encoding}, {width} columns")
