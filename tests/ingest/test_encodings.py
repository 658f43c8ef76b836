"""Encodings, languages and markup."""

from __future__ import annotations

import pytest

from evtx.errors import InputError
from evtx.ingest.encodings import decode, encoding_of, tidy
from evtx.ingest.language import language_of
from evtx.ingest.markup import fragment_text, has_markup
from evtx.ingest.plain import markdown

ARABIC = "قال مصدر أمني إن عبوة ناسفة انفجرت في سوق البلدة،\nوأصيب ثلاثة من المارة على الأقل."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1256", "iso8859_6"])
def test_encodings_are_told_apart(encoding: str) -> None:
    data = ARABIC.encode(encoding)
    assert encoding_of(data) == encoding
    assert decode(data) == ARABIC


def test_a_declared_charset_counts_where_the_bytes_are_not_utf8() -> None:
    page = f'<html><head><meta charset="windows-1256"></head><body>{ARABIC}</body></html>'
    assert encoding_of(page.encode("cp1256")) == "cp1256"
    assert encoding_of(page.encode()) == "utf-8"


def test_a_few_damaged_bytes_do_not_turn_utf8_into_something_else() -> None:
    data = (ARABIC * 5).encode()
    assert encoding_of(data[:40] + b"\xff" + data[40:]) == "utf-8"
    assert encoding_of(data[:-1]) == "utf-8"


@pytest.mark.parametrize("data", [bytes(range(256)) * 4, b"\x89PNG\r\n\x1a\n" + b"\0" * 200])
def test_binary_data_is_no_text(data: bytes) -> None:
    with pytest.raises(InputError, match="binary"):
        encoding_of(data)


def test_only_line_ends_and_invisible_marks_change() -> None:
    assert tidy("أ\r\nب\rج\u2028د") == "أ\nب\nج\nد"
    assert tidy("\ufeffقسد\u200f \u202b(\u200c\x00)\xad") == "قسد ()"
    kept = "مُسيَّرة  ـ\u00a0«١٢»\tژ"
    assert tidy(kept) == kept


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ARABIC, "ar"),
        ("راديو", "ar"),
        ("في بغداد قال مصدر أمنی إن المسلحین هاجموا حاجزاً على الطریق", "ar"),  # Arabic on a Persian keyboard
        ("وهتف المتظاهرون «لا للحرب» و«نعم للسلام» و«كلنا وطن».", "ar"),
        ("یک انفجار در بازار مرکزی شهر رخ داد و چند نفر زخمی شدند.", "fa"),
        ("ئەمڕۆ تەقینەوەیەک لە بازاڕی شارەکە ڕوویدا و چەند کەسێک بریندار بوون.", "ckb"),
        ("شہر کے بازار میں دھماکہ ہوا اور کئی افراد زخمی ہو گئے ہیں", "ur"),
        ("An explosion hit the central market on Sunday.", "en"),
        ("פיצוץ בשוק המרכזי", "other"),
        ("12345", "other"),
    ],
)
def test_languages(text: str, language: str) -> None:
    assert language_of(text) == language


def test_fragments_become_lines() -> None:
    markup = (
        "<p>قال <b>مصدر</b> إن&nbsp;عبوة\nانفجرت.</p><figure>صورة</figure>"
        "<ul><li>واحد</li><li>اثنان</li></ul>نهاية<br>سطر<script>x()</script>"
    )
    assert has_markup(markup)
    assert fragment_text(markup) == "قال مصدر إن\u00a0عبوة انفجرت.\n\nواحد\n\nاثنان\n\nنهاية\nسطر"
    assert not has_markup("3 < 5 و 7 > 6")


def test_markdown_front_matter_and_marks() -> None:
    raw = markdown(
        '---\ntitle: "عنوان الخبر"\ndate: 2024-05-01\nurl: https://a.example/x\n'
        "---\n\n## فقرة\n\n![صورة](a.jpg)\n\nقال **مصدر** في [بيان](https://b.example) "
        "إن.\n"
    )
    assert (raw.title, raw.published, raw.url) == ("عنوان الخبر", "2024-05-01", "https://a.example/x")
    assert raw.text.split("\n") == ["", "فقرة", "", "", "", "قال مصدر في بيان إن.", ""]


def test_markdown_heading_is_the_title() -> None:
    raw = markdown("# عنوان الخبر\n\nنص الخبر.\n")
    assert (raw.title, raw.text.strip()) == ("عنوان الخبر", "نص الخبر.")
