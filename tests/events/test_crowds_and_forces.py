"""What a force does to a crowd is its own act; a nation told as the crowd is no state; attackers who fall add up."""

from __future__ import annotations

from functools import cache

import pytest

from evtx.model import Article, Event
from evtx.pipeline import default_engine, extract_article

engine = cache(default_engine)


def events_of(text: str) -> list[Event]:
    return extract_article(Article(id="t", text=text, published="2024-06-15"), engine())


def told(text: str, event_type: str) -> set[str]:
    return {f"{a.id}:{a.role}" for e in events_of(text) if e.type == event_type for a in e.actors}


CROWDS = {
    "a force that kills at a protest": (
        "قتلت القوات السودانية سبعة أشخاص خلال احتجاجات في مدينة الأبيض أمس.",
        "protest",
        {"protesters:initiator"},
    ),
    "its act has its own parties": (
        "قتلت القوات السودانية سبعة أشخاص خلال احتجاجات في مدينة الأبيض أمس.",
        "armed_attack",
        {"sudan_army:initiator", "protesters:target"},
    ),
    "whoever fell at a protest by nobody's hand fell in it": (
        "قتل ثلاثة متظاهرين في احتجاجات شهدتها مدينة الناصرية أمس الجمعة.",
        "protest",
        {"protesters:initiator"},
    ),
    "the nation is the crowd": (
        "شهدت مدينة طرابلس اللبنانية أمس مظاهرات سورية حاشدة تنديدا بقصف حلب.",
        "protest",
        {"protesters:initiator"},
    ),
    "policemen do strike": (
        "نفذت قوات الأمن التونسية وقفة احتجاجية في ساحة القصبة أمس للمطالبة برفع الأجور.",
        "protest",
        {"security_forces:initiator"},
    ),
}


@pytest.mark.parametrize(("text", "event_type", "actors"), CROWDS.values(), ids=CROWDS)
def test_crowds_and_forces(text: str, event_type: str, actors: set[str]) -> None:
    assert told(text, event_type) == actors


TOLLS = {
    "attackers told apart": (
        "قتل تسعة أشخاص في هجوم شنه مسلحون على مطعم في كيسمايو أمس، وقتلت الشرطة المهاجمين الأربعة.",
        (13, 13),
    ),
    "the side of a total by its part": (
        "أوقع الهجوم على الثكنة في غاو أمس 21 قتيلا على الأقل، بينهم 12 جنديا، وقتل المهاجمون الخمسة جميعا.",
        (26, None),
    ),
    "attackers who are part of the toll": (
        "قتل تسعة أشخاص بينهم المهاجمون الثلاثة في هجوم على مسجد في كويتا أمس.",
        (9, 9),
    ),
}


@pytest.mark.parametrize(("text", "killed"), TOLLS.values(), ids=TOLLS)
def test_tolls_of_both_sides(text: str, killed: tuple[int, int | None]) -> None:
    figures = [e.casualties["killed"] for e in events_of(text) if "killed" in e.casualties]
    assert [(f.min, f.max) for f in figures] == [killed]
