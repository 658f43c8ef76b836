"""`evtx dedupe --state`: only new and changed files are read, ids stay, and a kill at any moment costs nothing."""

from __future__ import annotations

import json
import os
import random
import signal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import evtx.runs
import evtx.state.deduping
from evtx.dedupe.knowledge import Known
from evtx.errors import Stopped
from evtx.incidents import known_of
from evtx.output import make_filters
from evtx.state.account import Account
from evtx.state.deduping import Dedupe, dedupe
from tests.state.test_kills import copied, counting, in_child
from tests.state.world import engine, write

GOLDEN = Path(__file__).parents[2] / "fixtures" / "golden" / "events.jsonl"
FEW, MANY = 4, 200


@pytest.fixture(autouse=True)
def one_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    """The packaged data is loaded once for all tests."""
    monkeypatch.setattr(evtx.runs, "load_engine", lambda lexicon=None, gazetteer=None: engine())


@pytest.fixture
def lines() -> list[str]:
    return GOLDEN.read_text(encoding="utf-8").splitlines(keepends=True)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    made = tmp_path / "desk"
    made.mkdir()
    return made


def brought(run: Any, home: Path, *more: str, files: tuple[str, ...] = ("e.jsonl",)) -> Any:
    names = [str(home / name) for name in files]
    return run("dedupe", *names, "--state", str(home / "s.db"), "-o", str(home / "i.jsonl"), *more)


def incidents(home: Path) -> dict[str, dict[str, Any]]:
    found = [json.loads(line) for line in (home / "i.jsonl").read_bytes().splitlines()]
    return {incident["cluster"]: incident for incident in found}


def article_of(line: str) -> str:
    return str(json.loads(line)["article"]["id"])


def test_first_run_gives_what_dedupe_gives(run, home, lines) -> None:
    write(home / "e.jsonl", "".join(lines))
    told = brought(run, home)
    assert told.exit_code == 0
    assert (home / "i.jsonl").read_text() == run("dedupe", str(GOLDEN), "-q").stdout
    assert f"incidents: {len(incidents(home))}; written: {home}/i.jsonl" in told.stderr


def test_second_run_reads_and_writes_nothing(run, home, lines, monkeypatch) -> None:
    write(home / "e.jsonl", "".join(lines))
    brought(run, home)
    before = (home / "i.jsonl").stat().st_mtime_ns
    monkeypatch.setattr("evtx.state.deduping.read_events", None)
    told = brought(run, home)
    assert (told.exit_code, (home / "i.jsonl").stat().st_mtime_ns) == (0, before)
    assert "0 new, 0 changed, 1 known" in told.stderr
    assert "written: nothing, all as it was" in told.stderr


def test_todays_file_on_top_of_yesterdays_gives_what_one_run_gives(run, home, lines) -> None:
    days = sorted(lines, key=lambda line: json.loads(line)["article"]["published"] or "9")
    published = [json.loads(line)["article"]["published"] for line in days]
    cut = next(n for n in range(30, len(days)) if published[n] != published[n - 1])  # a day comes whole
    write(home / "one.jsonl", "".join(days[:cut]))
    write(home / "two.jsonl", "".join(days[cut:]))
    brought(run, home, files=("one.jsonl",))
    early = set(incidents(home))
    brought(run, home, files=("two.jsonl",))
    assert early <= set(incidents(home))
    assert (home / "i.jsonl").read_text() == run("dedupe", str(GOLDEN), "-q").stdout


def test_events_of_a_changed_article_replace_the_old_ones(run, home, lines) -> None:
    changed = article_of(lines[0])
    write(home / "e.jsonl", "".join(lines))
    brought(run, home)
    before = incidents(home)
    kept = [line for line in lines if article_of(line) != changed]
    told = json.loads(lines[0])
    told["article"]["text_sha256"] = "0" * 64
    write(home / "e.jsonl", "".join([json.dumps(told) + "\n", *kept]))
    brought(run, home)
    after = incidents(home)
    events = {event for incident in after.values() for event in incident["members"]}
    assert events == {json.loads(line)["id"] for line in [lines[0], *kept]}
    assert set(after) <= set(before)


