"""Names that a class word introduces: the word's token in, the name after it out, or None.

قرية X، جسر X، مطار المدينة, lists after a plural (قرى ذيبان واللطوة) and the capital of an area (عاصمة شمال دارفور).
"""

from __future__ import annotations

from collections.abc import Sequence

from evtx.annotate.places.before import Lead, called_to
from evtx.annotate.places.found import Found, Ground, by_means, class_text, hit_at, lead_at
from evtx.annotate.places.framed import framed_end, is_of_dual
from evtx.annotate.places.known import SINGULAR, feature_of, held, listed, past_adjectives
from evtx.annotate.places.listed import Around, fits, is_ordinary, keeps, may_stand
from evtx.annotate.places.reference import antecedent
from evtx.annotate.places.shown import shown
from evtx.annotate.places.table import AREA_KINDS, PlaceWord, pairs_of
from evtx.annotate.places.unlisted import clean, name_end, quoted_end
from evtx.frozen import replace
from evtx.lexicon.match import NameHit
from evtx.text.disambiguate import CLOSED_CLASS
from evtx.text.normalize import fold_text
from evtx.text.words import word_class

QUOTES = ('"', "'")
_OPENING = (*QUOTES, "(")
_SEPARATORS = frozenset({"،", "-", "/", "(", "و"})
_DOERS, _DEEDS = frozenset({"منفذ", "منفذي"}), word_class("annotate.class_words.deeds")  # منفذ عملية الطعن: who did it
# Class words that are more often something else before a name that no list knows: خط الجبهة، بوابة الفجر، طريق محفوف.
_LISTED_ONLY = frozenset({"خط", "بوابه", "عاصمه"})
_JUNCTIONS = frozenset({"مفرق", "مفترق", "تقاطع", "كوع"})
_OIL = "نفط"  # whose company a place names as well
_MANY = frozenset("market site street square checkpoint".split())  # of which a town has many
_NAMED_AFTER = frozenset({"square"})  # which are named after the buildings that stand there
_LIE_OPEN = frozenset("valley mountain island desert".split())  # no town has one of its own


def after_class(ground: Ground, found: Sequence[Found], index: int, word: PlaceWord) -> Found | None:
    """A class word without article: the name after it, unless the gazetteer's reading will find it there."""
    tokens, end = ground.document.tokens, ground.line(index)[1]
    called = called_to(ground.document, index + 1, end)
    if index + 1 < called < end:
        return _called(ground, found, index, word, called)
    at = index + 1
    while at < end and _passed_over(ground, at, word):
        at += 1
    if tokens[index - 1 : index] and tokens[index - 1].text in QUOTES and at < end and tokens[at].text in QUOTES:
        return None  # مراسل "جسر" بأن: a name of something else, whole between its quotation marks
    if at >= end or at in ground.blocked or not (tokens[at].word or tokens[at].text in _OPENING):
        return None
    if (word.kind == "road" and by_means(ground, index)) or (word.text in _DOERS and tokens[at].text in _DEEDS):
        return None
    following = ground.word(at)
    framed = framed_end(ground, at, word)
    if framed is not None and _is_longer(ground, at, framed):
        return _unlisted(ground, found, index, word, at, framed)
    if following.definite and following.is_class and not following.lead:
        if word.kind in _LIE_OPEN:
            return _open_land(ground, found, index, at)
        return _feature_of_antecedent(ground, found, index, at)
    inside = at + 1 if tokens[at].text in _OPENING else at
    hit = hit_at(ground, inside) if inside < end else None
    if hit is not None and hit.proclitic in ("ب", "ل") and listed(ground, found, hit) is not None:
        return None
    if hit is not None and not hit.proclitic:
        lead = lead_at(ground, found, hit.first)
        around = Around(lead, False, False, True, False, is_ordinary(ground.document, hit, lead))
        if may_stand(ground.document, hit, lead) and any(
            keeps(ground.document, p[0], hit, around) for p in pairs_of(hit.payload)
        ):
            past = inside > index + 1 and word.in_name
            return _feature_past_fillers(ground, found, index, word, hit) if past else None
    if at > index + 1 and _is_filler(ground.word(index + 1)):
        made = _past_fillers(ground, found, index, word, inside)
        if made is not None:
            return made
    strange = word.text in _JUNCTIONS and not ground.document.analyses[at]  # مفرق الشلوف، مفرق عطالة
    if (word.text in _LISTED_ONLY and not _gate_of_area(ground, at, word)) or (
        word.kind == "road" and not (strange or tokens[at].text.startswith("ال"))
    ):
        return None
    inner = next((n for n in range(index + 1, at) if ground.word(n).kind in AREA_KINDS), None)
    if inner is not None:  # مفرق قرية X، حاجز بلدة X: no list knows either, so the village is what is named
        made = _unlisted(ground, found, inner, ground.word(inner), at)
        return made and replace(made, lead=replace(made.lead, near=True))
    return _unlisted(ground, found, index, word, at)


