"""How far apart two points are."""

from __future__ import annotations

import math

KM_PER_DEGREE = 111.2


def apart(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Kilometres between two points in degrees, on a plane, which is exact enough below some hundred kilometres."""
    dy = (lat - other_lat) * KM_PER_DEGREE
    dx = (lon - other_lon) * KM_PER_DEGREE * math.cos(math.radians((lat + other_lat) / 2))
    return math.hypot(dx, dy)
