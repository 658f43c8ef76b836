"""What every format holds of fixtures/export is what the golden files say (`python -m tests.golden --exports`)."""

from __future__ import annotations

import pytest

from evtx.export import FORMATS
from tests.export.shown import NEEDS, SUFFIX, golden
from tests.golden import exported


@pytest.mark.parametrize("kind", ["events", "incidents"])
@pytest.mark.parametrize("form", SUFFIX)
def test_export_is_as_the_golden_file(kind, form):
    if form in NEEDS:
        pytest.importorskip(NEEDS[form])
    assert exported(kind, form).decode().splitlines() == golden(kind, form).read_text("utf-8").splitlines()


def test_every_format_has_golden_files():
    assert set(SUFFIX) == set(FORMATS)
