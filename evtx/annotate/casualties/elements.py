"""The parts of a sentence that tell figures, in order: a sentence in; cues, groups of people and denials out."""

from __future__ import annotations

from dataclasses import dataclass

from evtx.annotate.casualties.amounts import STANDING_FOR_PEOPLE, read_group, read_unit
from evtx.annotate.casualties.modifiers import Unit, analyses_at
from evtx.annotate.casualties.scene import COUNT_WORDS, STOPS, Scene
from evtx.annotate.casualties.uncounted import THEIRS
from evtx.lexicon.match import splits
from evtx.lexicon.schema import FigureCue
from evtx.model import Sentence
from evtx.text.disambiguate import PREPOSITIONS
from evtx.text.words import word_class

_SOME = frozenset({"منهم", "منهما", "منهن"})
_AMONG = frozenset({"بين", "من"})
BEGINNINGS = _AMONG | STANDING_FOR_PEOPLE
"""Words that begin an element of a sentence whatever else is there."""
# قضوا على ثلاثة، أفرجوا عن خمسة: a phrase that ends so governs its people; those before them did it
_OVER = frozenset({"علي", "عن", "بحق"})
_AT_LEAST = frozenset({"الاقل", "اقل", "الفور", "يد", "ايدي", "اثر"})  # قضى خمسة على الأقل
_PART_GAP = 3
_UPON = {head + end: end for head in ("علي", "بحيات") for end in ("ه", "ها", "هم", "هما")}
_TAKEN = frozenset({"detained", "abducted"})
_UNDERGO, _UNDERGO_REACH = frozenset({"تعرض", "خضع", "ادي"}), 5
_WHERE = frozenset({"في", "خلال", "اثناء", "ضمن"})
_OF_WHAT, _ILLS = frozenset({"نتيجه", "جراء", "بسبب", "اثر", "من"}), ("اختناق", "اختناقا", "طعن", "طعنا", "دهس", "دهسا")
_UNREAL = word_class("annotate.casualties_elements.unreal")

_SPENDING, _SPENT_REACH = "قضي", 7  # tokens from the verb to the time that is spent
_TIMES = word_class("annotate.casualties_elements.times")


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that say what happened to people: tokens [first, last); their amount is looked for from `after` on."""

    first: int
    after: int
    last: int
    figures: tuple[str, ...]
    kind: str  # verb | noun | topic | between
    plural: bool = False  # a plural or dual verb: its subject stands before it
    pron: str = ""
    passive: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Counted people at tokens [first, last); `part` with the figure where words say so (بين القتلى 11 طفلاً)."""

    first: int
    last: int
    units: tuple[Unit, ...]
    part: bool = False
    part_of: str = ""


@dataclass(frozen=True, slots=True)
class Zero:
    """Words that say that nobody was hurt (no figures: that nothing is known)."""

    first: int
    last: int
    figures: tuple[str, ...]


Element = Cue | Group | Zero


def read_elements(scene: Scene, sentence: Sentence) -> list[Element]:
    """All elements of a sentence in order of their first tokens; they do not overlap but inside phrases with gaps."""
    if not any(_tells(scene, at) for at in range(sentence.first, sentence.last) if at in scene.lively):
        return []
    found: list[Element] = []
    masked: set[int] = set()
    opened, opened_figure = -100, ""
    at = sentence.first
    while at < sentence.last:
        if at not in scene.lively and not (found and isinstance(found[-1], Group) and found[-1].last == at):
            at += 1
            continue
        phrase = scene.phrases.get(at)
        if phrase is not None and phrase[1].how == "zero":
            found.append(Zero(at, phrase[0], phrase[1].figures))
            at = phrase[0]
            continue
        part = scene.is_part(at)
        if part is not None and not _from_there(scene, at):
            opened, opened_figure, at = part, "", part
            continue
        opening = _among(scene, at)
        if opening is not None:
            opened, opened_figure = opening
            at = opened
            continue
        element = _between(scene, at) or (_cue(scene, at, sentence, masked, found) if at not in masked else None)
        if element is not None:
            found.append(element)
            opened = -100
            at = element.last if element.kind == "between" else element.after
            continue
        inside = at - opened < _PART_GAP and all(scene.text(t) != "في" for t in range(opened, at))
        group = _group(scene, at, sentence, inside, opened_figure, found)
        if group is not None:
            found.append(group)
            opened = -100
            at = group.last
            continue
        at += 1
    return found


def _from_there(scene: Scene, at: int) -> bool:
    """أنزلوا منها 31 نازحاً، قتل منهم خمسة: right behind a verb these words tell from where or of which side."""
    if not scene.finite(at - 1):
        return False
    # وقتل منهم خمسة: some of a side, not of those counted before
    return scene.text(at) in ("منها", "منه", "بينها") or (
        scene.text(at) in _SOME and scene.cue_verb(at - 1) is not None
    )


