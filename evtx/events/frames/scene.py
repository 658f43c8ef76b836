"""One sentence made ready for its frames: verbs, clauses and phrases, and what a phrase can be.

In: a document, its readings, a sentence with its phrases. Out: `Scene`, which knows neighbouring verbs and
joined phrases, and makes fillers; whose verbs they are is found in `subjects`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evtx.events.frames.clauses import is_governed, joined_clauses
from evtx.events.frames.phrase import Chunk, Phrases
from evtx.events.frames.relatives import is_bare_relative
from evtx.events.frames.voice import THAT_HE
from evtx.frozen import quick
from evtx.lexicon.load import Lexicon
from evtx.lexicon.match import bare_words
from evtx.lexicon.schema import SupportVerb, Trigger
from evtx.model import Mention, Sentence
from evtx.text.disambiguate import Reading
from evtx.text.document import Document
from evtx.text.segment import RELATIVES

_ACTING_KINDS = frozenset(
    "state government army police security militia armed_group coalition tribe party people".split()
)
_ACTED_UPON = frozenset({"civilians", "prisoners"})
_ASIDE = frozenset("epithet called support partner".split())  # their verbs tell no act of the main line
_FORCES = frozenset("army police security militia armed_group coalition".split())
_REBELS = frozenset("militia armed_group".split())
_HELPING = frozenset("io ngo civil".split())
_OF_ARMS = frozenset("دفاع جيش اركان حرس بحريه بنتاغون".split())
_OFFICIAL = frozenset("state government io".split())


@quick
@dataclass(frozen=True, slots=True)
class Filler:
    """A phrase (or part of one) in a role, with the grammatical place that put it there."""

    role: str
    place: str
    chunk: Chunk
    mentions: tuple[Mention, ...]  # actors and people that count
    first: int
    last: int


class Scene:
    """What the triggers of one sentence have around them. `chunks` lacks the objects of bare relative clauses."""

    def __init__(
        self,
        document: Document,
        readings: Sequence[Reading | None],
        sentence: Sentence,
        chunks: Sequence[Chunk],
        lexicon: Lexicon,
        phrases: Phrases,
        triggers: Sequence[Trigger] = (),
        without: tuple[tuple[int, int], ...] = (),
    ) -> None:
        self.triggers = list(triggers)
        self.event_nouns = [t for t in triggers if t.form == "noun"]
        self.document, self.readings, self.sentence, self.lexicon = document, readings, sentence, lexicon
        self._made_of, self._clear = (chunks, phrases), dict[tuple[tuple[int, int], ...], Scene]()
        here = {a: phrases[a] for a in range(sentence.first, sentence.last) if a in phrases}
        inside = {t for a, (kind, b) in here.items() if kind in _ASIDE for t in range(a, b)}
        inside |= {t for c in chunks for m in c.numbers for t in range(m.first, m.last)}  # ما يزيد على مئة
        inside |= {m.first for c in chunks for m in c.actors if m.last - m.first > 1}  # جند الشام
        inside |= {t for first, rest in without for t in range(first, rest)}
        finite = [
            at for at in range(sentence.first, sentence.last)
            if (r := readings[at]) is not None and r.finite and at not in inside and not is_governed(document, at)
        ]  # fmt: skip
        openers = {a for a, (kind, _) in here.items() if kind in _ASIDE - {"called"}}
        joining = {t.first for t in self.event_nouns if t.analysis.conj == "و"}
        self.clauses = joined_clauses(sentence, openers | joining, without)
        self.relative = {at for at in finite if is_bare_relative(document, readings, sentence, at)}
        self.verbs = [at for at in finite if at not in self.relative and not self._is_said_aside(at)]
        self.all_chunks = chunks
        self.chunks = [c for c in chunks if c.prep or c.first - 1 not in self.relative]
        self._numbers = {c.first: number for number, c in enumerate(chunks)}

    def clear_of_asides(self, trigger: Trigger) -> Scene:
        """The scene without the clauses between commas that a trigger does not stand in."""
        away = tuple([aside for aside in self.sentence.asides if not self._has_say(trigger, *aside)])
        if not away:
            return self
        if away not in self._clear:
            chunks, phrases = self._made_of
            kept = [c for c in chunks if not any(first <= c.first < rest for first, rest in away)]
            triggers = [t for t in self.triggers if not any(first <= t.anchor < rest for first, rest in away)]
            self._clear[away] = Scene(
                self.document, self.readings, self.sentence, kept, self.lexicon, phrases, triggers, away
            )
        return self._clear[away]

    def _has_say(self, trigger: Trigger, first: int, rest: int) -> bool:
        """Whether a trigger stands in an aside, or is the noun of an act about which the aside tells."""
        about = trigger.form == "noun" and trigger.last <= first and self.document.tokens[first].text in RELATIVES
        return about or first <= trigger.anchor < rest

    # ------------------------------------------------------------ clauses and verbs

    def _is_said_aside(self, verb: int) -> bool:
        """خطف مسلحون يعتقد أنهم ينتمون إلى كذا عشرين مزارعا: what is believed of those just named, inside an act."""
        return verb - 2 in self.relative and self.document.tokens[verb - 1].text in THAT_HE

    def region(self, token: int) -> tuple[int, int]:
        """The clause that holds a token, epithets taken in."""
        for clause in self.clauses:
            if clause[0] <= token < clause[1]:
                return clause
        return self.sentence.first, self.sentence.last

    def verb_after(self, token: int, last: int) -> int | None:
        """The next finite verb of the main line after a token, before `last`."""
        return next((v for v in self.verbs if token < v < last), None)

    def verb_before(self, token: int, first: int) -> int | None:
        """The finite verb of the main line before a token, nearest first, not before `first`."""
        return next((v for v in reversed(self.verbs) if first <= v < token), None)

    def supports(self, verb: int) -> tuple[SupportVerb, ...]:
        """The support-verb entries of the verb at a token."""
        reading = self.readings[verb]
        return self.lexicon.supports.get(reading.analysis.lemma, ()) if reading is not None else ()

    # ------------------------------------------------------------ phrases

    def bare(self, token: int, stop: int) -> list[Chunk]:
        """Phrases without a preposition that name something, after a token and before `stop`."""
        return [c for c in self.chunks if token < c.first < stop and not c.prep and not c.attached and not c.empty]

    def can_act(self, chunk: Chunk) -> bool:
        """Whether a phrase may be the agent of violence: an armed or official actor, fighters, aircraft, guns."""
        for mention in (*chunk.actors, *chunk.owners):
            if mention.kind == "actor" and mention.value.anaphor:
                return True
            names = mention.value.names
            if self._kinds(mention) & _ACTING_KINDS and not any(n.actor in _ACTED_UPON for n in names):
                return True
        if any(m.value.category == "combatant" for m in chunk.people):
            return True
        return any(m.value.kind in ("aircraft", "weapon") for m in chunk.items)

    def armed(self, chunk: Chunk) -> bool:
        """Whether a phrase names a force, or a state's ministry of defence, not another ministry or an agency."""
        named = (*chunk.actors, *chunk.owners)
        words = {w for t in self.document.tokens[chunk.first : chunk.last] for w in bare_words(t.text)}
        ministry = bool(named) and not words.isdisjoint(_OF_ARMS) and not self.helping(chunk)  # الدفاع المدني is none
        return any(self._kinds(m) & _FORCES for m in named) or ministry

    def helping(self, chunk: Chunk) -> bool:
        """Whether a phrase names a relief organisation."""
        return any(self._kinds(m) & _HELPING for m in (*chunk.actors, *chunk.owners))

    def of_rebels(self, mention: Mention) -> bool:
        """Whether an actor is an armed group or a militia, no body of a state, which a bare الجيش always may be."""
        kinds = self._kinds(mention)
        return bool(kinds) and kinds <= _REBELS

    def official(self, chunk: Chunk) -> bool:
        """Whether a phrase names a body of a state or an organisation of states."""
        return any(self._kinds(m) & _OFFICIAL for m in (*chunk.actors, *chunk.owners))

    def done_to(self, doer: Chunk, chunk: Chunk) -> bool:
        """Whether a phrase behind a doer tells to what he did it: a place; a thing, behind no bare body of a state."""
        names = {n.actor for m in doer.actors if m.kind == "actor" for n in m.value.names}
        named = any(self.lexicon.actors[n].country for n in names if n in self.lexicon.actors)
        return bool(chunk.places or (chunk.items and named))

    def _kinds(self, mention: Mention) -> set[str]:
        actors = self.lexicon.actors
        return {actors[n.actor].kind for n in mention.value.names if n.actor in actors}

    def starts_with_actor(self, chunk: Chunk) -> bool:
        """لقوات النظام، لنحو سبعين من مسلحي كذا; not لملاحقة قوات النظام."""
        counted = next((m.last for m in chunk.numbers if m.first == chunk.first), chunk.first)
        first = min((m.first for m in (*chunk.actors, *chunk.people)), default=chunk.last)
        skip = self.document.tokens[chunk.first].text in ("ل", '"')
        return (counted == chunk.last and bool(chunk.owners)) or first <= counted + 2 * skip

    def joined(self, chunk: Chunk) -> list[Chunk]:
        """The phrases joined by و right after a phrase."""
        number = self._numbers.get(chunk.first)
        if number is None or (self.all_chunks[number] is not chunk and self.all_chunks[number] != chunk):
            return []
        out: list[Chunk] = []
        last = chunk.last
        for following in self.all_chunks[number + 1 :]:
            if following.attached or self._says_who(following, last):
                last = following.last + (not following.attached)
                continue
            if not following.coordinated or following.prep != chunk.prep or following.first - last > 1:
                break
            out.append(following)
            last = following.last
        return out

    def _says_who(self, chunk: Chunk, last: int) -> bool:
        """كذا، أحد فصائل المعارضة، وكذا: what stands between commas behind a party that another is joined to."""
        tokens = self.document.tokens
        inside = chunk.first == last + 1 and not chunk.prep and not chunk.coordinated and chunk.last < len(tokens) - 1
        return inside and tokens[last].text == tokens[chunk.last].text == "،" and tokens[chunk.last + 1].text[0] == "و"

    # ------------------------------------------------------------ fillers

    def fill(self, role: str, place: str, chunk: Chunk | None) -> list[Filler]:
        """Fillers for a phrase and those joined to it; none for the role `none`."""
        if chunk is None or role == "none":
            return []
        joined = [c for c in self.joined(chunk) if c.actors or c.people or c.items]
        return [filler(role, place, c, whom(c), c.items if c is chunk else ()) for c in (chunk, *joined)]


