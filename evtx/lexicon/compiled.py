"""What every start would make anew of the packaged data files is kept in one file, and read from it where that holds.

Parsing some ninety TOML files and inflecting six thousand lemmas takes 0.3 seconds, a third of a start; reading what
came out of it takes a tenth of that. The file lies where Python keeps its compiled modules and on the same terms: in
`__pycache__` beside the data (or in $PYTHONPYCACHEPREFIX), written by the first run that may, never where
$PYTHONDONTWRITEBYTECODE is set. It is JSON, so that nothing in it can run, and good only for the very bytes that it was
made of: names and contents of the data, the code that read them, and the version of Python go into its key. Where it is
missing, damaged or of other bytes, everything is made as if it had never been. `python -m evtx.lexicon.compiled` writes
it at once, as `compileall` does for modules.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import secrets
import sys
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from evtx import __version__, text
from evtx.config import DATA_DIR
from evtx.lexicon.tables import read_bytes
from evtx.text.morphology import Stems
from evtx.text.nominals import Stem

Contents = Mapping[Path, bytes]  # of the files of a folder, in order

_HEAD = 64  # letters of a SHA-256 in hexadecimal
_CODE = (Path(text.__file__).parent, Path(__file__).parent)  # what turns the files into what is kept


def contents_of(folder: Path) -> dict[Path, bytes]:
    """The files of a folder that the lexicon is made of, in order. Raises DataError where one cannot be read."""
    return {path: read_bytes(path) for path in sorted(folder.rglob("*.toml")) if "outlets" not in path.parts}


class Compiled(NamedTuple):
    """What is made of the packaged files: the table of each, and the stems of all lemmas."""

    tables: Sequence[dict[str, Any]]
    stems: Stems


def compiled_path() -> Path:
    """Where the compiled data lie."""
    return Path(importlib.util.cache_from_source(str(DATA_DIR / "compiled.py"))).with_suffix(".json")


def load_compiled(contents: Contents) -> Compiled | None:
    """What was made of exactly these files; None where that is not known."""
    try:
        kept = compiled_path().read_bytes()
        head = _head(_key(contents), memoryview(kept)[2 * _HEAD :])
    except OSError:
        return None
    if kept[: 2 * _HEAD] != head:
        return None
    tables, stems = orjson.loads(memoryview(kept)[2 * _HEAD :])
    return Compiled(tables, [(key, list(_stems(rows))) for key, rows in stems])


def keep_compiled(contents: Contents, made: Compiled) -> None:
    """Keep what was made of the files where Python would keep a compiled module; not where that cannot be written."""
    if sys.dont_write_bytecode:
        return
    try:
        stems = [(key, [tuple(stem) for stem in of_lemma]) for key, of_lemma in made.stems]
        body = orjson.dumps((made.tables, stems), option=orjson.OPT_PASSTHROUGH_DATETIME)
        if orjson.loads(body)[0] != list(made.tables):  # numbers without end
            return
        _write(compiled_path(), _head(_key(contents), body) + body)
    except (OSError, TypeError):  # TypeError: what JSON cannot hold, dates
        return


def _stems(rows: Sequence[Sequence[Any]]) -> Iterator[Stem]:
    for stem, cat, mask, noun, number, gender in rows:
        yield Stem(stem, sys.intern(cat), mask, sys.intern(noun), sys.intern(number), sys.intern(gender))


def _key(contents: Contents) -> str:
    digest = hashlib.sha256(repr((__version__, sys.version, unicodedata.unidata_version, orjson.__version__)).encode())
    code = {path: path.read_bytes() for folder in _CODE for path in sorted(folder.glob("*.py"))}
    for path, content in (*contents.items(), *code.items()):
        name = path.relative_to(DATA_DIR).as_posix() if path in contents else path.name
        digest.update(f"\n{name} {len(content)}\n".encode() + content)
    return digest.hexdigest()


def _head(key: str, body: bytes | memoryview) -> bytes:
    """What the file begins with: the key, and the digest that vouches for the rest."""
    return f"{key}{hashlib.sha256(body).hexdigest()}".encode()


def _write(home: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    home.parent.mkdir(parents=True, exist_ok=True)
    temporary = home.with_name(f"{home.name}.{secrets.token_hex(4)}.tmp")
    try:
        temporary.write_bytes(content)
        temporary.replace(home)
    except OSError:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def _main() -> str | None:
    """Make the compiled data now; a word where they cannot be kept."""
    from evtx.lexicon.load import load_lexicon

    sys.dont_write_bytecode = False
    load_lexicon((DATA_DIR,))
    if load_compiled(contents_of(DATA_DIR)) is None:
        return f"{compiled_path()}: cannot be written: run this as someone who may, or set PYTHONPYCACHEPREFIX"
    return None


if __name__ == "__main__":
    sys.exit(_main())
