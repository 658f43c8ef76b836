"""The page: nothing of an article runs in it, nothing is loaded, and what it saves is what a person decided."""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
from dataclasses import replace

import orjson
import pytest

from evtx.errors import InputError
from evtx.model import Source, SpanText
from evtx.review.columns import FIELD_COLUMNS, cells_of
from evtx.review.decide import judge
from evtx.review.page import read_page, write_page

HOSTILE = '</script><script>document.title="run"</script><img src=x onerror="document.title=1">&lt;b&gt;'


def page(events, desk) -> str:
    return write_page(events, desk.lists, "review.html")[0].decode()


def hostile(event):
    return replace(
        event,
        place=replace(event.place, name=HOSTILE),
        sources=(Source(HOSTILE, "media"),),
        notes_en=HOSTILE,
        evidence=replace(
            event.evidence, text=f"😀 {HOSTILE} قصف", start=0, end=999, trigger=SpanText("قصف", len(HOSTILE) + 3, 999)
        ),
        article=replace(event.article, title=HOSTILE, url="javascript:alert(1)", outlet=HOSTILE),
    )


def test_only_its_own_script_and_style_may_run(events, desk):
    text = page(events, desk)
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text).group(1)
    assert policy.startswith("default-src 'none'; ")
    for tag in ("script", "style"):
        (inside,) = re.findall(f"<{tag}>(.*?)</{tag}>", text, re.S)
        digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy
    assert not re.search(r"(src|href)\s*=\s*[\"']?(https?:)?//", text)
    assert not re.search(r"<[^>]+\son\w+\s*=", text), "no handlers in the markup"
    assert "innerHTML" not in text


def test_no_text_of_an_article_is_markup(events, desk):
    text = page([hostile(events[0])], desk)
    assert text.count("<script") == 2
    assert "<img" not in text
    data = orjson.loads(re.search(r'<script type="application/json" id="data">(.*?)</script>', text, re.S).group(1))
    assert data["rows"][0]["english"] == HOSTILE


def saved(events, **changes):
    """What the page saves when the first row is decided on."""
    rows = [
        {
            "id": e.id,
            "verdict": None,
            "at": None,
            "note": None,
            "cells": {c.name: cells_of(e)[c.name] for c in FIELD_COLUMNS},
        }
        for e in events
    ]
    rows[0] |= {"verdict": "correct", "at": "2025-12-10T09:00:00.000Z", "note": "x"}
    rows[0]["cells"] |= changes
    return {
        "schema": "evtx.review/1",
        "by": "Omar",
        "saved": "2025-12-10T10:00:00.000Z",
        "rows": rows,
        "records": list(events),
    }


def write(tmp_path, value):
    path = tmp_path / "review.json"
    path.write_bytes(orjson.dumps(value))
    return path


def test_what_the_page_saved_is_judged_like_a_sheet(events, desk, tmp_path):
    judged = judge(read_page(write(tmp_path, saved(events[:3], killed_min=30, killed_max=31))), desk)
    assert judged.faults == ()
    (correction,) = judged.corrections
    assert (correction.by, correction.at, correction.note) == ("Omar", "2025-12-10T09:00:00+00:00", "x")
    assert correction.fields["casualties"]["killed"]["max"] == 31
    assert judged.open == events[1:3]


def test_a_fault_names_row_and_column(events, desk, tmp_path):
    (fault,) = judge(read_page(write(tmp_path, saved(events[:1], type="shelln"))), desk).faults
    assert str(fault).startswith("review.json, row 1, type: 'shelln' is not in the list: did you mean shelling?")


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda v: {**v, "schema": "x"}, "no saved review"),
        (lambda v: [v], "no saved review"),
        (lambda v: {**v, "rows": [{"id": "e_1"}]}, "not as the page saved it"),
        (lambda v: {**v, "records": [{}]}, "not as the page saved it"),
        (lambda v: {**v, "saved": "yesterday"}, "not as the page saved it"),
    ],
)
def test_a_spoilt_file_is_told(spoil, said, events, tmp_path):
    with pytest.raises(InputError, match=said):
        read_page(write(tmp_path, orjson.loads(orjson.dumps(spoil(saved(events[:1]))))))


def test_what_is_no_json(tmp_path):
    (tmp_path / "x.json").write_text("{")
    with pytest.raises(InputError, match="broken JSON"):
        read_page(tmp_path / "x.json")


