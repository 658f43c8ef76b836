"""Claims of responsibility, denials and blame: a document and its actors in, mentions of kind `claim` out."""

from __future__ import annotations

from collections.abc import Sequence

from evtx.lexicon.load import Lexicon
from evtx.lexicon.match import bare_words
from evtx.lexicon.schema import ClaimCue
from evtx.model import ClaimValue, Mention, Sentence
from evtx.text.document import Document
from evtx.text.words import word_class

_NAMED = frozenset({"name", "hostile", "metonym"})
_GROUPS = frozenset({"armed_group", "militia", "party", "coalition"})
_STATES = frozenset({"state", "government", "io", "ngo", "people", "civil"})
_FINITE = frozenset({"PV", "IV"})
_NEGATIONS = word_class("annotate.claims.negations")
_NOBODY = word_class("annotate.claims.nobody")
_BETWEEN = word_class("annotate.claims.between")
_PREPOSITIONS = word_class("annotate.claims.prepositions")
_TOWARD = frozenset({"الي", "نحو", "حول", "علي", "بصمات", "بصمه"})  # تحمل بصمات كذا
_ON_HIM = frozenset({"التهمه", "تهمه", "الجريمه", "العمليه"})  # ألصق التهمة بكذا
_THAT = frozenset({"ان", "بان", "وان"})
_STANDING = frozenset({"وقوف"})
_STOOD = "قوف"  # of وقوف, its first letter taken for "and"
_REACH = 8
_VOID_REACH = 5


def annotate_claims(document: Document, actors: Sequence[Mention], lexicon: Lexicon) -> list[Mention]:
    """Claim mentions with the claimant (or the one blamed); a claim that nobody makes ("لم تتبن أي جهة") gives none."""
    known = sorted((m for m in actors if m.value.how in _NAMED or m.value.how == "anaphor"), key=lambda m: m.first)
    found: dict[int, Mention] = {}
    for hit in lexicon.claims.find(document):
        if not isinstance(hit.payload, ClaimCue):
            continue
        how = hit.payload.how
        sentence = document.sentences[document.sentence_of(hit.first)]
        if _void(document, sentence, hit.first, hit.last, how, lexicon):
            continue
        if how != "suspected" or _open_ended(document, hit.first, hit.last):
            actor = _subject(document, known, sentence, hit.first)
            if how == "suspected" and actor is not None and _tells_of_another(document, actor.last, hit.first):
                continue
        else:
            actor = _blamed(document, known, hit.first, hit.last)
        actor = _named(known, actor, lexicon)
        if actor is None or (how == "announced" and not _may_announce(actor, lexicon)):
            continue
        told = "claimed" if how == "announced" else how
        value = ClaimValue(told, actor, (sentence.first, sentence.last))
        old = found.get(hit.first)
        if old is None or old.value.how == "suspected":
            found[hit.first] = document.mention_of_tokens("claim", hit.first, hit.last, value, f"claim.{how}")
    claimed = {(m.value.actor.first, m.value.about) for m in found.values() if m.value.how in ("claimed", "denied")}
    kept = [
        m for m in found.values() if m.value.how != "suspected" or (m.value.actor.first, m.value.about) not in claimed
    ]
    return sorted(kept, key=lambda m: m.first)


def _void(document: Document, sentence: Sentence, first: int, last: int, how: str, lexicon: Lexicon) -> bool:
    """A negated claim, one that nobody made, or words of adoption about something that is no act."""
    tokens = document.tokens
    before = {tokens[i].text for i in range(max(sentence.first, first - 3), first)}
    if how != "denied" and not _NEGATIONS.isdisjoint(before):
        return True
    earlier = tokens[max(sentence.first, first - _REACH) : first]
    if how == "suspected" and any(t.text.lstrip("والب").startswith(_STOOD) for t in earlier):
        return True  # تتهم كذا بالوقوف خلفها، نفى وقوفه وراء الهجوم: those words have their own subject
    following = [t.text for t in tokens[first + 1 : min(sentence.last, max(last, first + 1 + _VOID_REACH))]]
    if how != "denied" and following[:1] and following[0] in _NOBODY and (following[0] != "احد" or len(following) < 2):
        return True
    return how == "claimed" and any(not lexicon.claim_voids.isdisjoint(bare_words(w)) for w in following)


