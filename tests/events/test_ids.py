"""Every event of an article has an id of its own, and keeps it."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from evtx.model import Article, Event
from evtx.pipeline import default_engine, extract_article

GOLD = Path(__file__).parents[2] / "fixtures" / "gold"
SENTENCE = "قصفت قوات النظام السوري بالمدفعية بلدة سرمين شرقي إدلب."
OTHER = "وهاجم مسلحون مجهولون حاجزاً للشرطة في مدينة الباب وأصابوا عنصرين."
LATER = "وفي حادث منفصل الأسبوع الماضي، خطف مسلحون طبيباً من مدينة أعزاز."


def events(text: str) -> tuple[Event, ...]:
    return extract_article(Article(id="a", text=text, published="2019-05-05"), default_engine())


@pytest.mark.parametrize("name", ["h032", "h036", "h061", "h067"])
def test_a_sentence_that_an_article_holds_twice_gives_two_ids(name: str) -> None:
    text = (GOLD / f"{name}.txt").read_text(encoding="utf-8")
    told = events(f"{text}\n\n{text}")
    starts = defaultdict(set)
    for event in told:
        starts[event.evidence.text].add(event.evidence.start)
    assert any(len(places) > 1 for places in starts.values())
    ids = [event.id for event in told]
    assert len(ids) == len(set(ids))


def test_what_stands_before_changes_no_id() -> None:
    alone = {event.id for event in events(f"{OTHER}\n\n{LATER}")}
    assert len(alone) == 2
    assert alone <= {event.id for event in events(f"{SENTENCE}\n\n{OTHER}\n\n{LATER}")}
