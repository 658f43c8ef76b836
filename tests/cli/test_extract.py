"""`evtx extract` and `evtx ingest`: forms of output, filters, files that appear whole or not at all."""

from __future__ import annotations

import json

import pytest

from tests.golden import GOLDEN, masked

ARTICLES = "fixtures/articles"


def records(text: str) -> list[dict]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.fixture
def all_events(run) -> list[dict]:
    return records(run("extract", ARTICLES, "--status", "all").stdout)


def test_golden_output(run):
    result = run("extract", ARTICLES)
    got = [masked(line.encode()) for line in result.stdout.splitlines()]
    assert b"".join(got) == GOLDEN.read_bytes(), "look at the difference; `make golden` accepts it"


def test_default_is_what_happened(run, all_events):
    got = {e["id"] for e in records(run("extract", ARTICLES).stdout)}
    assert got == {e["id"] for e in all_events if e["status"] in ("occurred", "ongoing")}
    assert len(got) < len(all_events)


FILTERS = [
    ("type", ["--type", "shelling,airstrike"], lambda e: e["type"] in ("shelling", "airstrike")),
    ("type twice", ["--type", "shelling", "--type", "raid"], lambda e: e["type"] in ("shelling", "raid")),
    ("country", ["--country", "iq"], lambda e: e["place"] and e["place"]["country"] == "IQ"),
    ("confidence", ["--min-confidence", "0.7"], lambda e: e["confidence"] >= 0.7),
    ("since", ["--since", "2025-01-01"], lambda e: _span(e) and _span(e)[1] >= "2025-01-01"),
    ("until", ["--until", "2019-12-31"], lambda e: _span(e) and _span(e)[0] <= "2019-12-31"),
]


def _span(event: dict) -> tuple[str, str] | None:
    date = event["date"] or {}
    start = date.get("start") or date.get("not_before")
    return (start, date.get("end") or start) if start else None


@pytest.mark.parametrize(("words", "wanted"), [f[1:] for f in FILTERS], ids=[f[0] for f in FILTERS])
def test_filters(words, wanted, run, all_events):
    got = [e["id"] for e in records(run("extract", ARTICLES, "--status", "all", *words).stdout)]
    assert got == [e["id"] for e in all_events if wanted(e)]
    assert 0 < len(got) < len(all_events)


def test_status_widens(run, all_events):
    got = records(run("extract", ARTICLES, "--status", "planned,denied,habitual").stdout)
    assert {e["status"] for e in got} <= {"planned", "denied", "habitual"}
    assert len(got) == sum(e["status"] in ("planned", "denied", "habitual") for e in all_events)


def test_json_is_one_list(run):
    lines = run("extract", ARTICLES).stdout
    assert json.loads(run("extract", ARTICLES, "--format", "json").stdout) == records(lines)
    assert json.loads(run("extract", ARTICLES, "--format", "json", "--since", "2999-01-01").stdout) == []


def test_table_holds_what_an_analyst_looks_for(run):
    result = run("extract", "fixtures/articles/txt/ariha-strikes.txt", "--format", "table")
    for word in ("2020-01-30", "airstrike", "Ariha", "أريحا", "Russia", "11 killed"):
        assert word in result.stdout, word


def test_articles_kept_give_the_same_events(run, tmp_path):
    kept, first = tmp_path / "articles.jsonl", tmp_path / "events.jsonl"
    assert run("extract", ARTICLES, "-o", str(first), "--articles-out", str(kept)).exit_code == 0
    assert run("extract", str(kept)).stdout == first.read_text()
    texts = {a["id"]: a["text"] for a in records(kept.read_text())}
    for event in records(first.read_text()):
        evidence = event["evidence"]
        assert texts[event["article"]["id"]][evidence["start"] : evidence["end"]] == evidence["text"]


def test_ingest_writes_what_extract_reads(run, tmp_path):
    kept = tmp_path / "articles.jsonl"
    assert run("ingest", ARTICLES, "-o", str(kept)).exit_code == 0
    assert run("extract", str(kept)).stdout == run("extract", ARTICLES).stdout


