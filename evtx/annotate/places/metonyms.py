"""Countries and capitals that act (موسكو أعلنت): mentions of actors and places in, each kept on one side out."""

from __future__ import annotations

from collections.abc import Sequence

from evtx.annotate.places.addressed import FIRE, between_states, is_addressed, is_charged, is_struck, is_told_of_charge
from evtx.lexicon.load import Lexicon
from evtx.lexicon.match import bare_words
from evtx.lexicon.who import ActorRef
from evtx.model import Mention
from evtx.text.disambiguate import Reading
from evtx.text.document import Document
from evtx.text.lookalikes import FEMININE
from evtx.text.words import word_class

_TO_IT = word_class("annotate.places_metonyms.to_it")
_URGING, _URGED_REACH = word_class("annotate.places_metonyms.urging"), 14  # tokens from such a verb to whom it asks
_CLOSING = frozenset({"،", ")"})  # behind what is put in between (حضت كذا، اليوم، تركيا على)
_ASKED_FOR = frozenset({"الي", "علي", "من", "ان", "ل", "وقف", "عدم"})
_ALLIES = word_class("annotate.places_metonyms.allies")
_BACKING = word_class("annotate.places_metonyms.backing")
_BACKING_REACH, _SIDE_REACH = 4, 4  # tokens from the word of backing to the country, between two sides
_ADDRESSED = frozenset({"الي", "علي"})
_AGAINST = frozenset({"علي", "ضد"})
_BY_HANDS = frozenset("يد ايدي يدي خلفيه اثر الاقل مدي الرغم الارجح".split())  # على أيدي مسلحين: no target
_PARTY = word_class("annotate.places_metonyms.party")
_OFFICES = word_class("annotate.places_metonyms.offices")
_SCENE_VERBS = word_class("annotate.places_metonyms.scene_verbs")
_OPENING = frozenset({"ان", "بان", ".", "،", ":", "وان"})
_VERB_REACH, _PAIR_REACH = 3, 6  # words from the second of two subjects to their verb, and from the first
_WAS = word_class("events.scene.was")
_IMPERSONAL = word_class("text.segment.impersonal")
_REACHING = word_class("annotate.places_metonyms.reaching")


def settle_metonyms(
    document: Document,
    readings: Sequence[Reading | None],
    actors: list[Mention],
    places: list[Mention],
    lexicon: Lexicon,
) -> tuple[list[Mention], list[Mention]]:
    """A country or capital is an actor where it acts (موسكو أعلنت), else a place; each mention is kept once."""
    by_token = {t: p for p in places for t in range(p.first, p.last)}
    kept: list[Mention] = []
    dropped: set[int] = set()
    for actor in actors:
        place = by_token.get(actor.first)
        adjective = _adjective(document, readings, actor, lexicon)
        if adjective is not None:
            kept.append(adjective)
            dropped.update(() if place is None else (place.first,))
        elif (place is not None and _ends_name(actor, place)) or (
            actor.value.how == "metonym" and _is_of_town(actor, places, lexicon)
        ):
            continue
        elif actor.value.how != "metonym" or place is None:
            kept.append(actor)
        elif (
            _acts(document, readings, actor, place)
            or _acts_with(document, readings, actor, place, actors)
            or _is_urged(document, readings, actor, place, kept)
            or _is_ally(document, actor, kept)
            or _backs(document, actor)
            or _is_second_side(document, actor, places, kept)
            or _strikes(document, readings, actor, place, places, lexicon)
            or _is_party(document, readings, actor, place, kept, lexicon)
        ):
            kept.append(actor)
            dropped.add(place.first)
    return kept, [p for p in places if p.first not in dropped]


def _is_of_town(actor: Mention, places: Sequence[Mention], lexicon: Lexicon) -> bool:
    """قبالة مدينة جازان السعودية: right behind a place in a country its name is the adjective of that place."""
    entry = lexicon.actors.get(actor.value.names[0].actor) if actor.value.names else None
    return entry is not None and any(
        p.last == actor.first and p.value.place.country == entry.country and p.value.place.kind != "country"
        for p in places
    )


