"""What the record of an incident holds: values in the stated order, unions, spreads, contradictions kept."""

from __future__ import annotations

from dataclasses import replace

from evtx.dedupe.ballot import Vote, dissent, elect
from evtx.incident import Incident
from evtx.model import ArticleRef, Related
from tests.dedupe.cases import events_of, incidents

BASE = {"type": "bombing/car_bomb", "when": "2021-03-09", "where": "الكرادة, Baghdad, IQ", "killed": 9, "wounded": 20}


def one(*told: dict) -> Incident:
    """The one incident of tellings by outlets a, b, c ... on following days of publication."""
    outlets = "waha nahr sahel furat badia".split()
    rows = [{**BASE, "by": f"{outlets[n]} 2021-03-{9 + n // 3:02}", **t} for n, t in enumerate(told)]
    (incident,) = incidents(events_of(rows))
    return incident


def vote(member: int, value: str, voice: int | None = None, published: int = 1, detail: float = 0.0) -> Vote[str]:
    return Vote(member, member if voice is None else voice, published, value, value, detail)


def same(one: str, two: str) -> bool:
    return one == two


def won(*votes: Vote[str]) -> str:
    chosen = elect(votes, same)
    assert chosen is not None
    return chosen.value


def test_most_outlets_come_first():
    assert won(vote(0, "a", detail=9, published=9), vote(1, "b"), vote(2, "b")) == "b"


def test_then_the_most_specific():
    assert won(vote(0, "a", detail=2), vote(1, "b", published=9)) == "a"


def test_then_the_latest():
    assert won(vote(0, "a"), vote(1, "b", published=2)) == "b"
    assert won(vote(0, "b", published=2), vote(1, "a")) == "b"


def test_a_witness_has_one_vote_its_latest():
    copies = [vote(0, "a", voice=0), vote(1, "a", voice=0), vote(2, "a", voice=0)]
    assert won(*copies, vote(3, "b"), vote(4, "b")) == "b"
    assert won(vote(0, "a", voice=0), vote(1, "b", voice=0, published=2)) == "b"


def test_nobody_tells_it():
    assert elect([], same) is None


def test_dissent_is_kept_by_value():
    votes = [vote(0, "a"), vote(1, "b"), vote(2, "b"), vote(3, "c")]
    chosen = elect(votes, same)
    assert chosen is not None
    assert {key: [v.member for v in others] for key, others in dissent(votes, chosen, same).items()} == {
        "a": [0],
        "c": [3],
    }


def test_a_vaguer_place_does_not_contradict_and_does_not_win():
    incident = one({"where": "بغداد, Baghdad, IQ"}, {"where": "بغداد, Baghdad, IQ"}, {})
    assert incident.place is not None
    assert incident.place.id == "iq-karrada"
    assert incident.claims == ()


def test_another_village_is_kept():
    told = {"type": "bombing/ied", "killed": 7, "wounded": 12}
    here, there = {**told, "where": "سرمين, Idlib, SY"}, {**told, "where": "النيرب, Idlib, SY"}
    incident = one(here, here, there)
    assert incident.place is not None
    assert incident.place.id == "sy-sarmin"
    (claim,) = incident.claims
    assert (claim.field, claim.value, claim.outlets) == ("place", "Al-Nayrab (Idlib)", ("sahel",))
    assert claim.events == (incident.members[[a.outlet for a in incident.articles].index("sahel")],)


def test_a_day_that_is_told_beats_the_publication_day():
    incident = one({"when": "news", "by": "waha 2021-03-10"}, {"when": "news", "by": "nahr 2021-03-10"}, {})
    assert incident.date is not None
    assert (incident.date.start, incident.date.precision) == ("2021-03-09", "day")
    assert incident.claims == ()


def test_the_part_of_the_day_is_kept_with_the_day():
    incident = one({}, {}, {"when": "2021-03-09 morning"})
    assert incident.date is not None
    assert incident.date.part == "morning"


def test_a_word_that_says_more_wins():
    assert one({"type": "explosion"}, {"type": "explosion"}, {}).type == "bombing"
    assert one({"type": "explosion"}, {}).claims == ()


