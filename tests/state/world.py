"""What the tests of the state share: a folder of articles of every kind that changes, and runs on it."""

from __future__ import annotations

import gzip
import json
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from evtx.ingest.read import IngestOptions
from evtx.output import Filters, make_filters
from evtx.pipeline import Engine, default_engine
from evtx.state.account import Account
from evtx.state.delivering import Delivery
from evtx.state.run import Plan, run

PLACES = ("سرمين", "أريحا", "أعزاز", "منبج", "تل رفعت", "الباب", "معرة النعمان", "جسر الشغور", "سراقب", "عفرين")
ALL = make_filters(statuses=["all"])


def report(number: int, day: int = 5) -> str:
    """A short report of ours; another place and toll for every number."""
    place = PLACES[number % len(PLACES)]
    return (
        f"قصف على {place}\n\n{day} مايو 2019\n\n"
        f"قصفت قوات النظام السوري بالمدفعية بلدة {place} اليوم، ما أدى إلى مقتل {number + 3} مدنيين.\n\n"
        f"وقال مصدر محلي إن مسلحين مجهولين هاجموا حاجزاً قرب {place} مساء أمس وأصابوا عنصرين.\n"
    )


def rows(numbers: range, day: int = 5, ids: bool = True) -> bytes:
    """The same as JSON lines, with ids of their own or without."""
    found = [{"id": f"r{n}", "text": report(n, day)} if ids else {"text": report(n, day)} for n in numbers]
    return b"".join(json.dumps(row, ensure_ascii=False).encode() + b"\n" for row in found)


def write(path: Path, data: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def first_articles(folder: Path) -> None:
    """Files of every kind: namesakes, several articles a file, packed, mail, other languages, broken ones."""
    for number in range(8):
        write(folder / f"a{number}.txt", report(number))
    write(folder / "b/a1.txt", report(21))
    write(folder / "b/a2.txt.gz", gzip.compress(report(22).encode()))
    write(folder / "rows.jsonl", rows(range(30, 36)))
    write(folder / "bare.jsonl", rows(range(36, 39), ids=False))
    write(folder / "letter.eml", f"Subject: x\nDate: Mon, 6 May 2019 10:00:00 +0300\n\n{report(40)}")
    with zipfile.ZipFile(folder / "more.zip", "w") as archive:
        for number in (50, 51):
            archive.writestr(zipfile.ZipInfo(f"in/a{number}.txt"), report(number))
    write(folder / "english.txt", "An explosion hit the central market on Sunday, and three people were hurt.")
    write(folder / "empty.txt", "")
    write(folder / "broken.json", '{"text": ')


def then_changed(folder: Path) -> None:
    """The same folder a day later: new, changed, deleted, mended and newly broken files."""
    write(folder / "a1.txt", report(1, day=6))
    write(folder / "a3.txt", report(23, day=7))
    (folder / "a4.txt").unlink()
    write(folder / "rows.jsonl", rows(range(32, 38), day=8))
    write(folder / "bare.jsonl", rows(range(37, 41), ids=False))
    write(folder / "broken.json", json.dumps({"text": report(60)}))
    write(folder / "a5.txt", "")
    for number in range(70, 78):
        write(folder / f"c/a{number % 4}-{number}.txt", report(number))
    write(folder / "a/a1.txt", report(79))


@cache
def engine() -> Engine:
    """The packaged engine, loaded once for all tests."""
    return default_engine()


def plan(
    source: Path | list[Path],
    base: Path,
    append: bool = True,
    settle: float = 0.0,
    filters: Filters = ALL,
    load: Callable[[], Engine] | None = engine,
    **more: Any,
) -> Plan:
    """A run on a folder with its state and outputs in another: events and articles whole, events appended."""
    deliveries = [
        Delivery("events", str(base / "events.jsonl"), "jsonl", filters),
        Delivery("articles", str(base / "articles.jsonl"), "jsonl", filters),
    ]
    if append:
        deliveries.append(Delivery("events", str(base / "log.jsonl"), "jsonl", filters, append=True))
    sources = [str(s) for s in (source if isinstance(source, list) else [source])]
    more.setdefault("skip", lambda skipped: None)
    more.setdefault("tell", lambda message: None)
    options = more.pop("options", IngestOptions())
    return Plan(sources, str(base / "state.db"), options, load, deliveries, settle=settle, **more)


def bring(made: Plan) -> Account:
    account = Account("run")
    run(made, account)
    return account


def outputs(base: Path) -> dict[str, bytes]:
    """What lies in the folder of outputs, but for the state itself."""
    return {p.name: p.read_bytes() for p in sorted(base.iterdir()) if not p.name.startswith("state.db")}


def records(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_bytes().splitlines()]


def fresh(source: Path, base: Path, **more: Any) -> dict[str, bytes]:
    """What a run without any past would write."""
    base.mkdir()
    bring(plan(source, base, append=False, **more))
    return outputs(base)
