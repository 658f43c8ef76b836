"""Publication dates as articles show them go in (metadata, lines, addresses, file names); ISO date and clock come out.

Nothing is ever resolved against today: a date without a year, or a relative one, is no date here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache

from evtx.ingest.outlets import Words
from evtx.text.normalize import fold_text

_MONTHS = {
    1: "يناير|كانون الثاني|كانون ثاني|كانون ثان|جانفي|january|jan",
    2: "فبراير|شباط|فيفري|february|feb",
    3: "مارس|اذار|march|mar",
    4: "ابريل|نيسان|افريل|april|apr",
    5: "مايو|ايار|ماي|may",
    6: "يونيو|يونيه|حزيران|جوان|june|jun",
    7: "يوليو|يوليه|تموز|جويليه|يوليوز|july|jul",
    8: "اغسطس|اب|اوت|غشت|august|aug",
    9: "سبتمبر|ايلول|شتنبر|september|sept|sep",
    10: "اكتوبر|تشرين الاول|تشرين اول|october|oct",
    11: "نوفمبر|تشرين الثاني|تشرين ثاني|تشرين ثان|نونبر|november|nov",
    12: "ديسمبر|كانون الاول|كانون اول|دجنبر|december|dec",
}
_MONTH_OF = {name: number for number, names in _MONTHS.items() for name in names.split("|")}
_MONTH = "(?:" + "|".join(sorted(_MONTH_OF, key=len, reverse=True)) + ")"
_DOUBLE = rf"{_MONTH}(?:\s*[/(-]\s*{_MONTH}\s*\)?)?"
_SEP = r"\s?[-/.]\s?"
_YEAR = r"(?:19[89]|20\d)\d"
_YEARS = range(1980, 2100)  # in which articles are published; the same in digits
_GAP = r"[\s,،-]*"
_DATE = re.compile(
    rf"(?<!\d)(?:"
    rf"(?P<y1>{_YEAR}){_SEP}(?P<m1>\d\d?){_SEP}(?P<d1>\d\d?)(?!\d)"
    rf"|(?P<d2>\d\d?){_SEP}(?P<m2>\d\d?){_SEP}(?P<y2>{_YEAR})(?!\d)"
    rf"|(?P<d3>\d\d?)(?:st|nd|rd|th)?{_GAP}(?:من\s+)?(?P<n3>{_DOUBLE}){_GAP}(?:عام\s+|سنه\s+)?(?P<y3>{_YEAR})(?!\d)\s?م?(?!\w)"
    rf"|(?<!\w)(?P<n4>{_MONTH})\.?\s+(?P<d4>\d\d?)\s*[,،]?\s+(?P<y4>{_YEAR})(?!\d)"
    rf")"
)
_HIJRI_MONTH = (
    "محرم|صفر|ربيع الاول|ربيع اول|ربيع الاخر|ربيع اخر|ربيع الثاني|ربيع ثاني|"
    "جمادي الاولي|جمادي اولي|جمادي الاول|جمادي اول|"
    "جمادي الاخره|جمادي الاخر|جمادي الثانيه|جمادي ثاني|رجب|شعبان|رمضان|شوال|ذو القعده|ذي القعده|ذو الحجه|ذي الحجه"
)
_HIJRI = re.compile(
    rf"(?<!\d)(?:1[345]\d\d{_SEP}\d\d?{_SEP}\d\d?|\d\d?{_SEP}\d\d?{_SEP}1[345]\d\d|\d\d?\s+(?:من\s+)?(?:{_HIJRI_MONTH})\s*،?\s+1[345]\d\d)(?!\d)"
    r"\s*(?:ه(?:جريه?)?)?(?!\w)"
)
_CLOCK = re.compile(
    r"(?<![\d:])(?P<h>\d\d?):(?P<mi>\d\d)(?::\d\d(?:\.\d+)?)?(?!\d)\s?(?P<ap>am|pm|a\.m\.|p\.m\.|صباحا|مساء|ظهرا|ص|م)?(?!\w)"
    r"(?:\s?(?:[+-]\d\d:?\d\d|z)(?!\w))?"
)
_WEEKDAY = (
    r"(?:ال)?(?:سبت|احد|اثنين|ثلاثاء|اربعاء|خميس|جمعه)"
    r"|(?:sun|mon|tues|wednes|thurs|fri|satur)day|(?:sun|mon|tue|wed|thu|fri|sat)"
)
_RELATIVE = re.compile(
    r"(?:منذ|قبل) (?:\d+ )?(?:دقيق\w*|دقاي?ق|ساع\w*|يوم\w*|ايام|اسبوع\w*|اسابيع|شهر\w*|اشهر|سن\w*|عام\w*)"
)
_ZONE = re.compile(r"بتوقيت \w+(?: \w+)?|\(\s?بتوقيت [^)]*\)|(?<!\w)(?:gmt|utc|ksa|ast|ت ?\.? ?غ)(?!\w)")
_DATE_LINE = 160  # characters: a longer line is a sentence
_DIGIT = re.compile(r"\d")
_MARKS = re.compile(r"[\s|•·,،.()\[\]–—-]+")
_PRINTED = re.compile(r"date (\d{4}-\d\d-\d\d)(?:\s+|$)")
_IN_URL = (
    re.compile(rf"[/=_-]({_YEAR})[/_-](\d\d?)[/_-](\d\d?)(?!\d)"),
    re.compile(rf"[/=_-]({_YEAR})(\d\d)(\d\d)(?!\d)"),
)
_IN_NAME = (
    re.compile(rf"(?<!\d)({_YEAR})[-_.]?(\d\d)[-_.]?(\d\d)(?!\d)"),
    re.compile(rf"(?<!\d)(?P<d>\d\d)[-_.](?P<m>\d\d)[-_.](?P<y>{_YEAR})(?!\d)"),
)


@dataclass(frozen=True, slots=True)
class DateLine:
    """A date found in a line: ISO date, clock "HH:MM", whether it is only the last update; what else stood there."""

    date: str
    time: str | None
    updated: bool
    rest: str


def parse_date(value: str) -> tuple[str, str | None] | None:
    """ISO date and clock of a metadata value in any usual form (ISO, RFC 822, seconds since 1970, Arabic or English).

    The clock is kept as written, without conversion of zones; midnight sharp counts as "no clock told".
    """
    text = value.strip()
    if not text:
        return None
    if re.fullmatch(r"\d{10}(?:\d{3})?(?:\.\d+)?", text):
        moment = datetime.fromtimestamp(float(text) / (1000 if len(text.partition(".")[0]) == 13 else 1), UTC)
        if moment.year not in _YEARS:
            return None
        return moment.date().isoformat(), f"{moment:%H:%M}"
    for read in (datetime.fromisoformat, _rfc_822):
        try:
            moment = read(text)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
        if moment.year in _YEARS:
            clock = f"{moment:%H:%M}" if (moment.hour, moment.minute, moment.second) != (0, 0, 0) else None
            return moment.date().isoformat(), clock
    key = fold_text(text).lower()
    found = find_date(key)
    return (found[0], _clock(key)) if found else None


def _rfc_822(text: str) -> datetime:
    """The moment of a date as mail and feeds write it. Raises ValueError or TypeError where it is none."""
    from email.utils import parsedate_to_datetime  # takes a while to import, and few dates need it

    return parsedate_to_datetime(text)


def find_date(key: str) -> tuple[str, int, int] | None:
    """First full date in a folded, lower-case text: ISO date, start, end."""
    for match in _DATE.finditer(key):
        iso = _iso(match)
        if iso:
            return iso, match.start(), match.end()
    return None


def printed_date(text: str) -> tuple[str, int] | None:
    """The "date 2025-11-14 " that some collectors print before a text: ISO date, length of the prefix."""
    lead = len(text) - len(text.lstrip())
    match = _PRINTED.match(text, lead)
    return (match.group(1), match.end()) if match and _valid(*match.group(1).split("-")) else None


def date_line(key: str, words: Words) -> DateLine | None:
    """Is a folded, lower-case line a date line? Then what it tells. `rest` is what is neither date nor label."""
    found = find_date(key) if len(key) <= _DATE_LINE and _DIGIT.search(key) else None
    if found is None:
        return None
    dates = _DATE.sub(" | ", re.sub(r"(?<=\d)t(?=\d\d:)", " ", key))
    clock = _clock(dates)
    rest = _RELATIVE.sub(" ", _HIJRI.sub(" ", dates))
    rest = _ZONE.sub(" ", _CLOCK.sub(" @ ", rest))
    rest = _zone_places(words.places).sub(" ", rest).replace("@", " ")
    stripped = _labels(words.date_labels, words.updated_labels).sub(" ", f" {rest} ")
    published = _labels_only(words.date_labels).search(key)
    updated = _labels_only(words.updated_labels).search(key)
    label = updated.start() if updated else len(key)
    only = label < found[1] and (published is None or label < published.start())
    return DateLine(found[0], clock, only, _MARKS.sub(" ", stripped).strip(" :/"))


def running_date(key: str) -> str | None:
    """The publication day where the text itself says it: "اليوم الأربعاء 21 فبراير 2024" (folded, lower-case text)."""
    for match in re.finditer(rf"(?<!\w)اليوم[\s,،(]*+(?:{_WEEKDAY})?[\s,،(]*+(?=\d)", key):
        date_match = _DATE.match(key, match.end())
        iso = _iso(date_match) if date_match else None
        if iso:
            return iso
    return None


def date_from_url(url: str) -> str | None:
    """The date in an address (/2021/06/17/, /20210617/, 2021-06-17), else None."""
    for pattern in _IN_URL:
        for match in pattern.finditer(url):
            iso = _valid(*match.groups())
            if iso:
                return iso
    return None


def date_from_name(stem: str) -> str | None:
    """The date in a file name (2021-06-17, 20210617, 17-06-2021), else None."""
    for pattern in _IN_NAME:
        for match in pattern.finditer(stem):
            named = match.groupdict()
            iso = _valid(named["y"], named["m"], named["d"]) if named else _valid(*match.groups())
            if iso:
                return iso
    return None


def _iso(match: re.Match[str]) -> str | None:
    part = match.groupdict()
    if part["y1"]:
        return _valid(part["y1"], part["m1"], part["d1"])
    if part["y2"]:
        # day first, as the Arab press writes; the other way round only where the numbers leave no choice
        return _valid(part["y2"], part["m2"], part["d2"]) or _valid(part["y2"], part["d2"], part["m2"])
    name, day, year = (part["n3"], part["d3"], part["y3"]) if part["y3"] else (part["n4"], part["d4"], part["y4"])
    month = re.match(_MONTH, name)
    return _valid(year, str(_MONTH_OF[month.group()]), day) if month else None


def _valid(year: str, month: str, day: str) -> str | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found.isoformat() if found.year in _YEARS else None


def _clock(key: str) -> str | None:
    match = _CLOCK.search(key)
    if match is None:
        return None
    hour, minute, half = int(match["h"]), int(match["mi"]), match["ap"] or ""
    if hour > 23 or minute > 59:
        return None
    if half in ("pm", "p.m.", "م", "مساء", "ظهرا") and hour < 12:
        hour += 12
    elif half in ("am", "a.m.", "ص", "صباحا") and hour == 12:
        hour = 0
    return f"{hour:02d}:{minute:02d}"


@lru_cache(maxsize=4)
def _labels_only(labels: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"(?<![\w])(?:" + "|".join(map(re.escape, labels)) + r")(?![^\W\d_])")


@lru_cache(maxsize=4)
def _labels(published: tuple[str, ...], updated: tuple[str, ...]) -> re.Pattern[str]:
    inner = "|".join(map(re.escape, sorted((*published, *updated), key=len, reverse=True)))
    return re.compile(rf"(?<!\w)(?:{inner}|{_WEEKDAY}|صباحا|مساء|ظهرا)(?!\w)")


@lru_cache(maxsize=4)
def _zone_places(places: frozenset[str]) -> re.Pattern[str]:
    """A city after a clock names the zone, it is not the place of the dateline."""
    inner = "|".join(map(re.escape, sorted(places, key=len, reverse=True)))
    return re.compile(rf"@\s*[-,]?\s*\(?(?:{inner})(?!\w)(?: المكرمه| المحتله)?\)?")
