"""The benchmark measures what it says: its corpus is varied and the same each time, rivals may be missing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import corpus, rivals, tables
from benchmarks.ratios import ratios
from benchmarks.rivals import EVTX, RIVALS, Rival
from benchmarks.stages import REST, stages
from evtx import pipeline
from evtx.text import segment

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def made():
    return list(corpus.articles(2, 600))


def test_the_same_seed_gives_the_same_articles_and_another_others():
    one = list(corpus.lines(5, 800))
    assert list(corpus.lines(5, 800)) == one
    assert list(corpus.lines(5, 800, seed=2)) != one
    assert all(800 <= len(line) < 2500 for line in one)


def test_the_corpus_is_about_as_rich_in_words_as_its_fixtures():
    fixtures = corpus.variety((article.text for article in corpus.fixtures()), 3000)
    texts = [corpus.orjson.loads(line)["text"] for line in corpus.lines(180)]
    found = corpus.variety(texts, 3000)
    assert found.sample == fixtures.sample == 3000
    assert found.ratio > 0.85 * fixtures.ratio
    assert found.different > fixtures.different


def test_variety_counts_words_as_they_are_matched():
    found = corpus.variety(["قصفَ قصف 12 أرض", "ارض"])
    assert (found.words, found.different, found.sample, found.ratio) == (4, 2, 4, 0.5)


def test_a_rival_that_is_not_here_is_skipped_with_a_word(made):
    absent = Rival("none", "nothing", 1, ("no_such_module",), lambda: lambda article: None)
    assert rivals.missing(EVTX) is None
    assert rivals.missing(absent) == "no_such_module not installed: `pip install --group bench`"
    shown = "\n".join(tables.ratios([], [(absent, "not installed")]))
    assert "Skipped: none (nothing): not installed." in shown


def test_evtx_and_the_rivals_are_compared_in_the_same_rounds(made, monkeypatch):
    twice = Rival("twice", "evtx, twice", 1, (), lambda: lambda article: [rivals.evtx()(article) for _ in "ab"])
    monkeypatch.setattr("benchmarks.ratios.RIVALS", (twice,))
    monkeypatch.setattr("benchmarks.ratios.EVTX", Rival("evtx", "all", 1, (), rivals.evtx))
    said = []
    found, skipped = ratios(made, 2, said.append)
    assert [r.rival.name for r in found if r.of_evtx == 1.0] == ["evtx"]
    assert {r.rival.name for r in found} == {"evtx", "twice"}
    assert not skipped
    assert said[-2:] == ["round 1 of 2", "round 2 of 2"]


def test_the_analyser_finds_readings(made):
    (rival,) = (r for r in RIVALS if r.name == "camel-tools, cache")
    readings = rival.make()(made[0])
    assert sum(map(bool, readings)) > 10


@pytest.mark.skipif(not str(segment.__file__).endswith(".py"), reason="compiled modules call no other than their own")
def test_stages_are_those_of_the_pipeline_and_leave_it_as_it_was(made):
    before = dict(vars(pipeline))
    found = stages(made, 1)
    assert {"segment", "disambiguate", "annotate_triggers", "assemble", REST} <= set(found)
    assert dict(vars(pipeline)) == before
    assert "| assemble |" in "\n".join(tables.stages(found))


@pytest.mark.full
def test_every_part_runs():
    done = subprocess.run([sys.executable, "-m", "benchmarks", "--quick"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    for part in ("corpus", "ratios", "stages", "start", "memory", "cores", "dedupe", "state", "scale"):
        assert f"## {part}\n" in done.stdout
