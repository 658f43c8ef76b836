"""Words after which the teller follows (بحسب، على حد قول، باعتراف): a token in, whom what stands before is told by."""

from __future__ import annotations

from evtx.annotate.actors.person_names import END_WORDS, closed_run, name_run
from evtx.annotate.sources.bystanders import bystander
from evtx.annotate.sources.speakers import Memory, joined, surname, told_to
from evtx.annotate.sources.speech import Scene, temporal
from evtx.annotate.sources.teller import Teller, office_behind, plain, words_of
from evtx.frozen import replace
from evtx.lexicon.match import bare_words
from evtx.model import Sentence
from evtx.text.words import word_class

# باعتراف، بشهادة: a noun of saying with its preposition, right before the one who says it.
ADMISSIONS = word_class("annotate.according.admissions")
_ON = "علي"
_ON_WORDS = word_class("annotate.according.on_words")
OPENERS = ADMISSIONS | _ON_WORDS
_BETWEEN = word_class("annotate.according.between")
_GIVEN_OUT = word_class("annotate.according.given_out")
_HEARERS = word_class("annotate.descriptions.hearers")
_ASIDE = frozenset({"ما", "حسبما", "وفقما", "بحسبما", "لما", "عما", "كما"})
_THEREBY = frozenset({"به", "بها", "عنه", "عنها"})
_SEEN = word_class("annotate.speech.seeing")
_REACH = 9
_FULL = 5  # words of a full name


def opens(scene: Scene, at: int) -> bool:
    """Whether a token opens who says it: بحسب and its like, باعتراف before who admits it, حد and لسان after على."""
    word = scene.word(at)
    if word in ADMISSIONS:
        return True
    if word in _ON_WORDS and scene.word(at - 1) == _ON:
        return True
    return not scene.reporting.according.isdisjoint(bare_words(word))


def according(scene: Scene, memory: Memory, sentence: Sentence, at: int) -> tuple[Teller, ...]:
    """Who stands behind an opener, past statements and the verbs that give them out; nobody where none follows."""
    bound = scene.word(at) in ADMISSIONS  # باعتراف وزير, never باعتراف في بيان وزير
    for n in range(at + 1, min(sentence.last, at + (2 if bound else _REACH))):
        teller = scene.tellers.get(n)
        if n == at + 1 and scene.word(n) in _SEEN and _says(scene, n):
            return ()  # حسبما شاهد مراسل كذا: the verb, not the witness
        if teller is None and not _given_out(scene, n):
            teller = (
                surname(scene, memory, n)
                or bystander(scene, n, "ل" if n == at + 1 else "")
                or (None if bound else _named(scene, sentence, n))
            )
        if teller is not None:
            group = joined(scene, teller, sentence)
            heard = told_to(scene, group[-1].last, sentence.last)
            if heard is not None and heard[1]:  # بحسب ما قاله مصدر لوكالة كذا
                group = tuple(replace(t, via=tuple(dict.fromkeys((*t.via, heard[1])))) for t in group)
            return group
        if not _between(scene, n) or _says(scene, n):
            return ()
    return ()


def _given_out(scene: Scene, at: int) -> bool:
    """Whether a word is one for data and statements, or the verb that gives them out."""
    word = scene.word(at)
    if plain(word) in _BETWEEN or word in _BETWEEN or (word[:1] in ("ل", "ب") and word[1:] in _BETWEEN):
        return True
    verbs = (a.lemma for a in scene.document.analyses[at] if a.cat in ("PV", "IV"))
    return any(v in scene.reporting.verbs or v in _GIVEN_OUT for v in verbs)


def _says(scene: Scene, at: int) -> bool:
    """حسبما قال لوكالة كذا مصدر: a verb of speech that has its own subject, and tells by itself."""
    verbs = (a.lemma for a in scene.document.analyses[at] if a.cat in ("PV", "IV") and not a.pron)
    aside = scene.word(at - 1) in _ASIDE and scene.word(at + 1) not in _THEREBY
    return aside and any(v in scene.reporting.verbs for v in verbs)


def _between(scene: Scene, at: int) -> bool:
    """Whether a word can stand between بحسب and who is meant: what is given out, with its adjectives and times."""
    word, reading = scene.word(at), scene.readings[at]
    adjective = reading is not None and reading.analysis.cat == "ADJ"
    return _given_out(scene, at) or adjective or word == '"' or word in _HEARERS or temporal(word)


def _named(scene: Scene, sentence: Sentence, at: int) -> Teller | None:
    """بحسب فلان الفلاني: a name of two words or more with no title, closed by a mark or a word that ends names."""
    if scene.word(at).startswith("ال"):
        return None
    offices = {n for n in range(at + 2, at + _FULL) if (t := scene.tellers.get(n)) and not t.prep and t.definite}
    end = name_run(scene.document, scene.readings, at) if scene.readings[at] is None else at
    if end - at < 2:
        run = closed_run(scene.document, scene.readings, at, offices)
        end = run if _like_a_name(scene, at, run) else end
    end = min((n for n in offices if n < end), default=end)
    if end - at < 2 or not _closed(scene, sentence, end) or any(n in scene.tellers for n in range(at, end)):
        return None
    office = office_behind(scene.document, scene.tellers, end)
    name = scene.document.cut(at, end)
    kind = office.kind if office is not None else "official"
    return Teller(at, end, name, kind, "person", words_of(name), True)


def _like_a_name(scene: Scene, first: int, last: int) -> bool:
    """Whether a word of a run is known as a name only, and none as something else (معلومات استخباراتية واعتقلت)."""
    known = [(n, r.analysis) for n in range(first, last) if (r := scene.readings[n]) is not None]
    if any(a.conj or a.pron or (a.cat in ("PV", "IV", "VN", "ADJ") and n == first) for n, a in known):
        return False
    return len(known) < last - first or any(scene.word(n) in scene.given for n in range(first, last))


def _closed(scene: Scene, sentence: Sentence, end: int) -> bool:
    following = scene.word(end)
    return (
        end >= sentence.last
        or not scene.document.tokens[end].word
        or following in END_WORDS
        or end in scene.tellers
        or temporal(following)
    )
