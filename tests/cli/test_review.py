"""`evtx review` and `evtx extract --corrections`, from events to a sheet, to decisions, to runs that hold to them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

ARTICLE = "fixtures/articles/txt/ariha-strikes.txt"
PAGE = "fixtures/review/review.json"
CORRECTIONS = "fixtures/review/corrections.jsonl"


def records(text):
    return [json.loads(line) for line in text.splitlines()]


@pytest.fixture
def extracted(run, tmp_path):
    path = tmp_path / "events.jsonl"
    assert run("extract", ARTICLE, "-o", str(path)).exit_code == 0
    return path, records(path.read_text())


def fill(path, cells):
    """Set cells of a workbook by (row of the event, column)."""
    book = load_workbook(path, rich_text=True)
    sheet = book["review"]
    columns = {cell.value: cell.column for cell in sheet[1]}
    for (row, column), value in cells.items():
        sheet.cell(row + 2, columns[column]).value = value
    book.save(path)


def test_from_sheet_to_the_next_run(run, tmp_path, extracted):
    events, told = extracted
    sheet, kept, gold = tmp_path / "review.xlsx", tmp_path / "corrections.jsonl", tmp_path / "gold.jsonl"
    result = run("review", "export", str(events), "-o", str(sheet))
    assert (result.exit_code, result.stdout) == (0, "")
    assert f"{len(told)} events to review" in result.stderr
    decisions = {
        (0, "verdict"): "correct", (0, "type"): "shelling", (0, "subtype"): "rocket",
        (1, "verdict"): "accept", (2, "verdict"): "reject",
    }  # fmt: skip
    fill(sheet, decisions)
    words = ("review", "import", str(sheet), "--corrections", str(kept), "--gold", str(gold))
    result = run(*words, "--by", "ليلى", "--json")
    assert result.exit_code == 0, result.stderr
    assert json.loads(result.stdout)["total"]["precision"] == 0.333
    assert "1 accepted, 1 corrected, 1 rejected" in result.stderr and "3 decisions added" in result.stderr
    assert [(c["verdict"], c["by"]) for c in records(kept.read_text())] == [
        ("correct", "ليلى"), ("accept", "ليلى"), ("reject", "ليلى"),
    ]  # fmt: skip
    assert {line["event"]: line["optional"] for line in records(gold.read_text())} == {
        e["id"]: n > 2 for n, e in enumerate(told) if n != 2
    }
    again = run("extract", ARTICLE, "--corrections", str(kept))
    assert again.exit_code == 0
    now = {e["id"]: e for e in records(again.stdout)}
    assert list(now) == [e["id"] for n, e in enumerate(told) if n != 2]
    first = now[told[0]["id"]]
    assert (first["type"], first["subtype"], first["confidence"]) == ("shelling", "rocket", 1.0)
    assert first["codes"]["acled"] == ["Explosions/Remote violence", "Shelling/artillery/missile attack"]
    assert "review.accepted" in now[told[1]["id"]]["rules"]
    assert records(run("extract", ARTICLE, "--corrections", str(kept), "--type", "shelling").stdout)[0] == first
    said = run("extract", ARTICLE, "--corrections", str(kept), "-v").stderr
    assert f"{told[0]['id']}: subtype, type as ليلى decided" in said
    assert f"{told[2]['id']}: left out, rejected by ليلى" in said


def test_another_lexicon_does_not_overwrite(run, tmp_path, extracted):
    """A user's own rule that turns the event into another type is what a later run would say otherwise."""
    events, told = extracted
    target = next(e for e in told if e["rules"][0] == "airstrike.noun.ghara")
    sheet, kept, own = tmp_path / "review.xlsx", tmp_path / "corrections.jsonl", tmp_path / "own"
    (own / "events").mkdir(parents=True)
    (own / "events" / "airstrike.toml").write_text(
        'type = "airstrike"\nabout = "mine"\n[[rule]]\nid = "airstrike.noun.ghara"\nnoun = ["غارة"]\n'
        'frame = "strike.noun"\nsubtype = "drone"\nyes = [{ text = "x" }]\nno = ["y"]\n',
        encoding="utf-8",
    )
    other = records(run("extract", ARTICLE, "--lexicon", str(own)).stdout)
    changed = {e["id"]: e for e in other}[target["id"]]
    assert changed["subtype"] != target["subtype"]
    run("review", "export", str(events), "-o", str(sheet))
    fill(sheet, {(n, "verdict"): "accept" for n in range(len(told))})
    run("review", "import", str(sheet), "--corrections", str(kept), "--by", "Layla")
    held = records(run("extract", ARTICLE, "--lexicon", str(own), "--corrections", str(kept)).stdout)
    assert [(e["id"], e["type"], e["subtype"], e["actors"], e["date"]) for e in held] == [
        (e["id"], e["type"], e["subtype"], e["actors"], e["date"]) for e in told
    ]


