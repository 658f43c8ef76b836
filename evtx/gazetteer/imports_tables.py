"""Files of tables in, their lines out as a stream: delimited text, zip or gzip of it, XLSX, GeoJSON.

A line knows where it stands, so that what is wrong with it can be told.
"""

from __future__ import annotations

import codecs
import csv
import gzip
import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from evtx.errors import InputError

TEXT_SUFFIXES = frozenset({".txt", ".tsv", ".csv"})
JSON_SUFFIXES = frozenset({".geojson", ".json"})
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CHUNK = 1 << 20
_WIDEST_FIELD = 1 << 24  # alternate names of a capital, a polygon in a CSV
_BETWEEN = re.compile(r"[\s,\x1e]*")  # what stands between two features


@dataclass(frozen=True, slots=True)
class Member:
    """A text that is read as one table: a file, or one inside a zip. `name` is what messages call it."""

    path: Path
    inner: str | None
    name: str

    @property
    def stem(self) -> str:
        """Its file name in small letters, without what says how it is packed."""
        plain = Path(self.inner) if self.inner else self.path
        return plain.name.lower().removesuffix(".gz")

    @property
    def suffix(self) -> str:
        """The suffix that says what form it has."""
        return Path(self.stem).suffix


def members_of(path: Path) -> list[Member]:
    """The texts in a file: itself, or all tables in a zip. Raises InputError where there is none."""
    if path.suffix.lower() != ".zip":
        return [Member(path, None, str(path))]
    try:
        with zipfile.ZipFile(path) as archive:
            inner = [i.filename for i in archive.infolist() if not i.is_dir() and "readme" not in i.filename.lower()]
    except (zipfile.BadZipFile, OSError) as error:
        raise InputError(f"{path}: cannot be read as zip ({error}): download it again") from error
    known = [name for name in sorted(inner) if Path(name).suffix.lower() in TEXT_SUFFIXES | JSON_SUFFIXES]
    if not known:
        raise InputError(f"{path}: no table in it: a zip must hold .txt, .tsv, .csv or .geojson files")
    return [Member(path, name, f"{path}/{name}") for name in known]


@contextmanager
def opened(member: Member) -> Iterator[IO[bytes]]:
    """The bytes of a text, unpacked as they are read. Raises InputError."""
    try:
        if member.inner is not None:
            with zipfile.ZipFile(member.path) as archive, archive.open(member.inner) as packed:
                yield packed
        elif member.path.suffix.lower() == ".gz":
            with gzip.open(member.path) as unpacked:
                yield unpacked  # type: ignore[misc]  # a GzipFile reads like a binary file
        else:
            with member.path.open("rb") as plain:
                yield plain
    except (OSError, EOFError, zipfile.BadZipFile, zlib.error) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"{member.name}: cannot be read ({reason}): check the path, or download it again") from error


def encoding_of(member: Member) -> str:
    """UTF-8 or UTF-16 by mark, UTF-8 where all bytes agree, else windows-1256, which older Arabic tables have."""
    with opened(member) as stream:
        head = stream.read(_CHUNK)
        for mark, name in _BOMS:
            if head.startswith(mark):
                return name
        check = codecs.getincrementaldecoder("utf-8")()
        try:
            while head:
                check.decode(head)
                head = stream.read(_CHUNK)
            check.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1256"
    return "utf-8"


@contextmanager
def text_of(member: Member) -> Iterator[IO[str]]:
    """The text of a member, decoded as it is read."""
    encoding = encoding_of(member)
    with opened(member) as stream, io.TextIOWrapper(stream, encoding, errors="replace", newline="") as text:
        yield text


Line = tuple[int, list[str]]


def plain_lines(member: Member) -> Iterator[Line]:
    """Numbered fields of a tab-separated text without quoting (GeoNames, places.tsv)."""
    with text_of(member) as text:
        for number, line in enumerate(text, 1):
            line = line.rstrip("\r\n")
            if line:
                yield number, line.split("\t")


