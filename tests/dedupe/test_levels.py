"""The data of the comparisons: checked on loading, in order, with known words, and as docs/dedupe.md prints it."""

from __future__ import annotations

import math
import re
from pathlib import Path

import pytest

from evtx.dedupe.knowledge import DEDUPE_FILE, Level, load_known
from evtx.errors import DataError
from evtx.gazetteer.places import default_gazetteer
from evtx.lexicon.load import default_lexicon
from evtx.lexicon.tables import read_toml
from evtx.schema import SUBTYPES
from tests.dedupe.cases import known

ROOT = Path(__file__).parents[2]
TABLE = read_toml(DEDUPE_FILE)


def test_levels_stand_from_most_for_to_most_against():
    for name, levels in known().levels.items():
        bits = [min(level.most, level.bits) if level.most == math.inf else level.most for level in levels.values()]
        assert bits == sorted(bits, reverse=True), name


def test_actors_subtypes_and_things_exist():
    lexicon = default_lexicon()
    actors = {name for line in TABLE["sides"]["names"] for name in line.split()}
    assert actors <= set(lexicon.actors)
    subtypes = {name for pair in TABLE["kin"]["subtypes"] for name in pair.split()}
    assert subtypes <= {name for names in SUBTYPES.values() for name in names}
    things = {name for line in TABLE["means"]["families"] for name in line.split()}
    assert things <= set(lexicon.items)


def test_no_pair_of_types_is_listed_twice():
    pairs = [frozenset(pair.split()) for how in ("vague", "taken_for", "told_apart") for pair in TABLE["kin"][how]]
    assert len(pairs) == len(set(pairs))


SPOILT = {
    "a level without bits": ('id = "same_day", bits = 2.5', 'id = "same_day"', "date.same_day: must hold"),
    "a level with an unknown key": ("bits = 2.5", "weight = 2.5", "must hold id, about and bits or veto"),
    "an unknown type": ('"explosion bombing"', '"explosion bombings"', "two types of the codebook are needed"),
    "a threshold gone": ("join = 8.0", "", "must hold company, join, mean, moment, rival, setting"),
    "no TOML": ("[threshold]", "[threshold", "not valid TOML"),
}


@pytest.mark.parametrize("name", SPOILT)
def test_wrong_data_is_told(name, tmp_path):
    old, new, cause = SPOILT[name]
    file = tmp_path / "dedupe.toml"
    file.write_text(DEDUPE_FILE.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DataError, match=re.escape(cause)):
        load_known(default_lexicon().actors, default_gazetteer().places, file)


def row(level: Level) -> str:
    """A level as the page prints it."""
    if level.bits == -math.inf:
        bits = "veto"
    elif level.per_doubling:
        bits = f"{level.bits:+.1f}, {level.per_doubling:+.1f} a doubling, at most {level.most:+.1f}"
    else:
        bits = f"{level.bits:+.1f}"
    return f"| `{level.id}` | {bits} | {level.about} |"


def test_the_page_prints_the_levels_as_they_are():
    page = (ROOT / "docs" / "dedupe.md").read_text(encoding="utf-8")
    for name, levels in known().levels.items():
        table = "\n".join(row(level) for level in levels.values())
        assert (
            f"**{name}**: {known().about[name]}\n\n| level | bits | holds when |\n|---|---|---|\n{table}\n" in page
        ), name
    for name in ("join", "mean", "company", "setting", "moment"):
        assert f"{getattr(known(), name):.1f}" in page, name
