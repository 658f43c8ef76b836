"""Who says so: a document in, mentions of kind `source` out, each with the run of tokens that it tells.

A verb of speech makes what follows the words of its subject; بحسب and its like cover what stands before
them; a verb with no subject of its own, or with a definite one (المصدر), goes on with somebody told before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evtx.annotate.sources.according import OPENERS, according, opens
from evtx.annotate.sources.heads import issued_statements
from evtx.annotate.sources.speakers import (
    Memory,
    continued,
    joined,
    settled,
    subject_before,
    subjects,
)
from evtx.annotate.sources.speech import (
    APPEALS,
    BLAME,
    BLAMING,
    DEEDS,
    LAID,
    NEGATIONS,
    OPINIONS,
    SPEECH_NOUNS,
    SPEECH_WORDS,
    THREATS,
    Scene,
    appeal,
    goes_on,
    inside_another,
    speech_verb,
    tells_of,
    temporal,
    that_follows,
    threat,
    told_as_aside,
)
from evtx.annotate.sources.teller import Teller
from evtx.annotate.sources.tellers import find_tellers
from evtx.frozen import quick, replace
from evtx.lexicon.load import Lexicon
from evtx.lexicon.match import bare_words
from evtx.lexicon.positions import between, positions_of
from evtx.model import Mention, Sentence, SourceValue
from evtx.text.disambiguate import Reading
from evtx.text.document import Document
from evtx.text.words import word_class

_ABOUT = 5  # tokens between a verb of telling and what it tells of
_SAY = word_class("annotate.sources.say")
_CAME = frozenset({"جاء", "ورد"})
_OWN_STATEMENT = word_class("annotate.sources.own_statement")
_THAT_IT = frozenset({"انه", "انها", "انهم", "انهما", "بانه", "بانها", "بانهم"})
_TIMES_OF_TELLING = frozenset({"وقت", "يوم", "حين", "تصريح", "بيان", "مقابله", "اول", "اخر"})
_NEWS = frozenset({"انباء", "معلومات", "تقارير"})
_TALK, _WITH = "تحدث", frozenset({"مع", "هاتفيا"})  # تحدث الرئيس مع نظيره: who talks with somebody tells nothing yet
_PASSED_ON = frozenset({"تناقل"})
_OF = "عن"
_DIVISIONS = word_class("annotate.sources.divisions")
# حذّر فلانا: whom it is said to stands behind the verb where a subject stands before it
_ADDRESSED = word_class("annotate.sources.addressed")
# حمّل فلانا المسؤولية: laid the blame on him
_LAY = "حمل"


@quick
@dataclass(frozen=True, slots=True)
class _Telling:
    """Somebody tells the tokens [first, last); `way`: forward | back | inner (a clause inside another's words)."""

    at: int
    first: int
    last: int
    tellers: tuple[Teller, ...]
    way: str
    rule: str
    speaks_of: bool = False


def annotate_sources(
    document: Document,
    readings: Sequence[Reading | None],
    actors: Sequence[Mention],
    places: Sequence[Mention],
    lexicon: Lexicon,
) -> list[Mention]:
    """Source mentions in order of the text."""
    tellers = find_tellers(document, readings, actors, {m.first: m for m in places}, lexicon)
    ends = frozenset(t.last for t in tellers.values())
    given = lexicon.given_names["plain"]
    scene = Scene(document, readings, tellers, lexicon.reporting, ends, given, lexicon.people_nouns)
    memory = Memory()
    openers = _openers(scene)
    told: list[tuple[Sentence, _Telling]] = []
    for number, sentence in enumerate(document.sentences):
        here = _tellings(scene, memory, number, sentence, between(openers, sentence.first, sentence.last))
        told += [(sentence, telling) for telling in here]
    told += _issued(scene, told)
    return [m for sentence, telling in told for m in _mentions(document, sentence, telling)]


def _issued(scene: Scene, told: Sequence[tuple[Sentence, _Telling]]) -> list[tuple[Sentence, _Telling]]:
    """The statements that an article gives whole, each a telling of all that they say."""
    document = scene.document
    others = [(t.first, teller.name) for s, t in told if t.way != "inner" and s.part != "title" for teller in t.tellers]
    return [
        (
            document.sentences[document.sentence_of(one.at)],
            _Telling(one.at, one.first, one.last, (one.teller,), "forward", "source.issued"),
        )
        for one in issued_statements(scene, others)
    ]


def _openers(scene: Scene) -> list[int]:
    """The tokens that can open a telling, in order: marks and words that `_telling_at` knows something to do with."""
    positions = positions_of(scene.document)
    marks = [n for n, token in enumerate(scene.document.tokens) if token.text in (":", "(")]
    verbs = positions.of_lemmas(scene.reporting.verbs | _CAME | THREATS | APPEALS | BLAMING)
    words = positions.of_rests(SPEECH_WORDS | SPEECH_NOUNS | OPENERS | {_OF})
    return sorted({*marks, *verbs, *words, *positions.of_bare(scene.reporting.according)})


def _mentions(document: Document, sentence: Sentence, telling: _Telling) -> list[Mention]:
    via = tuple(dict.fromkeys(v for t in telling.tellers for v in t.via))
    out = []
    for teller in telling.tellers:
        own = tuple(v for v in via if v != teller.name)
        value = SourceValue(teller.name, teller.kind, own, (telling.first, telling.last))
        here = sentence.first <= teller.first and teller.last <= sentence.last
        first, last = (teller.first, teller.last) if here else (telling.at, telling.at + 1)
        out.append(document.mention_of_tokens("source", first, last, value, telling.rule))
    return out


def _tellings(scene: Scene, memory: Memory, number: int, sentence: Sentence, openers: Sequence[int]) -> list[_Telling]:
    """All tellings of a sentence, with the runs that they cover; `memory` takes up who told and who was named."""
    if sentence.part == "heading":
        memory.speaker = ()
    raw: list[_Telling] = []
    for at in openers:
        telling = _telling_at(scene, memory, number, sentence, at, raw)
        tellers = tuple(t for t in (settled(t, memory) for t in telling.tellers) if t.name) if telling else ()
        if telling is None or not tellers:
            continue
        raw.append(replace(telling, tellers=tellers))
        memory.known += tellers
        if telling.way != "inner":
            memory.speaker, memory.spoke = tellers, number
    here = [t for at in range(sentence.first, sentence.last) if (t := scene.tellers.get(at))]
    memory.known += [t for t in here if t.how in ("body", "outlet") or (t.definite and len(t.name.split()) > 1)]
    return _covers(scene.document, sentence, raw)


def _telling_at(
    scene: Scene, memory: Memory, number: int, sentence: Sentence, at: int, raw: Sequence[_Telling]
) -> _Telling | None:
    """The telling that a token opens, if any."""
    token = scene.document.tokens[at]
    if not token.word:
        return _headline(scene, sentence, at) if token.text in ":(" else None
    uttered = appeal(scene, sentence, at)
    if uttered:
        return _appealed(scene, memory, sentence, at, uttered)
    lemma = speech_verb(scene, sentence, at)
    if lemma:
        return _said(scene, memory, number, sentence, at, lemma, bool(raw) and raw[-1].way != "back")
    if opens(scene, at):
        return _according(scene, memory, sentence, at)
    if not SPEECH_NOUNS.isdisjoint(bare_words(token.text)):
        return _told_by_noun(scene, sentence, at)
    if threat(scene, at):
        return _threatened(scene, memory, sentence, at)
    return _came_in(scene, memory, sentence, at) or _likewise(scene, sentence, at, raw)


def _told_by_noun(scene: Scene, sentence: Sentence, at: int) -> _Telling | None:
    """غداة إعلان الرئيس فلان أن: the subject right after a verbal noun of telling, and "that"."""
    teller = scene.tellers.get(at + 1) or (scene.tellers.get(at + 2) if scene.word(at + 1) == '"' else None)
    if teller is None or teller.prep or not that_follows(scene, teller.last, sentence):
        return None
    return _Telling(at, at, sentence.last, joined(scene, teller, sentence), "inner", "source.noun")


def _threatened(scene: Scene, memory: Memory, sentence: Sentence, at: int) -> _Telling | None:
    """هدد القيادي فلان بـ: a man or a spokesman who threatens; bodies act."""
    tellers, via = subjects(scene, memory, sentence, at, threat(scene, at))
    before = None if tellers else subject_before(scene, sentence, at)
    tellers = (before,) if before is not None else tellers
    men = tuple(replace(t, via=via) for t in tellers if t.how == "person" or "متحدث" in t.words)
    return _Telling(at, at, sentence.last, men, "forward", "source.opinion") if men else None


def _appealed(scene: Scene, memory: Memory, sentence: Sentence, at: int, lemma: str) -> _Telling | None:
    """ناشد الأهالي كذا، وجه المحافظ أصابع الاتهام إلى كذا: heard where nobody reports, as judgements are."""
    tellers, via = subjects(scene, memory, sentence, at, next(iter(OPINIONS)))
    before = None if tellers else subject_before(scene, sentence, at)
    tellers = (before,) if before is not None else tellers
    if not tellers:
        return None
    told = tuple(replace(t, via=via) for t in tellers)
    rule = "source.opinion" if lemma in APPEALS else "source.blame"
    return _Telling(at, at, sentence.last, told, "forward", rule)


def _said(
    scene: Scene, memory: Memory, number: int, sentence: Sentence, at: int, lemma: str, amid: bool
) -> _Telling | None:
    """A verb of speech with its subject. `amid`: the sentence has somebody else's words before it."""
    tellers, via = subjects(scene, memory, sentence, at, lemma)
    first, rule = at, "source.verb"
    if (
        not tellers or lemma in OPINIONS or lemma in _ADDRESSED
    ):  # the governor accused the rebels: a body after the verb may be its object
        before = subject_before(scene, sentence, at)
        if before is not None:
            tellers, first = (before,), before.first
    if not tellers and goes_on(scene, at, lemma):
        tellers, rule = continued(scene, memory, number, sentence, at), "source.continued"
    if lemma == _LAY and not any(scene.word(n) in BLAME for n in range(at + 1, min(sentence.last, at + LAID))):
        return None
    negated = at > sentence.first and scene.word(at - 1) in NEGATIONS
    aside = told_as_aside(scene, sentence, at)
    deed = aside is None and lemma in DEEDS - {_LAY}
    if not tellers or negated or (deed and not _tells(scene, at, tellers, sentence)):
        return None
    if lemma == _TALK and scene.word(max(t.last for t in tellers)) in _WITH:
        return None
    tellers = tuple(replace(t, via=tuple(dict.fromkeys((*t.via, *via)))) for t in tellers)
    rule = "source.opinion" if lemma in OPINIONS else rule
    if aside is not None:
        return _Telling(aside, sentence.first, sentence.last, tellers, "back", "source.as_told")
    if rule == "source.verb" and not amid and _about_a_noun(scene, sentence, at, first, tellers):
        return _Telling(at, sentence.first, sentence.last, tellers, "back", "source.as_told")
    if lemma in _PASSED_ON:
        return None  # ما تتناقله وسائل الإعلام: told of, not told
    inner = amid and first == at and inside_another(scene, sentence, at)
    return _Telling(first, first, sentence.last, tellers, "inner" if inner else "forward", rule, tells_of(lemma))


def _about_a_noun(scene: Scene, sentence: Sentence, at: int, first: int, tellers: Sequence[Teller]) -> bool:
    """قصفت مبنى قالت القيادة إنه مخزن: a clause about the noun before the verb; its teller tells of the act as well."""
    before = scene.readings[at - 1] if first == at > sentence.first else None
    if (
        before is None
        or not before.nominal
        or before.analysis.cat != "N"
        or before.analysis.det
        or before.analysis.pron
    ):
        return False
    if temporal(scene.word(at - 1)) or scene.word(at - 1) in _TIMES_OF_TELLING:
        return False
    return scene.word(max(t.last for t in tellers)) in _THAT_IT


def _tells(scene: Scene, at: int, tellers: Sequence[Teller], sentence: Sentence) -> bool:
    """Whether the subject of a verb for deeds and words tells: "that" follows, or the teller does nothing but tell."""
    forces = all(
        t.how == "body" or _dateline(scene, t) or (t.how == "noun" and t.kind == "military" and not t.words & _SAY)
        for t in tellers
    )
    last = max(at + 1, *(t.last for t in tellers))
    return not forces or that_follows(scene, last, sentence) or _of_an_act(scene, last, sentence)


def _of_an_act(scene: Scene, at: int, sentence: Sentence) -> bool:
    """كشف الجيش في بيان عن مقتل: about an act, not about things, which a force finds."""
    of = next((n for n in range(at, min(sentence.last, at + _ABOUT)) if scene.word(n) == _OF), None)
    reading = scene.readings[of + 1] if of is not None and of + 1 < sentence.last else None
    return reading is not None and reading.analysis.cat == "VN"


def _according(scene: Scene, memory: Memory, sentence: Sentence, at: int) -> _Telling | None:
    group = according(scene, memory, sentence, at)
    return _Telling(at, sentence.first, sentence.last, group, "back", "source.according") if group else None


def _came_in(scene: Scene, memory: Memory, sentence: Sentence, at: int) -> _Telling | None:
    """جاء في بيان X أن، جاء في بيانها أن."""
    reading = scene.readings[at]
    if reading is None or reading.analysis.lemma not in _CAME or scene.word(at + 1) != "في":
        return None
    teller = scene.tellers.get(at + 2)
    if teller is None and scene.word(at + 2) in _OWN_STATEMENT and memory.speaker:
        return _Telling(at, at, sentence.last, memory.speaker, "forward", "source.statement")
    if teller is None:
        return None
    if at > sentence.first and told_as_aside(scene, sentence, at) is not None:  # ... حسبما جاء في بيان للشرطة
        return _Telling(at, sentence.first, sentence.last, (teller,), "back", "source.statement")
    return _Telling(at, at, sentence.last, (teller,), "forward", "source.statement")


def _likewise(scene: Scene, sentence: Sentence, at: int, raw: Sequence[_Telling]) -> _Telling | None:
    """The verb left out the second time: تحدثت الشرطة عن قتيل والمشفى عن قتيلين."""
    if scene.word(at) != _OF or not raw or not raw[-1].speaks_of:
        return None
    teller = subject_before(scene, sentence, at)
    if teller is not None and not teller.words.isdisjoint(_NEWS):
        return None  # وأنباء عن جرحى
    if teller is None or not (teller.prep == "و" or scene.word(teller.first - 2) == "و"):
        return None
    return _Telling(at, teller.first, sentence.last, (teller,), "forward", "source.likewise")


def _headline(scene: Scene, sentence: Sentence, at: int) -> _Telling | None:
    """`X: ...` at the head of a sentence, `... (X)` at the end of a headline."""
    if scene.word(at) == ":":
        teller = scene.tellers.get(sentence.first)
        if teller is None or teller.last not in (at, at - 1) or teller.prep or _dateline(scene, teller):
            return None
        return _Telling(sentence.first, sentence.first, sentence.last, (teller,), "forward", "source.headline")
    teller = scene.tellers.get(at + 1)
    if teller is None or teller.how == "body" or scene.word(teller.last) != ")" or teller.last + 2 < sentence.last:
        return None
    return _Telling(at, sentence.first, sentence.last, (teller,), "back", "source.headline")


def _dateline(scene: Scene, teller: Teller) -> bool:
    """محافظة درعا: where something happened, no governorate that tells it."""
    return scene.word(teller.first) in _DIVISIONS and teller.how == "noun"


def _covers(document: Document, sentence: Sentence, raw: Sequence[_Telling]) -> list[_Telling]:
    """Tellings with their runs: forward ones reach to the next, back ones from the last, inner ones to a comma."""
    out: list[_Telling] = []
    forward = [t for t in raw if t.way == "forward"]
    for telling in raw:
        following = next((t.first for t in forward if t.first > telling.at), sentence.last)
        if telling.way == "forward":
            stop = _quoted(document, sentence, telling.first) if following == sentence.last else following
            out.append(replace(telling, last=stop))
        elif telling.way == "back":
            first = max((t.first for t in forward if t.first < telling.at), default=sentence.first)
            out.append(replace(telling, first=first, last=following))
        else:
            comma = next((n for n in range(telling.at, following) if document.tokens[n].text in "،؛"), following)
            out.append(replace(telling, last=comma))
    return out


def _quoted(document: Document, sentence: Sentence, first: int) -> int:
    """The end of the sentence, or of the quotation opened in it that runs on in the same paragraph."""
    for scope in document.scopes:
        if scope.kind == "quote" and first < scope.first < sentence.last < scope.last:
            end = document.sentences[document.sentence_of(scope.last - 1)]
            return scope.last if end.paragraph == sentence.paragraph else sentence.last
    return sentence.last
