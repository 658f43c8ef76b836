"""Annotators: what is named in a document (dates, numbers, places, actors, items, people, sources, cues, triggers)."""
