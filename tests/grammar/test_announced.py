"""Acts that their doers announce, headlines of two acts, and people who are taken in a storming."""

from __future__ import annotations

import pytest

from evtx.model import Event
from tests.grammar.test_places import events

TELLERS = {
    "أعلن الجيش السوداني": "sudan_army",
    "أعلنت وزارة الدفاع الروسية": "russia",
    "أعلن الجيش العراقي": "iraq_army",
}
BLOWS = ["تدمير مستودع ذخيرة", "استهداف مخبأ للمسلحين", "القضاء على قيادي في تنظيم داعش"]
MEANS = {"بغارة جوية": "airstrike", "بضربة صاروخية": "shelling"}


def doers(event: Event) -> set[str]:
    return {actor.id for actor in event.actors if actor.role == "initiator"}


@pytest.mark.parametrize("teller", TELLERS)
@pytest.mark.parametrize("blow", BLOWS)
@pytest.mark.parametrize("means", MEANS)
def test_who_announces_a_blow_struck(teller, blow, means):
    found = events(f"{teller} {blow} {means} قرب تدمر.")
    assert [(e.type, doers(e)) for e in found] == [(MEANS[means], {TELLERS[teller]})]


def test_who_announces_what_others_struck_did_not():
    (told,) = events("أعلنت وزارة الصحة تدمير مستشفى بغارة جوية في صعدة.")
    assert doers(told) == set()
    (told,) = events("أعلن الجيش الأوكراني تدمير محطة كهرباء بضربة صاروخية روسية في خاركيف.")
    assert doers(told) == {"russia"}


@pytest.mark.parametrize(
    "told", ["قالت وزارة الدفاع الروسية إن قواتها", "قال الجيش السوداني إن قواته", "أكدت الحركة أن مقاتليها"]
)
def test_own_forces_take_ground(told):
    (found,) = events(f"{told} {'سيطروا' if 'مقاتليها' in told else 'سيطرت'} على قرية شمال تدمر.")
    assert (found.type, found.subtype) == ("territory", "captured")


@pytest.mark.parametrize("things", ["أربع عربات قتالية", "4 آليات", "كميات من الأسلحة", "مدرعة وذخائر"])
def test_arms_and_vehicles_are_no_ground(things):
    found = events(f"استولت قوات الدعم السريع على {things} في بارا.")
    assert [e.type for e in found] == ["seizure"]


def test_ground_with_arms_in_it_is_ground():
    found = events("استولت قوات الدعم السريع على بلدة بارا وعلى أربع عربات قتالية.")
    assert "territory" in [e.type for e in found]


@pytest.mark.parametrize("stormed", ["مسجدا", "مدرسة", "قرية"])
def test_who_storm_a_place_to_take_people_abduct_them(stormed):
    (told,) = events(
        f"مسلحون يخطفون 40 شخصا في زمفرا\n\nقال سكان إن مسلحين اقتحموا {stormed} في بلدة غوساو بولاية زمفرا يوم الجمعة "
        "واختطفوا نحو 40 شخصا."
    )
    assert told.type == "abduction" and told.casualties["abducted"].max == 40
    (told,) = events(f"اقتحم مسلحون {stormed} في غوساو يوم الجمعة وقتلوا ثلاثة أشخاص واختطفوا سبعة آخرين.")
    assert told.type == "armed_attack"


def test_a_headline_of_two_acts_is_two_clauses():
    raid, blaze = sorted(
        events(
            "الاحتلال يعتقل 12 فلسطينيا ومستوطنون يحرقون مركبتين\n\n"
            "اعتقلت قوات الاحتلال الإسرائيلي فجر الاثنين 12 فلسطينيا في مدينة نابلس.\n\n"
            "وفي السياق، أحرق مستوطنون مركبتين في قرية دوما."
        ),
        key=lambda e: e.type,
    )
    assert (raid.type, blaze.type) == ("arrest", "property_destruction")
    assert not raid.items and [(i.id, i.use) for i in blaze.items] == [("vehicle", "destroyed")]


@pytest.mark.parametrize("army", ["الدفاعات الجوية الأوكرانية", "سلاح الجو الأوكراني", "الجيش الأوكراني"])
def test_what_is_launched_does_not_fly_at_home(army):
    verb = "أسقطت" if army.endswith("ية") else "أسقط"
    (told,) = events(f"{verb} {army} 34 طائرة مسيرة أطلقتها روسيا باتجاه جنوب البلاد.")
    assert told.place is not None and told.place.country == "UA"


@pytest.mark.parametrize("hits", ["إصابات مباشرة", "إصابات دقيقة", "إصابات محققة"])
def test_direct_hits_hurt_nobody(hits):
    (told,) = events(f"قصفت مدفعية حزب الله ثكنة زرعيت أمس وحققت {hits}.")
    assert "wounded" not in told.casualties


def test_suspects_behind_a_long_subject_are_arrested():
    (told,) = events("ضبطت فرق مكافحة الإرهاب في إسطنبول 12 مشتبها بالانتماء إلى داعش.")
    assert told.type == "arrest" and told.casualties["detained"].max == 12


@pytest.mark.parametrize("band", ["مجموعة من المستوطنين", "مجموعة أخرى من المستوطنين", "عشرات المستوطنين"])
def test_settlers_in_a_band_are_settlers(band):
    (told,) = events(f"اعتدت {band} على المزارعين شمال بلدة حوارة.")
    assert (told.type, doers(told)) == ("armed_attack", {"settlers"})


def test_an_aircraft_shot_down_near_a_place_did_not_shoot():
    found = events("تبنى حزب العمال الكردستاني إسقاط مروحية عسكرية تركية قرب جبل قنديل مات فيها ثمانية جنود.")
    (told,) = [e for e in found if e.type == "interception"]
    assert "turkey" not in doers(told) and [i.use for i in told.items] == ["destroyed"]


def test_caches_are_no_ground():
    (told,) = events("وضعت قوة من الجيش يدها على ثلاثة مخابئ للأسلحة في جيجل.")
    assert told.type == "seizure"
