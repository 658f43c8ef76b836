"""Sources and options go in; articles with their events come out one after the other, with what failed and a tally."""

from __future__ import annotations

import os
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from evtx.config import DATA_DIR
from evtx.errors import DataError, InputError, NothingReadError, UsageError
from evtx.gazetteer.local import VARIABLE, LocalPlaces, load_local, local_path
from evtx.gazetteer.places import default_gazetteer, load_gazetteer, place_files
from evtx.ingest.read import IngestOptions, Skipped, load_meta
from evtx.lexicon.load import default_lexicon, load_lexicon
from evtx.limits import EXTRACT_SECONDS, TookTooLong, within
from evtx.model import Article, Event
from evtx.output import Facts, Filters, facts_of, fits, json_bytes
from evtx.pipeline import Engine, default_engine, extract_article, make_engine

_QUIET_KINDS = frozenset({"hidden", "not_an_article"})  # named with -v only
_PARTICULARS = re.compile(r"'[^']*'|\"[^\"]*\"|\([^()]*\)|\d+")
_CAUSES = 10_000  # that are counted one by one
_SAME_CAUSE = 5  # failures of one file for one reason that are told one by one


Outcome = TypeVar("Outcome")


@dataclass(frozen=True, slots=True)
class Extracted:
    """One article with all its events, of every status."""

    article: Article
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Sealed:
    """The events of one article as they cross from one process to another: written as JSON where they were found.

    As objects they would take some thirty times as long to unpack, and the process that writes them all would be the
    one that the others wait for. found: events of every status. records: the JSON of those wanted, with what filters
    ask of each. article: None until the process that has it puts it back.
    """

    id: str
    dated: bool
    found: int
    records: tuple[tuple[Facts, bytes], ...]
    article: Article | None = None


@dataclass(slots=True)
class Tally:
    """What a run has met so far; counts, and seconds since it began."""

    articles: int = 0
    events: int = 0
    shown: int = 0
    skipped: int = 0
    failed: int = 0
    undated: int = 0
    started: float = field(default_factory=time.monotonic)

    @property
    def seconds(self) -> float:
        """Seconds since the run began."""
        return time.monotonic() - self.started

    @property
    def status(self) -> int:
        """Exit status of a run that got to its end."""
        return 1 if self.failed else 0


def ingest_options(
    meta: Path | None = None,
    published: str | None = None,
    published_from: str | None = None,
    force: bool = False,
    lexicon: Path | None = None,
    keep_removed: bool = False,
) -> IngestOptions:
    """What the user says about the articles, ready for `ingest`. Raises UsageError where the table cannot be read."""
    try:
        rows = load_meta(meta) if meta else {}
    except InputError as error:
        raise UsageError(f"--meta {error}") from error
    return IngestOptions(
        published=published,
        published_from=published_from,
        meta=rows,
        force=force,
        keep_removed=keep_removed,
        outlet_dirs=(lexicon / "outlets",) if lexicon else (),
    )


def load_engine(lexicon: Path | None, gazetteer: str | None = None) -> Engine:
    """The engine with the packaged data, a user's folder on top where one is given, and the imported places beside it.

    `gazetteer` is what the user says of those (`gazetteer.local.local_path`). Raises UsageError for what is not there,
    DataError for a wrong entry, InputError for a local gazetteer that cannot be read.
    """
    local = load_imported(gazetteer)
    if lexicon is None:
        return default_engine() if local is None else make_engine(default_lexicon(), default_gazetteer(), local)
    if not lexicon.is_dir():
        raise UsageError(f"--lexicon {lexicon}: no such folder: give one laid out as evtx/data is")
    places = [*place_files(), *sorted((lexicon / "places").glob("*.tsv"))]
    try:
        return make_engine(load_lexicon((DATA_DIR, lexicon)), load_gazetteer(places), local)
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(str(lexicon), "a file", str(error)) from error


def load_imported(gazetteer: str | None) -> LocalPlaces | None:
    """The local gazetteer that the user names, by option or environment, else the default one if there is one."""
    path = local_path(os.environ, gazetteer)
    if path is None:
        return None
    if not path.exists() and (gazetteer or os.environ.get(VARIABLE)):
        said = f"--gazetteer {path}" if gazetteer else f"{VARIABLE}={path}"
        raise UsageError(f"{said}: no such file: make it with `evtx gazetteer import --gazetteer {path} FILE...`")
    return load_local(path)


def extract_all(found: Iterable[Article | Skipped], engine: Engine) -> Iterator[Extracted | Skipped]:
    """Events of every article; one that makes the engine fail is reported and the run goes on."""
    for outcome in found:
        yield outcome if isinstance(outcome, Skipped) else extract_one(outcome, engine)


def extract_one(article: Article, engine: Engine) -> Extracted | Skipped:
    """The events of one article, or why there are none: it makes the engine fail, or takes longer than it may."""
    shown = f"{article.path} (article {article.id})"
    try:
        with within(EXTRACT_SECONDS):
            return Extracted(article, extract_article(article, engine))
    except TookTooLong:
        reason = f"took longer than {EXTRACT_SECONDS:g} seconds to extract: split it, if it is a report at all"
        return Skipped(shown, reason, fatal=True, kind="slow")
    except Exception as error:  # whatever one article does to a rule, the others are read
        return Skipped(shown, failure(error), fatal=True)


