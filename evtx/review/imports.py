"""What `evtx review import` does: reviewed files go in; decisions are added, gold is written, messages come out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from evtx.model import Event
from evtx.output import open_output, write_records
from evtx.pipeline import Engine
from evtx.review.corrections import Correction, add_corrections, read_corrections
from evtx.review.decide import Judged, judge
from evtx.review.desk import make_desk
from evtx.review.files import new_actors, take_back
from evtx.review.gold import gold_lines
from evtx.review.precision import Precision, precision


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of an import: lines for the user, whether rows were refused, precision over all decisions so far."""

    messages: tuple[str, ...]
    failed: bool
    precision: Precision


def import_files(
    files: Sequence[Path], corrections: Path, gold: Path | None, engine: Engine, by: str | None, now: str
) -> Imported:
    """Add the decisions of reviewed files to a corrections file.

    Rows without a fault are taken; a file imported again adds nothing. Raises UsageError and InputError for a file
    that cannot be read at all (nothing is added then), OutputError where the corrections or the gold cannot be
    written.
    """
    desk = make_desk(engine, by, now)
    judged = [(path, judge(take_back(path), desk)) for path in files]
    new = [correction for _, found in judged for correction in found.corrections]
    added, quarrels = add_corrections(corrections, new)
    messages = [str(fault) for _, found in judged for fault in found.faults]
    messages += [*quarrels, *_unlisted(new, engine)]
    messages += [_summary(path, found) for path, found in judged]
    messages.append(f"{corrections}: {len(added)} decisions added, {len(new) - len(added)} were there already")
    everything = read_corrections(corrections)
    if gold is not None:
        undecided = [event for _, found in judged for event in found.open]
        messages.append(_write_gold(gold, everything, undecided))
    return Imported(tuple(messages), any(found.faults for _, found in judged), precision(everything))


def _unlisted(new: Sequence[Correction], engine: Engine) -> list[str]:
    return [
        f"{name}: an actor that the lexicon does not know: `evtx lexicon new actor` adds it, so that it is found"
        for name in new_actors(new, engine.lexicon.actors)
    ]


def _summary(path: Path, found: Judged) -> str:
    verdicts = Counter(c.verdict for c in found.corrections)
    told = ", ".join(f"{verdicts[v]} {word}" for v, word in _WORDS.items())
    refused = len({fault.where for fault in found.faults})
    return f"{path}: {told}, {len(found.open)} open" + (f", {refused} rows refused" if refused else "")


_WORDS = {"accept": "accepted", "correct": "corrected", "reject": "rejected"}


def _write_gold(gold: Path, everything: Sequence[Correction], undecided: Sequence[Event]) -> str:
    lines = list(gold_lines(everything, undecided))
    with open_output(str(gold)) as file:
        write_records(file, lines, "jsonl")
    optional = sum(bool(line["optional"]) for line in lines)
    return f"{gold}: {len(lines) - optional} gold annotations, {optional} optional (nobody has decided on them)"