def _subject(document: Document, known: Sequence[Mention], sentence: Sentence, first: int) -> Mention | None:
    """Who claims: the actor right after the verb, else right before it, else the first subject of the sentence."""
    for mention in known:
        if first < mention.first <= min(sentence.last, first + _REACH):
            between = document.tokens[first + 1 : mention.first]
            if all(
                not t.word or t.text in _BETWEEN or t.text.isdigit() for t in between
            ) and not mention.value.proclitic.endswith("ل"):
                return mention
            break
    inside = [m for m in known if sentence.first <= m.first and m.last <= first]
    if inside and first - inside[-1].last <= 2 and not _governed(document, inside[-1]):
        return inside[-1]
    return next((m for m in inside if not _governed(document, m) and _follows_verb(document, sentence, m)), None)


def _tells_of_another(document: Document, last: int, first: int) -> bool:
    """تقول الحكومة إن دعوات الثأر تقف وراء الهجمات: behind "that" something else is the subject."""
    return any(t.text in _THAT for t in document.tokens[last:first])


def _governed(document: Document, mention: Mention) -> bool:
    """Whether a preposition stands before an actor, so that it is no subject."""
    before = document.tokens[mention.first - 1].text if mention.first else ""
    return before in _PREPOSITIONS or mention.value.proclitic[-1:] in ("ل", "ب", "ك")


def _follows_verb(document: Document, sentence: Sentence, mention: Mention) -> bool:
    if mention.first == sentence.first:
        return True
    at = mention.first - 1
    while at > sentence.first and not document.tokens[at].word:
        at -= 1
    return any(a.cat in _FINITE for a in document.analyses[at])


def _blamed(document: Document, known: Sequence[Mention], first: int, last: int) -> Mention | None:
    """Whom an act is put down to: the actor after إلى or ل, or inside the pattern (وقوف X وراء), or its subject."""
    end = document.tokens[last - 1].text
    inner = (m for m in known if first < m.first < last - 1)
    if not bare_words(document.tokens[first].text).isdisjoint(_STANDING):
        return next(inner, None)
    near = [m for m in known if last - 1 <= m.first <= last + 2]
    if end in _ON_HIM:
        near = [m for m in near if m.value.proclitic.endswith("ب")]
    return next(iter(near), None) if end in _TOWARD | _ON_HIM or end[0] == "ل" else None


def _open_ended(document: Document, first: int, last: int) -> bool:
    end = document.tokens[last - 1].text
    return (
        end not in _TOWARD | _ON_HIM and end[0] != "ل" and bare_words(document.tokens[first].text).isdisjoint(_STANDING)
    )


def _named(known: Sequence[Mention], actor: Mention | None, lexicon: Lexicon) -> Mention | None:
    """The actor itself, or the group that an anaphor (التنظيم) takes up."""
    if actor is None or actor.value.how != "anaphor":
        return actor
    if actor.value.anaphor not in ("group", "last"):
        return None
    for mention in reversed([m for m in known if m.first < actor.first and m.value.how in _NAMED]):
        kinds = {lexicon.actors[n.actor].kind for n in mention.value.names if n.actor in lexicon.actors}
        if actor.value.anaphor == "last" or kinds & _GROUPS:
            return mention
    return None


def _may_announce(actor: Mention, lexicon: Lexicon) -> bool:
    """Armed groups claim what they announce; states and armies report it."""
    kinds = {lexicon.actors[n.actor].kind for n in actor.value.names if n.actor in lexicon.actors}
    return bool(kinds & _GROUPS) and not kinds & _STATES