def is_shot(chunk: Chunk, *, by_nation: bool = False) -> bool:
    """Whether a phrase names weapons and nobody; `by_nation`: nobody but a nation whose weapons they are."""
    theirs = [m for m in chunk.actors if by_nation and m.value.how == "adjective" and m.value.nation is not None]
    named = len(chunk.actors) > len(theirs) or bool(chunk.people) or (by_nation and not theirs)
    return bool(chunk.items) and not named and all(m.value.kind == "weapon" for m in chunk.items)


def whom(chunk: Chunk) -> list[Mention]:
    """Everybody that a phrase names."""
    return [*chunk.actors, *chunk.people, *chunk.owners]


def filler(role: str, place: str, chunk: Chunk, mentions: Sequence[Mention], spans: Sequence[Mention] = ()) -> Filler:
    """A filler whose span covers its mentions and the further `spans`."""
    tokens = [(m.first, m.last) for m in (*mentions, *spans)] or [(chunk.first, chunk.last)]
    return Filler(role, place, chunk, tuple(mentions), min(a for a, _ in tokens), max(b for _, b in tokens))


def symmetric(roles: dict[str, str]) -> bool:
    """Whether a frame knows only participants."""
    return "participant" in roles.values() and "initiator" not in roles.values()


def carries(scene: Scene, verb: int) -> bool:
    """Whether a verb tells that the event noun before it took place."""
    return any(s.subject == "event" and not s.preposition for s in scene.supports(verb))
