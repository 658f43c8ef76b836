"""Actors: organisations, bodies of states, unlisted groups and persons that a text names."""
