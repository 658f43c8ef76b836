"""Where one phrase of a sentence ends and the next begins with no preposition between them.

In: a document, its readings and mentions, the start of the phrase that is open and the word in question.
Out: whether the word begins a phrase of its own (بقذائف الهاون | منازل المدنيين).
"""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.frames.phrase import Index
from evtx.events.frames.phrase_starts import (
    OFFICES,
    after_arms,
    after_holder,
    after_name,
    after_strikes,
    before_mark,
    by_arms,
    heads_name,
    is_definite_adjective,
    is_indefinite,
    is_other_noun,
    is_whole_dual,
    same_side,
    serves,
)
from evtx.lexicon.match import bare_words
from evtx.text.disambiguate import PREPOSITIONS, Reading
from evtx.text.document import Document
from evtx.text.words import word_class

_LIVES = word_class("events.phrase_ends.lives")
_SOME_MEN = frozenset("man boy youth child protester gunman settler unknown_person farmer".split())
_POINTING, _TIMES = frozenset({"ذلك"}), frozenset({"بعد", "قبل", "عقب", "اثر"})
_MANY = frozenset({"عده", "عديده", "كثيره"})


def is_complete(document: Document, readings: Sequence[Reading | None], index: Index, start: int, at: int) -> bool:
    """Whether the phrase before a place is closed (بالرشاشات الثقيلة | بلدات ولغا): the place is no genitive of it."""
    back = before_mark(document, at)
    before = readings[back]
    if back in index.covers.get("place", {}):
        return True
    named = index.covers.get("actor", {}).get(back)
    if named is not None and named.last == back + 1:
        return True
    if before is not None and is_whole_dual(document, before, back):
        return True
    if by_arms(readings, index, start):
        return True
    return before is not None and before.nominal and _bound(before)


def _bound(reading: Reading) -> bool:
    """Whether a noun has the article or a pronoun: جثتي is no "my body" but a dual that its genitive follows."""
    return reading.analysis.det or reading.analysis.pron not in ("", "ي")


def starts_phrase(document: Document, readings: Sequence[Reading | None], index: Index, start: int, at: int) -> bool:
    """An indefinite noun after a definite one, or after an adjective, cannot belong to the phrase before it.

    بقذائف الهاون | منازل المدنيين; دراجات نارية | نقطة.
    """
    counted = _other_count(document, readings, index, at)
    if counted is not None:
        return counted
    if _is_counted(document, readings, index, at):
        return False
    if _after_that(document, index, at):
        return True
    if _told_of_another(document, index, readings, start, at):
        return True  # اغتالت إسرائيل | القيادي
    if after_arms(document, readings, index, start, at) or after_strikes(document, readings, index, start, at):
        return True
    beside = _after_place(document, index, readings, at) or _after_thing(document, index, readings, at)
    if beside and not _is_adjective(document, at):
        return True  # في مأرب | مهندسين صينيين
    if _side_after(document, readings, index, at):
        return True
    if _another_party(document, readings, index, start, at) or _another_noun(document, readings, index, at):
        return True
    return _stands_free(document, readings, index, start, at)


def _side_after(document: Document, readings: Sequence[Reading | None], index: Index, at: int) -> bool:
    """في كركوك | القوات التركية، بشكل مفاجئ | الجيش: a side is no genitive of a place or of an indefinite adjective."""
    side, reading = index.starts.get("actor", {}).get(at), readings[at]
    if side is None or side.value.how not in ("name", "hostile") or (reading is not None and not reading.analysis.det):
        return False
    back = before_mark(document, at)
    place, previous = index.covers.get("place", {}).get(back), readings[back]
    placed = place is not None and place.last == back + 1
    loose = previous is not None and previous.analysis.cat == "ADJ"
    loose = loose and previous is not None and not (previous.analysis.det or previous.analysis.pron)
    return (placed or loose) and back not in index.covers.get("actor", {})


def _after_that(document: Document, index: Index, at: int) -> bool:
    """اقتحموا بعد ذلك | المقر: after "after that" a thing, people or a place is no part of the time told."""
    if at < 2 or document.tokens[at - 1].text not in _POINTING or document.tokens[at - 2].text not in _TIMES:
        return False
    return any(at in index.starts.get(kind, {}) for kind in ("item", "people", "place", "actor"))


