"""Paths and streams go in; articles, and what was left out and why, come out one after the other, in sorted order."""

from __future__ import annotations

import hashlib
import io
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Any, BinaryIO

import orjson

from evtx.errors import EvtxError, InputError, UsageError
from evtx.ingest.archive import members
from evtx.ingest.article import build
from evtx.ingest.dateline import parse_date
from evtx.ingest.encodings import decode, decode_as_is, encoding_of, tidy
from evtx.ingest.feeds import feed, is_feed
from evtx.ingest.html import page
from evtx.ingest.markup import looks_like_html
from evtx.ingest.outlets import load_outlets
from evtx.ingest.plain import markdown, plain
from evtx.ingest.raw import Broken, IngestOptions, Origin, Part, Raw, Skipped
from evtx.ingest.records import article_from_json, article_to_json, json_parts, line_part
from evtx.ingest.remote import in_folder_of_url
from evtx.ingest.sidecar import beside, in_folder_of, load_meta
from evtx.ingest.streams import lines, lines_between, opened, unpacked, whole
from evtx.ingest.walk import ARCHIVE, Source, check_sources, walk
from evtx.limits import (
    MAX_BYTES,
    MAX_JSON_BYTES,
    MAX_LINE_BYTES,
    MAX_MAIL_BYTES,
    MAX_VAIN_ENTRIES,
    MAX_WORD_CHARS,
    READ_SECONDS,
    TookTooLong,
    within,
)
from evtx.model import Article

__all__ = [
    "IngestOptions", "Read", "Skipped", "article_from_json", "article_to_json", "free_id", "hashed_id", "in_vain",
    "ingest", "is_cut", "is_kept", "load_meta", "read_lines", "read_source", "renamed",
]  # fmt: skip

_SNIFF = 65536
_ZIP = b"PK\3\4"
_LIMITS = {"json": MAX_JSON_BYTES, "mail": MAX_MAIL_BYTES}
_READ_ERRORS = (OSError, EOFError, zlib.error)

Outcome = Article | Skipped


@dataclass(frozen=True, slots=True)
class Read:
    """An article as its file tells it, with the id that it takes unless another article has it.

    relative: its file below the folder given. several: one of many in its file. own: the id stands in the file.
    """

    article: Article
    relative: str
    several: bool
    own: bool


def ingest(sources: Sequence[str], options: IngestOptions, stdin: BinaryIO | None = None) -> Iterator[Outcome]:
    """Articles of files, folders (recursive, sorted), addresses and "-" (standard input), as a stream.

    Raises InputError for a path that does not exist and UsageError for a wrong option, before anything is read; all
    else that goes wrong comes out as `Skipped` with fatal=True and does not stop the run.
    """
    check_options(options)
    check_sources(sources)
    return _unique(_all(sources, options, stdin))


def check_options(options: IngestOptions) -> None:
    """Raises UsageError for a wrong option."""
    if options.published is not None:
        parsed = parse_date(options.published)
        if parsed is None or parsed[0] != options.published:
            raise UsageError(f"--published {options.published!r} is no date: write it as 2021-06-17")
    if options.published_from not in (None, "filename", "mtime"):
        raise UsageError(f"--published-from {options.published_from!r}: choose filename or mtime")


def _all(sources: Sequence[str], options: IngestOptions, stdin: BinaryIO | None) -> Iterator[Read | Skipped]:
    for found in walk(sources):
        if isinstance(found, Skipped):
            yield found
        else:
            yield from read_source(found, options, stdin)


def _unique(outcomes: Iterable[Read | Skipped]) -> Iterator[Outcome]:
    """Every id once: a later namesake gets a hash of its place and text at its end, and is reported."""
    taken: set[str] = set()
    again: dict[str, int] = {}
    for outcome in outcomes:
        if isinstance(outcome, Skipped):
            yield outcome
            continue
        article, name = outcome.article, free_id(outcome, taken.__contains__, again)
        taken.add(name)
        if name == article.id:
            yield article
            continue
        yield renamed(article.path, article.id, name)
        yield replace(article, id=name)


def renamed(path: str, own: str, name: str) -> Skipped:
    """What is told of an article whose id another one has."""
    reason = f"the id {own!r} is taken by an earlier article: this one is {name!r}"
    return Skipped(path, reason, fatal=False, kind="renamed")


