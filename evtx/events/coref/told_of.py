"""Is an act what its clause tells of? A definite noun and its sentence in, yes or no out.

"The attack" mostly points to what the reader knows; where it is the subject of a perfect that says that it took
place, hit or cost something (الهجوم نُفذ بقنبلة، التفجير الذي وقع في السوق استهدف حافلة), the sentence tells it.
"""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.annotated import Annotated
from evtx.events.draft import Draft
from evtx.events.when.clauses import clause_of
from evtx.lexicon.match import bare_words
from evtx.text.segment import COMPLEMENTIZERS, RELATIVES
from evtx.text.words import word_class

_REACH = 14  # tokens from the noun to its verb, relative clause included
_BEGINS = word_class("events.told_of.begins")
_MERELY = word_class("events.told_of.merely")


def told_by_its_verb(known: Annotated, draft: Draft) -> bool:
    """Whether the draft's noun opens its clause as the subject of a perfect that tells of it."""
    if draft.trigger.form != "noun" or not _opens(known, draft):
        return False
    sentence = known.document.sentences[draft.sentence]
    tokens = known.document.tokens
    in_relative = False
    for at in range(draft.trigger.last, min(sentence.last, draft.trigger.last + _REACH)):
        word = tokens[at].text
        in_relative = word in RELATIVES or (in_relative and word != "،")
        reading = known.readings[at]
        if in_relative or reading is None or not reading.finite:
            continue
        lemma = reading.analysis.lemma
        tells = any(s.subject == "event" and not s.preposition for s in known.lexicon.supports.get(lemma, ()))
        done = reading.analysis.cat in ("PV", "PVP") and not reading.analysis.conj
        return done and (lemma == "نفذ" or (tells and lemma not in _MERELY)) and tokens[at - 1].text not in ("لم", "ما")
    return False


_UNDERGOING = frozenset({"تعرض", "خضع"})
_UNDERGONE_REACH = 8  # tokens between the verb and what is undergone


def is_undergone(known: Annotated, draft: Draft) -> bool:
    """تعرض السجناء للضرب: a generic noun with the article is told of whoever underwent it."""
    if draft.trigger.analysis.prep != "ل":
        return False
    first = max(known.document.sentences[draft.sentence].first, draft.trigger.first - _UNDERGONE_REACH)
    before = (known.readings[at] for at in range(draft.trigger.first - 1, first - 1, -1))
    verb = next((r for r in before if r is not None and (r.finite or r.analysis.cat == "VN")), None)
    return verb is not None and verb.analysis.lemma in _UNDERGOING


_SCENE = word_class("events.told_of.scene")
_CORDON = "طوق"
_CLOSING, _SPOT = word_class("events.told_of.closing"), word_class("events.told_of.spot")
_ROUND = 8  # tokens of a clause in which it is said what was closed off


def is_round_the_scene(known: Annotated, draft: Draft, acts: Sequence[int]) -> bool:
    """طوقت القوات مكان الانفجار، أغلقت المنطقة المحيطة بموقع الهجوم: a cordon round the scene of an act told before
    (`acts`: where) is none of its own.
    """
    if draft.type != "blockade" or draft.subtype == "curfew" or not acts or min(acts) >= draft.trigger.anchor:
        return False
    after = known.document.tokens[draft.trigger.last : draft.trigger.last + _ROUND]
    words = [token.text for token in after]
    stop = next((n for n, w in enumerate(words) if w in (".", "،")), len(words))
    told = (draft.trigger.analysis.lemma, *words[:stop])
    if draft.trigger.analysis.lemma in _CLOSING:
        return not _SPOT.isdisjoint(words[:stop])
    cordon = draft.subtype in ("siege", None) and any(_CORDON in word for word in told)
    return cordon and not _SCENE.isdisjoint(words[:stop])


_GOING = frozenset({"deployment", "patrol"})
_WHEN = word_class("events.told_of.when")


def is_on_its_way(known: Annotated, draft: Draft, acts: Sequence[int]) -> bool:
    """ووقع الهجوم عندما مرت شاحنة الجنود: how those went who were struck is told of the act, and is none of its own."""
    sentence = known.document.sentences[draft.sentence]
    if draft.type not in _GOING or not any(sentence.first <= at < draft.trigger.anchor for at in acts):
        return False
    first, _ = clause_of(sentence, draft.trigger.anchor)
    between = known.document.tokens[max(first, draft.trigger.first - 2) : draft.trigger.first]
    opened = {known.document.tokens[first].text, *(t.text for t in between)}
    return draft.trigger.form == "verb" and not _WHEN.isdisjoint(opened)


_MEMORY = word_class("events.told_of.memory")
_WORKS = word_class("events.told_of.works")
_PASSED = 5  # tokens from "the passing" to the act (مرور 26 عاماً على خطف)


def is_retold(known: Annotated, draft: Draft) -> bool:
    """Whether the draft's noun is what an anniversary, a book or a film is about."""
    if draft.trigger.form != "noun":
        return False
    tokens, first = known.document.tokens, known.document.sentences[draft.sentence].first
    at = draft.trigger.first - 1
    if at > first and tokens[at].text == "علي":
        return any(tokens[t].text.lstrip("بل") == "مرور" for t in range(max(first, at - _PASSED), at))
    about = at > first and tokens[at].text in ("عن", "حول")
    at -= about
    while at > first and (reading := known.readings[at]) is not None and reading.analysis.cat == "ADJ":
        at -= 1
    if at < first:
        return False
    words = bare_words(tokens[at].text)
    return not (_WORKS if about else _MEMORY).isdisjoint(words)


def _opens(known: Annotated, draft: Draft) -> bool:
    """Whether no more than a particle or a word like "the operation of" stands before the noun in its clause."""
    sentence = known.document.sentences[draft.sentence]
    at = draft.trigger.first - 1
    if at >= sentence.first and known.document.tokens[at].text.lstrip("ول") in _BEGINS:
        at -= 1
    if at < sentence.first:
        return True
    before = known.document.tokens[at].text
    return before in COMPLEMENTIZERS or not known.document.tokens[at].word or before in ("وكان", "كان", "هذا", "وهذا")