def _is_counted(document: Document, readings: Sequence[Reading | None], index: Index, at: int) -> bool:
    """عشرين مزارعا، عشرين قذيفة: the accusative that a number governs."""
    number = index.covers.get("number", {}).get(before_mark(document, at))
    governed = number is not None and number.last == at and number.value.kind != "ordinal"
    word = document.tokens[at].text
    indefinite = readings[at] is None or not readings[at].analysis.det  # type: ignore[union-attr]
    return governed and (word.endswith("ا") or (word.endswith("ه") and indefinite))


def _other_count(document: Document, readings: Sequence[Reading | None], index: Index, at: int) -> bool | None:
    """جماعة مسلحة | 21 قبطيا: whether a number counts others than the phrase before it; None without a number."""
    back = before_mark(document, at)
    number = index.starts.get("number", {}).get(at)
    if number is None or number.value.kind == "ordinal":
        return None
    described = readings[back]
    named = index.covers.get("actor", {}).get(back)
    whole = described is not None and (described.analysis.cat == "ADJ" or bool(described.analysis.pron))  # قواتها | 30
    whole = whole or (named is not None and named.last == back + 1 and named.value.how in ("name", "hostile"))
    place = index.covers.get("place", {}).get(back)
    whole = whole or (place is not None and place.last == back + 1)  # في هايتي | 17 مبشرا
    counted = readings[number.last] if number.last < len(readings) else None
    governed = counted is not None and bool(counted.analysis.prep)
    if governed and document.tokens[at].text in _MANY:
        return False  # طائرات شحن عدة للتحالف: the aircraft are many
    if not (whole or (_counts(index, number.last) and not governed)):
        return None
    return not governs_count(document, readings, back)


def _another_party(document: Document, readings: Sequence[Reading | None], index: Index, start: int, at: int) -> bool:
    """اتهمت قسد | تركيا: a name of another side; but القوات الجوية السعودية."""
    actor = index.starts.get("actor", {}).get(at)
    before = index.covers.get("actor", {}).get(before_mark(document, at))
    whole = before is not None and not heads_name(document, before) and not serves(document, readings, before)
    if actor is not None and before is not None and whole and not same_side(actor, before):
        own = actor.value.how in ("name", "hostile")
        # حمّل المندوب البريطاني | روسيا، اتهم مسؤول يمني | إيران: origin ends the phrase before a country
        ended = before.value.how in ("adjective", "name", "hostile", "metonym")
        party = actor.value.how == "metonym" and ended
        if own or (party and not is_definite_adjective(document, at)):
            return True
    if after_name(document, readings, index, at):
        return True
    named = actor is not None and actor.value.how in ("name", "hostile", "metonym")
    return named and after_holder(readings, index, start, at)


def _another_noun(document: Document, readings: Sequence[Reading | None], index: Index, at: int) -> bool:
    """Whether a word cannot be said of the noun before it, by its form or by what that noun is."""
    back = before_mark(document, at)
    reading, before = readings[at], index.covers.get("actor", {}).get(back)
    if reading is None:
        # قوات الاحتلال | بركساً: an unknown noun with the ending of an object
        return before is not None and before.last == back + 1 and is_indefinite(document, at)
    if _stands_apart(document, readings[back], reading, at):
        return True
    # قوات الاحتلال | فلسطينيين: a word of origin that stands for people; but إطلاق مسلحين
    previous = readings[back]
    act = previous is not None and previous.analysis.cat == "VN" and not _bound(previous)
    number = index.covers.get("number", {}).get(back)
    counted = number is not None and number.last == at and number.value.kind != "ordinal"
    return at in index.starts.get("people", {}) and reading.analysis.cat == "ADJ" and not (act or counted)


def _is_act_behind(previous: Reading | None, reading: Reading | None) -> bool:
    """Whether a definite verbal noun stands behind a definite adjective: it is no part of the phrase."""
    if previous is None or reading is None or previous.analysis.cat != "ADJ" or not previous.analysis.det:
        return False
    act = reading.analysis
    return act.cat == "VN" and act.det and not (act.conj or act.prep)


