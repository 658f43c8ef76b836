"""The Python API: paths or texts go in, typed records come out. As small as the command line."""

from __future__ import annotations

import hashlib
import io
import logging
import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import chain
from pathlib import Path

from evtx.errors import InputError
from evtx.incident import Incident
from evtx.ingest.read import IngestOptions, Skipped, ingest
from evtx.model import Article, Event
from evtx.output import make_filters, passes
from evtx.pipeline import Engine
from evtx.records import read_events as read_lines
from evtx.runs import Tally, check_read, counted, extract_all, ingest_options, load_engine

Readable = str | os.PathLike[str] | Article
_LOG = logging.getLogger("evtx")
_ARABIC = re.compile("[\u0621-\u064a]")
_ADDED = (".toml", ".tsv")


def extract(
    sources: Readable | Iterable[Readable],
    *,
    published: str | date | None = None,
    status: str | Sequence[str] = ("occurred", "ongoing"),
    min_confidence: float | None = None,
    lexicon: str | os.PathLike[str] | None = None,
    corrections: str | os.PathLike[str] | None = None,
    force: bool = False,
) -> list[Event]:
    """The events of articles, as `evtx extract` finds them.

    `sources`: one or more of paths (files and folders), texts, and articles. A string is a path where one exists, a
    text where it holds Arabic words; the first line of a text is its title if a blank line follows. `published`: the
    day (2021-06-17) of articles that tell none. `status`: which events are wanted ("all" for all). `min_confidence`:
    only events at least so sure; None leaves out acts that are no more than mentioned. `lexicon`: a folder of your own
    additions. `corrections`: decisions of people to hold to. `force`: read what is not in Arabic too.

    What cannot be read is logged (logger "evtx") and the rest goes on. Raises EvtxError: InputError for a path that is
    not there, NothingReadError where no article at all could be read, UsageError for a wrong argument.
    """
    wanted = [status] if isinstance(status, str) else [*status]
    filters = make_filters(statuses=wanted, min_confidence=min_confidence)
    own = Path(lexicon) if lexicon is not None else None
    day = published.isoformat() if isinstance(published, date) else published
    options = ingest_options(published=day, force=force, lexicon=own)
    found = [_checked(source) for source in _each(sources)]
    engine = _engine(own, _stamp(own))
    keep = _keeper(corrections)
    tally = Tally()
    outcomes = (outcome for source in found for outcome in _read(source, options))
    events: list[Event] = []
    for article, told in counted(extract_all(outcomes, engine), tally, _LOG.warning):
        events += (event for event in keep(article, told) if passes(event, filters))
    check_read(tally)
    return events


def dedupe(
    events: Iterable[Event],
    *,
    against: Iterable[Incident] = (),
    lexicon: str | os.PathLike[str] | None = None,
) -> list[Incident]:
    """The incidents that events of many articles tell, as `evtx dedupe` finds them: one record each.

    `against`: incidents known before, which keep their ids and gain members. `lexicon`: the folder of your own
    additions with which the events were extracted.
    """
    from evtx.incidents import Counts, incidents_from, known_of, outlet_names

    own = Path(lexicon) if lexicon is not None else None
    known = known_of(_engine(own, _stamp(own)), own)
    return list(incidents_from(chain(against, events), known, outlet_names(own), Counts()))


def read_events(path: str | os.PathLike[str]) -> list[Event]:
    """The events (or incidents) of a file that evtx wrote, typed. Lines that are no records are logged.

    Raises InputError where the file cannot be read, NothingReadError where it holds no record.
    """
    return list(read_lines(os.fspath(path), None, _LOG.warning))


def _each(sources: Readable | Iterable[Readable]) -> Iterator[Readable]:
    if isinstance(sources, str | os.PathLike | Article):
        yield sources
    else:
        yield from sources


def _checked(source: Readable) -> Path | str | Article:
    """A path as Path, a text as str. Raises InputError for a string that is neither."""
    if isinstance(source, Article):
        return source
    if isinstance(source, str) and not _is_path(source):
        if len(source.split()) > 1 and _ARABIC.search(source):
            return source
        raise InputError(f"{source[:80]!r}: no such file or folder, and no Arabic text: check the path")
    path = Path(source)
    if not path.exists():
        raise InputError(f"{path}: no such file or folder: check the path")
    return path


def _is_path(text: str) -> bool:
    try:
        return bool(text.strip()) and "\n" not in text and Path(text).exists()
    except (OSError, ValueError):  # too long for a name, or a null character: a text
        return False


def _read(source: Path | str | Article, options: IngestOptions) -> Iterator[Article | Skipped]:
    """Articles of a path or a text; a text is named by its hash, so that its events keep their ids."""
    if isinstance(source, Article):
        digest = source.text_sha256 or hashlib.sha256(source.text.encode()).hexdigest()
        yield replace(source, text_sha256=digest)
    elif isinstance(source, Path):
        yield from ingest([str(source)], options)
    else:
        for outcome in ingest(["-"], options, io.BytesIO(source.encode())):
            if isinstance(outcome, Article):
                yield replace(outcome, id=f"text-{outcome.text_sha256[:12]}", path="")
            else:
                yield replace(outcome, path=f"the text {source[:40]!r}")


def _keeper(corrections: str | os.PathLike[str] | None) -> Callable[[Article, Sequence[Event]], Sequence[Event]]:
    if corrections is None:
        return lambda article, events: events
    from evtx.review.held import keeper

    return keeper(Path(corrections), _LOG.warning).keep


def _stamp(folder: Path | None) -> tuple[tuple[str, int], ...]:
    """What tells that a user's folder has changed: its files and when each was written."""
    if folder is None or not folder.is_dir():
        return ()
    files = (path for path in sorted(folder.rglob("*")) if path.suffix in _ADDED)
    return tuple((str(path), path.stat().st_mtime_ns) for path in files)


@lru_cache(maxsize=2)
def _engine(folder: Path | None, _changed: tuple[tuple[str, int], ...]) -> Engine:
    """The engine of a folder, loaded once until one of its files changes."""
    return load_engine(folder)
