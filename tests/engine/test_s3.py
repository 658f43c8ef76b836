"""Articles in a bucket give what a folder gives, read by other processes too."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from evtx.ingest.read import IngestOptions
from tests.engine.shown import told

pytest.importorskip("distributed", reason="needs Dask: pip install 'evtx[dask]'")
s3fs = pytest.importorskip("s3fs", reason="needs s3fs: pip install s3fs")
pytest.importorskip("moto.server", reason="needs a stand-in for S3: pip install 'moto[server]'")

from evtx.engine import dask, units  # noqa: E402  they need what may be missing

ARTICLES = Path(__file__).parents[2] / "fixtures" / "articles"
PORT = 5577


@pytest.fixture
def bucket(monkeypatch) -> Iterator[str]:
    """A bucket with the articles, on a server of this machine that speaks as S3 does."""
    address = f"http://127.0.0.1:{PORT}"
    for name, value in {
        "AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ENDPOINT_URL": address, "FSSPEC_S3_ENDPOINT_URL": address,
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    server = subprocess.Popen([sys.executable, "-m", "moto.server", "-p", str(PORT)], stderr=subprocess.DEVNULL)
    try:
        _wait()
        store = s3fs.S3FileSystem(endpoint_url=address)
        store.mkdir("reports")
        for path in sorted(p for p in ARTICLES.rglob("*") if p.is_file()):
            store.pipe(f"reports/{path.relative_to(ARTICLES)}", path.read_bytes())
        yield "s3://reports"
    finally:
        server.terminate()
        server.wait()


def _wait() -> None:
    """Until the server answers, at most half a minute."""
    for _ in range(300):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", PORT)):
            return
        time.sleep(0.1)
    raise AssertionError("the stand-in for S3 does not answer")


@pytest.mark.full
def test_a_bucket_gives_what_a_folder_gives(bucket, alone, tmp_path):
    task = units.Task(IngestOptions())
    found = told(dask.extract_on_cluster([bucket], task, None, 2))
    shutil.copytree(ARTICLES, tmp_path / "reports")
    expected = alone([str(tmp_path / "reports")])

    def moved(data: bytes) -> bytes:
        return data.replace(b"s3://reports", os.fsencode(tmp_path / "reports"))

    assert [moved(f) if isinstance(f, bytes) else [moved(data) for data in f] for f in found] == expected
