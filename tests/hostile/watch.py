"""Runs evtx with every door watched: what is opened to be written or changed, and what asks for the network.

`python -m tests.hostile.watch WORDS... [then WORDS...]` runs one command after the other. All calls of the network and
all other programs are refused. Standard error gets, as its last line, a JSON object: "written" (real paths), "refused"
(names of the calls), "status" (of each command).
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any

_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_CHANGES = ("os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod")
_OUTSIDE = ("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "subprocess.", "os.system", "os.exec", "os.posix_")


def begin() -> tuple[set[str], set[str]]:
    """Watch this process from now on; the paths written and the calls refused, which grow as it goes on."""
    written: set[str] = set()
    refused: set[str] = set()

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        if event.startswith(_OUTSIDE):
            refused.add(event)
            raise PermissionError(f"not here: {event}")
        opened = event == "open" and arguments[2] & _WRITES
        database = event == "sqlite3.connect" and b"mode=ro" not in os.fsencode(arguments[0])
        if opened or database or event in _CHANGES:
            paths = [a for a in arguments if isinstance(a, str | bytes | os.PathLike)]
            written.update(os.path.realpath(os.fsdecode(path)) for path in (paths if event in _CHANGES else paths[:1]))

    sys.addaudithook(watch)
    return written, refused


def main(words: list[str]) -> None:
    """Run the commands and say what they did."""
    sys.dont_write_bytecode = True
    written, refused = begin()
    from evtx.cli import app

    status = []
    while words:
        at = words.index("then") if "then" in words else len(words)
        try:
            app(words[:at])
        except SystemExit as ended:
            status.append(ended.code)
        words = words[at + 1 :]
    told = {"written": sorted(written), "refused": sorted(refused), "status": status}
    print(f"\n{json.dumps(told)}", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1:])
