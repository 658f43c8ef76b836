"""Names of private persons: a document with its mentions in, the runs of tokens that name victims, witnesses and others
who hold no public office out. What is doubtful counts as a name, since the runs are there to be hidden."""

from __future__ import annotations

import csv
from collections.abc import Collection, Sequence
from functools import cache

from evtx.annotate.actors.person_names import END_WORDS, later_word
from evtx.config import DATA_DIR
from evtx.lexicon.load import default_lexicon
from evtx.lexicon.match import splits
from evtx.model import Mention, PlaceValue
from evtx.text.disambiguate import CLOSED_CLASS, Reading
from evtx.text.document import Document
from evtx.text.normalize import fold_text
from evtx.text.words import word_class

_KUNYA = word_class("annotate.private_persons.kunya")
_JOINTS = word_class("annotate.private_persons.joints")
_LONGEST = 5
_NICKNAMED = word_class("annotate.private_persons.nicknamed")
_BY_NAME = ("actor.name.", "actor.hostile.", "actor.metonym.")
_LOOK_BACK = 7  # tokens within which an office stands before its holder's name
_WORDLESS = frozenset('"()«»-،')


@cache
def _table(name: str) -> tuple[tuple[str, str], ...]:
    with (DATA_DIR / "persons" / name).open(encoding="utf-8", newline="") as handle:
        rows = list(csv.reader(handle, delimiter="\t", quoting=csv.QUOTE_NONE))
    return tuple((mark, fold_text(word)) for mark, word in rows[1:])


@cache
def _given() -> dict[str, bool]:
    """Given names, folded; True for those that are common words as well."""
    return {name: bool(common) for common, name in _table("given_names.tsv")}


def is_given_name(word: str) -> bool:
    """Whether a folded word is a given name that is no common word."""
    return _given().get(word) is False


@cache
def _of_victims() -> frozenset[str]:
    """The names by which victims are known, folded. Many are common words: alone they say nothing (باسم، رفعت)."""
    listed = default_lexicon().given_names
    return listed["plain"] | listed["shy"]


@cache
def _titles(whose: str) -> frozenset[str]:
    return frozenset(title for mark, title in _table("titles.tsv") if mark == whose)


def private_persons(
    document: Document, readings: Sequence[Reading | None], mentions: Sequence[Mention]
) -> list[tuple[int, int]]:
    """Spans of the text that name private persons, in order, not overlapping; a و before a name is not part of it.

    A name starts with a given name, with أبو or أم, or with an unknown word after a word for people (الشاب ...); it
    is none where an office stands before it (الوزير ...), or where the lexicon lists its holder as an actor.
    """
    kept = _kept(mentions)
    found: list[tuple[int, int]] = []
    at, after, count = 0, 0, len(document.tokens)
    while at < count:
        listed = 0 < at == after and _joins(document, readings, at, kept)
        end = _name_at(document, readings, at, kept, listed)
        if end > at and not _in_office(document, readings, at, end, kept):
            head = "و" if listed else _proclitic(document.tokens[at].text)
            first = document.tokens[at].start + len(head)
            found.append(document.folded.span(first, document.tokens[end - 1].end))
            after = end
        at = max(end, at + 1)
    return found


def _proclitic(word: str) -> str:
    """What stands before a given name in one word with it (ووسام، لأحمد)."""
    if word in _given() or word in _KUNYA:
        return ""
    return next((head for head, rest in splits(word) if rest in _given() and "ك" not in head), "")


def _joins(document: Document, readings: Sequence[Reading | None], at: int, kept: Collection[int]) -> bool:
    """Whether "and" joins a word to the name that ends before it, which makes an unknown word a name too."""
    word = document.tokens[at].text
    return at not in kept and word.startswith("و") and len(word) > 3 and readings[at] is None


def _kept(mentions: Sequence[Mention]) -> set[int]:
    """Tokens that are something else for certain: actors by name, listed places, dates, numbers."""
    kept: set[int] = set()
    for mention in mentions:
        listed = not isinstance(mention.value, PlaceValue) or mention.value.place.id is not None
        named = mention.kind != "actor" or mention.rule.startswith(_BY_NAME)
        if mention.kind in ("actor", "place", "date", "number") and listed and named:
            kept.update(range(mention.first, mention.last))
    return kept


def _name_at(
    document: Document, readings: Sequence[Reading | None], at: int, kept: Collection[int], listed: bool
) -> int:
    """End of the name that starts at a token; the token itself where none does. `listed`: a name stands before it."""
    tokens = document.tokens
    if not tokens[at].word or (at in kept and not _surely(document, at)):
        return at
    end = at + 1
    while end < len(tokens) and end - at < _LONGEST and _goes_on(document, readings, end, kept):
        end += 1
    while end > at and tokens[end - 1].text in _JOINTS:
        end -= 1
    starts = end > at and (listed or _starts(document, readings, at, end))
    return _with_nickname(document, end) if starts else at


def _with_nickname(document: Document, end: int) -> int:
    """The end of a name with what its bearer is called besides (الملقب بـ"الحمش")."""
    tokens = document.tokens
    if end >= len(tokens) or tokens[end].text not in _NICKNAMED:
        return end
    at = end + 1
    while at < len(tokens) and tokens[at].text in ('"', "ب", "باسم", "بـ"):
        at += 1
    while at < len(tokens) and at < end + _LONGEST and tokens[at].word and not _closed(document, at):
        at += 1
    return at + 1 if at < len(tokens) and tokens[at].text == '"' else at


