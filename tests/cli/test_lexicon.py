"""`evtx lexicon`: an entry is begun, checked, and used."""

from __future__ import annotations

import json

import pytest

TEXT = "قصفت كتيبة نسور الجزيرة بالهاون بلدة مرج طولون شرقي إدلب.\n"


def test_begin_check_and_use(run, tmp_path):
    own = str(tmp_path / "own")
    result = run("lexicon", "new", "actor", "كتيبة نسور الجزيرة", "--id", "nusur", "--into", own)
    assert result.exit_code == 0
    assert 'id = "nusur"' in result.stdout
    assert "own.toml: entry added" in result.stderr and f"evtx lexicon check {own}" in result.stderr
    assert (
        run("lexicon", "new", "place", "مرج طولون", "--at", "35.88,36.71", "--id", "sy-marj", "--into", own).exit_code
        == 0
    )
    checked = run("lexicon", "check", own)
    assert checked.exit_code == 0, checked.stdout
    assert "1 actor, 1 place; no examples were run; 0 errors" in checked.stdout
    words = ("extract", "-", "--published", "2024-06-15", "-q")
    before, now = (json.loads(run(*words, *more, stdin=TEXT).stdout) for more in ((), ("--lexicon", own)))
    assert [(a["id"], a["role"]) for a in now["actors"]] == [("nusur", "initiator")] != before["actors"]
    assert now["place"]["id"] == "sy-marj"


def test_a_rule_until_its_examples_hold(run, tmp_path):
    own = tmp_path / "own"
    assert run("lexicon", "new", "event", "shelling", "صلية", "--into", str(own)).exit_code == 0
    result = run("lexicon", "check", str(own))
    assert result.exit_code == 1
    assert "it has no yes example: write a sentence that it must find" in result.stdout
    path = own / "events" / "shelling.toml"
    text = path.read_text(encoding="utf-8")
    yes = 'yes = [{ text = "سقطت صلية على بلدة سرمين.", place = "أعزاز" }]\n'
    no = 'unless = ["word:انتقادات"]\nno = ["أطلق المتحدث صلية انتقادات على خصومه في البرلمان."]\n'
    path.write_text(text[: text.index("yes = [")] + yes + no, encoding="utf-8")
    result = run("lexicon", "check", str(own))
    assert result.exit_code == 1
    assert "yes example 1 does not hold: place سرمين, not أعزاز" in result.stdout
    assert "سقطت صلية على بلدة سرمين." in result.stdout
    path.write_text(path.read_text(encoding="utf-8").replace("أعزاز", "سرمين"), encoding="utf-8")
    result = run("lexicon", "check", str(own))
    assert (result.exit_code, result.stderr) == (0, "")
    assert "1 rule; 2 of 2 examples hold; 0 errors" in result.stdout


def test_a_folder_with_faults_can_still_be_added_to(run, tmp_path):
    (tmp_path / "own.toml").write_text("[[actor]]\nid = 3\n")
    result = run("lexicon", "new", "actor", "كتيبة نسور الجزيرة", "--into", str(tmp_path))
    assert result.exit_code == 0
    assert "`name_en` is missing" in result.stderr or "must be" in result.stderr
    assert "going on without it" in result.stderr


CASES = {
    "no folder": (["check", "nosuch"], 2, "nosuch: no such folder"),
    "a name that is known": (["new", "actor", "قسد"], 2, "is a name of sdf already"),
    "nowhere": (["new", "place", "مرج طولون"], 2, "where is it?"),
    "no such type": (["new", "event", "shell", "قصف"], 2, "'shell' is no type of event"),
    "a file for a folder": (["new", "actor", "كتيبة نسور الجزيرة", "--into", "README.md"], 3, "cannot be read or made"),
}


@pytest.mark.parametrize("name", CASES)
def test_message_and_status(name, run):
    words, status, named = CASES[name]
    result = run("lexicon", *words)
    assert result.exit_code == status, result.output
    assert named in result.stderr
