"""Segmentation: an article's text in, a `Document` with tokens, sentences, clauses and scopes out.

Sentences end at full stops, question and exclamation marks and line ends; not at abbreviations and
initials ("د.", "أ. ف. ب"), decimals, the numbers of a list or two dots in a row. Clauses begin at
conjunction + finite verb, subordinators, relative pronouns and "أن". Sources of the cue lists: the
grammar of coordination in news Arabic (و/ف + verb opens a clause, و + noun goes on with the list).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter

from evtx.model import Scope, Sentence, Token
from evtx.text.asides import find_asides, with_rests
from evtx.text.document import Document
from evtx.text.letters import COMPLEMENTIZERS as COMPLEMENTIZERS
from evtx.text.letters import RELATIVES as RELATIVES
from evtx.text.letters import SUBORDINATORS as SUBORDINATORS
from evtx.text.main_verbs import is_main_verb
from evtx.text.morphology import Analysis, Morphology, Word, word_of
from evtx.text.normalize import Folded, fold
from evtx.text.shape import Shape
from evtx.text.words import word_class

# Bounded: a run of a million letters is no word, and each word is remembered in several tables.
# The signs of a hashtag within a sentence (#الحشد_الشعبي) are none.
_TOKEN = re.compile(r"\d{1,64}(?:[.,:]\d{1,64}){0,16}|[^\W\d_]{1,64}|(?!#[^\W\d_])[^\w\s]|(?<![^\W\d_])_|_(?![^\W\d_])")
_LINE = re.compile(r"[^\n]+")
_ENDERS = frozenset(".!?؟")
_ABBREVIATIONS = word_class("text.segment.abbreviations")
_OPENING_QUOTES = frozenset("«“")
_CLOSERS = frozenset('").!?؟')
_MARK = word_of("", ())._replace(bare=frozenset(), rests=())
_LETTERS = frozenset("كي بي سي جي ام ار اف تي اس".split())  # بي كي سي: the letters of a name, no "so that"
_PAUSES = frozenset("،؛:-")

_OPENERS = SUBORDINATORS | RELATIVES
_BELIEVED = word_class("text.segment.believed")
_OF_BELIEF = frozenset({"في", "ب"})
_AT_TIME = word_class("text.segment.at_time")
_TIMES = word_class("text.segment.times")
_DAY_PARTS = word_class("text.segment.day_parts")
_DAYS = word_class("text.segment.days")
_UNITS = word_class("text.segment.units")
_WITH = "لدي"
_BEFORE_YESTERDAY = ["من", "امس"]  # behind أول
_COUNTED_TIME = 5  # tokens of a counted time with its preposition (قبل نحو ثلاثة أيام)
_PARENTHETIC = 9  # tokens of a time between commas
_VERB_REACH = 7  # tokens from a verb to the time between commas behind its subject
_AFTER_COMMA = word_class("text.segment.after_comma")
_HEADING_WORDS = 12
_SUBTITLE_WORDS = 5
_POINTS = frozenset("-–•")
_DATELINE = 6  # tokens before the first point: a word and a date
# Tokens; the longest of 1,100 real sentences has 76. Frames compare every word of a sentence with every other.
_LONGEST_SENTENCE = 250


def _bare(word: str) -> str:
    return word[1:] if word[0] in "وف" and len(word) > 2 else word


def _find_kind(word: str) -> str:
    bare = _bare(word)
    if bare == "غير":
        return bare
    if word in _OPENERS or bare in _OPENERS:
        return "opener"
    if word in COMPLEMENTIZERS or bare in COMPLEMENTIZERS:
        return "complementizer"
    return word if word == "ثم" else ""


_HEADLINES = frozenset({"title", "heading"})

# What a word does to clauses by its letters: all that open one, with and without a conjunction.
_KINDS = {
    conj + word: _find_kind(conj + word)
    for word in (*_OPENERS, *COMPLEMENTIZERS, "غير", "ثم")
    for conj in ("", "و", "ف")
    if _find_kind(conj + word)
}


def segment(text: str, morphology: Morphology, title_end: int | None = None) -> Document:
    """Cut a text. `title_end`: code points of the title at the start of the text (None: no title known)."""
    folded = fold(text)
    tokens: list[Token] = []
    sentences: list[tuple[int, int, int, str]] = []
    paragraph = 0
    lead_seen = False
    title_stop = _folded_title_end(folded.text, title_end)
    for line in _LINE.finditer(folded.text):
        if not line.group().strip():
            continue
        paragraph += 1
        first = len(tokens)
        for match in _TOKEN.finditer(folded.text, line.start(), line.end()):
            word = match[0]
            tokens.append(Token(word, match.start(), match.end(), word[0].isalnum()))
        if len(tokens) == first:
            continue
        part = _part(line.start(), title_stop, lead_seen, tokens[first:])
        lead_seen = lead_seen or part == "lead"
        for start, stop in _sentence_runs(tokens, first, len(tokens)):
            sentences.append((start, stop, paragraph, part))
    words = tuple([_look_up(text, folded, token, morphology) if token.word else _MARK for token in tokens])
    analyses, shapes = tuple([word.analyses for word in words]), tuple([word.shape for word in words])
    cut = tuple(
        _sentence(tokens, analyses, shapes, first, last, number, part) for first, last, number, part in sentences
    )
    return Document(
        text=text,
        folded=folded,
        tokens=tuple(tokens),
        words=words,
        analyses=analyses,
        shapes=shapes,
        sentences=cut,
        scopes=tuple(_scopes(text, folded, tokens, sentences)),
        starts=tuple([token.start for token in tokens]),
        stops=tuple([last for _, last, _, _ in sentences]),
        over={first - 1: rest for sentence in cut for first, rest in sentence.asides},
    )


def _sentence(
    tokens: Sequence[Token],
    analyses: Sequence[tuple[Analysis, ...]],
    shapes: Sequence[Shape],
    first: int,
    last: int,
    paragraph: int,
    part: str,
) -> Sentence:
    clauses = _clauses(tokens, analyses, shapes, first, last, part in _HEADLINES)
    asides = find_asides(tokens, analyses, shapes, clauses)
    return Sentence(first, last, paragraph, part, with_rests(clauses, asides), asides)


def _look_up(text: str, folded: Folded, token: Token, morphology: Morphology) -> Word:
    """What is known of a token; a teh marbuta, which folding writes as heh, is no object pronoun."""
    found = morphology.look_up(token.text)
    if found.shape.its and token.text[-1] == "ه":
        start, end = folded.span(token.start, token.end)
        if "ة" in text[start:end]:
            return morphology.with_marbuta(token.text)
    return found


def _folded_title_end(folded: str, title_end: int | None) -> int:
    """Folded offset where the title's line ends; the title is always the first line of the text."""
    if not title_end:
        return 0
    stop = folded.find("\n")
    return len(folded) if stop < 0 else stop


