"""Back then: a sentence that says "at that time" in, the day of the sentences before that it means out.

وقع حادث مماثل في آذار 2014. وقتل آنذاك خمسة جنود: the second sentence tells of the day of the first, not of today.
"""

from __future__ import annotations

from evtx.events.draft import DraftDate
from evtx.events.frames.phrase import Index
from evtx.events.when.clauses import clause_of
from evtx.lexicon.schema import Trigger
from evtx.model import DateValue, Sentence
from evtx.text.document import Document
from evtx.text.words import word_class

_THEN = word_class("events.back_then.then")
_THAT, _TIMES = frozenset({"ذلك", "تلك"}), word_class("events.back_then.times")
_SINCE = frozenset({"منذ", "ومنذ"})
_BACK = 2  # sentences in which the time is told


def back_then(
    document: Document, index: Index, sentence: Sentence, trigger: Trigger, published: str | None
) -> DraftDate | None:
    """The time told last before a sentence whose act took place "then"; None where it says no such thing.

    A time that is not over at the publication is none.
    """
    if not _says_then(document, sentence, trigger):
        return None
    number = document.sentence_of(sentence.first)
    first = document.sentences[max(0, number - _BACK)].first
    for mention in reversed(index.inside("date", first, sentence.first)):
        value: DateValue | None = mention.value
        if value is not None and value.start and value.end and (published is None or value.end < published):
            return DraftDate(value, mention, "running")
    return None


def _says_then(document: Document, sentence: Sentence, trigger: Trigger) -> bool:
    first, last = clause_of(sentence, trigger.anchor)
    words = ["", *(document.tokens[at].text for at in range(first, last)), ""]
    return any(
        word in _THEN or (word in _THAT and following in _TIMES and before not in _SINCE)
        for before, word, following in zip(words, words[1:], words[2:], strict=False)
    )
