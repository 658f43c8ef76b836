"""Types of the lexicon's entries, as the TOML files of `evtx/data` hold them (see its README)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from evtx.frozen import quick
from evtx.text.morphology import Analysis

ACTOR_KINDS = frozenset(
    """state government army police security militia armed_group coalition party io ngo media civil people
    tribe""".split()
)
"""Kinds of actors, as conditions may name them."""


STATE_KINDS = frozenset({"state", "government", "army", "police", "security"})  # kinds of actors that are a state's
_SHOWN = 6  # values of a condition in a reason
GUNMEN = frozenset({"unknown_gunmen", "militants"})  # armed men of no side


@quick
@dataclass(frozen=True, slots=True)
class Condition:
    """One constraint of a rule: `what` with one of `values` (any when empty) must stand `where`, or one of `others`."""

    where: str  # clause | next | near | after | before | object | genitive | with
    what: str  # lemma | word | item | actor | place | people | number | form (of the trigger itself)
    values: frozenset[str]
    others: tuple[Condition, ...] = ()

    @property
    def told(self) -> str:
        """The condition in a reason, with the first of its values."""
        more = "|…" if len(self.values) > _SHOWN else ""
        return f"{self.where}:{self.what} {'|'.join(sorted(self.values)[:_SHOWN])}{more}"

    @property
    def choices(self) -> tuple[Condition, ...]:
        """The condition and its alternatives."""
        return (self, *self.others)


@quick
@dataclass(frozen=True, slots=True)
class Element:
    """One element of a phrase pattern."""

    kind: str  # lemma | word | gap | mention
    values: frozenset[str] = frozenset()
    what: str = ""  # kind of mention
    gap: int = 0


@dataclass(frozen=True, slots=True)
class Example:
    """A yes example: the text and what its record must say."""

    text: str
    expect: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rule:
    """An event rule. `trigger` is verb, noun or phrase; `roles` maps a grammatical place to a role."""

    id: str
    type: str
    subtype: str | None
    trigger: str
    lemmas: frozenset[str]
    patterns: tuple[tuple[Element, ...], ...]
    frame: str
    roles: dict[str, str]
    needs: tuple[Condition, ...]
    unless: tuple[Condition, ...]
    weak: bool
    lone: bool
    status: str | None
    yes: tuple[Example, ...]
    no: tuple[str, ...]
    file: str

    @property
    def weight(self) -> int:
        """How specific the rule is: more conditions win over fewer."""
        return 2 * len(self.needs) + (self.subtype is not None)


@dataclass(frozen=True, slots=True)
class ItemEntry:
    """A thing: its id, its kind, the classes that conditions name, its usual use, the id under which it is listed."""

    id: str
    kind: str
    classes: frozenset[str]
    default_use: str
    listed_as: str


@dataclass(frozen=True, slots=True)
class PeopleEntry:
    """A noun for people: the figure that it tells, its category, the actor that it stands for."""

    id: str
    figure: str
    category: str
    actor: str
    adjectives: frozenset[str] = frozenset()  # folded words of origin that stand for such people


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject whose articles hold no events: how many of its words must stand where, and what keeps one in."""

    id: str
    needs: int
    lead: bool
    vetoes: frozenset[str]  # armed | dead | weapons | crowd: what keeps the article in
    sure: int  # so many different words put it beyond doubt: weapons are figures of speech then; 0 for never


@dataclass(frozen=True, slots=True)
class DatedName:
    """When and where a name means its actor."""

    start: str
    end: str
    countries: frozenset[str]
    within: tuple[tuple[float, float, float], ...] = ()  # circles: latitude, longitude, kilometres; everywhere if none


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """An organisation or generic actor."""

    id: str
    name: str
    name_en: str
    kind: str
    country: str
    parent: str
    ucdp: str
    acled: str
    body: str = ""  # of a generic actor: the kind of body that it is of the country where the event is
    backed: bool = False  # its parent is a state that backs it, and a party of its own where both are named


