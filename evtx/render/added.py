"""What the check of a user's folder found, as lines to read."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from evtx.additions.check import Checked
from evtx.render.plain import clean

_STYLE = {"error": "red", "note": "yellow"}


def additions(console: Console, checked: Checked) -> None:
    """Every finding, every example that does not hold with what was wanted and what came, and the sums."""
    for finding in checked.findings:
        lead = Text(f"{finding.level:6}", style=_STYLE[finding.level])
        console.print(lead.append(clean(str(finding)), style="none"), soft_wrap=True)
    for missed in checked.missed:
        lead = Text("error ", style="red")
        line = (
            f"{missed.rule.file}, {missed.rule.id}: {missed.kind} example {missed.number} does not hold: {missed.fault}"
        )
        console.print(lead.append(clean(line), style="none"), soft_wrap=True)
        console.print(Text(f"      {clean(missed.text)}"), soft_wrap=True)
    counts = ", ".join(_many(count, kind) for kind, count in checked.counts.items() if count) or "no entries"
    held = checked.examples - len(checked.missed)
    errors = sum(finding.level == "error" for finding in checked.findings)
    ran = f"{held} of {checked.examples} examples hold" if checked.examples else "no examples were run"
    console.print(f"{counts}; {ran}; {_many(errors, 'error')}", soft_wrap=True)


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}" + ("" if count == 1 else "s")
