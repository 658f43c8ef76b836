"""Places of a sentence that are not its act's: where the hurt were brought, somebody went, guns stand, a road leads.

A place mention with its document and sentence in, yes or no out.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from evtx.events.draft import Draft
from evtx.events.where.narrower import INSIDE
from evtx.lexicon.schema import Trigger
from evtx.model import Mention, Sentence
from evtx.text.document import Document
from evtx.text.lookalikes import is_imam
from evtx.text.segment import RELATIVES
from evtx.text.shape import FINITE
from evtx.text.words import word_class

ORIGIN = frozenset({"من", "عن"})
DESTINATION = word_class("events.where_not.destination")
_ROUTED = ORIGIN | DESTINATION
_MOVING = word_class("events.where_not.moving")
_COMING = word_class("events.where_not.coming")
_CLINICS = word_class("events.where_not.clinics")
_CARRIED, _CARE_REACH = ("نقل", "ينقل", "تنقل", "اسعف", "اسعاف"), 8
_CAME_REACH = 16
_CAME, _HURT = ("وصل", "ووصل", "يصل", "تصل"), word_class("events.where_not.hurt")
_ROUTE_REACH = 6
_DRIVING = word_class("events.where_not.driving")
_LEAVING, _LEFT_REACH = frozenset({"انسحب", "فر", "لاذ", "غادر"}), 4  # lemmas
_GUNS, _GUNS_REACH = word_class("events.where_not.guns"), 4
_MEANWHILE, _OPENINGS = word_class("events.where_not.meanwhile"), word_class("events.where_not.openings")
_BESIDE = frozenset({"مع", "من", "علي"})  # قبل ساعات من تدشين، احتجاجا على افتتاح
_ANSWERING = frozenset({"ردا", "وردا"})
_SIDES = word_class("events.where_not.sides")
_PACTS = frozenset("الاتفاق الاتفاقيه الهدنه الصفقه التفاهم".split())
_HOUSES, _HOUSE_REACH = word_class("events.where_not.houses"), 4
_KEEPERS = word_class("events.where_not.keepers")
_FAR_ENDS = frozenset("settlement admin1 region country".split())  # an airport or camp lies beside its road
_LEADING = word_class("events.where_not.leading")
_ON_THE_WAY = frozenset({"abduction", "arrest", "killing", "assassination", "armed_attack", "bombing", "seizure"})


def is_bound_for(document: Document, draft: Draft) -> bool:
    """خطف ركاب حافلة متجهة إلى X: whether a draft's place is where those went to whom the act was done."""
    mention = draft.place.mentions[0] if draft.place.mentions else None
    if mention is None or draft.place.how != "clause" or draft.type not in _ON_THE_WAY:
        return False
    sentence = document.sentences[document.sentence_of(mention.first)]
    return mention.value.preposition in DESTINATION and on_the_way(document, sentence, mention)


def of_a_pact(document: Document, sentence: Sentence, mention: Mention) -> bool:
    """أفرج عن أسرى نص عليهم الاتفاق الذي وقع في برن: where the pact was made that a relative clause is about."""
    opened = [first for first, last in sentence.clauses if first <= mention.first < last]
    if not opened or opened[0] == sentence.first or document.tokens[opened[0]].text not in RELATIVES:
        return False
    return document.tokens[opened[0] - 1].text.removeprefix("ل") in _PACTS


def threatened(document: Document, mention: Mention) -> bool:
    """توعد القائد في X باقتحام Y: the place on which the act is to fall that a threat names."""
    before = document.analyses[mention.first - 1] if mention.first else ()
    return any(a.cat == "VN" and a.prep == "ب" and not a.det for a in before)


def cared_for(document: Document, sentence: Sentence, mention: Mention) -> bool:
    """نقل الجرحى إلى مستشفى الثورة في تعز، أعلن عن استشهاده في مجمع ناصر: where the hurt were brought or died."""
    words = [t.text for t in document.tokens[max(sentence.first, mention.first - _CARE_REACH) : mention.first]]
    if mention.value.preposition in DESTINATION and _reached(document, sentence, mention):
        return True
    if not _CLINICS.isdisjoint(words):
        return _tells_of_care(words)
    named = document.tokens[mention.first].text in _CLINICS and mention.value.preposition in DESTINATION
    carried = mention.value.preposition in DESTINATION and _tells_of_care(words)
    return carried and (named or mention.value.place.kind == "settlement")


