"""Actors by name, noun or nationality adjective: a document in, mentions of kind `actor` out.

The value is an `ActorRef`: every actor that the words can mean; date and country of the event decide
later (`evtx.lexicon.who.resolve`).
"""

from __future__ import annotations

from collections.abc import Sequence

from evtx.annotate.actors.state_bodies import annotate_state_bodies
from evtx.lexicon.load import Lexicon
from evtx.lexicon.match import NameHit, bare_words, splits
from evtx.lexicon.positions import keys_of, positions_of
from evtx.lexicon.schema import GUNMEN, ActorName
from evtx.lexicon.who import ActorRef
from evtx.model import Mention
from evtx.text.disambiguate import Reading
from evtx.text.document import Document
from evtx.text.farms import are_farms
from evtx.text.words import word_class

# Nouns for people whose feminine is a place (المستوطنات).
_PLACES_TOO = frozenset({"مستوطن"})
_ADJECTIVES = frozenset({"smugglers"})  # وقود مهرب: of things, what is no person is no party either
_CALLED = word_class("annotate.actors.called")
_ARMED = word_class("annotate.actors.armed")
_NOT = frozenset({"غير", "الغير", "وغير"})
_SHORT = 2  # words of a name that a nationality alone makes (الجيش السوري)
_NOMINAL = frozenset({"N", "AP", "PP", "ADJ", "VN"})


def annotate_actor_names(document: Document, lexicon: Lexicon) -> list[Mention]:
    """Listed names and bodies of a state by their nationality, the longest at each place."""
    listed: list[Mention] = []
    for found in lexicon.actor_names.find(document):
        hit = _of_whose_name(document, found, lexicon)
        names = tuple(n for n in hit.payload if isinstance(n, ActorName))
        how = min((n.how for n in names), key=("name", "hostile", "metonym").index)
        value = ActorRef(names, how, hit.proclitic)
        listed.append(document.mention_of_tokens("actor", hit.first, hit.last, value, f"actor.{how}.{names[0].actor}"))
    return longest(listed, [b for b in annotate_state_bodies(document, lexicon) if not _holds_name(b, listed)])


def _of_whose_name(document: Document, unit: NameHit, lexicon: Lexicon) -> NameHit:
    """وحدات من الجيش السوري | الحر: men of a body whose name goes on behind the words for them are that body's."""
    tokens = document.tokens
    start = next((at + 1 for at in range(unit.first, unit.last - 1) if tokens[at].text == "من"), unit.last)
    longer = lexicon.actor_names.at(tokens, start) if start < unit.last else None
    if longer is None or longer.last <= unit.last:
        return unit
    return NameHit(unit.first, longer.last, unit.proclitic, longer.payload)


def _holds_name(body: Mention, names: Sequence[Mention]) -> bool:
    """قوة من الجيش الوطني السوري، وحدات من الجيش السوري الحر: the words for a body that end in another's name."""
    return any(body.first < m.first < body.last <= m.last and m.last - m.first > _SHORT for m in names)


def longest(one: Sequence[Mention], other: Sequence[Mention]) -> list[Mention]:
    """Two readings of a document's names made one: of names that overlap the longer stays, of equal ones the first."""
    ranked = sorted([*one, *other], key=lambda m: m.first - m.last)
    taken: set[int] = set()
    kept = []
    for mention in ranked:
        tokens = range(mention.first, mention.last)
        if taken.isdisjoint(tokens):
            taken.update(tokens)
            kept.append(mention)
    return sorted(kept, key=lambda m: m.first)


def annotate_actor_nouns(
    document: Document,
    readings: Sequence[Reading | None],
    names: Sequence[Mention],
    people: Sequence[Mention],
    lexicon: Lexicon,
) -> list[Mention]:
    """Generic nouns, nationality adjectives and words that take up an actor, on words that are no names.

    `people`: a word of origin that stands for people (اعتقلت سوريين) names no state.
    """
    covered = {t for m in names for t in range(m.first, m.last)}
    persons = {m.first for m in people}
    positions = positions_of(document)
    anaphors = frozenset(positions.of_rests(keys_of(lexicon.anaphors)))
    nouns = positions.of_lemmas_or_nouns(keys_of(lexicon.actor_nouns))
    adjectives = positions.of_lemmas_or_nouns(keys_of(lexicon.actor_adjectives))
    mentions: list[Mention] = []
    for index in sorted({*anaphors, *nouns, *adjectives}):
        if index in covered or are_farms(document, index):
            continue
        if index in anaphors and (not _modifies(document, index) or _attacking_group(document, index, lexicon)):
            anaphor = _anaphor(document, index, lexicon)
            if anaphor is not None:
                rule = f"actor.anaphor.{anaphor.anaphor}"
                mentions.append(document.mention_of_tokens("actor", index, index + 1, anaphor, rule))
                continue
        value = _generic(document, readings[index], index, lexicon)
        if value is not None and value.how == "noun" and value.names[0].actor in _ADJECTIVES and index not in persons:
            continue
        if value is not None and not (value.nation is not None and index in persons):
            rule = f"actor.{value.how}.{value.names[0].actor}"
            mentions.append(document.mention_of_tokens("actor", index, index + 1, value, rule))
    return mentions


