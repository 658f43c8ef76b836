"""The tables of the local gazetteer file (SQLite).

`given` keeps what the files say, so that one can be replaced or removed; `names` is made from it anew after every
change, and is all that extraction reads.
"""

from __future__ import annotations

from collections.abc import Sequence

FORMAT = 1  # rises when a file made by an older evtx cannot be read any more

SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE files (
    id INTEGER PRIMARY KEY, path TEXT, form TEXT, sha256 TEXT, imported TEXT,
    places INTEGER, names INTEGER, codes INTEGER, skipped TEXT
);
CREATE TABLE places (
    id INTEGER PRIMARY KEY, file INTEGER, key TEXT, kind TEXT, country TEXT, lat REAL, lon REAL, radius_km REAL,
    rank INTEGER, name_en TEXT, given_admin1 TEXT, given_admin1_ar TEXT, given_admin2 TEXT, admin1 TEXT
);
CREATE TABLE given (file INTEGER, key TEXT, name TEXT, folded TEXT, verdict INTEGER);
CREATE TABLE codes (file INTEGER, code TEXT, name TEXT);
CREATE TABLE names (start TEXT, folded TEXT, tight TEXT, name TEXT, place INTEGER);
CREATE INDEX places_key ON places (key);
CREATE INDEX places_file ON places (file);
CREATE INDEX places_english ON places (name_en COLLATE NOCASE);
CREATE INDEX given_key ON given (key, folded);
CREATE INDEX names_start ON names (start);
CREATE INDEX names_tight ON names (tight);
"""


def start_of(words: Sequence[str]) -> str:
    """Under what a name is looked up: its first two folded words, or the only one."""
    return " ".join(words[:2])


# One row a place and name: the newest file that tells a place counts; a name that any file says to be Arabic is one,
# else one that any file says to be another language's is none.
NAMES = """
SELECT g.folded, min(g.name), p.id
FROM places p
JOIN given g ON g.key = p.key
WHERE p.id = (SELECT max(q.id) FROM places q WHERE q.key = p.key)
GROUP BY p.id, g.folded
HAVING max(g.verdict) = 2 OR min(g.verdict) > 0
ORDER BY p.id, g.rowid
"""
