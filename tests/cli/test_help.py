"""Every command and option has help, and the example at the end of each help runs."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from evtx.cli import app

ROOT = Path(__file__).parents[2]


def all_commands(group, lead=""):
    """Every command by its whole name, those of groups too: review export."""
    for name, command in group.commands.items():
        yield f"{lead}{name}", command
        yield from all_commands(command, f"{lead}{name} ") if hasattr(command, "commands") else ()


COMMANDS = dict(all_commands(typer.main.get_command(app)))


def example(command) -> str:
    return command.epilog.rsplit("Example:\n", 1)[1].strip()


def test_the_commands_are_all_here():
    assert set(COMMANDS) >= {"ingest", "extract", "schema", "eval", "explain", "doctor"}


@pytest.mark.parametrize("name", COMMANDS)
def test_command_has_help(name):
    command = COMMANDS[name]
    assert len(command.help or "") > 20, f"{name} has no help"
    for parameter in command.params:
        assert len(getattr(parameter, "help", None) or "") > 8, f"{name}: {parameter.name} has no help"


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_ends_with_an_example(name, run):
    result = run(*name.split(), "--help")
    assert result.exit_code == 0
    last = [line for line in result.stdout.splitlines() if line.strip()][-1]
    assert re.match(r"\s+evtx ", last), last


@pytest.mark.parametrize("name", COMMANDS)
def test_example_runs(name, program, tmp_path):
    (tmp_path / "fixtures").symlink_to(ROOT / "fixtures")
    done = program(example(COMMANDS[name]), cwd=tmp_path)
    assert done.returncode == 0, done.stderr.decode()
    written = [path.stat().st_size for path in tmp_path.iterdir() if path.is_file()]
    assert done.stdout or any(written)


def test_version_alone(run):
    result = run("--version")
    assert result.exit_code == 0
    assert re.fullmatch(r"evtx \d+\.\d+\.\d+\S*\n", result.stdout)


def test_start_up_imports_nothing_heavy():
    heavy = ("evtx.lexicon", "evtx.pipeline", "evtx.render", "trafilatura", "rich.console")
    code = f"import sys, evtx.cli; print([m for m in sys.modules if m.startswith({heavy!r})])"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert loaded.stdout.strip() == "[]"
