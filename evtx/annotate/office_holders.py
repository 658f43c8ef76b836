"""Who holds the office that an actor is named by (وزير الدفاع العراقي فلان، المتحدث باسم التحالف فلان).

In: actor mentions of a document. Out: the same mentions, those of a person with his name; he acts for the body.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from evtx.annotate.person_names import name_run
from evtx.annotate.teller import cut_name
from evtx.lexicon.load import Lexicon
from evtx.lexicon.match import bare_words
from evtx.model import Mention
from evtx.text.disambiguate import Reading
from evtx.text.document import Document

# Words before a body that make it the one whose man is named after it.
_TITLES = frozenset(
    """متحدث متحدثه ناطق ناطقه قايد زعيم رييس رييسه امين قيادي قياديه عضو مسوول امير مرشد وزير وزيره سفير سفيره
    مدير مبعوث نايب عميد لواء عقيد""".split()
)
_TITLE_REACH = 4  # tokens before the body: الأمين العام ل، المتحدث الإعلامي باسم
_SHORTEST = 2  # words of a name


def name_office_holders(
    document: Document, readings: Sequence[Reading | None], actors: Sequence[Mention], lexicon: Lexicon
) -> list[Mention]:
    """The mentions with the names of persons: leaders by their own name, others by the name after their title."""
    starts = {m.first: m for m in actors}
    out = []
    for mention in actors:
        person = _person(document, readings, mention, starts, lexicon)
        out.append(replace(mention, value=replace(mention.value, person=person)) if person else mention)
    return out


def _person(
    document: Document,
    readings: Sequence[Reading | None],
    mention: Mention,
    starts: dict[int, Mention],
    lexicon: Lexicon,
) -> str:
    value = mention.value
    if value.how not in ("name", "hostile"):
        return ""
    if _leads(mention):
        return cut_name(document, mention.first, mention.last, value.proclitic)
    if not _has_title(document, mention, lexicon):
        return ""
    at = mention.last
    while at < len(document.tokens) and document.tokens[at].text in ('"', ")", "("):
        at += 1
    following = starts.get(at)
    if following is not None and _leads(following):
        return cut_name(document, following.first, following.last, "")
    end = name_run(document, readings, at) if at < len(document.tokens) else at
    return cut_name(document, at, end, "") if end - at >= _SHORTEST else ""


def _leads(mention: Mention) -> bool:
    """Whether a mention is a leader's own name."""
    return bool(mention.value.names) and all(n.person for n in mention.value.names)


def _has_title(document: Document, mention: Mention, lexicon: Lexicon) -> bool:
    """A title within the body's name (الرئيس التشادي) or shortly before it (المتحدث باسم التحالف)."""
    sentence = document.sentences[document.sentence_of(mention.first)]
    first = max(sentence.first, mention.first - _TITLE_REACH)
    words = [document.tokens[t] for t in range(first, mention.first + 1)]
    before = [bare_words(t.text) for t in words[-_TITLE_REACH - 1 :] if t.word]
    return any(not _TITLES.isdisjoint(w) for w in before)