def _surely(document: Document, at: int) -> bool:
    """A given name after a word for people is one, though a place has that name too."""
    return _given().get(document.tokens[at].text) is False and _titled(document, at)


def _starts(document: Document, readings: Sequence[Reading | None], at: int, end: int) -> bool:
    tokens, given = document.tokens, _given()
    words = [rest for head, rest in splits(tokens[at].text) if "ك" not in head]  # كمينا is an ambush, not "like Mina"
    words += [w.removeprefix("ابو") for w in words if w.startswith("ابو")]  # أبويوسف in one word
    titled = _titled(document, at)
    if _closed(document, at):
        return False
    if tokens[at].text in _KUNYA or tokens[at].text == "عبد":
        return end - at > 1 and not (tokens[at].text == "ام" and tokens[at + 1].text.startswith("ال"))
    common = next((given[w] for w in words if w in given), None)
    if common is not None:
        return not common or titled or _is_name(tokens[at + 1].text if end > at + 1 else "", readings, at + 1)
    fated, reading = _fated(document, at), readings[at]
    joined = reading is not None and bool(reading.analysis.prep)  # باسم: in the name of
    if (titled or fated) and not joined and not _of_victims().isdisjoint(words):
        return titled or _is_name(tokens[at + 1].text if end > at + 1 else "", readings, at + 1)
    unknown = (
        readings[at] is None and len(tokens[at].text) > (1 if titled else 2) and not tokens[at].text.startswith("ال")
    )
    return unknown and (titled or (end - at > 1 and fated))


def _is_name(word: str, readings: Sequence[Reading | None], at: int) -> bool:
    """Whether the word after a given name that is a common word too (خالد، سعيد) makes the two a name."""
    return bool(word) and (word in _given() or word in _JOINTS or readings[at] is None or word.startswith("ال"))


def _goes_on(document: Document, readings: Sequence[Reading | None], at: int, kept: Collection[int]) -> bool:
    """Whether a token belongs to the name before it: a further name, a family's name, a noun that closes the phrase."""
    word, reading = document.tokens[at].text, readings[at]
    if not document.tokens[at].word or at in kept or _closed(document, at):
        return False
    if word in _NICKNAMED or word in _titles("public") or word in _titles("private"):
        return False
    if word not in _given() and (_proclitic(word) or _joins(document, readings, at, kept)):
        return False
    if word in _JOINTS or word in _given() or word in _of_victims() or later_word(document, readings, at):
        return True
    if reading is None or reading.finite or reading.analysis.prep or reading.analysis.conj or reading.analysis.pron:
        return False
    return word.startswith("ال") or (reading.nominal and _closes(document, readings, at + 1))


def _closes(document: Document, readings: Sequence[Reading | None], at: int) -> bool:
    """Whether what stands at a token cannot belong to a name: a mark, a verb, a preposition, "and"."""
    if at >= len(document.tokens) or not document.tokens[at].word or _closed(document, at):
        return True
    reading = readings[at]
    if reading is None:
        return bool(_proclitic(document.tokens[at].text))
    return reading.finite or bool(reading.analysis.prep or reading.analysis.conj)


def _closed(document: Document, at: int) -> bool:
    """Whether a word is no part of a name; علي and على fold alike, and only the text's own letter tells them apart."""
    word = document.tokens[at].text
    if word == "علي":
        return document.cut(at, at + 1).endswith("ى")
    return word in END_WORDS or (word in CLOSED_CLASS and word not in _JOINTS) or word[0].isdigit()


def _titled(document: Document, at: int) -> bool:
    """Whether a word for people stands right before (الشاب، الطفلة، المدعو)."""
    while at > 0 and document.tokens[at - 1].text in _WORDLESS:
        at -= 1
    return at > 0 and any(rest in _titles("private") for _, rest in splits(document.tokens[at - 1].text))


def _fated(document: Document, at: int) -> bool:
    """Whether a word for what befalls people stands right before (قتل، إصابة، جثة), or "each of"."""
    before = document.tokens[at - 1].text if at else ""
    if before == "من":
        return at > 1 and document.tokens[at - 2].text == "كل"
    return any(rest in _titles("fate") for _, rest in splits(before)) if before else False


def _in_office(
    document: Document, readings: Sequence[Reading | None], at: int, end: int, kept: Collection[int]
) -> bool:
    """Whether an office stands before the name in its phrase (المتحدث باسم الشرطة محمد ...), no other person nearer, or
    right after it; or whether a place or force has the name (جامع عمر، كتائب أبو علي)."""
    texts = [token.text for token in document.tokens]
    following = next((word for word in texts[end : end + 2] if word != "،"), "")
    before = texts[max(0, at - 2) : at]
    if len(before) > 1 and before[1] not in _titles("private"):
        before = before[1:]  # بلدة السيدة زينب: the title is part of the place's name
    things = [rest for word in before for _, rest in splits(word)]
    if following in _titles("public") or any(w in _titles("place") for w in things):
        return True
    for n in range(at - 1, max(-1, at - 1 - _LOOK_BACK), -1):
        token, reading = document.tokens[n], readings[n]
        words = [rest for _, rest in splits(token.text)]
        if any(w in _titles("public") for w in words):
            return True
        stops = token.text in ".:؛" or (reading is not None and reading.finite)
        if stops or (n not in kept and any(w in _titles("private") for w in words)):
            return False
    return False
