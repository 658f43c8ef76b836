"""Of whom the victims of an act are said to be elsewhere in the account (وكان القتيل قياديا في كذا): actor ids out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from evtx.events.annotated import Annotated, mentions_by_kind
from evtx.events.draft import Draft
from evtx.events.parties.naming import GENERIC
from evtx.events.parties.thought_to_be import thought_to_be
from evtx.lexicon.who import Setting, at_home, resolve
from evtx.model import Mention, Sentence, Victim
from evtx.text.normalize import fold_text
from evtx.text.words import word_class

# Acts done to chosen people, of whom the account then says more.
_CHOSEN = frozenset("assassination killing armed_attack airstrike bombing abduction arrest execution".split())
_VICTIM_WORDS = word_class("events.affiliations.victim_words")
_GROUND = word_class("events.affiliations.ground")
_BEING = word_class("events.affiliations.being")
_LINKS = word_class("events.affiliations.links")
_FORMER = word_class("events.who_he_was.former")
_SERVING = frozenset({"combatant", "official"})
_AFTER = 2  # sentences after an act in which its victims are described
_REACH = 12  # tokens from a victim to the one whose he is
_SHORT = 3  # letters from which a word of a name tells him


def sides_of_victims(
    known: Annotated, group: Sequence[Draft], victims: Sequence[Victim], setting: Setting
) -> tuple[str, ...]:
    """Ids of the parties whose people the victims are, told by a sentence about them near the act."""
    hurt = any((m.value.min or 0) > 0 for d in group for m in d.casualties)
    if not any(d.type in _CHOSEN for d in group) or not (hurt or victims or _struck(group)):
        return ()
    names = _names(victims)
    doers = {a.id for d in group for a in d.actors if a.role in ("initiator", "participant")}
    said = (_resolved(known, m, setting) for m in thought_to_be(known, group))
    found: dict[str, None] = {i: None for i in said if i is not None and i not in doers | GENERIC}
    for sentence in _near(known, group) if not found else ():
        for at in _told(known, sentence, names):
            if known.document.tokens[at].text in _GROUND and not _struck(group):
                continue
            if _another_act(known, group, sentence, at):
                break
            actor_id = _whose(known, at, sentence, setting)
            if actor_id is not None and actor_id not in doers | GENERIC:
                found[actor_id] = None
                break
    return tuple(found)


def _names(victims: Sequence[Victim]) -> Set[str]:
    """The last words of the victims' names, by which a text goes on to call them, with and without the article."""
    words = {fold_text(v.name).split()[-1] for v in victims if v.name.split()}
    long = {w for w in words if len(w) > _SHORT}
    return long | {w.removeprefix("ال") for w in long}


def _near(known: Annotated, group: Sequence[Draft]) -> Iterator[Sentence]:
    """The sentences that tell an act and those right after it, as long as they are of its subject."""
    told = {d.sentence for d in group if d.part not in ("title", "heading")}
    wanted = {n + more for n in told for more in range(_AFTER + 1)}
    for number in sorted(wanted):
        if number < len(known.document.sentences):
            yield known.document.sentences[number]


def _told(known: Annotated, sentence: Sentence, names: Set[str]) -> Iterator[int]:
    """Tokens after which a victim is described: his name, or a noun for him with the article (القتيل، المغدور)."""
    for at in range(sentence.first, sentence.last):
        word = known.document.tokens[at].text
        if word in _VICTIM_WORDS or word in _GROUND or word in names or word.removeprefix("ال") in names:
            yield at


def _struck(group: Sequence[Draft]) -> bool:
    """Whether a building or a vehicle is what was hit, which the text may go on about (المبنى يضم مكاتب لكذا)."""
    return any(i.kind in ("building", "vehicle") and i.use in ("targeted", "destroyed") for d in group for i in d.items)


def _another_act(known: Annotated, group: Sequence[Draft], sentence: Sentence, at: int) -> bool:
    """Whether a sentence tells an act of its own before a token, whose victim that may be."""
    own = {d.trigger.anchor for d in group}
    here = (t.anchor for t in known.triggers if sentence.first <= t.anchor < at and t.rule.type in _CHOSEN)
    return any(anchor not in own for anchor in here)


def _whose(known: Annotated, at: int, sentence: Sentence, setting: Setting) -> str | None:
    """The party tied to a victim by a title or a verb of belonging, with no other verb between."""
    actors = {m.first: m for m in mentions_by_kind(known)["actor"] if m.value.how in ("name", "hostile")}
    titles = {m.first for m in mentions_by_kind(known)["people"] if m.value.category in _SERVING}
    tied = at > sentence.first and _belongs(known, at - 1)
    for n in range(at + 1, min(at + _REACH, sentence.last)):
        mention = actors.get(n)
        if mention is not None:
            return _resolved(known, mention, setting) if tied and _linked(known, mention) else None
        reading = known.readings[n]
        if known.document.tokens[n].text in _FORMER and not any(_belongs(known, t) for t in range(n, sentence.last)):
            return None  # كان قياديا سابقا في كذا: he acts for nobody since
        if n in titles or _belongs(known, n):
            tied = True
        elif reading is not None and reading.finite and reading.analysis.lemma not in _BEING:
            return None
    return None


def _belongs(known: Annotated, at: int) -> bool:
    reading = known.readings[at]
    return reading is not None and reading.finite and reading.analysis.lemma in _BEING - {"كان"}


def _linked(known: Annotated, mention: Mention) -> bool:
    """Whether a preposition ties a party to what is before it (في كذا، إلى كذا، لكذا)."""
    tokens = known.document.tokens
    before = mention.first - 1 - (tokens[mention.first - 1].text == '"')
    body = any(m.value.id == "force" and m.first in (before, before - 1) for m in mentions_by_kind(known)["people"])
    member = any(m.value.category in _SERVING and m.last - 1 == before for m in mentions_by_kind(known)["people"])
    return mention.value.proclitic[-1:] in ("ل", "ب") or tokens[before].text in _LINKS or body or member


def _resolved(known: Annotated, mention: Mention, setting: Setting) -> str | None:
    actor_id = resolve(mention.value, setting)
    return at_home(actor_id, setting, known.lexicon.homes) if actor_id is not None else None