@quick
@dataclass(frozen=True, slots=True)
class ActorName:
    """What a name, noun or adjective says about its actor.

    `person`: the English name of the leader whom it names; `later`: words by which an account goes on with him.
    """

    actor: str
    how: str  # name | hostile | adjective | metonym | noun | short
    dated: DatedName | None = None
    person: str = ""
    later: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Nation:
    """A country's bodies by kind (state, government, army, police, security): who they are, by day."""

    country: str
    demonym: str
    adjectives: tuple[str, ...]  # masculine singular
    shy: tuple[str, ...]  # adjectives that are common words too
    plurals: tuple[str, ...]
    bodies: Mapping[str, tuple[ActorName, ...]]
    at_home: Mapping[str, tuple[ActorName, ...]]  # what a bare body in the country is


@dataclass(frozen=True, slots=True)
class BodyNoun:
    """A phrase for a body of a state: its kind, whether one person's office, words let in before the nationality."""

    kind: str
    person: bool
    gap: int


@dataclass(frozen=True, slots=True)
class CueEntry:
    """A context cue in the manner of ConText: what it says, which way it looks, how far."""

    id: str
    category: str
    direction: str  # forward | backward | both | self | pseudo
    scope: str  # clause | sentence | noun
    patterns: tuple[tuple[Element, ...], ...]


@dataclass(frozen=True, slots=True)
class SupportVerb:
    """A verb that carries an event noun: the roles of its own subject and object."""

    verbs: frozenset[str]
    subject: str  # role of the verb's subject: initiator | target | participant | event | place | ""
    object: str  # role of another object than the event noun
    preposition: str  # preposition before the event noun ("ل" in تعرض لهجوم), "" for none
    status: str | None


@dataclass(frozen=True, slots=True)
class OutletEntry:
    """An outlet by name (id set) or a description of a source (id empty); `agency`: others print what it reports."""

    id: str
    name_en: str
    kind: str
    names: tuple[str, ...]
    agency: bool = False


@quick
@dataclass(frozen=True, slots=True)
class Trigger:
    """A rule that fired on the tokens [first, last): the anchor's analysis tells voice, tense and definiteness."""

    first: int
    last: int
    anchor: int
    rule: Rule
    form: str  # verb | noun | participle
    analysis: Analysis
    open_voice: bool
    rivals: tuple[str, ...]  # ids of the rules that matched too, and lost


class Rejected(NamedTuple):
    """A rule that matched a trigger and did not fire, and why.

    There are ten for every rule that fires and few are ever looked at, so the reason is put into words when asked for.
    """

    first: int
    last: int
    rule: str
    why: str
    condition: Condition | None  # the one that does not hold, or must not

    @property
    def reason(self) -> str:
        """Why, in words."""
        return self.why if self.condition is None else f"{self.why} {self.condition.told}"


@dataclass(frozen=True, slots=True)
class FigureCue:
    """Words that say which figure the amount beside them is."""

    how: str  # figure | zero | part
    figures: tuple[str, ...]
    verbs: frozenset[str]
    nouns: frozenset[str]
    patterns: tuple[tuple[Element, ...], ...]


@dataclass(frozen=True, slots=True)
class Preposition:
    """A prepositional phrase and what follows it: agent, support, partner or epithet."""

    id: str
    patterns: tuple[tuple[Element, ...], ...]


@dataclass(frozen=True, slots=True)
class ClaimCue:
    """Patterns of a claim of responsibility (`claimed`) or its denial (`denied`)."""

    how: str
    patterns: tuple[tuple[Element, ...], ...]


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Words that stand before place names and what they say."""

    how: str  # class | near | locative
    kind: str
    in_name: bool
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportingWords:
    """Verbs of speech, verbs that go on with the last speaker, words after which a source follows."""

    verbs: frozenset[str]
    according: frozenset[str]
