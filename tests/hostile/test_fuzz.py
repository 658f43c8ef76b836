"""Every reader and the whole chain on hostile input, drawn by hypothesis: nothing fails, and all that comes out holds.

The normal run draws the same examples each time; `make test-full` draws many others, and new ones each time.
"""

from __future__ import annotations

import string

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.hostile.checks import extracted, read
from tests.hostile.mutations import ENDINGS, TEXTS, as_json, json_values, mutated, salted

SEEDS = st.integers(0, 2**48)
ENDING = st.sampled_from(ENDINGS)
DAYS = st.sampled_from((None, "1980-01-01", "2019-05-05", "2024-02-29", "2099-12-31"))
LETTERS = st.characters(min_codepoint=0x600, max_codepoint=0x6FF) | st.sampled_from(
    ' \n.،:؛"()«»-/0123456789\u064b\u200f'
)


def few(count: int) -> settings:
    """Settings of the normal run: always the same examples."""
    return settings(
        max_examples=count, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
    )


def many(count: int) -> settings:
    """Settings of the full run: other examples each time."""
    return settings(max_examples=count, deadline=None, database=None, suppress_health_check=list(HealthCheck))


def reading(seed: int, ending: str) -> None:
    read(mutated(seed), ending)


def chain_from_file(seed: int, ending: str) -> None:
    for article in read(mutated(seed), ending)[:3]:
        extracted(article)


def chain_from_text(seed: int, published: str | None) -> None:
    for article in read(as_json({"text": salted(seed), "published": published}), ".json"):
        extracted(article)


def plain_text(text: str) -> None:
    for article in read(text.encode("utf-8", "surrogatepass"), ".txt"):
        extracted(article)


def json_of_any_shape(value: object) -> None:
    for ending in (".json", ".jsonl"):
        for article in read(as_json(value), ending):
            extracted(article)


def random_bytes(data: bytes, ending: str) -> None:
    read(data, ending)


CASES = {
    # what is done, with which examples, how many in the normal run, how many in the full one
    "readers": (reading, (SEEDS, ENDING), 400, 20_000),
    "chain from files": (chain_from_file, (SEEDS, ENDING), 40, 3_000),
    "chain from texts": (chain_from_text, (SEEDS, DAYS), 25, 1_500),
    "chain from letters": (plain_text, (st.text(LETTERS, max_size=300),), 60, 3_000),
    "chain from any text": (plain_text, (st.text(max_size=200),), 60, 3_000),
    "chain from words": (
        plain_text, (st.lists(st.sampled_from((*TEXTS, *string.punctuation)), max_size=60).map(" ".join),), 40, 3_000,
    ),
    "JSON": (json_of_any_shape, (json_values(),), 150, 5_000),
    "bytes": (random_bytes, (st.binary(max_size=400), ENDING), 150, 10_000),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_nothing_fails(name: str) -> None:
    work, examples, count, _ = CASES[name]
    few(count)(given(*examples)(work))()


@pytest.mark.full
@pytest.mark.parametrize("name", CASES)
def test_nothing_fails_in_the_long_run(name: str) -> None:
    work, examples, _, count = CASES[name]
    many(count)(given(*examples)(work))()
