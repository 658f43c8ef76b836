"""Active or passive where the letters leave it open: a verb and the phrases around it in, its voice out.

قتل الجيش ثلاثة is active, قتل ثلاثة في الجنوب passive: what tells is how many bare phrases stand around
the verb, which of them can act, case endings, and whether verb and noun agree in gender.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from evtx.events.frames.phrase import Chunk
from evtx.lexicon.schema import Trigger
from evtx.model import Mention
from evtx.text.disambiguate import PREPOSITIONS, Reading
from evtx.text.document import Document
from evtx.text.morphology import Analysis
from evtx.text.segment import COMPLEMENTIZERS
from evtx.text.words import word_class

_ACTS = word_class("events.voice.acts")
_BY_PREPOSITION = word_class("events.voice.by_preposition")
_OF_THINGS = word_class("events.voice.of_things")
_TO_PERSONS = frozenset({"execution", "arrest"})
_SHOT_DOWN = frozenset("اسقط اعترض".split())
_OBJECT_REACH = 12  # tokens from a verb to the object that its rule names
_FIRE = frozenset("بنيران برصاص".split())
_TOWNS = frozenset({"settlement", "quarter", "camp", "admin2"})
_SNIPERS = frozenset({"القناصه", "قناصه", "القناصين", "قناص"})
_CALLED = word_class("events.voice.called")
_ADVERBS = word_class("events.voice.adverbs")
_OF_THEM = word_class("events.voice.of_them")
THAT_HE = word_class("events.voice.that_he")
_REASONS = word_class("events.voice.reasons")
_QUANTIFIERS = word_class("events.voice.quantifiers")
_COUNTS_OF_MEN = word_class("events.voice.counts_of_men")
_OBLIQUE = "يين"
_TANWIN_FATHA = "\u064b"
# Words and marks that may stand before the noun that opens a clause.
_OPENERS = COMPLEMENTIZERS | word_class("events.voice.openers")
_FEMININE = word_class("events.voice.feminine")
_DIRECT = frozenset({"strike.verb", "object.verb", "victim.verb"})
_NOUNS = frozenset({"N", "VN", "AP", "PP"})
_FIGHTING = frozenset({"soldier", "fighter", "sniper", "gunman", "militant", "police", "settler"})  # ids of people
_OUTLAWS = frozenset({"pirates", "bandits", "smugglers", "militants", "unknown_gunmen"})  # ids of actors
_SOME_OF = word_class("events.voice.some_of")
_THOUSANDS = frozenset({"الف", "الفا", "الفي", "الفان", "الفين", "الاف"})  # one, two and more, with no article
_HUNDRED = frozenset({"ميه", "مايه"})
_PROPERTY = frozenset({"building", "vehicle", "goods", "equipment"})  # kinds of things
_ON_THINGS = frozenset({"seizure", "property_destruction"})  # types whose acts are done to things, not to people


def behind_reason(document: Document, trigger: Trigger, agent: Chunk) -> bool:
    """قصفت تركيا المواقع ردا على هجوم من قبل كذا: who did what the act came after, or was a reply to."""
    return any(token.text in _REASONS for token in document.tokens[trigger.last : agent.first])


def voice_of(
    document: Document,
    readings: Sequence[Reading | None],
    trigger: Trigger,
    before: Chunk | None,
    after: Sequence[Chunk],
    can_act: Callable[[Chunk], bool],
) -> str:
    """`active` or `passive` for a verb of open voice, from its subject before and the phrases after it."""
    if any(c.prep == "agent" and not _is_means(document, c) and not behind_reason(document, trigger, c) for c in after):
        return "passive"
    bare = [c for c in after if not c.prep and not c.coordinated]
    heads = _heads(document, readings, after)
    if any(_is_self(readings[h]) or _is_object(document, readings, bare, h) for h in heads):
        return "active"
    if _calls_it(document, trigger):
        return "active"
    if len(heads) == 1 and document.tokens[heads[0]].text in _OF_THEM:
        return "passive"
    if _has_its_object(document, trigger, bare):
        return "active"
    by_pronoun = document.tokens[trigger.first - 1].text.removeprefix("و").removeprefix("ب") in THAT_HE
    if trigger.analysis.lemma in _BY_PREPOSITION:
        # وأفرجت عن الصيادين: a passive with its preposition has no subject to agree with
        agreeing = trigger.form == "verb" and (trigger.analysis.gender == "f" or trigger.analysis.number == "p")
        return "active" if heads or before is not None or agreeing or by_pronoun else "passive"
    if before is not None or by_pronoun or _noun_before(document, readings, trigger):
        return _after_subject(trigger, after, heads)
    if not heads or not bare:
        return "passive"
    if trigger.rule.type == "explosive_found" and bare[0].actors and not _flies(bare[0]):
        return "active"  # فكك الدفاع المدني قذيفة: who is named finds and makes safe
    if len(bare) > 1 and is_town(bare[0]) and bare[1].actors and can_act(bare[1]):
        return "active"  # تحاصر بلدة كذا، منذ أشهر، قوات كذا
    if not agrees(document, readings, trigger.analysis, heads[0]) or _done_to_thing(document, bare, heads):
        return "active"
    doer = can_act(_cut(bare[0], heads[1])) if len(heads) > 1 and heads[1] < bare[0].last else can_act(bare[0])
    armed = any(m.value.kind in ("weapon", "aircraft") for m in bare[0].items)
    if trigger.analysis.lemma not in _OF_THINGS and (armed or _is_act(readings[heads[0]])):
        return "active"
    doer = doer or (len(heads) > 1 and _is_men(readings, heads))
    if len(heads) > 1 and (doer or trigger.rule.frame not in ("victim.verb", "object.verb") or bare[0].empty):
        return "active"
    if doer and trigger.analysis.lemma in _SHOT_DOWN and bare[0].actors and not _flies(bare[0]):
        return "active"  # اعترضت القبة الحديدية 56 منها: a force is not shot down
    if doer and trigger.rule.type in _ON_THINGS and _takes_things(bare[0]):
        return "active"  # ضبطت فرق الدرك 200 كيلوغرام، نهب عناصر الميليشيا أسلاك الكهرباء: no force is confiscated
    if doer and trigger.rule.type in _TO_PERSONS and bare[0].actors and not _men_of_it(bare[0]):
        return "active"  # أعدمت السلطات فلانا: a name that no list knows is the object, for no body is put to death
    if trigger.rule.frame == "speech.verb" and bare[0].actors:
        return "active"  # لوّحت إيكواس: whoever is named speaks
    if trigger.analysis.cat in ("IV", "IVP") or trigger.rule.frame not in _DIRECT:
        return "active" if doer else "passive"
    return "passive"


def _men_of_it(chunk: Chunk) -> bool:
    return any(m.value.id != "force" for m in chunk.people)


def only_place(chunk: Chunk) -> bool:
    """قرب تمنهنت: a phrase that names a place and nothing else does nothing."""
    return bool(chunk.places) and not (chunk.actors or chunk.people or chunk.items or chunk.owners or chunk.numbers)


def is_town(chunk: Chunk) -> bool:
    """مدينة كذا: a phrase of nothing but a place that is no country, which might act."""
    return only_place(chunk) and all(m.value.place.kind in _TOWNS for m in chunk.places)


def _flies(chunk: Chunk) -> bool:
    """Whether a phrase names what can be shot down: all things but air defences."""
    return any(m.value.id != "air_defence" for m in chunk.items)


def _takes_things(chunk: Chunk) -> bool:
    """Whether a phrase names a side or men of one, and nothing that could be taken: who is robbed is a civilian."""
    sides = [m for m in chunk.actors if all(n.actor != "civilians" for n in m.value.names)]
    men = any(m.value.id in _FIGHTING or m.value.id == "member" for m in chunk.people)
    return bool(sides or men) and not _flies(chunk)


def _is_means(document: Document, chunk: Chunk) -> bool:
    """بنيران الرشاشات، بنيران القناصة: fire that is nobody's is a means."""
    people = [m for m in chunk.people if document.tokens[m.first].text not in _SNIPERS]
    return document.tokens[chunk.first - 1].text in _FIRE and not (chunk.actors or people or chunk.owners)


