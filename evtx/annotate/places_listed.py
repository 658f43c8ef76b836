"""Listed names that are also common words or persons' names: which of them are places where they stand."""

from __future__ import annotations

from evtx.annotate.places_before import Lead
from evtx.gazetteer.places import Place
from evtx.lexicon.load import Lexicon
from evtx.lexicon.match import NameHit
from evtx.text.disambiguate import CLOSED_CLASS
from evtx.text.document import Document

_INNER_KINDS = frozenset("quarter square street market".split())
_INSIDE = frozenset({"في", "ب"})
_TOWN = 3  # rank down to which a place is widely known


def keeps(
    document: Document, place: Place, lead: Lead, hit: NameHit, joined: bool, held: bool, may_be_bare: bool
) -> bool:
    """Whether a listed name is that place here. `joined`: to a place by و; `held`: an area is named right after it;
    `may_be_bare`: a village's name can stand here without a word that says that it is a place.
    """
    single = hit.last - hit.first == 1
    if single and _modifies(document, hit, lead) and not lead.kind:
        return False
    ordinary = single and _ordinary(document, hit)
    weak = place.common or (ordinary and place.rank >= _TOWN) or (single and place.kind in _INNER_KINDS)
    if hit.proclitic.endswith("ك") or (hit.proclitic and single and _whole_word(document, hit)):
        return False
    if not weak:
        shown = lead.kind or lead.preposition or lead.near or joined or lead.role or place.rank < _TOWN
        return bool(shown) or (not _persons_name(document, hit) and (may_be_bare or not single))
    if lead.kind and not fits(lead.kind, place) and ordinary:
        return False
    if lead.kind:
        return True
    if ordinary and not (lead.preposition or lead.near or joined or lead.role):
        return False
    points = 1.0 * (lead.preposition in _INSIDE) + 0.5 * bool(lead.preposition) + 1.0 * joined + 1.0 * held
    points += 1.0 * bool(lead.role)
    points += 1.0 * (lead.near and not (ordinary and place.rank > _TOWN))
    if _described(document, hit):
        return False
    rare = ordinary or (place.common and place.kind in _INNER_KINDS)
    needed = 2.0 if rare and place.rank > _TOWN else 1.0
    return points >= needed


def fits(kind: str, place: Place) -> bool:
    """Whether a class word agrees with the kind of a place, so that a common word after it is its name."""
    if kind in ("settlement", "quarter", "admin2"):
        return place.kind in ("settlement", "quarter", "region")
    return (kind == "admin1" and place.kind in ("admin1", "region")) or kind not in ("admin1",)


def _ordinary(document: Document, hit: NameHit) -> bool:
    """Whether the word is one of the lexicon's too."""
    return any((a.prep == "" or hit.proclitic) and a.number != "d" for a in document.analyses[hit.first])


def _whole_word(document: Document, hit: NameHit) -> bool:
    """Whether the letters that were taken for و ب ل belong to a word of the lexicon (واسعة)."""
    return any(not a.conj and not a.prep for a in document.analyses[hit.first])


def is_outlet(document: Document, lexicon: Lexicon, hit: NameHit) -> bool:
    """Whether the words are an outlet's name or part of one."""
    for first in range(max(0, hit.first - 2), hit.first + 1):
        outlet = lexicon.outlets.at(document.tokens, first)
        if outlet is not None and outlet.last >= hit.last:
            return True
    return False


def _modifies(document: Document, hit: NameHit, lead: Lead) -> bool:
    """القوات الشامية: a definite adjective right after a definite noun."""
    text = document.tokens[hit.first].text
    if hit.first == 0 or hit.proclitic or not text.startswith("ال") or not text.endswith(("ي", "يه", "يين", "يون")):
        return False
    before = document.tokens[hit.first - 1].text
    return before.startswith("ال") and not lead.near and before not in CLOSED_CLASS


def _described(document: Document, hit: NameHit) -> bool:
    """في الحراك الاجتماعي: a common word with an adjective of its own."""
    if hit.last >= len(document.tokens) or not document.tokens[hit.first].text.removeprefix(hit.proclitic).startswith(
        "ال"
    ):
        return False
    return any(a.cat == "ADJ" and a.det and not a.conj and not a.prep for a in document.analyses[hit.last])


def may_be_bare(document: Document, at: int) -> bool:
    """Whether the word before a token lets a bare place follow: a verb, a bare noun, the start of a line."""
    if at == 0 or not document.tokens[at - 1].word or not document.tokens[at - 1].text.startswith(("ال", "وال")):
        return True
    analyses = document.analyses[at - 1]
    return document.tokens[at - 1].text in CLOSED_CLASS or any(a.cat in ("PV", "IV", "PVP", "IVP") for a in analyses)


def _persons_name(document: Document, hit: NameHit) -> bool:
    """محمد الشدادي: a name right after a word that nobody knows is likely a person's."""
    if hit.first == 0 or hit.proclitic or hit.last - hit.first > 1:
        return False
    before = document.tokens[hit.first - 1]
    return (
        before.word
        and not document.analyses[hit.first - 1]
        and before.text not in CLOSED_CLASS
        and not before.text[0].isdigit()
    )
