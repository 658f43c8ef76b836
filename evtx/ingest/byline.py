"""Byline lines and the dateline before a lead go in; place, agency and author come out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from evtx.ingest.dateline import find_date
from evtx.ingest.outlets import Words, initials
from evtx.text.normalize import fold, fold_text
from evtx.text.words import word_class

_LINE_WORDS, _NAME_WORDS, _PREFIX_CHARS = 10, 4, 110
_SPACED_TATWEEL = re.compile(r"(?<=\s)\u0640+(?=\s)|(?<=\w)\u0640+(?=\s)|_")
_SPLIT = re.compile(r"\s*[-/:|،,()؛]+\s*")
_JOINED = re.compile(r"\s*\+\s*|\s+و\s?(?=\w{3})")
_SEGMENT = re.compile(r"\s*(?P<text>[^-/:|.]{2,60}?)\s*(?P<sep>::?|[-/|.]+|(?<=\))\s+(?=\S))\s*")
_QUOTES = " \"'«»()[]"
_BRACKET = re.compile(r'^(?P<place>[^("]{2,45}?)[\s،,]*[("]\s*(?P<agency>[^()"]{2,30})\s*[)"]$')
_MEDIA_ENDINGS = word_class("ingest.byline.media_endings")
_GAP = re.compile(r"\s{8}")  # in no dateline; what looks for names would try every split of it
_LETTERS = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Byline:
    """What a byline or dateline tells; `date` only where it stands in the dateline. `cut`: length of a prefix."""

    place: str | None = None
    agency: str | None = None
    author: str | None = None
    date: str | None = None
    cut: int = 0


def byline(line: str, words: Words, own: frozenset[str] = frozenset()) -> Byline | None:
    """What a whole line tells if it is a byline ("دمشق - سانا", "المصدر: وكالات", "كتب: ..."), else None.

    own: folded names of the article's outlet. The caller asks only for lines outside the report.
    """
    key = fold_text(_dashes(line)).lower()
    if len(key.split()) > _LINE_WORDS or not _LETTERS.search(key):
        return None
    labelled = _labelled(key, words)
    parts = [part for part in (p.strip(_QUOTES + ".") for p in _SPLIT.split(key)) if part]
    if labelled is not None:
        label, parts = labelled, [p for p in parts if p not in words.bylines and p not in words.sources]
        return _from_parts(parts, line, words, own, label)
    kinds = [_kind(part, words, own) for part in parts]
    known = sum(kind in ("agency", "desk") for kind in kinds)
    places = sum(kind == "place" for kind in kinds)
    if not parts or any(kind == "long" for kind in kinds):
        return None
    if known and len(parts) <= 4 and len(parts) - known <= 2:
        return _from_parts(parts, line, words, own, None)
    if places == len(parts) and places <= 2:
        return _from_parts(parts, line, words, own, None)
    if len(parts) == 1 and kinds == ["other"] and re.search(r"\s-$|-\s*$|\s/$", key):
        return Byline(agency=_original(parts[0], line))
    return None


def lead_dateline(paragraph: str, words: Words, own: frozenset[str] = frozenset()) -> Byline | None:
    """The dateline before the first sentence ("غزة - معا - ", "دمشق (رويترز) - "), with its length, else None."""
    head = _dashes(paragraph[: _PREFIX_CHARS + 40])
    if _GAP.search(head):
        return None
    folded = fold(head)
    key = _dotless(folded.text).lower()
    found = _agency_after_date(key, words) or _segments(key, words, own)
    if found is None or not key[found.cut :].strip():
        return None
    cut = folded.original(found.cut)
    place = _original(found.place, head[:cut]) if found.place else None
    author = _original(found.author, head[:cut]) if found.author else None
    agency = found.agency
    if agency and agency not in words.agencies.values():
        agency = _original(agency, head[:cut])
    return Byline(place, agency, author, found.date, cut)


def reports_on(text: str, lead: str, words: Words) -> str | None:
    """The outlet or agency that an article retells, as written: after نقلاً عن, or as the lead's first speaker."""
    for match in re.finditer(r"نقل[اًٌ]+\s+عن\s+", text):
        name = _medium(text[match.end() : match.end() + 80], words, bare_class=True)
        if name:
            return name
    verb, _, rest = lead.strip().partition(" ")
    return _medium(rest[:80], words, bare_class=False) if fold_text(verb) in words.retelling else None


