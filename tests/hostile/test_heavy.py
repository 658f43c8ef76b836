"""Heavy and hostile folders (`heavy.py`): a run ends as it must, says why, stays below a gigabyte, reads the rest."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.hostile.heavy import CASES, MOST_MEGABYTES, Case, Ended, ended, faults

LIGHT = (
    "loops of links", "pipes, devices, sockets, broken links", "file names that are no text", "entity bombs",
    "entities that read files and call the network", "titles with escapes, bidi marks, formulas, scripts",
    "zip entries that climb out", "JSON of the wrong types", "NaN and huge numbers",
)  # fmt: skip


def all_light(folder: Path) -> None:
    for name in LIGHT:
        home = folder / name
        home.mkdir()
        CASES[name].make(home)


def test_a_folder_with_all_the_light_cases(tmp_path: Path) -> None:
    run = ended(Case(all_light, "", 1), tmp_path)
    assert faults(Case(all_light, "", 1), run) == []
    assert [CASES[name].said for name in LIGHT if CASES[name].said not in run.said] == []
    assert not (Path("/tmp/up.txt").exists() or (tmp_path.parent / "up.txt").exists())
    shutil.rmtree(tmp_path)


GOOD = Ended(1.0, 1.0, 100, 1, "evtx: too long", '{"article":{"id":"zz-last"}}')
BAD = {
    "status": Ended(1.0, 1.0, 100, 0, GOOD.said, GOOD.out),
    "silent": Ended(1.0, 1.0, 100, 1, "", GOOD.out),
    "memory": Ended(1.0, 1.0, MOST_MEGABYTES, 1, GOOD.said, GOOD.out),
    "traceback": Ended(1.0, 1.0, 100, 1, f"{GOOD.said}\nTraceback (most recent call last)", GOOD.out),
    "escape": Ended(1.0, 1.0, 100, 1, f"{GOOD.said}\x1b[2J", GOOD.out),
    "the others": Ended(1.0, 1.0, 100, 1, GOOD.said, ""),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_the_judge_sees_a_fault(name: str) -> None:
    case = Case(lambda folder: None, "too long", 1)
    assert faults(case, GOOD) == []
    assert len(faults(case, BAD[name])) == 1


@pytest.mark.full
@pytest.mark.parametrize("name", CASES)
def test_each_ends_as_it_must(name: str, tmp_path: Path) -> None:
    assert faults(CASES[name], ended(CASES[name], tmp_path)) == []
