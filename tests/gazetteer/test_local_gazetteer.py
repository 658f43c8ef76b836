"""The local gazetteer: what an import leaves in it, replacing, removing, its version, what it refuses."""

from __future__ import annotations

import multiprocessing
import pickle
import shutil
from pathlib import Path

import pytest

from evtx.errors import InputError, OutputError, UsageError
from evtx.gazetteer.local import load_local, local_path
from evtx.gazetteer.local_store import import_files, list_imported, remove
from evtx.gazetteer.places import default_gazetteer

SAMPLES = Path(__file__).parents[2] / "fixtures" / "gazetteer"
CORE = default_gazetteer()


def named(local, name):
    """The imported places whose folded name begins with these words."""
    return [place for _, _, place in local.beginning_with(tuple(name.split()))]


INHERITED = {}


def in_worker(words):
    return INHERITED["local"].beginning_with(words)


def test_every_sample_goes_into_one_file(imported):
    files = sorted(p.name for p in SAMPLES.iterdir() if p.name != "README.md")
    local = imported(*files)
    told = list_imported(local.path)
    assert sorted(Path(one.path).name for one in told) == files
    assert sum(one.places for one in told) == 27
    assert all(one.places + one.names + one.codes for one in told)


def test_governorates_get_the_names_of_the_core(imported):
    local = imported("SY.txt", "IQ.txt", "admin1CodesASCII.txt", "syr_populatedplaces.xlsx", "yem_locations.csv")
    assert [p.admin1 for p in named(local, "تعس الشاير")] == ["Deir ez-Zor"]  # SY.07
    assert [p.admin1 for p in named(local, "حورعشيه")] == ["Al-Hasakah"]  # SY.01: Al Hasakah is among its towns
    assert [p.admin1 for p in named(local, "دير صليبه")] == ["Aleppo"]
    assert [p.admin1 for p in named(local, "بني حوات")] == ["Sanaa"]  # Sana'a


def test_alternate_names_come_after_the_places_whatever_the_order(imported):
    local = imported("alternateNamesV2.txt", "IQ.txt")
    assert [p.id for p in named(local, "الزويه")] == ["gn-12494059"]  # the dump has no Arabic name for it
    assert named(local, "دهرهويه") == []  # in the dump, but Kurdish by the other file
    assert [p.id for p in named(local, "درويه")] == ["gn-97191"]


def test_importing_again_replaces_the_rows(tmp_path):
    path, file = tmp_path / "g.sqlite", tmp_path / "t.csv"
    file.write_text("name_ar,lat,lon,country\nتل تجريبي,35.1,36.2,SY\nتل ثان,35.2,36.2,SY\n", encoding="utf-8")
    import_files(path, [file], CORE)
    file.write_text("name_ar,lat,lon,country\nتل تجريبي,35.1,36.3,SY\n", encoding="utf-8")
    import_files(path, [file], CORE)
    local = load_local(path)
    assert [(p.lat, p.lon) for p in named(local, "تل تجريبي")] == [(35.1, 36.3)]
    assert named(local, "تل ثان") == []
    assert len(list_imported(path)) == 1


def test_a_copy_of_a_file_replaces_it_too(tmp_path):
    path = tmp_path / "g.sqlite"
    shutil.copy(SAMPLES / "places.tsv", tmp_path / "copy.tsv")
    import_files(path, [SAMPLES / "places.tsv", tmp_path / "copy.tsv"], CORE)
    assert [Path(one.path).name for one in list_imported(path)] == ["copy.tsv"]


def test_version_tells_the_content_and_nothing_else(tmp_path):
    versions = []
    for n, files in enumerate([["SY.txt", "places.tsv"], ["places.tsv", "SY.txt"], ["places.tsv"]]):
        import_files(tmp_path / f"{n}.sqlite", [SAMPLES / f for f in files], CORE)
        versions.append(load_local(tmp_path / f"{n}.sqlite").version)
    assert versions[0] == versions[1] != versions[2]


