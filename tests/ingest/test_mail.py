"""Messages (.eml): the article in them is found, in any part and charset; attachments and traps are left alone."""

from __future__ import annotations

import base64
import gzip
from pathlib import Path

import pytest

from evtx.errors import InputError
from evtx.ingest.mail import message
from evtx.ingest.read import IngestOptions, Skipped, ingest
from evtx.model import Article

TITLE = "انفجار في سوق البلدة"
BODY = "قال مصدر أمني إن عبوة ناسفة انفجرت في سوق البلدة وأصابت ثلاثة من المارة صباح الأحد، ونُقل الجرحى إلى المستشفى."
HEAD = (
    f"From: =?utf-8?b?{base64.b64encode('وكالة سانا'.encode()).decode()}?= <news@sana.sy>\n"
    f"Subject: =?utf-8?b?{base64.b64encode(TITLE.encode()).decode()}?=\n"
    "Date: Mon, 6 May 2019 10:30:00 +0300\nMIME-Version: 1.0\n"
)


def part(kind: str, payload: bytes, *more: str) -> str:
    lines = [f"Content-Type: {kind}", "Content-Transfer-Encoding: base64", *more]
    return "\n".join([*lines, "", base64.encodebytes(payload).decode()])


def several(*parts: str, kind: str = "alternative") -> bytes:
    inner = "".join(f"--b\n{p}\n" for p in parts)
    return f'{HEAD}Content-Type: multipart/{kind}; boundary="b"\n\n{inner}--b--\n'.encode()


def one(data: bytes, tmp_path: Path, name: str = "letter.eml") -> Article:
    (tmp_path / name).write_bytes(data)
    (article,) = ingest([str(tmp_path)], IngestOptions())
    assert isinstance(article, Article), article
    return article


INNER = f"<p>{BODY}</p><p>{BODY.replace('الأحد', 'الاثنين')}</p>"
HTML = f"<html><head><title>{TITLE}</title></head><body>{INNER}</body></html>"
FORMS = {
    "plain": f"{HEAD}Content-Type: text/plain; charset=utf-8\n\n{BODY}\n".encode(),
    "no charset": f"{HEAD}\n{BODY}\n".encode(),
    "windows-1256": HEAD.encode()
    + b"Content-Type: text/plain; charset=windows-1256\n\n"
    + BODY.encode("cp1256", "replace"),
    "base64": several(part("text/plain; charset=utf-8", BODY.encode())),
    "page alone": several(part("text/html; charset=utf-8", HTML.encode())),
    "teaser beside a page": several(
        part("text/plain", "افتح الرسالة في المتصفح".encode()), part("text/html; charset=utf-8", HTML.encode())
    ),
    "layout table": several(part("text/html", f"<table><tr><td>{BODY}</td></tr></table>".encode())),
    "with an attachment": several(
        part("text/plain; charset=utf-8", BODY.encode()),
        part("text/plain; charset=utf-8", b"not this", 'Content-Disposition: attachment; filename="a.txt"'),
        part("application/zip", b"PK\3\4", "Content-Disposition: attachment"),
        kind="mixed",
    ),
    "wrong charset": several(part("text/plain; charset=utf-7", BODY.encode())),
    "unknown charset": several(part("text/plain; charset=x-none", BODY.encode())),
}


@pytest.mark.parametrize("form", FORMS)
def test_forms_of_messages(form: str, tmp_path: Path) -> None:
    article = one(FORMS[form], tmp_path)
    assert (article.id, article.title) == ("letter", TITLE)
    assert "عبوة ناسفة انفجرت في سوق البلدة" in article.text
    assert "not this" not in article.text
    assert (article.published, article.published_time, article.published_from) == ("2019-05-06", "10:30", "metadata")
    assert article.outlet == "sana"


def test_packed_message(tmp_path: Path) -> None:
    assert one(gzip.compress(FORMS["plain"]), tmp_path, "letter.eml.gz").id == "letter"


def test_sender_with_a_mailbox_is_a_person(tmp_path: Path) -> None:
    article = one(FORMS["plain"].replace(b"news@sana.sy", b"someone@gmail.com"), tmp_path)
    assert article.outlet is None


NESTED = b"".join(b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(900))
TRAPS = {
    "no headers": (f"{BODY}\n".encode(), "no headers"),
    "no text": (several(part("image/png", b"\x89PNG")), "no text in this message"),
    "parts within parts": (b"MIME-Version: 1.0\n" + NESTED, "too many parts"),
    "tags without end": (several(part("text/html", b"<p>x" * 120_000)), "tags"),
}  # fmt: skip


@pytest.mark.parametrize("trap", TRAPS)
def test_traps_are_named(trap: str) -> None:
    data, cause = TRAPS[trap]
    with pytest.raises(InputError, match=cause):
        message(data)


BROKEN_HEADS = [
    "Subject: =?utf-8?b?////?=",
    "Subject: =?x-none?q?a?=",
    "Subject: =?utf-8?q?=ff=fe?=",
    "Subject: " + "=?utf-8?q?a?= " * 2000,
    "Subject:\n\t\n\t",
    "Date: 99 Foo 99999 99:99:99",
    "From: <<<>>>@@",
    "From: =?utf-8?b?!!?= <a@b",
    "Content-Type: text/plain; charset*=utf-8''%ff",
    "Content-Type: ;;;==",
    "Content-Type: multipart/mixed",
    "Content-Type: multipart/mixed; boundary=",
    "Content-Transfer-Encoding: uuencode",
    "Content-Transfer-Encoding: base64",
    "\x00: x",
]


@pytest.mark.parametrize("line", BROKEN_HEADS)
def test_broken_headers_cost_no_article(line: str, tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(f"X: y\n{line}\n\n{BODY}\n".encode())
    (outcome,) = ingest([str(tmp_path)], IngestOptions())
    if isinstance(outcome, Skipped):
        assert "evtx failed on it" not in outcome.reason
        assert "base64" in line or "uuencode" in line, outcome
    else:
        assert "عبوة ناسفة" in outcome.text
