"""What the tests of the command line share: running it, in the process or as a program."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from evtx.cli import app

ROOT = Path(__file__).parents[2]


@pytest.fixture
def run() -> Callable[..., Result]:
    """Run a command in this process: fast, standard output is a pipe."""

    def invoke(*words: str, stdin: str | bytes | None = None) -> Result:
        here = Path.cwd()
        os.chdir(ROOT)
        try:
            return CliRunner().invoke(app, list(words), input=stdin)
        finally:
            os.chdir(here)

    return invoke


@pytest.fixture
def program() -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Run a shell line in which `evtx` is the command, from the root of the repository."""

    def call(line: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[bytes]:
        shell = f'set -o pipefail; evtx() {{ "{sys.executable}" -m evtx "$@"; }}; {line}'
        return subprocess.run(["bash", "-c", shell], cwd=cwd, capture_output=True, timeout=120)

    return call
