"""Drafts: what one trigger tells, before the drafts of one event are merged."""

from __future__ import annotations

from dataclasses import dataclass, field

from evtx.frozen import quick
from evtx.lexicon.schema import Trigger
from evtx.model import CasualtyValue, DateValue, EventPlace, Mention


@quick
@dataclass(frozen=True, slots=True)
class DraftActor:
    """An actor in a role; `day` and country settle names that depend on them before it is made."""

    id: str
    role: str
    name: str
    first: int
    last: int
    generic: bool
    place: str  # grammatical place that put it there
    by: str = ""  # who accuses
    person: str = ""  # the man who acts for the actor, by his name
    joined: bool = False  # its phrase is joined by و to the one before


@quick
@dataclass(frozen=True, slots=True)
class DraftItem:
    """A thing with its use and count."""

    id: str
    kind: str
    use: str
    name: str
    min: int | None
    max: int | None
    first: int
    last: int


@quick
@dataclass(frozen=True, slots=True)
class DraftDate:
    """The date of a draft: where it comes from (own, sentence, running, published) and the mention, if any."""

    value: DateValue | None
    mention: Mention | None
    how: str


@quick
@dataclass(frozen=True, slots=True)
class DraftPlace:
    """The places of a draft, the main one first, and where they come from; `untold`: the account's is not the act's."""

    places: tuple[EventPlace, ...]
    mentions: tuple[Mention, ...]
    how: str  # clause | running | none | untold


@quick
@dataclass(frozen=True, slots=True)
class Draft:
    """One trigger's account of an event."""

    type: str
    subtype: str | None
    status: str
    trigger: Trigger
    sentence: int
    part: str  # title | lead | body | heading
    definite: bool
    actors: tuple[DraftActor, ...]
    items: tuple[DraftItem, ...]
    date: DraftDate
    place: DraftPlace
    casualties: tuple[Mention, ...]
    side: frozenset[str]
    rules: tuple[str, ...]
    mentions: tuple[tuple[int, int], ...] = field(default=())
    claims: tuple[Mention, ...] = field(default=())
    topic: int = 0  # number of the subject in the article; a phrase like "في سياق منفصل" opens the next one
    subjectless: bool = False  # an active verb with no subject of its own, or the noun of one (ثم شنت هجوما)
    chosen: bool = False  # unknown men shoot at one man of rank or name
    front: EventPlace | None = None  # the place with which its sentence begins ("وفي سراقب، ...")
    refers: bool = False  # its sentence takes up an act told before ("العملية", "الهجوم")

    @property
    def form_is_reference(self) -> bool:
        """A noun (not a verb): it can refer back to an event already told."""
        return self.trigger.form == "noun"

    @property
    def figures(self) -> list[CasualtyValue]:
        """Values of the casualty mentions."""
        return [m.value for m in self.casualties]
