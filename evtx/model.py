"""The types that travel through the pipeline: frozen, slotted dataclasses, written as JSON by orjson.

Article -> Document -> Mention -> Event. What is made for every word of every article is a named tuple instead, which
costs a quarter of a frozen dataclass. Field names of `Event` and its parts are those of the
record (codebook, section 5), so `orjson.dumps(event)` is the record.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from evtx.frozen import quick

SCHEMA_EVENT = "evtx.event/1"
SCHEMA_ARTICLE = "evtx.article/1"

STATUSES = ("occurred", "ongoing", "planned", "denied", "habitual", "hypothetical")
ASSERTED = frozenset({"occurred", "ongoing"})
HEADS = frozenset({"title", "heading"})  # parts of a text that head others
HARM = frozenset({"killed", "wounded"})  # figures of people who were hurt
ROLES = ("initiator", "target", "participant", "supporter", "suspected", "accused")
FIGURES = (
    "killed", "wounded", "detained", "abducted", "missing", "displaced", "released", "surrendered", "crowd",
)  # fmt: skip
CATEGORIES = (
    "civilian", "combatant", "child", "woman", "medic", "journalist", "aid_worker", "official", "unknown",
)  # fmt: skip
USES = ("used", "targeted", "seized", "destroyed", "deployed", "found")
ITEM_KINDS = ("weapon", "vehicle", "aircraft", "equipment", "goods", "building")
SOURCE_KINDS = (
    "official", "military", "activist", "media", "local", "monitor", "social", "witness", "anonymous",
)  # fmt: skip
DATE_PRECISIONS = ("hour", "day", "days", "week", "month", "year", "inferred", "unanchored")
DATE_PARTS = ("dawn", "morning", "noon", "afternoon", "evening", "night")
PUBLISHED_FROM = ("metadata", "sidecar", "dateline", "url", "option", "filename", "mtime")
PLACE_PRECISIONS = ("exact", "near", "area", "admin1", "country")


# ---------------------------------------------------------------- article


@dataclass(frozen=True, slots=True)
class Removed:
    """A block that ingest left out of the text, with the reason (`share_bar`, `comments`, ...)."""

    reason: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article as ingested. `text` is title, blank line, body; all offsets are into it (code points)."""

    id: str
    text: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None  # ISO date
    published_time: str | None = None  # HH:MM
    published_from: str | None = None  # metadata | sidecar | dateline | url | option | filename | mtime
    dateline_place: str | None = None
    author: str | None = None
    agency: str | None = None
    reports_on: str | None = None  # the outlet or agency that it retells ("نقلاً عن ...")
    url: str | None = None
    path: str = ""
    language: str = "ar"
    text_sha256: str = ""
    removed: tuple[Removed, ...] = ()
    schema: str = SCHEMA_ARTICLE


# ---------------------------------------------------------------- document


class Token(NamedTuple):
    """A word or a mark of the folded text. `start`/`end` are offsets into the folded text."""

    text: str
    start: int
    end: int
    word: bool  # False for punctuation


@quick
@dataclass(frozen=True, slots=True)
class Sentence:
    """A run of tokens [first, last) in one paragraph; `clauses` are inner runs in order."""

    first: int
    last: int
    paragraph: int  # 1-based number of the non-blank line
    part: str  # title | lead | body | heading
    clauses: tuple[tuple[int, int], ...]
    asides: tuple[tuple[int, int], ...] = ()  # between commas in a clause: first token, first token behind


@dataclass(frozen=True, slots=True)
class Scope:
    """A quotation or parenthesis: tokens [first, last)."""

    first: int
    last: int
    kind: str  # quote | parenthesis


# ---------------------------------------------------------------- mentions


@quick
@dataclass(frozen=True, slots=True)
class Mention:
    """Something found in the text: what it is, where it stands, what it means, which rule says so.

    `start`/`end` cut the article's own text; `first`/`last` are the tokens [first, last).
    """

    kind: str  # trigger | date | number | place | actor | item | people | source | cue
    start: int
    end: int
    first: int
    last: int
    value: Any
    rule: str


@quick
@dataclass(frozen=True, slots=True)
class DateValue:
    """What a date expression means, relative to the article's publication."""

    start: str | None  # ISO date, inclusive
    end: str | None
    precision: str
    part: str | None = None
    time: str | None = None
    weekday: str | None = None
    not_before: str | None = None


@quick
@dataclass(frozen=True, slots=True)
class NumberValue:
    """An amount: min and max (None: open), whether approximate, and what form it had."""

    min: float | None
    max: float | None
    approximate: bool = False
    kind: str = "cardinal"  # cardinal | ordinal | percent | fraction | vague | dual | range


