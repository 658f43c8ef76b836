"""docs/exports.md names every format, every column of acled and every field of plover."""

from __future__ import annotations

import pytest

from evtx.export import FORMATS
from evtx.export.acled_codes import COLUMNS
from evtx.export.plover import record
from tests.export.shown import ROOT

PAGE = (ROOT / "docs" / "exports.md").read_text("utf-8")


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_has_a_section(name):
    headings = [line for line in PAGE.splitlines() if line.startswith("## ")]
    assert any(name in heading.split() for heading in headings)


@pytest.mark.parametrize("column", COLUMNS)
def test_every_column_of_acled_is_told(column):
    assert f"`{column}`" in PAGE


def test_every_field_of_plover_is_told(event, known):
    made = record(event("shelling"), known)
    fields = [*made, *made["recipient"][0], *made["size"]]
    assert [name for name in fields if f"`{name}`" not in PAGE] == []
