"""Outlet templates: the data are sound, and mistakes in them are named."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from evtx.errors import DataError
from evtx.ingest.outlets import OUTLET_DIR, host_of, load_outlets

OUTLETS = load_outlets()
HEAD = 'id = "{0}"\nname = "س"\nname_en = "S"\n'


@pytest.mark.parametrize("file", sorted(OUTLET_DIR.glob("*.toml")), ids=lambda file: file.stem)
def test_files_are_clean_text(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert text == unicodedata.normalize("NFC", text)
    assert not set(text) & set("\u0640\u06cc\u06a9\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2069")


def test_no_host_or_mark_belongs_to_two_outlets() -> None:
    for kind in ("hosts", "marks"):
        values = [value for t in OUTLETS.templates.values() for value in getattr(t, kind)]
        assert sorted(values) == sorted(set(values))


@pytest.mark.parametrize(
    ("name", "url", "outlet"),
    [
        ("Al-Araby Al-Jadeed", None, "alaraby"),
        ("العربي الجديد", None, "alaraby"),
        (None, "https://www.alaraby.co.uk/politics/x", "alaraby"),
        (None, "https://mail.baladi-news.com/ar/articles/1", "baladi_news"),
        ("syria_tv", None, "syria_tv"),
        ("https://shafaq.com", None, "shafaq"),
        ("صحيفة لا يعرفها أحد", "https://nowhere.example/1", None),
        (None, None, None),
    ],
)
def test_outlets_are_found_by_name_and_address(name: str | None, url: str | None, outlet: str | None) -> None:
    found = OUTLETS.find(name, url)
    assert (found.id if found else None) == outlet


def test_host_names() -> None:
    assert host_of("https://www.a.example:80/x") == "a.example"
    assert host_of("a.example") == "a.example"
    assert host_of("Al Jazeera. Net") == ""
    assert host_of("https://[broken/") == ""


def test_a_folder_of_ones_own_adds_and_overrides(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(
        HEAD.format("mine") + 'hosts = ["mine.example"]\n[[block]]\nreason = "share_bar"\nline = ["وزع الخبر"]\n',
        encoding="utf-8",
    )
    (tmp_path / "alaraby.toml").write_text(HEAD.format("alaraby") + 'hosts = ["other.example"]\n', encoding="utf-8")
    outlets = load_outlets((tmp_path,))
    mine = outlets.find(None, "https://mine.example/1")
    assert mine is not None
    assert mine.blocks[0].matches("وزع الخبر", "وزع الخبر", in_body=False)
    assert outlets.find(None, "https://www.alaraby.co.uk/x") is None


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        (HEAD.format("bad") + 'colour = "red"\n', "unknown key `colour`"),
        (HEAD.format("other"), "`id` must be the file's name"),
        ('id = "bad"\n', "`name` is missing"),
        (HEAD.format("bad") + '[[block]]\nreason = "x"\nwhere = "left"\n', "`where` must be one of"),
        (HEAD.format("bad") + '[[block]]\nreason = "x"\npattern = ["("]\n', "no regular expression"),
        ("id = ", "not valid TOML"),
    ],
)
def test_mistakes_name_file_and_cause(tmp_path: Path, text: str, cause: str) -> None:
    (tmp_path / "bad.toml").write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=cause) as error:
        load_outlets((tmp_path,))
    assert error.value.file.endswith("bad.toml")
