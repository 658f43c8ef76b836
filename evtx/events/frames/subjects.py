"""Subjects: a scene and a verb in, the phrase that does what the verb says out, before it, behind it or taken up.

What no grammar of phrases knows is left to the frames that ask: whether the subject may do such a thing.
"""

from __future__ import annotations

from evtx.events.frames.clauses import behind_impersonal
from evtx.events.frames.own_subjects import named_behind_that
from evtx.events.frames.phrase import Chunk
from evtx.events.frames.scene import Scene, is_shot
from evtx.events.frames.voice import THAT_HE, agrees
from evtx.lexicon.schema import Trigger
from evtx.text.disambiguate import PHASAL
from evtx.text.segment import RELATIVES
from evtx.text.words import word_class

_TO, _ABLE = frozenset({"ان"}), frozenset({"استطاع", "تمكن", "نجح", "اوشك", "كاد"})
_THAT_IT = frozenset({"انه", "بانه"})
_URGING = word_class("annotate.places_metonyms.urging")
LAUNCHING = word_class("events.scene.launching")
WANTING = frozenset("التقي قابل استقبل امهل انذر".split())  # want whom, not only who (وصل الوزير والتقى نظيره)
_PAIRING = frozenset({"بين", "مع"})  # what pairs two sides: neither is the subject of what follows
_WAS = word_class("events.scene.was")
_PERCEIVING = word_class("annotate.subject_first.perceiving")
_IN_IT = frozenset({"فيه", "فيها", "فيهما", "خلاله", "خلالها", "جراءه", "جراءها"})
_TIME_REACH = 7  # tokens of a time between a verb and its subject
WHO_ARE = frozenset({"وهم", "وهو", "وهي", "وهما"})
_IS_WHO = frozenset({"هو", "هي", "هم", "هما"})  # مسلحون على دراجات هم الذين هاجموا
_RELATIVE_GAP = 3  # tokens from a phrase to the clause about it
_THAT = frozenset("ان وان بان فان لكن".split())
_BUT_HE = frozenset({"لكنه", "لكنها", "لكنهم", "لكنهما"})
HEADLINES = frozenset({"title", "heading"})
_HAD = "قد"
_MARKS = frozenset({'"', "،", ")", "("})


def subject_before(scene: Scene, token: int, first: int) -> Chunk | None:
    """The bare phrase before a verb that is its subject (noun-initial order), or a relative's antecedent."""
    able = _who_was_able(scene, token)
    if able is not None:
        return able
    speech = next((at for at in range(token - 1, first, -1) if scene.document.tokens[at].text == ":"), None)
    if speech is not None:
        first = speech + 1  # وقال المصدر الذي فضل كذا: "اقتحم مسلحون: what is said has its own subject
    first = _half_start(scene, first, token)
    told_of = _men_told_of(scene, token) or _shot_told_of(scene, token)
    if told_of is not None:
        return told_of
    if token == first:
        first = _clause_about_it(scene, token)
    opener = scene.document.tokens[first].text
    if opener in RELATIVES or opener.lstrip("وف") in RELATIVES:
        earlier = [c for c in scene.chunks if c.last <= first and not c.attached]
        if scene.document.tokens[first - 1].text in _IS_WHO:
            land = any(c.last >= first - 1 and c.places for c in earlier)  # بأن إسرائيل هي التي شنت
            who = next((c for c in reversed(earlier) if scene.can_act(c) and not c.prep), None)
            if who is not None and not land:
                return who
        if any(t.last == first for t in scene.event_nouns) and _takes_it_up(scene, token + 1):
            return None  # أدان الوزير فلان الهجوم الذي قتل فيه جنود: the clause is about the act before it
        if _takes_it_up(scene, token + 1):
            return None  # الجيب الذي يحاصر فيه آلاف: where it is done does nothing
        if not earlier or first - earlier[-1].last > _RELATIVE_GAP:
            return _owner_before(scene, first, opener)
        return _owner_before(scene, first, opener) or earlier[-1]
    if scene.document.tokens[token - 1].text == _HAD:
        # رجال كان مجهولون قد خطفوهم: between كان and قد stands the subject
        told = [c for c in scene.chunks if c.last in (token - 1, token) and not c.prep and (c.actors or c.people)]
        if told and after_was(scene, told[0]):
            return told[0]
    aside = (
        _in_circumstance(scene, token)
        or _over_aside(scene, token, first)
        or behind_impersonal(scene.document, scene.chunks, token)
    )
    if aside is not None:
        return aside
    verb = scene.verb_before(token, first)
    if verb is not None and (seen := _perceived(scene, verb, token)) is not None:
        return seen
    if verb is not None:
        return _second_subject(scene, token, first) or _between_verbs(scene, verb, token, first)
    return next(
        (
            c for c in scene.chunks
            if first <= c.first and c.last <= token and not c.prep and not c.attached and not c.coordinated
            and (c.actors or c.people or c.items or c.owners)
        ),
        None,
    )  # fmt: skip