def free_id(read: Read, taken: Callable[[str], bool], again: dict[str, int]) -> str:
    """The article's id, or where that is taken the id with a hash of its place and text that is free.

    again: how often each hash was met, so that the thousandth copy of an article does not try a thousand names.
    """
    own = read.article.id
    if not taken(own):
        return own
    first = name = hashed_id(read, 0)
    number = again.get(first, 1)
    while taken(name):
        name, number = hashed_id(read, number), number + 1
    again[first] = number
    return name


def hashed_id(read: Read, number: int = 0) -> str:
    """The id of an article with a hash of its place and text at its end; `number`: the how manieth try it is."""
    place_and_text = f"{read.relative}\0{number}\0{read.article.text}"
    return f"{read.article.id}-{hashlib.sha256(place_and_text.encode()).hexdigest()[:8]}"


def read_source(source: Source, options: IngestOptions, stdin: BinaryIO | None = None) -> Iterator[Read | Skipped]:
    """The articles of one file. Raises nothing: what goes wrong comes out as `Skipped`."""
    try:
        with opened(source, stdin) as stream:
            if source.format == ARCHIVE or (is_kept(source) and stream.peek(len(_ZIP))[: len(_ZIP)] == _ZIP):
                for member in members(source, stream):
                    if isinstance(member, Skipped):
                        yield member
                    else:
                        yield from _told(*member, options)
                return
            yield from _told(source, stream, _sidecar(source), options)
    except (InputError, *_READ_ERRORS) as error:
        yield _failed(source, error)
    except Exception as error:  # a failing file never stops a run, whatever a parser throws
        yield Skipped(source.shown, _surprise(error), fatal=True)


def is_kept(source: Source) -> bool:
    """Whether it lies somewhere and can be opened again, which standard input and the member of an archive cannot."""
    return source.file is not None or source.url is not None


def read_lines(source: Source, start: int, end: int, options: IngestOptions) -> tuple[list[Read | Skipped], int]:
    """The articles of a file of JSON lines that start from one byte to before another, and how many lines these are.

    Lines are numbered from where the reading starts. Raises nothing: what goes wrong comes out as `Skipped`.
    """
    found: list[Read | Skipped] = []
    number = 0
    try:
        with opened(source, None) as stream:
            facts = _facts(source, _sidecar(source), options)
            for number, line in enumerate(lines_between(stream, start, end, MAX_LINE_BYTES), 1):
                if line is None or line.strip():
                    found.append(_outcome(line_part(line, number), source, facts, options))
    except (InputError, *_READ_ERRORS) as error:
        found.append(_failed(source, error))
    except Exception as error:  # a failing file never stops a run, whatever a parser throws
        found.append(Skipped(source.shown, _surprise(error), fatal=True))
    return found, number


def is_cut(source: Source) -> bool:
    """Whether a file can be read in parts: JSON lines, not packed, in UTF-8. False where it cannot be opened."""
    if source.format != "jsonl" or not is_kept(source):
        return False
    try:
        with opened(source, None) as stream:
            head = stream.peek(_SNIFF)[:_SNIFF]
    except (InputError, *_READ_ERRORS):
        return False
    packed = head.startswith((_ZIP, b"\x1f\x8b"))
    return not packed and encoding_of(head) == "utf-8" and _json_kind(head, "jsonl") == "jsonl"


def _sidecar(source: Source) -> Callable[[str], bytes | None] | None:
    """Reads what lies beside a source; None where nothing can."""
    if source.url is not None:
        return in_folder_of_url(source.url)
    return in_folder_of(source.file) if source.file else None


def _facts(source: Source, sidecar: Callable[[str], bytes | None] | None, options: IngestOptions) -> Mapping[str, str]:
    """What stands beside a source."""
    named = PurePath(source.shown if source.file else source.relative)
    return beside(named, source.relative, options.meta, sidecar) if sidecar else {}


def _told(
    source: Source,
    stream: io.BufferedReader[Any],
    sidecar: Callable[[str], bytes | None] | None,
    options: IngestOptions,
) -> Iterator[Read | Skipped]:
    """The articles of one stream of bytes."""
    try:
        facts = _facts(source, sidecar, options)
        fruitless = 0
        for part in _parts(source, unpacked(stream)):
            outcome = _outcome(part, source, facts, options)
            fruitless = fruitless + 1 if isinstance(outcome, Skipped) and fruitless >= 0 else -1
            yield outcome
            if fruitless == MAX_VAIN_ENTRIES:
                yield in_vain(source)
                return
    except (InputError, *_READ_ERRORS) as error:
        yield _failed(source, error)
    except Exception as error:  # a failing article never stops a run, whatever a parser throws
        yield Skipped(source.shown, _surprise(error), fatal=True)


