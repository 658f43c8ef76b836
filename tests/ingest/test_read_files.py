"""Files, folders and standard input: what comes out, in which order, under which id, and what is said of the rest."""

from __future__ import annotations

import gzip
import io
import json
import os
from pathlib import Path

import pytest

import evtx.ingest.read
from evtx.errors import InputError, UsageError
from evtx.ingest.read import IngestOptions, Skipped, article_from_json, article_to_json, ingest, load_meta
from evtx.model import Article

FIXTURES = Path(__file__).parents[2] / "fixtures"
NOTHING_SAID = IngestOptions()
TITLE = "انفجار في سوق البلدة"
BODY = "قال مصدر أمني إن عبوة ناسفة انفجرت في سوق البلدة وأصابت ثلاثة من المارة صباح الأحد."
TEXT = f"{TITLE}\n\n{BODY}\n"

# file, id, outlet, published, clock, told by, place
ARTICLES = [
    ("feeds/world.xml", "h078", "ean_libya", "2025-08-28", "19:05", "metadata", None),
    ("feeds/world.xml", "h089", "alhayat_press", "2018-11-10", "07:42", "metadata", None),
    ("html/azaz-shelling.html", "azaz-shelling", "anadolu", "2019-11-19", "13:40", "metadata", "أعزاز"),
    ("html/kirkuk-checkpoint.html", "kirkuk-checkpoint", "albayan", "2021-09-06", None, "metadata", None),
    ("html/rashad-attack.html", "rashad-attack", "sarmad", "2021-09-05", "11:20", "metadata", None),
    ("html/zawiya-clashes.html.gz", "zawiya-clashes", "shafaq", "2025-12-05", "16:12", "metadata", "طرابلس"),
    ("json/baghdad-bombings.json", "baghdad-bombings-13855336", "ghorba", "2021-01-22", "09:00", "metadata", "القاهرة"),
    (
        "json/baghdad-bombings.json",
        "baghdad-bombings-048247e6",
        "ikhwan_online",
        "2021-01-21",
        "09:00",
        "metadata",
        None,
    ),
    ("json/collected.jsonl", "h005", "elbalad", "2025-11-14", None, "dateline", None),
    ("json/collected.jsonl", "h006", "i24news", "2025-11-14", None, "dateline", None),
    ("json/collected.jsonl", "h067", "swissinfo", "2025-11-22", None, "dateline", None),
    ("json/collected.jsonl", "h077", "al_sudani", "2025-08-28", None, "dateline", "الخرطوم"),
    ("json/collected.jsonl", "h073", "khabar_agency", "2024-02-21", None, "dateline", None),
    ("json/manbij-car-bomb.json", "enab-737294", "enab_baladi", "2025-02-03", "15:10", "metadata", None),
    ("md/qamishli-books.md", "qamishli-books", "micro_syria", "2017-07-23", None, "metadata", None),
    ("txt/afrin-tanker.win1256.txt", "afrin-tanker.win1256", None, "2020-04-28", None, "dateline", None),
    ("txt/ariha-market.txt", "ariha-market", None, None, None, None, "دمشق"),
    ("txt/ariha-strikes.txt", "ariha-strikes", "syria_tv", "2020-01-30", "14:53", "dateline", "إدلب"),
    ("txt/dahla-accident.txt", "dahla-accident", None, None, None, None, "دير الزور"),
    ("txt/dhiban-attack.txt", "dhiban-attack", "orient_net", "2025-08-01", None, "sidecar", None),
    ("txt/manbij-field.utf16.txt", "manbij-field.utf16", None, "2025-02-03", None, "dateline", None),
    ("txt/suwayda-clashes.txt", "suwayda-clashes", "alaraby", "2025-11-14", None, "dateline", None),
]


def run(
    *sources: Path | str, options: IngestOptions = NOTHING_SAID, stdin: bytes | None = None
) -> list[Article | Skipped]:
    stream = None if stdin is None else io.BytesIO(stdin)
    return list(ingest([str(source) for source in sources], options, stream))


def one(*sources: Path | str, options: IngestOptions = NOTHING_SAID, stdin: bytes | None = None) -> Article:
    (article,) = run(*sources, options=options, stdin=stdin)
    assert isinstance(article, Article), article
    return article


def written(folder: Path, name: str, text: str | bytes = TEXT) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_the_fixture_articles() -> None:
    found = [a for a in run(FIXTURES / "articles") if isinstance(a, Article)]
    files = [Path(a.path).relative_to(FIXTURES / "articles").as_posix() for a in found]
    dates = [(a.published, a.published_time, a.published_from, a.dateline_place) for a in found]
    assert [(f, a.id, a.outlet, *d) for f, a, d in zip(files, found, dates, strict=True)] == ARTICLES
    assert all(a.text.startswith(f"{a.title}\n\n") and a.language == "ar" for a in found)


