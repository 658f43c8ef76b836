"""Headlines of two halves: each act has the place and the toll of its own half."""

from __future__ import annotations

import pytest

from evtx.model import Article, Event
from evtx.pipeline import default_engine, extract_article


def events_of(text: str) -> list[Event]:
    article = Article(id="t", text=text, title=text, published="2024-06-15")
    return list(extract_article(article, default_engine()))


@pytest.mark.parametrize(
    ("headline", "kind", "place"),
    [
        ("تسعة قتلى في الرمادي وقصف على سرمين", "shelling", "سرمين"),
        ("غارات على صعدة واشتباكات في تعز", "armed_clash", "تعز"),
        ("قصف على سرمين والجيش يستعيد كفرنبل", "territory", "كفرنبل"),
        ("قصف على سرمين والجيش يستعيد كفرنبل", "shelling", "سرمين"),
    ],
)
def test_each_half_has_its_own_place(headline: str, kind: str, place: str) -> None:
    told = [e for e in events_of(headline) if e.type == kind]
    assert [e.place.name for e in told if e.place] == [place]


def test_the_toll_of_one_half_is_none_of_the_other() -> None:
    told = [e for e in events_of("تسعة قتلى في الرمادي وقصف على سرمين") if e.type == "shelling"]
    assert told and not told[0].casualties


def test_halves_without_a_place_share_what_follows() -> None:
    told = {e.type: e.place.name for e in events_of("اشتباكات وقصف مدفعي في كفرنبل") if e.place}
    assert told == {"armed_clash": "كفرنبل", "shelling": "كفرنبل"}


def test_the_subject_of_the_second_half_is_not_hit_in_the_first() -> None:
    strike = next(e for e in events_of("قصف على سرمين والجيش يستعيد كفرنبل") if e.type == "shelling")
    assert not [a for a in strike.actors if a.role == "target" and a.id != "civilians"]
