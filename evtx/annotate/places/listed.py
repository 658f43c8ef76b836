"""Listed names that are also common words or persons' names: which of them are places where they stand."""

from __future__ import annotations

from dataclasses import dataclass

from evtx.annotate.places.before import Lead
from evtx.annotate.places.table import AREA_KINDS, pairs_of
from evtx.gazetteer.places import Place
from evtx.lexicon.load import Lexicon
from evtx.lexicon.match import NameHit
from evtx.text.disambiguate import CLOSED_CLASS, PREPOSITIONS
from evtx.text.document import Document
from evtx.text.shape import FINITE
from evtx.text.words import word_class

INNER_KINDS = frozenset("quarter square street market".split())
_INSIDE = frozenset({"في", "ب", "فوق"})
_TOWN = 3  # rank down to which a place is widely known
_NAME = 4  # words of the longest name in quotation marks
_INDEFINITE = word_class("annotate.places_listed.indefinite")
_TANWIN = "\u064b"
_BUILT = word_class("annotate.places_listed.built")  # what stands in a town
_FRONTS = frozenset({"جبهه", "محور"})
_ACTS = word_class("annotate.places_listed.acts")  # whose genitive is where it was
_HITTING = word_class("annotate.places_listed.hitting")
_UPON = word_class("annotate.places_listed.upon")  # acts that are done upon a place
_SITES = word_class("annotate.places_listed.sites")
_ON, _BACK = "علي", 3  # words from the act to "upon" (غارتين جويتين عنيفتين على)
_SUBJECT = 4  # tokens of a verb and its subject
_TOWNS = word_class("annotate.places_listed.towns")
_OF_PERSONS = word_class("annotate.places_listed.of_persons")


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a name. `joined`: to a place by و; `held`: an area is named right after it; `may_be_bare`:
    a village's name can stand here without a word that says that it is a place.
    """

    lead: Lead
    joined: bool
    held: bool
    may_be_bare: bool
    said: bool  # a verb of telling stands right before it: its subject is no village
    ordinary: bool  # the word is one of the lexicon's too
    classed: bool = False  # the listed name begins with a class word (منطقة نبع السلام)


def may_stand(document: Document, hit: NameHit, lead: Lead) -> bool:
    """Whether any place can be meant: not by an adjective, an adverb, a person's name, a longer word of the lexicon."""
    if hit.proclitic.endswith("ك"):
        return False
    if hit.last - hit.first > 1:
        return True
    if hit.proclitic and _whole_word(document, hit):
        return False
    if _is_spelt_otherwise(document, hit) or _ends_in_pronoun(document, hit, lead):
        return False
    if _modifies(document, hit, lead):
        return False
    return bool(lead.kind) or not (_adverbial(document, hit) or _of_person(document, hit))


def is_ordinary(document: Document, hit: NameHit, lead: Lead) -> bool:
    """Whether a name of one word is one of the lexicon's words too; no verb behind a preposition (على أطراف تقاد)."""
    analyses = document.analyses[hit.first] if hit.last - hit.first == 1 else ()
    governed = bool(lead.preposition) or lead.near
    return any(
        (a.prep == "" or hit.proclitic) and a.number != "d" and not (governed and a.cat in FINITE) for a in analyses
    )


_NO_QUARTERS = frozenset("camp base field crossing airport".split())


def keeps(document: Document, place: Place, hit: NameHit, around: Around) -> bool:
    """Whether a listed name that may stand for a place is that place here."""
    lead, ordinary = around.lead, around.ordinary
    single = hit.last - hit.first == 1
    told = around.classed and place.kind not in INNER_KINDS  # squares and quarters of a name there are everywhere
    inner = single and place.kind in INNER_KINDS and not (lead.preposition and not (ordinary or hit.proclitic))
    weak = (place.common and not told) or (ordinary and place.rank >= _TOWN) or inner
    if not weak:
        return _shows(document, place, hit, around)
    if lead.kind == "quarter" and place.kind in _NO_QUARTERS:
        return False  # حي الفوار: no camp of that name elsewhere
    if lead.kind:
        return fits(lead.kind, place) or not ordinary
    if ordinary and not (lead.preposition or lead.near or around.joined or lead.role):
        return False
    if single and lead.near and hit.first and document.tokens[hit.first - 1].text.removeprefix("ب") in _FRONTS:
        return True  # في جبهة الضباب
    if _described(document, hit):
        return False
    points = 1.0 * (lead.preposition in _INSIDE) + 0.5 * bool(lead.preposition)
    points += 1.0 * (lead.preposition in _INSIDE and _stands_for_place(document, lead, hit))
    points += 1.0 * (hit.first > 0 and not hit.proclitic and document.tokens[hit.first - 1].text in _ACTS)
    points += 1.0 * (single and not hit.proclitic and is_struck(document, hit.first))
    site = single and document.tokens[hit.first].text in _SITES  # هجوم على القاعدة: the base there, no town
    points += 1.0 * (upon_act(document, lead) and not site)
    points += 1.0 * around.joined + 1.0 * around.held + 1.0 * (lead.role not in ("", "seat", "backer"))
    points += 1.0 * (lead.near and not (ordinary and place.rank > _TOWN))
    rare = ordinary or (place.common and place.kind in INNER_KINDS)
    return points >= (2.0 if rare and place.rank > _TOWN else 1.0)


