"""Extraction on a Dask cluster gives the bytes of one process, whatever the sources are and whoever dies."""

from __future__ import annotations

import gzip
import os
import shutil
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import orjson
import pytest

from evtx.errors import EvtxError, InputError, UsageError
from evtx.ingest.read import IngestOptions, Skipped
from evtx.model import Article
from evtx.output import make_filters

distributed = pytest.importorskip("distributed", reason="needs Dask: pip install 'evtx[dask]'")
fsspec = pytest.importorskip("fsspec", reason="needs Dask: pip install 'evtx[dask]'")

from evtx.engine import dask, dask_client, units  # noqa: E402  they need what may be missing
from tests.engine.shown import told  # noqa: E402

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "fixtures"
TASK = units.Task(IngestOptions())


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """Two workers in this process: what they do is the same, and they are there at once."""
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=False, dashboard_address=None, silence_logs=50
    ) as cluster:
        yield cluster.scheduler_address


@pytest.fixture(autouse=True)
def small(monkeypatch):
    monkeypatch.setattr(dask, "CHUNK", 4)
    monkeypatch.setattr(units, "BLOCK", 2000)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory) -> Path:
    """Names that come again, every fault, and a file of lines that is cut in many places."""
    folder = tmp_path_factory.mktemp("corpus")
    shutil.copytree(FIXTURES / "broken", folder / "broken")
    for below in ("", "a", "b"):
        (folder / below).mkdir(exist_ok=True)
        for name in ("ariha-market.txt", "ariha-strikes.txt", "dahla-accident.txt"):
            text = (FIXTURES / "articles" / "txt" / name).read_text("utf-8")
            (folder / below / name).write_text(text.replace("2019", f"20{len(below) + 18}"), "utf-8")
    shutil.copy(FIXTURES / "articles" / "html" / "azaz-shelling.html", folder)
    texts = [(folder / name).read_text("utf-8") for name in ("ariha-market.txt", "ariha-strikes.txt")]
    lines = [{"id": f"line{n % 5}", "text": texts[n % len(texts)], "published": f"2019-11-0{n + 1}"} for n in range(9)]
    data = [orjson.dumps(line) for line in lines]
    data[3:3] = [b"", b"{broken", b'{"text": ""}']
    data[-1:] = [b"[1, 2", data[-1]]
    (folder / "lines.jsonl").write_bytes(b"\n".join(data))
    (folder / "packed.jsonl.gz").write_bytes(gzip.compress(b"\n".join(data[:2])))
    return folder


def on_cluster(sources: list[str], scheduler: str, task: units.Task = TASK, stdin=None):
    return told(dask.extract_on_cluster(sources, task, scheduler, None, stdin))


@pytest.mark.full
def test_same_bytes_as_one_process_for_every_format(scheduler, alone):
    sources = [str(FIXTURES / "articles"), str(FIXTURES / "gold")]
    assert on_cluster(sources, scheduler) == alone(sources)


def test_same_bytes_as_one_process(scheduler, corpus, alone):
    expected = alone([str(corpus)])
    assert sum(isinstance(r, list) for r in expected) > 15
    assert any(b"is taken by an earlier article" in r for r in expected if isinstance(r, bytes))
    assert any(b"lines.jsonl: line 12" in r for r in expected if isinstance(r, bytes))
    assert on_cluster([str(corpus)], scheduler) == expected


def test_workers_in_another_folder_find_relative_paths(corpus, monkeypatch, tmp_path):
    monkeypatch.chdir(corpus.parent)
    folder = f"{corpus.name}/b"
    meta = {f"{folder}/ariha-market.txt": {"published": "2019-11-04"}}
    options = IngestOptions(meta=meta)
    found = list(dask._units([folder], units.Task(options), None))
    here = [units.read_unit(unit, options) for unit in dask.walk([folder])]
    assert len(found) == 3
    monkeypatch.chdir(tmp_path)
    assert [units.read_unit(unit, options) for unit in found] == here
    reads = [read for unit in found for read in units.read_unit(unit, options)[0]]
    assert {read.article.path for read in reads} == {
        f"{folder}/{name}.txt" for name in ("ariha-market", "ariha-strikes", "dahla-accident")
    }


