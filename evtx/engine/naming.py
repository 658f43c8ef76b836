"""Results of workers that did not know of each other go in; every article comes out under an id of its own.

The ids are those that one process would give, which meets the articles in the order of the input (`ingest.read`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from evtx import limits
from evtx.engine.units import Named
from evtx.engine.work import Result
from evtx.errors import EvtxError
from evtx.ingest.read import Read, Skipped, free_id, renamed
from evtx.ingest.walk import Source

_LINE = re.compile(r": line (\d+)")


class Names:
    """The ids that are taken."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._again: dict[str, int] = {}

    def suits(self, named: Named) -> bool:
        """Whether the worker used the id that the article has to have."""
        if named.own not in self._taken:
            return named.used == named.own
        return named.used != named.own and named.used not in self._taken

    def named(self, read: Read | Skipped) -> Read:
        """An article under the id that it has to have."""
        if isinstance(read, Skipped):
            raise EvtxError(f"{read.path}: changed while it was read ({read.reason}): run this again")
        name = free_id(read, self._taken.__contains__, self._again)
        return replace(read, article=replace(read.article, id=name))

    def told(self, named: Named) -> Iterator[Result]:
        """What came of an article, and before it that it has another id than its own."""
        self._taken.add(named.used)
        if named.used != named.own:
            yield renamed(named.path, named.own, named.used)
        yield named.result


class Vain:
    """How many entries of a file that is read in blocks have held no article, from its start."""

    def __init__(self) -> None:
        self._file, self._count = "", 0

    def is_over(self, source: Source) -> bool:
        """Whether so many were in vain that the rest of the file does not count."""
        return self._file == source.shown and self._count >= limits.MAX_VAIN_ENTRIES

    def is_one_more(self, source: Source) -> bool:
        """Count an entry without an article; whether it is the last that is let pass."""
        if self._file != source.shown:
            self._file, self._count = source.shown, 0
        if self._count < 0:
            return False
        self._count += 1
        return self._count == limits.MAX_VAIN_ENTRIES

    def end(self, source: Source) -> None:
        """The file holds articles."""
        self._file, self._count = source.shown, -1


def shifted(skipped: Skipped, file: str, lines: int) -> Skipped:
    """What is told of a line of a block, with the line's number in the file."""
    place = _LINE.fullmatch(skipped.path.removeprefix(file)) if skipped.path.startswith(file) else None
    return replace(skipped, path=f"{file}: line {int(place[1]) + lines}") if place else skipped
