"""Who did it, and to whom, as two articles say: their actors in, the levels of their likeness out."""

from __future__ import annotations

from functools import lru_cache

from evtx.dedupe.account import SYMMETRIC, Account
from evtx.dedupe.knowledge import Known, Level
from evtx.lexicon.schema import GUNMEN

# General words of the codebook, section 3: they name a kind of people, not a body.
_FORCES = frozenset({"army", "police", "security_forces"})
_PEOPLE = frozenset({"civilians", "protesters", "journalists", "officials", "prisoners", "smugglers"})
_GENERAL = GUNMEN | _FORCES | _PEOPLE
_FORCE_KINDS = frozenset({"state", "government", "army", "police", "security", "militia", "coalition"})
_UNARMED_KINDS = frozenset({"civil", "io", "ngo", "media", "people", "party", "tribe"})


def doers_alike(one: Account, two: Account, known: Known) -> Level:
    """The level of the comparison `doers` that holds for two events."""
    levels = known.levels["doers"]
    symmetric = one.type in SYMMETRIC or two.type in SYMMETRIC
    mine, yours = (_sides(one), _sides(two)) if symmetric else (one.doers, two.doers)
    if not symmetric and not one.doers & two.doers:
        turned = [bool((a.doers & b.targets) - _GENERAL) for a, b in ((one, two), (two, one))]
        if any(turned):
            return levels["swapped" if all(turned) else "turned"]
    found = _both_sides(mine, yours, known) if symmetric else _doers(mine, yours, known)
    if found in ("open", "contrary", "allied", "other_kind"):
        if mine & two.blamed or yours & one.blamed or (one.blamed & two.blamed and not (mine - _GENERAL)):
            return levels["blamed"]
        if found == "open" and _suspects_differ(mine | one.blamed, yours | two.blamed, known):
            return levels["other_suspect"]
    return levels[found]


def targets_alike(one: Account, two: Account, known: Known) -> Level:
    """The level of the comparison `targets` that holds for two events."""
    if one.type in SYMMETRIC or two.type in SYMMETRIC:
        return known.levels["targets"]["open"]  # compared as sides
    return known.levels["targets"][_targets(one.targets, two.targets, known)]


def _sides(account: Account) -> frozenset[str]:
    return account.doers | account.targets


@lru_cache(maxsize=1 << 16)
def _doers(one: frozenset[str], two: frozenset[str], known: Known) -> str:
    named, others = one - _GENERAL, two - _GENERAL
    if not named or not others:
        return _general(one, two, known)
    if named & others:
        return "same"
    if _related(named, others, known):
        return "related"
    return "allied" if _sides_of(named, known) & _sides_of(others, known) else "contrary"


@lru_cache(maxsize=1 << 16)
def _both_sides(one: frozenset[str], two: frozenset[str], known: Known) -> str:
    """Sides of a clash, talks or a pact: one in common is half of it."""
    shared = (one & two) - _GENERAL
    mine, yours = one - shared, two - shared
    if len(shared) > 1:
        return "same_both"
    if not shared or not mine or not yours:
        return _doers(one, two, known)
    rest = _doers(mine, yours, known)
    if rest == "related":
        return "same_both"
    fits = rest == "kind" or (rest == "open" and (mine | yours) & GUNMEN)
    return "same_and_kind" if fits else "half" if rest in ("contrary", "other_kind") else "same"


def _suspects_differ(one: frozenset[str], two: frozenset[str], known: Known) -> bool:
    named, others = one - _GENERAL, two - _GENERAL
    return bool(named and others) and not named & others and not _related(named, others, known)


def _general(one: frozenset[str], two: frozenset[str], known: Known) -> str:
    """One of them has general words only, or nobody."""
    if not one or not two or ((one | two) & GUNMEN and not (one | two) & _PEOPLE):
        return "open"
    if one & two or _kinds(one, known) & _kinds(two, known):
        return "kind"
    return "other_kind"


def _kinds(actors: frozenset[str], known: Known) -> set[str]:
    """Classes of actors as general words tell them: forces, armed, people."""
    found = set()
    for actor in actors:
        kind = known.kinds.get(actor, "")
        if actor in _PEOPLE or (kind in _UNARMED_KINDS and actor not in GUNMEN):
            found.add("people")
        elif actor in _FORCES or kind in _FORCE_KINDS:
            found.add("forces")
        else:
            found.add("armed")
        if actor in GUNMEN or kind == "tribe":
            found.add("armed")
    return found


def _related(one: frozenset[str], two: frozenset[str], known: Known) -> bool:
    """A body and one above it, or a coalition and a state on its side."""
    for a in one:
        for b in two:
            if a in known.ancestors.get(b, ()) or b in known.ancestors.get(a, ()):
                return True
            kinds = {known.kinds.get(a), known.kinds.get(b)}
            if kinds == {"coalition", "state"} and known.sides.get(a, frozenset()) & known.sides.get(b, frozenset()):
                return True
    return False


def _sides_of(actors: frozenset[str], known: Known) -> set[int]:
    """Sides of the actors and of the bodies above them."""
    return {n for actor in actors for body in known.ancestors.get(actor, {actor}) for n in known.sides.get(body, ())}


@lru_cache(maxsize=1 << 16)
def _targets(one: frozenset[str], two: frozenset[str], known: Known) -> str:
    if not one or not two:
        return "open"
    named, others = one - _GENERAL, two - _GENERAL
    if named & others:
        return "same"
    if named and others:
        related = _related(named, others, known) or _sides_of(named, known) & _sides_of(others, known)
        return "related" if related else "contrary"
    if one & two:
        return "same_kind"
    if (one | two) & GUNMEN and not (one | two) & _PEOPLE:
        return "open"
    return "related" if _kinds(one, known) & _kinds(two, known) else "mixed"


def contradict(one: frozenset[str], two: frozenset[str], known: Known) -> bool:
    """Whether the doers of two tellings cannot both be meant: named bodies that have nothing to do with each other."""
    return _doers(one, two, known) in ("contrary", "allied")
