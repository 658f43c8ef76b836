"""Articles that were read in different runs and now come out together: every id becomes that of one article alone."""

from __future__ import annotations

from dataclasses import replace

import orjson

from evtx.ingest.read import Read, article_from_json, free_id
from evtx.state.reading import record_of
from evtx.state.store import State, changed

_NAMESAKES = """
SELECT a.rowid, a.given FROM scope f JOIN article a ON a.file = f.id WHERE a.given IN (
    SELECT a.given FROM scope f JOIN article a ON a.file = f.id GROUP BY a.given HAVING count(*) > 1)
ORDER BY f.root, f.key, a.gone, a.place, a.name
"""


def one_id_each(state: State) -> None:
    """Give all but the first of the articles with one id another id, where two runs' folders are now one run's."""
    met: set[str] = set()
    for row, given in state.db.execute(_NAMESAKES).fetchall():
        if given not in met:
            met.add(given)
            continue
        (stored,) = state.db.execute("SELECT record FROM article WHERE rowid = ?", (row,)).fetchone()
        article = article_from_json(orjson.loads(stored))
        name = free_id(Read(article, article.path, several=True, own=True), lambda other: _is_taken(state, other), {})
        record, _, digest = record_of(replace(article, id=name))
        state.db.execute(
            "UPDATE article SET given = ?, record = ?, digest = ?, run = ? WHERE rowid = ?",
            (name, record, digest, state.run, row),
        )
        changed(state.db)


def _is_taken(state: State, name: str) -> bool:
    return state.db.execute("SELECT 1 FROM article WHERE given = ?", (name,)).fetchone() is not None
