"""Chunks: the phrases of a sentence (قوات النظام | بقذائف الهاون | منازل المدنيين) with what is named in them.

In: a document, its readings and mentions. Out: for each sentence its chunks in order, each with the
preposition before it, its mentions, and the owners that follow it (نقطة لعناصر من قسد).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from evtx.frozen import quick
from evtx.lexicon.load import Lexicon
from evtx.lexicon.match import bare_words
from evtx.lexicon.positions import between
from evtx.lexicon.schema import Preposition
from evtx.model import Mention, Sentence
from evtx.text.disambiguate import BELONGING, PREPOSITIONS, Reading
from evtx.text.document import Document
from evtx.text.segment import COMPLEMENTIZERS, RELATIVES, SUBORDINATORS

_LIVES = frozenset("حياه ارواح".split())
_DESCRIBED_REACH = 6  # tokens from a thing over its make to whose it is
_SELVES = frozenset("نفسه نفسها انفسهم نفسيهما انفسهما".split())
_BODY_WORDS = 2  # words of a body before whose it is
_OPENING = frozenset({"ل", "\""})
_AMONG = frozenset("صفوف اوساط".split())
# Prepositions with a pronoun: phrases that name nobody.
_OF_IT = frozenset(
    """فيها فيه فيهما فيهم منها منه منهم عليها عليه عليهم عنها عنه عنهم اليها اليهم معها معه معهم بها به بهم
    لها له لهم خلالها خلاله لديها لديه لديهم""".split()
)


@dataclass(frozen=True, slots=True)
class Index:
    """Mentions of one document by kind and first token, and by every token that they cover."""

    starts: dict[str, dict[int, Mention]]
    covers: dict[str, dict[int, Mention]]
    order: dict[str, list[int]]  # the first tokens of `starts`, in order

    def inside(self, kind: str, first: int, last: int) -> list[Mention]:
        """Mentions of a kind that start in the tokens [first, last)."""
        order = self.order.get(kind)
        if not order:
            return []
        table = self.starts[kind]
        return [table[i] for i in between(order, first, last)]


def index_mentions(mentions: Iterable[Mention]) -> Index:
    """Sort mentions for look-up by token; of two that start together the longer one stays."""
    starts: dict[str, dict[int, Mention]] = {}
    covers: dict[str, dict[int, Mention]] = {}
    for mention in mentions:
        table = starts.setdefault(mention.kind, {})
        old = table.get(mention.first)
        if old is not None and old.last >= mention.last:
            continue
        table[mention.first] = mention
        cover = covers.setdefault(mention.kind, {})
        for token in range(mention.first, mention.last):
            cover[token] = mention
    return Index(starts, covers, {kind: sorted(table) for kind, table in starts.items()})


@quick
@dataclass(frozen=True, slots=True)
class Chunk:
    """A phrase at tokens [first, last)."""

    prep: str
    first: int
    last: int
    coordinated: bool
    actors: tuple[Mention, ...] = ()
    items: tuple[Mention, ...] = ()
    people: tuple[Mention, ...] = ()
    places: tuple[Mention, ...] = ()
    numbers: tuple[Mention, ...] = ()
    owners: tuple[Mention, ...] = field(default=())
    attached: bool = False  # its actors are owners of the chunk before

    @property
    def empty(self) -> bool:
        return not (self.actors or self.items or self.people or self.places or self.numbers or self.owners)


Phrases = Mapping[int, tuple[str, int]]  # first token -> what follows the phrase, token after it


def phrases_of(document: Document, lexicon: Lexicon) -> Phrases:
    """Prepositional phrases of a document, the longest where several start together."""
    found: dict[int, tuple[str, int]] = {}
    for hit in lexicon.prepositions.find(document):
        if isinstance(hit.payload, Preposition) and hit.last > found.get(hit.first, ("", 0))[1]:
            found[hit.first] = (hit.payload.id, hit.last)
    return found


def chunk_sentence(
    document: Document, readings: Sequence[Reading | None], index: Index, sentence: Sentence, phrases: Phrases
) -> list[Chunk]:
    """The chunks of one sentence, left to right, owners attached."""
    runs = _runs(document, readings, index, sentence, phrases)
    chunks = [_fill(index, prep, first, last, coordinated) for prep, first, last, coordinated in runs]
    return _attach_owners(document, readings, chunks)


def _runs(
    document: Document, readings: Sequence[Reading | None], index: Index, sentence: Sentence, phrases: Phrases
) -> list[tuple[str, int, int, bool]]:
    runs: list[tuple[str, int, int, bool]] = []
    start: int | None = None
    prep, coordinated, at = "", False, sentence.first
    dates = index.starts.get("date", {})
    places = index.starts.get("place", {})
    numbers = index.starts.get("number", {})
    actors = index.starts.get("actor", {})

    def close(stop: int) -> None:
        nonlocal start, prep, coordinated
        if start is not None and stop > start:
            runs.append((prep, start, stop, coordinated))
        start, prep, coordinated = None, "", False

    while at < sentence.last:
        token, reading = document.tokens[at], readings[at]
        if at in dates:
            close(at)
            at = max(at + 1, dates[at].last)
            continue
        if not token.word:
            if token.text not in ('"', "(", ")", "'"):
                close(at)
            at += 1
            continue
        if at in places:
            value = places[at].value
            if start is not None and (value.preposition or _complete(readings, index, at)):
                close(at)
            if start is None:
                prep, start = value.preposition or prep, at
            at = places[at].last
            continue
        phrase = phrases.get(at)
        if phrase is not None and phrase[0] == "called" and start is not None and at - start == 1:
            at = phrase[1]  # تنظيم ما يسمى كذا: the name says more of the noun before it
            continue
        if phrase is not None:
            before = prep if start is None else ""
            close(at)
            prep, at = phrase
            if prep == "called":
                prep = before
            continue
        bare = token.text[1:] if token.text[0] in "وف" and len(token.text) > 2 else token.text
        amount = numbers.get(at)
        if amount is not None and amount.last - at > 1 and amount.value.kind != "ordinal":
            # ما يزيد على 200، نحو عشرين: an amount is one phrase, whatever prepositions are in it
            if start is not None and not _governs(document, at - 1):
                close(at)
            coordinated = coordinated or (start is None and bare != token.text)
            start, at = start if start is not None else at, amount.last
            continue
        whole = index.starts.get("actor", {}).get(at)  # جند الشام: the first word of a name is no verb
        finite = reading is not None and reading.finite and (whole is None or whole.last - at < 2)  # فتحت is no تحت
        if not finite and (token.text in PREPOSITIONS or (bare in PREPOSITIONS and len(bare) > 1)):
            close(at)
            prep = token.text if token.text in PREPOSITIONS else bare
            at += 1
            continue
        if (
            token.text in COMPLEMENTIZERS
            or bare in _OF_IT
            or bare in COMPLEMENTIZERS
            or bare in RELATIVES
            or bare in SUBORDINATORS
            or finite
        ):
            close(at)
            at += 1
            continue
        proclitic = _proclitic(index, reading, at)
        if proclitic[-1:] in ("ب", "ل", "ك"):
            of_whom = start is None and prep == "member"  # بتهمة الانتماء لداعش
            close(at)
            prep, start = ("member" if of_whom else proclitic[-1]), at
        elif proclitic[:1] in ("و", "ف") or token.text == "و":
            inherited = runs[-1][0] if runs and start is None else prep
            close(at)
            if token.text == "و":
                at += 1
                prep, coordinated = inherited, True
                continue
            prep, start, coordinated = inherited, at, True
        elif start is None:
            start = at
        elif _starts_phrase(document, readings, index, start, at):
            close(at)
            start = at
        named = actors.get(at)
        # a name is one phrase, whatever prepositions are in it (كتائب من الجيش الحر)
        at = named.last if named is not None and named.value.how in ("name", "hostile") else at + 1
    close(sentence.last)
    return runs


def _complete(readings: Sequence[Reading | None], index: Index, at: int) -> bool:
    """Whether the phrase before a place is closed (بالرشاشات الثقيلة | بلدات ولغا): the place is no genitive of it."""
    before = readings[at - 1]
    if at - 1 in index.covers.get("place", {}):
        return True
    named = index.covers.get("actor", {}).get(at - 1)
    if named is not None and named.last == at:
        return True
    return before is not None and before.nominal and _bound(before)


def _bound(reading: Reading) -> bool:
    """Whether a noun has the article or a pronoun: جثتي is no "my body" but a dual that its genitive follows."""
    return reading.analysis.det or reading.analysis.pron not in ("", "ي")


def _starts_phrase(document: Document, readings: Sequence[Reading | None], index: Index, start: int, at: int) -> bool:
    """An indefinite noun after a definite one, or after an adjective, cannot belong to the phrase before it.

    بقذائف الهاون | منازل المدنيين; دراجات نارية | نقطة.
    """
    number = index.starts.get("number", {}).get(at)
    if number is not None and number.value.kind != "ordinal":
        described = readings[at - 1]
        # جماعة مسلحة | 21 قبطيا: a number after an adjective counts others
        whole = described is not None and described.analysis.cat == "ADJ"
        if whole or _counts(index, number.last):
            return not _governs(document, at - 1)
    if (_after_place(index, readings, at) or _after_thing(document, index, readings, at)) and not _is_adjective(
        document, at
    ):
        return True  # في مأرب | مهندسين صينيين
    actor = index.starts.get("actor", {}).get(at)
    before = index.covers.get("actor", {}).get(at - 1)
    if actor is not None and before is not None and not _same_side(actor, before):
        own = actor.value.how in ("name", "hostile")
        party = actor.value.how == "metonym" and before.value.how in ("name", "hostile", "metonym")
        # اتهمت قسد | تركيا: two parties; but القوات الجوية السعودية
        if own or (party and not _is_adjective(document, at)):
            return True
    reading = readings[at]
    if reading is not None and _stands_apart(document, readings[at - 1], reading, at):
        return True
    if at in index.starts.get("people", {}) and reading is not None and reading.analysis.cat == "ADJ":
        return True  # قوات الاحتلال | فلسطينيين: a word of origin that stands for people
    if reading is None and _indefinite_thing(document, index, at):
        before_it = readings[at - 1]
        return before_it is not None and _bound(before_it)
    if reading is None or reading.analysis.cat not in ("N", "VN", "AP", "PP") or reading.analysis.det:
        return False
    cover = index.covers.get("actor", {}).get(at)
    if cover is not None and cover.first < at:
        return False
    previous = readings[at - 1]
    if previous is None:
        named = index.covers.get("actor", {}).get(at - 1)
        proper = named is not None and named.value.how in ("name", "hostile", "metonym") and named.last == at
        # القيادي عثمان ديكو | سكان المدينة: a noun for people does not belong to a name before it
        counted = at - 1 in index.covers.get("number", {}) or document.tokens[at - 1].text in PREPOSITIONS
        unread = not (named or counted) and at in index.starts.get("people", {}) and at - 1 > start
        return (proper or unread) and reading.analysis.cat != "AP"
    if reading.analysis.cat in ("AP", "PP") and not _bound(previous):
        return False  # سيارة عسكرية تابعة: an indefinite participle says more of an indefinite noun
    if _bound(previous):
        # مجاهدو الجماعة | آلية عسكرية: an indefinite noun is no adjective of a definite one
        return reading.analysis.cat in ("N", "VN") or not _is_adjective(document, at)
    return previous.analysis.cat == "ADJ" and not _is_adjective(document, at)


def _after_place(index: Index, readings: Sequence[Reading | None], at: int) -> bool:
    """Whether an indefinite noun for people stands right after a place's name."""
    place, reading = index.covers.get("place", {}).get(at - 1), readings[at]
    if place is None or place.last != at or at not in index.starts.get("people", {}) or reading is None:
        return False
    return reading.analysis.cat in ("N", "AP", "PP") and not reading.analysis.det


