"""Fit a table of `evtx/data/weights`.

    python tools/fit_confidence.py weights SENTENCES.jsonl GOLD.jsonl=ARTICLES [GOLD.jsonl=ARTICLES ...] > articles.toml
    python tools/fit_confidence.py short SENTENCES.jsonl GOLD.jsonl=ARTICLES [GOLD.jsonl=ARTICLES ...] > sentences.toml

SENTENCES: {"id", "family": a PLOVER code, "label": "yes" | "easy no" | ..., "text"}, judged by people. Of a "yes" the
most likely event of its family counts as right, of an "easy no" every such event as wrong, others are left out.
GOLD: annotations in the form that `evtx eval` reads; an event that pairs with one of them is right, else wrong;
optional ones are left out. One that is named several times counts as often: gold that was annotated twice is worth
more than gold that one hand wrote. The rules' own examples are added with a small weight.

The fit is a logistic regression with an L2 penalty, by full gradient steps from zero: no chance in it, so that the
same inputs give the same bytes. There are two tables, since what tells news from a mention is not the same in an
account as in a sentence on its own: `[weights]` is fitted mostly on the articles, `[short]` mostly on the sentences.
A second, one-dimensional fit on the articles alone sets the scale of `[weights]`, so that 0.8 means right in 80 % of
the events of articles; `[short]` keeps its own zero.
"""

from __future__ import annotations

import hashlib
import json
import math
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import orjson

from evtx.ingest.read import IngestOptions, ingest
from evtx.model import ASSERTED, Article
from evtx.pairing import event_account, folded, gold_account, pair_up
from evtx.pipeline import Engine, analyse, default_engine
from evtx.scoring import read_lines

LEAST = 8  # texts in which a trait must occur
PUBLISHED = "2024-06-15"
STEPS, RATE = 600, 0.5
ROUNDS = 3  # of choosing the event that makes a sentence a "yes"


@dataclass(frozen=True, slots=True)
class Balance:
    """What one event of each source counts in a fit, and the penalty of the squared weights."""

    article: float
    sentence: float
    example: float  # of a rule: short, clear and all alike
    penalty: float
    told: float = 1.0  # how much more a sentence counts that is right
    lesser: float = 0.15  # weight of the other events of a sentence in which one is right


# Chosen by cross-validation over documents, each for its own kind of text. Of the sentences one in ten tells an act of
# its family: with all counted alike too many score below 0.5, though finding them would cost few others.
BALANCES = {"weights": Balance(1.2, 0.3, 0.3, 16.0), "short": Balance(1.2, 6.0, 0.1, 14.0, told=1.4, lesser=0.4)}


@dataclass(slots=True)
class Sample:
    """One extracted event: its text, traits, whether it is right, and where it is from (a field of `Balance`)."""

    text: str
    traits: tuple[str, ...]
    right: bool
    source: str


def main(words: Sequence[str]) -> None:
    key, sentences, *annotated = words
    engine = default_engine()
    samples = [*_of_sentences(Path(sentences), engine), *_of_examples(engine)]
    for pair in annotated:
        gold, articles = pair.split("=")
        samples += _of_articles(Path(gold), Path(articles), engine)
    texts = Counter(t for traits in _traits_by_text(samples) for t in traits)
    names = sorted(t for t, count in texts.items() if count >= LEAST)
    weights = _rounds(samples, names, BALANCES[key])
    if key == "weights":
        slope, shift = _scale([s for s in samples if s.source == "article"], weights)
        weights = {name: weight * slope for name, weight in weights.items()}
        weights["base"] = weights.get("base", 0.0) + shift
    _write(key, weights, [sentences, *annotated], samples)


def _of_sentences(path: Path, engine: Engine) -> Iterator[Sample]:
    rows = {row["id"]: row for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())}
    for article in ingest([str(path)], IngestOptions(force=True)):
        if not isinstance(article, Article) or rows[article.id]["label"] not in ("yes", "easy no"):
            continue
        row = rows[article.id]
        analysed = analyse(article, engine)
        for event, traits in zip(analysed.events, analysed.assembled.traits, strict=True):
            if event.status in ASSERTED and row["family"] in event.codes.plover:
                yield Sample(article.id, traits, row["label"] == "yes", "sentence")


def _of_examples(engine: Engine) -> Iterator[Sample]:
    """The rules' own examples: in a yes sentence the likeliest event of the rule's type is right, in a no none is."""
    for rule in engine.lexicon.rules.values():
        told = [(example.text, True) for example in rule.yes] + [(text, False) for text in rule.no]
        for number, (text, right) in enumerate(told):
            article = Article(id=f"{rule.id} {number}", text=text, published=PUBLISHED)
            analysed = analyse(article, engine)
            for event, traits in zip(analysed.events, analysed.assembled.traits, strict=True):
                if event.type == rule.type and event.status in ASSERTED:
                    yield Sample(article.id, traits, right, "example")


