"""The preposition that governs a mention: a mention in, the word out (بضربة من مسيرة، عبر 3 مسيرات)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from evtx.model import Mention
from evtx.text.disambiguate import PREPOSITIONS
from evtx.text.document import Document

_AMOUNT_REACH = 4  # words of an amount before its numeral (ما لا يقل عن)


def governor(document: Document, by_token: Mapping[int, Sequence[Mention]], mention: Mention) -> str:
    """Empty where none governs; a number may stand between, and may have it (بثلاثة عناصر)."""
    at = mention.first
    own = next((a.prep for a in document.analyses[at] if a.prep and (a.noun or a.lemma)), "")
    if own:
        return own
    tokens = document.tokens
    while at and (tokens[at - 1].text.isdecimal() or _counts(by_token, at - 1)):
        at -= 1
    if at < mention.first and tokens[at].text.startswith("ب"):
        return "ب"
    at = _start_of_amount(by_token, at, mention.first)
    return tokens[at - 1].text if at > 0 and tokens[at - 1].text in PREPOSITIONS else ""


def _start_of_amount(by_token: Mapping[int, Sequence[Mention]], at: int, thing: int) -> int:
    """ما يزيد على ستين قذيفة: what stands before the amount governs, not a word inside it."""
    found = (m for token in range(max(0, at - _AMOUNT_REACH), at) for m in by_token.get(token, ()))
    return next((m.first for m in found if m.kind == "number" and m.last >= min(at + 1, thing)), at)


def _counts(by_token: Mapping[int, Sequence[Mention]], token: int) -> bool:
    """Whether a number begins at a token (ثلاث مسيرات)."""
    return any(m.kind == "number" for m in by_token.get(token, ()))
