"""The actor files and the source names: form, ids, parents, and that no name means two actors at one time and place."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import evtx
from evtx.annotate.actors.mentions import annotate_actor_names, annotate_actor_nouns
from evtx.lexicon.load import default_lexicon
from evtx.lexicon.who import Setting, at_home, resolve
from evtx.model import SOURCE_KINDS
from evtx.text.disambiguate import disambiguate
from evtx.text.normalize import fold_text
from evtx.text.segment import segment

DATA = Path(evtx.__file__).parent / "data"
FILES = sorted((DATA / "actors").glob("*.toml"))
GENERIC = "generic.toml"
KINDS = frozenset(
    re.findall(
        r"\w+",
        """state government army police security militia armed_group coalition party io ngo media civil people
    tribe""",
    )
)
KEYS = frozenset(
    """id name_en kind country parent unit backed body names short hostile adjectives metonyms nouns dated ucdp
    acled""".split()
)
DATED_KEYS = frozenset({"names", "metonyms", "adjectives", "from", "to", "countries"})
# ISO-2, or ISO-2 and the codebook's spelling of a first-level division.
COUNTRY = re.compile(r"[A-Z]{2}(:[A-Z][A-Za-z' -]+)?")
NOT_ALLOWED = re.compile('[\u0640\u06cc\u06a9\u200e\u200f\u202a-\u202e\u2066-\u2069"“”«»]')
CODEBOOK = re.findall(
    r"\w+",
    """
