"""Files of places in the forms of their makers: what comes of each, and what is said of one that cannot be read."""

from __future__ import annotations

import gzip
import json
import zipfile
from pathlib import Path

import pytest

from evtx.errors import InputError
from evtx.gazetteer import imports_tables
from evtx.gazetteer.countries import country_of
from evtx.gazetteer.imports import read_places
from evtx.gazetteer.imports_rows import CodeRow, NameRow, PlaceRow, Skip, arabic_names, latin_name

SAMPLES = Path(__file__).parents[2] / "fixtures" / "gazetteer"

# file, form, key of a place, what it must be
PLACES = [
    ("SY.txt", "geonames places", "gn-384701", {"kind": "settlement", "country": "SY", "lat": 34.51452, "lon": 40.90747,
        "names": ("تعس الشاير",), "name_en": "Ta's ash Shayir", "admin1": "SY.07", "rank": 5}),
    ("SY.txt", "geonames places", "gn-170794", {"names": ("دير الزور",), "rank": 3, "kind": "settlement"}),
    ("SY.txt", "geonames places", "gn-11262249", {"kind": "quarter", "names": ("المعيشية",)}),
    ("SY.txt", "geonames places", "gn-172518", {"kind": "mountain", "names": ("تل اصلاوي",)}),
    ("IQ.txt", "geonames places", "gn-12494059", {"names": (), "rank": 4, "admin2": "IQ.18.6872046"}),
    ("syr_admin2.csv", "table", "cod-SY0902", {"kind": "admin2", "names": ("البوكمال",), "name_en": "Abu Kamal",
        "admin1": "Deir-ez-Zor", "admin1_ar": "دير الزور", "country": "SY", "lat": 34.51942, "lon": 40.57566}),
    ("syr_populatedplaces.xlsx", "workbook", "cod-C1062", {"kind": "settlement", "names": ("تل حواصيد", "حانوتة"),
        "admin1": "Aleppo", "admin2": "Jebel Saman", "country": "SY", "lat": 35.77217, "lon": 37.32706}),
    ("lby_populatedplaces.geojson", "geojson", None, {"names": ("بو غيلان",), "country": "LY", "admin1": "Mizdah",
        "lat": 32.27363, "lon": 13.02909}),
    ("pse_admbnda_adm1.geojson", "geojson", "cod-PS02", {"kind": "admin1", "names": ("قطاع غزة",), "country": "PS"}),
    ("places.tsv", "table", None, {"names": ("بيت مري",), "name_en": "Beit Meri", "country": "LB"}),
]  # fmt: skip


@pytest.mark.parametrize(("file", "form", "key", "want"), PLACES, ids=lambda value: str(value)[:24])
def test_place_of_a_sample(file, form, key, want):
    source = read_places(SAMPLES / file)
    rows = [r for r in source.rows if isinstance(r, PlaceRow)]
    assert source.form == form
    row = next(r for r in rows if (r.key == key if key else r.names == want["names"]))
    assert {name: getattr(row, name) for name in want} == want


def test_features_that_are_no_news_are_left_out():
    keys = {r.key for r in read_places(SAMPLES / "SY.txt").rows if isinstance(r, PlaceRow)}
    assert "gn-412526" not in keys  # a volcanic cone


def test_area_has_its_centroid_and_the_radius_of_its_size():
    (strip,) = read_places(SAMPLES / "pse_admbnda_adm1.geojson").rows
    assert (round(strip.lat, 1), round(strip.lon, 1)) == (31.4, 34.4)
    assert 9 < strip.radius_km < 13  # of a circle of 365 square kilometres it is 10.8


def test_old_table_in_windows_1256_with_decimal_commas():
    rows = list(read_places(SAMPLES / "yem_locations.csv").rows)
    assert [(r.names, r.lat, r.admin1_ar, r.country) for r in rows[:2]] == [
        (("الزور",), 15.40932, "مأرب", "YE"),
        (("بني حوات",), 15.47246, "صنعاء", "YE"),
    ]
    assert rows[2] == Skip("has no coordinates")


def test_names_of_other_languages_are_told_apart():
    rows = [r for r in read_places(SAMPLES / "alternateNamesV2.txt").rows if isinstance(r, NameRow)]
    assert NameRow("gn-97191", "دروية", 2) in rows
    assert [r.verdict for r in rows if r.key == "gn-97191"] == [2, 0]  # the second is Kurdish
    assert all("http" not in r.name for r in rows)


