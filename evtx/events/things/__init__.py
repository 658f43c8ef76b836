"""Things: weapons, vehicles, buildings and goods of an act, with their use."""
