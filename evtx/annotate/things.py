"""Things and people by noun or phrase: a document in, mentions of kind `item` and `people` out.

The longest match wins at a place; a phrase wins over the nouns inside it.
"""

from __future__ import annotations

from collections.abc import Sequence

from evtx.annotate.models import by_models
from evtx.annotate.participles import said_of_an_act
from evtx.lexicon.load import Lexicon
from evtx.lexicon.match import PatternTable, bare_words
from evtx.lexicon.positions import keys_of, positions_of
from evtx.lexicon.schema import ItemEntry, PeopleEntry
from evtx.model import Mention
from evtx.text.disambiguate import Reading
from evtx.text.document import Document
from evtx.text.done_to import object_of_verb
from evtx.text.farms import are_farms
from evtx.text.lookalikes import is_imam
from evtx.text.morphology import Analysis
from evtx.text.words import word_class

# Nouns for people whose feminine is a place (المستوطنات) or help (مساعدات).
_PLACES_TOO = frozenset({"مستوطن", "مساعد"})
_HARMING = word_class("annotate.things.harming")
_COUNTRIES = word_class("annotate.things.countries")  # spelt as the word for one of their people
_BEFALLING = word_class("annotate.things.befalling")
_LOSSES = word_class("annotate.things.losses")
_TENS = word_class("text.in_place.tens")
_YEAR, _LAST_YEAR = 4, 2100  # digits of a year
_HARM_REACH = 5  # tokens from a verb of harm to whom it was done to
_NOUN = frozenset({"N", "VN", "AP", "PP"})
_MARCH = "march"
_NAMING = word_class("annotate.things.naming")
_MARCHING = word_class("annotate.things.marching")
_DURING = frozenset({"خلال", "اثناء"})
_MARCH_REACH = 5  # words on either side of it
_ORIGIN = frozenset("المصدر النوع التبعيه الوجهه".split())
_HITS, _EXACT = frozenset({"اصابات"}), frozenset("مباشره دقيقه محققه موكده".split())
_MANY = ("ون", "ين", "ان")
_DESCRIBES = frozenset({"unknown_person", "smuggler"})  # مصير مجهول، وقود مهرب
# Words for fighters that are adjectives of an act, a group or a named side as well, and the nouns of acts.
_BRANDS = frozenset({"militant"})
_COUNTING = word_class("text.disambiguate.counting")
_BRANDED = word_class("annotate.things.branded")
_DONE_TO_THINGS = word_class("annotate.things.done_to_things")
_HITTING = word_class("annotate.things.hitting")
_ARMOUR = frozenset({"مدرع", "مدرعه", "مصفح", "مصفحه", "مجنزر", "مجنزره"})
# Weapons, of which such words are no adjectives.
_STRIKING = frozenset(
    "ied landmine car_bomb motorcycle_bomb bomb explosives shell mortar artillery rocket missile rpg drone".split()
)
# Feminine without an ending that says so (حرب مدمرة).
_FEMININE = frozenset("حرب نار ارض دار يد عين نفس شمس سوق طريق بير روح سماء قدم ساق ريح كف بلد".split())
_VOLLEYS = frozenset({"وابل", "وابلا", "وابلها"})
_DEFENDER = "مدافع"
_IN_FRONT = "امام"  # or the imam, where it is written so
_ANYBODY = "شخص"  # whose entry one who is not listed has
_ANYONE = frozenset({"person", "man", "woman", "anybody"})  # رجل مجهول: nothing else is known of him


def annotate_items(document: Document, readings: Sequence[Reading | None], lexicon: Lexicon) -> list[Mention]:
    """Weapons, vehicles, buildings and goods; value is the ItemEntry."""
    found = _annotate(document, readings, "item", lexicon.item_nouns, lexicon.item_phrases)
    found = [m for m in found if not (_is_somebody(document, readings, m, lexicon) or _names_a_place(document, m))]
    found = [m for m in found if not (_defends(document, m) or _is_volley(document, m))]
    found = by_models(document, found, lexicon)
    marches = [m for m in found if m.value.id == _MARCH or (m.value.id == "drone" and _marches(document, m))]
    bare = [m for m in found if m.value.id == "drone" and _may_march(document, m)]
    if marches and len(bare) == sum(m.value.id == "drone" for m in found):
        marches += bare  # an account of marches that has no drone for certain: all of them are
    return [m for m in found if m.value.id != "drone" or m not in marches]


