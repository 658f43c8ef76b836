"""Who beat off an attack is whom it was aimed at: groups of drafts in, the same with that target out.

"هاجم التنظيم القرية، لكن مقاتلي كذا تصدوا لهم": the target stands with another verb, in the sentence of the attack or
the next one of the same account.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from evtx.events.annotated import Annotated, mentions_by_kind
from evtx.events.draft import Draft, DraftActor
from evtx.events.parties.naming import GENERIC
from evtx.frozen import replace
from evtx.lexicon.who import resolve, setting_of
from evtx.model import ASSERTED, Mention
from evtx.text.words import word_class

_REPELLING = word_class("events.repelled.repelling")
_ATTACK = word_class("events.repelled.attack")
_THEM = frozenset({"هم", "ها", "ه", "هما"})
_REPELLED = frozenset({"armed_attack"})
_DOING = ("initiator", "participant")
_REACH = 4  # tokens from the verb to what is beaten off
_NEAR = 3  # tokens from the verb to its subject

Group = tuple[Draft, ...]


def with_repellers(known: Annotated, groups: Sequence[Group], country: str | None) -> list[Group]:
    """The groups; an attack with a doer and no named target has the force that the account says beat it off."""
    return [_with_repeller(known, group, groups, country) for group in groups]


def _with_repeller(known: Annotated, group: Group, groups: Sequence[Group], country: str | None) -> Group:
    roles = {(a.role, a.id) for d in group for a in d.actors}
    doers = {i for role, i in roles if role in _DOING}
    hit = {i for role, i in roles if role == "target"}
    body = [d for d in group if d.part not in ("title", "heading")]
    if {d.type for d in group} - _REPELLED or not doers or hit - GENERIC or group[0].status not in ASSERTED or not body:
        return group
    last = max(body, key=lambda d: d.trigger.anchor)
    here = last.place.places[0] if last.place.places else None
    day = last.date.value.start if last.date.value is not None else None
    setting = setting_of(day or known.article.published, here, country)
    for mention in _repellers(known, last, groups):
        actor_id = resolve(mention.value, setting)
        if actor_id is not None and actor_id not in doers and actor_id not in GENERIC - {"army"}:
            joined = [
                m for m in _joined(known, mention) if (resolve(m.value, setting) or "") not in GENERIC | doers | {""}
            ]
            found = tuple(_target(known, m, resolve(m.value, setting) or "") for m in (mention, *joined))
            return (replace(group[0], actors=(*group[0].actors, *found)), *group[1:])
    return group


def _target(known: Annotated, mention: Mention, actor_id: str) -> DraftActor:
    name = known.document.cut(mention.first, mention.last)
    return DraftActor(actor_id, "target", name, mention.first, mention.last, actor_id in GENERIC, "account")


def _joined(known: Annotated, mention: Mention) -> list[Mention]:
    """قوات الجيش ورجال القبائل: the party joined to one by و."""
    actors = mentions_by_kind(known)["actor"]
    return [m for m in actors if m.first == mention.last and m.value.proclitic.startswith("و")][:1]


def _repellers(known: Annotated, last: Draft, groups: Sequence[Group]) -> Iterator[Mention]:
    """The subjects of verbs of beating off behind an attack, before another act of arms is told."""
    sentences = known.document.sentences
    later = (d for g in groups for d in g if d.type in _REPELLED and d.trigger.anchor > last.trigger.anchor)
    stop = min((d.trigger.anchor for d in later), default=len(known.document.tokens))
    here = sentences[last.sentence]
    end = here.last
    if last.sentence + 1 < len(sentences) and sentences[last.sentence + 1].part not in ("title", "heading"):
        end = sentences[last.sentence + 1].last
    for at in range(last.trigger.last, min(end, stop)):
        reading = known.readings[at]
        if reading is None or not reading.finite or reading.analysis.lemma not in _REPELLING:
            continue
        behind = [t.text for t in known.document.tokens[at + 1 : min(end, at + 1 + _REACH)]]
        if reading.analysis.pron in _THEM or not _ATTACK.isdisjoint(behind):
            subject = _subject(known, at)
            if subject is not None:
                yield subject


def _subject(known: Annotated, at: int) -> Mention | None:
    """The party right behind the verb or right before it."""
    actors = [m for m in mentions_by_kind(known)["actor"] if m.value.how in ("name", "hostile", "noun")]
    for mention in actors:
        between = known.document.tokens[at + 1 : mention.first]
        bare = not mention.value.proclitic.strip("ال")
        if at < mention.first <= at + _NEAR and bare and all(t.text in _ATTACK or not t.word for t in between):
            return mention
    before = [m for m in actors if 0 <= at - m.last < _NEAR and m.value.proclitic in ("", "ال", "و")]
    return before[-1] if before else None
