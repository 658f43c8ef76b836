"""`evtx export`: formats, filters, where it writes to, messages and exit status; files appear whole or not at all."""

from __future__ import annotations

import csv
import io
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from evtx import exporting
from evtx.export import FORMATS

ROOT = Path(__file__).parents[2]
EVENTS = "fixtures/export/events.jsonl"
LINES = (ROOT / EVENTS).read_bytes()


def ids(text: str) -> list[str]:
    return [row["event_id"] for row in csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))]


@pytest.mark.parametrize("words", [("--list",), ("--help",)])
def test_what_the_formats_hold_is_told(run, words):
    result = run("export", *words)
    assert result.exit_code == 0
    told = " ".join(result.stdout.split())
    for form in FORMATS.values():
        assert f"{form.name} {form.about}" in told


@pytest.mark.parametrize("form", [f for f, told in FORMATS.items() if told.text])
def test_text_formats_go_to_standard_output(run, form):
    result = run("export", EVENTS, "--to", form)
    assert result.exit_code == 0, result.stderr
    assert result.stdout == run("export", EVENTS, "--to", form, "-o", "-").stdout
    assert "19 events read" in result.stderr
    assert len(result.stdout) > 2000


@pytest.mark.parametrize("form", [f for f, told in FORMATS.items() if not told.text])
def test_others_need_a_file(run, form):
    if form == "parquet":
        pytest.importorskip("pyarrow")
    result = run("export", EVENTS, "--to", form)
    assert result.exit_code == 2
    assert "name a plain file with -o" in result.stderr


def test_standard_input(run):
    assert run("export", "-", "--to", "csv", stdin=LINES).stdout == run("export", EVENTS, "--to", "csv").stdout


@pytest.mark.parametrize(("name", "head"), [("a.csv", b"\xef\xbb\xbf"), ("a.geojson", b"{"), ("a.db", b"SQLite")])
def test_the_name_of_the_file_tells_the_format(run, tmp_path, name, head):
    assert run("export", EVENTS, "-o", str(tmp_path / name)).exit_code == 0
    assert (tmp_path / name).read_bytes().startswith(head)


FILTERS = [  # options, types that come out
    ((), 18),
    (("--status", "all"), 19),
    (("--status", "planned"), 1),
    (("--type", "raid,riot"), 2),
    (("--country", "IQ"), 3),
    (("--since", "2025-01-01"), 1),
    (("--until", "2021-12-31"), 1),
    (("--min-confidence", "0.9"), 0),
]


@pytest.mark.parametrize(("options", "count"), FILTERS)
def test_filters(run, options, count):
    result = run("export", EVENTS, "--to", "csv", *options)
    assert len(ids(result.stdout)) == count
    assert ("filtered out" in result.stderr) == (count < 19)


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("--to", "cvs"), 2, "no such format; choose from csv"),
        ((), 2, "say which format"),
        (("-o", "out.txt"), 2, "say which format"),
        (("--to", "csv", "--type", "raids"), 2, "did you mean raid?"),
        (("--to", "csv", "-o", "no/such/folder/x.csv"), 4, "make the folder first"),
        (("--to", "csv", "-o", "fixtures"), 4, "is a folder"),
        (("--to", "csv", "--lexicon", "no/such"), 0, ""),
        (("--to", "acled", "--lexicon", "no/such"), 2, "no such folder"),
    ],
)
def test_wrong_use(run, words, status, said):
    result = run("export", EVENTS, *words)
    assert result.exit_code == status, result.stderr
    assert said in result.stderr
    assert "Traceback" not in result.stderr


def test_no_such_source(run):
    result = run("export", "none.jsonl", "--to", "csv")
    assert (result.exit_code, "cannot be read" in result.stderr) == (3, True)


def test_a_bad_line_is_told_and_the_rest_is_written(run, tmp_path):
    (tmp_path / "in.jsonl").write_bytes(LINES + b"{broken\n")
    result = run("export", str(tmp_path / "in.jsonl"), "-o", str(tmp_path / "out.csv"))
    assert result.exit_code == 1
    assert "line 20: not JSON" in result.stderr
    assert len(ids((tmp_path / "out.csv").read_text("utf-8"))) == 18


def test_no_event_at_all_leaves_the_file_as_it_was(run, tmp_path):
    out = tmp_path / "out.csv"
    out.write_text("before")
    result = run("export", "-", "-o", str(out), stdin="nothing\n")
    assert result.exit_code == 3
    assert out.read_text() == "before"
    assert list(tmp_path.iterdir()) == [out]


def test_an_empty_file_gives_an_empty_table(run):
    result = run("export", "-", "--to", "csv", stdin="")
    assert (result.exit_code, ids(result.stdout)) == (0, [])


def test_quiet_says_nothing_but_errors(run):
    assert run("export", EVENTS, "--to", "acled", "-q").stderr == ""
    assert run("export", EVENTS, "--to", "geojson", "-q").stderr == ""


def test_a_missing_package_is_named_with_what_installs_it(run, monkeypatch):
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    result = run("export", EVENTS, "--to", "xlsx", "-o", "x.xlsx")
    assert result.exit_code == 2
    assert "--to xlsx needs the package openpyxl: pip install 'evtx[xlsx]'" in result.stderr


