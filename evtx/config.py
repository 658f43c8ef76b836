"""Where things are: the packaged data, the user's cache; and the knobs that are not knowledge."""

from __future__ import annotations

from pathlib import Path

DATA_DIR = Path(__file__).parent / "data"

MIN_CONFIDENCE = 0.5
"""Asserted events that are less likely than this are left out unless the user asks for them: mostly mere mentions."""

EVENT_TYPES = frozenset(
    """armed_clash armed_attack assassination shelling airstrike bombing explosion chemical_attack killing
    execution abduction physical_assault raid arrest release seizure property_destruction explosive_found
    interception territory withdrawal surrender deployment patrol overflight training blockade protest riot
    meeting agreement displacement aid accusation threat""".split()
)
"""Event types of the codebook, section 2."""
