"""Shootings of chosen persons: the drafts of an event and its named victims in, whether it is an assassination out.

"أطلق مجهولون النار على سالم الخالدي فأردوه": who shoots one or two men whom the text names, or one by his office, has
chosen them (codebook, section 2). A soldier without a name, passers-by, crowds and those who fell in a fight are not.
"""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.annotated import Annotated, mentions_by_kind
from evtx.events.draft import Draft
from evtx.lexicon.match import bare_words
from evtx.model import Mention
from evtx.text.normalize import fold_text
from evtx.text.words import word_class

_HEADS = frozenset({"title", "heading"})
_FEW = 2  # people whom the text names, and who are hit with them
_BY = frozenset("unknown_gunmen militants isis al_qaeda al_shabaab jnim hts taliban".split())
_NO_KINDS = frozenset("army police security state government coalition io".split())
_OFFICES = frozenset("officer commander partisan official notable politician journalist cleric activist envoy".split())
_PATROLS = word_class("events.chosen.patrols")
_SHOOTING = word_class("events.chosen.shooting")
_NEAR = 8  # tokens from a shot to what it was fired at
_SINGULAR = "s"
_OTHER_ACTS = frozenset({"property_destruction", "seizure", "raid", "protest", "riot", "armed_clash", "abduction"})
_FROM_AFAR = "sniper"  # who hits whoever comes into sight
_THINGS = frozenset("base checkpoint military_position headquarters military_vehicle convoy police_station".split())


def is_chosen(known: Annotated, group: Sequence[Draft], named: int) -> bool:
    """Whether gunfire hit one or two people who were chosen. `named`: how many of those hit the text names."""
    told = [d for d in group if d.type in ("armed_attack", "killing")]
    if len(told) < len(group) or not any(_is_shot(known, d) for d in told) or not _by_somebody(known, told):
        return False
    if any(d.subtype not in ("gunfire", None) for d in told) or _beside_others(told):
        return False
    tolls = [m.value for d in told for m in d.casualties if m.value.figure in ("killed", "wounded")]
    if any((v.max or v.min or 0) > _FEW or (v.min or 0) > _FEW or v.max == 0 for v in tolls):
        return False
    return 0 < named <= _FEW or (named == 0 and all(_by_office(known, d) for d in told if d.part not in _HEADS))


def _is_shot(known: Annotated, draft: Draft) -> bool:
    """Whether a draft tells of shots: by its subtype, or by words of bullets in its sentence."""
    sentence = known.document.sentences[draft.sentence]
    words = (known.document.tokens[at].text for at in range(sentence.first, sentence.last))
    return draft.subtype == "gunfire" or any(w in _SHOOTING for w in words)


def _by_somebody(known: Annotated, told: Sequence[Draft]) -> bool:
    """Whether those who shot are gunmen, or nobody says who; no force of a state, no settlers, no crowd."""
    doers = {a.id for d in told for a in d.actors if a.role in ("initiator", "participant", "suspected")}
    entries = known.lexicon.actors
    kinds = {entries[i].kind for i in doers if i in entries}
    return "settlers" not in doers and "protesters" not in doers and not kinds & _NO_KINDS and bool(doers & _BY)


def _beside_others(told: Sequence[Draft]) -> bool:
    """Whether something else than people is said to be hit."""
    things = any(
        (i.use in ("targeted", "seized") and i.id in _THINGS) or i.id == _FROM_AFAR for d in told for i in d.items
    )
    return things or any(
        not _PATROLS.isdisjoint(fold_text(a.name).split()) for d in told for a in d.actors if a.role == "target"
    )


def _by_office(known: Annotated, draft: Draft) -> bool:
    """Whether one man told by his office or rank is who was hit (أطلق مجهولون النار على ضابط متقاعد)."""
    words = known.document.tokens[draft.trigger.first : draft.trigger.last + _NEAR]
    if any(not _PATROLS.isdisjoint(bare_words(token.text)) for token in words):
        return False
    targets = [a for a in draft.actors if a.role == "target" and a.first >= 0]
    people = mentions_by_kind(known)["people"]
    return any(a.first <= m.first < a.last and _is_office(known, m) for a in targets for m in people)


def _is_office(known: Annotated, mention: Mention) -> bool:
    reading = known.readings[mention.first]
    one = reading is None or reading.analysis.number == _SINGULAR
    return mention.value.id in _OFFICES and one
