"""Each comparison by itself: two tellings in, the level that must hold out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evtx.dedupe.account import Account, account_of
from evtx.dedupe.compare import compare
from tests.dedupe.cases import events_of, known

BASE = {"by": "waha 2021-06-17", "type": "shelling", "when": "2021-06-17", "where": "سرمين, Idlib, SY"}


def levels(one: dict, two: dict) -> dict[str, list[str]]:
    """The levels that hold for two tellings by two outlets, by comparison."""
    told = [{**BASE, **one}, {**BASE, "by": "nahr 2021-06-17", **two}]
    first, second = (account_of(e, known()) for e in events_of(told))
    found: dict[str, list[str]] = {}
    # none of these cases is about what forbids a merge early, so every comparison is looked at
    for level, _, of in compare(first, second, known()).findings:
        found.setdefault(level.comparison, []).append(level.id)
        if of:
            found.setdefault(f"{level.comparison} {of}", []).append(level.id)
    return found


TYPES = [
    ("shelling/mortar", "shelling/mortar", "subtype"),
    ("shelling/mortar", "shelling", "same"),
    ("bombing/ied", "bombing/landmine", "near_subtype"),
    ("shelling/mortar", "shelling/missile", "other_subtype"),
    ("explosion", "bombing/ied", "vague"),
    ("airstrike", "shelling/rocket", "taken_for"),
    ("bombing/ied", "armed_attack", "taken_for"),
    ("shelling", "armed_clash", "told_apart"),
    ("shelling", "protest", "other"),
    ("meeting", "bombing", "other"),
]


@pytest.mark.parametrize(("one", "two", "level"), TYPES)
def test_type(one, two, level):
    assert levels({"type": one}, {"type": two})["type"] == [level]


STATUSES = [
    ("occurred", "ongoing", "same"),
    ("planned", "planned", "same"),
    ("occurred", "denied", "denied"),
    ("planned", "occurred", "other"),
    ("habitual", "habitual", "other"),
    ("hypothetical", "occurred", "other"),
]


@pytest.mark.parametrize(("one", "two", "level"), STATUSES)
def test_status(one, two, level):
    assert levels({"status": one}, {"status": two})["status"] == [level]


def test_a_habit_told_in_the_same_words_is_one():
    words = {"status": "habitual", "when": "none", "text": "تندلع اشتباكات بين الحين والآخر على أطراف البلدة الشرقية."}
    assert levels(words, words)["status"] == ["same"]


# when one tells it, when the other does (with the day of its publication where that is another), the level
DATES = [
    ("2021-06-17 04:30", "2021-06-17 05:00", "same_hour"),
    ("2021-06-17 morning", "2021-06-17 morning", "same_part"),
    ("2021-06-17 dawn", "2021-06-17 morning", "same_part"),  # six o'clock is both
    ("2021-06-17 morning", "2021-06-17", "same_day"),
    ("2021-06-17 noon", "2021-06-17 evening", "beside_part"),
    ("2021-06-17 dawn", "2021-06-17 evening", "other_part"),
    ("2021-06-17 04:30", "2021-06-17 11:00", "other_part"),
    ("2021-06-17 night", "2021-06-18 dawn", "one_night"),
    ("2021-06-17 night", "2021-06-18", "next_night"),
    ("2021-06-17", "2021-06-18", "next_day"),
    ("2021-06-17", "2021-06-19", "other"),
    ("2021-06-17", "news", "news_day"),
    ("news", "news", "both_news"),
    ("2021-06-16", "news", "news_after"),
    ("2021-06-15", "news", "later_news"),
    ("2021-06-14", "news", "late_news"),
    ("2021-06-13", "news", "other"),
    ("2021-06-18", "news", "next_day"),  # news do not precede what they tell, but for time zones
    ("2021-06-19", "news", "other"),
    ("2021-06-16 2021-06-17", "2021-06-17", "overlap"),
    ("2021-06-10 2021-06-17", "2021-06-10 2021-06-17", "same_span"),
    ("2021-06-10 2021-06-17", "2021-06-12", "week"),
    ("2021-06-01 2021-06-30", "2021-06-12", "month"),
    ("2021-01-01 2021-12-31", "2021-06-12", "long_span"),
    ("2021-06-01 2021-06-10", "2021-06-12", "other"),
    ("none", "2021-06-14", "undated"),
    ("none", "2021-06-01", "other"),
]


@pytest.mark.parametrize(("one", "two", "level"), DATES)
def test_date(one, two, level):
    assert levels({"when": one}, {"when": two})["date"] == [level]
    assert levels({"when": two}, {"when": one})["date"] == [level]


def test_news_of_two_days_without_a_day():
    found = levels({"when": "news"}, {"when": "news", "by": "nahr 2021-06-18"})
    assert found["date"] == ["next_news"]


def test_nothing_tells_when():
    assert levels({"when": "none", "by": "waha undated"}, {})["date"] == ["unknown"]


PLACES = [
    ("النيرب, Idlib, SY", "النيرب, Idlib, SY", "same_village"),
    ("سرمين, Idlib, SY", "سرمين, Idlib, SY", "same_town"),
    ("إدلب, Idlib, SY", "إدلب, Idlib, SY", "same_city"),
    ("إدلب, Idlib, SY, admin1", "إدلب, Idlib, SY, admin1", "same_area"),
    ("إدلب, Idlib, SY, admin1", "إدلب, Idlib, SY", "seat"),
    ("إدلب, Idlib, SY, admin1", "سرمين, Idlib, SY", "governorate"),
    ("إدلب, Idlib, SY", "جسر الشغور, Idlib, SY", "seats_name"),
    ("سرمين, Idlib, SY", "النيرب, Idlib, SY", "within_5km"),
    ("سرمين, Idlib, SY", "بنش, Idlib, SY", "within_20km"),
    ("سرمين, Idlib, SY", "معرة النعمان, Idlib, SY", "within_40km"),
    ("سرمين, Idlib, SY, near", "معرة النعمان, Idlib, SY", "countryside"),
    ("سرمين, Idlib, SY", "منبج, Aleppo, SY", "other"),
    ("إدلب, Idlib, SY, admin1", "منبج, Aleppo, SY", "other"),
    ("الكرادة, Baghdad, IQ", "بغداد, Baghdad, IQ", "inside"),
    ("الكرادة, Baghdad, IQ", "مدينة الصدر, Baghdad, IQ", "other_quarter"),
    ("مخيم جنين, Jenin, PS", "جنين, Jenin, PS", "inside"),
    ("طرابلس, Tripoli, LY", "طرابلس, North, LB", "other"),
    ("خربة الورد الأبيض, Idlib, SY", "الخربة الورد الابيض, Idlib, SY", "same_town"),
    ("خربة الورد الأبيض, Idlib, SY", "خربة الورد, Idlib, SY", "similar"),
    ("خربة الورد الأبيض, Idlib, SY", "تل القصب الغربي, Idlib, SY", "unlisted"),
    ("خربة الورد الأبيض, Idlib, SY", "خربة الورد الأبيض, Aleppo, SY", "other"),
    ("سوريا, , SY, country", "سرمين, Idlib, SY", "unknown"),
    ("العراق, , IQ, country", "سرمين, Idlib, SY", "other"),
]


@pytest.mark.parametrize(("one", "two", "level"), PLACES)
def test_place(one, two, level):
    assert levels({"where": one}, {"where": two})["place"] == [level]
    assert levels({"where": two}, {"where": one})["place"] == [level]


def test_no_place_speaks_for_nothing():
    assert levels({"where": None}, {})["place"] == ["unknown"]


def test_one_place_of_a_long_list_tells_less_than_a_place():
    several = ["سرمين, Idlib, SY", "بنش, Idlib, SY", "تفتناز, Idlib, SY", "النيرب, Idlib, SY"]
    assert levels({"places": several}, {})["place"] == ["among"]
    assert levels({"places": several}, {"places": several})["place"] == ["same_village"]


DOERS = [
    (["russia initiator"], ["russia initiator"], "same"),
    (["usa initiator"], ["coalition initiator"], "related"),
    (["ypg initiator"], ["sdf initiator"], "related"),
    (["isis suspected"], ["isis initiator"], "blamed"),
    (["isis suspected"], [], "open"),
    (["unknown_gunmen initiator"], ["isis initiator"], "open"),
    (["police initiator"], ["iraq_police initiator"], "kind"),
    (["police initiator"], ["isis initiator"], "other_kind"),
    (["russia initiator"], ["syria_regime initiator"], "allied"),
    (["isis suspected"], ["ypg accused"], "other_suspect"),
    (["isis initiator"], ["sdf initiator"], "contrary"),
    (["isis initiator"], ["isis target"], "turned"),
    (["isis initiator", "sdf target"], ["sdf initiator", "isis target"], "swapped"),
]


@pytest.mark.parametrize(("one", "two", "level"), DOERS)
def test_doers(one, two, level):
    assert levels({"who": one}, {"who": two})["doers"] == [level]
    assert levels({"who": two}, {"who": one})["doers"] == [level]


SIDES = [
    (["sdf participant", "isis participant"], ["isis participant", "sdf participant"], "same_both"),
    (["sdf participant", "militants participant"], ["isis participant", "sdf participant"], "same_and_kind"),
    (["sdf participant"], ["isis participant", "sdf participant"], "same"),
    (["sdf participant", "turkey participant"], ["isis participant", "sdf participant"], "half"),
    (["isis initiator", "sdf target"], ["sdf participant", "isis participant"], "same_both"),
]


@pytest.mark.parametrize(("one", "two", "level"), SIDES)
def test_sides_of_a_clash(one, two, level):
    kind = "armed_attack" if "initiator" in one[0] else "armed_clash"
    assert levels({"type": kind, "who": one}, {"type": "armed_clash", "who": two})["doers"] == [level]


TARGETS = [
    (["sdf target"], ["sdf target"], "same"),
    (["iraq_police target"], ["police target"], "related"),
    (["civilians target"], ["civilians target"], "same_kind"),
    (["civilians target"], [], "open"),
    (["civilians target"], ["sdf target"], "mixed"),
    (["isis target"], ["sdf target"], "contrary"),
]


@pytest.mark.parametrize(("one", "two", "level"), TARGETS)
def test_targets(one, two, level):
    assert levels({"who": one}, {"who": two})["targets"] == [level]


# what is told first, what is told a day later, the level
FIGURES = [
    (4, 4, "equal"),
    ([35], 40, "compatible"),
    ([28, 32], [30], "compatible"),
    (13, 14, "near"),
    (0, 0, "none"),
    (0, 3, "none_and_some"),
    (4, 9, "updated"),
    (9, 4, "differ"),
    (3, 12, "grown"),
    (12, 3, "apart"),
    (40, 11, "far_apart"),
    ([20], 3, "far_apart"),
]


@pytest.mark.parametrize(("first", "later", "level"), FIGURES)
def test_figures(first, later, level):
    found = levels({"killed": first}, {"killed": later, "by": "nahr 2021-06-18"})
    assert found["figures killed"] == [level]


def test_the_more_people_the_more_an_equal_toll_tells():
    worth = known().levels["figures"]["equal"].worth
    assert worth(1) < worth(3) < worth(24) <= worth(300) == known().levels["figures"]["equal"].most


def test_figures_together_are_bounded():
    many = {"killed": 40, "wounded": 90, "detained": 30}
    match = matched(many, many)
    assert sum(bits for level, bits, _ in match.findings if level.comparison == "figures") == 9.0


ITEMS = [
    (["ied used"], ["ied used"], ["means"]),
    (["mortar used"], ["rocket used"], None),  # one eye takes them for each other
    (["knife used"], ["drone used"], ["other_means"]),
    (["market targeted"], ["market targeted", "house destroyed"], ["things"]),
    (["market targeted"], ["house destroyed"], None),
]


@pytest.mark.parametrize(("one", "two", "found"), ITEMS)
def test_items(one, two, found):
    assert levels({"things": one}, {"things": two}).get("items") == found


VICTIMS = [
    (["خلدون الزعبي"], ["خلدون سليم الزعبي"], ["same"]),
    (["خلدون الزعبي"], ["أحمد الحشيش"], ["all_others"]),
    (["خلدون"], ["خلدون"], None),  # a first name is nobody
]


@pytest.mark.parametrize(("one", "two", "found"), VICTIMS)
def test_victims(one, two, found):
    assert levels({"victims": one, "killed": 1}, {"victims": two, "killed": 1}).get("victims") == found


def matched(one: dict, two: dict):
    told = [{**BASE, **one}, {**BASE, "by": "nahr 2021-06-17", **two}]
    return compare(*(account_of(e, known()) for e in events_of(told)), known())


SENTENCE = "قصفت مدفعية النظام فجر اليوم الخميس الأحياء السكنية في بلدة سرمين شرقي إدلب بعشرات القذائف بحسب مراصد محلية"
WORDS = [
    (SENTENCE, SENTENCE, ["same"]),
    (SENTENCE, SENTENCE.replace("محلية", "ميدانية") + ".", ["near"]),
    (SENTENCE, SENTENCE.replace("سرمين", "بنش").replace("الخميس", "الجمعة").replace("فجر", "مساء"), None),
    ("قصف على سرمين", "قصف على سرمين", ["short"]),
]


@pytest.mark.parametrize(("one", "two", "found"), WORDS)
def test_words(one, two, found):
    assert levels({"text": one}, {"text": two}).get("words") == found


def test_another_passage_of_the_same_text_is_another_event():
    events = events_of(
        [{**BASE, "text": SENTENCE}, {**BASE, "by": "nahr 2021-06-17", "text": "وسقطت قذائف أخرى قرب المدرسة."}]
    )
    copied = replace(events[1], article=replace(events[1].article, text_sha256=events[0].article.text_sha256))
    match = compare(account_of(events[0], known()), account_of(copied, known()), known())
    assert match.forbidden
    assert match.findings[-1][0].id == "other_passage"


def test_every_level_can_hold():
    """The tables above meet every level of the data, so that none is dead."""
    met = {("type", level) for *_, level in TYPES} | {("status", level) for *_, level in STATUSES}
    met |= {("date", level) for *_, level in DATES} | {("date", "next_news"), ("date", "unknown")}
    met |= {("place", level) for *_, level in PLACES} | {("place", "among"), ("place", "beside")}
    met |= {("doers", level) for *_, level in (*DOERS, *SIDES)} | {("targets", level) for *_, level in TARGETS}
    met |= {("figures", level) for *_, level in FIGURES} | {("items", i) for *_, f in ITEMS for i in f or ()}
    met |= {("victims", i) for *_, f in VICTIMS for i in f or ()} | {("victims", "others")}
    met |= {("words", i) for *_, f in WORDS for i in f or ()} | {("words", "other_passage")}
    assert met == {(name, level) for name, levels in known().levels.items() for level in levels}


def test_places_beside_each_other_and_other_victims():
    assert levels({"where": "سرمين, Idlib, SY, near"}, {"where": "النيرب, Idlib, SY"})["place"] == ["beside"]
    two_dead = {"killed": 2, "victims": ["خلدون الزعبي"]}
    assert levels(two_dead, {"killed": 2, "victims": ["أحمد الحشيش"]})["victims"] == ["others"]


def test_accounts_are_small():
    """What is kept of an event while a million are compared has no dictionary of its own."""
    assert not hasattr(account_of(events_of([BASE])[0], known()), "__dict__")
    assert "__slots__" in Account.__dict__
