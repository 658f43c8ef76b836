"""`evtx doctor`: what is installed, what is missing, and what that costs."""

from __future__ import annotations

import shutil
import sys
import tempfile
import tomllib
from importlib import metadata
from pathlib import Path

import pytest

from evtx import doctor

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def name_of(requirement: str) -> str:
    return requirement.partition(">")[0].strip()


def test_every_dependency_is_looked_at():
    assert sorted(doctor.PACKAGES) == sorted(name_of(r) for r in PROJECT["dependencies"])


def test_every_extra_is_looked_at_with_all_that_it_brings():
    listed = {name: [name_of(r) for r in needed] for name, needed in PROJECT["optional-dependencies"].items()}
    assert {name: list(packages) for name, (packages, _) in doctor.EXTRAS.items()} == listed


def test_the_report_names_each_thing_once(run):
    result = run("doctor")
    assert result.exit_code == 0
    for name in (
        "evtx", "python", "camel-tools", "extra xlsx", "lexicon", "gazetteer", "outlets", "imported places",
        "camel data", "compiled code", "temporary folder", "terminal", "completion",
    ):  # fmt: skip
        lines = [line for line in result.stdout.splitlines() if line[8:].startswith(f"{name} ")]
        assert len(lines) == 1, name
        assert lines[0].split()[0] in ("ok", "missing")


def test_a_missing_extra_says_what_it_costs_and_how_to_get_it(monkeypatch):
    def nothing(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    assert doctor.extra("xlsx", ("openpyxl",), "workbooks").state == "ok"
    monkeypatch.setattr(metadata, "version", nothing)
    found = doctor.extra("xlsx", ("openpyxl",), "workbooks; csv works")
    assert (found.name, found.state) == ("extra xlsx", "missing")
    assert found.about == "openpyxl not installed (pip install 'evtx[xlsx]'): no workbooks; csv works"


def test_a_missing_dependency_breaks_it(run, monkeypatch):
    real = metadata.version
    gone = metadata.PackageNotFoundError

    def without_rich(name: str) -> str:
        if name == "rich":
            raise gone(name)
        return real(name)

    monkeypatch.setattr(metadata, "version", without_rich)
    result = run("doctor")
    assert result.exit_code == 1
    assert "broken  rich" in result.stdout
    assert "pip install rich" in result.stdout


@pytest.mark.parametrize(
    ("shell", "file"),
    [
        ("/bin/bash", ".bash_completions/evtx.sh"),
        ("/usr/bin/zsh", ".zfunc/_evtx"),
        ("/usr/bin/fish", ".config/fish/completions/evtx.fish"),
    ],
)
def test_completion(shell, file, tmp_path):
    environment = {"SHELL": shell, "HOME": str(tmp_path)}
    before = doctor.completion(environment)
    assert before.state == "missing" and "evtx --install-completion" in before.about
    (tmp_path / file).parent.mkdir(parents=True)
    (tmp_path / file).touch()
    assert doctor.completion(environment).state == "ok"


def test_a_shell_without_completion(tmp_path):
    for shell in ("/bin/dash", ""):
        assert "no completion; bash, zsh and fish have it" in doctor.completion({"SHELL": shell}).about


def test_compiled_code(monkeypatch, tmp_path):
    package = tmp_path / "evtx"
    package.mkdir()
    monkeypatch.setattr(sys, "pycache_prefix", None)
    monkeypatch.setattr(doctor, "__file__", str(package / "doctor.py"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    assert doctor.compiled_code().about == "not yet; the next start keeps it"
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert "PYTHONDONTWRITEBYTECODE is set" in doctor.compiled_code().about
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(doctor.os, "access", lambda *_: False)
    found = doctor.compiled_code()
    assert found.state == "missing" and f"python -m compileall {package}" in found.about
    compiled = package / "__pycache__" / f"doctor.{sys.implementation.cache_tag}.pyc"
    compiled.parent.mkdir()
    compiled.touch()
    assert doctor.compiled_code().state == "ok"


def test_temporary_folder(monkeypatch):
    assert tempfile.gettempdir() in doctor.temporary_folder().about
    usage = shutil.disk_usage("/")._replace(free=1)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    found = doctor.temporary_folder()
    assert found.state == "missing" and "set TMPDIR" in found.about

    def none() -> str:
        raise FileNotFoundError("No usable temporary directory found")

    monkeypatch.setattr(tempfile, "gettempdir", none)
    assert "none can be written to" in doctor.temporary_folder().about
