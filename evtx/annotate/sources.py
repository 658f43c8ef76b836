"""Who says so: a document in, mentions of kind `source` out, each with the run of tokens that it tells.

A verb of speech makes what follows the words of its subject; بحسب and its like cover what stands before
them; a verb with no subject of its own, or with a definite one (المصدر), goes on with somebody told before.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from evtx.annotate.person_names import END_WORDS, name_run
from evtx.annotate.tellers import Teller, find_tellers, plain, words_of
from evtx.lexicon.load import Lexicon
from evtx.lexicon.match import bare_words
from evtx.model import Mention, Sentence, SourceValue
from evtx.text.disambiguate import Reading
from evtx.text.document import Document
from evtx.text.normalize import fold_text

_REACH = 14
_LASTS = 4  # sentences for which a speaker is taken up by a verb with no subject
_THAT = frozenset("ان بان انه انها انهم انهما انني اننا بانه بانها بانهم".split())
_CONTENT = _THAT | {":", '"', "الي", "عن", "علي"}
_TIMES = frozenset(
    """اليوم امس مساء صباح ظهر فجر عصر ليل يوم السبت الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعه الماضي ايضا كذلك
    لاحقا سابقا قد وقت من جهته جهتها جانبه جانبها بدوره بدورها ايضاً كان كانت""".split()
)
_STATED = frozenset("بيان تصريح تصريحات حديث تغريده منشور مؤتمر موتمر اتصال مقابله تقرير كلمه لقاء مداخله".split())
_BETWEEN = frozenset(
    """ما بيان بيانات تصريح تصريحات تقرير تقارير معلومات روايه روايات اعلان احصائيه احصاءات احصاء ارقام تقديرات شهاده شهادات
    افاده افادات صادر صادره عن ل من في حد قول لسان توثيق حصيله نشره نشرته اصدره اصدرته التي الذي وصف مراقبه""".split()
)
_AMONG = frozenset("منها بينها ابرزها ومنها".split())
_AS_WORDS = frozenset("كما حسبما وفقما مثلما بحسبما".split())
_IMPERSONAL = frozenset("يذكر يشار يلاحظ يقال ويذكر ويشار يعتقد ويعتقد".split())
_TRANSMITTING = frozenset({"نقل", "اورد", "علم", "نشر", "بث"})
_TELLING_OUTLETS = frozenset({"ابلغ", "اخبر"})
# What bodies that fight and govern do as well as tell: their subject is a source only where "that" follows.
_DEEDS = frozenset("رصد سجل نشر احصي وثق تابع كتب نقل بين اورد كشف عزا حمل علم بث قدر شرح شدد ابلغ اخبر وصف".split())
_OPENERS = frozenset("فيما بينما حيث حين كما لكن لكنه لكنها لكنهم اذ قد فقد جهته جهتها جانبه جانبها بدوره بدورها اخر اخري متصل ذاته".split())
_OPINIONS = frozenset("راي اعتبر وصف ادان استنكر ندد".split())
_NEGATIONS = frozenset("لم ولم لن لا".split())


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
    document: Document, readings: Sequence[Reading | None], actors: Sequence[Mention], lexicon: Lexicon
) -> list[Mention]:
    """Source mentions in order of the text."""
    tellers = find_tellers(document, readings, actors, lexicon)
    finder = _Finder(document, readings, tellers, lexicon)
    found: list[Mention] = []
    for number, sentence in enumerate(document.sentences):
        for telling in finder.tellings(number, sentence):
            via = tuple(dict.fromkeys(v for t in telling.tellers for v in t.via))
            for teller in telling.tellers:
                own = tuple(v for v in via if v != teller.name)
                value = SourceValue(teller.name, teller.kind, own, (telling.first, telling.last))
                last = max(telling.at + 1, min(teller.last, sentence.last))
                first = teller.first if sentence.first <= teller.first < last else telling.at
                found.append(document.mention_of_tokens("source", first, max(last, first + 1), value, telling.rule))
    return found


class _Finder:
    """Walks the sentences in order and remembers who spoke last and who was named."""

    def __init__(
        self, document: Document, readings: Sequence[Reading | None], tellers: dict[int, Teller], lexicon: Lexicon
    ) -> None:
        """`tellers` by first token, as `find_tellers` gives them."""
        self._document, self._readings, self._tellers, self._lexicon = document, readings, tellers, lexicon
        self._known: list[Teller] = []
        self._speaker: tuple[Teller, ...] = ()
        self._spoke = -_LASTS

    def tellings(self, number: int, sentence: Sentence) -> list[_Telling]:
        """All tellings of a sentence, with the runs that they cover."""
        if sentence.part == "heading":
            self._speaker = ()
        raw: list[_Telling] = []
        for at in range(sentence.first, sentence.last):
            telling = self._at(number, sentence, at, raw)
            if telling is None:
                continue
            known = tuple(t for t in map(self._settled, telling.tellers) if t.name)
            if not known:
                continue
            telling = replace(telling, tellers=known)
            raw.append(telling)
            self._known += telling.tellers
            if telling.way != "inner":
                self._speaker, self._spoke = telling.tellers, number
        here = [t for at in range(sentence.first, sentence.last) if (t := self._tellers.get(at))]
        self._known += [t for t in here if t.how in ("body", "outlet") or (t.definite and len(t.name.split()) > 1)]
        return _covers(self._document, sentence, raw)

    def _at(self, number: int, sentence: Sentence, at: int, raw: Sequence[_Telling]) -> _Telling | None:
        token = self._document.tokens[at]
        if not token.word:
            return self._headline(sentence, at) if token.text in ":(" else None
        lemma = self._speech(sentence, at)
        if lemma:
            return self._verb(number, sentence, at, lemma, raw)
        if not self._lexicon.reporting.according.isdisjoint(bare_words(token.text)):
            return self._according(sentence, at)
        return self._came_in(sentence, at) or self._likewise(sentence, at, raw)

    def _likewise(self, sentence: Sentence, at: int, raw: Sequence[_Telling]) -> _Telling | None:
        """The verb left out the second time: تحدثت الشرطة عن قتيل والمشفى عن قتيلين."""
        if self._document.tokens[at].text != "عن" or not raw or not raw[-1].speaks_of:
            return None
        teller = self._before(sentence, at)
        joined = teller is not None and (teller.prep == "و" or self._document.tokens[teller.first - 2].text == "و")
        if teller is None or not joined:
            return None
        return _Telling(at, teller.first, sentence.last, (teller,), "forward", "source.likewise")

    # ------------------------------------------------------------ ways of telling

    def _speech(self, sentence: Sentence, at: int) -> str:
        """The lemma of the verb of speech at a token; empty where there is none."""
        verbs = self._lexicon.reporting.verbs
        reading = self._readings[at]
        word = self._document.tokens[at].text
        if self._saying(at):
            return next(a.lemma for a in self._document.analyses[at] if a.cat == "AP" and a.lemma in verbs)
        if reading is None:
            # بيّن without its shadda is the preposition; at the head of a sentence with a speaker and "that" it tells
            says = word in ("بين", "وبين") and at == sentence.first and (at + 1) in self._tellers
            return "بين" if says and self._that_follows(self._tellers[at + 1].last, sentence) else ""
        if word in ("بالقول", "القول", "قايلا", "قايله") and (self._next_word(at) in _THAT or self._next_word(at) in ':"'):
            return "قال"
        if word in _IMPERSONAL and self._next_word(at) in _CONTENT:
            return ""
        lemma = reading.analysis.lemma
        if lemma in verbs and reading.finite:
            return lemma
        if reading.analysis.cat in ("AP", "PP", "ADJ"):
            finite = [a for a in self._document.analyses[at] if a.cat in ("PV", "IV") and a.lemma in verbs and not a.pron]
            return finite[0].lemma if finite and not reading.analysis.det else ""
        return ""

    def _saying(self, at: int) -> bool:
        """An adverbial participle: مضيفاً أن، لافتة إلى."""
        if self._document.tokens[at].text[-1] not in "اه" or self._next_word(at) not in _CONTENT:
            return False
        verbs = self._lexicon.reporting.verbs
        return any(a.cat == "AP" and not a.det and a.lemma in verbs for a in self._document.analyses[at])

    def _verb(self, number: int, sentence: Sentence, at: int, lemma: str, raw: Sequence[_Telling]) -> _Telling | None:
        document = self._document
        as_word = self._as_word(sentence, at)
        subjects, via = self._subjects(sentence, at, lemma)
        first = at
        rule = "source.verb"
        if not subjects:
            before = self._before(sentence, at)
            subjects = (before,) if before is not None else ()
            first = before.first if before is not None else at
        if not subjects and self._goes_on(sentence, at, lemma):
            subjects, rule = self._continued(number, sentence, at), "source.continued"
        if not subjects:
            return None
        if lemma in _OPINIONS:
            rule = "source.opinion"
        if lemma in _DEEDS and not self._told(subjects, at, sentence):
            return None
        if document.tokens[at - 1].text in _NEGATIONS and at > sentence.first:
            return None
        subjects = tuple(replace(t, via=tuple(dict.fromkeys((*t.via, *via)))) for t in subjects)
        if as_word:
            return _Telling(as_word - 1, sentence.first, sentence.last, subjects, "back", "source.as_told")
        way = self._way(sentence, at, first, raw)
        return _Telling(first, first, sentence.last, subjects, way, rule, speaks_of=lemma in ("تحدث", "اعلن"))

    def _way(self, sentence: Sentence, at: int, first: int, raw: Sequence[_Telling]) -> str:
        """A verb of speech that hangs on a noun of another's words (شخص قالت الشرطة إنه ...) tells its clause only."""
        if at == sentence.first or first < at or not raw or raw[-1].way == "back":
            return "forward"
        word, before = self._document.tokens[at].text, self._document.tokens[at - 1]
        opens = word[0] in "وف" or not before.word or before.text in _OPENERS or before.text[0] == "و"
        return "forward" if opens else "inner"

    def _as_word(self, sentence: Sentence, at: int) -> int:
        """1 + the token of "as" (كما، بحسب ما) before a verb; 0 where there is none."""
        tokens = self._document.tokens
        for back in (1, 2):
            n = at - back
            if n < sentence.first:
                break
            word = tokens[n].text
            if word in _AS_WORDS:
                also = word == "كما" and self._that_follows(at + 1, sentence)  # كما قال X إن: "X also said"
                return 0 if also else n + 1
            if word == "ما" and n - 1 >= sentence.first:
                before = bare_words(tokens[n - 1].text)
                if "علي" in before or not before.isdisjoint(self._lexicon.reporting.according):
                    return n
        return 0

    def _according(self, sentence: Sentence, at: int) -> _Telling | None:
        tokens = self._document.tokens
        n = at + 1
        while n < min(sentence.last, at + 8):
            teller = self._tellers.get(n)
            if teller is not None:
                group = self._joined(teller, sentence)
                return _Telling(at, sentence.first, sentence.last, group, "back", "source.according")
            word = tokens[n].text
            if tokens[n].word and word not in _BETWEEN and not self._name_known(n):
                return None
            if not tokens[n].word and word != '"':
                return None
            n += 1
        return None

    def _came_in(self, sentence: Sentence, at: int) -> _Telling | None:
        """جاء في بيان X أن."""
        reading = self._readings[at]
        if reading is None or reading.analysis.lemma not in ("جاء", "ورد") or self._next_word(at) != "في":
            return None
        teller = self._tellers.get(at + 2)
        if teller is None:
            return None
        return _Telling(at, at, sentence.last, (teller,), "forward", "source.statement")

    def _headline(self, sentence: Sentence, at: int) -> _Telling | None:
        """`X: ...` at the head of a sentence, `... (X)` at the end of a headline."""
        token = self._document.tokens[at]
        if token.text == ":":
            teller = self._tellers.get(sentence.first)
            if teller is None or teller.last not in (at, at - 1) or teller.prep:
                return None
            return _Telling(sentence.first, sentence.first, sentence.last, (teller,), "forward", "source.headline")
        teller = self._tellers.get(at + 1)
        ends = teller is not None and teller.last < sentence.last and self._document.tokens[teller.last].text == ")"
        if teller is None or not ends or teller.last + 2 < sentence.last or teller.how == "body":
            return None
        return _Telling(at, sentence.first, sentence.last, (teller,), "back", "source.headline")

    # ------------------------------------------------------------ who

    def _subjects(self, sentence: Sentence, at: int, lemma: str) -> tuple[tuple[Teller, ...], tuple[str, ...]]:
        """Who stands as the subject after a verb, and the outlets that he tells it to."""
        tokens = self._document.tokens
        via: list[str] = []
        found: tuple[Teller, ...] = ()
        n = at + 1
        limit = min(sentence.last, at + _REACH)
        while n < limit:
            word = tokens[n].text
            teller = self._tellers.get(n)
            outlet = teller or next((t for k in (n + 1, n + 2) if (t := self._tellers.get(k))), None)
            toward = word in ("الي", "مع") and outlet is not None and outlet.how == "outlet"
            if word == "ل" or toward or (teller is not None and teller.prep[-1:] == "ل"):
                if outlet is None:
                    quote = next((k for k in range(n + 2, min(limit, n + 7)) if tokens[k].text == '"'), 0)
                    n = quote + 1 if quote and tokens[n + 1].text == '"' else limit
                    continue
                via += [outlet.name] if outlet.how == "outlet" or outlet.kind == "media" else []
                n = outlet.last
            elif word in _THAT or word in ".:؛":
                break
            elif teller is not None and not found:
                if self._disagrees(at, teller):
                    break
                found = self._joined(teller, sentence)
                n = found[-1].last
            elif teller is not None and lemma in _TELLING_OUTLETS and teller.how == "outlet":
                via.append(teller.name)
                n = teller.last
            elif word == "عن" and lemma in _TRANSMITTING or word == "من" and lemma == "علم":
                return self._transmitted(sentence, at, n, found), tuple(via)
            elif found and (lemma in _TRANSMITTING or not tokens[n].word):
                n += 1
            elif not found and self._skippable(n):
                n += 3 if word in ("في", "خلال", "عبر") else 1
            elif not found and self._surname(n):
                found = (self._surname(n),)  # type: ignore[assignment]
                n += 1
            elif not found and n <= at + 2 and lemma not in _DEEDS and (person := self._nameless(n, sentence)):
                found = (person,)
                n = person.last
            else:
                break
        if lemma in _TRANSMITTING and any(t.how == "body" for t in found):
            return (), ()
        return found, tuple(via)

    def _transmitted(self, sentence: Sentence, verb: int, at: int, outlets: tuple[Teller, ...]) -> tuple[Teller, ...]:
        """`نقل X عن Y`: both tell; Y by way of X."""
        origin = next((t for n in range(at + 1, min(at + 4, sentence.last)) if (t := self._tellers.get(n))), None)
        before = self._before(sentence, verb) if not outlets else None
        outlets = outlets or ((before,) if before else tuple(t for t in self._speaker if t.how == "outlet"))
        outlets = tuple(map(self._settled, outlets))
        if origin is None or (outlets and origin.last == origin.first + 1 and plain(origin.name) in ("مصدر", "مصادر")):
            return outlets  # a bare "source" says no more than the outlet
        via = tuple(t.name for t in outlets)
        return (*outlets, *(replace(t, via=via) for t in self._joined(origin, sentence)))

    def _joined(self, teller: Teller, sentence: Sentence) -> tuple[Teller, ...]:
        """A teller and those joined to him by و."""
        out = [teller]
        tokens = self._document.tokens
        while (n := out[-1].last) < sentence.last:
            n += (tokens[n].text in '")،') and n + 1 < sentence.last
            if tokens[n].text in _AMONG:
                n += 1 + (n + 1 < sentence.last and tokens[n + 1].text in ('"', "بينها"))
            following = self._tellers.get(n) or self._tellers.get(n + 1)
            amid = tokens[n - 1].text in _AMONG or tokens[n - 2].text in _AMONG
            coordinated = following is not None and following.first == n and following.prep == "و"
            if following is None or not (coordinated or amid and following.how == "outlet"):
                break
            out.append(following)
        return tuple(out)

    def _before(self, sentence: Sentence, at: int) -> Teller | None:
        """The subject right before its verb: المصدر أكد، وكان مصدر أمني قد تحدث."""
        n = at
        while n > sentence.first and self._document.tokens[n - 1].text in ("قد", "كان", "كانت", "،", '"', ")", "("):
            n -= 1
        ends = [t for t in self._tellers.values() if t.last == n and t.first >= sentence.first and not t.prep.endswith(("ل", "ب"))]
        best = max(ends, key=lambda t: t.last - t.first, default=None)
        if best is None:
            return None
        opens = best.first == sentence.first or self._document.tokens[best.first - 1].text in ("،", ":", "-", "وكان", "وكانت", "كان", "كانت", '"')
        starts = opens or any(best.first == first for first, _ in sentence.clauses)
        return best if starts else None

    def _continued(self, number: int, sentence: Sentence, at: int) -> tuple[Teller, ...]:
        """Who goes on where a verb has no subject: the subject before it in the sentence, else who spoke last."""
        for n in range(at - 1, sentence.first, -1):
            teller = self._tellers.get(n)
            if teller is None or teller.prep[-1:] in ("ل", "ب") or teller.how == "noun" and not teller.definite:
                continue
            reading = self._readings[n - 1]
            if (reading is not None and reading.finite) or (n - 2 >= sentence.first and self._document.tokens[n - 2].text in _NEGATIONS):
                return (teller,)
        return self._speaker if number - self._spoke <= _LASTS else ()

    def _settled(self, teller: Teller) -> Teller:
        """The fuller name told before for a definite short one (المصدر، الشبكة، ماروتو)."""
        if not teller.definite or (teller.how == "person" and len(teller.name.split()) > 1):
            return teller
        plain_words = {plain(w) for w in teller.words}
        if teller.how == "anaphor" and plain_words & {"بيان", "تصريح", "تقرير"}:
            return self._speaker[0] if self._speaker else teller
        for old in reversed(self._known):
            words = words_of(old.name) if old.how == "body" and len(plain_words) > 1 else old.words
            if not old.name or old.name == teller.name or not plain_words <= words or self._owned(plain_words, old):
                continue
            if teller.how in ("noun", "anaphor") or (old.how == teller.how and old.name.startswith(teller.name)):
                return replace(old, via=())
        return teller

    def _owned(self, short: frozenset[str] | set[str], old: Teller) -> bool:
        """Whether a short mention names only what a longer name belongs to (الحكومة after قوات الحكومة)."""
        in_order = [plain(w) for w in fold_text(old.name).replace('"', " ").split()]
        return old.how == "body" and bool(short & set(in_order)) and in_order[0] not in short

    def _surname(self, at: int) -> Teller | None:
        """A person told before, by one word of his name."""
        word = self._document.tokens[at].text
        if len(word) < 3 or word in END_WORDS:
            return None
        return next((t for t in reversed(self._known) if t.how == "person" and plain(word) in words_of(t.name)), None)

    def _nameless(self, at: int, sentence: Sentence) -> Teller | None:
        """A person with no title right after his verb: a name, then "that"; two words of it also before a comma or لـ."""
        tokens = self._document.tokens
        start = at + (tokens[at].text == '"')
        end = name_run(self._document, self._readings, start)
        if end == start or end >= sentence.last or self._readings[start] is not None:
            return None
        if end - start == 1 and tokens[end].text not in _THAT:
            return None
        if tokens[end].word and tokens[end].text not in END_WORDS and end not in self._tellers:
            return None
        name = self._document.cut(start, end)
        known = end - start > 1 and tokens[end].text in '،"'
        return Teller(start, end, name, "local" if known else "official", "person", words_of(name), True)

    # ------------------------------------------------------------ small questions

    def _goes_on(self, sentence: Sentence, at: int, lemma: str) -> bool:
        """Whether a verb with no subject can be that of the last speaker: what he says follows."""
        following = self._next_word(at)
        if following not in _CONTENT or lemma in _TRANSMITTING and following != "عن":
            return False
        reading = self._readings[at]
        imperfect = reading is not None and reading.analysis.cat in ("IV", "IVP")
        return not imperfect or self._document.tokens[at].text[0] == "و" or self._document.tokens[at - 1].text in _OPENERS

    def _disagrees(self, verb: int, teller: Teller) -> bool:
        """A feminine noun right after a masculine verb is its object."""
        reading = self._readings[verb]
        if reading is None or reading.analysis.gender != "m" or teller.first > verb + 1 or teller.how == "person":
            return False
        start, end = self._document.original_span(teller.first, teller.first + 1)
        head = self._document.text[start:end]
        return head.endswith(("ة", "ات")) or plain(head) in ("قوات", "مصادر", "وسائل")

    def _next_word(self, at: int) -> str:
        tokens = self._document.tokens
        return tokens[at + 1].text if at + 1 < len(tokens) else ""

    def _name_known(self, at: int) -> bool:
        return self._document.tokens[at].text in _TIMES

    def _skippable(self, at: int) -> bool:
        token = self._document.tokens[at]
        if not token.word:
            return token.text in '،"-()/'
        stated = token.text in ("في", "خلال", "عبر") and not _STATED.isdisjoint(bare_words(self._next_word(at)))
        return stated or token.text in _TIMES or token.text.isdigit()

    def _told(self, subjects: Iterable[Teller], at: int, sentence: Sentence) -> bool:
        """Whether a body that does what the verb says only tells it: "that" follows, or the teller only ever tells."""
        return any(t.how != "body" for t in subjects) or self._that_follows(max(t.last for t in subjects), sentence)

    def _that_follows(self, at: int, sentence: Sentence) -> bool:
        following = self._document.tokens[at : min(sentence.last, at + 2)]
        return any(t.text in ("علي", "الي") for t in following) or any(t.text in _THAT for t in self._document.tokens[at : min(sentence.last, at + 8)])


def _covers(document: Document, sentence: Sentence, raw: Sequence[_Telling]) -> list[_Telling]:
    """Tellings with their runs: forward ones reach to the next, back ones from the one before, inner ones to a comma."""
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