def _after_thing(document: Document, index: Index, readings: Sequence[Reading | None], at: int) -> bool:
    """بقذيفة "آر بي جي" | نقطة: a thing whose name has several words takes no genitive."""
    last = at - 1 if document.tokens[at - 1].word else at - 2
    thing, reading = index.covers.get("item", {}).get(last), readings[at]
    if thing is None or thing.last != last + 1 or thing.last - thing.first < 2 or reading is None:
        return False
    return reading.analysis.cat in ("N", "VN") and not reading.analysis.det


def _indefinite_thing(document: Document, index: Index, at: int) -> bool:
    """مجاهدو الجماعة | آلية عسكرية: a thing of several words without the article."""
    return at in index.starts.get("item", {}) and not document.cut(at, at + 1).startswith("ال")


def _same_side(one: Mention, other: Mention) -> bool:
    """المتحدث باسم جماعة الحوثي يحيى سريع: a man after the body that he acts for is no second party."""
    return not {n.actor for n in one.value.names}.isdisjoint(n.actor for n in other.value.names)


def _stands_apart(document: Document, previous: Reading | None, reading: Reading, at: int) -> bool:
    """مستوطنون | رعاة، المتظاهرون | القوة: the -n of a sound plural or dual falls before a genitive."""
    if previous is None or not previous.nominal or previous.analysis.cat == "ADJ" or previous.analysis.pron:
        return False
    sound = previous.analysis.case in ("nom", "obl") and document.tokens[at - 1].text.endswith("ن")
    return sound and reading.analysis.cat in ("N", "VN") and not _is_adjective(document, at)