def test_of_an_article_in_two_versions_the_later_counts(run, home, lines) -> None:
    """As in a log that `evtx extract --append` writes."""
    told = json.loads(lines[0])
    told["article"]["text_sha256"], told["id"] = "0" * 64, "e_0123456789abcdef"
    write(home / "e.jsonl", "".join([*lines, json.dumps(told) + "\n"]))
    brought(run, home)
    events = {e for i in incidents(home).values() for e in i["members"]}
    assert "e_0123456789abcdef" in events
    mine = [json.loads(line)["id"] for line in lines if article_of(line) == article_of(lines[0])]
    assert events.isdisjoint(mine)


def test_articles_that_are_gone_are_kept_unless_pruned(run, home, lines) -> None:
    write(home / "e.jsonl", "".join(lines))
    brought(run, home)
    before = incidents(home)
    left = [line for line in lines if article_of(line) != article_of(lines[0])]
    write(home / "e.jsonl", "".join(left))
    brought(run, home)
    assert incidents(home) == before
    brought(run, home, "--prune")
    assert (home / "i.jsonl").read_text() == run("dedupe", str(home / "e.jsonl"), "-q").stdout
    (home / "e.jsonl").unlink()
    assert "1 gone" in brought(run, home).stderr
    assert brought(run, home, "--prune").exit_code == 0
    assert incidents(home) == {}


def test_an_article_that_tells_nothing_any_more_is_known_by_the_articles(run, home, lines) -> None:
    gone = article_of(lines[0])
    write(home / "e.jsonl", "".join(lines))
    rows = [{"id": name, "text": "خبر قصير عن سوق البلدة."} for name in sorted({article_of(line) for line in lines})]
    write(home / "a.jsonl", "".join(json.dumps(row) + "\n" for row in rows))
    brought(run, home, "--articles", str(home / "a.jsonl"))
    write(home / "e.jsonl", "".join(line for line in lines if article_of(line) != gone))
    brought(run, home, "--articles", str(home / "a.jsonl"))
    assert gone not in {a["id"] if isinstance(a, dict) else a for i in incidents(home).values() for a in i["articles"]}


@cache
def known() -> Known:
    return known_of(engine())


def joined(home: Path, version: str = "1 2 3 4") -> list[str]:
    """The same as `brought`, in this process and with knowledge that is loaded once; what is said."""
    said: list[str] = []
    files, state, out = [str(home / "e.jsonl")], str(home / "s.db"), str(home / "i.jsonl")
    plan = Dedupe(
        files, [], state, make_filters(statuses=["all"]), out, "jsonl", known(), version, {}, tell=said.append
    )
    dedupe(plan, Account("dedupe"))
    return said


def test_new_knowledge_makes_the_records_anew_and_says_so(home, lines) -> None:
    write(home / "e.jsonl", "".join(lines))
    joined(home)
    before, made = (home / "i.jsonl").read_bytes(), (home / "i.jsonl").stat().st_mtime_ns
    assert joined(home, "1 2 3 5") == [
        "new levels and outlets 5 (was 4): incidents are made anew, and keep the ids and members known"
    ]
    assert (home / "i.jsonl").read_bytes() == before
    assert (home / "i.jsonl").stat().st_mtime_ns != made
    assert joined(home, "1 2 3 5") == []


def test_broken_lines_are_told_and_count_once(run, home, lines) -> None:
    write(home / "e.jsonl", "".join([*lines, '{"half": ']))
    first, second = brought(run, home), brought(run, home)
    assert (first.exit_code, second.exit_code) == (1, 0)
    assert f"line {len(lines) + 1}: not JSON" in first.stderr
    told = {event for incident in incidents(home).values() for event in incident["members"]}
    assert told == {json.loads(line)["id"] for line in lines}


