"""Who holds the office that an actor is named by (وزير الدفاع العراقي فلان، المتحدث باسم التحالف فلان).

In: actor mentions of a document. Out: the same mentions, those of a person with his name; he acts for the body.
"""

from __future__ import annotations

from collections.abc import Container, Sequence

from evtx.annotate.actors.person_names import END_WORDS, name_run
from evtx.annotate.actors.private_persons import is_given_name
from evtx.frozen import replace
from evtx.lexicon.positions import positions_of
from evtx.model import Mention
from evtx.text.clitics import splits
from evtx.text.disambiguate import CLOSED_CLASS, Reading
from evtx.text.document import Document
from evtx.text.normalize import fold_text
from evtx.text.words import word_class
from evtx.text.written import cut_name

LAST_NAME = "actor.last_name"  # rule of these names
_TITLES = word_class("annotate.office_holders.titles")
_ALI = "علي"
_TITLE_REACH = 4  # tokens before the body: الأمين العام ل، المتحدث الإعلامي باسم
_SHORTEST = 2  # words of a name
_NAMED_AFTER = frozenset({"بن", "ابن", "ابو", "ابي", "ابا", "ام", "عبد", "ال", "الملا"})
_LAST_NAME_AFTER = 8  # tokens after a body within which the last name belongs to the full one


def name_office_holders(
    document: Document, readings: Sequence[Reading | None], actors: Sequence[Mention]
) -> list[Mention]:
    """The mentions with the names of persons: leaders by their own name, others by the name after their title."""
    starts = {m.first: m for m in actors}
    out = []
    for mention in actors:
        person = _person(document, readings, mention, starts)
        out.append(replace(mention, value=replace(mention.value, person=person)) if person else mention)
    return sorted([*out, *_by_last_name(document, readings, out)], key=lambda m: m.first)


def _by_last_name(document: Document, readings: Sequence[Reading | None], actors: Sequence[Mention]) -> list[Mention]:
    """Mentions of an office holder by the last word of his name, a word that is nothing else.

    A leader goes by the words that are listed for him too, and in a headline before his name (قمة ترامب وكيم).
    """
    known = _short_names(actors)
    covered = {t for m in actors for t in range(m.first, m.last)}
    found = []
    for at, token in enumerate(document.tokens):
        if at in covered or not token.word:
            continue
        proclitic, holder = next(((h, known[rest]) for h, rest in splits(token.text) if rest in known), ("", None))
        if holder is None or not _goes_by(document, readings, at, proclitic, holder, covered):
            continue
        value = replace(holder.value, how="name", proclitic=proclitic)
        found.append(document.mention_of_tokens("actor", at, at + 1, value, LAST_NAME))
    return found


def _short_names(actors: Sequence[Mention]) -> dict[str, Mention]:
    """The words by which each office holder can be told again; a word that two bodies' men share is nobody's."""
    known: dict[str, Mention] = {}
    shared = set()
    for mention in sorted(actors, key=lambda m: not _leads(m)):
        words = fold_text(mention.value.person).split()
        last = words[-1:] if len(words) >= _SHORTEST and words[-2] not in _NAMED_AFTER else []
        for word in (*last, *_later(mention)):
            first = known.setdefault(word, mention)
            if {n.actor for n in first.value.names} != {n.actor for n in mention.value.names}:
                shared.add(word)
    return {word: holder for word, holder in known.items() if word not in shared}


def _later(mention: Mention) -> tuple[str, ...]:
    return next((n.later for n in mention.value.names if n.later), ())


def _goes_by(
    document: Document,
    readings: Sequence[Reading | None],
    at: int,
    proclitic: str,
    holder: Mention,
    covered: Container[int],
) -> bool:
    """Whether a word that can be an office holder's short name is his here, and no part of another man's name."""
    word = document.tokens[at].text.removeprefix(proclitic)
    listed = word in _later(holder) and proclitic in ("", "و")  # لصالح is no Saleh
    if readings[at] is not None and not listed:
        return False
    if not _leads(holder) and (proclitic or at < holder.last + _LAST_NAME_AFTER):
        return False
    beside = [n for n in (at - 1, at + 1) if n not in covered]
    called = at - 1 in beside and is_given_name(document.word_at(at - 1))
    return not called and not any(_of_a_name(document, readings, n) for n in beside)


def _of_a_name(document: Document, readings: Sequence[Reading | None], at: int) -> bool:
    """Whether a word beside a short name makes it another man's (محمد عباس، كيم هيون تشونغ، عباس الأول)."""
    word = document.word_at(at)
    if not word or not document.tokens[at].word:
        return False
    if word == _ALI:
        return document.is_ali(at)
    return word in _NAMED_AFTER or (readings[at] is None and word not in CLOSED_CLASS | END_WORDS)


def _person(
    document: Document,
    readings: Sequence[Reading | None],
    mention: Mention,
    starts: dict[int, Mention],
) -> str:
    value = mention.value
    if value.how not in ("name", "hostile"):
        return ""
    if _leads(mention):
        return cut_name(document, mention.first, mention.last, value.proclitic)
    if not _has_title(document, mention):
        return ""
    at = mention.last
    while at < len(document.tokens) and document.tokens[at].text in ('"', ")", "("):
        at += 1
    following = starts.get(at)
    if following is not None and _leads(following):
        return cut_name(document, following.first, following.last, "")
    end = name_run(document, readings, at) if at < len(document.tokens) else at
    if end == at:
        # قائد القوات الروسية العاملة في سوريا، فلان الفلاني: the name stands after a comma
        at = _after_comma(document, at)
        end = name_run(document, readings, at) if at else 0
    return cut_name(document, at, end, "") if end - at >= _SHORTEST else ""


def _after_comma(document: Document, at: int) -> int:
    """The token after a comma that ends what is said of a body, 0 where there is none near."""
    stop = min(at + _TITLE_REACH, len(document.tokens) - 1)
    return next((t + 1 for t in range(at + 1, stop) if document.tokens[t].text == "،"), 0)


def _leads(mention: Mention) -> bool:
    """Whether a mention is a leader's own name."""
    return bool(mention.value.names) and all(n.person for n in mention.value.names)


def _has_title(document: Document, mention: Mention) -> bool:
    """A title within the body's name (الرئيس التشادي) or shortly before it (المتحدث باسم التحالف)."""
    sentence = document.sentences[document.sentence_of(mention.first)]
    first = max(sentence.first, mention.first - _TITLE_REACH)
    return positions_of(document).bare_between(_TITLES, first, mention.first + 1)