def _called(ground: Ground, found: Sequence[Found], index: int, word: PlaceWord, at: int) -> Found | None:
    """قرية تدعى X: the name behind words that say that it is one, whatever else its first word may be."""
    tokens, inside = ground.document.tokens, at + (ground.document.tokens[at].text in _OPENING)
    hit = hit_at(ground, inside) if inside < len(tokens) else None
    if at in ground.blocked or (hit is not None and listed(ground, found, hit) is not None):
        return None
    made = _unlisted(ground, found, index, word, at)
    plain = tokens[at].word and len(tokens[at].text) > 1 and tokens[at].text not in CLOSED_CLASS
    return made or (_unlisted(ground, found, index, word, at, at + 1) if plain else None)


def _is_longer(ground: Ground, at: int, end: int) -> bool:
    """Whether the list knows no name of so many words: at most one that the name of the text begins with."""
    hit = hit_at(ground, at)
    if hit is None or hit.proclitic:
        return True
    return hit.last < end and hit.last - hit.first == 1


def _gate_of_area(ground: Ground, at: int, word: PlaceWord) -> bool:
    """بوابة قويرة المال شمالي المدينة: a gate by whose name an area is told."""
    stop = name_end(ground.document, ground.lexicon, ground.table, at, word, ground.blocked)
    return word.text == "بوابه" and stop is not None and held(ground, stop)


def _is_filler(word: PlaceWord) -> bool:
    """حقل نفط العمر، محطة كهرباء بيجي: a noun between the word of a feature and its name."""
    return word.kind == "filler" or word.text == _OIL


def _passed_over(ground: Ground, at: int, word: PlaceWord) -> bool:
    """جسر بلدة البصيرة، حقل غاز كونيكو: settlement words and the like between a feature's word and its name."""
    if not word.in_name:
        return False
    known, hit = ground.word(at), hit_at(ground, at)
    if hit is not None and not hit.proclitic and hit.last - hit.first > 1:
        return False  # جسر خربة غزالة
    return (
        known.kind == "filler"
        or known.text == _OIL
        or (known.kind in AREA_KINDS and not known.definite and not known.lead)
    )


def _past_fillers(ground: Ground, found: Sequence[Found], index: int, word: PlaceWord, inside: int) -> Found | None:
    """حقل نفط العمر: the field that is listed without the word between."""
    tokens, end = ground.document.tokens, ground.line(index)[1]
    for last in (min(inside + 2, end), inside + 1):
        whole = tuple(ground.table.named([word.text, *(t.text for t in tokens[inside:last] if t.word)]))
        if whole and last > inside:
            lead = replace(lead_at(ground, found, index, word.lead), kind=word.kind, in_name=True, class_token=index)
            return Found(lead, index, last, shown(*whole[0]), whole, "feature", word.kind)
    return None


def _feature_past_fillers(ground: Ground, found: Sequence[Found], index: int, word: PlaceWord, hit: NameHit) -> Found:
    pairs = tuple(pairs_of(hit.payload))
    lead = replace(lead_at(ground, found, index, word.lead), kind=word.kind, in_name=True, class_token=index)
    if _is_filler(ground.word(index + 1)):
        name = clean(ground.document, index, hit.last, word.text)
        whole = tuple(ground.table.named([t.text for t in ground.document.tokens[index : hit.last] if t.word]))
        return Found(lead, index, hit.last, name, whole or pairs, "feature", word.kind, inner=pairs)
    made = feature_of(ground, lead, hit, pairs)
    if made.pairs:
        return made
    # مستشفى مدينة X: no list knows the building, so the town is what is named
    near = replace(lead, near=True, in_name=False)
    return Found(near, hit.first, hit.last, shown(*pairs[0]), pairs, "gazetteer", "settlement")