def test_a_changed_article_is_told(run, tmp_path):
    article, kept, sheet = tmp_path / "a.txt", tmp_path / "c.jsonl", tmp_path / "review.xlsx"
    text = "قصفت قوات النظام السوري بالمدفعية بلدة سرمين شرقي إدلب اليوم الأحد.\n"
    article.write_text(text, encoding="utf-8")
    (tmp_path / "e.jsonl").write_text(run("extract", str(article), "--published", "2019-05-05").stdout)
    run("review", "export", str(tmp_path / "e.jsonl"), "-o", str(sheet))
    fill(sheet, {(0, "verdict"): "accept"})
    run("review", "import", str(sheet), "--corrections", str(kept), "--by", "Layla")
    article.write_text(text + "ولم يعلق أحد على الحادثة حتى الآن.\n", encoding="utf-8")
    words = ("extract", str(article), "--published", "2019-05-05", "--corrections", str(kept))
    result = run(*words)
    assert "the article's text has changed elsewhere, since Layla decided on" in result.stderr
    assert records(result.stdout)[0]["rules"][-1] == "review.accepted"
    article.write_text(text.replace("بلدة سرمين", "بلدة النيرب"), encoding="utf-8")
    result = run(*words)
    (now,) = records(result.stdout)
    assert f"is it {now['id']} now?" in result.stderr


def test_decided_events_are_not_given_out_again(run, tmp_path):
    events = "fixtures/review/events.jsonl"
    everything = run("review", "export", events, "-o", str(tmp_path / "a.html")).stderr
    rest = run("review", "export", events, "-o", str(tmp_path / "b.html"), "--corrections", CORRECTIONS).stderr
    assert "50 events to review" in everything and "45 events to review" in rest
    shelling = run("review", "export", events, "-o", str(tmp_path / "c.html"), "--type", "shelling").stderr
    assert "9 events to review" in shelling


def test_refused_rows_leave_the_others_alone(run, tmp_path):
    review, kept = tmp_path / "review.json", tmp_path / "c.jsonl"
    with Path(PAGE).open(encoding="utf-8") as file:
        saved = json.load(file)
    saved["rows"][2]["cells"]["type"] = "shelln"
    review.write_text(json.dumps(saved), encoding="utf-8")
    result = run("review", "import", str(review), "--corrections", str(kept))
    assert result.exit_code == 1
    assert "review.json, row 3, type: 'shelln' is not in the list: did you mean shelling?" in result.stderr
    assert "1 rows refused" in result.stderr
    assert len(records(kept.read_text())) == 4
    saved["rows"][2]["cells"]["type"] = "shelling"
    review.write_text(json.dumps(saved), encoding="utf-8")
    result = run("review", "import", str(review), "--corrections", str(kept))
    assert result.exit_code == 0
    assert "1 decisions added, 4 were there already" in result.stderr


def test_report(run):
    table = run("review", "report", CORRECTIONS)
    assert table.exit_code == 0
    for part in ("5 events reviewed", "by rule", "by type", "by outlet", "0.60", "albayan"):
        assert part in table.stdout, part
    figures = json.loads(run("review", "report", CORRECTIONS, "--json").stdout)
    assert set(figures) == {"total", "rule", "type", "outlet"}
    assert figures["total"]["reviewed"] == 5


CASES = {
    "another kind of file": (["export", "fixtures/review/events.jsonl", "-o", "x.csv"], 2, "name it .xlsx or .html"),
    "no output": (["export", "fixtures/review/events.jsonl"], 2, "Missing option"),
    "no events": (["export", "nosuch.jsonl", "-o", "x.html"], 3, "nosuch.jsonl: cannot be read"),
    "no such folder": (["export", "fixtures/review/events.jsonl", "-o", "no/x.html"], 4, "make the folder first"),
    "no corrections": (["report", "nosuch.jsonl"], 2, "`evtx review import` makes it"),
    "the page itself": (["import", "x.html"], 2, "the page saves its decisions as .json"),
    "no reviewed file": (["import", "nosuch.json"], 3, "cannot be read"),
    "nowhere to keep": (["import", PAGE, "--corrections", "no/c.jsonl"], 4, "no/c.jsonl: cannot be written"),
    "not corrections": (["import", PAGE, "--corrections", "fixtures/review/events.jsonl"], 3, "line 1: no correction"),
}


@pytest.mark.parametrize("name", CASES)
def test_message_and_status(name, run):
    words, status, named = CASES[name]
    result = run("review", *words)
    assert result.exit_code == status, result.stderr
    assert named in result.stderr


def test_extract_without_its_corrections(run):
    result = run("extract", ARTICLE, "--corrections", "nosuch.jsonl")
    assert result.exit_code == 2
    assert "an empty file will do" in result.stderr


def test_incidents_are_not_reviewed(run, tmp_path):
    with Path("fixtures/review/events.jsonl").open(encoding="utf-8") as file:
        event = json.loads(file.readline())
    more = {"schema": "evtx.incident/1", "cluster": "i_1", "members": [event["id"]], "articles": [], "witnesses": 1}
    (tmp_path / "i.jsonl").write_text(json.dumps({**event, **more, "spread": {}, "claims": []}), encoding="utf-8")
    result = run("review", "export", str(tmp_path / "i.jsonl"), "-o", str(tmp_path / "x.html"))
    assert result.exit_code == 3
    assert "review the events that `evtx extract` wrote" in result.stderr
    assert not (tmp_path / "x.html").exists()


