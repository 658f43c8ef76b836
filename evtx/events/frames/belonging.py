"""Whose a phrase is (نقطة | لعناصر من قسد): the phrases of a sentence in, the same with their owners out."""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.frames.phrase import Chunk
from evtx.events.frames.phrase_starts import has_its_own
from evtx.frozen import replace
from evtx.model import Mention
from evtx.text.disambiguate import BELONGING, Reading
from evtx.text.document import Document
from evtx.text.words import word_class

_DESCRIBED_REACH = 6  # tokens from a thing over its make to whose it is
_SENT = frozenset({"convoy"})  # رتل من الجيش: a thing made of those that it is of
_ENVOYS = word_class("events.belonging.envoys")
_MAKES = word_class("events.belonging.makes")
_SELVES = word_class("events.belonging.selves")
_OF_WHOM = word_class("events.belonging.belonging")
_TELLING = frozenset("بحسب وفق حسب".split())
_COMPANIES = word_class("events.belonging.companies")
_JOINING = word_class("events.belonging.joining")
_OPENING = frozenset({"ل", '"'})
_TO_OR_OPENING = _OPENING | {"الي"}
_TO_WHOM = frozenset({"ل", "الي", ""})
_FOLLOWED = frozenset({"تبع"})  # whose object says of whom one is
_COUNTED_AMONG = frozenset("محسوبون محسوبين محسوبان محسوب محسوبه محسوبا".split())
_MEN = frozenset({"soldier", "fighter", "sniper", "gunman", "militant"})
_BODY_WORDS = 2  # words of a body before whose it is
_NOUNS = frozenset({"N", "VN"})  # هدفا تابعا لكذا
_AMONG = frozenset("صفوف اوساط".split())


def attach_owners(document: Document, readings: Sequence[Reading | None], chunks: list[Chunk]) -> list[Chunk]:
    """The chunks of a sentence, each with the owners that the chunks after it tell (نقطة لعناصر من قسد)."""
    out: list[Chunk] = []
    for chunk in chunks:
        thing = _another_thing(out, chunk)
        if thing is not None:
            out.append(replace(chunk, prep=thing.prep))
            continue
        if _is_count_of(document, out, chunk):
            out.append(replace(chunk, attached=True))
            continue
        head = _head_for(document, readings, out, chunk)
        if head is None:
            out.append(chunk)
            continue
        before = out[head]
        # ستة من رهائنها، جثتي اثنين من أفرادها: a number or a body is one of those whom the phrase after it tells
        nobodys = before.numbers if not before.people else all(m.value.category == "unknown" for m in before.people)
        people = before.people + (chunk.people if nobodys and chunk.prep == "من" else ())
        theirs = tuple(m for m in chunk.actors if not _of_a_company(document, m))
        out[head] = replace(before, owners=before.owners + theirs + chunk.owners, people=people)
        out.append(replace(chunk, attached=True))
    return out


def _another_thing(chunks: Sequence[Chunk], chunk: Chunk) -> Chunk | None:
    """نقاطا للجيش ومنازل أهال: a thing joined by و goes with the thing before it, not with whose that is."""
    if not chunks or not chunk.coordinated or not chunks[-1].attached or chunk.prep != chunks[-1].prep:
        return None
    root = chunks[_root(list(chunks), len(chunks) - 1)]
    things = bool(chunk.items) and chunk.items[0].first == chunk.first and bool(root.items)
    return root if things else None


def _is_count_of(document: Document, chunks: Sequence[Chunk], chunk: Chunk) -> bool:
    """رتل من ثلاث عجلات | لداعش: how many things the thing before is made of; whose they are is whose that is."""
    if not chunks or chunk.prep != "من" or not (chunk.numbers and chunk.items) or chunk.actors or chunk.people:
        return False
    before = chunks[-1]
    beside = chunk.first - before.last <= 1 and document.tokens[chunk.first - 1].text == "من"
    whole = bool(before.items) and before.items[-1].last == before.last
    return beside and whole and not (before.numbers or before.actors or before.people)


