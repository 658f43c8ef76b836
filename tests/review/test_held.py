"""What people decided holds against every later run, and what has changed since is told."""

from __future__ import annotations

from dataclasses import replace

import orjson
import pytest

from evtx.check import check_events
from evtx.ingest.read import IngestOptions, ingest
from evtx.lexicon.load import default_lexicon
from evtx.pipeline import default_engine, extract_article
from evtx.review.corrections import SET, Change
from evtx.review.held import decided, hold
from tests.review.test_corrections import correction

ARTICLE = "fixtures/articles/txt/ariha-strikes.txt"


@pytest.fixture(scope="module")
def article():
    (found,) = ingest([ARTICLE], IngestOptions(keep_removed=False))
    return found


@pytest.fixture(scope="module")
def told(article):
    return extract_article(article, default_engine())


def parts(event):
    return {field: getattr(event, field) for field in SET}


def test_without_a_decision_nothing_changes(article, told):
    held = hold(article, told, decided([]))
    assert (held.events, held.notices, held.overruled) == (told, (), ())


def test_accepted_holds_whatever_the_run_says(article, told):
    decisions = decided([correction(told[0])])
    other = replace(told[0], type="shelling", subtype=None, place=None, casualties={}, actors=())
    held = hold(article, (other, *told[1:]), decisions)
    assert parts(held.events[0]) == parts(told[0])
    assert held.events[1:] == told[1:]
    assert held.notices == ()
    (line,) = held.overruled
    for field in ("actors", "casualties", "place", "type"):
        assert field in line


def test_corrected_fields_hold_and_what_is_made_of_them_follows(article, told):
    event = next(e for e in told if e.type == "airstrike" and e.casualties.get("killed"))
    fields = {"type": "protest", "subtype": "sit_in", "casualties": {"killed": {"min": 99, "max": 99}}}
    changes = (Change("type", "airstrike", "protest"),)
    held = hold(article, told, decided([correction(event, "correct", changes=changes, fields=fields)]))
    now = next(e for e in held.events if e.id == event.id)
    assert (now.type, now.subtype, now.casualties["killed"].min) == ("protest", "sit_in", 99)
    assert now.codes.acled == ("Protests", "Protest with intervention") and now.codes.plover == ("PROTEST",)
    assert "sit-in" in now.notes_en and "99 killed" in now.notes_en
    assert now.confidence == 1.0
    assert now.rules == (*event.rules, "review.corrected")
    assert (now.evidence, now.mentions, now.article, now.run) == (
        event.evidence,
        event.mentions,
        event.article,
        event.run,
    )


def test_held_records_are_records(article, told):
    corrections = [
        correction(e, "correct" if n else "accept", fields={"status": "ongoing"}) for n, e in enumerate(told)
    ]
    held = hold(article, told, decided(corrections))
    records = [orjson.loads(orjson.dumps(e)) for e in held.events]
    rules = {*default_lexicon().rules, *(r for e in told for r in e.rules)}
    assert check_events(records, {article.id: article.text}, rules) == []


def test_rejected_is_left_out(article, told):
    held = hold(article, told, decided([correction(told[0], "reject")]))
    assert held.events == told[1:]
    assert held.overruled == (f"{told[0].id}: left out, rejected by Layla",)


def test_the_later_decision_counts(article, told):
    decisions = decided([correction(told[0], "reject"), correction(told[0], by="Omar")])
    assert [e.id for e in hold(article, told, decisions).events] == [e.id for e in told]


def test_an_event_that_this_version_does_not_make_any_more_is_kept(article, told):
    held = hold(article, told[1:], decided([correction(told[0])]))
    assert [e.id for e in held.events] == [e.id for e in told]
    assert parts(held.events[0]) == parts(told[0])
    assert held.notices == ()
    assert held.overruled == (f"{told[0].id}: this version does not make it any more, kept for Layla",)
    assert hold(article, told[1:], decided([correction(told[0], "reject")])).events == told[1:]


@pytest.mark.parametrize("verdict", ["accept", "reject"])
def test_the_same_words_under_another_id_are_the_same_event(verdict, article, told):
    renamed = replace(told[0], id="e_0000000000000000", type="explosion")
    held = hold(article, (renamed, *told[1:]), decided([correction(told[0], verdict)]))
    assert [e.id for e in held.events] == [e.id for e in (told if verdict == "accept" else told[1:])]
    if verdict == "accept":
        assert held.events[0].type == told[0].type


def test_changed_evidence_is_told_and_the_decision_holds(article, told):
    event = told[0]
    text = event.evidence.text.replace("ال", "اَل", 1)
    changed = replace(event, evidence=replace(event.evidence, text=text), type="shelling")
    held = hold(replace(article, text_sha256="0" * 64), (changed,), decided([correction(event)]))
    (notice,) = held.notices
    assert notice.startswith(f"{article.path}: {event.id}: its sentence reads otherwise now: ")
    assert "since Layla decided on 2025-12-10: held as decided; look at it again" in notice
    assert held.events[0].type == event.type
    assert held.events[0].evidence.text == text, "the proof is that of the text as it is now"


def test_changed_words_or_text_are_told(article, told):
    event = told[0]
    trigger = replace(event.evidence.trigger, text="أغار")
    other = replace(event, evidence=replace(event.evidence, trigger=trigger))
    (notice,) = hold(article, (other,), decided([correction(event)])).notices
    assert "it is told by 'أغار' now" in notice
    (notice,) = hold(replace(article, text_sha256="0" * 64), (event,), decided([correction(event, "reject")])).notices
    assert "the article's text has changed elsewhere" in notice and "still left out" in notice


def test_an_event_that_is_gone_from_a_changed_article_is_told_with_its_likeness(article, told):
    event = told[0]
    text = event.evidence.text + " بحسب المصدر"
    edited = replace(event, id="e_0000000000000000", evidence=replace(event.evidence, text=text))
    changed = replace(article, text_sha256="0" * 64)
    held = hold(changed, (edited,), decided([correction(event)]))
    assert held.events == (edited,)
    (notice,) = held.notices
    assert "is not there any more: is it e_0000000000000000 now?" in notice
    (notice,) = hold(changed, (), decided([correction(event)])).notices
    assert notice.endswith("review the article again")


def test_other_articles_are_left_alone(article, told):
    other = replace(article, id="another")
    assert hold(other, told, decided([correction(told[0], "reject")])).events == told
