"""The Python API: what it takes, what it raises, and that importing evtx loads nothing."""

from __future__ import annotations

import importlib
import logging
import subprocess
import sys
import typing
from datetime import date
from pathlib import Path

import pytest

import evtx
from evtx.cli import app
from tests.review.test_corrections import correction

ROOT = Path(__file__).parents[2]
ARTICLES = ROOT / "fixtures" / "articles"
TEXT = "قصفت قوات النظام السوري بالمدفعية بلدة سرمين شرقي إدلب أمس."


def ids(events):
    return [event.id for event in events]


def test_a_folder_as_on_the_command_line(tmp_path):
    from typer.testing import CliRunner

    out = tmp_path / "events.jsonl"
    assert CliRunner().invoke(app, ["extract", str(ARTICLES), "-q", "-o", str(out)]).exit_code == 0
    assert evtx.extract(ARTICLES) == evtx.read_events(out)


@pytest.mark.parametrize(
    "source", [str(ARTICLES / "txt"), ARTICLES / "txt", [ARTICLES / "txt"], (p for p in [str(ARTICLES / "txt")])]
)
def test_paths_of_all_kinds(source):
    assert ids(evtx.extract(source)) == ids(evtx.extract([ARTICLES / "txt"]))


def test_a_text_keeps_its_name_and_another_has_another():
    one, two = evtx.extract(TEXT, published="2019-05-05"), evtx.extract(TEXT, published="2019-05-05")
    assert ids(one) == ids(two) and len(one) == 1
    assert (one[0].article.path, one[0].date.start) == ("", "2019-05-04")
    other = evtx.extract(TEXT.replace("سرمين", "أريحا"), published=date(2019, 5, 5))
    assert other[0].article.id != one[0].article.id
    both = evtx.extract([TEXT, TEXT.replace("سرمين", "أريحا")], published="2019-05-05")
    assert ids(both) == ids(one) + ids(other)


def test_articles_texts_and_paths_together():
    article = evtx.Article(id="mine", text=TEXT, published="2020-02-02")
    events = evtx.extract([article, TEXT, ARTICLES / "txt" / "dhiban-attack.txt"], published="2019-05-05")
    assert events[0].article.id == "mine" and events[0].date.start == "2020-02-01"
    assert events[1].date.start == "2019-05-04"
    assert {e.article.id for e in events[2:]} == {"dhiban-attack"}


def test_incidents_of_several_articles():
    texts = {
        "a": "قُتل ثلاثة مدنيين وأصيب سبعة بغارة روسية على بلدة سرمين شرقي إدلب اليوم.",
        "b": "قتلت غارة جوية روسية على سرمين اليوم ثلاثة مدنيين وجرحت سبعة.",
        "c": "اعتقلت الشرطة خمسة أشخاص في البصرة اليوم.",
    }
    articles = [evtx.Article(id=name, outlet=name, text=text, published="2020-01-30") for name, text in texts.items()]
    events = evtx.extract(articles)
    assert all(event.article.text_sha256 for event in events), "copies are told by the hash of the text"
    incidents = evtx.dedupe(events)
    assert sorted(len(incident.members) for incident in incidents) == [1, 2]
    assert {type(incident) for incident in incidents} == {evtx.Incident}
    known = evtx.dedupe(events[:1])
    grown = evtx.dedupe((event for event in events[1:]), against=known)
    assert {i.cluster for i in known} < {i.cluster for i in grown}
    assert evtx.dedupe([]) == []


def test_filters():
    text = "من المقرر أن تنفذ الشرطة حملة دهم في سرمين غداً. وقُتل مدنيان بغارة جوية على أريحا اليوم."
    assert {e.status for e in evtx.extract(text, published="2020-01-30")} == {"occurred"}
    assert {e.status for e in evtx.extract(text, published="2020-01-30", status=["planned"])} == {"planned"}
    assert evtx.extract(text, published="2020-01-30", min_confidence=1.0) == []


def test_own_lexicon_and_changes_to_it(tmp_path):
    folder = tmp_path / "own" / "actors"
    folder.mkdir(parents=True)
    entry = '[[actor]]\nid = "{}"\nname_en = "Eagles"\nkind = "armed_group"\nnames = ["كتيبة نسور الجزيرة"]\n'
    (folder / "own.toml").write_text(entry.format("nusur"), encoding="utf-8")
    text = "هاجمت كتيبة نسور الجزيرة حاجزاً في بلدة سرمين أمس."

    def actors():
        events = evtx.extract(text, published="2025-06-15", lexicon=tmp_path / "own")
        return [a.id for e in events for a in e.actors]

    assert "nusur" in actors()
    (folder / "own.toml").write_text(entry.format("other_eagles"), encoding="utf-8")
    assert "other_eagles" in actors(), "a file that was edited is read again"