def _has_its_object(document: Document, trigger: Trigger, bare: Sequence[Chunk]) -> bool:
    """فتح مسلحون النار: the object that the rule names stands behind another phrase, which is then the subject."""
    words = {w for c in trigger.rule.needs if c.where == "after" and c.what == "word" for w in c.values}
    if not words or not bare or bare[0].empty:
        return False
    window = document.tokens[bare[0].first + 1 : trigger.anchor + _OBJECT_REACH]
    return document.tokens[bare[0].first].text not in words and any(t.text in words for t in window)


def _calls_it(document: Document, trigger: Trigger) -> bool:
    """استهدف الحرس بصواريخ ما قال إنها مقرات: the object is what somebody calls something."""
    words = [t.text for t in document.tokens[trigger.last : trigger.last + _OBJECT_REACH]]
    return any(one == "ما" and two in _CALLED for one, two in pairwise(words))


def _is_men(readings: Sequence[Reading | None], heads: Sequence[int]) -> bool:
    """انفصاليون | ركاب قطار: men in the nominative, and another noun beside them."""
    first, second = readings[heads[0]], readings[heads[1]]
    if first is None or second is None or second.analysis.pron:
        return False
    return first.analysis.case == "nom" and first.analysis.number == "p" and second.nominal


def _after_subject(trigger: Trigger, after: Sequence[Chunk], heads: Sequence[int]) -> str:
    """With a noun before the verb: active where an object follows, else that noun was acted upon."""
    if heads or trigger.rule.frame not in _DIRECT:
        return "active"
    on_target = bool(after) and after[0].prep == "علي"
    return "active" if on_target or trigger.last - trigger.anchor > 1 else "passive"


