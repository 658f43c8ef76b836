"""JSON, feeds and HTML pages: fields are found under their usual names, mistakes are named."""

from __future__ import annotations

import hashlib
from typing import Any

import orjson
import pytest

from evtx.errors import InputError
from evtx.ingest.feeds import feed
from evtx.ingest.html import page
from evtx.ingest.raw import Broken, Raw
from evtx.ingest.records import article_from_json, article_to_json, json_line, json_parts
from evtx.model import Article, Removed

BODY = "قال مصدر أمني إن عبوة ناسفة انفجرت في سوق البلدة وأصابت ثلاثة من المارة صباح الأحد، ونُقل الجرحى إلى المستشفى."

RECORDS: list[tuple[dict[str, Any], dict[str, str | None]]] = [
    (
        {"id": 7, "title": "عنوان", "text": BODY, "published": "2024-01-02", "outlet": "x", "url": "u"},
        {"id": "7", "title": "عنوان", "published": "2024-01-02", "outlet": "x", "url": "u"},
    ),
    (
        {
            "_id": "a",
            "headline": "عنوان",
            "articleBody": BODY,
            "datePublished": "d",
            "publisher": {"name": "x"},
            "link": "u",
        },
        {"id": "a", "title": "عنوان", "published": "d", "outlet": "x", "url": "u"},
    ),
    (
        {
            "title": "عنوان",
            "content": f"<p>{BODY}</p>",
            "publishedAt": "d",
            "source": {"id": None, "name": "x"},
            "author": ["م"],
        },
        {"id": None, "title": "عنوان", "published": "d", "outlet": "x", "author": "م"},
    ),
    ({"text": BODY}, {"id": None, "title": None, "published": None, "outlet": None, "url": None}),
]


@pytest.mark.parametrize(("record", "wanted"), RECORDS)
def test_usual_field_names(record: dict[str, Any], wanted: dict[str, str | None]) -> None:
    raw = json_line(orjson.dumps(record), 1)
    assert isinstance(raw, Raw)
    assert raw.text == BODY
    assert {name: getattr(raw, name) for name in wanted} == wanted


@pytest.mark.parametrize("shape", ["one", "list", "articles", "lines"])
def test_one_article_a_list_an_object_with_a_list_or_lines(shape: str) -> None:
    rows = [{"id": "a", "text": BODY}, {"id": "b", "text": BODY}]
    texts = {
        "one": orjson.dumps(rows[0]),
        "list": orjson.dumps(rows),
        "articles": orjson.dumps({"status": "ok", "articles": rows}),
        "lines": b"\n".join(map(orjson.dumps, rows)),
    }
    read = [part.read() for part in json_parts(texts[shape].decode())]
    found = [raw.id for raw in read if isinstance(raw, Raw)]
    assert found == (["a"] if shape == "one" else ["a", "b"])


@pytest.mark.parametrize(
    ("line", "cause"),
    [
        ('{"text": ', "broken JSON"),
        ('{"title": "عنوان"}', "no text"),
        ('{"text": "  "}', "no text"),
        ("[1]", "an object with"),
        ('{"schema": "evtx.event/1", "id": "e_1"}', "evtx.event/1"),
        ('{"schema": "evtx.article/1", "id": "a"}', "without `text`"),
    ],
)
def test_broken_lines_name_place_and_cause(line: str, cause: str) -> None:
    found = json_line(line, 3)
    assert isinstance(found, Broken)
    assert found.label == "line 3"
    assert cause in found.reason


def test_a_broken_document_names_the_line() -> None:
    with pytest.raises(InputError, match="line 2: broken JSON"):
        list(json_parts('{"title": "x",\n"text" 5}'))


def test_articles_come_back_as_they_were_written() -> None:
    article = Article(
        id="a", text="عنوان\n\nنص", title="عنوان", outlet="alaraby", published="2024-01-02", published_time="10:00",
        published_from="metadata", dateline_place="دمشق", author=None, agency=None, reports_on="سانا", url=None,
        path="x.txt", language="ar", text_sha256=hashlib.sha256("عنوان\n\nنص".encode()).hexdigest(),
        removed=(Removed("share_bar", "+ الخط -"),),
    )  # fmt: skip
    line = article_to_json(article)
    assert article_from_json(orjson.loads(line)) == article
    assert json_line(line, 1) == article


def test_a_record_says_who_told_its_day_in_one_of_the_known_words() -> None:
    record = {"schema": "evtx.article/1", "id": "a", "text": "نص", "path": "x", "language": "ar", "text_sha256": "0"}
    assert article_from_json({**record, "published_from": "sidecar"}).published_from == "sidecar"
    with pytest.raises(InputError, match="wrong `published_from`"):
        article_from_json({**record, "published_from": "somebody"})