def _part(start: int, title_stop: int, lead_seen: bool, tokens: Sequence[Token]) -> str:
    if start < title_stop:
        return "title"
    words = sum(token.word for token in tokens)
    ends = tokens[-1].text in _ENDERS or tokens[-1].text == '"'
    if title_stop and not lead_seen and _SUBTITLE_WORDS <= words <= _HEADING_WORDS and not ends:
        return "title"  # a second headline, or the first one repeated
    if words <= _HEADING_WORDS and not ends:
        return "heading"
    if not lead_seen and _is_summary(tokens):
        return "heading"
    return "body" if lead_seen else "lead"


def _is_summary(tokens: Sequence[Token]) -> bool:
    """date 2025-10-21 - مقتل ستة... - إحباط الهجوم...: points of which each is a headline, before the lead."""
    first = next((n for n, token in enumerate(tokens) if token.text in _POINTS), len(tokens))
    if first > _DATELINE:
        return False
    runs = _sentence_runs(tokens, first, len(tokens))
    return len(runs) > 1 and all(tokens[at].text in _POINTS for at, _ in runs)


def _sentence_runs(tokens: Sequence[Token], first: int, last: int) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    start = first
    for index in range(first, last):
        token = tokens[index]
        if token.text not in _ENDERS or index + 1 <= start:
            continue
        if token.text == "." and not _is_full_stop(tokens, start, index, last):
            continue
        stop = index + 1
        while stop < last and tokens[stop].text in _CLOSERS and tokens[stop].start == tokens[stop - 1].end:
            stop += 1
        if stop > start and stop > index:
            runs.append((start, stop))
            start = stop
    if start < last:
        runs.append((start, last))
    step = _LONGEST_SENTENCE
    return [(at, min(at + step, stop)) for begin, stop in runs for at in range(begin, stop, step)]


