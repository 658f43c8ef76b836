"""People behind a number: a number in, the unit that it counts out (ثلاثة جنود، خمسة من عناصرها، 12 قتيلا)."""

from __future__ import annotations

from evtx.annotate.casualties.modifiers import OTHERS, Unit, analyses_at
from evtx.annotate.casualties.scene import COUNT_WORDS, NISBA, Scene
from evtx.annotate.casualties.uncounted import REST, of_things
from evtx.model import Mention
from evtx.text.disambiguate import PREPOSITIONS
from evtx.text.segment import SUBORDINATORS
from evtx.text.words import word_class

_MOST = 100_000_000  # people of one figure; what is more is a name read as a number (بليون)
_BEHIND_ITS_NOUN = frozenset({"عده", "عديده"})
ONE = frozenset({"واحد", "واحده", "واحدا"})  # an adjective behind what it counts, seldom people
_RANKS = ("صفوف", "كوادر")  # 11 من صفوفها، خمسة من صفوف الجيش
_CIRCLES = frozenset({"الاوساط", "اوساط"})  # عشرات من الأوساط السلفية
_THINGS = frozenset({"منها", "بينها"})  # take up things as well as people
_CASES = {"اصابه": "جريح", "اصابات": "جريح", "وفاه": "قتيل", "وفيات": "قتيل"}  # 47 إصابة: for those whose they are
_CASE_OF = frozenset({"حاله", "حالات"})
_MEASURES = word_class("annotate.casualties_amounts.measures")


def counted(scene: Scene, at: int, number: Mention, loose: bool) -> Unit | None:
    """A number with its noun, with من and a group, or alone."""
    value = number.value
    if (value.min or 0) > _MOST:
        return None
    low, high = (None if v is None else int(v) for v in (value.min, value.max))
    after = scene.skip_quotes(number.last)
    topic = next((f for t in range(at + 1, number.last) if (f := scene.noun_at(t)) is not None and f[0].figure), None)
    if topic is not None:  # تجاوز عدد القتلى الخمسين
        behind = scene.noun_at(after)
        last = behind[2] if behind is not None and not behind[0].figure else number.last
        return Unit(at, last, last, low, high, value.approximate, topic[0], topic[0].category, number=True)
    part = scene.is_part(after)
    if part is not None and not scene.begins_part(after, part):
        found = scene.noun_at(part)
        if found is None and scene.text(after) in _THINGS:
            return None
        category = found[0].category if found is not None else "unknown"
        return Unit(at, part, part, low, high, value.approximate, None, category, number=True, subset=True)
    found = scene.noun_at(after)
    if found is not None and not all(a.prep or a.conj for a in found[1]):
        noun, _, last = found
        if noun.id == "family":
            low, high = (None if low is None else 2 * low), None
        return Unit(at, last, last, low, high, value.approximate, noun, noun.category, number=True)
    after += scene.text(after) in _CASE_OF and scene.text(after + 1) in _CASES
    if scene.text(after) in _CASES:
        hurt = scene.lexicon.people_nouns.get(_CASES[scene.text(after)])
        return Unit(at, after + 1, after + 1, low, high, value.approximate, hurt, "unknown", number=True)
    if scene.bare(after) in REST or (scene.bare(after) in OTHERS and scene.text(after) != "و"):
        return Unit(at, after + 1, after + 1, low, high, value.approximate, number=True)
    article = value.kind == "vague" and scene.text(after).startswith("ال")  # مئات الفلسطينيين
    nisba = NISBA.fullmatch(scene.text(after).removeprefix("ال" if article else ""))
    origin = (scene.is_adjective(after) or article) and nisba
    if origin or (scene.bare(after) == scene.text(after) and scene.nationality(after, article) is not None):
        return Unit(at, after + 1, after + 1, low, high, value.approximate, number=True)
    if part is None and "من" in (scene.text(after), scene.text(number.last - 1)):
        return _counted_of(scene, at, number, after + (scene.text(after) == "من"))
    actor = scene.actors.get(after)
    if actor is not None and actor.value.how != "adjective" and value.kind == "vague":
        return Unit(at, actor.last, actor.last, low, high, value.approximate, number=True, holders=(actor,))
    if not loose or not _ends_phrase(scene, after) or scene.bare(at) in ONE:
        return None
    if scene.text(at) in _BEHIND_ITS_NOUN and of_things(scene, at - 1):
        return None  # أصابت أهدافا عدة
    if value.kind == "vague" and scene.text(after).startswith("ال") and after not in scene.dated:
        return None  # مئات الكيلوغرامات
    return Unit(at, number.last, number.last, low, high, value.approximate, number=True)


