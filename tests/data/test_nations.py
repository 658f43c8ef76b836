"""Countries by nationality, their bodies, and the leaders in office: completeness, ids that exist, days that matter."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pytest
from babel import Locale

import evtx
from evtx.annotate.actors.mentions import annotate_actor_names
from evtx.annotate.actors.state_bodies import annotate_state_bodies
from evtx.errors import EvtxError
from evtx.lexicon.leaders import read_leaders
from evtx.lexicon.load import default_lexicon
from evtx.lexicon.nations import KINDS, read_bodies, read_nations
from evtx.lexicon.who import Setting, resolve
from evtx.text.segment import segment

DATA = Path(evtx.__file__).parent / "data"
NATIONS = tomllib.loads((DATA / "nations.toml").read_text(encoding="utf-8"))["nation"]
LEADERS = tomllib.loads((DATA / "leaders.toml").read_text(encoding="utf-8"))["leader"]
# Territories in CLDR's list that are no states of their own in the news: dependencies, and regions of other kinds.
MEMBERS = frozenset(
    """AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN CO
    CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH GM GN GQ GR GT GW GY HN HR HT HU ID IE
    IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM
    MN MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG PH PK PL PS PT PW PY QA RO RS RU RW SA SB SC SD SE
    SG SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VN VU WS YE ZA
    ZM ZW""".split()
)

lexicon = cache(default_lexicon)


def ids_of(text: str, day: str | None = None, country: str | None = None) -> list[str | None]:
    document = segment(text, lexicon().morphology)
    return [resolve(m.value, Setting(day, country)) for m in annotate_actor_names(document, lexicon())]


def test_every_state_has_a_nationality():
    assert set(Locale("en").territories) >= MEMBERS
    assert MEMBERS - {n["country"] for n in NATIONS} == set()
    assert [n["country"] for n in NATIONS if not n.get("adjectives") and not n.get("shy")] == []


def test_each_country_once():
    countries = [n["country"] for n in NATIONS]
    assert sorted(countries) == sorted(set(countries))


def test_bodies_are_actors():
    used = {n[kind] for n in NATIONS for kind in KINDS if kind in n}
    used |= {d[kind] for n in NATIONS for d in n.get("dated", ()) for kind in KINDS if kind in d}
    used |= {actor for n in NATIONS for actor in n.get("here", {}).values()}
    used |= {leader["actor"] for leader in LEADERS}
    assert used - set(lexicon().actors) == set()


BODIES = [
    ("الجيش الفلبيني", None, "philippines_army"),
    ("الشرطة الكينية", None, "police"),
    ("القوات الأفغانية", "2012-03-01", "afghanistan_government"),
    ("القوات الأفغانية", "2024-03-01", "taliban"),
    ("الطائرات الحربية الروسية", None, "russia"),
    ("الحكومة الصومالية", None, "somalia_government"),
    ("القوات المالية", None, "mali_army"),
]


@pytest.mark.parametrize(("text", "day", "actor"), BODIES)
def test_a_body_with_a_nationality(text, day, actor):
    assert ids_of(text, day) == [actor]


def test_two_nationalities_are_two_bodies():
    assert ids_of("القوات الأفغانية والباكستانية", "2024-03-01") == ["taliban", "pakistan_army"]


def test_a_common_word_is_no_nationality():
    document = segment("ارتفعت الأسعار في الأسواق المالية.", lexicon().morphology)
    assert annotate_state_bodies(document, lexicon()) == []


TERMS = [
    ("بوتين", "2015-03-01", None, "russia"),
    ("أردوغان", "2019-10-10", None, "turkey"),
    ("نتنياهو", "2023-11-02", None, "israel"),
    ("نتنياهو", "2004-11-02", None, None),
    ("البرهان", "2023-05-01", "SD", "sudan_army"),
    ("حميدتي", "2023-05-01", "SD", "rsf"),
    ("حفتر", "2019-04-05", "LY", "libya_lna"),
    ("بريغوجين", "2024-01-01", None, None),
]


@pytest.mark.parametrize(("name", "day", "country", "actor"), TERMS)
def test_a_leader_acts_while_in_office(name, day, country, actor):
    assert {i for i in ids_of(name, day, country) if i} == ({actor} if actor else set())


FAULTS = [
    (read_nations, {"nation": [{"country": "XX", "demonym": "X", "adjectives": ["كذا"]}]}, "state"),
    (read_nations, {"nation": [{"country": "XX", "demonym": "X", "state": "x", "navy": "y"}]}, "navy"),
    (read_bodies, {"body": [{"kind": "navy", "phrases": ["بحرية"]}]}, "kind"),
    (read_leaders, {"leader": [{"name_en": "X", "actor": "x", "names": ["كذا"], "terms": [["2020-01-01"]]}]}, "term"),
    (
        read_leaders,
        {"leader": [{"name_en": "X", "actor": "x", "names": ["كذا"], "terms": [["2020-01-01", "2019-01-01"]]}]},
        "ends before",
    ),
]


@pytest.mark.parametrize(("read", "table", "word"), FAULTS)
def test_a_fault_in_the_data_is_named(read, table, word):
    with pytest.raises(EvtxError, match=word):
        list(read(Path("x.toml"), table))
