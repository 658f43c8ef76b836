"""Gold and extracted events of one article go in, in a common form; who matches whom comes out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

FIGURES = ("killed", "wounded", "detained", "abducted", "missing")  # the figures that gold tells
_OPEN_ROLES = {"accused": "suspected"}  # blamed and suspected count as one
_OTHER = "(other)"  # ids outside the codebook's list are free, so any of them equals any other
LISTED_ACTORS = frozenset(
    """coalition usa russia turkey iran israel uk france un syria_regime syria_government fifth_corps national_defence
    fourth_division iran_militias iraqi_resistance hezbollah sdf ypg asayish deir_ezzor_mc hajin_mc syriac_mc sdf_admin
    isis al_qaeda hts sna free_army tribal_army tribes pkk pmf iraq_army iraq_police iraq_government peshmerga
    kurdistan_region lebanon_army hamas islamic_jihad palestinian_authority houthis yemen_government stc saudi_arabia
    uae sudan_army rsf libya_lna libya_gnu egypt_army taliban afghanistan_government pakistan_army afghanistan pakistan
    arab_coalition opposition_factions national_guard men_of_dignity civil_defence red_crescent al_shabaab
    somalia_government jnim settlers civilians unknown_gunmen protesters police army security_forces militants
    journalists officials smugglers prisoners""".split()
)
# Types that stand for one another closely enough to be the same event told differently.
_KIN = tuple(
    frozenset(line.split())
    for line in (
        "armed_clash armed_attack assassination killing execution territory",
        "shelling airstrike bombing explosion chemical_attack interception armed_attack explosive_found",
        "raid arrest abduction seizure release property_destruction explosive_found",
        "deployment patrol overflight training withdrawal territory",
        "blockade protest riot",
        "meeting agreement accusation threat",
        "displacement aid",
    )
)
_LETTERS = str.maketrans("أإآٱىةؤئ", "اااايهوي")
_INVISIBLE = re.compile("[\u064b-\u065f\u0670\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_BETWEEN_WORDS = re.compile(r"[\W_]+")
_PLACE_CLASSES = frozenset("مدينه بلده قريه منطقه محافظه ناحيه ريف حي".split())
_LONG_LINE = 20
_HEAD_WORDS = 6


@dataclass(frozen=True, slots=True)
class Account:
    """An event as it is compared: names folded, ids outside the codebook's list as one."""

    key: str | None
    type: str
    subtype: str | None
    status: str
    optional: bool
    date: tuple[str, str] | None
    undatable: bool  # the article tells no publication date that the event hangs on
    place: str | None
    places: frozenset[str]  # all names that count as right
    admin1: str | None
    actors: frozenset[tuple[str, str]]  # (id, role)
    figures: frozenset[tuple[str, Any, Any]]
    items: frozenset[tuple[str, Any]]  # (id, use)
    sources: frozenset[tuple[str, Any]]  # (name, kind)
    claimed: frozenset[str]
    paragraphs: frozenset[int]
    triggers: tuple[str, ...]


def folded(text: str | None) -> str:
    """A text by which spellings are compared: no marks, one alef, words with single spaces between them."""
    bare = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text or "")).translate(_LETTERS)
    return _BETWEEN_WORDS.sub(" ", bare).strip()


def folded_place(name: str | None) -> str | None:
    """A place name without articles and words for settlements; None for none."""
    words = [w.removeprefix("ال") if len(w) > 4 else w for w in folded(name).split()]
    return " ".join(w for w in words if w not in _PLACE_CLASSES) or folded(name) or None


def paragraphs_with(lines: Sequence[str], evidence: str | None) -> frozenset[int]:
    """Numbers (from 1) of the folded lines that hold the evidence, or its first words where none holds all."""
    wanted = folded(evidence)
    if not wanted:
        return frozenset()
    numbered = list(enumerate(lines, 1))
    whole = {n for n, line in numbered if wanted in line or (len(line) > _LONG_LINE and line in wanted)}
    head = " ".join(wanted.split()[:_HEAD_WORDS])
    return frozenset(whole or {n for n, line in numbered if head in line})


def gold_account(row: Mapping[str, Any]) -> Account:
    """The common form of a gold annotation."""
    return Account(
        key=row.get("event"),
        optional=bool(row.get("optional")),
        undatable=row.get("date_precision") == "unanchored",
        claimed=frozenset(row.get("claimed_by") or ()),
        paragraphs=frozenset(row.get("paragraphs") or ()),
        triggers=tuple(folded(t) for t in row.get("triggers") or ()),
        **_shared(row, also=row.get("place_also") or ()),
    )


