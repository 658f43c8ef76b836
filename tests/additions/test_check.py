"""A user's folder is checked: every fault is told at once, with file, line, entry, cause and remedy."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from evtx.additions.check import check_folder
from evtx.additions.places import check_places, listed
from evtx.additions.toml_files import check_tables, read_own
from evtx.config import DATA_DIR
from evtx.errors import UsageError
from evtx.gazetteer.places import COLUMNS, default_gazetteer

OWN = Path(__file__).parents[2] / "fixtures" / "lexicon"
NAME = '["كتيبة النسور الخضر"]'
ACTOR = f'[[actor]]\nid = "nusur"\nname_en = "Eagles"\nkind = "armed_group"\ncountry = "SY"\nnames = {NAME}\n'
HEAD = 'type = "shelling"\nabout = "mine"\n'
LEMMA = '[[lemma]]\nnoun = "صلية"\n'
RULE = (
    '[[rule]]\nid = "shelling.noun.own"\nnoun = ["صلية"]\nframe = "strike.noun"\n'
    'yes = [{ text = "سقطت صلية على بلدة سرمين." }]\nno = ["صلية انتقادات على الخصوم في البرلمان."]\n'
)
WHOLE = HEAD + LEMMA + RULE
DATED = ACTOR + '[[actor.dated]]\nnames = ["النسور الزرق"]\n'


def expecting(more):
    """The rule with something more in its yes example."""
    return WHOLE.replace('سرمين."', f'سرمين.", {more}')


def write(folder, name, text):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def found(folder, name, text):
    """Level, line, cause and remedy of everything that is found in a folder with this one file."""
    write(folder, name, text)
    return [(f.level, f.line, f.cause, f.remedy) for f in check_folder(folder).findings]


def test_a_good_folder():
    checked = check_folder(OWN)
    assert checked.ok
    assert (checked.findings, checked.missed) == ((), ())
    assert checked.counts == {"rule": 1, "actor": 1, "lemma": 1, "place": 1}
    assert checked.examples == 2


@pytest.mark.parametrize("path", sorted(DATA_DIR.glob("*/*.toml")), ids=lambda p: p.stem)
def test_no_packaged_file_has_a_fault(path):
    if path.parent.name == "outlets" or path.name == "dates.toml":
        assert read_own(path)[0] is not None
        return
    table, noted = read_own(path)
    known = {*table, "lemma"}
    assert noted == []
    assert list(check_tables(path, table, known - {"type", "about"})) == []


@cache
def packaged_places():
    return listed(default_gazetteer())


PLACE_FILES = sorted(p for p in (DATA_DIR / "places").glob("*.tsv") if p.stem not in ("exceptions", "demonyms"))


@pytest.mark.parametrize("path", PLACE_FILES, ids=lambda p: p.stem)
def test_no_packaged_place_has_a_fault(path):
    assert [str(f) for f in check_places(path, packaged_places()) if f.level == "error"] == []


# ---------------------------------------------------------------- notation

NOTATION = [
    ("curly quotes", ACTOR.replace('"nusur"', "“nusur”"), 2, "curly quotation marks", 'use straight ones: "..."'),
    ("no quotes", ACTOR.replace('"nusur"', "nusur"), 2, "a text without quotation marks", 'write name = "..."'),
    ("open quote", ACTOR.replace('"nusur"', '"nusur'), 2, "a quotation mark is not closed", "set one at the end"),
    ("colon", ACTOR.replace("id =", "id:"), 2, "a colon after the name", "use the equals sign"),
    ("Arabic comma", ACTOR + 'hostile = ["عصابة النسور"، "عصابتهم"]\n', 7, "an Arabic comma", "use the Latin comma"),
    ("open bracket", ACTOR.replace("[[actor]]", "[[actor]"), 1, "a bracket is not closed", "[[actor]]"),
    ("twice", ACTOR + 'country = "IQ"\n', 7, "the same key stands twice", "join both lines"),
    ("no end", ACTOR + "hostile = [\n", 8, "the file ends in the middle", "missing?"),
    ("Arabic key", WHOLE + 'roles = { على = "target" }\n', 11, "an Arabic word before =", "too"),
    ("other", ACTOR + 'hostile = ["a" "b"]\n', 7, "the notation is wrong", "is a comma or bracket missing"),
]


@pytest.mark.parametrize(("text", "line", "cause", "remedy"), [n[1:] for n in NOTATION], ids=[n[0] for n in NOTATION])
def test_notation(text, line, cause, remedy, tmp_path):
    ((level, at, said, do),) = found(tmp_path, "actors/own.toml", text)
    assert (level, at) == ("error", line)
    assert cause in said and remedy in do


# ---------------------------------------------------------------- entries

ENTRIES = [
    ("unknown table", ACTOR.replace("[[actor]]", "[[actors]]"), 1, "reads no such table", "did you mean [[actor]]?"),
    ("single brackets", ACTOR.replace("[[actor]]", "[actor]"), 1, "there may be several", "[[actor]]"),
    ("no id", ACTOR.replace('id = "nusur"\n', ""), 1, "`id` is missing", 'add a line id = "..."'),
    ("unknown key", ACTOR + 'nmaes = ["x"]\n', 1, "reads no `nmaes`", "did you mean `names`?"),
    ("names no list", ACTOR.replace(NAME, "3"), 1, "must be a list of strings", 'names = ["...", "..."]'),
    ("country a number", ACTOR.replace('"SY"', "963"), 1, "`country` must be a string", 'country = "..."'),
    ("nouns in another form", ACTOR + 'nouns = ["نسر"]\n', 1, "has another form", "compare it with an entry"),
    ("two words a lemma", '[[lemma]]\nnoun = "عبوة ناسفة"\n', 1, "a lemma is one word", "make it a phrase"),
    ("lemma of two kinds", '[[lemma]]\nnoun = "صلية"\nverb = "صلى"\n', 1, "exactly one of", "keep the one"),
    ("no type", LEMMA + RULE, 1, "does not say its type", 'write type = "shelling"'),
    ("type misspelt", WHOLE.replace("shelling", "sheling", 1), 1, "not in the codebook", "did you mean shelling?"),
    ("id of another type", WHOLE.replace("shelling.n", "raid.n"), 5, "must start with", "shelling."),
    ("weak in quotes", WHOLE + 'weak = "yes"\n', 5, "must be true or false", "weak = true"),
    ("condition", WHOLE + 'needs = ["itm:mortar"]\n', 5, "unreadable condition", "clause:item:mortar"),
    ("pattern", HEAD + RULE.replace('noun = ["صلية"]', 'phrase = ["{أطلق"]'), 3, "unreadable element", "notation"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "cause", "remedy"), [e[1:] for e in ENTRIES], ids=[e[0] for e in ENTRIES])
def test_entries(text, line, cause, remedy, tmp_path):
    told = found(tmp_path, "own.toml", text)
    assert any(level == "error" and cause in said and remedy in do and at == line for level, at, said, do in told), told


def test_all_faults_are_told_at_once(tmp_path):
    write(tmp_path, "a.toml", ACTOR.replace('"SY"', "1") + ACTOR.replace('id = "nusur"\n', ""))
    write(tmp_path, "b.toml", ACTOR + 'nmaes = ["x"]\n')
    write(tmp_path, "places/own.tsv", "id\tname\n")
    checked = check_folder(tmp_path)
    assert [(Path(f.file).name, f.line) for f in checked.findings] == [
        ("a.toml", 1), ("a.toml", 7), ("b.toml", 1), ("own.tsv", 1),
    ]  # fmt: skip
    assert not checked.ok


# ---------------------------------------------------------------- what an entry names

NAMED = [
    ("kind", ACTOR.replace("armed_group", "brigade"), "there is no kind 'brigade'", "choose from armed_group"),
    ("country", ACTOR.replace('"SY"', '"Syria"'), "'Syria' is no country", "two letters"),
    ("parent", ACTOR + 'parent = "sfd"\n', "its parent 'sfd' is not listed", "did you mean"),
    ("id", ACTOR.replace('"nusur"', '"Nusur Brigade"'), "the id 'Nusur Brigade' is none", "small Latin letters"),
    ("no name", ACTOR.replace('names = ["كتيبة النسور الخضر"]', ""), "never found", "add names"),
    ("short name", ACTOR.replace(NAME, '["نس"]'), "too short", "write it in full"),
    ("taken name", ACTOR.replace(NAME, '["قوات سوريه الديموقراطيه", "قسد"]'),
     "'قسد' already names sdf (Syrian Democratic Forces)", "[[actor.dated]]"),
    ("dates", DATED + 'from = "2024-12-08"\nto = "2020-01-01"\n', "before it begins", "swap"),
    ("no date", DATED + 'from = "soon"\n', "'soon' is no date", "2021-06-17"),
    ("frame", WHOLE.replace("strike.noun", "strike.non"), "no frame 'strike.non'", "did you mean strike.noun?"),
    ("unlisted noun", HEAD + RULE.replace('"صلية"', '"خنفشارة"'), "no list has the noun 'خنفشاره'", "[[lemma]] noun"),
    ("subtype", WHOLE + 'subtype = "mortr"\n', "'mortr' is no subtype of shelling", "did you mean mortar?"),
    ("status", WHOLE + 'status = "plan"\n', "there is no status 'plan'", "did you mean planned?"),
    ("role", WHOLE + 'roles = { "على" = "victim" }\n', "there is no role 'victim'", ""),
    ("item", WHOLE + 'needs = ["item:motar"]\n', "the item 'motar' is declared nowhere", "did you mean mortar?"),
    ("actor", WHOLE + 'unless = ["actor:sfd"]\n', "the actor 'sfd' is declared nowhere", "did you mean"),
    ("lemma", WHOLE + 'needs = ["lemma:خنفشار"]\n', "the lemma 'خنفشار' is declared nowhere", "[[lemma]]"),
    ("no yes", WHOLE.replace('{ text = "سقطت صلية على بلدة سرمين." }', ""), "no yes example", "yes = [{"),
    ("no no", WHOLE.replace('"صلية انتقادات على الخصوم في البرلمان."', ""), "no no example", 'no = ["..."]'),
    ("example key", expecting('plase = "سرمين"'), "says `plase`", "did you mean place?"),
    ("example actor", expecting('actors = ["sfd:initiator"]'), "the actor 'sfd'", "did you mean"),
    ("example role", expecting('actors = ["sdf:attacker"]'), "the role 'attacker'", "choose from"),
]  # fmt: skip


@pytest.fixture(scope="module")
def all_named(tmp_path_factory):
    """Every case in a file of its own, with an id and names of its own, checked in one go."""
    folder = tmp_path_factory.mktemp("own")
    for number, (_, text, _, _) in enumerate(NAMED):
        alone = text.replace('"nusur"', f'"nusur{number}"').replace("noun.own", f"noun.own{number}")
        write(folder, f"{number}.toml", alone.replace("الخضر", f"الخضر {number}").replace("الزرق", f"الزرق {number}"))
    return check_folder(folder).findings


@pytest.mark.parametrize("number", range(len(NAMED)), ids=[n[0] for n in NAMED])
def test_what_is_named_is_declared(number, all_named):
    _, _, cause, remedy = NAMED[number]
    told = [f for f in all_named if Path(f.file).stem == str(number)]
    assert any(f.level == "error" and cause in f.cause and remedy in f.remedy for f in told), told


def test_a_dated_name_may_be_another_s(tmp_path):
    text = ACTOR + '[[actor.dated]]\nnames = ["قسد"]\nfrom = "2024-12-08"\n'
    assert found(tmp_path, "own.toml", text) == []


def test_what_replaces_something_is_noted(tmp_path):
    ((level, _, cause, _),) = found(tmp_path, "own.toml", ACTOR.replace('"nusur"', '"sdf"'))
    assert (level, cause) == ("note", "it replaces Syrian Democratic Forces of the package")
    rule = RULE.replace("shelling.noun.own", "shelling.verb.qasafa")
    told = found(tmp_path / "two", "own.toml", HEAD + LEMMA + rule)
    assert [t[2] for t in told] == ["it replaces the packaged rule"]


def test_a_verb_that_cannot_be_one_is_told(tmp_path):
    told = found(tmp_path, "own.toml", '[[lemma]]\nverb = "ق"\n')
    assert told and told[0][0] == "error"
    assert "ق" in told[0][2]


def test_letters_that_look_alike_are_noted(tmp_path):
    ((level, line, cause, _),) = found(tmp_path, "own.toml", ACTOR.replace("كتيبة", "کتيبة"))
    assert (level, line, cause) == ("note", 6, "a Persian kaf (ک) stands in it")


# ---------------------------------------------------------------- places

ROW = dict.fromkeys(COLUMNS, "") | {
    "id": "sy-x", "kind": "settlement", "country": "SY", "admin1": "Idlib", "lat": "35.88", "lon": "36.71",
    "rank": "4", "name_en": "Marj", "names_ar": "مرج طولون",
}  # fmt: skip
PLACES = [
    ("good", {}, None, ""),
    ("kind", {"kind": "vilage"}, "there is no kind 'vilage'", "did you mean village?"),
    ("kind empty", {"kind": ""}, "kind is empty", "settlement"),
    ("country", {"country": "SYR"}, "there is no country 'SYR'", "did you mean SY?"),
    ("admin1", {"admin1": "Idleb"}, "there is no admin1 'Idleb'", "did you mean Idlib?"),
    ("lat", {"lat": "35,88"}, "lat '35,88' is no number", "with a point"),
    ("swapped", {"lat": "36.71", "lon": "135.88"}, "km from the middle of Idlib", "check lat, lon and admin1"),
    ("turned", {"admin1": "Deir ez-Zor", "lat": "40.14", "lon": "35.33"}, "km from the", "lat and lon are swapped"),
    ("off the earth", {"lat": "95"}, "nowhere on earth", "-90 to 90"),
    ("half", {"lon": ""}, "only one of lat and lon", "give both"),
    ("rank", {"rank": "9"}, "rank 9 lies outside 1 to 5", "4 village"),
    ("no name", {"names_ar": ""}, "names_ar is empty", "an Arabic name"),
]  # fmt: skip


def table(*rows):
    return "\n".join("\t".join(cells) for cells in (COLUMNS, *(row.values() for row in rows))) + "\n"


@pytest.mark.parametrize(("change", "cause", "remedy"), [p[1:] for p in PLACES], ids=[p[0] for p in PLACES])
def test_places(change, cause, remedy, tmp_path):
    told = found(tmp_path, "places/own.tsv", table({**ROW, **change}))
    if cause is None:
        assert told == []
        return
    if change.get("kind") == "vilage":
        remedy = ""
    assert any(line == 2 and level == "error" and cause in said and remedy in do for level, line, said, do in told), (
        told
    )


def test_rows_of_a_table(tmp_path):
    told = found(tmp_path, "places/own.tsv", table(ROW, ROW) + "# a note\nsy-y\tsettlement\n")
    assert [(level, line) for level, line, *_ in told] == [("error", 3), ("error", 5)]
    assert "the id stands in line 2 too" in told[0][2]
    assert "2 columns instead of 13" in told[1][2]


def test_a_place_that_is_listed_is_noted(tmp_path):
    azaz = {**ROW, "admin1": "Aleppo", "lat": "36.58", "lon": "37.04", "names_ar": "اعزاز"}
    assert [t[2] for t in found(tmp_path, "places/own.tsv", table(azaz))] == [
        "Azaz (sy-azaz) has that name and lies there"
    ]
    replaced = found(tmp_path / "two", "places/own.tsv", table({**azaz, "id": "sy-azaz"}))
    assert [t[2] for t in replaced] == ["it replaces Azaz of the package"]


def test_notes_in_a_table_of_places_are_no_places(run_with_note):
    assert run_with_note == "sy-x"


@pytest.fixture
def run_with_note(tmp_path):
    from evtx.runs import load_engine

    write(tmp_path, "places/own.tsv", table(ROW).replace("\nsy-x", "\n# a note of mine\nsy-x"))
    return load_engine(tmp_path).gazetteer.places["sy-x"].id


# ---------------------------------------------------------------- files


def test_files_that_are_not_read(tmp_path):
    write(tmp_path, "own.toml", ACTOR)
    assert found(tmp_path, "own.yaml", "")[0][2] == "a .yaml file is not read"
    (folder := tmp_path / "two").mkdir()
    ((level, _, cause, remedy),) = found(folder, "own.tsv", table(ROW))
    assert (level, cause) == ("error", "evtx reads no places there") and remedy.endswith("two/places")
    assert found(tmp_path / "three", "cues/dates.toml", "")[0][2] == "the words of dates cannot be added to"


def test_no_folder_and_nothing_in_it(tmp_path):
    with pytest.raises(UsageError, match="no such folder: `evtx lexicon new` makes one"):
        check_folder(tmp_path / "none")
    with pytest.raises(UsageError, match=r"no .toml or .tsv file in it"):
        check_folder(tmp_path)


def test_an_outlet_file_with_a_fault(tmp_path):
    told = found(tmp_path, "outlets/mine.toml", 'id = "other"\nname = "x"\nname_en = "y"\n')
    assert any("must be the file's name" in t[2] for t in told)


# ---------------------------------------------------------------- examples


def test_examples_that_do_not_hold_are_told_with_what_came(tmp_path):
    rule = RULE.replace('سرمين." }', 'سرمين.", actors = ["sdf:initiator"], place = "أعزاز", killed = 3 }').replace(
        "صلية انتقادات على الخصوم في البرلمان", "أطلق الجيش صلية على بلدة النيرب"
    )
    write(tmp_path, "events/shelling.toml", HEAD + LEMMA + rule)
    checked = check_folder(tmp_path)
    assert not checked.ok and checked.findings == ()
    yes, no = checked.missed
    assert (yes.kind, yes.number, no.kind, no.number) == ("yes", 1, "no", 1)
    for part in ("no sdf:initiator among []", "place سرمين, not أعزاز", "killed None, not [3, 3]"):
        assert part in yes.fault
    assert no.fault == "the rule makes an event of it: occurred shelling"
    assert no.text.startswith("أطلق الجيش")