def _names_a_place(document: Document, mention: Mention) -> bool:
    """شارع النفق، دوار الدبابة: a definite thing right behind the word for a street, a quarter or a village."""
    definite = document.tokens[mention.first].text.startswith("ال") and mention.last - mention.first == 1
    return (
        definite and mention.first > 0 and not bare_words(document.tokens[mention.first - 1].text).isdisjoint(_NAMING)
    )


def _is_volley(document: Document, mention: Mention) -> bool:
    """أطلق وابلا من الرصاص: a volley, and no camels behind "and"."""
    return mention.last - mention.first == 1 and document.tokens[mention.first].text in _VOLLEYS


def _defends(document: Document, mention: Mention) -> bool:
    """محام ومدافع عن حقوق الإنسان: one who stands up for something, in the letters of guns."""
    after = document.word_at(mention.last)
    return after == "عن" and _DEFENDER in document.tokens[mention.last - 1].text


def _is_somebody(document: Document, readings: Sequence[Reading | None], mention: Mention, lexicon: Lexicon) -> bool:
    """مزارع: one word that is read as a man here, though its letters are a thing's."""
    reading = readings[mention.first]
    if mention.last - mention.first > 1 or reading is None or reading.analysis.cat != "N":
        return False
    if are_farms(document, mention.first):
        return False
    word = reading.analysis.noun or reading.analysis.lemma
    man = lexicon.people_nouns.get(word)
    return man is not None and man.category == "civilian" and word not in lexicon.item_nouns


def _may_march(document: Document, mention: Mention) -> bool:
    """Whether the letters of a drone are those of a march as well: one word, without its shadda."""
    return mention.last - mention.first == 1 and "\u0651" not in document.cut(mention.first, mention.last)


def _marches(document: Document, mention: Mention) -> bool:
    """قمع الاحتلال مسيرة: without its shadda the one word for a drone is a march beside words of crowds."""
    if not _may_march(document, mention):
        return False
    sentence = document.sentences[document.sentence_of(mention.first)]
    if mention.first > sentence.first and document.tokens[mention.first - 1].text in _DURING:
        return True  # أصيبوا خلال مسيرة
    first, last = max(sentence.first, mention.first - _MARCH_REACH), min(sentence.last, mention.last + _MARCH_REACH)
    return any(not _MARCHING.isdisjoint(bare_words(document.tokens[at].text)) for at in range(first, last))


def annotate_people(document: Document, readings: Sequence[Reading | None], lexicon: Lexicon) -> list[Mention]:
    """Nouns for people (قتيل، عنصر، مدني) and words of origin that stand for people (اعتقل الجيش سوريين)."""
    found = _annotate(document, readings, "people", lexicon.people_nouns, lexicon.people_phrases)
    found = [m for m in found if not (of_no_known_origin(document, m.first) or _are_hits(document, m.first))]
    found = [m for m in found if m.last - m.first > 1 or not are_farms(document, m.first)]
    found = [m for m in found if not said_of_an_act(document, readings, m, lexicon)]
    taken = {token for mention in found for token in range(mention.first, mention.last)}
    found += [m for m in _unlisted(document, readings, lexicon) if m.first not in taken]
    taken.update(m.first for m in found)
    for index in positions_of(document).of_lemmas_or_nouns(keys_of(lexicon.people_adjectives)):
        reading = readings[index]
        if (
            index in taken
            or reading is None
            or not (reading.analysis.cat == "ADJ" or _are_some(document, index, reading))
        ):
            continue
        entry = lexicon.people_adjectives.get(reading.analysis.noun or reading.analysis.lemma)
        if entry is not None and _stands_alone(document, readings, index):
            found.append(document.mention_of_tokens("people", index, index + 1, entry, f"people.{entry.id}"))
    return sorted(found, key=lambda mention: mention.first)


def _unlisted(document: Document, readings: Sequence[Reading | None], lexicon: Lexicon) -> list[Mention]:
    """اعتقلت الشرطة سمسارا: one to whom something was done that is done to people only, whatever he is."""
    found = []
    for index, reading in enumerate(readings):
        if reading is None or reading.analysis.case != "acc" or not document.tokens[index].text.endswith("ا"):
            continue
        chosen = reading.analysis
        if chosen.cat not in ("N", "ADJ") or chosen.number != "s":
            continue
        known = (lexicon.item_nouns, lexicon.people_nouns, lexicon.people_adjectives)
        if any((a.noun or a.lemma) in words for a in (chosen, *document.analyses[index]) for words in known):
            continue
        if all(a.cat != "VN" for a in document.analyses[index]) and object_of_verb(document, index):
            found.append(
                document.mention_of_tokens(
                    "people", index, index + 1, lexicon.people_nouns[_ANYBODY], "people.unlisted"
                )
            )
    return found


