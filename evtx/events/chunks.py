"""Chunks: the phrases of a sentence (قوات النظام | بقذائف الهاون | منازل المدنيين) with what is named in them.

In: a document, its readings and mentions. Out: for each sentence its chunks in order, each with the
preposition before it, its mentions, and the owners that follow it (نقطة لعناصر من قسد).
"""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.belonging import attach_owners
from evtx.events.phrase import Chunk, Index, Phrases
from evtx.events.phrase_starts import (
    after_arms,
    after_holder,
    after_name,
    by_arms,
    heads_name,
    is_definite_adjective,
    is_indefinite,
    is_other_noun,
    is_whole_dual,
    joined_number,
    same_side,
)
from evtx.lexicon.load import Lexicon
from evtx.lexicon.match import bare_words
from evtx.lexicon.schema import Preposition
from evtx.model import Sentence
from evtx.text.disambiguate import PREPOSITIONS, Reading
from evtx.text.document import Document
from evtx.text.segment import COMPLEMENTIZERS, RELATIVES, SUBORDINATORS
from evtx.text.words import word_class

_LIVES = frozenset("حياه ارواح".split())
# Words that end a phrase and are no part of one; nearly all words are none of these.
_OPENERS = COMPLEMENTIZERS | RELATIVES | SUBORDINATORS
# Prepositions with a pronoun: phrases that name nobody.
_BY_WAY = frozenset("جوا برا بحرا".split())  # how an act was done: nothing goes on behind them
_OF_IT = word_class("events.chunks.of_it")
_ENDING = COMPLEMENTIZERS | _BY_WAY | _OF_IT
_THAT_ALONE = frozenset({"ذلك"})
_DEFINITE = ("ال", "لل")


def phrases_of(document: Document, lexicon: Lexicon) -> Phrases:
    """Prepositional phrases of a document, the longest where several start together."""
    found: dict[int, tuple[str, int]] = {}
    for hit in lexicon.prepositions.find(document):
        if isinstance(hit.payload, Preposition) and hit.last > found.get(hit.first, ("", 0))[1]:
            found[hit.first] = (_backing(document, hit.payload.id, hit.first), hit.last)
    return found


def _backing(document: Document, phrase: str, at: int) -> str:
    """القوات، مدعومة بجنود كذا, who back the act; فصائل مدعومة من كذا, which says what force that is."""
    if phrase != "backed" or not at:
        return phrase
    known = document.tokens[at - 1].text == "،" or any(a.det for a in document.analyses[at - 1])
    return "support" if known else "epithet"


def chunk_sentence(
    document: Document, readings: Sequence[Reading | None], index: Index, sentence: Sentence, phrases: Phrases
) -> list[Chunk]:
    """The chunks of one sentence, left to right, owners attached."""
    runs = _runs(document, readings, index, sentence, phrases)
    chunks = [_fill(index, prep, first, last, coordinated) for prep, first, last, coordinated in runs]
    return attach_owners(document, readings, chunks)


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
            if start is not None and (value.preposition or _complete(document, readings, index, start, at)):
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
        whole = actors.get(at)  # جند الشام: the first word of a name is no verb
        finite = reading is not None and reading.finite and (whole is None or whole.last - at < 2)  # فتحت is no تحت
        if not finite and (token.text in PREPOSITIONS or (bare in PREPOSITIONS and len(bare) > 1)):
            close(at)
            prep = token.text if token.text in PREPOSITIONS else bare
            at += 1
            continue
        if finite or bare in _OPENERS or bare in _OF_IT or token.text in _ENDING:
            close(at)
            at += 1
            continue
        if token.text in _THAT_ALONE and not document.tokens[at + 1].text.startswith(_DEFINITE):
            close(at)  # قصفت عقب ذلك | مواقع الجيش: a pronoun is a phrase of its own
            at += 1
            continue
        proclitic = joined_number(token.text, amount) or _proclitic(index, reading, at)
        if proclitic[-1:] in ("ب", "ل", "ك"):
            said = prep if start is None and _goes_with(prep, proclitic[-1]) else ""
            close(at)
            prep, start = said or proclitic[-1], at
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


def _complete(document: Document, readings: Sequence[Reading | None], index: Index, start: int, at: int) -> bool:
    """Whether the phrase before a place is closed (بالرشاشات الثقيلة | بلدات ولغا): the place is no genitive of it."""
    before = readings[at - 1]
    if at - 1 in index.covers.get("place", {}):
        return True
    named = index.covers.get("actor", {}).get(at - 1)
    if named is not None and named.last == at:
        return True
    if before is not None and is_whole_dual(document, before, at - 1):
        return True
    if by_arms(readings, index, start):
        return True
    return before is not None and before.nominal and _bound(before)


def _bound(reading: Reading) -> bool:
    """Whether a noun has the article or a pronoun: جثتي is no "my body" but a dual that its genitive follows."""
    return reading.analysis.det or reading.analysis.pron not in ("", "ي")