# ---------------------------------------------------------------- in a browser


@pytest.fixture
def browser():
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("no Chromium is installed")
    with playwright.sync_playwright() as running:
        chromium = running.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def opened(browser, tmp_path, desk):
    """Open the page of some events; gives the page and what its console and network said."""

    def show(events):
        path = tmp_path / "review.html"
        path.write_bytes(write_page(events, desk.lists, str(path))[0])
        shown, said = browser.new_page(), []
        shown.on("console", lambda message: said.append(message.text))
        shown.on("pageerror", lambda error: said.append(str(error)))
        shown.on("request", lambda request: said.append(request.url) if not request.url.startswith("file:") else None)
        shown.goto(path.as_uri())
        return shown, said

    return show


def keep(shown, tmp_path):
    with shown.expect_download() as download:
        shown.click("#save")
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    return path


def test_a_review_in_the_browser(opened, events, desk, tmp_path):
    shown, said = opened(events)
    assert shown.locator(".row").count() == 20
    assert shown.locator("#r0 mark").inner_text() == events[0].evidence.trigger.text
    shown.check("#r0 input[value=accept]")
    shown.check("#r1 input[value=reject]")
    shown.select_option("#r2_status", "ongoing")
    assert shown.is_checked("#r2 input[value=correct]"), "a change is a correction"
    shown.click("#save")
    assert shown.inner_text("#fault") == "Who decides? Fill in your name."
    shown.fill("#by", "Omar")
    shown.click("#next")
    assert shown.inner_text("#page") == "2 of 3"
    path = keep(shown, tmp_path)
    assert path.name == "review.json"
    judged = judge(read_page(path), desk)
    assert judged.faults == ()
    assert [(c.event, c.verdict, c.by) for c in judged.corrections] == [
        (events[0].id, "accept", "Omar"),
        (events[1].id, "reject", "Omar"),
        (events[2].id, "correct", "Omar"),
    ]
    assert judged.corrections[2].fields == {"status": "ongoing"}
    assert said == []


def test_a_wrong_field_is_told_and_not_saved(opened, events, tmp_path):
    shown, said = opened(events[:2])
    shown.fill("#by", "Omar")
    shown.fill("#r0_killed_max", "1")
    shown.press("#r0_killed_max", "Tab")
    assert shown.inner_text("#r0_killed_max_wrong") == "less than the least, 24"
    shown.click("#save")
    assert "a field is wrong" in shown.inner_text("#fault")
    assert shown.evaluate("document.activeElement.id") == "r0_killed_max"
    shown.select_option("#r0_type", "airstrike")
    assert "no subtype of airstrike" in shown.inner_text("#r0_subtype_wrong")
    assert said == []


def test_a_saved_review_is_gone_on_with(opened, events, tmp_path):
    shown, _ = opened(events[:3])
    shown.fill("#by", "Omar")
    shown.check("#r1 input[value=reject]")
    path = keep(shown, tmp_path)
    again, _ = opened(events[:3])
    again.set_input_files("#load", path)
    again.wait_for_function("document.getElementById('by').value === 'Omar'")
    assert again.is_checked("#r1 input[value=reject]")
    assert again.inner_text("#count") == "1 of 3 decided"
    again.set_input_files("#load", {"name": "x.json", "mimeType": "application/json", "buffer": b"{}"})
    again.wait_for_selector("#fault:not([hidden])")
    assert again.inner_text("#fault") == "x.json: not a saved review"


def test_hostile_text_is_shown_as_text(opened, events):
    shown, said = opened([hostile(events[0])])
    assert shown.title() == "Review of events"
    assert HOSTILE in shown.inner_text(".evidence")
    assert shown.locator("mark").inner_text() == "قصف", "offsets hold beyond the first plane of Unicode"
    assert shown.locator("img").count() == 0
    assert said == []


def test_search_and_keyboard(opened, events):
    shown, _ = opened(events)
    shown.fill("#search", events[0].evidence.trigger.text)
    wanted = sum(events[0].evidence.trigger.text in e.evidence.text for e in events)
    assert shown.locator(".row").count() == min(20, wanted) > 0
    shown.focus("#r0 input[value=accept]")
    shown.keyboard.press("Space")
    shown.keyboard.press("ArrowRight")
    assert shown.is_checked("#r0 input[value=correct]")
