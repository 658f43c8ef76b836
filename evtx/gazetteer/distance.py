"""How far apart two points are."""

from __future__ import annotations

import math
from typing import Protocol

KM_PER_DEGREE = 111.2


class Point(Protocol):
    """Whatever has coordinates in degrees (WGS 84), or none."""

    @property
    def lat(self) -> float | None: ...
    @property
    def lon(self) -> float | None: ...


def apart(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Kilometres between two points in degrees, on a plane, which is exact enough below some hundred kilometres."""
    dy = (lat - other_lat) * KM_PER_DEGREE
    dx = (lon - other_lon) * KM_PER_DEGREE * math.cos(math.radians((lat + other_lat) / 2))
    return math.hypot(dx, dy)


def kilometres(one: Point, two: Point) -> float:
    """Kilometres between two points; infinite where one is unknown."""
    if one.lat is None or one.lon is None or two.lat is None or two.lon is None:
        return math.inf
    return apart(one.lat, one.lon, two.lat, two.lon)
