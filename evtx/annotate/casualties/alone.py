"""What a verb of harm tells with nobody counted beside it: a cue of a sentence in, those whom other words tell out.

Its pronoun takes up people told before (ثلاثة عمال خطفوهم، مقتله), it has as many as those (وجُرح مثلهم), one of them
(وأصيب أحدهم), or names (استشهد فلان الفلاني).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from evtx.annotate.casualties.elements import Cue, Element, Group
from evtx.annotate.casualties.modifiers import Unit
from evtx.annotate.casualties.named import names_at
from evtx.annotate.casualties.own import HARMED, Told
from evtx.annotate.casualties.scene import Scene
from evtx.frozen import replace
from evtx.text.words import word_class

CAPTORS = frozenset({"gunman", "unknown_person", "attacker"})
_RESUMED, _ENDED = 10, 20  # tokens between people and the verb whose pronoun takes them up
_DEATH_OF_ONE = frozenset({"حتفه", "حتفها", "مصرعه", "مصرعها", "نحبه", "نحبها"})
_ONE_WOMAN = "احدي"
_THE_OTHER = frozenset({"الاخر", "الاخري"})
_SECOND = _THE_OTHER | frozenset({"الثاني", "الثانيه"})
_CONSTRUCT = 1  # tokens of a genitive behind people (جنود الحراسة)
_AS_MANY = word_class("annotate.casualties_alone.as_many")
_ONE_OF_THEM = word_class("annotate.casualties_alone.one_of_them")
_MANNER = frozenset("شنقا ذبحا حرقا خنقا رجما".split())  # أعدمت السلطات شنقا فلانا
_NATURAL = word_class("annotate.casualties_alone.natural")
_CASES = "حالات"  # حالات اختناق: some people, nobody says how many
_BY_WHAT = word_class("annotate.casualties_alone.by_what")
_AT_ONCE = word_class("annotate.casualties_alone.at_once")
_WHERE = word_class("annotate.casualties_alone.where")
_NAMELY = frozenset({"هم", "هما", "هو", "هي"})
_SURVIVE, _FALL = "نجا", "سقط"
_OF_WOUNDS = "متاثر"  # وتوفي متأثراً بجراحه
_SHOT = frozenset({"برصاص", "بالرصاص", "بنيران", "بالنار", "بايدي", "بيد", "علي", ".", "،", "في"})
FELLING, _FELLED = frozenset({"اردي"}), 6  # verbs with which a word for the dead stands, tokens back to them
_HIS_WOUNDS = 10  # tokens from a verb of dying over a name to the wounds
_PAST = frozenset({"PV", "PVP"})
_NAMED = frozenset({"killed", "wounded", "detained", "abducted", "released"})
_GOVERNING = frozenset({"علي", "عن", "بحق", "سراح", "سبيل"})


def told_alone(
    scene: Scene, elements: Sequence[Element], number: int, figures: tuple[str, ...], linked: Mapping[int, Told]
) -> list[Told]:
    """What a cue tells with no group beside it: one known by a pronoun, as many as before, one of those, names."""
    cue = elements[number]
    if not isinstance(cue, Cue):
        return []
    if cue.kind == "noun" and cue.pron == "هما" and cue.figures[0] in _NAMED and not _of_a_thing(scene, cue.first):
        return [
            Told(cue.first, cue.last, cue.figures, (Unit(cue.first, cue.last, cue.last, 2, 2, definite=True),), "known")
        ]
    if _is_of_one(scene, cue):
        person = Unit(cue.first, cue.last, cue.last, 1, 1, definite=True)
        return [Told(cue.first, cue.last, cue.figures, (person,), "known")]
    if cue.kind == "topic":
        return _namely(scene, cue, figures)
    if cue.pron or cue.kind not in ("verb", "noun"):
        return []
    if cue.kind == "verb" and _his_death(scene, cue):
        person = Unit(cue.first, cue.first + 1, cue.first + 1, 1, 1, definite=True)
        return [Told(cue.first, cue.first + 1, figures, (person,), "known")]
    if cue.kind == "verb" and figures == ("killed",) and _fell_after_it(scene, cue):
        person = Unit(cue.first, cue.last, cue.last, *_subjects(scene, cue.first), definite=True)
        return [Told(cue.first, cue.last, figures, (person,), "known")]
    if cue.kind == "verb" and figures == ("killed",) and _died_of_it(scene, cue):
        same = _he(scene, elements, number)
        if same is not None:
            return [Told(cue.first, cue.last, figures, (same,), "known")]
    if _some_cases(scene, elements, number):
        return [Told(cue.first, cue.last, figures, (Unit(cue.first, cue.last, cue.last, 2, None),), "masdar")]
    if scene.text(cue.after) in _AS_MANY:
        before = [linked[i] for i in sorted(linked) if i < number]
        units = before[-1].units if before else ()
        return [Told(cue.after, cue.after + 1, figures, (_as_many(units, cue.after),), "verb")] if units else []
    both = cue.kind == "verb" and figures[0] in HARMED and _both_of_them(scene, cue.first)
    both = both and all(a.lemma != _FALL for a in scene.document.analyses[cue.first])  # قذيفتان سقطتا
    if both and not _of_a_thing(scene, cue.first):
        return [Told(cue.first, cue.last, figures, (Unit(cue.first, cue.last, cue.last, 2, 2),), "known")]
    one = next((t for t in (cue.after, cue.first - 1) if scene.text(t) in _ONE_OF_THEM), None)
    if one is None and scene.text(cue.after) in _THE_OTHER and not scene.is_adjective(cue.after + 1):
        one = cue.after  # فقُتل أحدهما وأوقف الآخر
    if cue.kind in ("verb", "noun") and _the_second(scene, cue):
        one = cue.after  # مقتل أحدهما وإصابة الآخر
    told = cue.kind == "verb" or (one == cue.after and (figures == ("killed",) or scene.text(one) in _SECOND))
    if one is not None and told:  # وفاة أحدهم
        again = any(linked[i].figures == figures for i in linked if i < number)  # أصيب خمسة وبترت ساق أحدهم
        return [Told(one, one + 1, figures, (Unit(one, one + 1, one + 1, 1, 1),), "part" if again else "verb")]
    hurt = (cue.passive and scene.text(cue.after) in _BY_WHAT) or _got_away(scene, cue)
    if cue.kind == "verb" and cue.figures == ("wounded",) and hurt:
        same = _he(scene, elements, number)
        return [Told(cue.first, cue.last, figures, (same,), "himself")] if same is not None else []
    if _died(scene, cue) and not _by_force(scene, elements, number):
        return []
    named = _named(scene, cue, figures)
    return [Told(named.first, named.last, figures, (named,), "known")] if named is not None else []


def _the_second(scene: Scene, cue: Cue) -> bool:
    """فقتل أحدهما وأصيب الثاني: whether "the other" follows a cue, of two one of whom was told of before."""
    start = scene.document.sentences[scene.document.sentence_of(cue.first)].first
    return scene.text(cue.after) in _SECOND and any(scene.text(t) in _ONE_OF_THEM for t in range(start, cue.first))


def _is_of_one(scene: Scene, cue: Cue) -> bool:
    """مقتله، ما أودى بحياته: whether a cue tells by its pronoun of one man or woman."""
    alone = cue.kind == "noun" or cue.last - cue.first > 1
    his = cue.pron == "ه" and not _of_a_thing(scene, cue.first)
    return alone and cue.figures[0] in _NAMED and (his or (cue.pron == "ها" and _of_a_woman(scene, cue.first)))


def _namely(scene: Scene, cue: Cue, figures: tuple[str, ...]) -> list[Told]:
    """والقتلى هم فلان وفلان: a topic whose people are told by their names."""
    at = cue.after + 1
    found = names_at(scene, at, scene.unnamed) if scene.text(cue.after).removeprefix("ف") in _NAMELY else None
    if found is None:
        return []
    end, count = found
    return [Told(at, end, figures, (Unit(at, end, end, count, count),), "noun")]


def _got_away(scene: Scene, cue: Cue) -> bool:
    """ونجا بجروح طفيفة: one who was hurt, and no more."""
    return any(a.lemma == _SURVIVE for a in scene.document.analyses[cue.first])


def _his_death(scene: Scene, cue: Cue) -> bool:
    """فلان الملقب بكذا لقي حتفه: the death of one, whoever stands before the verb."""
    phrase = scene.phrases.get(cue.first)
    return phrase is not None and phrase[1].how == "figure" and scene.text(phrase[0] - 1) in _DEATH_OF_ONE


def _both_of_them(scene: Scene, at: int) -> bool:
    """أطلقوا النار على فلان وفلان فقتلا: a dual verb tells two who were named before it."""
    past = [a for a in scene.document.analyses[at] if a.cat in _PAST]
    return bool(past) and scene.text(at).endswith("ا") and all(a.number == "d" for a in past)


def _some_cases(scene: Scene, elements: Sequence[Element], number: int) -> bool:
    """ما تسبب بحالات اختناق: cases that nobody counts, in a sentence that tells of nobody hurt before."""
    cue = elements[number]
    if cue.first + 1 == cue.last or scene.bare(cue.first).removeprefix("ب") != _CASES:
        return False
    return not any(isinstance(e, Cue) and "wounded" in e.figures for e in elements[:number])


def _he(scene: Scene, elements: Sequence[Element], number: int) -> Unit | None:
    """انهالوا على المزارع فلان بالضرب فأصيب بجروح: one person, who was told of last before the passive verb."""
    at, first = (
        elements[number].first,
        scene.document.sentences[scene.document.sentence_of(elements[number].first)].first,
    )
    reading = scene.readings[at]
    if reading is None or reading.analysis.number != "s":
        return None
    people = [n for n in range(first, at) if n in scene.people]
    noun = scene.noun_at(people[-1]) if people else None
    if noun is None or {a.number for a in noun[1]} != {"s"} or noun[0].id in CAPTORS:
        return None
    return Unit(at, at + 1, at + 1, 1, 1, definite=True)


def _as_many(units: Sequence[Unit], at: int) -> Unit:
    low, high = total(units) if all(u.min is not None for u in units) else (0, None)
    return Unit(at, at + 1, at + 1, low or None, high, any(u.approximate for u in units), number=True)


def _of_a_thing(scene: Scene, at: int) -> bool:
    """معمل ... جراء إصابته: the last thing or person told before is a thing; where a person was hit is not asked."""
    first, somewhere = scene.document.sentences[scene.document.sentence_of(at)].first, False
    inside = {t for m in scene.people.values() for t in range(m.first, m.last)}  # مدير مكتب كذا
    for token in range(at - 1, first - 1, -1):
        if token in inside or (token in scene.actors and scene.actors[token].value.how == "name"):
            return False
        thing = token in scene.blocked and token not in scene.dated and token not in scene.weapons
        if thing and not _feminine(scene, token):
            if not _placed(scene, token):
                return True
            somewhere = True
    return somewhere


def _of_a_woman(scene: Scene, at: int) -> bool:
    """استهدفوا سيدة ما أدى إلى مقتلها: the person told last is one woman or girl."""
    first = scene.document.sentences[scene.document.sentence_of(at)].first
    people = [n for n in range(first, at) if n in scene.people]
    if not people:
        return False
    last = people[-1]
    if scene.bare(last - 1) == _ONE_WOMAN:
        return True  # إحدى الناشطات
    head = last - 1 if last - 1 in scene.people else last  # زوجة قيادي
    noun = scene.noun_at(head)
    if noun is None or noun[0].id in CAPTORS or {a.number for a in noun[1]} != {"s"}:
        return False
    return all(a.gender == "f" for a in noun[1])


def _died_of_it(scene: Scene, cue: Cue) -> bool:
    """أطلقوا النار على شاب فاستشهد على الفور: a verb that goes on from what was done, with nobody after it."""
    word = scene.text(cue.first)
    after = scene.text(cue.last) if cue.last < len(scene.document.tokens) else "."
    return (word.startswith("ف") and after in _AT_ONCE) or after.startswith(_OF_WOUNDS)


def _fell_after_it(scene: Scene, cue: Cue) -> bool:
    """طعن شاب جنديا قبل أن يقتل بالرصاص: the one who attacked, of whom a verb with no subject of its own tells last."""
    reading = scene.readings[cue.first]
    alone = reading is not None and reading.finite
    then = scene.text(cue.first - 1) == "ثم"
    return (then or before_which(scene, cue.first)) and alone and scene.text(cue.last) in _SHOT


def _subjects(scene: Scene, at: int) -> tuple[int, int | None]:
    """How many the form of a verb says that it is told of."""
    reading = scene.readings[at]
    return {"d": (2, 2), "p": (2, None)}.get(reading.analysis.number if reading is not None else "", (1, 1))


def before_which(scene: Scene, at: int) -> bool:
    """قبل أن يُقتل، قبل أن ترديه: whether a verb tells how what was told before it ended."""
    return scene.text(at - 1) == "ان" and scene.bare(at - 2) == "قبل"


def killed_him_before(scene: Scene, cue: Cue) -> bool:
    """فتح النار فقتل ستة قبل أن تقتله الشرطة: one whom a pronoun takes up, and whom nobody counted; not ترديه قتيلا."""
    felled = any(a.lemma in FELLING for a in scene.document.analyses[cue.first])
    return cue.pron == "ه" and not felled and before_which(scene, cue.first)


def with_attacker(scene: Scene, one: Told, told: Sequence[Told]) -> Told:
    """قتل ثلاثة قبل أن يُقتل، قبل أن ترديه الشرطة قتيلا: the one who killed and fell comes on top of those he killed."""
    if one.figures != ("killed",) or one.how not in ("known", "noun") or any((u.min or 0) > 2 for u in one.units):
        return one
    first = scene.document.sentences[scene.document.sentence_of(one.first)].first
    verb = next((t for t in range(one.first, max(first, one.first - _FELLED), -1) if scene.finite(t)), None)
    if verb is None:
        return one
    ended = before_which(scene, verb) or (scene.text(verb - 1) == "ثم" and one.how == "known")
    mine = one.how == "known" or any(a.pron and a.lemma in FELLING for a in scene.document.analyses[verb])
    killed = any(t.figures == ("killed",) and t.how not in ("part", "known") and t.last <= verb for t in told)
    return replace(one, how="with") if ended and mine and killed else one


def _placed(scene: Scene, at: int) -> bool:
    """في سوق البلدة، أمام منزل قريبه: where something was done, which no pronoun of a victim takes up."""
    return any(scene.text(at - back) in _WHERE for back in (1, 2) if at >= back)


def _feminine(scene: Scene, at: int) -> bool:
    """سيارة العقيد ... وإصابته: a feminine thing, which "his" takes up never; nor a man's own, his house."""
    return scene.text(at).endswith(("ه", "ات"))