def _ends_name(actor: Mention, place: Mention) -> bool:
    """الجولان المحتل: a word that is the last one of a place's name, and no occupier."""
    return place.first < actor.first == place.last - 1 and actor.last == place.last and actor.value.how != "metonym"


def _adjective(
    document: Document, readings: Sequence[Reading | None], actor: Mention, lexicon: Lexicon
) -> Mention | None:
    """جنديا تركيا: after a noun in the accusative the word is no country but the adjective in the same case.

    غارات جوية سورية: so is one in the feminine behind an indefinite adjective.
    """
    word = document.tokens[actor.first].text
    if word.endswith("يه") and _describes_too(readings, actor):
        names = lexicon.actor_adjectives.get(word[:-1], ())
        value = ActorRef(names, "adjective", nation=lexicon.nations.get(word[:-1]))
        rule = f"actor.adjective.{names[0].actor}" if names else ""
        return document.mention_of_tokens("actor", actor.first, actor.last, value, rule) if names else None
    if actor.value.how != "metonym" or actor.last - actor.first > 1 or not word.endswith("يا") or not actor.first:
        return None
    before = readings[actor.first - 1]
    names = lexicon.actor_adjectives.get(word[:-1], ())
    noun = before.analysis if before is not None and before.nominal else None
    if not names or noun is None or noun.det or not document.tokens[actor.first - 1].text.endswith("ا"):
        return None
    value = ActorRef(names, "adjective", nation=lexicon.nations.get(word[:-1]))
    return document.mention_of_tokens("actor", actor.first, actor.last, value, f"actor.adjective.{names[0].actor}")


def _describes_too(readings: Sequence[Reading | None], actor: Mention) -> bool:
    """Whether the name of a country in one word stands behind an indefinite feminine adjective."""
    reading = readings[actor.first - 1] if actor.first else None
    if reading is None or actor.value.how != "metonym" or actor.last - actor.first > 1 or actor.value.proclitic:
        return False
    before = reading.analysis
    return before.cat == "ADJ" and before.gender == "f" and not (before.det or before.pron or before.prep)


def _acts(document: Document, readings: Sequence[Reading | None], actor: Mention, place: Mention) -> bool:
    """Subject position: right before or after a finite verb, or joined to another name, with no preposition."""
    if _did_before(document, readings, actor) or _had_done(document, readings, actor):
        return True
    if place.value.locative or place.first != actor.first or actor.value.proclitic[-1:] in ("ب", "ل", "ك"):
        return False
    at = actor.first - 1
    if at > 0 and document.tokens[at].text in _TO_IT:
        at -= 1
    before = readings[at] if actor.first else None
    after = readings[actor.last] if actor.last < len(readings) else None
    if any(r is not None and r.finite and r.analysis.lemma in _SCENE_VERBS for r in (before, after)):
        return False  # تشهد بغداد احتجاجات
    if before is not None and before.finite:
        return not (before.analysis.lemma in _REACHING and _has_subject(document, readings, at, actor.first))
    opens = actor.first == 0 or document.tokens[actor.first - 1].text in ("ان", "بين", ".", "،", ":") or not before
    return bool(opens and after is not None and after.finite and not after.analysis.conj)


def _did_before(document: Document, readings: Sequence[Reading | None], actor: Mention) -> bool:
    """سبق لإسرائيل أن قصفت: who stands with لـ before what he did."""
    if actor.value.proclitic != "ل" or not actor.first or actor.last + 1 >= len(readings):
        return False
    opener, that = document.tokens[actor.first - 1].text, document.tokens[actor.last].text
    return opener.lstrip("وف") in _IMPERSONAL and that == "ان" and _is_finite(readings[actor.last + 1])


def _had_done(document: Document, readings: Sequence[Reading | None], actor: Mention) -> bool:
    """وكانت تركيا قد قصفت: who stands between "was" and "already", and what he had done by then."""
    if actor.value.proclitic or not actor.first or actor.last + 1 >= len(readings):
        return False
    was, already = document.tokens[actor.first - 1].text, document.tokens[actor.last].text
    verb = readings[actor.last + 1]
    done = verb is not None and verb.finite and not verb.analysis.conj and verb.analysis.lemma not in _SCENE_VERBS
    return was.removeprefix("و").removeprefix("ف") in _WAS and already == "قد" and done


