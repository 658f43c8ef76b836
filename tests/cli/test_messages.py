"""What goes wrong is told in one line with its cause, with the exit status of the design, and never a traceback."""

from __future__ import annotations

import pytest

import evtx.runs
from evtx.ingest.read import Skipped
from evtx.runs import Tally, counted

ONE = "fixtures/articles/txt/ariha-strikes.txt"
GOLD = ["eval", "fixtures/gold/gold.jsonl", "--articles"]
# (words, exit status, what standard error must name)
CASES = {
    "no command": (["nonsense"], 2, "nonsense"),
    "no source": (["extract"], 2, "Missing argument"),
    "unknown option": (["extract", ONE, "--colour"], 2, "--colour"),
    "unknown format": (["extract", ONE, "--format", "csv"], 2, "csv"),
    "unknown type": (["extract", ONE, "--type", "shell"], 2, "did you mean shelling"),
    "unknown status": (["extract", ONE, "--status", "done"], 2, "choose from occurred"),
    "no date": (["extract", ONE, "--since", "yesterday"], 2, "write it as 2021-06-17"),
    "dates swapped": (["extract", ONE, "--since", "2020-02-01", "--until", "2020-01-01"], 2, "swap them"),
    "no country": (["extract", ONE, "--country", "Syria"], 2, "two letters"),
    "no confidence": (["extract", ONE, "--min-confidence", "70"], 2, "from 0 to 1"),
    "no publication date": (["extract", ONE, "--published", "soon"], 2, "write it as 2021-06-17"),
    "no table": (["extract", ONE, "--meta", "nosuch.csv"], 2, "nosuch.csv"),
    "no lexicon": (["extract", ONE, "--lexicon", "nosuch"], 2, "no such folder"),
    "no file": (["extract", "nosuch.txt"], 3, "nosuch.txt: no such file or folder"),
    "empty file": (["extract", "fixtures/broken/empty.txt"], 3, "empty.txt: empty"),
    "damaged file": (["extract", "fixtures/broken/damaged.txt.gz"], 3, "damaged.txt.gz: cannot be read"),
    "broken JSON": (["ingest", "fixtures/broken/broken.json"], 3, "line 1: broken JSON"),
    "other language": (["extract", "fixtures/broken/persian.txt"], 3, "--force"),
    "some fail": (["extract", ONE, "fixtures/broken/empty.txt"], 1, "empty.txt: empty"),
    "no folder to write to": (["extract", ONE, "-o", "nosuch/x.jsonl"], 4, "make the folder first"),
    "a folder to write to": (["extract", ONE, "-o", "fixtures"], 4, "fixtures: is a folder"),
    "no gold": (["eval", "nosuch.jsonl", "--articles", "fixtures/gold"], 3, "nosuch.jsonl"),
    "no gold in it": (["eval", ONE, "--articles", "fixtures/gold"], 3, "line 1: broken JSON"),
    "no articles": ([*GOLD, "nosuch"], 3, "nosuch"),
    "floors unnamed": ([*GOLD, "fixtures/gold", "--write-floors"], 2, "--floors"),
    "explain nothing": (["explain", "nosuch.txt"], 3, "nosuch.txt: no such file"),
    "explain an id alone": (["explain", "e_0123456789abcdef"], 2, "--events FILE"),
    "explain an English file": (["explain", "fixtures/broken/empty.txt"], 3, "empty.txt"),
    "no such schema": (["schema", "toll"], 2, "incident"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_message_and_status(name, run):
    words, status, named = CASES[name]
    result = run(*words)
    assert result.exit_code == status, result.stderr
    assert named in result.stderr
    assert "Traceback" not in result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)


def test_empty_folder(run, tmp_path):
    result = run("extract", str(tmp_path))
    assert result.exit_code == 3
    assert "no articles there" in result.stderr


def test_broken_files_leave_the_others_alone(run):
    result = run("extract", "fixtures/broken", "fixtures/articles")
    assert result.exit_code == 1
    alone = run("extract", "fixtures/articles").stdout
    assert alone in result.stdout
    for name in ("broken.json", "damaged.txt.gz", "empty.txt", "junk.txt", "one-bad-line.jsonl", "video.html"):
        assert name in result.stderr, name


def test_verbose_names_what_is_no_article(run):
    assert "notes.pdf" not in run("extract", "fixtures/broken").stderr
    assert "notes.pdf: not an article" in run("extract", "fixtures/broken", "-v").stderr


def test_an_article_that_breaks_the_engine_is_told_and_the_run_goes_on(run, monkeypatch):
    real = evtx.runs.extract_article

    def fails_on_one(article, engine):
        if article.id == "ariha-strikes":
            raise KeyError("some rule")
        return real(article, engine)

    monkeypatch.setattr(evtx.runs, "extract_article", fails_on_one)
    result = run("extract", "fixtures/articles/txt")
    assert result.exit_code == 1
    assert "ariha-strikes.txt" in result.stderr
    assert "KeyError: 'some rule'" in result.stderr
    assert "dhiban-attack" in result.stdout
    assert "1 failed" in result.stderr.splitlines()[-1]


def test_one_cause_in_one_file_is_not_told_a_thousand_times():
    said: list[str] = []
    found = [Skipped(f"a.jsonl: line {n}", "no text: name the field", fatal=True) for n in range(1000)]
    tally = Tally()
    assert list(counted(found, tally, said.append)) == []
    assert tally.failed == 1000
    assert len(said) == 6
    assert "995 more" in said[-1]


def test_closed_pipe_is_quiet(program):
    done = program("evtx extract fixtures/articles -q | head -c 10")
    assert (done.returncode, done.stderr) == (0, b"")


def test_full_disk(program):
    done = program("evtx extract fixtures/articles -q > /dev/full")
    assert done.returncode == 4
    assert done.stderr.decode().startswith("evtx: standard output: cannot be written")
    assert len(done.stderr.splitlines()) == 1


def test_a_device_is_written_to_not_replaced(program):
    done = program("evtx extract fixtures/articles -q -o /dev/stdout | head -c 6; test -c /dev/null")
    assert done.stdout == b'{"sche'