def _half_start(scene: Scene, first: int, token: int) -> int:
    """دهس في المدينة.. الشرطة تحتجز رجلا: where two dots open the half of a headline with a token, else `first`."""
    tokens = scene.document.tokens
    if scene.sentence.part not in HEADLINES:
        return first
    return next((at + 1 for at in range(token - 1, first, -1) if tokens[at].text == tokens[at - 1].text == "."), first)


def _takes_it_up(scene: Scene, at: int) -> bool:
    """فيه، خلاله: whether a token of the sentence takes up an act told before."""
    return at < scene.sentence.last and scene.document.tokens[at].text in _IN_IT


def _who_was_able(scene: Scene, token: int) -> Chunk | None:
    """استطاعت القوات أن تتقدم: who managed to do it stands between that verb and "to"."""
    reading = scene.readings[token]
    if scene.document.tokens[token - 1].text not in _TO or reading is None or reading.analysis.cat != "IV":
        return None
    verb = scene.verb_before(token - 1, scene.sentence.first)
    able = scene.readings[verb] if verb is not None else None
    if verb is None or able is None or able.analysis.lemma not in _ABLE:
        return None
    who = next((c for c in scene.bare(verb, token - 1) if not c.coordinated), None) or subject_before(
        scene, verb, scene.region(verb)[0]
    )
    if who is None or not scene.can_act(who):
        return None
    return who if agrees(scene.document, scene.readings, reading.analysis, who.first) else None


def _men_told_of(scene: Scene, verb: int) -> Chunk | None:
    """معارك مع متشددين شنوا هجوما، على مجموعة أطلقت صواريخ: the clause behind indefinite men says what they did."""
    told, head = scene.readings[verb], scene.readings[verb - 1]
    if told is None or told.analysis.conj or told.analysis.pron or told.analysis.cat not in ("PV", "IV"):
        return None
    if head is None or not head.nominal or head.analysis.det or head.analysis.pron:
        return None
    chunk = next((c for c in scene.all_chunks if c.last == verb and c.people and not c.coordinated), None)
    if chunk is None or chunk.people[-1].last != verb or not scene.can_act(chunk):
        return None
    band = chunk.people[-1].value.id == "force" and told.analysis.gender == "f" and head.analysis.number == "s"
    several = head.analysis.number in ("p", "d") or scene.document.tokens[verb - 1].text.endswith(("ين", "ون"))
    return chunk if band or (told.analysis.number == "p" and several) else None


def _shot_told_of(scene: Scene, verb: int) -> Chunk | None:
    """أصيب جنديان جراء قذيفة هاون استهدفت مركزا: the clause behind an indefinite weapon says what it hit."""
    told = scene.readings[verb]
    if told is None or told.analysis.conj or told.analysis.pron or not told.finite:
        return None
    chunk = next((c for c in scene.all_chunks if c.last == verb and c.prep and not c.coordinated), None)
    if chunk is None or not is_shot(chunk) or scene.readings[chunk.first] is None:
        return None
    if scene.verb_before(verb, scene.sentence.first) is None:
        return None  # بصواريخ غراد ردت القوات: the means that opens a sentence
    return None if scene.document.tokens[chunk.first].text.startswith(("ال", "بال", "لل")) else chunk