def _acts_with(
    document: Document, readings: Sequence[Reading | None], actor: Mention, place: Mention, actors: Sequence[Mention]
) -> bool:
    """إن إسلام آباد وحكومة طالبان اتفقتا: the first of two that are the subject of a verb behind them."""
    before = document.tokens[actor.first - 1].text if actor.first else "."
    if place.value.locative or place.first != actor.first or actor.value.proclitic or before not in _OPENING:
        return False
    other = next((a for a in actors if 0 <= a.first - actor.last <= 1 and a.first < len(readings)), None)
    joined = other is not None and document.tokens[actor.last].text.startswith("و")
    if other is None or not joined:
        return False
    verb = next(
        (i for i in range(other.last, min(other.last + _VERB_REACH, len(readings))) if _is_finite(readings[i])), 0
    )
    return (
        verb > 0 and document.tokens[verb].text.endswith(("ا", "وا", "ان", "ون")) and verb - actor.first <= _PAIR_REACH
    )


def _is_ally(document: Document, actor: Mention, before: Sequence[Mention]) -> bool:
    """قوات النظام وحليفتها روسيا: a country that is told as the ally of whom stands before it acts with him."""
    ally = actor.first - 1
    return ally > 0 and document.tokens[ally].text in _ALLIES and any(m.last == ally for m in before)


def _backs(document: Document, actor: Mention) -> bool:
    """بدعم حاسم من روسيا: a country that is told to back an act."""
    if document.word_at(actor.first - 1) != "من" or actor.value.proclitic or actor.first < 2:
        return False
    near = document.tokens[max(0, actor.first - _BACKING_REACH) : actor.first - 1]
    return any(t.text.removeprefix("و") in _BACKING for t in near)


def _is_second_side(document: Document, actor: Mention, places: Sequence[Mention], before: Sequence[Mention]) -> bool:
    """بين حركة حماس في غزة وإسرائيل: a country that "and" joins, over a place, to the first of two sides."""
    if actor.value.proclitic != "و" or not before or before[-1].value.how not in ("name", "hostile"):
        return False
    first = before[-1]
    over = any(p.last == actor.first and p.value.place.kind != "country" and p.first > first.last for p in places)
    within = document.word_at(first.last) == "في" and actor.first - first.last <= _SIDE_REACH
    return over and within and first.first > 0 and document.tokens[first.first - 1].text == "بين"


def _strikes(
    document: Document,
    readings: Sequence[Reading | None],
    actor: Mention,
    place: Mention,
    places: Sequence[Mention],
    lexicon: Lexicon,
) -> bool:
    """ضربات إسرائيل على مواقع، قصف روسيا مدينة كذا: a country right behind fire that is aimed at what follows."""
    before = readings[actor.first - 1] if actor.first else None
    if before is None or before.finite or actor.value.proclitic or place.value.place.kind != "country":
        return False
    if place.first != actor.first or before.analysis.det or before.analysis.pron:
        return False
    rules = lexicon.noun_rules.get(before.analysis.noun or before.analysis.lemma, ())
    if not any(rule.type in FIRE for rule in rules):
        return False
    if document.word_at(actor.last) in _AGAINST:
        return document.word_at(actor.last + 1) not in _BY_HANDS
    hit = next((p for p in places if p.first == actor.last), None)
    return before.analysis.cat == "VN" and hit is not None and not hit.value.locative and not _joined(document, hit)


def _joined(document: Document, place: Mention) -> bool:
    """قصف سوريا ولبنان: a place that "and" joins to the one before it."""
    return document.tokens[place.first].text.startswith("و") and place.value.place.name[:1] != "و"


def _is_urged(
    document: Document, readings: Sequence[Reading | None], actor: Mention, place: Mention, before: Sequence[Mention]
) -> bool:
    """حض الاتحاد تركيا على ضبط النفس، دعا الرئيس الفرنسي إسرائيل إلى: whom the subject of such a verb asks."""
    if place.value.locative or place.first != actor.first or actor.value.proclitic or actor.first < 2:
        return False
    after = document.word_at(actor.last)
    asked = after in _ASKED_FOR or after.startswith("ب")
    last = document.tokens[actor.first - 1].text
    named = any(m.last == actor.first for m in before) or last.startswith("ال") or last in _CLOSING
    if not (asked and named):
        return False
    start = max(document.sentences[document.sentence_of(actor.first)].first, actor.first - _URGED_REACH)
    verbs = [r.analysis.lemma for r in readings[start : actor.first] if r is not None and r.finite]
    return bool(verbs) and verbs[-1] in _URGING