def upon_act(document: Document, lead: Lead) -> bool:
    """غارة جوية على الباب، السيطرة على الميادين: whether "on" stands behind an act that is done upon places."""
    if lead.preposition != _ON:
        return False
    tokens = document.tokens
    at = next((n for n in range(lead.first, max(-1, lead.first - 2), -1) if tokens[n].text == _ON), 0)
    return any(tokens[n].text.removeprefix("ب") in _UPON for n in range(max(0, at - _BACK), at))


def _stands_for_place(document: Document, lead: Lead, hit: NameHit) -> bool:
    """منزل في المنارة; "وفي الحصان، قضى ...": behind a building, or alone at a sentence's head, a name is a place's."""
    tokens = document.tokens
    at = lead.first - 1 - (not hit.proclitic)  # the token before the preposition
    opened = document.sentences[document.sentence_of(lead.first)].first
    if at < opened:  # but "وفي خطاب، قال": a noun without article is none
        named = tokens[hit.first].text.startswith("ال") or not document.analyses[hit.first]
        return named and hit.last < len(tokens) and tokens[hit.last].text == "،"
    return tokens[at].text in _BUILT


def _shows(document: Document, place: Place, hit: NameHit, around: Around) -> bool:
    """Whether a name that is no common word is a place's where it stands."""
    lead, single = around.lead, hit.last - hit.first == 1
    if around.said and place.rank >= _TOWN and not lead.preposition:
        return False
    if lead.kind or lead.preposition or lead.near or around.joined or lead.role or place.rank < _TOWN:
        return True
    if single and hit.proclitic:  # وائل is no "and Eyl"
        return False
    return not _persons_name(document, hit) and (around.may_be_bare or not single)


def fits(kind: str, place: Place) -> bool:
    """Whether a class word agrees with the kind of a place, so that a common word after it is its name."""
    if place.imported and kind not in AREA_KINDS:
        return place.kind == kind  # a street or hospital of that name lies anywhere
    if kind in ("settlement", "quarter", "admin2"):
        return place.kind in ("settlement", "quarter", "region")
    return (kind == "admin1" and place.kind in ("admin1", "region")) or kind not in ("admin1",)


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


def _is_spelt_otherwise(document: Document, hit: NameHit) -> bool:
    """في آب الماضي: August, which folding makes the Yemeni town of Ibb; فإن, which it makes the town of Van."""
    start, end = document.original_span(hit.first, hit.last)
    return document.text[start:end].endswith(("آب", "إن", "أن"))


def _ends_in_pronoun(document: Document, hit: NameHit, lead: Lead) -> bool:
    """في حديثه إلى الصحفيين: a common word with "his" behind it, which folding makes the town of حديثة."""
    written = document.cut(hit.first, hit.last)
    if lead.kind or not written.endswith("ه") or document.tokens[hit.first].text.startswith("ال"):
        return False
    common = all(p.common for p, _ in pairs_of(hit.payload))
    return common and all(name.endswith("ة") for _, name in pairs_of(hit.payload))


def _modifies(document: Document, hit: NameHit, lead: Lead) -> bool:
    """القوات الشامية، المناطق الشرقية: a definite adjective right after a definite noun.

    So is any definite word after المدينة: no name stands behind a class word with the article (المدينة المطلة).
    """
    text = document.tokens[hit.first].text
    if hit.first == 0 or hit.proclitic or not text.startswith("ال"):
        return False
    before = document.tokens[hit.first - 1].text
    if before.lstrip("وبل") in _TOWNS:
        return True
    if not text.endswith(("ي", "يه", "يين", "يون")):
        return False
    return before.startswith("ال") and not lead.near and before not in CLOSED_CLASS