def _died(scene: Scene, cue: Cue) -> bool:
    """توفي، وفاة: a word for a death that needs no violence."""
    return not _NATURAL.isdisjoint(a.lemma for a in scene.document.analyses[cue.first])


def _by_force(scene: Scene, elements: Sequence[Element], number: int) -> bool:
    """فقُتل فلان وتوفي فلان، توفي متأثراً بجراحه: whether others are told as killed or hurt before him, or his wounds."""
    cue = elements[number]
    others = (e for e in elements[:number] if isinstance(e, Cue) and not _died(scene, e))
    behind = range(cue.last, min(cue.last + _HIS_WOUNDS, len(scene.document.tokens)))
    wounds = any(
        t in scene.weapons or scene.text(t).startswith(_OF_WOUNDS) or scene.text(t) in _BY_WHAT for t in behind
    )
    return wounds or any(e.figures[0] in HARMED for e in others)


def _named(scene: Scene, cue: Cue, figures: tuple[str, ...]) -> Unit | None:
    """استشهد لؤي أبو جراد، اغتال مجهولون سالم الخالدي: people told by name right after the cue, or after the doers."""
    governs = cue.after == cue.last and scene.text(cue.last - 1) in _GOVERNING  # القبض على فلان، أطلقوا سراح فلان
    if (cue.last - cue.first > 1 and not governs) or len(figures) > 1 or figures[0] not in _NAMED:
        return None
    if scene.bare(cue.first) in scene.lexicon.given_names["plain"]:
        return None  # وياسر سالم الجرو: no verb
    at = cue.after
    doers, side = scene.people.get(at), scene.actors.get(at)
    if doers is not None and doers.value.id in CAPTORS and not cue.passive:
        at = doers.last
    elif (
        side is not None and side.value.how in ("name", "hostile", "metonym") and cue.kind == "verb" and not cue.passive
    ):
        at = side.last  # أوقفت مخابرات الجيش المدعو فلان
    while at > cue.after and (at in scene.dated or scene.text(at) in _MANNER):
        at += 1
    found = names_at(scene, at, scene.unnamed)
    return Unit(at, found[0], found[0], found[1], found[1], definite=True) if found is not None else None


