"""The examples of docs/api.md, run one after the other as a reader would."""

from __future__ import annotations

import doctest
import shutil
from pathlib import Path

import evtx
from tests.docs.fences import blocks

ROOT = Path(__file__).parents[2]


def test_the_examples_give_what_they_show(tmp_path, monkeypatch, capsys):
    shutil.copytree(ROOT / "fixtures" / "articles", tmp_path / "reports")
    shutil.copy(ROOT / "fixtures" / "golden" / "events.jsonl", tmp_path)
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    parser = doctest.DocTestParser()
    examples = [block for block in blocks("api.md") if block.language == "pycon"]
    assert len(examples) >= 6
    for block in examples:
        test = parser.get_doctest(block.text, names, block.section, "docs/api.md", block.line)
        assert test.examples
        runner.run(test, clear_globs=False)
        names = test.globs
    assert runner.failures == 0, capsys.readouterr().out


def test_every_name_of_the_api_is_told():
    page = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    told = [name for name in evtx.__all__ if name not in page]
    assert set(told) <= {"OutputError"}, "only what no call of the API raises is left out"
