"""The subject behind a verb with a pronoun: a token in, whether a doer follows it that leaves no noun for the word.

أربعة من أبنائها قتلهم أمس، وهم في طريقهم إلى الحقول، مسلحون: behind a time and an aside between commas stands who did
it, and the same letters as a verbal noun ("their killing") would have nobody to say more of.
"""

from __future__ import annotations

from evtx.text.document import Document
from evtx.text.times import past_time

_ASIDE_LONG = 16  # tokens


def subject_behind(document: Document, at: int, last: int) -> bool:
    """Whether a subject follows the token `at` before `last`, right behind it or behind a time and an aside."""
    if at + 1 >= last:
        return False
    if any(a.case == "nom" and not a.conj for a in document.analyses[at + 1]):
        return True
    start = past_time(document.tokens, at + 1, last)
    far = _past_aside(document, start, last)
    if far == at + 1 or far >= last:
        return False
    return any(
        a.case == "nom" or (a.cat == "N" and a.number == "s" and not a.pron and a.case != "acc")
        for a in document.analyses[far]
        if not (a.conj or a.prep or a.det)
    )


def _past_aside(document: Document, at: int, last: int) -> int:
    """The token behind an aside that begins with a comma at a token; the same one where none does."""
    if at >= last or document.tokens[at].text != "،":
        return at
    return next((end + 1 for end in range(at + 2, min(last, at + _ASIDE_LONG)) if document.tokens[end].text == "،"), at)