def test_no_furniture_is_left_in_the_fixture_articles() -> None:
    texts = "\n".join(a.text for a in run(FIXTURES / "articles") if isinstance(a, Article))
    for mark in (
        "الخط",
        "المساهمون",
        "التعليقات",
        "الأكثر قراءة",
        "ذات صلة",
        "المشاهدات",
        "جميع الحقوق",
        "الوسوم",
        "date 20",
        ".jpg",
    ):
        assert mark not in texts


@pytest.mark.parametrize("file", sorted((FIXTURES / "articles/txt").glob("*-*.txt")), ids=lambda file: file.stem)
def test_lines_that_stay_are_lines_of_the_source(file: Path) -> None:
    encoding = {"win1256": "cp1256", "utf16": "utf-16"}.get(file.stem.rpartition(".")[2], "utf-8")
    source = file.read_bytes().decode(encoding).splitlines()
    assert [line for line in one(file).text.split("\n") if line and line not in source] == []


BROKEN = {
    ".hidden.txt": ("hidden", "hidden"),
    "broken.json": ("failed", "line 1: broken JSON"),
    "damaged.txt.gz": ("failed", "cannot be read"),
    "empty.txt": ("failed", "empty"),
    "english.txt": ("language", "Latin"),
    "junk.txt": ("failed", "binary"),
    "kurdish.txt": ("language", "Kurdish"),
    "notes.pdf": ("not_an_article", "by its name"),
    "one-bad-line.jsonl: line 2": ("failed", "broken JSON"),
    "one-bad-line.jsonl: line 3": ("failed", "no text"),
    "persian.txt": ("language", "Persian"),
    "sitemap.xml": ("not_an_article", "no RSS or Atom"),
    "video.html": ("failed", "no report found"),
}


def test_bad_files_are_named_with_cause_and_do_not_stop_the_run() -> None:
    outcomes = run(FIXTURES / "broken")
    assert [a.id for a in outcomes if isinstance(a, Article)] == ["good"]
    skipped = {s.path.rpartition("broken/")[2]: s for s in outcomes if isinstance(s, Skipped)}
    assert {name: s.kind for name, s in skipped.items()} == {name: kind for name, (kind, _) in BROKEN.items()}
    for name, (kind, cause) in BROKEN.items():
        assert cause in skipped[name].reason
        assert skipped[name].fatal == (kind == "failed")


def test_force_reads_other_languages_too() -> None:
    article = one(FIXTURES / "broken/english.txt", options=IngestOptions(force=True))
    assert (article.language, article.title) == ("en", "Blast in the town market")


def test_unknown_paths_and_wrong_options_are_refused_before_reading(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere\.txt: no such file"):
        ingest([str(tmp_path / "nowhere.txt")], NOTHING_SAID)
    with pytest.raises(UsageError, match="no date"):
        ingest([str(tmp_path)], IngestOptions(published="17.6.2021"))
    with pytest.raises(UsageError, match="filename or mtime"):
        ingest([str(tmp_path)], IngestOptions(published_from="guess"))


def test_an_empty_folder_gives_nothing(tmp_path: Path) -> None:
    assert run(tmp_path) == []


def test_folders_are_read_in_sorted_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "c/1.txt", "a/b/y.txt"):
        written(tmp_path, name)
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    assert [a.id for a in run(tmp_path) if isinstance(a, Article)] == ["y", "z", "b", "1"]


def test_a_file_named_by_the_user_is_read_whatever_its_name(tmp_path: Path) -> None:
    assert one(written(tmp_path, ".report")).title == TITLE
    assert (
        one(
            written(tmp_path, "page.asp", f"<!DOCTYPE html><html><body><h1>{TITLE}</h1><p>{BODY}</p></body></html>")
        ).title
        == TITLE
    )


def test_namesakes_get_a_hash_that_does_not_depend_on_the_run(tmp_path: Path) -> None:
    written(tmp_path, "a/x.txt")
    written(tmp_path, "b/x.txt", TEXT.replace("ثلاثة", "أربعة"))
    first, second = run(tmp_path), run(tmp_path)
    assert first == second
    ids = [a.id for a in first if isinstance(a, Article)]
    assert ids[0] == "x"
    assert ids[1].startswith("x-")
    assert [s.kind for s in first if isinstance(s, Skipped)] == ["renamed"]


def test_own_ids_count_and_are_kept_unique(tmp_path: Path) -> None:
    rows = [{"id": "n1", "text": BODY}, {"id": "n1", "text": BODY}, {"text": BODY}]
    path = written(tmp_path, "rows.jsonl", "\n".join(json.dumps(row, ensure_ascii=False) for row in rows))
    ids = [a.id for a in run(path) if isinstance(a, Article)]
    assert ids[0] == "n1"
    assert ids[1].startswith("n1-")
    assert ids[2].startswith("rows-")
    assert len(set(ids)) == 3