def test_a_broken_file_changes_nothing(tmp_path):
    path, broken = tmp_path / "g.sqlite", tmp_path / "broken.txt"
    import_files(path, [SAMPLES / "SY.txt"], CORE)
    before = path.read_bytes()
    broken.write_text((SAMPLES / "IQ.txt").read_text(encoding="utf-8") + "1\tcut off\n", encoding="utf-8")
    done, failed = import_files(path, [broken], CORE)
    assert done == []
    assert [str(error).split(": ")[1] for error in failed] == ["line 5"]
    assert path.read_bytes() == before
    done, failed = import_files(path, [broken, SAMPLES / "places.tsv"], CORE)
    assert (len(done), len(failed)) == (1, 1)
    assert named(load_local(path), "تل علوي") == []
    assert sorted(p.name for p in tmp_path.iterdir()) == ["broken.txt", "g.sqlite"]  # nothing is left beside it


def test_a_reader_keeps_what_it_began_with(tmp_path):
    path = tmp_path / "g.sqlite"
    import_files(path, [SAMPLES / "places.tsv"], CORE)
    local = load_local(path)
    remove(path, "places.tsv", CORE)
    assert [p.country for p in named(local, "بيت مري")] == ["LB"]
    assert load_local(path) is None


def test_removing(tmp_path):
    path = tmp_path / "g.sqlite"
    import_files(path, [SAMPLES / "places.tsv", SAMPLES / "SY.txt"], CORE)
    assert [Path(one.path).name for one in remove(path, "SY.txt", CORE)] == ["SY.txt"]
    local = load_local(path)
    assert named(local, "تعس الشاير") == []
    assert named(local, "بيت مري") != []
    with pytest.raises(UsageError, match=r"SY.txt: was not imported.*imported: places.tsv"):
        remove(path, "SY.txt", CORE)


def test_an_open_gazetteer_can_be_handed_to_another_process(imported):
    local = imported("places.tsv")
    again = pickle.loads(pickle.dumps(local))
    assert [p.id for p in named(again, "بيت مري")] == [p.id for p in named(local, "بيت مري")] != []


def test_a_forked_worker_opens_the_file_for_itself(imported):
    INHERITED["local"] = local = imported("places.tsv")
    assert named(local, "بيت مري") != []
    with multiprocessing.get_context("fork").Pool(1) as pool:
        assert pool.apply(in_worker, [("بيت", "مري")]) == local.beginning_with(("بيت", "مري"))


def test_what_is_no_gazetteer_is_refused(tmp_path):
    path = tmp_path / "g.sqlite"
    path.write_text("something else")
    with pytest.raises(InputError, match="not a gazetteer of evtx"):
        load_local(path)
    with pytest.raises(InputError, match="not a gazetteer of evtx"):
        import_files(path, [SAMPLES / "SY.txt"], CORE)
    assert path.read_text() == "something else"


def test_where_nothing_can_be_written(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cannot be written"):
        import_files(tmp_path / "file" / "g.sqlite", [SAMPLES / "SY.txt"], CORE)


WHERE = [
    ({}, None, None),
    ({"HOME": "/h"}, None, "/h/.local/share/evtx/places.sqlite"),
    ({"HOME": "/h", "XDG_DATA_HOME": "/d"}, None, "/d/evtx/places.sqlite"),
    ({"HOME": "/h", "EVTX_GAZETTEER": "/e/x.sqlite"}, None, "/e/x.sqlite"),
    ({"HOME": "/h", "EVTX_GAZETTEER": "/e/x.sqlite"}, "y.sqlite", "y.sqlite"),
    ({"HOME": "/h"}, "core", None),
    ({"HOME": "/h", "EVTX_GAZETTEER": "core"}, None, None),
]


@pytest.mark.parametrize(("environment", "told", "want"), WHERE)
def test_where_it_is(environment, told, want):
    assert local_path(environment, told) == (Path(want) if want else None)
