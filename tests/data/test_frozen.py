"""Types that are made quickly: the same parameters and results as dataclasses have by themselves."""

from __future__ import annotations

import dataclasses
from dataclasses import FrozenInstanceError, dataclass, field

import pytest

from evtx.frozen import quick, replace


@quick
@dataclass(frozen=True, slots=True)
class Point:
    x: int
    y: int = 2
    tags: tuple[str, ...] = ()


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    name: str
    rank: int = 4


def test_positions_names_and_defaults():
    assert Point(1) == Point(x=1, y=2, tags=()) != Point(1, 3)
    assert repr(Point(1, tags=("a",))) == "Point(x=1, y=2, tags=('a',))"
    assert hash(Point(1)) == hash(Point(1, 2))
    assert dataclasses.replace(Point(1), y=5) == Point(1, 5)
    assert (Named(name="a").rank, Named(rank=1, name="a").rank) == (4, 1)


@pytest.mark.parametrize(("given", "named"), [((), {}), ((1, 2, (), 4), {}), ((1,), {"z": 1}), ((1,), {"x": 1})])
def test_wrong_calls_are_refused(given, named):
    with pytest.raises(TypeError):
        Point(*given, **named)


def test_keywords_only_stay_so():
    with pytest.raises(TypeError):
        Named("a")  # type: ignore[misc]


def test_changed_copies():
    point = Point(1, tags=("a",))
    changed = replace(point, y=5)
    assert (changed, type(changed), point) == (Point(1, 5, ("a",)), Point, Point(1, 2, ("a",)))
    assert replace(Named(name="a"), rank=1) == Named(name="a", rank=1)
    with pytest.raises(TypeError):
        replace(point, z=1)


def test_changed_copies_of_plain_dataclasses():
    @dataclass(frozen=True, slots=True)
    class Plain:
        x: int
        y: int = 2

    assert replace(Plain(1), x=4) == Plain(4, 2)
    with pytest.raises(TypeError):
        replace(Plain(1), z=1)


def test_instances_are_frozen():
    point = Point(1)
    with pytest.raises(FrozenInstanceError):
        point.x = 2  # type: ignore[misc]
    assert point.x == 1


def test_fields_that_a_factory_makes_are_refused():
    @dataclass(frozen=True, slots=True)
    class Listed:
        found: list[int] = field(default_factory=list)

    with pytest.raises(TypeError, match=r"Listed\.found"):
        quick(Listed)