coalition usa russia turkey iran israel uk france un syria_regime syria_government fifth_corps national_defence
fourth_division iran_militias iraqi_resistance hezbollah sdf ypg asayish deir_ezzor_mc hajin_mc syriac_mc sdf_admin
isis al_qaeda hts sna free_army tribal_army tribes pkk pmf iraq_army iraq_police iraq_government peshmerga
kurdistan_region lebanon_army hamas islamic_jihad palestinian_authority houthis yemen_government stc saudi_arabia uae
sudan_army rsf libya_lna libya_gnu egypt_army taliban afghanistan_government pakistan_army afghanistan pakistan
arab_coalition opposition_factions national_guard men_of_dignity civil_defence red_crescent al_shabaab
somalia_government jnim settlers civilians unknown_gunmen protesters police army security_forces militants
journalists officials smugglers prisoners
""",
)


@dataclass(frozen=True, slots=True)
class Claim:
    """That a folded name means an actor, between two days and in some countries (empty: always, everywhere)."""

    name: str
    actor: str
    start: str
    end: str
    countries: frozenset[str]
    dated: bool


def _entries() -> Iterator[tuple[str, dict[str, Any]]]:
    for path in FILES:
        for entry in tomllib.loads(path.read_text(encoding="utf-8"))["actor"]:
            yield path.name, entry


ENTRIES = list(_entries())
IDS = [entry["id"] for _, entry in ENTRIES]


def _claims(entry: dict[str, Any], key: str) -> Iterator[Claim]:
    plain = [*entry.get(key, ()), *(entry.get("hostile", ()) if key == "names" else ())]
    for name in plain:
        yield Claim(fold_text(name), entry["id"], "", "", frozenset(), False)
    for table in entry.get("dated", ()):
        where = frozenset(table.get("countries", ()))
        for name in table.get(key, ()):
            yield Claim(fold_text(name), entry["id"], table.get("from", ""), table.get("to", ""), where, True)


def _texts(entry: dict[str, Any]) -> Iterator[str]:
    for table in (entry, *entry.get("dated", ())):
        for key in ("names", "hostile", "adjectives", "metonyms"):
            yield from table.get(key, ())
    for noun in entry.get("nouns", ()):
        yield noun["noun"]
        yield from noun["plural"]


def _meet(one: Claim, other: Claim) -> bool:
    """Whether two claims on a name can hold at the same time and place, with nothing to choose between them."""
    if one.dated != other.dated:
        return False  # the dated one goes before
    in_time = (not one.end or other.start <= one.end) and (not other.end or one.start <= other.end)
    return in_time and (not one.countries or not other.countries or bool(one.countries & other.countries))


def _contested(entries: list[dict[str, Any]], key: str) -> list[tuple[Claim, Claim]]:
    by_name: dict[str, list[Claim]] = defaultdict(list)
    for entry in entries:
        for claim in _claims(entry, key):
            by_name[claim.name].append(claim)
    return [
        (one, other)
        for claims in by_name.values()
        for number, one in enumerate(claims)
        for other in claims[number + 1 :]
        if one.actor != other.actor and _meet(one, other)
    ]


def test_ids_are_unique_and_plain() -> None:
    assert len(IDS) == len(set(IDS))
    assert [i for i in IDS if not re.fullmatch(r"[a-z][a-z0-9_]*", i)] == []


def test_every_id_of_the_codebook_is_there() -> None:
    assert set(CODEBOOK) - set(IDS) == set()


def test_three_hundred_organisations() -> None:
    assert sum(entry["kind"] != "people" for _, entry in ENTRIES) >= 300


def test_parents_exist_without_circles() -> None:
    parents = {entry["id"]: entry.get("parent", "") for _, entry in ENTRIES}
    assert {p for p in parents.values() if p} - set(IDS) == set()
    for actor in parents:
        seen = [actor]
        while parents[seen[-1]]:
            assert parents[seen[-1]] not in seen
            seen.append(parents[seen[-1]])


@pytest.mark.parametrize(("file", "entry"), ENTRIES, ids=IDS)
def test_form_of_an_entry(file: str, entry: dict[str, Any]) -> None:
    assert set(entry) <= KEYS
    assert entry["kind"] in KINDS
    assert entry["name_en"].isprintable() and entry["name_en"]
    assert not entry["country"] or re.fullmatch("[A-Z]{2}", entry["country"])
    assert entry["names"], "the first name is shown"
    assert ("nouns" in entry) <= (file == GENERIC), "only generic actors have nouns"
    for text in _texts(entry):
        assert text == unicodedata.normalize("NFC", " ".join(text.split())), text
        assert not NOT_ALLOWED.search(text), text
    for table in entry.get("dated", ()):
        assert set(table) <= DATED_KEYS and (table.get("names") or table.get("metonyms"))
        assert table.get("from") or table.get("to") or table.get("countries"), "a dated name needs a date or a country"
        days = [date.fromisoformat(table[k]) for k in ("from", "to") if k in table]
        assert days == sorted(days)
        assert all(COUNTRY.fullmatch(c) for c in table.get("countries", ()))


@pytest.mark.parametrize("entry", [e for _, e in ENTRIES], ids=IDS)
def test_an_actor_lists_a_name_once(entry: dict[str, Any]) -> None:
    folded = [fold_text(n) for n in (*entry["names"], *entry.get("hostile", ()))]
    assert sorted(folded) == sorted(set(folded))


@pytest.mark.parametrize("key", ["names", "metonyms", "adjectives"])
def test_no_name_means_two_actors_at_once(key: str) -> None:
    assert _contested([e for _, e in ENTRIES], key) == []


def test_contest_is_seen() -> None:
    same = [{"id": "a", "names": ["الجيش الأول"]}, {"id": "b", "names": ["الجيش الاول"]}]
    apart = [
        {"id": "a", "names": [], "dated": [{"names": ["الجيش"], "to": "2024-12-07", "countries": ["SY"]}]},
        {"id": "b", "names": [], "dated": [{"names": ["الجيش"], "from": "2024-12-08", "countries": ["SY"]}]},
    ]
    assert len(_contested(same, "names")) == 1
    assert _contested(apart, "names") == []


CASES = [
    ("الجيش السوري", "2024-12-07", "SY", "syria_regime"),
    ("الجيش السوري", "2024-12-08", "SY", "syria_government"),
    ("الحكومة السورية", "2023-01-01", "SY", "syria_regime"),
    ("القوات الحكومية", "2025-05-01", "SY", "syria_government"),
    ("القوات الحكومية", "2019-05-01", "YE", "yemen_government"),
    ("القوات الحكومية", "2019-05-01", "SO", "somalia_government"),
    ("ميليشيا أسد", "2021-06-18", "SY", "syria_regime"),
    ("مليشيات أسد", "2021-06-18", "SY", "syria_regime"),
    ("قوى الأمن الداخلي", "2021-06-18", "SY", "asayish"),
    ("قوى الأمن الداخلي", "2025-06-18", "SY", "syria_government"),
    ("قوى الأمن الداخلي", "2025-06-18", "LB", "lebanon_isf"),
    ("الحرس الوطني", "2025-11-14", "SY", "national_guard"),
    ("الحرس الوطني", "2015-11-14", "TN", "tunisia_national_guard"),
    ("الجيش", "2024-01-01", "SD", "sudan_army"),
    ("الجيش", "2024-01-01", "LB", "lebanon_army"),
    ("الجيش", "2024-01-01", "FJ", "fiji"),
    ("الجيش", "2024-01-01", "PH", "philippines_army"),
    ("الجيش", "2024-01-01", "PS", "israel"),
    ("السلطات العسكرية", "2019-02-26", "DZ", "algeria_army"),
    ("السلطات", "2019-02-26", "NE", "niger_army"),
    ("جندي", "2016-01-01", "EG", "egypt_army"),
    ("شرطي", "2016-01-01", "EG", "police"),
    ("شرطي", "2016-01-01", "IQ", "iraq_police"),
    ("الشرطة", "2021-09-05", "IQ", "iraq_police"),
    ("الشرطة", "2021-09-05", "FJ", "police"),
    ("الشرطة الاتحادية", "2021-09-05", "IQ", "iraq_police"),
    ("التحالف", "2021-09-05", "SY", "coalition"),
    ("التحالف", "2017-09-05", "YE", "arab_coalition"),
    ("التحالف الدولي", "2011-05-01", "LY", "nato"),
    ("الاحتلال", "2024-05-01", "PS", "israel"),
    ("الاحتلال", "2005-05-01", "IQ", "usa"),
    ("المرتزقة", "2020-05-01", "YE", "yemen_government"),
    ("المليشيا", "2024-05-01", "SD", "rsf"),
    ("الحكومة الأفغانية", "2021-08-14", "AF", "afghanistan_government"),
    ("الحكومة الأفغانية", "2021-08-15", "AF", "taliban"),
    ("فرقة السلطان مراد", "2019-10-01", "SY", "sna"),
    ("فرقة السلطان مراد", "2021-10-01", "SY", "sna"),
    ("أنصار الشريعة", "2014-10-01", "LY", "ansar_al_sharia_libya"),
    ("أنصار الشريعة", "2014-10-01", "YE", "al_qaeda"),
    ("المقاومة الإسلامية", "2024-01-11", "IQ", "iraqi_resistance"),
    ("المقاومة الإسلامية", "2024-01-11", "LB", "hezbollah"),
    ("كتائب حزب الله", "2024-01-11", "IQ", "kataib_hezbollah"),
    ('تنظيم "الدولة"', "2021-06-26", "SY", "isis"),
    ("عصابات داعش", "2021-06-26", "IQ", "isis"),
    ("القوات الأميركية", "2021-06-26", "SY", "usa"),
    ("وزارة الدفاع التركية", "2020-04-28", "SY", "turkey"),
    ("مسلحون مجهولون", "2020-04-28", "SY", "unknown_gunmen"),
]


@pytest.mark.parametrize(("name", "day", "country", "actor"), CASES, ids=[f"{c[0]} {c[1]} {c[2]}" for c in CASES])
def test_a_name_means_its_actor_by_day_and_country(name: str, day: str, country: str, actor: str) -> None:
    lexicon = default_lexicon()
    document = segment(name, lexicon.morphology)
    names = annotate_actor_names(document, lexicon)
    mentions = [*names, *annotate_actor_nouns(document, disambiguate(document), names, (), lexicon)]
    setting = Setting(day, country)
    meant = [resolve(m.value, setting) for m in mentions]
    assert [at_home(i, setting, lexicon.homes) for i in meant if i is not None] == [actor]


SOURCES = tomllib.loads((DATA / "cues" / "sources.toml").read_text(encoding="utf-8"))


def test_outlets_have_unique_ids_and_names() -> None:
    ids = [o["id"] for o in SOURCES["outlet"]]
    names = [fold_text(n) for o in SOURCES["outlet"] for n in o["names"]]
    assert len(ids) == len(set(ids)) >= 150
    assert [n for n in set(names) if names.count(n) > 1] == []


def test_source_kinds_are_those_of_the_codebook() -> None:
    kinds = [s["kind"] for s in SOURCES["source_noun"]]
    assert sorted(kinds) == sorted(SOURCE_KINDS)
    assert {o["kind"] for o in SOURCES["outlet"]} <= set(SOURCE_KINDS)


def test_a_source_phrase_has_one_kind_and_longer_ones_stand_first() -> None:
    phrases = [fold_text(p) for s in SOURCES["source_noun"] for p in s["phrases"]]
    assert [p for p in set(phrases) if phrases.count(p) > 1] == []
    for table in SOURCES["source_noun"]:
        lengths = [len(p.split()) for p in table["phrases"]]
        assert lengths == sorted(lengths, reverse=True)
