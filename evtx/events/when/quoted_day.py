"""The speaker's today: an act's day as a quotation tells it and the day of the account in, the day that he meant out.

قُتل 14 جنديا أمس. وقال الحاكم «هاجمت مروحيتان صباح اليوم حاجزا»: he spoke on the day of which the account tells,
and the paper that prints it came out the day after.
"""

from __future__ import annotations

from datetime import date as date_type

from evtx.events.draft import DraftDate
from evtx.events.frames.phrase import Index
from evtx.frozen import replace
from evtx.model import DateValue, Mention
from evtx.text.document import Document

_QUOTES = frozenset({'"', "«", "»", "“", "”"})
_NOW = frozenset({"date.relative.now"})  # what is told of now goes on when the paper comes out


def as_spoken(
    document: Document, index: Index, date: DraftDate, running: DraftDate | None, published: str | None
) -> DraftDate:
    """The day of an act, moved to the account's where that is yesterday and a quotation says "today".

    Where the account itself tells of today, outside quotation marks, the quotation's today is that day.
    """
    value, mention = date.value, date.mention
    account = running.value if running is not None else None
    if value is None or mention is None or account is None or published is None or not account.start:
        return date
    if mention.rule in _NOW or not (value.start == value.end == published) or account.start != account.end:
        return date
    if (date_type.fromisoformat(published) - date_type.fromisoformat(account.start)).days != 1:
        return date
    if not _in_quotation(document, mention.first) or _tells_of(document, index, published):
        return date
    return replace(date, value=replace(value, start=account.start, end=account.end))


def _tells_of(document: Document, index: Index, day: str) -> bool:
    """Whether a text tells of a day outside quotation marks."""
    dates: list[Mention] = index.inside("date", 0, len(document.tokens))
    values: list[tuple[int, DateValue | None]] = [(m.first, m.value) for m in dates]
    return any(v is not None and v.start == day and not _in_quotation(document, first) for first, v in values)


def _in_quotation(document: Document, token: int) -> bool:
    """Whether an odd number of quotation marks stands between the start of a token's paragraph and it."""
    sentence = document.sentences[document.sentence_of(token)]
    first = sentence.first
    for other in reversed(document.sentences[: document.sentence_of(token)]):
        if other.paragraph != sentence.paragraph:
            break
        first = other.first
    return sum(document.tokens[at].text in _QUOTES for at in range(first, token)) % 2 == 1
