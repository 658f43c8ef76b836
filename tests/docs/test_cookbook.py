"""The recipes of docs/cookbook.md and the commands of docs/review.md, run as they stand.

A recipe whose tool is not installed is skipped, and says which.
"""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from evtx.cli import app
from tests.docs.fences import Block, blocks

ROOT = Path(__file__).parents[2]
COMMANDS = typer.main.get_command(app).commands
PAGES = ("cookbook.md", "review.md")
SECTIONS = {
    f"{page}: {section}": [b for b in blocks(page) if b.section == section]
    for page in PAGES
    for section in dict.fromkeys(b.section for b in blocks(page))
}


def missing(tool: str) -> bool:
    """Whether a tool is not here: a command of evtx, a module, or a program."""
    if tool.startswith("evtx "):
        return tool.split()[1] not in COMMANDS
    return importlib.util.find_spec(tool) is None and shutil.which(tool) is None


@pytest.fixture(scope="module")
def prepared(tmp_path_factory) -> Path:
    """A folder as the pages describe it: reports, events extracted from them, a reviewed file, own additions."""
    folder = tmp_path_factory.mktemp("docs")
    shutil.copytree(ROOT / "fixtures" / "articles", folder / "reports")
    shutil.copytree(ROOT / "fixtures" / "lexicon", folder / "own")
    shutil.copy(ROOT / "fixtures" / "review" / "review.json", folder / "reviewed.json")
    shutil.copy(ROOT / "fixtures" / "review" / "corrections.jsonl", folder)
    first = blocks("cookbook.md")[0]
    assert run(first.text, folder).returncode == 0
    return folder


def run(text: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a shell block in which `evtx` is the command of this checkout."""
    evtx = f'evtx() {{ "{sys.executable}" -m evtx "$@"; }}; export -f evtx'
    tools = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": tools, "PYTHONPATH": str(ROOT)}
    script = f"set -eo pipefail; {evtx}\n{text}"
    return subprocess.run(
        ["bash", "-c", script], cwd=folder, env=environment, capture_output=True, text=True, timeout=300
    )


@pytest.mark.parametrize("name", SECTIONS)
def test_recipe(name, prepared, tmp_path):
    for tool in sorted({tool for block in SECTIONS[name] for tool in block.needs}):
        if missing(tool):
            pytest.skip(f"{tool} is not installed")
    folder = tmp_path / "work"
    shutil.copytree(prepared, folder)
    done = [run_block(block, folder) for block in SECTIONS[name]]
    for result, block in zip(done, SECTIONS[name], strict=True):
        assert result.returncode == 0, f"line {block.line}: {result.stderr}"
    assert any(result.stdout for result in done) or written(folder, prepared), "a recipe shows or writes something"


def run_block(block: Block, folder: Path) -> subprocess.CompletedProcess[str]:
    if block.language == "python":
        (folder / "recipe.py").write_text(block.text, encoding="utf-8")
        return run(f'"{sys.executable}" recipe.py', folder)
    if block.language == "cron":
        return run(cron_command(block.text, folder), folder)
    assert block.language == "sh", f"line {block.line}: a block that nothing runs"
    return run(block.text, folder)


def cron_command(text: str, folder: Path) -> str:
    """The command of a cron line, in a folder of ours in place of the server's."""
    match = re.fullmatch(r"(?:[\d*/,-]+\s+){5}(.+)\n", text)
    assert match, "five fields and a command"
    command = match.group(1)
    assert not re.search(r"(?<!\\)%", command), "cron reads a bare % as the end of the line"
    (folder / "incoming").symlink_to(folder / "reports")
    return command.replace("/srv/reports", str(folder)).replace("/opt/evtx/.venv/bin/evtx", "evtx").replace("\\%", "%")


def written(folder: Path, prepared: Path) -> list[Path]:
    """The files that are new, or written anew since the folder was copied."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path for path in files if _stamp(prepared / path.relative_to(folder)) != _stamp(path)]


def _stamp(path: Path) -> int:
    return path.stat().st_mtime_ns if path.exists() else 0


@pytest.fixture
def shown(prepared, tmp_path):
    """What a recipe leaves behind and shows, for the tests of what it says."""

    def show(section: str) -> tuple[Path, str]:
        folder = tmp_path / "work"
        shutil.copytree(prepared, folder)
        results = [run_block(block, folder) for block in SECTIONS[f"cookbook.md: {section}"]]
        assert all(result.returncode == 0 for result in results), [r.stderr for r in results]
        return folder, "".join(result.stdout for result in results)

    return show


@pytest.mark.skipif(missing("jq"), reason="jq is not installed")
def test_the_weekly_report_says_where_and_how_many(shown):
    folder, said = shown("A weekly report")
    assert said.startswith("# Week from 2020-01-25\n")
    assert re.search(r"- Idlib: \d+ events, at least \d+ killed", said)
    assert (folder / "changes.jsonl").read_text(encoding="utf-8").count('"change":"added"') >= 3


def test_the_local_group_is_found(shown):
    folder, said = shown("Adding a local armed group")
    assert "Eagles of the Jazira" in said
    assert "0 errors" in said
    assert (folder / "lexicon" / "places" / "own.tsv").exists()


def test_the_tools_named_are_those_that_the_issue_asks_for():
    needed = {tool for found in SECTIONS.values() for block in found for tool in block.needs}
    assert needed >= {"jq", "datasette", "pandas", "duckdb"}
