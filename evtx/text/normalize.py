"""Folding: one spelling for text and lexica alike, with the way back to the original offsets.

In: any string. Out: `Folded`, whose `text` has no diacritics, tatweel or invisible marks, one alef,
one yeh, heh for teh marbuta, bare hamza seats, ASCII digits and one kind of quotation mark.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

# Characters that fold to one other character: a chain of str.replace, which on text of 5 KB is
# several times faster than str.translate with a dictionary.
_SAME_LENGTH = tuple(
    (source, target)
    for target, sources in {
        "ا": "أإآٱ",
        "ي": "ىئیېے",
        "و": "ؤ",
        "ه": "ةهۀەہ",
        "ك": "کڪ",
        '"': "“”„«»‟″＂",
        "'": "‘’‚‛′`´",
        "-": "–—−‐‑‒―",
        " ": "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t",
        **{str(n): chr(0x660 + n) + chr(0x6F0 + n) for n in range(10)},
        ",": "٬",
        ".": "٫",
        "%": "٪",
    }.items()
    for source in sources
    if source != target
)
# What changes the length: marks that vanish, and compatibility characters (presentation forms,
# ligatures, full-width letters) that NFKC may expand.
_MARKS = (
    "\u0610-\u061a\u061c\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08ff"
    "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
)
_COMPATIBLE = "\ufb50-\ufdff\ufe70-\ufefc\uff01-\uff5e\u2026\u2100-\u214f"
# قـ ـصف، مفخـ.ـخة: letters torn apart, as outlets do to words for which networks hide a post.
_TORN = "(?:(?<=\u0640)[ .*/_|\u2022-]{1,3}(?=\u0640)[" + _MARKS + "]+)*"
# The plain letters before are consumed within the match: five times faster than searching from letter to letter.
_LENGTH_CHANGING = re.compile(f"[^{_MARKS}{_COMPATIBLE}]*+(?:([{_MARKS}]+{_TORN}|[{_COMPATIBLE}])|\\Z)")
_ALL_MARKS = re.compile(f"[{_MARKS}]")
_RUN_OF_MARKS = re.compile(f"[{_MARKS}]+{_TORN}")
# Words and names as lexica list them: letters, digits and marks of ASCII and Arabic, each of which folds to one. On
# texts as short a table is several times faster than the chain; the start of a process folds some 80,000.
_PLAIN = re.compile("[ -~\u060c\u061b\u061f\u0621-\u063a\u0641-\u064a\u0660-\u066c]*")
_FOLDS = dict(_SAME_LENGTH)
_PLAIN_FOLDS = "".join(_FOLDS.get(chr(code), chr(code)) for code in range(0x670))
# What is folded already, single-spaced and trimmed, as two in three of them are: it is its own key.
_LETTERS = re.escape("".join(c for c in map(chr, range(0x21, 0x670)) if _PLAIN.fullmatch(c) and c not in _FOLDS))
_FOLDED = re.compile(f"[{_LETTERS}]++(?: [{_LETTERS}]++)*+")


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text with the map back: at each of `cuts` (folded offsets) the shift changes to that of `shifts`."""

    text: str
    cuts: tuple[int, ...] = ()
    shifts: tuple[int, ...] = ()

    def original(self, offset: int) -> int:
        """Offset in the original of the character at `offset` of the folded text."""
        if not self.cuts:
            return offset
        index = bisect_right(self.cuts, offset) - 1
        return offset + self.shifts[index] if index >= 0 else offset

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Original span of the folded span [start, end); marks after its last letter are left out."""
        if not self.cuts:
            return start, end
        # as `original` does for one offset; spans are asked for by the hundred
        cuts, shifts = self.cuts, self.shifts
        index = bisect_right(cuts, start) - 1
        first = start + shifts[index] if index >= 0 else start
        if start >= end:
            return first, first
        index = bisect_right(cuts, end - 1) - 1
        return first, end + shifts[index] if index >= 0 else end


def fold(text: str) -> Folded:
    """Fold a text; positions are kept only where something was removed or expanded."""
    cuts: list[int] = []
    shifts: list[int] = []
    pieces: list[str] = []
    last = shift = length = 0
    for match in _LENGTH_CHANGING.finditer(text):
        start, end = match.span(1)
        if start < 0:
            break
        pieces.append(text[last:start])
        length += start - last
        expanded = _expand(match[1])
        pieces.append(expanded)
        # inside an expansion every folded character maps to the one original character
        for inner in range(1, len(expanded)):
            cuts.append(length + inner)
            shifts.append(shift - inner)
        length += len(expanded)
        shift += (end - start) - len(expanded)
        if not cuts or shifts[-1] != shift or cuts[-1] > length:
            cuts.append(length)
            shifts.append(shift)
        last = end
    folded = text if not pieces else "".join(pieces) + text[last:]
    for source, target in _SAME_LENGTH:
        if source in folded:
            folded = folded.replace(source, target)
    return Folded(folded, tuple(cuts), tuple(shifts))


def fold_text(text: str) -> str:
    """The folded form alone, single-spaced and trimmed: the key under which lexica list a name or lemma."""
    if _FOLDED.fullmatch(text):
        return text
    if _PLAIN.fullmatch(text):
        return " ".join(text.translate(_PLAIN_FOLDS).split())
    return " ".join(fold(text).text.split())


def strip_marks(text: str) -> str:
    """The text without diacritics, tatweel and invisible marks, spelling otherwise kept (for display and ids)."""
    return _RUN_OF_MARKS.sub("", text)


def _expand(piece: str) -> str:
    if _ALL_MARKS.match(piece):
        return ""
    return _ALL_MARKS.sub("", unicodedata.normalize("NFKC", piece))
