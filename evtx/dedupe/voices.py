"""How many outlets tell an incident independently: its tellings in, groups that count as one witness out.

One outlet is one witness however often it writes; so are articles that are copies of one text (the same agency report),
and an article and the outlet that it says it retells.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evtx.dedupe.account import Account
from evtx.dedupe.copies import QUOTED
from evtx.model import Event
from evtx.text.normalize import fold_text

_LEAST_WORDS = 8  # a shorter sentence may be alike by chance


@dataclass(frozen=True, slots=True)
class Bond:
    """Why two tellings are one witness; numbers of the tellings."""

    one: int
    two: int
    why: str  # outlet | copy | retells


def bonds(
    members: Sequence[Event], accounts: Sequence[Account], outlets: Mapping[str, str], twins: Mapping[str, str]
) -> list[Bond]:
    """What makes tellings of one incident dependent, the earlier telling first.

    `outlets`: names of outlets, folded, and the one id that stands for them. `twins`: articles known to be copies
    of one text, each with the name of its group.
    """
    found: list[Bond] = []
    seen: dict[tuple[str, str], int] = {}
    for number, (event, account) in enumerate(zip(members, accounts, strict=True)):
        for key in _keys(event, account, outlets, twins):
            first = seen.setdefault((key[0], key[2]), number)
            if first != number:
                found.append(Bond(first, number, key[1]))
    by_words = {a.words: n for n, a in reversed(list(enumerate(accounts))) if a.length >= _LEAST_WORDS}
    distinct = sorted(by_words.values())
    for place, two in enumerate(distinct):
        for one in distinct[:place]:
            if accounts[one].signature.jaccard(accounts[two].signature) >= QUOTED:
                found.append(Bond(one, two, "copy"))
                break
    return found


def _keys(
    event: Event, account: Account, outlets: Mapping[str, str], twins: Mapping[str, str]
) -> list[tuple[str, str, str]]:
    """What a telling shares with those of the same witness: (kind of key, why, key)."""
    article = event.article
    keys = [("outlet", "outlet", outlets.get(account.outlet, account.outlet)), ("text", "copy", account.text)]
    if account.length >= _LEAST_WORDS:
        keys.append(("words", "copy", account.words.hex()))
    if article.id in twins:
        keys.append(("twins", "copy", twins[article.id]))
    if article.reports_on:
        name = fold_text(article.reports_on).casefold()
        keys.append(("outlet", "retells", outlets.get(name, name)))
    return keys


def voices(count: int, found: Sequence[Bond]) -> tuple[int, ...]:
    """For each telling the number of its witness: the first telling that it hangs together with."""
    first = list(range(count))

    def root(number: int) -> int:
        while first[number] != number:
            number = first[number]
        return number

    for bond in found:
        one, two = sorted((root(bond.one), root(bond.two)))
        first[two] = one
    return tuple(root(number) for number in range(count))
