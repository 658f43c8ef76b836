"""JSON goes in (one article, a list, lines; the usual field names); articles come out, evtx's own as they were."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

import orjson

from evtx.errors import InputError
from evtx.ingest.dateline import parse_date
from evtx.ingest.encodings import tidy
from evtx.ingest.markup import fragment_text, has_markup
from evtx.ingest.raw import Broken, Part, Raw
from evtx.limits import MAX_CHARS, MAX_DEPTH, MAX_JSON_PARTS, MAX_LINE_BYTES
from evtx.model import PUBLISHED_FROM, SCHEMA_ARTICLE, Article, Removed

_NAMES = {
    "id": ("id", "_id", "article_id", "uid", "guid", "uuid", "doc_id"),
    "title": ("title", "headline", "title_ar"),
    "text": (
        "text", "body", "content", "article_text", "articleBody", "article_body", "full_text", "fulltext",
        "content_text", "maintext", "content_html", "article", "story", "raw_text", "description", "summary",
    ),
    "published": (
        "published", "date", "published_at", "publishedAt", "publish_date", "published_date", "date_published",
        "datePublished", "date_publish", "publication_date", "pub_date", "pubDate", "created_at", "timestamp",
        "datetime", "time",
    ),
    "url": ("url", "link", "source_url", "canonical_url", "article_url", "permalink", "uri"),
    "outlet": (
        "outlet", "source", "site", "site_name", "sitename", "publisher", "source_name", "source_domain", "domain",
        "hostname", "newspaper", "website",
    ),
    "author": ("author", "authors", "byline", "creator", "writer"),
}  # fmt: skip
_NESTED = ("name", "title", "text", "value", "$date", "@id")  # where the value of an object in a field's place stands
_CLOCK = re.compile(r"[0-2]\d:[0-5]\d(?::[0-5]\d)?")
_MAX_FIELD = 10_000  # characters of an address, name or title
_ANEW = "write it again with `evtx ingest`"
_LISTS = ("articles", "items", "data", "results", "docs", "entries", "documents")


def article_to_json(article: Article) -> bytes:
    """One line of JSON without its line feed, which `article_from_json` reads back as the same article."""
    return orjson.dumps(article)


def article_from_json(record: Mapping[str, Any]) -> Article:
    """An article that evtx wrote ("schema": "evtx.article/1"). Raises InputError if one of its fields is not right.

    The hash of its text is made anew: somebody may have mended the text.
    """
    names = Article.__dataclass_fields__
    values = {key: value for key, value in record.items() if key in names}
    for key in ("id", "text", "path", "language", "text_sha256"):
        if not isinstance(values.get(key), str):
            raise InputError(f"an {SCHEMA_ARTICLE} record without `{key}`: {_ANEW}")
    for key in names:
        values.setdefault(key, None)
    for key, value in values.items():
        if key not in ("removed", "text") and value is not None and not _fits(key, value):
            raise InputError(f"an {SCHEMA_ARTICLE} record with a wrong `{key}`: {_ANEW}")
    if len(values["text"]) > MAX_CHARS:
        raise InputError(f"longer than any report ({len(values['text'])} characters, {MAX_CHARS} at the most)")
    blocks = record.get("removed") or ()
    try:
        values["removed"] = tuple(Removed(block["reason"], block["text"]) for block in blocks)
    except (TypeError, KeyError) as error:
        raise InputError(f"an {SCHEMA_ARTICLE} record with damaged `removed`: {_ANEW}") from error
    values["text_sha256"] = hashlib.sha256(values["text"].encode()).hexdigest()
    return Article(**values)


def _fits(key: str, value: Any) -> bool:
    """Is the value of a field of an article one that `ingest` can have written?"""
    if not isinstance(value, str) or len(value) > _MAX_FIELD:
        return False
    if key == "published":
        parsed = parse_date(value)
        return parsed is not None and parsed[0] == value
    if key == "published_from":
        return value in PUBLISHED_FROM
    return key != "published_time" or _CLOCK.fullmatch(value) is not None


def json_parts(text: str | bytes) -> Iterator[Part]:
    """Articles of a JSON file: one object, a list, or an object that holds it. Raises InputError if it is broken."""
    _check_size(text)
    try:
        data = _loaded(text)
    except orjson.JSONDecodeError as error:
        lines = (text.decode("utf-8", "replace") if isinstance(text, bytes) else text).split("\n")
        if _is_json(lines[0]):
            yield from (line_part(line, number) for number, line in enumerate(lines, 1) if line.strip())
            return
        raise InputError(f"line {error.lineno}: broken JSON ({error.msg}): mend it or fetch the file again") from error
    members = _members(data)
    if members is None:
        yield Part("", partial(_record, data, ""))
        return
    for number, member in enumerate(members, 1):
        label = f"article {number}"
        yield Part(label, partial(_record, member, label))


def line_part(line: bytes | str | None, number: int) -> Part:
    """The article of one line of JSON lines; None stands for a line beyond the limit."""
    return Part(f"line {number}", partial(json_line, line, number))


def json_line(line: bytes | str | None, number: int) -> Raw | Article | Broken:
    """As `line_part`, read."""
    label = f"line {number}"
    if line is None:
        return Broken(label, f"longer than {MAX_LINE_BYTES >> 20} MB: no article is")
    try:
        _check_size(line)
        data = _loaded(line)
    except InputError as error:
        return Broken(label, str(error))
    except orjson.JSONDecodeError as error:
        return Broken(label, f"broken JSON ({error.msg}, column {error.colno}): mend or delete the line")
    return _record(data, label)


def _loaded(text: str | bytes) -> Any:
    """The value of a JSON text; a few damaged bytes cost a few letters, not the article."""
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        repaired = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
        if "\ufffd" not in repaired:
            raise
        return orjson.loads(repaired)


def _check_size(text: str | bytes) -> None:
    data = text if isinstance(text, bytes) else text.encode()
    if data.count(b"[") + data.count(b"{") + data.count(b",") > MAX_JSON_PARTS:
        raise InputError("JSON with more values than any article has: split it, or write it as JSON lines")


def _is_json(line: str) -> bool:
    try:
        orjson.loads(line)
    except orjson.JSONDecodeError:
        return False
    return True


def _members(data: Any) -> list[Any] | None:
    if isinstance(data, list):
        return data
    if isinstance(data, Mapping) and field_of(data, "text") is None:
        for name in _LISTS:
            if isinstance(data.get(name), list):
                return list(data[name])
    return None


def _record(data: Any, label: str) -> Raw | Article | Broken:
    if not isinstance(data, Mapping):
        return Broken(label, f"a JSON {type(data).__name__} where an object with `title` and `text` was expected")
    if data.get("schema") == SCHEMA_ARTICLE:
        try:
            return article_from_json(data)
        except InputError as error:
            return Broken(label, str(error))
    schema = data.get("schema")
    if isinstance(schema, str) and schema.startswith("evtx."):
        return Broken(label, f"a record of the kind {schema}, not an article: give the articles themselves")
    text, title = field_of(data, "text"), field_of(data, "title")
    if not text or not text.strip():
        return Broken(label, "no text (looked for text, body, content, description ...): name the field `text`")
    if has_markup(text):
        text = fragment_text(text)
    return Raw(
        text=tidy(text),
        title=tidy(title).strip() or None if title else None,
        id=field_of(data, "id"),
        url=field_of(data, "url"),
        outlet=field_of(data, "outlet"),
        published=field_of(data, "published"),
        author=field_of(data, "author"),
        label=label,
    )


def field_of(data: Mapping[str, Any], wanted: str) -> str | None:
    """`wanted` (id, title, text, published, url, outlet, author) under the first of its usual names, as a string."""
    for name in _NAMES[wanted]:
        value = _string(data.get(name))
        if value:
            return value
    return None


def _string(value: Any, depth: int = 0) -> str | None:
    if isinstance(value, str):
        return value.strip("\n") or None
    if isinstance(value, bool) or depth > MAX_DEPTH:
        return None
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, list) and value and all(isinstance(v, str) for v in value):
        return "\n".join(value)
    if isinstance(value, list) and value and isinstance(value[0], Mapping):
        return _string(value[0], depth + 1)
    if isinstance(value, Mapping):
        return next((found for key in _NESTED if (found := _string(value.get(key), depth + 1))), None)
    return None