def _unlisted(
    ground: Ground, found: Sequence[Found], index: int, word: PlaceWord, at: int, framed: int | None = None
) -> Found | None:
    """The name at a token behind a class word. `framed`: where it ends, if what follows says so."""
    document, table = ground.document, ground.table
    stop = framed or quoted_end(document, at) or name_end(document, ground.lexicon, table, at, word, ground.blocked)
    stop = stop and min(stop, ground.line(index)[1])
    if stop is None or not ground.blocked.isdisjoint(range(at, stop)):
        return None
    lead = replace(
        lead_at(ground, found, index, word.lead),
        kind=word.kind, plural=word.plural, in_name=word.in_name, class_token=index,
    )  # fmt: skip
    words = [t.text for t in document.tokens[at:stop] if t.word]
    near = table.tight(([word.text] if word.in_name else []) + words) or table.tight(words)
    pairs = tuple(p for p in near if fits(word.kind, p[0]))
    start = index if word.in_name else at
    name = clean(document, start, stop, word.text if word.in_name else "")
    if word.in_name and word.text in SINGULAR:
        name = f"{SINGULAR[word.text]} {clean(document, at, stop)}"
    how = "tight" if pairs else "feature" if word.in_name else "class_word"
    return Found(lead, at, past_adjectives(ground, stop, lead), name, pairs, how, word.kind)


def _feature_of_antecedent(ground: Ground, found: Sequence[Found], index: int, at: int) -> Found | None:
    """مطار المدينة: the feature of the town told before."""
    word = ground.word(index)
    refers = antecedent(found, ground.word(at).text)
    if refers is None and word.kind in _NAMED_AFTER and ground.word(at).kind != "settlement":
        return _open_land(ground, found, index, at)  # دوار السينما
    if refers is None or not word.in_name:
        return None
    old = found[refers]
    lead = replace(lead_at(ground, found, index, word.lead), kind=word.kind, in_name=True, class_token=index)
    if fold_text(old.name).split()[0] == ground.word(at).text.removeprefix("ال"):  # بوابة الميناء of ميناء أم قصر
        return Found(replace(lead, near=True), index, at + 1, old.name, old.pairs, "taken_up", old.kind, refers)
    name = f"{class_text(ground.document, index, word.text)} {old.name}"
    whole = tuple(ground.table.named([word.text, *fold_text(old.name).split()]))
    if not whole and word.kind in _MANY:  # سوق المدينة is no name: it lies in the town
        near = replace(lead, near=True, in_name=False)
        return Found(near, index, at + 1, old.name, old.pairs, "taken_up", old.kind, refers)
    return Found(lead, index, at + 1, name, whole, "feature", word.kind, refers, inner=old.pairs)


def _open_land(ground: Ground, found: Sequence[Found], index: int, at: int) -> Found:
    """وادي المدينة، دوار السينما: a name of its own, for no town has a valley."""
    word = ground.word(index)
    lead = replace(lead_at(ground, found, index, word.lead), kind=word.kind, in_name=True, class_token=index)
    name = clean(ground.document, index, at + 1, word.text)
    return Found(lead, index, at + 1, name, (), "feature", word.kind)


def _camp_in_list(ground: Ground, lead: Lead, index: int) -> Found | None:
    """مخيمي طولكرم ونور شمس: the second camp, which is listed with its class word."""
    tokens = ground.document.tokens
    for last in (index + 2, index + 1):
        words = [tokens[index].text[1:], *(t.text for t in tokens[index + 1 : last])]
        pairs = tuple(ground.table.named(["مخيم", *words])) if last <= len(tokens) else ()
        if pairs:
            return Found(lead, index, last, shown(*pairs[0]), pairs, "feature", pairs[0][0].kind)
    return None


def goes_on(ground: Ground, found: Sequence[Found], index: int, kind: str) -> Found | None:
    """قرى ذيبان واللطوة، مناطق (ذيبان - اللطوة): an unknown word in a list that a plural class word or بين opened."""
    document = ground.document
    text = document.tokens[index].text
    joined = text.startswith("و")
    marked = document.tokens[index - 1].text in _SEPARATORS
    lead = replace(lead_at(ground, found, index, "و"), kind=kind, plural=bool(kind))
    camp = _camp_in_list(ground, lead, index) if kind == "camp" and joined else None
    if camp is not None:
        return camp
    quoted = kind and document.tokens[index - 2].text in _SEPARATORS  # an opening mark, no closing one
    stop = quoted_end(document, index - 1) if quoted else None
    if stop is not None:
        return Found(lead, index, stop, clean(document, index, stop), (), "class_word", kind)
    second = joined and is_of_dual(ground, found[-1].lead.class_token) and text not in CLOSED_CLASS
    strange = second or not document.analyses[index]
    if not (joined or marked) or len(text) < 4 or not strange or ground.word(index).kind:
        return None
    start, end = document.original_span(index, index + 1)
    pairs = tuple(ground.table.tight([text[joined:]]))
    name = document.text[start + joined : end]
    return Found(lead, index, index + 1, name, pairs, "tight" if pairs else "class_word", kind)
