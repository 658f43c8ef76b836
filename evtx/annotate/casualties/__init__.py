"""Casualties and other figures of people: how many were hurt, taken or moved, and who they were."""
