"""The environment goes in; versions, data and what is missing (with what that costs) come out as lines."""

from __future__ import annotations

import contextlib
import importlib.util
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from evtx import __version__
from evtx.errors import EvtxError

PACKAGES = (
    "typer",
    "rich",
    "orjson",
    "pydantic",
    "camel-tools",
    "trafilatura",
    "python-dateutil",
    "hijridate",
    "rensa",
)
EXTRAS = {
    "xlsx": (("openpyxl",), "`evtx export --to xlsx` and workbooks of `evtx review`; csv and review pages work"),
    "parquet": (("pyarrow",), "`evtx export --to parquet`; the other formats work"),
    "dask": (("distributed", "fsspec"), "`--engine dask` and addresses such as s3://; one machine and its files work"),
}
"""Optional extras: the packages that each brings, and what does not work without them."""
_NATIVE = "CAMELTOOLS_DATA"
_COMPLETIONS = {
    "bash": ".bash_completions/evtx.sh",
    "zsh": ".zfunc/_evtx",
    "fish": ".config/fish/completions/evtx.fish",
}
_LEAST_FREE = 1 << 30  # bytes of the temporary folder below which a large dedupe may fail


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
    for name, (packages, lost) in EXTRAS.items():
        yield extra(name, packages, lost)
    yield from _data()
    yield imported_places(environment)
    yield camel_data(environment)
    yield compiled_code()
    yield kept_data()
    yield temporary_folder()
    yield _terminal()
    yield completion(environment)


def _package(name: str) -> Finding:
    try:
        return Finding(name, "ok", metadata.version(name))
    except metadata.PackageNotFoundError:
        return Finding(name, "broken", f"not installed: run `make setup`, or `pip install {name}`")


def extra(name: str, packages: Sequence[str], lost: str) -> Finding:
    """Whether the packages of an optional extra are installed; `lost`: what does not work without them."""
    versions = {}
    for package in packages:
        with contextlib.suppress(metadata.PackageNotFoundError):
            versions[package] = metadata.version(package)
    if len(versions) == len(packages):
        return Finding(f"extra {name}", "ok", ", ".join(f"{package} {v}" for package, v in versions.items()))
    absent = ", ".join(package for package in packages if package not in versions)
    about = f"{absent} not installed (pip install 'evtx[{name}]'): no {lost}"
    return Finding(f"extra {name}", "missing", about)


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


def compiled_code() -> Finding:
    """Whether Python finds evtx compiled, or can keep what it compiles.

    This and the compiled data are the caches that evtx has. What it keeps otherwise are the imported places, and the
    state files that a user names.
    """
    source = Path(__file__)
    compiled = Path(importlib.util.cache_from_source(str(source)))
    if compiled.exists():
        return Finding("compiled code", "ok", f"in {compiled.parent} and beside")
    if not sys.dont_write_bytecode and os.access(source.parent, os.W_OK):
        return Finding("compiled code", "ok", "not yet; the next start keeps it")
    if sys.dont_write_bytecode:
        about = "not kept, since PYTHONDONTWRITEBYTECODE is set: every start compiles evtx anew; unset it"
        return Finding("compiled code", "missing", about)
    remedy = f"run `python -m compileall {source.parent}` as someone who may write there, or set PYTHONPYCACHEPREFIX"
    return Finding("compiled code", "missing", f"cannot be kept, so that every start compiles evtx anew: {remedy}")


def kept_data() -> Finding:
    """Whether the packaged data lie parsed and indexed beside the compiled modules."""
    from evtx.kept import kept_path

    path = kept_path("lexicon")
    if path.exists():
        return Finding("kept data", "ok", str(path.parent))
    remedy = "run `python -m evtx.prepare` as someone who may write there"
    return Finding("kept data", "missing", f"not at {path}: every start parses the data anew: {remedy}")


def temporary_folder() -> Finding:
    """Where `evtx dedupe` puts events away that do not fit into memory, and how much room there is."""
    try:
        folder = tempfile.gettempdir()
        free = shutil.disk_usage(folder).free
    except OSError as error:
        about = f"none can be written to ({error}): `evtx dedupe` of many events fails; set TMPDIR"
        return Finding("temporary folder", "missing", about)
    room = f"{folder}, {free / 2**30:.1f} GB free"
    if free < _LEAST_FREE:
        return Finding("temporary folder", "missing", f"{room}: `evtx dedupe` of many events may fail; set TMPDIR")
    return Finding("temporary folder", "ok", room)


def completion(environment: Mapping[str, str]) -> Finding:
    """Whether the user's shell completes the commands of evtx."""
    shell = Path(environment.get("SHELL") or "").name
    place = _COMPLETIONS.get(shell)
    if place is None:
        about = f"{shell or 'an unknown shell'}: no completion; bash, zsh and fish have it"
        return Finding("completion", "missing", about)
    path = Path(environment.get("HOME") or Path.home()) / place
    if path.exists():
        return Finding("completion", "ok", f"{shell}, by {path}")
    return Finding("completion", "missing", f"{shell} does not complete commands: run `evtx --install-completion` once")


def _terminal() -> Finding:
    encoding = (sys.stdout.encoding or "unknown").lower()
    width = shutil.get_terminal_size().columns
    if encoding.replace("-", "") != "utf8":
        return Finding(
            "terminal", "missing", f"{encoding}, not UTF-8: Arabic in tables is lost; set PYTHONIOENCODING=utf-8"
        )
    return Finding("terminal", "ok", f"{encoding}, {width} columns")
