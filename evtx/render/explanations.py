"""Explanations as passages and trees."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from evtx.explain import Explained, Explanation, Node, Passage
from evtx.render.console import FSI, PDI, tree_of
from evtx.render.plain import clean

_MARK_STYLE = {"trigger": "bold red", "date": "cyan", "place": "green", "actor": "yellow", "casualty": "magenta"}


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
        console.print(tree_of(told.rejected))


def tree(console: Console, told: Node) -> None:
    """A tree of reasons by itself."""
    console.print(tree_of(told))


def _explained(console: Console, told: Explained) -> None:
    console.print(Text(clean(told.event.notes_en), style="italic"))
    for passage in told.passages:
        console.print(_passage(passage, console.is_terminal))
        for mark in passage.marks:
            words = clean(passage.text[mark.start : mark.end])
            console.print(Text(f"    {mark.number:>2} {mark.kind:<8} {words}  {mark.rule}"), soft_wrap=True)
    console.print(tree_of(told.reasons))


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
    return Text.assemble(where, FSI, text, PDI) if terminal else Text.assemble(where, text)
