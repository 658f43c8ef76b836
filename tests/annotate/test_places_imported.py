"""Imported names in texts: where one is a place, where it is a person, a clan or a common word, and which namesake."""

from __future__ import annotations

from pathlib import Path

import pytest

from evtx.annotate.actors.mentions import annotate_actor_names
from evtx.annotate.places.imported import standing
from evtx.annotate.places.mentions import annotate_places, name_table
from evtx.gazetteer.local import load_local
from evtx.gazetteer.local_store import import_files
from evtx.gazetteer.places import default_gazetteer
from evtx.lexicon.load import default_lexicon
from evtx.text.normalize import fold_text
from evtx.text.segment import segment

GOLD = Path(__file__).parents[2] / "fixtures" / "gold"
CORE, LEXICON = default_gazetteer(), default_lexicon()

# Villages, most of them made up, by the towns that they lie beside: code, name, country, where.
BESIDE_IDLIB, BESIDE_TIKRIT, BESIDE_MARIB, BESIDE_SUWAYDA = (
    (35.95, 36.70),
    (34.65, 43.70),
    (15.45, 45.25),
    (32.72, 36.50),
)
VILLAGES = [
    ("TELL", "تل الشرباخ", "SY", BESIDE_IDLIB),
    ("LONE", "الجرنوبة", "SY", BESIDE_IDLIB),
    ("WIDE", "واسعة", "SY", BESIDE_IDLIB),
    ("SMALL", "صغيرة", "SY", BESIDE_IDLIB),
    ("FRIDAY", "الجمعة", "SY", BESIDE_IDLIB),
    ("CLAN", "بني سعدون", "SY", BESIDE_IDLIB),
    ("WORKERS", "العمال", "SY", BESIDE_IDLIB),
    ("PERSON", "جاسم محمد", "IQ", BESIDE_TIKRIT),
    ("FAR", "الجرنوبة", "YE", BESIDE_MARIB),
    ("TAFTA", "كفر شمعون", "SY", BESIDE_IDLIB),
    ("MARIB", "المخروطة", "YE", BESIDE_MARIB),
    ("RASTAN", "الرستن", "IQ", BESIDE_TIKRIT),
    ("DOUMA", "دوما", "IQ", BESIDE_TIKRIT),
    ("STREET", "السندباد", "SY", BESIDE_IDLIB),
    ("IDLIB", "إدلب", "SY", BESIDE_IDLIB),
]


@pytest.fixture(scope="module")
def table(tmp_path_factory):
    folder = tmp_path_factory.mktemp("gazetteer")
    lines = [f"{code},{name},{land},{lat},{lon}" for code, name, land, (lat, lon) in VILLAGES]
    (folder / "v.csv").write_text("code,name_ar,country,lat,lon\n" + "\n".join(lines) + "\n", encoding="utf-8")
    import_files(folder / "g.sqlite", [folder / "v.csv"], CORE)
    return name_table(CORE, load_local(folder / "g.sqlite"))


def linked(text, table) -> dict[str, str]:
    """The words of every linked place mention and the id of its place, imported ones without their lead."""
    document = segment(text, LEXICON.morphology, None)
    mentions = annotate_places(document, LEXICON, table, annotate_actor_names(document, LEXICON))
    found = {document.cut(m.first, m.last): m.value.place.id for m in mentions if m.value.place.id}
    return {words: id.removeprefix("cod-") for words, id in found.items()}


FOUND = {
    "after a class word": ("قصفت المدفعية قرية الجرنوبة قرب إدلب.", "LONE"),
    "a preposition says that it is a place": ("وقع انفجار في الجرنوبة شرقي إدلب.", "LONE"),
    "with a proclitic": ("اندلعت اشتباكات بالجرنوبة قرب إدلب.", "LONE"),
    "a name that nothing else has": ("قصفت قوات النظام تل الشرباخ قرب إدلب.", "TELL"),
    "in a list of places": ("قصف طال سراقب وتل الشرباخ وأريحا في إدلب.", "TELL"),
    "another spelling": ("قصفت الطائرات قرية كفرشمعون في محافظة إدلب.", "TAFTA"),
    "a person's name after a class word": ("داهمت القوات قرية جاسم محمد قرب تكريت.", "PERSON"),
    "the namesake that is near": ("سيطر الحوثيون على قرية الجرنوبة غربي مأرب.", "FAR"),
    "by the governorate alone": ("سيطرت الجماعة على قرية المخروطة في محافظة مأرب.", "MARIB"),
    "told once, then bare": ("قصفت قرية المخروطة غربي مأرب. وأسفر القصف على المخروطة عن قتلى.", "MARIB"),
    "a village among its neighbours, not the town far away": ("قصف طال تكريت والرستن وبيجي.", "RASTAN"),
}


@pytest.mark.parametrize("about", FOUND)
def test_found(about, table):
    text, want = FOUND[about]
    assert want in linked(text, table).values()


NOT = {
    "an adjective after a class word": "سيطرت القوات على مناطق واسعة قرب إدلب.",
    "an adjective that agrees": "دخلت القوات قرية صغيرة قرب إدلب.",
    "a day": "قصفت الطائرات أطراف إدلب يوم الجمعة.",
    "a clan": "هاجم مسلحون من بني سعدون حاجزا قرب إدلب.",
    "people": "خرج العمال في مظاهرة في إدلب.",
    "a person": "قال جاسم محمد إن القصف طال تكريت.",
    "no sign that it is a place": "شوهدت الجرنوبة في صور جاءت من إدلب.",
    "nothing near it in the text": "قصفت الطائرات قرية المخروطة صباحا.",
    "another country": "قصفت الطائرات قرية المخروطة قرب إدلب.",
    "another governorate": "قصفت الطائرات قرية تل الشرباخ في محافظة درعا.",
    "a street": "وقع انفجار في شارع السندباد وسط إدلب.",
}


@pytest.mark.parametrize("about", NOT)
def test_not_found(about, table):
    found = linked(NOT[about], table).values()
    assert [id for id in found if id in {code for code, _, _, _ in VILLAGES}] == []


def test_core_places_win_over_namesakes(table):
    assert "sy-douma" in linked("قصفت الطائرات مدينة دوما في ريف دمشق.", table).values()
    assert "sy-douma" in linked("قصف طال دوما وحرستا.", table).values()


def test_what_the_core_lists_itself_is_not_imported(table):
    assert "IDLIB" not in linked("قصفت الطائرات مدينة إدلب.", table).values()


def test_texts_without_imported_names_are_read_as_before(table):
    alone = name_table(CORE)
    texts = [path.read_text(encoding="utf-8") for path in sorted(GOLD.glob("*.txt"))]
    assert len(texts) == 30
    for text in texts:
        assert linked(text, table) == linked(text, alone)


STANDING = {
    "bare": ["تل الشرباخ", "كفر شلتون", "رجم عميرات"],
    "cue": ["الجرنوبة", "حانوتة", "دير صليبة", "عين العرب", "أبو غيطل", "غيطل"],
    "class": [
        "واسعة", "صغيرة", "الجمعة", "آذار", "محمد", "جاسم محمد", "عبد الله", "أبو محمد", "بني سعدون", "آل عرب",
        "الشيخ زايد", "الجبوري", "المهاجرين", "زر", "العمال", "أرض المعركة", "في", "17",
    ],
}  # fmt: skip


@pytest.mark.parametrize(("name", "how"), [(name, how) for how, names in STANDING.items() for name in names])
def test_how_a_name_must_stand(name, how):
    assert standing(fold_text(name).split(), LEXICON) == how
