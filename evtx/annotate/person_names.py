"""Names of persons after their titles: a document in, for the word after a title the run of the name out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from evtx.lexicon.load import Lexicon
from evtx.text.disambiguate import CLOSED_CLASS, Reading
from evtx.text.document import Document

# Where a name or a title has certainly ended.
END_WORDS = frozenset(
    """ان بان انه انها انهم بانه بانها عن الي علي في من خلال عبر مع لدي حول بعد قبل اليوم امس مساء صباح فجر ظهر عصر ليل يوم
    قد وقد لم لن ما كما فيما بينما حيث الذي التي وهو وهي السبت الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعه ل ب""".split()
)
_THAT = frozenset("ان بان انه انها".split())
_PARTS = frozenset("عبد ابو ابي ام بن ابن ال ذو".split())  # words that need another one after them
_WITHIN = frozenset("في لشوون باسم عن لدي من عبر بشوون علي ب ل".split())
_REACH = 18
_LONGEST = 4


class PersonNames:
    """Finds the name after a title; `found` maps the end of each name to its first token."""

    def __init__(
        self, document: Document, readings: Sequence[Reading | None], others: Mapping[int, int], lexicon: Lexicon
    ) -> None:
        """`others`: first token and end of outlets and bodies. Titles are learnt from the lexicon in one pass."""
        self._document, self._readings, self._others = document, readings, others
        self.found: dict[int, int] = {}
        self._starts: dict[int, int] = {}
        self._titles: set[int] = set()
        self._learning = True
        lexicon.source_nouns.find(document, self.at)
        self._learning = False

    def at(self, index: int, what: str, values: frozenset[str]) -> int | None:
        """End of the name of the person whose title ends before token `index`; None where none is named."""
        if what != "person":
            return None
        if self._learning:
            self._titles.add(index)
            return None
        run = _find(self._document, self._readings, index, self._others, self._titles)
        if run is None:
            return None
        self._starts[index] = run[1]
        self.found[run[1]] = run[0]
        return run[1]

    def ends_at(self, first: int, last: int) -> bool:
        """Whether a hit from token `first` ends with a name whose title stands at its start."""
        return any(self._starts.get(n) == last for n in range(first + 1, first + 3))


def name_run(document: Document, readings: Sequence[Reading | None], index: int) -> int:
    """End of the run of name words that starts at a token; the token itself where there is none."""
    tokens = document.tokens
    at = index
    parts = 0
    while at < len(tokens) and tokens[at].word and parts < _LONGEST:
        fits = _later_word(document, readings, at) if at > index else _first_word(document, readings, at)
        if not fits:
            break
        parts += tokens[at].text not in _PARTS
        at += 1
    while at > index and tokens[at - 1].text in _PARTS:
        at -= 1
    return at


def _first_word(document: Document, readings: Sequence[Reading | None], at: int) -> bool:
    """A word unknown to the lexicon, or an adjective (خالد، واين) that an unknown word follows."""
    word, reading = document.tokens[at].text, readings[at]
    if word in _PARTS:
        return True
    if word[0].isdigit() or word in END_WORDS or word in CLOSED_CLASS or word.startswith("ال"):
        return False
    if reading is None:
        return True
    analysis = reading.analysis
    following = document.tokens[at + 1] if at + 1 < len(document.tokens) else None
    if following is None or not following.word or following.text in END_WORDS:
        return False
    if analysis.pron and not reading.finite and analysis.cat != "VN":
        return True  # a title has no noun with a pronoun after it: برهم is a name
    if readings[at + 1] is not None:
        return False
    return analysis.cat in ("ADJ", "AP", "PP", "W") and not word.endswith(("ي", "يه")) and not analysis.det


def _later_word(document: Document, readings: Sequence[Reading | None], at: int) -> bool:
    word, reading = document.tokens[at].text, readings[at]
    if word in _PARTS or word == "علي":
        return True
    if word[0].isdigit() or word in END_WORDS or word in CLOSED_CLASS:
        return False
    if reading is None:
        return not (word.startswith("و") and len(word) < 4)
    analysis = reading.analysis
    following = document.tokens[at + 1] if at + 1 < len(document.tokens) else None
    ends = following is None or not following.word or following.text in END_WORDS
    if reading.finite or analysis.prep or analysis.conj or analysis.pron or analysis.cat in ("VN", "W") and not ends:
        return False
    return ends or word.startswith("ال") or analysis.cat in ("ADJ", "AP", "PP") and analysis.number == "s"


def _find(
    document: Document, readings: Sequence[Reading | None], index: int, others: Mapping[int, int], titles: set[int]
) -> tuple[int, int] | None:
    """The first run of name words after a title, past its adjectives, its body, its place and further titles."""
    tokens = document.tokens
    at = index
    stop = min(len(tokens), index + _REACH)
    bound = not tokens[index - 1].text.startswith(("ال", "وال")) if index else False
    comma = 0
    while at < stop:
        word = tokens[at].text
        reading = readings[at]
        if not tokens[at].word:
            if word in ".:؛" or word == "،" and comma:
                return None
            comma = at + 1 if word == "،" else comma
            close = next((q.last for q in document.scopes if q.first == at and q.kind == "quote"), 0) if at > index else 0
            at = close or at + 1
        elif word in _THAT or (reading is not None and (reading.finite or (reading.analysis.conj and reading.nominal))):
            return None
        elif others.get(at, 0) - at > 1 and not bound and _first_word(document, readings, at):
            return at, others[at]  # a man so well known that the lexicon lists him
        elif at + 1 in titles or word.startswith("ال") or at in others:
            bound = at + 1 in titles and not word.startswith("ال")
            at = others.get(at, at + 1)
        elif word in _WITHIN:
            at += 1 + (at + 1 < stop and not tokens[at + 1].word)
            at = others.get(at, at + 1)
        elif word in END_WORDS:
            at += 1
        else:
            end = name_run(document, readings, at)
            title = next((n for n in range(at + 1, end) if n + 1 in titles), None)
            if title is not None:
                at = title
            elif end == at:
                if comma == at:
                    return None
                bound = bound or not word.startswith("ال")
                at += 1
            elif bound and not comma and end - at == 1:
                at, bound = end, False
            else:
                return (at + 1 if bound and not comma and end - at > 2 else at), end
    return None