def _starts_phrase(document: Document, readings: Sequence[Reading | None], index: Index, start: int, at: int) -> bool:
    """An indefinite noun after a definite one, or after an adjective, cannot belong to the phrase before it.

    بقذائف الهاون | منازل المدنيين; دراجات نارية | نقطة.
    """
    counted = _other_count(document, readings, index, at)
    if counted is not None:
        return counted
    if _is_counted(document, index, at):
        return False
    if _told_of_another(document, index, readings, start, at):
        return True  # اغتالت إسرائيل | القيادي
    if after_arms(document, readings, index, start, at):
        return True
    beside = _after_place(index, readings, at) or _after_thing(document, index, readings, at)
    if beside and not _is_adjective(document, at):
        return True  # في مأرب | مهندسين صينيين
    if _another_party(document, readings, index, start, at) or _another_noun(document, readings, index, at):
        return True
    return _stands_free(document, readings, index, start, at)


def _is_counted(document: Document, index: Index, at: int) -> bool:
    """عشرين مزارعا: the accusative that a number governs."""
    number = index.covers.get("number", {}).get(at - 1)
    governed = number is not None and number.last == at and number.value.kind != "ordinal"
    return governed and document.tokens[at].text.endswith("ا")


def _other_count(document: Document, readings: Sequence[Reading | None], index: Index, at: int) -> bool | None:
    """جماعة مسلحة | 21 قبطيا: whether a number counts others than the phrase before it; None without a number."""
    number = index.starts.get("number", {}).get(at)
    if number is None or number.value.kind == "ordinal":
        return None
    described = readings[at - 1]
    named = index.covers.get("actor", {}).get(at - 1)
    whole = described is not None and described.analysis.cat == "ADJ"
    whole = whole or (named is not None and named.last == at and named.value.how in ("name", "hostile"))
    return not _governs(document, at - 1) if whole or _counts(index, number.last) else None


def _another_party(document: Document, readings: Sequence[Reading | None], index: Index, start: int, at: int) -> bool:
    """اتهمت قسد | تركيا: a name of another side; but القوات الجوية السعودية."""
    actor = index.starts.get("actor", {}).get(at)
    before = index.covers.get("actor", {}).get(at - 1)
    if actor is not None and before is not None and not same_side(actor, before) and not heads_name(document, before):
        own = actor.value.how in ("name", "hostile")
        party = actor.value.how == "metonym" and before.value.how in ("name", "hostile", "metonym")
        if own or (party and not is_definite_adjective(document, at)):
            return True
    if after_name(document, readings, index, at):
        return True
    return actor is not None and actor.value.how in ("name", "hostile") and after_holder(readings, index, start, at)


def _another_noun(document: Document, readings: Sequence[Reading | None], index: Index, at: int) -> bool:
    """Whether a word cannot be said of the noun before it, by its form or by what that noun is."""
    reading, before = readings[at], index.covers.get("actor", {}).get(at - 1)
    if reading is None:
        # قوات الاحتلال | بركساً: an unknown noun with the ending of an object
        return before is not None and before.last == at and is_indefinite(document, at)
    if _stands_apart(document, readings[at - 1], reading, at):
        return True
    # قوات الاحتلال | فلسطينيين: a word of origin that stands for people
    return at in index.starts.get("people", {}) and reading.analysis.cat == "ADJ"


def _stands_free(document: Document, readings: Sequence[Reading | None], index: Index, start: int, at: int) -> bool:
    """Whether a noun is neither genitive nor adjective of the phrase before it, by article, tanwin and number."""
    reading, previous = readings[at], readings[at - 1]
    before = index.covers.get("actor", {}).get(at - 1)
    adjective = reading is not None and reading.analysis.cat == "ADJ" and not reading.analysis.det
    if (reading is None or adjective) and _indefinite_thing(document, index, at):
        return previous is not None and _bound(previous)  # للمقاومة الإسلامية | آلية عسكرية
    if before is not None and before.value.how == "adjective" and is_other_noun(previous, reading):
        return True  # طائرة روسية | المجال الجوي: a definite noun is not what an indefinite nationality describes
    if reading is None or reading.analysis.cat not in ("N", "VN", "AP", "PP"):
        return False
    if previous is not None and is_whole_dual(document, previous, at - 1) and not _is_adjective(document, at):
        return True  # بمسيرتين | قاعدة كذا: a dual with its nun has no genitive
    if previous is not None and _has_tanwin(document, previous, at - 1) and not _is_adjective(document, at):
        return True  # هجوما | المصالح: a noun with tanwin has no genitive
    counted = at - 1 in index.covers.get("number", {})
    if reading.analysis.cat in ("N", "VN") and _has_tanwin(document, reading, at) and not counted:
        return not _is_adjective(document, at)  # قبيلة شمر | اجتماعا: nor is it one
    cover = index.covers.get("actor", {}).get(at)
    if reading.analysis.det or (cover is not None and cover.first < at):
        return False
    if previous is None:
        return _after_unread(document, index, start, at) and reading.analysis.cat != "AP"
    if reading.analysis.cat in ("AP", "PP") and not _bound(previous):
        return False  # سيارة عسكرية تابعة: an indefinite participle says more of an indefinite noun
    if _bound(previous):
        # مجاهدو الجماعة | آلية عسكرية: an indefinite noun is no adjective of a definite one
        return reading.analysis.cat in ("N", "VN") or not _is_adjective(document, at)
    return previous.analysis.cat == "ADJ" and not _is_adjective(document, at)