def _is_full_stop(tokens: Sequence[Token], start: int, index: int, last: int) -> bool:
    before = tokens[index - 1].text if index else ""
    abbreviated = before in _ABBREVIATIONS or (len(before) == 1 and before.isalpha())
    if abbreviated and (index < 2 or not tokens[index - 2].text.isdigit()):
        return False
    if before.isdigit() and index - 1 == start:
        return False  # the number of a list's entry
    if index + 1 < last:
        after = tokens[index + 1]
        if after.text == "." or before == ".":
            return False  # two dots part what one would end
        glued = after.start == tokens[index].end
        if glued and (after.text.isdigit() or after.text.isascii()) and after.text not in ('"', ")", "."):
            return False
    return True


def _scopes(
    text: str, folded: Folded, tokens: Sequence[Token], runs: Sequence[tuple[int, int, int, str]]
) -> list[Scope]:
    """Quotations and parentheses; one that is never closed ends with its paragraph."""
    scopes: list[Scope] = []
    for _, paragraph in groupby(runs, key=itemgetter(2)):
        inside = list(paragraph)
        open_quote: int | None = None
        open_paren: int | None = None
        for index in range(inside[0][0], inside[-1][1]):
            mark = tokens[index].text
            if mark == '"':
                if open_quote is not None and text[folded.original(tokens[index].start)] in _OPENING_QUOTES:
                    continue
                if open_quote is not None:
                    scopes.append(Scope(open_quote, index + 1, "quote"))
                open_quote = index if open_quote is None else None
            elif mark in "([":
                open_paren = index
            elif mark in ")]" and open_paren is not None:
                scopes.append(Scope(open_paren, index + 1, "parenthesis"))
                open_paren = None
        if open_quote is not None:
            scopes.append(Scope(open_quote, inside[-1][1], "quote"))
    return sorted(scopes, key=lambda scope: scope.first)


def _clauses(
    tokens: Sequence[Token],
    analyses: Sequence[tuple[Analysis, ...]],
    shapes: Sequence[Shape],
    first: int,
    last: int,
    headline: bool,
) -> tuple[tuple[int, int], ...]:
    starts = [first]
    for index in range(first + 1, last):
        if headline and _opens_with_subject(analyses, shapes, starts[-1], index, last):
            starts.append(index)
            continue
        if tokens[starts[-1]].text in RELATIVES and is_main_verb(tokens, analyses, shapes, starts[-1], index):
            starts.append(index)
            continue
        likely = shapes[index].opens or tokens[index].text in _KINDS or tokens[index - 1].text in _PAUSES
        if likely and _opens_clause(tokens, analyses, shapes, index):
            at = index
            while at - 1 > starts[-1] and not tokens[at - 1].word and tokens[at - 1].text not in '،؛:")':
                at -= 1
            if at > starts[-1]:
                starts.append(at)
    return tuple(zip(starts, [*starts[1:], last], strict=True))


def _opens_with_subject(
    analyses: Sequence[tuple[Analysis, ...]], shapes: Sequence[Shape], start: int, index: int, last: int
) -> bool:
    """الاحتلال يعتقل 22 في الضفة ومستوطنون يحرقون مركبتين: the second of two things that a headline tells."""
    if index + 2 >= last or not any(a.conj == "و" and a.cat in ("N", "AP") for a in analyses[index]):
        return False
    if shapes[index].finite or not _is_present(analyses[index + 1]):
        return False
    return any(_is_present(analyses[at]) for at in range(start, index - 1))


def _is_present(analyses: Sequence[Analysis]) -> bool:
    return bool(analyses) and all(a.cat in ("IV", "IVP") and not a.conj for a in analyses)


def _is_time_between(tokens: Sequence[Token], analyses: Sequence[tuple[Analysis, ...]], index: int, bare: str) -> bool:
    """نفذت قوة، بعد منتصف الليل، عملية: when it was, between commas; what follows belongs to the verb before."""
    ahead = range(index + 1, min(index + _PARENTHETIC, len(tokens) - 1))
    if bare not in _AT_TIME or not ahead:
        return False
    stop = next((at for at in ahead if not tokens[at].word and tokens[at].text not in "-/"), None)
    if stop is None or tokens[stop].text != "،":
        return False
    on_day = bare == "في" and tokens[index + 1].text.isdigit()  # أغارت، في 26 آب، على موقع
    counted = stop - index <= _COUNTED_TIME and any(t.text in _UNITS for t in tokens[index + 1 : stop])
    placed = bare == "في" and stop - index <= _COUNTED_TIME  # هاجم مسلحون، في بلدة كذا، دورية
    if not (on_day or counted or placed) and tokens[index + 1].text.removeprefix("ال") not in _TIMES:
        return False
    number = tokens[stop + 1].word and not analyses[stop + 1]  # 12، أربعة: no noun, and no verb
    governed = placed and any(a.prep for a in analyses[stop + 1])
    return on_day or number or any(a.cat in ("N", "VN") and not (a.conj or governed) for a in analyses[stop + 1])


