"""An article as its file gives it, and what stands beside it, go in; the `Article` of the pipeline comes out."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime

from evtx.errors import InputError
from evtx.ingest.boilerplate import Cleaned, clean
from evtx.ingest.byline import reports_on
from evtx.ingest.dateline import date_from_name, date_from_url, parse_date
from evtx.ingest.encodings import tidy
from evtx.ingest.language import language_of
from evtx.ingest.outlets import Outlets, Template, bare, host_of, initials
from evtx.ingest.raw import IngestOptions, Origin, Raw, Skipped
from evtx.limits import MAX_CHARS, MAX_WORD_CHARS
from evtx.model import Article
from evtx.text.normalize import fold_text

_LANGUAGES = {"fa": "Persian", "ckb": "Kurdish", "ur": "Urdu", "en": "Latin letters"}
_HEADING_WORDS = 12
_TOP = 3000  # characters in which an article says whom it retells
_MARK_CHARS = 200  # a longer line is no mark of a layout


def build(raw: Raw, origin: Origin, options: IngestOptions, outlets: Outlets) -> Article | Skipped:
    """The article, or why it is left out (another language). Raises InputError where nothing is left to read, and
    for a text longer than any report."""
    if len(raw.text) > MAX_CHARS:
        raise InputError(f"longer than any report ({len(raw.text)} characters, {MAX_CHARS} at the most): split it")
    raw, beside = _bounded(raw), origin.beside
    language = language_of(f"{raw.title or ''}\n{raw.text}")
    shown = f"{origin.path}: {raw.label}" if raw.label else origin.path
    if language == "other" and not any(c.isalpha() for c in raw.text):
        raise InputError("no words in it: fetch the article again")
    if language != "ar" and not options.force:
        name = _LANGUAGES.get(language, "another script")
        return Skipped(shown, f"not in Arabic ({name}): --force reads it all the same", fatal=False, kind="language")
    url = raw.url or beside.get("url")
    named = raw.outlet or beside.get("outlet")
    template = outlets.find(named, url) or outlets.find(beside.get("outlet"), None) or _by_layout(raw.text, outlets)
    title = " ".join((raw.title or beside.get("title") or "").split()) or None
    cleaned = clean(raw.text, title, template, outlets, arabic=language not in ("en", "other"))
    day, clock, told_by = _published(raw, cleaned, url, origin, options)
    author, agency = _author(raw.author or beside.get("author") or cleaned.author, cleaned.agency, outlets)
    text = f"{cleaned.title}\n\n{cleaned.body}" if cleaned.title and cleaned.body else cleaned.title or cleaned.body
    if not text.strip():
        raise InputError("no text in it: fetch the article again")
    return Article(
        id=origin.id,
        text=text,
        title=cleaned.title,
        outlet=template.id if template else named or (host_of(url) if url else None) or None,
        published=day,
        published_time=clock,
        published_from=told_by,
        dateline_place=cleaned.place,
        author=author,
        agency=agency,
        reports_on=_retold(raw, title, cleaned, template, outlets),
        url=url,
        path=origin.path,
        language=language,
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        removed=cleaned.removed if options.keep_removed else (),
    )


def _bounded(raw: Raw) -> Raw:
    """The same without titles, names and addresses that are none by their length, since every event would repeat them;
    and without invisible marks in them."""

    def kept(value: str | None) -> str | None:
        return tidy(value) or None if value and len(value) <= MAX_WORD_CHARS else None

    return replace(
        raw, title=kept(raw.title), url=kept(raw.url), outlet=kept(raw.outlet), published=kept(raw.published),
        author=kept(raw.author), supposed=kept(raw.supposed),
    )  # fmt: skip


def _by_layout(text: str, outlets: Outlets) -> Template | None:
    lines = (line.strip() for line in text.split("\n"))
    return outlets.by_layout(bare(fold_text(line)) for line in lines if 0 < len(line) <= _MARK_CHARS)


def _published(
    raw: Raw, cleaned: Cleaned, url: str | None, origin: Origin, options: IngestOptions
) -> tuple[str | None, str | None, str | None]:
    """Day, clock and who told: metadata, sidecar, the text's dateline, the address, the user's option; else nothing."""
    found = None
    for source, value in (("metadata", raw.published), ("sidecar", origin.beside.get("published"))):
        parsed = parse_date(value) if value else None
        if parsed:
            found = (*parsed, source)
            break
    if found is None and cleaned.date:
        found = (cleaned.date, cleaned.time, "dateline")
    if found is None and raw.supposed and (parsed := parse_date(raw.supposed)):
        found = (*parsed, "metadata")
    if found is None and url and (day := date_from_url(url)):
        found = (day, None, "url")
    if found is None and options.published:
        found = (options.published, None, "option")
    if found is None:
        found = _from_file(origin, options.published_from)
    if found is None:
        return None, None, None
    day, clock, source = found
    return day, clock or (cleaned.time if cleaned.date == day else None), source


def _from_file(origin: Origin, wanted: str | None) -> tuple[str, str | None, str] | None:
    if wanted == "filename" and (day := date_from_name(origin.name)):
        return day, None, "filename"
    if wanted == "mtime" and origin.file is not None:
        return datetime.fromtimestamp(origin.file.stat().st_mtime, UTC).date().isoformat(), None, "mtime"
    return None


def _author(author: str | None, agency: str | None, outlets: Outlets) -> tuple[str | None, str | None]:
    """A byline that names an agency or a desk is no author."""
    key = initials(fold_text(author or ""))
    if key in outlets.words.agencies:
        return None, agency or outlets.words.agencies[key]
    return (None if key in outlets.words.desks else author) or None, agency


def _retold(raw: Raw, title: str | None, cleaned: Cleaned, template: Template | None, outlets: Outlets) -> str | None:
    lead = next((line for line in cleaned.body.split("\n") if len(line.split()) > _HEADING_WORDS), "")
    name = reports_on(f"{title or ''}\n{raw.text[:_TOP]}", lead, outlets.words)
    own = template.names if template else frozenset()
    return name if name and fold_text(name) not in own else None
