"""Events, articles, explanations and figures go in; tables, trees and messages for people come out (Rich).

Each view is loaded on first use: a run that only says that it is done loads none of what the others show.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from evtx.render.added import additions
    from evtx.render.changes import changes_table
    from evtx.render.console import file_console, make_console
    from evtx.render.explanations import explanation, tree
    from evtx.render.gazetteer import candidates_table, imported_table
    from evtx.render.plain import clean, say
    from evtx.render.progress import Meter, metered
    from evtx.render.review import precision
    from evtx.render.scores import figures, findings, mistakes
    from evtx.render.stats import summary
    from evtx.render.tables import articles_table, events_table

__all__ = [
    "Meter",
    "additions",
    "articles_table",
    "candidates_table",
    "changes_table",
    "clean",
    "events_table",
    "explanation",
    "figures",
    "file_console",
    "findings",
    "imported_table",
    "make_console",
    "metered",
    "mistakes",
    "precision",
    "say",
    "summary",
    "tree",
]

_HOMES = {
    "added": ("additions",),
    "changes": ("changes_table",),
    "console": ("file_console", "make_console"),
    "explanations": ("explanation", "tree"),
    "gazetteer": ("candidates_table", "imported_table"),
    "plain": ("clean", "say"),
    "progress": ("Meter", "metered"),
    "review": ("precision",),
    "scores": ("figures", "findings", "mistakes"),
    "stats": ("summary",),
    "tables": ("articles_table", "events_table"),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}


if not TYPE_CHECKING:  # to type checkers a name that is not imported above is a mistake

    def __getattr__(name: str) -> object:
        """A view, from its module, when it is first asked for."""
        if name not in _HOME:
            raise AttributeError(f"module 'evtx.render' has no attribute {name!r}")
        return getattr(importlib.import_module(f"evtx.render.{_HOME[name]}"), name)