def _the_men(before: Chunk, words: Sequence[str]) -> bool:
    """استسلم عشرات الجنود | لطالبان: soldiers with the article are told whose by تابعون, no letter."""
    return words[-1].startswith("ال") and bool(before.people) and before.people[-1].value.id in _MEN


def _somebodys_men(before: Chunk) -> bool:
    """جنود النظام | في كتيبة كذا: men whose they are is told; what follows is where they were."""
    men = before.people[-1].value.id in _MEN and not before.attached
    return men and any(m.value.how in ("name", "hostile") for m in before.actors)


def _of_a_company(document: Document, actor: Mention) -> bool:
    """آليات لشركة تركية: the nationality of a company is no state's part."""
    return actor.value.how == "adjective" and document.tokens[actor.first - 1].text.lstrip("لب") in _COMPANIES


def _head_for(document: Document, readings: Sequence[Reading | None], chunks: list[Chunk], chunk: Chunk) -> int | None:
    """Which earlier chunk a لـ / من / في صفوف chunk says the owner of."""
    if not chunks or not (chunk.actors or chunk.people):
        return None
    last = len(chunks) - 1
    before = chunks[last]
    if chunk.coordinated and not before.attached:
        return None  # من جيش الاحتلال التركي ومرتزقته: joined to what stands for itself
    words = [t.text for t in document.tokens[before.first : before.last]]
    if chunk.prep in _TO_WHOM and _belongs(document, readings, before, chunk):
        return _root(chunks, last - 1 if last and before.prep == "ل" and not before.people else last)
    if chunk.prep == "علي" and words[-1] in _COUNTED_AMONG and (before.people or before.actors):
        return _root(chunks, last)  # مسلحون محسوبون | على كذا
    gap = sum(document.tokens[at].text not in _OPENING for at in range(before.last, chunk.first))  # نقطة لـ"قسد"
    if gap > 2 or (chunk.prep == "ل" and words[-1] in _SELVES):
        return None  # سلموا أنفسهم للشرطة
    make = before.prep == "من" and words[0] in _MAKES  # من طراز سوخوي تابعة لـ
    aside = before.prep == "partner" and before.people and not before.items
    if chunk.prep == "ل" and (before.prep in _TELLING or aside):
        return None  # بحسب صفحات موالية للنظام: whose those are who tell it; كمنت قوة ومعها مقاتلون | لعناصر
    if chunk.prep == "ل" and words[-1] in BELONGING and (make or not (before.items or before.people or before.actors)):
        whole = not make and any(
            r is not None and r.analysis.cat in _NOUNS for r in readings[before.first : before.last - 1]
        )
        return _root(chunks, last) if whole else _described(readings, chunks, last)  # بقصف أنظمة تابعة | للجيش
    if chunk.coordinated and chunk.prep == before.prep:
        return _root(chunks, last)  # لقوات كذا وكذا: what is joined by و belongs where the phrase before belongs
    if chunk.prep == "عن" and words[0] in _ENVOYS:
        return _root(chunks, last)  # ممثلون عن طالبان
    if chunk.prep == "ل" and words[-1] not in BELONGING and (has_its_own(readings, before) or _the_men(before, words)):
        return None  # استسلم قناص حوثي لقوات الجيش، سلم سلاحه للجيش
    if chunk.prep == "ل" and (words[-1] in BELONGING or before.items or before.people):
        # مجهولون يعتقد بانتمائهم | للتنظيم
        apart = any(t.word and t.text not in _OPENING for t in document.tokens[before.last : chunk.first])
        return None if apart else _root(chunks, last)
    if chunk.prep == "ل" and gap == 0 and _owned(document, readings, before) and _named_first(chunk):
        return _root(chunks, last)  # معقلا لحركة كذا، عرض عسكري للحرس
    if chunk.prep == "ب" and document.tokens[chunk.first].text == "باسم" and before.people:
        return _root(chunks, last)  # المتحدث باسم التحالف
    force = any(m.value.id in _SENT and m.last >= before.last - 1 for m in before.items)
    if chunk.prep == "من" and words[0] in _ENVOYS:
        return _root(chunks, last)
    sides = before.people or before.numbers or (force and gap <= 1 and _named_first(chunk))
    if chunk.prep == "من" and sides and not _is_act(document, chunk):
        return _root(chunks, last)
    if chunk.prep == "في" and document.tokens[chunk.first].text in _AMONG:
        return _root(chunks, last)
    if (
        chunk.prep == "في"
        and before.people
        and not _somebodys_men(before)
        and (_named_first(chunk) or _body_first(chunk))
    ):
        # ضابط في الجيش العراقي، عنصر في استخبارات قسد
        return _root(chunks, last)
    whose = _body_first(chunk) or (_named_first(chunk) and chunk.actors[0].value.how != "noun")
    if chunk.prep == "ب" and gap == 0 and _serving(before) and whose and not _joining(readings, chunks, last):
        return _root(chunks, last)  # مجند بالقوات المسلحة
    return None