def test_the_folders_of_a_task_are_found_from_any_folder(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "places.sqlite").touch()
    task = units.Task(IngestOptions(outlet_dirs=(Path("outlets"),)), Path("words"), "places.sqlite")
    sent = dask._wherever(task)
    assert sent.options.outlet_dirs == (tmp_path / "outlets",)
    assert (sent.lexicon, sent.gazetteer) == (tmp_path / "words", str(tmp_path / "places.sqlite"))
    assert dask._wherever(units.Task(IngestOptions(), None, "core")).gazetteer == "core"


def test_a_large_file_of_lines_is_cut(corpus):
    (source,) = dask.walk([str(corpus / "lines.jsonl")])
    cut = list(units.units_of(source))
    assert len(cut) > 5
    found = [r for block in cut for r in units.read_unit(block, IngestOptions())[0]]
    lines = sum(units.read_unit(block, IngestOptions())[1] for block in cut)
    assert lines == len((corpus / "lines.jsonl").read_bytes().split(b"\n"))
    whole, _ = units.read_unit(source, IngestOptions())
    assert [r for r in found if not isinstance(r, Skipped)] == [r for r in whole if not isinstance(r, Skipped)]
    (packed,) = dask.walk([str(corpus / "packed.jsonl.gz")])
    assert list(units.units_of(packed)) == [packed]


def test_a_file_without_any_article_is_not_told_to_its_end(scheduler, tmp_path, alone, monkeypatch):
    monkeypatch.setattr(units, "BLOCK", 50)
    monkeypatch.setattr("evtx.ingest.read.MAX_VAIN_ENTRIES", 10)
    monkeypatch.setattr("evtx.limits.MAX_VAIN_ENTRIES", 10)
    article = orjson.dumps({"text": "انفجرت عبوة ناسفة في سوق البلدة صباح الأحد."})
    (tmp_path / "a-late.jsonl").write_bytes(b'{"a": 1}\n' * 9 + article + b"\n" + b'{"a": 1}\n' * 30 + article)
    (tmp_path / "b-vain.jsonl").write_bytes(b'{"a": 1}\n' * 30 + article)
    expected = alone([str(tmp_path)])
    assert len(expected) == 9 + 1 + 30 + 1 + 10 + 1 + 1
    assert on_cluster([str(tmp_path)], scheduler) == expected


def test_wherever_a_block_ends_no_line_is_lost_or_doubled(tmp_path, monkeypatch):
    lines = [b'{"id": "%d", "text": "x"}' % n + b" " * (n % 7) for n in range(40)]
    (tmp_path / "a.jsonl").write_bytes(b"\n".join(lines) + b"\n")
    (source,) = dask.walk([str(tmp_path / "a.jsonl")])
    for size in (1, 7, 25, 26, 27, 100, 5000):
        monkeypatch.setattr(units, "BLOCK", size)
        told_lines = sum(
            units.read_unit(u, IngestOptions())[1] or len(lines) * isinstance(u, units.Source)
            for u in units.units_of(source)
        )
        assert told_lines == len(lines)


def test_addresses_of_files(scheduler, corpus, alone):
    expected = alone([str(corpus / "a")])
    assert on_cluster([f"file://{corpus / 'a'}"], scheduler) == expected == alone([f"file://{corpus / 'a'}"])


def test_addresses_in_the_memory_of_this_process(scheduler, corpus, alone):
    """No other process can read it, so it is read here; what comes out differs from a folder's by the paths alone."""
    here = corpus / "a"
    (here / "dahla-accident.meta.json").write_bytes(b'{"outlet": "An outlet"}')
    (here / ".hidden").touch()
    (here / "picture.jpg").touch()
    memory = fsspec.filesystem("memory")
    for path in sorted(here.iterdir()):
        memory.pipe(f"/corpus/{path.name}", path.read_bytes())
    try:
        expected = alone(["memory://corpus"])
        assert on_cluster(["memory://corpus"], scheduler) == expected
        assert [_moved(r, str(here)) for r in expected] == alone([str(here)])
        assert len(_events(expected)) > 2
    finally:
        memory.rm("/corpus", recursive=True)


def _moved(result: list[bytes] | bytes, there: str) -> list[bytes] | bytes:
    def moved(data: bytes) -> bytes:
        return data.replace(b"memory://corpus", there.encode())

    return moved(result) if isinstance(result, bytes) else [moved(data) for data in result]


