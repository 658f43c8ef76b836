"""Every command and option has help, and the example at the end of each help runs."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from evtx.cli import app
from evtx.cli.app import ORDER

ROOT = Path(__file__).parents[2]


def every(group, lead=""):
    """The commands of a group and of the groups in it, each by all its words."""
    for name, command in group.commands.items():
        yield f"{lead}{name}", command
        if hasattr(command, "commands"):
            yield from every(command, f"{lead}{name} ")


COMMANDS = dict(every(typer.main.get_command(app)))


def example(command) -> str:
    return command.epilog.rsplit("Example:\n", 1)[1].strip()


def test_the_commands_are_all_here():
    assert set(COMMANDS) >= {"ingest", "extract", "schema", "eval", "explain", "doctor"}


def test_the_top_help_lists_them_in_the_order_of_the_work(run):
    listed = re.findall(r"^  ([a-z]+)  +(.+)$", run("--help").stdout.split("Commands:")[1], re.M)
    names = [name for name, _ in listed]
    assert names[:5] == ["ingest", "extract", "dedupe", "export", "run"]
    assert names == list(ORDER)
    assert not [about for _, about in listed if about.endswith("...") and not about.endswith("html ...")]


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
def test_example_runs(name, program, tmp_path, monkeypatch):
    monkeypatch.delenv("EVTX_GAZETTEER")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
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
