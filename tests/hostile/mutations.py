"""Hostile bytes and texts for the fuzzing: real layouts, cut, doubled, mixed and salted with what breaks parsers."""

from __future__ import annotations

import gzip
import io
import json
import random
import zipfile
from functools import cache
from pathlib import Path

from hypothesis import strategies as st

FIXTURES = Path(__file__).parents[2] / "fixtures"
ENDINGS = (
    ".txt",
    ".md",
    ".html",
    ".json",
    ".jsonl",
    ".xml",
    ".rss",
    ".eml",
    ".zip",
    ".txt.gz",
    ".html.gz",
    ".jsonl.gz",
    ".eml.gz",
)

# What parsers, terminals, tables and regular expressions have stumbled over.
TEXTS = (
    "\x00",
    "\x1b[31m",
    "\x1b]0;t\x07",
    "\x9b2J",
    "\u202e",
    "\u2066",
    "\u2069",
    "\u200f",
    "\ufeff",
    "\ufffe",
    "\U000e0041",
    "\u2028",
    "\x85",
    "\r",
    "\r\n",
    "\t",
    "\u00a0",
    "\u0640" * 40,
    "\u064b" * 60,
    "\ufdfa",
    "\ufefb",
    "\ufdfd",
    "ﷺ",
    "𐤀",
    "😀",
    "=cmd|' /C calc'!A0",
    "@SUM(1)",
    "<script>alert(1)</script>",
    "<b>",
    "</p>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "&#0;",
    "&#xD800;",
    "&amp;&lt;&nbsp;&bogus;",
    "<!DOCTYPE x [<!ENTITY a 'b'>]>",
    "&a;",
    '"',
    "'",
    "\\",
    "\\u0000",
    "\\ud800",
    "{",
    "}",
    "[",
    "]",
    "NaN",
    "1e999",
    "-0",
    "null",
    "true",
    '{"text":',
    "99999999999999999999",
    "9" * 30,
    "٩" * 25,
    "½",
    "²",
    "٪",
    "0000-01-01",
    "9999-12-31",
    "12/31/9999",
    "31/02/2020",
    "١٤٤٥/٠٩/٣١",
    "30 فبراير 2023",
    "منذ 99999999999 يوماً",
    "قبل مليار سنة",
    "الساعة 99:99",
    "عام 9999",
    "24:00",
    "-1",
    "بعد 500 قرن",
    "1 محرم 1",
    "date 2025-11-14 ",
    "و" * 30,
    "ال" * 30,
    "قتل",
    "قُتل",
    "مقتل",
    "لم يقتل",
    "بينهم",
    "من بينهم",
    "نحو",
    "أكثر من",
    "ما بين 5 و",
    "مليون مليار",
    "ثلاثة آلاف وخمسمئة",
    "أحد عشر ألفاً",
    "نصف",
    "ثلث",
    "عشرات",
    "مئات",
    "طفلان",
    "دون إصابات",
    "(",
    ")",
    "((((",
    "«",
    "»",
    "“",
    "نقلاً عن ",
    "قال",
    "قالت",
    "وأضاف",
    "المصدر: ",
    "دمشق - سانا",
    "رويترز/ ",
    "(أ ف ب)",
    "أ.ف.ب",
    "د. م. ",
    "...",
    "…",
    "؟!",
    "---\ntitle: x\n---\n",
    "# ",
    "**",
    "[a](b)",
    "![a](b)",
    "|",
    "،،،",
    "؛",
    ": :",
    "- - -",
    "ـ",
    "_",
    "#",
    "http://",
    "www.",
    "Content-Type: multipart/mixed; boundary=x\n\n--x\n",
    "=?utf-8?b?////?=",
    "charset=utf-7",
    "Subject: ",
    "sdf",
    "PYD",
    "T-72",
    "إس-300",
    "م ط",
    "RPG-7",
    "أولاً",
    "القوات",
    "الجيش",
    "«داعش»",
    'تنظيم "الدولة"',
)
BYTES = (
    b"\xff\xfe",
    b"\xfe\xff",
    b"\xef\xbb\xbf",
    b"\x00",
    b"\x00\x00\xfe\xff",
    b"\xc3\x28",
    b"\xed\xa0\x80",
    b"\xf4\x90\x80\x80",
    b"\xc0\xaf",
    b"\xd8",
    b"\x81\x8d\x8f\x90\x9d",
    b"\xe1\xe4\xc7",
    b"\x1f\x8b\x08",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\x1b[2J",
    b"<?xml version='1.0' encoding='utf-7'?>",
    b"<meta charset=punycode>",
    b"<meta charset=undefined>",
    b"<html",
    b"<rss>",
    b"<item><title>",
    b'{"schema":"evtx.article/1",',
    b'"removed":[1]',
    b'"published":9',
    b'"id":{}',
    b'"text":[[[[',
)


@cache
def seeds() -> tuple[bytes, ...]:
    """The fixture files, and the same in forms that they lack: mail, archives, evtx's own records."""
    from evtx.ingest.read import IngestOptions, Skipped, article_to_json, ingest

    files = [p for name in ("articles", "broken", "gold") for p in sorted((FIXTURES / name).rglob("*")) if p.is_file()]
    found = [path.read_bytes() for path in files]
    articles = [a for a in ingest([str(FIXTURES / "articles")], IngestOptions()) if not isinstance(a, Skipped)]
    found.append(b"\n".join(map(article_to_json, articles)))
    for article in articles[:4]:
        found.append(_mail(article.title or "", article.text))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, data in enumerate(found[:6]):
            archive.writestr(f"d/a{number}.txt", data)
        archive.writestr("../up.txt", b"x")
        archive.writestr("a.meta.json", b'{"published": "2020-01-02"}')
    return (*found, packed.getvalue(), gzip.compress(found[0]))


def _mail(title: str, text: str) -> bytes:
    head = f"From: =?utf-8?q?a?= <a@news.example>\nSubject: {title}\nDate: Mon, 6 May 2019 10:00:00 +0300\n"
    plain = f"Content-Type: text/plain; charset=utf-8\n\n{text}\n"
    html = f"Content-Type: text/html\nContent-Transfer-Encoding: 8bit\n\n<html><body><p>{text}</p></body></html>\n"
    kind = 'MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary="b"\n\n'
    return f"{head}{kind}--b\n{plain}\n--b\n{html}\n--b--\n".encode()


def mutated(seed: int) -> bytes:
    """One hostile file: a seed file after some cuts, copies, insertions and bit flips, all drawn from the number."""
    drawn = random.Random(seed)
    if drawn.random() < 0.05:
        return drawn.randbytes(drawn.randrange(2000))
    data = bytearray(drawn.choice(seeds()))
    for _ in range(drawn.randrange(1, 12)):
        _mutate(data, drawn)
    return bytes(_recoded(bytes(data), drawn))


def _mutate(data: bytearray, drawn: random.Random) -> None:
    at = drawn.randrange(len(data) + 1)
    length = min(len(data) - at, int(drawn.expovariate(1 / 60)))
    match drawn.randrange(7):
        case 0:
            del data[at : at + length]
        case 1:
            data[at:at] = data[at : at + length] * drawn.randrange(1, 20)
        case 2:
            data[at:at] = drawn.choice(TEXTS).encode("utf-8", "surrogatepass") * drawn.choice((1, 1, 1, 3, 50))
        case 3:
            data[at:at] = drawn.choice(BYTES)
        case 4 if len(data):
            data[at % len(data)] ^= 1 << drawn.randrange(8)
        case 5:
            other = drawn.choice(seeds())
            start = drawn.randrange(max(1, len(other)))
            data[at : at + length] = other[start : start + drawn.randrange(400)]
        case _:
            text = " ".join(drawn.choice(TEXTS) for _ in range(drawn.randrange(1, 25)))
            data[at:at] = text.encode("utf-8", "surrogatepass")


def _recoded(data: bytes, drawn: random.Random) -> bytes:
    """Now and then in another encoding, in half of them with damage."""
    if drawn.random() > 0.12:
        return data
    name = drawn.choice(("cp1256", "iso8859_6", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-7"))
    return data.decode("utf-8", "replace").encode(name, "replace")


def salted(seed: int) -> str:
    """One hostile article: words of real ones and of the list above, in sentences of any length."""
    drawn = random.Random(seed)
    words = [word for _ in range(3) for word in drawn.choice(_articles()).split(" ")]
    pieces: list[str] = []
    for _ in range(drawn.randrange(1, 200)):
        if drawn.random() < 0.6:
            at = drawn.randrange(len(words))
            pieces += words[at : at + drawn.randrange(1, 9)]
        else:
            pieces += [drawn.choice(TEXTS)] * drawn.choice((1, 1, 1, 2, 7))
        if drawn.random() < 0.1:
            pieces.append(drawn.choice((".\n", "\n\n", "،", " و")))
    return drawn.choice((" ", " ", "")).join(pieces)


@cache
def _articles() -> tuple[str, ...]:
    return tuple(path.read_text(encoding="utf-8") for path in sorted((FIXTURES / "gold").glob("*.txt")))


def json_values() -> st.SearchStrategy[object]:
    """JSON of any shape, with the names of article fields among its keys."""
    names = (
        "id",
        "title",
        "text",
        "body",
        "content",
        "published",
        "date",
        "url",
        "outlet",
        "source",
        "author",
        "articles",
        "items",
        "removed",
        "schema",
        "path",
        "language",
        "text_sha256",
        "name",
        "@graph",
    )
    schemas = ("evtx.article/1", "evtx.event/1")
    plain = (
        st.none()
        | st.booleans()
        | st.integers(-(2**63), 2**64 - 1)
        | st.floats(allow_nan=False, allow_infinity=False)
        | st.text(max_size=30)
        | st.sampled_from((*TEXTS, *schemas, "قصف الجيش بلدة سرمين اليوم.", "2019-05-05"))
    )
    return st.recursive(
        plain,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(names), inner, max_size=6),
        max_leaves=12,
    )


def as_json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")