def taken_up(scene: Scene, elements: Sequence[Element], number: int, linked: Mapping[int, Told]) -> tuple[Unit, ...]:
    """ثلاثة عمال خطفوهم، شاب كانت قد اعتقلته: the people before a verb that its pronoun takes up."""
    cue = elements[number]
    if not isinstance(cue, Cue):
        return ()
    for index in range(number - 1, -1, -1):
        group = elements[index]
        ended = before_which(scene, cue.first)  # قبل أن تقتله الشرطة
        if not isinstance(group, Group) or cue.first - group.last > (_ENDED if ended else _RESUMED):
            return ()
        first = group.units[0]
        if first.noun is None and first.number and cue.last - cue.first > 1:
            continue  # استدرجت ثلاثة إلى منطقة الكيلو 160 وألقت القبض عليهم: a number of the phrase between
        if (index in linked and linked[index].figures == cue.figures) or first.figure == cue.figures[0]:
            return ()
        goes_on = scene.text(cue.first)[:1] in "وف"  # أنزلوا السائق واقتادوه
        own_subject = (
            not goes_on
            and cue.first - group.last <= _CONSTRUCT
            and not any(scene.text(t) == "،" or scene.finite(t) for t in range(group.last, cue.first))
        )
        if own_subject and cue.kind == "verb" and not cue.passive and _many(group):
            continue  # تسلل ثلاثة لكن الأهالي قتلوهم
        low, high = (None, None) if None in {u.min for u in group.units} else total(group.units)
        if first.noun is not None and first.noun.id in CAPTORS and not ended:
            continue
        if ended and cue.pron == "ه" and high != 1:
            continue  # طعن شاب ستة أشخاص قبل أن تقتله الشرطة
        several = (low or 0) >= 2
        fits = {"ه": high == 1, "هما": low == high == 2, "هم": several, "هن": several, "ها": high == 1}
        return group.units if fits.get(cue.pron, False) else ()
    return ()


def _many(group: Group) -> bool:
    """Whether a bare or definite plural right before a verb with a pronoun is its subject, not whom it was done to."""
    first = group.units[0]
    return not first.number and (first.max is None or first.definite)


def total(units: Sequence[Unit]) -> tuple[int, int | None]:
    low = sum(u.min or 0 for u in units)
    return low, None if any(u.max is None for u in units) else sum(u.max or 0 for u in units)
