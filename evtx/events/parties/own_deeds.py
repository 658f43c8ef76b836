"""Acts of a force that it tells itself, with its own name in the telling alone: groups in, the same with doers out.

صدر عن قيادة الجيش: دهمت دورية منزلا؛ وقال المتحدث باسم الشرطة إن ثلاثة أوقفوا: what forces of order and armies do and
nobody else tells of himself, searches, arrests, roads closed, drones shot down. استهدف مجاهدونا، دككنا: whatever those
do who say "we", who are the speaker, else the group in the title of their statement.
"""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.annotated import Annotated, mentions_by_kind
from evtx.events.draft import Draft, DraftActor
from evtx.events.parties.doers import Group
from evtx.events.when.clauses import clause_of
from evtx.frozen import replace
from evtx.lexicon.who import Setting, resolve, setting_of
from evtx.model import ASSERTED, Mention
from evtx.text.words import word_class

# استنكرت الحركة إغلاق المعبر: who condemns an act, or lays it to others, did it not
_JUDGING = frozenset({"source.opinion", "source.blame"})
_OWN = frozenset({"raid", "arrest", "seizure", "blockade", "interception"})
_TELLING = frozenset({"military", "official"})
_ACTING = frozenset("army police security state government militia armed_group coalition".split())
_AT_HOME = frozenset({"state", "government", "police"})
_DOING = frozenset({"initiator", "participant", "suspected", "accused"})
_SPOKEN_FOR = word_class("events.own_deeds.spoken_for")
_US, _BEHIND = "نا", 3  # the pronoun of those who tell, tokens behind a verb
_ISSUED, _BY = frozenset({"صدر", "صدرت"}), "عن"


def with_own_deeds(known: Annotated, groups: Sequence[Group], country: str | None) -> list[Group]:
    """The groups; those of such an act without a doer have the force that tells of it."""
    return [_with_teller(known, group, country) for group in groups]


def _with_teller(known: Annotated, group: Group, country: str | None) -> Group:
    if any(a.role in _DOING for d in group for a in d.actors) or group[0].status not in ASSERTED:
        return group
    ours = any(_is_ours(known, d) for d in group)
    if not ours and not {d.type for d in group} <= _OWN:
        return group
    for draft in group:
        found = _teller(known, draft, country, ours=ours)
        if found is not None and not (draft.type == "arrest" and _is_abroad(known, draft, found)):
            return (replace(group[0], actors=(*group[0].actors, found)), *group[1:])
    return group


def _is_abroad(known: Annotated, draft: Draft, actor: DraftActor) -> bool:
    """Whether an act is in another country than that of a state which tells of it, and takes nobody there."""
    entry = known.lexicon.actors.get(actor.id)
    if entry is None or entry.kind not in _AT_HOME or not entry.country:
        return False
    return any(place.country not in (None, entry.country) for place in draft.place.places[:1])


def _is_ours(known: Annotated, draft: Draft) -> bool:
    """دككنا، تمكن مجاهدونا من: whether the act is one of those who tell it, as its verb or its people say."""
    analysis = draft.trigger.analysis
    if draft.trigger.form == "verb" and (analysis.pron == _US or (analysis.person, analysis.number) == ("1", "p")):
        return True  # استهدفنا: "we hit", which looks like "he hit us" where nobody did
    document = known.document
    first, _ = clause_of(document.sentences[draft.sentence], draft.trigger.anchor)
    people = [m for m in mentions_by_kind(known)["people"] if first <= m.first <= draft.trigger.last + _BEHIND]
    return any(document.tokens[m.last - 1].text.endswith(_US) and m.value.category == "combatant" for m in people)


def _teller(known: Annotated, draft: Draft, country: str | None, *, ours: bool) -> DraftActor | None:
    """The force in whose words a draft is told, or whose communique or statement the article is."""
    here = draft.place.places[0] if draft.place.places else None
    day = draft.date.value.start if draft.date.value is not None else None
    setting = setting_of(day or known.article.published, here, country)
    sources = mentions_by_kind(known)["source"]
    telling = [m for m in sources if m.value.covers[0] <= draft.trigger.anchor < m.value.covers[1]]
    for source in telling:
        if source.value.kind in _TELLING and source.rule not in _JUDGING:
            return _force(known, source.first, source.last, setting)
    if ours and not telling:
        title = next((s for s in known.document.sentences if s.part == "title"), None)
        return None if title is None else _force(known, title.first, title.last, setting)
    issued = _issued(known)
    return _force(known, issued.first, issued.last, setting) if issued is not None and not telling else None


def _force(known: Annotated, first: int, last: int, setting: Setting) -> DraftActor | None:
    """The force that is named at [first, last), or the army for which a military spokesman speaks."""
    for mention in mentions_by_kind(known)["actor"]:
        if first <= mention.first < last:
            actor_id = resolve(mention.value, setting)
            entry = known.lexicon.actors.get(actor_id or "")
            if actor_id is not None and entry is not None and entry.kind in _ACTING:
                return _actor(known, actor_id, mention.first, mention.last)
    words = {t.text for t in known.document.tokens[first:last]}
    return _actor(known, "army", first, last) if words >= _SPOKEN_FOR else None


def _actor(known: Annotated, actor_id: str, first: int, last: int) -> DraftActor:
    return DraftActor(actor_id, "initiator", known.document.cut(first, last), first, last, actor_id == "army", "teller")


def _issued(known: Annotated) -> Mention | None:
    """صدر عن قيادة الجيش ...: the body whose communique the article is, where its body begins so."""
    lead = next((s for s in known.document.sentences if s.part not in ("title", "heading")), None)
    if lead is None:
        return None
    words = [t.text for t in known.document.tokens[lead.first : lead.first + 2]]
    if words[:1] == [] or words[0] not in _ISSUED or words[1:] != [_BY]:
        return None
    actors = mentions_by_kind(known)["actor"]
    return next((m for m in actors if m.first == lead.first + 2), None)