def _is_finite(reading: Reading | None) -> bool:
    return reading is not None and reading.finite


def _has_subject(document: Document, readings: Sequence[Reading | None], verb: int, name: int) -> bool:
    """المبعوث يصل صنعاء، يغادر القاهرة: a verb whose subject stands before it, or has not the gender of the name."""
    word, before = document.tokens[name].text, readings[verb - 1] if verb else None
    man = readings[verb]
    differs = man is not None and man.analysis.gender == "m" and (word.endswith(("ه", "ات", "اء")) or word in FEMININE)
    return differs or (before is not None and before.nominal)


def _goes_there(document: Document, readings: Sequence[Reading | None], token: int) -> bool:
    """زار وزير الخارجية الإيراني دمشق: whether the verb that governs a bare name is one of going there."""
    sentence = document.sentences[document.sentence_of(token)]
    verbs = [r.analysis.lemma for r in readings[sentence.first : token] if r is not None and r.finite]
    return bool(verbs) and verbs[-1] in _REACHING


def _is_party(
    document: Document,
    readings: Sequence[Reading | None],
    actor: Mention,
    place: Mention,
    kept: Sequence[Mention],
    lexicon: Lexicon,
) -> bool:
    """A side beside one that acts (السعودية وإيران), whose office is told, or of an act between states."""
    gap = bool(actor.first) and document.tokens[actor.first - 1].text == '"'  # "حزب الله" وإسرائيل
    begins = place.first == actor.first or any(m.last == actor.first and m.first < place.first for m in kept[-1:])
    if not begins or not actor.first:  # الولايات المتحدة إيران: two names, the last word of one read with the other
        return False
    last = kept[-1] if kept and kept[-1].last == actor.first - gap else None
    joined = actor.value.proclitic[:1] == "و"
    if joined and last is not None and last.value.how in ("name", "hostile") and _does_it(document, readings, last):
        return True  # يتبادل حزب الله وإسرائيل القصف
    if (
        joined
        and last is not None
        and (last.value.how == "metonym" or _is_state(last, lexicon) or document.tokens[last.first - 1].text == "بين")
    ):
        return True  # السعودية وإيران، بين حماس وإسرائيل
    before = document.tokens[actor.first - 1].text
    if actor.value.proclitic == "ل" and is_told_of_charge(document, readings, actor, lexicon):
        return True
    if not actor.value.proclitic and not bare_words(before).isdisjoint(_OFFICES):
        return True
    if not between_states(document, readings, actor.first, lexicon):
        return False
    if not (place.value.locative or actor.value.proclitic) and is_charged(document, readings, actor, lexicon):
        return True
    if not actor.value.proclitic and last is not None and last.value.how in ("metonym", "name", "hostile"):
        return not _goes_there(document, readings, actor.first)  # اتهمت سوريا إسرائيل
    if before in _ADDRESSED:
        return is_addressed(document, readings, actor.first, lexicon) and not is_struck(
            document, readings, actor.first, lexicon
        )
    return before in _PARTY


def _does_it(document: Document, readings: Sequence[Reading | None], actor: Mention) -> bool:
    """Whether a party stands right after a verb, as its subject does, or after a verbal noun (ارتكاب قوات كذا)."""
    at = actor.first - 1
    if at > 0 and document.tokens[at].text == '"':
        at -= 1
    before = readings[at] if at >= 0 else None
    if before is None or actor.value.proclitic:
        return False
    return before.finite or (before.analysis.cat == "VN" and not before.analysis.det)


def _is_state(mention: Mention, lexicon: Lexicon) -> bool:
    """الولايات المتحدة: a name that is a state itself."""
    return any(n.actor in lexicon.actors and lexicon.actors[n.actor].kind == "state" for n in mention.value.names)
