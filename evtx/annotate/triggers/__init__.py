"""Triggers: the words that may tell an event, and whether their rule may fire."""
