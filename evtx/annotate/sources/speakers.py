"""Who stands behind a verb of speech: its subject, the one who goes on, the fuller name of a short mention."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, field

from evtx.annotate.actors.person_names import END_WORDS, closed_run, name_run
from evtx.annotate.sources.bystanders import bystander
from evtx.annotate.sources.speech import (
    DEEDS,
    NEGATIONS,
    OPINIONS,
    TELLING_OUTLETS,
    THAT,
    TRANSMITTING,
    Scene,
    disagrees,
    skipped,
    told_as_aside,
)
from evtx.annotate.sources.teller import Teller, office_behind, plain, words_of
from evtx.frozen import replace
from evtx.lexicon.match import bare_words
from evtx.model import Sentence
from evtx.text.normalize import fold_text
from evtx.text.words import word_class

_REACH = 14
_OF_THINGS = word_class("annotate.speakers.of_things")
_OF_WORDS = word_class("annotate.speakers.of_words")
_LIVED_THROUGH = word_class("annotate.speakers.lived_through")
_SAID_OF_HIM = 8  # tokens after a name that say who that is
_SHORTEST = 4  # letters of a name that could be such a participle (مينا)
_QUOTED_BY = "قال"  # as which the words of one whom another quotes are told
_FULL = 5  # words of a full name
_LASTS = 4  # sentences for which a speaker is taken up by a verb with no subject
_AMONG = word_class("annotate.speakers.among")
_OF_THEM = word_class("annotate.speakers.of_them")
_STATEMENTS = frozenset({"بيان", "تصريح", "تقرير"})
_BARE = frozenset({"مصدر", "مصادر"})
_FROM = frozenset({"من", "في", "لدي"})
_BEFORE_SUBJECT = word_class("annotate.speakers.before_subject")
# المرصد ومقره لندن: where a teller has his seat, told between him and his verb
_SEATED, _SEAT = frozenset({"ومقره", "ومقرها", "ومركزه", "ومركزها"}), 4
_AFTER_SUBJECT = frozenset({"قد", "كان", "كانت", "،", '"', ")", "("})


@dataclass(slots=True)
class Memory:
    """What the sentences so far leave behind: everybody named, who spoke last and in which sentence."""

    known: list[Teller] = field(default_factory=list)
    speaker: tuple[Teller, ...] = ()
    spoke: int = -_LASTS


def subjects(
    scene: Scene, memory: Memory, sentence: Sentence, verb: int, lemma: str
) -> tuple[tuple[Teller, ...], tuple[str, ...]]:
    """Who stands as the subject after a verb, and the outlets that he tells it to."""
    tokens = scene.document.tokens
    via: list[str] = []
    found: tuple[Teller, ...] = ()
    n = verb + 1
    limit = min(sentence.last, verb + _REACH)
    while n < limit:
        word, teller = tokens[n].text, scene.tellers.get(n)
        hearer = told_to(scene, n, limit)
        if hearer is not None:
            n, outlet = hearer
            via += [outlet] if outlet else []
        elif word in THAT or word in ".:؛":
            break
        elif (word == "عن" and lemma in TRANSMITTING) or (word == "من" and lemma == "علم"):
            return _transmitted(scene, memory, sentence, verb, n, found), tuple(via)
        elif found and teller is not None and lemma in TELLING_OUTLETS and teller.how == "outlet":
            via.append(teller.name)
            n = teller.last
        elif found and (lemma in TRANSMITTING or not tokens[n].word):
            n = _past_apposition(scene, n, limit) if word == "،" else n + 1
        elif found or (teller is not None and disagrees(scene, verb, teller)):
            break
        elif here := _subject_at(scene, memory, sentence, verb, n, lemma):
            found, n = here, here[-1].last
        elif step := skipped(scene, n):
            n += step
        else:
            break
    passed_on = lemma in TRANSMITTING and any(t.how == "body" for t in found)
    return ((), ()) if passed_on else (found, tuple(via))


def _past_apposition(scene: Scene, comma: int, limit: int) -> int:
    """Where to go on after a comma behind the subject: past who he is, up to the next comma, where it says so."""
    at = comma + 1
    if scene.word(at) in THAT or told_to(scene, at, limit) is not None:
        return at
    for n in range(at, min(limit, at + _SAID_OF_HIM)):
        if scene.word(n) in THAT or scene.word(n) in '.:؛"':
            return at
        if scene.word(n) == "،":
            return n + 1
    return at


def told_to(scene: Scene, at: int, limit: int) -> tuple[int, str] | None:
    """For "to X" (لـ، إلى, proclitic ل): where it ends and X, if an outlet; None where it does not stand here."""
    word, teller = scene.word(at), scene.tellers.get(at)
    near = teller or scene.tellers.get(at + 1) or scene.tellers.get(at + 2)
    toward = word in ("الي", "مع") and near is not None and near.how == "outlet"
    if word != "ل" and not toward and (teller is None or teller.prep[-1:] != "ل"):
        return None
    if near is not None:
        return near.last, _outlet_of(near)
    quoted = scene.word(at + 1) == '"'
    close = next((k for k in range(at + 2, min(limit, at + 7)) if scene.word(k) == '"'), 0) if quoted else 0
    return (close + 1, scene.document.cut(at + 2, close)) if close else (limit, "")


def _outlet_of(hearer: Teller) -> str:
    """The outlet to which it is told, itself or by its man (لمندوب سانا); empty where the hearer is none."""
    if hearer.via:
        return hearer.via[0]
    return hearer.name if hearer.how == "outlet" or hearer.kind == "media" else ""


def _subject_at(scene: Scene, memory: Memory, sentence: Sentence, verb: int, at: int, lemma: str) -> tuple[Teller, ...]:
    """The teller at a token with those joined to him; a person known by one name; a name with no title."""
    teller = scene.tellers.get(at)
    if teller is not None:
        return joined(scene, teller, sentence)
    passed = bool(skipped(scene, at)) and scene.word(at) != '"'
    person = None if passed else surname(scene, memory, at)
    someone = _bystander_at(scene, sentence, verb, at, lemma) if person is None else None
    if someone is not None:
        return joined(scene, someone, sentence)
    if passed:
        return ()
    if person is None and at <= verb + 2 and lemma not in DEEDS:
        person = _untitled(scene, at, sentence, lemma)
    return (person,) if person is not None else ()


def _bystander_at(scene: Scene, sentence: Sentence, verb: int, at: int, lemma: str) -> Teller | None:
    """قال خباز إن: one of the people where a subject stands; with verbs for deeds as well, only before "that"."""
    if at > verb + 2 or lemma in OPINIONS:
        return None
    someone = bystander(scene, at)
    if someone is None or disagrees(scene, verb, someone):
        return None
    aside = told_as_aside(scene, sentence, verb) is not None
    near = range(someone.last, min(sentence.last, someone.last + _SAID_OF_HIM))
    told = aside or (lemma in _OF_WORDS and lemma not in DEEDS) or any(scene.word(n) in THAT for n in near)
    return someone if told else None


def _transmitted(
    scene: Scene, memory: Memory, sentence: Sentence, verb: int, at: int, outlets: tuple[Teller, ...]
) -> tuple[Teller, ...]:
    """`نقل X عن Y`: both tell; Y by way of X."""
    origin = next((t for n in range(at + 1, min(at + 4, sentence.last)) if (t := scene.tellers.get(n))), None)
    before = subject_before(scene, sentence, verb) if not outlets else None
    outlets = outlets or ((before,) if before else tuple(t for t in memory.speaker if t.how == "outlet"))
    outlets = tuple(settled(t, memory) for t in outlets)
    if origin is None:
        origin = _untitled(scene, at + 1, sentence, _QUOTED_BY)  # نقلت الوكالة عن فلان، مدير كذا، قوله
    if origin is None or (outlets and origin.last == origin.first + 1 and plain(origin.name) in _BARE):
        return outlets  # a bare "source" says no more than the outlet
    via = tuple(t.name for t in outlets)
    return (*outlets, *(replace(t, via=via) for t in joined(scene, origin, sentence)))


def joined(scene: Scene, teller: Teller, sentence: Sentence) -> tuple[Teller, ...]:
    """A teller and those joined to him by و or named as one of them (منها)."""
    out = [teller]
    while (n := out[-1].last) < sentence.last:
        n += (scene.word(n) in '")،') and n + 1 < sentence.last
        n += 2 if scene.word(n + 1) in _OF_THEM and _passes_on(scene, n) else 0  # شهود نقلت عنهم وسائل إعلام
        among = scene.word(n) in _AMONG
        if among:
            n += 1 + (scene.word(n + 1) in ('"', "بينها"))
        following = scene.tellers.get(n) or (scene.tellers.get(n + 1) if among else None)
        passed_on = scene.word(n - 1) in _OF_THEM and following is not None and following.kind == "media"
        if following is None or not (following.prep == "و" or passed_on or (among and following.how == "outlet")):
            break
        out.append(following)
    return tuple(out)


def _passes_on(scene: Scene, at: int) -> bool:
    reading = scene.readings[at]
    return reading is not None and reading.finite and reading.analysis.lemma in TRANSMITTING


def subject_before(scene: Scene, sentence: Sentence, verb: int) -> Teller | None:
    """The subject right before its verb: المصدر أكد، وكان مصدر أمني قد تحدث."""
    n = verb
    while n > sentence.first and scene.word(n - 1) in _AFTER_SUBJECT:
        n -= 1
    n = next((at for at in range(max(sentence.first, n - _SEAT), n) if scene.word(at) in _SEATED), n)
    here = [t for at in range(sentence.first, n) if (t := scene.tellers.get(at)) and t.prep[-1:] not in ("ل", "ب")]
    ends = [t for t in here if t.last == n] or _with_apposition(scene, here, n, verb)
    if not ends:
        return None
    first = ends[0].first
    opens = first == sentence.first or scene.word(first - 1) in _BEFORE_SUBJECT
    return ends[0] if opens or any(first == start for start, _ in sentence.clauses) else None


def _with_apposition(scene: Scene, tellers: Sequence[Teller], end: int, verb: int) -> list[Teller]:
    """The teller before a verb who is told more of between commas (مواقع محلية، منها كذا، أوردت)."""
    if end == verb or scene.word(verb - 1) not in ("،", ")"):
        return []
    opening = next((n for n in range(end - 1, max(0, end - _SAID_OF_HIM), -1) if scene.word(n) in ("،", "(")), 0)
    return [t for t in tellers if t.last == opening]


def continued(scene: Scene, memory: Memory, number: int, sentence: Sentence, verb: int) -> tuple[Teller, ...]:
    """Who goes on where a verb has no subject: who spoke in the sentence, a subject before it, who spoke last."""
    if memory.spoke == number:
        return memory.speaker
    opening = _opening_subject(scene, sentence, verb)
    if opening is not None:
        return joined(scene, opening, sentence)
    for n in range(verb - 1, sentence.first, -1):
        teller = scene.tellers.get(n)
        if teller is None or teller.prep[-1:] in ("ل", "ب") or (teller.how == "noun" and not teller.definite):
            continue
        reading = scene.readings[n - 1]
        if (reading is not None and reading.finite) or scene.word(n - 2) in NEGATIONS:
            return (teller,)
    return memory.speaker if number - memory.spoke <= _LASTS else ()


def _opening_subject(scene: Scene, sentence: Sentence, verb: int) -> Teller | None:
    """Who opens the sentence before a verb, with no other verb between (لكن الأهالي في القرية ذكروا أن)."""
    at = sentence.first
    while at < verb and scene.word(at) in _BEFORE_SUBJECT:
        at += 1
    teller = scene.tellers.get(at)
    if teller is None or teller.prep[-1:] in ("ل", "ب") or not teller.name:
        return None
    acts = [n for n in range(teller.last, verb) if (r := scene.readings[n]) is not None and r.finite]
    if acts:  # الجيش قصف القرية وقال إن
        return teller if acts[0] - teller.last <= 1 and scene.word(verb)[0] == "و" else None
    return teller if verb - teller.last <= _SAID_OF_HIM else None


def settled(teller: Teller, memory: Memory) -> Teller:
    """The fuller name told before for a definite short one (المصدر، الشبكة، ماروتو)."""
    if not teller.definite or (teller.how == "person" and len(teller.name.split()) > 1):
        return teller
    short = {plain(w) for w in teller.words}
    if teller.how == "anaphor" and short & _STATEMENTS:
        return memory.speaker[0] if memory.speaker else teller
    for old in reversed(memory.known):
        words = words_of(old.name) if old.how == "body" and len(short) > 1 else old.words
        if not old.name or old.name == teller.name or not short <= words or _owns(old, short):
            continue
        if teller.how in ("noun", "anaphor") or (old.how == teller.how and old.name.startswith(teller.name)):
            return replace(old, via=())
    alone = short <= _BARE and teller.how == "noun" and memory.speaker
    return replace(memory.speaker[0], via=()) if alone else teller  # وفق المصدر ذاته: he that told last, whoever it is


def _owns(old: Teller, short: Set[str]) -> bool:
    """Whether a short mention names only what a longer name belongs to (الحكومة after قوات الحكومة)."""
    in_order = [plain(w) for w in fold_text(old.name).replace('"', " ").split()]
    return old.how == "body" and bool(short & set(in_order)) and in_order[0] not in short


def surname(scene: Scene, memory: Memory, at: int) -> Teller | None:
    """A person told before, by one word of his name."""
    word = scene.word(at)
    if len(word) < 3 or word in END_WORDS:
        return None
    old = next((t for t in reversed(memory.known) if t.how == "person" and plain(word) in words_of(t.name)), None)
    return None if old is None else replace(old, first=at, last=at + 1, via=())


def _stranger(scene: Scene, end: int) -> str:
    """Whom the text says to have lived through it (وهو ممن نجوا، تسكن الحي) is a witness, another one a local voice."""
    words = (scene.word(n) for n in range(end, end + _SAID_OF_HIM))
    return "witness" if any(not bare_words(w).isdisjoint(_LIVED_THROUGH) for w in words if w) else "local"


def _says_how(scene: Scene, at: int) -> bool:
    """وأضاف مقدما التعازي: a participle that tells in which manner somebody spoke, with its object behind it."""
    word = scene.word(at)
    participle = word.startswith("م") and word.endswith("ا") and len(word) > _SHORTEST and word not in scene.given
    return participle and scene.word(at + 1).startswith("ال")


def _whose(scene: Scene, end: int) -> Teller | None:
    """فلان من المركز الوطني للرصد: the body from which a man with no title is."""
    teller = scene.tellers.get(end + 1)
    told = teller is not None and not teller.prep and teller.how in ("body", "noun", "outlet")
    return teller if told and scene.word(end) in _FROM else None


def _untitled(scene: Scene, at: int, sentence: Sentence, lemma: str) -> Teller | None:
    """A person with no title right after his verb: a name, then "that"; two words of it also before a comma or لـ.

    Where the verb can have what is confirmed, denied or expected after it, a word of the name must look like one.
    """
    start = at + (scene.word(at) == '"')
    if start >= sentence.last or scene.word(start).startswith("ال") or _says_how(scene, start):
        return None
    end = name_run(scene.document, scene.readings, start) if scene.readings[start] is None else start
    offices = {n for n in range(start + 2, start + _FULL) if (t := scene.tellers.get(n)) and not t.prep and t.definite}
    end = end if end > start else closed_run(scene.document, scene.readings, start, offices)
    end = min((n for n in offices if n < end), default=end)
    if end == start or end >= sentence.last:
        return None
    following = scene.document.tokens[end]
    if end - start == 1 and following.text not in THAT:
        return None
    if following.word and following.text not in END_WORDS and end not in scene.tellers:
        return None
    name = scene.document.cut(start, end)
    # a comma after the name: the text says next who that is: an office (، المتحدث باسم الشرطة،), or nobody of note
    office = office_behind(scene.document, scene.tellers, end) or _whose(scene, end)
    stranger = end - start > 1 and following.text in '،"'
    given = frozenset[str]() if lemma in _OF_THINGS else scene.given
    unlike = all(scene.readings[n] is not None and scene.word(n) not in given for n in range(start, end))
    if unlike and stranger and office is None and lemma not in _OF_WORDS:
        return None  # نفى فقدان المدينة، أكدت دخول لجنة التحقيق،
    kind = office.kind if office is not None else _stranger(scene, end) if stranger else "official"
    return Teller(start, end, name, kind, "person", words_of(name), True)
