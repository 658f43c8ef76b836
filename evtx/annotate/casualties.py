"""How many were hurt, taken or moved: a document, its readings and mentions in, mentions of kind `casualty` out.

Three shapes tell a figure: a noun that is one (13 قتيلاً، سقوط جرحى), a verb or verbal noun with an
amount or people beside it (قُتل 15 شخصاً، إصابة خمسة آخرين، أودى بحياة 24), and phrases that say nobody
was hurt (دون إصابات). Amounts follow the codebook, section 4.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evtx.lexicon.load import Lexicon
from evtx.lexicon.schema import FigureCue
from evtx.model import CasualtyValue, Mention, Sentence
from evtx.text.disambiguate import Reading
from evtx.text.document import Document

_REACH = 9  # tokens from a verb or noun to its amount
_HOLDER_REACH = 6
_STOP_MARKS = frozenset(".؛:!?؟")
_COUNTED = frozenset("شخصا شخص اخرين اخرون اخر اخرى مدنيا جنديا عنصرا".split())


@dataclass(frozen=True, slots=True)
class _Amount:
    first: int
    last: int
    min: int | None
    max: int | None
    approximate: bool
    people: Mention | None


def annotate_casualties(
    document: Document, readings: Sequence[Reading | None], mentions: Sequence[Mention], lexicon: Lexicon
) -> list[Mention]:
    """All figures of a document, in order; no amount of people is used twice."""
    finder = _Finder(document, readings, mentions, lexicon)
    found: list[Mention] = []
    for sentence in document.sentences:
        found += finder.sentence(sentence)
    return sorted(found, key=lambda m: m.first)


class _Finder:
    def __init__(
        self, document: Document, readings: Sequence[Reading | None], mentions: Sequence[Mention], lexicon: Lexicon
    ) -> None:
        self.document, self.readings, self.lexicon = document, readings, lexicon
        self.people = {m.first: m for m in mentions if m.kind == "people" and m.value.id != "force"}
        self.numbers = {m.first: m for m in mentions if m.kind == "number" and m.value.kind not in ("ordinal", "percent")}
        self.ordinals = {m.first: m for m in mentions if m.kind == "number" and m.value.kind == "ordinal"}
        self.number_ends = {m.last: m for m in self.numbers.values()}
        self.actors = {m.first: m for m in mentions if m.kind == "actor"}
        self.blocked = {t for m in mentions if m.kind in ("date", "item") for t in range(m.first, m.last)}
        self.phrases: dict[int, tuple[int, FigureCue]] = {}
        for hit in lexicon.figure_phrases.find(document):
            if isinstance(hit.payload, FigureCue) and hit.last >= self.phrases.get(hit.first, (0,))[0]:
                self.phrases[hit.first] = (hit.last, hit.payload)

    # ------------------------------------------------------------ one sentence

    def sentence(self, sentence: Sentence) -> list[Mention]:
        found: list[Mention] = []
        used: set[int] = set()
        parts = sorted(first for first, (_, cue) in self.phrases.items() if cue.how == "part")
        at = sentence.first
        while at < sentence.last:
            phrase = self.phrases.get(at)
            if phrase is not None and phrase[1].how == "zero":
                found += [self._zero(at, phrase[0], figure) for figure in phrase[1].figures]
                used.update(range(at, phrase[0]))
                at = phrase[0]
                continue
            if at not in used:
                mention = self._from_people(sentence, at, used)
                if mention is not None:
                    found.append(mention)
            at += 1
        for at in range(sentence.first, sentence.last):
            cue, after = self._cue_at(at)
            if cue is not None and at not in used:
                found += self._from_cue(sentence, cue, at, after, used)
        return [self._as_part(m, parts, sentence) for m in found]

    def _zero(self, first: int, last: int, figure: str) -> Mention:
        value = CasualtyValue(figure, 0, 0, False, "unknown")
        # both figures of a phrase must start on tokens of their own to be told apart later
        start = first if figure == "killed" else min(first + 1, last - 1)
        return self.document.mention_of_tokens("casualty", start, last, value, f"casualty.zero.{figure}")

    def _as_part(self, mention: Mention, parts: Sequence[int], sentence: Sentence) -> Mention:
        """Mark what stands behind بينهم in the same clause as part of a total before it."""
        opener = next((p for p in reversed(parts) if sentence.first <= p < mention.first), None)
        if opener is None or mention.first - opener > 12 or mention.value.part:
            return mention
        if any(self.document.tokens[i].text in _STOP_MARKS | {"،"} for i in range(opener, mention.first)):
            return mention
        value = mention.value
        part = CasualtyValue(value.figure, value.min, value.max, value.approximate, value.category, value.holders, True)
        return Mention("casualty", mention.start, mention.end, mention.first, mention.last, part, mention.rule + ".part")

    # ------------------------------------------------------------ nouns that are figures

    def _from_people(self, sentence: Sentence, at: int, used: set[int]) -> Mention | None:
        people = self.people.get(at)
        if people is None or not people.value.figure:
            return None
        number = self.number_ends.get(at)
        if number is not None and number.first not in used:
            return self._make(people.value.figure, number.first, people.last, number, people, used, "noun")
        reading = self.readings[at]
        if reading is None:
            return None
        after = self.numbers.get(people.last)
        analysis = reading.analysis
        if analysis.det or analysis.pron:
            return None
        if after is not None and after.last - people.last <= 2 and self._counts_people(after):
            return self._make(people.value.figure, at, after.last, after, people, used, "noun")
        low, high = _grammatical_number(self.document, at, analysis.number)
        return self._build(people.value.figure, _Amount(at, people.last, low, high, False, people), used, "noun")

    def _counts_people(self, number: Mention) -> bool:
        following = self.document.tokens[number.last].text if number.last < len(self.document.tokens) else ""
        return following in ("،", ".", "و", "في") or number.last >= len(self.document.tokens)

    # ------------------------------------------------------------ verbs and verbal nouns

    def _cue_at(self, at: int) -> tuple[FigureCue | None, int]:
        phrase = self.phrases.get(at)
        if phrase is not None and phrase[1].how == "figure":
            return phrase[1], phrase[0]
        reading = self.readings[at]
        if reading is None:
            return None, at
        analysis = reading.analysis
        if reading.finite:
            return self.lexicon.figure_verbs.get(analysis.lemma), at + 1
        return self.lexicon.figure_nouns.get(analysis.noun or analysis.lemma), at + 1

    def _from_cue(self, sentence: Sentence, cue: FigureCue, at: int, after: int, used: set[int]) -> list[Mention]:
        reading = self.readings[at]
        finite = reading is not None and reading.finite
        amount = self._amount_before(sentence, at, used) if finite and self._subject_before(at) else None
        amount = amount or self._amount_after(sentence, after, used)
        if amount is None and finite:
            amount = self._amount_before(sentence, at, used)
        if amount is None:
            return []
        amount = self._with_coordinated(amount, sentence, used)
        mention = self._build(cue.figures[0], amount, used, "verb" if reading is not None and reading.finite else "noun")
        return [mention] if mention is not None else []

    def _amount_after(self, sentence: Sentence, start: int, used: set[int]) -> _Amount | None:
        for at in range(start, min(sentence.last, start + _REACH)):
            token = self.document.tokens[at]
            if token.text in _STOP_MARKS:
                return None
            if at in used:
                return None
            if at > start and (self._cue_at(at)[0] is not None or self._finite(at)):
                return None
            amount = self._amount_at(at)
            if amount is not None:
                return amount
        return None

    def _subject_before(self, verb: int) -> bool:
        """A plural or dual verb has its subject before it (24 شخصا قُتلوا); a verb before its subject is singular."""
        reading = self.readings[verb]
        return reading is not None and reading.analysis.number in ("p", "d") and not reading.analysis.pron

    def _amount_before(self, sentence: Sentence, verb: int, used: set[int]) -> _Amount | None:
        first = next((a for a, b in sentence.clauses if a <= verb < b), sentence.first)
        floor = max(first, verb - _REACH)
        nearest: _Amount | None = None
        at = verb - 1
        while at >= floor:
            if at in used or self._finite(at) or self.document.tokens[at].text in _STOP_MARKS | {"،"}:
                break
            opener = next((p for p in (at, at - 1) if self._is_part(p)), None)
            if opener is not None:
                # "30 شخصا بينهم أطفال أصيبوا": the part is not the subject, what stands before it is
                nearest, at = None, opener - 1
                continue
            number = self.number_ends.get(at + 1)
            if number is not None and number.first not in used:
                return self._amount_at(number.first)
            people = self.people.get(at)
            if people is not None and not people.value.figure and at not in used:
                nearest = self._amount_at(at)
            elif nearest is not None:
                break
            at -= 1
        return nearest

    def _is_part(self, at: int) -> bool:
        phrase = self.phrases.get(at)
        return phrase is not None and phrase[1].how == "part"

    def _finite(self, at: int) -> bool:
        reading = self.readings[at]
        return reading is not None and reading.finite

    def _amount_at(self, at: int) -> _Amount | None:
        """An amount of people that starts at a token: a number with or without its noun, or a counted noun."""
        number = self.numbers.get(at)
        if number is not None and at not in self.blocked:
            people = self.people.get(number.last)
            if people is None and number.last in self.blocked:
                return None
            value = number.value
            last = people.last if people is not None else number.last
            return _Amount(at, last, _whole(value.min), _whole(value.max), value.approximate, people)
        people = self.people.get(at)
        if people is None:
            ordinal = self.ordinals.get(at)
            if ordinal is not None and not self.document.tokens[at].text.startswith("ال"):
                return _Amount(at, ordinal.last, 1, 1, False, None)  # فقتلوا خمسة وجرحوا سادسا
            return None
        reading = self.readings[at]
        if reading is None or people.value.figure:
            return None
        after = self.numbers.get(people.last)
        if after is not None and after.value.min in (1, 2):
            return _Amount(at, after.last, int(after.value.min), int(after.value.min), False, people)
        if reading.analysis.det and not reading.analysis.number == "s":
            return None
        low, high = _grammatical_number(self.document, at, reading.analysis.number)
        return _Amount(at, people.last, low, high, False, people)

    def _with_coordinated(self, amount: _Amount, sentence: Sentence, used: set[int]) -> _Amount:
        """قيادياً وعنصرين: people joined by و right after add up when both are exact."""
        while amount.last < sentence.last and amount.min is not None and amount.min == amount.max:
            token = self.document.tokens[amount.last].text
            if not token.startswith("و"):
                break
            at = amount.last + (token == "و")
            following = self._amount_at(at) if at < sentence.last and at not in used else None
            if following is None or following.min is None or following.min != following.max or following.people is None:
                break
            amount = _Amount(
                amount.first, following.last, amount.min + following.min, amount.min + following.min,
                amount.approximate or following.approximate, amount.people or following.people,
            )  # fmt: skip
        return amount

    # ------------------------------------------------------------ making the mention

    def _make(
        self, figure: str, first: int, last: int, number: Mention, people: Mention, used: set[int], rule: str
    ) -> Mention | None:
        value = number.value
        amount = _Amount(first, last, _whole(value.min), _whole(value.max), value.approximate, people)
        return self._build(figure, amount, used, rule)

    def _build(self, figure: str, amount: _Amount, used: set[int], rule: str) -> Mention | None:
        if amount.min is None and amount.max is None:
            return None
        used.update(range(amount.first, amount.last))
        category, holders = self._whose(amount)
        value = CasualtyValue(figure, amount.min, amount.max, amount.approximate, category, holders)
        return self.document.mention_of_tokens("casualty", amount.first, amount.last, value, f"casualty.{rule}.{figure}")

    def _whose(self, amount: _Amount) -> tuple[str, tuple[Mention, ...]]:
        """Category and holders: the counted noun, and actors or people in the same phrase."""
        category = amount.people.value.category if amount.people is not None else "unknown"
        holders: list[Mention] = []
        for at in range(amount.first, min(len(self.document.tokens), amount.last + _HOLDER_REACH)):
            token = self.document.tokens[at]
            if at >= amount.last and (token.text in _STOP_MARKS | {"،", "(", ")"} or self._finite(at) or token.text == "في"):
                if token.text == "في" and at + 1 < len(self.document.tokens) and self.document.tokens[at + 1].text == "صفوف":
                    continue
                break
            if at > amount.last and (self.numbers.get(at) or self._cue_at(at)[0] is not None):
                break
            actor, people = self.actors.get(at), self.people.get(at)
            if actor is not None:
                if at >= amount.last and "و" in actor.value.proclitic:
                    break
                holders.append(actor)
            elif people is not None and at >= amount.last and category == "unknown" and not people.value.figure:
                category = people.value.category
        return category, tuple(holders)


def _whole(value: float | None) -> int | None:
    return None if value is None else int(value)


def _grammatical_number(document: Document, at: int, number: str) -> tuple[int, int | None]:
    """Codebook: a dual is 2, an ambiguous -ين or a plural at least 2, a singular 1."""
    nominal = [a for a in document.analyses[at] if a.cat in ("N", "AP", "PP", "ADJ")]
    readings = {a.number for a in nominal}
    if readings == {"d"}:
        return 2, 2
    if number == "s" and any(a.case == "acc" and a.number == "s" for a in nominal):
        return 1, 1  # عنصرا: an accusative, not the dual of a construct
    if "p" in readings or "d" in readings or "" in readings:
        return 2, None
    return (1, 1) if "s" in readings else (2, None)
