"""`evtx run` and --state on the command line: what is said, exit status, the line for the log."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.state.world import records, report, write

ROOT = Path(__file__).parents[2]


@pytest.fixture
def quiet_folder(tmp_path: Path) -> Path:
    made = tmp_path / "incoming"
    for number in range(3):
        write(made / f"a{number}.txt", report(number))
    return made


def words(folder: Path, home: Path, *more: str) -> list[str]:
    return ["run", str(folder), "--state", str(home / "s.db"), "-o", str(home / "out"), "--settle", "0", *more]


def test_one_line_a_run(quiet_folder: Path, tmp_path: Path, run) -> None:
    result = run(*words(quiet_folder, tmp_path))
    assert (result.exit_code, result.stdout) == (0, "")
    (line,) = result.stderr.splitlines()
    counts = r"files: 3 new, 0 changed, 0 known; articles: 3, 3 extracted; events: \d+"
    assert re.fullmatch(rf"evtx: run: {counts}; written: \S+, \S+; [\d.]+ s", line)
    again = run(*words(quiet_folder, tmp_path))
    assert "0 new, 0 changed, 3 known" in again.stderr
    assert "written: nothing, all as it was" in again.stderr
    assert run(*words(quiet_folder, tmp_path, "-q")).stderr == ""


def test_what_run_writes(quiet_folder: Path, tmp_path: Path, run) -> None:
    run(*words(quiet_folder, tmp_path))
    assert (tmp_path / "out/events.jsonl").read_text() == run("extract", str(quiet_folder)).stdout
    assert (tmp_path / "out/articles.jsonl").read_text() == run("ingest", str(quiet_folder)).stdout
    run(*words(quiet_folder, tmp_path, "--status", "all"))
    assert (tmp_path / "out/events.jsonl").read_text() == run("extract", str(quiet_folder), "--status", "all").stdout


def test_failures_are_told_once_and_count_once(quiet_folder: Path, tmp_path: Path, run) -> None:
    write(quiet_folder / "bad.json", "{")
    first, second = run(*words(quiet_folder, tmp_path)), run(*words(quiet_folder, tmp_path))
    assert first.exit_code == 1
    assert "bad.json: line 1: broken JSON" in first.stderr
    assert second.exit_code == 0
    assert "bad.json" not in second.stderr
    assert "1 failed before" in second.stderr


def test_log_json_is_one_object_with_all_that_was_said(quiet_folder: Path, tmp_path: Path, run) -> None:
    write(quiet_folder / "bad.json", "{")
    result = run(*words(quiet_folder, tmp_path, "--log-json"))
    told = json.loads(result.stderr)
    assert result.exit_code == told["status"] == 1
    assert told["files"]["new"] == 4
    assert told["articles"]["extracted"] == 3
    assert told["events"] == len(records(tmp_path / "out/events.jsonl")) > 0 or told["events"] > 0
    assert len(told["messages"]) == 1
    assert "bad.json" in told["messages"][0]
    assert told["written"] == [str(tmp_path / "out/events.jsonl"), str(tmp_path / "out/articles.jsonl")]


def test_log_json_tells_the_error_that_ends_the_run(quiet_folder: Path, tmp_path: Path, run) -> None:
    result = run("extract", str(quiet_folder), "--state", str(tmp_path / "no/s.db"), "--log-json")
    told = json.loads(result.stderr)
    assert result.exit_code == told["status"] == 4
    assert "make the folder first" in told["error"]


WRONG = {
    "prune alone": (["extract", "x.txt", "--prune"], 2, "--prune says how to use a state"),
    "wait alone": (["ingest", "x.txt", "--wait"], 2, "--wait says how"),
    "log alone": (["extract", "x.txt", "--log-json"], 2, "--log-json says how"),
    "append to nothing": (["extract", "x.txt", "--append"], 2, "--append adds lines to a file"),
    "append to a list": (["extract", "x.txt", "--append", "-o", "e.json"], 2, "--append adds lines"),
    "no such source": (["run", "nosuch", "--state", "s.db", "-o", "out"], 3, "nosuch: no such file or folder"),
    "no folder for the state": (["extract", "fixtures", "--state", "nosuch/s.db"], 4, "make the folder first"),
    "outputs under a file": (["run", "fixtures", "--state", "s.db", "-o", "Makefile/out"], 4, "cannot be made"),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_wrong_use_is_told_with_its_remedy(name: str, run) -> None:
    given, status, said = WRONG[name]
    result = run(*given)
    assert result.exit_code == status
    assert said in result.stderr
    assert not (ROOT / "s.db").exists()


def test_state_and_no_state_give_the_same(tmp_path: Path, run) -> None:
    state = ["--state", str(tmp_path / "s.db"), "--settle", "0", "-q"]
    cases = (
        ["ingest", "--format", "table"],
        ["ingest", "--removed"],
        ["extract"],
        ["extract", "--format", "table"],
        ["extract", "--format", "json", "--type", "shelling", "--since", "2020-01-01", "--country", "SY"],
    )
    for case in cases:
        words = [*case, "fixtures/articles/txt", "fixtures/articles/json"]
        assert run(*words, *state).stdout == run(*words, "-q").stdout, case


def test_appending_without_a_state(quiet_folder: Path, tmp_path: Path, run) -> None:
    out = str(tmp_path / "e.jsonl")
    for name in ("a0.txt", "a1.txt"):
        assert run("extract", str(quiet_folder / name), "--append", "-o", out).exit_code == 0
    told = [e["article"]["id"] for e in records(Path(out))]
    assert told == sorted(told)
    assert set(told) == {"a0", "a1"}
    before = Path(out).read_bytes()
    assert run("extract", str(tmp_path / "nosuch"), "--append", "-o", out).exit_code == 3
    assert Path(out).read_bytes() == before


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_signals_end_the_program_in_good_order(number: int, tmp_path: Path) -> None:
    folder = tmp_path / "incoming"
    for count in range(800):
        write(folder / f"a{count}.txt", report(count))
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    program = subprocess.Popen(
        [sys.executable, "-m", "evtx", *words(folder, tmp_path)], cwd=ROOT, stderr=subprocess.PIPE, text=True,
        env=environment,
    )  # fmt: skip
    while not (tmp_path / "s.db-wal").exists() or (tmp_path / "s.db-wal").stat().st_size < 100_000:
        assert program.poll() is None
    program.send_signal(number)
    said = program.communicate(timeout=30)[1]
    assert program.returncode == 128 + number
    assert said.splitlines()[-1] == "evtx: stopped: what was done is kept, and the next run goes on from there"
    assert len(said.splitlines()) == 1
    assert list((tmp_path / "out").iterdir()) == []
    assert not (tmp_path / "s.db-wal").exists()
