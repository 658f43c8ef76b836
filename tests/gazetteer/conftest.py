"""What the tests of the gazetteer share: the samples, and a local gazetteer made of some of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from evtx.gazetteer.local import LocalPlaces, load_local
from evtx.gazetteer.local_store import import_files
from evtx.gazetteer.places import default_gazetteer

SAMPLES = Path(__file__).parents[2] / "fixtures" / "gazetteer"


@pytest.fixture
def imported(tmp_path) -> Callable[..., LocalPlaces]:
    """Import samples (or files elsewhere) into one new gazetteer and open it."""

    def make(*names: str | Path, country: str | None = None) -> LocalPlaces:
        path = tmp_path / "places.sqlite"
        _, failed = import_files(path, [SAMPLES / name for name in names], default_gazetteer(), country)
        assert failed == []
        local = load_local(path)
        assert local is not None
        return local

    return make
