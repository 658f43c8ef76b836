"""A reviewed file as it was read: rows with their place in it, and the records that were given out with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from evtx.model import Event


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `cells`: what stands in each column, as the file holds it."""

    where: str  # sheet review, row 3
    cells: Mapping[str, Any]
    at: str | None = None  # when it was decided, where the file tells that of each row


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A whole file: its name, when it was last saved (ISO with zone), who filled it in where one name holds for all."""

    file: str
    saved: str
    by: str | None
    columns: Mapping[str, str]  # how the file names each column ("column F"), for messages
    rows: tuple[Row, ...]
    records: Mapping[str, Event]