def _are_hits(document: Document, at: int) -> bool:
    """حققوا إصابات مباشرة: what was hit well, and nobody hurt."""
    after = document.word_at(at + 1)
    return after in _EXACT and any(rest in _HITS for rest in bare_words(document.tokens[at].text))


def of_no_known_origin(document: Document, at: int) -> bool:
    """قذائف مجهولة المصدر: whether a word is said of things of which nobody knows where they come from."""
    after = document.word_at(at + 1)
    return document.tokens[at].text.endswith("مجهوله") and after in _ORIGIN


def _are_some(document: Document, index: int, reading: Reading) -> bool:
    """خطف أكرادا، ثلاثة تركمان: read as a noun in the accusative or counted, some people of an origin."""
    noun = reading.analysis
    if noun.cat != "N" or noun.det or noun.pron:
        return False
    counted = index > 0 and (document.tokens[index - 1].text in _COUNTING or document.tokens[index - 1].text.isdigit())
    return counted or noun.case in ("acc", "obl")


def _stands_alone(document: Document, readings: Sequence[Reading | None], index: int) -> bool:
    """Whether a word of origin in the plural or dual is no adjective: nothing before it that it can agree with."""
    own = readings[index]
    if own is not None and own.analysis.cat == "N":
        return True
    if not document.tokens[index].text.endswith(_MANY):
        return _is_one_hurt(document, index) or _is_counted_or_told_of(document, readings, index)
    before = readings[index - 1] if index else None
    word = _own_noun(document.tokens[index - 1].text) if index else ""
    if word in _LOSSES or word in _COUNTING or (word.isdecimal() and len(word) < _YEAR):
        return True  # خطف لبنانيين، خمسة لبنانيين: no act is several, and a number counts people
    nominal = [a for a in document.analyses[index - 1] if a.cat in _NOUN or a.cat == "ADJ"] if index else []
    if not nominal or (before is not None and not before.nominal):
        return True
    chosen = readings[index]
    if chosen is None or chosen.analysis.det:
        return False
    object_of = document.tokens[index - 1].text.endswith(("ون", "ان")) and chosen.analysis.case == "obl"
    return object_of or any(a.det for a in nominal)  # هاجم مسلحون مسيحيين


def _is_one_hurt(document: Document, index: int) -> bool:
    """قتلت القوات الإسرائيلية فلسطينيا: in the accusative behind a definite subject, the object of a verb of harm."""
    word, before = document.tokens[index].text, document.tokens[index - 1].text if index else ""
    if not word.endswith("يا") or word in _COUNTRIES:
        return False
    definite = before.startswith("ال") or before.endswith(("ون", "وا"))
    return definite and any(
        a.cat in ("PV", "IV") and a.lemma in _HARMING
        for at in range(max(0, index - _HARM_REACH), index)
        for a in document.analyses[at]
    )


def _is_counted_or_told_of(document: Document, readings: Sequence[Reading | None], index: int) -> bool:
    """أصيب 30 يمنيا، أصيب يمني: right behind a number, or in the masculine behind an act that is done to people."""
    own = readings[index]
    word, before = document.tokens[index].text, document.tokens[index - 1].text if index else ""
    if own is None or own.analysis.det or own.analysis.gender == "f" or word in _COUNTRIES:
        return False
    if before.isdecimal():
        return len(before) < _YEAR or int(before) > _LAST_YEAR  # في 2018 سوري: a year
    act = readings[index - 1] if index else None
    if act is None or before in _TENS:
        return before in _TENS
    return act.analysis.lemma in _BEFALLING if act.finite else _own_noun(before) in _LOSSES


def _own_noun(word: str) -> str:
    return word.removeprefix("و")