def _medium(text: str, words: Words, bare_class: bool) -> str | None:
    """The outlet or agency that a text starts with: a known one, or a class word (agency, paper ...) with a name.

    bare_class: the name after the class word may stand without quotation marks.
    """
    folded = fold(text)
    key = folded.text.lower()
    media = _media(words.media).match(key)
    start = media.end() if media else 0
    quoted = re.match(r'\s*"([^"]{2,40})"|\s*\(([^)]{2,40})\)', key[start:])
    span: tuple[int, int] | None = None
    if quoted:
        group = 1 if quoted.group(1) else 2
        if media or initials(quoted.group(group)) in words.agencies:
            span = quoted.span(group)
    elif named := _agency_at(words, key[start:]):
        span = (0, named)
    elif media and bare_class and (word := re.match(r"\s*((?:[^\W\d_]+ ?){1,2})(?=[\s،,.:]|$)", key[start:])):
        span = word.span(1)
    if span is None:
        return None
    first, last = folded.span(start + span[0], start + span[1])
    return text[first:last].strip(' "“”«»،,.') or None


def _labelled(key: str, words: Words) -> str | None:
    """ "source" or "author" where the line starts with such a label and a mark, or is a label and a short name."""
    for label, values in (("source", words.sources), ("author", words.bylines)):
        for value in values:
            if key.startswith(value) and re.match(r"\s*[:/|-]", key[len(value) :]):
                return label
    return None


def _from_parts(parts: list[str], line: str, words: Words, own: frozenset[str], label: str | None) -> Byline:
    place = agency = author = None
    for index, part in enumerate(parts):
        kind = _kind(part, words, own)
        if kind == "agency":
            agency = agency or _agency_name(part, words) or _original(part, line)
        elif kind == "place" and place is None and label != "author":
            place = _original(part, line)
        elif kind in ("other", "long") and author is None and label == "author":
            author = _original(part, line)
        elif kind == "other" and label == "source" and index == 0:
            named = _original(part, line)
            is_outlet = len(part.split()) == 1 or part.split()[-1] in _MEDIA_ENDINGS
            agency, author = (named, author) if is_outlet else (agency, named)
        elif kind == "other" and label is None:
            # an unknown name before a colon is a person, before a dash or a stroke a town
            if (":" in line and len(part.split()) > 1) or place is not None:
                author = author or _original(part, line)
            elif index == 0:
                place = _original(part, line)
    return Byline(place, agency, author)


def _kind(part: str, words: Words, own: frozenset[str]) -> str:
    name = initials(part)
    if name in own or name in words.agencies:
        return "agency"
    if name in words.desks:
        return "desk"
    pieces = [piece for piece in _JOINED.split(name) if piece]
    known = [piece for piece in pieces if piece in words.agencies or piece in words.desks or piece in own]
    if len(pieces) > 1 and known and all(len(piece.split()) <= 2 for piece in pieces):
        return "desk" if all(piece in words.desks for piece in pieces) else "agency"
    if name in words.places:
        return "place"
    return "long" if len(part.split()) > _NAME_WORDS or any(word.isdigit() for word in part.split()) else "other"


def _agency_name(part: str, words: Words) -> str | None:
    return words.agencies.get(initials(part))


def _agency_after_date(key: str, words: Words) -> Byline | None:
    """Wire style: "دمشق 20 يناير 2024 (شينخوا) قتل", and "أم درمان، 2 أبريل 2025 - ارتفع"."""
    found = find_date(key[:_PREFIX_CHARS])
    if found is None or found[1] > 60:
        return None
    iso, start, end = found
    places = [p for p in re.split(r"\s*[،,/-]\s*|\s+و", key[:start].strip(" ،,-")) if p]
    if not places or places[0] not in words.places or not all(len(p.split()) <= 3 for p in places):
        return None
    after = re.match(r"\s*\(([^)]{2,25})\)\s*[-:.]*\s*", key[end:])
    if after:
        name = initials(after.group(1))
        return Byline(key[:start].strip(" ،,-"), words.agencies.get(name, after.group(1)), None, iso, end + after.end())
    mark = re.match(r"\s*[-:،]+\s*|\s+", key[end:])
    comma = re.search(r"[،,-]\s*$", key[:start])
    return Byline(key[:start].strip(" ،,-"), None, None, iso, end + mark.end()) if mark and comma else None