def _perceived(scene: Scene, verb: int, token: int) -> Chunk | None:
    """رأى شهود دبابات للجيش تعبر الجسر: who was seen is the subject of an imperfect behind him."""
    seeing, told = scene.readings[verb], scene.readings[token]
    if seeing is None or told is None or seeing.analysis.lemma not in _PERCEIVING:
        return None
    if told.analysis.cat != "IV" or told.analysis.conj or scene.document.tokens[token - 1].text in WHO_ARE:
        return None
    return next((c for c in reversed(scene.bare(verb, token)) if not c.coordinated and c.first > verb + 1), None)


def _clause_about_it(scene: Scene, verb: int) -> int:
    """الكتيبة | التي وصلت أمس | تسلمت: where the clause about the subject begins that ends at its verb, else it."""
    tokens, reading = scene.document.tokens, scene.readings[verb]
    if reading is not None and reading.analysis.conj:
        return verb  # قرارات المفوض الذي عينته الحكومة | واصطدموا: a verb joined by "and" goes on with another subject
    about = next((first for first, last in scene.sentence.clauses if last == verb), verb)
    return about if tokens[about].text in RELATIVES and tokens[verb - 1].word else verb


def _in_circumstance(scene: Scene, token: int) -> Chunk | None:
    """شاهد سكان القوات وهي تنسحب: whom the pronoun of a circumstance takes up stands right before it."""
    if scene.document.tokens[token - 1].text not in WHO_ARE:
        return None
    told = (c for c in scene.chunks if c.last in (token - 1, token) and not c.attached and not c.coordinated)
    return next((c for c in told if scene.can_act(c)), None)


def _over_aside(scene: Scene, token: int, first: int) -> Chunk | None:
    """أن قسد، بإسناد من كذا، داهمت: the phrase behind "that" is the subject of a verb that opens its clause."""
    reading = scene.readings[token]
    opens = token - (scene.document.tokens[token - 1].text == _HAD)
    opens -= scene.document.tokens[opens - 1].text in _WAS
    if opens != first or reading is None or reading.analysis.conj or scene.document.tokens[opens - 1].text != "،":
        return None
    for chunk in reversed(scene.chunks):
        if (
            chunk.last >= token
            or chunk.prep
            or chunk.attached
            or chunk.coordinated
            or not (chunk.actors or chunk.items)
        ):
            continue
        before = chunk.first - 1 - (scene.document.tokens[chunk.first - 1].text in _MARKS)
        said = _opens_statement(scene.document.tokens[max(0, before)].text, chunk)
        plain = scene.verb_before(token, chunk.first) is None and scene.document.tokens[chunk.last].text in _MARKS
        if (
            said
            and plain
            and (scene.can_act(chunk) or chunk.items)  # أن المركبة، وهي من طراز كذا، انفجرت
            and agrees(scene.document, scene.readings, reading.analysis, chunk.first)
        ):
            return chunk
        return None
    return None


def _opens_statement(word: str, subject: Chunk) -> bool:
    """أن القوات، وكانت القوات: whether a word stands before a subject that goes on; a man told so only speaks."""
    man = any(n.person for m in subject.actors for n in m.value.names)
    return word in _THAT or (word.removeprefix("و") in _WAS and not man)


def _owner_before(scene: Scene, first: int, opener: str) -> Chunk | None:
    """عنصران من القوات، التي ردت: the clause is about the force right before it, not about its men."""
    own = next((c for c in scene.chunks if c.attached and 0 <= first - c.last <= 1), None)
    if own is None or opener.lstrip("وف") != "التي" or not scene.can_act(own) or not own.actors:
        return None
    head = next((c for c in reversed(scene.chunks) if c.last <= own.first and not c.attached), None)
    men = head is not None and any(m.value.category == "combatant" for m in head.people)
    return own if men else None