def _adverbial(document: Document, hit: NameHit) -> bool:
    """قصفاً بريطانياً، دوماً: the name of a country or town with -an is an adjective or adverb.

    So it is, the -an unwritten, where it is joined to people told by where they are from (ثلاثة ليبيين ورومانيا).
    """
    if not document.tokens[hit.first].text.endswith("ا"):
        return False
    if (
        hit.proclitic == "و"
        and document.tokens[hit.first].text.endswith("يا")
        and _are_nationals(document, hit.first - 1)
    ):
        return True
    end = document.original_span(hit.first, hit.last)[1]
    return _TANWIN in document.text[end - 2 : end + 1]


def _are_nationals(document: Document, at: int) -> bool:
    """ليبيين، صينيتين: an indefinite adjective in the plural or dual that stands for people."""
    if at < 1 or not document.tokens[at].text.endswith(("يين", "يتين", "يات")):
        return False
    return any(a.cat == "ADJ" and not a.det for a in document.analyses[at])


def _of_person(document: Document, hit: NameHit) -> bool:
    """عبد العزيز، الطفل يزن: the word before says that a person's name follows."""
    if hit.first == 0 or hit.proclitic:
        return False
    if _named_in_quotes(document, hit):
        return True
    before = document.tokens[hit.first - 1].text
    return before in _OF_PERSONS or (before[1:] in _OF_PERSONS and before[0] in "وفبل")


def _named_in_quotes(document: Document, hit: NameHit) -> bool:
    """التدريب «حماة النيل»: part of the short name that something has between quotation marks."""
    tokens = document.tokens
    if hit.proclitic or tokens[hit.first - 1].text in CLOSED_CLASS:
        return False
    if not any(t.text == '"' for t in tokens[max(0, hit.first - _NAME) : hit.first]):
        return False
    for scope in document.scopes:
        if scope.first > hit.first:
            return False
        if scope.kind != "quote" or hit.last > scope.last or scope.last - scope.first > _NAME + 2:
            continue
        inside = [t for t in tokens[scope.first : scope.last] if t.text != '"']
        before = tokens[scope.first - 1] if scope.first else None
        own = before is not None and before.word and before.text not in CLOSED_CLASS
        return own and hit.last - hit.first < len(inside) and all(t.word for t in inside)
    return False


def _described(document: Document, hit: NameHit) -> bool:
    """في الحراك الاجتماعي، في بلد آخر: a common word with an adjective of its own, which has the article as it has."""
    if hit.last >= len(document.tokens):
        return False
    definite = document.tokens[hit.first].text.removeprefix(hit.proclitic).startswith("ال")
    if not definite and document.tokens[hit.last].text in _INDEFINITE:
        return True
    adjectives = [a for a in document.analyses[hit.last] if a.cat == "ADJ" and not a.conj and not a.prep]
    return any(a.det == definite for a in adjectives) and (
        definite or len(adjectives) == len(document.analyses[hit.last])
    )


def may_be_bare(document: Document, at: int) -> bool:
    """Whether the word before a token lets a bare place follow: a verb, a bare noun, the start of a line."""
    if at == 0 or not document.tokens[at - 1].word or not document.tokens[at - 1].text.startswith(("ال", "وال")):
        return True
    analyses = document.analyses[at - 1]
    closed = document.tokens[at - 1].text in CLOSED_CLASS or any(a.cat in FINITE for a in analyses)
    return closed or is_struck(document, at)


def is_struck(document: Document, at: int) -> bool:
    """قصفت قوات النظام سرمين: a name behind the subject of a verb that wants a place, only nouns between."""
    for back in range(at - 1, max(-1, at - 1 - _SUBJECT), -1):
        token = document.tokens[back]
        if not token.word or token.text in CLOSED_CLASS or token.text in PREPOSITIONS:
            return False
        if back < at - 1 and any(a.cat in FINITE and a.lemma in _HITTING for a in document.analyses[back]):
            return True
    return False


def _persons_name(document: Document, hit: NameHit) -> bool:
    """محمد الشدادي: a name right after a word that nobody knows is likely a person's."""
    if hit.first == 0 or hit.proclitic or hit.last - hit.first > 1:
        return False
    before = document.tokens[hit.first - 1]
    return (
        before.word
        and not (before.text.startswith("ال") and is_struck(document, hit.first))
        and not document.analyses[hit.first - 1]
        and before.text not in CLOSED_CLASS
        and not before.text[0].isdigit()
    )
