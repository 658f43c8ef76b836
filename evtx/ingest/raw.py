"""What the readers of formats hand on: `Raw`, an article before cleaning; and what is reported where there is none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from evtx.model import Article


@dataclass(frozen=True, slots=True)
class IngestOptions:
    """What the user says about the articles, beside what they say themselves.

    published: ISO date for articles that tell none. published_from: "filename" or "mtime", asked for those still
    undated. meta: rows of `load_meta`, by path. force: keep articles of other languages too. keep_removed: record the
    blocks left out. outlet_dirs: folders of more outlet templates, the later overriding the earlier.
    """

    published: str | None = None
    published_from: str | None = None
    meta: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    force: bool = False
    keep_removed: bool = True
    outlet_dirs: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that did not become an article, or (kind "renamed") became one under another id.

    fatal: it failed (counts for the exit status); else it was left out on purpose.
    kind: failed | unreadable (the system refused it: another time may do) | slow | hidden | not_an_article |
    language | renamed.
    """

    path: str
    reason: str
    fatal: bool
    kind: str = "failed"


@dataclass(frozen=True, slots=True)
class Raw:
    """One article as its file tells it: text with furniture, metadata as written.

    supposed: a date that a page seems to bear, believed only where its text shows none.
    label: where it stands inside its file, for messages; empty where it is the whole file.
    """

    text: str
    title: str | None = None
    id: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    author: str | None = None
    supposed: str | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an article comes from: path as shown, file's name, the id that it takes, what sidecars tell, its file
    (None: standard input, or a member of an archive)."""

    path: str
    name: str
    id: str
    beside: Mapping[str, str]
    file: Path | None


@dataclass(frozen=True, slots=True)
class Broken:
    """A part of a file that could not be read: where, why and what to do."""

    label: str
    reason: str
    fatal: bool = True
    kind: str = "failed"


@dataclass(frozen=True, slots=True)
class Part:
    """One article of a file, still to be read: where it stands there (as `Raw.label`), and the reading."""

    label: str
    read: Callable[[], Raw | Article | Broken]