def _second_subject(scene: Scene, token: int, first: int) -> Chunk | None:
    """طهران تحتجز ناقلة وواشنطن تسقط مسيرة: the doer that "and" puts right before a second present."""
    reading = scene.readings[token]
    if reading is None or reading.analysis.cat not in ("IV", "IVP") or reading.analysis.conj:
        return None
    right_before = (c for c in scene.chunks if first <= c.first and c.last == token)
    joined = (c for c in right_before if c.coordinated or scene.document.tokens[c.first].text.startswith("و"))
    return next((c for c in joined if c.prep not in _PAIRING and c.actors and scene.can_act(c)), None)


def _between_verbs(scene: Scene, verb: int, token: int, first: int) -> Chunk | None:
    """لا تزال قوات كذا تطوق، كتائب باتت تسيطر: the subject of a verb of phase is that of what goes on."""
    phase, told = scene.readings[verb], scene.readings[token]
    if phase is None or told is None or phase.analysis.lemma not in PHASAL:
        return None
    if told.analysis.cat not in ("IV", "IVP", "PVP") or told.analysis.conj:
        return None  # ما زال طبيبان محتجزين: a participle is read as the passive that it stands for
    between = [c for c in scene.bare(verb, token) if not c.coordinated]
    if not between:
        return subject_before(scene, verb, first)
    return between[0] if scene.can_act(between[0]) else None


def phase_goes_on(scene: Scene, trigger: Trigger) -> bool:
    """حررت القوات الجبل وأصبحت تحاصر الميليشيا: a verb of phase that "and" joins has the subject of the verb before."""
    reading = scene.readings[trigger.first - 1] if trigger.first else None
    if reading is None or not reading.finite or trigger.analysis.cat != "IV" or trigger.analysis.conj:
        return False
    return reading.analysis.lemma in PHASAL and reading.analysis.conj in ("و", "ف")


def after_was(scene: Scene, chunk: Chunk) -> bool:
    """Whether a phrase follows كان, which opens a clause of its own."""
    return chunk.first > 0 and scene.document.tokens[chunk.first - 1].text in _WAS


def said_of_another(scene: Scene, verb: int) -> bool:
    """شاب قالت السلطات إنه نفذ: whether the pronoun of "that he" cannot be her who says so, by its gender."""
    if scene.document.tokens[verb - 1].text not in _THAT_IT:
        return False
    told = next(
        (scene.readings[v] for v in (verb - 2, verb - 3) if v >= scene.sentence.first and _tells(scene, v)), None
    )
    return told is not None and told.analysis.gender == "f"


def _tells(scene: Scene, at: int) -> bool:
    reading = scene.readings[at]
    return reading is not None and reading.finite


def inherited_subject(scene: Scene, token: int) -> Chunk | None:
    """The subject of the verb before in the same sentence, for و/ف + verb with no subject of its own."""
    for verb in reversed([v for v in scene.verbs if v < token]):
        first, last = scene.region(verb)
        if scene.document.tokens[first].text in RELATIVES and _but_he(scene, last, token):
            continue  # تقصف المدينة التي تحاصرها الفصائل لكنها تنفي: not of whom the clause inside told
        before = subject_before(scene, verb, first) or _right_before(scene, verb) or _whose_words(scene, verb)
        if before is not None:
            return before
        if named_behind_that(scene, verb):
            between = (t.text for t in scene.document.tokens[verb:token])
            if any(word.removeprefix("و") in THAT_HE or word in _IN_IT for word in between):
                continue  # أكدت الشرطة أن هجوما وقع ليلا وأنها أوقفت، أن معارك دارت تمكنت خلالها: of her who tells it
            return None
        stop = scene.verb_after(verb, last) or last
        after = scene.bare(verb, min(stop, token))
        reading = scene.readings[verb]
        if reading is not None and reading.analysis.lemma in _URGING and len(after) > 1:
            # اتهمت أنقرة الحزب بإعدام رهائن كان قد اختطفهم، طالبت كذا إيران بالإفراج عن ناقلة احتجزتها: what follows is
            # told of the accused; but وتوعدت بالرد
            told = scene.readings[token]
            return after[0] if told is not None and told.analysis.conj == "و" else after[1]
        if after and scene.can_act(after[0]) and not _is_object(scene, verb, after[0]):
            return after[0]
    return None


