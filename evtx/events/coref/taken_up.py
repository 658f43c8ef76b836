"""Signs that a draft takes up an act told before, though no definite noun does: a draft in, yes or no out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from evtx.events.coref.kinds import VIOLENT, types_meet
from evtx.events.draft import Draft
from evtx.events.when.clauses import clause_of
from evtx.events.where.same_place import places_meet
from evtx.model import ASSERTED, HARM
from evtx.text.document import Document
from evtx.text.segment import RELATIVES
from evtx.text.words import word_class

_SOUNDS = word_class("events.taken_up.sounds")
_GOING_ON = word_class("events.taken_up.going_on")
_COMING = word_class("events.taken_up.coming")
_WEAPONS = word_class("events.taken_up.weapons")
_CARRIERS = word_class("events.taken_up.carriers")
_BOTH, _MET_REACH = word_class("events.taken_up.both"), 2
_IN_IT = frozenset({"فيه", "فيها", "خلاله", "خلالها"})
_KNOWN_BODIES, _BODIES_OF = word_class("events.taken_up.known_bodies"), word_class("events.taken_up.bodies_of")
_BODIES_REACH = 4  # tokens between finding and the bodies found
_JUDGING = word_class("events.taken_up.judging")
_JUDGED_REACH = 7  # tokens from a verb of judging, with who judges, to what is judged
_PUTTING_DOWN = word_class("events.raids.putting_down")
_STRIKING = frozenset({"bombing", "explosion", "airstrike", "shelling"})
_REPELLING = frozenset({"تصدي", "صد", "احبط", "افشل"})
_THIS_IS = word_class("events.taken_up.this_is")
_THEN = word_class("events.taken_up.then")
_MANY = frozenset({"p", "d"})
_GO_ON = frozenset({"قصف", "قتال", "خطف", "اقتتال"})
_FEW, _SOON, _MANY_DEAD = 3, 4, 10  # people, sentences; people
_JUST_BEFORE, _SUBJECT = 2, 2  # sentences; tokens before a subject that follows its verb
_AMONG_THEM, _AMONG_REACH = frozenset({"بينها", "منها", "بينهما"}), 3  # tokens from that word to the acts
_NAMED_ACTS = frozenset({"هجوم", "تفجير", "انفجار", "غاره", "ضربه", "مجزره", "كمين", "اعتداء", "مذبحه", "انفجر"})
_BLOWING_UP, _BLOWN_UP_REACH = frozenset({"انفجر", "تفجر"}), 7  # tokens from a vehicle, with an aside, to its verb
_SOUND_REACH = 3  # tokens between a blast and the word that says that it was heard
_PREDICATE_REACH = 5  # tokens from "this is" to what it is
_CLAUSE_REACH = 5  # tokens from an act to its relative clause, with whose it was
_RELATIVE_REACH = 4  # tokens from an act to the verb of the clause about it

_DYING, _SOME_OF_THEM = frozenset({"توفي", "مات", "فارق", "قضي"}), "casualty.part.killed"


def takes_up(document: Document, draft: Draft) -> bool:
    """Whether a draft tells again what was told before: the noise of a blast, what "this is" says, what is judged."""
    return (
        is_heard(document, draft)
        or _is_predicate(document, draft)
        or _is_judged(document, draft)
        or _tells_of_weapon(document, draft)
        or _takes_part(document, draft)
        or is_named_by_place(draft)
    )


def is_the_one_told(
    document: Document, draft: Draft, group: Sequence[Draft], groups: Sequence[Sequence[Draft]]
) -> bool:
    """وقالت الوزارة إن الغارة على الطريق خلفت قتيلا: one definite act, soon after the only one of its kind so far.

    Whatever narrower or other place it names then is where the act was. Nouns of what goes on (القصف، القتال) may tell
    where it spread to, where the sentence begins with a time (وعند السادسة طال القصف القريتين).
    """
    analysis = draft.trigger.analysis
    many = analysis.number in _MANY and draft.type != "armed_clash"
    if draft.trigger.form != "noun" or not draft.definite or many:
        return False
    if analysis.lemma in _GO_ON and document.tokens[document.sentences[draft.sentence].first].text in _THEN:
        return False
    akin = [g for g in groups if any(types_meet(draft.type, o.type) and _as_real(draft, o) for o in g)]
    near = 0 < draft.sentence - max(o.sentence for o in group) <= _JUST_BEFORE
    return near and len(akin) == 1 and akin[0] is group


def _as_real(draft: Draft, other: Draft) -> bool:
    """Whether both took place or neither did: what was only planned is not the act that a noun takes up."""
    return (draft.status in ASSERTED) == (other.status in ASSERTED)


def same_toll(draft: Draft, group: Sequence[Draft]) -> bool:
    """Whether a draft counts the people whom an act told before hurt: three or more, or killed and wounded alike.

    A toll that no two acts are likely to share may be told again anywhere.
    """
    own = _counted(draft)
    alike = [(own & _counted(o), draft.sentence - o.sentence) for o in group]
    return any(
        (0 < gap <= _SOON and (len(t) > 1 or any(low >= _FEW for _, low in t)))
        or (gap > 0 and any(low >= _MANY_DEAD for _, low in t))
        for t, gap in alike
    )


def of_the_wounded(draft: Draft) -> bool:
    """وتوفي اليوم أحد الجرحى: one of those hurt in an act told before, whatever the day of his death."""
    if draft.type != "killing" or draft.trigger.form != "verb" or draft.trigger.analysis.lemma not in _DYING:
        return False
    return any(m.rule == _SOME_OF_THEM and m.first == draft.trigger.anchor + 1 for m in draft.casualties)


def fell_in_the_only_act(draft: Draft, group: Sequence[Draft], groups: Sequence[Sequence[Draft]]) -> bool:
    """وقال طبيب إن أحد الجرحى أصابته شظايا: a toll with no day or place of its own, where one violent act was told."""
    if draft.type != "killing" or draft.subtype or draft.place.how == "clause":
        return False
    if draft.date.how == "sentence" and not of_the_wounded(draft):
        return False
    if all(o.type not in VIOLENT for o in group):
        return False
    return all(g is group or all(o.type not in VIOLENT for o in g) for g in groups)


def is_the_only_gassing(draft: Draft, group: Sequence[Draft], groups: Sequence[Sequence[Draft]]) -> bool:
    """تقارير عن هجوم كيميائي في دوما: an attack with gas, where one has been told that may have been there.

    Such attacks are so rare that an article which has told of one names it again by whatever noun.
    """
    if draft.type != "chemical_attack" or draft.trigger.analysis.number in _MANY:
        return False
    told = [g for g in groups if any(o.type == draft.type and _as_real(draft, o) for o in g)]
    if len(told) != 1 or told[0] is not group:
        return False
    return draft.place.how != "clause" or any(
        o.place.how != "clause" or any(places_meet(a, b) for a in draft.place.places for b in o.place.places)
        for o in group
    )


def _counted(draft: Draft) -> set[tuple[str, int]]:
    exact = (v for v in draft.figures if v.figure in HARM and not v.part and v.min == v.max)
    return {(v.figure, v.min) for v in exact if v.min}


def opens_with_it(document: Document, draft: Draft, other: Draft) -> bool:
    """وجاء الهجوم بعد يومين من ...: a sentence that begins with the act told just before, to tell of another one."""
    near = 0 < draft.sentence - other.sentence <= _JUST_BEFORE
    blast = (draft.type, other.type) == ("explosion", "bombing")
    return near and (draft.type == other.type or blast) and _is_subject(document, draft, _GOING_ON | _COMING)


def comes_with_another(document: Document, draft: Draft) -> bool:
    """وجاء الهجوم بعد مقتل ستة في ...: the day, place and toll told with it are those of another act."""
    return _is_subject(document, draft, _COMING)


def _is_subject(document: Document, draft: Draft, verbs: frozenset[str]) -> bool:
    """Whether a definite noun is the subject of one of some verbs with which its sentence begins."""
    analysis, first = draft.trigger.analysis, document.sentences[draft.sentence].first
    definite = draft.trigger.form == "noun" and analysis.det and not analysis.prep
    return definite and document.tokens[first].text in verbs and draft.trigger.first - first <= _SUBJECT


def is_heard(document: Document, draft: Draft) -> bool:
    """سُمع دوي انفجار, وسمع دويها: the noise of what went off, which the article may tell."""
    if draft.type != "explosion" and draft.subtype != "gunfire":
        return False
    around = document.tokens[max(0, draft.trigger.first - _SOUND_REACH) : draft.trigger.last + _SOUND_REACH]
    return any(not _SOUNDS.isdisjoint((token.text, token.text.removeprefix("و"))) for token in around)


def _tells_of_weapon(document: Document, draft: Draft) -> bool:
    """وقال شاهد إن الصاروخ سقط على السطح: what the one weapon did of which the text has told.

    وكانت الشاحنة قد انفجرت عند الحاجز: so with a vehicle that blew up.
    """
    first, at = document.sentences[draft.sentence].first, draft.trigger.first
    if draft.trigger.form != "verb" or draft.part in ("title", "heading"):
        return False
    told = at - 1 - (at - 1 > first and document.tokens[at - 1].text in RELATIVES)  # القذائف التي استهدفت المدينة
    if at > first and document.tokens[told].text in _WEAPONS:
        return True
    if draft.trigger.analysis.lemma not in _BLOWING_UP:
        return False
    around = [*document.tokens[max(first, at - _BLOWN_UP_REACH) : at], *document.tokens[draft.trigger.last :][:1]]
    return any(token.text.removeprefix("و") in _CARRIERS or token.text in _WEAPONS for token in around)


def _is_predicate(document: Document, draft: Draft) -> bool:
    """وهو أول انفجار تشهده العاصمة منذ عام: what an act is called that was told just before."""
    if draft.trigger.form != "noun" or draft.actors:
        return False
    first, _ = clause_of(document.sentences[draft.sentence], draft.trigger.anchor)
    return draft.trigger.first - first <= _PREDICATE_REACH and document.tokens[first].text in _THIS_IS


def _takes_part(document: Document, draft: Draft) -> bool:
    """وشارك في المسيرة طلاب: who took part in a protest that a definite noun takes up."""
    own = document.tokens[draft.trigger.first : draft.trigger.last]
    return draft.type == "protest" and draft.trigger.form == "verb" and any(t.text.startswith("ال") for t in own[1:])


def is_named_by_place(draft: Draft) -> bool:
    """وقُتل العشرات في هجوم دوما، بعد تفجير الكرادة: an act named after its place alone is one that has been told."""
    noun = draft.trigger
    if noun.form != "noun" or noun.analysis.lemma not in _NAMED_ACTS or noun.analysis.number in _MANY:
        return False
    mentions = draft.place.mentions if draft.place.how == "clause" else ()
    return draft.part == "body" and any(m.first == noun.last for m in mentions)


def _is_judged(document: Document, draft: Draft) -> bool:
    """وأدان المركز قصف الأحياء: an act that somebody condemns or calls something has been told."""
    before = document.tokens[max(0, draft.trigger.first - _JUDGED_REACH) : draft.trigger.first]
    return draft.trigger.form == "noun" and not _JUDGING.isdisjoint([token.text for token in before])


def are_some_of_them(document: Document, draft: Draft, other: Draft) -> bool:
    """نفذ 40 هجوما بينها 25 هجوما مدفعيا: some of the acts that were counted before in the sentence."""
    one, two = draft.trigger, other.trigger
    nouns = one.form == two.form == "noun" and one.analysis.lemma == two.analysis.lemma
    if not nouns or draft.sentence != other.sentence or one.first <= two.first:
        return False
    return any(
        token.text in _AMONG_THEM for token in document.tokens[max(two.last, one.first - _AMONG_REACH) : one.first]
    )


def is_clause_about(document: Document, draft: Draft, other: Draft) -> bool:
    """الغارة الإسرائيلية التي استهدفت مدرسة، قتلى الضربة، التي طالت البلدة: the relative clause of an act tells it."""
    verb, noun = draft.trigger, other.trigger
    if draft.sentence != other.sentence or verb.form != "verb" or noun.form != "noun" or verb.first == 0:
        return False
    between = range(noun.last, verb.first)
    opened = bool(between) and document.tokens[verb.first - 1].text in RELATIVES and len(between) <= _CLAUSE_REACH
    comma = opened and document.tokens[verb.first - 2].text == "،"
    return opened and all(document.tokens[i].word for i in range(noun.last, verb.first - 1 - comma))


def tells_of_it(draft: Draft, other: Draft) -> bool:
    """سقوط قذيفتين أطلقهما مسلحون، تصدت لهجوم: the clause about an act, and an act that is the object of a verb."""
    if says_whom(draft, other):
        return True
    if draft.sentence == other.sentence and other.trigger.form == "verb" and draft.trigger.form == "noun":
        behind = 0 <= draft.trigger.first - other.trigger.last <= _RELATIVE_REACH
        return behind and other.trigger.analysis.lemma in _REPELLING
    verb = draft.trigger
    if verb.form != "verb" or not verb.analysis.pron or verb.analysis.conj or draft.sentence != other.sentence:
        return False
    return other.trigger.form == "noun" and 0 <= verb.first - other.trigger.last <= _RELATIVE_REACH


def says_whom(draft: Draft, other: Draft) -> bool:
    """قُتل شخصان بغارة ... وقال الجيش إنه قضى على قيادي: who struck tells right after whom he struck.

    ضربت المقاتلات مغارات وحيّدت عشرة: so in the same sentence, by a verb that is joined on.
    """
    gap = draft.sentence - other.sentence
    told = draft.trigger.form == "verb" and draft.trigger.analysis.lemma in _PUTTING_DOWN
    if not told or other.type not in _STRIKING or not 0 <= gap <= 2:
        return False
    if draft.place.how == "clause" and draft.place.places != other.place.places:
        return False
    doers, others = ({a.id for a in d.actors if a.role == "initiator"} for d in (draft, other))
    if gap == 0:
        joined = draft.trigger.analysis.conj in ("و", "ف") and draft.trigger.anchor > other.trigger.anchor
        return joined and doers <= others
    theirs = bool(doers) and (not others or bool(doers & others))
    return theirs and draft.date.how != "sentence"


def are_known_dead(document: Document, draft: Draft) -> bool:
    """وانتشل الدفاع المدني الجثث، عثر على جثثهم، جثث التسعة: bodies of people who were told of before."""
    first, last = draft.trigger.first, draft.trigger.last
    words = [token.text for token in document.tokens[max(0, first - _BODIES_REACH) : last + _BODIES_REACH]]
    following = pairwise([*words, ""])
    return any(word in _KNOWN_BODIES or (word in _BODIES_OF and after.startswith("ال")) for word, after in following)


def met_again(document: Document, draft: Draft) -> bool:
    """وبحث الجانبان، والتقى الوفد، وخلال اللقاء: those who met, or their meeting, taken up."""
    if draft.type != "meeting" or draft.part != "body":
        return False
    after = [token.text for token in document.tokens[draft.trigger.last : draft.trigger.last + _MET_REACH]]
    return draft.definite or not _BOTH.isdisjoint(after)


def of_one_visit(document: Document, draft: Draft, other: Draft) -> bool:
    """Visits are one thing, meetings another; but whom a visitor met is part of his visit (تفقد كذا والتقى كذا)."""
    if (draft.subtype == "visit") == (other.subtype == "visit"):
        return True
    gap = draft.sentence - other.sentence
    behind = document.word_at(draft.trigger.last)
    if gap == 0 and behind in _IN_IT and other.trigger.anchor < draft.trigger.anchor:
        return True  # زيارة التقى خلالها نظيره
    return (gap == 0 and draft.trigger.analysis.conj == "و") or (met_again(document, draft) and 0 <= gap <= _MET_REACH)