def _heads(document: Document, readings: Sequence[Reading | None], after: Sequence[Chunk]) -> list[int]:
    """First tokens of the bare phrases after a verb; a chunk may hold several side by side (مسلحون | تاجرا)."""
    heads: list[int] = []
    people = False
    for chunk in after:
        governed = chunk.coordinated or bool(chunk.prep) or (not people and _is_counted(readings, chunk, heads))
        people = bool(chunk.people)
        # قتل اثنان من السرايا، الذراع العسكرية: what the sentence calls the same side again
        again = bool(heads) and _behind_comma(document, chunk.first, heads[-1]) and _is_definite(readings, chunk.first)
        again = again or (bool(heads) and _is_some_of_them(document, heads[0], chunk))
        # أوسعوا ضربا | ثلاثة رعاة: an adverb stands before its phrase
        opening = chunk.first + (document.tokens[chunk.first].text in _ADVERBS)
        if not governed and not again and opening < chunk.last:
            heads.append(opening)
        if not chunk.coordinated:
            heads += [at for at in range(chunk.first + 1, chunk.last) if _breaks(document, readings, chunk, at)]
    return heads


def _is_some_of_them(document: Document, first: int, chunk: Chunk) -> bool:
    """عشرة مسلحين بينهم | قياديان، خمسة | ثلاثة منهم | أجانب: what says more of those told since a token."""
    number = chunk.numbers[0].last if chunk.numbers else chunk.first
    told = {t.text.removeprefix("و") for t in document.tokens[first : max(number + 1, chunk.first)]}
    return not told.isdisjoint(_SOME_OF)


def _behind_comma(document: Document, at: int, last: int) -> bool:
    """Whether one comma, and no time or place between two, stands between a phrase and the word at a token."""
    commas = [n for n in range(last, at) if document.tokens[n].text == "،"]
    return commas == [at - 1]


def _is_definite(readings: Sequence[Reading | None], at: int) -> bool:
    reading = readings[at]
    return reading is not None and reading.nominal and reading.analysis.det


def _is_counted(readings: Sequence[Reading | None], chunk: Chunk, heads: Sequence[int]) -> bool:
    """سراح | خمسة معتقلين: a number right after an indefinite noun is its genitive."""
    before = readings[chunk.first - 1]
    if not heads or before is None or not any(m.first == chunk.first for m in chunk.numbers):
        return False
    noun = before.analysis
    return before.nominal and noun.cat != "ADJ" and not (noun.det or noun.pron or noun.case)