CORE = """
import sys
sys.modules.update(dict.fromkeys(("openpyxl", "pyarrow", "pandas", "geojson", "numpy"), None))
from evtx.cli import app
source, folder, *forms = sys.argv[1:]
for form in forms:
    app(["export", source, "--to", form, "-o", f"{folder}/{form}", "-q"], standalone_mode=False)
"""


def test_core_formats_need_no_extra(tmp_path):
    forms = [name for name, form in FORMATS.items() if not form.needs]
    words = [sys.executable, "-c", CORE, EVENTS, str(tmp_path), *forms]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(forms)
    assert all(path.stat().st_size > 2000 for path in tmp_path.iterdir())


def test_redact(run):
    assert "الخطيب" in run("export", EVENTS, "--to", "csv").stdout
    assert "الخطيب" not in run("export", EVENTS, "--to", "csv", "--redact", "persons").stdout


def test_a_file_keeps_its_mode_and_a_link_stays(run, tmp_path):
    real, link = tmp_path / "real.csv", tmp_path / "link.csv"
    real.write_text("x")
    real.chmod(0o640)
    link.symlink_to(real)
    assert run("export", EVENTS, "-o", str(link)).exit_code == 0
    assert link.is_symlink()
    assert real.stat().st_mode & 0o777 == 0o640


def test_to_a_named_pipe(program, tmp_path):
    line = f"mkfifo {tmp_path}/p; evtx export {EVENTS} --to csv -q -o {tmp_path}/p & cat {tmp_path}/p"
    assert len(ids(program(line).stdout.decode())) == 18


def test_a_reader_who_leaves_early(program):
    done = program(f"evtx export {EVENTS} --to csv | head -1")
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr


class TestDatabase:
    def count(self, path: Path) -> int:
        with sqlite3.connect(path) as database:
            return database.execute("SELECT count(*) FROM events").fetchone()[0]

    def test_a_second_run_updates(self, run, tmp_path):
        path = tmp_path / "e.sqlite"
        assert run("export", EVENTS, "-o", str(path), "--type", "raid").exit_code == 0
        assert self.count(path) == 1
        assert run("export", EVENTS, "-o", str(path)).exit_code == 0
        assert run("export", EVENTS, "-o", str(path), "--type", "raid").exit_code == 0
        assert self.count(path) == 18

    def test_incidents_stand_under_their_cluster_beside_their_events(self, run, tmp_path):
        path = tmp_path / "e.sqlite"
        for source in (EVENTS, "fixtures/export/incidents.jsonl"):
            assert run("export", source, "-o", str(path)).exit_code == 0
        with sqlite3.connect(path) as database:
            kinds = database.execute("SELECT record, count(*) FROM events GROUP BY record").fetchall()
            member = database.execute("SELECT e.type FROM members m JOIN events e ON e.id = m.event_id").fetchall()
        assert kinds == [("event", 18), ("incident", 2)]
        assert set(member) == {("armed_attack",), ("assassination",)}

    @pytest.mark.parametrize(
        ("what", "said"),
        [
            ("text", "is no SQLite database"),
            ("tables", "tables of another program"),
            ("version", "another version of evtx"),
            ("journal", "another program is writing it"),
        ],
    )
    def test_what_is_no_database_of_ours_stays_as_it_is(self, run, tmp_path, what, said):
        path = tmp_path / "e.sqlite"
        if what == "text":
            path.write_text("just a text, much longer than the head of a database would be" * 20)
        else:
            with sqlite3.connect(path) as database:
                database.execute("CREATE TABLE events (name TEXT)" if what == "tables" else "CREATE TABLE mine (x)")
                database.execute(f"PRAGMA user_version = {9 if what == 'version' else 0}")
        if what == "journal":
            (tmp_path / "e.sqlite-wal").write_text("frames")
        before = path.read_bytes()
        result = run("export", EVENTS, "-o", str(path))
        assert (result.exit_code, said in result.stderr) == (4, True), result.stderr
        assert path.read_bytes() == before
        assert not [p for p in tmp_path.iterdir() if p.suffix == ".tmp"]

    def test_tables_of_others_stay(self, run, tmp_path):
        path = tmp_path / "e.sqlite"
        with sqlite3.connect(path) as database:
            database.execute("CREATE TABLE mine (x)")
            database.execute("INSERT INTO mine VALUES (7)")
        assert run("export", EVENTS, "-o", str(path)).exit_code == 0
        with sqlite3.connect(path) as database:
            assert database.execute("SELECT x FROM mine").fetchall() == [(7,)]

    def test_a_run_at_the_same_time_is_not_lost(self, run, tmp_path, monkeypatch):
        path = tmp_path / "e.sqlite"
        run("export", EVENTS, "-o", str(path), "--type", "raid")
        reads = exporting.read_events

        def meanwhile(*words):
            os.utime(path, (1, 1))
            return reads(*words)

        monkeypatch.setattr(exporting, "read_events", meanwhile)
        result = run("export", EVENTS, "-o", str(path))
        assert (result.exit_code, "changed it meanwhile" in result.stderr) == (4, True)
        assert self.count(path) == 1