def _belongs(document: Document, readings: Sequence[Reading | None], before: Chunk, chunk: Chunk) -> bool:
    """عنصران ينتميان إلى كذا، مخبأ للعتاد يعود لكذا: a verb between a phrase and the next says whose it is."""
    between = [at for at in range(before.last, chunk.first) if document.tokens[at].text not in _TO_OR_OPENING]
    if len(between) != 1 or not (
        before.people or before.items or before.numbers or not (before.actors or before.places)
    ):
        return False
    reading = readings[between[0]]
    own = _FOLLOWED if not chunk.prep else _OF_WHOM  # مسلحون يتبعون | حركة كذا
    return reading is not None and reading.analysis.cat == "IV" and reading.analysis.lemma in own


def _joining(readings: Sequence[Reading | None], chunks: list[Chunk], at: int) -> bool:
    """التحق عقيد | بالجيش الحر: whether the verb before the phrase says to whom its men went."""
    first = chunks[_root(chunks, at)].first
    verb = readings[first - 1] if first else None
    return verb is not None and verb.finite and verb.analysis.lemma in _JOINING


def _described(readings: Sequence[Reading | None], chunks: list[Chunk], at: int) -> int:
    """مقاتلات من طراز كذا تابعة لـ: what belongs is the thing described before, with no verb between."""
    for n in range(at - 1, -1, -1):
        between = readings[chunks[n].last : chunks[at].first]
        if chunks[at].first - chunks[n].last > _DESCRIBED_REACH or any(r is not None and r.finite for r in between):
            break
        if chunks[n].items or chunks[n].people:
            return _root(chunks, n)
    return _root(chunks, at)


def _is_act(document: Document, chunk: Chunk) -> bool:
    """تمكنت القوات من إسقاط مسيرة حوثية: what follows "from" is an act, no side to which anybody belongs."""
    named = any(m.first == chunk.first for m in (*chunk.actors, *chunk.people, *chunk.items, *chunk.numbers))
    return not named and any(a.cat == "VN" for a in document.analyses[chunk.first])


def _serving(chunk: Chunk) -> bool:
    """Whether the last word for people in a phrase is one for those who serve."""
    return bool(chunk.people) and chunk.people[-1].value.category in ("combatant", "official")


def _owned(document: Document, readings: Sequence[Reading | None], before: Chunk) -> bool:
    """An indefinite noun that is no act, with its adjectives: whose it is may follow with لـ.

    What it is called in quotation marks says no more of it (موقع "رصد" لكذا).
    """
    tokens = document.tokens[before.first : before.last]
    marks = [at for at, token in enumerate(tokens) if token.text == '"']
    last = before.first + marks[0] if len(marks) == 2 and marks[0] and marks[1] == len(tokens) - 1 else before.last
    nouns = [r for r in readings[before.first : last] if r is None or r.analysis.cat != "ADJ"]
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