def test_codes():
    assert CodeRow("SY.07", "Deir ez-Zor") in list(read_places(SAMPLES / "admin1CodesASCII.txt").rows)
    assert CodeRow("IQ.18.6872046", "Baiji") in list(read_places(SAMPLES / "admin2Codes.txt").rows)


@pytest.mark.parametrize("name", ["SY.txt", "syr_admin2.csv", "lby_populatedplaces.geojson"])
def test_zip_and_gzip_are_read_like_the_file(name, tmp_path):
    plain = list(read_places(SAMPLES / name).rows)
    with zipfile.ZipFile(tmp_path / "packed.zip", "w") as archive:
        archive.writestr("readme.txt", "about these files")
        archive.write(SAMPLES / name, name)
    (tmp_path / f"{name}.gz").write_bytes(gzip.compress((SAMPLES / name).read_bytes()))
    assert list(read_places(tmp_path / "packed.zip").rows) == plain
    assert list(read_places(tmp_path / f"{name}.gz").rows) == plain


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_encodings_and_delimiters(encoding, delimiter, tmp_path):
    table = [
        ["ADM0_PCODE", "ADM3_AR", "ADM3_PCODE", "Latitude", "Longitude"],
        ["SY", "تل تمر", "SY080401", "36.65", "40.37"],
    ]
    path = tmp_path / "t.csv"
    path.write_text("\n".join(delimiter.join(row) for row in table), encoding=encoding)
    (row,) = read_places(path).rows
    assert (row.names, row.key, row.kind, row.lat) == (("تل تمر",), "cod-SY080401", "admin2", 36.65)


TITLES = {
    "COD-AB of 2015": "ADM2_EN ADM2_AR ADM2_PCODE ADM1_EN ADM1_AR ADM0_PCODE Longitude Latitude",
    "COD-AB of 2025": "adm2_name adm2_name1 adm2_pcode adm1_name adm1_name1 adm0_pcode center_lon center_lat",
    "COD-PS of 2012": "admin2Name_en admin2Name_ar admin2Pcode admin1Name_en admin1Name_ar admin0Pcode POINT_X POINT_Y",
    "alternates": "admin2RefName admin2AltName1_ar admin2Pcode admin1RefName admin1AltName1_ar ISO2 X Y",
    "settlements": "featureName_en featureName_ar pcode Governorate governorate_ar country longitude_x latitude_y",
    "neighbourhoods": "neighborhoodName_en neighborhoodName_ar neighborhoodPcode adm1_en adm1_ar adm0_pcode lon lat",
    "own table": "name_en name_ar code admin1 admin1_ar country_code lng lat",
}


@pytest.mark.parametrize("about", TITLES)
def test_titles_of_columns(about, tmp_path):
    cells = ["Tal Tamer", "تل تمر", "SY080401", "Al-Hasakeh", "الحسكة", "SY", "40.37", "36.65"]
    path = tmp_path / "t.csv"
    path.write_text(",".join(TITLES[about].split()) + "\n" + ",".join(cells) + "\n", encoding="utf-8")
    (row,) = read_places(path).rows
    told = (row.names, row.name_en, row.admin1, row.admin1_ar, row.country, row.lat, row.lon, row.key)
    assert told == (("تل تمر",), "Tal Tamer", "Al-Hasakeh", "الحسكة", "SY", 36.65, 40.37, "cod-SY080401")


def test_features_larger_than_what_is_read_at_once(monkeypatch):
    whole = list(read_places(SAMPLES / "lby_populatedplaces.geojson").rows)
    monkeypatch.setattr(imports_tables, "_CHUNK", 120)
    assert list(read_places(SAMPLES / "lby_populatedplaces.geojson").rows) == whole


def test_lines_of_features(tmp_path):
    collection = json.loads((SAMPLES / "lby_populatedplaces.geojson").read_text(encoding="utf-8"))
    path = tmp_path / "lines.geojson"
    path.write_text("\n".join(json.dumps(f) for f in collection["features"]), encoding="utf-8")
    assert list(read_places(path).rows) == list(read_places(SAMPLES / "lby_populatedplaces.geojson").rows)


