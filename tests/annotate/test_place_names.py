"""Place names in sentences: which names are found, what they are called, what they mean."""

from __future__ import annotations

import json
import math
from functools import cache
from pathlib import Path

import pytest

from evtx.annotate.actors import annotate_actor_names
from evtx.annotate.places import annotate_places
from evtx.lexicon.load import Lexicon
from evtx.model import Mention
from evtx.pipeline import Engine, default_engine
from evtx.text.segment import segment

SUITE = Path(__file__).resolve().parents[3] / "shared" / "suites" / "places_dev.jsonl"

engine = cache(default_engine)


def places(text: str, home: str | None = None) -> list[Mention]:
    """The place mentions of a text without a title."""
    loaded: Engine = engine()
    lexicon: Lexicon = loaded.lexicon
    document = segment(text, lexicon.morphology, None)
    return annotate_places(document, lexicon, loaded.place_names, annotate_actor_names(document, lexicon), home)


def heads(text: str) -> list[str]:
    return [m.value.place.name for m in places(text) if m.value.head]


def only(text: str) -> Mention:
    found = [m for m in places(text) if m.value.head]
    assert len(found) == 1, [m.value.place.name for m in found]
    return found[0]


# text -> names of the places that are told as such, in order
NAMES = {
    "settlement word dropped": ("انفجرت عبوة في بلدة كفرنبل.", ["كفرنبل"]),
    "governorate word dropped": ("مقتل جنديين في محافظة كركوك.", ["كركوك"]),
    "container is no place of its own": ("قصف على بلدة سرمين بريف إدلب الشرقي.", ["سرمين"]),
    "container after a comma": ("انفجار في مدينة الشدادي، جنوبي الحسكة.", ["الشدادي"]),
    "governorate before the spot": ("في محافظة كركوك قرب حقل خباز وقع انفجار.", ["حقل خباز"]),
    "countryside alone": ("اشتباكات في ريف دير الزور الغربي.", ["دير الزور"]),
    "capital with its epithet": ("هز انفجار العاصمة الصومالية مقديشو.", ["مقديشو"]),
    "feature keeps its word": ("هاجموا نقطة قرب جسر الصبحة.", ["جسر الصبحة"]),
    "feature past a settlement word": ("هاجموا نقطة عند جسر بلدة البصيرة.", ["جسر البصيرة"]),
    "adjective of a field": ("وجدت جثة قرب حقل صفيان النفطي.", ["حقل صفيان"]),
    "airport with a word more": ("حلقت فوق مطار القامشلي الدولي.", ["مطار القامشلي"]),
    "definite class word and adjective": ("قصف السوق المركزي في مدينة الفاشر.", ["السوق المركزي"]),
    "name with its class word": ("انتشرت حول المنطقة الخضراء.", ["المنطقة الخضراء"]),
    "list after a plural class word": ("في قرى ذيبان والشعيطية والكشمة.", ["ذيبان", "الشعيطية", "الكشمة"]),
    "road of two towns": ("كمين على طريق الباب - منبج.", ["طريق الباب - منبج"]),
    "both ends of a road": ("قطع الطريق الواصل بين الرقة وتل أبيض.", ["الرقة", "تل أبيض"]),
    "unknown village": ("داهمت قرية السطاطية بريف الحسكة.", ["السطاطية"]),
    "unknown village in quotation marks": ('هجوم على قرية "تل الغزلان" بريف حماة.', ["تل الغزلان"]),
    "unknown camp of two nouns": ("سيطروا على حاجز معمل الزيت.", ["حاجز معمل الزيت"]),
    "part of a country": ("غارات على شمال غربي سوريا.", ["شمال غربي سوريا"]),
    "spelling with alef": ("اشتباكات في بلدة كفرلاتا جنوب إدلب.", ["كفرلاتا"]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "names"), NAMES.values(), ids=NAMES)
def test_names(text: str, names: list[str]) -> None:
    assert heads(text) == names


NO_PLACE = {
    "body parts": "أصيب الشاب في الرأس والصدر.",
    "adjective after a plural class word": "قصف أحياء مزدحمة ومناطق واسعة.",
    "indefinite class word and adjective": "هاجم مسلحون حاجزاً أمنياً في منطقة زراعية.",
    "abstract noun after a class word": "انتشرت القوات في منطقة العمليات.",
    "military council": "أعلن مجلس دير الزور العسكري حملة.",
    "news agency": "نقلت وكالة الأناضول الخبر.",
    "by means of": "هربوا عن طريق البحر.",
    "existential there": "هناك استعدادات عسكرية.",
    "perpetrator, not crossing": "قُتل منفذ الهجوم.",
}


@pytest.mark.parametrize("text", NO_PLACE.values(), ids=NO_PLACE)
def test_no_place(text: str) -> None:
    assert [m.value.place.name for m in places(text) if not m.rule.endswith(".owner")] == []


