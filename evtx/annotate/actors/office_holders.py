"""Who holds the office that an actor is named by (وزير الدفاع العراقي فلان، المتحدث باسم التحالف فلان).

In: actor mentions of a document. Out: the same mentions, those of a person with his name; he acts for the body.
"""

from __future__ import annotations

from collections.abc import Sequence

from evtx.annotate.actors.person_names import name_run
from evtx.frozen import replace
from evtx.lexicon.positions import positions_of
from evtx.model import Mention
from evtx.text.disambiguate import Reading
from evtx.text.document import Document
from evtx.text.normalize import fold_text
from evtx.text.words import word_class
from evtx.text.written import cut_name

_TITLES = word_class("annotate.office_holders.titles")
_TITLE_REACH = 4  # tokens before the body: الأمين العام ل، المتحدث الإعلامي باسم
_SHORTEST = 2  # words of a name
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
    """Later mentions of an office holder by the last word of his name, a word that is nothing else."""
    known: dict[str, Mention] = {}
    for mention in actors:
        words = fold_text(mention.value.person).split()
        if len(words) >= _SHORTEST and not _leads(mention):
            known.setdefault(words[-1], mention)
    covered = {t for m in actors for t in range(m.first, m.last)}
    found = []
    for at, token in enumerate(document.tokens):
        holder = known.get(token.text)
        if holder is None or at in covered or readings[at] is not None or at < holder.last + _LAST_NAME_AFTER:
            continue
        value = replace(holder.value, how="name", proclitic="")
        found.append(document.mention_of_tokens("actor", at, at + 1, value, "actor.last_name"))
    return found


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
