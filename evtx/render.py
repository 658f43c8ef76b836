"""Events, articles, explanations and figures go in; tables, trees and messages for people's eyes come out (Rich)."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import IO, Any

from rich import box
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from evtx.doctor import Finding
from evtx.explain import Explained, Explanation, Node, Passage
from evtx.model import Article, Event, Figure
from evtx.pairing import Account
from evtx.runs import Tally
from evtx.scoring import Mistake

_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_FSI, _PDI = "\u2068", "\u2069"
_PATIENCE = 1.0  # seconds before a run counts as long and shows its progress
_FILE_WIDTH = 160
_NARROW = 48  # columns of a terminal below which a table has a single column
_ROLE_ORDER = ("initiator", "participant", "target", "supporter", "suspected", "accused")
_STATUS_STYLE = {"occurred": "", "ongoing": "yellow", "planned": "cyan", "denied": "red"}
_MARK_STYLE = {"trigger": "bold red", "date": "cyan", "place": "green", "actor": "yellow", "casualty": "magenta"}


def clean(text: str) -> str:
    """A text without control characters and marks that could steer a terminal or turn a line round."""
    return _UNSAFE.sub("", text.replace("\n", " ").replace("\t", " "))


def make_console(file: IO[str] | None = None, color: bool = True, width: int | None = None) -> Console:
    """A console on standard output (or `file`), plain where the user or NO_COLOR says so. No markup is read."""
    return Console(
        file=file, no_color=None if color else True, highlight=False, markup=False, emoji=False, width=width,
        soft_wrap=False, legacy_windows=False,
    )  # fmt: skip


def file_console(file: IO[str]) -> Console:
    """A console for a table in a file: wide, without colour."""
    return make_console(file, color=False, width=_FILE_WIDTH)


def say(message: str) -> None:
    """One message on standard error."""
    print(f"evtx: {clean(message)}", file=sys.stderr)


# ---------------------------------------------------------------- tables


class _Grid:
    """A table whose columns get their share of the width, and whose Arabic lines stay in their cells."""

    def __init__(self, console: Console, columns: Sequence[tuple[str, int, int]]) -> None:
        """Columns as (title, least width, weight of its share of the rest); a weight of 0 keeps to the least."""
        self.console = console
        self.isolate = console.is_terminal
        free = console.width - sum(least + 2 for _, least, _ in columns) - len(columns) - 1
        weights = sum(weight for _, _, weight in columns) or 1
        self.widths = [max(4, least + max(0, free) * weight // weights) for _, least, weight in columns]
        self.table = Table(box=box.SIMPLE_HEAD if console.width < 60 else box.ROUNDED, show_lines=True, safe_box=True)
        for (title, _, _), width in zip(columns, self.widths, strict=True):
            self.table.add_column(title, width=width, no_wrap=True, overflow="crop")

    def add(self, cells: Sequence[str | Text]) -> None:
        """One row; a cell may hold several lines."""
        self.table.add_row(*(self._cell(c, w) for c, w in zip(cells, self.widths, strict=True)))

    def _cell(self, cell: str | Text, width: int) -> Text:
        text = cell if isinstance(cell, Text) else Text(cell)
        lines = [part for line in text.split("\n", allow_blank=True) for part in line.wrap(self.console, width)]
        for line in lines:
            line.rstrip()
        return Text("\n").join(self._isolated(line) for line in lines)

    def _isolated(self, line: Text) -> Text:
        if not self.isolate or not _RTL.search(line.plain):
            return line
        return Text(_FSI).append_text(line).append(_PDI)


def events_table(console: Console, events: Sequence[Event]) -> None:
    """The events as a table with as many columns as the width allows; what has no column goes into another."""
    layout = [c for c in _LAYOUT if console.width >= c[0]]
    titles = [title for _, title, _, _ in layout]
    narrow = console.width < _NARROW
    columns = [(title, least, weight) for _, title, least, weight in layout]
    grid = _Grid(console, [("events", 12, 1)] if narrow else columns)
    for event in events:
        cells = _cells(event, titles, english="source" not in titles)
        grid.add([Text("\n").join(cells[t] for t in titles)] if narrow else [cells[t] for t in titles])
    console.print(grid.table)


def _cells(event: Event, titles: Sequence[str], english: bool) -> dict[str, Text]:
    """The cells of a row; without a column of their own, actors go below the place, figures below the type."""
    cells = {
        "date": _date(event),
        "type": _type(event, with_status="status" not in titles),
        "place": Text(_place(event)),
        "actors": Text(_actors(event, english)),
        "figures": Text(_figures(event)),
        "status": Text(event.status, style=_STATUS_STYLE.get(event.status, "magenta")),
        "source": Text(_sources(event)),
        "evidence": _evidence(event),
    }
    for lost, host in (("actors", "place"), ("figures", "type")):
        if lost not in titles and cells[lost].plain:
            cells[host] = Text("\n").join((cells[host], cells[lost]))
    return cells


# (least width of the terminal, title, least width, weight); the first columns are the last to go
_LAYOUT = (
    (0, "date", 11, 0),
    (0, "type", 14, 0),
    (0, "place", 12, 2),
    (70, "actors", 16, 3),
    (90, "figures", 12, 0),
    (120, "status", 8, 0),
    (150, "source", 14, 2),
    (112, "evidence", 14, 5),
)


def _date(event: Event) -> Text:
    date = event.date
    if date is None:
        text = "–"
    elif date.start is None:
        text = f"from {date.not_before}" if date.not_before else clean(date.text or "undated")
    else:
        text = date.start if date.end in (None, date.start) else f"{date.start}\n– {date.end}"
        text += "?" if date.precision == "inferred" else ""
        text += f"\n{date.time or date.part}" if date.time or date.part else ""
    return Text(text).append(f"\n{event.id[:9]}", style="dim")


def _type(event: Event, with_status: bool) -> Text:
    text = Text(event.type, style="bold").append(f"\n{event.subtype}" if event.subtype else "")
    if with_status and event.status != "occurred":
        text.append(f"\n({event.status})", style=_STATUS_STYLE.get(event.status, "magenta"))
    return text


def _place(event: Event) -> str:
    place = event.place
    if place is None:
        return "–"
    near = "near " if place.precision == "near" else ""
    name = clean(place.name_en or place.name)
    lines = [f"{near}{name}"]
    area = ", ".join(p for p in (place.admin1, place.country) if p and p != name)
    lines += [clean(place.name)] * bool(place.name_en) + [clean(area)] * bool(area)
    if len(event.places) > 1:
        lines.append(f"+ {len(event.places) - 1} more")
    return "\n".join(lines)


def _actors(event: Event, english: bool) -> str:
    lines = []
    for role in _ROLE_ORDER:
        names = [
            clean((a.name_en or a.id) if english else (a.name_en or a.name)) for a in event.actors if a.role == role
        ]
        if names:
            lines.append(f"{role}: {', '.join(dict.fromkeys(names))}")
    if event.claimed_by:
        lines.append(f"claimed by: {', '.join(c.id for c in event.claimed_by)}")
    return "\n".join(lines)


def _figures(event: Event) -> str:
    return "\n".join(f"{_amount(figure)} {kind}" for kind, figure in event.casualties.items())


def _amount(figure: Figure) -> str:
    about = "~" if figure.approximate else ""
    if figure.min == figure.max:
        return f"{about}{figure.min}"
    return f"{about}{figure.min}+" if figure.max is None else f"{about}{figure.min or 0}–{figure.max}"


def _sources(event: Event) -> str:
    lines = [f"{clean(s.name)} ({s.kind})" for s in event.sources[:3]]
    return "\n".join(lines) or clean(event.article.outlet or "–")


def _evidence(event: Event) -> Text:
    """The sentence, shortened around the trigger, which is set off."""
    evidence = event.evidence
    at = evidence.trigger.start - evidence.start
    low = max(0, evidence.text.rfind(" ", 0, max(0, at - 60)) + 1) if at > 70 else 0
    high = min(len(evidence.text), at + 140)
    before, trigger = evidence.text[low:at], evidence.trigger.text
    after = evidence.text[at + len(trigger) : high]
    text = Text("… " if low else "").append(clean(before)).append(clean(trigger), style="bold red").append(clean(after))
    return text.append(" …" if high < len(evidence.text) else "")


def articles_table(console: Console, articles: Sequence[Article]) -> None:
    """What was read: id, date and who told it, outlet, title, size; blocks removed where the articles keep them."""
    columns = [("id", 12, 2), ("published", 10, 0), ("outlet", 10, 1), ("title", 16, 5)]
    if console.width >= 110:
        columns += [("place", 10, 1), ("letters", 7, 0), ("retells", 10, 1)]
    grid = _Grid(console, columns)
    for article in articles:
        when = f"{article.published or 'undated'}\n{article.published_from or ''}".strip()
        cells = [clean(article.id), when, clean(article.outlet or article.agency or "–"), clean(article.title or "–")]
        more = [clean(article.dateline_place or ""), str(len(article.text)), clean(article.reports_on or "")]
        grid.add([*cells, *more][: len(columns)])
    console.print(grid.table)
    for article in articles:
        if article.removed:
            console.print(Text(clean(article.id), style="bold"))
            for block in article.removed:
                console.print(Text(f"  {block.reason}: {clean(block.text)}"), overflow="ellipsis", no_wrap=True)


# ---------------------------------------------------------------- explanations


def explanation(console: Console, told: Explanation, whole: bool) -> None:
    """An article's events with passages and reasons; `whole`: the article's head and its other candidates too."""
    if whole:
        head = " · ".join(p for p in (told.article.id, told.article.outlet, told.article.published or "undated") if p)
        console.print(Text(clean(head), style="bold"))
    for event in told.events:
        console.print()
        _explained(console, event)
    if whole and not told.events:
        console.print("No events.")
    if whole and told.rejected.children:
        console.print()
        console.print(_tree(told.rejected))


def _explained(console: Console, told: Explained) -> None:
    console.print(Text(clean(told.event.notes_en), style="italic"))
    for passage in told.passages:
        console.print(_passage(passage, console.is_terminal))
        for mark in passage.marks:
            words = clean(passage.text[mark.start : mark.end])
            console.print(Text(f"    {mark.number:>2} {mark.kind:<8} {words}  {mark.rule}"), soft_wrap=True)
    console.print(_tree(told.reasons))


def _passage(passage: Passage, terminal: bool) -> Text:
    """The sentence with its spans in numbered brackets."""
    text, at = Text(), 0
    for mark in passage.marks:
        text.append(clean(passage.text[at : mark.start]))
        text.append(
            f"[{mark.number} {clean(passage.text[mark.start : mark.end])}]", style=_MARK_STYLE.get(mark.kind, "blue")
        )
        at = mark.end
    text.append(clean(passage.text[at:]))
    where = Text(f"  ¶{passage.paragraph} ", style="dim")
    return Text.assemble(where, _FSI, text, _PDI) if terminal else Text.assemble(where, text)


def _tree(node: Node) -> Tree:
    tree = Tree(Text(clean(node.label), style="bold"), guide_style="dim")

    def grow(branch: Tree, children: Sequence[Node]) -> None:
        for child in children:
            grow(branch.add(Text(clean(child.label))), child.children)

    grow(tree, node.children)
    return tree


# ---------------------------------------------------------------- figures, findings


def figures(console: Console, result: Mapping[str, Any]) -> None:
    """The figures of a scoring, one line each."""
    for name in ("event", "detect"):
        console.print(_ratio(name, result[name]), soft_wrap=True)
    counts = (
        f"status {_share(result['status'])}   perfect {_share(result['perfect'])}"
        f"   false asserted {result['false_asserted']} of {result['nonasserted_gold']}"
        f"   false in {result['empty_articles']} empty articles {result['false_in_empty']}"
    )
    console.print(counts, soft_wrap=True)
    for name, ratio in result["slots"].items():
        console.print(_ratio(f"  {name}", ratio), soft_wrap=True)
    if result["skipped_predictions"]:
        console.print(f"{result['skipped_predictions']} events of articles that the gold does not know")


def _ratio(name: str, ratio: Mapping[str, float]) -> str:
    shown = f"{name:13} P {ratio['p']:.3f}  R {ratio['r']:.3f}  F1 {ratio['f1']:.3f}"
    return f"{shown}   ({ratio['hit']} right of {ratio['gold']} in the gold, {ratio['pred']} extracted)"


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def mistakes(console: Console, found: Sequence[Mistake]) -> None:
    """Every mistake with the gold above the extracted event."""
    for mistake in found:
        console.print(Text(f"{mistake.article} {mistake.kind}", style="bold"))
        for name, account in (("gold", mistake.gold), ("event", mistake.event)):
            if account is not None:
                console.print(Text(f"  {name:5} {clean(_brief(account))}"), soft_wrap=True)


def _brief(account: Account) -> str:
    date = "..".join(dict.fromkeys(account.date)) if account.date else "no date"
    actors = ", ".join(f"{role} {name}" for name, role in sorted(account.actors))
    told = ", ".join(
        f"{kind} {low}..{high if high is not None else ''}" for kind, low, high in sorted(account.figures, key=str)
    )
    parts = (account.key or "", f"{account.type} {account.status}", date, account.place or "no place", actors, told)
    return " | ".join(p for p in (*parts, " / ".join(account.triggers[:2])) if p)


def findings(console: Console, found: Sequence[Finding]) -> None:
    """What `doctor` found, one line each."""
    style = {"ok": "green", "missing": "yellow", "broken": "red"}
    for finding in found:
        lead = Text(f"{finding.state:8}", style=style[finding.state]).append(f"{finding.name:16} ", style="bold")
        console.print(lead.append(clean(finding.about)), soft_wrap=True)


# ---------------------------------------------------------------- progress


class Meter:
    """Progress of a run on standard error; silent until the run turns out long, and where no terminal is."""

    def __init__(self, shown: bool, color: bool) -> None:
        self._progress: Progress | None = None
        self._shown, self._color, self._started = shown, color, time.monotonic()
        self._next = self._started + _PATIENCE

    def step(self, tally: Tally) -> None:
        """Called after every article."""
        now = time.monotonic()
        if not self._shown or now < self._next:
            return
        self._next = now + 0.2
        if self._progress is None:
            console = make_console(sys.stderr, self._color)
            self._progress = Progress(
                SpinnerColumn(), TextColumn("{task.description}"), console=console, transient=True
            )
            self._progress.start()
            self._progress.add_task("")
        rate = tally.articles / max(now - self._started, 0.001)
        line = f"{tally.articles} articles, {tally.events} events, {tally.failed} failed, {rate:.0f} articles a second"
        self._progress.update(self._progress.task_ids[0], description=line)

    def stop(self) -> None:
        """Take the line away."""
        if self._progress is not None:
            self._progress.stop()


@contextmanager
def metered(shown: bool, color: bool) -> Iterator[Meter]:
    """A meter that is gone from the screen when the block ends."""
    meter = Meter(shown and sys.stderr.isatty(), color)
    try:
        yield meter
    finally:
        meter.stop()