def in_vain(source: Source) -> Skipped:
    """What is told of a file that is not read on, since its first `MAX_VAIN_ENTRIES` entries held no article."""
    reason = f"no article in its first {MAX_VAIN_ENTRIES} entries, the rest is not read: is it another file?"
    return Skipped(source.shown, reason, fatal=True)


def _failed(source: Source, error: Exception) -> Skipped:
    if isinstance(error, InputError):
        kind = "not_an_article" if str(error).startswith("XML, but") else "failed"
        return Skipped(source.shown, str(error), fatal=kind == "failed", kind=kind)
    cause = getattr(error, "strerror", None)
    reason = f"cannot be read ({cause or error}): check the file or fetch it again"
    return Skipped(source.shown, reason, fatal=True, kind="unreadable" if cause else "failed")


def _outcome(part: Part, source: Source, facts: Mapping[str, str], options: IngestOptions) -> Read | Skipped:
    """One article of a file, within the time that one may take."""
    shown = f"{source.shown}: {part.label}" if part.label else source.shown
    try:
        with within(READ_SECONDS):
            found = part.read()
            if isinstance(found, Broken):
                return Skipped(shown, found.reason, fatal=found.fatal, kind=found.kind)
            if isinstance(found, Article):
                return Read(found, source.relative, bool(part.label), own=True)
            name, own = _id(found, source)
            origin = Origin(source.shown, source.name, name, facts, source.file)
            made = build(found, origin, options, load_outlets(options.outlet_dirs))
            return made if isinstance(made, Skipped) else Read(made, source.relative, bool(part.label), own)
    except TookTooLong:
        reason = f"took longer than {READ_SECONDS:g} seconds to read: split it, or take its report out by hand"
        return Skipped(shown, reason, fatal=True, kind="slow")
    except EvtxError as error:
        return Skipped(shown, str(error), fatal=True)
    except Exception as error:  # a failing article never stops a run, whatever a parser throws
        return Skipped(shown, _surprise(error), fatal=True)


def _surprise(error: Exception) -> str:
    return f"evtx failed on it ({type(error).__name__}: {error}): report it with the file"


def _id(raw: Raw, source: Source) -> tuple[str, bool]:
    """Its own id (True), else the file's stem; for one of many in a file the stem and a hash of the text."""
    own = " ".join(tidy(raw.id or "").split())
    if own and len(own) <= MAX_WORD_CHARS:
        return own, True
    if not raw.label:
        return source.stem, False
    return f"{source.stem}-{hashlib.sha256(raw.text.encode()).hexdigest()[:8]}", False


def _parts(source: Source, stream: io.BufferedReader[Any]) -> Iterator[Part]:
    """The articles of a file, each still to be read. Raises InputError for a file that is none."""
    head = stream.peek(_SNIFF)[:_SNIFF]
    if len(head) < _SNIFF and not head.strip(b"\xef\xbb\xbf \t\r\n\0"):
        raise InputError("empty: fetch the article again")
    kind = source.format or _sniff(head)
    if kind in ("json", "jsonl"):
        kind = _json_kind(head, kind)
    if kind == "jsonl":
        yield from _lines(stream, head)
        return
    data = whole(stream, _LIMITS.get(kind, MAX_BYTES))
    if kind == "json":
        yield from json_parts(data if encoding_of(head) == "utf-8" else decode_as_is(data))
    elif kind == "xml" and not looks_like_html(text := decode(data)):
        yield from feed(text)
    else:
        yield Part("", lambda: _one(kind, data))


def _one(kind: str, data: bytes) -> Raw:
    """The article of a file that holds a single one."""
    if kind == "mail":
        from evtx.ingest.mail import message  # what reads mail takes a while to import, and few files are mail

        return message(data)
    if kind in ("html", "xml"):
        return page(decode(data))
    return markdown(decode(data)) if kind == "markdown" else plain(decode(data))


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


def _lines(stream: io.BufferedReader[Any], head: bytes) -> Iterator[Part]:
    encoding = encoding_of(head)
    source = stream if encoding == "utf-8" else io.TextIOWrapper(stream, encoding, errors="replace")
    for number, line in enumerate(lines(source, MAX_LINE_BYTES), 1):
        if line is None or line.strip():
            yield line_part(line, number)
