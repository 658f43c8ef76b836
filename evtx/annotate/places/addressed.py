"""Words of blame, threat, fire and sending before the name of a country: whether it is a party by them."""

from __future__ import annotations

from collections.abc import Sequence

from evtx.lexicon.load import Lexicon
from evtx.lexicon.schema import Rule
from evtx.model import Mention
from evtx.text.disambiguate import CLOSED_CLASS, Reading
from evtx.text.document import Document
from evtx.text.words import word_class

# Acts between states: a country beside their words is a party, not the ground.
_DIPLOMATIC = frozenset({"accusation", "threat", "meeting", "agreement", "training"})
# Acts of words, which reach whom they are for by إلى and على (وجهت أصابع الاتهام إلى كييف), as their frame says:
# leaflets that fall on a town are a threat too.
_BLAMING, _OF_WORDS = frozenset({"accusation", "threat"}), ("speech.verb", "speech.noun")
_BLAMED_REACH = 6  # tokens from what is said against somebody to his name
FIRE, _STRUCK_REACH = frozenset({"airstrike", "shelling", "armed_attack", "bombing"}), 12
_CHARGES = frozenset({"بان", "بانها", "مسووليه", "المسووليه"})
_GOING = word_class("annotate.places_addressed.going")
_IMPOSED, _IMPOSED_REACH = word_class("annotate.places_addressed.imposed"), 4


def is_told_of_charge(document: Document, readings: Sequence[Reading | None], actor: Mention, lexicon: Lexicon) -> bool:
    """اتهامات لإسرائيل بقصف المطار: behind words of blame, before that of which it is accused."""
    near = readings[max(0, actor.first - _BLAMED_REACH) : actor.first]
    words = [r.analysis for r in near if r is not None and r.nominal]
    rules = (rule for a in words for rule in lexicon.noun_rules.get(a.noun or a.lemma, ()))
    if actor.last >= len(readings) or not any(rule.type == "accusation" for rule in rules):
        return False
    after = readings[actor.last]
    if document.tokens[actor.last].text in _CHARGES:
        return True
    return after is not None and after.nominal and after.analysis.prep == "ب" and after.analysis.cat == "VN"


def is_charged(document: Document, readings: Sequence[Reading | None], actor: Mention, lexicon: Lexicon) -> bool:
    """اتهم الوزير فلان روسيا بعرقلة: a bare name behind a verb of blame, before that of which it is accused."""
    if actor.last >= len(readings) or not between_states(document, readings, actor.first, lexicon, _BLAMING):
        return False
    governed = readings[actor.first - 1]
    if document.tokens[actor.first - 1].text in CLOSED_CLASS or (governed is not None and governed.analysis.prep):
        return False
    charge, after = document.tokens[actor.last].text, readings[actor.last]
    if charge in _CHARGES or after is None or not after.nominal:
        return charge in _CHARGES
    return after.analysis.prep == "ب" and after.analysis.cat in ("VN", "N") and not after.analysis.pron


def is_struck(document: Document, readings: Sequence[Reading | None], token: int, lexicon: Lexicon) -> bool:
    """ردا على ضربات نفذتها طائرات على كابل: whether a noun for fire stands before على."""
    first = max(document.sentences[document.sentence_of(token)].first, token - _STRUCK_REACH)
    nouns = (r.analysis for r in readings[first:token] if r is not None and not r.finite)
    return any(rule.type in FIRE for a in nouns for rule in lexicon.noun_rules.get(a.noun or a.lemma, ()))


def is_addressed(document: Document, readings: Sequence[Reading | None], token: int, lexicon: Lexicon) -> bool:
    """وجهت أصابع الاتهام إلى كييف: whether what stands nearest before a preposition is said against somebody.

    Whatever was said before, one goes or is sent to a country (قال خلال زيارته إلى طهران، سيرسل جنودا إلى مالي).
    """
    sentence = document.sentences[document.sentence_of(token)]
    beside = document.tokens[max(sentence.first, token - _IMPOSED_REACH) : token]
    if any(t.text in _IMPOSED for t in beside):
        return True  # العقوبات المفروضة على طهران، مبعوث واشنطن إلى كابل
    for at in range(token - 1, sentence.first - 1, -1):
        reading = readings[at]
        if reading is None:
            continue
        analysis = reading.analysis
        if analysis.lemma in _GOING and (reading.finite or analysis.cat == "VN"):
            return False
        rules = (
            lexicon.verb_rules.get(analysis.lemma, ())
            if reading.finite
            else lexicon.noun_rules.get(analysis.noun or analysis.lemma, ())
        )
        if any(_says_against(rule, analysis.lemma, lexicon) for rule in rules):
            return True
        if reading.finite:
            return False
    return False


def _says_against(rule: Rule, lemma: str, lexicon: Lexicon) -> bool:
    """Whether a word of the rule is one of blame or threat by itself, no "he said" with a threat behind it."""
    tells = rule.type == "threat" and bool(rule.needs) and lemma in lexicon.reporting.verbs
    return rule.type in _BLAMING and rule.frame in _OF_WORDS and not tells


def between_states(
    document: Document,
    readings: Sequence[Reading | None],
    token: int,
    lexicon: Lexicon,
    types: frozenset[str] = _DIPLOMATIC,
) -> bool:
    """Whether a verb or noun before a token in its sentence tells an act between states."""
    sentence = document.sentences[document.sentence_of(token)]
    for at in range(sentence.first, token):
        reading = readings[at]
        if reading is None:
            continue
        analysis = reading.analysis
        rules = (
            lexicon.verb_rules.get(analysis.lemma, ())
            if reading.finite
            else lexicon.noun_rules.get(analysis.noun or analysis.lemma, ())
        )
        if any(rule.type in types and (types is _DIPLOMATIC or rule.frame in _OF_WORDS) for rule in rules):
            return True
    return False
