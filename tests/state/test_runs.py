"""Runs with a state: only what is new or changed is read, and the outputs are those of a run without a past."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from evtx.errors import InputError, OutputError, UsageError
from evtx.ingest.read import IngestOptions
from evtx.pipeline import Engine
from evtx.state.run import Plan
from tests.state.world import (
    bring,
    engine,
    first_articles,
    fresh,
    outputs,
    plan,
    records,
    report,
    rows,
    then_changed,
    write,
)


def ids(path: Path) -> list[str]:
    return [article["id"] for article in records(path)]


def test_first_run_gives_what_extract_gives(folder: Path, base: Path, run) -> None:
    account = bring(plan(folder, base))
    assert (base / "events.jsonl").read_text() == run("extract", str(folder), "--status", "all").stdout
    assert (base / "articles.jsonl").read_text() == run("ingest", str(folder)).stdout
    assert account.new == 17
    assert account.failed == 2
    assert account.articles == len(ids(base / "articles.jsonl")) > 20
    assert account.events == len(records(base / "events.jsonl")) > 30


def test_second_run_reads_and_writes_nothing(folder: Path, base: Path, opened_files, extracted) -> None:
    bring(plan(folder, base))
    before = {p: p.stat().st_mtime_ns for p in base.iterdir() if p.suffix == ".jsonl"}
    del opened_files[:], extracted[:]
    account = bring(plan(folder, base))
    assert (opened_files, extracted) == ([], [])
    assert (account.new, account.changed, account.failed, account.failed_before) == (0, 0, 0, 2)
    assert account.written == []
    assert {p: p.stat().st_mtime_ns for p in before} == before


def test_only_new_and_changed_articles_are_read(folder: Path, base: Path, opened_files, extracted) -> None:
    bring(plan(folder, base))
    write(folder / "a3.txt", report(3, day=9))
    write(folder / "new.txt", report(61))
    os.utime(folder / "a6.txt", (1, 1))  # touched, but the bytes are the same
    del opened_files[:], extracted[:]
    account = bring(plan(folder, base))
    assert sorted(opened_files) == ["a3.txt", "new.txt"]
    assert sorted(extracted) == ["a3", "new"]
    assert (account.new, account.changed, account.known) == (1, 1, 16)


def test_unchanged_lines_of_a_changed_file_are_not_extracted_again(folder: Path, base: Path, extracted) -> None:
    bring(plan(folder, base))
    write(folder / "rows.jsonl", rows(range(30, 36)) + rows(range(80, 81)))
    del extracted[:]
    bring(plan(folder, base))
    assert extracted == ["r80"]


def test_events_of_changed_articles_replace_the_old_ones(folder: Path, base: Path) -> None:
    bring(plan(folder, base))
    then_changed(folder)
    bring(plan(folder, base))
    told = {a["id"]: a for a in records(base / "articles.jsonl")}
    assert "6 مايو" in told["a1"]["text"] or told["a1"]["published"] == "2019-05-06"
    events = records(base / "events.jsonl")
    assert {e["article"]["published"] for e in events if e["article"]["id"] == "a1"} == {"2019-05-06"}
    assert {e["article"]["published"] for e in events if e["article"]["id"] == "r33"} == {"2019-05-08"}
    assert len({e["id"] for e in events}) == len(events)
    for event in events:
        cut = told[event["article"]["id"]]["text"][event["evidence"]["start"] : event["evidence"]["end"]]
        assert cut == event["evidence"]["text"]


def test_what_is_gone_is_kept_unless_pruned(folder: Path, base: Path) -> None:
    bring(plan(folder, base))
    then_changed(folder)
    account = bring(plan(folder, base))
    assert account.gone == 1
    kept = ids(base / "articles.jsonl")
    assert {"a4", "r30", "r31"} <= set(kept)  # a file that is gone, and entries that a file has no more
    assert "a5" in kept  # a file that turned out empty: what it told before still holds
    account = bring(plan(folder, base, prune=True))
    assert account.pruned == 3
    left = set(kept) - set(ids(base / "articles.jsonl"))
    assert left == {"a4", "r30", "r31"}
    assert {e["article"]["id"] for e in records(base / "events.jsonl")}.isdisjoint(left)


def test_pruned_state_gives_what_a_run_without_past_gives(folder: Path, base: Path, tmp_path: Path) -> None:
    bring(plan(folder, base))
    then_changed(folder)
    (folder / "a5.txt").unlink()
    (folder / "a/a1.txt").unlink()  # a namesake that comes first would take the id in a run without past
    bring(plan(folder, base, prune=True))
    assert {k: v for k, v in outputs(base).items() if k != "log.jsonl"} == fresh(folder, tmp_path / "fresh")


def test_ids_stay_when_a_namesake_comes_before(folder: Path, base: Path) -> None:
    bring(plan(folder, base))
    before = {a["path"]: a["id"] for a in records(base / "articles.jsonl")}
    events = {e["id"] for e in records(base / "events.jsonl")}
    write(folder / "a/a1.txt", report(79))
    bring(plan(folder, base))
    after = {a["path"]: a["id"] for a in records(base / "articles.jsonl")}
    assert {path: after[path] for path in before} == before
    assert after[str(folder / "a/a1.txt")].startswith("a1-")
    assert events < {e["id"] for e in records(base / "events.jsonl")}


def test_a_changed_namesake_keeps_its_id(folder: Path, base: Path) -> None:
    bring(plan(folder, base))
    path = folder / "b/a1.txt"
    before = next(a["id"] for a in records(base / "articles.jsonl") if a["path"] == str(path))
    write(path, report(24))
    bring(plan(folder, base))
    assert before == next(a["id"] for a in records(base / "articles.jsonl") if a["path"] == str(path)) != "a1"


def test_folders_of_different_runs_come_together_with_one_id_each(folder: Path, base: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    first_articles(other)
    bring(plan(folder, base))
    bring(plan(other, base))
    bring(plan([folder, other], base))
    told = ids(base / "articles.jsonl")
    assert len(told) == len(set(told)) == 2 * bring(plan(folder, base)).articles
    events = [e["id"] for e in records(base / "events.jsonl")]
    assert len(events) == len(set(events))


def test_outputs_hold_this_runs_sources_alone(folder: Path, base: Path) -> None:
    bring(plan(folder, base))
    bring(plan(folder / "b", base))
    assert {Path(a["path"]).parent.name for a in records(base / "articles.jsonl")} == {"b"}
    bring(plan(folder, base, append=False))
    assert "a0" in ids(base / "articles.jsonl")


def test_file_that_comes_back_is_no_longer_gone(folder: Path, base: Path) -> None:
    bring(plan(folder, base))
    before = outputs(base)
    (folder / "a2.txt").rename(folder / "a2.away")
    assert bring(plan(folder, base)).gone == 1
    assert bring(plan(folder, base)).gone == 0
    (folder / "a2.away").rename(folder / "a2.txt")
    bring(plan(folder, base))
    assert bring(plan(folder, base, prune=True)).pruned == 0
    assert outputs(base) == before


def test_empty_mount_is_not_pruned(folder: Path, base: Path) -> None:
    bring(plan(folder, base))
    folder.rename(folder.with_name("unmounted"))
    folder.mkdir()
    with pytest.raises(InputError, match="are they mounted"):
        bring(plan(folder, base, prune=True))
    before = outputs(base)
    bring(plan(folder, base))
    assert outputs(base) == before


def renewed(lexicon: str = "", gazetteer: str = "") -> Engine:
    """The same engine with other versions."""
    made = engine()
    return replace(
        made,
        lexicon=replace(made.lexicon, version=lexicon or made.lexicon.version),
        gazetteer=replace(made.gazetteer, version=gazetteer or made.gazetteer.version),
    )


@pytest.mark.parametrize("what", ["lexicon", "gazetteer"])
def test_new_version_extracts_anew_and_says_so(what: str, folder: Path, base: Path, opened_files, extracted) -> None:
    bring(plan(folder, base))
    before = {e["id"]: e for e in records(base / "events.jsonl")}
    (folder / "a4.txt").unlink()
    del opened_files[:], extracted[:]
    said: list[str] = []
    account = bring(plan(folder, base, load=lambda: renewed(**{what: "0123456789ab"}), tell=said.append))
    assert opened_files == []  # nothing is read anew
    assert len(extracted) == account.made_anew == account.articles
    assert f"new {what} 0123456789ab (was " in said[0]
    after = {e["id"]: e for e in records(base / "events.jsonl")}
    assert list(after) == list(before)
    assert {e["run"][what] for e in after.values()} == {"0123456789ab"}
    del extracted[:]
    bring(plan(folder, base, load=lambda: renewed(**{what: "0123456789ab"})))
    assert extracted == []


def test_other_options_read_all_anew(folder: Path, base: Path, opened_files, extracted) -> None:
    bring(plan(folder, base))
    del opened_files[:], extracted[:]
    account = bring(plan(folder, base, options=IngestOptions(published="2020-01-01")))
    assert account.again == len(opened_files) == 17
    assert extracted == []  # every report tells its own day


def test_new_sidecar_reads_its_article_anew(folder: Path, base: Path, opened_files) -> None:
    bring(plan(folder, base))
    write(folder / "a2.meta.json", '{"published": "2018-03-04"}')
    write(folder / "more.meta.json", "{}")
    del opened_files[:]
    bring(plan(folder, base))
    assert sorted(opened_files) == ["a2.txt", "more.zip"]


def test_row_of_the_table_reads_its_article_anew(folder: Path, base: Path, opened_files) -> None:
    bring(plan(folder, base))
    del opened_files[:]
    bring(plan(folder, base, options=IngestOptions(meta={"b/a1.txt": {"outlet": "sana"}})))
    assert opened_files == ["b/a1.txt"]


def test_what_the_run_writes_is_no_article(folder: Path) -> None:
    for _ in range(2):
        account = bring(plan(folder, folder, append=False))
    assert account.new == 0
    assert "articles" not in {Path(a["path"]).stem for a in records(folder / "articles.jsonl")}


def test_appended_events_come_once_and_in_order(folder: Path, base: Path) -> None:
    bring(plan(folder, base))
    first = (base / "log.jsonl").read_bytes()
    assert first == (base / "events.jsonl").read_bytes()
    bring(plan(folder, base))
    assert (base / "log.jsonl").read_bytes() == first
    write(folder / "a3.txt", report(3, day=9))
    write(folder / "new.txt", report(61))
    bring(plan(folder, base))
    added = (base / "log.jsonl").read_bytes().removeprefix(first)
    assert set(added.splitlines()) == {
        line
        for line in (base / "events.jsonl").read_bytes().splitlines()
        if b'"id":"a3"' in line or b'"id":"new"' in line
    }


def test_appending_goes_on_after_the_log_was_rotated_or_cut(folder: Path, base: Path) -> None:
    bring(plan(folder, base))
    (base / "log.jsonl").rename(base / "log.1")
    write(folder / "new.txt", report(61))
    bring(plan(folder, base))
    rotated = records(base / "log.jsonl")
    assert {e["article"]["id"] for e in rotated} == {"new"}
    write(base / "log.jsonl", b'{"half": ')
    write(folder / "newer.txt", report(62))
    bring(plan(folder, base))
    lines = (base / "log.jsonl").read_bytes().splitlines()
    assert lines[0] == b'{"half": '
    assert len(lines) > 1
    assert all(line.startswith(b'{"schema"') for line in lines[1:])


def test_outputs_that_somebody_changed_are_written_again(folder: Path, base: Path) -> None:
    bring(plan(folder, base))
    before = outputs(base)
    write(base / "events.jsonl", "spoilt")
    (base / "articles.jsonl").unlink()
    account = bring(plan(folder, base))
    assert len(account.written) == 2
    assert outputs(base) == before


def wrong_state(base: Path, data: bytes) -> Plan:
    write(base / "state.db", data)
    return plan(base.parent / "incoming", base)


def test_other_files_are_no_state(folder: Path, base: Path) -> None:
    with pytest.raises(UsageError, match="no state of evtx"):
        bring(wrong_state(base, b"not a database, but longer than a header of a hundred bytes " * 4))
    import sqlite3

    (base / "state.db").unlink()
    with sqlite3.connect(base / "state.db") as db:
        db.execute("CREATE TABLE mine (a)")
    db.close()
    with pytest.raises(UsageError, match="another program"):
        bring(plan(folder, base))


def test_damaged_state_is_named_with_its_remedy(folder: Path, base: Path) -> None:
    bring(plan(folder, base))
    state = base / "state.db"
    data = bytearray(state.read_bytes())
    data[4096 * 2 : 4096 * 12] = b"\xff" * 4096 * 10
    state.write_bytes(data)
    with pytest.raises(OutputError, match="move it away"):
        bring(plan(folder, base))


def test_standard_input_has_no_state(run, tmp_path: Path) -> None:
    result = run("extract", "-", "--state", str(tmp_path / "s.db"), stdin="x")
    assert result.exit_code == 2
    assert "standard input" in result.stderr
