"""Text with its furniture goes in; title, body, what was removed and what the removed lines told come out.

Whole lines go or stay; a line that stays is not rewritten, except that a dateline before its first word is cut off.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from evtx.ingest.byline import Byline, byline, lead_dateline
from evtx.ingest.dateline import DateLine, date_line, printed_date, running_date
from evtx.ingest.outlets import Block, Outlets, Template, bare
from evtx.limits import MAX_WORD_CHARS
from evtx.model import Removed
from evtx.text.normalize import fold_text

_SHORT = 200  # characters: a longer line is a paragraph and no furniture
_HEADER_LINES = 30  # non-blank lines within which a page's header ends
_TITLE_WORDS = 32
_TITLE_LINES = 20  # non-blank lines among which the title is sought
_TITLE_MARKS = 12  # characters by which two spellings of a title may differ in punctuation
_LEAD_PARAGRAPHS = 4  # where the text itself may name the day of publication
_SENTENCE_END = tuple('.!؟?…"”»)')
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"\w+")
_ARABIC = re.compile(r"[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufeff]")
_CREDIT = re.compile(r"(?:\(([^()]{2,60})\)|[-|/]\s*([^-|/()]{2,30}))\s*$")
_HEADLINE_ROW = re.compile(r"(?:\S {3,}\S.*){4}")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A cleaned article: title, body, blocks removed; the date that its lines tell; place, agency, author."""

    title: str | None
    body: str
    removed: tuple[Removed, ...]
    date: str | None
    time: str | None
    place: str | None
    agency: str | None
    author: str | None


@dataclass(slots=True)
class _State:
    """What the walk down the lines knows so far."""

    lines: list[str]
    template: Template | None
    outlets: Outlets
    own: frozenset[str]
    arabic: bool
    title_key: str
    kept: list[str] = field(default_factory=list)
    removed: list[Removed] = field(default_factory=list)
    dates: list[tuple[int, DateLine]] = field(default_factory=list)  # (rank, date line), the lowest rank counts
    bylines: list[Byline] = field(default_factory=list)
    head_keys: set[str] = field(default_factory=set)
    paragraphs: int = 0
    rest: str = ""  # reason for which all that follows goes
    in_list: str = ""  # reason for which the headlines that follow go
    next: str = ""  # reason for which the next line goes


def clean(text: str, title: str | None, template: Template | None, outlets: Outlets, arabic: bool = True) -> Cleaned:
    """Take the furniture out of a text. `title`: where metadata tell it; else it is sought at the top of the text.

    A text of one line with no title is a sentence by itself and comes back as it is.
    """
    lines = text.split("\n")
    filled = [i for i, line in enumerate(lines) if line.strip()]
    if len(filled) <= 1 and title is None:
        return Cleaned(None, text.strip("\n"), (), None, None, None, None, None)
    own = template.names if template else frozenset[str]()
    state = _State(lines, template, outlets, own, arabic, "")
    title_at = None
    if title is None:
        title_at = _find_title(state, filled)
        if title_at is not None:
            printed = printed_date(lines[title_at])
            title = lines[title_at][printed[1] if printed else 0 :].strip()
            if printed:
                state.dates.append((1, DateLine(printed[0], None, False, "")))
    state.title_key = _plain(fold_text(title or "").lower())
    _walk(state, filled, title_at)
    body = _join(state.kept)
    if not body and (title is None or not filled):
        return Cleaned(title, text.strip("\n"), (), None, None, None, None, None)
    return _cleaned(state, title, body)


def _walk(state: _State, filled: list[int], title_at: int | None) -> None:
    last_paragraph = max((i for i in filled if i != title_at and _is_paragraph(state.lines[i])), default=-1)
    header_end = _header_end(state, filled)
    caption_zone = False
    for i, line in enumerate(state.lines):
        if not line.strip():
            state.kept.append("")
            continue
        if i == title_at:
            continue
        dates = len(state.dates)
        if i < header_end and caption_zone and not _is_title(state, line):
            reason: str | None = _furniture(state, line, i, title_at, last_paragraph) or "caption"
        else:
            reason = _furniture(state, line, i, title_at, last_paragraph)
        caption_zone = caption_zone or len(state.dates) > dates
        if reason:
            _remove(state, reason, line)
        else:
            _keep(state, line, i > last_paragraph)


