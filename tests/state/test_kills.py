"""A run that is killed at any moment: the next one ends with exactly the bytes of a run that was never disturbed.

A kill at a point is one at the n-th statement of SQL or the n-th thing asked of the system (open, rename, remove ...);
a kill at a time comes from outside. The long loops are marked `full` (`make test-full`).
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

import evtx.state.run
import evtx.state.store
from tests.state.world import bring, engine, first_articles, outputs, plan, then_changed

FEW, MANY = 5, 200


@dataclass(frozen=True, slots=True)
class World:
    """A folder that has changed since the state was written, that state, and what a run makes of both in peace."""

    folder: Path
    base: Path
    before: Path
    wanted: dict[str, bytes]
    points: int
    seconds: float


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    home = tmp_path_factory.mktemp("kills")
    folder, base = home / "incoming", home / "out"
    first_articles(folder)
    base.mkdir()
    bring(plan(folder, base))
    before = copied(base, home / "before")
    then_changed(folder)
    started = time.monotonic()
    bring(plan(folder, base))
    seconds = time.monotonic() - started
    wanted = outputs(base)
    copied(before, base)
    told = home / "points"
    child = in_child(lambda: told.write_text(str(counting(lambda n: None, lambda: bring(plan(folder, base))))))
    os.waitpid(child, 0)
    points = int(told.read_text())
    assert points > 500
    assert outputs(base) == wanted != outputs(before)
    return World(folder, base, before, wanted, points, seconds)


def copied(source: Path, target: Path) -> Path:
    shutil.rmtree(target, ignore_errors=True)
    return Path(shutil.copytree(source, target))


def counting(at: Callable[[int], None], work: Callable[[], object]) -> int:
    """Do work, calling `at` with the number of every point that is passed; how many there were."""
    passed = 0
    on = True

    def point(*_: object) -> None:
        nonlocal passed
        if on:
            passed += 1
            at(passed)

    real = evtx.state.store._check

    def traced(path: str, db: sqlite3.Connection) -> None:
        db.set_trace_callback(point)
        real(path, db)

    sys.addaudithook(lambda event, _: point() if event.startswith(("open", "os.", "shutil.", "sqlite3.")) else None)
    evtx.state.store._check = traced
    try:
        work()
    finally:
        evtx.state.store._check = real
        on = False
    return passed


def in_child(work: Callable[[], object]) -> int:
    """Start work in a process of its own, which has the engine loaded already."""
    engine()
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(0)
    return child


def killed_at_point(world: World, point: int) -> None:
    def at(passed: int) -> None:
        if passed == point:
            os.kill(os.getpid(), signal.SIGKILL)

    child = in_child(lambda: counting(at, lambda: bring(plan(world.folder, world.base))))
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


def killed_at_time(world: World, seconds: float) -> None:
    child = in_child(lambda: bring(plan(world.folder, world.base)))
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def check_as_in_peace(world: World) -> None:
    bring(plan(world.folder, world.base))
    assert outputs(world.base) == world.wanted
    with sqlite3.connect(world.base / "state.db") as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    db.close()


def kill_at_points(world: World, times: int, seed: int) -> None:
    chosen = random.Random(seed)
    for number in range(times):
        copied(world.before, world.base)
        low, high = world.points * number // times, world.points * (number + 1) // times
        killed_at_point(world, chosen.randint(low + 1, high))
        if number % 3 == 2:  # and once more, while it mends what the first kill left
            killed_at_point(world, chosen.randint(1, world.points // 8))
        check_as_in_peace(world)


def kill_at_times(world: World, times: int, seed: int) -> None:
    chosen = random.Random(seed)
    for number in range(times):
        copied(world.before, world.base)
        for _ in range(1 + number % 3):
            killed_at_time(world, chosen.uniform(0, 1.2 * world.seconds))
        check_as_in_peace(world)


def test_killed_at_a_few_points(world: World) -> None:
    kill_at_points(world, FEW, seed=1)


def test_killed_at_a_few_times(world: World) -> None:
    kill_at_times(world, FEW, seed=2)


@pytest.mark.full
def test_killed_at_200_points(world: World) -> None:
    kill_at_points(world, MANY, seed=3)


@pytest.mark.full
def test_killed_at_200_times(world: World) -> None:
    kill_at_times(world, MANY, seed=4)


@pytest.mark.full
def test_killed_at_every_point_of_delivery(world: World) -> None:
    """The last points are those where outputs take their places and the state notes it."""
    for point in range(world.points - 60, world.points + 1):
        copied(world.before, world.base)
        killed_at_point(world, point)
        check_as_in_peace(world)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_told_to_stop_the_run_keeps_what_is_done(number: int, world: World, tmp_path: Path) -> None:
    base = copied(world.before, world.base)
    before = {name: (base / name).read_bytes() for name in world.wanted}
    said = tmp_path / "said"

    def work() -> None:
        real = evtx.state.run.extract_due

        def slow(*given: object) -> None:
            os.kill(os.getpid(), number)  # it comes when the files are read and no article is extracted
            real(*given)

        evtx.state.run.extract_due = slow
        try:
            bring(plan(world.folder, world.base))
        except evtx.errors.Stopped as stopped:
            said.write_text(f"{stopped.signal} {stopped}")

    assert os.waitpid(in_child(work), 0)[1] == 0
    assert said.read_text().startswith(f"{int(number)} stopped: what was done is kept")
    assert outputs(base) == before  # whole and old
    account = bring(plan(world.folder, world.base))
    assert (account.new, account.changed) == (0, 0)  # the files had been read
    assert account.extracted > 5
    assert outputs(base) == world.wanted