def _governs(document: Document, at: int) -> bool:
    """بحياة سبعة جنود: a noun that always has those whose lives they were after it."""
    return not bare_words(document.tokens[at].text).isdisjoint(_LIVES)


def _counts(index: Index, token: int) -> bool:
    """Whether people or things follow a number."""
    return token in index.starts.get("people", {}) or token in index.starts.get("item", {})


def _is_adjective(document: Document, at: int) -> bool:
    return any(a.cat == "ADJ" for a in document.analyses[at])


def _proclitic(index: Index, reading: Reading | None, at: int) -> str:
    actor = index.starts.get("actor", {}).get(at)
    if actor is not None:
        return str(actor.value.proclitic)
    if reading is None:
        return ""
    return reading.analysis.conj + reading.analysis.prep


def _fill(index: Index, prep: str, first: int, last: int, coordinated: bool) -> Chunk:
    """The chunk of a run, which is a few tokens: asking each of them is quicker than searching among all mentions."""
    tokens = range(first, last)

    def inside(kind: str) -> tuple[Mention, ...]:
        table = index.starts.get(kind)
        return tuple([table[i] for i in tokens if i in table]) if table else ()

    return Chunk(
        prep,
        first,
        last,
        coordinated,
        inside("actor"),
        inside("item"),
        inside("people"),
        inside("place"),
        inside("number"),
    )