def _furniture(state: _State, line: str, i: int, title_at: int | None, last_paragraph: int) -> str | None:
    """The reason why a line is no part of the report, or None. Notes the dates and names that it tells."""
    gone = state.rest or state.next
    state.next = ""
    if gone:
        return gone
    text = line.strip()
    if len(text) > _SHORT:
        return "other_stories" if _HEADLINE_ROW.search(text) else _listed(state, text)
    in_body, tail = state.paragraphs > 0, i > last_paragraph
    printed = printed_date(text) if not in_body else None
    text = text[printed[1] :] if printed else text
    key = fold_text(text).lower()
    reason = _block(state, key, in_body) or _no_words(state, text, key)
    if reason is None:
        above_title = title_at is not None and i < title_at
        reason = _date(state, key, in_body, tail or _furniture_follows(state, i), above_title)
    if reason is None:
        reason = _repeated(state, key, in_body)
    if reason is None and (not in_body or tail):
        found = byline(text, state.outlets.words, state.own)
        if found:
            state.bylines.append(found)
            reason = "agency"
    if reason is None and _is_caption(state, key):
        reason = "caption"
    if reason is None:
        reason = _listed(state, text) or _stray(text, in_body, tail)
    if reason and printed:
        state.dates.append((1, DateLine(printed[0], None, False, "")))
    if not in_body:
        state.head_keys.add(_plain(key))
    return reason


def _repeated(state: _State, key: str, in_body: bool) -> str | None:
    if in_body and abs(len(key) - len(state.title_key)) > _TITLE_MARKS:
        return None
    plain = _plain(key)
    again = plain == state.title_key or (not in_body and plain in state.head_keys)
    return "repeated_title" if plain and again else None


def _block(state: _State, key: str, in_body: bool) -> str | None:
    edge = bare(key)
    for block in _blocks(state):
        if block.matches(key, edge, in_body):
            if in_body and block.rest:
                state.rest = block.reason
            state.in_list = block.reason if in_body and block.list else ""
            state.next = block.reason if block.next else ""
            return block.reason
    return None


def _blocks(state: _State) -> tuple[Block, ...]:
    own = state.template.blocks if state.template else ()
    return (*own, *state.outlets.generic.blocks)


def _no_words(state: _State, text: str, key: str) -> str | None:
    """Lines without a letter, and in Arabic articles lines in other letters: icons, counters, links, code."""
    if not _LETTER.search(text):
        return "counter" if not date_line(key, state.outlets.words) else None
    if not state.arabic or _ARABIC.search(text) or date_line(key, state.outlets.words):
        return None
    short = len(text.split()) <= 8
    if not short and not any(mark in text for mark in ("{", "};", "://", "(@")):
        return None
    return "not_arabic"


def _date(state: _State, key: str, in_body: bool, tail: bool, above_title: bool) -> str | None:
    found = date_line(key, state.outlets.words)
    if found is None:
        return None
    names = byline(found.rest, state.outlets.words, state.own) if found.rest else None
    if found.rest and names is None and _ARABIC.search(found.rest):
        return None
    if in_body and not tail and not _starts_other_story(state):
        return None  # a day in a chronicle, not a dateline
    if in_body and not tail:
        state.rest = "other_story"
        _take_back_heading(state)
        return state.rest
    if names:
        state.bylines.append(names)
    rank = (4 if in_body else 3 if above_title else 2) + (10 if found.updated else 0)
    state.dates.append((rank, found))
    return "dateline"


def _furniture_follows(state: _State, i: int) -> bool:
    """Is the next line one that only stands after a report (a view counter, a list of related reports)?"""
    following = next((line for line in state.lines[i + 1 :] if line.strip()), "")
    key = fold_text(following).lower() if len(following) <= _SHORT else ""
    return bool(key) and any(block.matches(key, bare(key), in_body=True) for block in _blocks(state))


def _starts_other_story(state: _State) -> bool:
    """A date line in the middle opens another story: the article has its own above, and a headline is before it."""
    has_date = any(rank <= 3 for rank, _ in state.dates)
    last = next((line for line in reversed(state.kept) if line.strip()), "")
    return has_date and bool(last) and not _ends_sentence(last) and len(last.split()) <= _TITLE_WORDS


def _take_back_heading(state: _State) -> None:
    while state.kept and not state.kept[-1].strip():
        state.kept.pop()
    _remove(state, "other_story", state.kept.pop())


def _is_caption(state: _State, key: str) -> bool:
    """A line that ends with a photo credit: "... (رويترز)", "... | الأناضول"."""
    match = _CREDIT.search(key)
    if match is None or key.endswith(".") or len(key.split()) > 30:
        return False
    parts = [p for p in re.split(r"\s*[/،,+-]\s*|\s+عبر\s+", match.group(1) or match.group(2)) if p]
    return any(part.strip(' ".') in state.outlets.words.credits for part in parts)


def _stray(text: str, in_body: bool, tail: bool) -> str | None:
    """One or two words alone above the report name a section; after it they are what is left of a widget."""
    words = len(text.split())
    if _ends_sentence(text):
        return None
    if not in_body and words <= 2:
        return "section"
    return "leftover" if in_body and tail and words <= 3 else None