def test_figures_spread_and_say_who_says_what():
    incident = one({"killed": [8]}, {"killed": 9}, {"killed": 11}, {"killed": 9})
    killed = incident.casualties["killed"]
    assert (killed.min, killed.max) == (9, 9)
    spread = incident.spread["killed"]
    assert (spread.min, spread.max) == (8, None)
    assert [(b.source, b.min, b.max) for b in spread.by] == [
        ("nahr", 9, 9), ("sahel", 11, 11), ("waha", 8, None), ("furat", 9, 9)
    ]  # fmt: skip
    assert "wounded" not in incident.spread


def test_actors_items_victims_and_sources_are_united():
    incident = one(
        {"who": ["isis suspected", "civilians target"], "things": ["car_bomb used"]},
        {"who": ["isis initiator"], "things": ["market targeted", "car_bomb used"], "victims": ["سعد الجبوري"]},
        {"who": ["civilians target"], "victims": ["سعد الجبوري", "علي حسن"]},
    )
    assert [(a.id, a.role) for a in incident.actors] == [
        ("isis", "initiator"), ("civilians", "target"), ("isis", "suspected")
    ]  # fmt: skip
    assert {(i.id, i.use) for i in incident.items} == {("car_bomb", "used"), ("market", "targeted")}
    assert len(incident.items) == 2
    assert {v.name for v in incident.victims} == {"سعد الجبوري", "علي حسن"}


def test_contrary_doers_are_both_kept_and_named_as_a_contradiction():
    incident = one({"who": ["isis initiator"]}, {"who": ["isis initiator"]}, {"who": ["ypg initiator"]})
    assert [a.id for a in incident.actors] == ["isis", "ypg"]
    (claim,) = incident.claims
    assert (claim.field, claim.value, claim.outlets) == ("actors.initiator", "ypg", ("sahel",))


def test_the_note_and_the_codes_are_those_of_the_canonical_values():
    incident = one({"type": "bombing/suicide"}, {"type": "bombing/suicide"}, {})
    assert incident.codes.acled == ("Explosions/Remote violence", "Suicide bomb")
    assert "suicide bombing" in incident.notes_en
    assert "9 killed" in incident.notes_en
    assert incident.notes_en.endswith("Told by 3 independent outlets.")


def test_evidence_and_article_belong_together():
    incident = one({}, {}, {})
    assert incident.evidence.text in {t.evidence.text for t in incident.tellings if t.article == incident.article}


def test_one_outlet_is_one_witness():
    assert one({"by": "waha 2021-03-09"}, {"by": "waha 2 2021-03-10"}).witnesses == 1


def test_names_of_one_outlet_are_one():
    """The name that a page gives, and the id of the template."""
    events = events_of([{**BASE, "by": "waha 2021-03-09"}, {**BASE, "by": "nahr 2021-03-09"}])
    renamed = [
        replace(e, article=replace(e.article, outlet=name))
        for e, name in zip(events, ("aljazeera", "الجزيرة نت"), strict=True)
    ]
    assert [i.witnesses for i in incidents(renamed)] == [1]


def test_articles_without_an_outlet_are_witnesses_of_their_own():
    events = events_of([{**BASE, "by": "waha 2021-03-09"}, {**BASE, "by": "nahr 2021-03-09"}])
    nameless = [replace(e, article=replace(e.article, outlet=None)) for e in events]
    assert [i.witnesses for i in incidents(nameless)] == [2]


def test_two_that_retell_one_agency_are_one_witness():
    told = {"retells": "رويترز"}
    assert one(told, told, {}).witnesses == 2


def test_related_events_of_other_incidents_stay():
    events = events_of([{**BASE, "by": "waha 2021-03-09"}, {**BASE, "by": "nahr 2021-03-09"}])
    other = Related("e_00000000000000aa", "coupled")
    linked = [replace(events[0], related=(other, Related(events[1].id, "reply"))), events[1]]
    assert [i.related for i in incidents(linked)] == [(other,)]


def test_a_single_event_is_an_incident_too():
    (event,) = events_of([{**BASE, "by": "waha 2021-03-09"}])
    (incident,) = incidents([event])
    assert (incident.id, incident.members, incident.witnesses, incident.tellings) == (event.id, (event.id,), 1, ())
    assert isinstance(incident.articles[0], ArticleRef)
    assert incident.notes_en == event.notes_en
