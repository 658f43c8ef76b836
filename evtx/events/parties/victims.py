"""Named victims: the drafts of an event in, those killed, hurt, taken or attacked whom the text names out.

A name counts where it stands right after the act (مقتل أحمد الخالد), after the noun for those whom the act was done to
(الطفل فلان، القيادي في حركة كذا فلان) or in a list that breaks their number down (وهم: فلان وفلان).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from functools import lru_cache

from evtx.events.annotated import Annotated, mentions_by_kind
from evtx.events.draft import Draft
from evtx.frozen import replace
from evtx.lexicon.given_names import name_end
from evtx.lexicon.who import Setting, at_home, resolve
from evtx.model import Mention, Victim
from evtx.text.document import Document
from evtx.text.normalize import fold_text
from evtx.text.words import word_class

_DONE_TO = frozenset(
    """armed_clash armed_attack assassination shelling airstrike bombing explosion chemical_attack killing execution
    abduction physical_assault raid arrest release riot protest""".split()
)
_FIGURES = frozenset("killed wounded detained abducted missing released".split())
_LISTING = word_class("events.victims.listing")
_NEAR = 6  # tokens from the act to the title of the one whom it was done to
_SHOT_REACH = 14  # tokens from a shot to whom it was fired at
_LISTED_REACH = 24  # tokens from the toll to the word that opens the list
_TITLE_REACH = 7  # tokens from a noun for people over its adjectives and its side to the name
_AGE_REACH = 7
_AGED = word_class("events.victims.aged")
_YEARS = word_class("events.victims.years")
_SERVING = frozenset({"combatant", "official", "journalist", "unknown"})
_LINKS = word_class("events.victims.links")
_MARKS = frozenset({'"', "'", "(", ")"})
_OPENING = frozenset({"،", "و", "هو", "وهو", "هي", "وهي", "(", "-", '"'})
_OLDEST = 110
_QUOTES = frozenset("\"'“”„«»‘’()")


def victims_of(known: Annotated, group: Sequence[Draft], setting: Setting) -> tuple[Victim, ...]:
    """Every named victim once, by the fullest form of the name, with age and side where told."""
    blocked = _blocked(known)
    found: dict[str, Victim] = {}
    for draft in group:
        if draft.type not in _DONE_TO:
            continue
        for start, titled in _starts(known, draft):
            for victim in _named(known, start, blocked, setting, titled=titled):
                _keep(found, victim)
    return tuple(found.values())


@lru_cache(maxsize=4)
def _blocked(known: Annotated) -> Set[int]:
    """Tokens that are in no name: dates, places, parties, finite verbs, those who tell."""
    out = {n for n, r in enumerate(known.readings) if r is not None and r.finite and not _may_be_name(known, n)}
    for mention in known.mentions:
        listed = mention.kind == "actor" and mention.value.how in ("name", "hostile")
        person = listed and _leads(mention)
        if mention.kind in ("date", "place", "source") or (listed and not person):
            out.update(range(mention.first, mention.last))
    return out


def _leads(mention: Mention) -> bool:
    """Whether an actor is told by the name of its leader, who may be the victim."""
    return bool(mention.value.names) and all(n.person for n in mention.value.names)


def _may_be_name(known: Annotated, at: int) -> bool:
    names = known.lexicon.given_names
    word = known.document.tokens[at].text
    return word in names["plain"] or word in names["shy"]


def _starts(known: Annotated, draft: Draft) -> Iterator[tuple[int, bool]]:
    """Where names of victims may begin, and whether a noun for people stands before them."""
    document = known.document
    last = document.sentences[draft.sentence].last
    yield draft.trigger.last, False
    for actor in draft.actors:
        if actor.role == "initiator" and actor.place == "subject" and actor.first > draft.trigger.anchor:
            yield actor.last, False  # اغتال مسلحون سالم الخالدي
        if actor.role == "target" and actor.first >= 0:
            yield from _after_people(known, draft, actor.first, actor.last, last)
    yield from _shot_at(known, draft, last)
    yield from _titled_near(known, draft, last)
    yield from _among_the_dead(known, document.sentences[draft.sentence].first, last)
    for casualty in draft.casualties:
        if casualty.value.figure not in _FIGURES:
            continue
        stop = document.sentences[document.sentence_of(casualty.first)].last
        if ".known." in casualty.rule:
            yield casualty.first, False  # told by name alone
        yield from _after_people(known, draft, casualty.first, casualty.last, stop)
        yield from _lists(known, casualty.last, stop)


def _after_people(known: Annotated, draft: Draft, first: int, last: int, stop: int) -> Iterator[tuple[int, bool]]:
    """The token after a noun for people, its adjectives and the body that he is of (القيادي في حركة كذا)."""
    document = known.document
    people = mentions_by_kind(known)["people"]
    parties = _parties(known)
    for mention in [m for m in people if first <= m.first < last and m.value.id != "force"]:
        if _of_another(known, draft, mention):
            continue
        at = mention.last
        while at < min(stop, mention.last + _TITLE_REACH):
            word = document.tokens[at].text
            party = parties.get(at)
            if party is not None:
                at = party.last
            elif (
                word in _MARKS
                or word in ("في", "من", "ب", "ل")
                or any(a.cat == "ADJ" and a.det for a in document.analyses[at])
            ):
                at += 1
            else:
                break
        yield at, True


@lru_cache(maxsize=4)
def _parties(known: Annotated) -> Mapping[int, Mention]:
    """Bodies and places by first token; a body wins over a place."""
    found = mentions_by_kind(known)
    places = {m.first: m for m in found["place"]}
    return places | {m.first: m for m in found["actor"] if not _leads(m)}


@lru_cache(maxsize=4)
def _ends_of_owners(known: Annotated) -> Set[int]:
    """The tokens after buildings and relatives, which are those of the people named behind them."""
    found = mentions_by_kind(known)
    buildings = {m.last for m in found["item"] if m.value.kind == "building"}
    return buildings | {m.last for m in found["people"] if m.value.id == "relative"}


def _of_another(known: Annotated, draft: Draft, people: Mention) -> bool:
    """مشفى الطبيب فلان، نجل الناشطة فلانة، اغتيال النائب وانسحاب زميله: another than he is said to be hurt."""
    owned = people.first in _ends_of_owners(known)
    if people.value.id == "relative" and not any(a.pron for a in known.document.analyses[people.first]):
        return True
    between = (r for t in range(draft.trigger.last, people.first) if (r := known.readings[t]) is not None)
    acts = [r.analysis for r in between if r.analysis.cat == "VN" and r.analysis.conj]
    return owned or any((a.noun or a.lemma) not in known.lexicon.figure_nouns for a in acts)


def _shot_at(known: Annotated, draft: Draft, stop: int) -> Iterator[tuple[int, bool]]:
    """أطلق مجهولان الرصاص مساء الاثنين على عادل سالم: a name right behind the preposition of who is shot at."""
    if draft.subtype != "gunfire":
        return
    for at in range(draft.trigger.last, min(stop, draft.trigger.last + _SHOT_REACH)):
        reading = known.readings[at]
        if reading is not None and reading.analysis.cat in ("PV", "PVP"):
            return
        if known.document.tokens[at].text == "علي" and not known.document.is_ali(at):
            yield at + 1, False


def _titled_near(known: Annotated, draft: Draft, stop: int) -> Iterator[tuple[int, bool]]:
    """فتحوا النار على العقيد فلان: one person by his title after the act, with no verb between, who is not the doer."""
    doers = {t for a in draft.actors if a.role == "initiator" for t in range(a.first, a.last)}
    for mention in mentions_by_kind(known)["people"]:
        if not draft.trigger.last <= mention.first < min(stop, draft.trigger.last + _NEAR):
            continue
        definite = known.document.tokens[mention.first].text.startswith("ال")
        between = (known.readings[t] for t in range(draft.trigger.last, mention.first))
        if definite and mention.first not in doers and not any(r is not None and r.finite for r in between):
            yield from _after_people(known, draft, mention.first, mention.last, stop)


def _among_the_dead(known: Annotated, first: int, last: int) -> Iterator[tuple[int, bool]]:
    """ومن القتلى فلان الفلاني: one of those hurt, named."""
    tokens = known.document.tokens
    for mention in mentions_by_kind(known)["people"]:
        hurt = mention.value.id in ("dead", "wounded", "victim")
        named = hurt and first < mention.first < last and tokens[mention.first].text.startswith("ال")
        if named and tokens[mention.first - 1].text in ("من", "ومن", "بين", "وبين"):
            yield mention.last, True


def _lists(known: Annotated, first: int, stop: int) -> Iterator[tuple[int, bool]]:
    """The first token after "among them", "they are" behind a toll."""
    document = known.document
    for at in range(first, min(stop, first + _LISTED_REACH)):
        if document.tokens[at].text in _LISTING:
            at += 1
            while at < stop and document.tokens[at].text in (":", '"', "كل", "من"):
                at += 1
            people = next((m for m in known.mentions if m.kind == "people" and m.first == at), None)
            yield (people.last if people is not None else at), people is not None
            return


def _named(known: Annotated, start: int, blocked: Set[int], setting: Setting, *, titled: bool) -> Iterator[Victim]:
    """The name at a token and those joined to it (فلان وفلان، وزوجته فلانة)."""
    document = known.document
    at = _past_marks(document, start)
    proclitic = ""
    end = name_end(document, at, known.lexicon, blocked, titled=titled)
    while end > at:
        name = _cut(document, at, end, proclitic)
        yield Victim(name, _age(document, end), _side(known, start, at, end, setting))
        following = _next(document, end)
        if following is None:
            return
        at, proclitic = following, ""
        relative = next((m for m in known.mentions if m.kind == "people" and m.first == at), None)
        if relative is not None:
            at = relative.last  # وزوجته مريم، والمسن حسين
            end = name_end(document, at, known.lexicon, blocked, titled=True)
        elif document.tokens[at].text.startswith("و"):
            proclitic, end = "و", name_end(document, at, known.lexicon, blocked, titled=False, joined=True)
        else:
            end = name_end(document, at, known.lexicon, blocked, titled=False)


def _cut(document: Document, first: int, last: int, proclitic: str) -> str:
    """The name as written, without "and" before it and quotation marks about a byname (أحمد "أبو عمر" الخالد)."""
    text = document.cut(first, last)[len(proclitic) :]
    return " ".join("".join(c for c in text if c not in _QUOTES).split())


def _past_marks(document: Document, at: int) -> int:
    while at < len(document.tokens) and document.tokens[at].text in _MARKS:
        at += 1
    return at


def _next(document: Document, end: int) -> int | None:
    """Where the next name of a list would begin: after an age in brackets, a comma or "and"; None where none can."""
    at = end
    tokens = document.tokens
    if at < len(tokens) and tokens[at].text == "(":
        close = next((n for n in range(at, min(len(tokens), at + 8)) if tokens[n].text == ")"), None)
        at = close + 1 if close is not None else at
    if at < len(tokens) and tokens[at].text in ("،", "و", "-"):
        at += 1
    elif at >= len(tokens) or not tokens[at].text.startswith("و"):
        return None
    return at if at < len(tokens) else None


def _age(document: Document, end: int) -> int | None:
    """(14 عاماً)، البالغ من العمر 14 سنة: a number of years right after a name."""
    tokens = document.tokens
    at = end
    while at < min(len(tokens), end + _AGE_REACH) and (tokens[at].text in _AGED or tokens[at].text == "("):
        at += 1
    if at + 1 >= len(tokens) or not tokens[at].text.isdecimal() or len(tokens[at].text) > len(str(_OLDEST)):
        return None
    bracketed = tokens[at - 1].text == "(" and tokens[at + 1].text == ")"
    age = int(tokens[at].text)
    return age if (bracketed or tokens[at + 1].text in _YEARS) and 0 < age <= _OLDEST else None


def _side(known: Annotated, start: int, at: int, end: int, setting: Setting) -> str | None:
    """The body of which a victim is said to be, by its display name: in his title, or right after his name."""
    document = known.document
    sentence = document.sentences[document.sentence_of(at)]
    for mention in known.mentions:
        if mention.kind != "actor" or mention.value.how not in ("name", "hostile"):
            continue
        before = max(sentence.first, start - _TITLE_REACH) <= mention.first < at
        after = end <= mention.first < min(sentence.last, end + _TITLE_REACH)
        if (before or after) and _linked(known, mention, at if before else end, before=before):
            actor_id = resolve(mention.value, setting)
            entry = known.lexicon.actors.get(at_home(actor_id, setting, known.lexicon.homes)) if actor_id else None
            return entry.name if entry is not None else None
    return None


def _linked(known: Annotated, mention: Mention, end: int, *, before: bool) -> bool:
    """Whether في، من or لـ ties a body to a title, with no other name or clause between."""
    tokens = known.document.tokens
    previous = mention.first - 1 - (tokens[mention.first - 1].text == '"')
    tied = mention.value.proclitic[-1:] in ("ل", "ب") or tokens[previous].text in _LINKS
    if not tied:
        return False
    if before:
        return bool(mention.last + 2 >= end)
    title = next((m for m in known.mentions if m.kind == "people" and end <= m.first < mention.first), None)
    opened = title is not None and all(t.text in _OPENING for t in tokens[end : title.first])
    return title is not None and opened and title.value.category in _SERVING


def _keep(found: dict[str, Victim], victim: Victim) -> None:
    """Add a victim; a shorter form of a name already there gives only what that one lacks."""
    words = set(fold_text(victim.name).split())
    for key, other in found.items():
        theirs = set(key.split())
        if words <= theirs or theirs <= words:
            name = victim.name if len(words) > len(theirs) else other.name
            age = other.age if other.age is not None else victim.age
            merged = replace(other, name=name, age=age, affiliation=other.affiliation or victim.affiliation)
            del found[key]
            found[fold_text(name)] = merged
            return
    found[fold_text(victim.name)] = victim
