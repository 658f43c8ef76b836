"""No network and no surprise: evtx works with sockets refused and HOME not writable, and writes where it was told."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
# urllib3, which trafilatura imports, makes one socket at import and binds it to this machine's own ::1, to know whether
# there is IPv6. Nothing is sent, and it works as well where that is refused.
AT_IMPORT = {"socket.__new__"}
HOMELESS = {"HOME": "/dev/null/none", "PYTHONPATH": str(ROOT), "EVTX_GAZETTEER": "core", "PATH": os.defpath}


def watched(words: str, tmp_path: Path, **more: str) -> dict[str, Any]:
    """What commands wrote and asked for; HOME cannot be written to, not even by root."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "tests.hostile.watch", *words.split()], cwd=ROOT, capture_output=True, text=True,
        env={**HOMELESS, "TMPDIR": str(temporary), **more}, timeout=120,
    )  # fmt: skip
    assert "Traceback" not in done.stderr, done.stderr
    assert list(temporary.iterdir()) == []
    told: dict[str, Any] = json.loads(done.stderr.splitlines()[-1])
    return told


def test_the_watch_sees_and_refuses(tmp_path: Path) -> None:
    code = (
        "import socket; from tests.hostile.watch import begin; written, refused = begin()\n"
        f"open({str(tmp_path / 'a')!r}, 'w').close()\n"
        "for call in (lambda: socket.create_connection(('127.0.0.1', 9)), lambda: socket.socket()):\n"
        "    try: call()\n"
        "    except PermissionError: pass\n"
        "print(sorted(written), sorted(refused))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, env=HOMELESS)
    assert done.stdout == f"{[str(tmp_path / 'a')]} ['socket.__new__', 'socket.getaddrinfo']\n"


COMMANDS = (
    "run fixtures/articles --state {0}/s.db -o {0}/run --settle 0 -q"
    " then ingest fixtures/articles/html -o {0}/articles.jsonl -q"
    " then extract {0}/articles.jsonl -o {0}/events.jsonl -q"
    " then dedupe {0}/run/events.jsonl --state {0}/s.db -o {0}/incidents.jsonl -q"
    " then export {0}/incidents.jsonl -o {0}/page.html -q"
    " then export {0}/incidents.jsonl -o {0}/sheet.csv -q"
    " then export {0}/incidents.jsonl -o {0}/base.sqlite -q"
)


def test_nothing_is_written_elsewhere_and_no_network_is_asked_for(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    told = watched(COMMANDS.format(out), tmp_path)
    assert set(told["refused"]) <= AT_IMPORT
    assert set(told["status"]) <= {0, 1, None}
    assert len(told["status"]) == 7
    elsewhere = [path for path in told["written"] if not Path(path).is_relative_to(out) and path != str(out)]
    assert elsewhere == []
    names = {
        "s.db",
        "run",
        "articles.jsonl",
        "events.jsonl",
        "incidents.jsonl",
        "page.html",
        "sheet.csv",
        "base.sqlite",
    }
    assert {path.name for path in out.iterdir()} == names
    assert (out / "run/events.jsonl").stat().st_size > 10_000


@pytest.mark.full
@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="only root can take the network away")
def test_without_a_network_card(tmp_path: Path) -> None:
    """The same where the system itself has no network, and all but the folder of outputs is read-only."""
    out = tmp_path / "out"
    out.mkdir()
    words = f"run fixtures/articles --state {out}/s.db -o {out}/run --settle 0"
    locked = f"mount --bind {out} {out} && mount -o remount,bind,ro / && ! touch /evtx-test 2>/dev/null"
    line = f"{locked} && exec {sys.executable} -m evtx {words}"
    done = subprocess.run(
        ["unshare", "-m", "-n", "sh", "-c", line], cwd=ROOT, capture_output=True, text=True,
        env={**HOMELESS, "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
    assert (out / "run/events.jsonl").stat().st_size > 10_000