def test_one_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = written(tmp_path, "x.txt")
    assert [type(o) for o in run(tmp_path, path)] == [Article, Skipped]


def test_a_sentence_by_itself_stays_as_it_is(tmp_path: Path) -> None:
    sentence = "شفق نيوز/ وهتف المتظاهرون «لا للحرب»."
    article = one(written(tmp_path, "s.jsonl", json.dumps({"id": "s", "text": sentence})))
    assert (article.text, article.title, article.removed) == (sentence, None, ())


STDIN = {
    "text": (TEXT, 1),
    "html": (f"<html><body><article><h1>{TITLE}</h1><p>{BODY}</p></article></body></html>", 1),
    "json": (json.dumps({"title": TITLE, "text": BODY}, indent=1), 1),
    "json lines": ("\n".join(json.dumps({"id": i, "title": TITLE, "text": BODY}) for i in (1, 2)), 2),
    "feed": (f"<rss><channel><item><title>{TITLE}</title><description>{BODY}</description></item></channel></rss>", 1),
}


@pytest.mark.parametrize("kind", STDIN)
@pytest.mark.parametrize("packed", [False, True])
def test_standard_input_is_told_apart_by_its_content(kind: str, packed: bool) -> None:
    text, count = STDIN[kind]
    data = gzip.compress(text.encode()) if packed else text.encode()
    articles = [a for a in run("-", stdin=data) if isinstance(a, Article)]
    assert [(a.title, BODY in a.text, a.path) for a in articles] == [(TITLE, True, "-")] * count


def test_json_lines_come_out_as_they_come_in() -> None:
    out, into = os.pipe()
    os.write(into, b"".join(json.dumps({"id": i, "title": TITLE, "text": BODY}).encode() + b"\n" for i in (1, 2)))
    with os.fdopen(out, "rb") as stream:
        outcomes = ingest(["-"], NOTHING_SAID, stream)
        first = next(outcomes)  # the other end is still open
        os.close(into)
        second = next(outcomes)
        assert not stream.closed
    assert [isinstance(o, Article) and o.id for o in (first, second)] == ["1", "2"]


def test_articles_written_are_read_back_identically(tmp_path: Path) -> None:
    articles = [a for a in run(FIXTURES / "articles") if isinstance(a, Article)]
    path = written(tmp_path, "articles.jsonl", b"\n".join(map(article_to_json, articles)))
    assert run(path) == articles
    assert article_from_json(json.loads(article_to_json(articles[0]))) == articles[0]


def test_removed_blocks_are_listed_unless_not_wanted() -> None:
    file = FIXTURES / "articles/txt/suwayda-clashes.txt"
    assert [block.reason for block in one(file).removed] == ["dateline", "caption", "share_bar", "contributors"]
    assert one(file, options=IngestOptions(keep_removed=False)).removed == ()


def test_a_table_beside_the_articles(tmp_path: Path) -> None:
    for name in ("a/x.txt", "y.txt", "z.txt"):
        written(tmp_path, name)
    table = written(
        tmp_path,
        "meta.csv",
        "path;published;outlet;url\na/x.txt;2021-06-17 14:30;Syria TV;\ny;17/06/2021;;https://alaraby.co.uk/y\n",
    )
    found = {a.id: a for a in run(tmp_path, options=IngestOptions(meta=load_meta(table))) if isinstance(a, Article)}
    assert (found["x"].published, found["x"].published_time, found["x"].outlet) == ("2021-06-17", "14:30", "syria_tv")
    assert (found["y"].published, found["y"].published_from, found["y"].outlet) == ("2021-06-17", "sidecar", "alaraby")
    assert found["z"].published is None


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("file,published\nx,2021-06-17\n", "line 1: no column `path`"),
        ("path,published\nx.txt,yesterday\n", "line 2: `published` is no date"),
    ],
)
def test_a_wrong_table_names_line_and_cause(tmp_path: Path, text: str, cause: str) -> None:
    with pytest.raises(InputError, match=cause):
        load_meta(written(tmp_path, "meta.csv", text))
    with pytest.raises(InputError, match="cannot be read"):
        load_meta(tmp_path / "none.csv")


def test_a_sidecar_fills_in_what_the_file_does_not_tell(tmp_path: Path) -> None:
    path = written(tmp_path, "x.txt.gz", gzip.compress(TEXT.encode()))
    written(tmp_path, "x.meta.json", json.dumps({"date": "2021-06-17", "source": "Syria TV", "headline": "عنوان آخر"}))
    article = one(tmp_path)
    assert (article.path, article.published, article.published_from) == (str(path), "2021-06-17", "sidecar")
    assert (article.outlet, article.title) == ("syria_tv", "عنوان آخر")


