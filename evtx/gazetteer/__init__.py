"""Places: the gazetteer and which place a name means."""
