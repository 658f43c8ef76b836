"""Events in, one HTML file out that needs no network: map, timeline, counts, tolls, and a table to search."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, BinaryIO

import orjson

from evtx.export import Aids
from evtx.export.html_data import FOLDER, outlines, record, settings
from evtx.model import Event

_SCRIPTS = (
    "vendor/leaflet.js",
    "vendor/leaflet.markercluster.js",
    "vendor/topojson-client.js",
    "vendor/chart.js",
    "vendor/tabulator.js",
    "common.js",
    "language.js",
    "record.js",
    "map.js",
    "charts.js",
    "table.js",
    "page.js",
)
_STYLES = ("vendor/leaflet.css", "vendor/leaflet.markercluster.css", "vendor/tabulator.css", "page.css")
# Neither is used offline: pictures of controls that the page does not show, and maps for debuggers.
_ELSEWHERE = re.compile(r"url\(images/[^)]*\)|(?://|/\*)# sourceMappingURL=\S+(?: \*/)?")
_ESCAPES = ((b"<", b"\\u003c"), (b">", b"\\u003e"), (b"&", b"\\u0026"))


def write_html(events: Iterable[Event], path: str, aids: Aids) -> None:
    """Write the page event by event; the outlines of their countries come last.

    Events without coordinates are in the table and the counts, not on the map; how many there are is told. Nothing of
    an article is markup: records stand in JSON blocks, which no browser runs, and the script writes them as text. The
    policy of the page lets its own scripts and styles run, by their hashes, and nothing be loaded or sent.
    """
    styles, scripts = [_asset(name) for name in _STYLES], [_asset(name) for name in _SCRIPTS]
    countries: set[str] = set()
    total = unplaced = 0
    head, foot = _asset("page.html").split("<!-- data -->")
    with Path(path).open("wb") as file:
        filled = head.replace("<!-- styles -->", "".join(f"<style>{text}</style>\n" for text in styles))
        file.write(filled.replace("<!-- policy -->", _policy(scripts, styles)).encode())
        file.write(b'<script type="application/json" id="events">[')
        for event in events:
            made = record(event)
            file.write((b",\n" if total else b"\n") + _json(made))
            total += 1
            unplaced += made["point"] is None
            countries |= {p.country for p in (event.place, *event.places) if p and p.country}
        file.write(b"\n]</script>\n")
        _block(file, "outlines", outlines(countries))
        _block(file, "settings", settings(countries))
        file.write(b"".join(f"<script>{text}</script>\n".encode() for text in scripts))
        file.write(foot.encode())
    if unplaced:
        aids.tell(f"html: {unplaced} of {total} events have no coordinates: they are in the table, not on the map")


def _asset(name: str) -> str:
    return _ELSEWHERE.sub(lambda m: "none" if m[0].startswith("url") else "", (FOLDER / name).read_text("utf-8"))


def _policy(scripts: list[str], styles: list[str]) -> str:
    """The Content-Security-Policy: what is not named is forbidden."""
    return (
        f"default-src 'none'; script-src {_hashes(scripts)}; style-src {_hashes(styles)}; img-src data:;"
        " connect-src 'none'; base-uri 'none'; form-action 'none'"
    )


def _hashes(texts: list[str]) -> str:
    digests = (base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in texts)
    return " ".join(f"'sha256-{digest}'" for digest in digests)


def _block(file: BinaryIO, name: str, value: Any) -> None:
    file.write(f'<script type="application/json" id="{name}">'.encode() + _json(value) + b"</script>\n")


def _json(value: Any) -> bytes:
    """JSON without a character that could end its block or begin markup."""
    text = orjson.dumps(value)
    for character, escape in _ESCAPES:
        text = text.replace(character, escape)
    return text
