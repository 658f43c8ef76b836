"""Whether a draft tells what the one car, shell or attacker did that was told of: a draft in, yes or no out."""

from __future__ import annotations

from collections.abc import Sequence

from evtx.events.coref.kinds import types_meet
from evtx.events.draft import Draft
from evtx.text.document import Document
from evtx.text.words import word_class

_THINGS = word_class("events.known_things.things")
_FLYING = word_class("events.known_things.flying")
_STRIKES = frozenset({"bombing", "explosion", "airstrike", "shelling", "armed_attack"})
_HITTING = frozenset({"استهدف", "ضرب", "طال", "اصاب"})
_THAT_SHE, _THAT_HE = frozenset({"انها", "بانها", "انهما"}), frozenset({"انه", "بانه"})
_TELLING, _TELLER_REACH = word_class("events.known_things.telling"), 8  # tokens from who tells to what is told
_NEAR = 2  # sentences since the act was told
_AFTER = 2  # tokens from a verb to its subject or object


def of_known_thing(document: Document, draft: Draft) -> bool:
    """وذكر ضابط أن المركبة، وهي من طراز كذا، انفجرت، وإن صاروخين أصابا السيارة: a definite car or shell was told of."""
    if draft.part in ("title", "heading"):
        return False
    tokens, sentence = document.tokens, document.sentences[draft.sentence]
    after = tokens[draft.trigger.last : min(draft.trigger.last + _AFTER, sentence.last)]
    if draft.type == "interception":  # تمكنت مروحية من إسقاط الطائرة
        return any(token.text in _FLYING for token in after)
    if draft.trigger.form != "verb" or draft.type not in _STRIKES:
        return False
    if any(token.text in _THINGS for token in after) or is_said_of_it(document, draft):
        return True
    return tokens[_subject_end(document, draft)].text in _THINGS


def is_said_of_it(document: Document, draft: Draft) -> bool:
    """وذكر ضابط أنها استهدفت دورية: what the car hit; "she" is not the man who tells it, "he" not the woman or body."""
    tokens, first = document.tokens, document.sentences[draft.sentence].first
    at = draft.trigger.first - 1
    if draft.trigger.form != "verb" or draft.trigger.analysis.lemma not in _HITTING or at <= first:
        return False
    told = (t.text for t in reversed(tokens[max(first, at - _TELLER_REACH) : at]))
    teller = next((word for word in told if word in _TELLING), None)
    return teller is not None and tokens[at].text in (_THAT_HE if teller.endswith("ت") else _THAT_SHE)


def is_act_of_thing(
    document: Document, draft: Draft, group: Sequence[Draft], groups: Sequence[Sequence[Draft]]
) -> bool:
    """Whether a group is the only act so far that such a thing can be of, told just before: wherever it went off."""
    if not of_known_thing(document, draft):
        return False
    akin = [g for g in groups if any(types_meet(draft.type, o.type) for o in g)]
    told = [o.sentence for o in group if o.part not in ("title", "heading")]
    return len(akin) == 1 and akin[0] is group and bool(told) and 0 < draft.sentence - max(told) <= _NEAR


def _subject_end(document: Document, draft: Draft) -> int:
    """The token right before a verb, an insertion between commas passed over."""
    first, at = document.sentences[draft.sentence].first, draft.trigger.first - 1
    if at > first and document.tokens[at].text == "،":
        at = next((i - 1 for i in range(at - 1, first, -1) if document.tokens[i].text == "،"), at)
    return max(at, first)
