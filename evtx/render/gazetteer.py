"""Tables of imported files and of the places that a name can mean."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.text import Text

from evtx.gazetteer.local_store import Imported
from evtx.gazetteer.lookup import Candidate
from evtx.render.console import Grid
from evtx.render.plain import clean

_NARROW = 90  # columns of a terminal below which the reasons go below the place


def imported_table(console: Console, files: Sequence[Imported]) -> None:
    """One row a file."""
    columns = [("file", 16, 2), ("form", 8, 1), ("imported", 11, 0), ("rows", 14, 0), ("left out", 12, 1)]
    grid = Grid(console, columns)
    for one in files:
        counts = ((one.places, "places"), (one.names, "names"), (one.codes, "codes"))
        rows = "\n".join(f"{count:,} {what}" for count, what in counts if count)
        left = "\n".join(f"{count:,} {reason}" for reason, count in one.skipped.items())
        path = Path(clean(one.path))
        grid.add([f"{path.name}\n{path.parent}", one.form, one.imported[:16].replace("T", "\n") + " UTC", rows, left])
    console.print(grid.table)


def candidates_table(console: Console, found: Sequence[Candidate]) -> None:
    """One row a place, the likeliest first."""
    wide = console.width >= _NARROW
    columns = [("score", 6, 0), ("place", 18, 1), ("where", 16, 1), ("coordinates", 18, 0)]
    grid = Grid(console, [*columns, ("why", 24, 2)] if wide else columns)
    for one in found:
        place = one.place
        name = Text(f"{clean(place.names[0])}\n{clean(place.name_en)}\n{place.kind}, rank {place.rank}")
        where = ", ".join(part for part in (place.admin1, place.country) if part)
        point = f"{place.lat:.4f}, {place.lon:.4f}" if place.lat is not None and place.lon is not None else "-"
        away = f"\n{one.km:,.1f} km away" if one.km is not None else ""
        why = f"{clean(one.matched)}: {', '.join(one.reasons)}"
        cells: list[str | Text] = [f"{one.score:.2f}", name, f"{where}\n{one.origin}: {place.id}", point + away]
        if not wide:
            name.append(f"\n{why}")
        grid.add([*cells, why] if wide else cells)
    console.print(grid.table)