def _reached(document: Document, sentence: Sentence, mention: Mention) -> bool:
    """وصلت جثامين القتلى إلى مستشفى X: whether it is the hurt or the dead who came to a hospital."""
    words = [t.text for t in document.tokens[max(sentence.first, mention.first - _CAME_REACH) : mention.first]]
    came = any(word.startswith(_CAME) for word in words)
    return document.tokens[mention.first].text in _CLINICS and came and not _HURT.isdisjoint(map(_bare_word, words))


def is_clinic_carried_to(document: Document, sentence: Sentence, mention: Mention) -> bool:
    """نقل الجرحى إلى مستشفى X: the hospital itself is where nothing happened."""
    return document.tokens[mention.first].text in _CLINICS and cared_for(document, sentence, mention)


def on_the_way(document: Document, sentence: Sentence, mention: Mention) -> bool:
    """حافلة متجهة من كابل إلى باميان، قادما من الزنتان، ثم انسحبوا نحو X: where somebody came from or went."""
    if mention.value.preposition not in _ROUTED:
        return False
    first = max(sentence.first, mention.first - _ROUTE_REACH)
    words = {_bare_word(t.text) for t in document.tokens[first : mention.first]}
    if not _MOVING.isdisjoint(words) or (mention.value.preposition in ORIGIN and not _COMING.isdisjoint(words)):
        return True
    near = range(max(first, mention.first - _LEFT_REACH), mention.first)
    return mention.value.preposition in DESTINATION and any(_withdraws(document, i) for i in near)


def _withdraws(document: Document, at: int) -> bool:
    """Whether a token is a verb of going away."""
    analyses = document.analyses[at]
    return bool(analyses) and all(a.cat in FINITE and a.lemma in _LEAVING for a in analyses)


def driven_out(document: Document, sentence: Sentence, mention: Mention) -> bool:
    """لطرد المسلحين من بلدة X: the ground from which somebody is driven is where it is."""
    before = document.tokens[max(sentence.first, mention.first - _ROUTE_REACH) : mention.first]
    return mention.value.preposition == "من" and any(_bare_word(t.text) in _DRIVING for t in before)


def fired_from(document: Document, sentence: Sentence, mention: Mention) -> bool:
    """قصفت من قواعدها في X قرية Y، أطلقت صواريخ من اتجاه X: where the guns stand."""
    before = document.tokens[max(sentence.first, mention.first - _GUNS_REACH) : mention.first]
    words = [t.text for t in before]
    if words[-2:-1] == ["من"] and words[-1] in _SIDES:
        return True
    return mention.value.preposition in INSIDE and any(
        word in _GUNS and first in ORIGIN for first, word in pairwise(words)
    )


def of_what_else_was(document: Document, trigger: Trigger, mention: Mention) -> bool:
    """قتل متظاهران بالتزامن مع افتتاح السفارة في X، ردا على هجوم في X: where something else took place."""
    words = [t.text for t in document.tokens[trigger.last : mention.first]]
    return any(
        (one in _MEANWHILE and two == "مع")
        or (one in _ANSWERING and two == "علي")
        or (one in _BESIDE and two in _OPENINGS)
        or (one == "منذ" and two == "ان")
        for one, two in pairwise(words)
    )


def of_a_building(document: Document, mention: Mention) -> bool:
    """اقتحموا مقر قيادة شرطة ذي قار: the seat of a body is where its name says."""
    before = document.tokens[max(0, mention.first - _HOUSE_REACH) : mention.first]
    return mention.rule.endswith(".owner") and any(t.text in _HOUSES for t in before)


def of_its_keeper(document: Document, mention: Mention) -> bool:
    """اغتيل إمام جامع الفتح في بيته بالقطن: the house that only says who somebody is."""
    at = mention.first - 1
    if at >= 0 and is_imam(document, at):
        return True  # but أمام جامع الفتح, in front of it
    return at >= 0 and not mention.value.preposition and _bare_word(document.tokens[at].text) in _KEEPERS


def leads_there(document: Document, sentence: Sentence, mention: Mention) -> bool:
    """قطعوا الطريق الدولي المؤدي إلى بغداد، وصولا إلى جزين: where a road or a flight leads, far from there."""
    words = [t.text for t in document.tokens[max(sentence.first, mention.first - 2) : mention.first]]
    far = mention.value.place.kind in _FAR_ENDS and mention.value.preposition in DESTINATION
    return far and any(word in _LEADING or _bare_word(word) in _LEADING for word in words)


def _tells_of_care(words: Sequence[str]) -> bool:
    return any(_bare_word(word).startswith(_CARRIED) for word in words)


def _bare_word(word: str) -> str:
    word = word.removeprefix("و") if len(word) > 3 else word
    return word.removeprefix("ال")