def _of_articles(gold: Path, articles: Path, engine: Engine) -> Iterator[Sample]:
    rows = [orjson.loads(line) for line in gold.read_bytes().splitlines() if line.strip()]
    texts = {name: [folded(line) for line in lines] for name, lines in read_lines(articles).items()}
    listed = articles / "articles.jsonl"
    for article in ingest([str(listed if listed.is_file() else articles)], IngestOptions()):
        if not isinstance(article, Article):
            continue
        name = article.id if article.id in texts else Path(article.path).stem
        golds = [gold_account(row) for row in rows if row["article"] == name]
        analysed = analyse(article, engine)
        events = [event_account(orjson.loads(orjson.dumps(event)), texts[name]) for event in analysed.events]
        paired = {found: told for told, found in pair_up(golds, events).items()}
        for number, traits in enumerate(analysed.assembled.traits):
            told = golds[paired[number]] if number in paired else None
            if not (told and told.optional):
                yield Sample(name, traits, told is not None, "article")


def _traits_by_text(samples: Sequence[Sample]) -> list[set[str]]:
    told: dict[str, set[str]] = {}
    for sample in samples:
        told.setdefault(sample.text, set()).update(sample.traits)
    return list(told.values())


def _sum(sample: Sample, weights: dict[str, float]) -> float:
    return sum(weights.get(t, 0.0) for t in sample.traits)


def _rounds(samples: Sequence[Sample], names: Sequence[str], balance: Balance) -> dict[str, float]:
    weights = dict.fromkeys(names, 0.0)
    for _ in range(ROUNDS):
        weights = _fit(samples, names, _emphasis(samples, weights, balance), balance.penalty)
    return weights


def _emphasis(samples: Sequence[Sample], weights: dict[str, float], balance: Balance) -> list[float]:
    """How much each sample counts: of the events of a text that is right as a whole the likeliest in full."""
    best: dict[str, float] = {}
    of_texts = [s for s in samples if s.right and s.source != "article"]
    for sample in of_texts:
        best[sample.text] = max(best.get(sample.text, -math.inf), _sum(sample, weights))
    lesser = {id(s) for s in of_texts if _sum(s, weights) < best[s.text]}
    return [
        getattr(balance, s.source)
        * (balance.lesser if id(s) in lesser else 1.0)
        * (balance.told if s.right and s.source == "sentence" else 1.0)
        for s in samples
    ]


def _fit(
    samples: Sequence[Sample], names: Sequence[str], emphasis: Sequence[float], penalty: float
) -> dict[str, float]:
    """Weights that make the samples most likely under the penalty (accelerated gradient steps)."""
    index = {name: i for i, name in enumerate(names)}
    rows = [[index[t] for t in s.traits if t in index] for s in samples]
    total = sum(emphasis)
    now, look = [0.0] * len(names), [0.0] * len(names)
    for step in range(STEPS):
        slope = [penalty * w / total for w in look]
        for row, sample, weight in zip(rows, samples, emphasis, strict=True):
            likely = 1 / (1 + math.exp(-max(-30.0, min(30.0, sum(look[i] for i in row)))))
            off = weight * (likely - sample.right) / total
            for i in row:
                slope[i] += off
        new = [w - RATE * s for w, s in zip(look, slope, strict=True)]
        pull = step / (step + 3)
        look = [n + pull * (n - w) for n, w in zip(new, now, strict=True)]
        now = new
    return dict(zip(names, now, strict=True))


def _scale(samples: Sequence[Sample], weights: dict[str, float]) -> tuple[float, float]:
    """Slope and shift of the sums that fit the articles best (Platt scaling)."""
    slope, shift = 1.0, 0.0
    sums = [_sum(s, weights) for s in samples]
    for _ in range(4000):
        off = [1 / (1 + math.exp(-(slope * x + shift))) - s.right for x, s in zip(sums, samples, strict=True)]
        slope -= 0.05 * sum(o * x for o, x in zip(off, sums, strict=True)) / len(off)
        shift -= 0.2 * sum(off) / len(off)
    return slope, shift


def _write(key: str, weights: dict[str, float], words: Sequence[str], samples: Sequence[Sample]) -> None:
    print("# Fitted by tools/fit_confidence.py; do not edit by hand. What was fitted on, by the start of its SHA-256:")
    for word, times in Counter(words).items():
        name = word.split("=")[0]
        often = f", {times} times" if times > 1 else ""
        print(f"#   {Path(name).name} {hashlib.sha256(Path(name).read_bytes()).hexdigest()[:16]}{often}")
    right = sum(s.right for s in samples)
    print(f"# {len(samples)} events, {right} of them right.")
    print(f"\n[{key}]")
    for name, weight in sorted(weights.items()):
        if abs(weight) >= 0.02:
            print(f"{json.dumps(name, ensure_ascii=False)} = {weight:.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