def without_negated(document: Document, mentions: Sequence[Mention], lexicon: Lexicon) -> list[Mention]:
    """The people, nationalities and nameless parties of a document that are not told as what they are not.

    غير مسلحين، مقاتلون من جنسيات غير سورية.
    """
    return [m for m in mentions if not (_is_negated(document, m.first) and _is_nameless(m, lexicon))]


def _is_negated(document: Document, first: int) -> bool:
    return first > 0 and document.tokens[first - 1].text in _NOT


def _is_nameless(mention: Mention, lexicon: Lexicon) -> bool:
    if mention.kind == "people" or mention.value.how in ("noun", "adjective"):
        return True
    ids = {n.actor for n in mention.value.names}
    return bool(ids) and all(i in GUNMEN or lexicon.actors[i].kind == "people" for i in ids)


def _generic(document: Document, reading: Reading | None, index: int, lexicon: Lexicon) -> ActorRef | None:
    """The noun or adjective as it is read here; another reading of the same letters only where that is an adjective."""
    if reading is None or not reading.nominal:
        return None
    chosen = reading.analysis
    if chosen.pron and chosen.gender == "f" and chosen.cat in ("N", "AP") and chosen.number == "s":
        return None  # بمهاجمتها: the act, not a woman who attacks
    for analysis in (chosen, *document.analyses[index]):
        if analysis.cat not in _NOMINAL or analysis.det != chosen.det:
            continue
        if chosen.cat == "VN" and analysis is not chosen and analysis.cat == "N":
            continue  # وأسر آخرين: the act as it is read, no families
        key = analysis.noun or analysis.lemma
        if key in _PLACES_TOO and analysis.gender == "f":
            continue
        noun = lexicon.actor_nouns.get(key) if chosen.cat != "ADJ" and analysis.cat != "ADJ" else None
        tongue = analysis.prep == "ب" and analysis.det and analysis.gender == "f" and analysis.number == "s"
        adjective = lexicon.actor_adjectives.get(key) if analysis.cat in ("ADJ", "N") and not tongue else None
        found = noun or adjective
        if found:
            how = "noun" if noun else "adjective"
            nation = None if noun else lexicon.nations.get(key)
            return ActorRef(found, how, analysis.conj + analysis.prep, nation=nation)
    return None


def _modifies(document: Document, index: int) -> bool:
    """المعقل الأخير: after a definite noun the word is its adjective and takes nothing up."""
    if index == 0 or document.tokens[index].text.startswith("لل"):
        return False  # الانتماء للتنظيم
    return any(a.det and a.cat in _NOMINAL for a in document.analyses[index - 1])


def _attacking_group(document: Document, index: int, lexicon: Lexicon) -> bool:
    """المجموعات المهاجمة: after a word for armed people the word takes up who attacked."""
    attackers = any(lexicon.anaphors.get(word) == "attacker" for _, word in splits(document.tokens[index].text))
    return attackers and not bare_words(document.tokens[index - 1].text).isdisjoint(_ARMED)


def _is_name(document: Document, index: int, how: str) -> bool:
    """الهيئة الخيرية: with an adjective of its own the word names somebody else."""
    if how not in ("group", "named") or index + 1 >= len(document.tokens):
        return False
    after = document.analyses[index + 1]
    return any(a.det and a.cat == "ADJ" for a in after) and not any(a.lemma in _CALLED for a in after)


def _anaphor(document: Document, index: int, lexicon: Lexicon) -> ActorRef | None:
    """الجانبين، والأخيرة، للتنظيم: words that take up an actor told before."""
    for proclitic, word in splits(document.tokens[index].text):
        if word in lexicon.anaphors and not _is_name(document, index, lexicon.anaphors[word]):
            return ActorRef((), "anaphor", proclitic, lexicon.anaphors[word])
    return None
