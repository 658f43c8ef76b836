"""The report page in headless Chromium: no error, nothing forbidden tried, and what a reader does works by keyboard."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace

import pytest

from evtx.records import parse_event
from tests.export.conftest import events_by_type
from tests.export.shown import INPUT
from tests.export.test_html import NASTY, nasty

sync_api = pytest.importorskip("playwright.sync_api", reason="needs playwright: pip install playwright")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs chromium: apt-get install chromium")


@pytest.fixture(scope="module")
def browser():
    with sync_api.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def visit(browser, written):
    """Open the page of some events offline; in the end nothing may have been asked for or complained about."""
    contexts, noted = [], []

    def go(*events, **options):
        path, _ = written("html", *events)
        context = browser.new_context(offline=True, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: noted.append(message.text))
        page.on("pageerror", lambda error: noted.append(str(error)))
        page.on("dialog", lambda dialog: noted.append(dialog.message))
        page.on("request", lambda request: None if request.url == path.as_uri() else noted.append(request.url))
        page.goto(path.as_uri())
        page.wait_for_selector("html[data-ready=yes]")
        return page

    yield go
    for context in contexts:
        context.close()
    assert noted == []


def everything():
    return list(events_by_type().values())


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1400, 390])
def test_it_draws_map_charts_and_table(visit, scheme, width):
    page = visit(*everything(), color_scheme=scheme, viewport={"width": width, "height": 900})
    assert page.inner_text("#count") == f"{len(everything())} of {len(everything())} events"
    assert page.locator("#map path.land").count() > 20
    assert page.locator("#map .leaflet-marker-icon").count() > 2
    assert page.locator("#table .tabulator-row").count() == len(everything())
    assert page.locator("#tolls tbody tr").count() > 2
    assert page.get_attribute("html", "data-theme") == scheme
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    painted = "id => new Set(document.getElementById(id).getContext('2d').getImageData(0, 0, 200, 200).data).size"
    assert all(page.evaluate(painted, name) > 8 for name in ("time", "toll-time", "types", "actors", "places"))


def test_arabic_runs_right_to_left(visit, event):
    page = visit(event("shelling"))
    page.locator("#table .tabulator-row button").first.click()
    assert page.evaluate("getComputedStyle(document.querySelector('blockquote')).direction") == "rtl"
    assert page.inner_text("mark.trigger >> nth=0") == event("shelling").evidence.trigger.text


def test_the_page_speaks_arabic_too(visit, event):
    page = visit(*everything())
    page.select_option("#type", "shelling")
    page.click("#language")
    page.wait_for_selector("html[data-ready=yes][dir=rtl][lang=ar]")
    assert page.inner_text("h1") == "الأحداث"
    assert page.inner_text("#table .tabulator-col[tabulator-field=killed]").strip() == "القتلى"
    assert page.locator("#table .tabulator-row").count() == 1
    assert page.input_value("#type") == "shelling"
    page.locator("#table .tabulator-row button").first.click()
    title = page.inner_text("#record-title")
    assert "قصف" in title
    assert event("shelling").place.name in title
    assert page.evaluate("getComputedStyle(document.querySelector('#record-body > p')).direction") == "ltr"
    page.keyboard.press("Escape")
    page.click("#language")
    page.wait_for_selector("html[data-ready=yes][dir=ltr]")
    assert page.inner_text("#count") == f"1 of {len(everything())} events"


def test_it_begins_in_the_language_of_the_browser(visit):
    page = visit(*everything(), locale="ar-SY")
    assert page.get_attribute("html", "dir") == "rtl"
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]


SEARCHES = [
    ("بَغداد", "bombing"),
    ("تفجير", "bombing"),
    ("العراق", "bombing"),
    ("Iraq", "bombing"),
    ("Baghdad", "bombing"),
    ("BAGHDAD killed", "bombing"),
]


@pytest.mark.parametrize(("sought", "found"), SEARCHES)
def test_search_in_both_languages(visit, sought, found):
    page = visit(*everything())
    page.fill("#search", sought)
    sync_api.expect(page.locator("#count")).not_to_have_text(re.compile(f"^{len(everything())} "))
    types = page.locator("#table .tabulator-row .tabulator-cell[tabulator-field=type]").all_inner_texts()
    assert found in types
    assert len(types) < len(everything())


def test_filters_and_reset(visit):
    page = visit(*everything())
    page.select_option("#type", "shelling")
    assert page.inner_text("#count").startswith("1 of ")
    assert page.locator("#table .tabulator-row").count() == 1
    page.click("button[type=reset]")
    sync_api.expect(page.locator("#table .tabulator-row")).to_have_count(len(everything()))


def test_a_record_by_keyboard_alone(visit, event):
    page = visit(event("bombing"))
    page.focus("#map .leaflet-marker-icon")
    page.keyboard.press("Enter")
    page.wait_for_selector("dialog[open]")
    assert event("bombing").notes_en in page.inner_text("dialog")
    page.keyboard.press("Escape")
    page.wait_for_selector("dialog", state="hidden")
    page.focus("#table .tabulator-row button")
    page.keyboard.press("Enter")
    page.wait_for_selector("dialog[open]")


def test_a_cluster_opens_by_keyboard(visit, event):
    page = visit(event("bombing"), replace(event("bombing"), id="e_2"))
    sync_api.expect(page.locator("#map .leaflet-marker-icon")).to_have_count(1)
    page.focus("#map .leaflet-marker-icon")
    page.keyboard.press("Enter")
    sync_api.expect(page.locator("#map .point .dot")).to_have_count(2)


def test_heads_sort_by_keyboard(visit):
    page = visit(*everything())
    cells = "#table .tabulator-row .tabulator-cell[tabulator-field=type]"
    page.focus("#table .tabulator-col[tabulator-field=type]")
    page.keyboard.press("Enter")
    types = page.locator(cells).all_inner_texts()
    assert types == sorted(types)
    page.keyboard.press("Enter")
    assert page.locator(cells).all_inner_texts() == types[::-1]


def test_an_incident_shows_what_each_article_says(visit, event):
    lines = (INPUT / "incidents.jsonl").read_bytes().splitlines()
    told = replace(parse_event(lines[0]), tellings=(event("bombing"), nasty(event)))
    page = visit(told)
    page.locator("#table .tabulator-row button").click()
    page.wait_for_selector("dialog[open]")
    assert page.locator("dialog section blockquote").count() == 2
    assert event("bombing").evidence.text in page.inner_text("dialog")
    assert page.locator("img").count() == 0


def test_markup_of_articles_is_shown_as_text(visit, event):
    page = visit(nasty(event), event("bombing"))
    page.locator("#table .tabulator-row").filter(has_text="shelling").locator("button").click()
    page.wait_for_selector("dialog[open]")
    assert NASTY.split(" ")[0] in page.inner_text("blockquote")
    assert page.locator("img").count() == 0
    assert page.locator("a[href^='javascript']").count() == 0
    assert page.title() == "Events"
