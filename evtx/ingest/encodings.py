"""Bytes go in, text comes out: UTF-8 with and without mark, UTF-16, windows-1256 and ISO-8859-6 told apart."""

from __future__ import annotations

import codecs
import re

from evtx.errors import InputError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 65536
# What a page or feed may declare itself to be. Others that Python knows are traps (utf-7, punycode) or no encodings.
_DECLARABLE = frozenset({
    "utf-8", "ascii", "cp1256", "iso8859-6", "iso8859-1", "cp1252", "iso8859-15", "cp864", "cp720", "mac-arabic",
})  # fmt: skip
_HTML_CHARSET = re.compile(rb"<meta[^>]{0,120}charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([A-Za-z0-9_-]{3,20})", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"^\s*<\?xml[^>]{0,120}encoding\s{0,9}=\s{0,9}[\"']([A-Za-z0-9_-]{3,20})", re.IGNORECASE)
# What a right reading of Arabic is full of and a wrong one is not.
_ARABIC_SIGNS = re.compile(r"(?<![\w])(?:ال|وال|بال)\w|(?<!\w)(?:في|من|على|إلى|الى|أن|ان|التي|الذي|عن|مع)(?!\w)")
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# Invisible control marks: C0 and C1 but for tab and line feed, soft hyphen, zero-width and direction marks, BOM.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)


def decode(data: bytes) -> str:
    """The text of a file, line ends levelled and invisible marks gone. Raises InputError where it is no text."""
    return tidy(decode_as_is(data))


def decode_as_is(data: bytes) -> str:
    """The same with line ends and marks as they are: in JSON they are part of its strings."""
    return data.decode(encoding_of(data[:_SAMPLE] if len(data) > 2 * _SAMPLE else data), errors="replace")


def tidy(text: str) -> str:
    """Text with line feeds alone as line ends and without invisible control marks; nothing else changes."""
    if "\r" in text or _LINE_ENDS.search(text):
        text = _LINE_ENDS.sub("\n", text)
    return _INVISIBLE.sub("", text)


def encoding_of(data: bytes) -> str:
    """Name of the encoding of (a sample of) a file. Raises InputError where the bytes are no text."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return name
    wide = _wide(data)
    if wide:
        return wide
    if data.count(b"\0") > len(data) // 100 or _control_share(data) > 0.05:
        raise InputError("not a text file (binary data): convert it to text, HTML or JSON first")
    if _is_utf8(data):
        return "utf-8"
    declared = _declared(data)
    if declared:
        return declared
    return max(("cp1256", "iso8859_6"), key=lambda name: _arabic_score(data, name))


def _is_utf8(data: bytes) -> bool:
    """UTF-8, if need be with a few damaged bytes or a character cut off at the end of the sample."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start >= len(data) - 3:
            return True
        text = data.decode("utf-8", errors="replace")
        return text.count("\ufffd") * 50 < sum("\u0600" <= c <= "\u06ff" for c in text)
    return True


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte is 0x06 (Arabic) or 0 (spaces and ASCII)."""
    if len(data) < 8:
        return None
    pairs = len(data) // 2
    for offset, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        half = data[offset : 2 * pairs : 2]
        if half.count(6) + half.count(0) > 0.9 * pairs and half.count(6) + half.count(0) < len(data):
            other = data[1 - offset : 2 * pairs : 2]
            if other.count(0) < pairs // 10:
                return name
    return None


def _declared(data: bytes) -> str | None:
    for pattern in (_XML_CHARSET, _HTML_CHARSET):
        match = pattern.search(data[:4096])
        if match:
            try:
                name = codecs.lookup(match.group(1).decode("ascii")).name
                if name not in _DECLARABLE:
                    continue
                data.decode(name)
            except (LookupError, UnicodeDecodeError):
                continue
            return name
    return None


def _arabic_score(data: bytes, name: str) -> int:
    text = data.decode(name, errors="replace")
    strange = sum(c == "\ufffd" or "\x80" <= c <= "\x9f" or "\u00c0" <= c <= "\u00ff" for c in text)
    return len(_ARABIC_SIGNS.findall(text)) * 4 - strange


def _control_share(data: bytes) -> float:
    controls = sum(data.count(bytes((c,))) for c in (*range(1, 9), *range(14, 27), *range(28, 32)))
    return controls / len(data) if data else 0.0