def delimited_lines(member: Member) -> Iterator[Line]:
    """Numbered fields of a CSV text with comma, semicolon or tab, whichever its first line has most of."""
    csv.field_size_limit(_WIDEST_FIELD)
    with text_of(member) as text:
        head = text.readline()
        delimiter = max(",;\t", key=head.count)
        rows = csv.reader([head], delimiter=delimiter)
        try:
            yield 1, next(rows, [])
            rows = csv.reader(text, delimiter=delimiter)
            for row in rows:
                if any(row):
                    yield rows.line_num + 1, row
        except csv.Error as error:
            raise InputError(f"{member.name}: line {rows.line_num + 1}: {error}: is it a CSV file?") from error


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook: its name and its numbered rows of cells as text."""

    name: str
    rows: Iterator[Line]


@contextmanager
def workbook(path: Path) -> Iterator[list[Sheet]]:
    """The sheets of an XLSX file, read as a stream. Raises InputError without openpyxl, and for what is no workbook."""
    try:
        import openpyxl
    except ImportError as error:
        raise InputError(
            f"{path}: reading .xlsx needs openpyxl: pip install 'evtx[xlsx]', or save the sheet as CSV (UTF-8)"
        ) from error
    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except Exception as error:  # openpyxl lets through what zip and XML raise
        raise InputError(f"{path}: cannot be read as XLSX ({error}): open it and save it anew, or as CSV") from error
    try:
        yield [Sheet(sheet.title, _cells(sheet)) for sheet in book.worksheets]
    finally:
        book.close()


def _cells(sheet: Any) -> Iterator[Line]:
    for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
        cells = ["" if value is None else str(value) for value in row]
        if any(cells):
            yield number, cells


Feature = dict[str, Any]


def features(member: Member) -> Iterator[tuple[int, Feature]]:
    """Numbered features of a GeoJSON collection or of lines of features, never more than one in memory."""
    decoder = json.JSONDecoder()
    with text_of(member) as text:
        buffer, at, number, want = _past_opening(member, text), 0, 0, _CHUNK
        while True:
            at = _BETWEEN.match(buffer, at).end()  # type: ignore[union-attr]  # it matches the empty text too
            if buffer.startswith("]", at):
                return
            try:
                feature, at = decoder.raw_decode(buffer, at)
            except json.JSONDecodeError as error:
                more = text.read(want)
                if not more and at < len(buffer):
                    raise InputError(f"{member.name}: feature {number + 1}: broken JSON ({error.msg})") from error
                if not more:
                    return
                buffer, at = buffer[at:] + more, 0
                want *= 2  # so that a feature of many megabytes is not scanned too often
                continue
            number, want = number + 1, _CHUNK
            if not isinstance(feature, dict) or feature.get("type") != "Feature":
                raise InputError(f"{member.name}: feature {number}: no GeoJSON feature: give a FeatureCollection")
            yield number, feature


def _past_opening(member: Member, text: IO[str]) -> str:
    """What follows `"features": [` of a collection; everything, for lines of features."""
    head = text.read(_CHUNK)
    if '"FeatureCollection"' not in head and '"Feature"' in head:
        return head
    at = head.find('"features"')
    at = head.find("[", at) if at >= 0 else -1
    if at < 0:
        raise InputError(f"{member.name}: no GeoJSON: it must hold a FeatureCollection")
    return head[at + 1 :]


def column(title: str) -> str:
    """The title of a column in small letters and digits alone: admin1Name_ar -> admin1namear."""
    return "".join(c for c in title.casefold() if c.isalnum())


def columns(titles: Sequence[str]) -> dict[str, int]:
    """Where each column stands; the first of a name counts."""
    out: dict[str, int] = {}
    for at, title in enumerate(titles):
        out.setdefault(column(title), at)
    return out