# ---------------------------------------------------------------- record parts


@quick
@dataclass(frozen=True, slots=True)
class EventDate:
    start: str | None
    end: str | None
    precision: str | None
    part: str | None = None
    time: str | None = None
    weekday: str | None = None
    not_before: str | None = None
    text: str | None = None


@quick
@dataclass(frozen=True, slots=True)
class EventPlace:
    id: str | None
    name: str
    name_en: str | None
    kind: str | None
    admin1: str | None
    country: str | None
    lat: float | None
    lon: float | None
    precision: str
    radius_km: float | None = None
    candidates: tuple[str, ...] = ()
    text: str | None = None


@quick
@dataclass(frozen=True, slots=True)
class PlaceValue:
    """What a place mention means. `head` is False where it only tells in which area another place lies.

    `town`: the settlement to which a spot belongs, where its name or the gazetteer tells (مستشفى الفاشر: الفاشر).
    """

    place: EventPlace
    head: bool
    locative: bool  # a preposition or class word says that something is or happens there
    preposition: str  # في ب قرب إلى من ..., "" for none
    town: EventPlace | None = None


@quick
@dataclass(frozen=True, slots=True)
class CasualtyValue:
    """An amount of people hurt, taken or moved, as one phrase tells it.

    `holders` are the mentions (actor or people) that say whose people they are; `part` is True where the
    phrase breaks a total down ("بينهم طفلان") and must not be added to it; `zero` phrases ("دون إصابات")
    give 0..0.
    """

    figure: str  # one of FIGURES
    min: int | None
    max: int | None
    approximate: bool
    category: str
    holders: tuple[Mention, ...] = ()
    part: bool = False


@dataclass(frozen=True, slots=True)
class SourceValue:
    """Who tells something: name, kind, outlets on the way, and the tokens [first, last) that he tells."""

    name: str
    kind: str
    via: tuple[str, ...]
    covers: tuple[int, int]


@dataclass(frozen=True, slots=True)
class ClaimValue:
    """A claim of responsibility (`claimed`) or its denial (`denied`) by an actor; `about`: tokens of the act."""

    how: str
    actor: Mention
    about: tuple[int, int] | None


@quick
@dataclass(frozen=True, slots=True)
class EventActor:
    id: str
    name: str
    name_en: str | None
    role: str
    by: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class FigureOf:
    actor: str | None
    category: str
    min: int | None
    max: int | None


@dataclass(frozen=True, slots=True)
class FigureBySource:
    source: str
    min: int | None
    max: int | None


@quick
@dataclass(frozen=True, slots=True)
class Figure:
    min: int | None
    max: int | None
    approximate: bool = False
    of: tuple[FigureOf, ...] = ()
    by_source: tuple[FigureBySource, ...] = ()


@dataclass(frozen=True, slots=True)
class Count:
    min: int | None
    max: int | None
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class EventItem:
    id: str
    name: str
    kind: str
    use: str
    count: Count | None = None


@dataclass(frozen=True, slots=True)
class Victim:
    name: str
    age: int | None = None
    affiliation: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    id: str
    name: str
    text: str


@quick
@dataclass(frozen=True, slots=True)
class Source:
    name: str
    kind: str
    via: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SpanText:
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Evidence:
    text: str
    start: int
    end: int
    paragraph: int
    trigger: SpanText


@quick
@dataclass(frozen=True, slots=True)
class SpanRef:
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Related:
    id: str
    how: str  # reply | coupled | same_operation


@dataclass(frozen=True, slots=True)
class Codes:
    acled: tuple[str, str] | None
    plover: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ArticleRef:
    id: str
    outlet: str | None
    title: str | None
    published: str | None
    url: str | None
    path: str
    reports_on: str | None
    text_sha256: str


@dataclass(frozen=True, slots=True)
class Run:
    evtx: str
    lexicon: str
    gazetteer: str


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One event record. `orjson.dumps` of it is one line of the output."""

    schema: str = SCHEMA_EVENT
    id: str
    type: str
    subtype: str | None
    status: str
    confidence: float
    date: EventDate | None
    place: EventPlace | None
    places: tuple[EventPlace, ...]
    actors: tuple[EventActor, ...]
    casualties: dict[str, Figure]
    victims: tuple[Victim, ...]
    items: tuple[EventItem, ...]
    claimed_by: tuple[Claim, ...]
    denied_by: tuple[Claim, ...]
    sources: tuple[Source, ...]
    evidence: Evidence
    mentions: tuple[SpanRef, ...]
    related: tuple[Related, ...]
    rules: tuple[str, ...]
    notes_en: str
    codes: Codes
    article: ArticleRef
    run: Run
