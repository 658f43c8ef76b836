"""Decisions go in; how often evtx was right, by rule, type and outlet, comes out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from evtx.review.columns import BY_NAME
from evtx.review.corrections import Correction, latest
from evtx.review.held import RULE

GROUPS = ("rule", "type", "outlet")


@dataclass(slots=True)
class Share:
    """Decisions on the events of a group (a rule, a type, an outlet, or all of them)."""

    accepted: int = 0
    corrected: int = 0
    rejected: int = 0
    retyped: int = 0  # corrected ones whose type was wrong
    fields: Counter[str] = field(default_factory=Counter)  # how often each field was corrected

    @property
    def reviewed(self) -> int:
        """All decisions."""
        return self.accepted + self.corrected + self.rejected

    @property
    def right(self) -> int:
        """Events that are there and of the type that evtx gave them."""
        return self.accepted + self.corrected - self.retyped

    def figures(self) -> dict[str, Any]:
        """Precision (right ones), and the share that was accepted as it stood, with the counts."""
        return {
            "reviewed": self.reviewed,
            "accepted": self.accepted,
            "corrected": self.corrected,
            "rejected": self.rejected,
            "wrong_type": self.retyped,
            "precision": round(self.right / self.reviewed, 3),
            "as_it_stood": round(self.accepted / self.reviewed, 3),
            "fields": dict(self.fields.most_common()),
        }


@dataclass(frozen=True, slots=True)
class Precision:
    """The shares of all events, and by group and member, the ones with most wrong events first."""

    total: Share
    groups: dict[str, dict[str, Share]]

    def figures(self) -> dict[str, Any]:
        """As one JSON object."""
        total = self.total.figures() if self.total.reviewed else {"reviewed": 0}
        return {"total": total} | {
            group: {name: share.figures() for name, share in shares.items()} for group, shares in self.groups.items()
        }


def precision(corrections: Iterable[Correction]) -> Precision:
    """Over the decision that counts of every event. An event counts for every rule that had a part in it."""
    total = Share()
    groups: dict[str, dict[str, Share]] = {group: {} for group in GROUPS}
    for correction in latest(corrections).values():
        record = correction.record
        shares = [total]
        rules = [rule for rule in record["rules"] if rule not in RULE.values()]
        members = {"rule": rules, "type": [record["type"]], "outlet": [record["article"]["outlet"] or "-"]}
        for group, names in members.items():
            shares += [groups[group].setdefault(name, Share()) for name in names]
        for share in shares:
            _count(share, correction)
    ordered = {
        group: dict(sorted(shares.items(), key=lambda s: (s[1].right - s[1].reviewed, -s[1].reviewed, s[0])))
        for group, shares in groups.items()
    }
    return Precision(total, ordered)


def _count(share: Share, correction: Correction) -> None:
    if correction.verdict == "accept":
        share.accepted += 1
    elif correction.verdict == "reject":
        share.rejected += 1
    else:
        share.corrected += 1
        fields = {BY_NAME[change.column].field for change in correction.changes if change.column in BY_NAME}
        share.retyped += "type" in fields
        share.fields.update(fields)
