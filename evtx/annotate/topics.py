"""What an article is about, where that rules events out: sport, films, prices, weather, health, accidents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from evtx.annotate.casualties.mentions import DEADLY
from evtx.annotate.triggers.mentions import may_tell
from evtx.lexicon.load import Lexicon
from evtx.lexicon.match import bare_words
from evtx.lexicon.schema import Topic
from evtx.model import Mention
from evtx.text.disambiguate import Reading
from evtx.text.document import Document
from evtx.text.words import word_class

_ARMED_KINDS = frozenset({"armed_group", "army", "militia", "coalition", "tribe"})
_LEAD_SENTENCES = 2
_WEAPONS = frozenset({"weapons"})
_NO_SIDE = frozenset({"bandits"})  # thieves of the market too
_UNLISTED = "actor.unlisted"
_FORCES = word_class("annotate.topics.forces")


def subjects(document: Document, lexicon: Lexicon) -> tuple[Topic, ...]:
    """The subjects that an article can have instead of events, by its words: enough different ones of a list stand in
    it, or in its title and lead, and none of a conflict that the list lets keep the article in (a weapon, a crowd).
    """
    hits = lexicon.topics.find(document)
    if not hits:
        return ()
    lead = _lead_end(document)
    words: dict[Topic, set[str]] = {}
    for hit in hits:
        for topic in hit.payload:
            if not topic.lead or hit.first < lead:
                words.setdefault(topic, set()).add(_stem(document.tokens[hit.last - 1].text))
    told = [topic for topic, found in words.items() if len(found) >= topic.needs]
    if not told:
        return ()
    hard = {name for hit in lexicon.hard_words.find(document) for name in hit.payload}
    return tuple(t for t in told if not t.vetoes & hard - _doubted(t, len(words[t])))


def off_topic(document: Document, mentions: Iterable[Mention], lexicon: Lexicon, told: Sequence[Topic]) -> str | None:
    """The id of the subject that an article has instead of events, or None. `told`: its `subjects`.

    A subject counts where no mention of a conflict that its list lets keep the article in is told: an armed side, the
    dead.
    """
    left = _not_vetoed(document, mentions, lexicon, told)
    return left[0].id if left else None


def is_off_topic_already(
    document: Document,
    readings: Sequence[Reading | None],
    mentions: Sequence[Mention],
    lexicon: Lexicon,
    told: Sequence[Topic],
) -> bool:
    """Whether an article has another subject whatever sources and triggers are found in it yet: nobody in it is armed,
    be it only as the one who tells it, and no act of its title and lead can have dead of its own.
    """
    left = _not_vetoed(document, mentions, lexicon, told)
    if all("dead" in topic.vetoes for topic in left):
        behind = document.sentence_of(_lead_end(document))
        return bool(left) and not may_tell(document, readings, document.sentences[behind].last, DEADLY, lexicon)
    return True


def _not_vetoed(
    document: Document, mentions: Iterable[Mention], lexicon: Lexicon, told: Sequence[Topic]
) -> list[Topic]:
    """The subjects that nothing told in the article vetoes."""
    if not told:
        return []
    mentions = tuple(mentions)
    vetoes = {"armed"} if _names_armed(document, mentions, lexicon) else set()
    vetoes |= {"dead"} if _tells_dead(mentions, _lead_end(document)) else set()
    return [t for t in told if t.vetoes.isdisjoint(vetoes)]


def _stem(word: str) -> str:
    """A word without what is written in one with it, so that استيراد and باستيراد count as one."""
    return min(bare_words(word), key=len, default=word).removeprefix("ال")


def _doubted(topic: Topic, count: int) -> frozenset[str]:
    """رد الزوراء بقذيفة صاروخية من خارج المنطقة: the weapons of an article whose subject is beyond doubt."""
    return _WEAPONS if topic.sure and count >= topic.sure else frozenset()


def _lead_end(document: Document) -> int:
    body = [s for s in document.sentences if s.part not in ("title", "heading")]
    return body[min(_LEAD_SENTENCES, len(body)) - 1].last if body else len(document.tokens)


def _tells_dead(mentions: Sequence[Mention], lead: int) -> bool:
    """Whether the title or the first sentences tell of people killed."""
    return any(m.kind == "casualty" and m.value.figure == "killed" and m.first < lead for m in mentions)


def _names_armed(document: Document, mentions: Sequence[Mention], lexicon: Lexicon) -> bool:
    """Whether an armed side is named, other than as the one who tells it, by whatever name.

    Names that mean one only in some country (الهيئة، الشباب، السلطات) and names that nobody listed (شبكة "كذا") say
    nothing of a conflict.
    """
    told = {t for m in mentions if m.kind == "source" for t in range(m.first, m.last)}
    tellers = {n.actor for m in mentions if m.kind == "actor" and m.first in told for n in m.value.names}
    return any(
        mention.kind == "actor"
        and mention.first not in told
        and tellers.isdisjoint(n.actor for n in mention.value.names)
        and mention.value.how in ("name", "hostile")
        and mention.rule != _UNLISTED
        and not _armed_kinds(document.tokens[mention.first].text).isdisjoint(
            lexicon.actors[n.actor].kind
            for n in mention.value.names
            if n.actor in lexicon.actors and n.actor not in _NO_SIDE and not (n.dated and n.dated.countries)
        )
        for mention in mentions
    )


def _armed_kinds(word: str) -> frozenset[str]:
    """Kinds of actor that are armed under a name with this first word: a state by its forces (القوات الروسية)."""
    return _ARMED_KINDS if _FORCES.isdisjoint(bare_words(word)) else _ARMED_KINDS | {"state"}