HEAD = "name_ar,lat,lon,country\n"
GEONAMES = "\t".join(["1", "A", "A", "", "{lat}", "36.0", "P", "PPL", "SY", *[""] * 10]) + "\n"
# name, content, what the message must hold
ERRORS = {
    "no names": ("t.csv", "code,lat,lon\n1,35,36\n", ["t.csv: line 1", "with names", "ADM2_AR", "code, lat, lon"]),
    "no latitude": ("t.csv", "name_ar,lon\nتل,36\n", ["line 1", "with the latitude", "center_lat", "GeoJSON"]),
    "no longitude": ("t.csv", "name_ar,lat\nتل,36\n", ["no column with the longitude"]),
    "no country": ("t.csv", "name_ar,lat,lon\nتل تمر,35,36\n", ["line 2", "--country SY"]),
    "metres": ("t.csv", HEAD + "تل تمر,4023444.1,345000.2,SY\n", ["line 2", "4023444.1", "no latitude", "degrees"]),
    "empty": ("t.csv", "", ["t.csv: empty"]),
    "short line": ("SY.txt", GEONAMES.format(lat="35.0") + "2\tB\n", ["line 2", "2 columns instead of 19"]),
    "bad degrees": ("SY.txt", GEONAMES.format(lat="north"), ["line 1", "'north' is no coordinate"]),
    "other form": ("t.doc", "x", ["t.doc: not a form", ".xlsx"]),
    "no GeoJSON": ("t.geojson", '{"a": 1}', ["t.geojson: no GeoJSON"]),
    "broken GeoJSON": ("t.geojson", '{"type":"FeatureCollection","features":[{"type":', ["feature 1", "broken JSON"]),
    "no zip": ("t.zip", "x", ["t.zip: cannot be read as zip", "download it again"]),
    "no gzip": ("t.csv.gz", "x", ["t.csv.gz: cannot be read"]),
    "no workbook": ("t.xlsx", "x", ["t.xlsx: cannot be read as XLSX"]),
}  # fmt: skip


@pytest.mark.parametrize("about", ERRORS)
def test_errors_name_place_cause_and_remedy(about, tmp_path):
    name, content, parts = ERRORS[about]
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        list(read_places(path).rows)
    assert [part for part in parts if part not in str(caught.value)] == []


def test_country_can_be_said(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text("name_ar,lat,lon\nتل تمر,36.65,40.37\n", encoding="utf-8")
    (row,) = read_places(path, "SY").rows
    assert row.country == "SY"


def test_without_openpyxl_the_message_says_what_to_install(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)
    with pytest.raises(InputError, match=r"evtx\[xlsx\]"):
        list(read_places(SAMPLES / "syr_populatedplaces.xlsx").rows)


NAMES = {
    "علي الأطرش_عليكار": ("علي الأطرش", "عليكار"),
    "غزالة-غزيلة": ("غزالة", "غزيلة"),
    "ابين- عفرين": ("ابين",),
    "زبوبا، جنين": ("زبوبا",),
    "طنجرة (المنارة)": ("طنجرة", "المنارة"),
    "بندير كبير - كوندي": ("بندير كبير", "كوندي"),
    "ناحية مركز درعا": ("درعا",),
    "قرية المالح": ("المالح",),
    "يوســــف بـــيك": ("يوسف بيك",),
    "كوبانێ": (),
    "گلالة": ("گلالة",),
    "ڕانیە": (),
    "القرية": (),
    "Tal Tamer": (),
}


@pytest.mark.parametrize("text", NAMES)
def test_names_as_news_would_write_them(text):
    assert arabic_names([text]) == NAMES[text]


def test_latin_names_are_ascii():
    assert latin_name("Āl aţ Ţirlaḩij") == "Al at Tirlahij"
    assert latin_name("تل") == ""


COUNTRIES = {
    "SY": "SY",
    "syr": "SY",
    "SY0203": "SY",
    "IQG15": "IQ",
    "LBN3": "LB",
    "NER001": "NE",
    "C1062": "",
    "Syria": "",
}


@pytest.mark.parametrize("text", COUNTRIES)
def test_country_codes(text):
    assert country_of(text) == COUNTRIES[text]
