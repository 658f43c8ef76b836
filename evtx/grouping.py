"""Two groupings of the same things in, how well one agrees with the other out: pairwise and B-cubed (Bagga and Baldwin
1998) precision, recall and F1."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from math import comb


@dataclass(frozen=True, slots=True)
class Agreement:
    """How well a grouping agrees with the gold one; pairs are couples of things in one group."""

    pairs_right: int
    pairs_gold: int
    pairs_found: int
    b_cubed_p: float
    b_cubed_r: float

    def figures(self) -> dict[str, dict[str, float | int]]:
        """Both scores with their counts; a score is 1 where there is nothing to find and nothing was found."""
        p = self.pairs_right / self.pairs_found if self.pairs_found else 1.0
        r = self.pairs_right / self.pairs_gold if self.pairs_gold else 1.0
        counts = {"hit": self.pairs_right, "gold": self.pairs_gold, "pred": self.pairs_found}
        return {"pairwise": {**_f1(p, r), **counts}, "b_cubed": _f1(self.b_cubed_p, self.b_cubed_r)}


def _f1(p: float, r: float) -> dict[str, float | int]:
    return {"p": round(p, 3), "r": round(r, 3), "f1": round(2 * p * r / (p + r), 3) if p + r else 0.0}


def agreement(gold: Sequence[Hashable], found: Sequence[Hashable]) -> Agreement:
    """The agreement of two groupings: for every thing the name of its group in the one and in the other."""
    both, golds, founds = Counter(zip(gold, found, strict=True)), Counter(gold), Counter(found)
    total = len(gold) or 1
    return Agreement(
        pairs_right=sum(comb(n, 2) for n in both.values()),
        pairs_gold=sum(comb(n, 2) for n in golds.values()),
        pairs_found=sum(comb(n, 2) for n in founds.values()),
        b_cubed_p=sum(n * n / founds[f] for (_, f), n in both.items()) / total if gold else 1.0,
        b_cubed_r=sum(n * n / golds[g] for (g, _), n in both.items()) / total if gold else 1.0,
    )
