"""`python -m evtx.prepare` makes what a start needs of the packaged data and keeps it, as `compileall` does."""

from __future__ import annotations

import sys

from evtx.kept import kept_path

NAMES = ("lexicon", "places", "tables", "words")


def main() -> str | None:
    """Make and keep all of it; a word where that cannot be kept."""
    sys.dont_write_bytecode = False
    from evtx.lexicon.load import packaged_tables
    from evtx.pipeline import default_engine

    packaged_tables()
    default_engine()
    missing = [str(kept_path(name)) for name in NAMES if not kept_path(name).exists()]
    if missing:
        return f"{', '.join(missing)}: cannot be written: run this as someone who may, or set PYTHONPYCACHEPREFIX"
    return None


if __name__ == "__main__":
    sys.exit(main())