def _breaks(document: Document, readings: Sequence[Reading | None], chunk: Chunk, at: int) -> bool:
    previous, reading = readings[at - 1], readings[at]
    definite = any(m.last == at and m.value.how in ("name", "hostile") for m in chunk.actors)
    if previous is not None:
        definite = definite or previous.analysis.det or bool(previous.analysis.pron)
    word = document.tokens[at].text
    if word in _QUANTIFIERS or any(m.first == at and m.value.kind != "ordinal" for m in chunk.numbers):
        # الجنود | ثلاثة مدنيين, but الجنود الثلاثة
        return definite and not chunk.prep and not _is_definite_numeral(word)
    place = next((m for m in chunk.places if m.first == at), None)
    if place is not None:
        described = previous is not None and previous.analysis.cat == "ADJ" and place.value.place.precision == "exact"
        return word not in PREPOSITIONS and (definite or described)
    if any(m.first <= at < m.last and m.value.how == "adjective" for m in chunk.actors):
        return False
    if reading is None or reading.analysis.cat not in _NOUNS:
        return False
    if any(m.first < at < m.last for m in (*chunk.actors, *chunk.places, *chunk.numbers)):
        return False
    if any(a.cat == "ADJ" for a in document.analyses[at]):
        return reading.analysis.case == "acc" and definite
    if previous is None or (previous.analysis.cat == "ADJ" and not previous.analysis.det):
        return definite or previous is not None
    if reading.analysis.case == "acc" and previous.analysis.case != "acc" and reading.analysis.cat != "VN":
        return not any(m.first < at <= m.last for m in chunk.numbers)
    men = {m.value.id for m in chunk.people if m.last == at}
    if "attacker" in men or "gunman" in men:  # أمطر مسلح | سيارتهما: gunmen are nobody's
        return True
    if (not _FIGHTING.isdisjoint(men) or _is_outlaw(chunk, at)) and any(_is_property(m, at) for m in chunk.items):
        return True  # أحرق جنود | سيارة، خطف قراصنة | سفينة
    if not _FIGHTING.isdisjoint(men) and reading.analysis.number == "s" and any(m.first == at for m in chunk.people):
        return True  # اغتصب جنود | فتاة: soldiers are not a girl's
    # the -n of the sound plural and the dual falls before a genitive
    return definite or previous.analysis.case in ("nom", "acc")


def _is_outlaw(chunk: Chunk, stop: int) -> bool:
    """Whether a noun for men who rob and fight ends right before a token."""
    told = (m for m in chunk.actors if m.last == stop and m.value.how == "noun")
    return any(n.actor in _OUTLAWS for m in told for n in m.value.names)


def _is_property(thing: Mention, at: int) -> bool:
    """Whether a building or vehicle begins at a token: no man's name goes on with it (ضابط مدفعية)."""
    return thing.first == at and thing.value.kind in _PROPERTY


def _is_definite_numeral(word: str) -> bool:
    """الثلاثة; the article of ألف and آلاف is none."""
    return word.startswith("ال") and word not in _THOUSANDS


def _done_to_thing(document: Document, bare: Sequence[Chunk], heads: Sequence[int]) -> bool:
    """أحرق أهالي القرية | سيارة: people, and right behind them a thing that is not theirs."""
    if not (bare[0].people or bare[0].actors):
        return False
    later = (c for c in bare[1:] if c.first in heads and document.tokens[c.first - 1].text != "،")
    return any(_is_property(m, at) for c in later for at in _starts(c) for m in c.items)


def _starts(chunk: Chunk) -> set[int]:
    """Where the noun of a phrase may stand: at its beginning or behind its number (سبعين | غرسة)."""
    return {chunk.first, *(n.last for n in chunk.numbers if n.first == chunk.first)}


def _cut(chunk: Chunk, stop: int) -> Chunk:
    """The part of a chunk before a token."""
    return Chunk(
        chunk.prep, chunk.first, stop, chunk.coordinated,
        tuple(m for m in chunk.actors if m.first < stop), tuple(m for m in chunk.items if m.first < stop),
        tuple(m for m in chunk.people if m.first < stop),
    )  # fmt: skip