def _segments(key: str, words: Words, own: frozenset[str]) -> Byline | None:
    """Segments between separators from the start, as long as they are names; cut after the last that tells."""
    seen: list[tuple[str, str]] = []
    position = cut = used = 0
    while len(seen) < 4:
        match = _SEGMENT.match(key, position)
        if match is None or match.end() > _PREFIX_CHARS:
            break
        part, sep = match["text"].strip(), match["sep"].strip()
        bracket = _BRACKET.match(part)
        kind = _segment_kind(part, words, own)
        if bracket and sep and kind != "place" and _kind(bracket["agency"].strip(), words, own) == "agency":
            kinds = [("place", bracket["place"].strip(" ،,")), ("agency", bracket["agency"].strip())]
        else:
            kinds = [(kind, part if kind == "place" else part.strip(_QUOTES))]
        if kinds[-1][0] == "long" or (sep.startswith(".") and kinds[-1][0] != "agency"):
            break
        if seen and seen[-1][0] == kinds[0][0] == "place":
            return None  # "بغداد - أربيل" is a road or a match, no dateline
        seen += kinds
        position = match.end()
        if _closes(seen, sep, own):
            cut, used = position, len(seen)
    extra = _agency_at(words, key[cut:]) if cut and seen[used - 1][0] == "place" else 0
    if extra and key[cut + extra :][:1] == " ":
        seen, used, cut = [*seen[:used], ("agency", key[cut : cut + extra].strip())], used + 1, cut + extra + 1
    return _told(seen[:used], words, cut) if cut else None


def _segment_kind(part: str, words: Words, own: frozenset[str]) -> str:
    day = find_date(part)
    if day and len(part) - (day[2] - day[1]) <= 2:
        return "date"
    inner = re.fullmatch(r"(.+?)\s*\(([^)]+)\)", part)
    if inner and inner.group(2) in words.places and len(inner.group(1).split()) <= _NAME_WORDS:
        return "place"
    return _kind(part.strip(_QUOTES), words, own)


def _told(seen: list[tuple[str, str]], words: Words, cut: int) -> Byline | None:
    """What the segments of a dateline tell; None where an unknown name stands with nothing that explains it."""
    first: dict[str, str] = {}
    for kind, text in seen:
        first.setdefault(kind, text)
    place, other, agency = first.get("place"), first.get("other"), first.get("agency")
    if agency is not None:
        agency = _agency_name(agency, words) or agency
    day = find_date(first["date"]) if "date" in first else None
    if other is not None and place is None:
        place, other = other, None
    if other is not None and agency is None and (day or other.split()[-1] in _MEDIA_ENDINGS):
        agency, other = other, None
    if not all(_is_name(text) for kind, text in seen if kind in ("place", "other")):
        return None
    return Byline(place, agency, other, day[0] if day else None, cut)


def _closes(seen: list[tuple[str, str]], sep: str, own: frozenset[str]) -> bool:
    """May a dateline end here? A name before a colon alone may be a speaker, unless it is the outlet's."""
    kinds = [kind for kind, _ in seen]
    if kinds[-1] == "agency":
        return len(kinds) > 1 or not sep.startswith(":") or initials(seen[-1][1]) in own
    if kinds[-1] == "desk":
        return len(kinds) > 1
    if kinds[-1] == "date":
        return "place" in kinds
    if kinds == ["place", "other"]:
        return sep == "-" and 2 <= len(seen[-1][1].split()) <= 3
    return kinds == ["place"] and sep in (":", "-")


def _is_name(text: str) -> bool:
    return len(text.split()) <= 6 and not any(c.isdigit() for c in text)


def _agency_at(words: Words, key: str) -> int:
    """Length of the agency's name that a folded text starts with, 0 where there is none."""
    match = _agency_pattern(tuple(sorted(words.agencies, key=len, reverse=True))).match(key)
    return match.end() if match else 0


@lru_cache(maxsize=4)
def _agency_pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"\s*(?:" + "|".join(map(re.escape, names)) + r")(?!\w)")


@lru_cache(maxsize=4)
def _media(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"\s*(?:" + "|".join(map(re.escape, names)) + r")(?!\w)\s*")


def _dashes(text: str) -> str:
    """A tatweel or underscore that stands as a dash becomes one; lengths stay."""
    return _SPACED_TATWEEL.sub(lambda m: "-" * len(m.group()), text)


def _dotless(key: str) -> str:
    """Initials without their dots ("ا.ف.ب"), lengths kept, so that a dot can end a dateline."""
    return re.sub(r"(?<=\b\w)\.(?=\s?\w\b)|(?<=\b\w \w \w)\.", " ", re.sub(r"(?<=\b\w)\.(?=\s?\w\b)", " ", key))


def _original(key: str, line: str) -> str:
    """The words of a folded part as the line writes them."""
    folded = fold(line)
    start = folded.text.lower().find(key)
    if start < 0:
        return key
    first, last = folded.span(start, start + len(key))
    name = line[first:last].strip(' "“”«»:-/')
    return name if name.count("(") == name.count(")") else name.strip("() ")
