"""`--redact persons`: no name of a private person is left in any format, what names nobody stays, spans still cut."""

from __future__ import annotations

from dataclasses import fields, replace

import orjson
import pytest

from evtx.exporting import redaction
from evtx.model import Event, FigureBySource, Source, SpanRef
from evtx.records import parse_event
from tests.export.shown import INPUT, NEEDS, SUFFIX, shown

NAMES = ("أحمد", "الخطيب", "ياسر", "الدرويش", "عمر")


@pytest.fixture(scope="module")
def redact():
    return redaction(None)


@pytest.mark.parametrize("form", SUFFIX)
def test_no_name_is_left_in_any_format(form, written, event, redact):
    if form in NEEDS:
        pytest.importorskip(NEEDS[form])
    incident = parse_event((INPUT / "incidents.jsonl").read_bytes().splitlines()[1])
    for told in (event("assassination"), incident):
        before, _ = written(form, told)
        assert "الخطيب" in shown(form, before).decode() or form == "plover"
        before.unlink()
        path, _ = written(form, told, change=redact)
        text = shown(form, path).decode()
        assert not [name for name in NAMES if name in text]


def test_no_name_is_left_in_the_tellings_of_an_incident(written, event, redact):
    incident = parse_event((INPUT / "incidents.jsonl").read_bytes().splitlines()[0])
    told = replace(incident, tellings=(event("assassination"), event("bombing")))
    before, _ = written("html", told)
    assert "الخطيب" in before.read_text("utf-8")
    before.unlink()
    assert not [name for name in NAMES if name in written("html", told, change=redact)[0].read_text("utf-8")]


def test_names_become_descriptions(event, redact):
    told = redact(event("assassination"))
    assert [v.name for v in told.victims] == ["ضحية", "ضحية"]
    assert (told.victims[0].age, told.victims[0].affiliation) == (41, "مدرّس")
    assert [s.name for s in told.sources] == ["ناشط"]
    assert told.evidence.text.startswith("قال الناشط [ناشط] إن مجهولين أطلقوا النار على المدرّس [ضحية] أمام منزله")
    assert told.notes_en.endswith("Source: activist (name withheld).")
    assert "[ضحية]" in told.article.title


def test_spans_cut_the_redacted_sentence(event, redact):
    before = event("assassination")
    inside = SpanRef(before.evidence.trigger.start, before.evidence.trigger.end)
    told = redact(replace(before, mentions=(inside, SpanRef(0, 5))))
    start = told.evidence.start
    trigger = told.evidence.trigger
    assert told.evidence.text[trigger.start - start : trigger.end - start] == "أطلقوا النار" == trigger.text
    assert told.mentions == (SpanRef(trigger.start, trigger.end), SpanRef(0, 5))
    assert told.evidence.end - start == len(told.evidence.text)


@pytest.mark.parametrize("event_type", ["shelling", "bombing", "armed_attack", "airstrike", "raid", "meeting"])
def test_an_event_without_persons_stays_as_it_is(event, redact, event_type):
    assert redact(event(event_type)) == event(event_type)


SOURCES = [  # kind, name, what it becomes
    ("activist", "سامر الحلبي", "ناشط"),
    ("witness", "أم خالد", "شاهد"),
    ("local", "حسين الجاسم", "أحد السكان"),
    ("media", "عبد الرحمن علي", "صحفي"),
    ("activist", "ناشطون محليون", "ناشطون محليون"),
    ("local", "مصادر محلية", "مصادر محلية"),
    ("witness", "شهود عيان", "شهود عيان"),
    ("media", "عين الفرات", "عين الفرات"),
    ("official", "محمود بصل", "محمود بصل"),
    ("military", "فرهاد شامي", "فرهاد شامي"),
]


@pytest.mark.parametrize(("kind", "name", "becomes"), SOURCES)
def test_sources(event, redact, kind, name, becomes):
    told = redact(event("raid", sources=(Source(name, kind),)))
    assert told.sources[0].name == becomes


def test_a_source_of_a_figure_is_redacted_too(event, redact):
    before = event("armed_attack", sources=(Source("سامر الحلبي", "activist"),))
    figure = replace(before.casualties["killed"], by_source=(FigureBySource("سامر الحلبي", 3, 3),))
    told = redact(replace(before, casualties={"killed": figure}))
    assert told.casualties["killed"].by_source[0].source == "ناشط"


def test_the_rest_of_the_record_is_untouched(event, redact):
    before, told = event("assassination"), redact(event("assassination"))
    changed = {f.name for f in fields(Event) if getattr(before, f.name) != getattr(told, f.name)}
    assert changed == {"victims", "sources", "evidence", "mentions", "notes_en", "article"}
    assert parse_event(orjson.dumps(told)) == told
