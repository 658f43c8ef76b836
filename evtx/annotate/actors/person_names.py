"""Names of persons after their titles: a document in, for the word after a title the run of the name out."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from evtx.lexicon.load import Lexicon
from evtx.text.disambiguate import CLOSED_CLASS, Reading
from evtx.text.document import Document
from evtx.text.segment import RELATIVES
from evtx.text.vowel_signs import written_form
from evtx.text.words import word_class

END_WORDS = word_class("annotate.person_names.end_words")
_THAT = word_class("annotate.person_names.that")
_NO_NAMES = word_class("annotate.person_names.no_names")
_UNNAMED = frozenset({"طلب", "رفض", "فضل", "اشترط", "اثر", "طلبت", "رفضت", "فضلت", "اشترطت"})  # طلب عدم ذكر اسمه
_BREAKS = word_class("annotate.person_names.breaks")
_SERVANT = "عبد"
_HYPHENS = frozenset("-‐‑–")
_RANKS = frozenset({"رفيع", "رفيعه", "رفيعي"})  # رفيع المستوى
_PARTS = word_class("annotate.person_names.parts")
_WITHIN = word_class("annotate.person_names.within")
_REACH = 18
_GLUED = ("بال", "وال", "لل", "كال", "فال")
_CLOSERS = _THAT | {"،", ":", "ل", "."}
_ACCORDING = word_class("annotate.person_names.according")
_COUNTING = word_class("text.disambiguate.counting")
_NAMED_AFTER = frozenset({"ابو", "ابي", "ابا", "بن"})
_PLURALS = ("ون", "ين", "ات", "ان", "و")
_LONGEST = 4
_BEFORE = 10  # tokens before a title within which its verb stands, if it stands before it
_SETTLED = word_class("annotate.person_names.settled")


class PersonNames:
    """Finds the name after a title; `found` maps the end of each name to its first token."""

    def __init__(
        self,
        document: Document,
        readings: Sequence[Reading | None],
        others: Mapping[int, int],
        men: Container[int],
        lexicon: Lexicon,
    ) -> None:
        """`others`: first token and end of outlets, bodies and places; `men`: those of them that may be a man's name.

        Titles are learnt from the lexicon in one pass.
        """
        self._document, self._readings, self._others, self._men = document, readings, others, men
        # behind a title both are names
        self._given = frozenset(lexicon.given_names["plain"]) | lexicon.given_names["shy"]
        self.found: dict[int, int] = {}
        self._starts: dict[int, int] = {}
        self._within = {n: last for first, last in others.items() for n in range(first + 1, last)}
        self._titles: set[int] = set()
        self._learning = True
        lexicon.source_nouns.find(document, self.at)
        self._learning = False

    def at(self, index: int, what: str, _values: frozenset[str]) -> int | None:
        """End of the name of the person whose title ends before token `index`; None where none is named."""
        if what != "person":
            return None
        if self._learning:
            if self._document.tokens[index - 2].text != _SERVANT:  # عبد الأمير is a name
                self._titles.add(index)
            return None
        start = self._within.get(
            index, index
        )  # الأمين العام للأمم المتحدة فلان: past the body that the title belongs to
        run = _find(self._document, self._readings, start, self._others, self._men, self._titles)
        run = run or self._given_name(start)
        if run is None:
            return None
        self._starts[index] = run[1]
        self.found[run[1]] = run[0]
        return run[1]

    def _given_name(self, at: int) -> tuple[int, int] | None:
        """A given name that is a common word too, right after its title (العميد توفيق الرحموني)."""
        tokens, end = self._document.tokens, at + 1
        if at >= len(tokens) or tokens[at].text not in self._given or tokens[at].text in _WITHIN:
            return None
        if _is_origin(self._document, at) and not has_article(self._document, at - 1):
            return None  # ضابط يمني كبير
        while end < min(len(tokens), at + _LONGEST) and tokens[end].word and end + 1 not in self._titles:
            if not later_word(self._document, self._readings, end):
                break
            end += 1
        return (at, end) if end > at + 1 else None

    def ends_at(self, first: int, last: int) -> bool:
        """Whether a hit from token `first` ends with a name whose title stands at its start."""
        return any(self._starts.get(n) == last for n in range(first + 1, first + 3))


def has_article(document: Document, at: int) -> bool:
    """الناطق، والناطق; but أليكسي، إلياس: written with a hamza the letters are the name's own."""
    if not document.tokens[at].text.startswith(("ال", "وال")):
        return False
    return not written_form(document, at).removeprefix("و").startswith(("أل", "إل"))


