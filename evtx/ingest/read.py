"""Paths and streams go in; articles, and what was left out and why, come out one after the other, in sorted order."""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import Any, BinaryIO

import orjson

from evtx.errors import EvtxError, InputError, UsageError
from evtx.ingest.article import build
from evtx.ingest.dateline import parse_date
from evtx.ingest.encodings import decode, encoding_of
from evtx.ingest.feeds import feed, is_feed
from evtx.ingest.html import page
from evtx.ingest.markup import looks_like_html
from evtx.ingest.outlets import load_outlets
from evtx.ingest.plain import markdown, plain
from evtx.ingest.raw import Broken, IngestOptions, Origin, Raw, Skipped
from evtx.ingest.records import article_from_json, article_to_json, json_document, json_line
from evtx.ingest.sidecar import SIDECAR_SUFFIX, beside, load_meta
from evtx.model import Article

__all__ = ["IngestOptions", "Skipped", "article_from_json", "article_to_json", "ingest", "load_meta"]

_FORMATS = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".xml": "xml", ".rss": "xml", ".atom": "xml",
}  # fmt: skip
_STDIN = "-"
_SNIFF = 65536
_BUFFER = 1 << 18  # so that a peek sees the first line of JSON lines
_GZIP = b"\x1f\x8b"
_MAX_BYTES = 256 << 20  # of one file that is read whole, unpacked
_READ_ERRORS = (OSError, EOFError, zlib.error)

Outcome = Article | Skipped


@dataclass(frozen=True, slots=True)
class _Source:
    """A file to read: where it is, its name in messages, its path below the folder given, its format."""

    file: Path | None
    shown: str
    relative: str
    format: str | None

    @property
    def stem(self) -> str:
        """The name that an article without id of its own takes."""
        name = PurePath(self.relative).name
        name = name[:-3] if name.lower().endswith(".gz") else name
        return PurePath(name).stem if PurePath(name).suffix.lower() in _FORMATS else name


def ingest(sources: Sequence[str], options: IngestOptions, stdin: BinaryIO | None = None) -> Iterator[Outcome]:
    """Articles of files, folders (recursive, sorted) and "-" (standard input), as a stream.

    Raises InputError for a path that does not exist and UsageError for a wrong option, before anything is read; all
    else that goes wrong comes out as `Skipped` with fatal=True and does not stop the run.
    """
    _check(options)
    for source in sources:
        if source != _STDIN and not os.path.lexists(source):
            raise InputError(f"{source}: no such file or folder: check the path")
    return _unique(_articles(sources, options, stdin))


def _check(options: IngestOptions) -> None:
    if options.published is not None:
        parsed = parse_date(options.published)
        if parsed is None or parsed[0] != options.published:
            raise UsageError(f"--published {options.published!r} is no date: write it as 2021-06-17")
    if options.published_from not in (None, "filename", "mtime"):
        raise UsageError(f"--published-from {options.published_from!r}: choose filename or mtime")


def _articles(sources: Sequence[str], options: IngestOptions, stdin: BinaryIO | None) -> Iterator[tuple[Outcome, str]]:
    """Outcomes, each with what tells it from namesakes."""
    seen: set[str] = set()
    for source in sources:
        for found in _walk(source):
            if isinstance(found, Skipped):
                yield found, ""
                continue
            real = os.path.realpath(found.shown) if len(sources) > 1 and found.file else ""
            if real and real in seen:
                yield Skipped(found.shown, "named twice on the command line", fatal=False, kind="not_an_article"), ""
                continue
            seen.update({real} if real else ())
            for outcome in _read(found, options, stdin):
                yield outcome, found.relative


def _unique(outcomes: Iterator[tuple[Outcome, str]]) -> Iterator[Outcome]:
    """Every id once: a later namesake gets a hash of its place and text at its end, and is reported."""
    taken: set[str] = set()
    for outcome, relative in outcomes:
        if isinstance(outcome, Skipped):
            yield outcome
            continue
        name, number = outcome.id, 0
        while name in taken:
            digest = hashlib.sha256(f"{relative}\0{number}\0{outcome.text}".encode()).hexdigest()[:8]
            name, number = f"{outcome.id}-{digest}", number + 1
        taken.add(name)
        if number:
            reason = f"the id {outcome.id!r} is taken by an earlier article: this one is {name!r}"
            yield Skipped(outcome.path, reason, fatal=False, kind="renamed")
        yield replace(outcome, id=name) if number else outcome


def _walk(source: str) -> Iterator[_Source | Skipped]:
    if source == _STDIN:
        yield _Source(None, "-", "stdin", None)
    elif Path(source).is_dir():
        yield from _folder(source, "", {os.path.realpath(source)})
    else:
        yield _Source(Path(source), source, Path(source).name, _format(source))


def _folder(folder: str, below: str, above: set[str]) -> Iterator[_Source | Skipped]:
    try:
        with os.scandir(folder) as listing:
            members = sorted(listing, key=lambda entry: entry.name)
    except OSError as error:
        yield Skipped(folder, f"cannot be listed ({error.strerror}): check its permissions", fatal=True)
        return
    for entry in members:
        relative = f"{below}/{entry.name}" if below else entry.name
        if entry.name.startswith("."):
            yield Skipped(entry.path, "hidden", fatal=False, kind="hidden")
        elif entry.is_dir():
            real = os.path.realpath(entry.path)
            if real not in above:  # a link back to a folder above would never end
                yield from _folder(entry.path, relative, above | {real})
        elif entry.name.lower().endswith(SIDECAR_SUFFIX):
            continue
        elif _format(entry.name) is None:
            yield Skipped(entry.path, "not an article by its name", fatal=False, kind="not_an_article")
        elif not entry.is_file():
            yield Skipped(entry.path, "neither a file nor a folder (a broken link?): remove it", fatal=True)
        else:
            yield _Source(Path(entry.path), entry.path, relative, _format(entry.name))


