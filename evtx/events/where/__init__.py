"""Where: the place of a trigger and of an event."""