def name_run(document: Document, readings: Sequence[Reading | None], index: int, *, adjectives: bool = True) -> int:
    """End of the run of name words that starts at a token; the token itself where there is none.

    `adjectives`: the run may begin with a word in -ي (نوري), which after an indefinite title is an adjective.
    """
    tokens = document.tokens
    at = index
    parts = 0
    while at < len(tokens) and parts < _LONGEST:
        if at > index and _hyphen(document, at):
            at += 1
        if not tokens[at].word:
            break
        fits = (
            later_word(document, readings, at)
            if at > index
            else _first_word(document, readings, at, adjectives=adjectives)
        )
        if not fits:
            break
        parts += tokens[at].text not in _PARTS
        at += 1
    while at > index and tokens[at - 1].text in _PARTS:
        at -= 1
    return at


def _hyphen(document: Document, at: int) -> bool:
    """جان-كلود: a hyphen with no space on either side, between two words."""
    tokens = document.tokens
    if tokens[at].text not in _HYPHENS or at + 1 >= len(tokens) or not tokens[at + 1].word:
        return False
    return tokens[at - 1].end == tokens[at].start and tokens[at].end == tokens[at + 1].start


def _first_word(document: Document, readings: Sequence[Reading | None], at: int, *, adjectives: bool = True) -> bool:
    """A word unknown to the lexicon, or an adjective (خالد، واين) that an unknown word follows."""
    word, reading = document.tokens[at].text, readings[at]
    if word in _PARTS or _is_ali(document, readings, at):
        return True
    if word in _COUNTING or _adverbial(word, reading) or word.startswith("لل"):
        return False  # إلى جرح أربعة، رافضا كشف هويته، للأمم المتحدة
    if word[0].isdigit() or word in END_WORDS or word in CLOSED_CLASS or has_article(document, at) or word in _NO_NAMES:
        return False
    if word in _RANKS and at + 1 < len(document.tokens) and document.tokens[at + 1].text == "المستوي":
        return False
    if reading is None:  # مسؤول محلي كبير: no reading, since the word belongs to the name of a body
        return adjectives or not word.endswith("ي") or all(a.cat != "ADJ" for a in document.analyses[at])
    analysis = reading.analysis
    following = document.tokens[at + 1] if at + 1 < len(document.tokens) else None
    if following is None or not following.word or following.text in END_WORDS:
        return False
    if analysis.pron and not reading.finite and analysis.cat != "VN":
        return True  # a title has no noun with a pronoun after it: برهم is a name
    if readings[at + 1] is not None:
        return False
    return (
        analysis.cat in ("ADJ", "AP", "PP", "W") and not analysis.det and (adjectives or not word.endswith(("ي", "يه")))
    )


def _governs(readings: Sequence[Reading | None], at: int) -> bool:
    """على غرار: "on" before a noun is the preposition, not Ali."""
    following = readings[at + 1] if at + 1 < len(readings) else None
    return following is not None and following.analysis.cat in ("N", "VN")


def _is_ali(document: Document, readings: Sequence[Reading | None], at: int) -> bool:
    """علي الخالدي: "on" before a word with the article that no lexicon knows is a name."""
    following = document.word_at(at + 1)
    return document.tokens[at].text == "علي" and following.startswith("ال") and readings[at + 1] is None


