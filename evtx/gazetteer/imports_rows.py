"""One form for the places of every outside source: a name as a file has it in, the names that news would write out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from evtx.text.normalize import fold_text, strip_marks


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One place of a file. `key` is stable from one import to the next; degrees are WGS 84, the radius kilometres.

    `admin1` and `admin1_ar` are the governorate as the source has it (a name or a code); rank as in the core.
    """

    key: str
    kind: str
    country: str
    lat: float
    lon: float
    names: tuple[str, ...]
    name_en: str = ""
    admin1: str = ""
    admin1_ar: str = ""
    admin2: str = ""
    rank: int = 5
    radius_km: float | None = None


@dataclass(frozen=True, slots=True)
class NameRow:
    """A name of a place that another file holds. `verdict`: 2 it is Arabic, 1 nobody says, 0 another language's."""

    key: str
    name: str
    verdict: int


@dataclass(frozen=True, slots=True)
class CodeRow:
    """The name behind a code of a governorate or district ("SY.08")."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Skip:
    """A line that gives no place, and why."""

    reason: str


Row = PlaceRow | NameRow | CodeRow | Skip

# Words for kinds of places that are no part of a name (codebook, section 4); the class word of a feature is one.
_SETTLEMENT_WORDS = frozenset(
    fold_text("قرية مدينة بلدة ضيعة عزبة حي ناحية منطقة قضاء مديرية محلية محافظة ولاية مركز مركزها قرى").split()
)
_ARTICLE_OF_WORDS = frozenset("ال" + word for word in _SETTLEMENT_WORDS)
_SEPARATORS = re.compile(r"[_/;()\[\]]|(?<=\w)-(?=\w)|\s-")
_QUALIFIER = re.compile(
    r"(?<=\w)-\s.*|(?<!\s)\s*[،,].*"
)  # "ابين- عفرين", "زبوبا، جنين": what tells it from its namesakes
_ARABIC = re.compile(r"[ء-غف-يگچپڤ0-9 \"'-]+")
_LETTER = re.compile("[ء-يگچپڤ]")
_LETTERS_AT_LEAST = 2


def is_arabic(text: str) -> bool:
    """Whether a text is in Arabic letters (Persian and Kurdish ones beyond گ چ پ ڤ make it another language's)."""
    return bool(_LETTER.search(text)) and bool(_ARABIC.fullmatch(fold_text(_SEPARATORS.sub(" ", text))))


def arabic_names(texts: Iterable[str]) -> tuple[str, ...]:
    """The names in the texts: double names apart, without marks, qualifiers and settlement words; each once."""
    found: dict[str, str] = {}
    for text in texts:
        clean = " ".join(strip_marks(unicodedata.normalize("NFC", text)).split())
        if not _LETTER.search(clean):
            continue
        for part in _SEPARATORS.split(_QUALIFIER.sub("", clean)):
            name = _bare(part)
            if len(_LETTER.findall(name)) >= _LETTERS_AT_LEAST and is_arabic(name):
                found.setdefault(fold_text(name), name)
    return tuple(found.values())


def _bare(name: str) -> str:
    """A name without the settlement words before it; empty where nothing else is left."""
    words = name.replace("-", " ").split()
    while words and fold_text(words[0]) in _SETTLEMENT_WORDS:
        words = words[1:]
    if len(words) == 1 and fold_text(words[0]) in _ARTICLE_OF_WORDS:
        return ""
    return " ".join(words)


def latin_name(text: str) -> str:
    """A Latin name in plain ASCII letters, for display; empty for a name in other letters."""
    if text.isascii():
        return " ".join(text.replace("`", "'").split())
    if _LETTER.search(text):
        return ""
    plain = unicodedata.normalize("NFKD", text.replace("ʿ", "'").replace("ʾ", "'").replace("ı", "i"))
    kept = "".join(c for c in plain if not unicodedata.combining(c))
    for mark in "‘’`ʻʼ":
        kept = kept.replace(mark, "'")
    return " ".join(kept.encode("ascii", "ignore").decode().split())