def _listed(state: _State, text: str) -> str | None:
    """Headlines, and teasers of other reports, under a "related" heading; a full paragraph ends the list."""
    if not state.in_list:
        return None
    full = _is_paragraph(text) and _ends_sentence(text) and not text.endswith(("...", "…"))
    if full and lead_dateline(text, state.outlets.words, state.own) is None:
        state.in_list = ""
        return None
    return state.in_list


def _keep(state: _State, line: str, tail: bool) -> None:
    text = line
    if state.paragraphs == 0:
        printed = printed_date(text)
        if printed:
            text = _cut(state, text, printed[1])
            state.dates.append((1, DateLine(printed[0], None, False, "")))
        if _is_paragraph(text) or len(text) > _SHORT:
            found = lead_dateline(text, state.outlets.words, state.own)
            if found:
                text = _cut(state, text, found.cut)
                state.bylines.insert(0, found)
                if found.date:
                    state.dates.append((0, DateLine(found.date, None, False, "")))
    if _opens_body(text) or (tail and len(text.split()) > 8):
        state.paragraphs += 1
    state.kept.append(text)


def _cut(state: _State, text: str, length: int) -> str:
    state.removed.append(Removed("dateline", text[:length].strip()))
    return text[length:]


def _remove(state: _State, reason: str, line: str) -> None:
    """Note a removed line; lines in a row that go for one reason make one block."""
    if state.removed and state.removed[-1].reason == reason and not (state.kept and state.kept[-1].strip()):
        state.removed[-1] = Removed(reason, f"{state.removed[-1].text}\n{line.strip()}")
    else:
        state.removed.append(Removed(reason, line.strip()))


def _find_title(state: _State, filled: list[int]) -> int | None:
    """Index of the first line that is no furniture, if it can be a title."""
    probe = _State(state.lines, state.template, state.outlets, state.own, state.arabic, "")
    for i in filled[:_TITLE_LINES]:
        line = state.lines[i].strip()
        printed = printed_date(line)
        line = line[printed[1] :] if printed else line
        if _furniture(probe, line, i, None, len(state.lines)) is None:
            fits = (
                len(line) <= MAX_WORD_CHARS
                and len(line.split()) <= _TITLE_WORDS
                and not line.endswith((".", "،", ":", "؛"))
            )
            return i if line and fits and i != filled[-1] else None
    return None


def _header_end(state: _State, filled: list[int]) -> int:
    """Index of the last line of the page's header, such as a font size bar; -1 where there is none."""
    marks = state.outlets.generic.header_end | (state.template.header_end if state.template else frozenset())
    end = -1
    for i in filled[:_HEADER_LINES]:
        line = state.lines[i].strip()
        if len(line) > 2 * _SHORT:
            break
        if len(line) < 40 and (bare(fold_text(line)) in marks or line in ("-A", "+A", "A-", "A+")):
            end = i
    return end


def _is_title(state: _State, line: str) -> bool:
    return _plain(fold_text(line).lower()) == state.title_key


def _is_paragraph(line: str) -> bool:
    words = len(line.split())
    return words >= 12 or (words >= 6 and _ends_sentence(line))


def _opens_body(line: str) -> bool:
    """The report has begun: a long line, or a sentence with its full stop (headlines and summaries have none)."""
    words = len(line.split())
    return words >= 18 or (words >= 8 and line.rstrip().endswith((".", "؟", "!", "…", ":")))


def _ends_sentence(line: str) -> bool:
    return line.rstrip().endswith(_SENTENCE_END)


def _plain(key: str) -> str:
    """A folded line without its punctuation."""
    return " ".join(_WORD.findall(key))


def _join(lines: list[str]) -> str:
    """Kept lines with single blank lines between them where there were any."""
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def _cleaned(state: _State, title: str | None, body: str) -> Cleaned:
    best = min(state.dates, key=lambda d: d[0], default=None)
    day, clock = (best[1].date, best[1].time) if best else (None, None)
    if best and clock is None:
        clock = next((d.time for _, d in sorted(state.dates, key=lambda d: d[0]) if d.date == day and d.time), None)
    if day is None:
        lead = [line for line in body.split("\n") if line.strip()][:_LEAD_PARAGRAPHS]
        day = next((d for d in (running_date(fold_text(line).lower()) for line in lead) if d), None)
    place = next((b.place for b in state.bylines if b.place), None)
    agency = next((b.agency for b in state.bylines if b.agency), None)
    author = next((b.author for b in state.bylines if b.author), None)
    return Cleaned(title, body, tuple(state.removed), day, clock, place, agency, author)
