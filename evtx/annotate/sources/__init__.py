"""Sources: who says what, and how far what they say reaches."""
