"""Shell completion: the scripts that Typer writes, and what they offer; it costs start-up nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def evtx(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run evtx as its own program would, under its own name."""
    code = "import sys; sys.argv[0] = 'evtx'; from evtx.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-c", code, *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
        timeout=60,
    )


def offered(line: str) -> set[str]:
    """What bash is offered for the last word of a line."""
    words = line.split(" ")
    told = evtx(_EVTX_COMPLETE="complete_bash", COMP_WORDS=line, COMP_CWORD=str(len(words) - 1))
    assert told.returncode == 0, told.stderr
    return set(told.stdout.split())


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_script_for_each_shell(shell):
    script = evtx("--show-completion", shell, _TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1")
    assert script.returncode == 0, script.stderr
    assert "_EVTX_COMPLETE" in script.stdout
    assert f"complete_{shell}" in script.stdout


@pytest.mark.skipif(not shutil.which("bash"), reason="bash is not installed")
def test_bash_takes_the_script(tmp_path):
    script = evtx("--show-completion", "bash", _TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1").stdout
    (tmp_path / "evtx.sh").write_text(script, encoding="utf-8")
    done = subprocess.run(
        ["bash", "-c", f'source "{tmp_path}/evtx.sh" && complete -p evtx'], capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip().endswith(" evtx")


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("evtx ex", {"extract", "explain", "export"}),
        ("evtx review ", {"export", "import", "report"}),
        ("evtx lexicon new ", {"actor", "event", "place"}),
        ("evtx extract --cor", {"--corrections"}),
        ("evtx extract --type air", {"airstrike"}),
        ("evtx export --to p", {"parquet", "plover"}),
        ("evtx lexicon new event ab", {"abduction"}),
        ("evtx extract --status h", {"habitual", "hypothetical"}),
        ("evtx extract --format ", {"table", "jsonl", "json"}),
        ("evtx lexicon new event shelling x --as ", {"verb", "noun", "phrase"}),
    ],
)
def test_what_is_offered(line, wanted):
    assert offered(line) == wanted


def test_help_has_it_at_the_top_alone(run):
    assert "--install-completion" in run("--help").stdout
    assert "--install-completion" not in run("extract", "--help").stdout