def _counted_of(scene: Scene, at: int, number: Mention, after: int) -> Unit | None:
    """خمسة من عناصرها، 22 من داعش، عدد من المدنيين: what stands after من says who they are."""
    value = number.value
    low, high = (None if v is None else int(v) for v in (value.min, value.max))
    after = scene.skip_quotes(after)
    if after >= len(scene.document.tokens) or scene.is_part(after) is not None or after in scene.blocked:
        return None
    if scene.text(after) in _MEASURES and after not in scene.actors:  # ثلاثة من حزب الله
        return None
    if scene.text(after).startswith(_RANKS):
        return Unit(at, after + 1, after + 1, low, high, value.approximate, category="combatant", number=True)
    if scene.text(after) in _CIRCLES or _those_who(scene, after):
        return Unit(at, after + 1, after + 1, low, high, value.approximate, number=True)
    found = scene.noun_at(after)
    if found is not None:
        noun, analyses, last = found
        subset = bool(noun.figure) and value.kind != "vague" and any(a.det for a in analyses)
        return Unit(at, last, last, low, high, value.approximate, noun, noun.category, number=True, subset=subset)
    actor = scene.actors.get(after)
    if actor is not None:
        return Unit(at, actor.last, actor.last, low, high, value.approximate, number=True, holders=(actor,))
    if value.kind == "vague" and scene.nationality(after, article=True) is None:
        return None
    item_like = any(a.cat in ("N", "VN") and not a.det for a in scene.document.analyses[after])
    if item_like or not scene.document.tokens[after].word:
        return None
    return Unit(at, after + 1, after + 1, low, high, value.approximate, number=True)


def _those_who(scene: Scene, at: int) -> bool:
    """عشرات من المنتمين إلى التيار: a participle in the sound plural that says who people are."""
    definite = scene.text(at).startswith("ال") and scene.text(at).endswith("ين")
    return (
        definite
        and scene.noun_at(at) is None
        and any(a.cat in ("AP", "PP") and a.det and a.number == "p" for a in analyses_at(scene, at))
    )


def _ends_phrase(scene: Scene, at: int) -> bool:
    """Whether a number before this token can stand for people: nothing that it counts follows."""
    if at >= len(scene.document.tokens):
        return True
    word = scene.text(at)
    if at in scene.dated:
        return True
    by_weapon = at in scene.weapons and word.startswith("ب")  # ثلاثة بالرصاص
    if (at in scene.blocked and not by_weapon) or scene.bare(at) in _MEASURES or word in "%٪/":
        return False
    reading = scene.readings[at]
    joined = word.startswith("و") and (reading is None or bool(reading.analysis.conj))  # not: خمس وحدات
    if not scene.document.tokens[at].word or joined or scene.finite(at):
        return True
    opens = word in PREPOSITIONS or word in SUBORDINATORS or word in COUNT_WORDS  # يرتفع إلى 57 عدد القتلى
    if opens or any(a.prep for a in analyses_at(scene, at)):
        return True
    analyses = [a for a in analyses_at(scene, at) if not a.conj]
    if any(a.cat in ("N", "VN") and not a.det and not a.prep for a in analyses):
        return word in ("امس", "اليوم", "صباح", "مساء", "فجر", "ليل", "ظهر")
    return True