def _tells(scene: Scene, at: int) -> bool:
    """Whether a token can be the word of a sentence that makes it tell a figure."""
    if at in scene.phrases:
        return True
    people = scene.people.get(at)
    if people is not None and (people.value.figure or people.value.id in ("protester", "victim")):
        return True
    if scene.cue_verb(at) is not None or scene.cue_noun(at) is not None:
        return True
    reading = scene.readings[at]
    if reading is None or reading.analysis.cat != "ADJ":
        return False
    found = scene.noun_at(at)
    return found is not None and bool(found[0].figure)


def _group(
    scene: Scene, at: int, sentence: Sentence, opened: bool, figure: str, found: list[Element]
) -> Group | Cue | None:
    units = read_group(scene, at, sentence.last, part=opened)
    if not units:
        return None
    last = units[-1].last
    first = units[0]
    previous = found[-1] if found else None
    partner = isinstance(previous, Group) and at - previous.last <= 1 and (first.joined or scene.text(at - 1) == "و")
    # ... إلى 22 والجرحى إلى 70، القتلى 65 والمصابين 55
    partner = partner and scene.text(last) != "الي" and not (first.min is None and _count_follows(scene, last))
    if first.figure and not opened and not partner and _is_topic(scene, at, first):
        return Cue(at, last, last, (first.figure,), "topic")
    part = opened or first.subset
    return Group(at, last, units, part, figure if opened else first.figure if first.subset else "")


def _count_follows(scene: Scene, at: int) -> bool:
    """القتلى 65، القتلى بـ26: whether a number stands right behind a topic."""
    return at in scene.numbers or (at + 1 in scene.numbers and scene.text(at) in ("ب", "بـ"))


def _is_topic(scene: Scene, at: int, unit: Unit) -> bool:
    """القتلى، عدد الجرحى: the noun that a number is told of."""
    if unit.number:
        return False
    return (unit.definite and unit.min is None) or scene.bare(at - 1) in COUNT_WORDS


def _among(scene: Scene, at: int) -> tuple[int, str] | None:
    """بين القتلى، ومن المصابين: words after which some of those told before follow; end and figure."""
    word = scene.bare(at)
    start = at + 2 if word == "من" and scene.text(at + 1) == "بين" else at + 1
    if word not in _AMONG or at - 1 in scene.numbers or any(m.last == at for m in scene.numbers.values()):
        return None
    found = scene.noun_at(start)
    if found is None or not found[0].figure or not any(a.det for a in found[1]) or _all_counted(scene, found[2]):
        return None  # بين الجرحى الـ14: all of them are counted
    return found[2], found[0].figure


def _all_counted(scene: Scene, at: int) -> bool:
    word = scene.text(at)
    return (at in scene.numbers and word.startswith("ال")) or (word == "ال" and at + 1 in scene.numbers)


def _between(scene: Scene, at: int) -> Cue | None:
    """بين قتيل وجريح: the people told before are of two figures that nobody splits."""
    if scene.bare(at) != "بين":
        return None
    one = scene.noun_at(at + 1)
    other = scene.noun_at(one[2] + (scene.text(one[2]) == "و")) if one is not None else None
    if one is None or other is None or not one[0].figure or not other[0].figure or one[0].figure == other[0].figure:
        return None
    if any(a.det for a in one[1]):
        return None
    return Cue(at, other[2], other[2], (one[0].figure, other[0].figure), "between")


def _subject_first(scene: Scene, at: int) -> FigureCue | None:
    """شخصان قتلا: right behind people the letters of a dual or plural verb are that verb, however they are read."""
    for analysis in scene.document.analyses[at]:
        if analysis.cat in ("PV", "PVP") and analysis.number in ("d", "p") and not (analysis.conj or analysis.pron):
            cue = scene.lexicon.figure_verbs.get(analysis.lemma)
            if cue is not None:
                return cue
    return None


def _hurt_one(scene: Scene, at: int, group: Group) -> FigureCue | None:
    """أن أحد جنوده قتل برصاص: the letters of a passive verb right behind one person, with no one after it to suffer."""
    unit = group.units[-1]
    if (unit.min, unit.max) != (1, 1) or len(group.units) > 1 or unit.definite:
        return None
    governed = scene.bare(at + 1) in PREPOSITIONS or any(a.prep for a in analyses_at(scene, at + 1))
    if at + 1 not in scene.dated and not governed:
        return None
    for analysis in scene.document.analyses[at]:
        if analysis.cat == "PVP" and analysis.number == "s" and not (analysis.conj or analysis.prep or analysis.pron):
            return scene.lexicon.figure_verbs.get(analysis.lemma)
    return None


