"""One sentence made ready for its frames: verbs, clauses and phrases, and what a phrase can be.

In: a document, its readings, a sentence with its phrases. Out: `Scene`, which finds subjects, neighbouring
verbs and joined phrases, and makes fillers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evtx.events.frames.clauses import behind_impersonal, is_governed, joined_clauses
from evtx.events.frames.phrase import Chunk, Phrases
from evtx.events.frames.relatives import is_bare_relative
from evtx.events.frames.voice import THAT_HE, agrees
from evtx.frozen import quick
from evtx.lexicon.load import Lexicon
from evtx.lexicon.match import bare_words
from evtx.lexicon.schema import SupportVerb, Trigger
from evtx.model import Mention, Sentence
from evtx.text.disambiguate import PHASAL, Reading
from evtx.text.document import Document
from evtx.text.segment import RELATIVES
from evtx.text.words import word_class

_ACTING_KINDS = frozenset(
    "state government army police security militia armed_group coalition tribe party people".split()
)
_ACTED_UPON = frozenset({"civilians", "prisoners"})
_THAT_IT = frozenset({"انه", "بانه"})
_ASIDE = frozenset("epithet called support partner".split())  # their verbs tell no act of the main line
_ACCUSING = frozenset({"اتهم"})
LAUNCHING = word_class("events.scene.launching")
WANTING = frozenset("التقي قابل استقبل امهل انذر".split())  # want whom, not only who (وصل الوزير والتقى نظيره)
_PAIRING = frozenset({"بين", "مع"})  # what pairs two sides: neither is the subject of what follows
_WAS = word_class("events.scene.was")
_IN_IT = frozenset({"فيه", "فيها"})
_TIME_REACH = 7  # tokens of a time between a verb and its subject
WHO_ARE = frozenset({"وهم", "وهو", "وهي", "وهما"})
_RELATIVE_GAP = 3  # tokens from a phrase to the clause about it
_THAT = frozenset("ان وان بان فان لكن".split())
_MARKS = frozenset({'"', "،", ")", "("})
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
    ) -> None:
        self.triggers = list(triggers)
        self.event_nouns = [t for t in triggers if t.form == "noun"]
        self.document, self.readings, self.sentence, self.lexicon = document, readings, sentence, lexicon
        here = {a: phrases[a] for a in range(sentence.first, sentence.last) if a in phrases}
        inside = {t for a, (kind, b) in here.items() if kind in _ASIDE for t in range(a, b)}
        inside |= {t for c in chunks for m in c.numbers for t in range(m.first, m.last)}  # ما يزيد على مئة
        inside |= {m.first for c in chunks for m in c.actors if m.last - m.first > 1}  # جند الشام
        finite = [
            at for at in range(sentence.first, sentence.last)
            if (r := readings[at]) is not None and r.finite and at not in inside and not is_governed(document, at)
        ]  # fmt: skip
        openers = {a for a, (kind, _) in here.items() if kind in _ASIDE - {"called"}}
        self.clauses = joined_clauses(sentence, openers | {t.first for t in self.event_nouns if t.analysis.conj == "و"})
        self.relative = {at for at in finite if is_bare_relative(document, readings, sentence, at)}
        self.verbs = [at for at in finite if at not in self.relative and not self._is_said_aside(at)]
        self.all_chunks = chunks
        self.chunks = [c for c in chunks if c.prep or c.first - 1 not in self.relative]
        self._numbers = {c.first: number for number, c in enumerate(chunks)}

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

    # ------------------------------------------------------------ subjects

    def subject_before(self, token: int, first: int) -> Chunk | None:
        """The bare phrase before a verb that is its subject (noun-initial order), or a relative's antecedent."""
        speech = next((at for at in range(token - 1, first, -1) if self.document.tokens[at].text == ":"), None)
        if speech is not None:
            first = speech + 1  # وقال المصدر الذي فضل كذا: "اقتحم مسلحون: what is said has its own subject
        opener = self.document.tokens[first].text
        if opener in RELATIVES or opener.lstrip("وف") in RELATIVES:
            earlier = [c for c in self.chunks if c.last <= first and not c.attached]
            if not earlier or first - earlier[-1].last > _RELATIVE_GAP:
                return self._owner_before(first, opener)
            return self._owner_before(first, opener) or earlier[-1]
        if self.document.tokens[token - 1].text == "قد":
            # رجال كان مجهولون قد خطفوهم: between كان and قد stands the subject
            told = [c for c in self.chunks if c.last in (token - 1, token) and not c.prep and (c.actors or c.people)]
            if told and self.after_was(told[0]):
                return told[0]
        aside = (
            self._in_circumstance(token)
            or self._over_aside(token, first)
            or behind_impersonal(self.document, self.chunks, token)
        )
        if aside is not None:
            return aside
        verb = self.verb_before(token, first)
        if verb is not None:
            return self._second_subject(token, first) or self._between_verbs(verb, token, first)
        return next(
            (
                c for c in self.chunks
                if first <= c.first and c.last <= token and not c.prep and not c.attached and not c.coordinated
                and (c.actors or c.people or c.items or c.owners)
            ),
            None,
        )  # fmt: skip

    def _in_circumstance(self, token: int) -> Chunk | None:
        """شاهد سكان القوات وهي تنسحب: whom the pronoun of a circumstance takes up stands right before it."""
        if self.document.tokens[token - 1].text not in WHO_ARE:
            return None
        told = (c for c in self.chunks if c.last in (token - 1, token) and not c.attached and not c.coordinated)
        return next((c for c in told if self.can_act(c)), None)

    def _over_aside(self, token: int, first: int) -> Chunk | None:
        """أن قسد، بإسناد من كذا، داهمت: the phrase behind "that" is the subject of a verb that opens its clause."""
        reading = self.readings[token]
        if token != first or reading is None or reading.analysis.conj or self.document.tokens[token - 1].text != "،":
            return None
        for chunk in reversed(self.chunks):
            if (
                chunk.last >= token
                or chunk.prep
                or chunk.attached
                or chunk.coordinated
                or not (chunk.actors or chunk.items)
            ):
                continue
            before = chunk.first - 1 - (self.document.tokens[chunk.first - 1].text in _MARKS)
            said = self.document.tokens[max(0, before)].text in _THAT
            plain = self.verb_before(token, chunk.first) is None and self.document.tokens[chunk.last].text in _MARKS
            if (
                said
                and plain
                and (self.can_act(chunk) or chunk.items)  # أن المركبة، وهي من طراز كذا، انفجرت
                and agrees(self.document, self.readings, reading.analysis, chunk.first)
            ):
                return chunk
            return None
        return None

    def _owner_before(self, first: int, opener: str) -> Chunk | None:
        """عنصران من القوات، التي ردت: the clause is about the force right before it, not about its men."""
        own = next((c for c in self.chunks if c.attached and 0 <= first - c.last <= 1), None)
        if own is None or opener.lstrip("وف") != "التي" or not self.can_act(own) or not own.actors:
            return None
        head = next((c for c in reversed(self.chunks) if c.last <= own.first and not c.attached), None)
        men = head is not None and any(m.value.category == "combatant" for m in head.people)
        return own if men else None

    def _second_subject(self, token: int, first: int) -> Chunk | None:
        """طهران تحتجز ناقلة وواشنطن تسقط مسيرة: the doer that "and" puts right before a second present."""
        reading = self.readings[token]
        if reading is None or reading.analysis.cat not in ("IV", "IVP") or reading.analysis.conj:
            return None
        right_before = (c for c in self.chunks if first <= c.first and c.last == token)
        joined = (c for c in right_before if c.coordinated or self.document.tokens[c.first].text.startswith("و"))
        return next((c for c in joined if c.prep not in _PAIRING and c.actors and self.can_act(c)), None)

    def _between_verbs(self, verb: int, token: int, first: int) -> Chunk | None:
        """لا تزال قوات كذا تطوق، كتائب باتت تسيطر: the subject of a verb of phase is that of what goes on."""
        phase, told = self.readings[verb], self.readings[token]
        if phase is None or told is None or phase.analysis.lemma not in PHASAL:
            return None
        if told.analysis.cat not in ("IV", "IVP") or told.analysis.conj:
            return None
        between = [c for c in self.bare(verb, token) if not c.coordinated]
        if not between:
            return self.subject_before(verb, first)
        return between[0] if self.can_act(between[0]) else None

    def after_was(self, chunk: Chunk) -> bool:
        """Whether a phrase follows كان, which opens a clause of its own."""
        return chunk.first > 0 and self.document.tokens[chunk.first - 1].text in _WAS

    def said_of_another(self, verb: int) -> bool:
        """شاب قالت السلطات إنه نفذ: whether the pronoun of "that he" cannot be her who says so, by its gender."""
        if self.document.tokens[verb - 1].text not in _THAT_IT:
            return False
        told = next(
            (self.readings[v] for v in (verb - 2, verb - 3) if v >= self.sentence.first and self._tells(v)), None
        )
        return told is not None and told.analysis.gender == "f"

    def _tells(self, at: int) -> bool:
        reading = self.readings[at]
        return reading is not None and reading.finite

    def inherited_subject(self, token: int) -> Chunk | None:
        """The subject of the verb before in the same sentence, for و/ف + verb with no subject of its own."""
        for verb in reversed([v for v in self.verbs if v < token]):
            first, last = self.region(verb)
            before = self.subject_before(verb, first) or self._right_before(verb) or self._whose_words(verb)
            if before is not None:
                return before
            stop = self.verb_after(verb, last) or last
            after = self.bare(verb, min(stop, token))
            reading = self.readings[verb]
            if reading is not None and reading.analysis.lemma in _ACCUSING and len(after) > 1:
                # اتهمت أنقرة الحزب بإعدام رهائن كان قد اختطفهم: what follows is told of the accused; but وتوعدت بالرد
                told = self.readings[token]
                return after[0] if told is not None and told.analysis.conj == "و" else after[1]
            if after and self.can_act(after[0]) and not self._is_object(verb, after[0]):
                return after[0]
        return None

    def _is_object(self, verb: int, chunk: Chunk) -> bool:
        """إنها قتلت 13 جنديا واستولت: the phrase after a verb that says "that she" or does not agree with it."""
        reading = self.readings[verb]
        if reading is None:
            return False
        if reading.analysis.lemma in LAUNCHING and is_shot(chunk):
            return True
        if reading.analysis.lemma in WANTING and reading.analysis.conj:
            return True  # وأمهل الحزب حتى الجمعة
        that_he = self.document.tokens[verb - 1].text in THAT_HE
        return that_he or not agrees(self.document, self.readings, reading.analysis, chunk.first)

    def _right_before(self, verb: int) -> Chunk | None:
        """أودت قنبلة استهدفت مدرعة: the indefinite noun that a verb says more of is its subject."""
        chunk = next((c for c in self.chunks if c.last == verb and not c.prep and not c.empty), None)
        told, reading = self.readings[verb], self.readings[verb - 1]
        indefinite = reading is not None and reading.nominal and not reading.analysis.det and not reading.analysis.pron
        return chunk if indefinite and told is not None and not told.analysis.conj else None

    def _whose_words(self, verb: int) -> Chunk | None:
        """في بيان للحركة قالت فيه إنها: whose words they are in which a verb of telling tells."""
        if self.document.tokens[min(verb + 1, self.sentence.last - 1)].text not in _IN_IT:
            return None
        near = [c for c in self.all_chunks if c.attached and verb - _RELATIVE_GAP < c.last <= verb]
        return next((c for c in near if c.actors and self.can_act(c)), None)

    def right_after(self, verb: int) -> Chunk | None:
        """The phrase right after a verb, over a time (كمين نصبه مساء الاثنين مسلحون): bare, and naming somebody."""
        near = (c for c in self.all_chunks if verb < c.first <= verb + 2 and not c.prep and not c.empty)
        beside = next(near, None)
        if beside is not None:
            return beside
        chunk = next((c for c in self.all_chunks if c.first > verb), None)
        if chunk is None or chunk.prep or chunk.empty or chunk.first - verb > _TIME_REACH:
            return None
        return chunk if not any(verb < v < chunk.first for v in (*self.verbs, *self.relative)) else None

    def bare(self, token: int, stop: int) -> list[Chunk]:
        """Phrases without a preposition that name something, after a token and before `stop`."""
        return [c for c in self.chunks if token < c.first < stop and not c.prep and not c.attached and not c.empty]

    # ------------------------------------------------------------ phrases

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
        return any(self._kinds(m) & _FORCES for m in named) or (bool(named) and not words.isdisjoint(_OF_ARMS))

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


def is_shot(chunk: Chunk) -> bool:
    """Whether a phrase names weapons and nobody."""
    return (
        bool(chunk.items) and not (chunk.actors or chunk.people) and all(m.value.kind == "weapon" for m in chunk.items)
    )


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
