"""Hostile single files for the heavy cases: long lines, huge articles, nested tags and brackets, strange texts."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

SENTENCE = "قصفت قوات النظام السوري بالمدفعية بلدة سرمين شرقي إدلب اليوم، ما أدى إلى مقتل ثلاثة مدنيين. "
SHORT = "خبر قصير عن سوق البلدة."
DAY = "5 مايو 2019\n\n"
MEGABYTE = 1 << 20
DEEP = 10_000

Made = tuple[Callable[[Path], None], str, int]


def _file(name: str, content: str | bytes) -> Callable[[Path], None]:
    def make(folder: Path) -> None:
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))

    return make


def _times(text: str, size: int) -> str:
    """A text repeated until it has so many bytes in UTF-8."""
    return text * (size // len(text.encode()) + 1)


def _lines(records: list[object]) -> str:
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def _many(names: dict[str, str]) -> Callable[[Path], None]:
    def make(folder: Path) -> None:
        for name, text in names.items():
            (folder / name).write_text(text, encoding="utf-8")

    return make


def _big(name: str, before: str, piece: str, after: str, size: int) -> Callable[[Path], None]:
    """A file of so many bytes, written piece by piece."""

    def make(folder: Path) -> None:
        with (folder / name).open("w", encoding="utf-8") as stream:
            stream.write(before)
            for _ in range(size // len(piece.encode())):
                stream.write(piece)
            stream.write(after)

    return make


_SPANS = ("أمس", "غداً", "قبل 3000 عام", "منذ 99999999999 يوماً", "بعد 500 قرن", "عام 9999", "1 محرم 1")
_TAGS = ("b", "p", "ul", "table", "form", "svg")
_PATTERNS = (
    "و", "ال", "\u064b", "\u0640", "7", "7,", "٣٫", "(", ")", "«", '"', "- ", "، ", ". ", "5/", "1-", "12:", "بين 3 و",
    "ثلاثة آلاف و", "أكثر من ", "قتل ", "قالت ", "في ", "مقتل وإصابة ", "أمس ", "بلدة ", "قوات ", "محمد ", "www.", "a@",
    "<", "&amp;", "\u200f ", "# ", "| ", "> ", "http://a", "\u0627\u064e",
)  # fmt: skip

TEXTS: dict[str, Made] = {
    # what lies in the folder, what is said of it, exit status
    "one line of 0.6 MB": (_file("a.txt", DAY + _times(SENTENCE, 600_000)), "took longer than 6 seconds", 1),
    "one line of 0.1 MB": (_file("a.txt", DAY + _times(SENTENCE, 100_000)), "2 articles", 0),
    "lines of a megabyte each": (
        _file("a.txt", DAY + (_times("قصف سرمين ", MEGABYTE) + "\n") * 3), "longer than", 1,
    ),
    "lines of a megabyte, one word": (_file("a.txt", ("ق" * MEGABYTE + "\n") * 3), "longer than", 1),
    "JSON line of 20 MB": (
        _file("a.jsonl", _lines([{"text": _times(SENTENCE, 20 * MEGABYTE)}, {"text": DAY + SENTENCE}])),
        "line 1: longer than 16 MB", 1,
    ),
    "text of 50 MB": (_big("a.txt", DAY, SENTENCE, "", 50 * MEGABYTE), "larger than 16 MB", 1),
    "page of 50 MB": (
        _big("a.html", "<html><body><article>", f"<p>{SENTENCE}</p>", "</article>", 50 * MEGABYTE), "larger than", 1,
    ),
    "JSON article of 50 MB": (_big("a.json", '{"text": "', SENTENCE, '"}', 50 * MEGABYTE), "longer than", 1),
    "JSON of 60 MB, no article": (_big("a.json", "[", "[],", "[]]", 60 * MEGABYTE), "", 1),
    "page of 15 MB": (
        _big("a.html", "<html><body><article>", f"<p>{SENTENCE}</p>", "</article></body></html>", 15 * MEGABYTE),
        "tags", 1,
    ),
    "feed of 6 MB, 57,000 entries": (
        _big("a.xml", "<rss><channel>", f"<item><title>خبر</title><description>{SHORT}</description></item>",
             "</channel></rss>", 6 * MEGABYTE),
        "articles", 0,
    ),
    "message of 30 MB": (_big("a.eml", "Subject: x\n\n", f"{SENTENCE}\n", "", 30 * MEGABYTE), "longer than", 1),
    "10,000 nested tags in a page": (
        _file("a.html", "<html><body>" + "<div>" * DEEP + f"<p>{SENTENCE}</p>" + "</div>" * DEEP), "no report found", 1,
    ),
    "10,000 nested tags of each kind": (
        _many({f"{tag}.html": "<html><body>" + f"<{tag}>" * DEEP + SENTENCE for tag in _TAGS}),
        "", 1,
    ),
    "10,000 nested tags in a feed": (
        _file("a.xml", "<rss><channel><item><description>" + "<b>" * DEEP + SENTENCE + "</b>" * DEEP
              + "</description></item></channel></rss>"), "", 0,
    ),
    "10,000 nested tags in JSON and mail": (
        _many({"a.json": json.dumps({"text": "<div>" * DEEP + SENTENCE}),
               "b.eml": "Subject: x\nContent-Type: text/html\n\n" + "<div>" * DEEP + SENTENCE}), "articles", 0,
    ),
    "500,000 tags": (_file("a.html", "<html><body><article>" + f"<p>{SENTENCE}" + "<b>" * 500_000), "tags", 1),
    "100,000 nested brackets": (
        _many({"a.json": '{"text":' + "[" * 100_000, "b.jsonl": '{"a":' * 100_000 + "\n", "c.json": "[" * 100_000}),
        "", 1,
    ),
    "JSON of the wrong types": (
        _file("a.jsonl", _lines([
            {"text": 5}, {"text": ["a"]}, {"text": {"a": 1}}, {"text": None}, {"text": True}, 7, None, "x", [], [[]],
            {"text": SENTENCE, "published": 5}, {"text": SENTENCE, "id": {}}, {"text": SENTENCE, "url": [1]},
            {"text": SENTENCE, "title": {"a": [1]}}, {"schema": "evtx.article/1", "text": SENTENCE}])), "line 1", 1,
    ),
    "NaN and huge numbers": (
        _file("a.jsonl", '{"text": NaN}\n{"text": Infinity}\n{"text": 1e999}\n{"id": 1e400, "text": "x"}\n'
              + '{"id": ' + "9" * 5000 + f', "text": "{SENTENCE}"}}\n'), "broken JSON", 1,
    ),
    "20,000 articles of one id": (
        _file("a.jsonl", '{"id": "same", "text": "خبر قصير عن سوق البلدة."}\n' * 20_000), "taken by an earlier", 0,
    ),
    "dates of the years 0 and 9999": (
        _file("a.jsonl", _lines([
            {"text": f"{day}\n\nقصفت قوات النظام بلدة سرمين {word}، ما أدى إلى مقتل ثلاثة مدنيين.", "published": day}
            for day in ("0000-01-01", "0001-01-01", "9999-12-31", "10000-01-01", "-0001-01-01", "2019-02-30")
            for word in _SPANS])),
        "", 0,
    ),
    "nothing but diacritics": (
        _many({"a.txt": "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652" * 50_000, "b.txt": "ـ" * 100_000,
               "c.txt": "\u200f\u202e\u2066" * 1000, "d.txt": ("\u0627" + "\u0651" * 200 + " ") * 1000}), "", 1,
    ),
    "broken UTF-8 and windows-1256": (
        lambda folder: [
            (folder / f"{n}.txt").write_bytes((DAY + SENTENCE * 3).encode(code)[n:] + tail)
            for n, (code, tail) in enumerate([
                ("utf-8", b"\xff\xfe\xc3\x28"), ("utf-8", b"\xed\xa0\x80\xf4\x90\x80\x80"), ("cp1256", b"\x81\x8d\xff"),
                ("utf-16", b"\x00"), ("utf-8", b"\xd9"), ("iso8859_6", b"\xa1\xa2")])] and None,
        "articles", 0,
    ),
    "100,000 characters of each kind that patterns repeat": (
        _many({f"{n:02d}.txt": DAY + piece * (100_000 // len(piece)) for n, piece in enumerate(_PATTERNS)}), "", 0,
    ),
    "the same with spaces": (
        _many({f"{n:02d}.txt": DAY + (piece.strip() + " ") * (100_000 // (len(piece.strip()) + 1))
               for n, piece in enumerate(_PATTERNS)}), "", 0,
    ),
}  # fmt: skip
