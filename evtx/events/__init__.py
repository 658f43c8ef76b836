"""From mentions to events: who did what to whom, one event from many sentences, the record."""
