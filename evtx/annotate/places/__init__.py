"""Places: names found in a text, and which place of the gazetteer each means."""
