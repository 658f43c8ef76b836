"""Archives (.zip): members are read in order, and nothing in one climbs out, swells or hides."""

from __future__ import annotations

import gzip
import io
import json
import struct
import zipfile
from pathlib import Path

import pytest

import evtx.ingest.streams
from evtx.ingest.read import IngestOptions, Skipped, ingest, load_meta
from evtx.model import Article

TITLE = "انفجار في سوق البلدة"
BODY = "قال مصدر أمني إن عبوة ناسفة انفجرت في سوق البلدة وأصابت ثلاثة من المارة صباح الأحد."
TEXT = f"{TITLE}\n\n{BODY}\n".encode()


def packed(members: dict[str, bytes], **more: int) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = more.get("attributes", 0)
            archive.writestr(info, data)
    return made.getvalue()


def read(data: bytes, tmp_path: Path, **options: object) -> tuple[list[Article], list[Skipped]]:
    folder = tmp_path / "in"
    folder.mkdir(exist_ok=True)
    (folder / "news.zip").write_bytes(data)
    outcomes = list(ingest([str(folder)], IngestOptions(**options)))
    return [o for o in outcomes if isinstance(o, Article)], [o for o in outcomes if isinstance(o, Skipped)]


def test_members_are_read_like_files(tmp_path: Path) -> None:
    rows = b"\n".join(json.dumps({"id": f"r{n}", "text": BODY}).encode() for n in range(2))
    members = {
        "b/two.txt.gz": gzip.compress(TEXT),
        "a/one.txt": TEXT,
        "a/one.meta.json": b'{"published": "2020-03-04", "outlet": "sana"}',
        "rows.jsonl": rows,
        "a/.hidden.txt": TEXT,
        "picture.png": b"\x89PNG",
        "a/": b"",
    }
    articles, skipped = read(packed(members), tmp_path)
    assert [a.id for a in articles] == ["one", "two", "r0", "r1"]
    assert (articles[0].published, articles[0].published_from, articles[0].outlet) == ("2020-03-04", "sidecar", "sana")
    assert articles[0].path == f"{tmp_path}/in/news.zip: a/one.txt"
    assert sorted((s.kind, s.fatal) for s in skipped) == [("hidden", False), ("not_an_article", False)]


def test_the_table_knows_members_by_their_path(tmp_path: Path) -> None:
    table = tmp_path / "meta.csv"
    table.write_text("path,published\nnews.zip/a/one.txt,2021-02-03\n", encoding="utf-8")
    articles, _ = read(packed({"a/one.txt": TEXT}), tmp_path, meta=load_meta(table))
    assert articles[0].published == "2021-02-03"


CLIMBERS = ["../up.txt", "a/../../up.txt", "/etc/up.txt", "..\\up.txt", "C:/up.txt", "\\\\host\\up.txt"]


@pytest.mark.parametrize("name", CLIMBERS)
def test_names_that_lead_out_are_not_read(name: str, tmp_path: Path) -> None:
    articles, skipped = read(packed({name: TEXT, "good.txt": TEXT}), tmp_path)
    assert [a.id for a in articles] == ["good"]
    assert [s.fatal for s in skipped] == [True]
    assert "leads out of the archive" in skipped[0].reason
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["in", "news.zip"]


def test_links_are_not_followed(tmp_path: Path) -> None:
    articles, skipped = read(packed({"a.txt": b"/etc/passwd"}, attributes=0o120777 << 16), tmp_path)
    assert articles == []
    assert "a link" in skipped[0].reason


def test_archive_in_an_archive_is_not_entered(tmp_path: Path) -> None:
    inner = packed({"a.txt": TEXT})
    articles, skipped = read(packed({"inner.zip": inner, "b.txt": TEXT}), tmp_path)
    assert [a.id for a in articles] == ["b"]
    assert "archive within an archive" in skipped[0].reason


def test_archive_named_otherwise_is_known_by_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "download"
    path.write_bytes(packed({"a.txt": TEXT}))
    assert [o.id for o in ingest([str(path)], IngestOptions()) if isinstance(o, Article)] == ["a"]


@pytest.mark.parametrize("member", ["bomb.txt", "bomb.jsonl", "bomb.html"])
def test_bombs_are_stopped(member: str, tmp_path: Path) -> None:
    articles, skipped = read(packed({member: b"[1]\n" * (17 << 20), "zz.txt": TEXT}), tmp_path)
    assert "larger than 16 MB" in skipped[-1].reason or "more than 200 times its size" in skipped[-1].reason
    assert [a.id for a in articles] == (["zz"] if "larger" in skipped[-1].reason else [])


def test_many_small_bombs_are_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evtx.ingest.streams, "RATIO_FROM", 4 << 20)
    members = {f"a{n}.txt": b"x" * (1 << 20) for n in range(6)}
    _, skipped = read(packed(members), tmp_path)
    assert "more than 200 times its size" in skipped[-1].reason


def test_false_sizes_are_not_believed(tmp_path: Path) -> None:
    """The list of contents says that the member has ten bytes."""
    data = bytearray(packed({"a.txt": TEXT * 50}))
    at = data.rindex(b"PK\1\2")
    data[at + 24 : at + 28] = struct.pack("<L", 10)
    articles, skipped = read(bytes(data), tmp_path)
    assert len(articles) + len(skipped) == 1
    assert not any("evtx failed" in s.reason for s in skipped)


def damaged() -> dict[str, bytes]:
    whole = packed({"a.txt": TEXT * 20, "b.txt": TEXT * 20})
    spoilt = bytearray(whole)
    spoilt[60:90] = b"\xff" * 30
    end = whole.rindex(b"PK\5\6")
    huge = bytearray(whole)
    huge[end + 12 : end + 16] = struct.pack("<L", 0xF0000000)
    encrypted = bytearray(whole)
    encrypted[encrypted.rindex(b"PK\1\2") + 8] |= 1
    method = bytearray(whole)
    method[method.rindex(b"PK\1\2") + 10] = 97
    return {
        "cut off": whole[: len(whole) // 2],
        "only its start": whole[:4],
        "spoilt member": bytes(spoilt),
        "list of contents of 4 GB": bytes(huge),
        "encrypted": bytes(encrypted),
        "unknown packing": bytes(method),
        "no archive": b"not an archive at all",
    }


@pytest.mark.parametrize("what", damaged())
def test_damaged_archives_are_named(what: str, tmp_path: Path) -> None:
    _, skipped = read(damaged()[what], tmp_path)
    assert skipped
    for told in skipped:
        assert told.fatal
        assert any(word in told.reason for word in ("archive", "entry", "encrypted", "damaged", "empty"))
        assert "evtx failed" not in told.reason


def test_archive_on_standard_input_is_told() -> None:
    outcomes = list(ingest(["-"], IngestOptions(), io.BytesIO(packed({"a.txt": TEXT}))))
    assert isinstance(outcomes[0], Skipped)
    assert outcomes[0].fatal