def test_the_state_of_a_run_serves_dedupe_too(run, home) -> None:
    state = ["--state", str(home / "s.db")]
    run("run", "fixtures/articles", *state, "-o", str(home), "--settle", "0")
    told = run("dedupe", str(home / "events.jsonl"), *state, "-o", str(home / "i.jsonl"), "--log-json")
    assert json.loads(told.stderr)["incidents"] == len(incidents(home)) > 20
    again = run("run", "fixtures/articles", *state, "-o", str(home), "--settle", "0")
    assert "written: nothing, all as it was" in again.stderr


WRONG = {
    "standard input": (["-"], 2, "standard input cannot"),
    "incidents": (["i.jsonl"], 2, "holds incidents"),
    "nothing there": (["nosuch.jsonl"], 3, "no such file"),
    "known before": (["e.jsonl", "--against", "i.jsonl"], 2, "--against does not go with --state"),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_wrong_use_is_told_and_changes_nothing(name: str, run, home, lines) -> None:
    given, status, said = WRONG[name]
    write(home / "e.jsonl", "".join(lines))
    brought(run, home)
    before = {p.name: p.read_bytes() for p in home.iterdir() if p.suffix == ".jsonl"}
    words = [str(home / word) if word.endswith("jsonl") else word for word in given]
    result = run("dedupe", *words, "--state", str(home / "s.db"), "-o", str(home / "i.jsonl"))
    assert result.exit_code == status
    assert said in result.stderr
    assert {p.name: p.read_bytes() for p in home.iterdir() if p.suffix == ".jsonl"} == before


def kill_at_points(home: Path, lines: list[str], times: int) -> None:
    """A first state, a changed file of events, and kills at points all over the second run."""
    write(home / "e.jsonl", "".join(lines[:30]))
    joined(home)
    write(home / "e.jsonl", "".join(lines[5:]))
    before = copied(home, home.with_name("before"))
    told = home.with_name("points")
    child = in_child(lambda: told.write_text(str(counting(lambda n: None, lambda: joined(home)))))
    os.waitpid(child, 0)
    wanted, points = (home / "i.jsonl").read_bytes(), int(told.read_text())
    assert points > 50
    chosen = random.Random(5)
    for _ in range(times):
        copied(before, home)
        point = chosen.randint(1, points)

        def at(passed: int, point: int = point) -> None:
            if passed == point:
                os.kill(os.getpid(), signal.SIGKILL)

        child = in_child(lambda at=at: counting(at, lambda: joined(home)))  # type: ignore[misc]
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
        assert (home / "i.jsonl").read_bytes() in (wanted, (before / "i.jsonl").read_bytes())
        assert joined(home) == []
        assert (home / "i.jsonl").read_bytes() == wanted
        assert sorted(p.name for p in home.iterdir()) == ["e.jsonl", "i.jsonl", "s.db"]


def test_killed_at_a_few_points(home, lines) -> None:
    kill_at_points(home, lines, FEW)


@pytest.mark.full
def test_killed_at_200_points(home, lines) -> None:
    kill_at_points(home, lines, MANY)


def test_told_to_stop_it_leaves_all_as_it_was(home, lines) -> None:
    write(home / "e.jsonl", "".join(lines[:30]))
    joined(home)
    before = (home / "i.jsonl").read_bytes()
    write(home / "e.jsonl", "".join(lines))

    def told_in_time() -> None:
        real = evtx.state.deduping.open_state
        evtx.state.deduping.open_state = lambda *given: (os.kill(os.getpid(), signal.SIGTERM), real(*given))[1]
        with pytest.raises(Stopped, match="all is as it was"):
            joined(home)
        home.with_name("stopped").touch()

    os.waitpid(in_child(told_in_time), 0)
    assert home.with_name("stopped").exists()
    assert (home / "i.jsonl").read_bytes() == before
    joined(home)
    assert (home / "i.jsonl").read_bytes() != before
