"""Who did what to whom: a trigger and the chunks around it in, role fillers out.

The rule's frame says which grammatical place fills which role; this module finds what stands in each
place, clause by clause: subject and object in either order, the passive, the genitive and adjective
of a noun, prepositional arguments, the agent, and the support verb that carries an event noun.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evtx.events.chunks import Chunk, Phrases
from evtx.events.voice import voice_of
from evtx.lexicon.load import Lexicon
from evtx.lexicon.schema import SupportVerb, Trigger
from evtx.model import Mention, Sentence
from evtx.text.disambiguate import Reading
from evtx.text.document import Document
from evtx.text.segment import RELATIVES

_PLACE_OF_PREP = {
    "علي": "on", "ضد": "against", "بحق": "against", "تجاه": "against", "ل": "to", "ب": "by", "من": "from", "مع": "with",
    "بين": "between", "agent": "agent", "support": "support", "partner": "partner", "member": "member", "عن": "about", "الي": "toward", "نحو": "toward", "باتجاه": "toward", "برفقه": "with",
}  # fmt: skip
_ACTING_KINDS = frozenset(
    """state government army police security militia armed_group coalition tribe party people""".split()
)
_FORCES = frozenset("army police security militia armed_group coalition".split())
# Acts that several do together: "with X" makes X one of them.
_COOPERATIVE = frozenset("raid patrol training deployment territory overflight aid blockade".split())
VIOLENT = frozenset(
    """armed_clash armed_attack assassination shelling airstrike bombing explosion chemical_attack killing
    execution abduction physical_assault""".split()
)
_PASSIVE = frozenset({"PVP", "IVP"})


@dataclass(frozen=True, slots=True)
class Filler:
    """A chunk (or part of one) in a role, with the grammatical place that put it there."""

    role: str
    place: str
    chunk: Chunk
    mentions: tuple[Mention, ...]  # actors and people that count
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Frame:
    """The arguments of one trigger."""

    fillers: tuple[Filler, ...]
    voice: str
    support: SupportVerb | None
    support_token: int | None
    region: tuple[int, int]
    violent: bool

    def of(self, *roles: str) -> list[Filler]:
        """Fillers of the given roles, in order."""
        return [f for f in self.fillers if f.role in roles]


class FrameFinder:
    """Finds the arguments of the triggers of one sentence."""

    def __init__(
        self,
        document: Document,
        readings: Sequence[Reading | None],
        sentence: Sentence,
        chunks: Sequence[Chunk],
        lexicon: Lexicon,
        phrases: Phrases,
    ) -> None:
        self.document, self.readings, self.sentence = document, readings, sentence
        self.lexicon = lexicon
        epithets = [(a, b) for a, (kind, b) in phrases.items() if kind == "epithet" and sentence.first <= a < sentence.last]
        called = [(a, b) for a, (kind, b) in phrases.items() if kind == "called"]
        inside = {t for a, b in (*epithets, *called) for t in range(a, b)}
        finite = [
            i for i in range(sentence.first, sentence.last) if (r := readings[i]) is not None and r.finite and i not in inside
        ]
        self.clauses = _without_epithets(sentence, {a for a, _ in epithets})
        self.relative = {i for i in finite if self._is_bare_relative(i)}
        self.verbs = [i for i in finite if i not in self.relative]
        self.all_chunks = chunks
        self.chunks = [c for c in chunks if not self._inside_relative(c)]

    def find(self, trigger: Trigger) -> Frame:
        """The frame of a trigger."""
        roles = {**self._frame_of(trigger), **trigger.rule.roles}
        region = self._region(trigger)
        if trigger.form == "noun":
            return self._noun(trigger, roles, region)
        return self._verb(trigger, roles, region)

    def _frame_of(self, trigger: Trigger) -> dict[str, str]:
        """The rule's frame in the form that fits the trigger: a phrase may hit a verb or its verbal noun."""
        family, _, form = trigger.rule.frame.partition(".")
        wanted = "noun" if trigger.form == "noun" else "verb"
        frames = self.lexicon.frames
        return frames.get(f"{family}.{wanted}") or frames.get(trigger.rule.frame, {}) if form else {}

    # ------------------------------------------------------------ relative clauses without a pronoun

    def _is_bare_relative(self, verb: int) -> bool:
        """مسلحون يستقلون دراجة، اشتباكات تخللها قصف: a verb right after an indefinite noun that says more of it.

        An imperfect does, and a perfect whose pronoun takes the noun up.
        """
        reading = self.readings[verb]
        if reading is None or reading.analysis.conj or reading.analysis.future:
            return False
        if reading.analysis.cat not in ("IV", "IVP") and not (reading.analysis.cat == "PV" and reading.analysis.pron):
            return False
        at = verb - 1
        while at > self.sentence.first and self.document.tokens[at].text in ('"', ")"):
            at -= 1
        before = self.readings[at] if at >= self.sentence.first else None
        if before is None or not before.nominal:
            return False
        analysis = before.analysis
        return not analysis.det and not analysis.pron and at > self.sentence.first

    def _inside_relative(self, chunk: Chunk) -> bool:
        """The bare phrase right after such a verb is its object, not the main verb's."""
        return bool(self.relative) and chunk.first - 1 in self.relative and not chunk.prep

    # ------------------------------------------------------------ regions

    def _region(self, trigger: Trigger) -> tuple[int, int]:
        for first, last in self.clauses:
            if first <= trigger.anchor < last:
                return first, last
        return self.sentence.first, self.sentence.last

    def _verb_after(self, token: int, last: int) -> int | None:
        return next((v for v in self.verbs if token < v < last), None)

    def _verb_before(self, token: int, first: int) -> int | None:
        return next((v for v in reversed(self.verbs) if first <= v < token), None)

    # ------------------------------------------------------------ verbs

    def _verb(self, trigger: Trigger, roles: dict[str, str], region: tuple[int, int]) -> Frame:
        first, last = region
        stop = self._verb_after(trigger.last - 1, last) or last
        chunks = self.all_chunks if trigger.anchor in self.relative else self.chunks
        after = [c for c in chunks if trigger.anchor < c.first < stop and not c.attached]
        bare = [c for c in after if not c.prep and not c.coordinated]
        before = self.subject_before(trigger.first, first)
        voice = self._voice(trigger, before, after)
        fillers: list[Filler] = []
        if voice == "passive":
            role = roles.get("passive") or roles.get("object", "none")
            chunk = before or (bare[0] if bare else None)
            fillers += self._fill(role, "passive", chunk, trigger)
        else:
            subject, obj = self._subject_object(trigger, before, bare)
            if subject is None and trigger.analysis.person in ("3", "") and not trigger.analysis.pron:
                subject = self._inherited_subject(trigger, first)
            fillers += self._fill(roles.get("subject", "none"), "subject", subject, trigger)
            fillers += self._partners(roles.get("subject", "none"), subject, trigger)
            fillers += self._fill(roles.get("object", "none"), "object", obj, trigger)
        fillers += self._prepositional(after, roles, trigger)
        return Frame(tuple(fillers), voice, None, None, (first, stop), trigger.rule.type in VIOLENT)

    def _subject_object(
        self, trigger: Trigger, before: Chunk | None, bare: Sequence[Chunk]
    ) -> tuple[Chunk | None, Chunk | None]:
        full = [c for c in bare if not c.empty]
        if before is not None and trigger.analysis.pron and full and self._can_act(full[0]):
            # عبوة ركنها مجهولون: the pronoun takes up the noun before, the doer follows
            return full[0], before
        if trigger.form == "participle" or before is not None:
            subject = before
            if trigger.form == "participle" and before is None:
                subject = self._inherited_subject(trigger, self.sentence.first)
            return subject, full[0] if full else None
        if trigger.analysis.pron:
            return (full[0] if full else None), None
        if not full:
            return None, None
        head = full[0]
        if len(full) == 1 and bare[0] is not head and self._can_act(head):
            # an unknown word stands right after the verb: it is the subject, the known phrase the object
            return bare[0], head
        return head, full[1] if len(full) > 1 else None

    def subject_before(self, token: int, first: int) -> Chunk | None:
        """The bare phrase before a verb that is its subject (noun-initial order), or a relative's antecedent."""
        opener = self.document.tokens[first].text
        if opener in RELATIVES or opener.lstrip("وف") in RELATIVES:
            earlier = [c for c in self.chunks if c.last <= first and not c.attached]
            return earlier[-1] if earlier and first - earlier[-1].last <= 3 else None
        start = self._verb_before(token, first)
        lower = first if start is None else start + 1
        if start is not None:
            return None
        found = [
            c for c in self.chunks
            if lower <= c.first and c.last <= token and not c.prep and not c.attached and not c.coordinated
            and (c.actors or c.people or c.items or c.owners)
        ]  # fmt: skip
        return found[0] if found else None

    def _inherited_subject(self, trigger: Trigger, first: int) -> Chunk | None:
        """The subject of the verb before in the same sentence, for و/ف + verb with no subject of its own."""
        for verb in reversed([v for v in self.verbs if v < trigger.first]):
            clause = next(((a, b) for a, b in self.clauses if a <= verb < b), None)
            if clause is None:
                continue
            before = self.subject_before(verb, clause[0])
            if before is not None:
                return before
            stop = self._verb_after(verb, clause[1]) or clause[1]
            after = [c for c in self.chunks if verb < c.first < stop and not c.prep and not c.attached and not c.empty]
            if after and self._can_act(after[0]):
                return after[0]
        return None

    def _voice(self, trigger: Trigger, before: Chunk | None, after: Sequence[Chunk]) -> str:
        if trigger.form == "participle":
            return "active"
        if not trigger.open_voice:
            return "passive" if trigger.analysis.cat in _PASSIVE else "active"
        if trigger.analysis.pron:
            return "active"
        return voice_of(self.document, self.readings, trigger, before, after, self._can_act)

    def _armed(self, chunk: Chunk) -> bool:
        """Whether a phrase names a force, not a ministry or an agency."""
        return any(
            self.lexicon.actors[n.actor].kind in _FORCES
            for m in (*chunk.actors, *chunk.owners)
            for n in m.value.names
            if n.actor in self.lexicon.actors
        )

    def _can_act(self, chunk: Chunk) -> bool:
        """Whether a phrase may be the agent of violence: an armed or official actor, fighters, aircraft, guns."""
        for mention in (*chunk.actors, *chunk.owners):
            if mention.kind == "actor" and mention.value.anaphor:
                return True
            kinds = {self.lexicon.actors[n.actor].kind for n in mention.value.names if n.actor in self.lexicon.actors}
            if kinds & _ACTING_KINDS and not any(n.actor == "civilians" for n in mention.value.names):
                return True
        if any(m.value.category == "combatant" for m in chunk.people):
            return True
        return any(m.value.kind in ("aircraft", "weapon") for m in chunk.items)

    # ------------------------------------------------------------ nouns

    def _noun(self, trigger: Trigger, roles: dict[str, str], region: tuple[int, int]) -> Frame:
        first, last = region
        fillers: list[Filler] = []
        own = next((c for c in self.chunks if c.first <= trigger.anchor < c.last), None)
        stop = self._verb_after(trigger.last - 1, last) or last
        if stop < last and self._carries(stop):
            # اشتباكات عنيفة وقعت أمس بين ...: what follows the carrying verb belongs to the noun
            stop = self._verb_after(stop, last) or last
        after = [c for c in self.chunks if c.first >= trigger.last and c.first < stop]
        if own is not None:
            fillers += self._genitive(trigger, own, after, roles)
        fillers += self._possessor(trigger, roles)
        fillers += self._relative_doer(trigger, roles, stop)
        fillers += self._prepositional([c for c in after if not c.attached or _follows(own, c)], roles, trigger, fillers)
        support, token, extra = self._support(trigger, own, region, roles)
        fillers += extra
        fillers += self._other_side(fillers, roles)
        return Frame(tuple(fillers), "noun", support, token, (first, stop), trigger.rule.type in VIOLENT)

    def _relative_doer(self, trigger: Trigger, roles: dict[str, str], stop: int) -> list[Filler]:
        """هجوم شنه مسلحون، اشتباكات خاضتها القوات: the subject of the carrying verb whose pronoun is the noun."""
        verb = next((v for v in sorted(self.relative) if trigger.last <= v < stop), None)
        if verb is None or verb - trigger.last > 3:
            return []
        reading = self.readings[verb]
        assert reading is not None
        doer = next((c for c in self.all_chunks if verb < c.first <= verb + 2 and not c.prep and not c.empty), None)
        for support in self.lexicon.supports.get(reading.analysis.lemma, ()):
            if reading.analysis.pron and support.subject == "initiator" and not support.preposition and doer is not None:
                symmetric = "participant" in roles.values() and "initiator" not in roles.values()
                return self._fill("participant" if symmetric else "initiator", "relative", doer, trigger)
        return []

    def _possessor(self, trigger: Trigger, roles: dict[str, str]) -> list[Filler]:
        """تحدث الثوار عن استيلائهم: the pronoun on an act's noun is the subject of the clause."""
        role = {"actor_or_target": "initiator"}.get(roles.get("genitive", "none"), roles.get("genitive", "none"))
        if not trigger.analysis.pron or role not in ("initiator", "participant"):
            return []
        return self._fill(role, "possessor", self._inherited_subject(trigger, self.sentence.first), trigger)

    def _carries(self, verb: int) -> bool:
        """Whether a verb tells that the event noun before it took place."""
        reading = self.readings[verb]
        lemma = reading.analysis.lemma if reading is not None else ""
        return any(s.subject == "event" and not s.preposition for s in self.lexicon.supports.get(lemma, ()))

    def _other_side(self, fillers: Sequence[Filler], roles: dict[str, str]) -> list[Filler]:
        """بين X، الذي ...، وY: the second side behind an insertion is the next phrase that starts with و."""
        sides = [f for f in fillers if f.place == "between"]
        if roles.get("between") != "participant" or len(sides) != 1:
            return []
        for chunk in self.chunks:
            opens = self.document.tokens[chunk.first].text.startswith("و") or chunk.coordinated
            if chunk.first > sides[0].chunk.last and opens and chunk.actors:
                return [self._filler("participant", "between", chunk, [*chunk.actors, *chunk.people, *chunk.owners])]
        return []

    def _genitive(
        self, trigger: Trigger, own: Chunk, after: Sequence[Chunk], roles: dict[str, str]
    ) -> list[Filler]:
        joined = [own, *self._joined(own)]
        inside = [
            m for c in joined for m in (*c.actors, *c.people, *c.items, *c.places) if m.first > trigger.anchor and m.last > trigger.first
        ]
        owners = [m for c in joined for m in c.owners if m.first > trigger.anchor]
        adjectives = [m for m in inside if m.kind == "actor" and m.value.how == "adjective"]
        genitive = [m for m in inside if m not in adjectives]
        fillers: list[Filler] = []
        people = [m for m in genitive if m.kind in ("actor", "people")]
        if adjectives and not people and "adjective" in roles:
            fillers.append(self._filler(roles["adjective"], "adjective", own, adjectives))
        if genitive or owners:
            role = roles.get("genitive", "none")
            acting = self._can_act(_only(own, trigger.last))
            if role == "actor_or_target":
                role = "initiator" if acting else "target"
            elif role == "target" and acting and any(c.prep == "ل" and not c.empty for c in after[:1]):
                role = "initiator"
            if people or owners or any(m.kind == "item" for m in genitive):
                fillers.append(self._filler(role, "genitive", own, [*people, *owners, *adjectives], genitive))
        return fillers

    def _joined(self, chunk: Chunk) -> list[Chunk]:
        """The phrases joined by و right after a phrase."""
        at = self.chunks.index(chunk)
        out: list[Chunk] = []
        last = chunk.last
        for following in self.chunks[at + 1 :]:
            if following.attached:
                last = following.last
                continue
            if not following.coordinated or following.prep != chunk.prep or following.first - last > 1:
                break
            out.append(following)
            last = following.last
        return out

    def _support(
        self, trigger: Trigger, own: Chunk | None, region: tuple[int, int], roles: dict[str, str]
    ) -> tuple[SupportVerb | None, int | None, list[Filler]]:
        first, last = region
        verb = self._verb_before(trigger.first, first)
        prep = own.prep if own is not None and own.first <= trigger.first else ""
        if verb is not None:
            lemma = self.readings[verb].analysis.lemma  # type: ignore[union-attr]
            for support in self.lexicon.supports.get(lemma, ()):
                if support.preposition == {"علي": "على", "الي": "إلى"}.get(prep, prep):
                    return support, verb, self._carried(trigger, support, verb, first, roles)
        after = self._verb_after(trigger.last - 1, last)
        if after is not None and not prep:
            reading = self.readings[after]
            assert reading is not None
            for support in self.lexicon.supports.get(reading.analysis.lemma, ()):
                if support.subject == "event" and not support.preposition:
                    return support, after, self._event_object(trigger, support, after, last)
        return None, verb, []

    def _carried(
        self, trigger: Trigger, support: SupportVerb, verb: int, first: int, roles: dict[str, str]
    ) -> list[Filler]:
        """Roles that the support verb's own subject or object takes."""
        inner = [c for c in self.chunks if verb < c.first < trigger.first and not c.attached and not c.empty]
        between = [c for c in inner if not c.prep]
        if support.subject == "event":
            stop = self._verb_after(trigger.last - 1, self.sentence.last) or self.sentence.last
            later = [
                c for c in self.chunks
                if trigger.last <= c.first < stop and not c.prep and not c.attached and not c.coordinated and not c.empty
            ]  # fmt: skip
            return self._fill(support.object or "none", "support_object", later[0] if later else None, trigger)
        if support.subject == "place":
            return []
        subject = between[0] if between else self.subject_before(verb, first)
        if subject is None:
            subject = self._inherited_subject(trigger, first)
        role = support.subject
        if role == "announcer":
            # أعلن الجيش استهداف ...: who announces his own act did it; a ministry that announces a toll did not
            if subject is None or trigger.rule.type in ("killing", "explosion") or not self._armed(subject):
                return []
            role = "initiator"
        if role == "initiator" and "participant" in roles.values() and "initiator" not in roles.values():
            role = "participant"
        fillers = self._fill(role, "support_subject", subject, trigger)
        if support.object and between:
            # a causative verb whose subject is something else before it has its object first (أجبر القوات على)
            which = between[1] if len(between) > 1 else between[0] if role == "none" or between[0] is not subject else None
            fillers += self._fill(support.object, "support_object", which, trigger)
        return fillers + self._partners(role, subject, trigger)

    def _partners(self, role: str, subject: Chunk | None, trigger: Trigger) -> list[Filler]:
        """Who acts with the subject, told between it and the trigger (بمشاركة X، مع X)."""
        if subject is None or role not in ("initiator", "participant") or subject.first > trigger.first:
            return []
        between = [c for c in self.chunks if subject.last <= c.first < trigger.first and c.actors and not c.attached]
        joint = ("مع", "partner") if trigger.rule.type in _COOPERATIVE else ("partner",)
        return [f for c in between if c.prep in joint for f in self._fill(role, "partner", c, trigger)]

    def _event_object(self, trigger: Trigger, support: SupportVerb, verb: int, last: int) -> list[Filler]:
        stop = self._verb_after(verb, last) or last
        later = [c for c in self.chunks if verb < c.first < stop and not c.prep and not c.attached and not c.empty]
        return self._fill(support.object or "none", "support_object", later[0] if later else None, trigger)

    # ------------------------------------------------------------ shared

    def _starts_with_actor(self, chunk: Chunk) -> bool:
        """لقوات النظام, not لملاحقة قوات النظام."""
        first = min((m.first for m in (*chunk.actors, *chunk.people)), default=chunk.last)
        skip = self.document.tokens[chunk.first].text in ("ل", '"')
        return first <= chunk.first + 2 * skip

    def _prepositional(
        self, after: Sequence[Chunk], roles: dict[str, str], trigger: Trigger, already: Sequence[Filler] = ()
    ) -> list[Filler]:
        fillers: list[Filler] = []
        for number, chunk in enumerate(after):
            place = _PLACE_OF_PREP.get(chunk.prep, "")
            if place == "to" and number > 1:
                continue
            role = roles.get(place, "none")
            if place == "support":
                role = "supporter"
            elif place == "member":
                role = "target"
            elif place == "partner" or (place == "with" and role == "none" and trigger.rule.type in _COOPERATIVE):
                role = "participant" if "participant" in roles.values() else "initiator"
            if role == "item":
                continue
            if role == "actor_or_target":
                doer = any(f.role == "initiator" for f in already)
                role = "initiator" if not doer and self._can_act(chunk) and self._starts_with_actor(chunk) else "target"
            elif role == "initiator" and place == "to" and not self._starts_with_actor(chunk):
                continue
            if role != "none" and (chunk.actors or chunk.people or chunk.items or chunk.owners):
                fillers.append(self._filler(role, place, chunk, [*chunk.actors, *chunk.people, *chunk.owners], chunk.items))
        return fillers

    def _fill(self, role: str, place: str, chunk: Chunk | None, trigger: Trigger) -> list[Filler]:
        if chunk is None or role == "none":
            return []
        fillers = [self._filler(role, place, chunk, [*chunk.actors, *chunk.people, *chunk.owners], chunk.items)]
        at = self.chunks.index(chunk) if chunk in self.chunks else -1
        while 0 <= at < len(self.chunks) - 1:
            at += 1
            following = self.chunks[at]
            if following.attached:
                continue
            if not following.coordinated or following.prep != chunk.prep or following.first - self.chunks[at - 1].last > 1:
                break
            if following.actors or following.people or following.items:
                fillers.append(
                    self._filler(role, place, following, [*following.actors, *following.people, *following.owners])
                )
        return fillers

    def _filler(
        self, role: str, place: str, chunk: Chunk, mentions: Sequence[Mention], spans: Sequence[Mention] = ()
    ) -> Filler:
        tokens = [(m.first, m.last) for m in (*mentions, *spans)] or [(chunk.first, chunk.last)]
        return Filler(role, place, chunk, tuple(mentions), min(a for a, _ in tokens), max(b for _, b in tokens))


def _without_epithets(sentence: Sentence, openers: set[int]) -> tuple[tuple[int, int], ...]:
    """Clauses with those that an epithet opens (التي تقودها واشنطن) joined to the clause before."""
    out: list[tuple[int, int]] = []
    for first, last in sentence.clauses:
        if out and first in openers:
            out[-1] = (out[-1][0], last)
        else:
            out.append((first, last))
    return tuple(out)


def _follows(own: Chunk | None, chunk: Chunk) -> bool:
    """Whether an attached لـ or من phrase stands right after the trigger's own phrase, so that it is its argument."""
    return own is not None and chunk.prep in ("ل", "من") and 0 <= chunk.first - own.last <= 1


def _only(chunk: Chunk, start: int) -> Chunk:
    """The part of a chunk from a token on."""

    def later(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
        return tuple(m for m in mentions if m.first >= start)

    return Chunk(
        chunk.prep, max(start, chunk.first), chunk.last, chunk.coordinated, later(chunk.actors), later(chunk.items),
        later(chunk.people), later(chunk.places), later(chunk.numbers), later(chunk.owners),
    )  # fmt: skip