def event_account(row: Mapping[str, Any], lines: Sequence[str]) -> Account:
    """The common form of an event record; `lines`: the folded non-blank lines of its article."""
    evidence = row.get("evidence") or {}
    trigger = folded((evidence.get("trigger") or {}).get("text"))
    claimed = (c if isinstance(c, str) else c.get("id") for c in row.get("claimed_by") or ())
    return Account(
        key=row.get("id"),
        optional=False,
        undatable=False,
        claimed=frozenset(c for c in claimed if c),
        paragraphs=paragraphs_with(lines, evidence.get("text")),
        triggers=(trigger,) if trigger else (),
        **_shared(row),
    )


def _shared(row: Mapping[str, Any], also: Sequence[str] = ()) -> dict[str, Any]:
    place = row.get("place") or {}
    named = [p.get("name") for p in (*(row.get("places") or ()), *([place] if place else ())) if p]
    items = row.get("items") or ()
    return {
        "type": row["type"],
        "subtype": row.get("subtype"),
        "status": row.get("status") or "occurred",
        "date": _days(row.get("date")),
        "place": folded_place(place.get("name")),
        "places": frozenset(folded_place(name) or "" for name in (*named, *also)),
        "admin1": place.get("admin1"),
        "actors": frozenset(
            (_actor(a["id"]), _OPEN_ROLES.get(a["role"], a["role"]))
            for a in row.get("actors") or ()
            if a["role"] != "claimant"
        ),
        "figures": frozenset(_figures(row.get("casualties") or {})),
        "items": frozenset((i["id"], i.get("use")) for i in items),
        "sources": frozenset((folded(s.get("name")), s.get("kind")) for s in row.get("sources") or ()),
    }


def _days(value: Any) -> tuple[str, str] | None:
    """First and last day of a gold pair or a record's date."""
    if not value:
        return None
    start, end = (value.get("start"), value.get("end")) if isinstance(value, Mapping) else value
    return (start[:10], (end or start)[:10]) if start else None


def _actor(name: str) -> str:
    return name if name in LISTED_ACTORS else _OTHER


def _figures(casualties: Mapping[str, Any]) -> list[tuple[str, Any, Any]]:
    told = ((kind, casualties.get(kind)) for kind in FIGURES)
    return [(kind, value.get("min"), value.get("max")) for kind, value in told if value]


# ---------------------------------------------------------------- who matches whom


def likeness(gold: Account, event: Account) -> float:
    """How alike two accounts are; 0 for those that cannot be the same event (other kin of type, other paragraph)."""
    if not gold.paragraphs & event.paragraphs or not _kin(gold.type, event.type):
        return 0.0
    reasons: tuple[tuple[float, float], ...] = (
        (1.0, 1),
        (2.0, any(g and e and (g in e or e in g) for g in gold.triggers for e in event.triggers)),
        (1.5, gold.type == event.type),
        (0.5, gold.date is not None and gold.date == event.date),
        (1.0, bool(gold.place and gold.places & (event.places | {event.place or ""}))),
        (0.4, len({a for a, _ in gold.actors} & {a for a, _ in event.actors})),
        (0.3, len(gold.figures & event.figures)),
        (1.0, 0.3 * (gold.status == event.status) + 0.05 * (not gold.optional)),
    )
    total = 0.0
    for weight, times in reasons:
        total += weight * times
    return total


def _kin(one: str, two: str) -> bool:
    return one == two or any(one in family and two in family for family in _KIN)


def pair_up(golds: Sequence[Account], events: Sequence[Account]) -> dict[int, int]:
    """Pairs (number of the gold, number of the event), one to one: the likest first, then swaps while they gain."""
    value = {(g, e): likeness(gold, event) for g, gold in enumerate(golds) for e, event in enumerate(events)}
    pairs: dict[int, int] = {}
    for (g, e), like in sorted(value.items(), key=lambda entry: (entry[1], entry[0]), reverse=True):
        if like > 0 and g not in pairs and e not in pairs.values():
            pairs[g] = e
    while _swap_round(pairs, value, len(golds)):
        pass
    return pairs


def _swap_round(pairs: dict[int, int], value: Mapping[tuple[int, int], float], count: int) -> bool:
    """Go over all couples of golds once and exchange their events where the sum grows; whether any did."""

    def worth(gold: int, event: int | None) -> float:
        return 0.0 if event is None else value[gold, event]

    swapped = False
    for one in range(count):
        for two in range(one + 1, count):
            a, b = pairs.get(one), pairs.get(two)
            if worth(one, b) + worth(two, a) <= worth(one, a) + worth(two, b) + 1e-9:
                continue
            for gold, event in ((one, b), (two, a)):
                pairs.pop(gold, None)
                if event is not None and worth(gold, event) > 0:
                    pairs[gold] = event
            swapped = True
    return swapped
