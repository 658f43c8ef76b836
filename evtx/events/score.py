"""Confidence: how likely a group of drafts is an event that the article tells, from its traits and their weights.

The weights are fitted on annotated texts (`tools/fit_confidence.py`; `evtx/data/weights/confidence.toml` names
them), so that of the events with confidence 0.8 about 80 % are right.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence


def confidence(traits: Sequence[str], weights: Mapping[str, float]) -> float:
    """The logistic of the summed weights, 0..1, rounded to two places. Traits without a weight count nothing."""
    total = sum(weights.get(trait, 0.0) for trait in traits)
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, total)))), 2)


def reasons(traits: Sequence[str], weights: Mapping[str, float]) -> list[tuple[str, float]]:
    """The traits that count, the heaviest first, with their weights."""
    told = [(trait, weights[trait]) for trait in traits if weights.get(trait)]
    return sorted(told, key=lambda pair: (-abs(pair[1]), pair[0]))
