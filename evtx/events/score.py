"""Confidence: how likely a group of drafts is an event that the article tells, from its traits and their weights.

The weights are fitted on annotated texts (`tools/fit_confidence.py`; the files of `evtx/data/weights` name
them), so that of the events with confidence 0.8 about 80 % are right. A sentence on its own has weights of its own:
with no day of publication and no account around it, other things tell news from what is only mentioned.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from evtx.events.beside import NOTHING
from evtx.lexicon.load import Lexicon


def weights_for(traits: Sequence[str], lexicon: Lexicon) -> Mapping[str, float]:
    """The weights of articles, or for a text too short to be one those of such texts, where there are any."""
    return lexicon.short_weights if NOTHING in traits and lexicon.short_weights else lexicon.weights


def confidence(traits: Sequence[str], weights: Mapping[str, float]) -> float:
    """The logistic of the summed weights, 0..1, rounded to two places. Traits without a weight count nothing."""
    total = sum(weights.get(trait, 0.0) for trait in traits)
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, total)))), 2)


def reasons(traits: Sequence[str], weights: Mapping[str, float]) -> list[tuple[str, float]]:
    """The traits that count, the heaviest first, with their weights."""
    told = [(trait, weights[trait]) for trait in traits if weights.get(trait)]
    return sorted(told, key=lambda pair: (-abs(pair[1]), pair[0]))
