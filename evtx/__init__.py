"""evtx: event records from Arabic news reports on armed conflict.

`extract`, `dedupe` and `read_events` are the API (docs/api.md); the types of the records are here too. All of it is
loaded on first use, so that `import evtx` costs nothing.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from evtx.api import dedupe, extract, read_events
    from evtx.errors import DataError, EvtxError, InputError, NothingReadError, OutputError, UsageError
    from evtx.incident import Incident, Spread, Variant
    from evtx.model import (
        Article,
        ArticleRef,
        Claim,
        Codes,
        Count,
        Event,
        EventActor,
        EventDate,
        EventItem,
        EventPlace,
        Evidence,
        Figure,
        FigureBySource,
        FigureOf,
        Related,
        Run,
        Source,
        SpanRef,
        SpanText,
        Victim,
    )

__all__ = [
    "Article",
    "ArticleRef",
    "Claim",
    "Codes",
    "Count",
    "DataError",
    "Event",
    "EventActor",
    "EventDate",
    "EventItem",
    "EventPlace",
    "Evidence",
    "EvtxError",
    "Figure",
    "FigureBySource",
    "FigureOf",
    "Incident",
    "InputError",
    "NothingReadError",
    "OutputError",
    "Related",
    "Run",
    "Source",
    "SpanRef",
    "SpanText",
    "Spread",
    "UsageError",
    "Variant",
    "Victim",
    "dedupe",
    "extract",
    "read_events",
]

_HOMES = {
    "api": ("dedupe", "extract", "read_events"),
    "errors": ("DataError", "EvtxError", "InputError", "NothingReadError", "OutputError", "UsageError"),
    "incident": ("Incident", "Spread", "Variant"),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}


if not TYPE_CHECKING:  # to type checkers a name that is not imported above is a mistake
    # The package of that name is loaded and its name let go of, so that no later import puts it before the function.
    importlib.import_module("evtx.dedupe")
    del globals()["dedupe"]

    def __getattr__(name: str) -> object:
        """A name of the API, from its module, when it is first asked for."""
        if name not in __all__:
            raise AttributeError(f"module 'evtx' has no attribute {name!r}")
        value = getattr(importlib.import_module(f"evtx.{_HOME.get(name, 'model')}"), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