def _after_time_between(
    tokens: Sequence[Token], analyses: Sequence[tuple[Analysis, ...]], shapes: Sequence[Shape], index: int
) -> bool:
    """أحكمت القوات، يوم الأحد، قبضتها: behind a time between commas stands what the verb wants."""
    if tokens[index - 1].text != "،" or any(a.conj for a in analyses[index]):
        return False
    back = range(index - 2, max(index - 2 - _PARENTHETIC, 0), -1)
    start = next((at for at in back if not tokens[at].word and tokens[at].text not in "-/()"), None)
    if start is None or tokens[start].text != "،" or start + 1 == index - 1:
        return False
    opens = tokens[start + 1].text.removeprefix("ال")
    if opens not in _TIMES and opens not in _DAYS and opens not in _DAY_PARTS:
        return False
    before = range(start - 1, max(start - 1 - _VERB_REACH, -1), -1)
    return any(shapes[at].finite for at in before) and (
        any(a.cat in ("N", "VN") for a in analyses[index]) or any(a.pron for a in analyses[index])
    )


def _behind_a_time(tokens: Sequence[Token], shapes: Sequence[Shape], index: int) -> bool:
    """سقطت البلدة، الخميس، في قبضة كذا: behind a day between commas the clause before it goes on."""
    if tokens[index - 1].text != "،":
        return False
    for at in range(index - 2, max(0, index - _PARENTHETIC), -1):
        if tokens[at].text == "،":
            first = tokens[at + 1].text
            told = first in _DAY_PARTS or first.removeprefix("ال") in _DAYS or first == "امس"
            return told and (tokens[at + 1].text in _DAY_PARTS or not shapes[at + 1].finite)
        if tokens[at].text in _KINDS or (shapes[at].finite and tokens[at].text not in _DAY_PARTS):
            return False
    return False


def _is_described(
    tokens: Sequence[Token], analyses: Sequence[tuple[Analysis, ...]], shapes: Sequence[Shape], index: int
) -> bool:
    """نفذت كذا، ذراع كذا، قصفا صاروخيا: a noun with its adjective in the accusative, not a dual verb."""
    after = index + 1
    if after >= len(tokens) or not (tokens[index].text.endswith("ا") and tokens[after].text.endswith("ا")):
        return False
    return shapes[after].adjective and any(a.cat in ("N", "VN") for a in analyses[index])


def _opens_clause(
    tokens: Sequence[Token], analyses: Sequence[tuple[Analysis, ...]], shapes: Sequence[Shape], index: int
) -> bool:
    word = tokens[index].text
    kind = _KINDS.get(word, "")
    if word in _LETTERS and tokens[index - 1].text in _LETTERS:
        return False
    if kind == "opener":
        # معتقل لدى الأمن: in whose hands; but لدى وصوله: when
        return word != _WITH or not any(a.cat == "PP" and not a.det for a in analyses[index - 1])
    if kind == "complementizer":
        before = index - 2 if tokens[index - 1].text in _OF_BELIEF else index - 1
        return tokens[before].text not in _BELIEVED
    if kind == "غير":
        # غير أن; but محادثات غير مباشرة
        return index + 1 < len(tokens) and tokens[index + 1].text in COMPLEMENTIZERS
    if shapes[index].opens or (kind and index + 1 < len(shapes) and shapes[index + 1].finite):
        return True
    if tokens[index - 1].text not in _PAUSES or not tokens[index].word:
        return False
    after = [t.text.removeprefix("ال") for t in tokens[index + 1 : index + 3]]
    if word in _DAY_PARTS and (not _DAYS.isdisjoint(after[:1]) or after == _BEFORE_YESTERDAY):
        return False  # أجلى الهلال الأحمر، فجر الجمعة، 60 طالبة: dawn, not "blew up"
    bare = _bare(word)
    if shapes[index].finite and _is_described(tokens, analyses, shapes, index):
        return False
    if shapes[index].finite and bare not in _AFTER_COMMA:
        return not _after_time_between(tokens, analyses, shapes, index)
    if shapes[index].finite:
        return True
    return bare in _AFTER_COMMA and not (
        _is_time_between(tokens, analyses, index, bare) or _behind_a_time(tokens, shapes, index)
    )