def _stands_free(document: Document, readings: Sequence[Reading | None], index: Index, start: int, at: int) -> bool:
    """Whether a noun is neither genitive nor adjective of the phrase before it, by article, tanwin and number."""
    back = before_mark(document, at)
    reading, previous = readings[at], readings[back]
    before = index.covers.get("actor", {}).get(back)
    adjective = reading is not None and reading.analysis.cat == "ADJ" and not reading.analysis.det
    if (reading is None or adjective) and _indefinite_thing(document, index, at):
        return previous is not None and _bound(previous)  # للمقاومة الإسلامية | آلية عسكرية
    if _is_act_behind(previous, reading):
        return True  # أعلنت القوات التركية | العثور
    if before is not None and before.value.how == "adjective" and is_other_noun(previous, reading):
        return True  # طائرة روسية | المجال الجوي: a definite noun is not what an indefinite nationality describes
    if is_other_noun(previous, reading) and any(at in index.starts.get(kind, {}) for kind in ("item", "people")):
        return True  # قصف عنيف | السفارة: nor is a definite thing what an indefinite adjective describes
    if reading is None or reading.analysis.cat not in ("N", "VN", "AP", "PP"):
        return False
    if previous is not None and is_whole_dual(document, previous, back):
        return True  # بمسيرتين | قاعدة كذا: a dual with its nun has no genitive
    if previous is not None and _has_tanwin(document, previous, back) and not _is_adjective(document, at):
        # هجوما | المصالح: a noun with tanwin has no genitive; هدفا تابعا: but an indefinite participle
        return not (reading.analysis.cat in ("AP", "PP") and _has_tanwin(document, reading, at))
    counted = back in index.covers.get("number", {})
    if reading.analysis.cat in ("N", "VN") and _has_tanwin(document, reading, at) and not counted:
        return not _is_adjective(document, at)  # قبيلة شمر | اجتماعا: nor is it one
    if _men_and_thing(document, index, readings, at):
        return True
    if _men_behind_body(document, index, previous, reading, at):
        return True
    cover = index.covers.get("actor", {}).get(at)
    if reading.analysis.det and previous is not None and _whole_men(document, previous, back):
        return reading.analysis.cat == "N" and not _is_adjective(document, at)
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


def _men_and_thing(document: Document, index: Index, readings: Sequence[Reading | None], at: int) -> bool:
    """رشق شبان | دورية، استهدف مسلح | الشرطة: youths, gunmen are no patrol's and no car's; but مسلحو حركة كذا."""
    back = before_mark(document, at)
    men, people, thing = (index.starts.get(k, {}).get(n) for k, n in (("people", back), ("people", at), ("item", at)))
    if men is None or men.value.id not in _SOME_MEN or men.last != back + 1:
        return False
    body = (people is not None and people.value.id == "force") or (thing is not None and thing.value.kind == "vehicle")
    bound = document.tokens[back].text.endswith(("و", "ي"))
    named = index.starts.get("actor", {}).get(at)
    own, said = readings[back], readings[at]
    if own is None or said is None or own.analysis.det or said.analysis.conj:
        return False
    loose = not said.analysis.det or own.analysis.number == "s"
    return body and loose and not bound and (named is None or named.value.how == "noun" or said.analysis.det)


def _men_behind_body(document: Document, index: Index, previous: Reading | None, reading: Reading, at: int) -> bool:
    """اعتقلت القوات | المتهمين: a masculine plural describes no feminine noun, and a definite noun has no genitive."""
    if previous is None or not (previous.nominal and previous.analysis.det and reading.analysis.det):
        return False
    feminine = document.tokens[before_mark(document, at)].text.endswith(("ات", "ه"))
    return feminine and document.tokens[at].text.endswith(("ين", "ون")) and at in index.starts.get("people", {})


def _whole_men(document: Document, previous: Reading, back: int) -> bool:
    """متظاهرون غاضبون | القنصلية: an adjective of men that keeps its -n has no genitive."""
    whole = previous.nominal and not _bound(previous) and document.tokens[back].text.endswith(("ون", "ين"))
    return whole and previous.analysis.cat in ("ADJ", "AP", "PP")


def _after_unread(document: Document, index: Index, start: int, at: int) -> bool:
    """القيادي عثمان ديكو | سكان المدينة: a noun for people does not belong to a name before it, nor to a place's."""
    back = before_mark(document, at)
    named = index.covers.get("actor", {}).get(back)
    proper = named is not None and named.value.how in ("name", "hostile", "metonym") and named.last == back + 1
    counted = back in index.covers.get("number", {}) or document.tokens[back].text in PREPOSITIONS
    unread = not (named or counted) and at in index.starts.get("people", {}) and back > start
    things = (*index.starts.get("people", {}), *index.starts.get("item", {}))
    placed = back in index.covers.get("place", {}) and at in things  # في القاهرة | مسؤولين
    return proper or unread or placed