def _format(name: str) -> str | None:
    return _FORMATS.get(PurePath(name.lower().removesuffix(".gz")).suffix)


def _read(source: _Source, options: IngestOptions, stdin: BinaryIO | None) -> Iterator[Outcome]:
    try:
        with _open(source, stdin) as stream:
            facts = beside(source.file, source.relative, options.meta) if source.file else {}
            for number, found in enumerate(_parse(source, stream)):
                yield _outcome(found, source, facts, options, number)
    except InputError as error:
        kind = "not_an_article" if str(error).startswith("XML, but") else "failed"
        yield Skipped(source.shown, str(error), fatal=kind == "failed", kind=kind)
    except _READ_ERRORS as error:
        cause = getattr(error, "strerror", None) or str(error)
        yield Skipped(source.shown, f"cannot be read ({cause}): check the file or fetch it again", fatal=True)
    except Exception as error:  # a failing article never stops a run, whatever a parser throws
        yield Skipped(source.shown, _surprise(error), fatal=True)


@contextmanager
def _open(source: _Source, stdin: BinaryIO | None) -> Iterator[io.BufferedReader[Any]]:
    """The bytes of a source, unpacked where they are gzip. Standard input is left open."""
    if source.file is not None:
        with io.BufferedReader(io.FileIO(source.file), _BUFFER) as stream:
            yield _unpacked(stream)
    elif stdin is not None:
        yield _unpacked(io.BufferedReader(_Borrowed(stdin), _BUFFER))
    else:
        raise InputError("no standard input here: name a file")


def _unpacked(stream: io.BufferedReader[Any]) -> io.BufferedReader[Any]:
    packed = stream.peek(len(_GZIP))[: len(_GZIP)] == _GZIP
    return io.BufferedReader(gzip.GzipFile(fileobj=stream), _BUFFER) if packed else stream


class _Borrowed(io.RawIOBase):
    """Somebody else's stream: read from, never closed."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: Any, /) -> int:
        """Fill the buffer with what is there."""
        read = getattr(self._stream, "read1", self._stream.read)
        data = read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def _outcome(
    found: Raw | Article | Broken, source: _Source, facts: Mapping[str, str], options: IngestOptions, number: int
) -> Outcome:
    if isinstance(found, Broken):
        return Skipped(f"{source.shown}: {found.label}", found.reason, fatal=found.fatal, kind=found.kind)
    if isinstance(found, Article):
        return found
    shown = f"{source.shown}: {found.label}" if found.label else source.shown
    try:
        origin = Origin(source.shown, _id(found, source), facts, source.file)
        return build(found, origin, options, load_outlets(options.outlet_dirs))
    except EvtxError as error:
        return Skipped(shown, str(error), fatal=True)
    except Exception as error:  # as above, for one article of many in a file
        return Skipped(shown, _surprise(error), fatal=True)


def _surprise(error: Exception) -> str:
    return f"evtx failed on it ({type(error).__name__}: {error}): report it with the file"


def _id(raw: Raw, source: _Source) -> str:
    """Its own id, else the file's stem; for one of many in a file the stem and a hash of the text."""
    own = " ".join((raw.id or "").split())
    if own or not raw.label:
        return own or source.stem
    return f"{source.stem}-{hashlib.sha256(raw.text.encode()).hexdigest()[:8]}"


def _parse(source: _Source, stream: io.BufferedReader[Any]) -> Iterator[Raw | Article | Broken]:
    head = stream.peek(_SNIFF)[:_SNIFF]
    if not head.strip(b"\xef\xbb\xbf \t\r\n\0"):
        raise InputError("empty: fetch the article again")
    kind = source.format or _sniff(head)
    if kind in ("json", "jsonl"):
        kind = _json_kind(head, kind)
    if kind == "jsonl":
        yield from _lines(stream, head)
        return
    data = stream.read(_MAX_BYTES + 1)
    if len(data) > _MAX_BYTES:
        raise InputError(f"larger than {_MAX_BYTES >> 20} MB: split it, or write it as JSON lines")
    if kind == "xml":
        yield from _xml(data)
    elif kind == "json":
        yield from json_document(decode(data))
    elif kind == "html":
        yield page(decode(data))
    else:
        yield markdown(decode(data)) if kind == "markdown" else plain(decode(data))


def _sniff(head: bytes) -> str:
    text = decode(head).lstrip()
    if text.startswith(("{", "[")):
        return "json"
    if is_feed(text):
        return "xml"
    return "html" if looks_like_html(text) else "text"


def _json_kind(head: bytes, named: str) -> str:
    """One JSON document, or lines of it, whatever the name says: the first line tells."""
    text = decode(head).lstrip()
    if text.startswith("["):
        return "json"
    first, newline, rest = text.partition("\n")
    if named == "jsonl" and not newline:
        return named
    try:
        orjson.loads(first)
    except orjson.JSONDecodeError:
        # an object over several lines opens with a bare bracket; a broken first line of many is followed by objects
        return "jsonl" if len(first) > 2 and rest.lstrip().startswith("{") else "json"
    return "jsonl" if rest.strip() else "json"


def _lines(stream: io.BufferedReader[Any], head: bytes) -> Iterator[Raw | Article | Broken]:
    encoding = encoding_of(head)
    lines: Iterable[bytes | str] = stream
    if encoding != "utf-8":
        lines = io.TextIOWrapper(stream, encoding, errors="replace")
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield json_line(line, number)


def _xml(data: bytes) -> Iterator[Raw | Broken]:
    text = decode(data)
    if looks_like_html(text):
        yield page(text)
    else:
        yield from feed(text)