def _attach_owners(document: Document, readings: Sequence[Reading | None], chunks: list[Chunk]) -> list[Chunk]:
    out: list[Chunk] = []
    for chunk in chunks:
        head = _head_for(document, readings, out, chunk)
        if head is None:
            out.append(chunk)
            continue
        before = out[head]
        # ستة من رهائنها، جثتي اثنين من أفرادها: a number or a body is one of those whom the phrase after it tells
        nobodys = before.numbers if not before.people else all(m.value.category == "unknown" for m in before.people)
        people = before.people + (chunk.people if nobodys and chunk.prep == "من" else ())
        out[head] = replace(before, owners=before.owners + chunk.actors + chunk.owners, people=people)
        out.append(replace(chunk, attached=True))
    return out


def _head_for(document: Document, readings: Sequence[Reading | None], chunks: list[Chunk], chunk: Chunk) -> int | None:
    """Which earlier chunk a لـ / من / في صفوف chunk says the owner of."""
    if not chunks or not (chunk.actors or chunk.people):
        return None
    last = len(chunks) - 1
    before = chunks[last]
    if chunk.coordinated and not before.attached:
        return None  # من جيش الاحتلال التركي ومرتزقته: joined to what stands for itself
    words = [t.text for t in document.tokens[before.first : before.last]]
    gap = sum(document.tokens[at].text not in _OPENING for at in range(before.last, chunk.first))  # نقطة لـ"قسد"
    if gap > 2 or (chunk.prep == "ل" and words[-1] in _SELVES):
        return None  # سلموا أنفسهم للشرطة
    if chunk.prep == "ل" and words[-1] in BELONGING and not (before.items or before.people or before.actors):
        return _described(readings, chunks, last)
    if chunk.prep == "ل" and (words[-1] in BELONGING or before.items or before.people):
        return _root(chunks, last)
    if chunk.prep == "ل" and gap == 0 and _owned(readings[before.first : before.last]) and _named_first(chunk):
        return _root(chunks, last)  # معقلا لحركة كذا، عرض عسكري للحرس
    if chunk.prep == "ب" and document.tokens[chunk.first].text == "باسم" and before.people:
        return _root(chunks, last)  # المتحدث باسم التحالف
    if chunk.prep == "من" and (before.people or before.numbers):
        return _root(chunks, last)
    if chunk.prep == "في" and document.tokens[chunk.first].text in _AMONG:
        return _root(chunks, last)
    if chunk.prep == "في" and before.people and (_named_first(chunk) or _body_first(chunk)):
        # ضابط في الجيش العراقي، عنصر في استخبارات قسد
        return _root(chunks, last)
    if chunk.prep == "ب" and gap == 0 and _serving(before) and (_named_first(chunk) or _body_first(chunk)):
        return _root(chunks, last)  # مجند بالقوات المسلحة
    return None