def later_word(document: Document, readings: Sequence[Reading | None], at: int) -> bool:
    """Whether a token can go on a name that stands before it."""
    word, reading = document.tokens[at].text, readings[at]
    if at and document.tokens[at - 1].text in _NAMED_AFTER and word not in END_WORDS:
        return True  # أبو فراس: nothing but a name
    if word in _PARTS or document.is_ali(at) or (word == "علي" and not _governs(readings, at)):
        return True
    if word[0].isdigit() or word in END_WORDS or word in CLOSED_CLASS:
        return False
    if reading is None:
        return not (word.startswith("و") and len(word) < 4)
    analysis = reading.analysis
    following = document.tokens[at + 1] if at + 1 < len(document.tokens) else None
    ends = following is None or not following.word or following.text in END_WORDS or _closing(readings, at + 1)
    if reading.finite or analysis.prep or analysis.conj or analysis.pron or (analysis.cat in ("VN", "W") and not ends):
        return False
    return ends or has_article(document, at) or (analysis.cat in ("ADJ", "AP", "PP") and analysis.number == "s")


def _closing(readings: Sequence[Reading | None], at: int) -> bool:
    """Whether a word can follow a name only: a verb, a noun after لـ."""
    reading = readings[at] if at < len(readings) else None
    return reading is not None and (reading.finite or reading.analysis.prep == "ل")


def closed_run(
    document: Document, readings: Sequence[Reading | None], at: int, offices: Container[int] = frozenset()
) -> int:
    """End of a run of two to four words that "that", a comma or لـ closes, whatever else they can mean; else `at`.

    So does the man's office (قال فلان الناطق باسم الوزارة); `offices`: the tokens at which one begins.

    Names look like other words (سامر، رياض، ملا); where nothing but a name can stand, the frame decides. A
    preposition closes it where one of its words is unknown.
    """
    tokens = document.tokens
    if at >= len(tokens):
        return at
    first = readings[at]
    word = tokens[at].text
    if word in _NO_NAMES or word.startswith(_GLUED) or _no_first(word, first):
        return at
    end = at
    while end < min(len(tokens), at + _LONGEST) and tokens[end].word:
        word = tokens[end].text
        if end in offices and end > at + 1:
            return end
        if word in END_WORDS or (word in CLOSED_CLASS and word != "علي") or word[0].isdigit():
            break
        if end > at and word[0] == "ل" and (reading := readings[end]) is not None and reading.analysis.prep:
            return end if end - at > 1 else at  # قال فلان لعنب بلدي، هدوء حذر استمر لساعات
        end += 1
    closing = tokens[end].text if end < len(tokens) else ""
    unknown = closing in END_WORDS and any(readings[n] is None for n in range(at + 1, end))
    return end if end - at > 1 and (closing in _CLOSERS or unknown) else at


def _adverbial(word: str, reading: Reading | None) -> bool:
    """رافضا، مشترطا: a participle that goes with the verb."""
    return reading is not None and word.endswith("ا") and reading.analysis.cat == "AP" and len(word) > 3


def _no_first(word: str, reading: Reading | None) -> bool:
    """Words that open no name: verbal nouns, particles, sound plurals, what has a preposition before it."""
    if reading is None:
        return False
    analysis = reading.analysis
    if _adverbial(word, reading):
        return True
    plural = analysis.number in ("p", "d") and word.endswith(_PLURALS)
    return plural or analysis.cat in ("VN", "W") or bool(analysis.prep) or analysis.conj == "و"


def _past_mark(document: Document, at: int, index: int) -> int:
    """The token after a mark; after the whole quotation where the mark opens one further on than the title."""
    quoted = (q.last for q in document.scopes if q.first == at > index and q.kind == "quote")
    return next(quoted, at + 1)


def _ends_title(word: str, reading: Reading | None, *, told: bool, inside: bool) -> bool:
    """Whether no name can follow: "that", "who", a verb (unless its own stands before the title), و and a noun.

    `inside`: a definite noun stands before, whose و goes on the name of a body (جهاز الإسعاف والطوارئ).
    """
    if word in _THAT or word in RELATIVES or word in _UNNAMED or word in _BREAKS:
        return True
    joined = reading is not None and reading.analysis.conj == "و" and reading.nominal
    return reading is not None and (
        (reading.finite and not told) or (joined and not (inside and word.startswith("وال")))
    )


