"""How often evtx was right, as tables."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from evtx.render.plain import clean
from evtx.review.precision import Precision, Share

_SHOWN = 20  # rows of a table; --json has all


def precision(console: Console, result: Precision) -> None:
    """One line for all decisions, then a table each for rules, types and outlets, most wrong events first."""
    total = result.total
    if not total.reviewed:
        console.print("No decisions yet.")
        return
    console.print(
        f"{total.reviewed} events reviewed: {total.accepted} accepted, {total.corrected} corrected,"
        f" {total.rejected} rejected; precision {_share(total.right, total.reviewed)}",
        soft_wrap=True,
    )
    for group, shares in result.groups.items():
        console.print(_table(group, shares))
        if len(shares) > _SHOWN:
            console.print(f"{len(shares) - _SHOWN} more; --json has all of them", style="dim")


def _table(group: str, shares: dict[str, Share]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column(f"by {group}", no_wrap=True)
    for title in ("precision", "right", "of", "wrong type", "rejected"):
        table.add_column(title, justify="right")
    table.add_column("corrected fields", overflow="fold")
    for name, share in list(shares.items())[:_SHOWN]:
        fields = ", ".join(f"{field} {times}" for field, times in share.fields.most_common())
        counts = (share.right, share.reviewed, share.retyped, share.rejected)
        precise = _share(share.right, share.reviewed)
        table.add_row(Text(clean(name)), precise, *(str(n) for n in counts), Text(fields))
    return table


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f}"