def test_a_workbook_without_its_library(run, monkeypatch, tmp_path):
    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)
    result = run("review", "export", "fixtures/review/events.jsonl", "-o", str(tmp_path / "x.xlsx"))
    assert result.exit_code == 2
    assert "pip install 'evtx[xlsx]'" in result.stderr


# ---------------------------------------------------------------- runs with a state


@pytest.fixture
def decided(run, tmp_path):
    """A folder of two articles, a state, and decisions on the events of one."""
    incoming, kept = tmp_path / "incoming", tmp_path / "corrections.jsonl"
    incoming.mkdir()
    for name in ("ariha-strikes", "suwayda-clashes"):
        shutil.copy(f"fixtures/articles/txt/{name}.txt", incoming)
    events, sheet = tmp_path / "events.jsonl", tmp_path / "review.xlsx"
    run("extract", str(incoming), "-o", str(events))
    told = records(events.read_text())
    mine = [n for n, e in enumerate(told) if e["article"]["id"] == "ariha-strikes"]
    run("review", "export", str(events), "-o", str(sheet))
    fill(sheet, {(mine[0], "verdict"): "reject", (mine[1], "verdict"): "correct", (mine[1], "status"): "ongoing"})
    assert run("review", "import", str(sheet), "--corrections", str(kept), "--by", "Layla").exit_code == 0
    return incoming, kept, told, [told[n]["id"] for n in mine]


def with_state(run, incoming, tmp_path, *more):
    """A run with a state, its events by id, and what it said."""
    out = tmp_path / "out.jsonl"
    words = ("--state", str(tmp_path / "state.db"), "--settle", "0", "-o", str(out))
    result = run("extract", str(incoming), *words, *more)
    assert result.exit_code == 0, result.stderr
    return {e["id"]: e for e in records(out.read_text())}, result.stderr


def test_a_state_is_held_to_decisions_too(run, tmp_path, decided):
    incoming, kept, told, (rejected, corrected, *_) = decided
    before, _ = with_state(run, incoming, tmp_path)
    assert list(before) == [e["id"] for e in told]
    now, said = with_state(run, incoming, tmp_path, "--corrections", str(kept))
    assert list(now) == [e["id"] for e in told if e["id"] != rejected]
    assert (now[corrected]["status"], now[corrected]["rules"][-1]) == ("ongoing", "review.corrected")
    assert now == {e["id"]: e for e in records(run("extract", str(incoming), "--corrections", str(kept)).stdout)}
    assert "(were none): events are held to them, none is extracted anew" in said
    again, said = with_state(run, incoming, tmp_path, "--corrections", str(kept))
    assert again == now and "out.jsonl" not in said, "a file that is as it should be is left alone"
    assert "held to them" not in said


def test_new_decisions_reach_a_file_that_nothing_else_changed(run, tmp_path, decided):
    incoming, kept, _, (rejected, corrected, *_) = decided
    first, _ = with_state(run, incoming, tmp_path, "--corrections", str(kept))
    lines = [line.replace('"verdict":"reject"', '"verdict":"accept"') for line in kept.read_text().splitlines()]
    kept.write_text(kept.read_text() + lines[0] + "\n", encoding="utf-8")
    now, _ = with_state(run, incoming, tmp_path, "--corrections", str(kept))
    assert rejected not in first and now[rejected]["rules"][-1] == "review.accepted"
    shellings, _ = with_state(run, incoming, tmp_path, "--corrections", str(kept), "--status", "ongoing")
    assert corrected in shellings, "filters see the decided values"


def test_a_changed_article_of_a_state_is_told_once(run, tmp_path, decided):
    incoming, kept, _, (_, corrected, *_) = decided
    with_state(run, incoming, tmp_path, "--corrections", str(kept))
    path = incoming / "ariha-strikes.txt"
    path.write_text(path.read_text(encoding="utf-8") + "\nولم يصدر تعليق رسمي على هذه الحادثة.\n", encoding="utf-8")
    now, said = with_state(run, incoming, tmp_path, "--corrections", str(kept))
    assert said.count(f"{corrected}: the article's text has changed elsewhere") == 1
    assert now[corrected]["status"] == "ongoing"


def test_the_line_for_cron_holds_to_decisions(run, tmp_path, decided):
    incoming, kept, _, (rejected, corrected, *_) = decided
    words = ("--state", str(tmp_path / "s.db"), "--settle", "0", "-o", str(tmp_path / "out"))
    result = run("run", str(incoming), *words, "--corrections", str(kept))
    assert result.exit_code == 0, result.stderr
    now = {e["id"]: e for e in records((tmp_path / "out" / "events.jsonl").read_text())}
    assert rejected not in now and now[corrected]["status"] == "ongoing"
