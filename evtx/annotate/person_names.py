"""Names of persons after their titles: a document in, for the word after a title the run of the name out."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from evtx.lexicon.load import Lexicon
from evtx.text.disambiguate import CLOSED_CLASS, Reading
from evtx.text.document import Document

# Where a name or a title has certainly ended.
END_WORDS = frozenset(
    """ان بان انه انها انهم بانه بانها عن الي علي في من خلال عبر مع لدي حول بعد قبل اليوم امس مساء صباح فجر ظهر عصر ليل يوم
    قد وقد لم لن ما كما فيما بينما حيث الذي التي وهو وهي السبت الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعه ل ب""".split()
)
_PARTS = frozenset("عبد ابو ابي ام بن ابن ال ذو".split())  # words that need another one after them
_WITHIN = frozenset("في لشوون باسم عن لدي من عبر بشوون علي ب ل".split())
_REACH = 14
_LONGEST = 4


class PersonNames:
    """Finds the name after a title; `found` maps the end of each name to its first token."""

    def __init__(
        self, document: Document, readings: Sequence[Reading | None], others: Collection[int], lexicon: Lexicon
    ) -> None:
        """`others`: tokens at which an outlet or a body begins. Titles are learnt from the lexicon in one pass."""
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


def name_run(document: Document, readings: Sequence[Reading | None], index: int, others: Collection[int]) -> int:
    """End of the run of name words that starts at a token; the token itself where there is none."""
    tokens = document.tokens
    at = index
    parts = 0
    while at < len(tokens) and tokens[at].word and parts < _LONGEST:
        word = tokens[at].text
        if at > index and (at in others or word in ("و",)) or not _name_word(word, readings[at], first=at == index):
            break
        parts += word not in _PARTS
        at += 1
    while at > index and tokens[at - 1].text in _PARTS:
        at -= 1
    return at


def _name_word(word: str, reading: Reading | None, *, first: bool) -> bool:
    if word in _PARTS:
        return True
    if word.isdigit() or (word in END_WORDS or word in CLOSED_CLASS) and word != "علي":
        return False
    if word == "علي":
        return not first
    if first and word.startswith("ال"):
        return False
    if reading is None:
        return not (not first and word.startswith("و") and len(word) < 4)
    analysis = reading.analysis
    if reading.finite or analysis.prep or analysis.conj or analysis.cat in ("VN", "W") or analysis.pron:
        return False
    return word.startswith("ال") or analysis.number == "s" and analysis.cat in ("ADJ", "AP", "PP", "N")


def _find(
    document: Document, readings: Sequence[Reading | None], index: int, others: Collection[int], titles: set[int]
) -> tuple[int, int] | None:
    """The first run of name words after a title, past its adjectives, its body, its place and further titles."""
    tokens = document.tokens
    at = index
    stop = min(len(tokens), index + _REACH)
    bound = not tokens[index - 1].text.startswith(("ال", "وال")) if index else False
    commas = 0
    while at < stop:
        word = tokens[at].text
        if not tokens[at].word:
            commas += word in "،-"
            if word in ".:؛" or commas > 1:
                return None
            at += 1
            continue
        if word in ("ان", "بان", "انه", "انها") or (readings[at] is not None and readings[at].finite):  # type: ignore[union-attr]
            return None
        if at + 1 in titles or word.startswith("ال") or at in others:
            bound = at + 1 in titles and not word.startswith("ال")
            at += 1
            continue
        if word in _WITHIN or word in END_WORDS:
            at += 2 if word in _WITHIN else 1
            continue
        end = name_run(document, readings, at, others)
        title = next((n for n in range(at + 1, end) if n + 1 in titles), None)
        if title is not None:
            at = title
        elif end == at:
            at += 1
        elif bound and end - at == 1 and end < stop and not commas:
            at, bound = end, False
        elif bound and end - at > 2 and not commas:
            return at + 1, end
        else:
            return at, end
    return None