def _events(results: list[list[bytes] | bytes]) -> list[bytes]:
    return [data for r in results if isinstance(r, list) for data in r]


def test_addresses_where_nothing_is_or_nobody_knows_how():
    with pytest.raises(InputError, match="nothing there"):
        dask.extract_on_cluster(["memory://nowhere"], TASK, None, 1)
    with pytest.raises(UsageError, match="Protocol not known: strange"):
        dask.extract_on_cluster(["strange://bucket"], TASK, None, 1)


def test_standard_input_and_what_is_asked_for(scheduler, corpus):
    with (corpus / "lines.jsonl").open("rb") as stdin:
        task = units.Task(IngestOptions(), wanted=make_filters(types=["airstrike"]), articles=True)
        found = list(dask.extract_on_cluster(["-"], task, scheduler, None, stdin))
    read = [r for r in found if not isinstance(r, Skipped)]
    assert all(isinstance(r.article, Article) and r.article.id == r.id for r in read)
    records = [data for r in read for _, data in r.records]
    assert 0 < len(records) < sum(r.found for r in read)
    assert all(b'"type":"airstrike"' in data for data in records)


def test_without_dask_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(UsageError, match=r"pip install 'evtx\[dask\]'"):
        dask.extract_on_cluster(["-"], TASK, None, 1)


def test_without_fsspec_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    with pytest.raises(UsageError, match=r"pip install 'evtx\[dask\]'"):
        dask.check_sources(["s3://bucket/folder"])


def test_a_scheduler_that_does_not_answer(monkeypatch):
    monkeypatch.setattr(dask_client, "_CONNECT", 0.2)
    with pytest.raises(UsageError, match=r"tcp://127.0.0.1:1: does not answer .* start one with `dask scheduler`"):
        list(dask.extract_on_cluster([str(FIXTURES / "articles" / "md")], TASK, "tcp://127.0.0.1:1", None))


def test_a_worker_of_another_version(scheduler, monkeypatch):
    monkeypatch.setattr(dask, "versions_of", lambda engine: "evtx 9.9.9")
    with pytest.raises(EvtxError, match=r"a worker has evtx .*, not evtx 9\.9\.9: install the same there"):
        on_cluster([str(FIXTURES / "articles" / "md")], scheduler)


# ---------------------------------------------------------------- workers that die


@pytest.mark.full
def test_a_worker_killed_half_way_costs_nothing(corpus, alone):
    """Of several processes one is killed while it works; the output is that of one process all the same."""
    sources = [str(corpus), str(FIXTURES / "articles")]
    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50) as cluster,
        distributed.Client(cluster) as client,
    ):
        before = client.run(os.getpid)
        results = dask.extract_on_cluster(sources, TASK, cluster.scheduler_address, None)
        first = [next(results) for _ in range(10)]
        os.kill(next(iter(before.values())), signal.SIGKILL)
        assert told([*first, *results]) == alone(sources)
        assert set(client.run(os.getpid).values()) != set(before.values())


@pytest.mark.full
def test_an_article_that_kills_every_worker_costs_only_itself(corpus, alone):
    import cloudpickle
    from dask.config import set as configured

    cloudpickle.register_pickle_by_value(sys.modules[__name__])
    sources = [str(corpus / "a"), str(corpus / "lines.jsonl")]
    with (
        configured({"distributed.scheduler.allowed-failures": 1}),
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50) as cluster,
        distributed.Client(cluster) as client,
    ):
        client.register_plugin(Deadly("ariha-strikes"))
        found = on_cluster(sources, cluster.scheduler_address)
    expected = alone(sources)
    assert len(found) == len(expected)
    lost = [f for f, e in zip(found, expected, strict=True) if f != e]
    assert len(lost) == 1
    assert b"(article ariha-strikes)" in lost[0]
    assert b"ended the process" in lost[0]


class Deadly(distributed.WorkerPlugin):
    """Makes a worker, and the one that takes its place, die of one article."""

    def __init__(self, victim: str) -> None:
        self.victim = victim

    def setup(self, worker) -> None:
        from evtx import runs

        extract = runs.extract_article

        def deadly(article, engine):
            if article.id == self.victim:
                os._exit(9)
            return extract(article, engine)

        runs.extract_article = deadly
