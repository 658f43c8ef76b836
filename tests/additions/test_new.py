"""Entries are begun with all that can be guessed, can be read as they are, and never take anything away."""

from __future__ import annotations

import csv
import tomllib

import pytest

from evtx.additions.check import check_folder
from evtx.additions.guess import slug, trigger_kind
from evtx.additions.new import Told, new_actor, new_place, new_rule
from evtx.config import EVENT_TYPES
from evtx.errors import UsageError
from evtx.lexicon.load import default_lexicon
from evtx.pipeline import default_engine
from evtx.runs import load_engine

NAME = "كتيبة نسور الجزيرة"


def entry(begun):
    (found,) = tomllib.loads(begun.file.read_text(encoding="utf-8"))["actor"]
    return found


def row(begun):
    lines = [line for line in begun.file.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t"))[-1]


# ---------------------------------------------------------------- actors


def test_an_actor(tmp_path):
    begun = new_actor(tmp_path, NAME, Told(), default_engine())
    assert begun.file == tmp_path / "actors" / "own.toml"
    assert entry(begun) == {
        "id": "katibah_nasur_al_jazirah", "name_en": "Katibah Nasur al-Jazirah", "kind": "armed_group",
        "country": "SD", "parent": "", "names": [NAME],
    }  # fmt: skip
    assert "for الجزيره: correct it where another is meant" in begun.text
    assert begun.text.count("#") > 5, "what may be filled in stands beside it"
    assert check_folder(tmp_path).ok


@pytest.mark.parametrize(
    ("name", "key", "value"),
    [
        ("وزارة المياه العراقية", "kind", "state"),
        ("شرطة بلدة سرمين", "kind", "police"),
        ("لواء نسور سرمين", "country", "SY"),
        ("كتيبة نسور البصرة", "country", "IQ"),
        ("كتيبة النسور السورية", "country", "SY"),
        ("اتحاد الكتائب العراقية", "country", "IQ"),
        ("كتيبة النسور", "country", ""),
        ("خنفشارات الأخضرين", "kind", "armed_group"),
    ],
)
def test_what_is_guessed_of_an_actor(name, key, value, tmp_path):
    assert entry(new_actor(tmp_path, name, Told(), default_engine()))[key] == value


def test_what_is_told_is_not_guessed(tmp_path):
    begun = new_actor(tmp_path, NAME, Told("nusur", "Eagles battalion", "militia", "iq"), default_engine())
    found = entry(begun)
    assert (found["id"], found["name_en"], found["kind"], found["country"]) == (
        "nusur",
        "Eagles battalion",
        "militia",
        "IQ",
    )
    assert entry(new_actor(tmp_path / "b", NAME, Told(english="Eagles"), default_engine()))["id"] == "eagles"


def test_a_name_that_is_known_is_not_begun_again(tmp_path):
    with pytest.raises(UsageError, match=r"'قسد' is a name of sdf already \(Syrian Democratic Forces\)"):
        new_actor(tmp_path, "قسد", Told(), default_engine())
    assert list(tmp_path.iterdir()) == []
    new_actor(tmp_path, NAME, Told(), default_engine())
    with pytest.raises(UsageError, match="is a name of katibah_nasur_al_jazirah already"):
        new_actor(tmp_path, NAME, Told(), load_engine(tmp_path))


def test_another_name_of_a_listed_actor(tmp_path):
    begun = new_actor(tmp_path, "قوات النسور الديمقراطية", Told("sdf"), default_engine())
    engine = load_engine(tmp_path)
    old = default_lexicon().actors["sdf"]
    assert engine.lexicon.actors["sdf"] == old
    assert entry(begun)["names"] == [old.name, "قوات النسور الديمقراطية"]
    checked = check_folder(tmp_path)
    assert checked.ok
    assert [f.cause for f in checked.findings] == ["its names are added to those of Syrian Democratic Forces"]


def test_entries_follow_one_another_and_ids_do_not_meet(tmp_path):
    for name in (NAME, "كتيبة نسور الجزيره ", "كتيبة نسور الجزيرة الأولى"):
        engine = load_engine(tmp_path if tmp_path.joinpath("actors").exists() else None)
        try:
            new_actor(tmp_path, name, Told(english="Eagles"), engine)
        except UsageError:
            assert name.endswith("ه "), "another spelling of the same name"
    found = tomllib.loads((tmp_path / "actors" / "own.toml").read_text(encoding="utf-8"))["actor"]
    assert [a["id"] for a in found] == ["eagles", "eagles_2"]


def test_what_stands_in_the_file_stays(tmp_path):
    path = tmp_path / "actors" / "own.toml"
    path.parent.mkdir()
    path.write_text("# mine\n[[actor]]\nid = 'x'\nname_en = 'X'\nkind = 'militia'\nnames = ['جماعة س الأولى']", "utf-8")
    before = path.read_text("utf-8")
    new_actor(tmp_path, NAME, Told(), default_engine())
    assert path.read_text("utf-8").startswith(before)
    assert len(tomllib.loads(path.read_text("utf-8"))["actor"]) == 2


# ---------------------------------------------------------------- places


def test_a_place_at_a_point(tmp_path):
    begun = new_place(tmp_path, "مرج طولون", "35.88,36.71", None, Told(), default_engine())
    found = row(begun)
    assert {k: v for k, v in found.items() if v} == {
        "id": "sy-maraj-tulun", "kind": "settlement", "country": "SY", "admin1": "Idlib", "lat": "35.88",
        "lon": "36.71", "rank": "4", "source": "hand", "name_en": "Maraj Tulun", "names_ar": "مرج طولون",
    }  # fmt: skip
    assert "as the nearest listed places" in begun.text
    assert check_folder(tmp_path).ok
    assert load_engine(tmp_path).gazetteer.places["sy-maraj-tulun"].lat == 35.88


def test_a_place_near_another(tmp_path):
    engine = default_engine()
    found = row(new_place(tmp_path, "جسر الخشب", None, "sy-azaz", Told(), engine))
    assert (found["kind"], found["country"], found["admin1"], found["lat"]) == ("bridge", "SY", "Aleppo", "")
    again = row(new_place(tmp_path, "حي الياسمين الجديد", None, "أعزاز", Told(english="Yasmin"), engine))
    assert (again["id"], again["kind"], again["admin1"]) == ("sy-yasmin", "quarter", "Aleppo")
    assert {f.level for f in check_folder(tmp_path).findings} == {"note"}


@pytest.mark.parametrize(
    ("at", "near", "said"),
    [
        (None, None, "where is it?"),
        ("35.9", None, "write degrees north and east"),
        ("35.9;36.7", None, "write degrees north and east"),
        ("135.9,36.7", None, "nowhere on earth"),
        (None, "خنفشارة", "evtx knows no such place"),
        (None, "اعززاز", "did you mean"),
    ],
)
def test_a_place_that_is_nowhere(at, near, said, tmp_path):
    with pytest.raises(UsageError, match=said):
        new_place(tmp_path, "مرج طولون", at, near, Told(), default_engine())
    assert list(tmp_path.iterdir()) == []


def test_a_point_far_from_every_listed_place_leaves_the_country_open(tmp_path):
    found = row(new_place(tmp_path, "جزيرة", "-40.0,-120.0", None, Told(), default_engine()))
    assert (found["country"], found["admin1"], found["kind"]) == ("", "", "island")
    assert not check_folder(tmp_path).ok
    with_country = row(new_place(tmp_path, "جزيرة", "-40.0,-120.0", None, Told(country="sy"), default_engine()))
    assert with_country["country"] == "SY"


# ---------------------------------------------------------------- rules


def rules(begun):
    return tomllib.loads(begun.file.read_text(encoding="utf-8"))


def test_a_rule_for_a_word_that_no_list_has(tmp_path):
    begun = new_rule(tmp_path, "shelling", "خنفشارة", Told(), default_engine())
    table = rules(begun)
    assert table["type"] == "shelling" and table["about"]
    assert table["lemma"] == [{"noun": "خنفشارة"}]
    (rule,) = table["rule"]
    assert rule == {
        "id": "shelling.noun.own_khanfasharah", "noun": ["خنفشارة"], "frame": "strike.noun", "yes": [], "no": [],
    }  # fmt: skip
    wrong = [f.cause for f in check_folder(tmp_path).findings]
    assert wrong == ["it has no yes example", "it has no no example"], "what is left to do is said, and no more"


@pytest.mark.parametrize("event_type", sorted(EVENT_TYPES))
@pytest.mark.parametrize("words", ["قصف", "غارة", "{أطلق} ~2 [صلية]"])
def test_a_rule_of_every_type_and_kind_can_be_read(event_type, words, tmp_path):
    begun = new_rule(tmp_path, event_type, words, Told(), default_engine())
    table = rules(begun)
    assert table["rule"][0]["frame"] in default_lexicon().frames
    assert table["rule"][0]["id"].startswith(f"{event_type}.")
    assert "lemma" not in table


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("قصف", "verb"),
        ("غارة", "noun"),
        ("{أطلق} صلية", "phrase"),
        ("خنفشر", "verb"),
        ("خنفشرات", "noun"),
        ("الخنفشر", "noun"),
    ],
)
def test_what_the_words_are(words, kind):
    assert trigger_kind(words, default_lexicon()).value == kind


def test_two_rules_of_one_type_stand_in_one_file(tmp_path):
    new_rule(tmp_path, "shelling", "خنفشارة", Told(), default_engine())
    begun = new_rule(tmp_path, "shelling", "خنفشارة", Told(kind="verb"), load_engine(tmp_path))
    ids = [rule["id"] for rule in rules(begun)["rule"]]
    assert len(set(ids)) == 2
    assert ids[1] == "shelling.verb.own_khanfasharah"


def test_no_type_and_no_name(tmp_path):
    with pytest.raises(UsageError, match="'shell' is no type of event"):
        new_rule(tmp_path, "shell", "قصف", Told(), default_engine())
    with pytest.raises(UsageError, match="the name is empty"):
        new_actor(tmp_path, " ", Told(), default_engine())


def test_ids():
    assert slug("Liwa al-Baqir") == "liwa_al_baqir"
    assert slug("'Ayn  'Isa (north)", "-") == "ayn-isa-north"
