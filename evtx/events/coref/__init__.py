"""Coreference: which triggers tell one event, and which events belong together."""
