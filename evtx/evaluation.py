"""What `evtx eval` does: gold, articles and perhaps events go in; the score, and what is below its floor, come out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import orjson

from evtx.errors import InputError, UsageError
from evtx.floors import below, corpus_hash, raised, read_floors, write_floors
from evtx.incident_scoring import articles_of, incident_scores
from evtx.incidents import known_of
from evtx.ingest.read import IngestOptions, ingest
from evtx.model import STATUSES, Event
from evtx.output import Filters, passes
from evtx.pipeline import Engine
from evtx.records import parse_event
from evtx.runs import Tally, check_read, counted, extract_all, load_engine
from evtx.scoring import Mistake, Score, read_lines, read_records, score


def evaluate(
    gold: Path,
    articles: Path,
    events: Path | None,
    lexicon: Path | None,
    tell: Callable[[str], None],
    gazetteer: str | None = None,
) -> Score:
    """Score the events of a file, or those extracted now from the articles. Raises InputError; `tell` gets failures."""
    rows = read_records(gold, ("article", "type"))
    if not rows:
        raise InputError(f"{gold}: no gold in it: give a file of annotations, one JSON object a line")
    if not articles.exists():
        raise InputError(f"--articles {articles}: no such file or folder: check the path")
    lines = read_lines(articles)
    engine = load_engine(lexicon, gazetteer)
    found = read_records(events, ("id", "type")) if events else list(_extracted(articles, engine, tell))
    told = [telling for record in found for telling in record.get("tellings") or (record,)]
    result = score(rows, told, lines)
    if any(row.get("same_as") for row in rows):
        typed = _typed(found, tell)
        about = articles_of(_listed(articles), lines)
        joined = incident_scores(rows, about, lines, typed, known_of(engine, lexicon), engine.gazetteer)
        return Score({**result.figures, "incidents": joined}, result.mistakes)
    return result


def _typed(found: Sequence[dict[str, Any]], tell: Callable[[str], None]) -> list[Event]:
    """The records as events; one that is no whole record is told, and left out of the grouping."""
    events = []
    for record in found:
        try:
            events.append(parse_event(orjson.dumps(record)))
        except ValueError as error:
            tell(f"{record.get('id')}: left out of the incidents: {error}")
    return events


def _listed(articles: Path) -> list[dict[str, Any]]:
    """What stands beside the texts of articles: outlets, dates."""
    listed = articles / "articles.jsonl" if articles.is_dir() else articles
    return read_records(listed, ("id",)) if listed.is_file() else []


def _extracted(articles: Path, engine: Engine, tell: Callable[[str], None]) -> Iterator[dict[str, Any]]:
    """Event records made now, as `evtx extract --status all` does; a folder's articles.jsonl tells the dates."""
    listed = articles / "articles.jsonl"
    source = listed if listed.is_file() else articles
    tally, every = Tally(), Filters(statuses=frozenset(STATUSES))
    found = extract_all(ingest([str(source)], IngestOptions(keep_removed=False)), engine)
    for _, events in counted(found, tally, tell, quiet=True):
        for event in (event for event in events if passes(event, every)):
            yield orjson.loads(orjson.dumps(event))
    check_read(tally)


def held_to(
    result: Score, gold: Path, articles: Path, floors: Path | None, write: bool, allow_lower: bool
) -> list[str]:
    """Hold figures to their floors, or write new floors; one line for each figure that is too low.

    Raises UsageError where floors would sink unsaid, InputError and OutputError for the file.
    """
    if floors is None:
        if write or allow_lower:
            raise UsageError("--write-floors and --allow-lower need --floors FILE, the file to write")
        return []
    corpus = corpus_hash(gold, articles)
    if not write:
        if allow_lower:
            raise UsageError("--allow-lower goes with --write-floors")
        return below(result.figures, read_floors(floors), corpus)
    old = read_floors(floors) if floors.exists() and not allow_lower else None
    write_floors(floors, raised(result.figures, old, corpus, allow_lower))
    return []


def as_json(result: Score, with_errors: bool) -> str:
    """The figures as one JSON object, with the mistakes under `errors` where they are asked for."""
    table = {**result.figures, "errors": [_mistake(m) for m in result.mistakes]} if with_errors else result.figures
    return orjson.dumps(table).decode()


def _mistake(mistake: Mistake) -> dict[str, Any]:
    return {
        "article": mistake.article,
        "kind": mistake.kind,
        "gold": mistake.gold.key if mistake.gold else None,
        "event": mistake.event.key if mistake.event else None,
    }
