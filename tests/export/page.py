"""A report page read with an HTML parser that is not ours."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import html


@dataclass(frozen=True, slots=True)
class Page:
    """The parts of a page that the tests look at."""

    root: Any
    policy: dict[str, list[str]]

    def data(self, name: str) -> Any:
        """The JSON block of a name."""
        return json.loads(self.root.get_element_by_id(name).text)

    def scripts(self) -> list[str]:
        """The scripts that run."""
        return [s.text for s in self.root.iter("script") if s.get("type") != "application/json"]


def opened(path: Path) -> Page:
    """Parse a page; its Content-Security-Policy by directive."""
    root = html.document_fromstring(path.read_bytes(), html.HTMLParser(encoding="utf-8", huge_tree=True))
    (meta,) = root.xpath("//meta[@http-equiv='Content-Security-Policy']")
    parts = (part.split() for part in meta.get("content").split(";"))
    return Page(root, {name: values for name, *values in parts})


def hashed(text: str) -> str:
    """The source expression that allows a script or style."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def shown_page(path: Path) -> bytes:
    """The frame of the page, then its data: an event a line, how many outlines of each country, the settings."""
    page = opened(path)
    lines = [f"{e.tag} {e.get('id')}" for e in page.root.body.iter() if isinstance(e.tag, str) and e.get("id")]
    lines += [json.dumps(event, ensure_ascii=False) for event in page.data("events")]
    drawn = page.data("outlines")["objects"]["divisions"]["geometries"]
    lines += sorted(f"{g['properties']['c']}: {g['properties']['n']}" for g in drawn)
    lines.append(json.dumps(page.data("settings"), ensure_ascii=False))
    return ("\n".join(re.sub(r"[\u2028\u2029\x85]", " ", line) for line in lines) + "\n").encode()
