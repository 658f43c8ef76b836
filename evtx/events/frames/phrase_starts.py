"""Where a phrase ends and the next begins without a preposition: names, nationalities, unknown nouns beside a phrase.

In: a document, its readings and mentions by token. Out: whether the word at a token belongs to the phrase before it.
"""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.frames.phrase import Chunk, Index
from evtx.lexicon.match import bare_words
from evtx.model import Mention
from evtx.text.disambiguate import Reading
from evtx.text.document import Document
from evtx.text.words import word_class

_TANWIN_FATHA = "\u064b"
_HEADS = word_class("events.phrase_starts.heads")
_HIT = frozenset({"vehicle", "building", "aircraft"})
_TROOPS = word_class("events.phrase_starts.troops")
_ONE, _SOME = "واحد", "بضع"
_OWN_B = ("بضع", "بعض", "بين", "بقي")  # where the letter is the word's own
_BURSTS = word_class("events.phrase_starts.bursts")
_SEVERAL = "بعده"  # بعدة
_STRIKES = word_class("events.phrase_starts.strikes")
_OF_STRIKES = frozenset({"weapon", "aircraft"})  # whose strikes they are (بغارات طائرات كذا)
_SHORT = 3  # letters of a word that is too short to be a number with a particle
_SPOTS = word_class("events.phrase_starts.spots")
OFFICES = word_class("events.phrase_starts.offices")


def before_mark(document: Document, at: int) -> int:
    """The word before a word, over a mark that closes a quotation (مسلحو «طالبان» قاعدة)."""
    return at - 1 if document.tokens[at - 1].word else at - 2


def after_name(document: Document, readings: Sequence[Reading | None], index: Index, at: int) -> bool:
    """استرد الجيش السوداني | القصر، دخلت قوات كذا | البلدة: a definite thing or spot after a name is none of it."""
    back = before_mark(document, at)
    named, reading = index.covers.get("actor", {}).get(back), readings[at]
    if named is None or named.last != back + 1 or named.value.how not in ("name", "hostile") or reading is None:
        return False
    noun = reading.analysis.cat == "N" and reading.analysis.det and not reading.analysis.conj
    return noun and (at in index.starts.get("item", {}) or document.tokens[at].text in _SPOTS)


def after_holder(readings: Sequence[Reading | None], index: Index, start: int, at: int) -> bool:
    """اتهم وزير الإعلام معمر الإرياني | الحوثيين: a name after an office and the name of its holder."""
    back = at - 1
    while back > start and readings[back] is None and back not in index.covers.get("actor", {}):
        back -= 1
    office = index.covers.get("actor", {}).get(back)
    actor = index.starts["actor"][at]
    held = office is not None and office.value.how == "name" and at - office.last in (1, 2, 3)
    return held and office is not None and not same_side(actor, office) and bool(index.inside("people", start, back))


def is_other_noun(adjective: Reading | None, reading: Reading | None) -> bool:
    """Whether a definite noun stands after an indefinite adjective."""
    if adjective is None or reading is None or adjective.analysis.det or adjective.analysis.cat != "ADJ":
        return False
    return reading.analysis.cat == "N" and reading.analysis.det and not reading.analysis.conj


def is_indefinite(document: Document, at: int) -> bool:
    """Whether a word is written with the tanwin of an accusative."""
    token = document.tokens[at]
    start, end = document.folded.span(token.start, token.end)
    return _TANWIN_FATHA in document.text[start : end + 1]


def is_definite_adjective(document: Document, at: int) -> bool:
    """السعودية after a name may be its adjective; كينيا, that looks like one in the accusative, may not."""
    return any(a.cat == "ADJ" and a.det for a in document.analyses[at])


def has_its_own(readings: Sequence[Reading | None], before: Chunk) -> bool:
    """Whether a phrase says already whose men or things it tells: by من and a name, a nationality or a pronoun."""
    if any(m.value.how == "adjective" for m in before.actors) or (before.attached and before.actors):
        return True
    return any((r := readings[m.first]) is not None and r.analysis.pron for m in (*before.items, *before.people))


