"""Records that evtx wrote are read back as they were; what is no record is told with file, line and cause."""

from __future__ import annotations

import io
from pathlib import Path

import orjson
import pytest

from evtx.errors import InputError, NothingReadError
from evtx.records import parse_event, read_events

GOLDEN = Path(__file__).parents[2] / "fixtures" / "golden" / "events.jsonl"
LINES = [line for line in GOLDEN.read_bytes().split(b"\n") if line]


def read(data: bytes) -> tuple[list, list[str]]:
    bad: list[str] = []
    return list(read_events("-", io.BytesIO(data), bad.append)), bad


def test_json_lines_come_back_byte_for_byte():
    events, bad = read(GOLDEN.read_bytes())
    assert [orjson.dumps(event) for event in events] == LINES
    assert bad == []


@pytest.mark.parametrize("join", [b",\n", b", "])
def test_a_list_is_read_too(join):
    events, bad = read(b"[\n" + join.join(LINES) + b"\n]\n")
    assert [orjson.dumps(event) for event in events] == LINES
    assert bad == []


def test_absent_is_null():
    raw = orjson.loads(LINES[0])
    nulls = [key for key, value in raw.items() if value is None] + ["subtype"]
    event = parse_event(orjson.dumps({key: value for key, value in raw.items() if key not in nulls}))
    assert event.subtype is None


@pytest.mark.parametrize(
    ("line", "cause"),
    [
        (LINES[0][:50], "not JSON"),
        (b"[1]x", "not JSON"),
        (b"7", "not a JSON object"),
        (b"{}", "schema None is not one of"),
        (
            LINES[0].replace(b'"confidence":', b'"confidence":"high","was":'),
            "confidence: input should be a valid number",
        ),
    ],
)
def test_a_bad_line_is_told_and_the_others_are_read(line, cause):
    events, bad = read(LINES[1] + b"\n\n" + line + b"\n" + LINES[2] + b"\n")
    assert [event.id for event in events] == [orjson.loads(LINES[i])["id"] for i in (1, 2)]
    assert len(bad) == 1
    assert bad[0].startswith("standard input, line 3: ")
    assert cause in bad[0]


def test_a_file_without_any_record(tmp_path):
    path = tmp_path / "x.jsonl"
    path.write_text("not events\n")
    bad: list[str] = []
    with pytest.raises(NothingReadError, match="no event in it"):
        list(read_events(str(path), None, bad.append))
    assert "line 1" in bad[0]
    path.write_text("")
    assert list(read_events(str(path), None, bad.append)) == []


def test_no_such_file(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        list(read_events(str(tmp_path / "none.jsonl"), None, print))
    with pytest.raises(InputError, match="is a folder"):
        list(read_events(str(tmp_path), None, print))
