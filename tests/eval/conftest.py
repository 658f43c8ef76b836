"""Running `evtx eval` in the tests' process."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from typer.testing import CliRunner, Result

from evtx.cli import app


@pytest.fixture
def run_eval() -> Callable[..., Result]:
    """Run `evtx eval` with words."""
    return lambda *words: CliRunner().invoke(app, ["eval", *words])