def heads_name(document: Document, before: Mention) -> bool:
    """ميليشيا أحرار كذا، فصيل كذا: an indefinite word for a band is the first word of the name behind it."""
    return before.last - before.first == 1 and not _HEADS.isdisjoint(bare_words(document.tokens[before.first].text))


def serves(document: Document, readings: Sequence[Reading | None], before: Mention) -> bool:
    """جنود البعثة الأممية، شرطة الحركة: men or police without article or -n: the name behind says whose they are."""
    reading, word = readings[before.first], document.tokens[before.first].text
    if before.value.how != "noun" or before.last - before.first != 1 or reading is None or word.endswith("ن"):
        return False
    if reading.analysis.cat == "VN":
        return False
    many = reading.analysis.number in ("p", "d") or word.endswith("ه")
    return many and not (reading.analysis.det or reading.analysis.pron or reading.analysis.case == "acc")


def same_side(one: Mention, other: Mention) -> bool:
    """المتحدث باسم جماعة الحوثي يحيى سريع: a man after the body that he acts for is no second party."""
    return not {n.actor for n in one.value.names}.isdisjoint(n.actor for n in other.value.names)


def after_arms(document: Document, readings: Sequence[Reading | None], index: Index, start: int, at: int) -> bool:
    """What is hit, right behind the weapon told with ب or as doer.

    استهدفت بصاروخ | سيارة، دمرت عبوة ناسفة | دورية، قصفت بقذائف الهاون | القوات التركية.
    """
    weapon = _weapon(document, readings, index, start, at)
    hit = document.tokens[at].text in _SPOTS or _is_side(index, readings, at)
    if weapon is not None and hit and _is_whole(document, readings, weapon, at):
        return True
    item, doer, reading = index.starts.get("item", {}).get(at), index.starts.get("item", {}).get(start), readings[at]
    weapon = weapon or doer
    if weapon is None or reading is None or reading.analysis.det or reading.analysis.prep:
        return False
    struck = item.value.kind in _HIT if item is not None else document.tokens[at].text in _TROOPS
    plain = all(r is None or r.analysis.cat == "ADJ" or r.analysis.det for r in readings[weapon.last : at])
    return (
        struck
        and plain
        and (weapon is not doer or by_arms(readings, index, start) or _strikes(readings, doer, start, at))
    )


def after_strikes(document: Document, readings: Sequence[Reading | None], index: Index, start: int, at: int) -> bool:
    """قصفت بثلاث غارات | تعزيزات، بعدة ضربات | مواقع: things hit, right behind the strikes told with ب."""
    back, first, here = readings[at - 1], readings[start], readings[at]
    by = document.tokens[start].text.startswith("ب") and (first is None or first.analysis.prep in ("ب", ""))
    if not by or back is None or back.analysis.det or back.analysis.noun not in _STRIKES or here is None:
        return False
    if document.tokens[at].text in _SPOTS:
        return True
    item = index.starts.get("item", {}).get(at)
    if at in index.starts.get("actor", {}) or (item is not None and item.value.kind in _OF_STRIKES):
        return False
    noun = here.analysis.cat in ("N", "VN") and not (here.analysis.det or here.analysis.prep or here.analysis.conj)
    return noun and (item is not None or here.analysis.number == "p" or document.tokens[at].text in _TROOPS)


def is_several(document: Document, readings: Sequence[Reading | None], at: int) -> bool:
    """بعدة غارات: "by several", which is written like "after him", before an indefinite plural."""
    after = readings[at + 1] if at + 1 < len(readings) and document.tokens[at].text == _SEVERAL else None
    return after is not None and after.nominal and after.analysis.number == "p" and not after.analysis.det


