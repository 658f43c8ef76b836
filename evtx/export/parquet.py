"""Events in, Parquet out: the whole records as typed, nested columns, in groups of rows."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import islice
from typing import Any

from evtx.export import Aids
from evtx.incident import Incident
from evtx.model import FIGURES, Event

_GROUP = 5_000  # events held in memory at once
_DAYS = frozenset({"start", "end", "not_before", "published"})  # ISO days among the texts


def write_parquet(events: Iterable[Event], path: str, _aids: Aids) -> None:
    """Write group by group. The columns are the fields of the record, those of an incident too (null for events).

    Figures are a struct a kind (`casualties.killed.min`), days are dates, the rest is as in `evtx schema`.
    """
    import pyarrow
    from pyarrow import parquet

    schema = pyarrow.schema([(name, kind) for name, kind in _fields(Incident)])
    incoming = iter(events)
    with parquet.ParquetWriter(path, schema, compression="zstd") as file:
        while group := list(islice(incoming, _GROUP)):
            file.write_table(pyarrow.Table.from_pylist([_plain(e) for e in group], schema=schema))


def _fields(kind: type) -> list[tuple[str, Any]]:
    hints = typing.get_type_hints(kind)
    return [(f.name, _arrow(hints[f.name], f.name)) for f in dataclasses.fields(kind)]


def _arrow(hint: Any, name: str) -> Any:
    """The Arrow type of a field as the record classes declare them."""
    import pyarrow

    arguments = [a for a in typing.get_args(hint) if a is not type(None)]
    origin = typing.get_origin(hint)
    if origin in (types.UnionType, typing.Union):
        return _arrow(arguments[0], name)
    if origin is tuple:
        return pyarrow.list_(_arrow(arguments[0], ""))
    if origin is dict:
        inner = _arrow(arguments[1], "")
        return pyarrow.struct([(kind, inner) for kind in FIGURES])
    if dataclasses.is_dataclass(hint):
        return pyarrow.struct(_fields(typing.cast(type, hint)))
    if hint is str:
        return pyarrow.date32() if name in _DAYS else pyarrow.string()
    return {int: pyarrow.int64(), float: pyarrow.float64(), bool: pyarrow.bool_()}[hint]


def _plain(value: Any, name: str = "") -> Any:
    """The value as pyarrow takes it: dataclasses as dictionaries, days as dates."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: _plain(getattr(value, f.name), f.name) for f in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, tuple):
        return [_plain(inner) for inner in value]
    if isinstance(value, str) and name in _DAYS:
        return _date(value)
    return value


def _date(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None