def seal(outcome: Extracted | Skipped, wanted: Filters | None) -> Sealed | Skipped:
    """The events of an article as JSON; only those wanted, or all for None."""
    if isinstance(outcome, Skipped):
        return outcome
    told = [(facts_of(event), event) for event in outcome.events]
    records = tuple((facts, json_bytes(event)) for facts, event in told if wanted is None or fits(facts, wanted))
    return Sealed(outcome.article.id, outcome.article.published is not None, len(told), records)


def failure(error: Exception) -> str:
    """What is told of an article that the engine failed on: where it happened, and what."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f" in {trace.tb_frame.f_code.co_name}, line {trace.tb_lineno}" if trace else ""
    return f"evtx failed on it ({type(error).__name__}: {error}{where}): report it with the article"


def counted(
    found: Iterable[Article | Extracted | Skipped],
    tally: Tally,
    tell: Callable[[str], None],
    verbose: bool = False,
    quiet: bool = False,
) -> Iterator[tuple[Article, tuple[Event, ...]]]:
    """The articles of a run, with their events if extracted; `tally` counts, `tell` gets a line for the rest."""
    outcomes: Iterable[Article | Extracted] = _read(found, tally, tell, verbose, quiet)
    for outcome in outcomes:
        article, events = (outcome.article, outcome.events) if isinstance(outcome, Extracted) else (outcome, ())
        tally.events += len(events)
        tally.undated += article.published is None
        yield article, events


def counted_sealed(
    found: Iterable[Sealed | Skipped],
    tally: Tally,
    tell: Callable[[str], None],
    verbose: bool = False,
    quiet: bool = False,
) -> Iterator[Sealed]:
    """The same for articles whose events are JSON already."""
    for sealed in _read(found, tally, tell, verbose, quiet):
        tally.events += sealed.found
        tally.undated += not sealed.dated
        yield sealed


def _read(
    found: Iterable[Outcome | Skipped], tally: Tally, tell: Callable[[str], None], verbose: bool, quiet: bool
) -> Iterator[Outcome]:
    """What was read; the rest is told, and all is counted."""
    skip, rest = teller(tell, verbose, quiet)
    for outcome in found:
        if isinstance(outcome, Skipped):
            _count_skipped(outcome, tally)
            skip(outcome)
            continue
        tally.articles += 1
        yield outcome
    rest()


def teller(
    tell: Callable[[str], None], verbose: bool = False, quiet: bool = False
) -> tuple[Callable[[Skipped], None], Callable[[], None]]:
    """Two functions: one tells what was left out, as far as it is to be told; one, at the end, how much more there was.

    Failures are always told, but of one file not more than a few for one reason; `verbose`: all, and what was left out
    on purpose too.
    """
    repeated: Counter[tuple[str, str]] = Counter()

    def skip(skipped: Skipped) -> None:
        if not _is_told(skipped, verbose, quiet):
            return
        cause = _cause(skipped, repeated)
        repeated[cause] += 1
        if verbose or repeated[cause] <= _SAME_CAUSE:
            tell(f"{skipped.path}: {skipped.reason}")

    def rest() -> None:
        for (path, reason), count in repeated.items():
            if count > _SAME_CAUSE and not verbose and not quiet:
                tell(f"{path}: {count - _SAME_CAUSE} more for the same reason, {reason.split(':')[0]} (-v lists them)")

    return skip, rest


def _cause(skipped: Skipped, known: Mapping[tuple[str, str], int]) -> tuple[str, str]:
    """The file and the reason without what differs from place to place; of very many files all count as one."""
    cause = (skipped.path.split(": ")[0], _PARTICULARS.sub("…", skipped.reason))
    return cause if cause in known or len(known) < _CAUSES else ("elsewhere", "…")


def _count_skipped(skipped: Skipped, tally: Tally) -> None:
    if skipped.fatal:
        tally.failed += 1
    elif skipped.kind != "renamed":
        tally.skipped += 1


def _is_told(skipped: Skipped, verbose: bool, quiet: bool) -> bool:
    """Failures always; what was left out on purpose unless the user wants quiet or would expect it."""
    return skipped.fatal or verbose or not (quiet or skipped.kind in _QUIET_KINDS)


def check_read(tally: Tally) -> None:
    """Raises NothingReadError for a run without a single article."""
    if tally.articles:
        return
    if tally.failed or tally.skipped:
        met = f"{tally.failed} failed, {tally.skipped} skipped (-v names them)"
        raise NothingReadError(f"no article could be read: {met}: see the causes and formats in `evtx ingest --help`")
    raise NothingReadError(
        "no articles there: name files or folders with .txt, .md, .html, .json, .jsonl or .xml files"
    )


def summary(tally: Tally, extracting: bool) -> str:
    """The last line of a run: articles, events, skipped, failed, undated, seconds."""
    parts = [_many(tally.articles, "article")]
    if extracting:
        other = tally.events - tally.shown
        parts.append(
            _many(tally.shown, "event") + (f" ({other} more of other status or filtered out)" if other else "")
        )
    parts.append(f"{tally.skipped} skipped")
    if tally.failed:
        parts.append(f"{tally.failed} failed")
    parts += [f"{tally.undated} undated", f"{tally.seconds:.1f} s"]
    return ", ".join(parts)


def undated_warning(tally: Tally) -> str | None:
    """What to do about articles that tell no publication date; None where all do."""
    if not tally.undated:
        return None
    one = tally.undated == 1
    return (
        f"{_many(tally.undated, 'article')} {'has' if one else 'have'} no publication date, so that relative dates stay"
        " unresolved: give --published DATE, --meta FILE.csv or --published-from filename"
    )


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}" + ("" if count == 1 else "s")