def _strikes(readings: Sequence[Reading | None], weapon: Mention, start: int, at: int) -> bool:
    """دمر لغم | آلية: whether an indefinite weapon right behind a verb can be its subject."""
    verb, first = readings[start - 1] if start else None, readings[start]
    indefinite = first is not None and not (first.analysis.det or first.analysis.prep or first.analysis.pron)
    return verb is not None and verb.finite and indefinite and weapon.value.kind == "weapon" and weapon.last <= at


def _is_whole(document: Document, readings: Sequence[Reading | None], weapon: Mention, at: int) -> bool:
    """بالصواريخ، بقذائف الهاون، بالمدفعية الثقيلة: the words for a weapon, which no genitive goes on with."""
    last = readings[before_mark(document, at)]
    described = last is not None and last.nominal and (last.analysis.det or last.analysis.cat == "ADJ")
    return described or (at == weapon.last and weapon.last - weapon.first > 1)


def _is_side(index: Index, readings: Sequence[Reading | None], at: int) -> bool:
    """Whether a name, people or a thing that is hit begins at a token with a noun."""
    actor, people, item = (index.starts.get(kind, {}).get(at) for kind in ("actor", "people", "item"))
    told = (actor is not None and actor.value.how in ("name", "hostile")) or people is not None
    told = told or (item is not None and item.value.kind in _HIT)
    reading = readings[at]
    return told and (reading is None or reading.analysis.cat in ("N", "AP", "PP"))


def _weapon(
    document: Document, readings: Sequence[Reading | None], index: Index, start: int, at: int
) -> Mention | None:
    """The weapon of a phrase that tells with what an act was done: at its head or counted there (بثلاث قذائف)."""
    if by_arms(readings, index, start):
        return index.starts.get("item", {}).get(start)
    words = [document.tokens[n].text for n in range(max(0, start - 2), start + 1)]
    many = len(words) > 2 and words[1] == "من" and words[0].startswith("ب")  # بعدد من القذائف
    counted = words[-1].startswith("ب") and (start in index.starts.get("number", {}) or words[-1] in _BURSTS)
    found = index.inside("item", start, at)[:1] if many or counted else []
    return next((m for m in found if m.value.kind in ("weapon", "aircraft")), None)


def by_arms(readings: Sequence[Reading | None], index: Index, start: int) -> bool:
    """بصواريخ، بمسيرتين: a phrase that tells the arms of an act."""
    weapon, first = index.starts.get("item", {}).get(start), readings[start]
    armed = weapon is not None and weapon.value.kind in ("weapon", "aircraft")
    return armed and first is not None and first.analysis.prep == "ب"


def is_whole_dual(document: Document, reading: Reading, at: int) -> bool:
    """مسيرتين، عنصران: a dual that no genitive has cut short."""
    return reading.analysis.number == "d" and document.tokens[at].text.endswith(("ين", "ان"))


def joined_number(word: str, amount: Mention | None) -> str:
    """وثلاث شاحنات، بأربعة سجناء: what is joined to a number of one word, which has no reading of its own."""
    if amount is None or word.startswith((_ONE, _SOME)):
        return ""
    return word[0] if word[0] in "وبل" and len(word) > _SHORT else ""


def amount_preposition(word: str) -> str:
    """بعدد من القذائف، بأكثر من عشرين صاروخا، لنحو سبعين: the preposition written with the first word of an amount."""
    if word.startswith("ل"):
        return "ل"
    return "ب" if word.startswith("ب") and not word.startswith(_OWN_B) else ""


def is_second_adjective(readings: Sequence[Reading | None], index: Index, at: int) -> bool:
    """بالأسلحة المتوسطة والثقيلة: an adjective joined to the one before it, which names nobody."""
    before, reading = readings[at - 1], readings[at]
    if before is None or reading is None or at in index.at or at - 1 in index.covers.get("actor", {}):
        return False
    one, two = before.analysis, reading.analysis
    both = one.cat == two.cat == "ADJ" and one.det and two.det
    return both and two.conj == "و" and not two.prep and one.number == two.number
