"""The fenced blocks of a page of the docs, with the section that each stands in and what its section needs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"


@dataclass(frozen=True, slots=True)
class Block:
    """One block: its section, its language, its text, the line at which it stands, the tools that it needs."""

    section: str
    language: str
    text: str
    line: int
    needs: tuple[str, ...]


def blocks(name: str) -> list[Block]:
    """All fenced blocks of a page, in order."""
    found: list[Block] = []
    section, needs, inside, start = "", (), None, 0
    language = ""
    for number, line in enumerate((DOCS / name).read_text(encoding="utf-8").split("\n"), 1):
        fence = re.match(r"```(\w*)\s*$", line)
        if fence and inside is None:
            inside, language, start = [], fence.group(1), number
        elif fence and inside is not None:
            found.append(Block(section, language, "\n".join(inside) + "\n", start, needs))
            inside = None
        elif inside is not None:
            inside.append(line)
        elif line.startswith("#"):
            section, needs = line.lstrip("# "), ()
        elif line.startswith("<!-- needs:"):
            told = line.removeprefix("<!-- needs:").removesuffix("-->")
            needs = tuple(part.strip() for part in told.split(","))
    assert inside is None, f"{name}: the block of line {start} is not closed"
    return found