def _after_unread(document: Document, index: Index, start: int, at: int) -> bool:
    """القيادي عثمان ديكو | سكان المدينة: a noun for people does not belong to a name before it, nor to a place's."""
    named = index.covers.get("actor", {}).get(at - 1)
    proper = named is not None and named.value.how in ("name", "hostile", "metonym") and named.last == at
    counted = at - 1 in index.covers.get("number", {}) or document.tokens[at - 1].text in PREPOSITIONS
    unread = not (named or counted) and at in index.starts.get("people", {}) and at - 1 > start
    things = (*index.starts.get("people", {}), *index.starts.get("item", {}))
    placed = at - 1 in index.covers.get("place", {}) and at in things  # في القاهرة | مسؤولين
    return proper or unread or placed


def _told_of_another(document: Document, index: Index, readings: Sequence[Reading | None], start: int, at: int) -> bool:
    """Whether a definite noun stands right after a name that is a whole phrase: another than the named is told."""
    whole, reading = index.starts.get("actor", {}).get(start), readings[at]
    end = at - 1 if document.tokens[at - 1].text == '"' else at
    if whole is None or whole.last != end or whole.value.how not in ("name", "hostile", "metonym"):
        return False
    if reading is None or not reading.analysis.det or reading.analysis.number != "s":
        return False
    person = index.starts.get("people", {}).get(at)
    if person is not None:
        return person.value.id != "force" and reading.analysis.cat in ("N", "AP", "PP")
    return reading.analysis.cat == "N" and not _is_adjective(document, at)  # قطعت قسد | الطريق


def _has_tanwin(document: Document, reading: Reading, at: int) -> bool:
    return reading.nominal and reading.analysis.case == "acc" and document.tokens[at].text.endswith("ا")


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


def _stands_apart(document: Document, previous: Reading | None, reading: Reading, at: int) -> bool:
    """مستوطنون | رعاة، المتظاهرون | القوة: the -n of a sound plural or dual falls before a genitive."""
    if previous is None or not previous.nominal or previous.analysis.cat == "ADJ" or previous.analysis.pron:
        return False
    sound = previous.analysis.case in ("nom", "obl") and document.tokens[at - 1].text.endswith("ن")
    if (
        document.tokens[at].text.endswith(("ون", "ين"))
        and document.tokens[at].text[-2:] == document.tokens[at - 1].text[-2:]
    ):
        return False  # متظاهرون غاضبون
    return sound and reading.analysis.cat in ("N", "VN") and not _is_adjective(document, at)


def _governs(document: Document, at: int) -> bool:
    """بحياة سبعة جنود: a noun that always has those whose lives they were after it."""
    return not bare_words(document.tokens[at].text).isdisjoint(_LIVES)


def _counts(index: Index, token: int) -> bool:
    """Whether people or things follow a number."""
    return token in index.starts.get("people", {}) or token in index.starts.get("item", {})


def _is_adjective(document: Document, at: int) -> bool:
    return any(a.cat == "ADJ" for a in document.analyses[at])


def _goes_with(phrase: str, proclitic: str) -> bool:
    """بتهمة الانتماء لداعش، مدعومة بجنود كذا: the letter belongs to the phrase before it."""
    return phrase == "member" or (phrase, proclitic) == ("support", "ب")


def _proclitic(index: Index, reading: Reading | None, at: int) -> str:
    actor = index.starts.get("actor", {}).get(at)
    if actor is not None:
        return str(actor.value.proclitic)
    if reading is None:
        return ""
    return reading.analysis.conj + reading.analysis.prep


def _fill(index: Index, prep: str, first: int, last: int, coordinated: bool) -> Chunk:
    """The chunk of a run, which is a few tokens: asking each of them is quicker than searching among all mentions."""
    at = index.at
    inside = [mention for i in range(first, last) if i in at for mention in at[i]]
    if not inside:
        return Chunk(prep, first, last, coordinated)
    return Chunk(
        prep,
        first,
        last,
        coordinated,
        tuple([m for m in inside if m.kind == "actor"]),
        tuple([m for m in inside if m.kind == "item"]),
        tuple([m for m in inside if m.kind == "people"]),
        tuple([m for m in inside if m.kind == "place"]),
        tuple([m for m in inside if m.kind == "number"]),
    )
