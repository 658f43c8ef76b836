"""What a file system does to a run: files that grow, vanish or may not be read, a full disk, a second run."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import evtx.state.reading
from evtx.errors import EvtxError, OutputError
from evtx.ingest.read import Skipped
from evtx.state.look import is_young
from tests.state.world import bring, engine, first_articles, outputs, plan, records, report, rows, then_changed, write

ROOT = Path(__file__).parents[2]


def in_child(work: Callable[[], object]) -> str:
    """Do work in a process of its own (with the engine loaded); what it raised as an evtx error, "" for nothing."""
    engine()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            work()
            told = ""
        except EvtxError as error:
            told = f"{type(error).__name__}: {error}"
        except BaseException as error:
            told = f"SURPRISE {error!r}"
        os.write(writing, told.encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as stream:
        told = stream.read()
    os.waitpid(child, 0)
    return told


# ---------------------------------------------------------------- files that are being written


def test_young_files_wait_for_the_next_run(folder: Path, base: Path) -> None:
    account = bring(plan(folder, base, settle=60))
    assert (account.waiting, account.new, account.articles) == (17, 0, 0)
    assert (base / "events.jsonl").read_bytes() == b""
    account = bring(plan(folder, base))
    assert (account.waiting, account.new) == (0, 17)
    write(folder / "a1.txt", report(1, day=6))
    account = bring(plan(folder, base, settle=60))
    assert (account.waiting, account.known) == (1, 16)
    assert "a1" in {a["id"] for a in records(base / "articles.jsonl")}  # as it was before


@pytest.mark.parametrize(
    ("mtime", "ctime", "young"),
    [(99, 99, True), (90, 90, False), (10, 99, True), (99, 10, True), (4000, 90, False), (4000, 4000, False)],
)
def test_which_files_are_young(mtime: int, ctime: int, young: bool, tmp_path: Path) -> None:
    made = list(tmp_path.stat())
    made[8], made[9] = mtime, ctime
    assert is_young(os.stat_result(made), 100.0, 5.0) is young


@pytest.mark.parametrize("name", ["rows.jsonl", "a1.txt"])
def test_a_file_that_grows_while_it_is_read_waits(name: str, folder: Path, base: Path, monkeypatch) -> None:
    bring(plan(folder, base))
    before = outputs(base)
    write(folder / name, rows(range(90, 93)) if name.endswith("jsonl") else report(95))
    real = evtx.state.reading.read_source

    def growing(source, options, stdin=None):
        yield from real(source, options, stdin)
        if source.name == name:
            with source.file.open("ab") as stream:
                stream.write(b"\n")

    with monkeypatch.context() as patch:
        patch.setattr(evtx.state.reading, "read_source", growing)
        assert bring(plan(folder, base)).waiting == 1
    assert outputs(base) == before
    assert bring(plan(folder, base)).changed == 1
    assert outputs(base) != before


def test_a_file_that_vanishes_while_the_folder_is_read_is_gone_and_no_fault(
    folder: Path, base: Path, monkeypatch
) -> None:
    real = evtx.state.reading.walk

    def vanishing(sources):
        for found in list(real(sources)):
            if not isinstance(found, Skipped) and found.name in ("a2.txt", "rows.jsonl"):
                found.file.unlink(missing_ok=True)
            yield found

    monkeypatch.setattr(evtx.state.reading, "walk", vanishing)
    account = bring(plan(folder, base))
    assert (account.new, account.failed, account.status) == (15, 2, 1)
    assert {"a2.txt", "rows.jsonl"}.isdisjoint(Path(a["path"]).name for a in records(base / "articles.jsonl"))


# ---------------------------------------------------------------- what may not be read or written


@pytest.fixture
def others(tmp_path: Path) -> Iterator[Path]:
    """A folder that a process without rights can enter."""
    home = Path(tempfile.mkdtemp(prefix="evtx-test-"))
    home.chmod(0o777)
    yield home
    shutil.rmtree(home)


def without_rights(work: Callable[[], object]) -> str:
    """As `in_child`, but never as root, who may do everything."""

    def unprivileged() -> None:
        if os.geteuid() == 0:
            os.setgroups([])
            os.setgid(65534)
            os.setuid(65534)
        work()

    return in_child(unprivileged)


def test_what_may_not_be_read_is_told_every_time_and_read_once_it_may(others: Path) -> None:
    folder, base = others / "incoming", others / "out"
    first_articles(folder)
    base.mkdir()
    base.chmod(0o777)
    (folder / "a1.txt").chmod(0)
    (folder / "b").chmod(0)
    for _ in range(2):
        said = others / "said"
        said.unlink(missing_ok=True)

        def work(said: Path = said) -> None:
            told: list[Skipped] = []
            account = bring(plan(folder, base, skip=told.append))
            paths = "\n".join(f"{Path(s.path).name}: {s.reason}" for s in told if s.kind == "unreadable")
            said.write_text(f"{paths}\n{account.status}")

        assert without_rights(work) == ""
        assert said.read_text().splitlines()[:2] == [
            "a1.txt: cannot be read (Permission denied): check its permissions",
            "b: cannot be listed (Permission denied): check its permissions",
        ]
        assert said.read_text().endswith("\n1")
    (folder / "a1.txt").chmod(0o644)
    (folder / "b").chmod(0o755)
    assert without_rights(lambda: bring(plan(folder, base))) == ""
    told = {a["path"] for a in records(base / "articles.jsonl")}
    assert {str(folder / "a1.txt"), str(folder / "b/a1.txt")} <= told


def test_a_folder_that_cannot_be_looked_into_is_not_taken_for_empty(others: Path) -> None:
    folder, base = others / "incoming", others / "out"
    first_articles(folder)
    base.mkdir()
    base.chmod(0o777)
    assert without_rights(lambda: bring(plan(folder, base))) == ""
    before = outputs(base)
    (folder / "b").chmod(0)
    assert without_rights(lambda: bring(plan(folder, base, prune=True))) == ""
    assert outputs(base) == before


@pytest.mark.parametrize("part", ["state", "outputs"])
def test_a_folder_that_may_not_be_written_to_is_named(part: str, others: Path) -> None:
    folder, base = others / "incoming", others / "out"
    first_articles(folder)
    base.mkdir()
    base.chmod(0o777)
    made = plan(folder, base)
    if part == "outputs":
        assert without_rights(lambda: bring(plan(folder, base, append=False))) == ""
        before = outputs(base)
        locked = others / "locked"
        locked.mkdir()
        shutil.copy(base / "events.jsonl", locked / "events.jsonl")
        locked.chmod(0o555)
        deliveries = [
            evtx.state.delivering.Delivery("events", str(locked / "events.jsonl"), "jsonl", made.deliveries[0].filters)
        ]
        made = evtx.state.run.Plan(
            made.sources, made.state, made.options, engine, deliveries, settle=0.0, skip=made.skip
        )
        write(folder / "new.txt", report(99))
        (folder / "new.txt").chmod(0o644)
    else:
        base.chmod(0o555)
        before = {}
    told = without_rights(lambda: bring(made))
    base.chmod(0o777)
    assert told.startswith("OutputError: ")
    assert str(base / "state.db") in told if part == "state" else "locked/events.jsonl" in told
    assert outputs(base) == before
    assert without_rights(lambda: bring(plan(folder, base))) == ""
    assert ("new" in {a["id"] for a in records(base / "articles.jsonl")}) == (part == "outputs")


def full_at(size: int, work: Callable[[], object]) -> str:
    """Do work where no file may grow beyond so many bytes."""

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        work()

    return in_child(limited)


def check_full_disk(folder: Path, base: Path, sizes: list[int]) -> None:
    bring(plan(folder, base))
    before, kept = outputs(base), base.with_name("kept")
    shutil.copytree(base, kept)
    then_changed(folder)
    bring(plan(folder, base))
    wanted, failed = outputs(base), 0
    for size in sizes:
        shutil.rmtree(base)
        shutil.copytree(kept, base)
        told = full_at(size, lambda: bring(plan(folder, base)))
        assert told == "" or told.startswith("OutputError: "), told
        failed += bool(told)
        for name, data in outputs(base).items():
            assert data in (before[name], wanted[name]), (name, size)
        bring(plan(folder, base))
        assert outputs(base) == wanted, size
    assert failed


def test_full_disk(folder: Path, base: Path) -> None:
    check_full_disk(folder, base, [0, 20_000, 100_000, 200_000])


@pytest.mark.full
def test_disk_full_at_every_size(folder: Path, base: Path) -> None:
    check_full_disk(folder, base, list(range(0, 700_000, 7_000)))


@pytest.mark.full
@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="only root can mount")
def test_full_file_system(tmp_path: Path) -> None:
    """A file system of a few hundred kilobytes, mounted for one process alone."""
    folder = tmp_path / "incoming"
    first_articles(folder)
    small = tmp_path / "small"
    small.mkdir()
    line = (
        f"mount -t tmpfs -o size=$SIZE tmpfs {small} && {sys.executable} -m evtx run {folder} --settle 0"
        f" --state {small}/s.db -o {small}/out; echo status $?; ls -A {small}/out"
    )
    seen = set()
    for size in ("64k", "160k", "300k", "500k", "4m"):
        done = subprocess.run(
            ["unshare", "-m", "sh", "-c", line],
            cwd=ROOT,
            capture_output=True,
            text=True,
            env={**os.environ, "SIZE": size},
        )
        status = done.stdout.split("status ")[1].split()[0]
        seen.add(status)
        assert "Traceback" not in done.stderr
        assert ".tmp" not in done.stdout
        assert status in ("1", "4"), done.stderr  # 1: two files of the folder are broken
    assert seen == {"1", "4"}


# ---------------------------------------------------------------- a second run


def holding(base: Path) -> subprocess.Popen[str]:
    """Another process that has the state and keeps it until its standard input ends."""
    code = (
        "import sys; from evtx.state.store import open_state\n"
        f"with open_state({str(base / 'state.db')!r}, wait=False):\n"
        "    print('held', flush=True); sys.stdin.read()"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert other.stdout is not None
    assert other.stdout.readline() == "held\n"
    return other


def test_second_run_at_once_leaves_or_waits(folder: Path, base: Path) -> None:
    other = holding(base)
    with pytest.raises(OutputError, match=r"another run has it: wait for its end, or say --wait"):
        bring(plan(folder, base))
    assert not (base / "events.jsonl").exists()
    let_go = threading.Timer(0.5, other.communicate)
    let_go.start()
    account = bring(plan(folder, base, wait=True))
    let_go.join()
    assert account.new == 17


def test_a_run_that_waits_can_be_stopped(folder: Path, base: Path) -> None:
    other = holding(base)
    command = [sys.executable, "-m", "evtx", "run", str(folder), "--state", str(base / "state.db")]
    waiting = subprocess.Popen([*command, "-o", str(base), "--wait"], cwd=ROOT, stderr=subprocess.PIPE, text=True)
    assert waiting.stderr is not None
    assert "waiting for its end" in waiting.stderr.readline()
    waiting.terminate()
    assert "stopped" in waiting.communicate(timeout=20)[1]
    assert waiting.returncode == 143
    other.communicate()


def test_killed_holder_lets_go(folder: Path, base: Path) -> None:
    other = holding(base)
    other.kill()
    other.wait()
    assert bring(plan(folder, base)).new == 17
