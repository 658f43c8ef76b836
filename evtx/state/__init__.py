"""What earlier runs have read and found is kept in one SQLite file, so that a run reads only what is new or changed."""