def _unreal(scene: Scene, at: int) -> bool:
    """محاولة اغتيال، حكم بإعدام: no one was hurt by what the word before governs."""
    before = scene.text(at - 1)
    return any(rest.removeprefix("ال") in _UNREAL or rest in _UNREAL for _, rest in splits(before))


def _spends_time(scene: Scene, at: int, sentence: Sentence) -> bool:
    """تقضي مئات العائلات ساعات في الحديقة: time that is no adverb's is what the verb of dying has as its object."""
    reading = scene.readings[at]
    if reading is None or reading.analysis.lemma != _SPENDING:
        return False
    for near in range(at + 1, min(at + _SPENT_REACH, sentence.last)):
        if scene.text(near) in STOPS or scene.text(near) == "،":
            return False
        if scene.text(near) in _TIMES:
            return scene.text(near - 1) not in PREPOSITIONS
    return False


def _purpose(scene: Scene, at: int, cue: FigureCue) -> bool:
    """تحاصر القبيلة لاعتقال المتهم: what is only intended; but تعرضوا لاعتقال."""
    reading = scene.readings[at]
    to = reading is not None and reading.analysis.prep == "ل" and cue.figures[0] in _TAKEN
    undergone = any(a.lemma in _UNDERGO for t in range(at - _UNDERGO_REACH, at) for a in analyses_at(scene, t))
    return to and not undergone and at + 1 not in scene.numbers


def _says_how(scene: Scene, at: int, cue: FigureCue) -> bool:
    """مقتل طفل نتيجة الاختناق، قتل في التظاهرات 14: of what people died, or where, with nobody counted right behind."""
    if cue.figures[0] == "crowd":
        return any(scene.bare(t) in _WHERE for t in (at - 1, at - 2))
    reading = scene.readings[at]
    of_it = scene.bare(at - 1) in _OF_WHAT or (reading is not None and reading.analysis.prep == "ب")
    return of_it and cue.figures[0] == "wounded" and scene.text(at).endswith(_ILLS) and read_unit(scene, at + 1) is None


def _their_dead(scene: Scene, at: int) -> tuple[str] | None:
    """إن قتلاها أربعة: the noun for the dead of a side, their number behind it; its letters may be a verb's."""
    if at + 1 not in scene.numbers or scene.bare(at + 1) != scene.text(at + 1):
        return None
    found = scene.noun_at(at)
    owned = found is not None and found[0].figure and any(a.pron in THEIRS and a.number == "p" for a in found[1])
    return (found[0].figure,) if found is not None and owned else None


def _cue(scene: Scene, at: int, sentence: Sentence, masked: set[int], found: list[Element]) -> Cue | None:
    if (theirs := _their_dead(scene, at)) is not None:
        return Cue(at, at + 1, at + 1, theirs, "topic")
    group = found[-1] if found and isinstance(found[-1], Group) and found[-1].last == at else None
    phrase = scene.phrases.get(at) if at not in scene.people else None  # سائق: somebody, no verb of a phrase
    over = phrase is not None and scene.text(phrase[0] - 1) in _OVER and scene.text(phrase[0]) not in _AT_LEAST
    if group is not None and not over and (verb := _subject_first(scene, at)):
        return Cue(at, at + 1, at + 1, verb.figures, "verb", plural=True)
    if group is not None and not scene.finite(at) and (verb := _hurt_one(scene, at, group)):
        return Cue(at, at + 1, at + 1, verb.figures, "verb", passive=True)
    reading = scene.readings[at]
    finite = reading is not None and reading.finite
    kind = "verb" if finite else "noun"
    plural = reading is not None and finite and reading.analysis.number in ("p", "d") and not reading.analysis.pron
    pron = reading.analysis.pron if reading is not None and (finite or reading.analysis.cat == "VN") else ""
    passive = reading is not None and reading.analysis.cat in ("PVP", "IVP") and not reading.open_voice
    if phrase is not None and phrase[1].how == "figure":
        last = min(phrase[0], sentence.last)
        plural = plural and not over
        inside = not over and any(read_unit(scene, i, loose=True) for i in range(at + 1, last - 1))
        masked.update(range(at + 1, last))
        pron = _UPON.get(scene.text(last - 1), "") or (pron if last - at == 1 else "")
        if pron and finite:
            return Cue(at, last, last, phrase[1].figures, kind, pron=pron, passive=passive)
        return Cue(at, at + 1 if inside else last, last, phrase[1].figures, kind, plural, "", passive)
    cue = scene.cue_verb(at) if finite else scene.cue_noun(at)
    if cue is None or (finite and _spends_time(scene, at, sentence)):
        return None
    if not finite and (
        _unreal(scene, at)
        or _purpose(scene, at, cue)
        or _says_how(scene, at, cue)
        or (scene.noun_at(at) is not None and read_unit(scene, at + 1) is None)
    ):
        return None
    return Cue(at, at + 1, at + 1, cue.figures, kind, plural, pron, passive)
