"""Fixtures of the tests of the state."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

import evtx.state.reading
from evtx import runs
from evtx.pipeline import Engine
from tests.cli.conftest import program, run  # noqa: F401  fixtures
from tests.state.world import first_articles


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "incoming"
    first_articles(made)
    return made


@pytest.fixture
def base(tmp_path: Path) -> Path:
    made = tmp_path / "out"
    made.mkdir()
    return made


@pytest.fixture
def opened_files(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the files whose articles were read."""
    real, names = evtx.state.reading.read_source, []

    def noted(source: Any, options: Any, stdin: Any = None) -> Any:
        names.append(
            os.path.relpath(source.shown, start=Path(source.shown).parents[len(Path(source.relative).parts) - 1])
        )
        return real(source, options, stdin)

    monkeypatch.setattr(evtx.state.reading, "read_source", noted)
    return names


@pytest.fixture
def extracted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Ids of the articles whose events were looked for."""
    real, ids = runs.extract_article, []

    def noted(article: Any, engine: Engine) -> Any:
        ids.append(article.id)
        return real(article, engine)

    monkeypatch.setattr(runs, "extract_article", noted)
    return ids
