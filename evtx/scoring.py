"""Gold annotations, event records and the articles' lines go in; precision, recall, F1 and every mistake come out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import Any

import orjson

from evtx.errors import InputError
from evtx.model import ASSERTED
from evtx.pairing import Account, event_account, folded, gold_account, pair_up

_CORE_ROLES = frozenset({"initiator", "target", "participant"})
Figures = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Mistake:
    """One gold event, one extracted event or a pair of them that is not as it should be."""

    article: str
    kind: str  # missed | not_asserted | wrong_type | imperfect | false_asserted | spurious
    gold: Account | None
    event: Account | None


@dataclass(frozen=True, slots=True)
class Ratio:
    """Hits among what the gold holds and what was extracted."""

    hit: int
    gold: int
    pred: int

    def figures(self) -> dict[str, float | int]:
        """Precision, recall and F1 (0 where there is nothing to divide by), with the counts."""
        precision = self.hit / self.pred if self.pred else 0.0
        recall = self.hit / self.gold if self.gold else 0.0
        both = precision + recall
        f1 = 2 * precision * recall / both if both else 0.0
        shown = {"p": round(precision, 3), "r": round(recall, 3), "f1": round(f1, 3)}
        return {**shown, "hit": self.hit, "gold": self.gold, "pred": self.pred}


@dataclass(slots=True)
class _Sums:
    """Counts over all articles."""

    count: Counter[str] = field(default_factory=Counter)
    slots: Counter[tuple[str, str]] = field(default_factory=Counter)
    types: Counter[tuple[str, str]] = field(default_factory=Counter)
    mistakes: list[Mistake] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Score:
    """The figures, as `--json` writes them, and the mistakes in order of the articles."""

    figures: Figures
    mistakes: tuple[Mistake, ...]


def score(
    gold: Sequence[Mapping[str, Any]], events: Iterable[Mapping[str, Any]], articles: Mapping[str, Sequence[str]]
) -> Score:
    """Score records against gold. `articles`: the non-blank lines of every article by its name.

    An event belongs to the article that its `article.id` names, else to the stem of `article.path`; events of
    other articles are counted as skipped. Articles without gold count: what is extracted there is false.
    """
    lines = {name: [folded(line) for line in text] for name, text in articles.items()}
    for row in gold:
        lines.setdefault(row["article"], [])
    golds: dict[str, list[Account]] = {name: [] for name in lines}
    for row in gold:
        golds[row["article"]].append(_account(gold_account, row))
    found: dict[str, list[Account]] = {name: [] for name in lines}
    skipped = 0
    for record in events:
        name = article_of(record, found)
        if name is None:
            skipped += 1
        else:
            found[name].append(_account(event_account, record, lines[name]))
    sums = _Sums()
    for name in sorted(lines):
        _score_article(name, golds[name], found[name], sums)
    empty = sum(not accounts for accounts in golds.values())
    return Score(_figures(sums, len(lines), empty, skipped), tuple(sums.mistakes))


def _account(make: Callable[..., Account], row: Mapping[str, Any], *more: object) -> Account:
    try:
        return make(row, *more)
    except (KeyError, TypeError, AttributeError, ValueError, IndexError) as error:
        name = row.get("id") or f"{row.get('article')}:{row.get('event')}"
        cause = f"{type(error).__name__}: {error}"
        raise InputError(f"{name}: not in the form of a record or annotation ({cause}): see `evtx schema`") from error


def article_of(record: Mapping[str, Any], known: Mapping[str, object]) -> str | None:
    """The name under which `known` has the article of a record: its id, or the stem of its path."""
    about = record.get("article") or {}
    names = (about.get("id"), PurePath(about.get("path") or "").stem)
    return next((name for name in names if name in known), None)


def _score_article(name: str, golds: Sequence[Account], events: Sequence[Account], sums: _Sums) -> None:
    pairs = pair_up(golds, events)
    for number, gold in enumerate(golds):
        if gold.optional:
            continue
        event = events[pairs[number]] if number in pairs else None
        if event is not None:
            sums.count["status_pairs"] += 1
            sums.count["status_right"] += gold.status == event.status or {gold.status, event.status} <= ASSERTED
        if gold.status in ASSERTED:
            _score_asserted(name, gold, event, sums)
        else:
            _score_not_asserted(name, gold, event, sums)
    matched = set(pairs.values())
    for number, event in enumerate(events):
        if number in matched or event.status not in ASSERTED:
            continue
        sums.count["pred"] += 1
        sums.count["false_in_empty"] += not golds
        sums.types[event.type, "pred"] += 1
        _add_slots(sums, None, event)
        sums.mistakes.append(Mistake(name, "spurious", None, event))


def _score_not_asserted(name: str, gold: Account, event: Account | None, sums: _Sums) -> None:
    """Gold that says planned, denied, habitual or hypothetical: an asserted event for it is a false one."""
    sums.count["nonasserted_gold"] += 1
    if event is not None and event.status in ASSERTED:
        sums.count["false_asserted"] += 1
        sums.count["pred"] += 1
        sums.mistakes.append(Mistake(name, "false_asserted", gold, event))


def _score_asserted(name: str, gold: Account, event: Account | None, sums: _Sums) -> None:
    sums.count["gold"] += 1
    sums.types[gold.type, "gold"] += 1
    if event is None or event.status not in ASSERTED:
        sums.mistakes.append(Mistake(name, "missed" if event is None else "not_asserted", gold, event))
        _add_slots(sums, gold, None)
        return
    right = gold.type == event.type
    sums.count["pred"] += 1
    sums.count["detect"] += 1
    sums.count["event"] += right
    sums.types[gold.type, "hit"] += right
    sums.types[event.type, "pred"] += 1
    _add_slots(sums, gold, event)
    if not right:
        sums.mistakes.append(Mistake(name, "wrong_type", gold, event))
    if right and _same_core(gold, event):
        sums.count["perfect"] += 1
    else:
        sums.mistakes.append(Mistake(name, "imperfect", gold, event))


def _same_core(gold: Account, event: Account) -> bool:
    """Date, place and every initiator, target and participant right."""

    def core(account: Account) -> set[tuple[str, str]]:
        return {a for a in account.actors if a[1] in _CORE_ROLES}

    dated = gold.undatable or gold.date == event.date
    placed = gold.place == event.place or bool(gold.places & event.places)
    return dated and placed and core(gold) == core(event)


def _slots(account: Account | None) -> dict[str, frozenset[Any]]:
    """What an account fills every slot with; nothing for no account."""
    if account is None:
        return {}
    return {
        "date": frozenset({account.date} - {None}),
        "place": frozenset({account.place} - {None}),
        "subtype": frozenset({account.subtype} - {None, ""}),
        "admin1": frozenset({account.admin1} - {None, ""}),
        "actor_role": account.actors,
        "actor": frozenset(actor for actor, _ in account.actors),
        "figure": account.figures,
        "item": frozenset(item for item, _ in account.items),
        "item_use": account.items,
        "source": frozenset(name for name, _ in account.sources),
        "source_kind": frozenset(kind for _, kind in account.sources),
        "claimed": account.claimed,
    }


def _add_slots(sums: _Sums, gold: Account | None, event: Account | None) -> None:
    wanted, got = _slots(gold), _slots(event)
    if gold is not None and event is not None and event.place in gold.places:
        wanted["place"] = got["place"]  # another of the names that count as right
    for slot in wanted or got:
        if slot == "date" and gold is not None and gold.undatable:
            continue
        right, mine = wanted.get(slot, frozenset()), got.get(slot, frozenset())
        sums.slots[slot, "hit"] += len(right & mine)
        sums.slots[slot, "gold"] += len(right)
        sums.slots[slot, "pred"] += len(mine)


def _figures(sums: _Sums, articles: int, empty: int, skipped: int) -> Figures:
    count = sums.count

    def share(part: str, whole: str) -> float | None:
        return round(count[part] / count[whole], 3) if count[whole] else None

    def table(tallies: Counter[tuple[str, str]]) -> dict[str, dict[str, float | int]]:
        names = sorted({name for name, _ in tallies})
        return {n: Ratio(tallies[n, "hit"], tallies[n, "gold"], tallies[n, "pred"]).figures() for n in names}

    return {
        "articles": articles,
        "empty_articles": empty,
        "skipped_predictions": skipped,
        "event": Ratio(count["event"], count["gold"], count["pred"]).figures(),
        "detect": Ratio(count["detect"], count["gold"], count["pred"]).figures(),
        "status": share("status_right", "status_pairs"),
        "false_asserted": count["false_asserted"],
        "nonasserted_gold": count["nonasserted_gold"],
        "false_in_empty": count["false_in_empty"],
        "perfect": share("perfect", "gold"),
        "slots": table(sums.slots),
        "types": table(sums.types),
    }


# ---------------------------------------------------------------- reading


def read_records(path: Path, needs: Sequence[str]) -> list[dict[str, Any]]:
    """The JSON objects of a JSON-lines file, each with the fields needed. Raises InputError naming line and cause."""
    try:
        lines = path.read_bytes().splitlines()
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}): check the path") from error
    records = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = orjson.loads(line)
        except orjson.JSONDecodeError as error:
            raise InputError(
                f"{path}: line {number}: broken JSON ({error.msg}): one JSON object a line is needed"
            ) from error
        if not isinstance(record, dict):
            raise InputError(f"{path}: line {number}: no JSON object: one a line is needed")
        missing = [name for name in needs if name not in record]
        if missing:
            raise InputError(f"{path}: line {number}: without `{missing[0]}`: is this the right file?")
        records.append(record)
    return records


def read_lines(articles: Path) -> dict[str, list[str]]:
    """The non-blank lines of every article by its name: of a folder's .txt files, or of a JSON-lines file.

    Raises InputError where there are none.
    """
    if articles.is_dir():
        texts = {path.stem: _utf8(path) for path in sorted(articles.glob("*.txt"))}
    else:
        rows = read_records(articles, ("id", "text"))
        texts = {str(row["id"]): _whole_text(row) for row in rows}
    if not texts:
        raise InputError(f"{articles}: no articles there: give a folder of <article>.txt, or a file of JSON lines")
    return {name: [line for line in text.split("\n") if line.strip()] for name, text in texts.items()}


def _utf8(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8 ({error.reason}, byte {error.start}): convert it") from error


def _whole_text(row: Mapping[str, Any]) -> str:
    """Title and text; evtx's own article records have the title in the text already."""
    title, text = row.get("title"), str(row["text"])
    return text if not title or text.startswith(title) else f"{title}\n\n{text}"
