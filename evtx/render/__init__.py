"""Events, articles, explanations and figures go in; tables, trees and messages for people come out (Rich)."""

from __future__ import annotations

from evtx.render.additions import additions
from evtx.render.changes import changes_table
from evtx.render.console import clean, file_console, make_console, say
from evtx.render.explanations import explanation, tree
from evtx.render.figures import figures, findings, mistakes
from evtx.render.gazetteer import candidates_table, imported_table
from evtx.render.progress import Meter, metered
from evtx.render.review import precision
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
