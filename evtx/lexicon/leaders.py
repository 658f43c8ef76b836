"""Leaders whom news calls by their name alone (`data/leaders.toml`): what each name means, by term of office."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from evtx.lexicon.schema import ActorName, DatedName
from evtx.lexicon.tables import Entry, entries
from evtx.text.normalize import fold_text


def read_leaders(file: Path, table: dict[str, Any]) -> Iterator[tuple[str, ActorName]]:
    """Each name of each leader with the body that he acts for, once a term."""
    for entry in entries(file, table, "leader"):
        actor, name_en = entry.text("actor"), entry.text("name_en")
        countries = frozenset(entry.texts("countries"))
        terms = [_term(entry, term) for term in entry.raw("terms")]
        names = entry.texts("names")
        later = tuple(fold_text(word) for word in entry.texts("later"))
        entry.done()
        for name in names:
            for start, end in terms:
                yield name, ActorName(actor, "name", DatedName(start, end, countries), name_en, later)


def _term(entry: Entry, term: object) -> tuple[str, str]:
    """First and last day of a term, an empty string where it is open."""
    if not isinstance(term, list) or len(term) != 2 or not all(isinstance(day, str) for day in term):
        raise entry.error('a term is ["first day", "last day"]')
    try:
        days = [date.fromisoformat(day) for day in term if day]
    except ValueError as error:
        raise entry.error(f"no ISO day in {term!r}") from error
    if days != sorted(days):
        raise entry.error(f"the term {term!r} ends before it starts")
    return term[0], term[1]
