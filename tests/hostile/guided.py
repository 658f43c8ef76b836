"""Fuzzing that is guided by the lines that it reaches, with atheris (not in the lock: `pip install atheris`).

`python -m tests.hostile.guided readers|chain [-max_total_time=60 ...]`: the words after the first are libFuzzer's. The
first byte of an input chooses the format, the rest is the file; it starts from the fixtures. It ends with a traceback
and a file `crash-...` at the first input that breaks a promise of `checks.py`.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["evtx.ingest", "evtx.text", "evtx.annotate"]):
    from tests.hostile.checks import extracted, read
    from tests.hostile.mutations import ENDINGS, seeds


def readers(data: bytes) -> None:
    """One file through its reader."""
    if data:
        read(data[1:], ENDINGS[data[0] % len(ENDINGS)])


def chain(data: bytes) -> None:
    """One file through the whole chain."""
    if data:
        for article in read(data[1:], ENDINGS[data[0] % len(ENDINGS)])[:2]:
            extracted(article)


def main() -> None:
    """Fuzz what is named, from the seeds of the mutations on."""
    with tempfile.TemporaryDirectory() as corpus:
        for number, data in enumerate(seeds()):
            for format_ in range(len(ENDINGS)):
                (Path(corpus) / f"{number}-{format_}").write_bytes(bytes([format_]) + data[:20_000])
        words = [sys.argv[0], "-max_len=20000", "-timeout=60", *sys.argv[2:], corpus]
        atheris.Setup(words, {"readers": readers, "chain": chain}[sys.argv[1]])
        atheris.Fuzz()


if __name__ == "__main__":
    main()