def _annotate(
    document: Document,
    readings: Sequence[Reading | None],
    kind: str,
    nouns: dict[str, ItemEntry] | dict[str, PeopleEntry],
    phrases: PatternTable,
) -> list[Mention]:
    found: dict[int, tuple[int, object]] = {}
    for hit in phrases.find(document):
        if document.tokens[hit.first].text == _IN_FRONT and not is_imam(document, hit.first):
            continue  # أمام مسجد
        if hit.first not in found or found[hit.first][0] < hit.last:
            found[hit.first] = (hit.last, hit.payload)
    mentions: list[Mention] = []
    covered = 0
    for index in sorted({*found, *positions_of(document).of_lemmas_or_nouns(keys_of(nouns))}):
        reading = readings[index]
        if index < covered:
            continue
        if index in found:
            last, payload = found[index]
            covered = last
            mentions.append(document.mention_of_tokens(kind, index, last, payload, f"{kind}.{payload.id}"))  # type: ignore[attr-defined]
            continue
        if reading is None or not reading.nominal:
            continue
        armed = bool(mentions) and mentions[-1].last == index and mentions[-1].value.id in _STRIKING
        entry = _entry(document, index, reading, nouns, after_weapon=armed)
        if entry is None or (entry.id in _BRANDS and _brands(document, index)):
            continue
        if not (entry.id in _DESCRIBES and _of_a_thing(document, readings, index, mentions)):
            mentions.append(document.mention_of_tokens(kind, index, index + 1, entry, f"{kind}.{entry.id}"))
    return mentions


def _of_a_thing(
    document: Document, readings: Sequence[Reading | None], index: int, mentions: Sequence[Mention]
) -> bool:
    """مصير مجهول، مصدر مجهول: in the singular right after a noun for no person the word is its adjective."""
    before = readings[index - 1] if index else None
    if before is None or not before.nominal or document.tokens[index].text.endswith(_MANY):
        return False
    named = index + 1 < len(document.tokens) and document.tokens[index + 1].text == "الهويه"  # شاب مجهول الهوية
    return before.analysis.cat in _NOUN and (
        named or not (mentions and mentions[-1].last == index and mentions[-1].value.id in _ANYONE)
    )


def _brands(document: Document, index: int) -> bool:
    """اعتداء إرهابي، الفصائل المتمردة: in the singular right after an act or a group the word says what they are."""
    before = document.tokens[index - 1].text if index else ""
    return not document.tokens[index].text.endswith(_MANY) and not _BRANDED.isdisjoint(bare_words(before))


def _entry(
    document: Document,
    index: int,
    reading: Reading,
    nouns: dict[str, ItemEntry] | dict[str, PeopleEntry],
    after_weapon: bool = False,
) -> ItemEntry | PeopleEntry | None:
    """The entry of a token read as a noun; an adjective that is also a noun (مصاب) counts as the noun.

    `after_weapon`: it stands right behind one, of which it is no adjective (أصابت عبوة مدرعة).
    """
    chosen = reading.analysis
    if (chosen.noun or chosen.lemma) in _PLACES_TOO and chosen.gender == "f":
        return None
    if chosen.cat in _NOUN:
        entry = nouns.get(chosen.noun or chosen.lemma)
        if entry is not None:
            return entry
    struck = after_weapon and (chosen.noun or chosen.lemma) in _ARMOUR
    if chosen.cat == "VN" or (chosen.cat == "ADJ" and index and not struck and _modifies(document, index, chosen)):
        return None  # محاربة الإرهاب is an act, no woman fighter
    for analysis in document.analyses[index]:
        if analysis.cat in _NOUN and analysis.det == chosen.det and analysis.prep == chosen.prep:
            key = analysis.noun or analysis.lemma
            entry = None if key in _PLACES_TOO and analysis.gender == "f" else nouns.get(key)
            if entry is not None:
                return entry
    return None


def _modifies(document: Document, index: int, adjective: Analysis) -> bool:
    """Whether an adjective follows a noun that it can belong to: سيارة عسكرية; not الأحد مدرعة, إسقاط مسيّرتين."""
    definite, word = adjective.det, document.tokens[index - 1].text
    if not definite and word.startswith("ال"):
        return False
    nominal = [a for a in document.analyses[index - 1] if a.cat in _NOUN or a.cat == "ADJ"]
    if (word in _DONE_TO_THINGS and adjective.gender != "f") or word in _HITTING:
        return False  # تدمير رشاش, ضبط رشاشين
    return any((definite or not (a.det or a.pron)) and _may_agree(word, a, adjective) for a in nominal)


def _may_agree(word: str, noun: Analysis, adjective: Analysis) -> bool:
    """Whether an adjective in the feminine may belong to a noun: one in the feminine or plural, in the same number."""
    if adjective.gender != "f":
        return True
    if noun.number != "p" and noun.gender != "f" and not word.endswith(("ه", "ات")) and noun.lemma not in _FEMININE:
        return noun.number not in ("s", "d")
    return adjective.number != "d" or noun.number == "d"
