"""What every start would make anew of the packaged data is kept, and read from a file where that still holds.

Parsing a hundred TOML files, inflecting six thousand lemmas and indexing what came out of it takes a third of a start;
reading the finished tables takes a third of that. The files lie where Python keeps its compiled modules and on the same
terms: in `__pycache__` beside the data (or in $PYTHONPYCACHEPREFIX), written by the first run that may, never where
$PYTHONDONTWRITEBYTECODE is set. They are pickles, which can no more than the compiled modules beside them: only what
evtx itself defines is taken from them. Each is good only for the very bytes that it was made of: the data, the code
that read them and the version of Python go into its key. Where one is missing, damaged or of other bytes, everything is
made as if it had never been. `python -m evtx.prepare` writes them at once, as `compileall` does for modules.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import io
import pickle
import secrets
import sys
import unicodedata
import zlib
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

from evtx import __version__
from evtx.config import DATA_DIR

T = TypeVar("T")

_PACKAGE = Path(__file__).parent
CODE = ("frozen.py", "kept.py", "model.py", "text", "lexicon", "gazetteer", "annotate/places")
"""Modules and folders of evtx that read the data, or whose types are kept."""

_HEAD = 72  # letters before the pickle: a SHA-256 of what it was made of, a CRC-32 of itself, in hexadecimal


def kept(name: str, files: Iterable[Path], make: Callable[[], T]) -> T:
    """What `make` gives of these data files: read back where it was kept, else made and kept if that may be.

    What cannot be pickled is not kept. Whatever `make` raises comes through: it is called where a file cannot be read.
    """
    try:
        key = _key(name, files)
    except OSError:
        return make()
    known = _read(name, key)
    if known is not None:
        return cast(T, known)
    made = make()
    if not sys.dont_write_bytecode:
        _write(name, key, made)
    return made


def kept_path(name: str) -> Path:
    """Where the data of that name lie."""
    return Path(importlib.util.cache_from_source(str(DATA_DIR / f"{name}.py"))).with_suffix(".pickle")


class _OwnTypes(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if not module.startswith("evtx."):
            raise pickle.UnpicklingError(f"{module}.{name} is no type of evtx")
        return super().find_class(module, name)


def _read(name: str, key: str) -> object | None:
    try:
        content = memoryview(kept_path(name).read_bytes())
        if bytes(content[:_HEAD]) != _head(key, content[_HEAD:]):
            return None
        return cast(object, _OwnTypes(io.BytesIO(content[_HEAD:])).load())
    except (OSError, pickle.UnpicklingError, AttributeError, ImportError, TypeError, ValueError):
        return None


def _write(name: str, key: str, made: object) -> None:
    """Write the file whole or not at all; nothing where it cannot be written or pickled."""
    home = kept_path(name)
    temporary = home.with_name(f"{home.name}.{secrets.token_hex(4)}.tmp")
    try:
        body = pickle.dumps(made, protocol=5)
        home.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(_head(key, body) + body)
        temporary.replace(home)
    except (OSError, pickle.PicklingError, AttributeError, TypeError):
        with contextlib.suppress(OSError):
            temporary.unlink()


def _key(name: str, files: Iterable[Path]) -> str:
    made_by = (name, __version__, sys.version, unicodedata.unidata_version, _digest(_code(), _PACKAGE))
    return _digest(files, DATA_DIR, repr(made_by))


@cache
def _code() -> tuple[Path, ...]:
    found = [_PACKAGE / name for name in CODE]
    return tuple([one for path in found for one in (sorted(path.glob("*.py")) if path.is_dir() else (path,))])


def _digest(files: Iterable[Path], home: Path, head: str = "") -> str:
    digest = hashlib.sha256(head.encode())
    for path in files:
        content = path.read_bytes()
        digest.update(f"\n{path.relative_to(home).as_posix()} {len(content)}\n".encode() + content)
    return digest.hexdigest()


def _head(key: str, body: bytes | memoryview) -> bytes:
    return f"{key}{zlib.crc32(body):08x}".encode()