def test_a_broken_sidecar_fails_its_article_alone(tmp_path: Path) -> None:
    written(tmp_path, "x.txt")
    written(tmp_path, "y.txt")
    written(tmp_path, "x.meta.json", '{"published": ')
    failed, article = run(tmp_path)
    assert isinstance(failed, Skipped)
    assert failed.fatal
    assert "x.meta.json" in failed.reason
    assert isinstance(article, Article)


DATED = f"{TITLE}\n12 مارس 2022\n\n{BODY}\n"
SOURCES_OF_DATES = [
    (
        {"text": DATED, "title": TITLE, "published": "2020-01-01", "url": "https://a.example/2019/01/01/"},
        "2020-01-01",
        "metadata",
    ),
    (
        {"text": DATED, "title": TITLE, "published": "soon", "url": "https://a.example/2019/01/01/"},
        "2022-03-12",
        "dateline",
    ),
    ({"text": TEXT, "url": "https://a.example/2019/01/01/"}, "2019-01-01", "url"),
    ({"text": TEXT}, "2018-01-01", "option"),
]


@pytest.mark.parametrize(("row", "day", "told_by"), SOURCES_OF_DATES, ids=[case[2] for case in SOURCES_OF_DATES])
def test_which_source_of_a_date_counts(tmp_path: Path, row: dict[str, str], day: str, told_by: str) -> None:
    path = written(tmp_path, "2017-01-01.json", json.dumps(row))
    article = one(path, options=IngestOptions(published="2018-01-01", published_from="filename"))
    assert (article.published, article.published_from) == (day, told_by)


def test_file_name_and_file_time_count_only_when_asked(tmp_path: Path) -> None:
    path = written(tmp_path, "report-20210617.txt")
    os.utime(path, (1_600_000_000, 1_600_000_000))
    assert one(path).published is None
    by_name = one(path, options=IngestOptions(published_from="filename"))
    assert (by_name.published, by_name.published_from) == ("2021-06-17", "filename")
    by_time = one(path, options=IngestOptions(published_from="mtime"))
    assert (by_time.published, by_time.published_from) == ("2020-09-13", "mtime")


def test_legacy_encodings_work_for_json_lines_too(tmp_path: Path) -> None:
    rows = "\n".join(json.dumps({"id": i, "title": TITLE, "text": BODY}, ensure_ascii=False) for i in (1, 2))
    for encoding in ("cp1256", "utf-16", "utf-8-sig"):
        articles = run(written(tmp_path, "rows.jsonl", rows.encode(encoding)))
        assert [isinstance(a, Article) and a.title for a in articles] == [TITLE, TITLE]


def test_a_file_without_any_article_is_not_read_to_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evtx.ingest.read, "MAX_VAIN_ENTRIES", 10)
    text = json.dumps({"text": "انفجرت عبوة ناسفة في سوق البلدة صباح الأحد."})
    vain, late = tmp_path / "vain.jsonl", tmp_path / "late.jsonl"
    vain.write_text('{"a": 1}\n' * 30 + text, encoding="utf-8")
    late.write_text('{"a": 1}\n' * 9 + f"{text}\n" + '{"a": 1}\n' * 30 + text, encoding="utf-8")
    told = list(ingest([str(vain)], IngestOptions()))
    assert len(told) == 11
    assert isinstance(told[-1], Skipped)
    assert "no article in its first 10 entries" in told[-1].reason
    assert sum(isinstance(o, Article) for o in ingest([str(late)], IngestOptions())) == 2


def test_a_name_as_long_as_names_may_be_has_no_sidecar(tmp_path: Path) -> None:
    (tmp_path / f"{'a' * 251}.txt").write_text("انفجرت عبوة ناسفة في سوق البلدة صباح الأحد.", encoding="utf-8")
    assert [isinstance(o, Article) for o in ingest([str(tmp_path)], IngestOptions())] == [True]


def test_no_invisible_mark_is_left_in_names_and_addresses(tmp_path: Path) -> None:
    marks = "\u202e\u2066\u200f\x1b\x9b"
    record = {"id": f"a{marks}1", "title": f"قصف{marks} سرمين", "outlet": f"x{marks}", "author": f"علي{marks} حسن"}
    text = f"انفجرت عبوة ناسفة{marks} في سوق البلدة صباح الأحد."
    told = {**record, "text": text, "url": f"https://a.example/{marks}b"}
    (tmp_path / "a.json").write_text(json.dumps(told), encoding="utf-8")
    (article,) = ingest([str(tmp_path)], IngestOptions())
    assert isinstance(article, Article)
    assert (article.id, article.outlet, article.author, article.url) == ("a1", "x", "علي حسن", "https://a.example/b")
    assert not set(marks) & set(f"{article.title}{article.text}")