RSS = """<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>موجز&nbsp;الأخبار</title>
<item><title>عنوان</title><link>https://a.example/1</link><guid>g1</guid>
<pubDate>Thu, 28 Aug 2025 19:05:00 +0200</pubDate>
<dc:creator>كاتب</dc:creator><description>مقدمة</description>
<content:encoded><![CDATA[<p>فقرة أولى.</p><p>فقرة ثانية.</p>]]></content:encoded></item>
<item><title></title></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>موجز</title>
<entry><id>urn:1</id><title>عنوان</title><link rel="self" href="https://a.example/self"/><link href="https://a.example/1"/>
<published>2025-08-28T19:05:00Z</published><author><name>كاتب</name></author>
<content type="html">&lt;p&gt;فقرة.&lt;/p&gt;</content></entry></feed>"""


def test_rss() -> None:
    first, second = (part.read() for part in feed(RSS))
    assert isinstance(first, Raw)
    assert (first.id, first.title, first.text, first.url) == (
        "g1",
        "عنوان",
        "فقرة أولى.\n\nفقرة ثانية.",
        "https://a.example/1",
    )
    assert (first.outlet, first.author, first.published) == (
        "موجز\u00a0الأخبار",
        "كاتب",
        "Thu, 28 Aug 2025 19:05:00 +0200",
    )
    assert isinstance(second, Broken)


def test_atom() -> None:
    (entry,) = (part.read() for part in feed(ATOM))
    assert isinstance(entry, Raw)
    assert (entry.id, entry.title, entry.text, entry.url) == ("urn:1", "عنوان", "فقرة.", "https://a.example/1")
    assert (entry.published, entry.author, entry.outlet) == ("2025-08-28T19:05:00Z", "كاتب", "موجز")


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("<urlset/>", "no RSS or Atom feed"),
        ("<rss><channel>", "broken XML"),
        ('<!DOCTYPE rss [<!ENTITY a "b">]><rss/>', "entities of its own"),
    ],
)
def test_other_xml_is_refused(text: str, cause: str) -> None:
    with pytest.raises(InputError, match=cause):
        list(feed(text))


def html(head: str = "", inner: str = "", after: str = "") -> str:
    return (
        f'<!DOCTYPE html><html lang="ar"><head><title>عنوان الخبر | الموقع</title>{head}</head><body><nav><a '
        'href="/">الرئيسية</a></nav>'
        f"<article><h1>عنوان الخبر</h1>{inner}<p>{BODY}</p><p>{BODY.replace('الأحد', 'الاثنين')}</p></article>"
        f"{after}</body></html>"
    )


LD = (
    '<script type="application/ld+json">'
    '{"@graph": [{"@type": "NewsArticle", "datePublished": "2024-05-01T10:30:00+03:00"}]}</script>'
)
PAGES = [
    (
        "meta tag",
        html('<meta property="article:published_time" content="2024-05-01T10:30:00Z">'),
        "2024-05-01T10:30:00Z",
    ),
    ("linked data", html(LD), "2024-05-01T10:30:00+03:00"),
    ("time tag", html(inner='<time datetime="2024-05-01">قبل ساعة</time>'), "2024-05-01"),
    (
        "not the time of a related report",
        html(after='<aside><time datetime="2024-06-09">9 يونيو</time></aside>'),
        None,
    ),
    ("relative time alone", html(inner="<time>منذ ساعتين</time>"), None),
]


@pytest.mark.parametrize(("name", "text", "published"), PAGES, ids=[case[0] for case in PAGES])
def test_pages_tell_their_date(name: str, text: str, published: str | None) -> None:
    raw = page(text)
    assert (raw.published, raw.supposed if published is None else None) == (published, None)


def test_pages_tell_title_address_and_site() -> None:
    raw = page(
        html(
            '<link rel="canonical" href="https://a.example/1"><meta property="og:site_name" '
            'content="الموقع"><meta name="author" content="كاتب">'
        )
    )
    assert (raw.title, raw.url, raw.outlet, raw.author) == ("عنوان الخبر", "https://a.example/1", "الموقع", "كاتب")
    assert BODY in raw.text
    assert "الرئيسية" not in raw.text


def test_a_page_without_report_is_named() -> None:
    with pytest.raises(InputError, match="no report found"):
        page("<html><body><video src='a.mp4'></video></body></html>")
