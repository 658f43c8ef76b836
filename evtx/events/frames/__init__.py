"""Frames: the phrases of a sentence and which grammatical place of a trigger each fills."""