def _is_masculine(noun: Analysis) -> bool:
    """وطوقت منزلا: a noun in the singular that nothing shows to be feminine."""
    plain = noun.cat == "N" and noun.number == "s" and not noun.gender
    return plain and noun.lemma not in _FEMININE and not noun.lemma.endswith(("ه", "ا", "ي", "اء", "ت"))


def _is_self(reading: Reading | None) -> bool:
    """نفسه: only who acts does so to himself."""
    return reading is not None and reading.analysis.lemma in ("نفس", "ذات") and bool(reading.analysis.pron)


def _is_object(document: Document, readings: Sequence[Reading | None], bare: Sequence[Chunk], head: int) -> bool:
    """A noun in the accusative or oblique that no numeral governs: a passive verb has no object.

    Verbal nouns do not count, for they tell the manner (رميا بالرصاص).
    """
    reading = readings[head]
    if reading is None or reading.analysis.cat not in ("N", "AP", "PP"):
        return False
    if any(m.last <= head and m.first >= head - 3 for c in bare for m in c.numbers):
        return False
    token = document.tokens[head]
    start, end = document.folded.span(token.start, token.end)
    return reading.analysis.case in ("acc", "obl") or _TANWIN_FATHA in document.text[start : end + 1]


def _is_act(reading: Reading | None) -> bool:
    return reading is not None and (
        reading.analysis.cat == "VN" or (reading.analysis.noun or reading.analysis.lemma) in _ACTS
    )


def _noun_before(document: Document, readings: Sequence[Reading | None], trigger: Trigger) -> bool:
    """Whether a noun that nothing governs opens the clause before the verb (القصف قتل أربعة)."""
    sentence = document.sentences[document.sentence_of(trigger.anchor)]
    first = next(first for first, last in sentence.clauses if first <= trigger.anchor < last)
    if any(r is not None and r.finite for r in readings[first : trigger.first]):
        return False
    at = next((i for i in range(first, trigger.first) if document.tokens[i].text not in _OPENERS), None)
    opening = readings[at] if at is not None else None
    if opening is None or not opening.nominal or opening.analysis.prep:
        return False
    return readings[trigger.first - 1] is not None


def is_oblique(document: Document, readings: Sequence[Reading | None], head: int) -> bool:
    """الحوثيين: a name, which has no reading, whose ending is that of a plural in the oblique."""
    return readings[head] is None and document.tokens[head].text.endswith(_OBLIQUE)


def agrees(document: Document, readings: Sequence[Reading | None], verb: Analysis, head: int) -> bool:
    """Whether the phrase after a verb may be its subject by gender; a verb before its subject is singular."""
    reading = readings[head]
    if verb.number == "p":
        return False
    counted = readings[head + 1] if reading is None and head + 1 < len(readings) else None
    if (
        counted is not None
        and counted.nominal
        and counted.analysis.cat != "ADJ"
        and document.tokens[head].text.isdigit()
    ):
        # اعتقلت 3 شبان: a counted masculine noun does not take a feminine verb
        men = counted.analysis.gender == "m" or (_is_masculine(counted.analysis) and not counted.analysis.pron)
        return not (verb.gender == "f" and men)
    if verb.gender == "f" and document.tokens[head].text.isdigit() and document.word_at(head + 1) == "من":
        return False  # وقتلت 12 من المسلحين
    if verb.gender == "f" and document.tokens[head].text in _COUNTS_OF_MEN:
        return False  # واعتقلت ثلاثة رعاة
    if is_oblique(document, readings, head):
        return False  # هاجمت الحوثيين
    if reading is None or not reading.nominal or verb.person not in ("", "3"):
        return True
    noun = reading.analysis
    if noun.lemma in _HUNDRED:
        return True  # قتل مئة جندي: the verb goes by those who are counted
    if noun.number in ("p", "d") and noun.case == "obl":
        return False  # احتجزت شابين
    if noun.number in ("p", "d") and noun.case == "":
        return True
    token = document.tokens[head]
    start, end = document.folded.span(token.start, token.end)
    feminine = document.text[start:end].endswith("ة") or noun.gender == "f"
    if verb.gender == "f":
        return feminine or not (noun.gender == "m" or _is_masculine(noun))
    return not feminine or noun.number == "p"