ROLES = {
    "office holder": ("قال محافظ الحسكة إن الوضع هادئ.", "owner"),
    "sources": ("أكدت مصادر محلية في الحسكة دخول رتل.", "source"),
    "reporter": ("وقال مراسلنا في حلب إن القصف تجدد.", "source"),
    "stationed": ("قصفت القوات المتمركزة في عياش القرية.", "seat"),
    "inhabitants": ("تظاهر أهالي منبج.", "resident"),
    "dateline": ("دمشق - صفا\nقتل شخصان.", "dateline"),
}


@pytest.mark.parametrize(("text", "role"), ROLES.values(), ids=ROLES)
def test_whose_place_it_is(text: str, role: str) -> None:
    assert places(text)[0].rule.rpartition(".")[2] == role


PRECISION = {
    "the town": ("انفجار في مدينة منبج.", "exact"),
    "the governorate": ("انفجار في محافظة درعا.", "admin1"),
    "countryside": ("انفجار في ريف درعا الشرقي.", "near"),
    "direction": ("انفجار شمالي منبج.", "near"),
    "distance": ("كمين على بعد 10 كم شرق مدينة تدمر.", "near"),
    "near": ("انفجار بالقرب من منبج.", "near"),
    "country": ("انفجارات في ليبيا.", "country"),
    "region": ("غارة على جنوب لبنان.", "area"),
}


@pytest.mark.parametrize(("text", "precision"), PRECISION.values(), ids=PRECISION)
def test_precision(text: str, precision: str) -> None:
    assert only(text).value.place.precision == precision


def test_unknown_village_takes_its_container() -> None:
    place = only("داهمت قوة قرية السطاطية بريف الحسكة.").value.place
    assert (place.id, place.admin1, place.country) == (None, "Al-Hasakah", "SY")
    assert place.precision != "exact"
    assert place.lat is not None
    assert place.radius_km is not None


def test_unknown_village_of_nowhere_has_no_point() -> None:
    place = only("انفجرت عبوة في قرية السطاطية.").value.place
    assert (place.admin1, place.country, place.lat, place.lon) == (None, None, None, None)


def test_namesake_by_governorate() -> None:
    homs = only("غارة على قرية المشرفة في ريف حمص.").value.place
    hama = only("غارة على قرية الحمرا في ريف حماة.").value.place
    assert (homs.admin1, hama.admin1) == ("Homs", "Hama")


def test_class_word_settles_governorate_or_town() -> None:
    assert only("قصف على محافظة الحسكة.").value.place.kind == "admin1"
    assert only("قصف على مدينة الحسكة.").value.place.kind == "settlement"


def test_definite_noun_takes_up_the_town() -> None:
    found = places("وصل الوفد إلى القامشلي. وحلقت طائرة قرب مطار المدينة ثم شرق المدينة.")
    assert [m.value.place.name for m in found] == ["القامشلي", "مطار القامشلي", "القامشلي"]


def test_capital_of_two_countries_follows_the_article() -> None:
    libya = places("اشتباكات في طرابلس بين مجموعات من مصراتة والزاوية.")[0].value.place
    lebanon = places("اشتباكات في طرابلس، وقطع الطريق بين بيروت وصيدا.")[0].value.place
    assert (libya.country, lebanon.country) == ("LY", "LB")


def test_name_on_its_own_has_latin_spelling() -> None:
    assert only("انفجرت عبوة في قرية السطاطية.").value.place.name_en == "Al-Satatiyah"


def test_spans_are_the_text() -> None:
    text = "في بلدة كفرنبل بريف إدلب، وعلى طريق الباب - منبج، وفي قريتي ذيبان والكشمة."
    for mention in places(text):
        assert text[mention.start : mention.end] == mention.value.place.text


@pytest.mark.skipif(not SUITE.exists(), reason="the suite lies outside the repository and is not here")
def test_suite_of_names_resolves_in_a_syrian_article() -> None:
    rows = [json.loads(line) for line in SUITE.read_text(encoding="utf-8").splitlines()]
    frame = "شهدت مناطق في سوريا تطورات، منها انفجار في محافظة حمص.\nوقع انفجار في منطقة {}."
    missed, far = [], []
    for row in rows:
        found = [m.value.place for m in places(frame.format(row["name"])) if m.start > 60 and m.value.place.id]
        if not found:
            missed.append(row["name"])
        elif _kilometres(found[0].lat, found[0].lon, row["lat"], row["lon"]) > row["within_km"]:
            far.append(row["name"])
    assert missed == []
    assert len(far) <= 0.05 * len(rows), far


def _kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    dx = (lon - other_lon) * math.cos(math.radians(lat))
    return 111.2 * math.hypot(lat - other_lat, dx)
