"""A word or phrase at which rules are tried: where it stands and what it is in, what rules ask of it kept."""

from __future__ import annotations

from evtx.text.morphology import Analysis


class Site:
    """A word or phrase at which rules are tried. What several of them ask of it is found out once and kept here."""

    __slots__ = (
        "analysis", "anchor", "figures", "first", "form", "forms", "last", "open_voice", "past", "subject", "windows",
    )  # fmt: skip

    def __init__(self, first: int, last: int, anchor: int, form: str, analysis: Analysis, open_voice: bool) -> None:
        self.first, self.last, self.anchor = first, last, anchor
        self.form, self.analysis, self.open_voice = form, analysis, open_voice
        self.windows: dict[str, tuple[int, int]] = {}
        self.figures: dict[bool, str] = {}  # of speech, for clashes and for other acts
        self.past: str | None = None  # why the noun tells no act of its own, "" where it may
        self.forms: frozenset[str] | None = None
        self.subject: tuple[int, int] | tuple[()] | None = None  # where it stands before the verb, () if nowhere
