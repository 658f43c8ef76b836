"""What `evtx explain` does: a file of articles, or an id and where it is, go in; explanations come out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from evtx.dedupe.canonical import tellings_of
from evtx.errors import InputError, NothingReadError, UsageError
from evtx.explain import Explanation, Node, explain
from evtx.incident import Incident
from evtx.incidents import known_of, outlet_names
from evtx.ingest.read import IngestOptions, Skipped, ingest
from evtx.merges import Around, explain_incident, explain_pair
from evtx.model import Article, Event
from evtx.pipeline import Engine, analyse
from evtx.records import read_events
from evtx.runs import failure
from evtx.scoring import read_records

_EVENT_ID = re.compile("e_[0-9a-f]{1,16}")
_RECORD_ID = re.compile("[ei]_[0-9a-f]{1,16}")


def explain_file(
    path: str, options: IngestOptions, engine: Engine, stdin: BinaryIO | None, full: bool
) -> Iterator[Explanation | str]:
    """Explanations of all articles of a file; a message for one that failed. Raises NothingReadError."""
    read = False
    for found in ingest([path], options, stdin):
        if isinstance(found, Skipped):
            if found.fatal:
                yield f"{found.path}: {found.reason}"
            continue
        read = True
        try:
            yield explain(analyse(found, engine), full=full)
        except Exception as error:  # as in a run: one article's failure is told, the others are shown
            yield f"{found.path} (article {found.id}): {failure(error)}"
    if not read:
        raise NothingReadError(f"{path}: no article could be read there")


def explain_event(
    wanted: str, events: Path | None, articles: str | None, options: IngestOptions, engine: Engine, full: bool
) -> Explanation:
    """The explanation of one event of a file. Raises UsageError or InputError saying what to give instead."""
    if not _EVENT_ID.fullmatch(wanted):
        raise InputError(f"{wanted}: no such file, and not the id of an event (e_...): check the path")
    if events is None:
        raise UsageError(f"where is the event {wanted}? Say --events FILE and --articles FILE")
    record = _find(wanted, events)
    about = record["article"]
    if not isinstance(about, dict):
        raise InputError(f"{events}: {record['id']} does not tell its article: is this a file of `evtx extract`?")
    source = articles or about.get("path") or ""
    if not source or not Path(source).exists():
        raise InputError(f"{source or 'the article'}: not found: say where the articles are with --articles")
    article = _article(source, about, options)
    if article is None:
        raise InputError(f"{source}: the article {about.get('id')!r} is not there: is this the right --articles?")
    if article.text_sha256 != about.get("text_sha256"):
        raise InputError(
            f"{article.path}: the text of {article.id!r} is another than when the event was extracted: extract it anew"
        )
    told = explain(analyse(article, engine), only=record["id"], full=full)
    if not told.events:
        made = (record.get("run") or {}).get("lexicon")
        raise InputError(
            f"{record['id']}: this version does not make that event any more (it was made with lexicon {made})"
        )
    return told


def explain_merge(wanted: str, events: Path | None, engine: Engine, lexicon: Path | None) -> Node | None:
    """Why the events of an incident are one, by its id or that of a member; None where no such incident is there."""
    if events is None or not _RECORD_ID.fullmatch(wanted):
        return None
    found: Incident | None = None
    company: dict[str, set[str]] = {}
    for record in _records(events):
        if not isinstance(record, Incident):
            continue
        if any(name.startswith(wanted) for name in (record.cluster, *record.taken_in, *record.members)):
            if found is not None:
                raise InputError(f"{events}: {wanted} is the start of several ids: give more of it")
            found = record
            continue
        for article in record.articles:
            company.setdefault(article.id, set()).add(record.cluster)
    if found is None:
        if wanted.startswith("i_"):
            raise InputError(f"{events}: no incident {wanted} in it")
        return None
    return explain_incident(found, Around(known_of(engine, lexicon), outlet_names(lexicon), company))


def explain_two(one: str, two: str, events: Path | None, engine: Engine, lexicon: Path | None) -> Node:
    """Why two events of a file are, or are not, one incident."""
    if events is None:
        raise UsageError(f"where are the events {one} and {two}? Say --events FILE")
    every = {e.id: e for record in _records(events) for e in _tellings(record)}
    chosen = []
    for wanted in (one, two):
        found = [e for name, e in every.items() if name.startswith(wanted)]
        if len(found) != 1:
            cause = (
                f"{wanted} is the start of {len(found)} ids: give more of it" if found else f"no event {wanted} in it"
            )
            raise InputError(f"{events}: {cause}")
        chosen.append(found[0])
    return explain_pair(chosen[0], chosen[1], known_of(engine, lexicon))


def _records(events: Path) -> Iterator[Event]:
    def bad(message: str) -> None:
        raise InputError(message)

    yield from read_events(str(events), None, bad)


def _tellings(record: Event) -> tuple[Event, ...]:
    return tellings_of(record) if isinstance(record, Incident) else (record,)


def _find(wanted: str, events: Path) -> dict[str, Any]:
    found = {r["id"]: r for r in read_records(events, ("id", "article")) if str(r["id"]).startswith(wanted)}
    if not found:
        raise InputError(f"{events}: no event {wanted} in it")
    if len(found) > 1:
        raise InputError(f"{events}: {wanted} is the start of {len(found)} ids: give more of it")
    return next(iter(found.values()))


def _article(source: str, about: dict[str, Any], options: IngestOptions) -> Article | None:
    for found in ingest([source], options):
        if isinstance(found, Article) and found.id == about.get("id"):
            return found
    return None