def test_corrections(tmp_path, caplog):
    import orjson

    (event,) = evtx.extract(TEXT, published="2019-05-05")
    path = tmp_path / "c.jsonl"
    path.write_bytes(orjson.dumps(correction(event, "correct", fields={"type": "protest", "subtype": "sit_in"})))
    (held,) = evtx.extract(TEXT, published="2019-05-05", corrections=path)
    assert (held.id, held.type, held.subtype) == (event.id, "protest", "sit_in")


WRONG = [
    ("nosuch.txt", evtx.InputError, "no such file or folder, and no Arabic text"),
    (Path("nosuch.txt"), evtx.InputError, "nosuch.txt: no such file or folder"),
    ("", evtx.InputError, "no such file"),
    ("تقرير.txt", evtx.InputError, "no such file"),
    (ROOT / "fixtures" / "broken" / "empty.txt", evtx.NothingReadError, "no article could be read"),
    ([], evtx.NothingReadError, "no articles there"),
]


@pytest.mark.parametrize(("source", "error", "said"), WRONG, ids=[str(w[0])[-12:] for w in WRONG])
def test_what_cannot_be_read(source, error, said):
    with pytest.raises(error, match=said):
        evtx.extract(source)


def test_wrong_arguments(tmp_path):
    with pytest.raises(evtx.UsageError, match="write it as 2021-06-17"):
        evtx.extract(TEXT, published="yesterday")
    with pytest.raises(evtx.UsageError, match="no such value"):
        evtx.extract(TEXT, status="done")
    with pytest.raises(evtx.UsageError, match="no such folder"):
        evtx.extract(TEXT, lexicon=tmp_path / "none")
    with pytest.raises(evtx.UsageError, match="`evtx review import` makes it"):
        evtx.extract(TEXT, corrections=tmp_path / "none")


def test_an_article_that_fails_is_logged_and_the_rest_goes_on(caplog):
    with caplog.at_level(logging.WARNING, logger="evtx"):
        events = evtx.extract([ROOT / "fixtures" / "broken" / "empty.txt", ARTICLES / "txt"])
    assert ids(events) == ids(evtx.extract(ARTICLES / "txt"))
    assert any("empty.txt: empty" in record.getMessage() for record in caplog.records)


def test_lines_that_are_no_records_are_logged(tmp_path, caplog):
    path = tmp_path / "events.jsonl"
    with (ROOT / "fixtures" / "review" / "events.jsonl").open(encoding="utf-8") as file:
        path.write_text(file.readline() + "no record\n", encoding="utf-8")
    assert len(evtx.read_events(path)) == 1
    assert "line 2: not JSON" in caplog.text
    with pytest.raises(evtx.InputError, match="cannot be read"):
        evtx.read_events(tmp_path / "none")


# ---------------------------------------------------------------- the module


@pytest.mark.parametrize("name", evtx.__all__)
def test_every_name_is_there(name):
    assert getattr(evtx, name) is getattr(importlib.import_module(getattr(evtx, name).__module__), name)


def test_an_unknown_name_is_no_part_of_it():
    with pytest.raises(AttributeError, match="module 'evtx' has no attribute 'nosuch'"):
        evtx.nosuch  # noqa: B018  the access is the test
    assert set(evtx.__all__) <= set(dir(evtx))


def test_all_types_of_the_record_are_exported():
    from dataclasses import is_dataclass

    def parts(kind):
        for hint in typing.get_type_hints(kind).values():
            for inner in (hint, *typing.get_args(hint)):
                if isinstance(inner, type) and is_dataclass(inner):
                    yield inner
                    yield from parts(inner)

    needed = {kind.__name__ for root in (evtx.Event, evtx.Incident) for kind in (root, *parts(root))}
    assert needed <= set(evtx.__all__)


def test_importing_loads_nothing():
    code = "import sys, evtx; print(sorted(m for m in sys.modules if m.startswith(('evtx.', 'pydantic', 'orjson'))))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == "['evtx.dedupe']", "a package that holds nothing by itself"


def test_the_package_says_that_it_is_typed():
    assert (Path(evtx.__file__).parent / "py.typed").exists()


def test_a_user_s_code_type_checks(tmp_path):
    """mypy --strict on code that uses the API: the lazy names have their types."""
    (tmp_path / "use.py").write_text(
        "import evtx\n"
        'events: list[evtx.Event] = evtx.extract(["a", evtx.Article(id="x", text="y")], published="2020-01-01")\n'
        "place: evtx.EventPlace | None = events[0].place\n"
        "reveal_type(evtx.read_events)\n"
        "evtx.nosuch\n"
    )
    call = [sys.executable, "-m", "mypy", "--strict", "--follow-imports=silent", "--config-file", "/dev/null", "use.py"]
    done = subprocess.run(
        call,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        env={"MYPYPATH": str(ROOT), "PATH": "", "PYTHONPATH": str(ROOT)},
    )
    lines = [line for line in done.stdout.splitlines() if line.startswith("use.py")]
    assert len(lines) == 2, done.stdout
    assert lines[0].endswith('-> list[evtx.model.Event]"')
    assert 'has no attribute "nosuch"' in lines[1]