def _but_he(scene: Scene, first: int, stop: int) -> bool:
    """Whether "but he" stands between two tokens."""
    return any(t.text.removeprefix("و") in _BUT_HE for t in scene.document.tokens[first:stop])


def _is_joined(scene: Scene, chunk: Chunk) -> bool:
    return (
        chunk.coordinated
        or any(a.conj == "و" for a in scene.document.analyses[chunk.first])
        or (chunk.actors[0].value.proclitic[:1] == "و")
    )


def urged(scene: Scene, token: int) -> Chunk | None:
    """حضت كذا تركيا على ضبط النفس في هجماتها: whom the verb before urges is the one whose act is told behind it."""
    verb = next((v for v in reversed(scene.verbs) if v < token), None)
    reading = scene.readings[verb] if verb is not None else None
    if verb is None or reading is None or reading.analysis.lemma not in _URGING:
        return None
    told = [c for c in scene.bare(verb, token) if c.actors and not _is_joined(scene, c)]
    if subject_before(scene, verb, scene.region(verb)[0]) is None:
        told = told[1:]
    return told[0] if told and scene.can_act(told[0]) else None


def _is_object(scene: Scene, verb: int, chunk: Chunk) -> bool:
    """إنها قتلت 13 جنديا واستولت: the phrase after a verb that says "that she" or does not agree with it."""
    reading = scene.readings[verb]
    if reading is None:
        return False
    if reading.analysis.lemma in LAUNCHING and is_shot(chunk):
        return True
    if reading.analysis.lemma in WANTING and reading.analysis.conj:
        return True  # وأمهل الحزب حتى الجمعة
    that_he = scene.document.tokens[verb - 1].text in THAT_HE
    return that_he or not agrees(scene.document, scene.readings, reading.analysis, chunk.first)


def _right_before(scene: Scene, verb: int) -> Chunk | None:
    """أودت قنبلة استهدفت مدرعة: the indefinite noun that a verb says more of is its subject."""
    chunk = next((c for c in scene.chunks if c.last == verb and not c.prep and not c.empty), None)
    told, reading = scene.readings[verb], scene.readings[verb - 1]
    indefinite = reading is not None and reading.nominal and not reading.analysis.det and not reading.analysis.pron
    return chunk if indefinite and told is not None and not told.analysis.conj else None


def _whose_words(scene: Scene, verb: int) -> Chunk | None:
    """في بيان للحركة قالت فيه إنها: whose words they are in which a verb of telling tells."""
    if not _takes_it_up(scene, min(verb + 1, scene.sentence.last - 1)):
        return None
    near = [c for c in scene.all_chunks if c.attached and verb - _RELATIVE_GAP < c.last <= verb]
    return next((c for c in near if c.actors and scene.can_act(c)), None)


def right_after(scene: Scene, verb: int) -> Chunk | None:
    """The phrase right after a verb, over a time (كمين نصبه مساء الاثنين مسلحون): bare, and naming somebody."""
    near = (c for c in scene.all_chunks if verb < c.first <= verb + 2 and not c.prep and not c.empty)
    beside = next(near, None)
    if beside is not None:
        return beside
    chunk = next((c for c in scene.all_chunks if c.first > verb), None)
    if chunk is None or chunk.prep or chunk.empty or chunk.first - verb > _TIME_REACH:
        return None
    return chunk if not any(verb < v < chunk.first for v in (*scene.verbs, *scene.relative)) else None
