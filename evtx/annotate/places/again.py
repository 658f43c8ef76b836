"""Names that no list knows, told once with a class word and later without (قرية سابسي ... في سابسي)."""

from __future__ import annotations

from collections.abc import Sequence

from evtx.annotate.places.found import Found, Ground, lead_at
from evtx.frozen import replace
from evtx.lexicon.match import splits
from evtx.text.normalize import fold_text

Memory = dict[str, tuple[tuple[str, ...], ...]]  # the forms of a first word -> the whole names that it can begin
_INTRODUCED = frozenset({"class_word", "bare"})
_PROCLITICS = ("", "و", "ف", "ب", "ل", "وب", "ول")
_SHORTEST = 4


def remember(ground: Ground, found: Sequence[Found]) -> Memory:
    """The unlisted names of a text that can be told again by their words alone."""
    memory: dict[str, set[tuple[str, ...]]] = {}
    for one in found:
        if one.pairs or one.how not in _INTRODUCED:
            continue
        words = tuple(fold_text(one.name).split())
        if not words or not _rare(ground, words):
            continue
        for letters in _PROCLITICS:
            memory.setdefault(letters + words[0], set()).add(words)
    return {form: tuple(sorted(names, key=len, reverse=True)) for form, names in memory.items()}


def _rare(ground: Ground, words: tuple[str, ...]) -> bool:
    """Whether the words are no common ones."""
    unknown = [w for w in words if not ground.lexicon.morphology.analyse(w)]
    return bool(unknown) and len(max(unknown, key=len)) >= _SHORTEST


def told_again(ground: Ground, found: Sequence[Found], memory: Memory) -> bool:
    """Whether a remembered name may stand outside the names found."""
    inside = {t for one in found for t in range(one.first, one.last)}
    return any(t.text in memory and n not in inside for n, t in enumerate(ground.document.tokens))


def again(ground: Ground, found: Sequence[Found], memory: Memory, index: int) -> Found | None:
    """A remembered name at a token."""
    tokens = ground.document.tokens
    for words in memory.get(tokens[index].text, ()):
        last = index + len(words)
        if last > len(tokens) or tuple(t.text for t in tokens[index + 1 : last]) != words[1:]:
            continue
        letters = next((letters for letters, rest in splits(tokens[index].text) if rest == words[0]), None)
        if letters is None or not ground.blocked.isdisjoint(range(index, last)):
            continue
        start, end = ground.document.original_span(index, last)
        lead = lead_at(ground, found, index, letters)
        return Found(lead, index, last, ground.document.text[start + len(letters) : end], (), "again", lead.kind)
    return None


def refer_back(found: Sequence[Found]) -> list[Found]:
    """Tie every name that is told again to where it is introduced."""
    first = {fold_text(f.name): n for n, f in reversed(list(enumerate(found))) if f.how in _INTRODUCED}
    out = []
    for one in found:
        number = first.get(fold_text(one.name)) if one.how == "again" else None
        tied = one if number is None else replace(one, refers=number, kind=one.kind or found[number].kind)
        out.append(tied)
    return out