def _told_of_another(document: Document, index: Index, readings: Sequence[Reading | None], start: int, at: int) -> bool:
    """Whether a definite noun stands right after a name that is a whole phrase: another than the named is told."""
    whole, reading = index.starts.get("actor", {}).get(start), readings[at]
    end = before_mark(document, at) + 1
    if whole is None or whole.last != end or whole.value.how not in ("name", "hostile", "metonym"):
        return False
    if reading is None or not reading.analysis.det:
        return False
    person = index.starts.get("people", {}).get(at)
    if person is not None:  # فرقت الشرطة | المتظاهرين
        return person.value.id != "force" and reading.analysis.cat in ("N", "AP", "PP")
    singular = reading.analysis.number == "s" and reading.analysis.cat == "N"  # قطعت قسد | الطريق
    return singular and not _is_adjective(document, at)


def _has_tanwin(document: Document, reading: Reading, at: int) -> bool:
    return reading.nominal and reading.analysis.case == "acc" and document.tokens[at].text.endswith("ا")


def _after_place(document: Document, index: Index, readings: Sequence[Reading | None], at: int) -> bool:
    """في الرياض | رئيس الحكومة، في تمبكتو | مكتب كذا: no noun without article goes on with the name of a place."""
    place, reading = index.covers.get("place", {}).get(at - 1), readings[at]
    if place is None or place.last != at or reading is None:
        return False
    things = (*index.starts.get("people", {}), *index.starts.get("item", {}))
    if at in things or document.tokens[at].text in OFFICES:
        return reading.analysis.cat in ("N", "AP", "PP") and not reading.analysis.det
    return reading.analysis.cat == "N" and not (reading.analysis.det or reading.analysis.conj or reading.analysis.prep)


def _after_thing(document: Document, index: Index, readings: Sequence[Reading | None], at: int) -> bool:
    """بقذيفة "آر بي جي" | نقطة: a thing whose name has several words takes no genitive."""
    last = before_mark(document, at)
    thing, reading = index.covers.get("item", {}).get(last), readings[at]
    if thing is None or thing.last != last + 1 or thing.last - thing.first < 2 or reading is None:
        return False
    return reading.analysis.cat in ("N", "VN") and not reading.analysis.det


def _indefinite_thing(document: Document, index: Index, at: int) -> bool:
    """مجاهدو الجماعة | آلية عسكرية: a thing of several words without the article."""
    return at in index.starts.get("item", {}) and not document.cut(at, at + 1).startswith("ال")


def _stands_apart(document: Document, previous: Reading | None, reading: Reading, at: int) -> bool:
    """مستوطنون | رعاة، المتظاهرون | القوة: the -n of a sound plural or dual falls before a genitive."""
    back = before_mark(document, at)
    if previous is None or not previous.nominal or previous.analysis.cat == "ADJ" or previous.analysis.pron:
        return False
    sound = previous.analysis.case in ("nom", "obl") and document.tokens[back].text.endswith("ن")
    if (
        document.tokens[at].text.endswith(("ون", "ين"))
        and document.tokens[at].text[-2:] == document.tokens[back].text[-2:]
    ):
        return False  # متظاهرون غاضبون
    return sound and reading.analysis.cat in ("N", "VN") and not _is_adjective(document, at)


def governs_count(document: Document, readings: Sequence[Reading | None], at: int) -> bool:
    """استسلام 20 مقاتلا، بحياة سبعة جنود: a verbal noun, or one of lives, has those whose it is right after it."""
    reading = readings[at]
    noun = reading.analysis if reading is not None else None
    if noun is not None and noun.cat == "VN" and not (noun.det or noun.pron or noun.case == "acc"):
        return True
    return not bare_words(document.tokens[at].text).isdisjoint(_LIVES)


def _counts(index: Index, token: int) -> bool:
    """Whether people or things follow a number."""
    return token in index.starts.get("people", {}) or token in index.starts.get("item", {})


def _is_adjective(document: Document, at: int) -> bool:
    return any(a.cat == "ADJ" for a in document.analyses[at])
