"""What mypyc cannot compile is not written in the modules that `make compiled` compiles, where another wording does."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HOOK = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]["targets"]["wheel"][
    "hooks"
]
LEFT_OUT = {path for pattern in HOOK["mypyc"]["exclude"] for path in ROOT.glob(pattern)}
COMPILED = sorted({path for pattern in HOOK["mypyc"]["include"] for path in ROOT.glob(pattern)} - LEFT_OUT)


def unpacked_memberships(tree: ast.AST) -> Iterator[int]:
    """Lines of `x in (*names, y)`, on which mypyc stops; a constant does, and is not made anew every time."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            for side in node.comparators:
                if isinstance(side, ast.Tuple | ast.List | ast.Set) and any(
                    isinstance(e, ast.Starred) for e in side.elts
                ):
                    yield side.lineno


def object_fields(tree: ast.AST) -> Iterator[int]:
    """Lines of fields of type `object` in a named tuple, whose compiled module cannot be imported; `Any` does."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and any(isinstance(b, ast.Name) and b.id == "NamedTuple" for b in node.bases):
            for field in node.body:
                if isinstance(field, ast.AnnAssign) and ast.unparse(field.annotation) == "object":
                    yield field.lineno


def unions_with_keys(tree: ast.AST) -> Iterator[int]:
    """Lines of `frozen | table.keys()`, of which mypyc expects a frozen set and gets a plain one; `union` does."""
    for node in ast.walk(tree):
        joins = isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr | ast.BitAnd)
        if joins and is_keys(node.right) and not is_keys(node.left):
            yield node.lineno


def is_keys(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "keys"


@pytest.mark.parametrize("unable", [unpacked_memberships, object_fields, unions_with_keys])
def test_nothing_is_written_that_cannot_be_compiled(unable):
    assert len(COMPILED) > 50
    found = [f"{path.relative_to(ROOT)}:{line}" for path in COMPILED for line in unable(ast.parse(path.read_bytes()))]
    assert found == []


def test_all_are_found():
    assert list(unpacked_memberships(ast.parse("a in (*b, 'c')\nd == (1, 2)\nf({*g} , h not in [*i])"))) == [1, 3]
    assert list(
        object_fields(ast.parse("class A(NamedTuple):\n    b: int\n    c: object\nclass D:\n    e: object"))
    ) == [3]
    assert list(unions_with_keys(ast.parse("a | b.keys()\nb.keys() | c.keys()\na.union(b)\nd & e.keys()"))) == [1, 4]
