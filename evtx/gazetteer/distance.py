"""Two points in, their distance in kilometres out."""

from __future__ import annotations

import math
from typing import Protocol


class Point(Protocol):
    """Whatever has coordinates in degrees (WGS 84), or none."""

    @property
    def lat(self) -> float | None: ...
    @property
    def lon(self) -> float | None: ...


def kilometres(one: Point, two: Point) -> float:
    """Distance, on a plane, which is exact enough below some hundred kilometres; infinite where a point is unknown."""
    if one.lat is None or one.lon is None or two.lat is None or two.lon is None:
        return math.inf
    dy = (one.lat - two.lat) * 111.2
    dx = (one.lon - two.lon) * 111.2 * math.cos(math.radians((one.lat + two.lat) / 2))
    return math.hypot(dx, dy)