def test_ingest_lists_what_it_removed(run):
    plain = records(run("ingest", ARTICLES).stdout)
    listed = records(run("ingest", ARTICLES, "--removed").stdout)
    assert not any(a["removed"] for a in plain)
    assert {b["reason"] for a in listed for b in a["removed"]} >= {"share_bar", "comments"}
    table = run("ingest", ARTICLES, "--removed", "--format", "table").stdout
    assert "share_bar: + الخط -" in table


def test_standard_input(run):
    text = "قصفت قوات النظام السوري بالمدفعية بلدة سرمين شرقي إدلب اليوم الأحد.\n"
    got = records(run("extract", "-", "--published", "2019-05-05", stdin=text).stdout)
    assert [(e["type"], e["date"]["start"]) for e in got] == [("shelling", "2019-05-05")]


def test_file_name_decides_the_form(run, tmp_path):
    run("extract", ARTICLES, "-o", str(tmp_path / "e.json"))
    run("extract", ARTICLES, "-o", str(tmp_path / "e.jsonl"))
    assert json.loads((tmp_path / "e.json").read_text()) == records((tmp_path / "e.jsonl").read_text())
    assert {path.name for path in tmp_path.iterdir()} == {"e.json", "e.jsonl"}


def test_failed_run_leaves_the_old_file(run, tmp_path):
    old = tmp_path / "events.jsonl"
    old.write_text("old\n")
    result = run("extract", str(tmp_path / "nothing"), "-o", str(old))
    assert result.exit_code == 3
    assert run("extract", "fixtures/broken/empty.txt", "-o", str(old)).exit_code == 3
    assert old.read_text() == "old\n"
    assert [path.name for path in tmp_path.iterdir()] == ["events.jsonl"]


def test_run_with_failures_still_writes_the_rest(run, tmp_path):
    out = tmp_path / "events.jsonl"
    assert run("extract", ARTICLES, "fixtures/broken/empty.txt", "-o", str(out)).exit_code == 1
    assert out.read_text() == run("extract", ARTICLES).stdout


def test_output_keeps_link_and_mode(run, tmp_path):
    target, link = tmp_path / "real.jsonl", tmp_path / "link.jsonl"
    target.write_text("old\n")
    target.chmod(0o640)
    link.symlink_to(target)
    assert run("extract", ARTICLES, "-o", str(link)).exit_code == 0
    assert link.is_symlink()
    assert target.stat().st_mode & 0o777 == 0o640
    assert len(records(target.read_text())) > 10


def test_summary_and_warning(run):
    said = run("extract", ARTICLES).stderr.splitlines()
    assert "no publication date" in said[-2]
    for word in ("articles", "events", "skipped", "undated", " s"):
        assert word in said[-1], word
    assert run("extract", ARTICLES, "-q").stderr == ""
    assert "no publication date" not in run("extract", ARTICLES, "--published", "2020-01-01").stderr


def test_lexicon_folder_adds_a_place(run, tmp_path):
    places = tmp_path / "places"
    places.mkdir()
    header = "id\tkind\tcountry\tadmin1\tparent\tlat\tlon\tradius_km\trank\tflags\tsource\tname_en\tnames_ar\n"
    row = "x_1\tsettlement\tSY\tIdlib\t\t35.9\t36.7\t\t4\t\tuser\tMarj Tulun\tمرج طولون\n"
    (places / "own.tsv").write_text(header + row, encoding="utf-8")
    text = "قصفت قوات النظام السوري بالمدفعية مرج طولون اليوم الأحد.\n"
    words = ("extract", "-", "--published", "2019-05-05")
    with_own = records(run(*words, "--lexicon", str(tmp_path), stdin=text).stdout)
    assert [e["place"]["id"] for e in with_own] == ["x_1"]
    assert [e["place"] and e["place"]["id"] for e in records(run(*words, stdin=text).stdout)] != ["x_1"]
