"""Figures of a scoring, mistakes, findings of the doctor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.text import Text

from evtx.doctor import Finding
from evtx.pairing import Account
from evtx.render.plain import clean
from evtx.scoring import Mistake


def figures(console: Console, result: Mapping[str, Any]) -> None:
    """The figures of a scoring, one line each."""
    for name in ("event", "detect"):
        console.print(_ratio(name, result[name]), soft_wrap=True)
    counts = (
        f"status {_share(result['status'])}   perfect {_share(result['perfect'])}"
        f"   false asserted {result['false_asserted']} of {result['nonasserted_gold']}"
        f"   false in {result['empty_articles']} empty articles {result['false_in_empty']}"
    )
    console.print(counts, soft_wrap=True)
    for name, ratio in result["slots"].items():
        console.print(_ratio(f"  {name}", ratio), soft_wrap=True)
    for name, scores in (result.get("incidents") or {}).items():
        console.print(_incidents(name, scores), soft_wrap=True)
    if result["skipped_predictions"]:
        console.print(f"{result['skipped_predictions']} events of articles that the gold does not know")


_GROUPED = {
    "records": "all gold records", "records_counted": "gold records that count", "extracted": "as extracted"
}  # fmt: skip


def _incidents(name: str, scores: Mapping[str, Any]) -> str:
    """One line for the grouping of events into incidents."""
    pairs, cubed = scores["pairwise"], scores["b_cubed"]
    counts = f"{pairs['hit']} right of {pairs['gold']} pairs in the gold, {pairs['pred']} found"
    told = [
        f"{how} P {score['p']:.3f}  R {score['r']:.3f}  F1 {score['f1']:.3f}"
        for how, score in (("pairwise", pairs), ("B-cubed", cubed))
    ]
    return f"{'incidents':13} {'   '.join(told)}   {_GROUPED[name]} ({counts})"


def _ratio(name: str, ratio: Mapping[str, float]) -> str:
    shown = f"{name:13} P {ratio['p']:.3f}  R {ratio['r']:.3f}  F1 {ratio['f1']:.3f}"
    return f"{shown}   ({ratio['hit']} right of {ratio['gold']} in the gold, {ratio['pred']} extracted)"


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def mistakes(console: Console, found: Sequence[Mistake]) -> None:
    """Every mistake with the gold above the extracted event."""
    for mistake in found:
        console.print(Text(f"{mistake.article} {mistake.kind}", style="bold"))
        for name, account in (("gold", mistake.gold), ("event", mistake.event)):
            if account is not None:
                console.print(Text(f"  {name:5} {clean(_brief(account))}"), soft_wrap=True)


def _brief(account: Account) -> str:
    date = "..".join(dict.fromkeys(account.date)) if account.date else "no date"
    actors = ", ".join(f"{role} {name}" for name, role in sorted(account.actors))
    told = ", ".join(
        f"{kind} {low}..{high if high is not None else ''}" for kind, low, high in sorted(account.figures, key=str)
    )
    parts = (account.key or "", f"{account.type} {account.status}", date, account.place or "no place", actors, told)
    return " | ".join(p for p in (*parts, " / ".join(account.triggers[:2])) if p)


def findings(console: Console, found: Sequence[Finding]) -> None:
    """What `doctor` found, one line each."""
    style = {"ok": "green", "missing": "yellow", "broken": "red"}
    for finding in found:
        lead = Text(f"{finding.state:8}", style=style[finding.state]).append(f"{finding.name:16} ", style="bold")
        console.print(lead.append(clean(finding.about)), soft_wrap=True)