def _described(readings: Sequence[Reading | None], chunks: list[Chunk], at: int) -> int:
    """مقاتلات من طراز كذا تابعة لـ: what belongs is the thing that the phrases before describe, with no verb between."""
    for n in range(at - 1, -1, -1):
        between = readings[chunks[n].last : chunks[at].first]
        if chunks[at].first - chunks[n].last > _DESCRIBED_REACH or any(r is not None and r.finite for r in between):
            break
        if chunks[n].items or chunks[n].people:
            return _root(chunks, n)
    return _root(chunks, at)


def _serving(chunk: Chunk) -> bool:
    """Whether the last word for people in a phrase is one for those who serve."""
    return bool(chunk.people) and chunk.people[-1].value.category in ("combatant", "official")


def _owned(phrase: Sequence[Reading | None]) -> bool:
    """An indefinite noun that is no act, with its adjectives: whose it is may follow with لـ."""
    nouns = [r for r in phrase if r is None or r.analysis.cat != "ADJ"]
    analysis = nouns[-1].analysis if nouns and nouns[-1] is not None else None
    return analysis is not None and analysis.cat == "N" and not analysis.det and not analysis.pron


def _named_first(chunk: Chunk) -> bool:
    return bool(chunk.actors) and chunk.actors[0].first == chunk.first


def _body_first(chunk: Chunk) -> bool:
    """استخبارات قسد، جهاز الأمن العام: a word for a body right before the one whose it is."""
    body = bool(chunk.people) and chunk.people[0].first == chunk.first and chunk.people[0].value.id == "force"
    return body and bool(chunk.actors) and chunk.actors[0].first - chunk.first <= _BODY_WORDS


def _root(chunks: list[Chunk], at: int) -> int:
    while at > 0 and chunks[at].attached:
        at -= 1
    return at
