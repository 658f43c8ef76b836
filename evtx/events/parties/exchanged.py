"""Who exchange prisoners, however it is told: groups of drafts in, the same with both sides as participants out.

أفرج الحوثيون عن عشرة أسرى مقابل ثمانية لهم لدى الجيش، استعادت قسد أسراها في صفقة تبادل مع الجيش: who frees some and
whose people the others are give and take alike (codebook, section 3), and who brings it about is no party to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evtx.events.annotated import Annotated, mentions_by_kind
from evtx.events.draft import Draft, DraftActor
from evtx.events.parties.naming import GENERIC, parents_of
from evtx.frozen import replace
from evtx.lexicon.who import at_home, resolve, setting_of
from evtx.model import ASSERTED, Mention, Sentence
from evtx.text.words import word_class

Group = tuple[Draft, ...]
_SIDES = frozenset("army police security state government militia armed_group coalition party".split())
_EXCHANGE = word_class("events.exchanged.exchange")
_IN_RETURN = "مقابل"
_ASIDE = word_class("events.exchanged.aside")
_ASIDE_REACH = 4  # tokens from a word of mediation or of loyalty to the one who mediates or leads
_PEOPLE_REACH = 4  # tokens from "in return for" to the people who are freed for those
_HELD_BY = frozenset({"لدي", "عند", "بحوزه", "سجون"})
_BOTH, _MOST = 2, 3  # sides of an exchange; more are told with the words for those who are freed
_GIVING = frozenset({"initiator", "participant"})


def with_exchangers(known: Annotated, groups: Sequence[Group], country: str | None) -> list[Group]:
    """The groups; exchanges of prisoners with those who exchange them as participants."""
    return [_exchange(known, group, country) for group in groups]


def _exchange(known: Annotated, group: Group, country: str | None) -> Group:
    if {d.type for d in group} != {"release"} or group[0].status not in ASSERTED:
        return group
    for draft in group:
        sentence = known.document.sentences[draft.sentence]
        if sentence.part in ("title", "heading") or not _is_exchange(known, draft, sentence):
            continue
        sides = _sides(known, draft, sentence, country)
        told = {a.id for d in group for a in d.actors if a.role in _GIVING and a.id not in GENERIC}
        sides = _holders(known, sides, told) if len(sides) > _MOST else sides
        if _BOTH <= len(sides) <= _MOST and told <= sides.keys():
            return _with_sides(known, group, sides)
    return group


def _is_exchange(known: Annotated, draft: Draft, sentence: Sentence) -> bool:
    """Whether the sentence calls an act an exchange, or says for whom those who are freed were freed."""
    words = [t.text for t in known.document.tokens[sentence.first : sentence.last]]
    return draft.subtype == "exchange" or not _EXCHANGE.isdisjoint(words) or _freed_for(known, draft, sentence)


def _freed_for(known: Annotated, draft: Draft, sentence: Sentence) -> bool:
    """مقابل 15 من مقاتليها: people in return for people (مقابل فدية frees nobody else)."""
    tokens = known.document.tokens
    at = next((t for t in range(draft.trigger.last, sentence.last) if tokens[t].text == _IN_RETURN), None)
    if at is None:
        return False
    people = [m for m in mentions_by_kind(known)["people"] if m.value.id != "force"]
    return any(at < m.first <= at + _PEOPLE_REACH for m in (*people, *mentions_by_kind(known)["casualty"]))


def _sides(known: Annotated, draft: Draft, sentence: Sentence, country: str | None) -> dict[str, Mention]:
    """The parties of the sentence that hold prisoners, by id; none who mediates, no whole beside its part."""
    here = draft.place.places[0] if draft.place.places else None
    day = draft.date.value.start if draft.date.value is not None else None
    setting = setting_of(day or known.article.published, here, country)
    found: dict[str, Mention] = {}
    for mention in _named(known, sentence):
        meant = resolve(mention.value, setting)
        actor_id = at_home(meant, setting, known.lexicon.homes) if meant is not None else ""
        entry = known.lexicon.actors.get(actor_id)
        if actor_id not in GENERIC and entry is not None and entry.kind in _SIDES:
            found.setdefault(actor_id, mention)
    wholes = parents_of(found, known.lexicon)
    return {i: m for i, m in found.items() if i not in wholes}


def _holders(known: Annotated, sides: dict[str, Mention], told: set[str]) -> dict[str, Mention]:
    """أسيران من كذا كانا لدى كذا: of several who are named, who does it and who is said to have held somebody."""
    tokens = known.document.tokens
    return {i: m for i, m in sides.items() if i in told or (m.first and tokens[m.first - 1].text in _HELD_BY)}


def _named(known: Annotated, sentence: Sentence) -> Iterator[Mention]:
    for mention in mentions_by_kind(known)["actor"]:
        if not sentence.first <= mention.first < sentence.last or mention.value.how == "adjective":
            continue
        before = known.document.tokens[max(sentence.first, mention.first - _ASIDE_REACH) : mention.first]
        if _ASIDE.isdisjoint(t.text for t in before):
            yield mention


def _with_sides(known: Annotated, group: Group, sides: dict[str, Mention]) -> Group:
    """Those who exchange are no targets and do nothing alone."""
    rest = tuple(replace(d, actors=tuple(a for a in d.actors if a.id not in sides)) for d in group)
    both = tuple(
        DraftActor(i, "participant", known.document.cut(m.first, m.last), m.first, m.last, False, "account")
        for i, m in sides.items()
    )
    first = replace(rest[0], actors=(*rest[0].actors, *both), subtype="exchange")
    return (first, *(replace(d, subtype="exchange") for d in rest[1:]))