def _is_title(document: Document, readings: Sequence[Reading | None], at: int, titles: set[int]) -> bool:
    """Whether a word in a run of names is a title: a name or whose man he is follows it (not محمد النقيب)."""
    if at + 1 not in titles:
        return False
    if at + 1 == len(document.tokens) or not document.tokens[at + 1].word:
        return False
    following = document.tokens[at + 1].text  # الفريق الركن فلان: titles in a row
    return following in _WITHIN or following.startswith("ال") or _first_word(document, readings, at + 1)


def _told_before(document: Document, index: int) -> bool:
    """Whether the verb of a title, or "according to", stands before it."""
    before = range(max(0, index - _BEFORE), index - 1)
    verb = any(a.cat in ("PV", "IV") for n in before for a in document.analyses[n])
    return verb or any(document.tokens[n].text in _ACCORDING for n in before)


def _run(
    document: Document,
    readings: Sequence[Reading | None],
    at: int,
    others: Mapping[int, int],
    *,
    bound: bool,
    told: bool,
) -> int:
    """End of the name at a token, up to whom it is told to (لعنب بلدي); the token itself where there is none."""
    end = name_run(document, readings, at, adjectives=not bound)
    end = min((n for n in range(at + 1, end) if n in others and document.tokens[n].text[0] == "ل"), default=end)
    return closed_run(document, readings, at) if end == at and not bound and told else end


def _is_origin(document: Document, at: int) -> bool:
    """Whether a word can be an adjective that says where somebody is from."""
    return document.tokens[at].text.endswith("ي") and any(a.cat == "ADJ" for a in document.analyses[at])


def _find(
    document: Document,
    readings: Sequence[Reading | None],
    index: int,
    others: Mapping[int, int],
    men: Container[int],
    titles: set[int],
) -> tuple[int, int] | None:
    """The first run of name words after a title, past its adjectives, its body, its place and further titles."""
    tokens = document.tokens
    at = index
    stop = min(len(tokens), index + _REACH)
    told = _told_before(document, index)
    bound = not has_article(document, index - 1) if index else False
    comma = 0
    while at < stop:
        word = tokens[at].text
        if not tokens[at].word:
            if word in ".:؛" or (word == "،" and comma):
                return None
            comma = at + 1 if word == "،" else comma
            at = _past_mark(document, at, index)
        elif _ends_title(word, readings[at], told=told, inside=at > index and tokens[at - 1].text.startswith("ال")):
            return None
        elif at in men and others[at] - at > 1 and not bound and _first_word(document, readings, at):
            return at, others[at]  # a man so well known that the lexicon lists him
        elif at + 1 in titles or has_article(document, at) or at in others:
            bound = at + 1 in titles and not has_article(document, at)
            at = others.get(at, at + 1)
        elif word in _SETTLED:
            at, bound = others.get(at + 1, at + 2), False  # في مدينة كذا
        elif bound and at == index and _is_origin(document, at):
            at += 1  # ضابط سوداني كبير
        elif word in _WITHIN:
            at += 1 + (at + 1 < stop and not tokens[at + 1].word)
            at, bound = at if tokens[at : at + 1] and tokens[at].text in _SETTLED else others.get(at, at + 1), False
        elif word in END_WORDS and not _is_ali(document, readings, at):
            at += 1
        else:
            end = _run(document, readings, at, others, bound=bound, told=told)
            title = next((n for n in range(at + 1, end) if _is_title(document, readings, n, titles)), None)
            if end == at == comma:
                return None
            if title is not None and title - at > 1 and not bound:
                return at, title  # العقيد غريب عبد الحافظ المتحدث العسكري: his office stands behind his name
            if title is not None:
                at = title
            elif end == at:
                at, bound = at + 1, True
            elif bound and not comma and end - at == 1:
                at, bound = end, False
            else:
                return (at + 1 if bound and not comma and end - at > 2 else at), end
    return None
