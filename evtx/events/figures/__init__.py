"""Figures: which act a toll belongs to, and one toll from all that is told."""
