"""A message (.eml) goes in; the article that it carries comes out. Attachments are left alone."""

from __future__ import annotations

import email
import email.errors
import email.header
import email.policy
import email.utils
import re
from email.message import Message

from evtx.errors import InputError
from evtx.ingest.encodings import decode, tidy
from evtx.ingest.html import page
from evtx.ingest.markup import fragment_text
from evtx.ingest.raw import Raw
from evtx.limits import MAX_MAIL_PARTS, MAX_TAGS

_BOUNDARY = re.compile(rb"boundary\s*=", re.IGNORECASE)
_LEAST_WORDS = 12  # a plain text with fewer says "open this in a browser", and the page beside it is the article
# Where a sender's address says nothing of who publishes.
_MAILBOXES = frozenset(
    "gmail.com googlemail.com yahoo.com hotmail.com outlook.com live.com icloud.com proton.me protonmail.com".split()
)
_FAULTS = (LookupError, ValueError, TypeError, AttributeError, email.errors.MessageError)


def message(data: bytes) -> Raw:
    """The article of a message: subject, date, sender, and the plain text or else the page.

    Raises InputError where it carries no text.
    """
    if len(_BOUNDARY.findall(data)) > MAX_MAIL_PARTS:
        raise InputError("a message with too many parts within parts: save its text by itself")
    found = email.message_from_bytes(data, policy=email.policy.compat32)
    if not found.keys():
        raise InputError("no message (it has no headers): name it .txt if it is a text")
    text, title = _text(found)
    name, address = _sender(found)
    domain = address.rpartition("@")[2].lower()
    return Raw(
        text=text,
        title=_header(found, "Subject") or title,
        published=_header(found, "Date"),
        outlet=domain if domain and domain not in _MAILBOXES else None,
        author=name or None,
    )


def _text(found: Message) -> tuple[str, str | None]:
    """The text of the message's body, and the title where the body is a page with one."""
    parts: dict[str, str] = {}
    for number, part in enumerate(found.walk()):
        if number > MAX_MAIL_PARTS:
            break
        kind = part.get_content_type()
        if kind.startswith("multipart/") and not part.is_multipart():
            kind = "text/plain"  # said to have parts, but nothing parts it
        if part.is_multipart() or _attached(part) or kind not in ("text/plain", "text/html") or kind in parts:
            continue
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes) and payload.strip():
            parts[kind] = _decoded(payload, part)
    plain, markup = parts.get("text/plain", ""), parts.get("text/html", "")
    if markup and len(plain.split()) < _LEAST_WORDS:
        return _of_page(markup)
    if not plain.strip():
        raise InputError("no text in this message: save the attachment by itself")
    return plain, None


def _of_page(markup: str) -> tuple[str, str | None]:
    """The report of a page, else all its text: newsletters are laid out in tables, not as articles."""
    if markup.count("<") > MAX_TAGS:
        raise InputError(f"a page with more than {MAX_TAGS} tags: save its text by itself")
    try:
        raw = page(markup)
    except InputError:
        return tidy(fragment_text(markup)), None
    return raw.text, raw.title


def _attached(part: Message) -> bool:
    return str(part.get("Content-Disposition") or "").strip().lower().startswith("attachment")


def _decoded(payload: bytes, part: Message) -> str:
    """The text of a part in the charset that it declares, if it is one of Arabic and fits; else as for files."""
    try:
        charset = part.get_content_charset() or ""
        if charset in ("windows-1256", "cp1256", "iso-8859-6", "utf-8", "utf-16"):
            return tidy(payload.decode(charset))
    except _FAULTS:
        pass
    return decode(payload)


def _header(found: Message, name: str) -> str | None:
    """A header as text; one that is broken as it stands."""
    value = found.get(name)
    if value is None:
        return None
    try:
        text = str(email.header.make_header(email.header.decode_header(value)))
    except _FAULTS:
        text = str(value)
    return " ".join(tidy(text).split()).encode("utf-8", "replace").decode() or None


def _sender(found: Message) -> tuple[str, str]:
    try:
        return email.utils.parseaddr(_header(found, "From") or "")
    except _FAULTS:
        return "", ""
